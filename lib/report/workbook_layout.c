/* SPDX-License-Identifier: MIT */
/* The layout of a workbook: its sheets, cells, charts and properties, and whether they fit. */
#include "report/workbook_layout.h"

#include "base/utf8.h"

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
    size_t above = table->note_count + (*sheet->mark ? 3 : 2);
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
    sheet->notes_row = *sheet->mark ? 2 : 1;
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

/* WORDS on one line, and not to be taken for a formula. */
static const char *line_of_words(ca_book *layout, const char *words)
{
    ca_text line = {0};
    if (words && *words == '=')
        ca_text_byte(&line, ' ');
    ca_workbook_clean(&line, ca_slice_of(words ? words : ""));
    for (size_t i = 0; i < line.size; i++) {
        if ((unsigned char)line.at[i] < ' ')
            line.at[i] = ' ';
    }
    const char *kept = ca_arena_copy(&layout->arena, ca_text_words(&line), line.size);
    ca_text_free(&line);
    return kept;
}

static bool number_at(const ca_sheet *sheet, size_t row, size_t column)
{
    return ca_sheet_at(sheet, row, column)->kind == CA_SHOWN_NUMBER;
}

/* Returns whether a row of stacked counts has enough of them for shares. A workbook has no dots in place of a bar. */
static bool has_least(const ca_sheet *sheet, const ca_chart *chart, size_t row)
{
    const ca_cell *cells = &sheet->table->cells[(row - sheet->heading_row - 1) * sheet->table->column_count];
    uint64_t sum = 0;
    for (size_t i = 0; i < chart->series_count; i++)
        sum += (uint64_t)cells[chart->series + i].number;
    return chart->kind != CA_CHART_STACKED || sum >= chart->least;
}

static void find_rows(ca_book *layout, ca_picture *picture)
{
    const ca_sheet *sheet = picture->sheet;
    const ca_chart *chart = picture->chart;
    picture->rows = ca_arena_take(&layout->arena, (sheet->rows - sheet->heading_row) * sizeof(size_t));
    for (size_t row = sheet->heading_row + 1; row < sheet->rows; row++) {
        bool whole = sheet->table->row_count > 0;
        for (size_t i = 0; i < chart->series_count && whole; i++)
            whole = number_at(sheet, row, chart->series + i);
        if (whole && has_least(sheet, chart, row))
            picture->rows[picture->row_count++] = row;
    }
}

static void add_curve(ca_picture *picture, size_t column, enum ca_curve_kind kind)
{
    picture->curves[picture->curve_count++] = (ca_curve){column, kind};
}

/* A column after the series: drawn when it has a number in every row that is drawn. */
static void add_beside(ca_picture *picture, int column, enum ca_curve_kind kind)
{
    bool whole = column >= 0 && (size_t)column < picture->sheet->columns;
    for (size_t i = 0; i < picture->row_count && whole; i++)
        whole = number_at(picture->sheet, picture->rows[i], (size_t)column);
    if (whole)
        add_curve(picture, (size_t)column, kind);
}

static void find_curves(ca_book *layout, ca_picture *picture)
{
    const ca_chart *chart = picture->chart;
    picture->curves = ca_arena_take(&layout->arena, (chart->series_count + 4) * sizeof(ca_curve));
    for (size_t i = 0; i < chart->series_count; i++)
        add_curve(picture, chart->series + i, CA_CURVE_SERIES);
    if (chart->kind == CA_CHART_LINE) {
        add_beside(picture, chart->low, CA_CURVE_BOUND);
        add_beside(picture, chart->high, CA_CURVE_BOUND);
    }
    for (int i = 0; i < 2 && chart->kind != CA_CHART_STACKED; i++)
        add_beside(picture, chart->targets[i], CA_CURVE_TARGET);
}

static int add_picture(ca_book *layout, const ca_chart *chart, const ca_sheet *sheet, ca_error *error)
{
    ca_picture *picture = &layout->pictures[layout->picture_count];
    *picture = (ca_picture){.chart = chart, .sheet = sheet};
    if (chart->category >= sheet->columns || chart->series_count == 0 ||
        chart->series + chart->series_count > sheet->columns)
        return ca_error_set(error, "sheet '%s': a chart of columns that are not there", chart->sheet);
    picture->title = line_of_words(layout, chart->title);
    if (ca_utf16_units(ca_slice_of(picture->title)) > TITLE_MOST)
        return ca_error_set(error, "sheet '%s': a title longer than a chart holds (%d)", chart->sheet, TITLE_MOST);
    find_rows(layout, picture);
    if (picture->row_count == 0)
        return 0;
    find_curves(layout, picture);
    bool together = picture->rows[picture->row_count - 1] - picture->rows[0] + 1 == picture->row_count;
    picture->points_kept = together ? picture->row_count : 0;
    layout->pages[layout->page_count++] =
        (ca_page){.name = chart->sheet, .sheet = sheet, .picture = picture, .number = layout->picture_count++};
    return 0;
}

static int lay_out_charts(ca_book *layout, const ca_tables *set, ca_error *error)
{
    int status = 0;
    layout->pictures = ca_arena_take(&layout->arena, (set->chart_count + 1) * sizeof(ca_picture));
    layout->pages = ca_arena_take(&layout->arena, (set->count + set->chart_count) * sizeof(ca_page));
    for (size_t i = 0; i < layout->count && status == 0; i++) {
        const ca_sheet *sheet = &layout->sheets[i];
        layout->pages[layout->page_count++] = (ca_page){.name = sheet->table->sheet, .sheet = sheet, .number = i};
        for (size_t j = 0; j < set->chart_count && set->audience == CA_INTERNAL && status == 0; j++) {
            if (set->charts[j]->table == sheet->table)
                status = add_picture(layout, set->charts[j], sheet, error);
        }
    }
    return status;
}

void ca_picture_reference(const ca_picture *picture, size_t column, ca_text *reference)
{
    const char *name = picture->sheet->table->sheet;
    size_t pieces = 0, start = reference->size;
    for (size_t i = 0, next; i < picture->row_count; i = next) {
        for (next = i + 1; next < picture->row_count && picture->rows[next] == picture->rows[next - 1] + 1;)
            next++;
        ca_text_byte(reference, pieces++ ? ',' : '(');
        ca_cells_reference(reference, name, column, picture->rows[i], picture->rows[next - 1]);
    }
    if (pieces > 1) {
        ca_text_byte(reference, ')');
    } else {
        memmove(reference->at + start, reference->at + start + 1, reference->size - start); /* with the NUL */
        reference->size--;
    }
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

/* The mark in the middle above every page, where an & is written twice. */
static const char *make_header(ca_book *layout)
{
    ca_text header = {0};
    if (*layout->mark && layout->audience == CA_INTERNAL) {
        ca_text_add(&header, "&C&\"Arial,Bold\"");
        for (const char *at = layout->mark; *at; at++)
            ca_text_add(&header, *at == '&' ? "&&" : (char[]){*at, '\0'});
    }
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

int ca_book_make(ca_book *layout, const ca_tables *set, ca_error *error)
{
    *layout = (ca_book){.count = set->count, .audience = set->audience};
    int status = make_properties(layout, set, error);
    if (set->count == 0)
        status = ca_error_set(error, "no tables to write");
    layout->sheets = ca_arena_take(&layout->arena, set->count * sizeof(ca_sheet));
    for (size_t i = 0; i < set->count && status == 0; i++) {
        layout->sheets[i] = (ca_sheet){.set = set, .table = set->tables[i], .mark = layout->under_title};
        status = lay_out_sheet(layout, i, error);
    }
    if (status == 0)
        status = lay_out_charts(layout, set, error);
    if (status)
        ca_book_free(layout);
    return status;
}

void ca_book_free(ca_book *layout)
{
    ca_arena_free(&layout->arena);
    *layout = (ca_book){0};
}
