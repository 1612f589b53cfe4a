/* SPDX-License-Identifier: MIT */
/* A book of forms: the first page, the form of each record, the guidance. */
#include "forms/form_layout.h"

#include "forms/form_auditor.h"
#include "forms/form_labels.h"
#include "forms/form_moderator.h"
#include "office/cell_name.h"
#include "office/workbook_text.h"

#include <stdlib.h>
#include <string.h>

/* --- the first page ----------------------------------------------------------------------------------------------- */

/* Adds a paragraph to the first page; LINK, beside it, leads to a cell unless that is empty. */
static void add_link(ca_form_book *book, ca_text *text, ca_slice link)
{
    book->first_page =
        ca_resize(book->first_page, book->paragraph_count + 1, sizeof *book->first_page); /* a dozen at most */
    book->first_page_links =
        ca_resize(book->first_page_links, book->paragraph_count + 1, sizeof *book->first_page_links);
    book->first_page_links[book->paragraph_count] = ca_arena_str(&book->arena, link);
    book->first_page[book->paragraph_count++] = ca_arena_str(&book->arena, (ca_slice){ca_text_words(text), text->size});
    ca_text_free(text);
}

static void add_paragraph(ca_form_book *book, ca_text *text)
{
    add_link(book, text, (ca_slice){"", 0});
}

static void add_words(ca_form_book *book, const char *words)
{
    ca_text text = {0};
    ca_text_add(&text, words);
    add_paragraph(book, &text);
}

static void add_return(ca_form_book *book, const ca_form_options *options)
{
    ca_text text = {0};
    ca_text_add(&text, "Returning it: save the workbook under the name that it has");
    if (options->due || options->back_to)
        ca_text_add(&text, ", and return it");
    if (options->due)
        ca_text_format(&text, " by %s", options->due);
    if (options->back_to)
        ca_text_format(&text, " to %s", options->back_to);
    ca_text_add(
        &text,
        ". Use the secure way that your authority has for children's records; do not send it by ordinary email.");
    add_paragraph(book, &text);
}

static void begin_first_page(ca_form_book *book, const ca_form_options *options)
{
    bool moderator = options->purpose == CA_FORM_FOR_MODERATOR;
    ca_text text = {0};
    ca_text_format(&text, "%s: %s", moderator ? "Moderation" : "Case audits", book->framework->title);
    book->title = ca_arena_copy(&book->arena, text.at, text.size);
    ca_text_free(&text);
    add_words(book, moderator ? "Each of the next sheets is an audit to moderate. Read the auditor's answers, and fill "
                                "in the cells with a "
                                "border and a pale colour."
                              : "Each of the next sheets is the form of one case. Fill in the cells with a border and "
                                "a pale colour, from "
                                "the child's file.");
    if (moderator && options->blind)
        add_words(book, "The auditor's grades are hidden. Give your own grade to each question first; the auditor's "
                        "then shows beside it.");
    add_words(book, "“Required” marks an answer that has to be there. The column “Missing”, and the line at the top of "
                    "each sheet, count those that "
                    "are still blank.");
    if (!moderator)
        add_words(book, "If a question does not apply to this child, write the reason under “Not applicable because” "
                        "and leave the grade "
                        "blank.");
    add_words(book,
              "Dates are written like 12/07/2017. Text may be as long as it needs to be: a row can be made higher.");
    add_words(book, "Please leave the sheets, their names and the hidden column and rows as they are: they say which "
                    "answer belongs where.");
    add_return(book, options);
}

void ca_form_book_begin(ca_form_book *book, const ca_framework *framework, const ca_form_options *options)
{
    *book = (ca_form_book){.framework = framework};
    for (int i = 0; i < CA_FORM_LIST_COUNT; i++)
        ca_form_choices_fill(framework, (enum ca_form_list)i, &book->lists[i]);
    begin_first_page(book, options);
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

/* --- faults ------------------------------------------------------------------------------------------------------- */

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
static void add_faults(ca_form_layout *l)
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
    add_words(
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
        add_link(book, &words, (ca_slice){link.at, link.size});
        ca_text_free(&link);
    }
}

/* Whether a cell is filled in: with more than white space, as the formula of the form counts it. */
static bool is_filled(const ca_form_cell *cell)
{
    return ca_slice_trimmed(cell->text, " \t\r\n").size > 0;
}

/* Returns how many answers ROW lacks that it needs once one of it is filled in. */
static size_t missing_of_begun(const ca_form_row *row)
{
    size_t missing = 0;
    bool begun = false;
    for (int column = 0; column < CA_FORM_COLUMN_COUNT; column++) {
        const ca_form_cell *cell = &row->cells[column];
        bool instead = cell->or_else != CA_FORM_KEY && is_filled(&row->cells[cell->or_else]);
        begun |= cell->kind == CA_FORM_ANSWER && is_filled(cell);
        missing += cell->begun && !is_filled(cell) && !instead;
    }
    return begun ? missing : 0;
}

static void count_missing(ca_form *form)
{
    form->missing = 0;
    for (size_t i = 0; i < form->count; i++) {
        ca_form_row *row = &form->rows[i];
        row->missing = missing_of_begun(row);
        bool instead = row->instead != CA_FORM_KEY && is_filled(&row->cells[row->instead]);
        bool applies =
            !row->after || ca_slice_equal(form->rows[row->after - 1].cells[CA_FORM_SHORT].text, row->after_label);
        for (int column = 0; column < CA_FORM_COLUMN_COUNT && applies && !instead; column++)
            row->missing += row->cells[column].required && !is_filled(&row->cells[column]);
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
    add_faults(&l);
    count_missing(form);
    list_faults(book, form);
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
