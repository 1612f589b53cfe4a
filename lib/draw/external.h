/* SPDX-License-Identifier: MIT */
/* External audits beside the internal ones of the same case and period. */
#ifndef CA_EXTERNAL_H
#define CA_EXTERNAL_H

#include "base/map.h"
#include "check/grade.h"

/* What of an audit is compared. Texts are in the caller's arena. */
typedef struct {
    ca_location place;
    ca_slice id, case_id;
    const ca_framework *framework;
    ca_quarter quarter; /* the one given, else that of the audit; CA_NO_QUARTER */
    ca_date from, to, date;
    int final;
    int *grades; /* of each question of the framework; CA_NO_GRADE */
} ca_compared;

/* An external audit and the internal one that it is beside. */
typedef struct {
    ca_compared external, internal;
    bool paired;
    size_t next; /* place + 1 of the next of the same case */
} ca_pair;

/* Zeroed is empty. */
typedef struct {
    ca_pair *pairs; /* in the order of the external audits */
    size_t count, capacity;
    ca_map by_case; /* the place + 1 of the first */
    ca_arena arena;
} ca_pairs;

/* Adds an external audit, which was read and graded. */
void ca_pairs_add(ca_pairs *pairs, ca_record *record, const ca_grading *grading);
/* Gives the internal audit to each external one of its case and period that it is nearer to than what that has: the
 * same period is one that overlaps (from, to), or the same quarter where one of the two does not say; nearer is the
 * longer overlap, then the nearer date of the audit, then the lower id. */
void ca_pairs_offer(ca_pairs *pairs, ca_record *record, const ca_grading *grading);
/* Appends the lines of PAIR: one for the overall grade, one for each question that either graded. */
void ca_pair_write(const ca_pair *pair, ca_text *to);
/* Appends how the overall grades compare, by framework, as one line of JSON. */
void ca_pairs_report(const ca_pairs *pairs, ca_text *to);
void ca_pairs_free(ca_pairs *pairs);

#endif
