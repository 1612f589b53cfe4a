/* SPDX-License-Identifier: MIT */
/* The layout of a workbook: its sheets, cells, charts and properties, and whether they fit. */
#include "report/workbook_layout.h"

#include "base/utf8.h"
#include "report/workbook_chart.h"
#include "report/workbook_front.h"

#include <string.h>

enum {
    ROWS_MOST = 1048576,
    COLUMNS_MOST = 16384,
    TEXT_MOST = 32767, /* UTF-16 units in a cell */
    HEADING_MOST = 255,
    TITLE_MOST = 255,      /* also of a header or a property */
    TABLE_NAME_MOST = 200, /* Excel takes 255 */
    DAY_ZERO = -25569,     /* 1899-12-30, day 0 of a workbook */
    FIRST_DAY = -25508     /* 1900-03-01: before it a workbook counts a leap day that never was */
};
/* A workbook holds 15 figures; what has more is shown as a text. */
static const int64_t number_most = 999999999999999, parts_most = 999999999999;

/* What is shown while a sheet is laid out: texts that XML cannot hold are copied, the others are those of the report. */
typedef struct {
    ca_arena *arena;
    ca_text text;
} showing;

static ca_shown show_text(showing *s, ca_slice words)
{
    ca_text_clear(&s->text);
    ca_workbook_clean(&s->text, words);
    ca_slice cleaned = {s->text.at, s->text.size};
    if (!ca_slice_equal(cleaned, words))
        words = (ca_slice){ca_arena_copy(s->arena, cleaned.at, cleaned.size), cleaned.size};
    return (ca_shown){.kind = words.size ? CA_SHOWN_TEXT : CA_SHOWN_NOTHING, .format = CA_CELL_TEXT, .text = words};
}

static ca_shown show_cell(showing *s, const ca_cell *cell)
{
    ca_shown number = {.kind = CA_SHOWN_NUMBER, .format = cell->kind, .scale = 1, .parts = cell->number};
    bool within = cell->number >= -number_most && cell->number <= number_most;
    switch (cell->kind) {
    case CA_CELL_NUMBER: break;
    case CA_CELL_DATE:
        within = cell->number >= FIRST_DAY && cell->number <= INT32_MAX;
        number.parts = within ? cell->number - DAY_ZERO : 0;
        break;
    case CA_CELL_PERCENT:
    case CA_CELL_POINTS:
        number.scale = 10;
        within = cell->number >= -parts_most && cell->number <= parts_most;
        break;
    case CA_CELL_MEASURE:
        number.scale = 10000;
        within = cell->number >= -parts_most && cell->number <= parts_most;
        break;
    case CA_CELL_TEXT:
    case CA_CELL_LINK:
    case CA_CELL_NONE: return show_text(s, cell->text);
    }
    if (within)
        return number;
    ca_text words = {0};
    ca_cell_write(&words, cell);
    ca_slice kept = {ca_arena_copy(s->arena, ca_text_words(&words), words.size), words.size};
    ca_text_free(&words);
    return show_text(s, kept);
}

const ca_cell *ca_sheet_cell(const ca_sheet *sheet, size_t row, size_t column)
{
    const ca_table *table = sheet->table;
    if (row <= sheet->heading_row || row >= sheet->rows || column >= sheet->columns || table->row_count == 0)
        return NULL;
    return &table->cells[(row - sheet->heading_row - 1) * table->column_count + column];
}

static ca_shown show(showing *s, const ca_sheet *sheet, size_t row, size_t column)
{
    const ca_table *table = sheet->table;
    const ca_cell *cell = ca_sheet_cell(sheet, row, column);
    if (cell)
        return show_cell(s, cell);
    if (row == 0)
        return show_text(s, ca_slice_of(table->title));
    if (sheet->back && row == sheet->back_row)
        return show_text(s, ca_slice_of(sheet->back->title));
    if (row < sheet->notes_row)
        return show_text(s, ca_slice_of(sheet->mark));
    if (row < sheet->heading_row)
        return show_text(s, ca_slice_of(table->notes[row - sheet->notes_row]));
    if (row == sheet->heading_row)
        return show_text(s, ca_slice_of(sheet->headings[column]));
    return show_text(s, ca_slice_of(column == 0 ? "No rows." : "")); /* a table has at least a row */
}

static ca_shown *shown_at(const ca_sheet *sheet, size_t row, size_t column)
{
    if (row >= sheet->heading_row)
        return &sheet->cells[(row - sheet->heading_row) * sheet->columns + column];
    return &sheet->lines[row];
}

const ca_shown *ca_sheet_at(const ca_sheet *sheet, size_t row, size_t column)
{
    static const ca_shown nothing = {.kind = CA_SHOWN_NOTHING};
    if (row >= sheet->rows || column >= sheet->columns || (row < sheet->heading_row && column > 0))
        return &nothing;
    return shown_at(sheet, row, column);
}

bool ca_sheet_asks_days(const ca_sheet *sheet, size_t column)
{
    return sheet->table->columns[column].asked && sheet->table->columns[column].kind == CA_CELL_DATE;
}

bool ca_sheet_has_filter(const ca_sheet *sheet)
{
    const ca_table *table = sheet->table;
    bool heat = table->column_count && table->columns[table->column_count - 1].heat;
    return sheet->set->audience == CA_INTERNAL && !sheet->chart && !heat && !sheet->looks;
}

enum ca_page_look ca_sheet_look(const ca_sheet *sheet, size_t row)
{
    return sheet->looks && ca_sheet_cell(sheet, row, 0) ? sheet->looks[row - sheet->heading_row - 1] : CA_LOOK_WORDS;
}

/* Returns the name of the sheet that a link leads to, or NULL. */
static const char *target_of(const ca_sheet *sheet, size_t row, size_t column)
{
    const ca_tables *set = sheet->set;
    const ca_cell *cell = ca_sheet_cell(sheet, row, column);
    if (sheet->back && row == sheet->back_row && column == 0)
        return sheet->back->sheet;
    if (!cell || cell->kind != CA_CELL_LINK || !cell->text.size)
        return NULL;
    size_t index = (size_t)(cell->number < 0 ? -1 - cell->number : cell->number);
    if (cell->number < 0)
        return index < set->chart_count && ca_chart_has_sheet(set->charts[index]) ? set->charts[index]->sheet : NULL;
    return index < set->count && !set->tables[index]->aside ? set->tables[index]->sheet : NULL;
}

bool ca_sheet_is_link(const ca_sheet *sheet, size_t row, size_t column)
{
    return target_of(sheet, row, column) != NULL;
}

bool ca_sheet_link(const ca_sheet *sheet, size_t row, size_t column, ca_text *location)
{
    const char *target = target_of(sheet, row, column);
    if (!target)
        return false;
    ca_sheet_name_quote(location, target);
    ca_text_add(location, "!A1");
    return true;
}

static const char *table_name(ca_book *layout, size_t index)
{
    ca_text name = {0};
    ca_text_add(&name, "T_");
    for (const char *at = layout->sheets[index].table->name; *at && name.size < TABLE_NAME_MOST; at++) {
        bool plain = (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z') || (*at >= '0' && *at <= '9');
        ca_text_byte(&name, (char)(plain ? *at : '_'));
    }
    for (size_t i = 0; i < index; i++) {
        if (ca_words_alike(layout->sheets[i].table_name, name.at)) {
            ca_text_format(&name, ".%zu", index + 1); /* nothing else puts a full stop in */
            break;
        }
    }
    const char *kept = ca_arena_copy(&layout->arena, name.at, name.size);
    ca_text_free(&name);
    return kept;
}

static bool heading_taken(const ca_sheet *sheet, size_t column, const char *heading)
{
    for (size_t i = 0; i < column; i++) {
        if (ca_names_alike(sheet->headings[i], heading))
            return true;
    }
    return false;
}

/* A heading is written both in a cell and in a table's attribute, which cannot hold a line's end. */
static const char *make_heading(ca_book *layout, const ca_sheet *sheet, size_t column)
{
    ca_text heading = {0};
    ca_workbook_clean(&heading, ca_slice_of(sheet->table->columns[column].heading));
    for (size_t i = 0; i < heading.size; i++) {
        if ((unsigned char)heading.at[i] < ' ')
            heading.at[i] = ' ';
    }
    if (strspn(heading.at, " ") == heading.size) {
        ca_text_clear(&heading);
        ca_text_format(&heading, "Column %zu", column + 1);
    }
    size_t size = heading.size;
    for (size_t number = 2; heading_taken(sheet, column, heading.at); number++) {
        heading.size = size;
        ca_text_format(&heading, " %zu", number);
    }
    const char *kept = ca_arena_copy(&layout->arena, heading.at, heading.size);
    ca_text_free(&heading);
    return kept;
}

static int too_much(const ca_sheet *sheet, size_t row, size_t column, const char *what, int most, ca_error *error)
{
    ca_text name = {0};
    ca_cell_name(&name, row, column);
    int status = ca_error_set(error, "sheet '%s', cell %s: %s holds (%d); export as CSV", sheet->table->sheet, name.at,
                              what, most);
    ca_text_free(&name);
    return status;
}

/* Shows a cell and counts it. A text has to fit in its cell as it is escaped: the library counts characters where Excel counts
 * UTF-16 units. */
static int add_cell(showing *s, ca_sheet *sheet, size_t row, size_t column, ca_error *error)
{
    const ca_cell *cell = ca_sheet_cell(sheet, row, column);
    ca_shown shown = show(s, sheet, row, column);
    *shown_at(sheet, row, column) = shown;
    sheet->cells_filled += shown.kind != CA_SHOWN_NOTHING || (cell && cell->tone != CA_TONE_NONE);
    sheet->values += shown.kind != CA_SHOWN_NOTHING;
    sheet->links += ca_sheet_is_link(sheet, row, column);
    if (shown.kind != CA_SHOWN_TEXT)
        return 0;
    ca_text_clear(&s->text);
    ca_workbook_escape(&s->text, shown.text);
    ca_slice escaped = {s->text.at, s->text.size};
    sheet->text_size += ca_workbook_written_size(escaped);
    return escaped.size > TEXT_MOST && ca_utf16_units(escaped) > TEXT_MOST
               ? too_much(sheet, row, column, "text longer than a cell", TEXT_MOST, error)
               : 0;
}

static int add_cells(ca_book *layout, ca_sheet *sheet, ca_error *error)
{
    showing s = {.arena = &layout->arena};
    int status = 0;
    sheet->lines = ca_arena_take(&layout->arena, sheet->heading_row * sizeof *sheet->lines);
    sheet->cells =
        ca_arena_take(&layout->arena, (sheet->rows - sheet->heading_row) * sheet->columns * sizeof *sheet->cells);
    for (size_t row = 0; row < sheet->rows && status == 0; row++) {
        size_t columns = row < sheet->heading_row ? 1 : sheet->columns, before = sheet->cells_filled;
        for (size_t column = 0; column < columns && status == 0; column++)
            status = add_cell(&s, sheet, row, column, error);
        sheet->rows_filled += row == 0 || sheet->cells_filled > before; /* row 0 has a height */
    }
    ca_text_free(&s.text);
    return status;
}

static int lay_out_sheet(ca_book *layout, size_t index, ca_error *error)
{
    ca_sheet *sheet = &layout->sheets[index];
    const ca_table *table = sheet->table;
    size_t above = table->note_count + (*sheet->mark ? 3 : 2) + (sheet->back != NULL);
    if (table->column_count == 0)
        return ca_error_set(error, "sheet '%s': a table without columns", table->sheet);
    if (table->cell_count != table->row_count * table->column_count)
        return ca_error_set(error, "sheet '%s': a row that is not whole", table->sheet);
    if (table->column_count > COLUMNS_MOST)
        return ca_error_set(error, "sheet '%s': more columns than a sheet holds (%d); export as CSV", table->sheet,
                            COLUMNS_MOST);
    if (above > ROWS_MOST || table->row_count > ROWS_MOST - above)
        return ca_error_set(error, "sheet '%s': more rows than a sheet holds (%d); export as CSV", table->sheet,
                            ROWS_MOST);
    sheet->table_name = table_name(layout, index);
    sheet->back_row = *sheet->mark ? 2 : 1;
    sheet->notes_row = sheet->back_row + (sheet->back != NULL);
    sheet->heading_row = above - 1;
    sheet->columns = table->column_count;
    sheet->rows = above + (table->row_count ? table->row_count : 1);
    sheet->headings = ca_arena_take(&layout->arena, sheet->columns * sizeof(const char *));
    for (size_t column = 0; column < sheet->columns; column++) {
        sheet->headings[column] = make_heading(layout, sheet, column);
        if (ca_utf16_units(ca_slice_of(sheet->headings[column])) > HEADING_MOST)
            return too_much(sheet, sheet->heading_row, column, "text longer than a heading", HEADING_MOST, error);
    }
    return add_cells(layout, sheet, error);
}

/* WORDS on one line. */
static const char *property(ca_book *layout, const char *words)
{
    ca_text cleaned = {0};
    ca_workbook_clean(&cleaned, ca_slice_of(words ? words : ""));
    for (size_t i = 0; i < cleaned.size; i++) {
        if ((unsigned char)cleaned.at[i] < ' ')
            cleaned.at[i] = ' ';
    }
    const char *kept = ca_arena_copy(&layout->arena, cleaned.at, cleaned.size);
    ca_text_free(&cleaned);
    return kept;
}

/* The mark in the middle above every page. */
static const char *make_header(ca_book *layout)
{
    ca_text header = {0};
    if (*layout->mark && layout->audience == CA_INTERNAL)
        ca_workbook_header(&header, "&C", layout->mark, SIZE_MAX);
    const char *kept = ca_arena_copy(&layout->arena, ca_text_words(&header), header.size);
    ca_text_free(&header);
    return kept;
}

static int make_properties(ca_book *layout, const ca_tables *set, ca_error *error)
{
    layout->title = property(layout, set->title);
    layout->subject = property(layout, set->subject);
    layout->mark = property(layout, set->mark);
    layout->under_title = set->mark ? layout->mark : property(layout, set->sheet_note);
    layout->publisher = property(layout, set->publisher);
    layout->header = make_header(layout);
    layout->footer = layout->audience == CA_INTERNAL ? "&L&\"Arial,Regular\"&A&R&\"Arial,Regular\"Page &P of &N" : "";
    if (ca_utf16_units(ca_slice_of(layout->title)) > TITLE_MOST ||
        ca_utf16_units(ca_slice_of(layout->subject)) > TITLE_MOST)
        return ca_error_set(error, "a title longer than a workbook holds (%d)", TITLE_MOST);
    if (ca_utf16_units(ca_slice_of(layout->mark)) > TITLE_MOST ||
        ca_utf16_units(ca_slice_of(layout->header)) > TITLE_MOST)
        return ca_error_set(error, "a mark longer than a page's header holds (%d)", TITLE_MOST);
    if (ca_utf16_units(ca_slice_of(layout->publisher)) > TITLE_MOST)
        return ca_error_set(error, "a publisher's name longer than a workbook holds (%d)", TITLE_MOST);
    return 0;
}

/* Adds the sheet of a table, or of a chart. */
static int add_sheet(ca_book *layout, const ca_tables *set, const ca_table *table, const ca_chart *chart,
                     ca_error *error)
{
    ca_sheet *sheet = &layout->sheets[layout->count];
    const ca_table *contents = set->audience == CA_INTERNAL ? ca_tables_find(set, CA_CONTENTS) : NULL;
    *sheet = (ca_sheet){.set = set, .table = table, .mark = layout->under_title};
    sheet->back = contents != table ? contents : NULL;
    if (!chart && table == set->front)
        ca_front_sheet_begin(&layout->arena, sheet);
    if (chart && ca_chart_sheet_begin(&layout->arena, sheet, chart, error) < 0)
        return -1;
    int status = lay_out_sheet(layout, layout->count++, error);
    if (chart && status == 0) {
        ca_chart_sheet_end(&layout->arena, sheet);
        layout->chart_count++;
        layout->picture_count += sheet->picture_count;
    }
    return status;
}

int ca_book_make(ca_book *layout, const ca_tables *set, ca_error *error)
{
    *layout = (ca_book){.audience = set->audience};
    int status = make_properties(layout, set, error);
    if (set->count == 0)
        status = ca_error_set(error, "no tables to write");
    layout->sheets = ca_arena_take(&layout->arena, (set->count + set->chart_count) * sizeof(ca_sheet));
    for (size_t i = 0; i < set->count && status == 0; i++) {
        if (set->tables[i]->aside)
            continue;
        status = add_sheet(layout, set, set->tables[i], NULL, error);
        for (size_t j = 0; j < set->chart_count && set->audience == CA_INTERNAL && status == 0; j++)
            if (set->charts[j]->table == set->tables[i] && ca_chart_has_sheet(set->charts[j]))
                status = add_sheet(layout, set, set->tables[i], set->charts[j], error);
    }
    if (status)
        ca_book_free(layout);
    return status;
}

void ca_book_free(ca_book *layout)
{
    ca_arena_free(&layout->arena);
    *layout = (ca_book){0};
}
