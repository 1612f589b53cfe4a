/* SPDX-License-Identifier: MIT */
/* The verification of a finished workbook of forms: its parts by their elements, then its sheets cell by cell. */
#include "forms/form_verify.h"

#include "forms/form_validation.h"
#include "office/sheet_read.h"
#include "office/workbook_parts.h"
#include "office/workbook_text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* --- the parts ---------------------------------------------------------------------------------------------------- */

enum part_kind {
#define X(kind, name, after, numbered) PART_##kind,
    CA_WORKBOOK_PARTS(X)
#undef X
        PARTS
};
static const ca_part_kind parts[PARTS] = {
#define X(kind, name, after, numbered) {name, after, numbered},
    CA_WORKBOOK_PARTS(X)
#undef X
};

typedef struct {
    const ca_form_pages *pages;
    bool locked;
} form_parts;

/* Returns how many parts of a kind there are. */
static size_t parts_of(const void *state, size_t kind)
{
    const form_parts *all = state;
    return kind == PART_SHEET ? all->pages->count : 1;
}

static void want(ca_part_wants *wants, const char *element, size_t wanted)
{
    ca_part_want(wants, CA_SPACE_SHEET, element, wanted);
}

/* Adds what the cells of PAGE are. */
static void want_cells(const ca_form_pages *pages, const ca_form_page *page, ca_part_wants *wants)
{
    size_t cells = 0, values = 0, formulas = 0, links = 0;
    ca_form_shown shown = {.number = 0};
    ca_text escaped = {0};
    for (size_t row = 0; row < page->rows; row++)
        for (size_t column = 0; column < page->columns; column++) {
            ca_form_page_cell(pages, page, row, column, &shown);
            cells += shown.content != CA_FORM_SHOWS_NOTHING;
            values += shown.content > CA_FORM_SHOWS_BLANK;
            links += shown.content == CA_FORM_SHOWS_LINK;
            if (shown.content == CA_FORM_SHOWS_TEXT || shown.content == CA_FORM_SHOWS_LINK) {
                ca_text_clear(&escaped);
                ca_workbook_escape(&escaped, (ca_slice){shown.text.at, shown.text.size});
                wants->text_size += ca_workbook_written_size((ca_slice){escaped.at, escaped.size});
            }
            if (shown.content == CA_FORM_CALCULATES_COUNT || shown.content == CA_FORM_CALCULATES_TEXT) {
                formulas++;
                wants->formula_size += shown.formula.size - 1; /* without its = */
            }
        }
    want(wants, "c", cells);
    want(wants, "v", values);
    want(wants, "f", formulas);
    want(wants, "hyperlink", links);
    ca_text_free(&escaped);
    ca_form_shown_free(&shown);
}

static void want_sheet(const form_parts *all, const ca_form_page *page, ca_part_wants *wants)
{
    size_t rules = ca_form_validations_count(page);
    want(wants, "row", page->rows);
    want(wants, "col", page->columns);
    want(wants, "dataValidation", rules);
    want(wants, "formula1", rules);
    want(wants, "sheetProtection", all->locked);
    want(wants, "oddHeader", 1);
    want(wants, "oddFooter", 1);
    want(wants, "pageSetup", 1);
    want(wants, "ignoredError", page->form ? 2 : 0);
    want_cells(all->pages, page, wants);
}

/* Adds how many elements the part of KIND that is at INDEX among its kind has to have. */
static void want_of(const void *state, size_t kind, size_t index, ca_part_wants *wants)
{
    const form_parts *all = state;
    const ca_form_pages *pages = all->pages;
    switch ((enum part_kind)kind) {
    case PART_TYPES: /* two other parts, and this one, are of a type by their names */
        ca_part_want(wants, CA_SPACE_TYPES, "Override", PARTS - 1 - 3 + pages->count);
        break;
    case PART_LINKS: ca_part_want(wants, CA_SPACE_RELATIONSHIPS, "Relationship", 3); break;
    case PART_PROPERTIES: ca_part_want(wants, CA_SPACE_DUBLIN_CORE, "title", *pages->book->title != '\0'); break;
    case PART_BOOK:
        want(wants, "sheet", pages->count);
        want(wants, "definedName", pages->list_count);
        break;
    case PART_BOOK_LINKS: /* theme, styles, texts */
        ca_part_want(wants, CA_SPACE_RELATIONSHIPS, "Relationship", pages->count + 3);
        break;
    case PART_SHEET: want_sheet(all, &pages->list[index], wants); break;
    case PART_APPLICATION:
    case PART_THEME:
    case PART_STYLES:
    case PART_TEXTS:
    case PARTS: break;
    }
}

/* --- the cells ---------------------------------------------------------------------------------------------------- */

typedef struct {
    const ca_form_pages *pages;
    const ca_form_page *page;
    size_t next_row; /* the first row that was not compared yet */
    ca_form_shown shown;
    ca_error *error;
} comparison;

static int other_cell(const comparison *c, size_t row, size_t column)
{
    ca_text name = {0};
    ca_cell_name(&name, row, column);
    int status = ca_error_set(c->error, "sheet '%s', cell %s is not the cell that was written", c->page->name, name.at);
    ca_text_free(&name);
    return status;
}

static enum ca_sheet_kind kind_of(const ca_form_shown *shown)
{
    switch (shown->content) {
    case CA_FORM_SHOWS_COUNT:
    case CA_FORM_CALCULATES_COUNT: return CA_SHEET_NUMBER;
    case CA_FORM_SHOWS_DAY: return CA_SHEET_DAY;
    default: return shown->text.size ? CA_SHEET_TEXT : CA_SHEET_EMPTY;
    }
}

/* Compares ROW with CELLS, the cells of the file in it; none if CELLS is NULL. */
static int compare_row(comparison *c, size_t row, const ca_sheet_row *cells)
{
    size_t count = cells ? cells->count : 0;
    if (count > c->page->columns)
        return other_cell(c, row, c->page->columns);
    for (size_t column = 0; column < c->page->columns; column++) {
        ca_form_page_cell(c->pages, c->page, row, column, &c->shown);
        enum ca_sheet_kind wanted = kind_of(&c->shown);
        bool formula = wanted != CA_SHEET_EMPTY &&
                       (c->shown.content == CA_FORM_CALCULATES_COUNT || c->shown.content == CA_FORM_CALCULATES_TEXT);
        enum ca_sheet_kind found = column < count ? (enum ca_sheet_kind)cells->kinds[column] : CA_SHEET_EMPTY;
        if (found != wanted || (column < count && cells->formulas[column] != formula) ||
            (found != CA_SHEET_EMPTY &&
             !ca_slice_equal(cells->cells[column], (ca_slice){c->shown.text.at, c->shown.text.size})))
            return other_cell(c, row, column);
    }
    return 0;
}

/* Compares the rows before END that were not compared yet, which have no value in the file. */
static int compare_empty(comparison *c, size_t end)
{
    int status = 0;
    for (; c->next_row < end && status == 0; c->next_row++)
        status = compare_row(c, c->next_row, NULL);
    return status;
}

static int take_row(const ca_sheet_row *row, void *context)
{
    comparison *c = context;
    size_t at = (size_t)row->row - 1;
    if (at >= c->page->rows)
        return other_cell(c, at, 0);
    int status = compare_empty(c, at);
    c->next_row = at + 1;
    return status ? status : compare_row(c, at, row);
}

static int verify_cells(const ca_form_pages *pages, ca_sheet_book *book, ca_error *error)
{
    int status = book->count == pages->count ? 0 : ca_error_set(error, "it has not as many sheets as were written");
    for (size_t i = 0; i < pages->count && status == 0; i++) {
        const ca_form_page *page = &pages->list[i];
        const ca_book_sheet *sheet = &book->sheets[i];
        comparison c = {.pages = pages, .page = page, .error = error};
        ca_sheet_info info = {.sheets = 0};
        if (!ca_slice_is(sheet->name, page->name) || !sheet->part || sheet->hidden != (i + 1 == pages->count))
            status = ca_error_set(error, "sheet '%s' is not the sheet that was written", page->name);
        if (status == 0)
            status = ca_sheet_rows(book, sheet, take_row, &c, &info, error);
        if (status == 0)
            status = compare_empty(&c, page->rows);
        ca_sheet_info_free(&info);
        ca_form_shown_free(&c.shown);
    }
    return status;
}

/* Returns the bytes of the open FILE. Release them with free(). NULL with an error. */
static char *bytes_of(int file, size_t *size, ca_error *error)
{
    struct stat now;
    char *bytes = NULL;
    if (fstat(file, &now) == 0) {
        bytes = ca_allocate((size_t)now.st_size + 1, 1);
        ssize_t got = 1;
        for (*size = 0; *size < (size_t)now.st_size && got > 0; *size += (size_t)(got > 0 ? got : 0))
            got = pread(file, bytes + *size, (size_t)now.st_size - *size, (off_t)*size);
        if (*size == (size_t)now.st_size)
            return bytes;
    }
    (void)ca_error_set(error, "%s", errno ? strerror(errno) : "it is cut short");
    free(bytes);
    return NULL;
}

int ca_form_verify(int file, const ca_form_pages *pages, bool locked, ca_error *error)
{
    const form_parts all = {pages, locked};
    const ca_workbook_parts workbook = {parts, PARTS, parts_of, want_of, &all};
    ca_sheet_book book = {.count = 0};
    size_t size = 0;
    if (ca_workbook_parts_verify(file, &workbook, error))
        return -1;
    char *bytes = bytes_of(file, &size, error);
    int status = -1;
    if (bytes && ca_sheet_book_open(&book, (ca_slice){bytes, size}, &ca_list_advice, error) == 0)
        status = verify_cells(pages, &book, error);
    ca_sheet_book_close(&book);
    free(bytes);
    return status;
}
