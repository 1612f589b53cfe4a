/* SPDX-License-Identifier: MIT */
/* The form of a framework as a template. Its rows are those of the workbook's sheet. */
#include "forms/form_blank.h"

#include "forms/document_form.h"
#include "forms/form_labels.h"
#include "forms/form_value.h"
#include "office/new_document.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    ca_new_document document;
    const ca_form_book *book;
    const ca_form *form;
    ca_arena arena;
    size_t row;                                        /* the next row of the form */
    enum ca_form_column columns[CA_FORM_COLUMN_COUNT]; /* of the current table */
    unsigned widths[CA_FORM_COLUMN_COUNT];
    size_t count;
    ca_new_document_item *items[CA_FORM_LIST_COUNT]; /* of the lists */
} blank_maker;

/* Returns TEXT, a title or heading, without the mark of what is required: where a program loses the tags of controls, answers are known by
 * their titles. */
static ca_slice title_of(ca_slice text)
{
    static const char mark[] = " (required";
    for (size_t at = 1; at + sizeof mark - 1 <= text.size; at++)
        if (memcmp(text.at + at, mark, sizeof mark - 1) == 0)
            return (ca_slice){text.at, at};
    return text;
}

/* --- controls ----------------------------------------------------------------------------------------------------- */

/* Returns the list of the entry KEY is of, "actions" for "actions.1"; empty: none. */
static ca_slice list_of(ca_slice key)
{
    static const char *const lists[] = {"actions", "findings"};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        size_t size = strlen(lists[i]);
        if (key.size > size && memcmp(key.at, lists[i], size) == 0 && key.at[size] == '.')
            return (ca_slice){key.at, size};
    }
    return (ca_slice){"", 0};
}

/* Returns the tag of the answer in CELL of a row with KEY. */
static const char *tag_of(blank_maker *b, ca_slice key, const ca_form_cell *cell)
{
    ca_slice list = list_of(key);
    const char *path = ca_fields[cell->field].path, *part = strrchr(path, '.');
    bool whole = ca_form_member_of(b->book->framework, key).field == cell->field;
    ca_text tag = {0};
    ca_text_format(&tag, "%.*s%s%s", (int)(list.size ? list.size : key.size), key.at, list.size ? "[]" : "",
                   whole || !part ? "" : part);
    const char *kept = ca_arena_copy(&b->arena, tag.at, tag.size);
    ca_text_free(&tag);
    return kept;
}

/* Returns the items of LIST. */
static const ca_new_document_item *items_of(blank_maker *b, enum ca_form_list list)
{
    const ca_form_choices *choices = &b->book->lists[list];
    if (!b->items[list]) {
        b->items[list] = ca_allocate(choices->count, sizeof *b->items[list]);
        for (size_t i = 0; i < choices->count; i++)
            b->items[list][i] =
                (ca_new_document_item){choices->labels[i].at, ca_form_choice_id(b->book->framework, list, i)};
    }
    return b->items[list];
}

static void add_cell(blank_maker *b, const ca_form_row *row, enum ca_form_column column, const char *label)
{
    const ca_form_cell *cell = &row->cells[column];
    ca_new_document_cell made = {.text = title_of(cell->text), .heading = column == CA_FORM_TITLE, .loose = true};
    if (cell->kind == CA_FORM_ANSWER) {
        made.tag = tag_of(b, row->key, cell);
        ca_form_member member = ca_form_member_of(b->book->framework, ca_slice_of(made.tag));
        bool words = member.field == CA_ANSWER_ANSWER_FIELD &&
                     b->book->framework->questions[member.key].type == CA_QUESTION_TEXT;
        bool listed = !words && cell->list != CA_FORM_NO_LIST && b->book->lists[cell->list].count;
        made.text = (ca_slice){"", 0};
        made.input = listed                  ? (cell->open ? CA_INPUT_OPEN : CA_INPUT_CHOICE)
                     : cell->type == CA_DATE ? CA_INPUT_DATE
                                             : CA_INPUT_TEXT;
        made.label = label;
        made.items = listed ? items_of(b, cell->list) : NULL;
        made.item_count = listed ? b->book->lists[cell->list].count : 0;
    } else if (cell->kind != CA_FORM_LABEL) {
        made.text = (ca_slice){"", 0};
    }
    ca_new_document_add_cell(&b->document, &made);
}

/* --- tables ------------------------------------------------------------------------------------------------------- */

/* Finds the columns of the table with the row HEADINGS, and their widths. The title of a list's entry is its number, which a row that is
 * repeated does not have. */
static void find_columns(blank_maker *b, const ca_form_row *headings, bool list)
{
    static const unsigned shares[CA_FORM_COLUMN_COUNT] = {
        [CA_FORM_TITLE] = 20,  [CA_FORM_GUIDANCE] = 20, [CA_FORM_SHORT] = 13, [CA_FORM_WIDE] = 30,
        [CA_FORM_SECOND] = 22, [CA_FORM_MEDIUM] = 16,   [CA_FORM_OTHER] = 15, [CA_FORM_SMALL] = 12};
    unsigned width = ca_new_document_width(&b->document, true), all = 0;
    b->count = 0;
    for (int column = list ? CA_FORM_GUIDANCE : CA_FORM_TITLE; column < CA_FORM_MISSING; column++)
        if (headings->cells[column].text.size) {
            b->columns[b->count++] = (enum ca_form_column)column;
            all += shares[column];
        }
    for (size_t i = 0; i < b->count; i++)
        b->widths[i] = width * shares[b->columns[i]] / all;
}

/* Returns the label of the control in COLUMN: the heading of the column, or of a single answer its title. */
static const char *label_of(blank_maker *b, const ca_form_row *headings, const ca_form_row *row,
                            enum ca_form_column column)
{
    ca_slice heading = headings->cells[column].text;
    heading = title_of(ca_slice_is(heading, "Answer") ? row->cells[CA_FORM_TITLE].text : heading);
    return ca_arena_copy(&b->arena, heading.at, heading.size);
}

/* Adds the table that begins with the headings at the current row, and goes on after its last one. */
static void add_table(blank_maker *b)
{
    const ca_form_row *headings = &b->form->rows[b->row++];
    bool list = b->row < b->form->count && list_of(b->form->rows[b->row].key).size, first = true;
    bool single = ca_slice_is(headings->cells[CA_FORM_TITLE].text, "Item");
    find_columns(b, headings, list);
    if (!b->count)
        return;
    ca_new_document_table_begin(&b->document, b->widths, b->count, !single);
    if (!single) {
        ca_new_document_row_begin(&b->document, true);
        for (size_t i = 0; i < b->count; i++) {
            const ca_new_document_cell cell = {.text = title_of(headings->cells[b->columns[i]].text), .heading = true};
            ca_new_document_add_cell(&b->document, &cell);
        }
        ca_new_document_row_end(&b->document);
    }
    for (; b->row < b->form->count && b->form->rows[b->row].kind == CA_FORM_ROW_ENTRY; b->row++) {
        const ca_form_row *row = &b->form->rows[b->row];
        if (list && !first)
            continue; /* the others are as the first, which is repeated */
        ca_new_document_row_begin(&b->document, false);
        for (size_t i = 0; i < b->count; i++)
            add_cell(b, row, b->columns[i], label_of(b, headings, row, b->columns[i]));
        ca_new_document_row_end(&b->document);
        first = false;
    }
    ca_new_document_table_end(&b->document);
    ca_new_document_paragraph(&b->document, CA_DOCUMENT_TABLE_TEXT, (ca_slice){"", 0}); /* tables that touch are one */
}

/* Adds the controls by which the form is known when it comes back. */
static void add_identity(blank_maker *b)
{
    static const struct {
        const char *label, *tag;
    } held[] = {{"Audit", "id"}, {"Framework", "framework"}, {CA_DOCUMENT_EDITION, "form.edition"}};
    enum { HELD = 2 * sizeof held / sizeof *held };
    unsigned widths[HELD];
    for (size_t i = 0; i < HELD; i++)
        widths[i] = ca_new_document_width(&b->document, true) / HELD;
    ca_new_document_table_begin(&b->document, widths, HELD, false);
    ca_new_document_row_begin(&b->document, false);
    for (size_t i = 0; i < sizeof held / sizeof *held; i++) {
        const ca_new_document_cell name = {.text = ca_slice_of(held[i].label), .heading = true};
        const ca_new_document_cell cell = {
            .text = {"", 0}, .input = CA_INPUT_HELD, .tag = held[i].tag, .label = held[i].label, .loose = true};
        ca_new_document_add_cell(&b->document, &name);
        ca_new_document_add_cell(&b->document, &cell);
    }
    ca_new_document_row_end(&b->document);
    ca_new_document_table_end(&b->document);
}

/* --- the whole ---------------------------------------------------------------------------------------------------- */

static void add_rows(blank_maker *b)
{
    while (b->row < b->form->count) {
        const ca_form_row *row = &b->form->rows[b->row];
        ca_slice text = row->cells[CA_FORM_TITLE].text;
        switch (row->kind) {
        case CA_FORM_ROW_TITLE:
            ca_new_document_paragraph(&b->document, CA_DOCUMENT_TITLE, text);
            add_identity(b);
            break;
        case CA_FORM_ROW_BLOCK: ca_new_document_paragraph(&b->document, CA_DOCUMENT_HEADING_1, text); break;
        case CA_FORM_ROW_NOTE: ca_new_document_paragraph(&b->document, CA_DOCUMENT_PARAGRAPH, text); break;
        case CA_FORM_ROW_HEADINGS: add_table(b); continue;
        default: break;
        }
        b->row++;
    }
}

int ca_form_blank_write(ca_record *record, const ca_form_options *options, int64_t created, ca_text *to,
                        ca_error *error)
{
    ca_form_book book;
    ca_form_book_begin(&book, record->framework, options);
    int status = ca_form_book_add(&book, record, options, error);
    blank_maker b = {.book = &book, .form = book.count ? book.forms[0] : NULL};
    const ca_new_document_properties properties = {.title = "Case audit",
                                                   .subject = record->framework->title,
                                                   .mark = "Confidential: an audit of a child’s file",
                                                   .created = created};
    if (status == 0) {
        ca_new_document_begin(&b.document, NULL);
        ca_new_document_turn(&b.document, true);
        add_rows(&b);
        status = ca_new_document_finish(&b.document, &properties, to, error);
        ca_new_document_free(&b.document);
    }
    for (size_t i = 0; i < CA_FORM_LIST_COUNT; i++)
        free(b.items[i]);
    ca_arena_free(&b.arena);
    ca_form_book_free(&book);
    return status;
}
