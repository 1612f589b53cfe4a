/* SPDX-License-Identifier: MIT */
/* The members of a record as values for the controls of a Word document, whose tags name them. */
#ifndef CA_TAG_VALUE_H
#define CA_TAG_VALUE_H

#include "base/suggest.h"
#include "forms/form_value.h"
#include "office/document_fill.h"

/* Returns the group of the list with this NAME, "actions", or CA_SINGLE. */
enum ca_group ca_tag_group(ca_slice name) CA_MUST_USE;
/* Returns the value of MEMBER in RECORD, which was read; of a list, of its entry at the index ENTRY. Choices have their labels, days are as
 * people write them. Texts are those of the record and of ARENA. */
ca_fill_value ca_tag_value(ca_record *record, ca_form_member member, size_t entry, ca_arena *arena) CA_MUST_USE;
/* Adds the tags of all members that records of FRAMEWORK have to NEAR; they are in ARENA. */
void ca_tags_add(const ca_framework *framework, ca_near_names *near, ca_arena *arena);

#endif
