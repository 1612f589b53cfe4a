/* SPDX-License-Identifier: MIT */
/* The words by which authorities name the columns of a list, its types of case, and the rows that are no case. They are
 * data: lib/words/list-words.txt. */
#ifndef CA_LIST_WORDS_H
#define CA_LIST_WORDS_H

#include "base/text.h"

/* Appends the letters and digits of TEXT, which is UTF-8, with the capitals of ASCII as small letters. Two headings are
 * the same if these are. */
void ca_letters_and_digits(ca_text *to, ca_slice text);

/* Whether ONE and OTHER have the same letters and digits. */
bool ca_same_letters(ca_slice one, ca_slice other) CA_MUST_USE;

/* The kinds of word in the table. */
enum ca_list_word {
    CA_WORD_HEADING,
    CA_WORD_TYPE,
    CA_WORD_CLOSED,
    CA_WORD_OPEN,
    CA_WORD_ROW,
    CA_WORD_YES,
    CA_WORD_NO,
    CA_WORD_DONE,
    CA_WORD_AUDITORS,
    CA_WORD_PEOPLE,
    CA_WORD_RESPONDENT, /* headings of a survey's table that are about the person who answered */
    CA_WORD_SURVEY,     /* and those that the survey's system adds: "id", "time", "done" or "other" */
    CA_WORD_THEMES,     /* headings of the list of --themes */
    CA_WORD_LEARNING,   /* headings of a learning log */
    CA_WORD_STATE,      /* words for what is open in it: "open" */
    CA_LIST_WORD_COUNT
};

/* Returns the name for which WORDS stand in KIND ("LAC" for "Children looked after"), or an empty slice. Constant
 * text. */
ca_slice ca_list_word(enum ca_list_word kind, ca_slice words) CA_MUST_USE;
/* Returns the name of the kind of row that begins with one of its words, or ends in one for a total, or an empty slice.
 * Constant text. */
ca_slice ca_row_word(ca_slice cell) CA_MUST_USE;
/* Whether CELL ends in a word for a total: "East total", "Total". */
bool ca_ends_in_total(ca_slice cell) CA_MUST_USE;
/* Returns TEXT without a letter and a bracket before it: "a) Yes" is "Yes". */
ca_slice ca_without_letter(ca_slice text) CA_MUST_USE;

/* Reads an answer of yes or no, a tick mark or a cross too. Returns 1, 0, or -1 if it is neither. */
int ca_yes_or_no(ca_slice text) CA_MUST_USE;
/* Whether TEXT says that an action was done, but not when: "completed", "yes", a tick mark. */
bool ca_says_done(ca_slice text) CA_MUST_USE;

#endif
