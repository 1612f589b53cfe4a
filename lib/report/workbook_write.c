/* SPDX-License-Identifier: MIT */
/* The writing of a workbook with libxlsxwriter. */
#include "report/workbook_write.h"

#include "base/utf8.h"
#include "report/workbook_draw.h"
#include "report/workbook_style.h"

#include <stdlib.h>
#include <string.h>

enum {
    NOTES_FROZEN_MOST = 8, /* with more notes the frozen rows would fill the window */
    SCALE_SPREAD = 60,     /* per cent, of what is printed on several pages */
    TITLE_PRINTED = 80,    /* characters of a title above a page */
    COLUMNS_TOLD = 4,      /* printed below the title of a sheet whose rows are not */
    LINES_ASKED = 3,       /* to write in: not every program makes a row higher by itself */
    HEAT_LOW = 0xFFFFFF,
    HEAT_HIGH = 0x6FA8DC
};
/* In points: of a title, and what Excel allows. */
static const double height_title = 22, height_most = 409;

typedef struct {
    lxw_workbook *book;
    const ca_book *layout;
    ca_formats formats;
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

/* Returns the height that a cell needs, in points. */
static double height_of(const ca_sheet *sheet, size_t row, size_t column)
{
    const ca_shown *shown = ca_sheet_at(sheet, row, column);
    const ca_cell *cell = ca_sheet_cell(sheet, row, column);
    double height = row == 0 ? height_title : ca_sheet_line(), needed = 0;
    if (cell && cell->tone == CA_TONE_ASKED)
        height = LINES_ASKED * ca_sheet_line();
    if (shown->kind == CA_SHOWN_TEXT && (row >= sheet->heading_row || (row == 0 && sheet->looks)))
        needed = ca_sheet_height(sheet, row, column, shown->text);
    return needed > height ? needed : height;
}

static lxw_error write_cell(writer *w, lxw_worksheet *page, const ca_sheet *sheet, size_t row, size_t column)
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
    if (shown->kind == CA_SHOWN_NOTHING)
        return worksheet_write_blank(page, at_row, at_column, format);
    if (shown->kind == CA_SHOWN_NUMBER)
        return worksheet_write_number(page, at_row, at_column, (double)shown->parts / shown->scale, format);
    if (row == sheet->heading_row) /* the table writes it */
        return LXW_NO_ERROR;
    return write_words(w, page, sheet, row, column, format);
}

static lxw_error write_cells(writer *w, lxw_worksheet *page, const ca_sheet *sheet)
{
    lxw_error error = LXW_NO_ERROR;
    for (size_t row = 0; row < sheet->rows && !error; row++) {
        size_t columns = row < sheet->heading_row ? 1 : sheet->columns;
        double height = 0;
        for (size_t column = 0; column < columns && !error; column++) {
            double needed = height_of(sheet, row, column);
            height = needed > height ? needed : height;
            error = write_cell(w, page, sheet, row, column);
        }
        if (!error && (row == 0 || height > ca_sheet_line()))
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
                                 .no_autofilter = !ca_sheet_has_filter(sheet),
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

/* Whether what is printed of a part of a sheet is the table alone: it goes on several pages beside each other. */
static bool starts_at_headings(const ca_sheet *sheet)
{
    return !sheet->table->data && !sheet->sizes.one_page_wide;
}

/* Sets the part of the sheet that is printed. */
static lxw_error set_area(lxw_worksheet *page, const ca_sheet *sheet)
{
    size_t left_out = sheet->table->data ? sheet->table->row_count : sheet->table->unprinted;
    size_t last = sheet->rows - 1 > sheet->heading_row + left_out ? sheet->rows - 1 - left_out : sheet->heading_row;
    size_t columns = sheet->table->data && sheet->columns > COLUMNS_TOLD ? COLUMNS_TOLD : sheet->columns;
    return worksheet_print_area(page, starts_at_headings(sheet) ? (lxw_row_t)sheet->heading_row : 0, 0, (lxw_row_t)last,
                                (lxw_col_t)(columns - 1));
}

/* Sets what is printed above and below every page: the mark, or the title and the mark if the title is not on the page itself. */
static lxw_error set_margins(const writer *w, lxw_worksheet *page, const ca_sheet *sheet)
{
    lxw_error error = LXW_NO_ERROR;
    if (*w->layout->header && ca_sheet_has_area(sheet) && starts_at_headings(sheet)) {
        ca_text header = {0};
        ca_workbook_header(&header, "&L", sheet->table->title, TITLE_PRINTED);
        ca_workbook_header(&header, "&R", w->layout->mark, TITLE_PRINTED);
        error = worksheet_set_header(page, header.at);
        ca_text_free(&header);
    } else if (*w->layout->header) {
        error = worksheet_set_header(page, w->layout->header);
    }
    return error || !*w->layout->footer ? error : worksheet_set_footer(page, w->layout->footer);
}

static lxw_error set_print(const writer *w, lxw_worksheet *page, const ca_sheet *sheet)
{
    lxw_row_t heading_row = (lxw_row_t)sheet->heading_row;
    lxw_error error = LXW_NO_ERROR;
    if (sheet->sizes.portrait)
        worksheet_set_portrait(page);
    else
        worksheet_set_landscape(page);
    worksheet_set_paper(page, CA_PAPER_A4);
    if (sheet->sizes.one_page_wide)
        worksheet_fit_to_pages(page, 1, 0);
    else
        worksheet_set_print_scale(page, SCALE_SPREAD);
    if (ca_sheet_repeats_heading(sheet))
        error = worksheet_repeat_rows(page, heading_row, heading_row);
    size_t columns = ca_sheet_repeats_columns(sheet);
    if (!error && columns)
        error = worksheet_repeat_columns(page, 0, (lxw_col_t)(columns - 1));
    if (!error && ca_sheet_has_area(sheet))
        error = set_area(page, sheet);
    return error ? error : set_margins(w, page, sheet);
}

/* A number that is kept as a text, such as the id of a case, has no mark of an error. */
static lxw_error ignore_marks(lxw_worksheet *page, const ca_sheet *sheet)
{
    ca_text range = {0};
    if (sheet->set->audience == CA_PUBLIC)
        return LXW_NO_ERROR;
    ca_cell_name(&range, sheet->heading_row, 0);
    ca_text_byte(&range, ':');
    ca_cell_name(&range, sheet->rows - 1, sheet->columns - 1);
    lxw_error error = worksheet_ignore_errors(page, LXW_IGNORE_NUMBER_STORED_AS_TEXT, range.at);
    ca_text_free(&range);
    return error;
}

static lxw_error write_sheet(writer *w, const ca_sheet *sheet)
{
    lxw_worksheet *page = workbook_add_worksheet(w->book, sheet->table->sheet);
    if (!page)
        return LXW_ERROR_MEMORY_MALLOC_FAILED;
    lxw_error error = LXW_NO_ERROR;
    for (size_t i = 0; i < sheet->columns && !error; i++)
        error = worksheet_set_column(page, (lxw_col_t)i, (lxw_col_t)i, sheet->sizes.widths[i], NULL);
    worksheet_set_default_row(page, ca_sheet_line(), LXW_FALSE);
    if (!error)
        error = add_table(w, page, sheet);
    if (!error)
        error = write_cells(w, page, sheet);
    if (!error)
        error = shade(page, sheet);
    if (!error)
        error = ask_days(page, sheet);
    if (!error)
        error = ca_draw_pictures(w->book, page, sheet);
    if (!error)
        error = ignore_marks(page, sheet);
    if (!error)
        error = set_print(w, page, sheet);
    if (sheet->set->audience == CA_INTERNAL && !sheet->looks &&
        sheet->heading_row <= NOTES_FROZEN_MOST + sheet->notes_row)
        worksheet_freeze_panes(page, (lxw_row_t)sheet->heading_row + 1, (lxw_col_t)ca_sheet_fixed_columns(sheet));
    if (sheet == w->layout->sheets)
        worksheet_activate(page);
    return error;
}

enum { PROPERTIES = 5 };

static lxw_error set_properties(lxw_workbook *book, const ca_book *layout, int64_t created)
{
    /* The library changes none of them, but not each version of it declares that: it gets copies, which it does not keep. */
    const char *const words[PROPERTIES] = {layout->title, layout->subject, layout->mark, layout->publisher,
                                           layout->publisher};
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
    for (size_t i = 0; i < layout->count && !error; i++) {
        error = write_sheet(&w, &layout->sheets[i]);
    }
    if (!error)
        error = workbook_close(w.book);
    else if (w.book)
        lxw_workbook_free(w.book);
    ca_text_free(&w.location);
    ca_text_free(&w.escaped);
    free(parts);
    return (int)error;
}
