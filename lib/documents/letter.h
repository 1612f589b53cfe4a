/* SPDX-License-Identifier: MIT */
/* A letter: a document about one audit as a list of blocks, built by its purpose and written as Word or HTML. */
#ifndef CA_LETTER_H
#define CA_LETTER_H

#include "office/new_document.h"

enum ca_letter_kind {
    CA_LETTER_HEADING,
    CA_LETTER_SUBHEADING,
    CA_LETTER_PARAGRAPH,
    CA_LETTER_ITEM,  /* of a list with bullets */
    CA_LETTER_ALERT, /* in a box */
    CA_LETTER_NOTE,  /* in small letters */
    CA_LETTER_BLANK, /* a marked line for its reader to write on */
    CA_LETTER_TABLE
};

typedef struct {
    ca_slice text;
    bool heading; /* names its row or column */
    enum ca_new_document_input input;
    const char *tag, *label; /* of a content control, or NULL */
} ca_letter_cell;

typedef struct {
    const unsigned *shares; /* the widths of its columns, in parts of a hundred; borrowed */
    size_t columns;
    bool headed; /* the first row names the columns */
    ca_letter_cell *cells;
    size_t count, capacity;
} ca_letter_table;

typedef struct {
    enum ca_letter_kind kind;
    ca_slice words;
    size_t table; /* of a table: its index */
} ca_letter_block;

/* Zeroed is empty, but for the words of the document as a whole, which are borrowed. */
typedef struct {
    const char *title, *subject;
    const char *mark; /* at the head of each page */
    ca_letter_block *blocks;
    size_t count, capacity;
    ca_letter_table *tables;
    size_t table_count, table_capacity;
    ca_arena arena; /* of all texts */
} ca_letter;

/* Takes all blocks away, and keeps the memory. The words of the whole stay. */
void ca_letter_clear(ca_letter *letter);
void ca_letter_free(ca_letter *letter);

/* Adds a block, but for a table, with a copy of WORDS; nothing if they are empty or blank. */
void ca_letter_add(ca_letter *letter, enum ca_letter_kind kind, ca_slice words);
/* The same with words that are formatted. */
void ca_letter_say(ca_letter *letter, enum ca_letter_kind kind, const char *format, ...) CA_PRINTF(3, 4);

/* Takes the last block away if it is a heading: nothing has followed it. */
void ca_letter_drop_heading(ca_letter *letter);

/* Begins a table of COLUMNS columns with SHARES. Its cells follow, row by row. */
void ca_letter_table_begin(ca_letter *letter, const unsigned *shares, size_t columns, bool headed);
/* Adds a cell to the last table, with a copy of TEXT; or one that names its row or column. */
void ca_letter_cell_text(ca_letter *letter, ca_slice text);
void ca_letter_cell_heading(ca_letter *letter, const char *words);
/* Adds a cell that its reader fills in, with TEXT in it already, which may be empty. TAG, or NULL, is that of its content control,
 * and LABEL its name there; both are constant. */
void ca_letter_cell_input(ca_letter *letter, enum ca_new_document_input input, ca_slice text, const char *tag,
                          const char *label);
/* Ends the table: the last row is filled with empty cells. A table without a row, or with one that names columns alone, is gone. */
void ca_letter_table_end(ca_letter *letter);

/* Whether TABLE is so short that it stays on one page. */
bool ca_letter_table_is_kept(const ca_letter_table *table) CA_MUST_USE;

/* A table of facts, two in a row: begin, add each that is not empty, and end as every table. */
void ca_letter_facts_begin(ca_letter *letter);
void ca_letter_fact(ca_letter *letter, const char *name, ca_slice text);

/* Returns how many A4 pages the letter takes in Word, about. */
double ca_letter_pages(const ca_letter *letter) CA_MUST_USE;

#endif
