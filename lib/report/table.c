/* SPDX-License-Identifier: MIT */
/* The model of a report: tables, charts and text; names of sheets that Excel takes; cells as text. */
#include "report/table.h"

#include "base/markup.h"
#include "base/utf8.h"
#include "report/told.h"
#include "stats/statistics.h"

#include <stdlib.h>
#include <string.h>

enum { SHEET_NAME_MOST = 31 };

/* Returns a letter in lower case, for the alphabets that names of teams are likely to use. To Excel, names of sheets
 * that differ only in case are the same; folding a few letters too many does no harm. */
static unsigned small_letter(unsigned c)
{
    if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x391 && c <= 0x3A9) ||
        (c >= 0x410 && c <= 0x42F))
        return c + 0x20;
    if (c >= 0x400 && c <= 0x40F)
        return c + 0x50;
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E))
        return c + (c & 1);
    return c >= 0x100 && c <= 0x177 ? c | 1 : c;
}

/* Returns the character at *AT and moves *AT after it. A byte that is not UTF-8 is returned as it is. */
static unsigned next_character(const char **at)
{
    const unsigned char *bytes = (const unsigned char *)*at;
    size_t length = bytes[0] < 0x80 ? 1 : ca_utf8_sequence(bytes, strlen(*at));
    *at += length ? length : 1;
    if (length < 2)
        return bytes[0];
    unsigned character = bytes[0] & (0xFFU >> (length + 1));
    for (size_t i = 1; i < length; i++)
        character = character << 6 | (bytes[i] & 0x3FU);
    return character;
}

bool ca_names_alike(const char *a, const char *b)
{
    while (*a && *b) {
        if (small_letter(next_character(&a)) != small_letter(next_character(&b)))
            return false;
    }
    return !*a && !*b;
}

/* Returns how many bytes of NAME (valid UTF-8) have at most MOST UTF-16 units. */
static size_t bytes_within(ca_slice name, size_t most)
{
    size_t size = name.size;
    while (ca_utf16_units((ca_slice){name.at, size}) > most) {
        do
            size--;
        while (size && ((unsigned char)name.at[size] & 0xC0) == 0x80);
    }
    return size;
}

static bool edge(char c)
{
    return c == '\'' || c == ' ';
}

/* Excel reads "_x0041_" in a name as A. */
static bool escape_at(const char *at)
{
    return at[0] == '_' && at[1] == 'x' && strspn(at + 2, "0123456789abcdefABCDEF") >= 4 && at[6] == '_';
}

/* Appends NAME with '-' for characters that Excel does not allow, and without apostrophes and spaces at its ends. */
static void repair_name(ca_text *repaired, const char *name)
{
    while (edge(*name))
        name++;
    while (*name) {
        const char *from = name;
        unsigned c = next_character(&name);
        bool odd_byte = (unsigned char)*from >= 0x80 && name == from + 1;
        if (c < 0x20 || c == 0x7F || c == 0xFFFE || c == 0xFFFF || odd_byte || escape_at(from) ||
            (c < 0x80 && strchr("[]:*?/\\", (int)c)))
            ca_text_byte(repaired, '-');
        else
            ca_text_append(repaired, from, (size_t)(name - from));
    }
}

/* Appends the start of NAME that leaves room for REST, then REST. */
static void join_name(ca_text *joined, ca_slice name, const char *rest)
{
    size_t size = bytes_within(name, SHEET_NAME_MOST - strlen(rest));
    while (size && edge(name.at[size - 1]))
        size--;
    ca_text_append(joined, name.at, size);
    if (!size)
        ca_text_add(joined, "Sheet");
    ca_text_add(joined, rest);
}

static bool sheet_taken(const ca_tables *set, const char *name)
{
    if (ca_names_alike(name, "History")) /* reserved by Excel */
        return true;
    for (size_t i = 0; i < set->count; i++) {
        if (ca_names_alike(name, set->tables[i]->sheet))
            return true;
    }
    for (size_t i = 0; i < set->chart_count; i++) {
        if (ca_names_alike(name, set->charts[i]->sheet))
            return true;
    }
    return false;
}

static const char *sheet_name(ca_tables *set, const char *wanted)
{
    ca_text repaired = {0}, name = {0}, rest = {0};
    repair_name(&repaired, wanted);
    ca_slice whole = {ca_text_words(&repaired), repaired.size};
    join_name(&name, whole, "");
    for (size_t number = 2; sheet_taken(set, name.at); number++) {
        ca_text_clear(&rest);
        ca_text_format(&rest, " %zu", number);
        ca_text_clear(&name);
        join_name(&name, whole, rest.at);
    }
    const char *kept = ca_arena_copy(&set->arena, name.at, name.size);
    ca_text_free(&repaired);
    ca_text_free(&name);
    ca_text_free(&rest);
    return kept;
}

static const char *keep(ca_tables *set, const char *words)
{
    return ca_arena_copy(&set->arena, words, strlen(words));
}

ca_table *ca_tables_add(ca_tables *set, const char *name, const char *sheet, const char *title)
{
    ca_table *table = ca_arena_take(&set->arena, sizeof *table);
    *table = (ca_table){.name = keep(set, name), .sheet = sheet_name(set, sheet), .title = keep(set, title)};
    set->tables = ca_array_grow(set->tables, set->count, &set->capacity, sizeof(ca_table *));
    set->tables[set->count++] = table;
    return table;
}

void ca_table_note(ca_tables *set, ca_table *table, const char *format, ...)
{
    ca_text note = {0};
    va_list list;
    va_start(list, format);
    ca_text_format_list(&note, format, list);
    va_end(list);
    table->notes = ca_array_grow(table->notes, table->note_count, &table->note_capacity, sizeof(const char *));
    table->notes[table->note_count++] = ca_arena_copy(&set->arena, ca_text_words(&note), note.size);
    ca_text_free(&note);
}

void ca_table_column(ca_tables *set, ca_table *table, const char *heading, enum ca_cell_kind kind)
{
    table->columns = ca_array_grow(table->columns, table->column_count, &table->column_capacity, sizeof(ca_column));
    table->columns[table->column_count++] = (ca_column){.heading = keep(set, heading), .kind = kind};
}

static void add_cell(ca_table *table, ca_cell cell)
{
    table->cells = ca_array_grow(table->cells, table->cell_count, &table->cell_capacity, sizeof(ca_cell));
    table->cells[table->cell_count++] = cell;
    table->row_count = table->column_count ? table->cell_count / table->column_count : 0;
}

void ca_table_text(ca_tables *set, ca_table *table, ca_slice text)
{
    ca_slice kept = {ca_arena_copy(&set->arena, text.at, text.size), text.size};
    add_cell(table, (ca_cell){.kind = CA_CELL_TEXT, .text = kept});
}

void ca_table_words(ca_tables *set, ca_table *table, const char *words)
{
    if (words)
        ca_table_text(set, table, ca_slice_of(words));
    else
        add_cell(table, (ca_cell){.kind = CA_CELL_NONE, .text = {"", 0}});
}

void ca_table_value(ca_table *table, enum ca_cell_kind kind, int64_t number)
{
    add_cell(table, (ca_cell){.kind = kind, .text = {"", 0}, .number = number});
}

void ca_table_share(ca_tables *set, ca_table *table, uint64_t n, uint64_t of)
{
    ca_text words = {0};
    ca_told_percent(&words, n, of);
    ca_slice told = {ca_arena_copy(&set->arena, words.at, words.size), words.size};
    add_cell(table, (ca_cell){.kind = CA_CELL_PERCENT, .text = told, .number = ca_percent_tenths(n, of)});
    ca_text_free(&words);
}

void ca_table_none(ca_tables *set, ca_table *table, const char *shorthand)
{
    ca_slice kept = {keep(set, shorthand), strlen(shorthand)};
    add_cell(table, (ca_cell){.kind = CA_CELL_NONE, .text = kept});
}

void ca_table_text_if_any(ca_tables *set, ca_table *table, ca_slice text)
{
    if (text.size)
        ca_table_text(set, table, text);
    else
        ca_table_none(set, table, "");
}

void ca_table_quarter(ca_tables *set, ca_table *table, ca_slice quarter)
{
    ca_text words = {0};
    ca_quarter_name(&words, quarter);
    ca_table_text_if_any(set, table, (ca_slice){ca_text_words(&words), words.size});
    ca_text_free(&words);
}

void ca_table_link(ca_tables *set, ca_table *table, const ca_table *to)
{
    size_t index = 0;
    while (index < set->count && set->tables[index] != to)
        index++;
    add_cell(table, (ca_cell){.kind = CA_CELL_LINK, .text = ca_slice_of(to->title), .number = (int64_t)index});
}

void ca_table_last_row_to(ca_table *table, size_t to)
{
    size_t width = table->column_count;
    for (size_t column = 0; column < width; column++) {
        ca_cell moved = table->cells[(table->row_count - 1) * width + column];
        for (size_t row = table->row_count - 1; row > to; row--)
            table->cells[row * width + column] = table->cells[(row - 1) * width + column];
        table->cells[to * width + column] = moved;
    }
}

void ca_table_link_chart(ca_tables *set, ca_table *table, const ca_chart *to)
{
    int64_t index = 0;
    while ((size_t)index < set->chart_count && set->charts[index] != to)
        index++;
    add_cell(table, (ca_cell){.kind = CA_CELL_LINK, .text = ca_slice_of(to->title), .number = -1 - index});
}

void ca_table_reword(ca_tables *set, ca_table *table, size_t row, size_t column, const char *words)
{
    ca_slice text = ca_slice_of(words);
    table->cells[row * table->column_count + column] =
        (ca_cell){.kind = CA_CELL_TEXT, .text = {ca_arena_copy(&set->arena, text.at, text.size), text.size}};
}

void ca_table_tone(ca_table *table, enum ca_tone tone)
{
    table->cells[table->cell_count - 1].tone = tone;
}

void ca_table_heat(ca_table *table)
{
    table->columns[table->column_count - 1].heat = true;
}

void ca_table_narrow(ca_table *table, enum ca_narrow narrow, int spare, const char *brief)
{
    ca_column *column = &table->columns[table->column_count - 1];
    column->narrow = narrow;
    column->spare = spare;
    column->brief = brief;
}

ca_table *ca_tables_find(const ca_tables *set, const char *name)
{
    for (size_t i = 0; i < set->count; i++) {
        if (strcmp(set->tables[i]->name, name) == 0)
            return set->tables[i];
    }
    return NULL;
}

int ca_column_of(const ca_table *table, const char *heading)
{
    size_t size = strlen(heading);
    for (size_t i = table->column_count; i-- > 0;) {
        const char *there = table->columns[i].heading;
        if (strncmp(there, heading, size) == 0 && (!there[size] || strncmp(there + size, " [note", 6) == 0))
            return (int)i;
    }
    return CA_NO_COLUMN;
}

const ca_cell *ca_cell_of(const ca_table *table, size_t row, const char *heading)
{
    int column = ca_column_of(table, heading);
    return column == CA_NO_COLUMN ? NULL : &table->cells[row * table->column_count + (size_t)column];
}

ca_chart *ca_chart_add(ca_tables *set, const char *name, const char *sheet, enum ca_chart_kind kind,
                       const ca_table *table)
{
    ca_chart *chart = ca_arena_take(&set->arena, sizeof *chart);
    *chart = (ca_chart){.name = keep(set, name),
                        .sheet = sheet_name(set, sheet),
                        .title = table->title,
                        .instead = table->title,
                        .kind = kind,
                        .table = table,
                        .series_count = 1,
                        .low = CA_NO_COLUMN,
                        .high = CA_NO_COLUMN,
                        .targets = {CA_NO_COLUMN, CA_NO_COLUMN},
                        .n = CA_NO_COLUMN,
                        .of = CA_NO_COLUMN};
    set->charts = ca_array_grow(set->charts, set->chart_count, &set->chart_capacity, sizeof(ca_chart *));
    set->charts[set->chart_count++] = chart;
    return chart;
}

void ca_chart_words(ca_tables *set, ca_chart *chart, const char *title, const char *instead)
{
    chart->title = keep(set, title);
    chart->instead = keep(set, instead);
}

static void add_block(ca_tables *set, ca_block block)
{
    set->blocks = ca_array_grow(set->blocks, set->block_count, &set->block_capacity, sizeof(ca_block));
    set->blocks[set->block_count++] = block;
}

static void add_words(ca_tables *set, enum ca_block_kind kind, const char *format, va_list list)
{
    ca_text words = {0};
    ca_text_format_list(&words, format, list);
    add_block(set, (ca_block){.kind = kind, .words = keep(set, ca_text_words(&words))});
    ca_text_free(&words);
}

void ca_narrative_heading(ca_tables *set, int level, const char *words)
{
    add_block(set, (ca_block){.kind = CA_BLOCK_HEADING, .level = level, .words = keep(set, words)});
}

void ca_narrative_paragraph(ca_tables *set, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    add_words(set, CA_BLOCK_PARAGRAPH, format, list);
    va_end(list);
}

void ca_narrative_item(ca_tables *set, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    add_words(set, CA_BLOCK_ITEM, format, list);
    va_end(list);
}

void ca_narrative_table(ca_tables *set, const ca_table *table)
{
    add_block(set, (ca_block){.kind = CA_BLOCK_TABLE, .table = table});
}

void ca_narrative_chart(ca_tables *set, const ca_chart *chart)
{
    add_block(set, (ca_block){.kind = CA_BLOCK_CHART, .chart = chart, .table = chart->table});
}

void ca_narrative_to_annex(ca_tables *set, size_t from)
{
    for (size_t i = from; i < set->block_count; i++)
        set->blocks[i].annex = set->audience == CA_INTERNAL;
}

void ca_tables_free(ca_tables *set)
{
    for (size_t i = 0; i < set->count; i++) {
        free(set->tables[i]->notes);
        free(set->tables[i]->columns);
        free(set->tables[i]->cells);
    }
    free(set->tables);
    free(set->charts);
    free(set->blocks);
    free(set->front_rows);
    ca_arena_free(&set->arena);
    *set = (ca_tables){0};
}

bool ca_kind_is_figure(enum ca_cell_kind kind)
{
    return kind >= CA_CELL_NUMBER && kind <= CA_CELL_MEASURE;
}

void ca_cell_write(ca_text *text, const ca_cell *cell)
{
    switch (cell->kind) {
    case CA_CELL_TEXT:
    case CA_CELL_LINK:
    case CA_CELL_NONE: ca_text_append(text, cell->text.at, cell->text.size); break;
    case CA_CELL_NUMBER: ca_text_format(text, "%lld", (long long)cell->number); break;
    case CA_CELL_PERCENT:
    case CA_CELL_POINTS: ca_decimal_write(text, cell->number, 1); break;
    case CA_CELL_MEASURE: ca_decimal_write(text, cell->number, 4); break;
    case CA_CELL_DATE:
        if (cell->number != CA_NO_DATE)
            ca_date_write(text, (ca_date)cell->number);
        break;
    }
}

void ca_cell_markup(ca_text *text, const ca_cell *cell)
{
    ca_text words = {0};
    ca_cell_write(&words, cell);
    ca_markup_text(text, (ca_slice){ca_text_words(&words), words.size});
    ca_text_free(&words);
}

const char *ca_absence_words(const ca_cell *cell)
{
    return ca_slice_is(cell->text, "[c]") ? "withheld" : "no figure";
}

int64_t ca_cell_count(const ca_cell *cell)
{
    const int64_t most = INT64_C(1) << 40;
    if (!ca_kind_is_figure(cell->kind) || cell->number < 0)
        return -1;
    return cell->number < most ? cell->number : most;
}

bool ca_chart_few(const ca_chart *chart, size_t row, int64_t *n, int64_t *of)
{
    const ca_cell *cells = &chart->table->cells[row * chart->table->column_count];
    if (chart->n == CA_NO_COLUMN || chart->of == CA_NO_COLUMN)
        return false;
    *n = ca_cell_count(&cells[chart->n]);
    *of = ca_cell_count(&cells[chart->of]);
    return *n >= 0 && *of >= *n && *of > 0 && (uint64_t)*of < chart->least;
}

void ca_few_write(ca_text *to, int64_t n, int64_t of)
{
    ca_told_of(to, (uint64_t)n, (uint64_t)of);
}

void ca_chart_row_write(ca_text *text, const ca_chart *chart, size_t row)
{
    const ca_table *table = chart->table;
    const ca_cell *cells = &table->cells[row * table->column_count];
    ca_cell_write(text, &cells[chart->category]);
    ca_text_byte(text, ':');
    for (size_t i = 0; i < chart->series_count; i++) {
        const ca_cell *cell = &cells[chart->series + i];
        int64_t n, of;
        ca_text_add(text, i ? ", " : " ");
        if (chart->series_count > 1)
            ca_text_format(text, "%s ", table->columns[chart->series + i].heading);
        if (ca_kind_is_figure(cell->kind))
            ca_cell_write(text, cell);
        else if (ca_chart_few(chart, row, &n, &of))
            ca_few_write(text, n, of);
        else
            ca_text_add(text, ca_absence_words(cell));
    }
}

void ca_chart_values_write(ca_text *text, const ca_chart *chart)
{
    for (size_t row = 0; row < chart->table->row_count; row++) {
        ca_text_add(text, row ? "; " : "");
        ca_chart_row_write(text, chart, row);
    }
    if (chart->table->row_count)
        ca_text_byte(text, '.');
}
