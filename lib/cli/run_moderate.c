/* SPDX-License-Identifier: MIT */
/* audit-moderate: selects audits for moderation, and measures the agreement of several graders of one case. */
#include "base/idset.h"
#include "base/json_edit.h"
#include "base/json_write.h"
#include "check/validate.h"
#include "cli/records.h"
#include "cli/side_input.h"
#include "cli/tools.h"
#include "draw/benchmark.h"
#include "draw/moderation_report.h"
#include "draw/moderators.h"
#include "record/auditors_of.h"

#include <string.h>

/* Adds a record, if it has a case and its grader has not graded that case before. */
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

static void benchmark_run(ca_run *run)
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
        got = ca_output_write(&run->output, lines.at, lines.size, &run->error);
        ca_similar_names_report(&benchmark.apart, &run->reporter);
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

typedef struct {
    ca_run *run;
    ca_slice seed;
    bool third;
    ca_candidates draw;
    ca_moderation_read read;
    ca_people_list people;
    ca_auditors moderators;
    ca_map experienced;     /* auditors of earlier records, by the names that count */
    ca_similar_names apart; /* auditors, when new auditors are looked for */
} selection;

static bool asked(const selection *s, enum ca_option option)
{
    return ca_options_has(&s->run->options, option);
}

/* Reads how many audits are moderated, if the frameworks' policies do not say it. */
static int read_size(selection *s)
{
    const char *rate = s->run->options.value[CA_OPTION_RATE], *number = s->run->options.value[CA_OPTION_COUNT];
    if (rate && number)
        return ca_run_misuse(s->run, "--rate and --count do not go together");
    if (rate && !ca_rate_read(rate, &s->draw.rate))
        return ca_run_misuse(s->run, "--rate is a percentage above 0 and at most 100, such as 30%% or 2.5%%");
    if (number && (!ca_whole_number(number, INT32_MAX, &s->draw.number) || !s->draw.number))
        return ca_run_misuse(s->run, "--count is a whole number of audits, 1 at least");
    s->draw.rate_words = ca_slice_of(rate ? rate : "");
    return 0;
}

static int check_options(selection *s)
{
    const char *seed = s->run->options.value[CA_OPTION_SEED];
    s->third = asked(s, CA_OPTION_THIRD);
    if (s->third && (asked(s, CA_OPTION_SEED) || asked(s, CA_OPTION_EARLIER)))
        return ca_run_misuse(s->run, "--third draws nothing at random, and takes neither --seed nor --earlier");
    if (s->third && (asked(s, CA_OPTION_RATE) || asked(s, CA_OPTION_COUNT)))
        return ca_run_misuse(s->run, "--third draws every audit that needs it, and takes neither --rate nor --count");
    if (!s->third && (!seed || !*seed))
        return ca_run_misuse(s->run, "a draw needs --seed TEXT: any text, with which anybody can draw the same again");
    s->seed = ca_slice_of(s->third ? "" : seed);
    return read_size(s);
}

/* Collects the auditors of the earlier records. An unreadable record is an error: it may be the only one of its
 * auditor. */
static int read_earlier(selection *s)
{
    const struct ca_option_values *files = &s->run->options.list[CA_OPTION_EARLIER];
    ca_side_input side;
    ca_records records = {.run = s->run, .input = &side.input};
    int got;
    if (!files->count)
        return 0;
    if (ca_side_files_check(s->run, CA_OPTION_EARLIER) < 0)
        return -1;
    ca_side_input_begin(&side, s->run, files->values, files->count);
    while ((got = ca_records_next(&records)) > 0) {
        ca_record *record = &records.record;
        if (record->stopped) {
            ca_records_end_source(&records);
            got = ca_error_set(&s->run->error, "%s:%llu: this record of --earlier cannot be read",
                               record->line.location.source, (unsigned long long)record->line.location.line);
            break;
        }
        size_t count = 0;
        const ca_auditor_of *list = ca_auditors_of(record, s->draw.persons.people, &count);
        for (size_t i = 0; i < count; i++) {
            const ca_person *auditor = ca_persons_at(&s->draw.persons, list[i].name);
            ca_similar_names_add(&s->apart, auditor, record->line.location);
            if (!auditor->nobody)
                ca_map_at(&s->experienced, auditor->counted.text)->thing = s;
        }
    }
    ca_records_end(&records, 0, "");
    return ca_side_input_end(&side, got);
}

static int read_records(selection *s, ca_records *records)
{
    ca_idset ids = {0};
    ca_grading grading = {0};
    int got = 0;
    while (got == 0 && (got = ca_records_next(records)) > 0) {
        ca_record *record = &records->record;
        bool read = !record->stopped;
        if (read && !ca_idset_add(&ids, ca_record_text(record, CA_ID_FIELD))) {
            ca_record_report(record, &s->run->reporter, CA_RULE_ID_DUPLICATE, record->at[CA_ID_FIELD].node, "id",
                             "is that of a record before it");
            records->stopped++;
        }
        if (!record->stopped)
            ca_records_grade(records, &grading, true);
        if (record->stopped) {
            got = ca_records_reject(records);
            continue;
        }
        got = 0;
        int kind = ca_record_number(record, CA_KIND_FIELD, CA_FULL);
        if (kind >= CA_EXTERNAL)
            s->read.kinds[kind]++;
        else
            ca_candidates_add(&s->draw, record, &grading, s->seed);
        if (kind < CA_EXTERNAL && asked(s, CA_OPTION_EARLIER))
            ca_similar_names_add(&s->apart, s->draw.audits[s->draw.count - 1].people.auditor, record->line.location);
    }
    s->read.records = records->count;
    s->read.unreadable = records->stopped;
    ca_grading_free(&grading);
    ca_idset_free(&ids);
    return got;
}

/* Reports frameworks without a moderation policy: an empty draw would look like a result. */
static void report_no_policy(const selection *s)
{
    ca_candidates_group group;
    for (size_t index = 0; ca_candidates_group_next(&s->draw, &index, &group);) {
        const ca_framework *framework = group.first[0]->framework;
        size_t drawn = 0;
        for (size_t i = 0; i < group.count; i++)
            drawn += group.first[i]->drawn != CA_NOT_DRAWN;
        if (framework->moderation.given)
            continue;
        if (drawn)
            ca_report_run(
                &s->run->reporter, CA_RUN_NOTE,
                "%s does not say which audits are moderated: of its %zu only the first of each new auditor %s "
                "drawn, %zu; --rate or --count draws more",
                framework->id, group.count, drawn == 1 ? "was" : "were", drawn);
        else
            ca_report_run(&s->run->reporter, CA_RUN_NOTE,
                          "%s does not say which audits are moderated: none of its %zu was drawn; --rate or --count "
                          "draws some",
                          framework->id, group.count);
    }
}

/* Returns the reason why none of the audits was drawn. */
static const char *reason_for_none(const selection *s)
{
    size_t moderated = 0;
    for (size_t i = 0; i < s->draw.count; i++)
        moderated += s->draw.audits[i].moderated;
    if (!s->read.records)
        return "no record was read";
    if (!s->draw.count)
        return s->read.unreadable ? "no record that could be read is a full or thematic audit"
                                  : "no record is a full or thematic audit, and other kinds are not moderated";
    if (s->third)
        return moderated ? "no auditor and moderator are two grades or more apart" : "none is moderated yet";
    if (moderated == s->draw.count)
        return "all are moderated already";
    return moderated ? "as many as are wanted are moderated already" : "the framework's policy asks for none of them";
}

/* Prints a note if none was drawn: an empty output would look like an error, or like a draw that never was. */
static void report_none(const selection *s)
{
    ca_candidates_group group;
    bool policy = s->draw.rate || s->draw.number || !s->draw.count || s->third;
    for (size_t i = 0; i < s->draw.count; i++)
        if (s->draw.audits[i].drawn)
            return;
    for (size_t index = 0; !policy && ca_candidates_group_next(&s->draw, &index, &group);)
        policy = group.first[0]->framework->moderation.given;
    if (policy) /* otherwise report_no_policy has given the reason */
        ca_report_run(&s->run->reporter, CA_RUN_NOTE, "none of %zu audit%s %s: %s", s->draw.count,
                      s->draw.count == 1 ? "" : "s", s->third ? "needs a third reader" : "was drawn for moderation",
                      reason_for_none(s));
}

static int draw(selection *s)
{
    ca_candidates_rank_all(&s->draw);
    if (s->third) {
        ca_candidates_apart(&s->draw);
    } else {
        if (asked(s, CA_OPTION_EARLIER))
            ca_candidates_new_auditors(&s->draw, &s->experienced);
        ca_candidates_by_policy(&s->draw);
        if (!s->draw.rate && !s->draw.number)
            report_no_policy(s);
        else if (s->draw.number > s->draw.count)
            ca_report_run(&s->run->reporter, CA_RUN_NOTE, "--count asks for %llu audits, and there are %zu",
                          (unsigned long long)s->draw.number, s->draw.count);
    }
    report_none(s);
    return asked(s, CA_OPTION_MODERATORS)
               ? ca_moderators_assign(&s->draw, &s->moderators, &s->run->reporter, &s->run->error)
               : 0;
}

/* Appends the line of AUDIT with its moderator. For a third reading the moderation is new, and the second reader's
 * is kept. */
static void name_moderator(const selection *s, const ca_candidate *audit, ca_scan *scan, ca_text *to)
{
    ca_json_edits edits = {.count = 0};
    ca_text name = {0}, value = {0};
    uint32_t moderation = ca_node_member(scan, 0, "moderation");
    bool there = moderation && scan->nodes[moderation].kind == CA_OBJECT;
    ca_json_text(&name, s->moderators.list[audit->moderator].name);
    if (there && !s->third) {
        ca_json_edit_member(&edits, scan, moderation, "moderator", (ca_slice){name.at, name.size});
    } else {
        ca_json_open(&value, '{');
        ca_json_name(&value, "moderator");
        ca_json_raw(&value, name.at, name.size);
        if (there) {
            ca_slice before = ca_node_bytes(scan, moderation);
            ca_json_name(&value, "before");
            ca_json_raw(&value, before.at, before.size);
        }
        ca_json_close(&value, '}');
        ca_json_edit_member(&edits, scan, 0, "moderation", (ca_slice){value.at, value.size});
    }
    ca_json_edits_write(&edits, audit->line, to);
    ca_json_edits_free(&edits);
    ca_text_free(&value);
    ca_text_free(&name);
}

static int write_records(selection *s, ca_records *records)
{
    ca_scan scan = {0};
    ca_text line = {0};
    int status = 0;
    for (size_t i = 0; status == 0 && i < s->draw.count; i++) {
        const ca_candidate *audit = &s->draw.audits[i];
        if (!audit->drawn)
            continue;
        ca_slice bytes = audit->line;
        /* succeeded when the line was first read */
        if (audit->moderator != SIZE_MAX && ca_scan_text(&scan, bytes.at, bytes.size) == 0) {
            ca_text_clear(&line);
            name_moderator(s, audit, &scan, &line);
            bytes = (ca_slice){line.at, line.size};
        }
        status = ca_records_pass(records, bytes);
    }
    ca_scan_free(&scan);
    ca_text_free(&line);
    return status;
}

static int write_report(selection *s)
{
    ca_text words = {0};
    ca_moderation_report(&s->draw, &s->read, s->third ? NULL : s->seed.at,
                         asked(s, CA_OPTION_MODERATORS) ? &s->moderators : NULL, &words);
    int status = ca_run_write_report(s->run, &words);
    ca_text_free(&words);
    return status;
}

static void select_run(ca_run *run)
{
    ca_records records;
    selection s = {.run = run};
    s.draw.persons.people = &s.people;
    bool begun = check_options(&s) == 0 && ca_side_people(run, &s.people) == 0 &&
                 (!asked(&s, CA_OPTION_MODERATORS) ||
                  ca_side_auditors(run, CA_OPTION_MODERATORS, &s.people, &s.moderators) == 0) &&
                 read_earlier(&s) == 0;
    int got = begun ? ca_records_begin(&records, run) : -1;
    if (got == 0)
        got = read_records(&s, &records);
    if (got == 0)
        got = draw(&s);
    if (got == 0)
        got = write_records(&s, &records);
    if (got == 0)
        got = write_report(&s);
    if (got == 0) {
        ca_similar_names_report(&s.apart, &run->reporter);
        ca_similar_names_report(&s.moderators.apart, &run->reporter);
    }
    if (begun)
        ca_records_end(&records, records.stopped, "could not be read, and not drawn from");
    if (got < 0)
        ca_run_raise(run, CA_FAILED);
    ca_candidates_free(&s.draw);
    ca_auditors_free(&s.moderators);
    ca_map_free(&s.experienced, NULL);
    ca_similar_names_free(&s.apart);
    ca_people_free(&s.people);
}

void ca_moderate_run(ca_run *run)
{
    if (run->options.tool == CA_TOOL_MODERATE_BENCHMARK)
        benchmark_run(run);
    else if (run->options.tool == CA_TOOL_MODERATE_SELECT)
        select_run(run);
    else
        ca_merge_run(run);
}
