/* SPDX-License-Identifier: MIT */
/* External audits, each paired with the internal audit of the same case and period. */
#ifndef CA_EXTERNAL_H
#define CA_EXTERNAL_H

#include "base/map.h"
#include "check/grade.h"

/* The members of an audit that are compared. Texts are in the arena of the pairs. */
typedef struct {
    ca_location location;
    ca_slice id, case_id;
    const ca_framework *framework;
    ca_quarter quarter; /* the record's, else the one of its date; CA_NO_QUARTER */
    ca_date from, to, date;
    int final;
    int *grades; /* of each question of the framework; CA_NO_GRADE */
} ca_compared;

/* An external audit and its internal one, if it is paired. */
typedef struct {
    ca_compared external, internal;
    bool paired;
    size_t next; /* index + 1 of the next pair of the same case; 0: none */
} ca_pair;

/* Zeroed is empty; release with ca_pairs_free. */
typedef struct {
    ca_pair *pairs; /* in the order of the external audits */
    size_t count, capacity;
    ca_map by_case; /* index + 1 of the first pair of each case */
    ca_arena arena;
} ca_pairs;

/* Adds an external audit, which was read and graded into GRADING. */
void ca_pairs_add(ca_pairs *pairs, ca_record *record, const ca_grading *grading);
/* Offers an internal audit, which was read and graded into GRADING, to each external audit of its case and period.
 * It replaces the current partner if it is nearer. Periods are the same if they overlap (from, to), or, if one of
 * the two has no dates, if the quarters are equal. Nearer is the longer overlap, then the nearer audit date, then
 * the lower id. */
void ca_pairs_offer(ca_pairs *pairs, ca_record *record, const ca_grading *grading);
/* Appends the lines of PAIR: one for the overall grade, and one for each question graded in either audit. */
void ca_pair_write(const ca_pair *pair, ca_text *to);
/* Appends the agreement of the overall grades, by framework, as one line of JSON. */
void ca_pairs_report(const ca_pairs *pairs, ca_text *to);
void ca_pairs_free(ca_pairs *pairs);

#endif
