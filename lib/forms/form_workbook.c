/* SPDX-License-Identifier: MIT */
/* Writes a book of forms as an Excel workbook. */
#include "forms/form_workbook.h"

#include "base/utf8.h"
#include "forms/form_style.h"
#include "forms/form_validation.h"
#include "forms/form_verify.h"
#include "office/workbook_make.h"
#include "office/workbook_text.h"

#include <stdlib.h>

enum {
    TEXT_MOST = 32767, /* UTF-16 units in a cell */
    TITLE_MOST = 255,  /* bytes of the title in the document's properties */
    PAPER_A4 = 9
};

/* Points of rows that stay in view: more would fill the window of a small screen. */
static const double frozen_most = 180;

typedef struct {
    ca_form_pages pages;
    const ca_form_workbook_options *options;
} form_workbook;

typedef struct {
    const form_workbook *workbook;
    lxw_workbook *book;
    ca_form_formats formats;
    ca_form_shown shown; /* the current cell */
    ca_text escaped;
} writer;

/* --- cells -------------------------------------------------------------------------------------------------------- */

static lxw_error write_cell(writer *w, lxw_worksheet *sheet, size_t row, size_t column)
{
    const ca_form_shown *shown = &w->shown;
    lxw_row_t r = (lxw_row_t)row;
    lxw_col_t c = (lxw_col_t)column;
    lxw_format *format = w->formats.made[shown->style];
    const char *formula = ca_text_words(&shown->formula);
    ca_text_clear(&w->escaped);
    ca_workbook_escape(&w->escaped, (ca_slice){ca_text_words(&shown->text), shown->text.size});
    const char *text = ca_text_words(&w->escaped);
    ca_text location = {0};
    lxw_error error = LXW_NO_ERROR;
    switch (shown->content) {
    case CA_FORM_SHOWS_NOTHING: return LXW_NO_ERROR;
    case CA_FORM_SHOWS_BLANK: return worksheet_write_blank(sheet, r, c, format);
    case CA_FORM_SHOWS_TEXT: return worksheet_write_string(sheet, r, c, text, format);
    case CA_FORM_SHOWS_COUNT:
    case CA_FORM_SHOWS_DAY: return worksheet_write_number(sheet, r, c, (double)shown->number, format);
    case CA_FORM_CALCULATES_COUNT:
        return worksheet_write_formula_num(sheet, r, c, formula, format, (double)shown->number);
    case CA_FORM_CALCULATES_TEXT: return worksheet_write_formula_str(sheet, r, c, formula, format, text);
    case CA_FORM_SHOWS_LINK:
        ca_text_format(&location, "internal:%s", formula);
        error = worksheet_write_url_opt(sheet, r, c, location.at, format, text, NULL);
        ca_text_free(&location);
    }
    return error;
}

/* Writes the cells of ROW. Sets *HEIGHT to what they need. */
static lxw_error write_row(writer *w, lxw_worksheet *sheet, const ca_form_page *page, size_t row, double *height)
{
    lxw_error error = LXW_NO_ERROR;
    *height = 0;
    for (size_t column = 0; column < page->columns && !error; column++) {
        const ca_form_cell *cell = page->form ? &page->form->rows[row].cells[column] : NULL;
        ca_form_page_cell(&w->workbook->pages, page, row, column, &w->shown);
        double needed = ca_form_cell_height(page, column, &w->shown, cell);
        if (needed > *height && (!page->form || column != CA_FORM_KEY))
            *height = needed;
        error = write_cell(w, sheet, row, column);
    }
    if (*height <= 0)
        *height = CA_FORM_HEIGHT_GAP;
    return error;
}

static lxw_error write_rows(writer *w, lxw_worksheet *sheet, const ca_form_page *page)
{
    lxw_error error = LXW_NO_ERROR;
    double frozen = 0;
    for (size_t row = 0; row < page->rows && !error; row++) {
        lxw_row_col_options options = {.hidden = page->form && ca_form_row_is_hidden(&page->form->rows[row])};
        double height = 0;
        error = write_row(w, sheet, page, row, &height);
        bool grows = page->form && page->form->rows[row].kind == CA_FORM_ROW_ENTRY && height <= CA_FORM_HEIGHT_LINE;
        if (!error && !grows) /* a row without a height of its own grows with its texts */
            error = worksheet_set_row_opt(sheet, (lxw_row_t)row, height, NULL, &options);
        if (page->form && row < page->form->frozen && !options.hidden)
            frozen += height;
    }
    if (page->form && page->form->frozen && frozen <= frozen_most)
        worksheet_freeze_panes(sheet, (lxw_row_t)page->form->frozen, CA_FORM_GUIDANCE);
    return error;
}

/* --- sheets ------------------------------------------------------------------------------------------------------- */

static lxw_error set_columns(lxw_worksheet *sheet, const ca_form_page *page)
{
    lxw_error error = LXW_NO_ERROR;
    for (size_t column = 0; column < page->columns && !error; column++) {
        lxw_row_col_options options = {.hidden = page->form && !page->used[column]};
        lxw_col_t c = (lxw_col_t)column;
        error = worksheet_set_column_opt(sheet, c, c, ca_form_column_width(page, column), NULL, &options);
    }
    return error;
}

static lxw_error set_print(const writer *w, lxw_worksheet *sheet, const ca_form_page *page)
{
    const ca_form *form = page->form;
    ca_text header = {0}, footer = {0};
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, PAPER_A4);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_set_margins(sheet, 0.4, 0.4, 0.7, 0.6);
    ca_form_page_print(w->workbook->pages.book, form, &header, &footer);
    lxw_error error = worksheet_set_header(sheet, header.at);
    if (!error)
        error = worksheet_set_footer(sheet, footer.at);
    ca_text_free(&header);
    ca_text_free(&footer);
    return error;
}

/* Puts the cursor in the first answer. */
static void select_first_answer(lxw_worksheet *sheet, const ca_form *form)
{
    for (size_t row = 0; row < form->count; row++)
        for (int column = 0; column < CA_FORM_COLUMN_COUNT; column++)
            if (form->rows[row].cells[column].kind == CA_FORM_ANSWER) {
                worksheet_set_selection(sheet, (lxw_row_t)row, (lxw_col_t)column, (lxw_row_t)row, (lxw_col_t)column);
                return;
            }
}

/* Appends the range of the first ROWS rows of some columns: "A1:I90". */
static void add_columns(ca_text *range, size_t first, size_t last, size_t rows)
{
    ca_cell_name(range, 0, first);
    ca_text_byte(range, ':');
    ca_cell_name(range, rows - 1, last);
}

/* Excel marks a case's number that is a text, and a formula that differs from the one above it, as likely errors. */
static lxw_error ignore_marks(lxw_worksheet *sheet, const ca_form_page *page)
{
    ca_text formulas = {0}, others = {0};
    add_columns(&formulas, CA_FORM_MISSING, CA_FORM_MISSING, page->rows);
    add_columns(&others, 0, CA_FORM_MISSING - 1, page->rows);
    lxw_error error = worksheet_ignore_errors(sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, others.at);
    if (!error)
        error = worksheet_ignore_errors(sheet, LXW_IGNORE_FORMULA_DIFFERS, formulas.at);
    ca_text_free(&formulas);
    ca_text_free(&others);
    return error;
}

static lxw_error write_page(writer *w, const ca_form_page *page)
{
    lxw_worksheet *sheet = workbook_add_worksheet(w->book, page->name);
    if (!sheet)
        return LXW_ERROR_MEMORY_MALLOC_FAILED;
    lxw_error error = set_columns(sheet, page);
    if (!error)
        error = write_rows(w, sheet, page);
    if (!error)
        error = ca_form_validations_add(page, sheet);
    if (!error)
        error = set_print(w, sheet, page);
    if (!error && page->form && page->rows) {
        select_first_answer(sheet, page->form);
        error = ignore_marks(sheet, page);
    }
    worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
    if (w->workbook->options->lock) {
        lxw_protection allowed = {.format_rows = LXW_TRUE, .format_columns = LXW_TRUE};
        worksheet_protect(sheet, NULL, &allowed);
    }
    const ca_form_pages *pages = &w->workbook->pages;
    if (page == pages->list)
        worksheet_activate(sheet);
    else if (page == &pages->list[pages->count - 1])
        worksheet_hide(sheet);
    return error;
}

/* --- the workbook ------------------------------------------------------------------------------------------------- */

static lxw_error define_names(lxw_workbook *book, const ca_form_pages *pages)
{
    lxw_error error = LXW_NO_ERROR;
    for (int i = 0; i < CA_FORM_LIST_COUNT && !error; i++) {
        ca_text reference = {0};
        if (pages->list_columns[i] < 0)
            continue;
        ca_text_byte(&reference, '=');
        ca_cells_reference(&reference, CA_FORM_LISTS_SHEET, (size_t)pages->list_columns[i], 1,
                           pages->book->lists[i].count);
        error = workbook_define_name(book, ca_form_list_names[i], reference.at);
        ca_text_free(&reference);
    }
    return error;
}

static lxw_error set_properties(lxw_workbook *book, const form_workbook *workbook)
{
    ca_text title = {0};
    int64_t created = workbook->options->created;
    ca_form_add_short(&title, ca_slice_of(workbook->pages.book->title), TITLE_MOST, false);
    /* The library takes 0 for now; a second later is as good, and always the same. */
    lxw_doc_properties properties = {.title = title.size ? title.at : NULL, .created = created ? (time_t)created : 1};
    lxw_error error = workbook_set_properties(book, &properties);
    ca_text_free(&title);
    return error;
}

static int write_file(const void *state, const char *path, const char *folder)
{
    const form_workbook *workbook = state;
    char *parts = ca_copy(folder, strlen(folder));
    lxw_workbook_options options = {.tmpdir = parts};
    writer w = {.workbook = workbook, .book = workbook_new_opt(path, &options)};
    lxw_error error =
        w.book && ca_form_formats_make(&w.formats, w.book) ? LXW_NO_ERROR : LXW_ERROR_MEMORY_MALLOC_FAILED;
    if (!error)
        error = set_properties(w.book, workbook);
    for (size_t i = 0; i < workbook->pages.count && !error; i++)
        error = write_page(&w, &workbook->pages.list[i]);
    if (!error)
        error = define_names(w.book, &workbook->pages);
    if (!error)
        error = workbook_close(w.book);
    else if (w.book)
        lxw_workbook_free(w.book);
    ca_form_shown_free(&w.shown);
    ca_text_free(&w.escaped);
    free(parts);
    return (int)error;
}

static int verify_file(const void *state, int file, ca_error *error)
{
    const form_workbook *workbook = state;
    return ca_form_verify(file, &workbook->pages, workbook->options->lock, error);
}

/* Whether every text fits in its cell as it is escaped: the library counts characters where Excel counts UTF-16 units. */
static int check_texts(const ca_form_pages *pages, ca_error *error)
{
    ca_form_shown shown = {.number = 0};
    ca_text escaped = {0}, name = {0};
    int status = 0;
    for (size_t i = 0; i < pages->count; i++)
        for (size_t row = 0; row < pages->list[i].rows; row++)
            for (size_t column = 0; column < pages->list[i].columns && status == 0; column++) {
                ca_form_page_cell(pages, &pages->list[i], row, column, &shown);
                if (shown.text.size <= TEXT_MOST / 3)
                    continue; /* an escape makes 14 characters of 7 */
                ca_text_clear(&escaped);
                ca_workbook_escape(&escaped, (ca_slice){shown.text.at, shown.text.size});
                if (ca_utf16_units((ca_slice){escaped.at, escaped.size}) <= TEXT_MOST)
                    continue;
                ca_cell_name(&name, row, column);
                status =
                    ca_error_set(error, "sheet '%s', cell %s: the text is longer than a cell holds (%d); shorten it",
                                 pages->list[i].name, name.at, TEXT_MOST);
            }
    ca_text_free(&escaped);
    ca_text_free(&name);
    ca_form_shown_free(&shown);
    return status;
}

int ca_form_workbook_write(const ca_form_book *book, const ca_form_workbook_options *options, ca_output *output,
                           ca_error *error)
{
    form_workbook workbook = {.options = options};
    const ca_workbook_maker maker = {write_file, verify_file, &workbook};
    ca_error reason = {0};
    ca_form_pages_make(&workbook.pages, book);
    int status = check_texts(&workbook.pages, &reason);
    status = status ? ca_workbook_fault(output, &reason, error) : ca_workbook_make(&maker, output, error);
    ca_form_pages_free(&workbook.pages);
    ca_error_free(&reason);
    return status;
}
