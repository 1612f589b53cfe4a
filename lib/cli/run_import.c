/* SPDX-License-Identifier: MIT */
/* audit-import: reads the forms and the answers of surveys that came back, and writes the records that they make. */
#include "base/file.h"
#include "base/utf8.h"
#include "check/validate.h"
#include "check/word_lists.h"
#include "cli/import_check.h"
#include "cli/import_documents.h"
#include "cli/import_files.h"
#include "cli/import_returns.h"
#include "cli/import_survey.h"
#include "cli/records.h"
#include "cli/side_input.h"
#include "cli/tools.h"
#include "intake/member_value.h"
#include "record/record_read.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    ca_run *run;
    bool drafted, checks; /* --drafts, --check */
    int purpose;          /* of the forms that are taken; -1: all */
    ca_import_files files;
    ca_import_documents documents;
    ca_form_importer importer;
    ca_import_group **groups; /* those with a draft in the order of the drafts, then the others as they came */
    size_t count, capacity;
    ca_map by_id;
    ca_import_cases cases; /* the drafts by case */
    ca_import_survey survey;
    ca_map issued; /* ca_import_issued, by id */
    char **kept;   /* the bytes of files of records */
    size_t kept_count, kept_capacity;
    ca_record record; /* scratch */
    ca_grading grading;
    ca_words words;
    ca_people_list people;
    ca_reading reading;
    uint64_t workbooks, word, forms, written, not_back, empty; /* WORD: Word documents */
    ca_arena arena;
} importer;

/* --- drafts ------------------------------------------------------------------------------------------------------- */

static ca_import_group *group_of(importer *m, ca_slice id)
{
    ca_map_entry *entry = ca_map_at(&m->by_id, id);
    if (!entry->thing) {
        ca_import_group *group = ca_allocate(1, sizeof *group);
        m->groups = ca_array_grow(m->groups, m->count, &m->capacity, sizeof *m->groups);
        m->groups[m->count++] = entry->thing = group;
    }
    return entry->thing;
}

static bool add_draft(void *context, ca_record *record)
{
    importer *m = context;
    ca_import_group *group = group_of(m, ca_record_text(record, CA_ID_FIELD));
    if (group->draft)
        return false;
    ca_import_draft *draft = ca_arena_take(&m->arena, sizeof *draft);
    *draft = (ca_import_draft){.line = ca_arena_str(&m->arena, record->line.text),
                               .location = record->line.location,
                               .framework = record->framework,
                               .edition = ca_form_edition(record)};
    group->draft = draft;
    ca_slice id = ca_arena_str(&m->arena, ca_record_text(record, CA_ID_FIELD));
    ca_import_cases_add(&m->cases, ca_record_text(record, CA_CASE_ID_FIELD), id, record->framework);
    return true;
}

/* Takes a record that went out in a form: several of one audit, in different editions. */
static bool add_issued(void *context, ca_record *record)
{
    importer *m = context;
    ca_map_entry *entry = ca_map_at(&m->issued, ca_record_text(record, CA_ID_FIELD));
    ca_import_issued *issued = ca_arena_take(&m->arena, sizeof *issued);
    *issued = (ca_import_issued){
        .line = ca_arena_str(&m->arena, record->line.text), .edition = ca_form_edition(record), .next = entry->thing};
    entry->thing = issued;
    return true;
}

/* --- arrivals ----------------------------------------------------------------------------------------------------- */

static ca_arrival *add_arrival(ca_import_group *group)
{
    ca_arrival *arrival = ca_allocate(1, sizeof *arrival);
    group->list = ca_array_grow(group->list, group->count, &group->capacity, sizeof *group->list);
    group->list[group->count++] = arrival;
    return arrival;
}

static void refuse(importer *m, ca_location location, enum ca_rule_id rule, const char *words)
{
    if (!location.line)
        location.line = location.column = 1; /* the whole sheet, or the whole file */
    (void)ca_report(&m->run->reporter, location, rule, "", "%s", words);
}

/* Returns the framework of FORM, which is that of DRAFT if there is one; NULL: it was reported. */
static const ca_framework *framework_of(importer *m, const ca_form_return *form, const ca_import_draft *draft)
{
    const ca_framework *framework = form->framework.size ? ca_library_find(&m->run->library, form->framework)
                                    : draft              ? draft->framework
                                                         : NULL;
    if (!form->framework.size && !framework)
        refuse(m, form->location, CA_RULE_FRAMEWORK_MISSING,
               "the framework of the form is gone; give the drafts with --drafts");
    else if (!framework)
        refuse(m, form->location, CA_RULE_FRAMEWORK_UNKNOWN,
               "the form is of a framework that is neither built in nor given with -F");
    else if (draft && framework != draft->framework) {
        refuse(m, form->location, CA_RULE_FORM_UNKNOWN, "the form is of another framework than its draft");
        framework = NULL;
    }
    return framework;
}

/* Whether FORM has the case number of its draft: in the cell for it, or on a moderator's form anywhere. Somebody may have typed
 * the id of another audit over the form's, and the answers of one child would be those of another. */
static bool is_of_case(importer *m, const ca_form_return *form, const ca_import_draft *draft)
{
    ca_line line = {.location = {.source = ""}, .text = draft->line, .ended = true};
    ca_reporter silent = {.quiet = true, .reading_only = true};
    ca_record_read(&m->record, &line, &m->run->library, m->run->format, &silent);
    ca_slice number = ca_record_text(&m->record, CA_CASE_ID_FIELD);
    bool found = !number.size, other = false;
    for (size_t i = 0; i < form->count; i++) {
        const ca_form_answer *cell = &form->answers[i];
        bool same = ca_same_letters(cell->text, number);
        found |= same;
        other |= ca_slice_is(cell->path, "case.id") && !same && !ca_id_damage(cell->text);
    }
    return !number.size || (form->purpose == CA_FORM_FOR_MODERATOR ? found : !other);
}

static const char no_draft[] = "no draft of --drafts has the id of this form; give the file that it was made from";
static const char other_case[] =
    "the case number of the form is not that of the draft with this id, and nothing is taken from it: "
    "put the number and the id right, or send the form again";

/* Whether PATH is of a member that a list of cases fills in before the form goes out. */
static bool is_fact(ca_slice path)
{
    char *words = ca_copy(path.at, path.size);
    enum ca_field field = ca_field_named(words);
    bool fact =
        strncmp(words, "heads.", 6) == 0 || strncmp(words, "audit.previous.", 15) == 0 ||
        (field != CA_FIELD_COUNT && (ca_fields[field].heading || field == CA_QUARTER_FIELD || field == CA_THEME_FIELD));
    free(words);
    return fact;
}

/* Whether somebody filled in a form that is read without its draft. */
static bool is_filled(const ca_form_record *made)
{
    bool filled = false;
    for (size_t i = 0; i < made->place_count && !filled; i++)
        filled = made->places[i].filled && !is_fact(made->places[i].path);
    for (size_t i = 0; i < made->faults.count && !filled; i++)
        filled = made->faults.list[i].rule == CA_RULE_FORM_NOTE || made->faults.list[i].rule == CA_RULE_FORM_VALUE;
    return filled;
}

/* Makes the record of FORM, with the notes of its workbook's other sheets. */
static void make_record(importer *m, const ca_import_draft *draft, const ca_form_returns *returns,
                        const ca_form_return *form, const ca_framework *framework, const ca_form_note *notes,
                        size_t count, ca_form_record *made)
{
    ca_text skeleton = {0};
    ca_slice line = draft ? draft->line : (ca_slice){"", 0};
    if (!draft) {
        ca_form_skeleton_write(&skeleton, form->id, ca_slice_of(framework->id));
        line = ca_arena_str(&m->arena, (ca_slice){skeleton.at, skeleton.size});
    }
    ca_form_record_make(&m->importer, returns, form, line, notes, count, made);
    if (!draft)
        made->touched = is_filled(made);
    ca_text_free(&skeleton);
}

/* Takes a form that can be taken. Returns its arrival, or NULL if it is refused or nothing was filled in. */
static ca_arrival *take_form(importer *m, const ca_form_returns *returns, const ca_form_return *form,
                             const ca_form_note *notes, size_t count)
{
    ca_import_group *group = ca_map_find(&m->by_id, form->id);
    const ca_import_draft *draft = group ? group->draft : NULL;
    bool moderator = form->purpose == CA_FORM_FOR_MODERATOR;
    if (m->drafted && !draft) {
        refuse(m, form->location, CA_RULE_FORM_UNKNOWN, no_draft);
        return NULL;
    }
    if (moderator && !draft) {
        refuse(m, form->location, CA_RULE_FORM_UNKNOWN, "is a moderator's form; give the records with --drafts");
        return NULL;
    }
    const ca_framework *framework = framework_of(m, form, draft);
    if (!framework)
        return NULL;
    if (draft && !is_of_case(m, form, draft)) {
        refuse(m, form->location, CA_RULE_FORM_UNKNOWN, other_case);
        return NULL;
    }
    group = group_of(m, form->id);
    ca_form_record made;
    make_record(m, draft, returns, form, framework, notes, count, &made);
    bool untouched = !made.touched;
    group->untouched |= untouched;
    if (untouched && !(draft && m->importer.overwrite)) {
        ca_form_record_free(&made);
        return NULL;
    }
    if (draft && !untouched && !form->survey && form->edition < draft->edition &&
        (form->edition || draft->edition > 1)) {
        ca_text words = {0};
        ca_text_format(&words,
                       "is edition %llu of the form, and edition %llu is out: the audit was given to somebody else, or "
                       "the form was sent out again",
                       (unsigned long long)form->edition, (unsigned long long)draft->edition);
        refuse(m, form->location, CA_RULE_FORM_OUTDATED, words.at);
        ca_text_free(&words);
        ca_form_record_free(&made);
        return NULL;
    }
    ca_arrival *arrival = add_arrival(group);
    *arrival = (ca_arrival){.id = ca_arena_str(&m->arena, form->id),
                            .edition = form->edition,
                            .location = made.location,
                            .form = true,
                            .made = made,
                            .untouched = untouched};
    return untouched ? NULL : arrival;
}

/* --- workbooks ---------------------------------------------------------------------------------------------------- */

/* Appends the texts of a sheet without a form that are none of the forms' own. Returns the location of the first. */
static ca_location write_typed(ca_form_own *own, const ca_form_return *sheet, ca_text *to)
{
    ca_location first = sheet->location;
    uint64_t row = 0;
    const ca_form_answer **cells = ca_allocate(sheet->count, sizeof *cells);
    for (size_t i = 0; i < sheet->count; i++)
        cells[i] = &sheet->answers[i];
    ca_form_own_look(own, cells, sheet->count);
    for (size_t i = 0; i < sheet->count; i++) {
        const ca_form_answer *cell = &sheet->answers[i];
        ca_slice typed = ca_form_own_typed(own, CA_FORM_OWN_OTHERS, cell);
        if (!typed.size)
            continue;
        if (!row)
            first = cell->location;
        if (to->size)
            ca_text_byte(to, cell->location.line == row ? '\t' : '\n');
        ca_text_append(to, typed.at, typed.size);
        row = cell->location.line;
    }
    free(cells);
    return first;
}

/* Reads what somebody typed on the other sheets of a workbook into NOTES, with room for all. Returns the number of notes. */
static size_t read_others(importer *m, const ca_form_returns *returns, ca_form_note *notes)
{
    ca_form_own own = {.plain = {0}};
    size_t count = 0;
    for (size_t i = 0; i < returns->count; i++) {
        const ca_form_return *form = &returns->forms[i];
        ca_import_group *group = form->error ? NULL : ca_map_find(&m->by_id, form->id);
        ca_line line = {.location = {.source = ""}, .ended = true};
        ca_text skeleton = {0};
        ca_reporter silent = {.quiet = true, .reading_only = true};
        ca_form_skeleton_write(&skeleton, form->id, form->framework);
        line.text = group && group->draft ? group->draft->line : (ca_slice){skeleton.at, skeleton.size};
        ca_record_read(&m->record, &line, &m->run->library, m->run->format, &silent);
        if (!form->error && m->record.framework)
            ca_form_own_add(&own, &m->record, form->purpose, form->blind);
        ca_text_clear(&skeleton); /* the first page has a line for each form */
        ca_text_format(&skeleton, "%s: %.*s", form->sheet, (int)form->id.size, form->id.at ? form->id.at : "");
        ca_form_own_put(&own, CA_FORM_OWN_OTHERS, (ca_slice){skeleton.at, skeleton.size});
        ca_text_free(&skeleton);
    }
    ca_form_own_sent(&own, returns);
    for (size_t i = 0; i < returns->other_count; i++) {
        ca_text typed = {0}, at = {0};
        ca_location first = write_typed(&own, &returns->others[i], &typed);
        ca_form_cell_shown(&at, &first);
        if (typed.size)
            notes[count++] = (ca_form_note){ca_arena_str(&m->arena, (ca_slice){at.at, at.size}),
                                            ca_arena_str(&m->arena, (ca_slice){typed.at, typed.size})};
        if (typed.size)
            refuse(m, first, CA_RULE_FORM_NOTE,
                   returns->others[i].count < CA_FORM_OTHER_MOST
                       ? "is text on a sheet without a form; it is a note of the first form here that is filled in"
                       : "is text on a sheet without a form; its first 2,000 cells are a note of the first form here "
                         "that is filled in");
        ca_text_free(&typed);
        ca_text_free(&at);
    }
    ca_form_own_free(&own);
    return count;
}

/* Reports a workbook with forms for other people than --for, blank ones too, in one line. Returns whether it is one. */
static bool is_for_others(importer *m, const ca_form_returns *returns)
{
    const ca_form_return *found = NULL;
    for (size_t i = 0; i < returns->count && !found && m->purpose >= 0; i++)
        if (!returns->forms[i].error && (int)returns->forms[i].purpose != m->purpose)
            found = &returns->forms[i];
    if (found)
        refuse(m, found->location, CA_RULE_FORM_PERSON,
               m->purpose == CA_FORM_FOR_AUDITOR
                   ? "is a moderator's form: move the workbook into the folder for what moderators send back"
                   : "is an auditor's form: move the workbook into the folder for what auditors send back");
    return found != NULL;
}

static void take_workbook(importer *m, const ca_form_returns *returns, const char *source)
{
    if (is_for_others(m, returns))
        return;
    ca_form_note *notes = ca_allocate(returns->other_count, sizeof *notes);
    size_t count = returns->count ? read_others(m, returns, notes) : 0;
    bool taken = !count;
    for (size_t i = 0; i < returns->count; i++) {
        const ca_form_return *form = &returns->forms[i];
        if (form->error) {
            refuse(m, form->location, CA_RULE_FORM_FILE, form->error);
            continue;
        }
        m->forms++;
        taken |= take_form(m, returns, form, taken ? NULL : notes, taken ? 0 : count) != NULL;
    }
    if (!returns->count)
        refuse(m, (ca_location){.source = source}, CA_RULE_FORM_FILE,
               "is a workbook without a form; ask the auditor for the form itself");
    else if (!taken)
        ca_report_run(&m->run->reporter, CA_RUN_NOTE,
                      "%s: no form of it was taken, so the text on its other sheets is in no record", source);
    m->workbooks += returns->count > 0;
    free(notes);
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
    if (!m->drafted) {
        ca_text id = {0};
        ca_import_survey_id(form, &id);
        form->id = ca_arena_str(&m->arena, (ca_slice){id.at, id.size});
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
        refuse(m, form->location, rule, error);
    else
        (void)take_form(m, returns, form, NULL, 0);
}

static void take_survey(importer *m, ca_form_returns *returns, ca_slice bytes, const char *source)
{
    if (ca_import_survey_read(&m->survey, m->run, source, bytes, returns))
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
    ca_reporter *reporter = &m->run->reporter;
    ca_record *record = &m->record;
    reporter->reading_only = true; /* it passes as it is, and is checked by the next tool */
    ca_record_read(record, line, &m->run->library, m->run->format, reporter);
    reporter->reading_only = false;
    if (record->stopped)
        return;
    ca_slice id = ca_arena_str(&m->arena, ca_record_text(record, CA_ID_FIELD));
    ca_arrival *arrival = add_arrival(group_of(m, id));
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
        m->forms++;
        (void)take_form(m, &returns, &returns.forms[0], NULL, 0);
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
        refuse(m, (ca_location){.source = source}, CA_RULE_FORM_FILE,
               "is a table and no form; ask the auditor for the form itself, or give -f ID if it has the answers of a "
               "survey");
    } else if (status < 0) {
        refuse(m, (ca_location){.source = source}, CA_RULE_FORM_FILE, ca_text_words(&error.words));
    } else {
        take_workbook(m, &returns, source);
    }
    ca_form_returns_free(&returns);
    ca_error_free(&error);
}

static int take_bytes(importer *m, ca_text *bytes, const char *source)
{
    ca_slice all = {ca_text_words(bytes), bytes->size};
    if (ca_options_has(&m->run->options, CA_OPTION_SUGGEST_MAP))
        return ca_import_survey_suggest(m->run, source, all);
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
    const char *to = m->run->options.value[CA_OPTION_OUTPUT];
    if (to && strcmp(to, "-") != 0 && strcmp(path, "-") != 0 && ca_same_file(path, to))
        return ca_run_misuse(m->run, "%s would be read and written", path);
    ca_side_input_begin(&side, m->run, &path, 1);
    int status = ca_input_source(&side.input);
    if (status > 0) {
        status = ca_input_whole(&side.input, &bytes, most, &m->run->error);
        if (status == 0 && !side.input.failed)
            status = take_bytes(m, &bytes, path);
    }
    ca_text_free(&bytes);
    bool failed = side.input.failed;
    status = ca_side_input_end(&side, status);
    return failed ? 0 : status; /* a file that cannot be read was reported, and the others go on */
}

/* --- the result --------------------------------------------------------------------------------------------------- */

/* Reports what is wrong with the record of ARRIVAL, each at the cell that it is about. What is wrong with an audit was reported
 * when it came from its auditor, and its moderator cannot mend it, but for the actions that they added. */
static void report_record(importer *m, ca_arrival *arrival)
{
    ca_reporter *reporter = &m->run->reporter;
    ca_diagnostics found = {.count = 0};
    ca_reporter gather = {.all = &found, .draft = reporter->draft, .wants_about = true};
    ca_line line = {
        .location = arrival->location, .text = {arrival->made.line.at, arrival->made.line.size}, .ended = true};
    memcpy(gather.off, reporter->off, sizeof gather.off);
    ca_record_read(&m->record, &line, &m->run->library, m->run->format, &gather);
    if (!m->record.stopped && m->record.framework)
        ca_validate_record(&m->record, &gather, &m->grading, &m->reading);
    reporter->about = ca_record_identify(&m->record.scan, &m->record.arena);
    for (size_t i = 0; i < arrival->made.faults.count; i++) {
        const ca_diagnostic *fault = &arrival->made.faults.list[i];
        (void)ca_report(reporter, fault->location, fault->rule, fault->path, "%s", fault->message);
    }
    for (size_t i = 0; i < found.count; i++)
        if (arrival->made.purpose == CA_FORM_FOR_AUDITOR || strncmp(found.list[i].path, "moderation", 10) == 0 ||
            ca_form_fills_entry(&arrival->made, found.list[i].path))
            (void)ca_report(reporter, ca_form_place_of(&arrival->made, found.list[i].path), found.list[i].rule,
                            found.list[i].path, "%s", found.list[i].message);
    reporter->about = (ca_about)CA_ABOUT_NOBODY;
    ca_diagnostics_free(&found);
}

static int write_line(importer *m, ca_slice line)
{
    ca_run *run = m->run;
    if (m->checks)
        return 0;
    m->written++;
    if (ca_output_write(&run->output, line.at, line.size, &run->error) < 0)
        return -1;
    return ca_output_write(&run->output, "\n", 1, &run->error);
}

static int write_group(importer *m, ca_import_group *group)
{
    if (group->count > 1)
        group->issued = ca_map_find(&m->issued, group->list[0]->id);
    ca_arrival *chosen = ca_import_choose(group, m->run);
    bool back = false;
    for (size_t i = 0; i < group->count; i++)
        back |= !group->list[i]->untouched;
    m->not_back += !back && group->untouched;
    if (!chosen)
        return 0;
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
    if (m->workbooks || !m->word)
        ca_text_format(to, " in %llu workbook%s", (unsigned long long)m->workbooks, m->workbooks == 1 ? "" : "s");
    if (m->word)
        ca_text_format(to, " %s %llu Word document%s", m->workbooks ? "and" : "in", (unsigned long long)m->word,
                       m->word == 1 ? "" : "s");
}

/* Appends what was written, and of what it is made. */
static void write_counts(const importer *m, ca_text *to)
{
    unsigned long long records = m->written, forms = m->forms, responses = m->survey.responses,
                       tables = m->survey.tables;
    ca_text_format(to, "%llu record%s", records, records == 1 ? "" : "s");
    if (m->workbooks || m->word || !m->survey.came) {
        ca_text_format(to, "; %llu form%s", forms, forms == 1 ? "" : "s");
        write_files(m, to);
    }
    if (m->survey.came)
        ca_text_format(to, "; %llu response%s in %llu table%s", responses, responses == 1 ? "" : "s", tables,
                       tables == 1 ? "" : "s");
}

static void report_run(const importer *m)
{
    const ca_reporter *reporter = &m->run->reporter;
    if (m->files.passed_over)
        ca_report_run(reporter, CA_RUN_NOTE, "%zu hidden or lock file%s passed over", m->files.passed_over,
                      m->files.passed_over == 1 ? " was" : "s were");
    if (!m->drafted && m->survey.responses)
        ca_report_run(reporter, CA_RUN_NOTE,
                      "without --drafts, each record is made of its response alone: what the survey does not ask is "
                      "missing");
    if (!m->drafted && m->forms)
        ca_report_run(
            reporter, CA_RUN_NOTE,
            "without --drafts, each record is made of its form alone: what the form does not show is missing");
    if (m->documents.made)
        ca_report_run(reporter, CA_RUN_NOTE,
                      "the id of a record of a Word form is made of the framework, the quarter and the case number");
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
    ca_run *run = m->run;
    static char standard[] = "-";
    const char *id = run->options.value[CA_OPTION_FRAMEWORK];
    if (id && !(m->documents.framework = ca_run_framework(run, id)))
        return -1;
    const char *purpose = run->options.value[CA_OPTION_FOR];
    m->purpose = purpose ? ca_index_in(ca_form_purposes, ca_slice_of(purpose)) : -1;
    if (purpose && m->purpose < 0)
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
    for (size_t i = 0; i < m->count && status == 0; i++)
        status = write_group(m, m->groups[i]);
    if (status == 0 && m->checks)
        status = ca_import_check_write(m->run, m->groups, m->count, &m->record);
    if (status == 0 && !ca_options_has(&run->options, CA_OPTION_SUGGEST_MAP))
        report_run(m);
    return status;
}

static void free_all(importer *m)
{
    for (size_t i = 0; i < m->count; i++) {
        for (size_t j = 0; j < m->groups[i]->count; j++) {
            ca_form_record_free(&m->groups[i]->list[j]->made);
            free(m->groups[i]->list[j]);
        }
        free(m->groups[i]->list);
        free(m->groups[i]);
    }
    free(m->groups);
    ca_map_free(&m->by_id, NULL);
    ca_import_cases_free(&m->cases);
    ca_import_survey_end(&m->survey);
    ca_map_free(&m->issued, NULL);
    for (size_t i = 0; i < m->kept_count; i++)
        free(m->kept[i]);
    free(m->kept);
    ca_import_files_free(&m->files);
    ca_import_documents_free(&m->documents);
    ca_form_importer_free(&m->importer);
    ca_record_free(&m->record);
    ca_grading_free(&m->grading);
    ca_reading_free(&m->reading);
    ca_words_free(&m->words);
    ca_people_free(&m->people);
    ca_arena_free(&m->arena);
}

void ca_import_run(ca_run *run)
{
    importer m = {.run = run,
                  .drafted = ca_options_has(&run->options, CA_OPTION_DRAFTS),
                  .checks = ca_options_has(&run->options, CA_OPTION_CHECK)};
    m.documents = (ca_import_documents){.run = run, .cases = &m.cases, .drafted = m.drafted};
    m.importer = (ca_form_importer){.library = &run->library,
                                    .format = run->format,
                                    .overwrite = ca_options_has(&run->options, CA_OPTION_OVERWRITE)};
    m.reading.words = &m.words;
    m.reading.people = &m.people;
    m.reading.library = &run->library;
    if (import_all(&m) < 0 && (run->error.words.size || !run->reporter.errors))
        ca_run_raise(run, CA_FAILED);
    free_all(&m);
}
