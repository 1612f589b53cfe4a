/* SPDX-License-Identifier: MIT */
/* A chart as SVG within a page. */
#include "report/svg_chart.h"

#include "base/markup.h"
#include "base/utf8.h"
#include "report/svg_bars.h"
#include "report/svg_line.h"

/* Appends the values as text, "2017-18 Q1: 58.1; 2017-18 Q2: withheld"; with the headings of columns if there are
 * several. */
static void add_values(ca_text *to, const ca_svg_canvas *canvas)
{
    const ca_chart *chart = canvas->chart;
    for (size_t row = 0; row < chart->table->row_count; row++) {
        ca_text_add(to, row ? "; " : " ");
        ca_cell_markup(to, ca_svg_cell(canvas, row, chart->category));
        ca_text_byte(to, ':');
        for (size_t i = 0; i < chart->series_count; i++) {
            const ca_cell *cell = ca_svg_cell(canvas, row, chart->series + i);
            ca_text_add(to, i ? ", " : " ");
            if (chart->series_count > 1) {
                ca_markup_words(to, chart->table->columns[chart->series + i].heading);
                ca_text_byte(to, ' ');
            }
            if (ca_kind_is_figure(cell->kind))
                ca_cell_markup(to, cell);
            else
                ca_text_add(to, ca_svg_absence(cell));
        }
    }
    if (chart->table->row_count)
        ca_text_byte(to, '.');
}

static void add_opening(ca_text *to, const ca_svg_canvas *canvas, const char *id)
{
    ca_text_format(to,
                   "<svg role=\"img\" aria-labelledby=\"%s.title %s.words\" preserveAspectRatio=\"xMinYMin\" "
                   "viewBox=\"0 0 %d %lld\">\n",
                   id, id, CA_SVG_WIDTH / 10, (long long)(canvas->height + 9) / 10);
    ca_text_format(to, "<title id=\"%s.title\">", id);
    ca_markup_words(to, canvas->chart->title);
    ca_text_format(to, "</title>\n<desc id=\"%s.words\">", id);
    ca_markup_words(to, canvas->chart->instead);
    add_values(to, canvas);
    ca_text_add(to, "</desc>\n");
}

void ca_svg_chart(ca_text *to, const ca_chart *chart, const char *id)
{
    static void (*const add_shapes[])(ca_svg_canvas *) = {[CA_CHART_STACKED] = ca_svg_stacked_chart,
                                                          [CA_CHART_BARS] = ca_svg_bar_chart,
                                                          [CA_CHART_LINE] = ca_svg_line_chart};
    ca_svg_canvas canvas = {.chart = chart};
    add_shapes[chart->kind](&canvas);
    add_opening(to, &canvas, id);
    ca_text_append(to, ca_text_words(&canvas.text), canvas.text.size);
    ca_text_add(to, "</svg>\n");
    ca_text_free(&canvas.text);
    ca_arena_free(&canvas.arena);
}
