/* SPDX-License-Identifier: MIT */
/* The known name that an unknown one may have been meant for. */
#ifndef CA_SUGGEST_H
#define CA_SUGGEST_H

#include "base/map.h"
#include "base/text.h"

/* The edits (insert, delete, change, swap of neighbours) from A to B, or LIMIT + 1 when there
 * are more than LIMIT. LIMIT is at most 8. */
unsigned ca_edits_between(ca_slice a, ca_slice b, unsigned limit) CA_MUST_USE;

typedef struct {
    ca_slice word;
    const char *name; /* the nearest within two edits, or NULL */
    unsigned edits;
} ca_nearest;

ca_nearest ca_nearest_begin(ca_slice word);
/* NAME becomes the nearest if it is nearer than those tried before; the first of equals stays. */
void ca_nearest_try(ca_nearest *nearest, const char *name);

/* A tree of the letters of names. Zeroed is empty. */
typedef struct {
    struct ca_near_letter {
        uint32_t inside, beside; /* the first letter behind this one; the next that may stand in its place; 0: none */
        uint32_t first;          /* the place of the first name that comes by here */
        uint32_t name;           /* the place + 1 of the first name that ends here, or 0 */
        char letter;
    } * letters; /* the first is the root */
    size_t count, capacity;
    const char **names;
    size_t name_count, name_capacity;
    ca_map small; /* by what a name is in small letters: the place + 1 of the first one */
} ca_near_names;

/* Adds a name, which must outlive the tree. */
void ca_near_names_add(ca_near_names *near, const char *name);
/* As ca_nearest_try with each name in the order of adding. Where thousands of names lie near to one another it may not
 * come to the end, and then leaves out names that are two edits away. */
void ca_near_names_try(const ca_near_names *near, ca_nearest *nearest);
void ca_near_names_free(ca_near_names *near);

#endif
