/* SPDX-License-Identifier: MIT */
/* Reads records one by one from a run's input. */
#include "cli/records.h"

#include "check/grading.h"
#include "cli/side_input.h"
#include "record/record_read.h"

#include <string.h>
#include <time.h>
#include <unistd.h>

enum { PROGRESS_EVERY = 1024, PROGRESS_AFTER = 1000, PROGRESS_STEP = 200 };

static int64_t milliseconds(void)
{
    struct timespec now;
    if (clock_gettime(CLOCK_MONOTONIC, &now))
        return 0;
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool ruleset_known(const ca_run *run)
{
    const char *asked = run->options.value[CA_OPTION_RULESET];
    for (size_t i = 0; asked && i < run->library.count; i++)
        if (ca_framework_ruleset(ca_library_at(&run->library, i), asked) >= 0)
            return true;
    return !asked;
}

int ca_records_begin(ca_records *records, ca_run *run)
{
    *records = (ca_records){.run = run, .input = &run->input};
    records->shows_progress = !run->reporter.quiet && isatty(STDERR_FILENO);
    records->started = records->shows_progress ? milliseconds() : 0;
    if (!ruleset_known(run))
        return ca_run_misuse(run, "--ruleset: no framework has a ruleset '%s'", run->options.value[CA_OPTION_RULESET]);
    return ca_run_open_outputs(run);
}

void ca_records_show_progress(ca_records *records)
{
    if (!records->shows_progress)
        return;
    int64_t now = milliseconds();
    if (now - records->started < PROGRESS_AFTER || now - records->shown < PROGRESS_STEP)
        return;
    records->shown = now;
    (void)fprintf(stderr, "\r%llu records", (unsigned long long)records->count);
}

void ca_records_clear_progress(ca_records *records)
{
    if (records->shown)
        (void)fputs("\r\033[K", stderr);
    records->shown = 0;
}

bool ca_line_is_empty(ca_slice text)
{
    for (size_t i = 0; i < text.size; i++)
        if (!strchr(" \t\r", text.at[i]) || !text.at[i])
            return false;
    return true;
}

void ca_records_end_source(ca_records *records)
{
    ca_unread_end_file(&records->unread, &records->run->reporter);
}

int ca_records_next_source(ca_records *records)
{
    ca_records_end_source(records);
    return ca_input_source(records->input);
}

void ca_records_note_mark(ca_records *records, ca_location location)
{
    if (!records->mark_noted && !records->run->reporter.reading_only)
        ca_report_run(&records->run->reporter, CA_RUN_NOTE, "%s: begins with a byte order mark, which is left out",
                      location.source);
    records->mark_noted = true;
}

int ca_records_next_line(ca_records *records, ca_line *line)
{
    ca_run *run = records->run;
    int got;
    while ((got = ca_input_line(records->input, line, &run->error)) > 0) {
        if (ca_line_drop_mark(line))
            ca_records_note_mark(records, line->location);
        if (line->cut || !ca_line_is_empty(line->text))
            break;
        ca_records_clear_progress(records);
        if (!ca_unread_takes_empty(&records->unread))
            (void)ca_report(&run->reporter, line->location, CA_RULE_LINE_EMPTY, "", "the line is empty");
    }
    return got;
}

bool ca_records_unread(ca_records *records, const ca_line *line, bool scanned)
{
    const ca_run *run = records->run;
    records->unread.library = &run->library;
    records->unread.format = run->format;
    bool unread = ca_unread_line(&records->unread, &records->run->reporter, line, scanned, &records->begun);
    if (!unread)
        records->begun = 1;
    records->count += records->begun;
    records->stopped += unread ? records->begun : 0;
    return unread;
}

/* Returns whether LINE is an object, before it is known what it belongs to. */
static bool is_object(ca_records *records, const ca_line *line)
{
    ca_scan *scan = &records->record.scan;
    return !line->cut && line->text.size <= CA_RECORD_MOST && ca_scan_text(scan, line->text.at, line->text.size) == 0 &&
           scan->nodes[0].kind == CA_OBJECT;
}

void ca_records_read(ca_records *records, const ca_line *line)
{
    ca_run *run = records->run;
    ca_record *record = &records->record;
    bool open = ca_unread_is_open(&records->unread), unread = false;
    record->leaves_unread = true;
    if (open)
        unread = ca_records_unread(records, line, is_object(records, line));
    if (!unread) {
        ca_record_read(record, line, &run->library, run->format, &run->reporter);
        if (!open)
            unread = ca_records_unread(records, line, !record->unread);
    }
    if (unread) {
        record->line = *line;
        record->is_summary = false;
        record->unread = record->stopped = record->faulty = true;
    } else {
        records->stopped += record->stopped;
    }
    if (records->count % PROGRESS_EVERY == 0)
        ca_records_show_progress(records);
}

int ca_records_next(ca_records *records)
{
    ca_line line;
    for (;;) {
        int got = records->input->source ? ca_records_next_line(records, &line) : 0;
        if (got < 0)
            return -1;
        if (got > 0) {
            ca_records_read(records, &line);
            return 1;
        }
        got = ca_records_next_source(records);
        if (got <= 0)
            return got;
    }
}

void ca_records_grade_one(const ca_run *run, ca_record *record, ca_reporter *reporter, ca_grading *grading, bool keep)
{
    const char *asked = run->options.value[CA_OPTION_RULESET];
    const ca_framework *framework = record->framework;
    int ruleset = asked ? ca_framework_ruleset(framework, asked) : framework->ruleset;
    if (keep && ca_grading_is_carried(record))
        ca_grading_take(record, reporter, grading);
    else if (asked && ruleset < 0)
        ca_record_report(record, reporter, CA_RULE_RULESET_UNKNOWN, record->at[CA_FRAMEWORK_FIELD].node, "framework",
                         "%s has no ruleset of the name that --ruleset gives", framework->id);
    else
        ca_grade_record(record, ruleset, grading);
}

void ca_records_grade(ca_records *records, ca_grading *grading, bool keep)
{
    ca_records_grade_one(records->run, &records->record, &records->run->reporter, grading, keep);
    records->stopped += records->record.stopped;
}

/* Reads the drafts of the open file. */
static int read_drafts(ca_run *run, ca_input *input, enum ca_option option,
                       bool (*add)(void *context, ca_record *record), void *context)
{
    ca_records drafts = {.run = run, .input = input};
    ca_line line;
    int got;
    while ((got = ca_records_next_line(&drafts, &line)) > 0) {
        ca_records_read(&drafts, &line);
        if (drafts.record.stopped)
            ca_records_end_source(&drafts);
        if (drafts.record.stopped)
            got = ca_error_set(&run->error, "%s:%llu: this draft of %s cannot be read", line.location.source,
                               (unsigned long long)line.location.line, ca_option_spelt(option));
        else if (!add(context, &drafts.record))
            got = ca_error_set(&run->error, "%s:%llu: a draft before it in %s has the same id", line.location.source,
                               (unsigned long long)line.location.line, ca_option_spelt(option));
        if (got < 0)
            break;
    }
    ca_records_end(&drafts, 0, "");
    return got;
}

int ca_records_drafts(ca_run *run, enum ca_option option, bool (*add)(void *context, ca_record *record), void *context)
{
    const struct ca_option_values *files = &run->options.list[option];
    const ca_reporter reporter = run->reporter;
    int status = 0;
    run->reporter.reading_only = true;
    for (size_t i = 0; i < files->count && status >= 0; i++) {
        ca_side_input side;
        status = ca_side_file_check(run, option, files->values[i]);
        if (status < 0)
            break;
        ca_side_input_begin(&side, run, &files->values[i], 1);
        status = ca_input_source(&side.input);
        if (status > 0)
            status = read_drafts(run, &side.input, option, add, context);
        status = ca_side_input_end(&side, status);
    }
    run->reporter = reporter;
    return status < 0 ? -1 : 0;
}

int ca_records_reject(ca_records *records)
{
    ca_error *error = &records->run->error;
    const ca_line *line = &records->record.line;
    bool ended = line->ended;
    ca_slice piece;
    int got;
    ca_output *rejects = &records->run->rejects;
    if (!ca_output_is_open(rejects))
        return 0;
    if (ca_output_write(rejects, line->text.at, line->text.size, error) < 0)
        return -1;
    while ((got = ca_input_rest(records->input, &piece, &ended, error)) > 0)
        if (ca_output_write(rejects, piece.at, piece.size, error) < 0)
            return -1;
    if (got < 0)
        return -1;
    return ended ? ca_output_write(rejects, "\n", 1, error) : 0;
}

int ca_records_pass(ca_records *records, ca_slice bytes)
{
    ca_run *run = records->run;
    /* The newline is added to the pending output with its line, so that a line is written whole or not at all. */
    ca_text_append(&run->output.pending, bytes.at, bytes.size);
    return ca_output_write(&run->output, "\n", 1, &run->error);
}

void ca_records_end(ca_records *records, uint64_t held_back, const char *why)
{
    ca_run *run = records->run;
    ca_records_end_source(records);
    ca_records_clear_progress(records);
    ca_report_hidden(&run->reporter);
    uint64_t count = records->count - records->unread.foreign; /* a file of another kind has no records to count */
    held_back -= held_back < records->unread.foreign ? held_back : records->unread.foreign;
    if (held_back)
        ca_report_run(&run->reporter, CA_RUN_NOTE, "%llu of %llu record%s %s", (unsigned long long)held_back,
                      (unsigned long long)count, count == 1 ? "" : "s", why);
    ca_text_free(&records->later);
    ca_record_free(&records->record);
    ca_unread_free(&records->unread);
}
