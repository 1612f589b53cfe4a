/* SPDX-License-Identifier: MIT */
/* What a scan found: strings, members, and members that stand twice. */
#include "base/json_node.h"

#include <stdlib.h>
#include <string.h>

ca_slice ca_node_unescaped(const ca_scan *scan, uint32_t index, ca_arena *arena)
{
    ca_slice raw = ca_node_inside(scan, index);
    char *to = ca_arena_take(arena, raw.size + 1);
    return (ca_slice){to, ca_unescape(raw, to)};
}

/* Whether the escaped text RAW reads WORDS: one character at a time, without room for the whole. */
static bool escaped_is(ca_slice raw, const char *words)
{
    const char *at = raw.at, *end = at + raw.size;
    while (at < end) {
        char read[4];
        size_t spelt = 1;
        if (*at == '\\')
            spelt = at[1] != 'u'                                                                              ? 2
                    : end - at >= 12 && at[6] == '\\' && at[7] == 'u' && (at[2] | 0x20) == 'd' && at[3] > '7' ? 12
                                                                                                              : 6;
        size_t size = ca_unescape((ca_slice){at, spelt}, read);
        if (strncmp(words, read, size) != 0)
            return false;
        words += size;
        at += spelt;
    }
    return !*words;
}

bool ca_node_is(const ca_scan *scan, uint32_t index, const char *words)
{
    const ca_node *node = &scan->nodes[index];
    if (node->kind != CA_STRING)
        return false;
    if (node->escaped)
        return escaped_is(ca_node_inside(scan, index), words);
    return ca_slice_is(ca_node_inside(scan, index), words);
}

uint32_t ca_node_member(const ca_scan *scan, uint32_t index, const char *name)
{
    uint32_t end = scan->nodes[index].next;
    if (scan->nodes[index].kind != CA_OBJECT)
        return 0;
    for (uint32_t at = index + 1; at < end; at = scan->nodes[at + 1].next)
        if (ca_node_is(scan, at, name))
            return at + 1;
    return 0;
}

/* By name, and where it is the same in the order of the text. */
static int by_name(const void *a, const void *b)
{
    const struct ca_scan_name *one = a, *other = b;
    int order = ca_slice_compare(one->name, other->name);
    return order ? order : (one->node > other->node) - (one->node < other->node);
}

static size_t gather_names(ca_scan *scan, uint32_t index)
{
    size_t count = 0;
    uint32_t end = scan->nodes[index].next;
    ca_arena_clear(&scan->unescaped);
    for (uint32_t at = index + 1; at < end; at = scan->nodes[at + 1].next) {
        scan->names = ca_room_for_one(scan->names, count, &scan->names_capacity, sizeof *scan->names);
        scan->names[count++] = (struct ca_scan_name){ca_node_string(scan, at, &scan->unescaped), at};
    }
    return count;
}

/* Of the names that stand more than once, the one whose second place comes first in the text counts. */
uint32_t ca_names_repeated(ca_scan *scan, uint32_t index)
{
    size_t count = gather_names(scan, index);
    const struct ca_scan_name *names = scan->names;
    uint32_t second = UINT32_MAX, last = 0;
    if (count)
        qsort(scan->names, count, sizeof *scan->names, by_name);
    for (size_t i = 0, same; i < count; i += same) {
        for (same = 1; i + same < count && ca_slice_equal(names[i].name, names[i + same].name);)
            same++;
        if (same > 1 && names[i + 1].node < second) {
            second = names[i + 1].node;
            last = names[i + same - 1].node;
        }
    }
    return last;
}

enum { FEW = 12 }; /* are as soon looked through as put in order */

ca_members ca_members_of(const ca_scan *scan, uint32_t index, ca_arena *arena)
{
    ca_members members = {.scan = scan};
    uint32_t end = scan->nodes[index].kind == CA_OBJECT ? scan->nodes[index].next : 0;
    size_t count = 0;
    for (uint32_t at = index + 1; at < end; at = scan->nodes[at + 1].next)
        count++;
    members.names = ca_arena_take(arena, count * sizeof *members.names);
    for (uint32_t at = index + 1; at < end; at = scan->nodes[at + 1].next)
        members.names[members.count++] = (struct ca_scan_name){ca_node_string(scan, at, arena), at};
    if (count > FEW)
        qsort(members.names, count, sizeof *members.names, by_name);
    return members;
}

static int to_name(const void *a, const void *b)
{
    const struct ca_scan_name *one = a, *other = b;
    return ca_slice_compare(one->name, other->name);
}

uint32_t ca_members_find(const ca_members *members, ca_slice name)
{
    const struct ca_scan_name wanted = {name, 0}, *found = NULL;
    if (members->count > FEW)
        found = bsearch(&wanted, members->names, members->count, sizeof wanted, to_name);
    for (size_t i = 0; members->count <= FEW && !found && i < members->count; i++)
        if (ca_slice_equal(members->names[i].name, name))
            found = &members->names[i];
    return found ? found->node + 1 : 0;
}
