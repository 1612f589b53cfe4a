/* SPDX-License-Identifier: MIT */
/* Where everything of a report stands in a workbook, and whether it fits. */
#include "report/workbook_layout.h"

#include <string.h>

enum {
    ROWS_MOST = 1048576,
    COLUMNS_MOST = 16384,
    TEXT_MOST = 32767, /* UTF-16 units in a cell */
    HEADING_MOST = 255,
    TABLE_NAME_MOST = 200, /* Excel takes 255 */
    DAY_ZERO = -25569,     /* 1899-12-30, day 0 of a workbook */
    FIRST_DAY = -25508     /* 1900-03-01: before it a workbook counts a leap day that never was */
};
/* A workbook holds 15 figures; what has more is shown as a text. */
static const int64_t number_most = 999999999999999, parts_most = 999999999999;

static ca_shown show_text(ca_text *text, ca_slice words)
{
    ca_workbook_clean(text, words);
    return (ca_shown){.kind = text->size ? CA_SHOWN_TEXT : CA_SHOWN_NOTHING, .format = CA_CELL_TEXT};
}

static ca_shown show_cell(const ca_cell *cell, ca_text *text)
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
    case CA_CELL_NONE: return show_text(text, cell->text);
    }
    if (within)
        return number;
    ca_cell_write(text, cell);
    return (ca_shown){.kind = text->size ? CA_SHOWN_TEXT : CA_SHOWN_NOTHING, .format = CA_CELL_TEXT};
}

const ca_cell *ca_sheet_cell(const ca_sheet *sheet, size_t row, size_t column)
{
    const ca_table *table = sheet->table;
    if (row <= sheet->heading_row || row >= sheet->rows || column >= sheet->columns || table->row_count == 0)
        return NULL;
    return &table->cells[(row - sheet->heading_row - 1) * table->column_count + column];
}

ca_shown ca_sheet_at(const ca_sheet *sheet, size_t row, size_t column, ca_text *text)
{
    const ca_table *table = sheet->table;
    const ca_cell *cell = ca_sheet_cell(sheet, row, column);
    ca_text_clear(text);
    if (cell)
        return show_cell(cell, text);
    if (column >= sheet->columns || row >= sheet->rows || (row < sheet->heading_row && column > 0))
        return (ca_shown){.kind = CA_SHOWN_NOTHING};
    if (row == 0)
        return show_text(text, ca_slice_of(table->title));
    if (row < sheet->notes_row)
        return show_text(text, ca_slice_of(sheet->mark));
    if (row < sheet->heading_row)
        return show_text(text, ca_slice_of(table->notes[row - sheet->notes_row]));
    if (row == sheet->heading_row)
        return show_text(text, ca_slice_of(sheet->headings[column]));
    return show_text(text, ca_slice_of(column == 0 ? "No rows." : "")); /* a table has at least a row */
}

bool ca_sheet_is_link(const ca_sheet *sheet, size_t row, size_t column)
{
    const ca_cell *cell = ca_sheet_cell(sheet, row, column);
    return cell && cell->kind == CA_CELL_LINK && cell->text.size && cell->number >= 0 &&
           (uint64_t)cell->number < sheet->set->count;
}

bool ca_sheet_link(const ca_sheet *sheet, size_t row, size_t column, ca_text *location)
{
    if (!ca_sheet_is_link(sheet, row, column))
        return false;
    ca_sheet_name_quote(location, sheet->set->tables[ca_sheet_cell(sheet, row, column)->number]->sheet);
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

static int too_much(const ca_sheet *sheet, size_t row, size_t column, const char *what, int most, ca_problem *problem)
{
    ca_text place = {0};
    ca_cell_name(&place, row, column);
    int status = ca_problem_set(problem, "sheet '%s', cell %s: %s holds (%d); export as CSV", sheet->table->sheet,
                                place.at, what, most);
    ca_text_free(&place);
    return status;
}

/* Counts what the sheet holds, and whether each text fits in its cell as it is escaped: the library counts characters where
 * Excel counts UTF-16 units. */
static int count_cells(ca_sheet *sheet, ca_problem *problem)
{
    ca_text text = {0}, escaped = {0};
    int status = 0;
    for (size_t row = 0; row < sheet->rows && status == 0; row++) {
        size_t before = sheet->cells_filled;
        for (size_t column = 0; column < sheet->columns && status == 0; column++) {
            const ca_cell *cell = ca_sheet_cell(sheet, row, column);
            bool shown = ca_sheet_at(sheet, row, column, &text).kind != CA_SHOWN_NOTHING;
            ca_text_clear(&escaped);
            ca_workbook_escape(&escaped, (ca_slice){text.at, text.size});
            if (text.size > TEXT_MOST / 2 && ca_utf16_units((ca_slice){escaped.at, escaped.size}) > TEXT_MOST)
                status = too_much(sheet, row, column, "text longer than a cell", TEXT_MOST, problem);
            sheet->values += shown;
            sheet->cells_filled += shown || (cell && cell->tone != CA_TONE_NONE);
            sheet->links += ca_sheet_is_link(sheet, row, column);
            sheet->text_size += ca_workbook_written_size((ca_slice){escaped.at, escaped.size});
        }
        sheet->rows_filled += row == 0 || sheet->cells_filled > before; /* row 0 has a height */
    }
    ca_text_free(&text);
    ca_text_free(&escaped);
    return status;
}

int ca_sheet_lay_out(ca_book *layout, size_t index, ca_problem *problem)
{
    ca_sheet *sheet = &layout->sheets[index];
    const ca_table *table = sheet->table;
    size_t above = table->note_count + (*sheet->mark ? 3 : 2);
    if (table->column_count == 0)
        return ca_problem_set(problem, "sheet '%s': a table without columns", table->sheet);
    if (table->cell_count != table->row_count * table->column_count)
        return ca_problem_set(problem, "sheet '%s': a row that is not whole", table->sheet);
    if (table->column_count > COLUMNS_MOST)
        return ca_problem_set(problem, "sheet '%s': more columns than a sheet holds (%d); export as CSV", table->sheet,
                              COLUMNS_MOST);
    if (above > ROWS_MOST || table->row_count > ROWS_MOST - above)
        return ca_problem_set(problem, "sheet '%s': more rows than a sheet holds (%d); export as CSV", table->sheet,
                              ROWS_MOST);
    sheet->table_name = table_name(layout, index);
    sheet->notes_row = *sheet->mark ? 2 : 1;
    sheet->heading_row = above - 1;
    sheet->columns = table->column_count;
    sheet->rows = above + (table->row_count ? table->row_count : 1);
    sheet->headings = ca_arena_take(&layout->arena, sheet->columns * sizeof(const char *));
    for (size_t column = 0; column < sheet->columns; column++) {
        sheet->headings[column] = make_heading(layout, sheet, column);
        if (ca_utf16_units(ca_slice_of(sheet->headings[column])) > HEADING_MOST)
            return too_much(sheet, sheet->heading_row, column, "text longer than a heading", HEADING_MOST, problem);
    }
    return count_cells(sheet, problem);
}
