/* SPDX-License-Identifier: MIT */
/* A chart as SVG within a page. */
#include "report/svg_chart.h"

#include "base/markup.h"
#include "base/utf8.h"
#include "report/svg_bars.h"
#include "report/svg_line.h"

static void add_opening(ca_text *to, const ca_svg_canvas *canvas, const char *id)
{
    ca_text words = {0};
    ca_text_format(&words, "%s ", canvas->chart->instead);
    ca_chart_values_write(&words, canvas->chart);
    ca_text_format(
        to,
        "<svg role=\"img\" aria-labelledby=\"%s.title\" aria-describedby=\"%s.words\" preserveAspectRatio=\"xMinYMin\" "
        "viewBox=\"0 0 %d %lld\">\n",
        id, id, CA_SVG_WIDTH / 10, (long long)(canvas->height + 9) / 10);
    ca_text_format(to, "<title id=\"%s.title\">", id);
    ca_markup_words(to, canvas->chart->title);
    ca_text_format(to, "</title>\n<desc id=\"%s.words\">", id);
    ca_markup_text(to, (ca_slice){ca_text_words(&words), words.size});
    ca_text_add(to, "</desc>\n");
    ca_text_free(&words);
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
