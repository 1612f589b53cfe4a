/* SPDX-License-Identifier: MIT */
/* Words in the place of a name, or beside one, that tell of no person: titles, agency marks, roles. */
#ifndef CA_PERSON_WORDS_H
#define CA_PERSON_WORDS_H

#include "base/text.h"

/* What a word is; several may hold. */
enum ca_person_word {
    CA_WORD_TITLE = 1,   /* "mr": leaves a name wherever it stands */
    CA_WORD_MARK = 2,    /* "agency", "social": leaves a name where all words of its part are such: "(agency worker)" */
    CA_WORD_STAMP = 4,   /* "agency": leaves a name wherever it stands */
    CA_WORD_ROLE = 8,    /* "worker": a name of such words alone is nobody's */
    CA_WORD_POST = 16,   /* "duty": so, too, and beside it numbers and ranks say nothing either */
    CA_WORD_FILLER = 32, /* "senior": says nothing beside a role */
    CA_WORD_RANK = 64,   /* "manager", "3": says nothing beside a post */
    CA_WORD_NOTHING = 128 /* "none": is nobody's name, and no team's */
};

/* What WORD, in lower case and without accents, is: 0 for a word that may be a name's. */
unsigned ca_person_word(ca_slice word) CA_MUST_USE;

#endif
