/* SPDX-License-Identifier: MIT */
/* The characters of a text as names are looked for in it: a letter is what ca_person_plain makes of it, and more that is
 * typed or pasted in its place; the others are told apart by what they do between letters. */
#ifndef CA_LETTERS_H
#define CA_LETTERS_H

#include "base/text.h"

enum ca_letter_kind {
    CA_LETTER_SIGN, /* none of the others */
    CA_LETTER,
    CA_LETTER_DIGIT,
    CA_LETTER_SPACE,
    CA_LETTER_HYPHEN,
    CA_LETTER_APOSTROPHE, /* or what is typed in its place: ’ ` ´ */
    CA_LETTER_HIDDEN,     /* not to be seen: a soft hyphen, a space without width */
    CA_LETTER_MARK        /* on the letter before it: an accent of its own */
};

enum { CA_LETTER_PLAIN_MOST = 4 };

typedef struct {
    enum ca_letter_kind kind;
    size_t size;       /* bytes in the text */
    size_t plain_size; /* of a letter or digit: one or more; else 0 */
    char plain[CA_LETTER_PLAIN_MOST];
} ca_letter;

/* The character at AT, which is before the end. */
ca_letter ca_letter_read(ca_slice text, size_t at);

#endif
