/* SPDX-License-Identifier: MIT */
/* audit-aggregate: adds records and summaries up to one summary. */
#include "base/file.h"
#include "base/idset.h"
#include "check/grading.h"
#include "check/validate.h"
#include "cli/aggregate_population.h"
#include "cli/records.h"
#include "cli/records_all.h"
#include "cli/side_input.h"
#include "cli/tools.h"
#include "summary/cells.h"
#include "summary/completion.h"
#include "summary/summary.h"
#include "summary/summary_read.h"
#include "summary/summary_write.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* Adds a draft of --planned. */
static bool add_planned(void *context, ca_record *record)
{
    return ca_plan_add(context, ca_record_text(record, CA_ID_FIELD), ca_record_text(record, CA_AUDITOR_FIELD),
                       ca_record_text(record, CA_TEAM_FIELD), record->framework);
}

/* What audits are checked with. */
typedef struct {
    bool wanted;
    ca_words words;
    ca_people_list people;
} checks;

/* Data of the whole run. */
typedef struct {
    ca_run *run;
    checks checks;
    ca_records records;
    ca_summary summary;
    pthread_mutex_t adding; /* protects the frameworks of the summary */
    ca_plan plan;
    ca_date due;       /* of the plan; CA_NO_DATE: not given */
    ca_id_match match; /* the cases of the lists of --population, and whether the audited ones are among them */
    bool planned, allows_repeats;
    ca_idset ids;                        /* ids of the current file: a record that is in it twice would count twice */
    uint64_t id_sum, summaries, counted; /* of the current file */
    uint64_t otherwise;                  /* records graded under another version of their framework */
    const ca_framework *admitted;        /* framework and ruleset admitted last */
    int ruleset;
} aggregator;

/* A record that will be counted unless it proves to be a duplicate. */
typedef struct {
    const ca_framework *framework;
    int ruleset;
    bool has_case; /* its case was looked for among those of --population */
    enum ca_id_met met;
    ca_date date;           /* of the audit */
    bool graded, otherwise; /* OTHERWISE: its grading is of another version of the framework */
    size_t key, key_end;    /* the key of its cell */
    uint64_t id_hash;       /* the same in every run: summaries contain sums of it */
    ca_addition adds;
} waiting;

/* Data of each worker. The increments of a batch wait until all its outcomes are handled; then the current thread
 * counts them into its own cells. */
typedef struct {
    ca_grading grading;
    ca_increments increments;
    ca_cells layouts; /* layouts of the frameworks; nothing is counted here */
    ca_text keys;
    const ca_id_match *match;
    bool checks;
    ca_reporter silent; /* of the checks: their rules are counted, and not reported */
    ca_grading checked;
    ca_reading reading;
    waiting *waiting; /* one for each outcome of the batch */
    size_t capacity;
} counter;

static void begin_counter(void *of, void *context)
{
    counter *own = of;
    const aggregator *a = context;
    ca_cells_begin(&own->layouts, &a->summary);
    own->match = &a->match;
    own->checks = a->checks.wanted;
    own->silent = (ca_reporter){.quiet = true, .reading_only = true};
    memcpy(own->silent.off, a->run->reporter.off, sizeof own->silent.off);
    own->reading.words = &a->checks.words;
    own->reading.people = &a->checks.people;
    own->reading.library = &a->run->library;
}

static void end_counter(void *of)
{
    counter *own = of;
    ca_cells_free(&own->layouts);
    ca_grading_free(&own->grading);
    ca_grading_free(&own->checked);
    ca_reading_free(&own->reading);
    ca_increments_free(&own->increments);
    ca_text_free(&own->keys);
    free(own->waiting);
}

/* Data of each thread. */
typedef struct {
    aggregator *aggregator;
    ca_cells cells;
} hand;

/* These two calls fail only on a programming error. */
static void begin_adding(aggregator *a)
{
    if (pthread_mutex_lock(&a->adding))
        abort();
}

static void end_adding(aggregator *a)
{
    if (pthread_mutex_unlock(&a->adding))
        abort();
}

/* Notes the rules that the current record breaks in worker->broken, beside those of its reading. */
static void check(ca_worker *worker, counter *own)
{
    own->silent.broken = worker->broken;
    ca_validate_record(&worker->record, &own->silent, &own->checked, &own->reading);
}

static void look(ca_worker *worker, ca_outcome *outcome)
{
    counter *own = worker->own;
    ca_record *record = &worker->record;
    ca_records_grade_one(worker->run, record, &worker->reporter, &own->grading, true);
    if (record->stopped)
        return;
    if (own->checks)
        check(worker, own);
    size_t index = worker->count - 1;
    while (index >= own->capacity)
        own->waiting = ca_array_grow(own->waiting, own->capacity, &own->capacity, sizeof *own->waiting);
    size_t part = ca_cells_part_of(&own->layouts, record->framework, own->grading.ruleset);
    waiting *one = &own->waiting[index];
    ca_slice id = ca_record_text(record, CA_CASE_ID_FIELD);
    bool has_case = own->match->ids.count && id.size;
    *one = (waiting){.framework = record->framework,
                     .has_case = has_case,
                     .met = has_case ? ca_id_match_find(own->match, id) : CA_ID_NOT_MET,
                     .ruleset = own->grading.ruleset,
                     .graded = own->grading.final != CA_NO_GRADE || !record->framework->scale_count ||
                               !record->framework->overall_required,
                     .otherwise = ca_grading_is_of_another(record),
                     .date = ca_record_number(record, CA_AUDIT_DATE_FIELD, CA_NO_DATE),
                     .key = own->keys.size,
                     .id_hash = ca_hash(outcome->id.at, outcome->id.size)};
    ca_cells_key(&own->layouts, part, record, &own->keys);
    one->key_end = own->keys.size;
    one->adds = ca_increments_of(&own->increments, record, &own->grading, own->layouts.parts[part].layout,
                                 own->layouts.summary->as_of, own->checks ? worker->broken : NULL);
}

/* Adds the summary on LINE. */
static int add_summary(aggregator *a, const ca_line *line)
{
    ca_summary other;
    a->summaries++;
    if (a->planned)
        return ca_error_set(&a->run->error,
                            "%s: is a summary, which has no ids to compare with --planned; "
                            "give --planned where the records are counted",
                            line->location.source);
    int status = ca_summary_read(&other, line->location.source, line->text, &a->run->error);
    ca_summary_recognise(&other, &a->run->library);
    begin_adding(a);
    if (status == 0)
        status = ca_summary_add(&a->summary, &other, line->location.source, &a->run->error);
    end_adding(a);
    ca_summary_free(&other);
    return status;
}

/* Checks that the record's counts can be added to the previous ones. Usually the framework and ruleset are those of
 * the previous record. */
static int admit(aggregator *a, const waiting *one, ca_location location)
{
    if (a->admitted == one->framework && a->ruleset == one->ruleset)
        return 0;
    begin_adding(a);
    int status = ca_summary_admit(&a->summary, one->framework, one->ruleset, location, &a->run->error);
    end_adding(a);
    if (status < 0)
        return -1;
    a->admitted = one->framework;
    a->ruleset = one->ruleset;
    return 0;
}

static enum ca_punctuality punctuality_of(const aggregator *a, const waiting *one)
{
    if (a->due == CA_NO_DATE || one->date == CA_NO_DATE)
        return CA_DUE_UNKNOWN;
    return one->date > a->due ? CA_LATE : CA_IN_TIME;
}

static int take(ca_records *records, ca_worker *worker, size_t index)
{
    aggregator *a = records->context;
    counter *own = worker->own;
    ca_outcome *outcome = &worker->outcomes[index];
    if (outcome->summary)
        return add_summary(a, &outcome->line);
    if (!outcome->stopped && !a->allows_repeats && !ca_idset_add_print(&a->ids, outcome->print))
        ca_records_repeated(records, outcome, "an earlier record of this file has the same id");
    if (outcome->stopped) {
        a->summary.skipped += outcome->records;
        return 0;
    }
    a->id_sum += own->waiting[index].id_hash;
    if (a->planned) /* a summary that was added has a plan of its own */
        a->summary.completion.unplanned +=
            !ca_plan_return(&a->plan, outcome->id, own->waiting[index].graded, punctuality_of(a, &own->waiting[index]));
    if (own->waiting[index].has_case)
        ca_id_match_count(&a->match, own->waiting[index].met);
    a->counted++;
    a->otherwise += own->waiting[index].otherwise;
    a->summary.records++;
    return admit(a, &own->waiting[index], outcome->line.location);
}

/* A file is a leaf of the summary if it has a record, or if it is empty. */
static int end_source(ca_records *records, const ca_batch *last)
{
    aggregator *a = records->context;
    if (a->counted || !a->summaries)
        ca_summary_leaf(&a->summary, strcmp(last->source, "-") == 0 ? "-" : ca_file_name(last->source), last->until,
                        a->counted, a->id_sum);
    ca_idset_free(&a->ids);
    a->id_sum = a->summaries = a->counted = 0;
    return 0;
}

/* Counts the increments of a batch, after duplicates were found. */
static void count(ca_worker *worker, void *of)
{
    counter *own = worker->own;
    hand *h = of;
    for (size_t i = 0; i < worker->count; i++) {
        const ca_outcome *outcome = &worker->outcomes[i];
        if (outcome->empty || outcome->summary || outcome->stopped)
            continue;
        const waiting *one = &own->waiting[i];
        ca_cells_count(&h->cells, (ca_slice){own->keys.at + one->key, one->key_end - one->key}, &own->increments,
                       &one->adds);
    }
    ca_increments_clear(&own->increments);
    ca_text_clear(&own->keys);
    if (h->cells.cells.count < CA_CELLS_MOST)
        return;
    begin_adding(h->aggregator);
    ca_cells_add(&h->cells, &h->aggregator->summary, 1);
    end_adding(h->aggregator);
}

static int write_texts(ca_run *run, const ca_summary_text *text)
{
    ca_slice *slices = ca_allocate(text->count, sizeof *slices);
    uint64_t size = 0;
    for (size_t i = 0; i < text->count; i++) {
        slices[i] = (ca_slice){text->texts[i].at, text->texts[i].size};
        size += slices[i].size;
    }
    int status = size > CA_SUMMARY_MOST
                     ? ca_error_set(&run->error,
                                    "the summary would be longer than %d MiB, which no tool reads again; "
                                    "group by less with --by",
                                    CA_SUMMARY_MOST / 1024 / 1024)
                     : ca_output_slices(&run->output, slices, text->count, &run->error);
    free(slices);
    return status;
}

static int write_summary(aggregator *a, size_t jobs)
{
    ca_summary_text text;
    ca_summary_write(&a->summary, &text, jobs);
    int status = write_texts(a->run, &text);
    ca_summary_text_free(&text);
    return status;
}

/* Prints a note for a population that may be a mistake. */
static void report_population(const aggregator *a)
{
    const ca_reporter *reporter = &a->run->reporter;
    ca_slice all = ca_summary_audited_all(&a->summary), spare = ca_summary_spare_population(&a->summary);
    if (all.size)
        ca_report_run(reporter, CA_RUN_NOTE,
                      "as many cases were audited in %.*s as its population has, so its intervals have no "
                      "width; --population must count all open cases, not the drawn ones",
                      (int)all.size, all.at);
    if (spare.size)
        ca_report_run(reporter, CA_RUN_NOTE, "%.*s has a population but no audits; check the quarter of --population",
                      (int)spare.size, spare.at);
}

/* Prints a note for each framework whose target changed between the inputs. */
static void report_targets(const aggregator *a)
{
    for (size_t i = 0; i < a->summary.frameworks.count; i++) {
        const ca_framework_tally *part = a->summary.frameworks.entries[i].thing;
        if (part->targets_differ)
            ca_report_run(&a->run->reporter, CA_RUN_NOTE,
                          "%s has another target in one input than in another, so the sum has none "
                          "(frameworks.%s.target)",
                          part->layout->id, part->layout->id);
    }
}

static void report_otherwise(const aggregator *a)
{
    if (a->otherwise)
        ca_report_run(&a->run->reporter, CA_RUN_NOTE,
                      "%llu record%s graded under another version of the framework, and counted as graded then; "
                      "audit-grade grades again",
                      (unsigned long long)a->otherwise, a->otherwise == 1 ? " was" : "s were");
}

/* Notes that the audits are hardly ever those of --planned, so that none seems to be back. */
static void report_planned(const aggregator *a)
{
    enum { AUDITS_LEAST = 10, ONE_IN = 20 };
    const ca_completion *completion = &a->summary.completion;
    uint64_t records = completion->all.returned + completion->unplanned;
    if (a->planned && records >= AUDITS_LEAST && completion->all.returned * ONE_IN < records)
        ca_report_run(&a->run->reporter, CA_RUN_NOTE,
                      "%llu of %llu audits are of a draft of --planned; are these the drafts of this quarter?",
                      (unsigned long long)completion->all.returned, (unsigned long long)records);
}

/* Prints why there is no summary. A file of another kind has no records to count. */
static void report_uncounted(const aggregator *a)
{
    unsigned long long files = a->records.unread.foreign, records = a->records.stopped - files;
    unsigned long long count = a->records.count - files;
    if (records)
        ca_report_run(&a->run->reporter, CA_RUN_NOTE,
                      "%llu of %llu record%s could not be counted, so there is no summary; "
                      "--skip-invalid leaves them out",
                      records, count, count == 1 ? "" : "s");
    else
        ca_report_run(&a->run->reporter, CA_RUN_NOTE,
                      "%llu file%s no file of records, so there is no summary; give files of records alone", files,
                      files == 1 ? " is" : "s are");
}

/* Writes the summary, unless part of the input could not be read: an incomplete summary would look complete. */
static int finish(aggregator *a, size_t jobs)
{
    ca_run *run = a->run;
    if (run->input.failed)
        return ca_error_set(&run->error, "a file could not be read, so there is no summary");
    if (a->records.stopped && !ca_options_has(&run->options, CA_OPTION_SKIP_INVALID)) {
        report_uncounted(a);
        ca_run_raise(run, CA_FOUND);
        ca_run_abandon_outputs(run);
        return 0;
    }
    if (!a->allows_repeats && ca_summary_check_repeats(&a->summary, &run->error) < 0)
        return -1;
    if (ca_options_has(&run->options, CA_OPTION_THEMES) &&
        ca_summary_check_themes(&a->summary, &run->library, &run->error) < 0)
        return -1;
    ca_plan_count(&a->plan, &a->summary.completion);
    if (ca_summary_settle(&a->summary, &run->error) < 0)
        return -1;
    report_population(a);
    report_planned(a);
    ca_id_match_report(&a->match, "audited cases", "the lists of --population", false, &run->reporter);
    report_targets(a);
    report_otherwise(a);
    if (!a->summary.records)
        ca_report_run(&run->reporter, CA_RUN_NOTE, "there are no records in the input; the summary is empty");
    return write_summary(a, jobs);
}

/* Returns whether each head that --by names is in a known framework. */
static int check_heads(ca_run *run, const ca_summary *summary)
{
    for (size_t i = 0; i < summary->dimension_count; i++) {
        const char *head = summary->dimensions[i].head;
        bool known = !head;
        for (size_t j = 0; !known && j < run->library.count; j++)
            known = ca_framework_has_head(ca_library_at(&run->library, j), head);
        if (!known)
            return ca_run_misuse(run, "--by: no framework has a head '%s'; give your own with -F", head);
    }
    return 0;
}

static int refuse_kind(ca_run *run, const char *kind)
{
    static const char *const counted[] = {"full", "thematic", "external", NULL};
    ca_text near = {0};
    int status =
        ca_run_misuse(run, "--kind is full, thematic or external%s", ca_suggest_of(kind ? kind : "", counted, &near));
    ca_text_free(&near);
    return status;
}

/* Reads what --check needs. */
static int begin_checks(aggregator *a)
{
    ca_run *run = a->run;
    a->checks.wanted = ca_options_has(&run->options, CA_OPTION_CHECK);
    if (!a->checks.wanted)
        return ca_options_has(&run->options, CA_OPTION_PEOPLE)
                   ? ca_run_misuse(run, "--people is for --check; leave it out, or give that as well")
                   : 0;
    if (ca_side_people(run, &a->checks.people) < 0)
        return -1;
    return ca_words_open(&a->checks.words, NULL, 0, &run->error);
}

static int begin_due(aggregator *a)
{
    const char *due = a->run->options.value[CA_OPTION_DUE];
    a->due = CA_NO_DATE;
    if (due && !a->planned)
        return ca_run_misuse(a->run, "--due is the day of the audits of --planned; give that as well");
    return due ? ca_run_day(a->run, CA_OPTION_DUE, due, &a->due) : 0;
}

/* Reads the options, and the files that they name. */
static int begin(aggregator *a)
{
    ca_run *run = a->run;
    const char *kind = run->options.value[CA_OPTION_KIND];
    ca_date date;
    int index = kind ? ca_index_in(ca_kinds, ca_slice_of(kind)) : CA_FULL;
    if (ca_run_as_of(run, &date) < 0)
        return -1;
    if (index != CA_FULL && index != CA_THEMATIC && index != CA_EXTERNAL)
        return refuse_kind(run, kind);
    if (ca_summary_begin(&a->summary, run->options.value[CA_OPTION_BY], date, &run->error) < 0) {
        run->error.usage = true;
        return -1;
    }
    a->summary.kind = (enum ca_record_kind)index;
    a->planned = a->summary.completion.given = ca_options_has(&run->options, CA_OPTION_PLANNED);
    a->allows_repeats = ca_options_has(&run->options, CA_OPTION_ALLOW_REPEATS);
    if (check_heads(run, &a->summary) < 0 || ca_aggregate_population(run, &a->summary.population, &a->match) < 0)
        return -1;
    if (begin_due(a) < 0 || begin_checks(a) < 0 || ca_side_themes(run) < 0)
        return -1;
    return ca_records_drafts(run, CA_OPTION_PLANNED, add_planned, &a->plan);
}

/* Adds up the counts of all threads. Most cells are in every thread, so the threads' cells are merged first, and
 * then each is added to its groups once. */
static void add_up(aggregator *a, void *const *hands, size_t jobs)
{
    hand *first = hands[0];
    for (size_t i = 1; i < jobs; i++) {
        const hand *other = hands[i];
        ca_cells_join(&first->cells, &other->cells);
    }
    ca_cells_add(&first->cells, &a->summary, jobs);
}

/* Reads and counts all records. */
static int count_all(aggregator *a, size_t jobs)
{
    static const ca_work work = {.takes_summaries = true,
                                 .own_size = sizeof(counter),
                                 .own_begins = begin_counter,
                                 .own_ends = end_counter,
                                 .look = look,
                                 .take = take,
                                 .source_ends = end_source,
                                 .after = count};
    void **hands = ca_allocate(jobs, sizeof *hands);
    for (size_t i = 0; i < jobs; i++) {
        hand *one = hands[i] = ca_allocate_cacheline(sizeof *one);
        one->aggregator = a;
        ca_cells_begin(&one->cells, &a->summary);
    }
    int status = ca_records_all(&a->records, &work, hands, jobs);
    if (status == 0)
        add_up(a, hands, jobs);
    for (size_t i = 0; i < jobs; i++) {
        hand *one = hands[i];
        ca_cells_free(&one->cells);
        free(one);
    }
    free(hands);
    return status;
}

void ca_aggregate_run(ca_run *run)
{
    aggregator a = {.run = run};
    bool broken[CA_RULE_COUNT] = {false}; /* of the run's reporter: nobody reads it, each worker has its own */
    size_t jobs = ca_records_jobs(run);
    int got = jobs ? begin(&a) : -1;
    if (got == 0 && pthread_mutex_init(&a.adding, NULL))
        got = ca_error_set(&run->error, "the system has no more locks to give");
    if (got == 0)
        got = ca_records_begin(&a.records, run);
    run->input.most = CA_SUMMARY_MOST;
    a.records.context = &a;
    run->reporter.broken = a.checks.wanted ? broken : NULL;
    if (got == 0 && (count_all(&a, jobs) < 0 || finish(&a, jobs) < 0))
        ca_run_raise(run, CA_FAILED);
    if (a.records.run)
        ca_records_end(&a.records, 0, "");
    (void)pthread_mutex_destroy(&a.adding); /* no thread holds it */
    ca_idset_free(&a.ids);
    run->reporter.broken = NULL;
    ca_words_free(&a.checks.words);
    ca_people_free(&a.checks.people);
    ca_plan_free(&a.plan);
    ca_id_match_free(&a.match);
    ca_summary_free(&a.summary);
}
