/* SPDX-License-Identifier: MIT */
/* audit-aggregate: records and summaries in, one summary out. */
#include "aggregate_given.h"
#include "records.h"
#include "summary.h"
#include "validate.h"

#include <string.h>

typedef struct {
    ca_run *run;
    ca_records records;
    ca_summary summary;
    ca_grading grading;
    ca_increments increments;
    ca_plan plan;
    ca_ids ids; /* of the file at hand: an audit that stands in it twice would count twice */
} aggregator;

/* Adds a summary that stands on a line. */
static int add_summary(aggregator *a, const ca_line *line)
{
    ca_summary other;
    if (ca_options_has(&a->run->options, CA_OPTION_PLANNED))
        return ca_problem_set(&a->run->problem, "%s: is a summary, which does not tell the ids that --planned looks for; "
                              "give it where the records are counted", line->place.source);
    int status = ca_summary_read(&other, line->place.source, line->text, &a->run->problem);
    if (status == 0)
        status = ca_summary_add(&a->summary, &other, line->place.source, &a->run->problem);
    ca_summary_free(&other);
    return status;
}

/* Counts the record that was read. *IDS goes up by the hash of its id. 0, 1 when it stopped, -1. */
static int count_record(aggregator *a, uint64_t *ids)
{
    ca_record *record = &a->records.record;
    if (!record->stopped)
        ca_records_grade(&a->records, &a->grading, true);
    if (!record->stopped && !ca_options_has(&a->run->options, CA_OPTION_ALLOW_REPEATS) &&
        !ca_ids_add(&a->ids, ca_record_text(record, CA_ID_FIELD))) {
        ca_record_report(record, &a->run->reporter, CA_RULE_ID_DUPLICATE, record->at[CA_ID_FIELD].node, "id",
                         "an earlier record of this file has the same id");
        a->records.stopped++;
    }
    if (record->stopped) {
        a->summary.skipped++;
        return 1;
    }
    ca_slice id = ca_record_text(record, CA_ID_FIELD);
    bool graded = a->grading.final != CA_NO_GRADE || !record->framework->scale_count;
    *ids += ca_hash(id.at, id.size);
    if (ca_options_has(&a->run->options, CA_OPTION_PLANNED)) /* not the plan of a summary that was added */
        a->summary.completion.unplanned += !ca_plan_return(&a->plan, id, graded);
    return ca_summary_count(&a->summary, record, &a->grading, &a->increments, &a->run->problem);
}

/* Reads one file. It is a leaf when there was a record in it, or nothing at all. */
static int read_source(aggregator *a)
{
    ca_input *input = &a->run->input;
    uint64_t ids = 0, summaries = 0, counted = 0;
    ca_ids_free(&a->ids);
    ca_line line;
    int got;
    while ((got = ca_records_next_line(&a->records, &line)) > 0) {
        int status;
        ca_records_read(&a->records, &line);
        if (a->records.record.is_summary) {
            summaries++;
            status = add_summary(a, &line);
        } else {
            status = count_record(a, &ids);
            counted += status == 0;
        }
        if (status < 0)
            return -1;
    }
    if (got == 0 && (counted || !summaries))
        ca_summary_leaf(&a->summary, strcmp(input->source, "-") == 0 ? "-" : ca_file_name(input->source),
                        input->bytes, counted, ids);
    return got;
}

static int write_summary(aggregator *a)
{
    ca_text line = {0};
    ca_summary_write(&a->summary, &line);
    if (line.size > CA_SUMMARY_MOST) {
        ca_text_free(&line);
        return ca_problem_set(&a->run->problem, "the summary would be longer than %d MiB, which no tool reads again; group "
                              "by less with --by", CA_SUMMARY_MOST / 1024 / 1024);
    }
    int status = ca_output_write(&a->run->output, line.at, line.size, &a->run->problem);
    ca_text_free(&line);
    return status;
}

/* What is odd about the population, and may be a slip. */
static void remark_population(const aggregator *a)
{
    const char *program = a->run->input.program;
    ca_slice all = ca_summary_audited_all(&a->summary), spare = ca_summary_spare_population(&a->summary);
    if (all.size)
        (void)fprintf(stderr, "%s: as many cases were audited in %.*s as its population has, so its intervals have no "
                      "width; if the list is of the cases that were drawn, give --population that of the open ones\n",
                      program, (int)all.size, all.at);
    if (spare.size)
        (void)fprintf(stderr, "%s: %.*s has a population, and no audit is of that quarter\n", program, (int)spare.size,
                      spare.at);
}

/* A summary over what could not all be read is not written: it would look whole. */
static int finish(aggregator *a)
{
    ca_run *run = a->run;
    if (run->input.failed)
        return ca_problem_set(&run->problem, "a file could not be read, so there is no summary");
    if (a->records.stopped && !ca_options_has(&run->options, CA_OPTION_SKIP_INVALID)) {
        if (!run->reporter.quiet)
            (void)fprintf(stderr, "%s: %llu of %llu record%s could not be counted, so there is no summary; "
                          "--skip-invalid leaves them out\n", run->input.program,
                          (unsigned long long)a->records.stopped, (unsigned long long)a->records.count,
                          a->records.count == 1 ? "" : "s");
        ca_run_raise(run, CA_FOUND);
        ca_output_abandon(&run->output);
        return 0;
    }
    if (!ca_options_has(&run->options, CA_OPTION_ALLOW_REPEATS) &&
        ca_summary_check_repeats(&a->summary, &run->problem) < 0)
        return -1;
    ca_plan_count(&a->plan, &a->summary.completion);
    if (ca_summary_settle(&a->summary, &run->problem) < 0)
        return -1;
    if (!run->reporter.quiet)
        remark_population(a);
    if (!a->summary.records && !run->reporter.quiet)
        (void)fprintf(stderr, "%s: there are no records in the input; the summary is empty\n", run->input.program);
    return write_summary(a);
}

/* Whether every head that --by names is one of a framework that is known. */
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

/* Reads the options, and what they name. */
static int begin(aggregator *a)
{
    ca_run *run = a->run;
    const char *as_of = run->options.value[CA_OPTION_AS_OF], *kind = run->options.value[CA_OPTION_KIND];
    ca_date date = as_of ? ca_date_read(ca_slice_of(as_of)) : CA_NO_DATE;
    int place = kind ? ca_place_in(ca_kinds, ca_slice_of(kind)) : CA_FULL;
    if (as_of && date == CA_NO_DATE)
        return ca_run_misuse(run, "--as-of is a date that exists, written like 2017-09-30");
    if (place != CA_FULL && place != CA_THEMATIC && place != CA_EXTERNAL)
        return ca_run_misuse(run, "--kind is full, thematic or external");
    if (ca_summary_begin(&a->summary, run->options.value[CA_OPTION_BY], date, &run->problem) < 0) {
        run->misused = true;
        return -1;
    }
    a->summary.kind = (enum ca_record_kind)place;
    a->summary.completion.given = ca_options_has(&run->options, CA_OPTION_PLANNED);
    if (check_heads(run, &a->summary) < 0 || ca_given_population(run, &a->summary.population) < 0)
        return -1;
    return ca_given_plan(run, &a->plan);
}

void ca_aggregate_run(ca_run *run)
{
    aggregator a = {.run = run};
    int got = begin(&a);
    if (got == 0)
        got = ca_records_begin(&a.records, run);
    a.records.record.takes_summaries = true;
    run->input.most = CA_SUMMARY_MOST;
    while (got == 0 && (got = ca_records_next_source(&a.records)) > 0)
        got = read_source(&a);
    if (got == 0 && finish(&a) < 0)
        ca_run_raise(run, CA_FAILED);
    if (a.records.run)
        ca_records_end(&a.records, 0, "");
    ca_increments_free(&a.increments);
    ca_ids_free(&a.ids);
    ca_grading_free(&a.grading);
    ca_plan_free(&a.plan);
    ca_summary_free(&a.summary);
}
