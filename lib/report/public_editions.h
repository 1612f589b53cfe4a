/* SPDX-License-Identifier: MIT */
/* A public report against the editions that were published before: subtracting one from the other must not reveal a single
 * case. And the record of what this edition publishes, for --told. */
#ifndef CA_PUBLIC_EDITIONS_H
#define CA_PUBLIC_EDITIONS_H

#include "report/public_part.h"

/* A row NAME of TABLE: COUNTS of answers or grades, by the scale of RULE, each called by one of NAMES. */
typedef struct {
    const char *table;
    ca_slice name;
    const ca_disclosure_rule *rule;
    const char *const *names;
    const uint64_t *counts;
} ca_public_row;

/* Compares final grades and questions with the earlier editions. Returns 0, or -1 with an error if the difference would
 * reveal single cases. */
int ca_public_check_editions(const ca_public_part *p, ca_error *error) CA_MUST_USE;
/* Compares all tables with an edition of the same quarters, after they have been added to the record. Returns as above. */
int ca_public_check_rest(const ca_public_part *p, ca_error *error) CA_MUST_USE;

/* Returns the CA_WITHHELD_* of a row that would withhold OWN if there were no earlier edition. */
unsigned ca_public_row_withholds(const ca_public_part *p, const ca_public_row *row, unsigned own) CA_MUST_USE;
/* Returns whether an earlier edition published the quarter by itself, so that it is shown as it was; reads into *WITHHELD
 * what it withheld. */
bool ca_public_quarter_was_published(const ca_public_part *p, ca_slice quarter, unsigned *withheld) CA_MUST_USE;
/* Returns what all rows of a table have to withhold because an earlier edition has another grouping, or because rows are
 * added up in this edition (FOLDED) or were in an earlier one. */
unsigned ca_public_table_withholds(const ca_public_part *p, const char *table, bool folded) CA_MUST_USE;
/* Returns whether COUNT numbers, a level of a row, have to be withheld since the increase on an earlier edition is small. */
bool ca_public_numbers_are_few(const ca_public_part *p, const char *table, const char *row, const char *level_name,
                               const char *const *names, const uint64_t *numbers, size_t count) CA_MUST_USE;

/* Each adds to the record of what is published, if there is one: the framework's quarters and audits; */
void ca_public_enter_part(const ca_public_part *p);
/* a row; */
void ca_public_enter(const ca_public_part *p, const ca_public_row *row, unsigned withheld);
/* the row in which small rows of a table are added up; */
void ca_public_enter_others(const ca_public_part *p, const char *table, const uint64_t *counts, unsigned withheld);
/* other numbers, as a level of a row. */
void ca_public_enter_numbers(const ca_public_part *p, const char *table, const char *row, const char *level_name,
                             const char *const *names, const uint64_t *numbers, size_t count, bool withheld);

#endif
