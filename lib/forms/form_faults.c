/* SPDX-License-Identifier: MIT */
/* The errors of a form that is made again: beside its answers, and on the first page. */
#include "forms/form_faults.h"

#include "base/utf8.h"
#include "forms/form_first_page.h"
#include "forms/form_labels.h"
#include "forms/form_pages.h"
#include "office/cell_name.h"
#include "office/workbook_text.h"

#include <stdlib.h>
#include <string.h>

/* How many characters of errors are beside an answer, as many as a row at its highest shows; in a paragraph of the first page;
 * and of one error. A cell holds twice as many, as some characters are written as several. */
enum { BESIDE_MOST = 1000, PARAGRAPH_MOST = 2000, FAULT_MOST = 15000, TITLE_MOST = 500 };

/* Whether a rule holds what a moderator gave against the auditor's grades, as a plan that is required does: its message would tell
 * them to a blind moderator. */
static bool tells_grades(enum ca_rule_id rule)
{
    switch ((int)rule) {
    case CA_RULE_OVERALL_ABOVE_CEILING:
    case CA_RULE_OVERALL_ABOVE_WORST:
    case CA_RULE_OVERALL_FAR:
    case CA_RULE_MODERATION_CONTRADICTS:
    case CA_RULE_ACTION_MANAGER_MISSING:
    case CA_RULE_ACTION_REVIEW_MISSING:
    case CA_RULE_ACTION_REVIEW_LATE: return true;
    default: return false;
    }
}

bool ca_form_fault_is_for(const ca_diagnostic *fault, const ca_form_options *options)
{
    static const char actions[] = "actions[", moderation[] = "moderation";
    const char *path = fault->path;
    uint64_t number = 0;
    if (options->purpose == CA_FORM_FOR_AUDITOR)
        return true;
    if (options->blind && tells_grades(fault->rule))
        return false;
    if (strncmp(path, actions, sizeof actions - 1) == 0) {
        size_t digits = strspn(path + sizeof actions - 1, "0123456789");
        char *words = ca_copy(path + sizeof actions - 1, digits);
        bool own = ca_whole_number(words, UINT32_MAX, &number) && options->own_actions_from &&
                   number >= options->own_actions_from;
        free(words);
        return own;
    }
    return *path ? strncmp(path, moderation, sizeof moderation - 1) == 0 : *fault->location.source != '\0';
}

/* Returns the rest of the PATH of a diagnostic ("actions[1].due": ".due") if it is about the row with KEY ("actions.1"), or NULL. */
static const char *after_key(const char *path, ca_slice key)
{
    size_t at = 0;
    for (; at < key.size && *path; at++) {
        if (*path == '[') { /* a list counts from 1 in messages too */
            path++;
            if (key.at[at] != '.')
                return NULL;
            continue;
        }
        if (*path == ']')
            path++;
        if (*path != key.at[at])
            return NULL;
        path++;
    }
    if (*path == ']')
        path++;
    return key.size && at == key.size && (!*path || *path == '.' || *path == '[') ? path : NULL;
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
    ca_text_add(to, fault->error ? CA_FORM_TO_MEND : CA_FORM_TO_CHECK);
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

/* Appends at most MOST characters of TEXT, and then an ellipsis. Returns whether it was all. */
static bool write_short(ca_text *to, ca_slice text, size_t most)
{
    size_t characters = 0, size = 0;
    for (; size < text.size; size++) {
        bool begins = ((unsigned char)text.at[size] & 0xC0U) != 0x80U;
        if (begins && characters++ == most)
            break;
    }
    ca_text_append(to, text.at, size);
    ca_text_add(to, size < text.size ? " …" : "");
    return size == text.size;
}

/* --- the cells ---------------------------------------------------------------------------------------------------- */

/* Marks the answers of the row at INDEX that are blank and needed, or else the first: an error is about the whole row. */
static void mark_row(ca_form_row *row)
{
    bool instead = row->instead != CA_FORM_KEY && ca_form_cell_is_filled(&row->cells[row->instead]), marked = false;
    for (int column = 0; column < CA_FORM_COLUMN_COUNT; column++) {
        ca_form_cell *cell = &row->cells[column];
        bool other = cell->or_else != CA_FORM_KEY && ca_form_cell_is_filled(&row->cells[cell->or_else]);
        bool lacks = (cell->required && !instead) || (cell->begun && !other);
        if (cell->kind != CA_FORM_ANSWER || !lacks || ca_form_cell_is_filled(cell))
            continue;
        cell->faulty = marked = true;
    }
    for (int column = 0; column < CA_FORM_COLUMN_COUNT && !marked; column++)
        if (row->cells[column].kind == CA_FORM_ANSWER)
            row->cells[column].faulty = marked = true;
}

/* Marks the answer of the row at INDEX whose part is PART (".due"; empty: the whole row); none if the form has no such cell. */
static void mark_answer(ca_form *form, size_t index, const char *part)
{
    ca_form_row *row = &form->rows[index];
    size_t parts = index;
    while (parts && form->rows[parts].kind != CA_FORM_ROW_PARTS)
        parts--;
    if (!*part)
        mark_row(row);
    for (int column = 0; column < CA_FORM_COLUMN_COUNT && *part; column++)
        if (row->cells[column].kind == CA_FORM_ANSWER && ca_slice_is(form->rows[parts].cells[column].text, part + 1))
            row->cells[column].faulty = true;
}

/* An error of the form, and the index of the row beside which it is. */
typedef struct {
    const ca_diagnostic *fault;
    size_t row;
} placed_fault;

/* Places FAULT in the row with the longest key that its path begins with, and marks the answer; or above the answers. */
static placed_fault place(ca_form *form, const ca_diagnostic *fault)
{
    placed_fault placed = {fault, SIZE_MAX};
    const char *part = NULL;
    for (size_t row = 0; row < form->count; row++) {
        const char *rest =
            form->rows[row].kind == CA_FORM_ROW_ENTRY ? after_key(fault->path, form->rows[row].key) : NULL;
        if (rest && (!part || rest > part)) {
            part = rest;
            placed.row = row;
        }
    }
    if (part)
        mark_answer(form, placed.row, part);
    for (size_t row = 0; row < form->count && placed.row == SIZE_MAX; row++)
        if (form->rows[row].kind == CA_FORM_ROW_MISSING)
            placed.row = row;
    return placed;
}

/* Returns the words of FAULT, on one line. */
static ca_slice words_of(ca_form_layout *l, const ca_diagnostic *fault)
{
    ca_text words = {0}, line = {0}, kept = {0};
    write_fault(&words, l->framework, fault);
    write_typed(l, &words, fault);
    ca_text_on_one_line(&line, (ca_slice){ca_text_words(&words), words.size});
    (void)write_short(&kept, (ca_slice){ca_text_words(&line), line.size}, FAULT_MOST);
    ca_text_free(&words);
    ca_text_free(&line);
    return ca_form_keep(l, &kept);
}

/* Writes the COUNT errors WORDS beside the answers of ROW, as many as can be seen; the first page has all of them. */
static void write_beside(ca_form_layout *l, ca_form_row *row, const ca_slice *words, size_t count)
{
    ca_text text = {0};
    bool whole = write_short(&text, words[0], BESIDE_MOST);
    size_t shown = 1;
    while (shown < count && text.size + words[shown].size <= BESIDE_MOST) {
        ca_text_byte(&text, '\n');
        ca_text_append(&text, words[shown].at, words[shown].size);
        shown++;
    }
    if (shown < count)
        ca_text_format(&text, "\nand %zu more: see the sheet “" CA_FORM_START_SHEET "”", count - shown);
    else if (!whole)
        ca_text_add(&text, "\nall of it: see the sheet “" CA_FORM_START_SHEET "”");
    ca_form_set_label(l, row, CA_FORM_FAULT, ca_form_keep(l, &text));
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
        if (book->first_page[i].link.size)
            return; /* another form did */
    ca_form_first_page_words(
        book,
        "This workbook came back with answers to mend or to check. The links beside the lines below go to the answers, "
        "which have a red border. Each line is also at the end of the row of its answer.");
}

/* Adds a paragraph with TEXT, errors of the row at INDEX, to the first page; TEXT is empty after it. */
static void add_paragraph(ca_form_layout *l, ca_text *text, size_t index)
{
    const ca_form_row *row = &l->form->rows[index];
    ca_text link = {0}, words = {0};
    ca_text_append(&words, text->at, text->size);
    ca_text_format(&words, " (%s", l->form->sheet_name.at);
    if (row->kind == CA_FORM_ROW_ENTRY) {
        ca_text_add(&words, ": ");
        (void)write_short(&words, row->cells[CA_FORM_TITLE].text, TITLE_MOST);
    }
    ca_text_byte(&words, ')');
    explain_links(l->book);
    write_target(&link, l->form, index);
    ca_form_first_page_add(l->book, &words, (ca_slice){link.at, link.size});
    ca_text_free(&link);
    ca_text_clear(text);
}

/* Names the COUNT errors WORDS of the row at INDEX on the first page. */
static void write_on_first_page(ca_form_layout *l, size_t index, const ca_slice *words, size_t count)
{
    ca_text text = {0};
    for (size_t i = 0; i < count; i++) {
        if (text.size && text.size + words[i].size > PARAGRAPH_MOST)
            add_paragraph(l, &text, index);
        ca_text_add(&text, text.size ? "\n" : "");
        ca_text_append(&text, words[i].at, words[i].size);
    }
    if (text.size)
        add_paragraph(l, &text, index);
    ca_text_free(&text);
}

static int by_row(const void *a, const void *b)
{
    const placed_fault *one = a, *other = b;
    if (one->row != other->row)
        return one->row < other->row ? -1 : 1;
    return one->fault < other->fault ? -1 : one->fault > other->fault; /* of one list */
}

void ca_form_faults_add(ca_form_layout *l)
{
    const ca_diagnostics *faults = l->options->faults;
    size_t most = faults ? faults->count : 0, count = 0;
    placed_fault *list = ca_allocate(most + 1, sizeof *list);
    ca_slice *words = ca_allocate(most + 1, sizeof *words);
    for (size_t i = 0; i < most; i++)
        if (ca_slice_equal(faults->list[i].about.record, l->form->id) &&
            ca_form_fault_is_for(&faults->list[i], l->options))
            list[count++] = place(l->form, &faults->list[i]);
    if (count)
        qsort(list, count, sizeof *list, by_row);
    for (size_t i = 0, of_row = 0; i < count; i += of_row) {
        for (of_row = 0; i + of_row < count && list[i + of_row].row == list[i].row; of_row++)
            words[of_row] = words_of(l, list[i + of_row].fault);
        if (list[i].row == SIZE_MAX)
            continue;
        write_beside(l, &l->form->rows[list[i].row], words, of_row);
        write_on_first_page(l, list[i].row, words, of_row);
    }
    free(list);
    free(words);
}
