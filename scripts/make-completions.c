/* SPDX-License-Identifier: MIT */
/* make-completions: writes what bash, zsh or fish need to complete a tool's command line, out of the tables that the tools
 * themselves read. */
#include "builtin.h"
#include "caseaudit.h"
#include "words.h"

#include <stdlib.h>
#include <string.h>

static const char usage[] = "usage: make-completions bash|zsh|fish TOOL\n"
                            "Writes the completions of TOOL (audit-new, ...) for a shell.\n";

typedef struct {
    char letter;
    const char *name, *argument;
    unsigned tools;
    const char *help;
} option;

static const option options[CA_OPTION_COUNT] = {
#define X(name, letter, long_name, argument, tools, help) {letter, long_name, argument, tools, help},
    CA_OPTIONS(X)
#undef X
};

enum shell { BASH, ZSH, FISH, SHELL_COUNT };
static const char *const shells[SHELL_COUNT] = {"bash", "zsh", "fish"};

/* --- what an option can be given ----------------------------------------------------------------------------------- */

static void add_word(ca_text *words, const char *word, const char *suffix)
{
    ca_text_format(words, "%s%s%s", words->size ? " " : "", word, suffix);
}

static void add_frameworks(ca_text *words)
{
    for (const ca_builtin *one = ca_builtin_frameworks; one->text; one++)
        add_word(words, one->name, "");
}

static void add_rulesets(ca_text *words)
{
    ca_library library = {0};
    ca_reporter quiet = {.quiet = true};
    ca_problem problem = {0};
    if (ca_library_open(&library, NULL, 0, &quiet, &problem) == 0)
        for (size_t i = 0; i < library.count; i++) {
            const ca_framework *framework = ca_library_at(&library, i);
            for (int j = 0; j < framework->ruleset_count; j++)
                if (!words->at || !strstr(words->at, framework->rulesets[j].id))
                    add_word(words, framework->rulesets[j].id, "");
        }
    ca_library_free(&library);
    ca_problem_free(&problem);
}

/* Warnings alone can be switched. */
static void add_rules(ca_text *words, bool warnings)
{
    for (int i = 0; i < CA_RULE_COUNT; i++)
        if (!warnings || ca_rules[i].severity == CA_SEVERITY_WARNING) {
            add_word(words, ca_rules[i].id, "");
            if (warnings)
                ca_text_format(words, " no-%s", ca_rules[i].id);
        }
    if (warnings)
        ca_text_add(words, " all no-all");
}

static void add_lists(ca_text *words, const char *suffix)
{
    for (const char *const *name = ca_word_list_names; *name; name++)
        add_word(words, *name, suffix);
}

/* The members that audits are grouped by, or the columns of a list of cases. */
static void add_members(ca_text *words, bool columns)
{
    for (int i = 0; i < CA_FIELD_COUNT; i++) {
        const char *name = columns ? ca_fields[i].heading : ca_fields[i].short_name;
        if (name)
            add_word(words, name, "");
    }
}

/* The words that OPTION can be given, if they are known. */
static void values_of(const option *one, ca_text *words)
{
    static const struct {
        const char *name, *words;
    } fixed[] = {{"kind", "full thematic external"}, {"type", "xlsx csv md html"},
                 {"for", "internal public"},         {"diagnostics", "text json"}};
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
        if (strcmp(one->name, fixed[i].name) == 0)
            ca_text_add(words, fixed[i].words);
    if (strcmp(one->name, "framework") == 0 || strcmp(one->name, "show") == 0)
        add_frameworks(words);
    else if (strcmp(one->name, "ruleset") == 0)
        add_rulesets(words);
    else if (strcmp(one->name, "warn") == 0 || strcmp(one->name, "explain") == 0)
        add_rules(words, strcmp(one->name, "warn") == 0);
    else if (strcmp(one->name, "show-words") == 0 || strcmp(one->name, "words") == 0)
        add_lists(words, strcmp(one->name, "words") == 0 ? "=" : "");
    else if (strcmp(one->name, "by") == 0 || strcmp(one->name, "cover") == 0)
        add_members(words, one->tools != CA_ON_AGGREGATE);
}

static bool takes_file(const option *one)
{
    return one->argument && strncmp(one->argument, "FILE", 4) == 0;
}

/* --- the scripts --------------------------------------------------------------------------------------------------- */

/* Appends WORDS with a backslash before each byte of MARKS, for the inside of single quotes: in all but fish a quote ends
 * them, is written, and begins them again. */
static void quote(ca_text *to, const char *words, const char *marks, enum shell shell)
{
    for (; *words; words++) {
        if (*words == '\'')
            ca_text_add(to, shell == FISH ? "\\'" : "'\\''");
        else
            ca_text_format(to, strchr(marks, *words) ? "\\%c" : "%c", *words);
    }
}

static void write_bash(ca_text *to, enum ca_tool tool)
{
    ca_text all = {0};
    ca_text_add(to, "        case $prev in\n");
    for (int i = 0; i < CA_OPTION_COUNT; i++) {
        const option *one = &options[i];
        ca_text words = {0};
        if (!(one->tools & CA_ON(tool)))
            continue;
        ca_text_format(&all, " --%s", one->name);
        if (one->letter)
            ca_text_format(&all, " -%c", one->letter);
        values_of(one, &words);
        if (one->argument) {
            ca_text_format(to, "        --%s", one->name);
            if (one->letter)
                ca_text_format(to, " | -%c", one->letter);
            if (words.size)
                ca_text_format(to, ") _caseaudit_words '%s' ;;\n", words.at);
            else
                ca_text_add(to, takes_file(one) ? ") _caseaudit_files ;;\n" : ") COMPREPLY=() ;;\n");
        }
        ca_text_free(&words);
    }
    ca_text_format(to, "        *) case $cur in -*) _caseaudit_words '%s' ;; *) _caseaudit_files ;; esac ;;\n        esac\n",
                   ca_text_words(&all) + (all.size > 0));
    ca_text_free(&all);
}

static void write_zsh(ca_text *to, enum ca_tool tool)
{
    ca_text_add(to, "        _arguments -s -S");
    for (int i = 0; i < CA_OPTION_COUNT; i++) {
        const option *one = &options[i];
        ca_text words = {0}, rest = {0};
        if (!(one->tools & CA_ON(tool)))
            continue;
        values_of(one, &words);
        ca_text_byte(&rest, '[');
        quote(&rest, one->help, "[]:\\", ZSH);
        ca_text_byte(&rest, ']');
        if (one->argument) {
            ca_text_byte(&rest, ':');
            quote(&rest, one->argument, "[]:\\", ZSH);
            if (words.size)
                ca_text_format(&rest, ":(%s)", words.at);
            else
                ca_text_add(&rest, takes_file(one) ? ":_files" : ": ");
        }
        const char *again = one->argument && strstr(one->argument, "...") ? "*" : "";
        ca_text_format(to, " \\\n            '%s--%s%s%s'", again, one->name, one->argument ? "=" : "", rest.at);
        if (one->letter)
            ca_text_format(to, " \\\n            '%s-%c%s%s'", again, one->letter, one->argument ? "+" : "", rest.at);
        ca_text_free(&words);
        ca_text_free(&rest);
    }
    ca_text_add(to, " \\\n            '*:file:_files'\n");
}

static void write_fish(ca_text *to, enum ca_tool tool)
{
    const ca_tool_entry *entry = &ca_tools[tool];
    for (int i = 0; i < CA_OPTION_COUNT; i++) {
        const option *one = &options[i];
        ca_text words = {0};
        if (!(one->tools & CA_ON(tool)))
            continue;
        values_of(one, &words);
        ca_text_format(to, "complete -c %s", entry->name);
        if (entry->verb)
            ca_text_format(to, " -n '__fish_seen_subcommand_from %s'", entry->verb);
        ca_text_format(to, " -l %s", one->name);
        if (one->letter)
            ca_text_format(to, " -s %c", one->letter);
        if (words.size)
            ca_text_format(to, " -x -a '%s'", words.at);
        else if (one->argument)
            ca_text_add(to, takes_file(one) ? " -r -F" : " -x");
        ca_text_add(to, " -d '");
        quote(to, one->help, "\\", FISH);
        ca_text_add(to, "'\n");
        ca_text_free(&words);
    }
}

/* The verbs of the tools that are named so, and whether one of them has none. */
static bool verbs_of(const char *name, ca_text *verbs)
{
    bool without = false;
    for (int i = 0; i < CA_TOOL_COUNT; i++) {
        if (strcmp(ca_tools[i].name, name) != 0)
            continue;
        if (ca_tools[i].verb)
            add_word(verbs, ca_tools[i].verb, "");
        without |= !ca_tools[i].verb;
    }
    return without;
}

static const char bash_head[] =
    "_caseaudit_words() {\n"
    "    COMPREPLY=($(compgen -W \"$1\" -- \"$cur\"))\n"
    "    case ${COMPREPLY[0]-} in *=) compopt -o nospace 2>/dev/null ;; esac\n"
    "}\n"
    "_caseaudit_files() {\n"
    "    local file\n"
    "    COMPREPLY=()\n"
    "    while IFS= read -r file; do COMPREPLY+=(\"$file\"); done < <(compgen -f -- \"$cur\")\n"
    "    compopt -o filenames 2>/dev/null\n"
    "}\n";

/* Each entry of the tool, by its verb; the one without a verb last, since it takes whatever the first word is. */
static void write_branches(ca_text *to, const char *name, enum shell shell)
{
    for (int pass = 0; pass < 2; pass++)
        for (int i = 0; i < CA_TOOL_COUNT; i++) {
            if (strcmp(ca_tools[i].name, name) != 0 || (ca_tools[i].verb == NULL) != (pass == 1))
                continue;
            ca_text_format(to, "    %s)\n", ca_tools[i].verb ? ca_tools[i].verb : "*");
            (shell == BASH ? write_bash : write_zsh)(to, (enum ca_tool)i);
            ca_text_add(to, "        ;;\n");
        }
}

static void write_script(ca_text *to, const char *name, enum shell shell)
{
    ca_text verbs = {0};
    bool without = verbs_of(name, &verbs);
    const char *words = ca_text_words(&verbs);
    if (shell == BASH) {
        ca_text_format(to, "# %s: completions for bash, made from the tools' own table of options.\n%s", name, bash_head);
        ca_text_format(to, "_%s() {\n    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} verb=\n"
                       "    [ \"$cur\" != = ] || cur=\n    [ \"$prev\" != = ] || prev=${COMP_WORDS[COMP_CWORD-2]}\n",
                       name);
        if (verbs.size)
            ca_text_format(to, "    [ \"$COMP_CWORD\" -eq 1 ] || verb=${COMP_WORDS[1]}\n"
                           "    if [ \"$COMP_CWORD\" -eq 1 ] && _caseaudit_words '%s' && [ ${#COMPREPLY[@]} -gt 0 ]; then\n"
                           "        return\n    fi\n", words);
        ca_text_add(to, "    case $verb in\n");
        write_branches(to, name, shell);
        ca_text_format(to, "    esac\n}\ncomplete -F _%s %s\n", name, name);
    } else if (shell == ZSH) {
        ca_text_format(to, "#compdef %s\n# Completions for zsh, made from the tools' own table of options.\n", name);
        if (verbs.size)
            ca_text_format(to, "local verb=\nif (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then\n    compadd %s\n%sfi\n"
                           "(( CURRENT > 2 )) && verb=$words[2]\n"
                           "if [[ -n $verb && \" %s \" == *\" $verb \"* ]]; then\n    shift words\n    (( CURRENT-- ))\nfi\n",
                           words, without ? "    _files\n    return\n" : "    return\n", words);
        else
            ca_text_add(to, "local verb=\n");
        ca_text_add(to, "case $verb in\n");
        write_branches(to, name, shell);
        ca_text_add(to, "esac\n");
    } else {
        ca_text_format(to, "# %s: completions for fish, made from the tools' own table of options.\n", name);
        if (verbs.size)
            ca_text_format(to, "complete -c %s -n 'not __fish_seen_subcommand_from %s'%s -a '%s'\n", name, words,
                           without ? "" : " -f", words);
        for (int i = 0; i < CA_TOOL_COUNT; i++)
            if (strcmp(ca_tools[i].name, name) == 0)
                write_fish(to, (enum ca_tool)i);
    }
    ca_text_free(&verbs);
}

int main(int count, char **arguments)
{
    ca_text script = {0}, verbs = {0};
    int shell = 0;
    while (count == 3 && shell < SHELL_COUNT && strcmp(arguments[1], shells[shell]) != 0)
        shell++;
    ca_memory_begin();
    bool known = count == 3 && shell < SHELL_COUNT && (verbs_of(arguments[2], &verbs) || verbs.size);
    ca_text_free(&verbs);
    if (!known)
        return fputs(usage, stderr), 2;
    write_script(&script, arguments[2], (enum shell)shell);
    bool failed = fwrite(script.at, 1, script.size, stdout) != script.size || fflush(stdout);
    ca_text_free(&script);
    return failed;
}
