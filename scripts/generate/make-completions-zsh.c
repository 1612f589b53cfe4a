/* SPDX-License-Identifier: MIT */
/* make-completions: zsh. */
#include "make-completions.h"

#include <string.h>

static const char quotes[] = "'\\''";

/* Writes the command by which zsh completes the value of an option. */
static void write_value(ca_text *to, const ca_option_use *use)
{
    values known = values_of(use);
    const char *words = ca_text_words(&known.words);
    ca_text_byte(to, ':');
    quote(to, use->argument, ":\\", quotes);
    if (ca_option_repeats(use))
        to->at[to->size -= strlen("...")] = '\0';
    if (known.way == FILES)
        ca_text_add(to, ":_files");
    else if (known.way == ONE)
        ca_text_format(to, ":(%s)", words);
    else if (known.way == LIST)
        ca_text_format(to, ":_sequence compadd - %s", words);
    else if (known.way == PAIR || known.way == PAIR_FILE)
        ca_text_format(to, ":{ if compset -P \"*=\"; then %s; else compadd -S = - %s; fi }",
                       known.way == PAIR_FILE ? "_files" : "_message value", words);
    else
        ca_text_add(to, ": ");
    ca_text_free(&known.words);
}

static void write_option(ca_text *to, const ca_option_use *use)
{
    const ca_option_name *one = &ca_option_names[use->option];
    bool last = use->option == CA_OPTION_HELP || use->option == CA_OPTION_VERSION;
    for (int letter = 0; letter <= (one->letter != 0); letter++) {
        ca_text_add(to, " \\\n            '");
        if (ca_option_repeats(use))
            ca_text_byte(to, '*');
        else if (last)
            ca_text_add(to, "(- *)");
        else if (one->letter)
            ca_text_format(to, "(-%c --%s)", one->letter, one->name);
        if (letter)
            ca_text_format(to, "-%c%s[", one->letter, use->argument ? "+" : "");
        else
            ca_text_format(to, "--%s%s[", one->name, use->argument ? "=" : "");
        quote(to, use->help, "[]:\\", quotes);
        ca_text_byte(to, ']');
        if (use->argument)
            write_value(to, use);
        ca_text_byte(to, '\'');
    }
}

/* Writes files with the endings that the tool reads; zsh offers others if there is none. */
static void write_files(ca_text *to, const branch *on)
{
    ca_text endings = endings_of(on);
    ca_text_add(to, "_files -g \"*.");
    for (const char *at = ca_text_words(&endings); *at; at++)
        ca_text_format(to, *at == ' ' ? "%c*." : "%c", *at);
    ca_text_byte(to, '"');
    ca_text_free(&endings);
}

static void write_operands(ca_text *to, const branch *on)
{
    if (on->tool == CA_TOOL_COUNT) {
        ca_text_format(to, " \\\n            '1:verb:(%s)'\n", on->verbs);
        return;
    }
    if (*on->verbs && !on->verb) {
        ca_text_format(to, " \\\n            '1:file or verb:{ (( CURRENT > 2 )) || compadd - %s; ", on->verbs);
        write_files(to, on);
        ca_text_add(to, " }'");
    }
    ca_text_add(to, " \\\n            '*:file:");
    write_files(to, on);
    ca_text_add(to, "'\n");
}

static void part(ca_text *to, const branch *on)
{
    ca_text_format(to, "    %s)\n", on->verb ? on->verb : "*");
    ca_text_add(to, "        _arguments -s -S");
    for (int i = 0; i < CA_OPTIONS_TOTAL; i++) {
        const ca_option_use *use = use_of(i, on);
        if (use)
            write_option(to, use);
    }
    write_operands(to, on);
    ca_text_add(to, "        ;;\n");
}

static void begin(ca_text *to, const char *name, const char *verbs)
{
    ca_text_format(to, "#compdef %s\n# Completions for zsh, made from the tools' own table of options.\nlocal verb=\n",
                   name);
    if (*verbs)
        ca_text_add(to, "(( CURRENT > 2 )) && verb=$words[2]\n");
    ca_text_add(to, "case $verb in\n");
}

static void end(ca_text *to, const char *name)
{
    (void)name;
    ca_text_add(to, "esac\n");
}

const writer zsh_writer = {"zsh", begin, part, end};
