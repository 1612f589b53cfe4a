/* SPDX-License-Identifier: MIT */
/* The charts of a report in a Word document, from the cells of their tables. */
#include "report/document_figures.h"

#include "report/palette.h"

enum { TARGETS = 2 };

static const char bar_colour[] = "3878aa", line_colour[] = "12395f", target_colour[] = "b0410e";

static const ca_cell *cell_at(const ca_chart *chart, size_t row, size_t column)
{
    return &chart->table->cells[row * chart->table->column_count + column];
}

/* Sets *TENTHS to a percentage or a count in tenths. Returns false for a cell without a figure. */
static bool tenths_of(const ca_chart *chart, size_t row, int column, int64_t *tenths)
{
    const int64_t most = INT64_C(1) << 40; /* no real count is so large */
    if (column == CA_NO_COLUMN)
        return false;
    const ca_cell *cell = cell_at(chart, row, (size_t)column);
    if (!ca_kind_is_figure(cell->kind) || cell->number < 0)
        return false;
    int64_t number = cell->number < most ? cell->number : most;
    *tenths = cell->kind == CA_CELL_PERCENT ? number : number * 10;
    return true;
}

static bool is_few(const ca_chart *chart, size_t row)
{
    int64_t n = 0, of = 0;
    if (chart->kind != CA_CHART_STACKED)
        return ca_chart_few(chart, row, &n, &of);
    for (size_t i = 0; i < chart->series_count; i++, of += n) {
        n = ca_cell_count(cell_at(chart, row, chart->series + i));
        if (n < 0)
            return false; /* withheld: how many they are is not known */
    }
    return of > 0 && (uint64_t)of < chart->least;
}

/* A stack needs all its figures: without one, it would show the others as the whole. A bar of few audits would be a percentage
 * of them. */
static bool row_is_known(const ca_chart *chart, size_t row)
{
    int64_t tenths = 0;
    if (is_few(chart, row))
        return false;
    for (size_t i = 0; i < chart->series_count; i++)
        if (!tenths_of(chart, row, (int)(chart->series + i), &tenths))
            return false;
    return true;
}

/* Returns the first cell of a row's series without a figure; one that is withheld, if any is. */
static const ca_cell *absent_cell(const ca_chart *chart, size_t row)
{
    const ca_cell *absent = NULL;
    for (size_t i = 0; i < chart->series_count; i++) {
        const ca_cell *cell = cell_at(chart, row, chart->series + i);
        if (!ca_kind_is_figure(cell->kind) && (!absent || ca_slice_is(cell->text, "[c]")))
            absent = cell;
    }
    return absent ? absent : cell_at(chart, row, chart->series);
}

static ca_slice *names_of(const ca_chart *chart, ca_arena *arena)
{
    ca_slice *names = ca_arena_take(arena, chart->table->row_count * sizeof *names + 1);
    for (size_t row = 0; row < chart->table->row_count; row++) {
        ca_text words = {0};
        ca_cell_write(&words, cell_at(chart, row, chart->category));
        if (!row_is_known(chart, row))
            ca_text_format(&words, " (%s)", is_few(chart, row) ? "too few" : ca_absence_words(absent_cell(chart, row)));
        names[row] = (ca_slice){ca_arena_copy(arena, ca_text_words(&words), words.size), words.size};
        ca_text_free(&words);
    }
    return names;
}

static const ca_new_document_point *points_of(const ca_chart *chart, int column, bool bounded, ca_arena *arena)
{
    ca_new_document_point *points = ca_arena_take(arena, chart->table->row_count * sizeof *points + 1);
    for (size_t row = 0; row < chart->table->row_count; row++) {
        ca_new_document_point *p = &points[row];
        *p = (ca_new_document_point){.known = row_is_known(chart, row)};
        p->known = tenths_of(chart, row, column, &p->tenths) && p->known;
        p->bounded = bounded && tenths_of(chart, row, chart->low, &p->low) &&
                     tenths_of(chart, row, chart->high, &p->high) && p->low <= p->tenths && p->tenths <= p->high;
    }
    return points;
}

static const char *colour_of(const ca_chart *chart, size_t series)
{
    if (chart->kind == CA_CHART_STACKED)
        return ca_series_colour(ca_series_number(series, chart->series_count));
    return chart->kind == CA_CHART_LINE ? line_colour : bar_colour;
}

/* Sets the series, those of a line's targets at the end. Returns how many there are. */
static size_t set_series(const ca_chart *chart, ca_new_document_series *series, ca_arena *arena)
{
    size_t count = 0;
    for (; count < chart->series_count; count++)
        series[count] = (ca_new_document_series){
            .name = ca_slice_of(chart->table->columns[chart->series + count].heading),
            .colour = colour_of(chart, count),
            .dark = ca_series_is_dark(ca_series_number(count, chart->series_count)),
            .points = points_of(chart, (int)(chart->series + count), chart->kind != CA_CHART_STACKED, arena)};
    for (int i = 0; i < TARGETS && chart->kind == CA_CHART_LINE; i++)
        if (chart->targets[i] != CA_NO_COLUMN)
            series[count++] =
                (ca_new_document_series){.name = ca_slice_of(chart->table->columns[chart->targets[i]].heading),
                                         .colour = target_colour,
                                         .points = points_of(chart, chart->targets[i], false, arena),
                                         .line = true};
    return count;
}

static bool all_few(const ca_chart *chart)
{
    bool few = false;
    for (size_t row = 0; row < chart->table->row_count; row++) {
        if (row_is_known(chart, row))
            return false;
        few |= is_few(chart, row);
    }
    return few;
}

/* Appends what the chart shows, if that is known, and what it is of. */
static void write_caption(ca_text *to, const ca_chart *chart)
{
    if (chart->table->finding)
        ca_text_format(to, "%s. ", chart->table->finding);
    ca_text_add(to, chart->title);
}

void ca_document_figure(ca_new_document *document, const ca_chart *chart, ca_arena *arena)
{
    static const enum ca_new_document_chart_kind kinds[] = {[CA_CHART_STACKED] = CA_DOCUMENT_STACKED,
                                                            [CA_CHART_BARS] = CA_DOCUMENT_BARS,
                                                            [CA_CHART_LINE] = CA_DOCUMENT_LINE};
    if (all_few(chart))
        return; /* the table has the counts */
    ca_new_document_series *series = ca_arena_take(arena, (chart->series_count + TARGETS) * sizeof *series);
    ca_text instead = {0}, caption = {0};
    const ca_new_document_chart figure = {.kind = kinds[chart->kind],
                                          .rows = names_of(chart, arena),
                                          .row_count = chart->table->row_count,
                                          .series = series,
                                          .series_count = set_series(chart, series, arena)};
    ca_text_format(&instead, "%s ", chart->instead);
    ca_chart_values_write(&instead, chart);
    write_caption(&caption, chart);
    ca_new_document_chart_caption(document, (ca_slice){caption.at, caption.size});
    ca_text_free(&caption);
    ca_new_document_add_chart(document, &figure, (ca_slice){ca_text_words(&instead), instead.size});
    ca_text_free(&instead);
}
