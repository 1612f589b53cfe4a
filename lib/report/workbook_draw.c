/* SPDX-License-Identifier: MIT */
/* The writing of a chart. */
#include "report/workbook_draw.h"

#include "report/workbook_pictures.h"

enum {
    SIZE_WORDS = 11,
    SIZE_TITLE = 14,
    PAPER_A4 = 9,
    MARKER = 8,
    GAP = 40, /* between bars, in hundredths of a bar; and where there are more than a few: */
    GAP_SMALL = 12,
    ROWS_FEW = 12,
    LABELS_MOST = 12, /* that can stand beside each other along a line */
    NAMES_MOST = 30,  /* that can stand below each other on a page; of more the program picks some */
    INK = 0x262626,
    GRID = 0xD9D9D9,
    VALUE = 0x1F5582,
    TARGET = 0x8C2D19,
    WHITE = 0xFFFFFF
};

/* From the worst to the best: red to blue, no two neighbours alike in print without colours. */
static const struct {
    lxw_color_t fill, words;
} shades[] = {{0x8C2D19, WHITE}, {0xE07B39, INK}, {0xF2C26B, INK}, {0xD5E6F3, INK}, {0x7FB2D9, INK}, {0x1F5582, WHITE}};
enum { SHADES = sizeof shades / sizeof shades[0] };

typedef struct {
    lxw_chart *chart;
    const ca_picture *picture;
    char font_name[sizeof "Arial"];
} drawing;

static lxw_chart_font font(drawing *d, double size, bool bold, lxw_color_t colour)
{
    return (lxw_chart_font){.name = d->font_name, .size = size, .bold = bold, .color = colour};
}

/* A series that refers to its cells. The library keeps their values beside it, for programs that only show, but
 * in a formula cannot read a name with an apostrophe; and what it makes of a name it leaves bare, Excel may
 * refuse. */
static lxw_chart_series *add_series(drawing *d, size_t column)
{
    const ca_picture *picture = d->picture;
    const char *name = picture->sheet->table->sheet;
    lxw_row_t first = (lxw_row_t)picture->rows[0], last = (lxw_row_t)picture->rows[picture->row_count - 1];
    lxw_col_t category = (lxw_col_t)picture->chart->category;
    bool together = last - first + 1 == picture->row_count, bare = ca_sheet_name_bare(name);
    ca_text categories = {0}, values = {0}, heading = {0};
    ca_text_byte(&categories, '=');
    ca_picture_reference(picture, category, &categories);
    ca_text_byte(&values, '=');
    ca_picture_reference(picture, column, &values);
    ca_text_byte(&heading, '=');
    ca_cells_reference(&heading, name, column, picture->sheet->heading_row, picture->sheet->heading_row);
    bool by_formula = bare || !together;
    lxw_chart_series *series =
        chart_add_series(d->chart, by_formula ? categories.at : NULL, by_formula ? values.at : NULL);
    if (series && !by_formula) {
        chart_series_set_categories(series, name, first, category, last, category);
        chart_series_set_values(series, name, first, (lxw_col_t)column, last, (lxw_col_t)column);
    }
    if (series && bare)
        chart_series_set_name(series, heading.at);
    else if (series)
        chart_series_set_name_range(series, name, (lxw_row_t)picture->sheet->heading_row, (lxw_col_t)column);
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

static void dress_stacked(drawing *d, lxw_chart_series *series, size_t index)
{
    size_t count = d->picture->curve_count;
    size_t shade = count > 1 ? (index * (SHADES - 1) + (count - 1) / 2) / (count - 1) : SHADES - 1;
    lxw_chart_fill fill = {.color = shades[shade].fill};
    lxw_chart_line edge = {.color = WHITE, .width = 0.75F};
    chart_series_set_fill(series, &fill);
    chart_series_set_line(series, &edge);
    label(d, series, "0;;", shades[shade].words); /* a nought has no bar to stand in */
}

/* The target is the outline of a bar around the bar. */
static void dress_bar(drawing *d, lxw_chart_series *series, enum ca_curve_kind kind)
{
    lxw_chart_fill fill = {.color = VALUE, .none = kind == CA_CURVE_TARGET};
    lxw_chart_line edge = {.color = kind == CA_CURVE_TARGET ? TARGET : VALUE, .width = 1.5F};
    chart_series_set_fill(series, &fill);
    chart_series_set_line(series, &edge);
    if (kind == CA_CURVE_SERIES) {
        label(d, series, "0.0", d->picture->curve_count > 1 ? WHITE : INK);
        chart_series_set_labels_position(series, d->picture->curve_count > 1 ? LXW_CHART_LABEL_POSITION_INSIDE_BASE
                                                                             : LXW_CHART_LABEL_POSITION_OUTSIDE_END);
    }
}

static void dress_line(drawing *d, lxw_chart_series *series, enum ca_curve_kind kind)
{
    lxw_chart_line value = {.color = VALUE, .width = 2.25F};
    lxw_chart_line bound = {.color = VALUE, .width = 1, .dash_type = LXW_CHART_LINE_DASH_DASH};
    lxw_chart_line target = {.color = TARGET, .width = 1.5F, .dash_type = LXW_CHART_LINE_DASH_LONG_DASH_DOT};
    lxw_chart_fill fill = {.color = VALUE};
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
    chart_series_set_line(series, kind == CA_CURVE_BOUND ? &bound : &target);
    chart_series_set_marker_type(series, LXW_CHART_MARKER_NONE);
}

static lxw_error add_curves(drawing *d)
{
    for (size_t i = 0; i < d->picture->curve_count; i++) {
        enum ca_curve_kind kind = d->picture->curves[i].kind;
        lxw_chart_series *series = add_series(d, d->picture->curves[i].column);
        if (!series)
            return LXW_ERROR_MEMORY_MALLOC_FAILED;
        switch (d->picture->chart->kind) {
        case CA_CHART_STACKED: dress_stacked(d, series, i); break;
        case CA_CHART_BARS: dress_bar(d, series, kind); break;
        case CA_CHART_LINE: dress_line(d, series, kind); break;
        }
    }
    return LXW_NO_ERROR;
}

static void set_axes(drawing *d)
{
    bool bars = d->picture->chart->kind != CA_CHART_LINE, stacked = d->picture->chart->kind == CA_CHART_STACKED;
    /* The library's x axis is the one that lies, even where the bars lie. */
    lxw_chart_axis *names = bars ? d->chart->y_axis : d->chart->x_axis;
    lxw_chart_axis *values = bars ? d->chart->x_axis : d->chart->y_axis;
    lxw_chart_font words = font(d, SIZE_WORDS, false, INK), bold = font(d, SIZE_WORDS, true, INK);
    lxw_chart_line grid = {.color = GRID, .width = 0.75F};
    chart_axis_set_num_font(names, &words);
    chart_axis_set_num_font(values, &words);
    chart_axis_set_name_font(values, &bold);
    chart_axis_major_gridlines_set_line(values, &grid);
    chart_axis_set_min(values, 0);
    chart_axis_set_max(values, stacked ? 1 : 100); /* of a whole; the cells of the others hold per cent */
    chart_axis_set_major_unit(values, stacked ? 0.2 : 20);
    chart_axis_set_num_format(values, stacked ? "0%" : "0");
    chart_axis_set_name(values, stacked ? "per cent of the row" : "per cent");
    if (bars) { /* the first row on top, the numbers below the last */
        chart_axis_set_reverse(names);
        chart_axis_set_crossing_max(names);
    }
    if (bars && d->picture->row_count <= NAMES_MOST)
        chart_axis_set_interval_unit(names, 1);
}

static lxw_error set_page(lxw_chartsheet *page, const ca_book *layout)
{
    chartsheet_set_landscape(page);
    chartsheet_set_paper(page, PAPER_A4);
    return *layout->header ? chartsheet_set_header(page, layout->header) : LXW_NO_ERROR;
}

lxw_error ca_picture_write(lxw_workbook *book, const ca_book *layout, const ca_page *page)
{
    static const uint8_t types[] = {[CA_CHART_STACKED] = LXW_CHART_BAR_STACKED_PERCENT,
                                    [CA_CHART_BARS] = LXW_CHART_BAR,
                                    [CA_CHART_LINE] = LXW_CHART_LINE};
    lxw_chartsheet *sheet = workbook_add_chartsheet(book, page->name);
    drawing d = {.chart = workbook_add_chart(book, types[page->picture->chart->kind]),
                 .picture = page->picture,
                 .font_name = "Arial"};
    if (!sheet || !d.chart)
        return LXW_ERROR_MEMORY_MALLOC_FAILED;
    lxw_error error = add_curves(&d);
    if (error)
        return error;
    lxw_chart_font title = font(&d, SIZE_TITLE, true, INK), words = font(&d, SIZE_WORDS, false, INK);
    chart_title_set_name(d.chart, page->picture->title);
    chart_title_set_name_font(d.chart, &title);
    set_axes(&d);
    chart_legend_set_font(d.chart, &words);
    chart_legend_set_position(d.chart, d.picture->curve_count > 1 ? LXW_CHART_LEGEND_BOTTOM : LXW_CHART_LEGEND_NONE);
    if (page->picture->chart->kind != CA_CHART_LINE) {
        chart_set_series_overlap(d.chart, 100);
        chart_set_series_gap(d.chart, d.picture->row_count > ROWS_FEW ? GAP_SMALL : GAP);
    }
    error = set_page(sheet, layout);
    return error ? error : chartsheet_set_chart(sheet, d.chart);
}
