/* SPDX-License-Identifier: MIT */
/* The layout of a workbook: every cell, chart and property as it is to be written. The first page of an internal
 * report is a sheet to read, in place of its figures. A sheet has its title in A1, the mark of the
 * report under it if there is one, a note in each row, the headings, the rows. The charts of a table follow its sheet, each on a
 * sheet of its own beside the figures that it draws. */
#ifndef CA_WORKBOOK_LAYOUT_H
#define CA_WORKBOOK_LAYOUT_H

#include "office/workbook_text.h"
#include "report/table.h"

enum ca_shown_kind { CA_SHOWN_NOTHING, CA_SHOWN_TEXT, CA_SHOWN_NUMBER };

/* What a cell of a sheet shows. */
typedef struct {
    enum ca_shown_kind kind;
    enum ca_cell_kind format; /* of a number */
    int scale;                /* a number is counted in parts: 1, 10 for tenths, 10000 */
    int64_t parts;            /* a number; a date is days since the workbook's day 0 */
    ca_slice text;            /* in characters that XML can hold */
} ca_shown;

/* A column that a chart draws, and as what. */
enum ca_curve_kind { CA_CURVE_SERIES, CA_CURVE_LOW, CA_CURVE_HIGH, CA_CURVE_TARGET };
typedef struct {
    size_t column;
    enum ca_curve_kind kind;
} ca_curve;

/* Returns the name of such a column in a legend; NULL: its heading. */
const char *ca_curve_name(enum ca_curve_kind kind) CA_MUST_USE;

/* A picture of adjacent rows of a chart's sheet. A chart of many rows has several, below each other. */
typedef struct {
    const char *title,
        *instead;            /* on one line: the finding, and for readers who cannot see it, the names of the figures */
    size_t first, row_count; /* the rows of the sheet, from 0 */
} ca_picture;

/* How a row of the first page looks. */
enum ca_page_look {
    CA_LOOK_WORDS,
    CA_LOOK_TOOL, /* the heading of an audit tool */
    CA_LOOK_PART, /* the heading of a part */
    CA_LOOK_STRONG,
    CA_LOOK_ITEM,
    CA_LOOK_NOTE
};

/* How wide the columns are, and how the sheet is printed. */
typedef struct {
    const double *widths; /* of the columns, in characters */
    bool portrait;
    bool one_page_wide; /* or several pages wide, with column A on each */
} ca_sizes;

typedef struct {
    const ca_tables *set;
    const ca_table *table;
    const enum ca_page_look *looks; /* of each row, if it is the first page; else NULL */
    const ca_chart *chart;          /* of that table; NULL: a sheet without a chart */
    size_t drawn;                   /* the first rows of the table; the others have no figures to draw */
    ca_picture *pictures;
    size_t picture_count;
    ca_curve *curves; /* of each picture, in the order in which they are drawn */
    size_t curve_count;
    const char *table_name; /* its name in formulas: "T_overall" */
    const char **headings;  /* a column each, fit for a table: not empty, unique, on one line */
    const char *mark;       /* "" for none */
    const ca_table *back;   /* the table of contents that it has a link to in BACK_ROW; or NULL */
    size_t back_row;
    size_t notes_row;     /* of the first note, from 0 */
    size_t heading_row;   /* from 0 */
    size_t rows, columns; /* in use */
    ca_shown *lines;      /* column A of the rows above the headings */
    ca_shown *cells;      /* from the headings on, row after row */
    /* counts of the cells that are written, which workbook_verify finds again in the file: */
    size_t rows_filled, cells_filled, values, links;
    ca_sizes sizes;   /* as ca_book_measure found */
    size_t text_size; /* of the texts of all cells, in bytes as they are written */
} ca_sheet;

typedef struct {
    ca_sheet *sheets; /* in the order of the workbook */
    size_t count, chart_count, picture_count;
    enum ca_audience audience;
    const char *title, *subject, *mark, *under_title, *publisher; /* "" for none */
    const char *header, *footer; /* of every printed page, in the syntax of a workbook; "" for none */
    ca_arena arena;
} ca_book;

/* Lays out SET, which must outlive the layout. 0, or -1 with an error when a workbook cannot hold it. */
int ca_book_make(ca_book *layout, const ca_tables *set, ca_error *error) CA_MUST_USE;
void ca_book_free(ca_book *layout);

/* Returns the cell at ROW and COLUMN (from 0), which shows nothing outside the sheet. */
const ca_shown *ca_sheet_at(const ca_sheet *sheet, size_t row, size_t column);

/* Returns the cell of the table at ROW and COLUMN of the sheet; NULL outside the rows of the table. */
const ca_cell *ca_sheet_cell(const ca_sheet *sheet, size_t row, size_t column);

/* Whether the column is one of days to be filled in. */
bool ca_sheet_asks_days(const ca_sheet *sheet, size_t column) CA_MUST_USE;
/* Whether the table has buttons to filter it: a public one, a chart's, one that is shaded and the first page have
 * none. */
bool ca_sheet_has_filter(const ca_sheet *sheet) CA_MUST_USE;
/* Returns how a row of the first page looks; CA_LOOK_WORDS outside its rows, and of another sheet. */
enum ca_page_look ca_sheet_look(const ca_sheet *sheet, size_t row) CA_MUST_USE;
bool ca_sheet_is_link(const ca_sheet *sheet, size_t row, size_t column);
/* Appends the target of a link: "'Sheet'!A1". Returns false when the cell is no link. */
bool ca_sheet_link(const ca_sheet *sheet, size_t row, size_t column, ca_text *location);

#endif
