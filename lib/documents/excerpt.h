/* SPDX-License-Identifier: MIT */
/* The first sentences of a text, as many as there is room for. */
#ifndef CA_EXCERPT_H
#define CA_EXCERPT_H

#include "base/map.h"

/* Returns the number of bytes of the first sentence of TEXT, with the blanks after it. It ends after a full stop, question mark or
 * exclamation mark with a blank after it, or with the line. */
size_t ca_sentence_size(ca_slice text) CA_MUST_USE;

/* Counts the sentences of TEXT in MAP, by their bytes, which it borrows. */
void ca_sentences_count(ca_map *map, ca_slice text);
/* Returns whole sentences of TEXT from its beginning, up to MOST words, in ARENA; of a longer first sentence its first words. Sentences
 * that MAP (or NULL) counted twice are passed over: they tell two things, and so neither. What is left out at the end is marked by
 * an ellipsis. */
ca_slice ca_excerpt(ca_arena *arena, const ca_map *map, ca_slice text, size_t most) CA_MUST_USE;

#endif
