/* SPDX-License-Identifier: MIT */
/* Which rows and columns of a sheet a chart draws, and where its own sheet comes. */
#include "report/workbook_pictures.h"

#include <string.h>

enum { TITLE_MOST = 255 };

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

static bool number_at(const ca_sheet *sheet, size_t row, size_t column, ca_text *text)
{
    return ca_sheet_at(sheet, row, column, text).kind == CA_SHOWN_NUMBER;
}

static void find_rows(ca_book *layout, ca_picture *picture)
{
    const ca_sheet *sheet = picture->sheet;
    const ca_chart *chart = picture->chart;
    ca_text text = {0};
    picture->rows = ca_arena_take(&layout->arena, (sheet->rows - sheet->heading_row) * sizeof(size_t));
    for (size_t row = sheet->heading_row + 1; row < sheet->rows; row++) {
        bool whole = sheet->table->row_count > 0;
        for (size_t i = 0; i < chart->series_count && whole; i++)
            whole = number_at(sheet, row, chart->series + i, &text);
        if (whole)
            picture->rows[picture->row_count++] = row;
    }
    ca_text_free(&text);
}

static void add_curve(ca_picture *picture, size_t column, enum ca_curve_kind kind)
{
    picture->curves[picture->curve_count++] = (ca_curve){column, kind};
}

/* A column beside the series: drawn when it has a number in every row that is drawn. */
static void add_beside(ca_picture *picture, int column, enum ca_curve_kind kind)
{
    ca_text text = {0};
    bool whole = column >= 0 && (size_t)column < picture->sheet->columns;
    for (size_t i = 0; i < picture->row_count && whole; i++)
        whole = number_at(picture->sheet, picture->rows[i], (size_t)column, &text);
    if (whole)
        add_curve(picture, (size_t)column, kind);
    ca_text_free(&text);
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

static int add_picture(ca_book *layout, const ca_chart *chart, const ca_sheet *sheet, ca_problem *problem)
{
    ca_picture *picture = &layout->pictures[layout->picture_count];
    *picture = (ca_picture){.chart = chart, .sheet = sheet};
    if (chart->category >= sheet->columns || chart->series_count == 0 ||
        chart->series + chart->series_count > sheet->columns)
        return ca_problem_set(problem, "sheet '%s': a chart of columns that are not there", chart->sheet);
    picture->title = line_of_words(layout, chart->title);
    if (ca_utf16_units(ca_slice_of(picture->title)) > TITLE_MOST)
        return ca_problem_set(problem, "sheet '%s': a title longer than a chart holds (%d)", chart->sheet, TITLE_MOST);
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

int ca_pictures_make(ca_book *layout, const ca_tables *set, ca_problem *problem)
{
    int status = 0;
    layout->pictures = ca_arena_take(&layout->arena, (set->chart_count + 1) * sizeof(ca_picture));
    layout->pages = ca_arena_take(&layout->arena, (set->count + set->chart_count) * sizeof(ca_page));
    for (size_t i = 0; i < layout->count && status == 0; i++) {
        const ca_sheet *sheet = &layout->sheets[i];
        layout->pages[layout->page_count++] = (ca_page){.name = sheet->table->sheet, .sheet = sheet, .number = i};
        for (size_t j = 0; j < set->chart_count && set->audience == CA_INTERNAL && status == 0; j++) {
            if (set->charts[j]->table == sheet->table)
                status = add_picture(layout, set->charts[j], sheet, problem);
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
