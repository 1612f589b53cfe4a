/* SPDX-License-Identifier: MIT */
/* The rows and blocks of a form that came back. */
#include "forms/form_grid.h"

#include "base/utf8.h"
#include "forms/form.h"
#include "office/sheet_read.h"

#include <stdlib.h>

/* --- words of the hidden cells ------------------------------------------------------------------------------------ */

ca_slice ca_form_word(ca_form_grid *g, const ca_grid_cell *c)
{
    enum { WORD_MOST = 1000 };
    static const char *const apostrophes[] = {"'", "\u2018", "\u2019"};
    ca_slice word = ca_text_without_blanks(c->text);
    bool capital = false;
    if (c->kind != CA_SHEET_TEXT || word.size > WORD_MOST)
        return (ca_slice){"", 0};
    for (size_t i = 0; i < sizeof apostrophes / sizeof *apostrophes; i++) {
        size_t size = strlen(apostrophes[i]);
        if (word.size > size && memcmp(word.at, apostrophes[i], size) == 0) {
            word = ca_text_without_blanks((ca_slice){word.at + size, word.size - size});
            break;
        }
    }
    for (size_t i = 0; i < word.size; i++)
        capital |= word.at[i] >= 'A' && word.at[i] <= 'Z';
    if (!capital)
        return word;
    char *copy = ca_arena_copy(g->arena, word.at, word.size);
    for (size_t i = 0; i < word.size; i++)
        copy[i] = (char)(copy[i] >= 'A' && copy[i] <= 'Z' ? copy[i] | 0x20 : copy[i]);
    return (ca_slice){copy, word.size};
}

bool ca_form_is_path(ca_slice word)
{
    for (size_t i = 0; i < word.size; i++) {
        char letter = word.at[i];
        bool of_name =
            (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_' || letter == '-';
        if (!of_name && (letter != '.' || i == 0 || i + 1 == word.size || word.at[i - 1] == '.'))
            return false;
    }
    return word.size > 0;
}

bool ca_form_is_part(const ca_form_grid *g, ca_slice word)
{
    static const char shown[] = "shown.";
    ca_form_families families = ca_form_families_of(&g->members, word);
    bool found = word.size >= sizeof shown && memcmp(word.at, shown, sizeof shown - 1) == 0;
    for (size_t i = 0; i < sizeof families.bits / sizeof *families.bits; i++)
        found |= families.bits[i] != 0;
    return found;
}

/* --- rows and blocks --------------------------------------------------------------------------------------------- */

/* Sets the key of a row, whose cell C is in the key column. */
static void set_key(ca_form_grid *g, ca_grid_row *row, const ca_grid_cell *c)
{
    ca_slice word = ca_form_word(g, c);
    if (ca_slice_is(word, CA_FORM_MARK)) {
        row->kind = CA_GRID_MARK;
    } else if (ca_slice_is(word, CA_FORM_PARTS)) {
        row->kind = CA_GRID_PARTS;
    } else if (ca_slice_is(word, CA_FORM_IDENTITY)) {
        row->kind = CA_GRID_IDENTITY;
    } else if (ca_form_is_path(word)) {
        row->family = ca_form_family(&g->members, word);
        /* A single word that is no member was typed by somebody. */
        if (row->family != CA_FORM_NO_FAMILY || memchr(word.at, '.', word.size))
            row->kind = CA_GRID_ANSWERS;
    }
    if (row->kind != CA_GRID_WITHOUT_KEY)
        row->key = word;
}

static void make_rows(ca_form_grid *g, uint32_t key_column)
{
    g->row_count = 0;
    for (size_t i = 0, end; i < g->count; i = end) {
        ca_grid_row row = {.first = i, .row = g->cells[i].row, .family = CA_FORM_NO_FAMILY};
        size_t key = SIZE_MAX;
        for (end = i; end < g->count && g->cells[end].row == row.row; end++)
            if (g->cells[end].column == key_column)
                key = end;
        row.end = row.key_cell = end;
        if (key != SIZE_MAX) {
            set_key(g, &row, &g->cells[key]);
            if (row.kind != CA_GRID_WITHOUT_KEY)
                row.key_cell = key;
        }
        g->rows = ca_array_grow(g->rows, g->row_count, &g->row_capacity, sizeof *g->rows);
        g->rows[g->row_count++] = row;
    }
}

/* Asks for the cells of a part: the blank ones are given as well. Each part of a block is asked for once. */
static void ask_for(ca_form_grid *g, ca_grid_block *b, uint32_t column, ca_slice part)
{
    for (size_t i = b->asked_first; i < b->asked_end; i++)
        if (ca_slice_equal(g->asked[i].part, part))
            return;
    g->asked = ca_array_grow(g->asked, g->asked_count, &g->asked_capacity, sizeof *g->asked);
    g->asked[g->asked_count++] = (ca_grid_part){column, part};
    b->asked_end = g->asked_count;
}

static void add_part(ca_form_grid *g, ca_grid_block *b, uint32_t column, ca_slice part)
{
    g->parts = ca_array_grow(g->parts, g->part_count, &g->part_capacity, sizeof *g->parts);
    g->parts[g->part_count++] = (ca_grid_part){column, part};
    b->end = g->part_count;
    if (b->mark)
        return;
    if (part.size > sizeof CA_FORM_READ_ALONE - 1 &&
        memcmp(part.at, CA_FORM_READ_ALONE, sizeof CA_FORM_READ_ALONE - 1) == 0) {
        if (ca_slice_is(part, CA_FORM_SHOWN_GRADE)) /* that none was shown counts: there may be one now */
            ask_for(g, b, column, part);
        return; /* no member of the record has that name */
    }
    ca_form_families families = ca_form_families_of(&g->members, part);
    bool known = false;
    for (size_t i = 0; i < sizeof families.bits / sizeof *families.bits; i++) {
        b->families.bits[i] &= families.bits[i];
        known |= families.bits[i] != 0;
    }
    if (known)
        ask_for(g, b, column, part);
}

static void add_block(ca_form_grid *g, const ca_grid_row *row)
{
    ca_grid_block b = {.first = g->part_count,
                       .end = g->part_count,
                       .asked_first = g->asked_count,
                       .asked_end = g->asked_count,
                       .row = row->row,
                       .mark = row->kind == CA_GRID_MARK};
    if (!b.mark)
        memset(&b.families, 0xFF, sizeof b.families);
    for (size_t i = row->first; i < row->end; i++) {
        ca_slice word = ca_form_word(g, &g->cells[i]);
        if (i != row->key_cell && ca_form_is_path(word) &&
            !ca_slice_equal(word, row->key)) /* a copy of the column of keys */
            add_part(g, &b, g->cells[i].column, word);
    }
    g->blocks = ca_array_grow(g->blocks, g->block_count, &g->block_capacity, sizeof *g->blocks);
    g->blocks[g->block_count++] = b;
}

/* Makes the blocks, and notes which rows they are above. */
static void make_blocks(ca_form_grid *g)
{
    g->block_count = g->part_count = g->asked_count = 0;
    for (size_t i = 0; i < g->row_count; i++) {
        ca_grid_row *row = &g->rows[i];
        if (row->kind == CA_GRID_MARK || row->kind == CA_GRID_PARTS)
            add_block(g, row);
        row->above = g->block_count;
    }
}

static bool fits(const ca_grid_block *b, size_t family)
{
    return !b->mark && b->end > b->first && ca_form_has_family(&b->families, family);
}

/* Returns the index + 1 of the block whose parts are members of the row's key: the last one above the row, else the nearest
 * other one, since rows are moved; a row of parts may have been deleted. 0: none. */
static size_t block_of(const ca_form_grid *g, const ca_grid_row *row)
{
    const ca_grid_block *above = row->above ? &g->blocks[row->above - 1] : NULL;
    if (above && fits(above, row->family))
        return row->above;
    for (size_t i = row->above; i > 0; i--)
        if (fits(&g->blocks[i - 1], row->family))
            return i;
    for (size_t i = row->above; i < g->block_count; i++)
        if (fits(&g->blocks[i], row->family))
            return i + 1;
    /* Parts that are of other keys would put the texts of an entry where others belong. */
    return above && !above->mark && (!above->claimed || !ca_form_list(row->family)) ? row->above : 0;
}

static void take_blocks(ca_form_grid *g)
{
    for (size_t i = 0; i < g->row_count; i++)
        for (size_t b = 0; g->rows[i].kind == CA_GRID_ANSWERS && b < g->block_count; b++)
            g->blocks[b].claimed |= fits(&g->blocks[b], g->rows[i].family);
    for (size_t i = 0; i < g->row_count; i++) {
        ca_grid_row *row = &g->rows[i];
        if (row->kind == CA_GRID_ANSWERS) {
            row->taken = block_of(g, row);
        } else if (row->kind == CA_GRID_IDENTITY) {
            for (size_t b = 1; b <= g->block_count; b++)
                if (g->blocks[b - 1].mark && (!row->taken || b <= row->above))
                    row->taken = b;
        }
    }
}

bool ca_form_grid_make(ca_form_grid *g, uint32_t key_column, size_t blocks_most)
{
    make_rows(g, key_column);
    make_blocks(g);
    if (g->block_count > blocks_most)
        return false;
    take_blocks(g);
    return true;
}

const ca_slice *ca_form_grid_part(const ca_form_grid *g, const ca_grid_block *b, uint32_t column)
{
    size_t from = b ? b->first : 0, to = b ? b->end : 0;
    while (from < to) { /* parts are in the order of their columns */
        size_t middle = (from + to) / 2;
        if (g->parts[middle].column < column)
            from = middle + 1;
        else
            to = middle;
    }
    return b && from < b->end && g->parts[from].column == column ? &g->parts[from].part : NULL;
}

/* Whether a row without a key has text in a column with an answer's part. */
static bool has_answer(const ca_form_grid *g, const ca_grid_row *row, const ca_grid_block *b)
{
    for (size_t i = row->first; i < row->end; i++)
        if (ca_form_grid_part(g, b, g->cells[i].column))
            return true;
    return false;
}

const char *ca_form_grid_list(const ca_form_grid *g, size_t i, const size_t *lasts)
{
    const ca_grid_row *row = &g->rows[i];
    const ca_grid_block *b = row->above ? &g->blocks[row->above - 1] : NULL;
    const char *list = NULL;
    if (!b || b->mark || !has_answer(g, row, b))
        return NULL;
    for (size_t family = 0; family < CA_FIELD_COUNT && !list; family++)
        list = fits(b, family) ? ca_form_list(family) : NULL;
    bool heading = row->row == b->row + 1;
    bool title = row->above < g->block_count && g->blocks[row->above].row == row->row + 1;
    return heading || title || row->row > lasts[row->above - 1] + 1 ? NULL : list;
}

void ca_form_grid_free(ca_form_grid *g)
{
    free(g->cells);
    free(g->rows);
    free(g->blocks);
    free(g->parts);
    free(g->asked);
    *g = (ca_form_grid){.count = 0};
}
