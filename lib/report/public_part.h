/* SPDX-License-Identifier: MIT */
/* What the modules of the public tables share: private to them. A count reaches a table by the functions here, or not
 * at all. */
#ifndef CA_PUBLIC_PART_H
#define CA_PUBLIC_PART_H

#include "report/part.h"
#include "stats/implied.h"
#include "summary/told.h"

/* Notes that headings refer to, in the order of the notes' table. */
enum ca_public_note { CA_NOTE_GOOD = 1, CA_NOTE_INTERVAL, CA_NOTE_CHANGE, CA_NOTE_WITHOUT, CA_NOTE_FORMS };

/* One framework's part of a public report. */
typedef struct {
    ca_report_part part;
    ca_disclosure_rule rule;
    const uint64_t *whole;      /* the overall grades, */
    unsigned whole_withheld;    /* and what they withhold */
    ca_disclosed_table *groups; /* by the dimensions that may be public, */
    size_t *dimensions;         /* which are these of the summary's */
    size_t group_count;
    const char **grade_ids; /* of the layout's grades */
    uint64_t withheld;      /* cells, so far */
    unsigned notes;         /* that headings refer to: a bit each */
} ca_public_part;

/* Works out what is withheld. -1 with a problem where that cannot be done safely. */
int ca_public_begin(ca_public_part *p, ca_problem *problem) CA_MUST_USE;
void ca_public_end(ca_public_part *p);

/* Whether N is a count that is withheld for being small. */
bool ca_public_few(const ca_public_part *p, uint64_t n);

/* A table of the part; a column whose heading refers to a note (0: to none). */
ca_table *ca_public_table(const ca_public_part *p, const char *name, const char *sheet, const char *title);
void ca_public_column(ca_public_part *p, ca_table *table, const char *heading, enum ca_cell_kind kind, int note);

/* So many cells that are withheld. */
void ca_public_withhold(ca_public_part *p, ca_table *table, int cells);
/* A count, or [c]. */
void ca_public_count(ca_public_part *p, ca_table *table, uint64_t n, bool withheld);
/* A percentage and its interval, in three cells. */
void ca_public_share(ca_public_part *p, ca_table *table, ca_share share, bool withheld);
/* The columns for those. */
void ca_public_share_columns(ca_public_part *p, ca_table *table, const char *heading);
/* The counts of each grade, of a row that withholds WITHHELD. */
void ca_public_grades(ca_public_part *p, ca_table *table, const uint64_t *counts, unsigned withheld);

/* public_editions.c: what was published before, and what is told now. A row is that of NAME in TABLE, of answers or
 * grades by the rule's scale, which is called by NAMES. */
typedef struct {
    const char *table;
    ca_slice name;
    const ca_disclosure_rule *rule;
    const char *const *names;
    const uint64_t *counts;
} ca_public_row;
/* Whether this may be published beside what was. -1 with a problem if a single case could be told by the difference. */
int ca_public_check_editions(const ca_public_part *p, ca_problem *problem) CA_MUST_USE;
/* The same of what else was told of the same quarters, once all is told. */
int ca_public_check_rest(const ca_public_part *p, ca_problem *problem) CA_MUST_USE;
/* Begins what is told of this framework, for --told. */
void ca_public_tell_part(const ca_public_part *p);
/* What a row withholds that would withhold OWN if nothing had been published. */
unsigned ca_public_beside(const ca_public_part *p, const ca_public_row *row, unsigned own) CA_MUST_USE;
/* Whether the quarter of this name was published by itself, and is to be shown as it was: what it withholds then. */
bool ca_public_quarter_was_told(const ca_public_part *p, ca_slice quarter, unsigned *withheld) CA_MUST_USE;
/* What all rows of a table have to withhold for what it is by, or since rows stand together now, or did. */
unsigned ca_public_table_beside(const ca_public_part *p, const char *table, bool folded) CA_MUST_USE;
/* Whether other numbers, as a level of a row, are withheld since what they have more than those that were published is few. */
bool ca_public_few_beside(const ca_public_part *p, const char *table, const char *row, const char *level_name,
                          const char *const *names, const uint64_t *numbers, size_t count) CA_MUST_USE;
/* Tells a row, for --told: what it is of, and each level. */
void ca_public_tell(const ca_public_part *p, const ca_public_row *row, unsigned withheld);
void ca_public_tell_others(const ca_public_part *p, const char *table, const uint64_t *counts, unsigned withheld);
/* Tells other numbers, as a level of a row. */
void ca_public_tell_numbers(const ca_public_part *p, const char *table, const char *row, const char *level,
                            const char *const *names, const uint64_t *numbers, size_t count, bool withheld);

void ca_public_overall(ca_public_part *p);   /* build_public_grades.c */
void ca_public_groups(ca_public_part *p);    /* build_public_grades.c */
void ca_public_questions(ca_public_part *p); /* build_public_questions.c */

#endif
