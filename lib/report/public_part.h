/* SPDX-License-Identifier: MIT */
/* The part of a public report on one framework: its columns, and its cells, which show a figure or [c] for withheld. Counts
 * reach a public table by these functions alone. */
#ifndef CA_PUBLIC_PART_H
#define CA_PUBLIC_PART_H

#include "report/part.h"
#include "stats/suppression.h"

/* The notes that headings refer to, in the order of the table of notes. */
enum ca_public_note { CA_NOTE_GOOD = 1, CA_NOTE_INTERVAL, CA_NOTE_CHANGE, CA_NOTE_WITHOUT, CA_NOTE_FORMS };

typedef struct {
    ca_report_part part;
    ca_disclosure_rule rule;
    const uint64_t *whole;      /* how many audits have each overall grade */
    unsigned whole_withheld;    /* the CA_WITHHELD_* of WHOLE */
    ca_disclosed_table *groups; /* GROUP_COUNT tables by dimensions that may be public */
    size_t *dimensions;         /* the index of each one's dimension in the summary */
    size_t group_count;
    const char **grade_ids; /* of the layout's grades */
    uint64_t withheld;      /* how many cells are withheld so far */
    unsigned notes;         /* a bit for each note that a heading refers to */
} ca_public_part;

/* Returns whether N is a small count, which is withheld. None is not small. */
bool ca_public_few(const ca_public_part *p, uint64_t n);

/* Adds a column whose heading refers to NOTE, or to none if it is 0. */
void ca_public_column(ca_public_part *p, ca_table *table, const char *heading, enum ca_cell_kind kind, int note);
/* Adds the columns of ca_public_share: three, or one if the audits are no sample. The first refers to NOTE. */
void ca_public_share_columns(ca_public_part *p, ca_table *table, const char *heading, int note);

/* Adds this many withheld cells. */
void ca_public_withhold(ca_public_part *p, ca_table *table, int cells);
/* Adds a cell with a count. */
void ca_public_count(ca_public_part *p, ca_table *table, uint64_t n, bool withheld);
/* Adds three cells, a percentage and its interval; or the percentage alone. */
void ca_public_share(ca_public_part *p, ca_table *table, ca_share share, bool withheld);
/* Adds a column for each grade. */
void ca_public_grade_columns(ca_public_part *p, ca_table *table);
/* Adds a cell with the count of each grade; WITHHELD are the CA_WITHHELD_* of the row. */
void ca_public_grades(ca_public_part *p, ca_table *table, const uint64_t *counts, unsigned withheld);

#endif
