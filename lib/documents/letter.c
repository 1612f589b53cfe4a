/* SPDX-License-Identifier: MIT */
/* A letter as a list of blocks. */
#include "documents/letter.h"

#include "base/utf8.h"

#include <stdlib.h>

void ca_letter_clear(ca_letter *letter)
{
    for (size_t i = 0; i < letter->table_count; i++)
        free(letter->tables[i].cells);
    letter->count = letter->table_count = 0;
    ca_arena_clear(&letter->arena);
}

void ca_letter_free(ca_letter *letter)
{
    ca_letter_clear(letter);
    free(letter->blocks);
    free(letter->tables);
    ca_arena_free(&letter->arena);
    *letter = (ca_letter){.title = NULL};
}

static ca_letter_block *add_block(ca_letter *letter, enum ca_letter_kind kind)
{
    letter->blocks = ca_array_grow(letter->blocks, letter->count, &letter->capacity, sizeof *letter->blocks);
    ca_letter_block *block = &letter->blocks[letter->count++];
    *block = (ca_letter_block){.kind = kind, .words = {"", 0}};
    return block;
}

void ca_letter_add(ca_letter *letter, enum ca_letter_kind kind, ca_slice words)
{
    words = ca_text_without_blanks(words);
    if (words.size)
        add_block(letter, kind)->words = ca_arena_str(&letter->arena, words);
}

void ca_letter_say(ca_letter *letter, enum ca_letter_kind kind, const char *format, ...)
{
    ca_text words = {0};
    va_list list;
    va_start(list, format);
    ca_text_format_list(&words, format, list);
    va_end(list);
    ca_letter_add(letter, kind, (ca_slice){ca_text_words(&words), words.size});
    ca_text_free(&words);
}

void ca_letter_drop_heading(ca_letter *letter)
{
    if (letter->count && letter->blocks[letter->count - 1].kind == CA_LETTER_HEADING)
        letter->count--;
}

/* --- tables ------------------------------------------------------------------------------------------------------- */

void ca_letter_table_begin(ca_letter *letter, const unsigned *shares, size_t columns, bool headed)
{
    add_block(letter, CA_LETTER_TABLE)->table = letter->table_count;
    letter->tables =
        ca_array_grow(letter->tables, letter->table_count, &letter->table_capacity, sizeof *letter->tables);
    letter->tables[letter->table_count++] = (ca_letter_table){.shares = shares, .columns = columns, .headed = headed};
}

static void add_cell(ca_letter *letter, ca_letter_cell cell)
{
    ca_letter_table *table = &letter->tables[letter->table_count - 1];
    table->cells = ca_array_grow(table->cells, table->count, &table->capacity, sizeof *table->cells);
    cell.text = ca_arena_str(&letter->arena, ca_text_without_blanks(cell.text));
    table->cells[table->count++] = cell;
}

void ca_letter_cell_text(ca_letter *letter, ca_slice text)
{
    add_cell(letter, (ca_letter_cell){.text = text});
}

void ca_letter_cell_heading(ca_letter *letter, const char *words)
{
    add_cell(letter, (ca_letter_cell){.text = ca_slice_of(words), .heading = true});
}

void ca_letter_cell_input(ca_letter *letter, enum ca_new_document_input input, ca_slice text, const char *tag,
                          const char *label)
{
    add_cell(letter, (ca_letter_cell){.text = text, .input = input, .tag = tag, .label = label});
}

void ca_letter_table_end(ca_letter *letter)
{
    ca_letter_table *table = &letter->tables[letter->table_count - 1];
    while (table->count % table->columns)
        ca_letter_cell_text(letter, (ca_slice){"", 0});
    if (table->count > (table->headed ? table->columns : 0))
        return;
    free(table->cells);
    letter->table_count--;
    letter->count--;
}

void ca_letter_facts_begin(ca_letter *letter)
{
    static const unsigned shares[] = {16, 34, 16, 34};
    ca_letter_table_begin(letter, shares, sizeof shares / sizeof *shares, false);
}

bool ca_letter_table_is_kept(const ca_letter_table *table)
{
    enum { ROWS_MOST = 10 };
    return table->count <= ROWS_MOST * table->columns;
}

void ca_letter_fact(ca_letter *letter, const char *name, ca_slice text)
{
    if (!ca_text_without_blanks(text).size)
        return;
    ca_letter_cell_heading(letter, name);
    ca_letter_cell_text(letter, text);
}
