/* SPDX-License-Identifier: MIT */
/* make-completions: fish. */
#include "make-completions.h"

/* fish itself completes a file after "=". */
static void write_pairs(ca_text *to, const values *known)
{
    ca_text_add(to, known->way == PAIR_FILE ? " -r -a '" : " -x -a '");
    for (const char *at = known->words.at; *at; at++)
        ca_text_format(to, *at == ' ' ? "=%c" : "%c", *at);
    ca_text_add(to, "='");
}

static void write_option(ca_text *to, const ca_option_use *use)
{
    const ca_option_name *one = &ca_option_names[use->option];
    values known = values_of(use);
    const char *words = ca_text_words(&known.words);
    ca_text_format(to, " -l %s", one->name);
    if (one->letter)
        ca_text_format(to, " -s %c", one->letter);
    if (known.way == FILES)
        ca_text_add(to, " -r -F");
    else if (known.way == ONE)
        ca_text_format(to, " -x -a '%s'", words);
    else if (known.way == LIST)
        ca_text_format(to, " -x -a '(__fish_complete_list , \"string join \\\\n -- %s\")'", words);
    else if (known.way == PAIR || known.way == PAIR_FILE)
        write_pairs(to, &known);
    else if (use->argument)
        ca_text_add(to, " -x");
    ca_text_add(to, " -d '");
    quote(to, use->help, "\\", "\\'");
    ca_text_add(to, "'\n");
    ca_text_free(&known.words);
}

static void write_start(ca_text *to, const branch *on)
{
    ca_text_format(to, "complete -c %s", on->name);
    if (*on->verbs)
        ca_text_format(to, " -n '%s__fish_seen_subcommand_from %s'", on->verb ? "" : "not ",
                       on->verb ? on->verb : on->verbs);
}

static void part(ca_text *to, const branch *on)
{
    for (int i = 0; i < CA_OPTIONS_TOTAL; i++) {
        const ca_option_use *use = use_of(i, on);
        if (use) {
            write_start(to, on);
            write_option(to, use);
        }
    }
    if (on->tool == CA_TOOL_COUNT) {
        write_start(to, on);
        ca_text_add(to, " -f\n");
    } else if (on->verb) {
        ca_text_format(to, "complete -c %s -n __fish_is_first_arg -a %s -d '", on->name, on->verb);
        quote(to, ca_tools[on->tool].does, "\\", "\\'");
        ca_text_add(to, "'\n");
    }
}

static void begin(ca_text *to, const char *name, const char *verbs)
{
    (void)verbs;
    ca_text_format(to, "# %s: completions for fish, made from the tools' own table of options.\n", name);
}

static void end(ca_text *to, const char *name)
{
    (void)to;
    (void)name;
}

const writer fish_writer = {"fish", begin, part, end};
