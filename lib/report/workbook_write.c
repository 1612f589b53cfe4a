/* SPDX-License-Identifier: MIT */
/* The writing of a workbook with libxlsxwriter. */
#include "report/workbook_write.h"

#include "report/workbook_style.h"

#include <stdlib.h>
#include <string.h>

enum {
    NOTES_FROZEN_MOST = 8, /* with more notes the frozen rows would fill the window */
    SCALE_SPREAD = 75,     /* per cent, of what is printed on several pages */
    LINES_ASKED = 3,       /* to write in: not every program makes a row higher by itself */
    HEAT_LOW = 0xFFFFFF,
    HEAT_HIGH = 0x6FA8DC
};
/* In points: a line of the body, and what Excel allows. */
static const double height_line = 16, height_title = 22, height_most = 409;

typedef struct {
    lxw_workbook *book;
    const ca_book *layout;
    ca_formats formats;
    ca_sizes sizes;            /* of the current sheet */
    ca_text escaped, location; /* of the current cell */
} writer;

/* Writes a text, and where it leads. */
static lxw_error write_words(writer *w, lxw_worksheet *page, const ca_sheet *sheet, size_t row, size_t column,
                             lxw_format *format)
{
    ca_text_clear(&w->escaped);
    ca_workbook_escape(&w->escaped, ca_sheet_at(sheet, row, column)->text);
    ca_text_clear(&w->location);
    ca_text_add(&w->location, "internal:");
    if (ca_sheet_link(sheet, row, column, &w->location))
        return worksheet_write_url_opt(page, (lxw_row_t)row, (lxw_col_t)column, w->location.at, format, w->escaped.at,
                                       NULL);
    return worksheet_write_string(page, (lxw_row_t)row, (lxw_col_t)column, w->escaped.at, format);
}

/* Writes a cell; LINES grows to what it takes. */
static lxw_error write_cell(writer *w, lxw_worksheet *page, const ca_sheet *sheet, size_t row, size_t column,
                            size_t *lines)
{
    const ca_shown *shown = ca_sheet_at(sheet, row, column);
    lxw_row_t at_row = (lxw_row_t)row;
    lxw_col_t at_column = (lxw_col_t)column;
    const ca_cell *cell = ca_sheet_cell(sheet, row, column);
    if (shown->kind == CA_SHOWN_NOTHING && (!cell || cell->tone == CA_TONE_NONE))
        return LXW_NO_ERROR;
    enum ca_cell_kind kind = shown->format;
    if (shown->kind == CA_SHOWN_NOTHING && sheet->table->columns[column].kind == CA_CELL_DATE)
        kind = CA_CELL_DATE; /* for what is filled in */
    lxw_format *format = ca_format_at(&w->formats, sheet, row, column, kind);
    if (!format)
        return LXW_ERROR_MEMORY_MALLOC_FAILED;
    if (cell && cell->tone == CA_TONE_ASKED && *lines < LINES_ASKED)
        *lines = LINES_ASKED;
    if (shown->kind == CA_SHOWN_NOTHING)
        return worksheet_write_blank(page, at_row, at_column, format);
    if (shown->kind == CA_SHOWN_NUMBER)
        return worksheet_write_number(page, at_row, at_column, (double)shown->parts / shown->scale, format);
    if (row >= sheet->heading_row) {
        size_t taken = ca_sizes_lines(&w->sizes, sheet, row, column, shown->text);
        *lines = taken > *lines ? taken : *lines;
    }
    if (row == sheet->heading_row) /* the table writes it */
        return LXW_NO_ERROR;
    return write_words(w, page, sheet, row, column, format);
}

static lxw_error write_cells(writer *w, lxw_worksheet *page, const ca_sheet *sheet)
{
    lxw_error error = LXW_NO_ERROR;
    for (size_t row = 0; row < sheet->rows && !error; row++) {
        size_t columns = row < sheet->heading_row ? 1 : sheet->columns, lines = 1;
        for (size_t column = 0; column < columns && !error; column++)
            error = write_cell(w, page, sheet, row, column, &lines);
        double height = row == 0 ? height_title : (double)lines * height_line;
        if (!error && (row == 0 || lines > 1))
            error = worksheet_set_row(page, (lxw_row_t)row, height < height_most ? height : height_most, NULL);
    }
    return error;
}

static lxw_error add_table(writer *w, lxw_worksheet *page, const ca_sheet *sheet)
{
    lxw_table_column *columns = ca_allocate(sheet->columns, sizeof *columns);
    lxw_table_column **list = ca_allocate(sheet->columns + 1, sizeof *list); /* ends with NULL */
    ca_text *headings = ca_allocate(sheet->columns, sizeof *headings);
    bool public = sheet->set->audience == CA_PUBLIC;
    char *name = ca_copy(sheet->table_name, strlen(sheet->table_name));
    for (size_t i = 0; i < sheet->columns; i++) {
        ca_workbook_escape(&headings[i], ca_slice_of(sheet->headings[i]));
        columns[i].header = headings[i].at;
        columns[i].header_format = ca_format_at(&w->formats, sheet, sheet->heading_row, i, CA_CELL_TEXT);
        list[i] = &columns[i];
    }
    lxw_table_options options = {.name = name,
                                 .no_banded_rows = LXW_TRUE,
                                 .no_autofilter = public,
                                 .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
                                 .style_type_number = public ? 0 : 1, /* 0: none */
                                 .columns = list};
    lxw_error error = worksheet_add_table(page, (lxw_row_t)sheet->heading_row, 0, (lxw_row_t)(sheet->rows - 1),
                                          (lxw_col_t)(sheet->columns - 1), &options);
    for (size_t i = 0; i < sheet->columns; i++)
        ca_text_free(&headings[i]);
    free(headings);
    free(list);
    free(columns);
    free(name);
    return error;
}

/* Shades the numbers of all such columns alike, so that they compare across. */
static lxw_error shade(lxw_worksheet *page, const ca_sheet *sheet)
{
    ca_text ranges = {0};
    size_t first = 0;
    for (size_t i = sheet->columns; i--;) {
        if (!sheet->table->columns[i].heat)
            continue;
        size_t last = i; /* adjacent columns are one range: the library has room for few */
        while (i > 0 && sheet->table->columns[i - 1].heat)
            i--;
        first = i;
        if (ranges.size)
            ca_text_byte(&ranges, ' ');
        ca_cell_name(&ranges, sheet->heading_row + 1, i);
        ca_text_byte(&ranges, ':');
        ca_cell_name(&ranges, sheet->rows - 1, last);
    }
    lxw_error error = LXW_NO_ERROR;
    if (ranges.size && sheet->set->audience == CA_INTERNAL && sheet->table->row_count) {
        lxw_conditional_format scale = {.type = LXW_CONDITIONAL_2_COLOR_SCALE,
                                        .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                        .max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
                                        .min_value = 0,
                                        .max_value = 100,
                                        .min_color = HEAT_LOW,
                                        .max_color = HEAT_HIGH,
                                        .multi_range = ranges.at};
        error = worksheet_conditional_format_range(page, (lxw_row_t)(sheet->heading_row + 1), (lxw_col_t)first,
                                                   (lxw_row_t)(sheet->rows - 1), (lxw_col_t)first, &scale);
    }
    ca_text_free(&ranges);
    return error;
}

/* Asks for a day in the columns of dates that are to be filled in. Another text is kept after a question. */
static lxw_error ask_days(lxw_worksheet *page, const ca_sheet *sheet)
{
    char title[] = "Is this the date?", prompt[] = "Like 14/07/2017";
    char words[] = "A date is written like 14/07/2017, and is between 2000 and 2100.";
    lxw_data_validation days = {.validate = LXW_VALIDATION_TYPE_DATE,
                                .criteria = LXW_VALIDATION_CRITERIA_BETWEEN,
                                .minimum_datetime = {.year = 2000, .month = 1, .day = 1},
                                .maximum_datetime = {.year = 2099, .month = 12, .day = 31},
                                .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING,
                                .error_title = title,
                                .error_message = words,
                                .input_message = prompt};
    lxw_error error = LXW_NO_ERROR;
    for (size_t i = 0; i < sheet->columns && !error; i++)
        if (ca_sheet_asks_days(sheet, i))
            error = worksheet_data_validation_range(page, (lxw_row_t)sheet->heading_row + 1, (lxw_col_t)i,
                                                    (lxw_row_t)sheet->rows - 1, (lxw_col_t)i, &days);
    return error;
}

static lxw_error set_print(const writer *w, lxw_worksheet *page, const ca_sheet *sheet)
{
    lxw_row_t heading_row = (lxw_row_t)sheet->heading_row;
    lxw_error error = LXW_NO_ERROR;
    worksheet_set_landscape(page);
    worksheet_set_paper(page, (uint8_t)w->sizes.paper);
    if (w->sizes.one_page_wide)
        worksheet_fit_to_pages(page, 1, 0);
    else
        worksheet_set_print_scale(page, SCALE_SPREAD);
    if (ca_sheet_repeats_heading(sheet))
        error = worksheet_repeat_rows(page, heading_row, heading_row);
    if (!error && ca_sheet_repeats_column(sheet, &w->sizes))
        error = worksheet_repeat_columns(page, 0, 0);
    if (!error && *w->layout->header)
        error = worksheet_set_header(page, w->layout->header);
    return error;
}

static lxw_error write_sheet(writer *w, const ca_sheet *sheet)
{
    lxw_worksheet *page = workbook_add_worksheet(w->book, sheet->table->sheet);
    if (!page)
        return LXW_ERROR_MEMORY_MALLOC_FAILED;
    lxw_error error = LXW_NO_ERROR;
    ca_sizes_free(&w->sizes);
    w->sizes = ca_sizes_of(sheet);
    for (size_t i = 0; i < sheet->columns && !error; i++)
        error = worksheet_set_column(page, (lxw_col_t)i, (lxw_col_t)i, w->sizes.widths[i], NULL);
    worksheet_set_default_row(page, height_line, LXW_FALSE);
    if (!error)
        error = add_table(w, page, sheet);
    if (!error)
        error = write_cells(w, page, sheet);
    if (!error)
        error = shade(page, sheet);
    if (!error)
        error = ask_days(page, sheet);
    if (!error)
        error = set_print(w, page, sheet);
    if (sheet->set->audience == CA_INTERNAL && sheet->heading_row <= NOTES_FROZEN_MOST + sheet->notes_row)
        worksheet_freeze_panes(page, (lxw_row_t)sheet->heading_row + 1, 0);
    if (sheet == w->layout->sheets)
        worksheet_activate(page);
    return error;
}

enum {
    SIZE_WORDS = 11,
    SIZE_TITLE = 14,
    PAPER_A4 = 9,
    MARKER = 8,
    GAP = 40, /* between bars, in hundredths of a bar; and where there are more than a few: */
    GAP_SMALL = 12,
    ROWS_FEW = 12,
    LABELS_MOST = 12, /* that have room along a line */
    NAMES_MOST = 30,  /* that have room below each other on a page; of more the program picks some */
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

/* A series that refers to its cells. The library keeps their values with it, for programs that only show, but
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
    label(d, series, "0;;", shades[shade].words); /* a nought has no bar */
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

static lxw_error write_picture(lxw_workbook *book, const ca_book *layout, const ca_page *page)
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

enum { PROPERTIES = 5 };

static lxw_error set_properties(lxw_workbook *book, const ca_book *layout, int64_t created)
{
    /* The library changes none of them, but not each version of it declares that: it gets copies, which it does not keep. */
    const char *const words[PROPERTIES] = {layout->title, layout->subject, layout->mark, layout->publisher,
                                           layout->audience == CA_PUBLIC ? layout->publisher : ""};
    char *copies[PROPERTIES];
    for (size_t i = 0; i < PROPERTIES; i++)
        copies[i] = *words[i] ? ca_copy(words[i], strlen(words[i])) : NULL;
    /* The library takes 0 for now; a second later is as good, and always the same. */
    lxw_doc_properties properties = {.title = copies[0],
                                     .subject = copies[1],
                                     .category = copies[2],
                                     .company = copies[3],
                                     .author = copies[4],
                                     .created = created ? (time_t)created : 1};
    lxw_error error = workbook_set_properties(book, &properties);
    for (size_t i = 0; i < PROPERTIES; i++)
        free(copies[i]);
    return error;
}

int ca_workbook_write_file(const ca_book *layout, const char *path, const char *folder, int64_t created)
{
    char *parts = ca_copy(folder, strlen(folder));
    lxw_workbook_options options = {.tmpdir = parts};
    writer w = {.book = workbook_new_opt(path, &options), .layout = layout};
    lxw_error error = w.book ? LXW_NO_ERROR : LXW_ERROR_MEMORY_MALLOC_FAILED;
    if (!error)
        error = set_properties(w.book, layout, created);
    w.formats = (ca_formats){.book = w.book, .audience = layout->audience};
    for (size_t i = 0; i < layout->page_count && !error; i++) {
        const ca_page *page = &layout->pages[i];
        error = page->picture ? write_picture(w.book, layout, page) : write_sheet(&w, page->sheet);
    }
    if (!error)
        error = workbook_close(w.book);
    else if (w.book)
        lxw_workbook_free(w.book);
    ca_sizes_free(&w.sizes);
    ca_text_free(&w.location);
    ca_text_free(&w.escaped);
    free(parts);
    return (int)error;
}
