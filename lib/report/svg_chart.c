/* SPDX-License-Identifier: MIT */
/* A chart as SVG within a page. */
#include "report/svg_chart.h"

#include "report/markup.h"
#include "report/svg_bars.h"
#include "report/svg_line.h"

/* Appends the values as text, "2017-18 Q1: 58.1; 2017-18 Q2: withheld"; with the headings of columns if there are
 * several. */
static void add_values(ca_text *to, const ca_picture *picture)
{
    const ca_chart *chart = picture->chart;
    for (size_t row = 0; row < chart->table->row_count; row++) {
        ca_text_add(to, row ? "; " : " ");
        ca_markup_cell(to, ca_picture_cell(picture, row, chart->category));
        ca_text_byte(to, ':');
        for (size_t i = 0; i < chart->series_count; i++) {
            const ca_cell *cell = ca_picture_cell(picture, row, chart->series + i);
            ca_text_add(to, i ? ", " : " ");
            if (chart->series_count > 1) {
                ca_markup_words(to, chart->table->columns[chart->series + i].heading);
                ca_text_byte(to, ' ');
            }
            if (ca_kind_is_figure(cell->kind))
                ca_markup_cell(to, cell);
            else
                ca_text_add(to, ca_cell_absence(cell));
        }
    }
    if (chart->table->row_count)
        ca_text_byte(to, '.');
}

static void add_opening(ca_text *to, const ca_picture *picture, const char *id)
{
    ca_text_format(to,
                   "<svg role=\"img\" aria-labelledby=\"%s.title %s.words\" preserveAspectRatio=\"xMinYMin\" "
                   "viewBox=\"0 0 %d %lld\">\n",
                   id, id, CA_SVG_WIDTH / 10, (long long)(picture->height + 9) / 10);
    ca_text_format(to, "<title id=\"%s.title\">", id);
    ca_markup_words(to, picture->chart->title);
    ca_text_format(to, "</title>\n<desc id=\"%s.words\">", id);
    ca_markup_words(to, picture->chart->instead);
    add_values(to, picture);
    ca_text_add(to, "</desc>\n");
}

void ca_svg_chart(ca_text *to, const ca_chart *chart, const char *id)
{
    static void (*const draw[])(ca_picture *) = {
        [CA_CHART_STACKED] = ca_picture_stacked, [CA_CHART_BARS] = ca_picture_bars, [CA_CHART_LINE] = ca_picture_line};
    ca_picture picture = {.chart = chart};
    draw[chart->kind](&picture);
    add_opening(to, &picture, id);
    ca_text_append(to, ca_text_words(&picture.text), picture.text.size);
    ca_text_add(to, "</svg>\n");
    ca_text_free(&picture.text);
    ca_arena_free(&picture.arena);
}
