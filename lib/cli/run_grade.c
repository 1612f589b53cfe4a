/* SPDX-License-Identifier: MIT */
/* audit-grade: adds a grading to each record, or checks existing gradings. */
#include "check/grading.h"
#include "cli/records_all.h"
#include "cli/tools.h"

#include <string.h>

static void check(ca_worker *worker, ca_grading *grading)
{
    ca_record *record = &worker->record;
    uint32_t node = ca_grading_node(record);
    const char *differs = node ? ca_grading_differs(record, grading) : NULL;
    if (!node)
        ca_record_report(record, &worker->reporter, CA_RULE_GRADING_MISSING, 0, "grading", "is missing");
    else if (differs && strcmp(differs, "digest") == 0)
        ca_record_report(record, &worker->reporter, CA_RULE_GRADING_DIFFERS, node, "grading",
                         "was made under another version of the framework");
    else if (differs)
        ca_record_report(record, &worker->reporter, CA_RULE_GRADING_DIFFERS, node, "grading",
                         "%s is not what the rules give", differs);
}

/* Counts the records whose grading was made under another version of their framework; run once, in input order. */
static int count_another(ca_records *records, ca_worker *worker, size_t index)
{
    uint64_t *another = records->context;
    *another += worker->outcomes[index].graded_otherwise;
    return 0;
}

static void end_grading(void *own)
{
    ca_grading_free(own);
}

static void look_and_check(ca_worker *worker, ca_outcome *outcome)
{
    ca_grading *grading = worker->own;
    (void)outcome;
    ca_records_grade_one(worker->run, &worker->record, &worker->reporter, grading, false);
    if (!worker->record.stopped)
        check(worker, grading);
}

static void look_and_grade(ca_worker *worker, ca_outcome *outcome)
{
    ca_grading *grading = worker->own;
    ca_records_grade_one(worker->run, &worker->record, &worker->reporter, grading, false);
    outcome->graded_otherwise = !worker->record.stopped && ca_grading_is_of_another(&worker->record);
    if (!worker->record.stopped)
        ca_grading_edit(&worker->record, grading, &worker->made, &outcome->from, &outcome->until);
}

static void grade(ca_run *run, size_t jobs)
{
    /* A grading that will be replaced is not read: made under an older framework, it may be unreadable. */
    static const ca_work checks = {.own_size = sizeof(ca_grading), .own_ends = end_grading, .look = look_and_check};
    static const ca_work grades = {.skips_grading = true,
                                   .passes = true,
                                   .own_size = sizeof(ca_grading),
                                   .own_ends = end_grading,
                                   .look = look_and_grade,
                                   .take = count_another};
    ca_records records;
    uint64_t another = 0;
    bool begun = ca_records_begin(&records, run) == 0;
    records.context = &another;
    const ca_work *work = ca_options_has(&run->options, CA_OPTION_CHECK) ? &checks : &grades;
    if (begun && ca_records_all(&records, work, NULL, jobs) < 0)
        ca_run_raise(run, CA_FAILED);
    if (another)
        ca_report_run(&run->reporter, CA_RUN_NOTE,
                      "%llu record%s graded under another version of the framework, and %s now graded again",
                      (unsigned long long)another, another == 1 ? " was" : "s were", another == 1 ? "is" : "are");
    ca_records_end(&records, records.stopped, "could not be read, and not graded");
}

void ca_grade_run(ca_run *run)
{
    size_t jobs = ca_records_jobs(run);
    if (jobs)
        grade(run, jobs);
}
