/* SPDX-License-Identifier: MIT */
/* A chart of a percentage over time: points that are joined. */
#include "report/svg_line.h"

#include <stdio.h>

enum {
    LEFT = 480, /* for the figures of the grid lines */
    RIGHT = 160,
    HEIGHT = 2600, /* from 0 to 100 per cent */
    NAME_LINES = 2,
    NAME_MOST = 1700,   /* the length of a slanted name */
    SLANTED_STEP = 270, /* the least distance of slanted names */
    VALUE_STEP = 480,   /* the least distance of figures at points */
    VALUE_ROOM = 250,   /* above the grid, for the figure of a point at 100 */
    GAP = 120
};

typedef struct {
    ca_svg_canvas *canvas;
    size_t count;
    int64_t left, width; /* of the grid */
    int64_t top, bottom;
} line_chart;

static int64_t x_of(const line_chart *line, size_t row)
{
    return line->left + line->width * (2 * (int64_t)row + 1) / (2 * (int64_t)line->count);
}

static int64_t y_of(const line_chart *line, int64_t percent)
{
    return line->bottom - HEIGHT * percent / 1000;
}

static int64_t step(const line_chart *line)
{
    return line->width / (int64_t)(line->count ? line->count : 1);
}

static ca_slice name_of(const line_chart *line, size_t row)
{
    return ca_svg_cell_words(line->canvas, ca_svg_cell(line->canvas, row, line->canvas->chart->category));
}

/* Returns whether each name fits under its point, in two lines of whole words. */
static bool names_fit(const line_chart *line)
{
    for (size_t row = 0; row < line->count; row++)
        if (!ca_svg_fits(&line->canvas->arena, name_of(line, row), step(line) - GAP / 2, NAME_LINES))
            return false;
    return true;
}

static void add_names_below(line_chart *line)
{
    for (size_t row = 0; row < line->count; row++) {
        ca_slice lines[NAME_LINES];
        size_t count = ca_svg_wrap(&line->canvas->arena, name_of(line, row), step(line) - GAP / 2, NAME_LINES, lines);
        for (size_t i = 0; i < count; i++)
            ca_svg_words(&line->canvas->text, "name", CA_SVG_MIDDLE, x_of(line, row),
                         line->bottom + (int64_t)(i + 1) * CA_SVG_LINE + 30, lines[i]);
    }
    line->canvas->height = line->bottom + NAME_LINES * CA_SVG_LINE + 120;
}

static ca_slice slanted_name(const line_chart *line, size_t row)
{
    ca_slice lines[1];
    size_t count = ca_svg_wrap(&line->canvas->arena, name_of(line, row), NAME_MOST, 1, lines);
    return count ? lines[0] : (ca_slice){"", 0};
}

/* Adds names that slant up to their points. If there are many, only every second, third and so on has one. */
static void add_names_slanted(line_chart *line)
{
    ca_text *text = &line->canvas->text;
    size_t every = (size_t)((SLANTED_STEP + step(line) - 1) / (step(line) ? step(line) : 1));
    int64_t longest = 0;
    for (size_t row = 0; row < line->count; row += every) {
        ca_slice name = slanted_name(line, row);
        int64_t width = ca_svg_words_width(name);
        longest = width > longest ? width : longest;
        ca_text_add(text, "<g transform=\"translate(");
        ca_text_format(text, "%lld %lld) rotate(-45)\">", (long long)x_of(line, row) / 10 + 4,
                       (long long)line->bottom / 10 + 16);
        ca_svg_words(text, "name", CA_SVG_END, 0, 0, name);
        ca_text_add(text, "</g>\n");
    }
    line->canvas->height = line->bottom + 200 + longest * 71 / 100 + GAP;
}

/* Returns how far the first slanted names reach over the left edge of the grid. */
static int64_t slanted_overhang(const line_chart *line)
{
    int64_t most = 0;
    for (size_t row = 0; row < line->count; row++) {
        int64_t over = ca_svg_words_width(slanted_name(line, row)) * 71 / 100 - (x_of(line, row) - LEFT);
        most = over > most ? over : most;
    }
    return most;
}

static void add_grid(const line_chart *line)
{
    ca_text *text = &line->canvas->text;
    for (int percent = 0; percent <= 100; percent += 20) {
        char words[8];
        int size = snprintf(words, sizeof words, "%d", percent);
        int64_t y = y_of(line, percent * 10);
        ca_svg_stroke(text, percent ? "grid" : "axis", line->left, y, line->left + line->width, y);
        ca_svg_words(text, "tick", CA_SVG_END, line->left - 80, y + CA_SVG_BASELINE, (ca_slice){words, (size_t)size});
    }
}

static void add_whisker(const line_chart *line, size_t row)
{
    const ca_chart *chart = line->canvas->chart;
    int64_t low = ca_svg_percent(line->canvas, row, chart->low);
    int64_t high = ca_svg_percent(line->canvas, row, chart->high);
    int64_t x = x_of(line, row);
    ca_text *text = &line->canvas->text;
    if (low < 0 || high < 0)
        return;
    low = y_of(line, low);
    high = y_of(line, high);
    ca_svg_stroke(text, "whisker", x, low, x, high);
    ca_svg_stroke(text, "whisker", x - 45, low, x + 45, low);
    ca_svg_stroke(text, "whisker", x - 45, high, x + 45, high);
}

/* Adds a text in place of a missing point: in full if there is room, else the table's shorthand. */
static void add_absence(const line_chart *line, size_t row)
{
    const ca_cell *cell = ca_svg_cell(line->canvas, row, line->canvas->chart->series);
    ca_text few = {0};
    int64_t n, of;
    if (ca_chart_few(line->canvas->chart, row, &n, &of))
        ca_few_write(&few, n, of);
    ca_slice words = few.size ? (ca_slice){few.at, few.size} : ca_slice_of(ca_absence_words(cell));
    if (ca_svg_words_width(words) > step(line) - 40)
        words = ca_svg_cell_words(line->canvas, cell);
    if (ca_svg_words_width(words) <= step(line))
        ca_svg_words(&line->canvas->text, "absent", CA_SVG_MIDDLE, x_of(line, row), line->bottom - 80, words);
    ca_text_free(&few);
}

static void add_point(const line_chart *line, size_t row, int64_t percent)
{
    const ca_chart *chart = line->canvas->chart;
    ca_text *text = &line->canvas->text;
    int64_t high = ca_svg_percent(line->canvas, row, chart->high), y = y_of(line, percent);
    ca_text_add(text, "<circle class=\"point\" r=\"4\"");
    ca_svg_length(text, "cx", x_of(line, row));
    ca_svg_length(text, "cy", y);
    ca_text_add(text, "/>\n");
    if (high > percent)
        y = y_of(line, high);
    if (step(line) >= VALUE_STEP)
        ca_svg_words(text, "value", CA_SVG_MIDDLE, x_of(line, row), y - 90,
                     ca_svg_cell_words(line->canvas, ca_svg_cell(line->canvas, row, chart->series)));
}

/* Joins adjacent points; a missing one leaves a gap. */
static void add_points(const line_chart *line)
{
    int64_t before = -1;
    for (size_t row = 0; row < line->count; row++) {
        int64_t percent = ca_svg_percent(line->canvas, row, (int)line->canvas->chart->series);
        if (before >= 0 && percent >= 0)
            ca_svg_stroke(&line->canvas->text, "joined", x_of(line, row - 1), y_of(line, before), x_of(line, row),
                          y_of(line, percent));
        before = percent;
    }
    for (size_t row = 0; row < line->count; row++) {
        int64_t percent = ca_svg_percent(line->canvas, row, (int)line->canvas->chart->series);
        if (percent < 0) {
            add_absence(line, row);
        } else {
            add_whisker(line, row);
            add_point(line, row, percent);
        }
    }
}

/* Adds one line through adjacent rows with the same target. */
static void add_targets(const line_chart *line, int column)
{
    for (size_t row = 0; row < line->count; row++) {
        int64_t target = ca_svg_percent(line->canvas, row, column), from = x_of(line, row) - step(line) / 2;
        while (row + 1 < line->count && ca_svg_percent(line->canvas, row + 1, column) == target)
            row++;
        if (target >= 0)
            ca_svg_stroke(&line->canvas->text, "target", from, y_of(line, target), x_of(line, row) + step(line) / 2,
                          y_of(line, target));
    }
}

/* Adds the legend above the grid, so that it covers nothing. */
static void add_keys(line_chart *line)
{
    ca_svg_canvas *canvas = line->canvas;
    const ca_chart *chart = canvas->chart;
    int64_t x = 0;
    ca_svg_key(canvas, &x, &line->top, "joined", ca_slice_of(chart->table->columns[chart->series].heading), true);
    ca_svg_key(canvas, &x, &line->top, "whisker", ca_svg_interval(canvas), true);
    for (int i = 0; i < 2; i++)
        ca_svg_key(canvas, &x, &line->top, "target", ca_svg_target(canvas, i), true);
    line->top += CA_SVG_LINE + VALUE_ROOM;
}

void ca_svg_line_chart(ca_svg_canvas *canvas)
{
    line_chart line = {
        .canvas = canvas, .count = canvas->chart->table->row_count, .left = LEFT, .width = CA_SVG_WIDTH - LEFT - RIGHT};
    bool below = names_fit(&line);
    if (!below) {
        line.left += slanted_overhang(&line);
        line.width = CA_SVG_WIDTH - RIGHT - line.left;
    }
    add_keys(&line);
    line.bottom = line.top + HEIGHT;
    add_grid(&line);
    for (int i = 0; i < 2; i++)
        add_targets(&line, canvas->chart->targets[i]);
    add_points(&line);
    if (below)
        add_names_below(&line);
    else
        add_names_slanted(&line);
}
