/* SPDX-License-Identifier: MIT */
/* The people who audited a case: the one in audit.auditor, who answers for the audit, and those in audit.auditors, who may name
 * that one again. One home for the question, so that each of them is counted, and kept from judging the audit, once. */
#ifndef CA_AUDITORS_OF_H
#define CA_AUDITORS_OF_H

#include "record/independence.h"
#include "record/record.h"

/* Whether an auditor is of the authority. */
enum ca_side { CA_SIDE_UNSAID, CA_SIDE_INSIDE, CA_SIDE_OUTSIDE };

typedef struct {
    ca_person person;
    ca_slice name; /* as the record spells it first */
    enum ca_side side;
    uint32_t node; /* of the name */
    int entry;     /* index in audit.auditors; -1: audit.auditor */
} ca_auditor_of;

/* Returns the auditors of RECORD, each once, audit.auditor first if it is filled in; COUNT gets their number. A name that is a
 * filler or a role counts as it is spelt. PEOPLE (may be NULL) says which names are one person's. The list is in RECORD's arena. */
ca_auditor_of *ca_auditors_of(ca_record *record, const ca_people_list *people, size_t *count) CA_MUST_USE;

/* Returns how many people audited. */
size_t ca_auditor_count(ca_record *record) CA_MUST_USE;
/* Returns the names of the auditors of RECORD in one text, with SEPARATOR between them and OUTSIDE after those from outside, in
 * RECORD's arena; empty for none. */
ca_slice ca_auditors_named(ca_record *record, const char *separator, const char *outside) CA_MUST_USE;

/* Sets in JUDGED who made the audit of RECORD with the person in audit.auditor; in RECORD's arena. */
void ca_auditors_judged(ca_record *record, const ca_people_list *people, ca_judged_work *judged);

/* Who audited a case. */
enum ca_audited_by { CA_AUDITED_UNSAID, CA_AUDITED_INSIDE, CA_AUDITED_OUTSIDE, CA_AUDITED_BOTH };
/* Returns whether those of LIST of whom it is said are all of the authority, all from outside, or some of each. */
enum ca_audited_by ca_audited_by(const ca_auditor_of *list, size_t count) CA_MUST_USE;

#endif
