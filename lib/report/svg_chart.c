/* SPDX-License-Identifier: MIT */
/* A chart as a picture within a page. */
#include "report/svg_chart.h"

#include "base/characters.h"
#include "report/markup.h"
#include "report/svg_parts.h"

#include <string.h>

const ca_cell *ca_picture_cell(const ca_picture *picture, size_t row, size_t column)
{
    const ca_table *table = picture->chart->table;
    return &table->cells[row * table->column_count + column];
}

int64_t ca_picture_percent(const ca_picture *picture, size_t row, int column)
{
    if (column == CA_NO_COLUMN)
        return -1;
    const ca_cell *cell = ca_picture_cell(picture, row, (size_t)column);
    if (!ca_kind_is_figure(cell->kind))
        return -1;
    return cell->number < 0 ? 0 : cell->number > 1000 ? 1000 : cell->number;
}

static ca_slice keep(ca_picture *picture, ca_slice words)
{
    ca_text line = {0};
    ca_text_on_one_line(&line, words);
    ca_slice kept = {ca_arena_copy(&picture->arena, ca_text_words(&line), line.size), line.size};
    ca_text_free(&line);
    return kept;
}

ca_slice ca_picture_words(ca_picture *picture, const ca_cell *cell)
{
    ca_text words = {0};
    ca_cell_write(&words, cell);
    ca_slice kept = keep(picture, (ca_slice){ca_text_words(&words), words.size});
    ca_text_free(&words);
    return kept;
}

const char *ca_cell_absence(const ca_cell *cell)
{
    return ca_slice_is(cell->text, "[c]") ? "withheld" : "no figure";
}

ca_slice ca_picture_target(ca_picture *picture, int which)
{
    const ca_chart *chart = picture->chart;
    const ca_cell *first = NULL;
    bool same = true;
    int column = chart->targets[which];
    for (size_t row = 0; row < chart->table->row_count && column != CA_NO_COLUMN; row++) {
        const ca_cell *cell = ca_picture_cell(picture, row, (size_t)column);
        if (!ca_kind_is_figure(cell->kind))
            continue;
        same = same && (!first || first->number == cell->number);
        first = first ? first : cell;
    }
    ca_text words = {0};
    if (first) {
        ca_text_add(&words, chart->table->columns[column].heading);
        ca_text_add(&words, same ? ": " : "");
        if (same)
            ca_cell_write(&words, first);
    }
    ca_slice kept = keep(picture, (ca_slice){ca_text_words(&words), words.size});
    ca_text_free(&words);
    return kept;
}

ca_slice ca_picture_interval(ca_picture *picture)
{
    const ca_chart *chart = picture->chart;
    if (chart->low == CA_NO_COLUMN || chart->high == CA_NO_COLUMN)
        return (ca_slice){"", 0};
    const char *low = chart->table->columns[chart->low].heading;
    const char *high = chart->table->columns[chart->high].heading;
    size_t common = 0;
    for (size_t i = 0; low[i] && low[i] == high[i]; i++)
        common = low[i] == ' ' ? i : common;
    return keep(picture, (ca_slice){low, common ? common : strlen(low)});
}

void ca_picture_key(ca_picture *picture, int64_t *x, int64_t *y, const char *style, ca_slice words, bool is_line)
{
    const int64_t box = 140, gap = 60, sample = is_line ? 280 : box;
    ca_slice line[1];
    if (!ca_svg_wrap(&picture->arena, words, CA_SVG_WIDTH - sample - gap, 1, line))
        return;
    int64_t width = sample + gap + ca_svg_words_width(line[0]);
    if (*x && *x + width > CA_SVG_WIDTH) {
        *x = 0;
        *y += CA_SVG_LINE + gap;
    }
    int64_t middle = *y + CA_SVG_LINE / 2;
    if (is_line)
        ca_svg_stroke(&picture->text, style, *x, middle, *x + sample, middle);
    else
        ca_svg_box(&picture->text, style, *x, middle - box / 2, box, box);
    ca_svg_words(&picture->text, "key", CA_SVG_START, *x + sample + gap, middle + CA_SVG_BASELINE, line[0]);
    *x += width + 4 * gap;
}

/* "2017-18 Q1: 58.1; 2017-18 Q2: withheld": with the columns' headings where there are several. */
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
