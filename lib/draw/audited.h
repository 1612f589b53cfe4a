/* SPDX-License-Identifier: MIT */
/* Earlier audits, read from records: the cases with their audit dates, and the practitioners with inadequate audits. */
#ifndef CA_AUDITED_H
#define CA_AUDITED_H

#include "base/date.h"
#include "check/grade.h"
#include "record/persons.h"

/* An audited case. */
typedef struct {
    ca_date date; /* of its last audit in the period */
} ca_audited_case;

/* A practitioner with an inadequate audit. */
typedef struct {
    ca_slice name; /* as spelt in the first such record */
    uint64_t audits;
} ca_audited_worker;

/* Zeroed is empty; release with ca_audited_free. Programme records, which have no case, are not counted. */
typedef struct {
    ca_map cases;   /* ca_audited_case by the id in plain form (person.h) */
    ca_map workers; /* ca_audited_worker by the name that counts */
    /* records of cases; of these, records in the period, without a date, and after AS_OF */
    uint64_t records, in_time, undated, later;
    /* records: inadequate; inadequate without a practitioner; without a final grade */
    uint64_t inadequate, unnamed, undecided;
    ca_arena arena, sought;
} ca_audited;

/* Adds the case of RECORD, which was read, if it was audited after the day AFTER and not after AS_OF. */
void ca_audited_add_case(ca_audited *audited, ca_record *record, ca_date after, ca_date as_of);

/* Adds the case of RECORD, which was read, whatever its date. */
void ca_audited_add(ca_audited *audited, ca_record *record);

/* Adds the case of RECORD, which was read and graded into GRADING, whatever its date; and its practitioner if the
 * audit is inadequate. An audit is inadequate if its framework escalates it (by grade or flag), or, if the framework
 * escalates no grade, if it has the worst grade. PERSONS interprets the names; APART collects names that are similar
 * but count as different persons. */
void ca_audited_add_worker(ca_audited *audited, ca_record *record, const ca_grading *grading, ca_persons *persons,
                           ca_similar_names *apart);

/* Returns the audited case with this id, owned by AUDITED, or NULL. */
const ca_audited_case *ca_audited_find(ca_audited *audited, ca_slice id) CA_MUST_USE;
/* Returns this practitioner's inadequate audits, owned by AUDITED, or NULL. */
const ca_audited_worker *ca_audited_worker_find(const ca_audited *audited, const ca_person *person) CA_MUST_USE;
void ca_audited_free(ca_audited *audited);

#endif
