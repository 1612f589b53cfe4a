/* SPDX-License-Identifier: MIT */
/* The first page of a report as a sheet. Its sentences are those of the text of the report. */
#include "report/workbook_front.h"

#include <string.h>

enum { WORDS, MORE, COLUMNS };
enum { WORDS_WIDTH = 104, MORE_WIDTH = 24 }; /* in characters: a page of A4 across, in a size that can be read */

typedef struct {
    ca_arena *arena;
    const ca_tables *set;
    ca_table *table;
    enum ca_page_look *looks;
    size_t questions; /* that have their number */
} page;

static bool is_heading(enum ca_page_look look)
{
    return look == CA_LOOK_PART || look == CA_LOOK_TOOL;
}

/* Adds a row. MORE is the cell with its link, or NULL. */
static void add_row(page *p, enum ca_page_look look, const char *words, const ca_cell *more, bool first)
{
    ca_table *table = p->table;
    ca_cell *cells = &table->cells[table->cell_count];
    enum ca_tone tone = !first ? CA_TONE_NONE : is_heading(look) ? CA_TONE_BAD : CA_TONE_WEAK;
    cells[WORDS] = (ca_cell){.kind = CA_CELL_TEXT, .tone = tone, .text = ca_slice_of(words)};
    cells[MORE] = (ca_cell){.kind = CA_CELL_NONE, .tone = tone, .text = {"", 0}};
    if (more && more->kind == CA_CELL_LINK && more->number >= 0) {
        cells[MORE] = *more;
        cells[MORE].tone = tone;
        cells[MORE].text = ca_slice_of(p->set->tables[more->number]->sheet);
    }
    p->looks[table->row_count++] = look;
    table->cell_count += COLUMNS;
}

static const char *kept(page *p, const ca_text *words)
{
    return ca_arena_copy(p->arena, ca_text_words(words), words->size);
}

/* Adds the heading with which a part begins: its name and what it finds. */
static void add_heading(page *p, size_t row, bool first)
{
    const ca_front_row *at = &p->set->front_rows[row];
    const ca_cell *cells = &p->set->front->cells[row * p->set->front->column_count];
    bool finding = at->role == CA_FRONT_FINDING;
    ca_text words = {0};
    ca_cell_write(&words, &cells[CA_FRONT_PART_COLUMN]);
    if (finding)
        ca_text_format(&words, " %s", at->told);
    add_row(p, CA_LOOK_PART, kept(p, &words), finding ? &cells[CA_FRONT_MORE_COLUMN] : NULL, first);
    ca_text_free(&words);
}

static enum ca_page_look look_of(const ca_front_row *row)
{
    switch (row->role) {
    case CA_FRONT_TOOL: return CA_LOOK_TOOL;
    case CA_FRONT_SENTENCE:
        return row->part == CA_FRONT_ACT ? CA_LOOK_STRONG : row->part == CA_FRONT_ABOUT ? CA_LOOK_NOTE : CA_LOOK_WORDS;
    case CA_FRONT_ITEM:
    case CA_FRONT_FIGURE: return CA_LOOK_ITEM;
    case CA_FRONT_FINDING:
    case CA_FRONT_NOTE:
    case CA_FRONT_TARGET: break;
    }
    return CA_LOOK_NOTE;
}

/* Adds a row of the page, and before it the heading of the part that it begins. */
static void add(page *p, size_t row)
{
    const ca_front_row *at = &p->set->front_rows[row];
    const ca_cell *more = &p->set->front->cells[row * p->set->front->column_count + CA_FRONT_MORE_COLUMN];
    bool first = at->part == CA_FRONT_ACT, titled = at->part != CA_FRONT_TITLE && at->part != CA_FRONT_ABOUT;
    bool starts = titled && at->role != CA_FRONT_TOOL && (at->role == CA_FRONT_FINDING || at[-1].part != at->part);
    ca_text words = {0};
    if (starts)
        add_heading(p, row, first);
    if (at->part == CA_FRONT_ASK && at->role == CA_FRONT_ITEM)
        ca_text_format(&words, "%zu. ", ++p->questions);
    ca_text_add(&words, at->told);
    if (at->role != CA_FRONT_FINDING && at->role != CA_FRONT_TARGET && !at->minor)
        add_row(p, look_of(at), kept(p, &words), more, first);
    ca_text_free(&words);
}

void ca_front_sheet_begin(ca_arena *arena, ca_sheet *sheet)
{
    const ca_tables *set = sheet->set;
    size_t most = set->front_row_count * 2; /* a heading for each, at most */
    page p = {.arena = arena, .set = set, .table = ca_arena_take(arena, sizeof(ca_table))};
    *p.table = *sheet->table;
    p.table->title = set->finding ? set->finding : sheet->table->title;
    p.table->notes = NULL;
    p.table->note_count = p.table->row_count = p.table->cell_count = 0;
    p.table->columns = ca_arena_take(arena, COLUMNS * sizeof(ca_column));
    p.table->columns[WORDS] =
        (ca_column){.heading = "In a few words", .kind = CA_CELL_TEXT, .long_text = true, .width = WORDS_WIDTH};
    p.table->columns[MORE] = (ca_column){.heading = "More on the sheet", .kind = CA_CELL_LINK, .width = MORE_WIDTH};
    p.table->column_count = COLUMNS;
    p.table->cells = ca_arena_take(arena, most * COLUMNS * sizeof(ca_cell));
    p.looks = ca_arena_take(arena, most * sizeof *p.looks);
    for (size_t i = 0; i < set->front_row_count; i++)
        add(&p, i);
    sheet->table = p.table;
    sheet->looks = p.looks;
}
