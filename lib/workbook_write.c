/* SPDX-License-Identifier: MIT */
/* The writing of a workbook with libxlsxwriter. */
#include "workbook_write.h"

#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

enum {
    WIDTH_LEAST = 12,
    WIDTH_MOST = 60,
    NOTES_FROZEN_MOST = 8, /* with more notes the frozen rows would fill the window */
    PAPER_A4 = 9,
    SIZE_BODY = 12,
    SIZE_TITLE = 16,
    HEIGHT_LINE = 16, /* points, of a line of the body */
    HEIGHT_TITLE = 22,
    HEIGHT_MOST = 409, /* what Excel allows */
    BUTTON = 4,        /* the width of the one beside a heading */
    INDENT_BUTTON = 2, /* of a heading that stands to the right, clear of its button */
    INDENT_TEXT = 1    /* of text that follows on a column of numbers, which stand to the right */
};
/* Widths count digits of the workbook's 11 point default; Arial 12 is about a fifth wider. */
static const double character_width = 1.2, bold_width = 1.35;
/* In running text the narrow letters make up for the wide ones. */
static const double text_width = 1.1, bold_text_width = 1.2;

typedef struct {
    lxw_format *title, *note, *number, *percent, *points, *measure, *date;
    lxw_format *heading, *words, *first_heading, *first_words; /* the first: of column A */
    lxw_format *heading_right, *words_right;
} formats;

typedef struct {
    lxw_workbook *book;
    formats formats;
    double *widths;        /* of the columns of the sheet at hand */
    ca_text text, escaped; /* of the cell at hand */
} writer;

static lxw_format *add_format(lxw_workbook *book, const char *number_format, int alignment)
{
    lxw_format *format = workbook_add_format(book);
    if (!format)
        return NULL;
    format_set_font_name(format, "Arial");
    format_set_font_size(format, SIZE_BODY);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    format_set_align(format, (uint8_t)alignment);
    if (number_format)
        format_set_num_format(format, number_format);
    return format;
}

static lxw_format *add_wrapped(lxw_workbook *book, int alignment, uint8_t indent, bool bold)
{
    lxw_format *format = add_format(book, NULL, alignment);
    if (!format)
        return NULL;
    format_set_text_wrap(format);
    if (indent)
        format_set_indent(format, indent);
    if (bold)
        format_set_bold(format);
    return format;
}

static lxw_error add_formats(formats *f, lxw_workbook *book)
{
    f->title = add_format(book, NULL, LXW_ALIGN_LEFT);
    f->note = add_format(book, NULL, LXW_ALIGN_LEFT);
    f->number = add_format(book, "0", LXW_ALIGN_RIGHT);
    f->percent = add_format(book, "0.0", LXW_ALIGN_RIGHT);
    f->points = add_format(book, "+0.0;-0.0;0.0", LXW_ALIGN_RIGHT);
    f->measure = add_format(book, "0.0000", LXW_ALIGN_RIGHT);
    f->date = add_format(book, "yyyy-mm-dd", LXW_ALIGN_RIGHT);
    f->heading = add_wrapped(book, LXW_ALIGN_LEFT, INDENT_TEXT, true);
    f->words = add_wrapped(book, LXW_ALIGN_LEFT, INDENT_TEXT, false);
    f->first_heading = add_wrapped(book, LXW_ALIGN_LEFT, 0, true);
    f->first_words = add_wrapped(book, LXW_ALIGN_LEFT, 0, false);
    f->heading_right = add_wrapped(book, LXW_ALIGN_RIGHT, INDENT_BUTTON, true);
    f->words_right = add_wrapped(book, LXW_ALIGN_RIGHT, 0, false);
    if (!f->title || !f->note || !f->number || !f->percent || !f->points || !f->measure || !f->date ||
        !f->heading || !f->words || !f->first_heading || !f->first_words || !f->heading_right || !f->words_right)
        return LXW_ERROR_MEMORY_MALLOC_FAILED;
    format_set_bold(f->title);
    format_set_font_size(f->title, SIZE_TITLE);
    return LXW_NO_ERROR;
}

static bool to_the_right(enum ca_cell_kind kind)
{
    return kind != CA_CELL_TEXT && kind != CA_CELL_LINK && kind != CA_CELL_NONE;
}

static lxw_format *format_at(const formats *f, const ca_sheet *sheet, size_t row, size_t column,
                             enum ca_cell_kind kind)
{
    if (row == 0)
        return f->title;
    if (row < sheet->heading_row)
        return f->note;
    switch (kind) {
    case CA_CELL_NUMBER:
        return f->number;
    case CA_CELL_PERCENT:
        return f->percent;
    case CA_CELL_POINTS:
        return f->points;
    case CA_CELL_MEASURE:
        return f->measure;
    case CA_CELL_DATE:
        return f->date;
    case CA_CELL_TEXT:
    case CA_CELL_LINK:
    case CA_CELL_NONE:
        break;
    }
    if (to_the_right(sheet->table->columns[column].kind))
        return row == sheet->heading_row ? f->heading_right : f->words_right;
    if (row == sheet->heading_row)
        return column ? f->heading : f->first_heading;
    return column ? f->words : f->first_words;
}

/* Into how many lines TEXT falls in a column of WIDTH: words as long as fit, as Excel does it. The
 * heights are set since not every program finds them by itself. */
static size_t lines_of(const char *text, double width, double of_character)
{
    size_t lines = 1, used = 0, most = (size_t)((width - 2) / of_character);
    while (*text) {
        size_t size = strcspn(text, " \n"), units = ca_utf16_units((ca_slice){text, size});
        if (used && used + units > most) {
            lines++;
            used = 0;
        }
        lines += units > most ? (units - 1) / most : 0; /* a word longer than a line is cut */
        used += (units > most ? units % most : units) + 1;
        text += size;
        if (*text == '\n') {
            lines++;
            used = 0;
        }
        text += *text != '\0';
    }
    return lines;
}

/* Writes a cell; LINES grows to what it takes. */
static lxw_error write_cell(writer *w, lxw_worksheet *page, const ca_sheet *sheet, size_t row, size_t column,
                            size_t *lines)
{
    ca_shown shown = ca_sheet_at(sheet, row, column, &w->text);
    lxw_format *format = format_at(&w->formats, sheet, row, column, shown.format);
    if (shown.kind == CA_SHOWN_NOTHING)
        return LXW_NO_ERROR;
    if (shown.kind == CA_SHOWN_NUMBER)
        return worksheet_write_number(page, (lxw_row_t)row, (lxw_col_t)column, (double)shown.parts / shown.scale,
                                      format);
    if (row >= sheet->heading_row) {
        bool heading = row == sheet->heading_row;
        size_t taken = lines_of(w->text.at, w->widths[column] - (heading ? BUTTON : 0),
                                heading ? bold_text_width : text_width);
        *lines = taken > *lines ? taken : *lines;
        if (heading) /* the table writes it */
            return LXW_NO_ERROR;
    }
    ca_text_clear(&w->escaped);
    ca_workbook_escape(&w->escaped, (ca_slice){w->text.at, w->text.size});
    return worksheet_write_string(page, (lxw_row_t)row, (lxw_col_t)column, w->escaped.at, format);
}

static lxw_error write_cells(writer *w, lxw_worksheet *page, const ca_sheet *sheet)
{
    lxw_error error = LXW_NO_ERROR;
    for (size_t row = 0; row < sheet->rows && !error; row++) {
        size_t columns = row < sheet->heading_row ? 1 : sheet->columns, lines = 1;
        for (size_t column = 0; column < columns && !error; column++)
            error = write_cell(w, page, sheet, row, column, &lines);
        double height = row == 0 ? HEIGHT_TITLE : (double)lines * HEIGHT_LINE;
        if (!error && (row == 0 || lines > 1))
            error = worksheet_set_row(page, (lxw_row_t)row, height < HEIGHT_MOST ? height : HEIGHT_MOST,
                                      NULL);
    }
    return error;
}

static lxw_error add_table(writer *w, lxw_worksheet *page, const ca_sheet *sheet)
{
    lxw_table_column *columns = ca_allocate(sheet->columns, sizeof *columns);
    lxw_table_column **list = ca_allocate(sheet->columns + 1, sizeof *list); /* ends with NULL */
    ca_text *headings = ca_allocate(sheet->columns, sizeof *headings);
    char *name = ca_copy(sheet->table_name, strlen(sheet->table_name));
    for (size_t i = 0; i < sheet->columns; i++) {
        ca_workbook_escape(&headings[i], ca_slice_of(sheet->headings[i]));
        columns[i].header = headings[i].at;
        columns[i].header_format = format_at(&w->formats, sheet, sheet->heading_row, i, CA_CELL_TEXT);
        list[i] = &columns[i];
    }
    lxw_table_options options = {.name = name,
                                 .no_banded_rows = LXW_TRUE,
                                 .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
                                 .style_type_number = 1,
                                 .columns = list};
    lxw_error error = worksheet_add_table(page, (lxw_row_t)sheet->heading_row, 0,
                                          (lxw_row_t)(sheet->rows - 1), (lxw_col_t)(sheet->columns - 1),
                                          &options);
    for (size_t i = 0; i < sheet->columns; i++)
        ca_text_free(&headings[i]);
    free(headings);
    free(list);
    free(columns);
    free(name);
    return error;
}

/* The characters of the longest piece of TEXT that PART ends or parts. */
static double longest(const char *text, const char *part)
{
    size_t most = 0;
    while (*text) {
        size_t size = strcspn(text, part), units = ca_utf16_units((ca_slice){text, size});
        most = units > most ? units : most;
        text += size + (text[size] != '\0');
    }
    return (double)most;
}

/* Wide enough for the longest word of the heading with the button beside it, and for the cells. */
static double width_of(writer *w, const ca_sheet *sheet, size_t column)
{
    double width = longest(sheet->headings[column], " ") * bold_width + BUTTON + 1;
    if (sheet->table->columns[column].long_text)
        width = WIDTH_MOST;
    if (width < WIDTH_LEAST)
        width = WIDTH_LEAST;
    for (size_t row = sheet->heading_row + 1; row < sheet->rows && width < WIDTH_MOST; row++) {
        ca_shown shown = ca_sheet_at(sheet, row, column, &w->text);
        if (shown.kind == CA_SHOWN_NUMBER && shown.format == CA_CELL_DATE)
            ca_text_add(&w->text, "yyyy-mm-dd");
        else if (shown.kind == CA_SHOWN_NUMBER)
            ca_text_format(&w->text, "%+lld.", (long long)shown.parts);
        double needed = longest(ca_text_words(&w->text), "\n") * character_width + 3;
        width = needed > width ? needed : width;
    }
    return width < WIDTH_MOST ? width : WIDTH_MOST;
}

static lxw_error write_sheet(writer *w, const ca_sheet *sheet, bool first)
{
    lxw_worksheet *page = workbook_add_worksheet(w->book, sheet->table->sheet);
    if (!page)
        return LXW_ERROR_MEMORY_MALLOC_FAILED;
    lxw_error error = LXW_NO_ERROR;
    lxw_row_t heading_row = (lxw_row_t)sheet->heading_row;
    w->widths = ca_resize(w->widths, sheet->columns, sizeof(double));
    for (size_t i = 0; i < sheet->columns && !error; i++) {
        w->widths[i] = width_of(w, sheet, i);
        error = worksheet_set_column(page, (lxw_col_t)i, (lxw_col_t)i, w->widths[i], NULL);
    }
    worksheet_set_default_row(page, HEIGHT_LINE, LXW_FALSE);
    if (!error)
        error = add_table(w, page, sheet);
    if (!error)
        error = write_cells(w, page, sheet);
    if (!error && ca_sheet_repeats_heading(sheet))
        error = worksheet_repeat_rows(page, heading_row, heading_row);
    if (sheet->table->note_count <= NOTES_FROZEN_MOST)
        worksheet_freeze_panes(page, heading_row + 1, 0);
    worksheet_set_landscape(page);
    worksheet_set_paper(page, PAPER_A4);
    worksheet_fit_to_pages(page, 1, 0);
    if (first)
        worksheet_activate(page);
    return error;
}

static lxw_error set_properties(lxw_workbook *book, const ca_book *layout, int64_t created)
{
    char *title = ca_copy(layout->title, strlen(layout->title));
    char *subject = ca_copy(layout->subject, strlen(layout->subject));
    /* The library takes 0 for now; a second later is as good, and always the same. */
    lxw_doc_properties properties = {.title = *title ? title : NULL,
                                     .subject = *subject ? subject : NULL,
                                     .created = created ? (time_t)created : 1};
    lxw_error error = workbook_set_properties(book, &properties);
    free(title);
    free(subject);
    return error;
}

int ca_workbook_write_file(const ca_book *layout, const char *path, const char *folder, int64_t created)
{
    char *parts = ca_copy(folder, strlen(folder));
    lxw_workbook_options options = {.tmpdir = parts};
    writer w = {.book = workbook_new_opt(path, &options)};
    lxw_error error = w.book ? LXW_NO_ERROR : LXW_ERROR_MEMORY_MALLOC_FAILED;
    if (!error)
        error = set_properties(w.book, layout, created);
    if (!error)
        error = add_formats(&w.formats, w.book);
    for (size_t i = 0; i < layout->count && !error; i++)
        error = write_sheet(&w, &layout->sheets[i], i == 0);
    if (!error)
        error = workbook_close(w.book);
    else if (w.book)
        lxw_workbook_free(w.book);
    free(w.widths);
    ca_text_free(&w.text);
    ca_text_free(&w.escaped);
    free(parts);
    return (int)error;
}

const char *ca_workbook_reason(int number)
{
    return lxw_strerror((lxw_error)number);
}
