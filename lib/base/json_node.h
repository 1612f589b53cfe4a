/* SPDX-License-Identifier: MIT */
/* What a scan found: strings, members, comparison. */
#ifndef CA_JSON_NODE_H
#define CA_JSON_NODE_H

#include "base/json_scan.h"

/* Returns the bytes of node INDEX as written, with the quotes. */
static inline ca_slice ca_node_bytes(const ca_scan *scan, uint32_t index)
{
    const ca_node *node = &scan->nodes[index];
    return (ca_slice){scan->text + node->start, node->end - node->start};
}

/* Returns the bytes between the quotes of a string as written. */
static inline ca_slice ca_node_inside(const ca_scan *scan, uint32_t index)
{
    const ca_node *node = &scan->nodes[index];
    return (ca_slice){scan->text + node->start + 1, node->end - node->start - 2};
}

/* Returns the text of a string: a slice of the scanned text, or a copy in ARENA if it has escapes. */
static inline ca_slice ca_node_string(const ca_scan *scan, uint32_t index, ca_arena *arena);
ca_slice ca_node_unescaped(const ca_scan *scan, uint32_t index, ca_arena *arena);

static inline ca_slice ca_node_string(const ca_scan *scan, uint32_t index, ca_arena *arena)
{
    return scan->nodes[index].escaped ? ca_node_unescaped(scan, index, arena) : ca_node_inside(scan, index);
}

/* Whether node INDEX is a string equal to WORDS after unescaping. */
bool ca_node_is(const ca_scan *scan, uint32_t index, const char *words);
/* Returns the value of the member NAME of object INDEX, or 0 if there is none (0 is never a member). */
uint32_t ca_node_member(const ca_scan *scan, uint32_t index, const char *name);

/* The members of an object by name, to look up many. */
typedef struct {
    const ca_scan *scan;
    struct ca_scan_name *names; /* sorted if there are many */
    size_t count;
} ca_members;
/* Returns the members of node INDEX, none if it is no object. Valid as long as ARENA. */
ca_members ca_members_of(const ca_scan *scan, uint32_t index, ca_arena *arena);
/* Returns the value of the member NAME, or 0 if there is none. */
uint32_t ca_members_find(const ca_members *members, ca_slice name);

/* Unescapes the inside of a scanned string into TO, which has room for as many bytes. Returns the length. */
size_t ca_unescape(ca_slice inside, char *to);

/* Returns the offset in INSIDE, a string as written, of byte OFFSET of the unescaped string. */
size_t ca_escaped_offset(ca_slice inside, size_t offset) CA_MUST_USE;

/* Returns the last name in object INDEX that is a duplicate of an earlier one; of several such names, the one whose
 * second occurrence is first. 0 if there is no duplicate. */
uint32_t ca_names_repeated(ca_scan *scan, uint32_t index) CA_MUST_USE;

/* No node. */
#define CA_NO_NODE UINT32_MAX

/* Returns the first value in SCAN, at or below node AT, that differs from its counterpart in OLD at OTHER; for a
 * value that was removed, the object or array that it is missing from; CA_NO_NODE if the two are equal. The order of
 * members, spaces and escapes make no difference. All blank values are equal: an absent member, null, a text that is
 * empty or white space, [] and an object with only blank members. ARENA is scratch. */
uint32_t ca_scan_differs(const ca_scan *scan, uint32_t at, const ca_scan *old, uint32_t other, ca_arena *arena)
    CA_MUST_USE;

/* Whether node AT is blank, as above. */
bool ca_node_is_blank(const ca_scan *scan, uint32_t at, ca_arena *arena) CA_MUST_USE;

#endif
