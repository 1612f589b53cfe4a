/* SPDX-License-Identifier: MIT */
/* audit-export: writes a summary or records as a workbook, a Word document, a page, a text or a table. */
#include "base/file.h"
#include "base/utf8.h"
#include "cli/export_learning.h"
#include "cli/records.h"
#include "cli/side_input.h"
#include "cli/tools.h"
#include "office/workbook_make.h"
#include "record/clues.h"
#include "report/build.h"
#include "report/build_learning.h"
#include "report/build_lists.h"
#include "report/build_notes.h"
#include "report/build_public_questions.h"
#include "report/build_records.h"
#include "report/committee.h"
#include "report/csv_write.h"
#include "report/document.h"
#include "report/flat_lines.h"
#include "report/html.h"
#include "report/markdown.h"
#include "report/quotations.h"
#include "report/workbook.h"
#include "summary/summary_read.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum form { XLSX, CSV, MARKDOWN, HTML, WORD, FORM_COUNT, NO_FORM = -1 };
static const char *const forms[FORM_COUNT + 1] = {"xlsx", "csv", "md", "html", "docx", NULL};

enum {
    THRESHOLD = 5, /* counts up to 5 are small, as in official statistics on children */
    THRESHOLD_MOST = 1000,
    LEAST_ROW = 20,
    LEAST_ROW_MOST = 100000
};

typedef struct {
    ca_run *run;
    enum form form;
    ca_records records;
    ca_tables set;
    ca_report_options options;
    ca_publication publication;
    ca_summary summary;
    ca_grading grading;
    ca_concern_list concerns;
    ca_learning_log learning;
    ca_clues clues; /* of the current record */
    ca_quotations quotations;
    bool words; /* tables with the words of records are wanted: to mark people in them takes time */
    uint64_t summaries, rows;
    bool flat; /* the input is flat lines */
    uint64_t faulty_lines;
    ca_flat_lines lines;
    ca_document_template made_like; /* of a Word document */
} exporter;

static void add_record(exporter *e)
{
    ca_record *record = &e->records.record;
    if (!record->stopped)
        ca_records_grade(&e->records, &e->grading, true);
    if (record->stopped)
        return;
    if (!e->summaries && !e->rows)
        ca_tables_begin_concerns(&e->set, NULL, true);
    const ca_clues *clues = e->options.names ? NULL : &e->clues;
    if (clues)
        ca_record_clues(record, &e->clues);
    ca_concern_list_add(&e->concerns, record, &e->grading, clues);
    if (e->summaries)
        ca_tables_add_actions(&e->set, record, e->summary.as_of, clues);
    ca_tables_add_record(&e->set, record, &e->grading, clues);
    ca_tables_add_notes(&e->set, record, clues);
    if (e->words) {
        e->quotations.summary = e->summaries ? &e->summary : NULL;
        ca_quotations_add(&e->quotations, record);
        ca_tables_add_lists(&e->set, record, &e->grading, e->summaries ? e->summary.as_of : CA_NO_DATE,
                            &e->quotations.marks);
    }
    e->rows++;
}

static int not_together(ca_error *error)
{
    return ca_error_set(error, "records and a summary cannot be exported together; --records takes the records "
                               "that belong to a summary");
}

/* Handles a line that is neither a record nor a summary; the first such line decides what the input is. */
static int add_flat(exporter *e, const ca_line *line)
{
    ca_error *error = &e->run->error;
    if (e->set.audience == CA_PUBLIC)
        return ca_error_set(error, "lines are not for the public; audit-aggregate makes a summary of records");
    int got = line->cut ? ca_error_set(error, "%s:%llu: is longer than a line may be", line->location.source,
                                       (unsigned long long)line->location.line)
                        : ca_flat_lines_add(&e->lines, line->text, line->location, &e->run->reporter, error);
    e->flat = true;
    e->rows++;
    e->faulty_lines += got > 0;
    return got < 0 ? -1 : 0;
}

static int add_line(exporter *e, const ca_line *line)
{
    ca_error *error = &e->run->error;
    bool first = !e->records.count && !e->rows;
    if (e->flat || (first && !line->cut && ca_line_is_flat(&e->lines, line->text)))
        return add_flat(e, line);
    ca_records_read(&e->records, line);
    if (e->records.record.is_summary) {
        if (e->rows)
            return not_together(error);
        if (e->summaries++)
            return ca_error_set(error, "one summary can be exported at a time; audit-aggregate adds summaries up");
        int status = ca_summary_read(&e->summary, line->location.source, line->text, error);
        ca_summary_recognise(&e->summary, &e->run->library);
        return status;
    }
    if (e->summaries)
        return not_together(error);
    if (e->set.audience == CA_PUBLIC)
        return ca_error_set(error, "records are not for the public; audit-aggregate makes a summary of them");
    add_record(e);
    return 0;
}

/* Returns -1 with an error if part of the input could not be read. */
static int check_read(exporter *e)
{
    if (e->run->input.failed)
        return ca_error_set(&e->run->error, "a file could not be read, so nothing is exported");
    if (e->faulty_lines)
        return ca_error_set(&e->run->error, "%llu of %llu lines cannot be put into a table, so nothing is exported",
                            (unsigned long long)e->faulty_lines, (unsigned long long)e->rows);
    unsigned long long files = e->records.unread.foreign, records = e->records.stopped - files;
    unsigned long long count = e->records.count - files;
    if (records)
        return ca_error_set(&e->run->error,
                            "%llu of %llu record%s could not be read, so nothing is exported; "
                            "audit-validate --rejects takes out what cannot be read",
                            records, count, count == 1 ? "" : "s");
    if (files)
        return ca_error_set(&e->run->error, "%llu file%s no file of records, so nothing is exported", files,
                            files == 1 ? " is" : "s are");
    return 0;
}

/* Takes an empty input for a list of actions without an action, which has headings alone. */
static int take_nothing(exporter *e)
{
    if (e->set.audience == CA_PUBLIC)
        return ca_error_set(&e->run->error, "there is nothing in the input to export");
    ca_report_run(&e->run->reporter, CA_RUN_NOTE,
                  "there is nothing in the input; the table has the headings of a list of actions, and no row");
    ca_flat_lines_add_headings(&e->lines);
    e->flat = true;
    return 0;
}

static int read_operands(exporter *e)
{
    ca_line line;
    int got;
    while ((got = ca_records_next_source(&e->records)) > 0)
        while ((got = ca_records_next_line(&e->records, &line)) != 0)
            if (got < 0 || add_line(e, &line) < 0)
                return -1;
    if (got < 0 || check_read(e) < 0)
        return -1;
    return e->summaries || e->rows ? 0 : take_nothing(e);
}

/* Reads the files of --records, in addition to the operands. */
static int read_records(exporter *e)
{
    const struct ca_option_values *files = &e->run->options.list[CA_OPTION_RECORDS];
    ca_side_input side;
    int got;
    if (!files->count)
        return 0;
    ca_side_input_begin(&side, e->run, files->values, files->count);
    e->records.input = &side.input;
    while ((got = ca_records_next(&e->records)) > 0 && !e->records.record.is_summary)
        add_record(e);
    if (got > 0)
        got = ca_error_set(&e->run->error, "--records takes records, and no summary");
    e->records.input = &e->run->input;
    ca_tables_begin_actions(&e->set, e->options.names);
    return ca_side_input_end(&side, got) < 0 && !e->run->input.failed ? -1 : check_read(e);
}

/* Prints a note that explains why a public report has no questions. */
static void report_unknown_rules(const exporter *e)
{
    for (size_t i = 0; e->set.audience == CA_PUBLIC && i < e->summary.frameworks.count; i++) {
        const ca_framework_tally *framework = e->summary.frameworks.entries[i].thing;
        if (!ca_public_knows_rules(&e->run->library, framework->layout))
            ca_report_run(&e->run->reporter, CA_RUN_NOTE,
                          "%s: its questions are left out, since it is not known what its limiting judgements "
                          "look at; give the framework's file with -F",
                          framework->layout->id);
    }
}

/* Adds the headings of a committee's paper, with the text of --text, to the report. */
static int add_committee(exporter *e)
{
    const char *name = e->run->options.value[CA_OPTION_TEXT];
    ca_committee_notes notes = {0};
    size_t size = 0;
    if (!name)
        return 0;
    char *text = ca_whole_file(name, &size, &e->run->error);
    if (!text)
        return -1;
    int status = 0;
    if (ca_utf8_valid(text, size) != size)
        status = ca_error_set(&e->run->error, "%s: is not text in UTF-8", name);
    else
        ca_committee_add(&e->set, (ca_slice){text, size}, &notes);
    for (size_t i = 0; i < notes.count; i++)
        ca_report_run(&e->run->reporter, CA_RUN_NOTE, "%s:%llu: %s", name, (unsigned long long)notes.list[i].line,
                      notes.list[i].what);
    free(notes.list);
    free(text);
    return status;
}

static int read_all(exporter *e)
{
    if (read_operands(e) < 0 || (e->flat && ca_flat_lines_table(&e->lines, &e->set, &e->run->error) < 0))
        return -1;
    if (!e->summaries && ca_options_has(&e->run->options, CA_OPTION_TEXT))
        return ca_run_misuse(e->run, "--text is for the report of a summary");
    if (!e->summaries && (ca_options_has(&e->run->options, CA_OPTION_LEARNING) || ca_export_writes_learning(e->run)))
        return ca_run_misuse(e->run, "the learning log is held against a summary");
    if (!e->summaries && ca_options_has(&e->run->options, CA_OPTION_RECORDS))
        return ca_run_misuse(e->run, "--records is used with a summary; give records alone as operands");
    if (!e->summaries) {
        ca_tables_end_concerns(&e->set, &e->concerns);
        ca_tables_add_quotations(&e->set, &e->quotations, false);
        return 0;
    }
    report_unknown_rules(e);
    e->set.labels = e->form != CSV && e->form != NO_FORM;
    if (ca_export_read_learning(e->run, &e->summary, &e->learning, &e->options, e->set.audience == CA_PUBLIC) < 0)
        return -1;
    if (ca_tables_of_summary(&e->set, &e->summary, &e->options, &e->run->error) < 0 || read_records(e) < 0)
        return -1;
    ca_tables_add_quotations(&e->set, &e->quotations, e->summary.frameworks.count > 1);
    ca_tables_finish(&e->set, &e->summary, &e->concerns);
    return add_committee(e);
}

static void list_names(const ca_tables *set, ca_text *to, const char *before, const char *after)
{
    for (size_t i = 0; i < set->count; i++)
        ca_text_format(to, "%s%s%s", i ? before : "", set->tables[i]->name, after);
}

/* Returns the format that --type, or else the name of the output file, selects. */
static enum form form_of(const ca_run *run)
{
    const char *type = run->options.value[CA_OPTION_TYPE], *file = run->options.value[CA_OPTION_OUTPUT];
    const char *dot = file ? strrchr(file, '.') : NULL;
    if (!type && dot)
        type = dot + 1;
    if (!type)
        return ca_options_has(&run->options, CA_OPTION_TABLE) ? CSV : NO_FORM;
    return (enum form)ca_index_in(forms, ca_slice_of(type));
}

/* Returns the table if --table is not given: the only one, or that of records of one framework; else NULL. */
static const ca_table *only_table(const exporter *e)
{
    const ca_table *found = NULL;
    for (size_t i = 0; i < e->set.count && !e->summaries && !e->flat; i++) {
        if (strncmp(e->set.tables[i]->name, "records-", 8) != 0)
            continue;
        if (found)
            return NULL;
        found = e->set.tables[i];
    }
    return found ? found : e->set.count == 1 ? e->set.tables[0] : NULL;
}

static const ca_table *wanted_table(exporter *e)
{
    const char *name = e->run->options.value[CA_OPTION_TABLE];
    const ca_table *table = name ? ca_tables_find(&e->set, name) : only_table(e);
    if (!table) {
        ca_text names = {0}, near = {0};
        ca_suggestion suggestion = ca_suggest_begin(ca_slice_of(name ? name : ""));
        for (size_t i = 0; i < e->set.count; i++)
            ca_suggest_try_beginning(&suggestion, e->set.tables[i]->name);
        list_names(&e->set, &names, ", ", "");
        (void)ca_run_misuse(e->run, "%s --table names one of %s%s", name ? "there is no such table;" : "which table?",
                            names.at, ca_suggestion_words(&suggestion, &near));
        ca_text_free(&names);
        ca_text_free(&near);
    }
    return table;
}

/* Returns whether CSV keeps every character: lines are read back by audit-actions update, and a log by the next report. */
static bool is_exact(const exporter *e)
{
    const char *file = e->run->options.value[CA_OPTION_OUTPUT];
    bool standard = !file || strcmp(file, "-") == 0;
    return (e->flat || e->options.learning_log) && !(standard && isatty(STDOUT_FILENO));
}

static int no_text(exporter *e, const char *form)
{
    return ca_run_misuse(e->run, "%s is for a summary; records and lines are written as xlsx, csv or html", form);
}

static int write_text(exporter *e)
{
    ca_output *output = &e->run->output;
    ca_error *error = &e->run->error;
    const ca_table *table = e->form == CSV ? wanted_table(e) : NULL;
    if (e->form == CSV && !table)
        return -1;
    if (e->form == MARKDOWN && !e->set.block_count)
        return no_text(e, "Markdown");
    if (ca_run_open_outputs(e->run) < 0)
        return -1;
    if (e->form == CSV)
        return ca_csv_write(table, ca_options_has(&e->run->options, CA_OPTION_RAW), is_exact(e), output, error);
    return e->form == HTML ? ca_html_write(&e->set, output, error) : ca_markdown_write(&e->set, output, error);
}

/* Reads the template of a Word document, if one is given. */
static int read_template(exporter *e)
{
    const char *name = e->run->options.value[CA_OPTION_TEMPLATE];
    size_t size = 0;
    if (!name)
        return 0;
    char *file = ca_whole_file(name, &size, &e->run->error);
    int status = file ? ca_document_template_read(&e->made_like, (ca_slice){file, size}, name, &e->run->error) : -1;
    free(file);
    return status;
}

/* Writes the report as a Word document, and the annex if it is asked for. */
static int write_word(exporter *e, int64_t seconds)
{
    ca_run *run = e->run;
    const ca_document_form form = {.annexed = ca_output_is_open(&run->annex),
                                   .created = seconds,
                                   .made_like = run->options.value[CA_OPTION_TEMPLATE] ? &e->made_like : NULL};
    if (ca_document_report_write(&e->set, &form, &run->output, &run->error) < 0)
        return -1;
    return form.annexed ? ca_document_annex_write(&e->set, &form, &run->annex, &run->error) : 0;
}

/* Writes the report as a workbook; or the learning log, in a workbook of its own. */
static int write_workbook(exporter *e, int64_t seconds)
{
    if (!ca_options_has(&e->run->options, CA_OPTION_TABLE))
        return ca_workbook_write(&e->set, seconds, &e->run->output, &e->run->error);
    ca_table *log = ca_tables_find(&e->set, CA_LEARNING);
    const ca_tables alone = {.tables = &log,
                             .count = 1,
                             .audience = e->set.audience,
                             .title = log->title,
                             .subject = e->set.subject,
                             .mark = e->set.mark,
                             .publisher = e->set.publisher};
    return ca_workbook_write(&alone, seconds, &e->run->output, &e->run->error);
}

/* Writes a workbook or a Word document. */
static int write_document(exporter *e)
{
    ca_run *run = e->run;
    const char *file = run->options.value[CA_OPTION_OUTPUT];
    bool word = e->form == WORD;
    int64_t seconds = 0;
    if ((!file || strcmp(file, "-") == 0) && isatty(STDOUT_FILENO))
        return ca_run_misuse(run, "a %s is not for a terminal; give -o FILE.%s", word ? "Word document" : "workbook",
                             forms[e->form]);
    if (word && !e->set.block_count)
        return no_text(e, "a Word document");
    /* An internal workbook is of the day of its figures. */
    int64_t day = !word && e->set.audience == CA_INTERNAL && e->summaries ? e->summary.as_of : 0;
    if (read_template(e) < 0 || ca_workbook_created(day, &seconds, &run->error) < 0 || ca_run_open_outputs(run) < 0)
        return -1;
    return word ? write_word(e, seconds) : write_workbook(e, seconds);
}

static int list_tables(exporter *e)
{
    ca_text names = {0};
    list_names(&e->set, &names, "", "\n");
    int status = ca_run_answer(e->run, (ca_slice){ca_text_words(&names), names.size});
    ca_text_free(&names);
    return status;
}

/* Reads the previous publications, and the options that decide how the new one is compared with them. */
static int read_published(exporter *e, bool public_form)
{
    const ca_options *options = &e->run->options;
    const struct ca_option_values *files = &options->list[CA_OPTION_PUBLISHED];
    const char *told = options->value[CA_OPTION_TOLD], *reason = options->value[CA_OPTION_REVISE];
    if ((files->count || told || reason) && !public_form)
        return ca_run_misuse(e->run, "--told, --published and --revise are for the public form");
    if (told && ca_options_has(options, CA_OPTION_LIST_TABLES))
        return ca_run_misuse(e->run, "--told is for a report, and --list-tables makes none");
    if (reason && (!files->count || !*reason))
        return ca_run_misuse(e->run, "--revise gives the reason why something of --published is published again");
    if (reason && ca_utf8_valid(reason, strlen(reason)) != strlen(reason))
        return ca_run_misuse(e->run, "--revise gives a reason in UTF-8");
    e->publication.reason = reason;
    e->options.publication = public_form ? &e->publication : NULL;
    for (size_t i = 0; i < files->count; i++)
        if (ca_publication_read(&e->publication, files->values[i], &e->run->error) < 0)
            return -1;
    return 0;
}

/* A row of at most twice the threshold cannot have more than the threshold both in the good group and in the rest. */
static int read_sizes(exporter *e, bool public_form)
{
    const ca_options *options = &e->run->options;
    const char *threshold = options->value[CA_OPTION_THRESHOLD], *least = options->value[CA_OPTION_LEAST_ROW];
    bool whole = !threshold || ca_whole_number(threshold, THRESHOLD_MOST, &e->options.most_small);
    if (!whole || e->options.most_small == 1) /* a withheld count would be known to be 1, or to be 1 or 0 */
        return ca_run_misuse(e->run, "--threshold is a whole number from 2 to %d, or 0 to withhold no small count",
                             THRESHOLD_MOST);
    uint64_t above = 2 * e->options.most_small + 1;
    e->options.least_row = LEAST_ROW > above ? LEAST_ROW : above;
    if (least && (!ca_whole_number(least, LEAST_ROW_MOST, &e->options.least_row) || e->options.least_row < above))
        return ca_run_misuse(e->run,
                             "--least-row is a whole number up to %d, and more than twice the threshold: %llu at least",
                             LEAST_ROW_MOST, (unsigned long long)above);
    if ((threshold || least) && !public_form)
        return ca_run_misuse(e->run, "%s is for the public form; an internal one withholds nothing",
                             threshold ? "--threshold" : "--least-row");
    return 0;
}

static int read_audience(exporter *e)
{
    const ca_options *options = &e->run->options;
    const char *audience = options->value[CA_OPTION_FOR];
    bool public_form = audience && strcmp(audience, "public") == 0;
    e->options.contents = e->form == XLSX;
    e->options.data = e->form == XLSX || e->form == CSV || e->form == NO_FORM;
    e->options.most_small = THRESHOLD;
    e->options.contact = options->value[CA_OPTION_CONTACT];
    e->options.published_on = options->value[CA_OPTION_PUBLISHED_ON];
    e->options.next = options->value[CA_OPTION_NEXT];
    e->options.names = ca_options_has(options, CA_OPTION_NAMES);
    e->options.records = ca_options_has(options, CA_OPTION_RECORDS);
    e->options.library = &e->run->library;
    e->set.publisher = options->value[CA_OPTION_PUBLISHER];
    e->set.audience = public_form ? CA_PUBLIC : CA_INTERNAL;
    e->set.mark = public_form ? NULL : "Internal: not for publication";
    e->set.title = "Audit records";
    if (audience && !public_form && strcmp(audience, "internal") != 0)
        return ca_run_misuse(e->run, "--for is internal or public");
    if (read_sizes(e, public_form) < 0)
        return -1;
    if ((e->options.contact || e->options.published_on || e->options.next) && !public_form)
        return ca_run_misuse(e->run, "%s is for the public form",
                             e->options.contact        ? "--contact"
                             : e->options.published_on ? "--published-on"
                                                       : "--next");
    if (ca_options_has(options, CA_OPTION_TEXT) &&
        (public_form || e->form == XLSX || e->form == CSV || e->form == NO_FORM))
        return ca_run_misuse(e->run, "--text is for an internal report as Word document, HTML or Markdown");
    if (public_form && (e->options.names || ca_options_has(options, CA_OPTION_RECORDS)))
        return ca_run_misuse(e->run, "names and records are not for the public");
    return read_published(e, public_form);
}

static int begin(exporter *e)
{
    ca_run *run = e->run;
    e->form = form_of(run);
    if (!ca_options_has(&run->options, CA_OPTION_LIST_TABLES) && e->form == NO_FORM)
        return ca_run_misuse(run, run->options.value[CA_OPTION_TYPE]
                                      ? "--type is xlsx, docx, html, md or csv"
                                      : "give -o FILE.xlsx, FILE.docx, FILE.html or FILE.md, or -t csv "
                                        "--table NAME");
    bool lists = ca_options_has(&run->options, CA_OPTION_LIST_TABLES);
    if (ca_options_has(&run->options, CA_OPTION_RAW) && e->form != CSV && !lists)
        return ca_run_misuse(run, "--raw is for CSV; the other forms run no formula");
    if (ca_options_has(&run->options, CA_OPTION_TABLE) && lists)
        return ca_run_misuse(run, "--list-tables lists all; --table is for writing one");
    bool log = ca_export_writes_learning(run) && e->form == XLSX;
    if (ca_options_has(&run->options, CA_OPTION_TABLE) && e->form != CSV && !log)
        return ca_run_misuse(run, "--table is for CSV, and learning for xlsx too; the other forms hold what there is");
    if (run->options.value[CA_OPTION_ANNEX] && (e->form != WORD || lists))
        return ca_run_misuse(run, "--annex is for a Word document");
    if (run->options.value[CA_OPTION_TEMPLATE] && (e->form != WORD || lists))
        return ca_run_misuse(run, "--template is for a Word document");
    if (read_audience(e) < 0)
        return -1;
    const char *table = run->options.value[CA_OPTION_TABLE];
    e->words = lists || e->form != CSV || (table && strncmp(table, "records-", 8) != 0);
    e->records = (ca_records){.run = run, .input = &run->input};
    e->records.record.takes_summaries = true;
    run->input.most = CA_SUMMARY_MOST;
    return 0;
}

/* Writes the publication record of --told, after its outputs are open. */
static int write_publication(exporter *e)
{
    ca_text words = {0};
    if (!ca_output_is_open(&e->run->told))
        return 0;
    ca_publication_write(&e->publication, &words);
    int status = ca_output_write(&e->run->told, words.at, words.size, &e->run->error);
    ca_text_free(&words);
    return status;
}

void ca_export_run(ca_run *run)
{
    exporter e = {.run = run};
    int status = begin(&e);
    if (status == 0)
        status = read_all(&e);
    if (status == 0 && ca_options_has(&run->options, CA_OPTION_LIST_TABLES))
        status = list_tables(&e);
    else if (status == 0)
        status = e.form == XLSX || e.form == WORD ? write_document(&e) : write_text(&e);
    if (status == 0)
        status = write_publication(&e);
    if (status < 0)
        ca_run_raise(run, CA_FAILED);
    ca_publication_free(&e.publication);
    if (e.records.run)
        ca_records_end(&e.records, 0, "");
    ca_tables_free(&e.set);
    ca_flat_lines_free(&e.lines);
    ca_grading_free(&e.grading);
    ca_concern_list_free(&e.concerns);
    ca_clues_free(&e.clues);
    ca_quotations_free(&e.quotations);
    ca_learning_free(&e.learning);
    ca_summary_free(&e.summary);
    ca_document_template_free(&e.made_like);
}
