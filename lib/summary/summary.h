/* SPDX-License-Identifier: MIT */
/* The summary caseaudit.summary/1: counts of audits that can be added to other summaries. */
#ifndef CA_SUMMARY_H
#define CA_SUMMARY_H

#include "data/framework_library.h"
#include "summary/completion.h"
#include "summary/population.h"
#include "summary/tally.h"

enum { CA_SUMMARY_MOST = 256 * 1024 * 1024 }; /* longest summary, in bytes */
/* limit of a count that is read: far above any real count, and figures cannot overflow */
#define CA_COUNT_MOST (INT64_C(1) << 48)

/* A dimension: a member of the record that audits are grouped by. */
typedef struct {
    const char *name; /* its short name, else its path */
    enum ca_field field;
    const char *head; /* the id of a head, or NULL */
    size_t rank;      /* index among the usual dimensions; others are after these */
} ca_dimension;

/* An input file, and its content. */
typedef struct {
    const char *name;
    uint64_t bytes, records, ids; /* IDS: sum of the hashes of its records' ids */
} ca_leaf;

/* One framework's part of a summary. */
typedef struct {
    ca_count_layout *layout;
    const ca_framework *checked; /* the framework that the layout was compared with; NULL: not compared yet */
    ca_group_tally *total;
    ca_map *by; /* for each dimension: a ca_group_tally for each value */
    /* a ca_group_tally for the audits of each kind, whatever kind is reported: open requirements are always
     * counted */
    ca_map kinds;
    bool targets_differ; /* between the added summaries and records, so that the sum has none */
    uint64_t uncounted;  /* audits in summaries of an earlier version, which did not count concerns */
} ca_framework_tally;

typedef struct {
    ca_dimension *dimensions;
    size_t dimension_count;
    ca_date as_of;            /* CA_NO_DATE: not given */
    enum ca_record_kind kind; /* the kind of audits that is reported; others are only under by.kind */
    ca_population population;
    ca_completion completion;
    uint64_t records, skipped;
    ca_leaf *leaves;
    size_t leaf_count, leaf_capacity;
    ca_map frameworks; /* ca_framework_tally by id */
    ca_arena arena;
} ca_summary;

/* Begins an empty summary of full audits, grouped by NAMES ("team,type"; NULL: the usual dimensions). Returns 0, or
 * -1 with an error if a name is unknown. Release with ca_summary_free in either case. */
int ca_summary_begin(ca_summary *summary, const char *names, ca_date as_of, ca_error *error) CA_MUST_USE;

/* Prepares the summary for records of FRAMEWORK graded under the ruleset with index RULESET (-1: none). Returns 0,
 * or -1 with an error that has the record's location LOCATION if the digest or ruleset differs from earlier records. */
int ca_summary_admit(ca_summary *summary, const ca_framework *framework, int ruleset, ca_location location,
                     ca_error *error) CA_MUST_USE;
/* Adds a leaf for a file that was read to its end. */
void ca_summary_leaf(ca_summary *summary, const char *name, uint64_t bytes, uint64_t records, uint64_t ids);

/* Adds FROM, as if its records had been counted here; FROM may lose parts to INTO. NAME begins the error's text.
 * Returns 0, or -1 with an error. */
int ca_summary_add(ca_summary *into, const ca_summary *from, const char *name, ca_error *error) CA_MUST_USE;
/* Gives the parts that caseaudit 0.1.0 wrote of a framework of -F, if it is the same, its current digest. */
void ca_summary_recognise(ca_summary *summary, const ca_library *library);
/* Checks that all findings were counted by the vocabularies of LIBRARY's frameworks. Returns 0, or -1 with an error. */
int ca_summary_check_themes(const ca_summary *summary, const ca_library *library, ca_error *error) CA_MUST_USE;
/* Merges the groups whose names are spellings of one name, and sets the population of every tally; required after
 * counting and before figures are derived. Returns 0, or -1 with an error that names a population that is smaller than
 * its number of audits. */
int ca_summary_settle(ca_summary *summary, ca_error *error) CA_MUST_USE;
/* Returns a quarter in which the number of audits equals the population; and a quarter that has a population but no
 * audits. Empty: none. */
ca_slice ca_summary_audited_all(const ca_summary *summary) CA_MUST_USE;
ca_slice ca_summary_spare_population(const ca_summary *summary) CA_MUST_USE;
/* Checks that no two leaves have the same records. Returns 0, or -1 with an error. */
int ca_summary_check_repeats(const ca_summary *summary, ca_error *error) CA_MUST_USE;

void ca_summary_free(ca_summary *summary);

/* Returns the part with the framework id of LAYOUT, which is made if it is new. Takes LAYOUT. */
ca_framework_tally *ca_summary_framework(ca_summary *summary, ca_count_layout *layout) CA_MUST_USE;
/* Returns the group of VALUE in the dimension with index DIMENSION, which is made if it is new. */
ca_group_tally *ca_framework_group(ca_framework_tally *framework, size_t dimension, ca_slice value) CA_MUST_USE;

/* Returns the group in the dimension with index DIMENSION of which VALUE is a spelling, or NULL. */
const ca_group_tally *ca_framework_find_group(const ca_summary *summary, const ca_framework_tally *framework,
                                              size_t dimension, ca_slice value) CA_MUST_USE;

/* Returns the group of audits of KIND, which is made if it is new. */
ca_group_tally *ca_framework_kind(ca_framework_tally *framework, ca_slice kind) CA_MUST_USE;
/* Returns the counts of the audits of all kinds. Release with ca_group_tally_free. */
ca_group_tally *ca_framework_every_kind(const ca_framework_tally *framework) CA_MUST_USE;

#endif
