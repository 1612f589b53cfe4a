/* SPDX-License-Identifier: MIT */
/* The table model: what a report says, cell by cell, before any writer. The writers (CSV, workbook)
 * lay tables out and compute nothing, so that every form of a report holds the same figures. */
#ifndef CA_TABLE_H
#define CA_TABLE_H

#include "date.h"
#include "output.h"

enum ca_cell_kind {
    CA_CELL_TEXT,    /* words; never a formula, whatever they look like */
    CA_CELL_NUMBER,  /* a whole number */
    CA_CELL_PERCENT, /* in tenths of a per cent: 581 is 58.1 */
    CA_CELL_POINTS,  /* a difference of percentages, in tenths, may be negative */
    CA_CELL_MEASURE, /* a coefficient, in ten-thousandths: 6132 is 0.6132 */
    CA_CELL_DATE,    /* a ca_date */
    CA_CELL_NONE     /* nothing to show: its text is a shorthand such as "[z]" or "" */
};

typedef struct {
    enum ca_cell_kind kind;
    ca_slice text; /* in the set's arena */
    int64_t number;
} ca_cell;

/* A column's heading and what it holds; the heading is not empty and unique in its table. */
typedef struct {
    const char *heading;
    enum ca_cell_kind kind; /* of most cells: for alignment and number formats */
    bool long_text;         /* a wide column of running text */
} ca_column;

typedef struct {
    const char *name;  /* short, lower-case words with hyphens: what --table calls it */
    const char *sheet; /* the sheet's name: at most 31 characters, unique without regard to case */
    const char *title; /* in full, for A1 */
    const char **notes; /* sentences under the title; NOTE_COUNT of them */
    size_t note_count, note_capacity;
    ca_column *columns;
    size_t column_count, column_capacity;
    ca_cell *cells; /* row after row, COLUMN_COUNT each */
    size_t row_count, cell_count, cell_capacity;
} ca_table;

/* The tables of a report, in their order. Owns all they hold. Zeroed is empty. */
typedef struct {
    ca_table **tables;
    size_t count, capacity;
    const char *title, *subject; /* of the whole: the workbook's properties and cover */
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
ca_table *ca_tables_find(const ca_tables *set, const char *name);
void ca_tables_free(ca_tables *set);

/* Whether Excel takes two names for the same: equal but for case, beyond ASCII too. */
bool ca_names_alike(const char *a, const char *b) CA_MUST_USE;
/* The length of TEXT (UTF-8) as Excel counts it. */
size_t ca_utf16_units(ca_slice text) CA_MUST_USE;

/* Appends a cell as it is read in text: "58.1", "-3.0", "2017-07-12", words; CA_NO_DATE is "". */
void ca_cell_write(ca_text *text, const ca_cell *cell);

/* Writes TABLE as CSV (RFC 4180, UTF-8, CRLF): headings, then rows. A text that a spreadsheet would
 * run as a formula (starting with = + - @, tab, carriage return or newline) gets an apostrophe in
 * front, unless RAW. Headings too. */
int ca_csv_write(const ca_table *table, bool raw, ca_output *output, ca_problem *problem) CA_MUST_USE;

/* Writes the set as an Excel workbook (.xlsx) to PATH, or to standard output when PATH is NULL.
 * The library that makes workbooks can end in a signal or leave a short file and report success
 * when memory or disk run out, so: child processes write it twice into a private folder beside PATH,
 * the two must have the same bytes, another child reads it back and compares every cell with the
 * model, and only then it is put in place. CREATED is seconds since 1970 for the document's properties. 0, or -1 and PATH is as it
 * was. */
int ca_workbook_write(const ca_tables *set, const char *path, int64_t created, ca_problem *problem)
    CA_MUST_USE;

#endif
