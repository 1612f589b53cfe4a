/* SPDX-License-Identifier: MIT */
/* audit-letter: writes a document about each audit, for one purpose, into a folder. */
#include "base/utf8.h"
#include "check/grading.h"
#include "check/validate.h"
#include "check/word_lists.h"
#include "cli/output_folder.h"
#include "cli/records.h"
#include "cli/template.h"
#include "cli/tools.h"
#include "documents/letter_tags.h"
#include "documents/letter_write.h"
#include "documents/purposes.h"
#include "office/csv_row.h"
#include "office/workbook_make.h"

#include <string.h>

typedef struct {
    ca_run *run;
    enum ca_letter_purpose purpose;
    const char *to, *type;
    bool word; /* else HTML */
    ca_date as_of;
    int64_t created;
    ca_output_folder folder;
    bool made; /* the folder is there */
    ca_records records;
    ca_grading grading, checked; /* CHECKED: scratch of the validation */
    ca_words words;              /* for a reminder, which has what is wrong with the record: */
    ca_reading reading;
    ca_diagnostics faults;
    ca_letter letter;
    ca_audit_view view;
    ca_text name, file; /* of the document; its bytes */
    ca_template template;
    bool templated; /* the template is given */
    uint64_t written, not_due;
} letter_maker;

static int read_settings(letter_maker *m)
{
    ca_run *run = m->run;
    const char *verb = ca_tools[run->options.tool].verb;
    m->type = run->options.value[CA_OPTION_TYPE] ? run->options.value[CA_OPTION_TYPE] : "docx";
    m->word = strcmp(m->type, "docx") == 0;
    m->to = run->options.value[CA_OPTION_OUTPUT];
    for (int i = 0; i < CA_LETTER_PURPOSE_COUNT; i++)
        if (strcmp(ca_letter_purposes[i].name, verb) == 0)
            m->purpose = (enum ca_letter_purpose)i;
    m->templated = run->options.value[CA_OPTION_TEMPLATE] != NULL;
    if (m->templated && !m->word)
        return ca_run_misuse(run, "--template is for Word documents: give -t docx, or leave -t out");
    if (!m->word && strcmp(m->type, "html") != 0)
        return ca_run_misuse(run, "-t is docx or html");
    if (!m->to || !*m->to || strcmp(m->to, "-") == 0)
        return ca_run_misuse(run, "which folder do the documents go to? Give -o FOLDER");
    if (ca_letter_purposes[m->purpose].of_framework && !run->options.value[CA_OPTION_FRAMEWORK])
        return ca_run_misuse(run, "which framework? Give -f ID; audit-new --list names those there are");
    if (ca_letter_purposes[m->purpose].of_framework && run->options.operand_count)
        return ca_run_misuse(run, "a handbook is of a framework, and reads no records: leave the files out");
    if (ca_run_as_of(run, &m->as_of) < 0 || ca_workbook_created(0, &m->created, &run->error) < 0)
        return -1;
    m->reading = (ca_reading){.words = &m->words, .library = &run->library};
    return m->purpose == CA_LETTER_FOR_REMINDER ? ca_words_open(&m->words, NULL, 0, &run->error) : 0;
}

/* Makes the name of the file: the record's id, with a low line for each byte that not every file's name can have, or begin with. */
static void name_file(letter_maker *m, ca_slice id)
{
    ca_text_clear(&m->name);
    for (size_t i = 0; i < id.size; i++) {
        char byte = id.at[i];
        bool kept = ca_character_is_letter_or_digit(byte) || byte == '_' || ((byte == '.' || byte == '-') && i);
        ca_text_byte(&m->name, kept ? byte : '_');
    }
    ca_text_format(&m->name, "-%s.%s", ca_letter_purposes[m->purpose].name, m->type);
}

/* Adds the file to the list. */
static int list_file(letter_maker *m)
{
    ca_record *record = &m->records.record;
    ca_text row = {0};
    ca_csv_row_cell(&row, (ca_slice){m->name.at, m->name.size}, true);
    ca_csv_row_cell(&row, ca_record_text(record, CA_ID_FIELD), false);
    ca_csv_row_cell(&row, ca_record_text(record, CA_CASE_ID_FIELD), false);
    ca_csv_row_end(&row);
    int status = ca_output_write(&m->run->output, row.at, row.size, &m->run->error);
    ca_text_free(&row);
    return status;
}

/* --- templates ---------------------------------------------------------------------------------------------------- */

static const char *left_out(void *state, const ca_framework *framework, ca_form_member member)
{
    const letter_maker *m = state;
    return ca_letter_left_out(m->purpose, framework, member);
}

static int open_template(letter_maker *m)
{
    m->template.own = ca_letter_tags;
    m->template.left_out = left_out;
    m->template.state = m;
    return ca_template_open(&m->template, m->run);
}

static ca_fill_value value_of(void *state, size_t index, size_t entry)
{
    letter_maker *m = state;
    const ca_template_tag *tag = &m->template.tags[index];
    ca_fill_value nothing = CA_FILL_NOTHING;
    if (tag->own >= 0)
        return ca_letter_own_value(&m->view, &m->letter, (enum ca_letter_tag)tag->own, entry);
    return tag->member.field == CA_FIELD_COUNT ? nothing : ca_letter_value(&m->view, tag->member, entry);
}

static size_t entries_of(void *state, ca_slice list, bool section)
{
    const letter_maker *m = state;
    (void)section;
    return ca_letter_entries(&m->view, &m->letter, list);
}

static void lacks(void *state, size_t index)
{
    ca_template_lacks(&((letter_maker *)state)->template, index);
}

/* Fills in the template for the current record. */
static int fill_template(letter_maker *m)
{
    const ca_filler filler = {value_of, entries_of, lacks, m};
    ca_template_turn(&m->template, m->view.framework);
    return ca_template_fill(&m->template, &filler, &m->file);
}

/* --- letters ------------------------------------------------------------------------------------------------------ */

/* Writes the letter, which is built, into the folder. */
static int write_letter(letter_maker *m)
{
    ca_run *run = m->run;
    ca_text_clear(&m->file);
    int status = 0;
    if (m->templated)
        status = fill_template(m);
    else if (m->word)
        status = ca_letter_document(&m->letter, m->created, &m->file, &run->error);
    else
        ca_letter_html(&m->letter, &m->file);
    if (status == 0 && !m->made)
        status = ca_output_folder_make(&m->folder, m->to, &run->error);
    m->made |= status == 0;
    ca_output *output = NULL;
    if (status == 0)
        output = ca_output_folder_add(&m->folder, m->name.at, ca_options_has(&run->options, CA_OPTION_OVERWRITE),
                                      &run->error);
    if (!output || ca_output_write(output, m->file.at, m->file.size, &run->error) < 0)
        return -1;
    m->written++;
    return ca_output_folder_flush(&m->folder, &run->error);
}

/* Finds what is wrong with the record. */
static void find_faults(letter_maker *m)
{
    ca_reporter gather = {.all = &m->faults};
    ca_diagnostics_clear(&m->faults);
    ca_validate_record(&m->records.record, &gather, &m->checked, &m->reading);
    m->view.faults = &m->faults;
}

static int take_record(letter_maker *m)
{
    ca_record *record = &m->records.record;
    ca_grade_as_before(record, &m->grading);
    m->view.record = record;
    m->view.framework = record->framework;
    m->view.grading = &m->grading;
    m->view.as_of = m->as_of;
    if (m->purpose == CA_LETTER_FOR_REMINDER)
        find_faults(m);
    if (!ca_letter_build(m->purpose, &m->view, &m->letter)) {
        m->not_due++;
        return 0;
    }
    name_file(m, ca_record_text(record, CA_ID_FIELD));
    return write_letter(m) < 0 ? -1 : list_file(m);
}

/* Begins the list, which is of files that are there: nothing of it is written before. */
static int begin_list(letter_maker *m, const char *headings)
{
    ca_output_hold(&m->run->output, true);
    return ca_output_write(&m->run->output, headings, strlen(headings), &m->run->error);
}

static int read_records(letter_maker *m)
{
    int got = ca_records_begin(&m->records, m->run);
    m->records.record.skips_grading = true;
    if (got == 0)
        got = begin_list(m, "file,audit,case\n");
    while (got == 0 && (got = ca_records_next(&m->records)) > 0)
        got = m->records.record.stopped ? 0 : take_record(m);
    ca_records_end(&m->records, m->records.stopped, "could not be read, and have no document");
    return got;
}

static int write_handbook(letter_maker *m)
{
    ca_run *run = m->run;
    ca_text row = {0};
    m->view.framework = ca_run_framework(run, run->options.value[CA_OPTION_FRAMEWORK]);
    if (!m->view.framework || ca_run_open_outputs(run) < 0 || begin_list(m, "file,framework\n") < 0 ||
        !ca_letter_build(m->purpose, &m->view, &m->letter))
        return -1;
    name_file(m, ca_slice_of(m->view.framework->id));
    ca_csv_row_cell(&row, (ca_slice){m->name.at, m->name.size}, true);
    ca_csv_row_cell(&row, ca_slice_of(m->view.framework->id), false);
    ca_csv_row_end(&row);
    int status = write_letter(m);
    if (status == 0)
        status = ca_output_write(&run->output, row.at, row.size, &run->error);
    ca_text_free(&row);
    return status;
}

static void report(const letter_maker *m)
{
    ca_text others = {0};
    if (m->not_due)
        ca_text_format(&others, "; %llu other audit%s none", (unsigned long long)m->not_due,
                       m->not_due == 1 ? " needs" : "s need");
    ca_report_run(&m->run->reporter, CA_RUN_NOTE, "%llu document%s: %s%s", (unsigned long long)m->written,
                  m->written == 1 ? "" : "s", m->to, ca_text_words(&others));
    ca_text_free(&others);
}

/* The list of files that are not there is not written. */
static void give_up(ca_run *run)
{
    ca_output_abandon(&run->output);
    ca_run_raise(run, CA_FAILED);
}

void ca_letter_run(ca_run *run)
{
    letter_maker m = {.run = run};
    int status = read_settings(&m);
    if (status == 0 && m.templated)
        status = open_template(&m);
    if (status == 0)
        status = ca_letter_purposes[m.purpose].of_framework ? write_handbook(&m) : read_records(&m);
    if (status == 0 && run->input.failed)
        status = -1; /* it was reported; the documents of the other files would be some of a run's */
    if (status == 0)
        status = ca_output_folder_finish(&m.folder, &run->output, &run->error);
    if (status == 0)
        report(&m);
    else
        give_up(run);
    ca_output_folder_free(&m.folder);
    ca_grading_free(&m.grading);
    ca_grading_free(&m.checked);
    ca_reading_free(&m.reading);
    ca_words_free(&m.words);
    ca_diagnostics_free(&m.faults);
    ca_clues_free(&m.view.clues);
    ca_letter_free(&m.letter);
    ca_template_free(&m.template);
    ca_text_free(&m.name);
    ca_text_free(&m.file);
}
