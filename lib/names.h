/* SPDX-License-Identifier: MIT */
/* People's names, looked for in a text. */
#ifndef CA_NAMES_H
#define CA_NAMES_H

#include "word_read.h"

/* The words of names, as hashes of their lower-case letters, sorted. Zeroed is empty. */
typedef struct {
    uint64_t *hashes;
    size_t count, capacity;
} ca_names;

/* Adds the words of NAME that have LEAST letters or more, but for those that stand for a name: "Child 2". */
void ca_names_add(ca_names *names, ca_slice name, size_t least);
/* Makes the names that were added findable. */
void ca_names_sort(ca_names *names);
/* Whether WORD of TEXT is one of the names, its possessive or its plural. */
bool ca_names_have(const ca_names *names, ca_slice text, const ca_word *word) CA_MUST_USE;
/* Appends TEXT with [child] and [worker] in the place of the words of their names, whatever their case; how many. */
uint64_t ca_names_replace(const ca_names *child, const ca_names *workers, ca_slice text, ca_text *to);

#endif
