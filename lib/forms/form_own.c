/* SPDX-License-Identifier: MIT */
/* The texts of forms themselves. */
#include "forms/form_own.h"

#include "base/utf8.h"
#include "forms/form_pages.h"
#include "forms/form_rest.h"
#include "office/sheet_print.h"
#include "office/sheet_read.h"

#include <stdlib.h>

/* Returns TEXT in OWN's scratch, with each run of white space as one space and none at its ends: programs change both. */
static ca_slice plain(ca_form_own *own, ca_slice text)
{
    bool gap = false;
    text = ca_text_without_blanks(text);
    ca_text_clear(&own->plain);
    for (size_t i = 0; i < text.size; i++) {
        bool blank = strchr(" \t\r\n", text.at[i]) != NULL;
        if (!blank && gap)
            ca_text_byte(&own->plain, ' ');
        if (!blank)
            ca_text_byte(&own->plain, text.at[i]);
        gap = blank;
    }
    return (ca_slice){ca_text_words(&own->plain), own->plain.size};
}

static ca_form_own_text *text_at(ca_form_own *own, enum ca_form_own_sheets sheets, ca_slice text)
{
    ca_map_entry *entry = ca_map_at(&own->texts[sheets], plain(own, text));
    if (!entry->thing) {
        ca_form_own_text *fresh = ca_arena_take(&own->arena, sizeof *fresh);
        *fresh = (ca_form_own_text){.most = 0};
        entry->thing = fresh;
    }
    return entry->thing;
}

static void count(ca_form_own *own, enum ca_form_own_sheets sheets, ca_slice text)
{
    if (text.size)
        text_at(own, sheets, text)->counted++;
}

void ca_form_own_put(ca_form_own *own, enum ca_form_own_sheets sheets, ca_slice text)
{
    text_at(own, sheets, text)->most++;
}

/* The texts of one kind of sheets. */
typedef struct {
    ca_form_own *own;
    enum ca_form_own_sheets sheets;
} counter;

static void count_print(ca_slice text, void *context)
{
    const counter *c = context;
    count(c->own, c->sheets, text);
}

/* Counts the texts with which a page is printed. */
static void add_print(ca_form_own *own, const ca_form_book *book, const ca_form *form)
{
    ca_text header = {0}, footer = {0};
    counter c = {own, form && form->id.size ? CA_FORM_OWN_FORMS : CA_FORM_OWN_OTHERS};
    ca_form_page_print(book, form, &header, &footer);
    ca_sheet_print_parts((ca_slice){header.at, header.size}, count_print, &c);
    ca_sheet_print_parts((ca_slice){footer.at, footer.size}, count_print, &c);
    ca_text_free(&header);
    ca_text_free(&footer);
}

static void add_page(ca_form_own *own, const ca_form_pages *pages, const ca_form_page *page)
{
    bool form = page->form && page->form->id.size;
    add_print(own, pages->book, page->form);
    ca_form_shown shown = {.number = 0};
    for (size_t row = 0; row < page->rows; row++)
        for (size_t column = 0; column < page->columns; column++) {
            ca_form_page_cell(pages, page, row, column, &shown);
            bool answer = form && page->form->rows[row].cells[column].kind == CA_FORM_ANSWER;
            if (!answer && shown.content != CA_FORM_SHOWS_NOTHING && shown.content != CA_FORM_SHOWS_BLANK)
                count(own, form ? CA_FORM_OWN_FORMS : CA_FORM_OWN_OTHERS,
                      (ca_slice){ca_text_words(&shown.text), shown.text.size});
            if (form && page->form->rows[row].cells[column].kind == CA_FORM_HIDDEN) /* shown once a grade is given */
                count(own, CA_FORM_OWN_FORMS, page->form->rows[row].cells[column].text);
        }
    ca_form_shown_free(&shown);
}

/* The grades that are shown later are on the sheet of lists, those of all forms of a workbook one below the other. */
static void add_shown_later(ca_form_own *own, const ca_form *form)
{
    for (size_t row = 0; row < form->count; row++)
        for (int column = 0; column < CA_FORM_COLUMN_COUNT; column++)
            if (form->rows[row].cells[column].kind == CA_FORM_HIDDEN && form->rows[row].cells[column].text.size)
                ca_form_own_put(own, CA_FORM_OWN_OTHERS, form->rows[row].cells[column].text);
}

static void add_pages(ca_form_own *own, const ca_form_book *book)
{
    ca_form_pages pages;
    ca_form_pages_make(&pages, book);
    for (size_t i = 0; i < pages.count; i++)
        add_page(own, &pages, &pages.list[i]);
    ca_form_pages_free(&pages);
    for (int sheets = 0; sheets < CA_FORM_OWN_SHEETS; sheets++)
        for (size_t i = 0; i < own->texts[sheets].count; i++) {
            ca_form_own_text *text = own->texts[sheets].entries[i].thing;
            text->most = text->counted > text->most ? text->counted : text->most;
            text->counted = 0;
        }
    for (size_t i = 0; i < book->count; i++)
        add_shown_later(own, book->forms[i]);
}

void ca_form_own_add(ca_form_own *own, ca_record *record, enum ca_form_purpose purpose, bool blind)
{
    ca_form_options options = {.purpose = purpose, .names = true, .blind = blind};
    ca_form_book book;
    ca_error unused = {0}; /* a text too long for a cell was not on the form either */
    ca_form_book_begin(&book, record->framework, &options);
    if (ca_form_book_add(&book, record, &options, &unused) < 0)
        ca_error_free(&unused);
    ca_form_book_end(&book);
    add_pages(own, &book);
    for (size_t i = 0; ca_form_rest_texts[i];
         i++) /* a later record, which the form was made of, may have more to be read */
        text_at(own, CA_FORM_OWN_FORMS, ca_slice_of(ca_form_rest_texts[i]))->most++;
    ca_form_book_free(&book);
}

/* --- texts as they went out --------------------------------------------------------------------------------------- */

static int by_bytes(const void *a, const void *b)
{
    return ca_slice_compare(*(const ca_slice *)a, *(const ca_slice *)b);
}

static void add_sent(ca_form_own *own, ca_slice text)
{
    ca_slice words = ca_arena_str(&own->arena, plain(own, text));
    own->sent = ca_array_grow(own->sent, own->sent_count, &own->sent_capacity, sizeof *own->sent);
    own->sent[own->sent_count++] = words;
    text_at(own, CA_FORM_OWN_FORMS, words)->most++;
    text_at(own, CA_FORM_OWN_OTHERS, words)->most += 2; /* on the first page, and in the list */
}

void ca_form_own_sent(ca_form_own *own, const ca_form_returns *returns)
{
    for (size_t i = 0; i < returns->other_count; i++) {
        const ca_form_return *sheet = &returns->others[i];
        const ca_form_answer *heading = NULL;
        for (size_t j = 0; j < sheet->count; j++) {
            const ca_form_answer *cell = &sheet->answers[j];
            if (!heading && ca_slice_is(cell->text, CA_FORM_SENT_LIST))
                heading = cell;
            else if (heading && cell->location.column == heading->location.column && !cell->note)
                add_sent(own, cell->text);
        }
    }
    if (own->sent_count)
        qsort(own->sent, own->sent_count, sizeof *own->sent, by_bytes);
}

static size_t in_common(ca_slice a, ca_slice b)
{
    size_t size = 0;
    while (size < a.size && size < b.size && a.at[size] == b.at[size])
        size++;
    return size;
}

/* Returns the size of the longest text as it went out with which WORDS begin, as whole words; 0: none. The texts that WORDS begin
 * with are before them in order, each at most as long as what the next has in common with WORDS. */
static size_t sent_size(const ca_form_own *own, ca_slice whole)
{
    ca_slice words = whole;
    while (words.size) {
        size_t from = 0, to = own->sent_count;
        while (from < to) {
            size_t middle = (from + to) / 2;
            if (ca_slice_compare(own->sent[middle], words) <= 0)
                from = middle + 1;
            else
                to = middle;
        }
        ca_slice before = from ? own->sent[from - 1] : (ca_slice){"", 0};
        size_t size = in_common(before, words);
        if (size == before.size)
            return size < whole.size && ca_character_is_letter_or_digit(whole.at[size]) ? 0 : size;
        words.size = size;
    }
    return 0;
}

/* Returns the rest of TEXT after SIZE bytes of it as plain() has it. */
static ca_slice rest_after(ca_slice text, size_t size)
{
    size_t at = 0;
    for (bool gap = false; size && at < text.size; at++) {
        bool blank = strchr(" \t\r\n", text.at[at]) != NULL;
        size -= blank ? 0 : 1 + (size_t)gap;
        gap = blank;
    }
    return ca_text_without_blanks((ca_slice){text.at + at, text.size - at});
}

/* --- cells -------------------------------------------------------------------------------------------------------- */

/* The name of a column in the map of those with formulas. */
static ca_slice column_name(const uint64_t *column)
{
    return (ca_slice){(const char *)column, sizeof *column};
}

void ca_form_own_begin(ca_form_own *own)
{
    for (int sheets = 0; sheets < CA_FORM_OWN_SHEETS; sheets++)
        for (size_t i = 0; i < own->texts[sheets].count; i++)
            ((ca_form_own_text *)own->texts[sheets].entries[i].thing)->met = 0;
}

void ca_form_own_look(ca_form_own *own, const ca_form_answer *const *cells, size_t count)
{
    ca_map_free(&own->columns, NULL);
    own->line = 0;
    for (size_t i = 0; i < count; i++) {
        ca_slice text = ca_text_without_blanks(cells[i]->text);
        if (ca_slice_is(text, CA_FORM_MISSING_HEADING) || ca_slice_is(text, CA_FORM_MISSING_LIST))
            ca_map_at(&own->columns, column_name(&cells[i]->location.column))->thing = own;
        if (ca_slice_is(text, CA_FORM_MISSING_SUM))
            own->line = cells[i]->location.line;
    }
}

/* Whether CELL is a formula of the form whose result is a number. */
static bool is_count(const ca_form_own *own, const ca_form_answer *cell)
{
    bool number = cell->kind == CA_SHEET_NUMBER || cell->kind == CA_SHEET_UNCALCULATED || cell->kind == CA_SHEET_ERROR;
    return cell->formula && number &&
           (cell->location.line == own->line || ca_map_find(&own->columns, column_name(&cell->location.column)));
}

ca_slice ca_form_own_typed(ca_form_own *own, enum ca_form_own_sheets sheets, const ca_form_answer *cell)
{
    static const ca_slice none = {"", 0};
    ca_slice text = ca_text_without_blanks(cell->text);
    if (!text.size || ca_form_is_as_printed(cell->path, text) || is_count(own, cell) ||
        ca_slice_is(text, CA_FORM_FAULT_HEADING))
        return none;
    ca_slice words = plain(own, text);
    ca_form_own_text *known = ca_map_find(&own->texts[sheets], words);
    if (known)
        return ++known->met <= known->most ? none : cell->text;
    size_t size = sent_size(own, words);
    return size ? rest_after(text, size) : cell->text;
}

void ca_form_own_free(ca_form_own *own)
{
    for (int sheets = 0; sheets < CA_FORM_OWN_SHEETS; sheets++)
        ca_map_free(&own->texts[sheets], NULL);
    ca_map_free(&own->columns, NULL);
    ca_arena_free(&own->arena);
    ca_text_free(&own->plain);
    free(own->sent);
    *own = (ca_form_own){.plain = {0}};
}
