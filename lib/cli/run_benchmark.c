/* SPDX-License-Identifier: MIT */
/* audit-moderate benchmark: how far several graders of one case agree. */
#include "cli/run_moderate.h"
#include "cli/side_input.h"
#include "draw/benchmark.h"

/* A record is taken once it has a case, and a grader who did not grade it before. */
static void take(ca_records *records, ca_benchmark *benchmark)
{
    ca_record *record = &records->record;
    ca_reporter *reporter = &records->run->reporter;
    bool has_case = ca_record_has(record, CA_CASE_ID_FIELD);
    if (has_case && ca_benchmark_add(benchmark, record))
        return;
    if (has_case)
        ca_record_report(record, reporter, CA_RULE_GRADER_TWICE, record->at[CA_AUDITOR_FIELD].node, "audit.auditor",
                         "has graded this case in a record before; this one is not counted");
    else
        ca_record_report(record, reporter, CA_RULE_CASE_ID_MISSING, 0, "case.id",
                         "is not filled in, so that nobody knows who graded the same case");
    record->stopped = true;
    records->stopped++;
}

void ca_benchmark_run(ca_run *run)
{
    ca_records records;
    ca_benchmark benchmark = {.count = 0};
    ca_text lines = {0};
    uint64_t others = 0;
    ca_people_list people = {.by_name = {0}};
    benchmark.persons.people = &people;
    bool begun = ca_side_people(run, &people) == 0;
    int got = begun ? ca_records_begin(&records, run) : -1;
    while (got == 0 && (got = ca_records_next(&records)) > 0) {
        const ca_record *record = &records.record;
        bool is_other = ca_record_number(record, CA_KIND_FIELD, CA_FULL) != CA_BENCHMARK;
        if (!record->stopped && !is_other)
            take(&records, &benchmark);
        others += !record->stopped && is_other;
        got = record->stopped ? ca_records_reject(&records) : 0;
    }
    if (got == 0) {
        ca_benchmark_write(&benchmark, &lines);
        got = ca_output_write(&run->output, lines.at, lines.size, &run->problem);
        ca_apart_report(&benchmark.apart, &run->reporter);
    }
    if (begun)
        ca_records_end(&records, records.stopped, "could not be counted");
    if (others)
        ca_report_run(&run->reporter, CA_RUN_NOTE, "%llu record%s of another kind than benchmark passed over",
                      (unsigned long long)others, others == 1 ? "" : "s");
    if (got < 0)
        ca_run_raise(run, CA_FAILED);
    ca_benchmark_free(&benchmark);
    ca_people_free(&people);
    ca_text_free(&lines);
}
