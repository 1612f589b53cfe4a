/* SPDX-License-Identifier: MIT */
/* audit-form: writes the workbooks in which auditors and moderators fill in their audits. */
#include "base/file.h"
#include "base/json_edit.h"
#include "base/json_write.h"
#include "cli/form_word.h"
#include "cli/output_folder.h"
#include "cli/records.h"
#include "cli/side_input.h"
#include "cli/tools.h"
#include "forms/form_contents.h"
#include "forms/form_faults.h"
#include "forms/form_layout.h"
#include "forms/form_workbook.h"
#include "office/workbook_make.h"
#include "record/record_read.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A record that goes out. All texts live in the maker's arena. */
typedef struct {
    ca_line line;
    const ca_framework *framework;
    ca_slice person, quarter, id;
    bool written;
    uint64_t came_from; /* the edition of the form that it came from */
    size_t next;        /* of the records of its workbook; 0: it is the last one */
} outgoing;

/* A record that went out before. */
typedef struct earlier_form {
    ca_slice line;
    const char *file; /* that has it */
    uint64_t edition;
    bool of_faults;            /* its form had errors beside its answers */
    struct earlier_form *next; /* of the same audit */
} earlier_form;

typedef struct {
    ca_run *run;
    ca_form_options options;
    bool each_audit;
    const char *to;
    bool word; /* Word documents, and no workbooks */
    ca_form_word document;
    ca_output_folder folder;
    outgoing *records;
    size_t count, capacity;
    ca_map ids;     /* of the records (index + 1) */
    ca_map earlier; /* records that went out before (earlier_form), by id */
    ca_diagnostics faults;
    ca_map with_faults; /* the ids of records with diagnostics */
    ca_record record;   /* of a line that is laid out */
    uint64_t books, forms, kept;
    int64_t created;
    ca_arena arena;
} form_maker;

/* --- settings ----------------------------------------------------------------------------------------------------- */

/* Returns whether the workbooks are those of actions, or -1 with a usage error. */
static int is_of_actions(ca_run *run)
{
    bool actions = ca_options_has(&run->options, CA_OPTION_ACTIONS);
    if (!actions && run->options.value[CA_OPTION_AS_OF])
        return ca_run_misuse(run, "--as-of is for lists of actions: give --actions, too");
    return actions;
}

static int read_settings(form_maker *m)
{
    ca_run *run = m->run;
    const char *purpose = run->options.value[CA_OPTION_FOR], *each = run->options.value[CA_OPTION_EACH];
    int index = purpose ? ca_index_in(ca_form_purposes, ca_slice_of(purpose)) : CA_FORM_FOR_AUDITOR;
    if (index < 0)
        return ca_run_misuse(run, "--for is auditor or moderator");
    m->options = (ca_form_options){.purpose = (enum ca_form_purpose)index,
                                   .names = ca_options_has(&run->options, CA_OPTION_NAMES),
                                   .blind = ca_options_has(&run->options, CA_OPTION_BLIND),
                                   .due = run->options.value[CA_OPTION_DUE],
                                   .back_to = run->options.value[CA_OPTION_CONTACT]};
    m->each_audit = each && strcmp(each, "audit") == 0;
    if (each && !m->each_audit && strcmp(each, ca_form_purposes[index]) != 0)
        return ca_run_misuse(run, "--each is %s (a workbook for each %s) or audit", ca_form_purposes[index],
                             ca_form_purposes[index]);
    if (m->options.blind && m->options.purpose != CA_FORM_FOR_MODERATOR)
        return ca_run_misuse(run, "--blind is for the forms of moderators: give --for moderator, too");
    m->word = ca_form_is_word(run);
    m->each_audit |= m->word;
    m->to = run->options.value[CA_OPTION_OUTPUT];
    if (!m->to || !*m->to || strcmp(m->to, "-") == 0)
        return ca_run_misuse(run, "which folder do the forms go to? Give -o FOLDER");
    if (m->word && ca_form_word_open(&m->document, run, &m->options) < 0)
        return -1;
    return ca_workbook_created(0, &m->created, &run->error);
}

/* --- the records -------------------------------------------------------------------------------------------------- */

static ca_slice kept(form_maker *m, ca_slice text)
{
    return ca_arena_str(&m->arena, text);
}

/* Returns LINE, which was scanned, with form.edition set to EDITION, and form.faults to FAULTS unless it is 0, in the maker's arena. */
static ca_slice with_edition(form_maker *m, const ca_scan *scan, ca_slice line, uint64_t edition, uint64_t faults)
{
    ca_json_edits edits = {.count = 0};
    ca_text value = {0}, made = {0};
    ca_text_format(&value, "{\"edition\":%llu", (unsigned long long)edition);
    if (faults)
        ca_text_format(&value, ",\"faults\":\"%016llx\"", (unsigned long long)faults);
    ca_text_byte(&value, '}');
    ca_json_edit_member(&edits, scan, 0, "form", (ca_slice){value.at, value.size});
    ca_json_edits_write(&edits, line, &made);
    ca_slice result = kept(m, (ca_slice){made.at, made.size});
    ca_json_edits_free(&edits);
    ca_text_free(&value);
    ca_text_free(&made);
    return result;
}

/* Returns the number of actions in LINE, of a record that went out. */
static size_t count_actions(ca_slice line)
{
    ca_scan scan = {.text = NULL};
    size_t count = 0;
    uint32_t list = ca_scan_text(&scan, line.at, line.size) == 0 ? ca_node_member(&scan, 0, "actions") : 0;
    for (uint32_t at = list + 1; list && scan.nodes[list].kind == CA_ARRAY && at < scan.nodes[list].next;
         at = scan.nodes[at].next)
        count++;
    ca_scan_free(&scan);
    return count;
}

/* Returns the options of the form of the record ID, which came from the edition EDITION. The actions that it has beyond those of
 * the form before it that was no form with errors are the moderator's own. */
static ca_form_options options_for(const form_maker *m, ca_slice id, uint64_t edition)
{
    ca_form_options options = m->options;
    const earlier_form *base = NULL;
    if (!options.faults || options.purpose != CA_FORM_FOR_MODERATOR)
        return options;
    for (const earlier_form *form = ca_map_find(&m->earlier, id); form; form = form->next)
        if (!form->of_faults && form->edition <= edition && (!base || form->edition >= base->edition))
            base = form;
    options.own_actions_from = base ? count_actions(base->line) + 1 : 0;
    return options;
}

/* Whether the record ID has an error or a warning that is for the person who gets its form. */
static bool has_faults(const form_maker *m, ca_slice id, uint64_t edition)
{
    ca_form_options options = options_for(m, id, edition);
    if (options.purpose == CA_FORM_FOR_AUDITOR)
        return ca_map_find(&m->with_faults, id) != NULL;
    for (size_t i = 0; i < m->faults.count && ca_map_find(&m->with_faults, id); i++)
        if (ca_slice_equal(m->faults.list[i].about.record, id) && ca_form_fault_is_for(&m->faults.list[i], &options))
            return true;
    return false;
}

static int take_record(form_maker *m, ca_record *record)
{
    ca_slice id = ca_record_text(record, CA_ID_FIELD);
    enum ca_field person = m->options.purpose == CA_FORM_FOR_MODERATOR ? CA_MODERATOR_FIELD : CA_AUDITOR_FIELD;
    if (m->options.faults && !has_faults(m, id, ca_form_edition(record)))
        return 0;
    ca_map_entry *entry = ca_map_at(&m->ids, id);
    if (entry->thing) {
        const ca_location *here = &record->line.location,
                          *there = &m->records[(uintptr_t)entry->thing - 1].line.location;
        return ca_error_set(
            &m->run->error,
            "%s:%llu: has the id of the record at %s:%llu, and the answers of two forms with one id cannot "
            "be told apart: remove one of the two; no form was written",
            here->source, (unsigned long long)here->line, there->source, (unsigned long long)there->line);
    }
    entry->thing = (void *)(uintptr_t)(m->count + 1);
    m->records = ca_array_grow(m->records, m->count, &m->capacity, sizeof *m->records);
    outgoing *one = &m->records[m->count++];
    *one = (outgoing){.line = record->line,
                      .framework = record->framework,
                      .person = kept(m, ca_record_text(record, person)),
                      .quarter = kept(m, ca_record_text(record, CA_QUARTER_FIELD)),
                      .id = kept(m, id),
                      .came_from = ca_form_edition(record)};
    one->line.location.source = kept(m, ca_slice_of(record->line.location.source)).at;
    one->line.text = kept(m, record->line.text);
    return 0;
}

static int read_records(form_maker *m)
{
    ca_records records;
    int got = ca_records_begin(&records, m->run);
    while (got == 0 && (got = ca_records_next(&records)) > 0) {
        got = records.record.stopped ? 0 : take_record(m, &records.record);
    }
    ca_records_end(&records, records.stopped, "could not be read, and have no form");
    return got;
}

/* --- faults ------------------------------------------------------------------------------------------------------- */

static const char *text_of(const json_t *json, const char *member)
{
    const char *text = json_string_value(json_object_get(json, member));
    return text ? text : "";
}

/* Returns the rule NAME, or CA_RULE_COUNT. */
static enum ca_rule_id rule_named(const char *name)
{
    int rule = 0;
    while (rule < CA_RULE_COUNT && strcmp(ca_rules[rule].id, name) != 0)
        rule++;
    return (enum ca_rule_id)rule;
}

/* Takes one line of diagnostics as JSON; other lines, such as notes on the run, are passed over. */
static void take_fault(form_maker *m, const char *line, size_t size)
{
    json_t *json = json_loadb(line, size, 0, NULL);
    const char *record = text_of(json, "record"), *path = text_of(json, "path");
    if (*record) {
        ca_text at = {0}; /* as notes have it */
        if (*text_of(json, "cell"))
            ca_text_format(&at, "%s: '%s'!%s", ca_file_name(text_of(json, "file")), text_of(json, "sheet"),
                           text_of(json, "cell"));
        ca_diagnostic fault = {.location = {.source = kept(m, (ca_slice){ca_text_words(&at), at.size}).at},
                               .rule = rule_named(text_of(json, "rule")),
                               .error = strcmp(text_of(json, "severity"), "error") == 0,
                               .path = path,
                               .message = text_of(json, "message"),
                               .about = CA_ABOUT_NOBODY};
        fault.about.record = ca_slice_of(record);
        ca_diagnostics_add(&m->faults, &fault);
        ca_text_free(&at);
        ca_map_at(&m->with_faults, fault.about.record)->thing = m;
    }
    json_decref(json);
}

static int read_faults(form_maker *m)
{
    const char *file = m->run->options.value[CA_OPTION_FAULTS];
    size_t size = 0;
    if (!file)
        return 0;
    char *bytes = ca_whole_file(file, &size, &m->run->error);
    if (!bytes)
        return -1;
    for (char *at = bytes; at < bytes + size;) {
        char *end = memchr(at, '\n', (size_t)(bytes + size - at));
        end = end ? end : bytes + size;
        take_fault(m, at, (size_t)(end - at));
        at = end + 1;
    }
    free(bytes);
    m->options.faults = &m->faults;
    return m->faults.count ? 0
                           : ca_error_set(&m->run->error,
                                          "%s: has no diagnostics of records; write it with --diagnostics json", file);
}

/* --- forms that went out before ----------------------------------------------------------------------------------- */

static bool has_number_of_faults(const ca_record *record)
{
    uint32_t form = ca_node_member(&record->scan, 0, "form");
    return form && ca_node_member(&record->scan, form, "faults");
}

static bool add_earlier(void *context, ca_record *record)
{
    form_maker *m = context;
    ca_map_entry *entry = ca_map_at(&m->earlier, ca_record_text(record, CA_ID_FIELD));
    earlier_form *form = ca_arena_take(&m->arena, sizeof *form);
    *form = (earlier_form){.line = kept(m, record->line.text),
                           .file = kept(m, ca_slice_of(record->line.location.source)).at,
                           .edition = ca_form_edition(record),
                           .of_faults = has_number_of_faults(record),
                           .next = entry->thing};
    entry->thing = form;
    return true;
}

/* Whether FORM, one of ALL of an audit, is the last of its file: a file has several editions of one audit. */
static bool is_newest(const earlier_form *all, const earlier_form *form)
{
    bool newest = true;
    for (const earlier_form *other = all; other; other = other->next)
        newest &= other->edition <= form->edition || strcmp(other->file, form->file) != 0;
    return newest;
}

/* Returns a number for the errors and warnings of the record ID that follow from it alone: another number, other ones. Those
 * that name a place in another record change with that. */
static uint64_t faults_of(const form_maker *m, ca_slice id)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < m->faults.count; i++) {
        const ca_diagnostic *fault = &m->faults.list[i];
        const char *const texts[] = {fault->path, fault->message};
        uint64_t hash = 14695981039346656037U; /* FNV-1a */
        if (!ca_slice_equal(fault->about.record, id) || ca_form_fault_names_place(fault->message))
            continue;
        for (size_t text = 0; text < sizeof texts / sizeof *texts; text++)
            for (const char *at = texts[text];; at++) {
                hash = (hash ^ (unsigned char)*at) * 1099511628211U;
                if (!*at)
                    break;
            }
        sum += hash; /* in any order */
    }
    return sum ? sum : 1;
}

/* Whether the answers of LINE, scanned into SCAN, are those of FORM, and its errors those with the number FAULTS. */
static bool has_same_answers(const ca_scan *scan, const earlier_form *form, uint64_t faults)
{
    ca_scan before = {.text = NULL};
    ca_form_contents one = {.count = 0}, other = {.count = 0};
    ca_text number = {0};
    bool same = false;
    ca_text_format(&number, "%016llx", (unsigned long long)faults);
    if (ca_scan_text(&before, form->line.at, form->line.size) == 0) {
        uint32_t member = ca_node_member(&before, 0, "form");
        uint32_t known = member ? ca_node_member(&before, member, "faults") : 0;
        ca_form_contents_read(&one, scan);
        ca_form_contents_read(&other, &before);
        same =
            known && ca_node_is(&before, known, number.at) && ca_form_contents_compare(&one, &other, NULL, NULL) == 0;
    }
    ca_form_contents_free(&one);
    ca_form_contents_free(&other);
    ca_scan_free(&before);
    ca_text_free(&number);
    return same;
}

/* Whether the record of ONE, which was read, is that of FORM; of a form with errors: whether its answers and errors are. */
static bool is_the_same(form_maker *m, const outgoing *one, const earlier_form *form)
{
    if (m->options.faults)
        return has_same_answers(&m->record.scan, form, faults_of(m, one->id));
    return ca_slice_equal(with_edition(m, &m->record.scan, one->line.text, form->edition, 0), form->line);
}

/* Gives a record that went out before the edition of its form: the same record keeps its form, which is out; another, with
 * other members or another auditor, gets a form of a higher edition than all before it, also than the one that came back. */
static void follow_earlier(form_maker *m, outgoing *one)
{
    const earlier_form *all = ca_map_find(&m->earlier, one->id);
    ca_line line = one->line;
    ca_reporter silent = {.quiet = true, .reading_only = true};
    if (!all)
        return;
    ca_record_read(&m->record, &line, &m->run->library, m->run->format, &silent);
    uint64_t edition = ca_form_edition(&m->record);
    const earlier_form *same = NULL;
    for (const earlier_form *form = all; form; form = form->next) {
        edition = form->edition > edition ? form->edition : edition;
        if (is_newest(all, form) && is_the_same(m, one, form))
            same = form;
    }
    one->line.text = same ? same->line : with_edition(m, &m->record.scan, one->line.text, edition, 0);
    one->written = same != NULL;
    m->kept += one->written;
}

/* --- the workbooks ------------------------------------------------------------------------------------------------ */

static int write_book(form_maker *m, ca_form_book *book, const outgoing *first)
{
    ca_run *run = m->run;
    ca_form_workbook_options options = {.lock = ca_options_has(&run->options, CA_OPTION_LOCK), .created = m->created};
    ca_form_book_end(book);
    const char *nobody = m->options.purpose == CA_FORM_FOR_MODERATOR ? "moderator" : "auditor";
    ca_output *output =
        ca_output_folder_open(&m->folder, first->quarter, NULL, first->person, nobody, "xlsx", &run->error);
    int status = output ? ca_form_workbook_write(book, &options, output, &run->error) : -1;
    if (status == 0)
        status = ca_output_folder_flush(&m->folder, &run->error);
    m->books += status == 0;
    return status;
}

/* Adds the form of ONE to BOOK. */
static int add_form(form_maker *m, ca_form_book *book, outgoing *one)
{
    ca_error reason = {0};
    ca_reporter silent = {.quiet = true, .reading_only = true};
    one->written = true;
    ca_record_read(&m->record, &one->line, &m->run->library, m->run->format, &silent);
    ca_form_options options = options_for(m, one->id, one->came_from);
    int status = ca_form_book_add(book, &m->record, &options, &reason);
    if (status < 0)
        status = ca_error_set(&m->run->error, "%s:%llu: record %.*s: %s; no form was written",
                              one->line.location.source, (unsigned long long)one->line.location.line, (int)one->id.size,
                              one->id.at, ca_text_words(&reason.words));
    one->line.text = with_edition(m, &m->record.scan, one->line.text, ca_form_edition(&m->record) + 1,
                                  m->options.faults ? faults_of(m, one->id) : 0);
    m->forms++;
    ca_error_free(&reason);
    return status;
}

/* Writes the document of the record at INDEX. */
static int make_document(form_maker *m, size_t index)
{
    ca_run *run = m->run;
    outgoing *one = &m->records[index];
    ca_reporter silent = {.quiet = true, .reading_only = true};
    ca_record_read(&m->record, &one->line, &run->library, run->format, &silent);
    ca_output *output =
        ca_output_folder_open(&m->folder, one->quarter, NULL, one->person, "auditor", "docx", &run->error);
    int status = output ? ca_form_word_write(&m->document, &m->record, output, &run->error) : -1;
    one->line.text = with_edition(m, &m->record.scan, one->line.text, ca_form_edition(&m->record) + 1, 0);
    one->written = true;
    m->forms++;
    return status == 0 ? ca_output_folder_flush(&m->folder, &run->error) : -1;
}

/* Links the records that are in one workbook: those of one framework, person and quarter. */
static void link_books(form_maker *m)
{
    ca_map last = {.entries = NULL};
    ca_text key = {0};
    for (size_t i = 0; i < m->count && !m->each_audit; i++) {
        outgoing *one = &m->records[i];
        ca_slice texts[] = {ca_slice_of(one->framework->id), one->quarter, one->person};
        ca_text_clear(&key);
        for (size_t j = 0; j < sizeof texts / sizeof *texts; j++) {
            ca_text_format(&key, "%zu:", texts[j].size);
            ca_text_append(&key, texts[j].at, texts[j].size);
        }
        ca_map_entry *entry = ca_map_at(&last, (ca_slice){key.at, key.size});
        outgoing *before = entry->thing;
        if (before)
            before->next = i;
        entry->thing = one;
    }
    ca_text_free(&key);
    ca_map_free(&last, NULL);
}

/* Writes the workbook that begins with the record at INDEX. */
static int make_book(form_maker *m, size_t index)
{
    ca_form_book book;
    size_t next = index;
    ca_form_book_begin(&book, m->records[index].framework, &m->options);
    int status = 0;
    do {
        if (!m->records[next].written)
            status = add_form(m, &book, &m->records[next]);
        next = m->records[next].next;
    } while (next && status == 0);
    if (status == 0)
        status = write_book(m, &book, &m->records[index]);
    ca_form_book_free(&book);
    return status;
}

/* Writes the records to the file of --issued, each with the edition of its form. */
static int write_issued(form_maker *m)
{
    ca_output *output = &m->run->issued;
    int status = 0;
    for (size_t i = 0; i < m->count && status == 0 && ca_output_is_open(output); i++) {
        ca_slice text = m->records[i].line.text;
        status = ca_output_write(output, text.at, text.size, &m->run->error);
        if (status == 0)
            status = ca_output_write(output, "\n", 1, &m->run->error);
    }
    return status;
}

static void report(const form_maker *m)
{
    const char *person = ca_form_purposes[m->options.purpose];
    ca_text still = {0};
    if (m->kept)
        ca_text_format(&still, m->kept == 1 ? "; %llu other is out already" : "; %llu others are out already",
                       (unsigned long long)m->kept);
    if (m->word)
        ca_report_run(&m->run->reporter, CA_RUN_NOTE, "%llu form%s as Word document%s for %ss: %s%s",
                      (unsigned long long)m->forms, m->forms == 1 ? "" : "s", m->forms == 1 ? "" : "s", person, m->to,
                      ca_text_words(&still));
    else
        ca_report_run(&m->run->reporter, CA_RUN_NOTE, "%llu form%s in %llu workbook%s for %ss: %s%s",
                      (unsigned long long)m->forms, m->forms == 1 ? "" : "s", (unsigned long long)m->books,
                      m->books == 1 ? "" : "s", person, m->to, ca_text_words(&still));
    ca_text_free(&still);
}

void ca_form_run(ca_run *run)
{
    form_maker m = {.run = run};
    int status = is_of_actions(run);
    if (status > 0) {
        ca_form_actions_run(run);
        return;
    }
    if (status == 0 && ca_options_has(&run->options, CA_OPTION_BLANK)) {
        ca_form_blank_run(run);
        return;
    }
    if (status == 0)
        status = ca_side_themes(run);
    if (status == 0)
        status = read_settings(&m);
    if (status == 0)
        status = ca_records_drafts(run, CA_OPTION_EARLIER, add_earlier, &m);
    if (status == 0)
        status = read_faults(&m);
    if (status == 0)
        status = read_records(&m);
    if (status == 0 && run->input.failed)
        status = -1; /* it was reported; the forms of the other files would be some of a run's */
    if (status == 0 && m.count)
        status = ca_output_folder_make(&m.folder, m.to, &run->error);
    for (size_t i = 0; i < m.count && status == 0; i++)
        follow_earlier(&m, &m.records[i]);
    link_books(&m);
    for (size_t i = 0; i < m.count && status == 0; i++)
        if (!m.records[i].written)
            status = m.word ? make_document(&m, i) : make_book(&m, i);
    if (status == 0)
        status = write_issued(&m);
    if (status == 0)
        status = ca_output_folder_finish(&m.folder, &run->issued, &run->error);
    if (status == 0)
        report(&m);
    else
        ca_run_raise(run, CA_FAILED);
    ca_output_folder_free(&m.folder);
    ca_form_word_free(&m.document);
    free(m.records);
    ca_map_free(&m.ids, NULL);
    ca_map_free(&m.earlier, NULL);
    ca_map_free(&m.with_faults, NULL);
    ca_diagnostics_free(&m.faults);
    ca_record_free(&m.record);
    ca_arena_free(&m.arena);
}
