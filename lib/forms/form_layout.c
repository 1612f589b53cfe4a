/* SPDX-License-Identifier: MIT */
/* A book of forms: the form of each record, the guidance. */
#include "forms/form_layout.h"

#include "forms/form_auditor.h"
#include "forms/form_faults.h"
#include "forms/form_first_page.h"
#include "forms/form_labels.h"
#include "forms/form_moderator.h"
#include "office/cell_name.h"
#include "office/workbook_text.h"

#include <stdlib.h>
#include <string.h>

void ca_form_book_begin(ca_form_book *book, const ca_framework *framework, const ca_form_options *options)
{
    *book = (ca_form_book){.framework = framework};
    for (int i = 0; i < CA_FORM_LIST_COUNT; i++)
        ca_form_choices_fill(framework, (enum ca_form_list)i, &book->lists[i]);
    ca_form_first_page_begin(book, options);
}

/* --- the top of a form -------------------------------------------------------------------------------------------- */

static ca_form *new_form(ca_form_book *book)
{
    book->forms = ca_array_grow(book->forms, book->count, &book->capacity, sizeof *book->forms);
    ca_form *form = ca_allocate(1, sizeof *form);
    book->forms[book->count++] = form;
    return form;
}

/* Whether a form of BOOK before the last one has the sheet NAME, in any case. */
static bool is_taken(const ca_form_book *book, const char *name)
{
    for (size_t i = 0; i + 1 < book->count; i++)
        if (ca_slice_alike(book->forms[i]->sheet_name, name))
            return true;
    return ca_slice_alike(ca_slice_of("Start here"), name) || ca_slice_alike(ca_slice_of("Lists"), name) ||
           ca_slice_alike(ca_slice_of("Guidance"), name);
}

/* Returns a name for the sheet of case ID that Excel takes: at most 31 characters, without certain signs, unique. */
static ca_slice sheet_name(ca_form_book *book, ca_slice id)
{
    enum { SIZE_MOST = 24 }; /* bytes of the id: with "Case " and a number it is short enough */
    ca_text stem = {0}, name = {0};
    ca_text_add(&stem, "Case ");
    for (size_t i = 0; i < id.size && i < SIZE_MOST; i++)
        ca_text_byte(&stem,
                     (unsigned char)id.at[i] < ' ' || (unsigned char)id.at[i] > '~' || strchr("[]:*?/\\'", id.at[i])
                         ? '-'
                         : id.at[i]);
    ca_text_add(&name, ca_text_words(&stem));
    for (unsigned number = 2; is_taken(book, ca_text_words(&name)); number++) {
        ca_text_clear(&name);
        ca_text_format(&name, "%.*s %u", SIZE_MOST, ca_text_words(&stem), number);
    }
    ca_slice kept = ca_arena_str(&book->arena, (ca_slice){ca_text_words(&name), name.size});
    ca_text_free(&stem);
    ca_text_free(&name);
    return kept;
}

static void set_answer(ca_form_layout *l, ca_form_row *row, enum ca_form_column column, const char *words)
{
    row->cells[column] = (ca_form_cell){
        .kind = CA_FORM_SHOWN, .list = CA_FORM_NO_LIST, .text = ca_arena_str(&l->book->arena, ca_slice_of(words))};
}

static void add_identity(ca_form_layout *l)
{
    static const struct {
        enum ca_form_column column;
        const char *part;
    } parts[] = {{CA_FORM_GUIDANCE, CA_FORM_RECORD},
                 {CA_FORM_SHORT, CA_FORM_EDITION},
                 {CA_FORM_WIDE, CA_FORM_FRAMEWORK},
                 {CA_FORM_SECOND, CA_FORM_PURPOSE},
                 {CA_FORM_OTHER, CA_FORM_DIGEST}};
    ca_form_row *row = ca_form_row_add(l, CA_FORM_ROW_PARTS, ca_slice_of(CA_FORM_MARK));
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        ca_form_set_label(l, row, parts[i].column, ca_slice_of(parts[i].part));
    ca_text title = {0}, edition = {0}, digest = {0};
    ca_text_format(&title, "%s: %s", l->options->purpose == CA_FORM_FOR_MODERATOR ? "Moderation" : "Case audit",
                   l->framework->title);
    ca_form_add_line(l, CA_FORM_ROW_TITLE, title.at);
    ca_text_format(&edition, "Edition %llu", (unsigned long long)l->form->edition);
    ca_text_format(&digest, "%.*s", CA_FORM_DIGEST_SIZE, l->framework->digest);
    row = ca_form_row_add(l, CA_FORM_ROW_IDENTITY, ca_slice_of(CA_FORM_IDENTITY));
    ca_form_set_label(l, row, CA_FORM_TITLE, ca_slice_of("Audit"));
    set_answer(l, row, CA_FORM_GUIDANCE, l->form->id.at);
    set_answer(l, row, CA_FORM_SHORT, edition.at);
    set_answer(l, row, CA_FORM_WIDE, l->framework->id);
    set_answer(l, row, CA_FORM_SECOND,
               l->options->purpose == CA_FORM_FOR_AUDITOR ? "Auditor"
               : l->options->blind                        ? "Moderator, " CA_FORM_BLIND
                                                          : "Moderator");
    set_answer(l, row, CA_FORM_OTHER, digest.at);
    ca_form_add_line(l, CA_FORM_ROW_MISSING, CA_FORM_MISSING_SUM);
    l->form->frozen = l->form->count;
    ca_text_free(&title);
    ca_text_free(&edition);
    ca_text_free(&digest);
}

/* --- what is missing ------------------------------------------------------------------------------------------------- */

/* Returns how many answers ROW lacks that it needs once one of it is filled in. */
static size_t missing_of_begun(const ca_form_row *row)
{
    size_t missing = 0;
    bool begun = false;
    for (int column = 0; column < CA_FORM_COLUMN_COUNT; column++) {
        const ca_form_cell *cell = &row->cells[column];
        bool instead = cell->or_else != CA_FORM_KEY && ca_form_cell_is_filled(&row->cells[cell->or_else]);
        begun |= cell->kind == CA_FORM_ANSWER && ca_form_cell_is_filled(cell);
        missing += cell->begun && !ca_form_cell_is_filled(cell) && !instead;
    }
    return begun ? missing : 0;
}

static void count_missing(ca_form *form)
{
    form->missing = 0;
    for (size_t i = 0; i < form->count; i++) {
        ca_form_row *row = &form->rows[i];
        row->missing = missing_of_begun(row);
        bool instead = row->instead != CA_FORM_KEY && ca_form_cell_is_filled(&row->cells[row->instead]);
        bool applies =
            !row->after || ca_slice_equal(form->rows[row->after - 1].cells[CA_FORM_SHORT].text, row->after_label);
        for (int column = 0; column < CA_FORM_COLUMN_COUNT && applies && !instead; column++)
            row->missing += row->cells[column].required && !ca_form_cell_is_filled(&row->cells[column]);
        form->missing += row->missing;
    }
}

uint64_t ca_form_edition(const ca_record *record)
{
    uint64_t edition = 0;
    uint32_t form = ca_node_member(&record->scan, 0, "form");
    uint32_t node = form ? ca_node_member(&record->scan, form, "edition") : 0;
    if (node && record->scan.nodes[node].kind == CA_NUMBER) {
        ca_slice bytes = ca_node_bytes(&record->scan, node);
        char *words = ca_copy(bytes.at, bytes.size);
        if (!ca_whole_number(words, 1000000, &edition))
            edition = 0;
        free(words);
    }
    return edition;
}

/* --- a form ------------------------------------------------------------------------------------------------------- */

int ca_form_book_add(ca_form_book *book, ca_record *record, const ca_form_options *options, ca_error *error)
{
    ca_form *form = new_form(book);
    ca_form_layout l = {.book = book, .form = form, .record = record, .framework = book->framework, .options = options};
    l.seen = ca_allocate((size_t)record->scan.count + 1, sizeof *l.seen);
    form->id = ca_arena_str(&book->arena, ca_record_text(record, CA_ID_FIELD));
    form->purpose = options->purpose;
    form->edition = ca_form_edition(record) + 1;
    form->sheet_name = sheet_name(book, ca_record_text(record, CA_CASE_ID_FIELD));
    add_identity(&l);
    if (options->purpose == CA_FORM_FOR_AUDITOR)
        ca_form_add_auditor(&l);
    else
        ca_form_add_moderator(&l);
    ca_form_faults_add(&l);
    count_missing(form);
    free(l.seen);
    return l.too_long
               ? ca_error_set(error,
                              "%s has a text that is longer than a cell of Excel holds (32,767 characters, 253 lines); "
                              "shorten it in the record",
                              l.too_long)
               : 0;
}

/* --- guidance ----------------------------------------------------------------------------------------------------- */

static void add_guidance(ca_form_layout *l, ca_slice title, const char *head, const json_t *texts)
{
    ca_text words = {0};
    for (size_t i = 0; i < json_array_size(texts); i++)
        ca_text_format(&words, "%s• %s", words.size ? "\n" : "", json_string_value(json_array_get(texts, i)));
    if (words.size) {
        ca_form_row *row = ca_form_row_add(l, CA_FORM_ROW_ENTRY, (ca_slice){"", 0});
        ca_form_set_label(l, row, CA_FORM_TITLE, title);
        ca_form_set_label(l, row, CA_FORM_SHORT, ca_slice_of(head));
        ca_form_set_label(l, row, CA_FORM_WIDE, ca_form_keep(l, &words));
    }
    ca_text_free(&words);
}

static void add_guidance_on(ca_form_layout *l, const char *title, const json_t *guidance)
{
    const ca_framework *framework = l->framework;
    ca_slice words = ca_slice_of(title);
    for (int i = framework->scale_count - 1; i >= 0; i--)
        add_guidance(l, words, framework->scale[i].label, json_object_get(guidance, framework->scale[i].id));
    add_guidance(l, words, "A strength", json_object_get(guidance, "strength"));
    add_guidance(l, words, "An area for improvement", json_object_get(guidance, "improvement"));
}

void ca_form_book_end(ca_form_book *book)
{
    const ca_framework *framework = book->framework;
    ca_form *form = new_form(book);
    ca_form_layout l = {.book = book, .form = form, .framework = framework};
    form->sheet_name = ca_slice_of("Guidance");
    ca_form_add_line(&l, CA_FORM_ROW_TITLE, "What the grades mean");
    size_t before = form->count;
    for (int i = 0; i < framework->section_count; i++)
        add_guidance_on(&l, framework->sections[i].title, framework->sections[i].guidance);
    for (int i = 0; i < framework->question_count; i++)
        add_guidance_on(&l, framework->questions[i].title, framework->questions[i].guidance);
    form->frozen = 1;
    if (form->count > before)
        return;
    free(form->rows);
    free(form);
    book->count--;
}
