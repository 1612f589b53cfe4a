/* SPDX-License-Identifier: MIT */
/* Charts with a bar for each row: stacked counts, and percentages. */
#include "report/svg_bars.h"

#include "report/palette.h"
#include "report/told.h"

#include <stdio.h>

enum {
    LABEL_MOST = 1750, /* the widest line of a name beside its bar */
    LABEL_LINES = 4,   /* of a name */
    BAR = 200,         /* a bar's height */
    GAP = 120,         /* between rows, and between a name and its bar */
    CLOSE_GAP = 70,    /* between rows if there are MANY, so that the chart fits on a page */
    MANY = 12,
    SMALL = 380,      /* beside stacked bars, for the count of a first or last segment that is too thin for it */
    VALUE_ROOM = 980, /* after the bars, for "100% of 123" or "18 of 19" */
    DOT = 180,        /* from one dot to the next, at most */
    DOTS = 20         /* that have to fit beside a name */
};

/* A row's position, and its name in lines. */
typedef struct {
    size_t row; /* of the table */
    ca_slice lines[LABEL_LINES];
    size_t line_count;
    int64_t top, height;
} bar_row;

typedef struct {
    ca_svg_canvas *canvas;
    bar_row *rows;
    size_t count;
    bool above;          /* names are above their bars, since one of them has no room beside its bar */
    int64_t left, width; /* of the bars */
    int64_t at;          /* the lowest point so far */
} bar_chart;

static int64_t longer(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

static ca_slice name_of(ca_svg_canvas *canvas, size_t row)
{
    return ca_svg_cell_words(canvas, ca_svg_cell(canvas, row, canvas->chart->category));
}

/* Returns whether every name of the whole chart has room beside its bar. */
static bool names_fit(ca_svg_canvas *canvas)
{
    for (size_t row = 0; row < canvas->chart->table->row_count; row++)
        if (!ca_svg_fits(&canvas->arena, name_of(canvas, row), LABEL_MOST, LABEL_LINES))
            return false;
    return true;
}

/* Breaks the names of the rows into lines and makes room for them. */
static bar_chart begin(ca_svg_canvas *canvas, int64_t room_before, int64_t room_after)
{
    size_t count = canvas->count;
    bar_chart bars = {.canvas = canvas, .count = count, .above = !names_fit(canvas)};
    int64_t widest = 0, gap = count > MANY ? CLOSE_GAP : GAP;
    bars.rows = ca_arena_take(&canvas->arena, count * sizeof(bar_row) + 1);
    for (size_t i = 0; i < count; i++) {
        bar_row *row = &bars.rows[i];
        row->row = canvas->rows[i];
        row->line_count = ca_svg_wrap(&canvas->arena, name_of(canvas, row->row), bars.above ? CA_SVG_WIDTH : LABEL_MOST,
                                      LABEL_LINES, row->lines);
        int64_t lines = (int64_t)row->line_count * CA_SVG_LINE;
        row->height = bars.above ? lines + BAR + GAP : longer(lines, BAR) + gap;
        for (size_t line = 0; line < row->line_count; line++)
            widest = longer(widest, ca_svg_words_width(row->lines[line]));
    }
    bars.left = (bars.above ? CA_SVG_BASELINE : widest + GAP) + room_before;
    bars.width = CA_SVG_WIDTH - room_after - bars.left;
    return bars;
}

/* Adds the name of one of several small charts. */
static void add_section(bar_chart *bars)
{
    ca_slice line[1];
    if (!ca_svg_wrap(&bars->canvas->arena, bars->canvas->section, CA_SVG_WIDTH, 1, line))
        return;
    ca_svg_words(&bars->canvas->text, "value group", CA_SVG_START, 0, bars->at + CA_SVG_TEXT, line[0]);
    bars->at += CA_SVG_LINE + GAP;
}

/* Sets the positions of the rows, below all that is drawn so far. */
static void position_rows(bar_chart *bars)
{
    for (size_t i = 0; i < bars->count; i++) {
        bars->rows[i].top = bars->at;
        bars->at += bars->rows[i].height;
    }
}

/* Returns the middle of a row's bar. */
static int64_t middle(const bar_chart *bars, const bar_row *row)
{
    if (bars->above)
        return row->top + (int64_t)row->line_count * CA_SVG_LINE + BAR / 2 + GAP / 4;
    return row->top + row->height / 2;
}

static void add_name(const bar_chart *bars, const bar_row *row, int64_t room)
{
    int64_t y = bars->above ? row->top + CA_SVG_TEXT
                            : middle(bars, row) + CA_SVG_BASELINE - ((int64_t)row->line_count - 1) * CA_SVG_LINE / 2;
    for (size_t i = 0; i < row->line_count; i++, y += CA_SVG_LINE)
        ca_svg_words(&bars->canvas->text, "name", bars->above ? CA_SVG_START : CA_SVG_END,
                     bars->above ? 0 : bars->left - GAP - room, y, row->lines[i]);
}

/* Adds a vertical line; where names are between the bars, only at each bar. */
static void add_grid_line(const bar_chart *bars, const char *style, int64_t x, int64_t top)
{
    ca_text *text = &bars->canvas->text;
    if (!bars->above)
        ca_svg_stroke(text, style, x, top, x, bars->at);
    for (size_t i = 0; bars->above && i < bars->count; i++) {
        int64_t y = middle(bars, &bars->rows[i]);
        ca_svg_stroke(text, style, x, y - BAR / 2 - GAP / 4, x, y + BAR / 2 + GAP / 4);
    }
}

/* Adds vertical grid lines, with their figures below. */
static void add_grid(bar_chart *bars, int64_t top, ca_slice title)
{
    ca_text *text = &bars->canvas->text;
    for (int percent = 0; percent <= 100; percent += 20) {
        char words[8];
        int size = snprintf(words, sizeof words, "%d", percent);
        int64_t x = bars->left + bars->width * percent / 100;
        add_grid_line(bars, percent ? "grid" : "axis", x, top);
        ca_svg_words(text, "tick", CA_SVG_MIDDLE, x, bars->at + CA_SVG_LINE, (ca_slice){words, (size_t)size});
    }
    ca_slice line[1];
    size_t lines = ca_svg_wrap(&bars->canvas->arena, title, CA_SVG_WIDTH - bars->left, 1, line);
    if (lines)
        ca_svg_words(text, "tick", CA_SVG_START, bars->left, bars->at + 2 * CA_SVG_LINE + 20, line[0]);
}

static void finish(bar_chart *bars)
{
    bars->canvas->height = bars->at + 2 * CA_SVG_LINE + 100;
}

static void add_segment(const bar_chart *bars, const bar_row *row, const ca_cell *cell, size_t style, int64_t from,
                        int64_t to)
{
    char name[8];
    ca_svg_canvas *canvas = bars->canvas;
    (void)snprintf(name, sizeof name, "s%zu", style);
    if (to > from)
        ca_svg_box(&canvas->text, name, bars->left + from, middle(bars, row) - BAR / 2, to - from, BAR);
    ca_slice words = ca_svg_cell_words(canvas, cell);
    (void)snprintf(name, sizeof name, "n%zu", style);
    int64_t y = middle(bars, row) + CA_SVG_BASELINE;
    if (to - from > ca_svg_words_width(words) + 60)
        ca_svg_words(&canvas->text, name, CA_SVG_MIDDLE, bars->left + (from + to) / 2, y, words);
    else if (to > from && !from)
        ca_svg_words(&canvas->text, "tick", CA_SVG_END, bars->left - 40, y, words);
    else if (to > from && to == bars->width)
        ca_svg_words(&canvas->text, "tick", CA_SVG_START, bars->left + to + 40, y, words);
}

static void add_words_for_bar(const bar_chart *bars, const bar_row *row, const char *words)
{
    ca_svg_words(&bars->canvas->text, "absent", CA_SVG_START, bars->left + GAP / 2, middle(bars, row) + CA_SVG_BASELINE,
                 ca_slice_of(words));
}

/* Adds a dot of STYLE as number INDEX of its row. */
static void add_dot(const bar_chart *bars, const bar_row *row, const char *style, int64_t index)
{
    ca_text *text = &bars->canvas->text;
    int64_t step = bars->width / DOTS < DOT ? bars->width / DOTS : DOT;
    ca_text_format(text, "<circle class=\"%s\"", style);
    ca_svg_length(text, "r", step / 3);
    ca_svg_length(text, "cx", bars->left + step / 2 + index * step);
    ca_svg_length(text, "cy", middle(bars, row));
    ca_text_add(text, "/>\n");
}

/* Adds a dot for each of the counts of a row, from worst to best. */
static void add_stacked_dots(const bar_chart *bars, const bar_row *row)
{
    const ca_chart *chart = bars->canvas->chart;
    char style[8];
    int64_t index = 0;
    for (size_t i = 0; i < chart->series_count; i++) {
        (void)snprintf(style, sizeof style, "s%zu", ca_series_number(i, chart->series_count));
        int64_t count = ca_cell_count(ca_svg_cell(bars->canvas, row->row, chart->series + i));
        for (int64_t j = 0; j < count; j++)
            add_dot(bars, row, style, index++);
    }
}

/* Adds a dot for each audit, the good ones filled, and their counts in place of a percentage. */
static void add_dots(const bar_chart *bars, const bar_row *row, int64_t n, int64_t of)
{
    ca_text words = {0};
    for (int64_t i = 0; i < of; i++)
        add_dot(bars, row, i < n ? "point" : "hollow", i);
    ca_few_write(&words, n, of);
    ca_svg_words(&bars->canvas->text, "value", CA_SVG_END, CA_SVG_WIDTH, middle(bars, row) + CA_SVG_BASELINE,
                 (ca_slice){words.at, words.size});
    ca_text_free(&words);
}

static void add_stack(const bar_chart *bars, const bar_row *row)
{
    const ca_chart *chart = bars->canvas->chart;
    int64_t whole = 0, below = 0;
    for (size_t i = 0; i < chart->series_count; i++) {
        const ca_cell *cell = ca_svg_cell(bars->canvas, row->row, chart->series + i);
        int64_t figure = ca_cell_count(cell);
        if (figure < 0) {
            add_words_for_bar(bars, row, ca_absence_words(cell));
            return;
        }
        whole += figure;
    }
    if (!whole)
        add_words_for_bar(bars, row, "none");
    if (whole && (uint64_t)whole < chart->least) {
        add_stacked_dots(bars, row);
        return;
    }
    for (size_t i = 0; i < chart->series_count && whole; i++) {
        const ca_cell *cell = ca_svg_cell(bars->canvas, row->row, chart->series + i);
        int64_t above = below + ca_cell_count(cell);
        add_segment(bars, row, cell, ca_series_number(i, chart->series_count), bars->width * below / whole,
                    bars->width * above / whole);
        below = above;
    }
}

void ca_svg_stacked_keys(ca_svg_canvas *canvas)
{
    const ca_chart *chart = canvas->chart;
    int64_t x = 0, y = 0;
    for (size_t i = 0; i < chart->series_count; i++) {
        char name[8];
        (void)snprintf(name, sizeof name, "s%zu", ca_series_number(i, chart->series_count));
        ca_svg_key(canvas, &x, &y, name, ca_slice_of(chart->table->columns[chart->series + i].heading), false);
    }
    canvas->height = y + CA_SVG_LINE;
}

void ca_svg_stacked_chart(ca_svg_canvas *canvas)
{
    bar_chart bars = begin(canvas, SMALL, SMALL);
    if (canvas->section.size) {
        add_section(&bars);
    } else {
        ca_svg_stacked_keys(canvas);
        bars.at = canvas->height + GAP;
    }
    int64_t top = bars.at;
    position_rows(&bars);
    add_grid(&bars, top, ca_slice_of("% of each row"));
    for (size_t i = 0; i < bars.count; i++) {
        add_name(&bars, &bars.rows[i], SMALL);
        add_stack(&bars, &bars.rows[i]);
    }
    finish(&bars);
}

static int64_t x_of(const bar_chart *bars, int64_t percent)
{
    return bars->left + bars->width * percent / 1000;
}

static void add_whisker(const bar_chart *bars, const bar_row *row)
{
    const ca_chart *chart = bars->canvas->chart;
    int64_t low = ca_svg_percent(bars->canvas, row->row, chart->low);
    int64_t high = ca_svg_percent(bars->canvas, row->row, chart->high);
    int64_t y = middle(bars, row);
    ca_text *text = &bars->canvas->text;
    if (low < 0 || high < 0)
        return;
    low = x_of(bars, low);
    high = x_of(bars, high);
    ca_svg_stroke(text, "whisker", low, y, high, y);
    ca_svg_stroke(text, "whisker", low, y - 45, low, y + 45);
    ca_svg_stroke(text, "whisker", high, y - 45, high, y + 45);
}

/* Adds the percentage and what it is of: "24% of 29". */
static void add_value(const bar_chart *bars, const bar_row *row)
{
    const ca_chart *chart = bars->canvas->chart;
    const ca_cell *cell = ca_svg_cell(bars->canvas, row->row, chart->series);
    ca_text words = {0};
    ca_text_append(&words, cell->text.at, cell->text.size);
    if (!cell->text.size) {
        ca_cell_write(&words, cell);
        ca_text_byte(&words, '%');
    }
    int64_t of = chart->of == CA_NO_COLUMN ? -1 : ca_cell_count(ca_svg_cell(bars->canvas, row->row, (size_t)chart->of));
    if (of >= 0) {
        ca_text_add(&words, " of ");
        ca_told_count(&words, (uint64_t)of);
    }
    ca_svg_words(&bars->canvas->text, "value", CA_SVG_END, CA_SVG_WIDTH, middle(bars, row) + CA_SVG_BASELINE,
                 (ca_slice){words.at, words.size});
    ca_text_free(&words);
}

static void add_bar(const bar_chart *bars, const bar_row *row)
{
    ca_svg_canvas *canvas = bars->canvas;
    const ca_cell *cell = ca_svg_cell(canvas, row->row, canvas->chart->series);
    int64_t percent = ca_svg_percent(canvas, row->row, (int)canvas->chart->series);
    int64_t n, of;
    if (percent < 0 && ca_chart_few(canvas->chart, row->row, &n, &of)) {
        add_dots(bars, row, n, of);
        return;
    }
    if (percent < 0) {
        add_words_for_bar(bars, row, ca_absence_words(cell));
        return;
    }
    ca_svg_box(&canvas->text, "bar", bars->left, middle(bars, row) - BAR / 2, bars->width * percent / 1000, BAR);
    add_whisker(bars, row);
    add_value(bars, row);
}

/* Adds one line through adjacent rows with the same target; where names are between the bars, one at each bar. */
static void add_targets(const bar_chart *bars, int column)
{
    for (size_t i = 0; i < bars->count; i++) {
        const bar_row *first = &bars->rows[i];
        int64_t target = ca_svg_percent(bars->canvas, first->row, column), x = x_of(bars, target);
        while (!bars->above && i + 1 < bars->count &&
               ca_svg_percent(bars->canvas, bars->rows[i + 1].row, column) == target)
            i++;
        int64_t top = bars->above ? middle(bars, first) - BAR / 2 - GAP / 4 : first->top;
        int64_t bottom =
            bars->above ? middle(bars, first) + BAR / 2 + GAP / 4 : bars->rows[i].top + bars->rows[i].height;
        if (target >= 0)
            ca_svg_stroke(&bars->canvas->text, "target", x, top, x, bottom);
    }
}

void ca_svg_bar_chart(ca_svg_canvas *canvas)
{
    const ca_chart *chart = canvas->chart;
    bar_chart bars = begin(canvas, 0, VALUE_ROOM);
    int64_t x = 0;
    ca_svg_key(canvas, &x, &bars.at, "whisker", ca_svg_interval(canvas), true);
    for (int i = 0; i < 2; i++)
        ca_svg_key(canvas, &x, &bars.at, "target", ca_svg_target(canvas, i), true);
    bars.at += x ? CA_SVG_LINE + GAP : 0;
    int64_t top = bars.at;
    position_rows(&bars);
    add_grid(&bars, top, ca_slice_of(chart->table->columns[chart->series].heading));
    for (size_t i = 0; i < bars.count; i++) {
        add_name(&bars, &bars.rows[i], 0);
        add_bar(&bars, &bars.rows[i]);
    }
    for (int i = 0; i < 2; i++)
        add_targets(&bars, chart->targets[i]);
    finish(&bars);
}
