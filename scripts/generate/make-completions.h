/* SPDX-License-Identifier: MIT */
/* make-completions: the options as completions need them, and a part for each shell. */
#ifndef MAKE_COMPLETIONS_H
#define MAKE_COMPLETIONS_H

#include "cli/run.h"

/* What is known of what an option takes. */
enum way {
    NONE, /* nothing */
    FILES,
    ONE,  /* one of the words */
    LIST, /* some of the words, with commas between them */
    PAIR, /* one of the words, "=" and a text */
    PAIR_FILE
};

typedef struct {
    enum way way;
    ca_text words; /* slugs, with a space between each and the next; the caller frees them */
} values;

/* A command line as far as its verb tells: TOOL's entry, or NAME with its verb missing yet (TOOL is CA_TOOL_COUNT). */
typedef struct {
    const char *name;
    enum ca_tool tool;
    const char *verb;  /* NULL: none */
    const char *verbs; /* all that NAME has, with spaces between; "": none */
} branch;

/* How the branch uses an option; NULL where it does not take it. */
const ca_option_use *use_of(int option, const branch *on);
/* What the option can be given there. */
values values_of(const ca_option_use *use);

/* The endings of the files that are read, as the operands name them: "csv jsonl"; the caller frees them. */
ca_text endings_of(const branch *on);

void add_word(ca_text *words, const char *word);
/* Appends what stands between single quotes: WORDS with a backslash before each byte of MARKS, and their own quotes as
 * QUOTE. */
void quote(ca_text *to, const char *words, const char *marks, const char *quote);

/* The script of a tool is a beginning, a part for each of its branches, and an end. */
typedef struct {
    const char *shell;
    void (*begin)(ca_text *to, const char *name, const char *verbs);
    void (*part)(ca_text *to, const branch *on);
    void (*end)(ca_text *to, const char *name);
} writer;
extern const writer bash_writer, zsh_writer, fish_writer;

#endif
