/* SPDX-License-Identifier: MIT */
/* The options of every tool: parsing and help out of one table. */
#define _GNU_SOURCE /* getopt_long */
#include "cli/options.h"
#include "base/nearest.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    char letter;
    const char *name, *argument;
    unsigned tools;
    const char *help;
} entry;

static const entry entries[CA_OPTION_COUNT] = {
#define X(name, letter, long_name, argument, tools, help) {letter, long_name, argument, tools, help},
    CA_OPTIONS(X)
#undef X
};

static const char *const new_examples[] = {
    "audit-new -f durham-2016 --prefix dcc cases.csv >drafts.jsonl",
    "audit-new -f durham-2016 --set case.id=77870 --set case.type=CIN --date 2017-07-12",
    "audit-new -f durham-2016 --guide risk", "audit-new --check -F our-own.json", NULL};
static const char *const validate_examples[] = {
    "audit-validate q2.jsonl >sound.jsonl", "audit-validate --draft --rejects broken.jsonl q2.jsonl",
    "audit-validate -W no-acronym -W child-named --summary q2.jsonl", "audit-validate --explain evidence-thin", NULL};
static const char *const grade_examples[] = {"audit-grade q2.jsonl >graded.jsonl",
                                             "audit-grade --ruleset handbook q2.jsonl",
                                             "audit-grade --check graded.jsonl", NULL};
static const char *const aggregate_examples[] = {"audit-aggregate q1.jsonl q2.jsonl >summary.json",
                                                 "audit-aggregate --by team,type q2.jsonl",
                                                 "audit-aggregate --population open.csv --planned drafts.jsonl "
                                                 "q2.jsonl >q2.json",
                                                 "audit-aggregate q1.json q2.json >half-year.json", NULL};
static const char *const export_examples[] = {"audit-export -o q2.xlsx summary.json",
                                              "audit-export --for public -o q2-public.html summary.json",
                                              "audit-export --records q2.jsonl -o q2.xlsx summary.json",
                                              "audit-export -t csv --table questions summary.json",
                                              "audit-export --list-tables summary.json",
                                              NULL};

static const char *const redact_examples[] = {
    "(umask 077; head -c 32 /dev/urandom >key)",
    "audit-redact --key key --purpose 'regional review 2018' q2.jsonl >shared.jsonl", NULL};

static const char *const sample_examples[] = {
    "audit-sample -f durham-2016 --seed 'Q2, 6 July 2017' cases.csv >drawn.csv",
    "audit-sample -r 5% --by service --cover practitioner --seed 48213 --report draw.json cases.csv",
    "audit-sample -n 50 --exclude q1.jsonl --months 12 --as-of 2017-07-06 --seed 48213 cases.csv",
    "audit-sample -f durham-2016 --seed 48213 --auditors auditors.csv cases.csv",
    "audit-sample --practitioner q2.jsonl -n 2 --seed 48213 cases.csv",
    NULL};
static const char *const actions_examples[] = {"audit-actions --as-of 2017-09-30 --overdue q2.jsonl | sort",
                                               "audit-actions q2.jsonl | audit-export -o actions.xlsx", NULL};
static const char *const update_examples[] = {"audit-actions q2.jsonl | audit-export -t csv >updates.csv",
                                              "audit-actions update updates.csv q2.jsonl >q2-updated.jsonl", NULL};
static const char *const select_examples[] = {
    "audit-moderate select --seed 'Q2 2018' --report drawn.json graded.jsonl >moderate.jsonl",
    "audit-moderate select --seed 'Q2 2018' --moderators moderators.csv graded.jsonl >moderate.jsonl",
    "audit-moderate select --third merged.jsonl >third.jsonl", NULL};
static const char *const merge_examples[] = {
    "audit-moderate merge --originals graded.jsonl --rejects open.jsonl returned.jsonl >merged.jsonl",
    "audit-moderate merge --external --originals q2.jsonl external.jsonl >compared.jsonl", NULL};
static const char *const benchmark_examples[] = {"audit-moderate benchmark graders.jsonl >agreement.jsonl", NULL};

const ca_tool_entry ca_tools[CA_TOOL_COUNT] = {
    {"audit-new", NULL, "[cases.csv ...]", "writes a draft audit record for each case in a CSV list", new_examples},
    {"audit-validate", NULL, "[records.jsonl ...]", "checks audit records and passes on those that can be counted",
     validate_examples},
    {"audit-grade", NULL, "[records.jsonl ...]", "applies the grading rules of each record's framework",
     grade_examples},
    {"audit-aggregate", NULL, "[records.jsonl | summary.json ...]", "turns records and summaries into one summary",
     aggregate_examples},
    {"audit-export", NULL, "[summary.json | records.jsonl ...]", "writes a report as a workbook, HTML, Markdown or CSV",
     export_examples},
    {"audit-redact", NULL, "[records.jsonl ...]", "writes records that do not tell who they are about",
     redact_examples},
    {"audit-sample", NULL, "[cases.csv ...]", "draws the cases to audit from a CSV list of open cases",
     sample_examples},
    {"audit-moderate", "select", "[graded.jsonl ...]", "draws the records that are to be moderated", select_examples},
    {"audit-moderate", "merge", "[moderated.jsonl ...]", "joins moderated records to the originals", merge_examples},
    {"audit-actions", NULL, "[records.jsonl ...]", "writes a line for each action of the records", actions_examples},
    {"audit-actions", "update", "updates.csv [records.jsonl ...]",
     "writes completions and reviews back into the records", update_examples},
    {"audit-moderate", "benchmark", "[records.jsonl ...]", "says how far several graders of one case agree",
     benchmark_examples},
};

static bool is_flag(const char *argument, const char *name, const char *letter)
{
    return strcmp(argument, name) == 0 || (letter && strcmp(argument, letter) == 0);
}

enum ca_tool ca_tool_asked(enum ca_tool tool, int count, char *const *arguments, ca_problem *problem)
{
    ca_text verbs = {0};
    const char *word = count > 1 ? arguments[1] : "";
    for (int i = 0; i < CA_TOOL_COUNT; i++) {
        const ca_tool_entry *one = &ca_tools[i];
        if (!one->verb || strcmp(one->name, ca_tools[tool].name) != 0)
            continue;
        if (strcmp(word, one->verb) == 0) {
            ca_text_free(&verbs);
            return (enum ca_tool)i;
        }
        ca_text_format(&verbs, "%s%s", verbs.size ? " or " : "", one->verb);
    }
    bool without = !ca_tools[tool].verb || is_flag(word, "--help", "-h") || is_flag(word, "--version", NULL);
    if (!without)
        (void)ca_problem_set(problem, "say what to do first: %s %s", ca_tools[tool].name, ca_text_words(&verbs));
    ca_text_free(&verbs);
    return without ? tool : CA_TOOL_COUNT;
}

static bool belongs(enum ca_tool tool, enum ca_option option)
{
    return entries[option].tools & CA_ON(tool);
}

static bool repeats(const entry *option)
{
    size_t size = option->argument ? strlen(option->argument) : 0;
    return size > 3 && strcmp(option->argument + size - 3, "...") == 0;
}

static void keep(ca_options *options, enum ca_option option, char *value)
{
    static char none[] = "";
    struct ca_option_values *list = &options->list[option];
    options->value[option] = value ? value : none;
    list->values = ca_room_for_one(list->values, list->count, &list->capacity, sizeof *list->values);
    list->values[list->count++] = value ? value : none;
}

/* getopt's own tables of the options that TOOL takes; COUNT + 1 and 2 * COUNT + 2 have room. */
static void make_tables(enum ca_tool tool, struct option *longs, ca_text *letters)
{
    size_t count = 0;
    ca_text_add(letters, ":");
    for (int i = 0; i < CA_OPTION_COUNT; i++) {
        const entry *option = &entries[i];
        if (!belongs(tool, (enum ca_option)i))
            continue;
        longs[count++] =
            (struct option){option->name, option->argument ? required_argument : no_argument, NULL, 256 + i};
        if (option->letter) {
            ca_text_byte(letters, option->letter);
            if (option->argument)
                ca_text_byte(letters, ':');
        }
    }
    longs[count] = (struct option){0};
}

static enum ca_option option_of(int got)
{
    if (got >= 256)
        return (enum ca_option)(got - 256);
    for (int i = 0; i < CA_OPTION_COUNT; i++)
        if (entries[i].letter == got)
            return (enum ca_option)i;
    return CA_OPTION_COUNT;
}

/* The words about an option that getopt did not take. */
static int refuse(enum ca_tool tool, int got, char **arguments, ca_problem *problem)
{
    const char *word = arguments[optind - 1];
    const char *name = strncmp(word, "--", 2) == 0 ? word + 2 : "";
    ca_nearest nearest = ca_nearest_begin((ca_slice){name, strcspn(name, "=")});
    for (int i = 0; i < CA_OPTION_COUNT; i++)
        if (belongs(tool, (enum ca_option)i))
            ca_nearest_try(&nearest, entries[i].name);
    if (got == ':')
        return ca_problem_set(problem, "the option %s needs a value", word);
    if (optopt && optopt < 256)
        return ca_problem_set(problem, "there is no option -%c", optopt);
    if (*name && nearest.name)
        return ca_problem_set(problem, "there is no option %s; did you mean --%s?", word, nearest.name);
    return ca_problem_set(problem, "there is no option %s", word);
}

int ca_options_read(ca_options *options, enum ca_tool tool, int count, char **arguments, ca_problem *problem)
{
    struct option longs[CA_OPTION_COUNT + 1];
    ca_text letters = {0};
    int got, status = 0;
    bool verb = ca_tools[tool].verb && count > 1 && strcmp(arguments[1], ca_tools[tool].verb) == 0;
    *options = (ca_options){.tool = tool};
    count -= verb; /* getopt takes what stands first for the program's name */
    arguments += verb;
    make_tables(tool, longs, &letters);
    opterr = 0;
    while (status == 0 && (got = getopt_long(count, arguments, letters.at, longs, NULL)) != -1) {
        enum ca_option option = got == '?' || got == ':' ? CA_OPTION_COUNT : option_of(got);
        if (option == CA_OPTION_COUNT)
            status = refuse(tool, got, arguments, problem);
        else if (options->value[option] && entries[option].argument && !repeats(&entries[option]))
            status = ca_problem_set(problem, "the option --%s was given twice", entries[option].name);
        else
            keep(options, option, optarg);
    }
    options->operands = arguments + optind;
    options->operand_count = (size_t)(count - optind);
    ca_text_free(&letters);
    return status;
}

void ca_options_free(ca_options *options)
{
    for (int i = 0; i < CA_OPTION_COUNT; i++)
        free(options->list[i].values);
    *options = (ca_options){0};
}

bool ca_options_has(const ca_options *options, enum ca_option option)
{
    return options->value[option] != NULL;
}

const char *ca_option_spelt(enum ca_option option)
{
    static const char *const spelt[CA_OPTION_COUNT] = {
#define X(name, letter, long_name, argument, tools, help) "--" long_name,
        CA_OPTIONS(X)
#undef X
    };
    return option == CA_OPTION_OUTPUT ? "-o" : spelt[option];
}

/* A population may be a number as well as a list, so that its argument is not called a file. */
bool ca_option_names_file(enum ca_option option)
{
    const char *argument = entries[option].argument;
    return argument && (strstr(argument, "FILE") || option == CA_OPTION_POPULATION);
}

static void help_line(const entry *option, ca_text *to)
{
    ca_text spelt = {0};
    if (option->letter)
        ca_text_format(&spelt, "-%c, ", option->letter);
    else
        ca_text_add(&spelt, "    ");
    ca_text_format(&spelt, "--%s", option->name);
    if (option->argument) {
        size_t size = strlen(option->argument) - (repeats(option) ? 3 : 0);
        ca_text_format(&spelt, "=%.*s", (int)size, option->argument);
    }
    ca_text_format(to, "  %-28s  %s\n", spelt.at, option->help);
    ca_text_free(&spelt);
}

static void help_of(enum ca_tool tool, ca_text *to)
{
    const ca_tool_entry *one = &ca_tools[tool];
    const char *gap = one->verb ? " " : "", *verb = one->verb ? one->verb : "";
    ca_text_format(to, "usage: %s%s%s [options] %s\n\n%s%s%s %s.\nWithout a file, or for -, it reads standard input.\n",
                   one->name, gap, verb, one->operands, one->name, gap, verb, one->does);
    ca_text_add(to, "\nExamples:\n");
    for (const char *const *example = one->examples; *example; example++)
        ca_text_format(to, "  %s\n", *example);
    ca_text_add(to, "\nOptions:\n");
    for (int i = 0; i < CA_OPTION_COUNT; i++)
        if (belongs(tool, (enum ca_option)i))
            help_line(&entries[i], to);
}

/* A tool with verbs is told whole: the help of each stands one below the other. */
void ca_options_help(enum ca_tool tool, ca_text *to)
{
    for (int i = 0; i < CA_TOOL_COUNT; i++) {
        if (strcmp(ca_tools[i].name, ca_tools[tool].name) != 0)
            continue;
        if (to->size)
            ca_text_byte(to, '\n');
        help_of((enum ca_tool)i, to);
    }
    ca_text_format(to, "\nThe manual: man %s, man caseaudit\n", ca_tools[tool].name);
}
