/* SPDX-License-Identifier: MIT */
/* make-completions: the values of options, from the tables that the tools themselves read. */
#include "make-completions.h"

#include "check/word_lists.h"
#include "data/builtin.h"
#include "data/framework_library.h"

#include <string.h>

void add_word(ca_text *words, const char *word)
{
    ca_text_format(words, "%s%s", words->size ? " " : "", word);
}

static bool has_word(const ca_text *words, const char *word)
{
    size_t size = strlen(word);
    for (const char *at = ca_text_words(words); (at = strstr(at, word)); at += size)
        if ((at == words->at || at[-1] == ' ') && (!at[size] || at[size] == ' '))
            return true;
    return false;
}

static void add_frameworks(ca_text *words)
{
    for (const ca_builtin *one = ca_builtin_frameworks; one->text; one++)
        add_word(words, one->name);
}

static void add_rulesets(ca_text *words)
{
    ca_library library = {0};
    ca_reporter quiet = {.quiet = true};
    ca_error error = {0};
    if (ca_library_open(&library, NULL, 0, &quiet, &error) == 0)
        for (size_t i = 0; i < library.count; i++) {
            const ca_framework *framework = ca_library_at(&library, i);
            for (int j = 0; j < framework->ruleset_count; j++)
                if (!has_word(words, framework->rulesets[j].id))
                    add_word(words, framework->rulesets[j].id);
        }
    ca_library_free(&library);
    ca_error_free(&error);
}

static void add_rules(ca_text *words)
{
    for (int i = 0; i < CA_RULE_COUNT; i++)
        add_word(words, ca_rules[i].id);
}

/* Only warnings can be switched. */
static void add_switches(ca_text *words)
{
    for (int i = 0; i < CA_RULE_COUNT; i++)
        if (ca_rules[i].severity == CA_SEVERITY_WARNING) {
            add_word(words, ca_rules[i].id);
            ca_text_format(words, " no-%s", ca_rules[i].id);
        }
    ca_text_add(words, " all no-all");
}

static void add_lists(ca_text *words)
{
    for (const char *const *name = ca_word_list_names; *name; name++)
        add_word(words, *name);
}

/* Adds one more list that can be shown: it is set in a framework and not by an option. */
static void add_shown(ca_text *words)
{
    add_lists(words);
    add_word(words, "nothing-said");
}

/* Adds the members by which audits can be grouped. */
static void add_members(ca_text *words)
{
    for (int i = 0; i < CA_FIELD_COUNT; i++)
        if (ca_fields[i].short_name)
            add_word(words, ca_fields[i].short_name);
}

/* Adds the columns of a case list. */
static void add_columns(ca_text *words)
{
    for (int i = 0; i < CA_FIELD_COUNT; i++)
        if (ca_fields[i].heading)
            add_word(words, ca_fields[i].heading);
}

/* The values of an option in some tools, and the source of the words. */
static const struct {
    enum ca_option option;
    unsigned tools;
    enum way way;
    void (*add)(ca_text *words);
    const char *words;
} sources[] = {
    {CA_OPTION_FRAMEWORK, CA_ON_ALL, ONE, add_frameworks, NULL},
    {CA_OPTION_SHOW, CA_ON_ALL, ONE, add_frameworks, NULL},
    {CA_OPTION_RULESET, CA_ON_ALL, ONE, add_rulesets, NULL},
    {CA_OPTION_WARN, CA_ON_ALL, LIST, add_switches, NULL},
    {CA_OPTION_EXPLAIN, CA_ON_ALL, ONE, add_rules, NULL},
    {CA_OPTION_SHOW_WORDS, CA_ON_ALL, ONE, add_shown, NULL},
    {CA_OPTION_WORDS, CA_ON_ALL, PAIR_FILE, add_lists, NULL},
    {CA_OPTION_BY, CA_ON_AGGREGATE, LIST, add_members, NULL},
    {CA_OPTION_BY, CA_ON_SAMPLE, LIST, add_columns, NULL},
    {CA_OPTION_COVER, CA_ON_ALL, LIST, add_columns, NULL},
    {CA_OPTION_NOT, CA_ON_ALL, PAIR, add_columns, NULL},
    {CA_OPTION_KIND, CA_ON_ALL, ONE, NULL, "full thematic external"},
    {CA_OPTION_TYPE, CA_ON_EXPORT, ONE, NULL, "xlsx docx html md csv"},
    {CA_OPTION_TYPE, CA_ON_LETTERS, ONE, NULL, "docx html"},
    {CA_OPTION_TYPE, CA_ON_FORM, ONE, NULL, "xlsx docx"},
    {CA_OPTION_FOR, CA_ON_ALL, ONE, NULL, "internal public"},
    {CA_OPTION_DIAGNOSTICS, CA_ON_ALL, ONE, NULL, "text json"},
};

values values_of(const ca_option_use *use)
{
    values got = {.way = use->argument && strncmp(use->argument, "FILE", 4) == 0 ? FILES : NONE};
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        if (sources[i].option != use->option || !(sources[i].tools & use->tools))
            continue;
        got.way = sources[i].way;
        if (sources[i].add)
            sources[i].add(&got.words);
        else
            ca_text_add(&got.words, sources[i].words);
    }
    return got;
}

const ca_option_use *use_of(int id, const branch *on)
{
    /* These options alone need no verb before them. */
    if (on->tool == CA_TOOL_COUNT)
        return id == CA_OPTION_HELP || id == CA_OPTION_VERSION ? ca_option_used(CA_TOOL_NEW, (enum ca_option)id) : NULL;
    return ca_option_used(on->tool, (enum ca_option)id);
}

ca_text endings_of(const branch *on)
{
    ca_text endings = {0};
    const char *at = on->tool == CA_TOOL_COUNT ? "" : ca_tools[on->tool].operands;
    for (; (at = strchr(at, '.')); at++) {
        char ending[16];
        size_t size = strspn(at + 1, "abcdefghijklmnopqrstuvwxyz");
        if (!size || size >= sizeof ending)
            continue;
        memcpy(ending, at + 1, size);
        ending[size] = '\0';
        if (!has_word(&endings, ending))
            add_word(&endings, ending);
    }
    return endings;
}

void quote(ca_text *to, const char *words, const char *marks, const char *quote)
{
    for (; *words; words++) {
        if (*words == '\'')
            ca_text_add(to, quote);
        else
            ca_text_format(to, strchr(marks, *words) ? "\\%c" : "%c", *words);
    }
}
