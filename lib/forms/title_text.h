/* SPDX-License-Identifier: MIT */
/* Titles as they are compared: their words, without regard to capitals, quotation marks, dashes, other signs, white space and
 * a number before them. */
#ifndef CA_TITLE_TEXT_H
#define CA_TITLE_TEXT_H

#include "base/text.h"

/* Appends the words of TEXT, which is UTF-8, in Unicode's form NFKC and as small letters, with one space between them.
 * An apostrophe is no end of a word. Leading numbers are left out: "3." and "Section 3:". */
void ca_title_words(ca_text *to, ca_slice text);

/* Returns the first line of TEXT that is not blank, without blanks at its ends. */
ca_slice ca_title_paragraph(ca_slice text) CA_MUST_USE;
/* Returns the first sentence of TEXT: it ends before a full stop, question mark, exclamation mark or colon with white space
 * after it, before a bracket, before a dash between spaces, or with the line. */
ca_slice ca_title_sentence(ca_slice text) CA_MUST_USE;

/* Whether the words TITLE are the first words of WORDS. */
bool ca_title_begins(ca_slice words, ca_slice title) CA_MUST_USE;
/* Returns how many bytes of TEXT have the words TITLE, with the signs after them; 0 if TEXT does not begin with them. */
size_t ca_title_size_in(ca_slice text, ca_slice title) CA_MUST_USE;
/* Returns the number of words. */
size_t ca_title_count(ca_slice words) CA_MUST_USE;

/* Returns how far the words TITLE are from the first words of WORDS, in half words: a word that is missing, added or another
 * one is 2; a misspelt one, one that is written as two, and a missing or added "the" or "of" is 1. LIMIT + 1 if it is more than
 * LIMIT. */
unsigned ca_title_distance(ca_slice title, ca_slice words, unsigned limit) CA_MUST_USE;

#endif
