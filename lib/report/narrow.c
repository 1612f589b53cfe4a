/* SPDX-License-Identifier: MIT */
/* The narrow form of a table. Its figures are those of the cells, rounded. */
#include "report/narrow.h"

#include "report/told.h"

#include <string.h>

/* A column of the narrow form: the figure at COLUMN, with the count before it or the bounds after it. */
typedef struct {
    size_t column;
    bool of, bounds;
} narrow_column;

static bool is_bound(const ca_table *table, size_t column)
{
    return column < table->column_count && table->columns[column].narrow == CA_NARROW_BOUND;
}

/* Sets the columns that are left if those with a spare number of LIMIT or more are left out. Returns how many they are. */
static size_t choose(const ca_table *table, int limit, narrow_column *chosen)
{
    size_t count = 0;
    for (size_t i = 0; i < table->column_count; i++) {
        const ca_column *column = &table->columns[i];
        if (column->narrow == CA_NARROW_ALONE && (!column->spare || column->spare < limit))
            chosen[count++] = (narrow_column){i, i > 0 && table->columns[i - 1].narrow == CA_NARROW_OF,
                                              is_bound(table, i + 1) && is_bound(table, i + 2)};
    }
    return count;
}

/* Sets the columns of the narrow form. Returns how many they are. */
static size_t choose_narrow(const ca_table *table, narrow_column *chosen)
{
    int most = 0;
    for (size_t i = 0; i < table->column_count; i++)
        most = table->columns[i].spare > most ? table->columns[i].spare : most;
    size_t count = 0;
    for (int limit = most + 1; limit > 0; limit--) {
        count = choose(table, limit, chosen);
        if (count <= CA_NARROW_MOST)
            return count;
    }
    return CA_NARROW_MOST;
}

static bool has_figure(const ca_cell *cell)
{
    return cell->kind == CA_CELL_PERCENT || cell->kind == CA_CELL_POINTS;
}

/* Appends a figure in tenths: to one decimal, or (WHOLE) rounded. */
static void add_tenths(ca_text *to, const ca_cell *cell, bool whole)
{
    int64_t size = cell->number < 0 ? -cell->number : cell->number;
    int64_t rounded = (size + 5) / 10;
    const char *sign = cell->number < 0 && (!whole || rounded) ? "-" : "";
    if (whole)
        ca_text_format(to, "%s%lld", sign, (long long)rounded);
    else
        ca_text_format(to, "%s%lld.%lld", sign, (long long)(size / 10), (long long)(size % 10));
}

/* Appends the figure of a cell with its interval or its count: "66% (59 to 72)", "82% of 27", "12 (2 to 21)". Whole
 * percentages are from the counts, as in sentences; where a cell has tenths alone, they are not rounded again. */
static void add_figure(ca_text *to, const ca_cell *cell, const narrow_column *chosen)
{
    bool whole = cell->kind == CA_CELL_POINTS || cell->text.size;
    if (cell->kind == CA_CELL_PERCENT && cell->text.size) {
        ca_text_append(to, cell->text.at, cell->text.size);
    } else if (has_figure(cell)) {
        add_tenths(to, cell, whole);
        ca_text_add(to, cell->kind == CA_CELL_PERCENT ? "%" : "");
    } else {
        ca_cell_write(to, cell);
    }
    if (chosen->bounds && has_figure(&cell[1]) && has_figure(&cell[2])) {
        ca_text_add(to, " (");
        add_tenths(to, &cell[1], whole);
        ca_text_add(to, " to ");
        add_tenths(to, &cell[2], whole);
        ca_text_add(to, ")");
    }
    if (chosen->of && cell[-1].kind == CA_CELL_NUMBER && cell[-1].number > 0) { /* of nothing there is no figure */
        ca_text_add(to, " of ");
        ca_told_count(to, (uint64_t)cell[-1].number);
    }
}

static ca_cell narrow_cell(const ca_cell *cell, const narrow_column *chosen, ca_arena *arena)
{
    ca_text words = {0};
    ca_cell narrow = *cell;
    if (!has_figure(cell) && !chosen->of)
        return narrow; /* also a shorthand in place of a figure */
    add_figure(&words, cell, chosen);
    narrow = (ca_cell){.kind = CA_CELL_TEXT,
                       .tone = cell->tone,
                       .text = {ca_arena_copy(arena, ca_text_words(&words), words.size), words.size}};
    ca_text_free(&words);
    return narrow;
}

/* Returns the heading: the brief one, with a word on what is in brackets, and the note on it: "Good or better, % [note 1]
 * (interval [note 2])". */
static const char *narrow_heading(const ca_table *table, const narrow_column *chosen, ca_arena *arena)
{
    const ca_column *column = &table->columns[chosen->column];
    const char *heading = column->brief ? column->brief : column->heading;
    if (!chosen->bounds)
        return heading;
    ca_text words = {0};
    const char *note = strrchr(column[1].heading, '[');
    ca_text_format(&words, "%s (interval%s%s)", heading, note ? " " : "", note ? note : "");
    const char *kept = ca_arena_copy(arena, words.at, words.size);
    ca_text_free(&words);
    return kept;
}

static bool is_narrow(const ca_table *table)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (table->columns[i].narrow != CA_NARROW_ALONE)
            return false;
    return table->column_count <= CA_NARROW_MOST;
}

const ca_table *ca_narrow_table(const ca_table *table, ca_arena *arena)
{
    if (is_narrow(table))
        return table;
    narrow_column *chosen = ca_arena_take(arena, table->column_count * sizeof *chosen);
    size_t count = choose_narrow(table, chosen);
    ca_table *narrow = ca_arena_take(arena, sizeof *narrow);
    *narrow = *table;
    narrow->column_count = narrow->column_capacity = count;
    narrow->cell_count = narrow->cell_capacity = count * table->row_count;
    narrow->columns = ca_arena_take(arena, count * sizeof *narrow->columns + 1);
    narrow->cells = ca_arena_take(arena, narrow->cell_count * sizeof *narrow->cells + 1);
    for (size_t i = 0; i < count; i++) {
        narrow->columns[i] = table->columns[chosen[i].column];
        narrow->columns[i].heading = narrow_heading(table, &chosen[i], arena);
        for (size_t row = 0; row < table->row_count; row++)
            narrow->cells[row * count + i] =
                narrow_cell(&table->cells[row * table->column_count + chosen[i].column], &chosen[i], arena);
    }
    return narrow;
}

const size_t *ca_narrow_places(const ca_table *table, ca_arena *arena)
{
    bool chosen_by_builder = false;
    for (size_t i = 0; i < table->column_count; i++)
        chosen_by_builder |= table->columns[i].narrow != CA_NARROW_ALONE || table->columns[i].spare;
    if (!chosen_by_builder || is_narrow(table))
        return NULL;
    narrow_column *chosen = ca_arena_take(arena, table->column_count * sizeof *chosen);
    size_t count = choose_narrow(table, chosen);
    size_t *places = ca_arena_take(arena, table->column_count * sizeof *places);
    for (size_t i = 0; i < table->column_count; i++)
        places[i] = CA_NO_PLACE;
    for (size_t i = 0; i < count; i++)
        places[chosen[i].column] = i;
    return places;
}
