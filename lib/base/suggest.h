/* SPDX-License-Identifier: MIT */
/* Did you mean: the known name that is nearest to an unknown one. */
#ifndef CA_SUGGEST_H
#define CA_SUGGEST_H

#include "base/map.h"
#include "base/text.h"

/* Returns the number of edits (insert, delete, change, swap of neighbours) from A to B, or LIMIT + 1 if it is above
 * LIMIT. LIMIT is at most 8. */
unsigned ca_edits_between(ca_slice a, ca_slice b, unsigned limit) CA_MUST_USE;

typedef struct {
    ca_slice word;
    const char *name; /* the nearest within two edits, or NULL */
    unsigned edits;
} ca_suggestion;

ca_suggestion ca_suggest_begin(ca_slice word);
/* NAME becomes the nearest if it is nearer than the names tried before it; of equally near names the first stays. */
void ca_suggest_try(ca_suggestion *suggestion, const char *name);
/* Tries NAME, which is also near, but less than by edits, if it begins with the word: "durham" is "durham-2016". For the
 * few names of an option. */
void ca_suggest_try_beginning(ca_suggestion *suggestion, const char *name);
/* Returns "; did you mean 'NAME'?", written to WORDS, or "" if no name is near. */
const char *ca_suggestion_words(const ca_suggestion *suggestion, ca_text *words) CA_MUST_USE;
/* Does both: WORD against the NULL-ended NAMES. */
const char *ca_suggest_of(const char *word, const char *const *names, ca_text *words) CA_MUST_USE;

/* Many names as a tree of their letters, so that the nearest is found without trying each. Zeroed is empty. */
typedef struct {
    struct ca_near_letter {
        uint32_t inside, sibling; /* the first letter after this one; the next alternative to it; 0: none */
        uint32_t first;           /* the index of the first name through this letter */
        uint32_t name;            /* the index + 1 of the first name that ends here, or 0 */
        char letter;
    } * letters; /* the first is the root */
    size_t count, capacity;
    const char **names;
    size_t name_count, name_capacity;
    ca_map small; /* the index + 1 of the first name with these small letters */
} ca_near_names;

/* Adds a name, which must outlive the tree. */
void ca_near_names_add(ca_near_names *near, const char *name);
/* As ca_suggest_try with each name in the order of adding. If thousands of names are near to one another the search
 * may stop early, and miss a name that is two edits away. */
void ca_near_names_try(const ca_near_names *near, ca_suggestion *suggestion);
void ca_near_names_free(ca_near_names *near);

#endif
