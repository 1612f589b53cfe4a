/* SPDX-License-Identifier: MIT */
/* The sheets of the workbook of a book of forms, cell by cell. */
#include "forms/form_pages.h"

#include "base/date.h"
#include "base/utf8.h"
#include "office/workbook_text.h"

#include <stdlib.h>

enum {
    DAY_ZERO = -25569,   /* 1899-12-30, day 0 of a workbook */
    FIRST_DAY = -25508,  /* 1900-03-01: before it a workbook counts a leap day that never was */
    DIGITS_MOST = 15,    /* of a number in a workbook */
    LITERAL_MOST = 255,  /* characters of a text in a formula */
    FIRST_PAGE_TEXT = 0, /* its columns */
    FIRST_PAGE_MISSING = 1
};

void ca_form_shown_free(ca_form_shown *shown)
{
    ca_text_free(&shown->text);
    ca_text_free(&shown->formula);
}

/* --- what the pages have ------------------------------------------------------------------------------------------ */

bool ca_form_row_is_hidden(const ca_form_row *row)
{
    return row->kind == CA_FORM_ROW_PARTS;
}

static bool has_required(const ca_form_row *row)
{
    bool required = false;
    for (int column = 0; column < CA_FORM_COLUMN_COUNT; column++)
        required |=
            row->cells[column].kind == CA_FORM_ANSWER && (row->cells[column].required || row->cells[column].begun);
    return required && row->kind == CA_FORM_ROW_ENTRY;
}

static void add_sent(ca_form_pages *pages, ca_slice text)
{
    pages->sent = ca_array_grow(pages->sent, pages->sent_count, &pages->sent_capacity, sizeof(ca_slice));
    pages->sent[pages->sent_count++] = text;
}

/* Looks through ROW, which is at INDEX, for what its page and the book have. */
static void look_at_row(ca_form_pages *pages, ca_form_page *page, const ca_form_row *row, size_t index)
{
    page->hidden[index] = pages->hidden_count;
    if (row->kind == CA_FORM_ROW_MISSING && page->sum_row == SIZE_MAX)
        page->sum_row = index;
    page->used[CA_FORM_MISSING] |= has_required(row);
    for (int column = 0; column < CA_FORM_COLUMN_COUNT; column++) {
        const ca_form_cell *cell = &row->cells[column];
        if (row->kind == CA_FORM_ROW_ENTRY || row->kind == CA_FORM_ROW_HEADINGS || column == CA_FORM_FAULT)
            page->used[column] |= cell->kind != CA_FORM_NOTHING;
        if (column == CA_FORM_FAULT && cell->text.size && row->kind != CA_FORM_ROW_PARTS)
            add_sent(pages, cell->text);
        if (cell->kind != CA_FORM_HIDDEN)
            continue;
        pages->hidden = ca_array_grow(pages->hidden, pages->hidden_count, &pages->hidden_capacity, sizeof(ca_slice));
        pages->hidden[pages->hidden_count++] = cell->text;
    }
}

static void make_form_page(ca_form_pages *pages, ca_form_page *page, const ca_form *form)
{
    *page = (ca_form_page){.name = form->sheet_name.at,
                           .form = form,
                           .rows = form->count,
                           .columns = CA_FORM_COLUMN_COUNT,
                           .sum_row = SIZE_MAX,
                           .hidden = ca_allocate(form->count, sizeof(size_t))};
    page->used[CA_FORM_TITLE] = true;
    for (size_t i = 0; i < form->count; i++)
        look_at_row(pages, page, &form->rows[i], i);
    if (page->sum_row != SIZE_MAX)
        page->used[CA_FORM_GUIDANCE] = true; /* the sum is there */
}

static size_t row_after_paragraphs(const ca_form_book *book)
{
    return book->paragraph_count + 2; /* the title and a gap */
}

/* Returns the column of the texts as they went out, on the sheet of lists. */
static size_t sent_column(const ca_form_pages *pages)
{
    return pages->list_count + (pages->hidden_count > 0);
}

void ca_form_pages_make(ca_form_pages *pages, const ca_form_book *book)
{
    size_t rows = 0;
    *pages = (ca_form_pages){.book = book, .count = book->count + 2};
    pages->list = ca_allocate(pages->count, sizeof *pages->list);
    pages->list[0] =
        (ca_form_page){.name = CA_FORM_START_SHEET, .rows = row_after_paragraphs(book) + 1 + book->count, .columns = 2};
    for (size_t i = 0; i < book->paragraph_count; i++)
        add_sent(pages, book->first_page[i].text);
    for (size_t i = 0; i < book->paragraph_count; i++)
        if (book->first_page[i].link.size)
            add_sent(pages, book->first_page[i].link);
    for (size_t i = 0; i < book->count; i++)
        make_form_page(pages, &pages->list[i + 1], book->forms[i]);
    for (int i = 0; i < CA_FORM_LIST_COUNT; i++) {
        pages->list_columns[i] = book->lists[i].count ? (int)pages->list_count++ : -1;
        rows = book->lists[i].count > rows ? book->lists[i].count : rows;
    }
    rows = pages->hidden_count > rows ? pages->hidden_count : rows;
    rows = pages->sent_count > rows ? pages->sent_count : rows;
    pages->list[book->count + 1] =
        (ca_form_page){.name = CA_FORM_LISTS_SHEET, .rows = rows + 1, .columns = sent_column(pages) + 1};
}

void ca_form_pages_free(ca_form_pages *pages)
{
    for (size_t i = 0; i < pages->count; i++)
        free(pages->list[i].hidden);
    free(pages->list);
    free(pages->hidden);
    free(pages->sent);
    *pages = (ca_form_pages){.count = 0};
}

/* --- texts -------------------------------------------------------------------------------------------------------- */

/* Appends TEXT with U+FFFD for what is no character of XML 1.0, and without the carriage return of a line's end. */
static void add_held(ca_text *to, ca_slice text)
{
    for (size_t i = 0, length = 1; i < text.size; i += length) {
        unsigned char byte = (unsigned char)text.at[i];
        uint32_t code = byte;
        length = 1;
        if (byte >= 0x80)
            code = ca_utf8_decode(text.at + i, text.size - i, &length);
        bool line_end = code == '\r' && i + 1 < text.size && text.at[i + 1] == '\n';
        bool held = code >= ' ' ? code != 0xFFFE && code != 0xFFFF && code != UINT32_MAX
                                : code == '\t' || code == '\n' || code == '\r';
        if (!line_end && held)
            ca_text_append(to, text.at + i, length);
        else if (!line_end)
            ca_text_add(to, "\xEF\xBF\xBD");
    }
}

static void show_text(ca_form_shown *shown, enum ca_form_style style, ca_slice text)
{
    shown->style = style;
    add_held(&shown->text, text);
    shown->content = shown->text.size ? CA_FORM_SHOWS_TEXT : CA_FORM_SHOWS_BLANK;
}

/* The same of a text of the form, whose marks of direction and the like do not change the lines around it. */
static void show_label(ca_form_shown *shown, enum ca_form_style style, ca_slice text)
{
    shown->style = style;
    ca_workbook_clean(&shown->text, text);
    shown->content = shown->text.size ? CA_FORM_SHOWS_TEXT : CA_FORM_SHOWS_BLANK;
}

static void show_words(ca_form_shown *shown, enum ca_form_style style, const char *words)
{
    show_label(shown, style, ca_slice_of(words));
}

static void show_day(ca_form_shown *shown, enum ca_form_style style, enum ca_form_style text_style, ca_slice text)
{
    ca_date day = ca_date_read(text);
    if (day == CA_NO_DATE || day < FIRST_DAY) {
        show_text(shown, text.size ? text_style : style, text);
        return;
    }
    show_text(shown, style, text);
    shown->content = CA_FORM_SHOWS_DAY;
    shown->number = (uint64_t)((int64_t)day - DAY_ZERO);
}

/* Whether a workbook shows the number in TEXT as the same digits. */
static bool is_count(ca_slice text)
{
    size_t digits = 0;
    while (digits < text.size && text.at[digits] >= '0' && text.at[digits] <= '9')
        digits++;
    return digits && digits == text.size && digits <= DIGITS_MOST && (text.at[0] != '0' || digits == 1);
}

static void show_count(ca_form_shown *shown, ca_slice text)
{
    show_text(shown, CA_FORM_STYLE_ANSWER_COUNT, text);
    if (!is_count(text))
        return;
    shown->content = CA_FORM_SHOWS_COUNT;
    for (size_t i = 0; i < text.size; i++)
        shown->number = shown->number * 10 + (uint64_t)(text.at[i] - '0');
}

static void show_answer(ca_form_shown *shown, const ca_form_cell *cell)
{
    if (cell->list == CA_FORM_NO_LIST && cell->type == CA_DATE)
        show_day(shown, CA_FORM_STYLE_ANSWER_DAY, CA_FORM_STYLE_ANSWER, cell->text);
    else if (cell->list == CA_FORM_NO_LIST && cell->type == CA_COUNT)
        show_count(shown, cell->text);
    else
        show_text(shown, CA_FORM_STYLE_ANSWER, cell->text);
}

/* --- formulas ----------------------------------------------------------------------------------------------------- */

static void add_name(ca_text *formula, size_t row, int column)
{
    ca_cell_name(formula, row, (size_t)column);
}

/* Appends TEXT as a text of a formula, in pieces that Excel takes: "Yes" or "one"&"two". */
static void add_literal(ca_text *formula, ca_slice text)
{
    size_t characters = 0;
    ca_text_byte(formula, '"');
    for (size_t i = 0; i < text.size; i++) {
        bool begins = ((unsigned char)text.at[i] & 0xC0) != 0x80;
        if (begins && characters >= LITERAL_MOST - 1) { /* a character can be two UTF-16 units, or a doubled mark */
            ca_text_add(formula, "\"&\"");
            characters = 0;
        }
        characters += begins ? 2 : 0;
        if (text.at[i] == '"')
            ca_text_byte(formula, '"');
        ca_text_byte(formula, text.at[i]);
    }
    ca_text_byte(formula, '"');
}

/* Appends the text of all answers of ROW, which is at INDEX: none is filled in if it is empty. */
static void add_all_answers(ca_text *formula, const ca_form_row *row, size_t index)
{
    const char *and = "";
    for (int column = 0; column < CA_FORM_COLUMN_COUNT; column++) {
        if (row->cells[column].kind != CA_FORM_ANSWER)
            continue;
        ca_text_format(formula, "%sTRIM(", and);
        add_name(formula, index, column);
        ca_text_byte(formula, ')');
        and = "&";
    }
}

static bool has_begun(const ca_form_row *row)
{
    bool begun = false;
    for (int column = 0; column < CA_FORM_COLUMN_COUNT; column++)
        begun |= row->cells[column].begun;
    return begun;
}

/* Appends 1 if the answer of ROW in COLUMN is blank, else 0. */
static void add_blank(ca_text *formula, const ca_form_row *row, size_t index, int column)
{
    ca_text_add(formula, "IF(LEN(TRIM(");
    add_name(formula, index, column);
    if (row->cells[column].or_else != CA_FORM_KEY) {
        ca_text_byte(formula, '&');
        add_name(formula, index, (int)row->cells[column].or_else);
    }
    ca_text_add(formula, "))=0,1,0)");
}

/* Sets the formula that counts the blank required answers of the entry at INDEX, and its value. */
static void count_missing(ca_form_shown *shown, const ca_form *form, size_t index)
{
    const ca_form_row *row = &form->rows[index];
    ca_text *formula = &shown->formula;
    const char *plus = "";
    shown->content = CA_FORM_CALCULATES_COUNT;
    shown->style = CA_FORM_STYLE_MISSING;
    shown->number = row->missing;
    ca_text_format(&shown->text, "%zu", row->missing);
    ca_text_byte(formula, '=');
    if (row->after) {
        ca_text_add(formula, "IF(TRIM(");
        add_name(formula, row->after - 1, CA_FORM_SHORT);
        ca_text_add(formula, ")=");
        add_literal(formula, row->after_label);
        ca_text_byte(formula, ',');
    }
    if (row->instead != CA_FORM_KEY) {
        ca_text_add(formula, "IF(LEN(TRIM(");
        add_name(formula, index, (int)row->instead);
        ca_text_add(formula, "))>0,0,");
    }
    bool begun = has_begun(row);
    if (begun) {
        ca_text_add(formula, "IF(LEN(");
        add_all_answers(formula, row, index);
        ca_text_add(formula, ")=0,0,");
    }
    for (int column = 0; column < CA_FORM_COLUMN_COUNT; column++) {
        if (row->cells[column].kind != CA_FORM_ANSWER || !(row->cells[column].required || row->cells[column].begun))
            continue;
        ca_text_add(formula, plus);
        add_blank(formula, row, index, column);
        plus = "+";
    }
    ca_text_add(formula, begun ? ")" : "");
    ca_text_add(formula, row->instead != CA_FORM_KEY ? ")" : "");
    ca_text_add(formula, row->after ? ",0)" : "");
}

/* Sets the formula that sums the missing answers of a form, and its value. */
static void sum_missing(ca_form_shown *shown, const ca_form *form, size_t index)
{
    shown->content = CA_FORM_CALCULATES_COUNT;
    shown->style = CA_FORM_STYLE_SUM;
    shown->number = form->missing;
    ca_text_format(&shown->text, "%zu", form->missing);
    ca_text_add(&shown->formula, "=SUM(");
    add_name(&shown->formula, index + 1, CA_FORM_MISSING);
    ca_text_byte(&shown->formula, ':');
    add_name(&shown->formula, form->count, CA_FORM_MISSING); /* and a row below, for rows that are added */
    ca_text_byte(&shown->formula, ')');
}

/* Sets the formula that shows the hidden value in the cell of the sheet of lists once the answer is given, and its value. */
static void reveal(const ca_form_pages *pages, ca_form_shown *shown, const ca_form *form, size_t index,
                   enum ca_form_column column, size_t hidden)
{
    const ca_form_row *row = &form->rows[index];
    bool given = ca_slice_trimmed(row->cells[CA_FORM_SHORT].text, " ").size;
    show_label(shown, CA_FORM_STYLE_SHOWN, given ? row->cells[column].text : ca_slice_of(CA_FORM_HIDDEN_HINT));
    shown->content = CA_FORM_CALCULATES_TEXT;
    ca_text_add(&shown->formula, "=IF(LEN(TRIM(");
    add_name(&shown->formula, index, CA_FORM_SHORT);
    ca_text_add(&shown->formula, "))>0,");
    ca_cells_reference(&shown->formula, CA_FORM_LISTS_SHEET, pages->list_count, hidden + 1, hidden + 1);
    ca_text_add(&shown->formula, "&\"\",");
    add_literal(&shown->formula, ca_slice_of(CA_FORM_HIDDEN_HINT));
    ca_text_byte(&shown->formula, ')');
}

/* --- the cells of a form ------------------------------------------------------------------------------------------ */

/* Returns whether an entry of the block whose headings are at INDEX has required answers. */
static bool block_has_required(const ca_form *form, size_t index)
{
    for (size_t i = index + 1; i < form->count && form->rows[i].kind == CA_FORM_ROW_ENTRY; i++)
        if (has_required(&form->rows[i]))
            return true;
    return false;
}

static void show_entry_cell(const ca_form_pages *pages, const ca_form_page *page, size_t index, int column,
                            ca_form_shown *shown)
{
    const ca_form_row *row = &page->form->rows[index];
    const ca_form_cell *cell = &row->cells[column];
    size_t hidden = page->hidden[index];
    switch (cell->kind) {
    case CA_FORM_NOTHING: break;
    case CA_FORM_LABEL:
        show_label(shown, column == CA_FORM_TITLE ? CA_FORM_STYLE_QUESTION : CA_FORM_STYLE_GUIDANCE, cell->text);
        break;
    case CA_FORM_SHOWN:
        if (cell->type == CA_DATE)
            show_day(shown, CA_FORM_STYLE_SHOWN_DAY, CA_FORM_STYLE_SHOWN, cell->text);
        else
            show_label(shown, CA_FORM_STYLE_SHOWN, cell->text);
        break;
    case CA_FORM_HIDDEN:
        for (int before = 0; before < column; before++)
            hidden += row->cells[before].kind == CA_FORM_HIDDEN;
        reveal(pages, shown, page->form, index, (enum ca_form_column)column, hidden);
        break;
    case CA_FORM_ANSWER:
        show_answer(shown, cell);
        if (cell->faulty) /* in the same order */
            shown->style = (enum ca_form_style)((int)shown->style - CA_FORM_STYLE_ANSWER + CA_FORM_STYLE_MEND);
        break;
    }
}

/* Shows a cell that is not of an entry. */
static void show_other_cell(const ca_form_page *page, size_t index, int column, ca_form_shown *shown)
{
    static const enum ca_form_style styles[] = {
        [CA_FORM_ROW_TITLE] = CA_FORM_STYLE_TITLE,      [CA_FORM_ROW_NOTE] = CA_FORM_STYLE_NOTE,
        [CA_FORM_ROW_BLOCK] = CA_FORM_STYLE_BLOCK,      [CA_FORM_ROW_PARTS] = CA_FORM_STYLE_KEY,
        [CA_FORM_ROW_HEADINGS] = CA_FORM_STYLE_HEADING, [CA_FORM_ROW_IDENTITY] = CA_FORM_STYLE_IDENTITY,
        [CA_FORM_ROW_MISSING] = CA_FORM_STYLE_SUM,      [CA_FORM_ROW_ENTRY] = CA_FORM_STYLE_GUIDANCE,
        [CA_FORM_ROW_GAP] = CA_FORM_STYLE_NOTE,
    };
    const ca_form_row *row = &page->form->rows[index];
    bool headings = row->kind == CA_FORM_ROW_HEADINGS;
    if (row->kind == CA_FORM_ROW_IDENTITY && row->cells[column].kind == CA_FORM_SHOWN)
        show_text(shown, CA_FORM_STYLE_IDENTITY, row->cells[column].text); /* as it is: it says which record this is */
    else if (row->cells[column].kind != CA_FORM_NOTHING)
        show_label(shown, styles[row->kind], row->cells[column].text);
    else if (row->kind == CA_FORM_ROW_BLOCK)
        show_words(shown, CA_FORM_STYLE_BLOCK, "");
    else if (index == page->sum_row && column == CA_FORM_GUIDANCE)
        sum_missing(shown, page->form, index);
    else if (headings && column == CA_FORM_MISSING && block_has_required(page->form, index))
        show_words(shown, CA_FORM_STYLE_HEADING, CA_FORM_MISSING_HEADING);
    else if (headings && column == CA_FORM_FAULT && page->used[CA_FORM_FAULT])
        show_words(shown, CA_FORM_STYLE_HEADING, CA_FORM_FAULT_HEADING);
}

static void show_form_cell(const ca_form_pages *pages, const ca_form_page *page, size_t index, int column,
                           ca_form_shown *shown)
{
    const ca_form_row *row = &page->form->rows[index];
    if (column == CA_FORM_KEY && row->key.size)
        show_text(shown, CA_FORM_STYLE_KEY, row->key);
    else if (column == CA_FORM_KEY)
        shown->content = CA_FORM_SHOWS_NOTHING;
    else if (column == CA_FORM_FAULT && row->cells[column].text.size && row->kind != CA_FORM_ROW_PARTS)
        show_label(shown, CA_FORM_STYLE_FAULT, row->cells[column].text);
    else if (row->kind != CA_FORM_ROW_ENTRY)
        show_other_cell(page, index, column, shown);
    else if (column != CA_FORM_MISSING)
        show_entry_cell(pages, page, index, column, shown);
    else if (has_required(row))
        count_missing(shown, page->form, index);
}

/* --- the other sheets --------------------------------------------------------------------------------------------- */

/* A row of the first page with a form: a link to it, and how many answers it still lacks. */
static void show_form_row(const ca_form_page *page, size_t column, ca_form_shown *shown)
{
    const ca_form *form = page->form;
    if (column == FIRST_PAGE_TEXT) {
        show_label(shown, CA_FORM_STYLE_LINK, form->sheet_name);
        if (form->id.size) {
            ca_text_add(&shown->text, ": ");
            ca_workbook_clean(&shown->text, form->id);
        }
        shown->content = CA_FORM_SHOWS_LINK;
        ca_sheet_name_quote(&shown->formula, page->name);
        ca_text_add(&shown->formula, "!B1");
    } else if (page->sum_row != SIZE_MAX) {
        shown->content = CA_FORM_CALCULATES_COUNT;
        shown->style = CA_FORM_STYLE_SUM;
        shown->number = form->missing;
        ca_text_format(&shown->text, "%zu", form->missing);
        ca_text_byte(&shown->formula, '=');
        ca_cells_reference(&shown->formula, page->name, CA_FORM_GUIDANCE, page->sum_row, page->sum_row);
    }
}

/* Shows the link of the paragraph at INDEX, beside it: LibreOffice shows a cell with a link on one line. */
static void show_link(ca_form_shown *shown, ca_slice link)
{
    static const char words[] = CA_FORM_GO_TO;
    if (!link.size)
        return;
    show_label(shown, CA_FORM_STYLE_LINK, link);
    shown->content = CA_FORM_SHOWS_LINK;
    ca_text_append(&shown->formula, link.at + sizeof words - 1, link.size - (sizeof words - 1));
}

static void show_start_cell(const ca_form_pages *pages, size_t row, size_t column, ca_form_shown *shown)
{
    const ca_form_book *book = pages->book;
    size_t headings = row_after_paragraphs(book);
    if (row == headings)
        show_words(shown, CA_FORM_STYLE_HEADING,
                   column == FIRST_PAGE_TEXT ? "The sheets of this workbook" : CA_FORM_MISSING_LIST);
    else if (row > headings)
        show_form_row(&pages->list[row - headings], column, shown);
    else if (column == FIRST_PAGE_TEXT && row == 0)
        show_words(shown, CA_FORM_STYLE_TITLE, book->title);
    else if (column == FIRST_PAGE_TEXT && row <= book->paragraph_count)
        show_label(shown, CA_FORM_STYLE_PARAGRAPH, book->first_page[row - 1].text);
    else if (row > 0 && row <= book->paragraph_count)
        show_link(shown, book->first_page[row - 1].link);
}

/* The lists, each below its name; after them the hidden values, and the texts as they went out. */
static void show_list_cell(const ca_form_pages *pages, size_t row, size_t column, ca_form_shown *shown)
{
    bool sent = column == sent_column(pages), hidden = !sent && column == pages->list_count;
    if ((sent || hidden) && row == 0)
        show_words(shown, CA_FORM_STYLE_HEADING, sent ? CA_FORM_SENT_LIST : "shown_later");
    else if (sent && row <= pages->sent_count)
        show_label(shown, CA_FORM_STYLE_SHOWN, pages->sent[row - 1]);
    else if (hidden && row <= pages->hidden_count)
        show_label(shown, CA_FORM_STYLE_SHOWN, pages->hidden[row - 1]);
    for (int i = 0; i < CA_FORM_LIST_COUNT; i++) {
        if (pages->list_columns[i] != (int)column)
            continue;
        if (row == 0)
            show_words(shown, CA_FORM_STYLE_HEADING, ca_form_list_names[i]);
        else if (row <= pages->book->lists[i].count)
            show_text(shown, CA_FORM_STYLE_SHOWN, pages->book->lists[i].labels[row - 1]);
    }
}

void ca_form_page_cell(const ca_form_pages *pages, const ca_form_page *page, size_t row, size_t column,
                       ca_form_shown *shown)
{
    shown->content = CA_FORM_SHOWS_NOTHING;
    shown->style = CA_FORM_STYLE_NOTE;
    shown->number = 0;
    ca_text_clear(&shown->text);
    ca_text_clear(&shown->formula);
    if (row >= page->rows || column >= page->columns)
        return;
    if (page->form)
        show_form_cell(pages, page, row, (int)column, shown);
    else if (page == pages->list)
        show_start_cell(pages, row, column, shown);
    else
        show_list_cell(pages, row, column, shown);
}

/* --- headers and footers ------------------------------------------------------------------------------------------ */

void ca_form_add_short(ca_text *to, ca_slice text, size_t most, bool header)
{
    ca_text shown = {0};
    size_t start = to->size;
    ca_text_on_one_line(&shown, text);
    for (size_t i = 0, length = 1; i < shown.size; i += length) {
        if (ca_utf8_decode(shown.at + i, shown.size - i, &length) == UINT32_MAX)
            break;
        bool twice = header && shown.at[i] == '&';
        if (to->size - start + length + twice > most)
            break;
        ca_text_append(to, shown.at + i, length);
        ca_text_add(to, twice ? "&" : "");
    }
    ca_text_free(&shown);
}

void ca_form_page_print(const ca_form_book *book, const ca_form *form, ca_text *header, ca_text *footer)
{
    enum { TITLE_MOST = 150, ID_MOST = 90 }; /* there is room for 255 */
    ca_text_add(header, "&L");
    ca_form_add_short(header, ca_slice_of(book->title), TITLE_MOST, true);
    if (form && form->id.size) {
        ca_text_add(header, "&R "); /* without the space, digits would be the size of the letters */
        ca_form_add_short(header, form->id, ID_MOST, true);
        ca_text_format(footer, "&LEdition %llu", (unsigned long long)form->edition);
    }
    ca_text_add(footer, "&RPage &P of &N");
}
