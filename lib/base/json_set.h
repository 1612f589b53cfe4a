/* SPDX-License-Identifier: MIT */
/* Values for members of a line of JSON by their paths, any number of them. Objects and lists that are missing are made; each
 * byte of other members stays as it is. */
#ifndef CA_JSON_SET_H
#define CA_JSON_SET_H

#include "base/json_node.h"

/* A member or an entry of a list, and the values that go into it. */
typedef struct ca_json_set_node {
    ca_slice name;  /* of a member; of an entry empty */
    uint32_t index; /* of an entry, from 1; 0: it is a member */
    ca_slice value; /* as JSON; empty: only what is inside it is set */
    struct ca_json_set_node *inside, *last_inside, *next;
} ca_json_set_node;

/* Zeroed is empty. Release it with ca_json_set_free. */
typedef struct {
    ca_json_set_node root;
    ca_arena arena;
} ca_json_set;

/* Sets the member PATH to VALUE, which is JSON; both are copied. A path is names with "." between them, and "[N]" for the entry N
 * of a list, from 1: "actions[2].due". A name has no "." and no "[" in it. The last value of a path counts. An entry beyond
 * the end of its list is added at the end: entries that no path names are not made. */
void ca_json_set_add(ca_json_set *set, const char *path, ca_slice value);
/* Appends LINE, which was scanned, with the values. Where a path needs an object or a list, and LINE has another value, that is
 * replaced. */
void ca_json_set_write(const ca_json_set *set, const ca_scan *scan, ca_slice line, ca_text *to);
/* Whether no value was set. */
bool ca_json_set_is_empty(const ca_json_set *set) CA_MUST_USE;
void ca_json_set_free(ca_json_set *set);

#endif
