/* SPDX-License-Identifier: MIT */
/* The headline of a framework without overall grades, in sentences: the strongest and the weakest area, or what was found.
 * Every figure is from the cells of the tables. */
#ifndef CA_HEADLINE_AREAS_H
#define CA_HEADLINE_AREAS_H

#include "report/table.h"

/* The rows of a table that have the highest and the lowest percentage good or better. Only rows with a percentage, which
 * have enough grades, are ranked. */
typedef struct {
    size_t judged;             /* rows with a percentage */
    size_t unpublished, few;   /* rows whose figures are withheld; and those with too few grades, or none */
    size_t strongest, weakest; /* the first such row, if any is judged */
    size_t as_strong, as_weak; /* how many rows have the same percentage */
    bool overlap;              /* their intervals overlap: the order of the two may be chance */
} ca_area_ranks;
/* Ranks the rows of a table with the columns "Good or better, per cent" and "95% interval from" and "to". */
ca_area_ranks ca_areas_rank(const ca_table *table);
/* Appends a row in words: "Risk, 85%, 34 of 40 (very probably between 70% and 93%)". NAME is the heading of its name. */
void ca_area_write(ca_text *to, const ca_table *table, size_t row, const char *name);

/* Adds the strongest and the weakest row of TABLE, "areas" or a public "questions", and clear changes. WHEN begins the first
 * sentence: "In July to September 2017 (2017-18 Q2)"; NULL: none. */
void ca_headline_areas_add(ca_tables *set, const ca_table *table, const char *when);

/* The tables of a framework without grades; all but OVERALL may be NULL. */
typedef struct {
    ca_tables *set;
    const ca_table *overall, *quarters, *types, *coverage, *findings, *flags;
} ca_ungraded;
/* Adds how many audits there were, when, of which cases and by how many auditors; the most frequent findings; and flags. */
void ca_headline_ungraded_add(const ca_ungraded *h);

#endif
