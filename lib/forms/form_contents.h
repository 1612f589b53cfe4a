/* SPDX-License-Identifier: MIT */
/* What is filled in in a record, as paths with values, to compare two records that came back for one audit. */
#ifndef CA_FORM_CONTENTS_H
#define CA_FORM_CONTENTS_H

#include "base/json_node.h"

/* A value that is filled in. */
typedef struct {
    ca_slice path, value;
} ca_form_leaf;

/* Sorted by path and value. Zeroed is empty. */
typedef struct {
    ca_form_leaf *list;
    size_t count, capacity;
    ca_arena arena;
} ca_form_contents;

/* Reads the contents of the record in SCAN: all but blank values, which form it was, the notes, and the grading. */
void ca_form_contents_read(ca_form_contents *contents, const ca_scan *scan);
/* Calls DIFFERS with each path at which the two do not have the same value, and which of them have one there; NULL: no calls.
 * Returns 0 if both are the same; 1 if ONE has all that OTHER has, and more; -1 if OTHER has all that ONE has, and more; 2 if
 * neither has. */
int ca_form_contents_compare(const ca_form_contents *one, const ca_form_contents *other,
                             void (*differs)(void *context, const char *path, bool in_one, bool in_other),
                             void *context);
void ca_form_contents_free(ca_form_contents *contents);

#endif
