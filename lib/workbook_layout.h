/* SPDX-License-Identifier: MIT */
/* Where everything of a report stands in a workbook: what is to be written, and what must be found
 * when it is read back. Title in A1, a note to a row, the headings, the rows. */
#ifndef CA_WORKBOOK_LAYOUT_H
#define CA_WORKBOOK_LAYOUT_H

#include "table.h"

typedef struct {
    const ca_table *table;
    const char *table_name; /* as formulas call it: "T_overall" */
    const char **headings;  /* a column each, fit for a table: not empty, unique, on one line */
    size_t heading_row;     /* from 0 */
    size_t rows, columns;   /* in use */
} ca_sheet;

typedef struct {
    ca_sheet *sheets;
    size_t count;
    const char *title, *subject; /* "" for none */
    ca_arena arena;
} ca_book;

enum ca_shown_kind { CA_SHOWN_NOTHING, CA_SHOWN_TEXT, CA_SHOWN_NUMBER };

/* What a cell of a sheet shows. */
typedef struct {
    enum ca_shown_kind kind;
    enum ca_cell_kind format; /* of a number */
    int scale;                /* a number is counted in parts: 1, 10 for tenths, 10000 */
    int64_t parts;            /* a number; a date is days since the workbook's day 0 */
} ca_shown;

/* Lays SET out; it must outlive the layout. -1 when it is more than a workbook holds. */
int ca_book_make(ca_book *layout, const ca_tables *set, ca_problem *problem) CA_MUST_USE;
void ca_book_free(ca_book *layout);

/* Whether the heading row is printed on every page: the workbook then has a name for it. */
bool ca_sheet_repeats_heading(const ca_sheet *sheet);

/* What stands at ROW and COLUMN (from 0); a text goes to TEXT, in characters that XML can hold. */
ca_shown ca_sheet_at(const ca_sheet *sheet, size_t row, size_t column, ca_text *text);

/* Appends TEXT so that a workbook reads it as it is: "_x0041_" would be an A. */
void ca_workbook_escape(ca_text *escaped, ca_slice text);
/* Appends what a workbook reads in TEXT. */
void ca_workbook_unescape(ca_text *plain, ca_slice text);

/* Appends the name of a cell: "F12". */
void ca_cell_name(ca_text *name, size_t row, size_t column);

#endif
