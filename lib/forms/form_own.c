/* SPDX-License-Identifier: MIT */
/* The texts of forms themselves. */
#include "forms/form_own.h"

#include "base/utf8.h"
#include "forms/form_pages.h"
#include "office/sheet_read.h"

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

void ca_form_own_put(ca_form_own *own, ca_slice text)
{
    text_at(own, CA_FORM_OWN_OTHERS, text)->most++;
}

static void add_page(ca_form_own *own, const ca_form_pages *pages, const ca_form_page *page)
{
    bool form = page->form && page->form->id.size;
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
                ca_form_own_put(own, form->rows[row].cells[column].text);
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

/* Adds the paragraph of the first page that says when, or to whom, forms are returned, as its text up to there. */
static void add_return(ca_form_own *own, const ca_framework *framework, const ca_form_options *options)
{
    static const char place[] = "<>";
    ca_form_options when = *options, whom = *options;
    when.due = whom.back_to = place;
    for (int i = 0; i < CA_FORM_OWN_BEGINNINGS; i++) {
        ca_form_book book;
        ca_form_book_begin(&book, framework, i ? &whom : &when);
        for (size_t j = 0; j < book.paragraph_count; j++) {
            ca_slice text = plain(own, book.first_page[j]);
            const char *at = strstr(text.at, place);
            if (!at)
                continue;
            ca_text_clear(&own->beginnings[i]);
            ca_text_append(&own->beginnings[i], text.at, (size_t)(at - text.at));
        }
        ca_form_book_free(&book);
    }
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
    add_return(own, record->framework, &options);
    ca_form_book_free(&book);
}

static bool begins(ca_slice text, const char *words)
{
    size_t size = strlen(words);
    return text.size >= size && memcmp(text.at, words, size) == 0;
}

/* Whether each line of TEXT is an error that a form named. */
static bool is_faults(ca_slice text)
{
    while (text.size) {
        const char *end = memchr(text.at, '\n', text.size);
        size_t size = end ? (size_t)(end - text.at) : text.size;
        if (!begins(text, CA_FORM_TO_MEND) && !begins(text, CA_FORM_TO_CHECK))
            return false;
        text = (ca_slice){text.at + size + (end != NULL), text.size - size - (end != NULL)};
    }
    return true;
}

void ca_form_own_begin(ca_form_own *own)
{
    for (int sheets = 0; sheets < CA_FORM_OWN_SHEETS; sheets++)
        for (size_t i = 0; i < own->texts[sheets].count; i++)
            ((ca_form_own_text *)own->texts[sheets].entries[i].thing)->met = 0;
}

bool ca_form_own_has(ca_form_own *own, enum ca_form_own_sheets sheets, const ca_form_answer *cell)
{
    bool number = cell->kind == CA_SHEET_NUMBER || cell->kind == CA_SHEET_UNCALCULATED || cell->kind == CA_SHEET_ERROR;
    ca_slice text = ca_text_without_blanks(cell->text);
    if (!text.size || (cell->formula && number) || is_faults(text) || ca_slice_is(text, CA_FORM_FAULT_HEADING))
        return true;
    ca_slice words = plain(own, text);
    ca_form_own_text *known = ca_map_find(&own->texts[sheets], words);
    if (known)
        return ++known->met <= known->most;
    for (int i = 0; i < CA_FORM_OWN_BEGINNINGS; i++)
        if (own->beginnings[i].size && begins(words, own->beginnings[i].at))
            return true;
    return false;
}

void ca_form_own_free(ca_form_own *own)
{
    for (int sheets = 0; sheets < CA_FORM_OWN_SHEETS; sheets++)
        ca_map_free(&own->texts[sheets], NULL);
    ca_arena_free(&own->arena);
    ca_text_free(&own->plain);
    for (int i = 0; i < CA_FORM_OWN_BEGINNINGS; i++)
        ca_text_free(&own->beginnings[i]);
    *own = (ca_form_own){.plain = {0}};
}
