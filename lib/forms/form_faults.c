/* SPDX-License-Identifier: MIT */
/* The errors of a form that is made again: beside its answers, and on the first page. */
#include "forms/form_faults.h"

#include "forms/form_first_page.h"
#include "forms/form_labels.h"
#include "office/cell_name.h"
#include "office/workbook_text.h"

#include <stdlib.h>
#include <string.h>

/* Returns whether a diagnostic of PATH ("actions[1].due") is about the row with KEY ("actions.2"). */
static bool is_about(const char *path, ca_slice key)
{
    size_t at = 0;
    for (; at < key.size && *path; at++) {
        if (*path == '[') { /* a list counts from 1 in messages too */
            path++;
            if (key.at[at] != '.')
                return false;
            continue;
        }
        if (*path == ']')
            path++;
        if (*path != key.at[at])
            return false;
        path++;
    }
    if (*path == ']')
        path++;
    return key.size && at == key.size && (!*path || *path == '.' || *path == '[');
}

/* Returns the end of the last location in WORDS ("q2.jsonl:17:4", "a.xlsx:'Case 1'!C7"), or 0. */
static size_t location_end(const char *words)
{
    size_t end = 0;
    for (size_t i = 0; words[i]; i++) {
        size_t after = i + 1;
        if (words[i] == '!')
            after += strspn(words + after, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
        else if (words[i] != ':')
            continue;
        size_t digits = strspn(words + after, "0123456789");
        end = digits ? after + digits : end;
    }
    return end;
}

bool ca_form_fault_names_place(const char *message)
{
    return location_end(message) > 0;
}

/* Appends a message without the location of another record: its file can have a name, and is not the auditor's. Messages have
 * it after the first comma or "at". */
static void write_without_location(ca_text *to, const char *words)
{
    size_t end = location_end(words);
    const char *at = strstr(words, " at "), *comma = strstr(words, ", ");
    const char *start = !at || (comma && comma < at) ? comma : at;
    if (!end || !start || start >= words + end) {
        ca_text_add(to, words);
        return;
    }
    ca_text_append(to, words, (size_t)(start - words));
    ca_text_add(to, words + end);
}

/* Appends a word of a message as the form says it: a member by its title, true and false as the boxes have them. */
static void write_word(ca_text *to, const ca_framework *framework, ca_slice word)
{
    static const char *const words[][2] = {{"true", "Yes"}, {"false", "No"}, {"'na'", "“Not applicable because”"}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (ca_slice_is(word, words[i][0])) {
            ca_text_add(to, words[i][1]);
            return;
        }
    const char *label = NULL, *answers = "answers.";
    size_t stem = strlen(answers);
    if (memchr(word.at, '.', word.size)) {
        char *path = ca_copy(word.at, word.size);
        enum ca_field field = ca_field_named(path);
        label = field == CA_FIELD_COUNT ? NULL : ca_form_member_label(field);
        free(path);
    }
    for (int i = 0; !label && word.size > stem && memcmp(word.at, answers, stem) == 0 && i < framework->question_count;
         i++) {
        size_t size = strlen(framework->questions[i].id);
        if (word.size >= stem + size && memcmp(word.at + stem, framework->questions[i].id, size) == 0 &&
            (word.size == stem + size || word.at[stem + size] == '.'))
            label = framework->questions[i].title;
    }
    if (label)
        ca_text_format(to, "“%s”", label);
    else
        ca_text_append(to, word.at, word.size);
}

/* Appends the words of a message, which name members as records do, as the form says them. */
static void write_in_words(ca_text *to, const ca_framework *framework, ca_slice message)
{
    for (size_t at = 0; at < message.size;) {
        size_t end = at;
        while (end < message.size && !strchr(" ,;:()\n", message.at[end]))
            end++;
        size_t size = end - at;
        bool stop = size && message.at[end - 1] == '.'; /* of the sentence */
        write_word(to, framework, (ca_slice){message.at + at, size - stop});
        ca_text_append(to, message.at + end - stop, (size_t)stop + (end < message.size));
        at = end + 1;
    }
}

static void write_fault(ca_text *to, const ca_framework *framework, const ca_diagnostic *fault)
{
    ca_text words = {0};
    ca_text_format(to, "%s%s", to->size ? "\n" : "", fault->error ? CA_FORM_TO_MEND : CA_FORM_TO_CHECK);
    write_without_location(&words, fault->message);
    write_in_words(to, framework, (ca_slice){ca_text_words(&words), words.size});
    ca_text_free(&words);
}

/* Appends the text that was typed in the cell of FAULT, if the record has it as a note: on one line, as errors are. */
static void write_typed(ca_form_layout *l, ca_text *to, const ca_diagnostic *fault)
{
    enum { BYTES_MOST = 500 };
    const ca_entries *notes = &l->record->groups[CA_NOTES];
    for (size_t i = 0; i < notes->count; i++) {
        ca_slice text = ca_entry_text(l->record, &notes->entries[i], CA_NOTE_TEXT_FIELD);
        if (!text.size ||
            !ca_slice_is(ca_entry_text(l->record, &notes->entries[i], CA_NOTE_AT_FIELD), fault->location.source))
            continue;
        size_t size = text.size < BYTES_MOST ? text.size : BYTES_MOST;
        while (size < text.size && ((unsigned char)text.at[size] & 0xC0U) == 0x80U)
            size--;
        ca_text_add(to, ". It was: “");
        for (size_t j = 0; j < size; j++)
            ca_text_byte(to, text.at[j] == '\n' || text.at[j] == '\r' ? ' ' : text.at[j]);
        ca_text_add(to, size < text.size ? " …”" : "”");
        const char *cell = strrchr(fault->location.source, '!');
        if (!*fault->path && cell) /* no answer is beside it */
            ca_text_format(to, ", in cell %s of the workbook that came back", cell + 1);
        return;
    }
}

/* Marks the answer of the row at INDEX that an error on PATH is about: the one whose part PATH ends in, else the first. */
static void mark_answer(ca_form *form, size_t index, const char *path)
{
    ca_form_row *row = &form->rows[index];
    const char *dot = strrchr(path, '.');
    size_t parts = index;
    int marked = -1;
    while (parts && form->rows[parts].kind != CA_FORM_ROW_PARTS)
        parts--;
    for (int column = CA_FORM_COLUMN_COUNT - 1; column >= 0; column--) {
        bool named = dot && marked >= 0 && ca_slice_is(form->rows[parts].cells[marked].text, dot + 1);
        if (row->cells[column].kind == CA_FORM_ANSWER && !named)
            marked = column;
    }
    if (marked >= 0)
        row->cells[marked].faulty = true;
}

/* Writes each error beside its answer, or above the answers if there is none for it. */
static void add_beside(ca_form_layout *l)
{
    const ca_diagnostics *faults = l->options->faults;
    for (size_t i = 0; faults && i < faults->count; i++) {
        const ca_diagnostic *fault = &faults->list[i];
        if (!ca_slice_equal(fault->about.record, l->form->id))
            continue;
        ca_form_row *found = NULL;
        for (size_t row = 0; row < l->form->count && !found; row++)
            if (l->form->rows[row].kind == CA_FORM_ROW_ENTRY && is_about(fault->path, l->form->rows[row].key)) {
                found = &l->form->rows[row];
                mark_answer(l->form, row, fault->path);
            }
        for (size_t row = 0; row < l->form->count && !found; row++)
            if (l->form->rows[row].kind == CA_FORM_ROW_MISSING)
                found = &l->form->rows[row];
        ca_text words = {0};
        if (!found)
            continue;
        ca_text_append(&words, found->cells[CA_FORM_FAULT].text.at, found->cells[CA_FORM_FAULT].text.size);
        write_fault(&words, l->framework, fault);
        write_typed(l, &words, fault);
        ca_form_set_label(l, found, CA_FORM_FAULT, ca_form_keep(l, &words));
    }
}

/* Appends the cell to which an error in the row at INDEX leads: its answer, or the text of the error. */
static void write_target(ca_text *to, const ca_form *form, size_t index)
{
    const ca_form_row *row = &form->rows[index];
    int target = CA_FORM_FAULT;
    for (int column = CA_FORM_COLUMN_COUNT - 1; column >= 0; column--)
        target = row->cells[column].faulty ? column : target;
    ca_text_add(to, CA_FORM_GO_TO);
    ca_sheet_name_quote(to, form->sheet_name.at);
    ca_text_byte(to, '!');
    ca_text name = {0};
    ca_cell_name(&name, index, (size_t)target);
    ca_text_append(to, name.at, name.size);
    ca_text_free(&name);
}

static void explain_links(ca_form_book *book)
{
    for (size_t i = 0; i < book->paragraph_count; i++)
        if (book->first_page_links[i].size)
            return; /* another form did */
    ca_form_first_page_words(
        book,
        "This workbook came back with answers to mend or to check. The links beside the lines below go to the answers, "
        "which have a red border. Each line is also at the end of the row of its answer.");
}

/* Names the errors of FORM on the first page, in the order of its rows. */
static void list_faults(ca_form_book *book, const ca_form *form)
{
    for (size_t i = 0; i < form->count; i++) {
        const ca_form_row *row = &form->rows[i];
        ca_slice fault = row->cells[CA_FORM_FAULT].text, title = row->cells[CA_FORM_TITLE].text;
        ca_text words = {0}, link = {0};
        if (!fault.size || row->kind == CA_FORM_ROW_HEADINGS)
            continue;
        ca_text_append(&words, fault.at, fault.size);
        ca_text_format(&words, " (%s", form->sheet_name.at);
        if (row->kind == CA_FORM_ROW_ENTRY)
            ca_text_format(&words, ": %.*s", (int)title.size, title.at);
        ca_text_byte(&words, ')');
        explain_links(book);
        write_target(&link, form, i);
        ca_form_first_page_add(book, &words, (ca_slice){link.at, link.size});
        ca_text_free(&link);
    }
}

void ca_form_faults_add(ca_form_layout *l)
{
    add_beside(l);
    list_faults(l->book, l->form);
}
