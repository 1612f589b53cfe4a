/* SPDX-License-Identifier: MIT */
/* The sheet of a chart: its figures and its pictures. */
#include "report/workbook_chart.h"

#include "base/utf8.h"

#include <string.h>

enum {
    ROWS_MOST = 25, /* of a picture */
    TITLE_MOST = 255
};
/* Figures beyond it are shown as texts, which a spreadsheet would draw as 0. */
static const int64_t number_most = 999999999999;
static const char section_heading[] = "Section"; /* of the questions of a framework */

/* Returns WORDS on one line, at most MOST characters, and not to be taken for a formula. */
static const char *line_of_words(ca_arena *arena, const char *words, size_t most)
{
    ca_text line = {0}, cut = {0};
    if (*words == '=')
        ca_text_byte(&line, ' ');
    ca_workbook_clean(&line, ca_slice_of(words));
    for (size_t i = 0; i < line.size; i++)
        if ((unsigned char)line.at[i] < ' ')
            line.at[i] = ' ';
    ca_workbook_cut(&cut, (ca_slice){ca_text_words(&line), line.size}, most);
    const char *kept = ca_arena_copy(arena, ca_text_words(&cut), cut.size);
    ca_text_free(&line);
    ca_text_free(&cut);
    return kept;
}

/* A table of columns of another. */
typedef struct {
    ca_arena *arena;
    const ca_chart *from;
    ca_chart *chart;
    ca_table *table;
    size_t *columns; /* of the other table */
} figures;

/* Adds a column, and returns its index; CA_NO_COLUMN for none. */
static int take_column(figures *f, int column)
{
    const ca_table *from = f->from->table;
    if (column < 0 || (size_t)column >= from->column_count)
        return CA_NO_COLUMN;
    f->columns[f->table->column_count] = (size_t)column;
    ca_column *copy = &f->table->columns[f->table->column_count];
    *copy = from->columns[column];
    copy->heat = false;
    return (int)f->table->column_count++;
}

static void take_columns(figures *f)
{
    const ca_chart *from = f->from;
    size_t most = from->series_count + 8;
    f->table->columns = ca_arena_take(f->arena, most * sizeof(ca_column));
    f->columns = ca_arena_take(f->arena, most * sizeof(size_t));
    if (from->table->row_count > ROWS_MOST)
        (void)take_column(f, ca_column_of(from->table, section_heading));
    f->chart->category = (size_t)take_column(f, (int)from->category);
    f->chart->n = take_column(f, from->n);
    f->chart->of = take_column(f, from->of);
    f->chart->series = f->table->column_count;
    for (size_t i = 0; i < from->series_count; i++)
        (void)take_column(f, (int)(from->series + i));
    f->chart->low = take_column(f, from->low);
    f->chart->high = take_column(f, from->high);
    for (int i = 0; i < 2; i++)
        f->chart->targets[i] = take_column(f, from->targets[i]);
}

static bool is_number(const ca_cell *cell)
{
    return ca_kind_is_figure(cell->kind) && cell->number >= -number_most && cell->number <= number_most;
}

/* Returns whether a row of CHART has figures to draw; of stacked counts, enough of them for shares. A workbook has no dots in
 * place of a bar. */
static bool is_drawn(const ca_chart *chart, size_t row)
{
    const ca_cell *cells = &chart->table->cells[row * chart->table->column_count + chart->series];
    uint64_t sum = 0;
    for (size_t i = 0; i < chart->series_count; i++) {
        if (!is_number(&cells[i]))
            return false;
        sum += (uint64_t)cells[i].number;
    }
    return chart->kind != CA_CHART_STACKED || sum >= chart->least;
}

static bool has_columns(const ca_chart *chart)
{
    return chart->category < chart->table->column_count && chart->series_count > 0 &&
           chart->series + chart->series_count <= chart->table->column_count;
}

bool ca_chart_has_sheet(const ca_chart *chart)
{
    for (size_t row = 0; row < chart->table->row_count; row++)
        if (!has_columns(chart) || is_drawn(chart, row))
            return true; /* without them the sheet is refused */
    return false;
}

static void take_row(figures *f, size_t row)
{
    const ca_table *from = f->from->table;
    for (size_t i = 0; i < f->table->column_count; i++)
        f->table->cells[f->table->cell_count++] = from->cells[row * from->column_count + f->columns[i]];
    f->table->row_count++;
}

/* Takes the rows that are drawn, then the others. Returns the number of those that are drawn. */
static size_t take_rows(figures *f)
{
    const ca_table *from = f->from->table;
    size_t drawn = 0;
    f->table->cells = ca_arena_take(f->arena, (from->row_count * f->table->column_count + 1) * sizeof(ca_cell));
    for (int rest = 0; rest < 2; rest++) {
        for (size_t row = 0; row < from->row_count; row++)
            if (is_drawn(f->from, row) == !rest)
                take_row(f, row);
        drawn = rest ? drawn : f->table->row_count;
    }
    return drawn;
}

static void add_notes(figures *f, size_t drawn)
{
    static const char rest[] = "The rows at the end have too few figures for a bar or a point.";
    f->table->notes = ca_arena_take(f->arena, 2 * sizeof(const char *));
    f->table->notes[f->table->note_count++] = f->from->instead;
    if (drawn < f->table->row_count)
        f->table->notes[f->table->note_count++] = rest;
}

int ca_chart_sheet_begin(ca_arena *arena, ca_sheet *sheet, const ca_chart *chart, ca_error *error)
{
    figures f = {.arena = arena, .from = chart};
    if (!has_columns(chart))
        return ca_error_set(error, "sheet '%s': a chart of columns that are not there", chart->sheet);
    f.table = ca_arena_take(arena, sizeof(ca_table));
    *f.table =
        (ca_table){.name = chart->name, .sheet = chart->sheet, .title = chart->title, .finding = chart->table->finding};
    f.chart = ca_arena_take(arena, sizeof(ca_chart));
    *f.chart = *chart;
    f.chart->table = f.table;
    take_columns(&f);
    sheet->drawn = take_rows(&f);
    add_notes(&f, sheet->drawn);
    sheet->table = f.table;
    sheet->chart = f.chart;
    return 0;
}

const char *ca_curve_name(enum ca_curve_kind kind)
{
    return kind == CA_CURVE_LOW || kind == CA_CURVE_HIGH ? "95% interval" : NULL;
}

static void add_curve(ca_sheet *sheet, size_t column, enum ca_curve_kind kind)
{
    sheet->curves[sheet->curve_count++] = (ca_curve){column, kind};
}

/* Adds a column other than the series, if it has a number in every row that is drawn. */
static void add_beside(ca_sheet *sheet, int column, enum ca_curve_kind kind)
{
    bool whole = column != CA_NO_COLUMN;
    for (size_t row = 0; row < sheet->drawn && whole; row++)
        whole = is_number(&sheet->table->cells[row * sheet->table->column_count + (size_t)column]);
    if (whole)
        add_curve(sheet, (size_t)column, kind);
}

/* A curve covers those before it. */
static void add_curves(ca_arena *arena, ca_sheet *sheet)
{
    const ca_chart *chart = sheet->chart;
    sheet->curves = ca_arena_take(arena, (chart->series_count + 4) * sizeof(ca_curve));
    if (chart->kind == CA_CHART_BARS)
        add_beside(sheet, chart->high, CA_CURVE_HIGH);
    for (size_t i = 0; i < chart->series_count; i++)
        add_curve(sheet, chart->series + i, CA_CURVE_SERIES);
    if (chart->kind != CA_CHART_STACKED)
        add_beside(sheet, chart->low, CA_CURVE_LOW);
    if (chart->kind == CA_CHART_LINE)
        add_beside(sheet, chart->high, CA_CURVE_HIGH);
    for (int i = 0; i < 2 && chart->kind != CA_CHART_STACKED; i++)
        add_beside(sheet, chart->targets[i], CA_CURVE_TARGET);
}

/* Adds a picture. PART names its rows, if they are a part of those of the chart. */
static void add_picture(ca_arena *arena, ca_sheet *sheet, size_t first, size_t count, const char *title,
                        const char *part)
{
    ca_text instead = {0};
    ca_picture *picture = &sheet->pictures[sheet->picture_count++];
    *picture = (ca_picture){.title = line_of_words(arena, title, TITLE_MOST), .first = sheet->heading_row + 1 + first};
    picture->row_count = count;
    ca_text_format(&instead, "%s%s%s. %s The table beside it has the figures.", sheet->chart->title, *part ? ": " : "",
                   part, sheet->chart->instead);
    picture->instead = line_of_words(arena, instead.at, SIZE_MAX);
    ca_text_free(&instead);
}

/* Adds the pictures of COUNT rows from FIRST on, of about the same size. SECTION names them, or is empty. */
static void add_pictures(ca_arena *arena, ca_sheet *sheet, size_t first, size_t count, const char *section)
{
    size_t pictures = (count + ROWS_MOST - 1) / ROWS_MOST;
    const char *whole = sheet->table->finding ? sheet->table->finding : sheet->chart->title;
    for (size_t i = 0; i < pictures; i++) {
        ca_text title = {0}, part = {0};
        size_t from = count * i / pictures, to = count * (i + 1) / pictures;
        ca_text_add(&title, *section ? section : whole);
        ca_text_add(&part, section);
        if (pictures > 1) {
            ca_text_format(&title, ", %zu of %zu", i + 1, pictures);
            ca_text_format(&part, "%s%zu of %zu", *section ? ", " : "", i + 1, pictures);
        }
        add_picture(arena, sheet, first + from, to - from, title.at, ca_text_words(&part));
        ca_text_free(&title);
        ca_text_free(&part);
    }
}

void ca_chart_sheet_end(ca_arena *arena, ca_sheet *sheet)
{
    const ca_table *table = sheet->table;
    int section = table->row_count > ROWS_MOST ? ca_column_of(table, section_heading) : CA_NO_COLUMN;
    sheet->pictures = ca_arena_take(arena, sheet->drawn * sizeof(ca_picture));
    add_curves(arena, sheet);
    for (size_t first = 0, next; first < sheet->drawn; first = next) {
        const ca_cell *cell =
            section == CA_NO_COLUMN ? NULL : &table->cells[first * table->column_count]; /* the first column */
        ca_text name = {0};
        for (next = first + 1; next < sheet->drawn; next++)
            if (cell && !ca_slice_equal(cell->text, table->cells[next * table->column_count].text))
                break;
        if (cell && cell->kind == CA_CELL_TEXT)
            ca_cell_write(&name, cell);
        add_pictures(arena, sheet, first, next - first, ca_text_words(&name));
        ca_text_free(&name);
    }
}
