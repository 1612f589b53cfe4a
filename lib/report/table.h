/* SPDX-License-Identifier: MIT */
/* The report model: what a report says, cell by cell and sentence by sentence, before any writer. The writers
 * (CSV, workbook, Markdown, HTML) lay it out and compute nothing, so that every form holds the same figures. */
#ifndef CA_TABLE_H
#define CA_TABLE_H

#include "base/date.h"
#include "base/output.h"

enum ca_cell_kind {
    CA_CELL_TEXT,    /* words; never a formula, whatever they look like */
    CA_CELL_NUMBER,  /* a whole number */
    CA_CELL_PERCENT, /* in tenths of a per cent: 581 is 58.1 */
    CA_CELL_POINTS,  /* a difference of percentages, in tenths, may be negative */
    CA_CELL_MEASURE, /* a coefficient, in ten-thousandths: 6132 is 0.6132 */
    CA_CELL_DATE,    /* a ca_date */
    CA_CELL_LINK,    /* words that lead to the table at place NUMBER of the set */
    CA_CELL_NONE     /* nothing to show: its text is a shorthand such as "[z]" or "" */
};

/* What a cell's words say is good or bad: a colour beside the words, never in their place. */
enum ca_tone { CA_TONE_NONE, CA_TONE_BAD, CA_TONE_WEAK, CA_TONE_GOOD, CA_TONE_BEST };

typedef struct {
    enum ca_cell_kind kind;
    enum ca_tone tone;
    ca_slice text; /* in the set's arena */
    int64_t number;
} ca_cell;

/* A column's heading and what it holds; the heading is not empty and unique in its table. */
typedef struct {
    const char *heading;
    enum ca_cell_kind kind; /* of most cells: for alignment and number formats */
    bool long_text;         /* a wide column of running text */
    bool heat;              /* percentages to be shaded from the lowest to the highest */
} ca_column;

typedef struct {
    const char *name;   /* short, lower-case words with hyphens: what --table calls it */
    const char *sheet;  /* the sheet's name: at most 31 characters, unique without regard to case */
    const char *title;  /* in full, for A1 */
    const char **notes; /* sentences under the title; NOTE_COUNT of them */
    size_t note_count, note_capacity;
    ca_column *columns;
    size_t column_count, column_capacity;
    ca_cell *cells; /* row after row, COLUMN_COUNT each */
    size_t row_count, cell_count, cell_capacity;
} ca_table;

enum ca_chart_kind {
    CA_CHART_STACKED, /* a bar for each row: its series are counts, stacked to the whole */
    CA_CHART_BARS,    /* a bar for each row: its one series is a percentage */
    CA_CHART_LINE     /* a point for each row, joined in the rows' order: its one series is a percentage */
};
enum { CA_NO_COLUMN = -1 };

/* A picture of columns of a table, and of nothing else: it holds no figure of its own. A row in which a cell of
 * SERIES is no number (hidden, or not known) has no bar or point. */
typedef struct {
    const char *name;  /* as of a table: "chart-by-quarter" */
    const char *sheet; /* its sheet's name, as of a table */
    const char *title;
    const char *instead; /* what it shows, for who cannot see it */
    enum ca_chart_kind kind;
    const ca_table *table;
    size_t category;             /* the column of the rows' names */
    size_t series, series_count; /* columns that stand side by side */
    int low, high;               /* the columns of the interval's bounds, or CA_NO_COLUMN */
    int targets[2];              /* those of the target, or of its two bounds, or CA_NO_COLUMN */
} ca_chart;

/* A report as it is read from top to bottom, with some of its tables and charts in their places. */
enum ca_block_kind { CA_BLOCK_HEADING, CA_BLOCK_PARAGRAPH, CA_BLOCK_ITEM, CA_BLOCK_TABLE, CA_BLOCK_CHART };
typedef struct {
    enum ca_block_kind kind;
    int level;         /* of a heading: 2 for a part of the report, 3 within it; the title is 1 */
    const char *words; /* of a heading, a paragraph, an item of a list (items that follow on are one list) */
    const ca_table *table;
    const ca_chart *chart;
} ca_block;

/* For whom a report is. A public one has neither the means (filters, panes, colours) nor the marks of an
 * internal one. */
enum ca_audience { CA_INTERNAL, CA_PUBLIC };

/* A report: its tables, in their order, its charts and its text. Owns all they hold. Zeroed is empty. */
typedef struct {
    ca_table **tables;
    size_t count, capacity;
    ca_chart **charts;
    size_t chart_count, chart_capacity;
    ca_block *blocks;
    size_t block_count, block_capacity;
    size_t box_count; /* of the first blocks: they stand in a box before all else */
    enum ca_audience audience;
    const char *title, *subject; /* of the whole: the workbook's properties and cover */
    const char *mark;            /* words for every sheet and page, or NULL: "Internal: not for publication" */
    const char *sheet_note;      /* words under the title of every sheet of a workbook that has no mark, or NULL */
    const char *publisher;       /* the organisation, or NULL */
    ca_arena arena;
} ca_tables;

/* A new table at the end of the set; the texts are copied, and SHEET is made fit to be a sheet's
 * name (characters that Excel forbids, length, uniqueness). */
ca_table *ca_tables_add(ca_tables *set, const char *name, const char *sheet, const char *title);
void ca_table_note(ca_tables *set, ca_table *table, const char *format, ...) CA_PRINTF(3, 4);
void ca_table_column(ca_tables *set, ca_table *table, const char *heading, enum ca_cell_kind kind);
/* Cells are added from left to right; a row is whole when it has as many as there are columns. */
void ca_table_text(ca_tables *set, ca_table *table, ca_slice text);
void ca_table_words(ca_tables *set, ca_table *table, const char *words); /* NULL: CA_CELL_NONE, "" */
void ca_table_value(ca_table *table, enum ca_cell_kind kind, int64_t number);
void ca_table_none(ca_tables *set, ca_table *table, const char *shorthand);
/* A cell that leads to TABLE, in its title's words. */
void ca_table_link(ca_tables *set, ca_table *table, const ca_table *to);
/* Gives a cell other words. */
void ca_table_reword(ca_tables *set, ca_table *table, size_t row, size_t column, const char *words);
/* Gives the last cell a tone. */
void ca_table_tone(ca_table *table, enum ca_tone tone);
/* Shades the last column. */
void ca_table_heat(ca_table *table);
ca_table *ca_tables_find(const ca_tables *set, const char *name);
/* The place of the last column with this HEADING, but for the note that it may refer to; or CA_NO_COLUMN. Behind the
 * columns of grades, which may be called anything. */
int ca_column_of(const ca_table *table, const char *heading) CA_MUST_USE;
/* The cell of that column, or NULL. */
const ca_cell *ca_cell_of(const ca_table *table, size_t row, const char *heading) CA_MUST_USE;

/* A new chart of TABLE, without interval and target, and with the table's title; the texts are copied, SHEET is made fit
 * as a table's is. */
ca_chart *ca_chart_add(ca_tables *set, const char *name, const char *sheet, enum ca_chart_kind kind,
                       const ca_table *table);
/* Gives CHART a title and words to stand in its place. */
void ca_chart_words(ca_tables *set, ca_chart *chart, const char *title, const char *instead);
/* The text of the report, a paper that is read from top to bottom, block by block. */
void ca_paper_heading(ca_tables *set, int level, const char *words);
void ca_paper_paragraph(ca_tables *set, const char *format, ...) CA_PRINTF(2, 3);
void ca_paper_item(ca_tables *set, const char *format, ...) CA_PRINTF(2, 3);
void ca_paper_table(ca_tables *set, const ca_table *table);
void ca_paper_chart(ca_tables *set, const ca_chart *chart);
void ca_tables_free(ca_tables *set);

/* Whether Excel takes two names for the same: equal but for case, beyond ASCII too. */
bool ca_names_alike(const char *a, const char *b) CA_MUST_USE;
/* The length of TEXT (UTF-8) as Excel counts it. */
size_t ca_utf16_units(ca_slice text) CA_MUST_USE;

/* Whether KIND is a figure, to be set to the right: not words, a date or nothing. */
bool ca_kind_is_figure(enum ca_cell_kind kind) CA_MUST_USE;
/* Appends a cell as it is read in text: "58.1", "-3.0", "2017-07-12", words; CA_NO_DATE is "". */
void ca_cell_write(ca_text *text, const ca_cell *cell);

/* Writes TABLE as CSV (RFC 4180, UTF-8, CRLF): headings, then rows. A text that a spreadsheet would
 * run as a formula (starting with = + - @, tab, carriage return or newline) gets an apostrophe in
 * front, unless RAW. Headings too. */
int ca_csv_write(const ca_table *table, bool raw, ca_output *output, ca_problem *problem) CA_MUST_USE;
/* Whether a spreadsheet would run TEXT as a formula. */
bool ca_runs_as_formula(ca_slice text) CA_MUST_USE;

/* Writes the report's text as Markdown (CommonMark with tables): title, mark, blocks; charts are left to their
 * tables. No text of a record can become markup. */
int ca_markdown_write(const ca_tables *set, ca_output *output, ca_problem *problem) CA_MUST_USE;

/* Writes the report as one HTML file that needs nothing else: its text with charts as SVG, then every table. */
int ca_html_write(const ca_tables *set, ca_output *output, ca_problem *problem) CA_MUST_USE;

/* Writes the set as an Excel workbook (.xlsx). The library that makes workbooks can end in a signal or leave a short file
 * and report success when memory or disk run out, so: child processes write it twice, the two must have the same bytes,
 * another child reads it back and compares every cell with the model, and only then it goes to OUTPUT. CREATED is seconds
 * since 1970 for the document's properties. 0 or -1. */
int ca_workbook_write(const ca_tables *set, int64_t created, ca_output *output, ca_problem *problem) CA_MUST_USE;

#endif
