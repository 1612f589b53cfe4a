/* SPDX-License-Identifier: MIT */
/* Words in a name, or instead of one, that are nobody's: titles, agency marks, roles, posts. The words are data:
 * lib/words/name-words.txt, which begins with what each kind does. */
#ifndef CA_NAME_WORDS_H
#define CA_NAME_WORDS_H

#include "base/text.h"

/* The kinds of a word, as bits; a word may be several. */
enum ca_name_kind {
    CA_NAME_TITLE = 1 << 0,
    CA_NAME_MARK = 1 << 1,
    CA_NAME_STAMP = 1 << 2,
    CA_NAME_ROLE = 1 << 3,
    CA_NAME_POST = 1 << 4,
    CA_NAME_FILLER = 1 << 5,
    CA_NAME_RANK = 1 << 6,
    CA_NAME_NOTHING = 1 << 7,
    CA_NAME_OFFICE = 1 << 8,
    CA_NAME_SURNAME = 1 << 9,
    CA_NAME_NEVER = 1 << 10,
    CA_NAME_BEFORE = 1 << 11,
    CA_NAME_YOUNG = 1 << 12,
    CA_NAME_WITH_YOUNG = 1 << 13,
    CA_NAME_ORDINAL = 1 << 14
};

/* Returns the kinds of WORD, which is in lower case and without accents; 0 for a word that may be a name's. */
unsigned ca_name_word(ca_slice word) CA_MUST_USE;

/* Whether PLAIN (ca_person_plain) consists of words for posts and bodies, and numbers: "Head of Service", "School", "Team
 * Manager, MASH". A single word that is a surname, too ("Head"), is no post. */
bool ca_is_post(ca_slice plain) CA_MUST_USE;

/* The table, which scripts/generate/embed-name-words makes of the list: in bytewise order. */
typedef struct {
    const char *word;
    unsigned kinds;
} ca_name_word_row;
extern const ca_name_word_row ca_builtin_name_words[];
extern const size_t ca_builtin_name_word_count;

#endif
