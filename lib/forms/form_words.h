/* SPDX-License-Identifier: MIT */
/* The words by which authorities name the boxes of their Word forms. They are data: lib/words/form-words.txt. */
#ifndef CA_FORM_WORDS_H
#define CA_FORM_WORDS_H

#include "base/text.h"

/* The kinds of word in the table. */
enum ca_form_word {
    CA_FORM_WORD_LABEL,
    CA_FORM_WORD_COLUMN,
    CA_FORM_WORD_ACTION,
    CA_FORM_WORD_RUN_IN,
    CA_FORM_WORD_OWN,
    CA_FORM_WORD_COUNT
};

/* Calls VISIT with each entry of KIND, in the order of the table: its NAME and one of its WORDS. Both are constant. */
void ca_form_words_each(enum ca_form_word kind, void (*visit)(void *context, ca_slice name, ca_slice words),
                        void *context);

#endif
