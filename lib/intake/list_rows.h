/* SPDX-License-Identifier: MIT */
/* The rows of a table that are no rows of its list: titles, the headings again, totals, filters, footers, blank rows. */
#ifndef CA_LIST_ROWS_H
#define CA_LIST_ROWS_H

#include "intake/list.h"

/* X(NAME, noun): why a row is left out. */
#define CA_ROW_KINDS(X)            \
    X(TITLE, "title")              \
    X(HEADINGS, "headings again")  \
    X(TOTAL, "total")              \
    X(FILTER, "filter")            \
    X(FOOTER, "footer")            \
    X(BLANK, "blank row")          \
    X(ALONE, "id alone")           \
    X(DOUBTFUL, "total or a case") \
    X(CUT, "first part of a row")  \
    X(REST, "rest of a row")

enum ca_row_kind {
    CA_ROW_CASE, /* of the list */
#define X(name, noun) CA_ROW_##name,
    CA_ROW_KINDS(X)
#undef X
        CA_ROW_KIND_COUNT
};

/* All rows of a table in memory, as they were read. */
typedef struct {
    ca_table_row *rows;
    size_t count, capacity;
} ca_raw_rows;

enum { CA_HEADINGS_WITHIN = 50 }; /* rows that are not blank */

/* Returns the number of known headings in ROW; FIRST becomes whether the one that the list must have is among them. */
size_t ca_known_headings(const ca_table_row *row, const ca_list_headings *headings, bool *first) CA_MUST_USE;
/* Returns the index of the row that has the headings: of the first rows, the one with the heading that the list must have
 * and with the most known ones; else the one with the most known ones; else the first that is not blank. ROWS is not
 * empty. */
size_t ca_headings_row(const ca_raw_rows *rows, const ca_list_headings *headings) CA_MUST_USE;
/* Sets KINDS, one for each of ROWS. HEADINGS is the index of the row with the headings, and ID the column with the ids, or
 * CA_NO_LIST_COLUMN. A row that has its id alone, though others have more, is ALONE; not if the ids are
 * names (OF_NAMES), since nothing else need be known of a person. A row is DOUBTFUL if it is no case, but is not surely a
 * total. Rows that a line break in a cell without quotes has made of one row are CUT and REST. */
void ca_row_kinds(const ca_raw_rows *rows, size_t headings, size_t id, bool of_names, unsigned char *kinds);
/* Whether the row at INDEX of ROWS and the next one have, together, the cells of one row that a line break has cut. */
bool ca_row_may_go_on(const ca_raw_rows *rows, size_t headings, size_t id, size_t index) CA_MUST_USE;
/* Appends the rows that were left out, "headings again in rows 60 and 120; 3 blank rows", or nothing. */
void ca_row_kinds_name(ca_text *to, const ca_raw_rows *rows, const unsigned char *kinds);

#endif
