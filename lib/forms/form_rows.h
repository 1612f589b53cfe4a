/* SPDX-License-Identifier: MIT */
/* The rows, cells and blocks that forms are made of: private to the layouts of forms. */
#ifndef CA_FORM_ROWS_H
#define CA_FORM_ROWS_H

#include "forms/form_layout.h"

/* The form that is being laid out. */
typedef struct {
    ca_form_book *book;
    ca_form *form;
    ca_record *record;
    const ca_framework *framework;
    const ca_form_options *options;
    bool *seen;           /* for each node of the record: a cell shows it */
    const char *too_long; /* the path of a member with a text that no cell holds; NULL: none */
} ca_form_layout;

/* A column of a block. */
typedef struct {
    enum ca_form_column column;
    const char *part; /* NULL: it has no answers */
    const char *heading;
    enum ca_field field;
    bool required;
    enum ca_form_cell_kind kind; /* of its cells, unless it has answers */
} ca_form_block_column;

enum { CA_FORM_BLOCK_COLUMNS_MOST = CA_FORM_COLUMN_COUNT };

/* The columns of rows that follow one another. */
typedef struct {
    ca_form_block_column columns[CA_FORM_BLOCK_COLUMNS_MOST];
    size_t count;
} ca_form_block;

/* Blocks of single members: their answers are short, or texts. */
extern const ca_form_block ca_form_single_block, ca_form_prose_block;

/* Adds a row, which is valid until the next one. KEY is copied. */
ca_form_row *ca_form_row_add(ca_form_layout *l, enum ca_form_row_kind kind, ca_slice key);
/* Whether CELL is filled in: with more than white space, as the formula of the form counts it. */
bool ca_form_cell_is_filled(const ca_form_cell *cell) CA_MUST_USE;
/* Makes the answers that ROW requires required once one of it is filled in: a blank row lacks nothing. */
void ca_form_row_may_be_blank(ca_form_row *row);
/* Adds a row with WORDS alone. */
void ca_form_add_line(ca_form_layout *l, enum ca_form_row_kind kind, const char *words);
/* Returns a copy of TEXT for the form, and releases TEXT. */
ca_slice ca_form_keep(ca_form_layout *l, ca_text *text) CA_MUST_USE;
void ca_form_set_label(ca_form_layout *l, ca_form_row *row, enum ca_form_column column, ca_slice text);
/* Fills a cell of ROW with VALUE of FIELD (NULL: blank), as an answer or to be read. Returns the cell. */
ca_form_cell *ca_form_set_value(ca_form_layout *l, ca_form_row *row, enum ca_form_column column,
                                enum ca_form_cell_kind kind, enum ca_field field, const ca_value *value);

void ca_form_block_add(ca_form_block *b, ca_form_block_column column);
/* Adds the rows above the entries of a block: its title and note, which may be NULL, its parts and its headings. */
void ca_form_block_begin(ca_form_layout *l, const char *title, const char *note, const ca_form_block *b);
/* Adds an entry of a block with its values; ENTRY may be NULL: blank. Returns the row. */
ca_form_row *ca_form_add_entry(ca_form_layout *l, const ca_form_block *b, ca_slice key, ca_slice title,
                               const ca_entry *entry);
/* Adds a row with the single member FIELD, in the column COLUMN. */
void ca_form_add_single(ca_form_layout *l, enum ca_form_column column, enum ca_field field, bool required);
/* Adds a row with the member ID of the map GROUP, in the column CA_FORM_GUIDANCE. */
void ca_form_add_member(ca_form_layout *l, enum ca_group group, enum ca_field field, int key, const char *id,
                        const char *title, bool required);
/* Adds the entries of a list and SPARE blank ones; with no spare ones, the entries are to be read, and have no keys. */
void ca_form_add_list(ca_form_layout *l, enum ca_group group, const char *name, const char *one, const ca_form_block *b,
                      size_t spare);
/* Whether the framework's form has FIELD, or the record has it filled in. */
bool ca_form_wants(const ca_form_layout *l, enum ca_field field) CA_MUST_USE;

#endif
