/* SPDX-License-Identifier: MIT */
/* make-completions: the options in the form for completions, and a part for each shell. */
#ifndef MAKE_COMPLETIONS_H
#define MAKE_COMPLETIONS_H

#include "cli/run.h"

/* The kinds of values of an option. */
enum way {
    NONE, /* nothing */
    FILES,
    ONE,  /* one of the words */
    LIST, /* several of the words, with commas between them */
    PAIR, /* one of the words, "=" and a text */
    PAIR_FILE
};

typedef struct {
    enum way way;
    ca_text words; /* slugs, separated by spaces; the caller frees them */
} values;

/* A command line up to its verb: TOOL's entry, or NAME without its verb (TOOL is CA_TOOL_COUNT). */
typedef struct {
    const char *name;
    enum ca_tool tool;
    const char *verb;  /* NULL: none */
    const char *verbs; /* all verbs of NAME, separated by spaces; "": none */
} branch;

/* Returns the use of the option by the branch, or NULL if the branch does not have it. */
const ca_option_use *use_of(int option, const branch *on);
/* Returns the values of the option there. */
values values_of(const ca_option_use *use);

/* Returns the endings of the files that are read, as the operands name them: "csv jsonl"; the caller frees them. */
ca_text endings_of(const branch *on);

void add_word(ca_text *words, const char *word);
/* Appends text for use between single quotes: WORDS with a backslash before each byte of MARKS, and with QUOTE for each
 * single quote. */
void quote(ca_text *to, const char *words, const char *marks, const char *quote);

/* A shell's script for a tool has a beginning, a part for each branch, and an end. */
typedef struct {
    const char *shell;
    void (*begin)(ca_text *to, const char *name, const char *verbs);
    void (*part)(ca_text *to, const branch *on);
    void (*end)(ca_text *to, const char *name);
} writer;
extern const writer bash_writer, zsh_writer, fish_writer;

#endif
