/* SPDX-License-Identifier: MIT */
/* The rows and blocks of a form that came back: which key a row has, and which part each column of its block. Rows and columns
 * may be anywhere, because people move, sort, insert and delete them. */
#ifndef CA_FORM_GRID_H
#define CA_FORM_GRID_H

#include "forms/form_members.h"

/* A filled cell. The row is counted from 1, the column from 0. */
typedef struct {
    uint32_t row, column;
    ca_slice text;
    unsigned char kind;
    bool formula;
} ca_grid_cell;

/* A column with a part. */
typedef struct {
    uint32_t column;
    ca_slice part;
} ca_grid_part;

/* A row of parts, and the block below it. */
typedef struct {
    size_t first, end;             /* its parts */
    size_t asked_first, asked_end; /* those of the record format, each name once */
    uint32_t row;
    bool mark;                 /* it has the mark of a form: the parts are those of the identity */
    ca_form_families families; /* all parts are members of these */
    bool claimed;              /* a row of the sheet has a key of these families */
} ca_grid_block;

enum ca_grid_row_kind { CA_GRID_WITHOUT_KEY, CA_GRID_MARK, CA_GRID_PARTS, CA_GRID_IDENTITY, CA_GRID_ANSWERS };

/* A row with a filled cell. */
typedef struct {
    size_t first, end; /* its cells */
    size_t key_cell;   /* the index of the cell with the key; END: none */
    ca_slice key;
    size_t family;
    size_t above; /* the index + 1 of the last block that begins above it */
    size_t taken; /* the index + 1 of the block whose parts it has */
    uint32_t row;
    enum ca_grid_row_kind kind;
} ca_grid_row;

/* Zeroed is empty; free it with ca_form_grid_free. */
typedef struct {
    ca_form_members members;
    ca_arena *arena; /* borrowed; texts that are made live in it */
    ca_grid_cell *cells;
    size_t count, capacity;
    ca_grid_row *rows;
    size_t row_count, row_capacity;
    ca_grid_block *blocks;
    size_t block_count, block_capacity;
    ca_grid_part *parts;
    size_t part_count, part_capacity;
    ca_grid_part *asked; /* for all blocks; in each fewer than the format has names, however many columns have them */
    size_t asked_count, asked_capacity;
} ca_form_grid;

/* Makes the rows and blocks of the cells, in the order of rows and columns, whose column of keys is KEY_COLUMN. Returns whether
 * there are at most BLOCKS_MOST blocks; the grid has no use otherwise. */
bool ca_form_grid_make(ca_form_grid *grid, uint32_t key_column, size_t blocks_most) CA_MUST_USE;
/* Returns the text of CELL, a key or a part, as it was written: spreadsheets put blanks around words, an apostrophe before them
 * and a capital at their start. Empty: it is neither. */
ca_slice ca_form_word(ca_form_grid *grid, const ca_grid_cell *cell) CA_MUST_USE;
/* Whether WORD is the part of an answer, or of what a form shows. */
bool ca_form_is_part(const ca_form_grid *grid, ca_slice word) CA_MUST_USE;
/* Whether WORD is a name or a path of names. */
bool ca_form_is_path(ca_slice word) CA_MUST_USE;
/* Returns the part of COLUMN in the BLOCK, which may be NULL; or NULL. */
const ca_slice *ca_form_grid_part(const ca_form_grid *grid, const ca_grid_block *block, uint32_t column) CA_MUST_USE;
/* Returns the list to which the row without a key at INDEX adds an entry: it is in a block of a list between the entries, or
 * directly after the last of them. LASTS has the last entry's row for each block. NULL: none. */
const char *ca_form_grid_list(const ca_form_grid *grid, size_t index, const size_t *lasts) CA_MUST_USE;
void ca_form_grid_free(ca_form_grid *grid);

#endif
