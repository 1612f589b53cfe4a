/* SPDX-License-Identifier: MIT */
/* Processes all records of a run's input on a pipeline of threads. */
#define _GNU_SOURCE /* sched_getaffinity: the processors available to this run */
#include "cli/records_all.h"

#include "record/record_read.h"

#include <fcntl.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { JOBS_MOST = 256 };

/* Slices to write, in order; adjacent ones are merged. */
typedef struct {
    ca_slice *slices;
    size_t count, capacity;
} pieces;

typedef struct {
    ca_records *records;
    const ca_work *work;
    ca_text reports; /* diagnostics; the run's own reporter writes to it too */
    pieces passed, rejected;
} taker;

size_t ca_records_jobs(ca_run *run)
{
    const char *asked = run->options.value[CA_OPTION_JOBS];
    uint64_t jobs = 1;
    if (asked && (!ca_whole_number(asked, JOBS_MOST, &jobs) || !jobs)) {
        (void)ca_run_misuse(run, "-j takes a number of threads from 1 to %d", JOBS_MOST);
        return 0;
    }
#ifdef CPU_COUNT
    cpu_set_t ours;
    if (!asked && sched_getaffinity(0, sizeof ours, &ours) == 0)
        jobs = (uint64_t)CPU_COUNT(&ours);
#endif
    return jobs < 1 ? 1 : jobs > JOBS_MOST ? JOBS_MOST : (size_t)jobs;
}

/* --- reading: one at a time, in order ---------------------------------------------------------------------------- */

static enum ca_part read_batch(void *context, void *of)
{
    const taker *t = context;
    ca_worker *worker = of;
    ca_input *input = t->records->input;
    int got = input->source && !input->batch.last ? 1 : ca_input_next_source(input);
    if (got > 0 && ca_input_batch(input, &worker->batch, &worker->error) == 0)
        input->batch.last = worker->batch.last;
    else
        worker->batch.count = worker->batch.cut = worker->batch.last = 0;
    ca_text notes = worker->batch.notes;
    worker->batch.notes = input->notes;
    input->notes = notes;
    ca_text_clear(&input->notes);
    worker->batch.nothing = got <= 0;
    if (worker->error.words.size || (got <= 0 && worker->batch.notes.size))
        return CA_PART_LAST; /* reported when it is this batch's turn */
    if (got <= 0)
        return CA_PART_NONE;
    bool last = worker->batch.last && input->next_operand == input->operand_count;
    return worker->batch.cut ? CA_PART_HELD : last ? CA_PART_LAST : CA_PART_MORE;
}

/* --- processing: in any order ------------------------------------------------------------------------------------ */

static ca_outcome *add_outcome(ca_worker *worker, const ca_line *line)
{
    worker->outcomes = ca_array_grow(worker->outcomes, worker->count, &worker->capacity, sizeof *worker->outcomes);
    ca_outcome *outcome = &worker->outcomes[worker->count++];
    *outcome = (ca_outcome){.line = *line, .until = 0};
    return outcome;
}

/* Copies the id, which must outlive the record that it was read from. */
static void keep_id(ca_worker *worker, ca_outcome *outcome)
{
    uint32_t node = worker->record.at[CA_ID_FIELD].node;
    ca_slice id = ca_record_text(&worker->record, CA_ID_FIELD);
    outcome->id = id;
    if (worker->record.scan.nodes[node].escaped)
        outcome->id.at = ca_arena_copy(&worker->arena, id.at, id.size);
    outcome->print = ca_id_print_of(id);
    outcome->id_at = worker->record.scan.nodes[node].start;
}

static void process_line(ca_worker *worker, const ca_work *work, ca_outcome *outcome)
{
    ca_record *record = &worker->record;
    if (worker->reporter.broken)
        memset(worker->broken, 0, sizeof worker->broken);
    ca_record_read(record, &outcome->line, &worker->run->library, worker->run->format, &worker->reporter);
    outcome->rules_of_reading = worker->rules.count;
    outcome->summary = record->is_summary;
    outcome->unread = record->unread;
    if (!record->is_summary && !record->stopped) {
        keep_id(worker, outcome);
        work->look(worker, outcome);
    }
    outcome->stopped = outcome->held = record->stopped;
    outcome->faulty = record->faulty;
}

/* The data of each worker besides the worker itself. */
typedef struct {
    ca_worker worker;
    const ca_work *work;
} post;

static void process_batch(void *of)
{
    post *p = of;
    ca_worker *worker = &p->worker;
    worker->count = worker->rules.count = 0;
    ca_diagnostics_clear(&worker->all);
    ca_text_clear(&worker->reports);
    ca_text_clear(&worker->made);
    ca_arena_clear(&worker->arena);
    for (size_t i = 0; i < worker->batch.count; i++) {
        ca_line line = ca_batch_line(&worker->batch, i);
        bool marked = ca_line_drop_mark(&line);
        ca_outcome *outcome = add_outcome(worker, &line);
        outcome->marked = marked;
        outcome->empty = !line.cut && ca_line_is_empty(line.text);
        if (outcome->empty)
            (void)ca_report(&worker->reporter, line.location, CA_RULE_LINE_EMPTY, "", "the line is empty");
        else
            process_line(worker, p->work, outcome);
        outcome->rules = worker->rules.count;
        outcome->reports = worker->reports.size;
        outcome->made = worker->made.size;
    }
}

/* --- results: one at a time, in input order ----------------------------------------------------------------------- */

static void add_piece(pieces *to, const char *at, size_t size)
{
    ca_slice *last = to->count ? &to->slices[to->count - 1] : NULL;
    if (last && last->at + last->size == at) {
        last->size += size;
        return;
    }
    if (!size)
        return;
    to->slices = ca_array_grow(to->slices, to->count, &to->capacity, sizeof *to->slices);
    to->slices[to->count++] = (ca_slice){at, size};
}

/* Adds the record to the output: its line with a newline, with its replacement if it has one. */
static void pass(pieces *to, const ca_worker *worker, size_t index)
{
    const ca_outcome *outcome = &worker->outcomes[index];
    const char *line = outcome->line.text.at;
    size_t size = outcome->line.text.size, made = index ? worker->outcomes[index - 1].made : 0;
    if (outcome->made > made) {
        add_piece(to, line, outcome->from);
        add_piece(to, worker->made.at + made, outcome->made - made);
        add_piece(to, line + outcome->until, size - outcome->until);
    } else {
        add_piece(to, line, size);
    }
    if (outcome->line.ended)
        add_piece(to, line + size, 1);
    else
        add_piece(to, "\n", 1);
}

/* Shows the diagnostics FROM to UNTIL of a worker; the text of the first begins at offset START. */
static void show(taker *t, const ca_worker *worker, const char *source, size_t from, size_t until, size_t start)
{
    ca_reporter *reporter = &t->records->run->reporter;
    for (size_t i = from; i < until; i++) {
        const struct ca_reported_rule *rule = &worker->rules.rules[i];
        if (ca_report_shows(reporter, source, (enum ca_rule_id)rule->rule))
            ca_text_append(&t->reports, ca_text_words(&worker->reports) + start, rule->reports - start);
        start = rule->reports;
    }
}

/* Reports and counts the diagnostics of an outcome. */
static void report_outcome(taker *t, const ca_worker *worker, size_t index)
{
    const ca_outcome *outcome = &worker->outcomes[index];
    ca_reporter *reporter = &t->records->run->reporter;
    size_t from = index ? outcome[-1].rules : 0, start = index ? outcome[-1].reports : 0;
    size_t until = t->records->repeated ? outcome->rules_of_reading : outcome->rules;
    for (size_t i = from; i < until; i++)
        ca_report_count(reporter, worker->rules.rules[i]);
    if (worker->reports.size > start)
        show(t, worker, outcome->line.location.source, from, until, start);
    for (size_t i = from; i < until && reporter->all; i++)
        ca_diagnostics_add(reporter->all, &worker->all.list[i]);
}

/* Reports RULE of the record of OUTCOME. Its scan is gone, so that it is scanned again if its id is wanted. Returns as ca_report. */
static int report_record(ca_records *records, const ca_outcome *outcome, enum ca_rule_id rule, uint64_t column,
                         const char *path, const char *words)
{
    ca_reporter *reporter = &records->run->reporter;
    ca_unread *scratch = &records->unread;
    const ca_about nobody = CA_ABOUT_NOBODY;
    ca_location location = outcome->line.location;
    location.column = column;
    if (reporter->wants_about && ca_scan_text(&scratch->scan, outcome->line.text.at, outcome->line.text.size) == 0) {
        ca_slice framework = ca_record_member_text(&scratch->scan, 0, "framework", &scratch->arena);
        reporter->about = ca_record_identify(&scratch->scan, &scratch->arena);
        reporter->about.framework = ca_library_find(&records->run->library, framework);
    }
    int severity = ca_report(reporter, location, rule, path, "%s", words);
    reporter->about = nobody;
    ca_arena_clear(&scratch->arena);
    return severity;
}

static void report_repeated(const taker *t, const ca_outcome *outcome)
{
    (void)report_record(t->records, outcome, CA_RULE_ID_DUPLICATE, outcome->id_at + (uint64_t)1, "id",
                        t->records->repeated);
}

/* Decides whether the line of an outcome is a record: it may be part of an unreadable one that began before it. */
static void decide_line(ca_records *records, ca_outcome *outcome)
{
    if (outcome->marked)
        ca_records_note_mark(records, outcome->line.location);
    outcome->unread = ca_records_unread(records, &outcome->line, !outcome->unread);
    outcome->records = records->begun;
    if (outcome->unread) {
        outcome->summary = false;
        outcome->stopped = outcome->held = outcome->faulty = true;
    } else {
        records->count -= outcome->summary;
        records->stopped += outcome->stopped;
    }
}

static int handle_outcome(taker *t, ca_worker *worker, size_t index)
{
    ca_records *records = t->records;
    ca_outcome *outcome = &worker->outcomes[index];
    decide_line(records, outcome);
    if (t->work->take && t->work->take(records, worker, index) < 0)
        return -1;
    if (!outcome->unread)
        report_outcome(t, worker, index);
    if (records->repeated)
        report_repeated(t, outcome);
    records->repeated = NULL;
    if (records->later.size)
        ca_text_append(&t->reports, records->later.at, records->later.size);
    ca_text_clear(&records->later);
    if (outcome->held && ca_output_is_open(&records->run->rejects))
        add_piece(&t->rejected, outcome->line.text.at, outcome->line.text.size + outcome->line.ended);
    else if (!outcome->held && t->work->passes)
        pass(&t->passed, worker, index);
    return 0;
}

/* Handles an outcome, or an empty line: inside something unreadable it is part of that. */
static int handle_line(taker *t, ca_worker *worker, size_t index)
{
    if (!worker->outcomes[index].empty)
        return handle_outcome(t, worker, index);
    if (!ca_unread_takes_empty(&t->records->unread))
        report_outcome(t, worker, index);
    return 0;
}

/* Prints the diagnostics and writes the output of the outcomes handled so far. */
static int write_results(taker *t)
{
    ca_run *run = t->records->run;
    if (t->reports.size) {
        ca_records_clear_progress(t->records);
        (void)fwrite(t->reports.at, 1, t->reports.size, run->reporter.stream);
    }
    ca_text_clear(&t->reports);
    int status = ca_output_slices(&run->output, t->passed.slices, t->passed.count, &run->error);
    if (status == 0)
        status = ca_output_slices(&run->rejects, t->rejected.slices, t->rejected.count, &run->error);
    t->passed.count = t->rejected.count = 0;
    return status;
}

/* Skips the rest of a truncated line, or writes it to the rejects if the record is held back. */
static int skip_rest(const taker *t)
{
    ca_run *run = t->records->run;
    ca_slice piece;
    bool ended;
    int got;
    while ((got = ca_input_rest(t->records->input, &piece, &ended, &run->error)) > 0)
        if (ca_output_is_open(&run->rejects) &&
            (ca_output_write(&run->rejects, piece.at, piece.size, &run->error) < 0 ||
             (ended && ca_output_write(&run->rejects, "\n", 1, &run->error) < 0)))
            return -1;
    return got;
}

static int handle_batch(void *context, void *of)
{
    taker *t = context;
    ca_worker *worker = of;
    ca_run *run = t->records->run;
    ca_text_append(&t->reports, ca_text_words(&worker->batch.notes), worker->batch.notes.size);
    int status = 0;
    for (size_t i = 0; i < worker->count && status == 0; i++)
        status = handle_line(t, worker, i);
    if (worker->batch.last && !worker->batch.nothing)
        ca_records_end_source(t->records);
    if (write_results(t) < 0)
        status = -1;
    if (worker->error.words.size && status == 0) {
        status = ca_error_set(&run->error, "%s", worker->error.words.at);
    }
    if (status == 0 && worker->batch.cut)
        status = skip_rest(t);
    if (status == 0 && worker->batch.last && !worker->batch.nothing && t->work->source_ends)
        status = t->work->source_ends(t->records, &worker->batch);
    ca_records_show_progress(t->records);
    return status;
}

static void after_batch(void *of, void *hand)
{
    post *p = of;
    if (p->work->after)
        p->work->after(&p->worker, hand);
}

/* --- the whole run ------------------------------------------------------------------------------------------------ */

static post *begin_post(ca_records *records, const ca_work *work)
{
    post *p = ca_allocate_cacheline(sizeof *p);
    const ca_run *run = records->run;
    ca_worker *worker = &p->worker;
    p->work = work;
    worker->run = run;
    worker->own = ca_allocate_cacheline(work->own_size);
    if (work->own_begins)
        work->own_begins(worker->own, records->context);
    worker->reporter = run->reporter;
    worker->reporter.gathered = &worker->reports;
    worker->reporter.rules = &worker->rules;
    worker->reporter.all = run->reporter.all ? &worker->all : NULL;
    worker->reporter.broken = run->reporter.broken ? worker->broken : NULL;
    worker->record.takes_summaries = work->takes_summaries;
    worker->record.skips_grading = work->skips_grading;
    worker->record.leaves_unread = true;
    return p;
}

static void end_post(post *p)
{
    ca_worker *worker = &p->worker;
    ca_record_free(&worker->record);
    ca_batch_free(&worker->batch);
    ca_text_free(&worker->reports);
    ca_text_free(&worker->made);
    ca_arena_free(&worker->arena);
    ca_error_free(&worker->error);
    free(worker->rules.rules);
    ca_diagnostics_free(&worker->all);
    free(worker->outcomes);
    if (p->work->own_ends)
        p->work->own_ends(worker->own);
    free(worker->own);
    free(p);
}

/* Makes a pipe that wakes a thread waiting for input. Without it the pipeline stops only when input arrives. */
static void open_stop(int stop[2])
{
    stop[0] = stop[1] = -1;
    if (pipe(stop) == 0)
        (void)(fcntl(stop[0], F_SETFD, FD_CLOEXEC) | fcntl(stop[1], F_SETFD, FD_CLOEXEC));
}

static void close_stop(const int stop[2])
{
    for (int i = 0; i < 2; i++)
        if (stop[i] >= 0)
            (void)close(stop[i]);
}

/* Runs the pipeline with the run's input and diagnostics set up for it. */
static int run_pipeline(taker *t, void *const *posts, void *const *hands, size_t jobs)
{
    ca_run *run = t->records->run;
    ca_input *input = t->records->input;
    ca_output *flushed = input->flushed;
    int stop[2] = {-1, -1};
    if (jobs > 1)
        open_stop(stop);
    run->reporter.gathered = &t->reports;
    input->flushed = NULL; /* no output is pending between two batches */
    input->stop = stop[0];
    ca_pipeline pipeline = {t, posts, hands, jobs, stop[1], read_batch, process_batch, handle_batch, after_batch};
    int status = ca_pipeline_run(&pipeline);
    input->stop = -1;
    input->flushed = flushed;
    run->reporter.gathered = NULL;
    close_stop(stop);
    return status;
}

int ca_records_all(ca_records *records, const ca_work *work, void *const *hands, size_t jobs)
{
    taker t = {.records = records, .work = work};
    size_t count = ca_pipeline_posts(jobs);
    void **posts = ca_allocate(count, sizeof *posts), **nothing = ca_allocate(jobs, sizeof *nothing);
    for (size_t i = 0; i < count; i++)
        posts[i] = begin_post(records, work);
    int status = run_pipeline(&t, posts, hands ? hands : nothing, jobs);
    for (size_t i = 0; i < count; i++)
        end_post(posts[i]);
    free(posts);
    free(nothing);
    ca_text_free(&t.reports);
    free(t.passed.slices);
    free(t.rejected.slices);
    return status;
}

void ca_records_repeated(ca_records *records, ca_outcome *outcome, const char *words)
{
    records->repeated = words;
    records->stopped++;
    outcome->stopped = outcome->held = outcome->faulty = true;
}

void ca_records_report(ca_records *records, ca_outcome *outcome, enum ca_rule_id rule, uint64_t column,
                       const char *path, const char *format, ...)
{
    ca_reporter *reporter = &records->run->reporter;
    ca_text words = {0}, *gathered = reporter->gathered;
    va_list list;
    va_start(list, format);
    ca_text_format_list(&words, format, list);
    va_end(list);
    reporter->gathered = &records->later;
    outcome->faulty |= report_record(records, outcome, rule, column, path, ca_text_words(&words)) == CA_SEVERITY_ERROR;
    reporter->gathered = gathered;
    ca_text_free(&words);
}
