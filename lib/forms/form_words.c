/* SPDX-License-Identifier: MIT */
/* The words of Word forms: reads the built-in table. */
#include "forms/form_words.h"

#include "data/builtin.h"

static const char *const kinds[CA_FORM_WORD_COUNT] = {[CA_FORM_WORD_LABEL] = "label",
                                                      [CA_FORM_WORD_COLUMN] = "column",
                                                      [CA_FORM_WORD_ACTION] = "action",
                                                      [CA_FORM_WORD_RUN_IN] = "run-in",
                                                      [CA_FORM_WORD_OWN] = "own"};

static ca_slice table(void)
{
    const ca_builtin *builtin = ca_builtin_words;
    while (builtin->text && strcmp(builtin->name, "form-words") != 0)
        builtin++;
    return (ca_slice){(const char *)builtin->text, builtin->size};
}

/* Cuts the part before the next BYTE off *REST, and returns it without spaces at its ends. */
static ca_slice cut(ca_slice *rest, char byte)
{
    const char *end = rest->size ? memchr(rest->at, byte, rest->size) : NULL;
    ca_slice part = {rest->at, end ? (size_t)(end - rest->at) : rest->size};
    rest->at += part.size + (end != NULL);
    rest->size -= part.size + (end != NULL);
    return ca_slice_trimmed(part, " ");
}

void ca_form_words_each(enum ca_form_word kind, void (*visit)(void *context, ca_slice name, ca_slice words),
                        void *context)
{
    ca_slice rest = table();
    while (rest.size) {
        ca_slice line = cut(&rest, '\n'), word = cut(&line, ' ');
        if (!ca_slice_is(word, kinds[kind]))
            continue;
        ca_slice name = cut(&line, ':');
        while (line.size)
            visit(context, name, cut(&line, '|'));
    }
}
