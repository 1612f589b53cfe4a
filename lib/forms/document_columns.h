/* SPDX-License-Identifier: MIT */
/* The headings of the tables of a Word form: which column has the grades, the evidence, the actions and their owners. */
#ifndef CA_DOCUMENT_COLUMNS_H
#define CA_DOCUMENT_COLUMNS_H

#include "forms/document_parts.h"
#include "office/document.h"

/* The words of headings. Zeroed is empty. */
typedef struct {
    struct ca_document_heading {
        ca_slice words; /* as ca_title_words has them */
        ca_slice name;  /* "grade"; of the table of actions "due" */
    } * columns, *actions;
    size_t column_count, column_capacity, action_count, action_capacity;
    ca_text words; /* scratch */
    ca_arena arena;
} ca_document_headings;

void ca_document_headings_make(ca_document_headings *headings);
void ca_document_headings_free(ca_document_headings *headings);

/* A column of a table with a heading. */
typedef struct {
    size_t column, span;
    enum ca_document_part part; /* of the table of questions */
    const char *action;         /* of the table of actions: the member of an action; NULL: none */
} ca_document_column;

/* The columns of a table. Zeroed is empty. */
typedef struct {
    ca_document_column *list;
    size_t count, capacity;
    bool actions; /* it is the table of actions */
} ca_document_columns;

/* Whether ROW has the headings of the table of questions or of actions; COLUMNS are then its columns. */
bool ca_document_columns_read(ca_document_headings *headings, const ca_document_row *row, ca_document_columns *columns)
    CA_MUST_USE;
/* Returns the column that CELL is in, or NULL. */
const ca_document_column *ca_document_column_of(const ca_document_columns *columns, const ca_document_cell *cell)
    CA_MUST_USE;

#endif
