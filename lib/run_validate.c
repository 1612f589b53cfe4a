/* SPDX-License-Identifier: MIT */
/* audit-validate: records in, those that can be counted out, a diagnostic for each fault. */
#include "explain.h"
#include "json_write.h"
#include "records.h"
#include "switches.h"
#include "validate.h"

static int list_rules(ca_run *run)
{
    ca_text lines = {0};
    for (int i = 0; i < CA_RULE_COUNT; i++) {
        const struct ca_rule *rule = &ca_rules[i];
        ca_text_format(&lines, "%s\t%s\t%s\t%s\t%s\n", rule->id,
                       rule->severity == CA_SEVERITY_ERROR ? "error" : "warning", rule->stops ? "stops" : "passes",
                       rule->missing ? "missing" : rule->asked ? "asked" : "-", rule->summary);
    }
    int status = ca_run_answer(run, (ca_slice){lines.at, lines.size});
    ca_text_free(&lines);
    return status;
}

static int show_words(ca_run *run)
{
    ca_slice words = ca_words_builtin(run->options.value[CA_OPTION_SHOW_WORDS]);
    if (words.size)
        return ca_run_answer(run, words);
    ca_text names = {0};
    for (const char *const *name = ca_word_list_names; *name; name++)
        ca_text_format(&names, "%s%s", names.size ? ", " : "", *name);
    int status = ca_run_misuse(run, "--show-words takes one of %s", ca_text_words(&names));
    ca_text_free(&names);
    return status;
}

static int explain(ca_run *run)
{
    enum ca_rule_id rule = ca_rule_named(ca_slice_of(run->options.value[CA_OPTION_EXPLAIN]), &run->problem);
    ca_text words = {0};
    run->misused = rule == CA_RULE_COUNT;
    int status = rule == CA_RULE_COUNT ? -1 : ca_explain(rule, &words, &run->problem);
    if (status == 0)
        status = ca_run_answer(run, (ca_slice){words.at, words.size});
    ca_text_free(&words);
    return status;
}

static void check_id(ca_records *records, ca_ids *ids)
{
    ca_record *record = &records->record;
    if (!ca_ids_add(ids, ca_record_text(record, CA_ID_FIELD)))
        ca_record_report(record, &records->run->reporter, CA_RULE_ID_DUPLICATE, record->at[CA_ID_FIELD].node, "id",
                         "an earlier record of this run has the same id");
}

/* What --summary tells. */
typedef struct {
    uint64_t sound, warned, faulty, held_back;
} verdicts;

static void write_json(const ca_run *run, const verdicts *v, ca_text *to)
{
    const struct {
        const char *name;
        uint64_t number;
    } numbers[] = {{"records", v->sound + v->warned + v->faulty}, {"sound", v->sound}, {"warned", v->warned},
                   {"faulty", v->faulty}, {"held_back", v->held_back}, {"errors", run->reporter.errors},
                   {"warnings", run->reporter.warnings}};
    ca_json_open(to, '{');
    ca_json_name(to, "summary");
    ca_json_open(to, '{');
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        ca_json_name(to, numbers[i].name);
        ca_json_number(to, numbers[i].number);
    }
    ca_json_name(to, "rules");
    ca_json_open(to, '{');
    for (int i = 0; i < CA_RULE_COUNT; i++)
        if (run->reporter.fired[i]) {
            ca_json_name(to, ca_rules[i].id);
            ca_json_number(to, run->reporter.fired[i]);
        }
    ca_json_close(to, '}');
    ca_json_close(to, '}');
    ca_json_close(to, '}');
    ca_text_byte(to, '\n');
}

static void write_words(const ca_run *run, const verdicts *v, ca_text *to)
{
    unsigned long long all = v->sound + v->warned + v->faulty;
    ca_text_format(to, "%s: %llu record%s: %llu sound, %llu with warnings alone, %llu with errors; %llu did not pass\n",
                   run->input.program, all, all == 1 ? "" : "s", (unsigned long long)v->sound,
                   (unsigned long long)v->warned, (unsigned long long)v->faulty, (unsigned long long)v->held_back);
    for (int i = 0; i < CA_RULE_COUNT; i++)
        if (run->reporter.fired[i])
            ca_text_format(to, "%8llu  %-7s  %s\n", (unsigned long long)run->reporter.fired[i],
                           ca_rules[i].severity == CA_SEVERITY_ERROR || run->reporter.strict ? "error" : "warning",
                           ca_rules[i].id);
}

/* Asked for, so said also where diagnostics are not. */
static void say_summary(const ca_run *run, const verdicts *v)
{
    ca_text words = {0};
    (run->reporter.json ? write_json : write_words)(run, v, &words);
    (void)fwrite(words.at, 1, words.size, stderr);
    ca_text_free(&words);
}

static void count(verdicts *v, const ca_record *record, bool said_more, bool held)
{
    *(record->faulty ? &v->faulty : said_more ? &v->warned : &v->sound) += 1;
    v->held_back += held;
}

static int read_switches(ca_run *run, ca_reading *reading)
{
    const struct ca_option_values *warn = &run->options.list[CA_OPTION_WARN];
    const struct ca_option_values *words = &run->options.list[CA_OPTION_WORDS];
    for (size_t i = 0; i < warn->count; i++)
        if (ca_switches_apply(run->reporter.off, warn->values[i], &run->problem) < 0) {
            run->misused = true;
            return -1;
        }
    return ca_words_open(&reading->words, words->values, words->count, &run->problem);
}

static void validate(ca_run *run)
{
    ca_records records;
    ca_ids ids = {0};
    ca_grading grading = {0};
    ca_reading reading = {.said = NULL};
    bool gate = ca_options_has(&run->options, CA_OPTION_GATE);
    bool summary = ca_options_has(&run->options, CA_OPTION_SUMMARY);
    verdicts v = {0};
    bool begun = read_switches(run, &reading) == 0;
    int got = begun ? ca_records_begin(&records, run) : -1;
    while (got == 0 && (got = ca_records_next(&records)) > 0) {
        ca_record *record = &records.record;
        uint64_t warnings = records.warnings_before;
        if (!record->stopped)
            check_id(&records, &ids);
        if (!record->stopped)
            ca_validate_record(record, &run->reporter, &grading, &reading);
        bool held = record->stopped || (gate && record->faulty);
        count(&v, record, run->reporter.warnings > warnings, held);
        got = held ? ca_records_reject(&records) : ca_records_pass(&records, record->line.text);
    }
    if (begun)
        ca_records_end(&records, summary ? 0 : v.held_back, "did not pass");
    if (summary && !run->problem.words.size)
        say_summary(run, &v);
    ca_grading_free(&grading);
    ca_reading_free(&reading);
    ca_ids_free(&ids);
}

void ca_validate_run(ca_run *run)
{
    int status = 0;
    if (ca_options_has(&run->options, CA_OPTION_LIST_RULES))
        status = list_rules(run);
    else if (ca_options_has(&run->options, CA_OPTION_SHOW_WORDS))
        status = show_words(run);
    else if (ca_options_has(&run->options, CA_OPTION_EXPLAIN))
        status = explain(run);
    else
        validate(run);
    if (status < 0)
        ca_run_raise(run, CA_FAILED);
}
