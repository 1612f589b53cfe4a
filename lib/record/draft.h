/* SPDX-License-Identifier: MIT */
/* Drafts: blank audit records made out of what is known of a case. */
#ifndef CA_DRAFT_H
#define CA_DRAFT_H

#include "data/diagnostics.h"
#include "data/fields.h"
#include "data/framework.h"

/* Where a value goes: a member of the record, or a head of the framework. */
typedef struct {
    enum ca_field field; /* CA_FIELD_COUNT: nowhere */
    int head;            /* index in the framework's heads, or -1 */
} ca_member;

/* The known values of a case. Zeroed, with room for the framework's heads, none is known. */
typedef struct {
    ca_slice values[CA_FIELD_COUNT];
    ca_slice *heads;
} ca_known;

/* The target that a path, short name or heading names ("case.team", "team", "heads.strand"). */
ca_member ca_member_named(const ca_framework *framework, const char *name);

/* Appends the draft with this id: known values filled in, all other members that an auditor fills in blank, the
 * questions that apply to the case's type. */
void ca_draft_write(const ca_framework *framework, const char *id, const ca_known *known, ca_text *to);

/* Appends the guidance on a question as text for a person. */
void ca_guide_write(const ca_framework *framework, int question, ca_text *to);
void ca_guide_write_section(const ca_framework *framework, int section, ca_text *to);
/* The whole guide: the sections that have guidance of their own, and every question. */
void ca_guide_write_all(const ca_framework *framework, ca_text *to);

#endif
