/* SPDX-License-Identifier: MIT */
/* audit-validate: checks records and reports a diagnostic for each error; writes the records that can be counted. */
#include "base/json_write.h"
#include "check/drafts.h"
#include "check/group_names.h"
#include "check/shared_texts.h"
#include "check/theme_spellings.h"
#include "check/validate.h"
#include "cli/records_all.h"
#include "cli/side_input.h"
#include "cli/tools.h"
#include "data/explain.h"
#include "office/workbook_make.h"
#include "report/build_faults.h"
#include "report/workbook.h"

#include <stdlib.h>
#include <string.h>

static int list_rules(ca_run *run)
{
    ca_text lines = {0};
    for (int i = 0; i < CA_RULE_COUNT; i++) {
        const struct ca_rule *rule = &ca_rules[i];
        ca_text_format(&lines, "%s\t%s\t%s\t%s\t%s\n", rule->id,
                       rule->severity == CA_SEVERITY_ERROR ? "error" : "warning", rule->stops ? "stops" : "passes",
                       rule->missing ? "missing"
                       : rule->asked ? "asked"
                                     : "-",
                       rule->summary);
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
    ca_text names = {0}, near = {0};
    ca_suggestion suggestion = ca_suggest_begin(ca_slice_of(run->options.value[CA_OPTION_SHOW_WORDS]));
    for (const char *const *name = ca_word_list_names; *name; name++) {
        ca_suggest_try_beginning(&suggestion, *name);
        ca_text_format(&names, "%s, ", *name);
    }
    ca_suggest_try_beginning(&suggestion, "nothing-said");
    int status = ca_run_misuse(run, "--show-words takes one of %snothing-said%s", ca_text_words(&names),
                               ca_suggestion_words(&suggestion, &near));
    ca_text_free(&names);
    ca_text_free(&near);
    return status;
}

static int explain(ca_run *run)
{
    enum ca_rule_id rule = ca_rule_named(ca_slice_of(run->options.value[CA_OPTION_EXPLAIN]), &run->error);
    ca_text words = {0};
    run->error.usage = rule == CA_RULE_COUNT;
    int status = rule == CA_RULE_COUNT ? -1 : ca_explain(rule, &words, &run->error);
    if (status == 0)
        status = ca_run_answer(run, (ca_slice){words.at, words.size});
    ca_text_free(&words);
    return status;
}

/* The figures of --summary. */
typedef struct {
    uint64_t sound, warned, faulty, held_back;
} verdicts;

static void write_json(const ca_run *run, const verdicts *v, ca_text *to)
{
    const struct {
        const char *name;
        uint64_t number;
    } numbers[] = {{"records", v->sound + v->warned + v->faulty},
                   {"sound", v->sound},
                   {"warned", v->warned},
                   {"faulty", v->faulty},
                   {"held_back", v->held_back},
                   {"errors", run->reporter.errors},
                   {"warnings", run->reporter.warnings}};
    ca_json_open(to, '{');
    ca_json_name(to, "summary");
    ca_json_open(to, '{');
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        ca_json_member_number(to, numbers[i].name, numbers[i].number);
    }
    ca_json_name(to, "rules");
    ca_json_open(to, '{');
    for (int i = 0; i < CA_RULE_COUNT; i++)
        if (run->reporter.fired[i]) {
            ca_json_member_number(to, ca_rules[i].id, run->reporter.fired[i]);
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

/* Printed even if diagnostics are not, because --summary asks for it. */
static void print_summary(const ca_run *run, const verdicts *v)
{
    ca_text words = {0};
    (run->reporter.json ? write_json : write_words)(run, v, &words);
    (void)fwrite(words.at, 1, words.size, stderr);
    ca_text_free(&words);
}

/* Data of the whole run. */
typedef struct {
    bool gate, planned;
    ca_people_list people;
    ca_words words;
    const ca_library *library;
    ca_group_names groups;
    ca_drafts drafts;
    ca_idset ids;
    ca_shared_texts texts;
    ca_theme_spellings themes;
    verdicts verdicts;
} validator;

/* What is compared with the records before, in their order: the texts and themes of a record, [from, to). */
typedef struct {
    const ca_framework *framework;
    size_t texts, texts_end, themes, themes_end;
} compared;

/* Data of each worker. */
typedef struct {
    const validator *validator;
    ca_grading grading;
    ca_reading reading;
    ca_group_notes groups;
    compared *compared; /* one for each outcome of the batch */
    size_t capacity;
    ca_shared_text *texts; /* of the batch */
    size_t text_count, text_capacity;
    ca_used_theme *themes;
    size_t theme_count, theme_capacity;
} reader;

static void begin_reader(void *of, void *context)
{
    reader *own = of;
    const validator *v = context;
    own->validator = v;
    own->reading.words = &v->words;
    own->reading.people = &v->people;
    own->reading.library = v->library;
}

static void end_reader(void *of)
{
    reader *own = of;
    ca_grading_free(&own->grading);
    ca_reading_free(&own->reading);
    ca_group_notes_free(&own->groups);
    free(own->compared);
    free(own->texts);
    free(own->themes);
}

static void keep_text(reader *own, const struct ca_long_text *text)
{
    if (text->words < CA_SHARED_WORDS_LEAST)
        return;
    own->texts = ca_array_grow(own->texts, own->text_count, &own->text_capacity, sizeof *own->texts);
    own->texts[own->text_count++] =
        (ca_shared_text){text->print, text->start + (uint64_t)1, text->question, text->member};
}

/* Keeps a theme, with a text that outlives its record. */
static void keep_theme(ca_worker *worker, const ca_value *value, int finding)
{
    reader *own = worker->own;
    const ca_scan *scan = &worker->record.scan;
    if (!value->node)
        return;
    ca_slice theme = ca_node_string(scan, value->node, &worker->record.arena);
    if (scan->nodes[value->node].escaped)
        theme = ca_arena_str(&worker->arena, theme);
    own->themes = ca_array_grow(own->themes, own->theme_count, &own->theme_capacity, sizeof *own->themes);
    own->themes[own->theme_count++] = (ca_used_theme){theme, scan->nodes[value->node].start + (uint64_t)1, finding};
}

/* Keeps what is compared with the records before. */
static void keep_compared(ca_worker *worker)
{
    reader *own = worker->own;
    const ca_record *record = &worker->record;
    size_t index = worker->count - 1;
    while (index >= own->capacity)
        own->compared = ca_array_grow(own->compared, own->capacity, &own->capacity, sizeof *own->compared);
    compared *one = &own->compared[index];
    *one = (compared){record->framework, own->text_count, 0, own->theme_count, 0};
    for (size_t i = 0; i < own->reading.text_count && !worker->reporter.off[CA_RULE_TEXT_SHARED]; i++)
        keep_text(own, &own->reading.texts[i]);
    const ca_entries *findings = &record->groups[CA_FINDINGS];
    bool themes = !worker->reporter.off[CA_RULE_THEME_NEAR];
    if (themes)
        keep_theme(worker, &record->at[CA_THEME_FIELD], -1);
    themes &= !record->framework->finding_themes.count; /* with a vocabulary, theme-unlisted names what is near */
    for (size_t i = 0; i < findings->count && themes; i++)
        keep_theme(worker, ca_entry_value(&findings->entries[i], CA_FINDING_THEME_FIELD), findings->entries[i].key);
    one->texts_end = own->text_count;
    one->themes_end = own->theme_count;
}

static void look(ca_worker *worker, ca_outcome *outcome)
{
    reader *own = worker->own;
    const validator *v = own->validator;
    ca_group_notes_add(&own->groups, &worker->record, (size_t)(outcome - worker->outcomes));
    ca_validate_record(&worker->record, &worker->reporter, &own->grading, &own->reading);
    if (v->planned)
        ca_drafts_compare(&v->drafts, &worker->record, &worker->reporter);
    keep_compared(worker);
}

/* The texts of a batch, and its themes, are compared when its outcomes are taken, and then no more. */
static void forget_compared(ca_worker *worker, void *hand)
{
    reader *own = worker->own;
    (void)hand; /* threads have no data of their own */
    own->text_count = own->theme_count = 0;
    ca_group_notes_clear(&own->groups);
}

/* Adds the names of groups that the record at INDEX is the first to have, of those that its worker read. */
static void take_groups(validator *v, const ca_group_notes *notes, size_t index)
{
    size_t from = 0, to = notes->count;
    while (from < to) {
        size_t middle = (from + to) / 2;
        if (notes->notes[middle].record < index)
            from = middle + 1;
        else
            to = middle;
    }
    for (; from < notes->count && notes->notes[from].record == index; from++)
        ca_group_names_add(&v->groups, &notes->notes[from]);
}

static bool warned(const ca_worker *worker, size_t index)
{
    size_t from = index ? worker->outcomes[index - 1].rules : 0;
    for (size_t i = from; i < worker->outcomes[index].rules; i++)
        if (!worker->rules.rules[i].error)
            return true;
    return false;
}

static bool same_record(const ca_location *one, const ca_location *other)
{
    return one->line == other->line && strcmp(one->source, other->source) == 0;
}

static void report_shared(ca_records *records, ca_outcome *outcome, const ca_shared_text *text,
                          const ca_location *other, uint64_t more)
{
    ca_text path = {0}, rest = {0};
    ca_text_format(&path, "answers.%s.%s", text->question, text->member);
    if (more)
        ca_text_format(&rest, ", and so %s %llu more of this record", more == 1 ? "is" : "are",
                       (unsigned long long)more);
    ca_records_report(records, outcome, CA_RULE_TEXT_SHARED, text->column, path.at,
                      "is word for word a text of another record, %s:%llu:%llu%s", other->source,
                      (unsigned long long)other->line, (unsigned long long)other->column, ca_text_words(&rest));
    ca_text_free(&path);
    ca_text_free(&rest);
}

/* Reports texts that an earlier record has: a row of texts of one other record is reported once, at its first. */
static void compare_texts(ca_records *records, ca_worker *worker, ca_outcome *outcome, const compared *one)
{
    validator *v = records->context;
    const reader *own = worker->own;
    const ca_shared_text *first = NULL;
    ca_location of_first = {.source = NULL}, other = {.source = NULL};
    uint64_t more = 0;
    for (size_t i = one->texts; i < one->texts_end; i++) {
        if (!ca_shared_texts_add(&v->texts, &own->texts[i], outcome->line.location, &other))
            continue;
        if (first && same_record(&of_first, &other)) {
            more++;
            continue;
        }
        if (first)
            report_shared(records, outcome, first, &of_first, more);
        first = &own->texts[i];
        of_first = other;
        more = 0;
    }
    if (first)
        report_shared(records, outcome, first, &of_first, more);
}

/* Reports themes that are one step from another one. */
static void compare_themes(ca_records *records, ca_worker *worker, ca_outcome *outcome, const compared *one)
{
    validator *v = records->context;
    const reader *own = worker->own;
    for (size_t i = one->themes; i < one->themes_end; i++) {
        const ca_used_theme *theme = &own->themes[i];
        ca_near_theme near = ca_theme_spellings_add(&v->themes, one->framework, theme, outcome->line.location);
        ca_text path = {0};
        if (theme->finding < 0)
            ca_text_add(&path, "theme");
        else
            ca_text_format(&path, "findings[%d].theme", theme->finding + 1);
        if (near.listed)
            ca_records_report(records, outcome, CA_RULE_THEME_NEAR, theme->column, path.at,
                              "is nearly '%s', a theme of the framework, and is counted as another", near.listed);
        else if (near.used.source)
            ca_records_report(records, outcome, CA_RULE_THEME_NEAR, theme->column, path.at,
                              "is nearly the theme at %s:%llu:%llu, and is counted as another", near.used.source,
                              (unsigned long long)near.used.line, (unsigned long long)near.used.column);
        ca_text_free(&path);
    }
}

static int take(ca_records *records, ca_worker *worker, size_t index)
{
    validator *v = records->context;
    const reader *own = worker->own;
    ca_outcome *outcome = &worker->outcomes[index];
    take_groups(v, &own->groups, index); /* of an unread line, too: its worker notes these names only once */
    uint64_t warnings = records->run->reporter.warnings;
    if (!outcome->stopped && !ca_idset_add_print(&v->ids, outcome->print))
        ca_records_repeated(records, outcome, "an earlier record of this run has the same id");
    if (!outcome->stopped) {
        compare_texts(records, worker, outcome, &own->compared[index]);
        compare_themes(records, worker, outcome, &own->compared[index]);
    }
    outcome->held = outcome->stopped || (v->gate && outcome->faulty);
    bool any = records->run->reporter.warnings > warnings || warned(worker, index);
    *(outcome->faulty ? &v->verdicts.faulty : any ? &v->verdicts.warned : &v->verdicts.sound) += outcome->records;
    v->verdicts.held_back += outcome->held ? outcome->records : 0;
    return 0;
}

static int read_switches(ca_run *run, ca_words *words)
{
    const struct ca_option_values *warn = &run->options.list[CA_OPTION_WARN];
    const struct ca_option_values *own = &run->options.list[CA_OPTION_WORDS];
    for (size_t i = 0; i < warn->count; i++)
        if (ca_warnings_apply(run->reporter.off, warn->values[i], &run->error) < 0) {
            run->error.usage = true;
            return -1;
        }
    return ca_words_open(words, own->values, own->count, &run->error);
}

/* Checks the name of --faults. */
static int check_faults(ca_run *run)
{
    static const char ending[] = ".xlsx";
    const char *file = run->options.value[CA_OPTION_FAULTS];
    size_t size = file ? strlen(file) : 0, least = sizeof ending - 1;
    if (file && (size <= least || strcmp(file + size - least, ending) != 0))
        return ca_run_misuse(run, "--faults writes a workbook; give it a name that ends in .xlsx");
    return 0;
}

/* Writes ALL to the workbook of --faults, if given. */
static int write_faults(ca_run *run, const ca_diagnostics *all, const ca_people_list *people)
{
    ca_tables set = {.audience = CA_INTERNAL, .title = "Errors and warnings", .mark = "Internal: not for publication"};
    int64_t created = 0;
    if (!ca_output_is_open(&run->faults))
        return 0;
    ca_tables_of_faults(&set, all, people);
    int status = ca_workbook_created(0, &created, &run->error);
    if (status == 0)
        status = ca_workbook_write(&set, created, &run->faults, &run->error);
    ca_tables_free(&set);
    return status;
}

static void validate_records(ca_run *run, validator *v, size_t jobs)
{
    static const ca_work work = {.passes = true,
                                 .own_size = sizeof(reader),
                                 .own_begins = begin_reader,
                                 .own_ends = end_reader,
                                 .look = look,
                                 .take = take,
                                 .after = forget_compared};
    ca_records records;
    ca_diagnostics all = {.list = NULL};
    bool summary = ca_options_has(&run->options, CA_OPTION_SUMMARY);
    if (ca_records_begin(&records, run) == 0) {
        records.context = v;
        run->reporter.all = ca_output_is_open(&run->faults) ? &all : NULL;
        run->reporter.wants_about |= run->reporter.all != NULL;
        int status = ca_records_all(&records, &work, NULL, jobs);
        if (status == 0)
            ca_group_names_report(&v->groups, &run->reporter);
        if (status < 0 || write_faults(run, &all, &v->people) < 0)
            ca_run_raise(run, CA_FAILED);
        run->reporter.all = NULL;
    }
    uint64_t unknown = run->reporter.fired[CA_RULE_DRAFT_UNKNOWN];
    if (unknown && !run->error.words.size)
        ca_report_run(&run->reporter, CA_RUN_NOTE, "%llu record%s of no draft of --planned",
                      (unsigned long long)unknown, unknown == 1 ? " is" : "s are");
    uint64_t foreign = records.unread.foreign; /* a file of another kind has no records to count */
    ca_records_end(&records, summary ? 0 : v->verdicts.held_back, "did not pass");
    ca_diagnostics_free(&all);
    v->verdicts.faulty -= foreign;
    v->verdicts.held_back -= foreign;
    if (summary && !run->error.words.size)
        print_summary(run, &v->verdicts);
}

/* Adds a draft of --planned. */
static bool add_draft(void *context, ca_record *record)
{
    return ca_drafts_add(context, record);
}

static void validate(ca_run *run)
{
    validator v = {.gate = ca_options_has(&run->options, CA_OPTION_GATE),
                   .planned = ca_options_has(&run->options, CA_OPTION_PLANNED),
                   .library = &run->library};
    size_t jobs = ca_records_jobs(run);
    if (jobs && check_faults(run) == 0 && read_switches(run, &v.words) == 0 && ca_side_people(run, &v.people) == 0 &&
        ca_side_themes(run) == 0 && ca_records_drafts(run, CA_OPTION_PLANNED, add_draft, &v.drafts) == 0)
        validate_records(run, &v, jobs);
    ca_drafts_free(&v.drafts);
    ca_shared_texts_free(&v.texts);
    ca_theme_spellings_free(&v.themes);
    ca_words_free(&v.words);
    ca_people_free(&v.people);
    ca_group_names_free(&v.groups);
    ca_idset_free(&v.ids);
}

void ca_validate_run(ca_run *run)
{
    int status = 0;
    bool answers = ca_options_has(&run->options, CA_OPTION_LIST_RULES) ||
                   ca_options_has(&run->options, CA_OPTION_SHOW_WORDS) ||
                   ca_options_has(&run->options, CA_OPTION_EXPLAIN);
    if (answers && ca_options_has(&run->options, CA_OPTION_FAULTS))
        status = ca_run_misuse(run, "--faults is for records; leave it out here");
    else if (ca_options_has(&run->options, CA_OPTION_LIST_RULES))
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
