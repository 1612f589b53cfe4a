/* SPDX-License-Identifier: MIT */
/* What a scan found: strings, members, comparison. */
#ifndef CA_JSON_NODE_H
#define CA_JSON_NODE_H

#include "base/json_scan.h"

/* The bytes of node INDEX as they stand, quotes included. */
static inline ca_slice ca_node_bytes(const ca_scan *scan, uint32_t index)
{
    const ca_node *node = &scan->nodes[index];
    return (ca_slice){scan->text + node->start, node->end - node->start};
}

/* The bytes between the quotes of a string as they stand. */
static inline ca_slice ca_node_inside(const ca_scan *scan, uint32_t index)
{
    const ca_node *node = &scan->nodes[index];
    return (ca_slice){scan->text + node->start + 1, node->end - node->start - 2};
}

/* The characters of a string: a slice of the text, or unescaped into ARENA if it has escapes. */
static inline ca_slice ca_node_string(const ca_scan *scan, uint32_t index, ca_arena *arena);
ca_slice ca_node_unescaped(const ca_scan *scan, uint32_t index, ca_arena *arena);

static inline ca_slice ca_node_string(const ca_scan *scan, uint32_t index, ca_arena *arena)
{
    return scan->nodes[index].escaped ? ca_node_unescaped(scan, index, arena) : ca_node_inside(scan, index);
}

/* Whether node INDEX is a string that reads WORDS once unescaped. */
bool ca_node_is(const ca_scan *scan, uint32_t index, const char *words);
/* The value of the member NAME of object INDEX, or 0 when there is none (0 is never a member). */
uint32_t ca_node_member(const ca_scan *scan, uint32_t index, const char *name);

/* The members of an object, by name, for whom many of them are looked for. */
typedef struct {
    const ca_scan *scan;
    struct ca_scan_name *names; /* in order where they are many */
    size_t count;
} ca_members;
/* Those of node INDEX, which has none where it is no object. They live as long as what is in ARENA. */
ca_members ca_members_of(const ca_scan *scan, uint32_t index, ca_arena *arena);
/* The value of the member NAME, or 0 when there is none. */
uint32_t ca_members_find(const ca_members *members, ca_slice name);

/* Unescapes the inside of a scanned string into TO, which has room for as many bytes; the length. */
size_t ca_unescape(ca_slice inside, char *to);

/* Where the byte PLACE of the unescaped string stands inside the string as it is written. */
size_t ca_escaped_place(ca_slice inside, size_t place) CA_MUST_USE;

/* The last node of the name that object INDEX is the first to have twice, or 0 when each stands once. */
uint32_t ca_names_repeated(ca_scan *scan, uint32_t index) CA_MUST_USE;

/* No node. */
#define CA_NO_NODE UINT32_MAX

/* The first value in SCAN, at or below node AT, that says something else than its counterpart in OLD at OTHER; where
 * one was taken out, the object or array that it is missing from; CA_NO_NODE when the two say the same. The order of
 * members, spaces and escapes make no difference; nor do an absent member, null, a text that is empty or white space,
 * [] and an object of nothing but these among one another. ARENA is scratch. */
uint32_t ca_scan_differs(const ca_scan *scan, uint32_t at, const ca_scan *old, uint32_t other, ca_arena *arena)
    CA_MUST_USE;

/* Whether node AT says nothing, as above. */
bool ca_node_is_blank(const ca_scan *scan, uint32_t at, ca_arena *arena) CA_MUST_USE;

#endif
