/* SPDX-License-Identifier: MIT */
/* Tallies: the counts of a set of audits, and the increments of one record. */
#ifndef CA_TALLY_H
#define CA_TALLY_H

#include "check/grade.h"
#include "summary/count_layout.h"
#include "summary/faults.h"
#include "summary/findings.h"

/* The counts of a set of audits of one framework. Begin with ca_tally_begin; release with ca_tally_free. */
typedef struct {
    uint64_t *counts; /* layout->size counts */
    ca_findings findings;
    ca_faults faults;
    uint64_t population; /* the number of cases that these audits were drawn from; 0: not known */
} ca_tally;

/* A tally, with a tally for each of its quarters. */
typedef struct {
    ca_tally all;
    ca_spellings *spellings; /* the audits of each spelling of its name; NULL: it has only one */
    ca_map quarters;         /* ca_tally */
} ca_group_tally;

void ca_tally_begin(ca_tally *tally, const ca_count_layout *layout);
void ca_tally_add(ca_tally *into, const ca_tally *from, const ca_count_layout *layout);
/* Adds the counts only, without the findings. */
void ca_tally_add_counts(ca_tally *into, const ca_tally *from, const ca_count_layout *layout);
void ca_tally_free(ca_tally *tally);

ca_group_tally *ca_group_tally_new(const ca_count_layout *layout) CA_MUST_USE;
/* Returns the tally of a quarter, which is made if it is new. */
ca_tally *ca_group_tally_quarter(ca_group_tally *group, ca_slice quarter, const ca_count_layout *layout) CA_MUST_USE;
void ca_group_tally_add(ca_group_tally *into, const ca_group_tally *from, const ca_count_layout *layout);
void ca_group_tally_add_counts(ca_group_tally *into, const ca_group_tally *from, const ca_count_layout *layout);
/* Adds FROM, the group FROM_NAME, to the group NAME, with the spellings of its name. */
void ca_group_tally_add_named(ca_group_tally *into, ca_slice name, const ca_group_tally *from, ca_slice from_name,
                              const ca_count_layout *layout);
/* Merges the groups of a dimension whose names are equal under RULE, and the findings of each group whose themes are. */
void ca_group_tallies_merge(ca_map *groups, enum ca_spelling_rule rule, const ca_count_layout *layout);
/* Merges the findings of a group whose themes are equal. */
void ca_group_tally_merge_findings(ca_group_tally *group);
void ca_group_tally_free(void *group);

/* A finding of a record: its key is [START, END) of the keys. */
typedef struct {
    size_t start, end;
    uint64_t hash;
    uint64_t theme; /* a hash of its kind and theme, whose spellings are the same */
    bool first;     /* of its kind and theme in the record */
    int before;     /* index in ca_finding_before, or -1 */
} ca_found;

/* The increments of several records, one after another: the counts to add one to, and the findings. Zeroed is empty;
 * release with ca_increments_free. */
typedef struct {
    uint32_t *counts;
    size_t count, capacity;
    ca_found *found;
    size_t found_count, found_capacity;
    ca_text keys; /* keys of the findings, and case ids */
} ca_increments;

/* The increments of one record: ranges of the lists. */
typedef struct {
    size_t first_count, count, first_found, found_count;
    size_t fault_count;          /* of the counts after these: they are counts of faults */
    size_t case_start, case_end; /* range of its case id in the keys */
    bool programme;              /* the record is about a programme, not an audit */
} ca_addition;

/* Appends the increments of RECORD with GRADING to INCREMENTS, with actions overdue as of AS_OF (CA_NO_DATE: none
 * are). BROKEN has for each rule whether the record breaks it; NULL: the record was not checked. Returns their ranges. */
ca_addition ca_increments_of(ca_increments *increments, ca_record *record, const ca_grading *grading,
                             const ca_count_layout *layout, ca_date as_of, const bool *broken);
void ca_tally_apply(ca_tally *tally, const ca_increments *increments, const ca_addition *addition);
/* Removes all increments. */
void ca_increments_clear(ca_increments *increments);
void ca_increments_free(ca_increments *increments);

#endif
