/* SPDX-License-Identifier: MIT */
/* audit-import: reads the forms and the answers of surveys that came back, and writes the records that they make. */
#include "base/file.h"
#include "base/utf8.h"
#include "check/validate.h"
#include "check/word_lists.h"
#include "cli/import_check.h"
#include "cli/import_documents.h"
#include "cli/import_files.h"
#include "cli/import_forms.h"
#include "cli/import_survey.h"
#include "cli/records.h"
#include "cli/side_input.h"
#include "cli/tools.h"
#include "forms/form_places.h"
#include "intake/member_value.h"
#include "record/record_read.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    ca_importer taken; /* the forms */
    bool checks;       /* --check */
    ca_import_files files;
    ca_import_documents documents;
    ca_import_cases cases; /* the drafts by case */
    ca_import_survey survey;
    ca_map issued; /* ca_import_issued, by id */
    char **kept;   /* the bytes of files of records */
    size_t kept_count, kept_capacity;
    ca_grading grading;
    ca_words words;
    ca_people_list people;
    ca_reading reading;
    uint64_t word, written, not_back, empty; /* WORD: Word documents */
} importer;

/* --- drafts ------------------------------------------------------------------------------------------------------- */

static bool add_draft(void *context, ca_record *record)
{
    importer *m = context;
    ca_import_group *group = ca_import_group_of(&m->taken, ca_record_text(record, CA_ID_FIELD));
    if (group->draft)
        return false;
    ca_import_draft *draft = ca_arena_take(&m->taken.arena, sizeof *draft);
    *draft = (ca_import_draft){.line = ca_arena_str(&m->taken.arena, record->line.text),
                               .location = record->line.location,
                               .framework = record->framework,
                               .edition = ca_form_edition(record)};
    group->draft = draft;
    ca_slice id = ca_arena_str(&m->taken.arena, ca_record_text(record, CA_ID_FIELD));
    ca_import_cases_add(&m->cases, ca_record_text(record, CA_CASE_ID_FIELD), id, record->framework);
    return true;
}

/* Takes a record that went out in a form: several of one audit, in different editions. */
static bool add_issued(void *context, ca_record *record)
{
    importer *m = context;
    ca_map_entry *entry = ca_map_at(&m->issued, ca_record_text(record, CA_ID_FIELD));
    ca_import_issued *issued = ca_arena_take(&m->taken.arena, sizeof *issued);
    *issued = (ca_import_issued){.line = ca_arena_str(&m->taken.arena, record->line.text),
                                 .edition = ca_form_edition(record),
                                 .next = entry->thing};
    entry->thing = issued;
    return true;
}

/* --- answers of surveys -------------------------------------------------------------------------------------------- */

/* Gives FORM, a response without an id, the one of its draft, or if there are no drafts one of its own. Returns an error, or
 * NULL. */
static const char *identify(importer *m, ca_form_return *form)
{
    ca_slice number = ca_import_survey_case(form);
    const char *damage = ca_id_damage(number);
    if (!number.size)
        return "the response names neither a case nor an id, and nothing is taken of it";
    if (damage)
        return damage;
    if (!m->taken.drafted) {
        ca_text id = {0};
        ca_import_survey_id(form, &id);
        form->id = ca_arena_str(&m->taken.arena, (ca_slice){id.at, id.size});
        ca_text_free(&id);
        return NULL;
    }
    const ca_import_case *other, *found = ca_import_cases_find(&m->cases, number, form->framework, &other);
    if (!found)
        return "no draft of --drafts is of the case of this response";
    form->id = found->id;
    return other ? "several drafts are of the case of this response; map a column to id, which says which one" : NULL;
}

static bool is_empty(const ca_form_return *form)
{
    for (size_t i = 0; i < form->count; i++)
        if (form->answers[i].path.size || form->answers[i].error)
            return false;
    return true;
}

static void take_response(importer *m, const ca_form_returns *returns, ca_form_return *form)
{
    enum ca_rule_id rule = form->error ? CA_RULE_ID_DAMAGED : CA_RULE_SURVEY_CASE;
    if (!form->error && is_empty(form)) {
        m->empty++;
        return;
    }
    const char *error = form->error || form->id.size ? form->error : identify(m, form);
    if (error)
        ca_import_refuse(&m->taken, form->location, rule, error);
    else
        (void)ca_import_take_form(&m->taken, returns, form, NULL, 0);
}

static void take_survey(importer *m, ca_form_returns *returns, ca_slice bytes, const char *source)
{
    if (ca_import_survey_read(&m->survey, m->taken.run, source, bytes, returns))
        for (size_t i = 0; i < returns->count; i++)
            take_response(m, returns, &returns->forms[i]);
}

/* Whether BYTES are a table of answers: any table, if a map or a framework is given, but a workbook with forms. */
static bool is_survey(const importer *m, ca_slice bytes, const char *source, const ca_form_returns *returns, int status)
{
    enum ca_file_kind kind = ca_file_kind(source, bytes);
    if (!m->survey.on)
        return false;
    return kind == CA_FILE_OTHER ? bytes.size > 0 : kind == CA_FILE_WORKBOOK && (status < 0 || !returns->count);
}

/* --- files of records --------------------------------------------------------------------------------------------- */

static void take_record(importer *m, const ca_line *line)
{
    ca_reporter *reporter = &m->taken.run->reporter;
    ca_record *record = &m->taken.record;
    reporter->reading_only = true; /* it passes as it is, and is checked by the next tool */
    ca_record_read(record, line, &m->taken.run->library, m->taken.run->format, reporter);
    reporter->reading_only = false;
    if (record->stopped)
        return;
    ca_slice id = ca_arena_str(&m->taken.arena, ca_record_text(record, CA_ID_FIELD));
    ca_arrival *arrival = ca_import_arrive(ca_import_group_of(&m->taken, id));
    *arrival =
        (ca_arrival){.id = id, .edition = ca_form_edition(record), .location = line->location, .line = line->text};
}

static void take_records(importer *m, ca_slice bytes, const char *source)
{
    ca_line line = {.location = {.source = source, .line = 0, .column = 1}, .ended = true};
    while (bytes.size) {
        const char *end = memchr(bytes.at, '\n', bytes.size);
        size_t size = end ? (size_t)(end - bytes.at) : bytes.size;
        line.text = (ca_slice){bytes.at, size};
        line.location.line++;
        (void)ca_line_drop_mark(&line);
        if (!ca_line_is_empty(line.text))
            take_record(m, &line);
        bytes = (ca_slice){bytes.at + size + (end != NULL), bytes.size - size - (end != NULL)};
    }
}

static bool ends_in(const char *name, const char *ending)
{
    size_t size = strlen(name), of_ending = strlen(ending);
    return size >= of_ending && strcmp(name + size - of_ending, ending) == 0;
}

/* Whether a file holds records: by its name, or because it begins as one. */
static bool has_records(const char *source, ca_slice bytes)
{
    ca_slice text = ca_text_without_blanks((ca_slice){bytes.at, bytes.size < 64 ? bytes.size : 64});
    return ends_in(source, ".jsonl") || ends_in(source, ".ndjson") || (text.size && text.at[0] == '{');
}

/* --- files -------------------------------------------------------------------------------------------------------- */

static void take_document(importer *m, ca_slice bytes, const char *source)
{
    ca_form_returns returns = {.count = 0};
    if (ca_import_document(&m->documents, bytes, source, &returns) == 0) {
        m->word++;
        m->taken.forms++;
        (void)ca_import_take_form(&m->taken, &returns, &returns.forms[0], NULL, 0);
    }
    ca_form_returns_free(&returns);
}

static bool ends_as_table(const char *source)
{
    return ends_in(source, ".csv") || ends_in(source, ".tsv") || ends_in(source, ".CSV");
}

/* Takes the forms or the answers in BYTES. */
static void take_table(importer *m, ca_slice bytes, const char *source)
{
    ca_error error = {0};
    ca_form_returns returns = {.count = 0};
    int status = ca_form_read(bytes, source, &returns, &error);
    if (is_survey(m, bytes, source, &returns, status)) {
        ca_form_returns_free(&returns);
        take_survey(m, &returns, bytes, source);
    } else if (status < 0 && !m->survey.on && ends_as_table(source)) {
        ca_import_refuse(
            &m->taken, (ca_location){.source = source}, CA_RULE_FORM_FILE,
            "is a table and no form; ask the auditor for the form itself, or give -f ID if it has the answers of a "
            "survey");
    } else if (status < 0) {
        ca_import_refuse(&m->taken, (ca_location){.source = source}, CA_RULE_FORM_FILE, ca_text_words(&error.words));
    } else {
        ca_import_take_workbook(&m->taken, &returns, source);
    }
    ca_form_returns_free(&returns);
    ca_error_free(&error);
}

static int take_bytes(importer *m, ca_text *bytes, const char *source)
{
    ca_slice all = {ca_text_words(bytes), bytes->size};
    if (ca_options_has(&m->taken.run->options, CA_OPTION_SUGGEST_MAP))
        return ca_import_survey_suggest(m->taken.run, source, all);
    if (has_records(source, all)) {
        m->kept = ca_array_grow(m->kept, m->kept_count, &m->kept_capacity, sizeof *m->kept);
        m->kept[m->kept_count++] = bytes->at;
        take_records(m, all, source);
        *bytes = (ca_text){0};
    } else if (ca_import_is_document(source, all)) {
        take_document(m, all, source);
    } else {
        take_table(m, all, source);
    }
    return 0;
}

static int take_file(importer *m, char *path)
{
    const size_t most = (size_t)1 << 30;
    ca_side_input side;
    ca_text bytes = {0};
    const char *to = m->taken.run->options.value[CA_OPTION_OUTPUT];
    if (to && strcmp(to, "-") != 0 && strcmp(path, "-") != 0 && ca_same_file(path, to))
        return ca_run_misuse(m->taken.run, "%s would be read and written", path);
    ca_side_input_begin(&side, m->taken.run, &path, 1);
    int status = ca_input_source(&side.input);
    if (status > 0) {
        status = ca_input_whole(&side.input, &bytes, most, &m->taken.run->error);
        if (status == 0 && !side.input.failed)
            status = take_bytes(m, &bytes, path);
    }
    ca_text_free(&bytes);
    bool failed = side.input.failed;
    status = ca_side_input_end(&side, status);
    return failed ? 0 : status; /* a file that cannot be read was reported, and the others go on */
}

/* --- the result --------------------------------------------------------------------------------------------------- */

/* Whether what is wrong with PATH is reported for ARRIVAL. */
static bool is_reported(const ca_arrival *arrival, const char *path)
{
    const ca_form_record *made = &arrival->made;
    if (made->survey && made->document) /* a reply: the audit was checked before */
        return strncmp(path, "response", 8) == 0;
    return made->purpose == CA_FORM_FOR_AUDITOR || strncmp(path, "moderation", 10) == 0 ||
           ca_form_fills_entry(made, path);
}

/* Reports what is wrong with the record of ARRIVAL, each at the cell that it is about. What is wrong with an audit was reported
 * when it came from its auditor, and its moderator cannot mend it, but for the actions that they added. */
static void report_record(importer *m, ca_arrival *arrival)
{
    ca_reporter *reporter = &m->taken.run->reporter;
    ca_diagnostics found = {.count = 0};
    ca_reporter gather = {.all = &found, .draft = reporter->draft, .wants_about = true};
    ca_line line = {
        .location = arrival->location, .text = {arrival->made.line.at, arrival->made.line.size}, .ended = true};
    memcpy(gather.off, reporter->off, sizeof gather.off);
    ca_record_read(&m->taken.record, &line, &m->taken.run->library, m->taken.run->format, &gather);
    if (!m->taken.record.stopped && m->taken.record.framework)
        ca_validate_record(&m->taken.record, &gather, &m->grading, &m->reading);
    reporter->about = ca_record_identify(&m->taken.record.scan, &m->taken.record.arena);
    for (size_t i = 0; i < arrival->made.faults.count; i++) {
        const ca_diagnostic *fault = &arrival->made.faults.list[i];
        (void)ca_report(reporter, fault->location, fault->rule, fault->path, "%s", fault->message);
    }
    for (size_t i = 0; i < found.count; i++)
        if (is_reported(arrival, found.list[i].path))
            (void)ca_report(reporter, ca_form_place_of(&arrival->made, found.list[i].path), found.list[i].rule,
                            found.list[i].path, "%s", found.list[i].message);
    reporter->about = (ca_about)CA_ABOUT_NOBODY;
    ca_diagnostics_free(&found);
}

static int write_line(importer *m, ca_slice line)
{
    ca_run *run = m->taken.run;
    if (m->checks)
        return 0;
    m->written++;
    if (ca_output_write(&run->output, line.at, line.size, &run->error) < 0)
        return -1;
    return ca_output_write(&run->output, "\n", 1, &run->error);
}

/* Whether all that came are replies to feedback: the records without one are written as they are. */
static bool only_replies(const importer *m)
{
    return m->documents.replies && m->documents.replies == m->taken.forms && !m->taken.workbooks && !m->survey.came;
}

static int write_group(importer *m, ca_import_group *group)
{
    if (group->count > 1)
        group->issued = ca_map_find(&m->issued, group->list[0]->id);
    ca_arrival *chosen = ca_import_choose(group, m->taken.run);
    bool back = false;
    for (size_t i = 0; i < group->count; i++)
        back |= !group->list[i]->untouched;
    m->not_back += !back && group->untouched;
    if (!chosen)
        return only_replies(m) && group->draft ? write_line(m, group->draft->line) : 0;
    if (chosen->form)
        report_record(m, chosen);
    ca_text line = {0};
    ca_import_write(group, chosen, &line);
    int status = write_line(m, (ca_slice){line.at, line.size});
    ca_text_free(&line);
    return status;
}

/* Appends " in 2 workbooks and 1 Word document". */
static void write_files(const importer *m, ca_text *to)
{
    if (m->taken.workbooks || !m->word)
        ca_text_format(to, " in %llu workbook%s", (unsigned long long)m->taken.workbooks,
                       m->taken.workbooks == 1 ? "" : "s");
    if (m->word)
        ca_text_format(to, " %s %llu Word document%s", m->taken.workbooks ? "and" : "in", (unsigned long long)m->word,
                       m->word == 1 ? "" : "s");
}

/* Appends what was written, and of what it is made. */
static void write_counts(const importer *m, ca_text *to)
{
    unsigned long long records = m->written, forms = m->taken.forms, responses = m->survey.responses,
                       tables = m->survey.tables;
    ca_text_format(to, "%llu record%s", records, records == 1 ? "" : "s");
    if (m->taken.workbooks || m->word || !m->survey.came) {
        ca_text_format(to, "; %llu form%s", forms, forms == 1 ? "" : "s");
        write_files(m, to);
    }
    if (m->survey.came)
        ca_text_format(to, "; %llu response%s in %llu table%s", responses, responses == 1 ? "" : "s", tables,
                       tables == 1 ? "" : "s");
}

static void report_run(const importer *m)
{
    const ca_reporter *reporter = &m->taken.run->reporter;
    if (m->files.passed_over)
        ca_report_run(reporter, CA_RUN_NOTE, "%zu hidden or lock file%s passed over", m->files.passed_over,
                      m->files.passed_over == 1 ? " was" : "s were");
    if (!m->taken.drafted && m->survey.responses)
        ca_report_run(reporter, CA_RUN_NOTE,
                      "without --drafts, each record is made of its response alone: what the survey does not ask is "
                      "missing");
    if (!m->taken.drafted && m->taken.forms)
        ca_report_run(
            reporter, CA_RUN_NOTE,
            "without --drafts, each record is made of its form alone: what the form does not show is missing");
    if (m->documents.made)
        ca_report_run(reporter, CA_RUN_NOTE,
                      "the id of a record of a Word form is made of the framework, the quarter and the case number");
    if (m->documents.tagged && !m->documents.own_words.count)
        ca_report_run(
            reporter, CA_RUN_NOTE,
            "words beside the controls of %llu Word form%s were not looked at; give the template with --template "
            "to keep them",
            (unsigned long long)m->documents.tagged, m->documents.tagged == 1 ? "" : "s");
    ca_text what = {0};
    if (!m->checks)
        write_counts(m, &what);
    if (m->not_back)
        ca_text_format(&what, "%s%llu %s not back: nothing is filled in", what.size ? "; " : "",
                       (unsigned long long)m->not_back, m->not_back == 1 ? "form is" : "forms are");
    if (m->empty)
        ca_text_format(&what, "%s%llu response%s empty", what.size ? "; " : "", (unsigned long long)m->empty,
                       m->empty == 1 ? " is" : "s are");
    if (what.size)
        ca_report_run(reporter, CA_RUN_NOTE, "%s", what.at);
    ca_text_free(&what);
}

static int import_all(importer *m)
{
    ca_run *run = m->taken.run;
    static char standard[] = "-";
    const char *id = run->options.value[CA_OPTION_FRAMEWORK];
    if (ca_side_themes(run) < 0 || ca_import_templates(&m->documents) < 0)
        return -1;
    if (id && !(m->documents.framework = ca_run_framework(run, id)))
        return -1;
    const char *purpose = run->options.value[CA_OPTION_FOR];
    m->taken.purpose = purpose ? ca_index_in(ca_form_purposes, ca_slice_of(purpose)) : -1;
    if (purpose && m->taken.purpose < 0)
        return ca_run_misuse(run, "--for is auditor or moderator");
    int status = ca_words_open(&m->words, NULL, 0, &run->error);
    if (status == 0)
        status = ca_import_survey_begin(&m->survey, run);
    if (status == 0)
        status = ca_side_people(run, &m->people);
    if (status == 0)
        status = ca_records_drafts(run, CA_OPTION_DRAFTS, add_draft, m);
    if (status == 0)
        status = ca_records_drafts(run, CA_OPTION_EARLIER, add_issued, m);
    for (size_t i = 0; i < run->options.operand_count && status == 0; i++)
        status = ca_import_files_add(&m->files, run->options.operands[i], &run->error);
    if (status == 0 && !run->options.operand_count)
        status = ca_import_files_add(&m->files, standard, &run->error);
    if (status == 0)
        status = ca_run_open_outputs(run);
    for (size_t i = 0; i < m->files.count && status == 0; i++)
        status = take_file(m, m->files.list[i]);
    for (size_t i = 0; i < m->taken.count && status == 0; i++)
        status = write_group(m, m->taken.groups[i]);
    if (status == 0 && m->checks)
        status = ca_import_check_write(m->taken.run, m->taken.groups, m->taken.count, &m->taken.record);
    if (status == 0 && !ca_options_has(&run->options, CA_OPTION_SUGGEST_MAP))
        report_run(m);
    return status;
}

static void free_all(importer *m)
{
    ca_import_cases_free(&m->cases);
    ca_import_survey_end(&m->survey);
    ca_map_free(&m->issued, NULL);
    for (size_t i = 0; i < m->kept_count; i++)
        free(m->kept[i]);
    free(m->kept);
    ca_import_files_free(&m->files);
    ca_import_documents_free(&m->documents);
    ca_grading_free(&m->grading);
    ca_reading_free(&m->reading);
    ca_words_free(&m->words);
    ca_people_free(&m->people);
    ca_importer_free(&m->taken);
}

void ca_import_run(ca_run *run)
{
    importer m = {.taken = {.run = run, .drafted = ca_options_has(&run->options, CA_OPTION_DRAFTS)},
                  .checks = ca_options_has(&run->options, CA_OPTION_CHECK)};
    m.documents = (ca_import_documents){.run = run, .cases = &m.cases, .drafted = m.taken.drafted};
    m.taken.importer = (ca_form_importer){.library = &run->library,
                                          .format = run->format,
                                          .overwrite = ca_options_has(&run->options, CA_OPTION_OVERWRITE)};
    m.reading.words = &m.words;
    m.reading.people = &m.people;
    m.reading.library = &run->library;
    if (import_all(&m) < 0 && (run->error.words.size || !run->reporter.errors))
        ca_run_raise(run, CA_FAILED);
    free_all(&m);
}
