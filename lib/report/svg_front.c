/* SPDX-License-Identifier: MIT */
/* The small charts of the first page. Lengths are in tenths of a unit; text is 10.5 units high. */
#include "report/svg_front.h"

#include "report/palette.h"
#include "report/svg.h"
#include "stats/statistics.h"

#include <stdlib.h>

enum {
    WIDTH = 3400,
    LEFT = 500, /* of the bars, for "before" */
    BAR = 200,
    ROW = 280,
    NAMES = 1360, /* for "July to September 2017" */
    LINE = 220,   /* from one dot to the next */
    BASE = 38,    /* from the middle of a line of text to its baseline */
    DIGIT = 62
};

static const ca_cell *cell_of(const ca_front_rows *rows, size_t index, enum ca_front_column column)
{
    return &rows->set->front->cells[(rows->first + index) * rows->set->front->column_count + (size_t)column];
}

static int64_t number_of(const ca_front_rows *rows, size_t index, enum ca_front_column column)
{
    const ca_cell *cell = cell_of(rows, index, column);
    return cell->kind == CA_CELL_NONE ? -1 : cell->number;
}

static void begin(ca_text *to, const char *style, int64_t width, int64_t height)
{
    ca_text_format(to, "<svg class=\"%s\" aria-hidden=\"true\" viewBox=\"0 0 ", style);
    ca_text_format(to, "%lld %lld\">\n", (long long)(width / 10), (long long)(height / 10));
}

size_t ca_svg_front_colour(const ca_front_rows *rows, size_t index)
{
    switch (cell_of(rows, index, CA_FRONT_WORDS_COLUMN)->tone) {
    case CA_TONE_GOOD: return 3;
    case CA_TONE_WEAK: return 1;
    case CA_TONE_BAD: return 0;
    default: break;
    }
    return rows->set->front_rows[rows->first].part == CA_FRONT_ACTIONS ? 6 : ca_series_number(index, rows->count);
}

static void add_words(ca_text *to, const char *style, enum ca_svg_anchor anchor, int64_t x, int64_t y,
                      const char *words)
{
    ca_svg_words(to, style, anchor, x, y, ca_slice_of(words));
}

/* Appends a bar of the numbers in COLUMN. */
static void add_bar(ca_text *to, const ca_front_rows *rows, enum ca_front_column column, int64_t left, int64_t y)
{
    int64_t sum = 0, before = 0;
    for (size_t i = 0; i < rows->count; i++)
        sum += ca_cell_count(cell_of(rows, i, column));
    for (size_t i = 0; i < rows->count && sum > 0; i++) {
        int64_t n = ca_cell_count(cell_of(rows, i, column));
        int64_t x = left + (WIDTH - left) * before / sum, end = left + (WIDTH - left) * (before + n) / sum;
        ca_text style = {0}, words = {0};
        size_t colour = ca_svg_front_colour(rows, i);
        ca_text_format(&style, "s%zu", colour);
        if (n > 0)
            ca_svg_box(to, style.at, x, y, end - x, BAR);
        ca_text_format(&words, "%lld", (long long)n);
        ca_text_clear(&style);
        ca_text_format(&style, "n%zu", colour);
        if (n > 0 && end - x > DIGIT * (int64_t)words.size + 20)
            add_words(to, style.at, CA_SVG_MIDDLE, (x + end) / 2, y + BAR / 2 + BASE, words.at);
        before += n;
        ca_text_free(&style);
        ca_text_free(&words);
    }
}

void ca_svg_front_bar(ca_text *to, const ca_front_rows *rows)
{
    bool two = number_of(rows, 0, CA_FRONT_NUMBER_BEFORE_COLUMN) >= 0;
    int64_t left = two ? LEFT : 0;
    begin(to, "chart", WIDTH, two ? BAR + ROW : BAR);
    if (two) {
        add_words(to, "name", CA_SVG_END, left - 60, BAR / 2 + BASE, "now");
        add_words(to, "name", CA_SVG_END, left - 60, ROW + BAR / 2 + BASE, "before");
        add_bar(to, rows, CA_FRONT_NUMBER_BEFORE_COLUMN, left, ROW);
    }
    add_bar(to, rows, CA_FRONT_NUMBER_COLUMN, left, 0);
    ca_text_add(to, "</svg>\n");
}

/* The axis from 0 to 100 per cent. */
typedef struct {
    int64_t left, width;
} scale;

static int64_t at(scale axis, int64_t tenths)
{
    return axis.left + axis.width * tenths / 1000;
}

static void add_dot(ca_text *to, const char *style, int64_t x, int64_t y, int64_t radius)
{
    ca_text_format(to, "<circle class=\"%s\"", style);
    ca_svg_length(to, "cx", x);
    ca_svg_length(to, "cy", y);
    ca_svg_length(to, "r", radius);
    ca_text_add(to, "/>\n");
}

static void add_bound(ca_text *to, const ca_front_rows *rows, size_t target, scale axis, int64_t top, int64_t bottom)
{
    for (int i = CA_FRONT_LOW_COLUMN; i <= CA_FRONT_HIGH_COLUMN; i++) {
        int64_t bound = number_of(rows, target, (enum ca_front_column)i);
        if (bound >= 0)
            ca_svg_stroke(to, "target", at(axis, bound), top, at(axis, bound), bottom);
    }
}

static void add_interval(ca_text *to, const ca_front_rows *rows, size_t index, scale axis, int64_t y)
{
    int64_t low = number_of(rows, index, CA_FRONT_LOW_COLUMN), high = number_of(rows, index, CA_FRONT_HIGH_COLUMN);
    if (low >= 0 && high >= 0)
        ca_svg_stroke(to, "whisker", at(axis, low), y, at(axis, high), y);
}

/* Appends a row of the chart: the name, and the dot with its percentage, or the counts if they are few. */
static void add_dot_row(ca_text *to, const ca_front_rows *rows, size_t index, scale axis, int64_t y)
{
    int64_t percent = number_of(rows, index, CA_FRONT_PERCENT_COLUMN);
    ca_text words = {0};
    ca_svg_words(to, "name", CA_SVG_END, axis.left - 60, y + BASE, cell_of(rows, index, CA_FRONT_WORDS_COLUMN)->text);
    if (percent < 0) {
        ca_few_write(&words, number_of(rows, index, CA_FRONT_NUMBER_COLUMN),
                     number_of(rows, index, CA_FRONT_OF_COLUMN));
        add_words(to, "few", CA_SVG_START, axis.left + 40, y + BASE, words.at);
    } else {
        int64_t high = number_of(rows, index, CA_FRONT_HIGH_COLUMN);
        int64_t edge = at(axis, high < 0 ? percent : high);
        bool inside = edge > axis.left + axis.width - 400;
        int64_t low = number_of(rows, index, CA_FRONT_LOW_COLUMN);
        add_interval(to, rows, index, axis, y);
        add_dot(to, "dot", at(axis, percent), y, 45);
        ca_svg_words(to, "strong", inside ? CA_SVG_END : CA_SVG_START,
                     inside ? at(axis, low < 0 ? percent : low) - 60 : edge + 60, y + BASE,
                     cell_of(rows, index, CA_FRONT_PERCENT_COLUMN)->text);
    }
    ca_text_free(&words);
}

void ca_svg_front_dots(ca_text *to, const ca_front_rows *rows)
{
    bool aims = rows->set->front_rows[rows->first + rows->count - 1].role == CA_FRONT_TARGET;
    size_t count = rows->count - aims;
    scale axis = {NAMES, WIDTH - NAMES - 200};
    int64_t top = aims ? 140 : 20, bottom = top + (int64_t)count * LINE;
    begin(to, "chart", WIDTH, bottom + 150);
    for (int percent = 0; percent <= 100; percent += 50) {
        ca_text words = {0};
        ca_text_format(&words, "%d%%", percent);
        ca_svg_stroke(to, "grid", at(axis, 10 * percent), top, at(axis, 10 * percent), bottom);
        add_words(to, "tick", CA_SVG_MIDDLE, at(axis, 10 * percent), bottom + 120, words.at);
        ca_text_free(&words);
    }
    if (aims) {
        int64_t low = number_of(rows, count, CA_FRONT_LOW_COLUMN), high = number_of(rows, count, CA_FRONT_HIGH_COLUMN);
        add_bound(to, rows, count, axis, top, bottom);
        add_words(to, "aim", CA_SVG_MIDDLE, at(axis, low > 0 ? low : high), top - 30, "target");
    }
    for (size_t i = 0; i < count; i++)
        add_dot_row(to, rows, i, axis, top + (int64_t)i * LINE + LINE / 2);
    ca_text_add(to, "</svg>\n");
}

enum { STRIP_WIDTH = 1300, STRIP_HEIGHT = 140 };

void ca_svg_front_strip(ca_text *to, const ca_front_rows *rows, size_t index, int target)
{
    scale axis = {50, STRIP_WIDTH - 100};
    int64_t percent = number_of(rows, index, CA_FRONT_PERCENT_COLUMN),
            before = number_of(rows, index, CA_FRONT_PERCENT_BEFORE_COLUMN), middle = STRIP_HEIGHT / 2;
    begin(to, "strip", STRIP_WIDTH, STRIP_HEIGHT);
    for (int tenths = 0; tenths <= 1000; tenths += 500)
        ca_svg_stroke(to, "grid", at(axis, tenths), 0, at(axis, tenths), STRIP_HEIGHT);
    if (target != CA_NO_COLUMN) {
        ca_front_rows aim = {rows->set, (size_t)target, 1};
        add_bound(to, &aim, 0, axis, 0, STRIP_HEIGHT);
    }
    if (percent >= 0) {
        add_interval(to, rows, index, axis, middle);
        if (before >= 0)
            add_dot(to, "hollow", at(axis, before), middle, 34);
        add_dot(to, "dot", at(axis, percent), middle, 40);
    }
    ca_text_add(to, "</svg>\n");
}

/* A group of the funnel. */
typedef struct {
    int64_t of, good, low[2], high[2]; /* the inner and the outer limits */
    const ca_cell *name;
    bool outside;
} group;

static int by_size(const void *a, const void *b)
{
    const group *one = a, *other = b;
    return (one->of > other->of) - (one->of < other->of);
}

enum { FUNNEL_LEFT = 380, FUNNEL_TOP = 60, FUNNEL_HIGH = 900 };

static int64_t funnel_x(int64_t of, int64_t most)
{
    return FUNNEL_LEFT + (WIDTH - FUNNEL_LEFT - 60) * of / most;
}

static int64_t funnel_y(int64_t n, int64_t of)
{
    return FUNNEL_TOP + FUNNEL_HIGH - FUNNEL_HIGH * n / of;
}

/* Appends one of the four lines of limits. */
static void add_limit(ca_text *to, const group *groups, size_t count, int which, bool upper)
{
    ca_text_format(to, "<polyline class=\"%s\" points=\"", which ? "outer" : "inner");
    for (size_t i = 0; i < count; i++) {
        ca_text_add(to, i ? " " : "");
        ca_decimal_write(to, funnel_x(groups[i].of, groups[count - 1].of), 1);
        ca_text_byte(to, ',');
        ca_decimal_write(to, funnel_y(upper ? groups[i].high[which] : groups[i].low[which], groups[i].of), 1);
    }
    ca_text_add(to, "\"/>\n");
}

static void add_groups(ca_text *to, const group *groups, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        int64_t x = funnel_x(groups[i].of, groups[count - 1].of), y = funnel_y(groups[i].good, groups[i].of);
        add_dot(to, groups[i].outside ? "far" : "hollow", x, y, groups[i].outside ? 42 : 32);
        if (groups[i].outside) {
            bool left = x > WIDTH / 2;
            ca_svg_words(to, "strong", left ? CA_SVG_END : CA_SVG_START, left ? x - 80 : x + 80, y + BASE,
                         groups[i].name->text);
        }
    }
}

static group group_of(const ca_table *limits, size_t row)
{
    return (group){.of = ca_cell_count(ca_cell_of(limits, row, "With a final grade")),
                   .good = ca_cell_count(ca_cell_of(limits, row, "Good or better, audits")),
                   .low = {ca_cell_count(ca_cell_of(limits, row, "95% limits from")),
                           ca_cell_count(ca_cell_of(limits, row, "99.8% limits from"))},
                   .high = {ca_cell_count(ca_cell_of(limits, row, "95% limits to")),
                            ca_cell_count(ca_cell_of(limits, row, "99.8% limits to"))},
                   .name = &limits->cells[row * limits->column_count],
                   .outside = ca_cell_of(limits, row, "Against the 99.8% limits")->tone != CA_TONE_NONE};
}

void ca_svg_front_funnel(ca_text *to, const ca_table *limits)
{
    size_t count = limits->row_count;
    group *groups = ca_allocate(count + 1, sizeof *groups);
    ca_text most = {0};
    for (size_t i = 0; i < count; i++)
        groups[i] = group_of(limits, i);
    if (count)
        qsort(groups, count, sizeof *groups, by_size);
    begin(to, "chart funnel", WIDTH, FUNNEL_TOP + FUNNEL_HIGH + 280);
    for (int percent = 0; percent <= 100; percent += 50) {
        ca_text words = {0};
        int64_t y = funnel_y(percent, 100);
        ca_text_format(&words, "%d%%", percent);
        ca_svg_stroke(to, "grid", FUNNEL_LEFT, y, WIDTH - 60, y);
        add_words(to, "tick", CA_SVG_END, FUNNEL_LEFT - 40, y + BASE, words.at);
        ca_text_free(&words);
    }
    for (int which = 0; which < 2 && count > 1; which++) {
        add_limit(to, groups, count, which, false);
        add_limit(to, groups, count, which, true);
    }
    if (count) {
        add_groups(to, groups, count);
        ca_text_format(&most, "graded audits: 0 to %lld; limits: 95%% dashed, 99.8%% solid",
                       (long long)groups[count - 1].of);
        add_words(to, "tick", CA_SVG_END, WIDTH - 60, FUNNEL_TOP + FUNNEL_HIGH + 160, most.at);
    }
    ca_text_add(to, "</svg>\n");
    ca_text_free(&most);
    free(groups);
}
