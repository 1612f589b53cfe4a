/* SPDX-License-Identifier: MIT */
/* Tallies: the counts of a set of audits, and how one record adds to them. */
#ifndef CA_TALLY_H
#define CA_TALLY_H

#include "check/grade.h"
#include "summary/count_layout.h"
#include "summary/findings.h"

/* The counts of one set of audits of one framework. */
typedef struct {
    uint64_t *counts; /* layout->size of them */
    ca_findings findings;
    uint64_t population; /* the cases that these audits were drawn from; 0: not known */
} ca_tally;

/* A tally with those of its quarters. */
typedef struct {
    ca_tally all;
    ca_map quarters; /* ca_tally */
} ca_group_tally;

void ca_tally_begin(ca_tally *tally, const ca_count_layout *layout);
void ca_tally_add(ca_tally *into, const ca_tally *from, const ca_count_layout *layout);
/* Adds the counts alone, without the findings. */
void ca_tally_add_counts(ca_tally *into, const ca_tally *from, const ca_count_layout *layout);
void ca_tally_free(ca_tally *tally);

ca_group_tally *ca_group_tally_new(const ca_count_layout *layout) CA_MUST_USE;
/* The tally of a quarter, made when it is not there. */
ca_tally *ca_group_tally_quarter(ca_group_tally *group, ca_slice quarter, const ca_count_layout *layout) CA_MUST_USE;
void ca_group_tally_add(ca_group_tally *into, const ca_group_tally *from, const ca_count_layout *layout);
void ca_group_tally_add_counts(ca_group_tally *into, const ca_group_tally *from, const ca_count_layout *layout);
void ca_group_tally_free(void *group);

/* A finding of a record: its name among findings is [START, END) of the keys. */
typedef struct {
    size_t start, end;
    uint64_t hash;
    int before; /* place in ca_finding_before, or -1 */
} ca_found;

/* What some records add to any tally, one behind the other: the counts that go up by one, and the findings. */
typedef struct {
    uint32_t *counts;
    size_t count, capacity;
    ca_found *found;
    size_t found_count, found_capacity;
    ca_text keys; /* of the findings, and the ids of the cases */
} ca_increments;

/* What one of them adds: stretches of the lists. */
typedef struct {
    size_t first_count, count, first_found, found_count;
    size_t case_start, case_end; /* the id of its case in the keys */
    bool programme;              /* it is about a programme, and no audit */
} ca_addition;

/* Works out what RECORD with GRADING adds, with actions overdue as of AS_OF (CA_NO_DATE: none is). */
ca_addition ca_increments_of(ca_increments *increments, ca_record *record, const ca_grading *grading,
                             const ca_count_layout *layout, ca_date as_of);
void ca_tally_apply(ca_tally *tally, const ca_increments *increments, const ca_addition *addition);
/* Forgets what was worked out. */
void ca_increments_clear(ca_increments *increments);
void ca_increments_free(ca_increments *increments);

#endif
