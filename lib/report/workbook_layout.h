/* SPDX-License-Identifier: MIT */
/* Where everything of a report stands in a workbook: what is to be written, and what must be found
 * when it is read back. Title in A1, the mark under it if there is one, a note to a row, the headings, the rows;
 * the charts of a table follow on its sheet, each on a sheet of its own. */
#ifndef CA_WORKBOOK_LAYOUT_H
#define CA_WORKBOOK_LAYOUT_H

#include "report/table.h"
#include "report/workbook_text.h"

enum ca_shown_kind { CA_SHOWN_NOTHING, CA_SHOWN_TEXT, CA_SHOWN_NUMBER };

/* What a cell of a sheet shows. */
typedef struct {
    enum ca_shown_kind kind;
    enum ca_cell_kind format; /* of a number */
    int scale;                /* a number is counted in parts: 1, 10 for tenths, 10000 */
    int64_t parts;            /* a number; a date is days since the workbook's day 0 */
    ca_slice text;            /* in characters that XML can hold */
} ca_shown;

typedef struct {
    const ca_tables *set;
    const ca_table *table;
    const char *table_name; /* as formulas call it: "T_overall" */
    const char **headings;  /* a column each, fit for a table: not empty, unique, on one line */
    const char *mark;       /* "" for none */
    size_t notes_row;       /* from 0: where the notes start */
    size_t heading_row;     /* from 0 */
    size_t rows, columns;   /* in use */
    ca_shown *lines;        /* column A of the rows above the headings */
    ca_shown *cells;        /* from the headings on, row after row */
    /* of what is written, to be found again in the file: */
    size_t rows_filled, cells_filled, values, links;
    size_t text_size; /* of the texts of all cells, in bytes as they are written */
} ca_sheet;

/* A column that a chart draws, and as what. */
enum ca_curve_kind { CA_CURVE_SERIES, CA_CURVE_BOUND, CA_CURVE_TARGET };
typedef struct {
    size_t column;
    enum ca_curve_kind kind;
} ca_curve;

/* A chart with what of its table's sheet it draws. A spreadsheet draws a text as nought, so rows where a number
 * is missing are left out. */
typedef struct {
    const ca_chart *chart;
    const ca_sheet *sheet;
    const char *title;
    size_t *rows, row_count; /* rows of the sheet, from 0, in their order */
    ca_curve *curves;
    size_t curve_count;
    size_t points_kept; /* of each column: the library keeps the values of rows that follow one another */
} ca_picture;

/* A sheet of the workbook, in its order: that of a table, or a chart's where PICTURE is not NULL. NUMBER counts
 * those of its kind, from 0. */
typedef struct {
    const char *name;
    const ca_sheet *sheet;
    const ca_picture *picture;
    size_t number;
} ca_page;

typedef struct {
    ca_sheet *sheets;
    size_t count;
    ca_picture *pictures;
    size_t picture_count;
    ca_page *pages;
    size_t page_count;
    enum ca_audience audience;
    const char *title, *subject, *mark, *under_title, *publisher; /* "" for none */
    const char *header; /* of every printed page, as a workbook has it; "" for none */
    ca_arena arena;
} ca_book;

/* Lays SET out; it must outlive the layout. -1 when it is more than a workbook holds. */
int ca_book_make(ca_book *layout, const ca_tables *set, ca_problem *problem) CA_MUST_USE;
void ca_book_free(ca_book *layout);

/* Returns the cell at ROW and COLUMN (from 0), which shows nothing outside the sheet. */
const ca_shown *ca_sheet_at(const ca_sheet *sheet, size_t row, size_t column);

/* The cell of the table that stands there; NULL for what is no cell of its rows. */
const ca_cell *ca_sheet_cell(const ca_sheet *sheet, size_t row, size_t column);

bool ca_sheet_is_link(const ca_sheet *sheet, size_t row, size_t column);
/* Where the cell there leads: appends "'Sheet'!A1"; false when it is no link. */
bool ca_sheet_link(const ca_sheet *sheet, size_t row, size_t column, ca_text *location);

/* Appends the cells of COLUMN that a chart draws, as formulas name them: "'A'!$B$4:$B$9", or several such in
 * brackets. */
void ca_picture_reference(const ca_picture *picture, size_t column, ca_text *reference);

#endif
