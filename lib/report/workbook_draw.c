/* SPDX-License-Identifier: MIT */
/* The drawing of charts with libxlsxwriter. It has neither lines across bars nor intervals of a width of their own, so that a
 * bar chart has a bar to the percentage, a light one to the end of its interval, and marks at the ends and the target. */
#include "report/workbook_draw.h"

#include "base/utf8.h"
#include "office/words_width.h"
#include "report/palette.h"

#include <stdlib.h>
#include <string.h>

enum {
    SIZE_WORDS = 10,
    SIZE_TITLE = 12,
    MARKER = 8,
    GAP = 40,         /* between bars, in hundredths of a bar */
    LABELS_MOST = 12, /* that have room along a line */
    INK = 0x262626,
    GRID = 0xD9D9D9,
    TARGET = 0xB0410E,
    LIGHT = 0xCEE2F1, /* from a percentage to the end of its interval */
    WHITE = 0xFFFFFF
};

/* In dots, 96 to the inch. */
static const double width_bars = 680, width_long = 860, /* with names on several lines */
    width_point = 70, width_most = 980, height_line = 380;
static const double row_least = 22, row_line = 16; /* of a row of bars: at least, and for each line of its name */
static const double name_room = 250;               /* of a name on a line */
static const double bars_besides = 125;            /* title, axis and legend */
static const double gap_beside = 20, gap_below = 20;
static const double default_width = 480, default_height = 288; /* of the library's charts */

typedef struct {
    lxw_chart *chart;
    const ca_sheet *sheet;
    const ca_picture *picture;
    char font_name[sizeof "Arial"];
} drawing;

static size_t name_lines(const ca_sheet *sheet, const ca_picture *picture, size_t row)
{
    const ca_font font = {SIZE_WORDS, false};
    return ca_words_lines(ca_sheet_at(sheet, picture->first + row, sheet->chart->category)->text, name_room, font);
}

static bool has_long_name(const ca_sheet *sheet, const ca_picture *picture)
{
    for (size_t i = 0; i < picture->row_count; i++)
        if (name_lines(sheet, picture, i) > 1)
            return true;
    return false;
}

static double width_of(const ca_sheet *sheet, const ca_picture *picture)
{
    double width = (double)picture->row_count * width_point;
    if (sheet->chart->kind != CA_CHART_LINE)
        return has_long_name(sheet, picture) ? width_long : width_bars;
    if (width < width_bars)
        return width_bars;
    return width < width_most ? width : width_most;
}

static double height_of(const ca_sheet *sheet, const ca_picture *picture)
{
    double height = bars_besides;
    if (sheet->chart->kind == CA_CHART_LINE)
        return height_line;
    for (size_t i = 0; i < picture->row_count; i++) {
        double needed = (double)name_lines(sheet, picture, i) * row_line + row_line / 2;
        height += needed > row_least ? needed : row_least;
    }
    return height;
}

double ca_pictures_width(const ca_sheet *sheet)
{
    double most = 0;
    for (size_t i = 0; i < sheet->picture_count; i++) {
        double width = width_of(sheet, &sheet->pictures[i]) + gap_beside;
        most = width > most ? width : most;
    }
    return most;
}

double ca_pictures_height(const ca_sheet *sheet)
{
    double height = 0;
    for (size_t i = 0; i < sheet->picture_count; i++)
        height += height_of(sheet, &sheet->pictures[i]) + gap_below;
    return height;
}

static lxw_chart_font font(drawing *d, double size, bool bold, lxw_color_t colour)
{
    return (lxw_chart_font){.name = d->font_name, .size = size, .bold = bold, .color = colour};
}

static lxw_color_t colour_of(const char *hexadecimal)
{
    return (lxw_color_t)strtoul(hexadecimal, NULL, 16);
}

/* Adds a series that refers to its cells. The library keeps their values with it, for programs that only show, but in a formula
 * cannot read a name with an apostrophe; and what it makes of a name that it leaves bare, Excel may refuse. */
static lxw_chart_series *add_series(drawing *d, const ca_curve *curve)
{
    const char *name = d->sheet->table->sheet, *own = ca_curve_name(curve->kind);
    size_t first = d->picture->first, last = first + d->picture->row_count - 1, category = d->sheet->chart->category;
    bool bare = ca_sheet_name_bare(name);
    ca_text categories = {0}, values = {0}, heading = {0};
    ca_text_byte(&categories, '=');
    ca_cells_reference(&categories, name, category, first, last);
    ca_text_byte(&values, '=');
    ca_cells_reference(&values, name, curve->column, first, last);
    ca_text_byte(&heading, '=');
    ca_cells_reference(&heading, name, curve->column, d->sheet->heading_row, d->sheet->heading_row);
    lxw_chart_series *series = chart_add_series(d->chart, bare ? categories.at : NULL, bare ? values.at : NULL);
    if (series && !bare) {
        chart_series_set_categories(series, name, (lxw_row_t)first, (lxw_col_t)category, (lxw_row_t)last,
                                    (lxw_col_t)category);
        chart_series_set_values(series, name, (lxw_row_t)first, (lxw_col_t)curve->column, (lxw_row_t)last,
                                (lxw_col_t)curve->column);
    }
    if (series && (own || bare))
        chart_series_set_name(series, own ? own : heading.at);
    else if (series)
        chart_series_set_name_range(series, name, (lxw_row_t)d->sheet->heading_row, (lxw_col_t)curve->column);
    ca_text_free(&categories);
    ca_text_free(&values);
    ca_text_free(&heading);
    return series;
}

static void label(drawing *d, lxw_chart_series *series, const char *number_format, lxw_color_t colour)
{
    lxw_chart_font words = font(d, SIZE_WORDS, false, colour);
    chart_series_set_labels(series);
    chart_series_set_labels_num_format(series, number_format);
    chart_series_set_labels_font(series, &words);
}

/* The edge tells two neighbours apart that are light. */
static void dress_stacked(drawing *d, lxw_chart_series *series, size_t index)
{
    size_t number = ca_series_number(index, d->sheet->curve_count);
    lxw_chart_fill fill = {.color = colour_of(ca_series_colour(number))};
    lxw_chart_line edge = {.color = INK, .width = 0.5F};
    chart_series_set_fill(series, &fill);
    chart_series_set_line(series, &edge);
    label(d, series, "0;;", ca_series_is_dark(number) ? WHITE : INK); /* a nought has no bar */
}

/* Adds a mark at the end of a bar. */
static void mark(lxw_chart_series *series, lxw_color_t colour, float width)
{
    lxw_chart_line line = {.color = colour, .width = width};
    chart_series_set_error_bars(series->x_error_bars, LXW_CHART_ERROR_BAR_TYPE_FIXED, 0.05);
    chart_series_set_error_bars_line(series->x_error_bars, &line);
}

static void dress_bar(drawing *d, lxw_chart_series *series, enum ca_curve_kind kind)
{
    lxw_chart_fill fill = {.color = kind == CA_CURVE_HIGH ? LIGHT : colour_of(ca_series_colour(CA_BAR_SERIES)),
                           .none = kind == CA_CURVE_LOW || kind == CA_CURVE_TARGET};
    lxw_chart_line none = {.none = LXW_TRUE};
    chart_series_set_fill(series, &fill);
    chart_series_set_line(series, &none);
    if (kind == CA_CURVE_SERIES) {
        label(d, series, "0.0", WHITE);
        chart_series_set_labels_position(series, LXW_CHART_LABEL_POSITION_INSIDE_BASE);
    } else {
        mark(series, kind == CA_CURVE_TARGET ? TARGET : INK, kind == CA_CURVE_TARGET ? 2.5F : 1.25F);
    }
}

static void dress_line(drawing *d, lxw_chart_series *series, enum ca_curve_kind kind)
{
    lxw_color_t colour = colour_of(ca_series_colour(CA_BAR_SERIES));
    lxw_chart_line value = {.color = colour, .width = 2.25F};
    lxw_chart_line bound = {.color = colour, .width = 1, .dash_type = LXW_CHART_LINE_DASH_DASH};
    lxw_chart_line target = {.color = TARGET, .width = 1.5F, .dash_type = LXW_CHART_LINE_DASH_LONG_DASH_DOT};
    lxw_chart_fill fill = {.color = colour};
    if (kind == CA_CURVE_SERIES) {
        chart_series_set_line(series, &value);
        chart_series_set_marker_type(series, LXW_CHART_MARKER_CIRCLE);
        chart_series_set_marker_size(series, MARKER);
        chart_series_set_marker_fill(series, &fill);
        if (d->picture->row_count <= LABELS_MOST) {
            label(d, series, "0.0", INK);
            chart_series_set_labels_position(series, LXW_CHART_LABEL_POSITION_ABOVE);
        }
        return;
    }
    chart_series_set_line(series, kind == CA_CURVE_TARGET ? &target : &bound);
    chart_series_set_marker_type(series, LXW_CHART_MARKER_NONE);
}

static lxw_error add_curves(drawing *d)
{
    for (size_t i = 0; i < d->sheet->curve_count; i++) {
        enum ca_curve_kind kind = d->sheet->curves[i].kind;
        lxw_chart_series *series = add_series(d, &d->sheet->curves[i]);
        if (!series)
            return LXW_ERROR_MEMORY_MALLOC_FAILED;
        switch (d->sheet->chart->kind) {
        case CA_CHART_STACKED: dress_stacked(d, series, i); break;
        case CA_CHART_BARS: dress_bar(d, series, kind); break;
        case CA_CHART_LINE: dress_line(d, series, kind); break;
        }
    }
    return LXW_NO_ERROR;
}

static bool has_curve(const ca_sheet *sheet, enum ca_curve_kind kind)
{
    for (size_t i = 0; i < sheet->curve_count; i++)
        if (sheet->curves[i].kind == kind)
            return true;
    return false;
}

/* Returns the name of the axis of values, which explains the marks of bars. */
static const char *axis_name(const ca_sheet *sheet)
{
    bool interval = has_curve(sheet, CA_CURVE_LOW), target = has_curve(sheet, CA_CURVE_TARGET);
    if (sheet->chart->kind == CA_CHART_STACKED)
        return "% of the row; the numbers are counts";
    if (sheet->chart->kind == CA_CHART_LINE || (!interval && !target))
        return "%";
    return !target     ? "%; between the dark marks: the 95% interval"
           : !interval ? "%; red mark: the target"
                       : "%; between the dark marks: the 95% interval; red mark: the target";
}

static void set_axes(drawing *d)
{
    bool bars = d->sheet->chart->kind != CA_CHART_LINE, stacked = d->sheet->chart->kind == CA_CHART_STACKED;
    /* The library's x axis is the horizontal one, of bars too. */
    lxw_chart_axis *names = bars ? d->chart->y_axis : d->chart->x_axis;
    lxw_chart_axis *values = bars ? d->chart->x_axis : d->chart->y_axis;
    lxw_chart_font words = font(d, SIZE_WORDS, false, INK);
    lxw_chart_line grid = {.color = GRID, .width = 0.75F};
    chart_axis_set_num_font(names, &words);
    chart_axis_set_num_font(values, &words);
    chart_axis_set_name_font(values, &words);
    chart_axis_major_gridlines_set_line(values, &grid);
    chart_axis_set_min(values, 0);
    chart_axis_set_max(values, stacked ? 1 : 100); /* of a whole; the cells of the others hold per cent */
    chart_axis_set_major_unit(values, stacked ? 0.2 : 20);
    chart_axis_set_num_format(values, stacked ? "0%" : "0");
    chart_axis_set_name(values, axis_name(d->sheet));
    chart_axis_set_interval_unit(names, 1);
    if (bars) { /* the first row on top, the numbers below the last */
        chart_axis_set_reverse(names);
        chart_axis_set_crossing_max(names);
    }
}

/* The marks of bars have no entry. Of the lines of an interval one has. */
static void set_legend(drawing *d)
{
    lxw_chart_font words = font(d, SIZE_WORDS, false, INK);
    int16_t left_out[] = {-1, -1};
    for (size_t i = 0; i < d->sheet->curve_count; i++)
        if (d->sheet->curves[i].kind == CA_CURVE_HIGH)
            left_out[0] = (int16_t)i;
    bool needed = d->sheet->chart->kind != CA_CHART_BARS && d->sheet->curve_count > 1;
    chart_legend_set_font(d->chart, &words);
    chart_legend_set_position(d->chart, needed ? LXW_CHART_LEGEND_BOTTOM : LXW_CHART_LEGEND_NONE);
    if (needed && left_out[0] >= 0)
        (void)chart_legend_delete_series(d->chart, left_out);
}

static lxw_error draw(drawing *d)
{
    lxw_error error = add_curves(d);
    lxw_chart_font title = font(d, SIZE_TITLE, true, INK);
    if (error)
        return error;
    if (*d->picture->title) {
        chart_title_set_name(d->chart, d->picture->title);
        chart_title_set_name_font(d->chart, &title);
    }
    set_axes(d);
    set_legend(d);
    if (d->sheet->chart->kind != CA_CHART_LINE) {
        chart_set_series_overlap(d->chart, 100);
        chart_set_series_gap(d->chart, GAP);
    }
    return LXW_NO_ERROR;
}

lxw_error ca_draw_pictures(lxw_workbook *book, lxw_worksheet *page, const ca_sheet *sheet)
{
    static const uint8_t types[] = {[CA_CHART_STACKED] = LXW_CHART_BAR_STACKED_PERCENT,
                                    [CA_CHART_BARS] = LXW_CHART_BAR,
                                    [CA_CHART_LINE] = LXW_CHART_LINE};
    lxw_error error = LXW_NO_ERROR;
    double below = 0;
    for (size_t i = 0; i < sheet->picture_count && !error; i++) {
        const ca_picture *picture = &sheet->pictures[i];
        double width = width_of(sheet, picture), height = height_of(sheet, picture);
        drawing d = {workbook_add_chart(book, types[sheet->chart->kind]), sheet, picture, "Arial"};
        char *instead =
            ca_copy(picture->instead, strlen(picture->instead)); /* the library declares it as not constant */
        lxw_chart_options options = {.x_offset = (int32_t)gap_beside,
                                     .y_offset = (int32_t)below,
                                     .x_scale = width / default_width,
                                     .y_scale = height / default_height,
                                     .object_position = LXW_OBJECT_DONT_MOVE_DONT_SIZE,
                                     .description = instead};
        error = d.chart ? draw(&d) : LXW_ERROR_MEMORY_MALLOC_FAILED;
        if (!error)
            error = worksheet_insert_chart_opt(page, (lxw_row_t)sheet->heading_row, (lxw_col_t)sheet->columns, d.chart,
                                               &options);
        free(instead);
        below += height + gap_below;
    }
    return error;
}
