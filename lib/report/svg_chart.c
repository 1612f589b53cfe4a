/* SPDX-License-Identifier: MIT */
/* A chart as SVG within a page. */
#include "report/svg_chart.h"

#include "base/markup.h"
#include "base/utf8.h"
#include "report/svg_bars.h"
#include "report/svg_line.h"

#include <string.h>

static void add_opening(ca_text *to, const ca_svg_canvas *canvas, const char *id)
{
    const ca_chart *chart = canvas->chart;
    ca_text words = {0};
    ca_text_format(&words, "%s ", chart->instead);
    for (size_t i = 0; i < canvas->count; i++) {
        ca_chart_row_write(&words, chart, canvas->rows[i]);
        ca_text_add(&words, i + 1 < canvas->count ? "; " : ".");
    }
    ca_text_format(
        to,
        "<svg role=\"img\" aria-labelledby=\"%s.title\" aria-describedby=\"%s.words\" preserveAspectRatio=\"xMinYMin\" "
        "viewBox=\"0 0 %d %lld\">\n",
        id, id, CA_SVG_WIDTH / 10, (long long)(canvas->height + 9) / 10);
    ca_text_format(to, "<title id=\"%s.title\">", id);
    ca_markup_words(to, chart->title);
    if (canvas->section.size) {
        ca_text_add(to, ", ");
        ca_markup_text(to, canvas->section);
    }
    ca_text_format(to, "</title>\n<desc id=\"%s.words\">", id);
    ca_markup_text(to, (ca_slice){ca_text_words(&words), words.size});
    ca_text_add(to, "</desc>\n");
    ca_text_free(&words);
}

static void add_picture(ca_text *to, ca_svg_canvas *canvas, const char *id)
{
    static void (*const add_shapes[])(ca_svg_canvas *) = {[CA_CHART_STACKED] = ca_svg_stacked_chart,
                                                          [CA_CHART_BARS] = ca_svg_bar_chart,
                                                          [CA_CHART_LINE] = ca_svg_line_chart};
    add_shapes[canvas->chart->kind](canvas);
    add_opening(to, canvas, id);
    ca_text_append(to, ca_text_words(&canvas->text), canvas->text.size);
    ca_text_add(to, "</svg>\n");
    ca_text_free(&canvas->text);
}

static ca_slice section_of(const ca_chart *chart, int column, size_t row)
{
    return chart->table->cells[row * chart->table->column_count + (size_t)column].text;
}

/* Returns the end of the section that begins at ROW. */
static size_t section_end(const ca_chart *chart, int column, size_t row)
{
    ca_slice section = section_of(chart, column, row);
    while (row < chart->table->row_count && ca_slice_equal(section_of(chart, column, row), section))
        row++;
    return row;
}

/* Moves the section's own judgement before its questions: the one that says so, if it is the last. */
static void judgement_first(const ca_chart *chart, size_t *rows, size_t count)
{
    static const char judgement[] = "overall judgement";
    size_t last = rows[count - 1];
    ca_slice name = chart->table->cells[last * chart->table->column_count + chart->category].text;
    bool judges = false;
    for (size_t i = 0; i + sizeof judgement - 1 <= name.size && !judges; i++)
        judges = memcmp(name.at + i, judgement, sizeof judgement - 1) == 0;
    if (!judges)
        return;
    memmove(rows + 1, rows, (count - 1) * sizeof *rows);
    rows[0] = last;
}

/* Appends the colours of the grades, which are the same in all small charts; a listener hears the grades with their figures. */
static void add_keys(ca_text *to, ca_svg_canvas *canvas)
{
    ca_svg_stacked_keys(canvas);
    ca_text_format(to, "<svg class=\"shared\" aria-hidden=\"true\" viewBox=\"0 0 %d %lld\">\n", CA_SVG_WIDTH / 10,
                   (long long)(canvas->height + 9) / 10);
    ca_text_append(to, ca_text_words(&canvas->text), canvas->text.size);
    ca_text_add(to, "</svg>\n");
    ca_text_free(&canvas->text);
}

/* Appends a small chart for each section. */
static void add_sections(ca_text *to, ca_svg_canvas *canvas, size_t *rows, int column, const char *id)
{
    const ca_chart *chart = canvas->chart;
    size_t number = 0;
    add_keys(to, canvas);
    ca_text_add(to, "<div class=\"multiples\">\n");
    for (size_t row = 0, end; row < chart->table->row_count; row = end) {
        ca_text own = {0};
        end = section_end(chart, column, row);
        ca_text_format(&own, "%s.%zu", id, ++number);
        judgement_first(chart, &rows[row], end - row);
        canvas->rows = &rows[row];
        canvas->count = end - row;
        canvas->section = section_of(chart, column, row);
        add_picture(to, canvas, own.at);
        ca_text_free(&own);
    }
    ca_text_add(to, "</div>\n");
}

void ca_svg_chart(ca_text *to, const ca_chart *chart, const char *id)
{
    ca_svg_canvas canvas = {.chart = chart, .count = chart->table->row_count};
    size_t *rows = ca_arena_take(&canvas.arena, canvas.count * sizeof *rows + 1);
    int section = ca_column_of(chart->table, "Section");
    for (size_t i = 0; i < canvas.count; i++)
        rows[i] = i;
    canvas.rows = rows;
    if (chart->kind == CA_CHART_STACKED && section != CA_NO_COLUMN && canvas.count &&
        section_end(chart, section, 0) < canvas.count)
        add_sections(to, &canvas, rows, section, id);
    else
        add_picture(to, &canvas, id);
    ca_arena_free(&canvas.arena);
}
