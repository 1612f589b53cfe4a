/* SPDX-License-Identifier: MIT */
/* What records say of earlier audits: which cases were audited when, and whose work was found inadequate. */
#ifndef CA_AUDITED_H
#define CA_AUDITED_H

#include "base/date.h"
#include "check/grade.h"
#include "record/persons.h"

/* An audited case. */
typedef struct {
    ca_date date; /* of its last audit in the time asked for */
} ca_audited_case;

/* A practitioner of whom an audit was inadequate. */
typedef struct {
    ca_slice name; /* as the first such record spells it */
    uint64_t audits;
} ca_audited_worker;

/* Zeroed is empty. Programme records, which have no case, are in no count. */
typedef struct {
    ca_map cases;                              /* ca_audited_case by the id in plain form (person.h) */
    ca_map workers;                            /* ca_audited_worker by the name as it is counted */
    uint64_t records, in_time, undated, later; /* of cases; those without a date, those after AS_OF */
    uint64_t inadequate, unnamed, undecided; /* of records; inadequate without a practitioner, without a final grade */
    ca_arena arena, sought;
} ca_audited;

/* Takes a record that was read: its case, if that was audited later than AFTER, and not later than AS_OF. */
void ca_audited_add_case(ca_audited *audited, ca_record *record, ca_date after, ca_date as_of);

/* Takes a record that was read and graded: its case, whenever it was audited, and the practitioner if the audit is one that
 * its framework escalates (grade or flag), or, where that names no grade for it, came to the worst grade. Names are read by
 * PERSONS, and those that are counted apart go to APART. */
void ca_audited_add_worker(ca_audited *audited, ca_record *record, const ca_grading *grading, ca_persons *persons,
                           ca_similar_names *apart);

/* The audited case of this id, or NULL. */
const ca_audited_case *ca_audited_find(ca_audited *audited, ca_slice id) CA_MUST_USE;
/* What there is of this practitioner, or NULL. */
const ca_audited_worker *ca_audited_worker_find(const ca_audited *audited, const ca_person *person) CA_MUST_USE;
void ca_audited_free(ca_audited *audited);

#endif
