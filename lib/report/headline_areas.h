/* SPDX-License-Identifier: MIT */
/* The headline of a framework without overall grades, in sentences: the strongest and the weakest area, or what was found.
 * Every figure is from the cells of the tables. */
#ifndef CA_HEADLINE_AREAS_H
#define CA_HEADLINE_AREAS_H

#include "report/table.h"
#include "stats/statistics.h"
#include "summary/count_layout.h"

/* The rows of a table that have the highest and the lowest percentage good or better. Only rows with a percentage, which
 * have enough grades, are ranked. */
typedef struct {
    size_t judged;             /* rows with a percentage */
    size_t strongest, weakest; /* the first such row, if any is judged */
    size_t as_strong, as_weak; /* how many rows have the same percentage */
    bool overlap;              /* their intervals overlap: the order of the two may be chance */
} ca_area_ranks;
/* Ranks the rows of a table with the columns "Good or better, per cent" and "95% interval from" and "to". */
ca_area_ranks ca_areas_rank(const ca_table *table);
/* Appends a row in words: "Risk, 85%, 34 of 40 (very probably between 70% and 93%)". NAME is the heading of its name. */
void ca_area_write(ca_text *to, const ca_table *table, size_t row, const char *name);

/* An area with too few grades for a percentage. */
typedef struct {
    ca_slice name;
    ca_share good;
    bool withheld; /* its counts are not published */
} ca_few_area;
/* Sorts COUNT areas, those with the largest share below good first, and appends how many were: "Placements, 7 of 12;
 * Independence, no grade". Of many it appends the first, and how many more there are. */
void ca_few_areas_write(ca_text *to, ca_few_area *areas, size_t count);

/* Adds the strongest and the weakest row of TABLE, "areas" or "questions" of LAYOUT, the rows with few grades, and clear
 * changes. WHEN begins the first sentence: "In July to September 2017 (2017-18 Q2)"; NULL: none. */
void ca_headline_areas_add(ca_tables *set, const ca_table *table, const ca_count_layout *layout, const char *when);

/* The tables of a framework without grades; all but OVERALL may be NULL. */
typedef struct {
    ca_tables *set;
    const ca_table *overall, *quarters, *types, *coverage, *auditors, *findings, *flags;
} ca_ungraded;
/* Adds how many audits there were, when, of which cases and by how many auditors; the most frequent findings; and flags. */
void ca_headline_ungraded_add(const ca_ungraded *h);

#endif
