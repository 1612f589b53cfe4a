/* SPDX-License-Identifier: MIT */
/* What a scan found: strings, members, and members that stand twice. */
#include "first_bytes.h"
#include "scan_names.h"

#include <stdlib.h>
#include <string.h>

/* Up to this many members are compared pair by pair, which needs no memory; more are sorted, so
 * that an object of a million members costs n log n. */
enum { PAIRWISE_MOST = 64 };

ca_slice ca_node_bytes(const ca_scan *scan, uint32_t index)
{
    const ca_node *node = &scan->nodes[index];
    return (ca_slice){scan->text + node->start, node->end - node->start};
}

static ca_slice inside(const ca_scan *scan, uint32_t index)
{
    const ca_node *node = &scan->nodes[index];
    return (ca_slice){scan->text + node->start + 1, node->end - node->start - 2};
}

ca_slice ca_node_string(const ca_scan *scan, uint32_t index, ca_arena *arena)
{
    ca_slice raw = inside(scan, index);
    if (!scan->nodes[index].escaped)
        return raw;
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
            spelt = at[1] != 'u' ? 2 : end - at >= 12 && at[6] == '\\' && at[7] == 'u' &&
                        (at[2] | 0x20) == 'd' && at[3] > '7' ? 12 : 6;
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
        return escaped_is(inside(scan, index), words);
    return ca_slice_is(inside(scan, index), words);
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

static int by_bytes(const void *a, const void *b)
{
    const ca_slice *one = a, *other = b;
    return ca_slice_compare(*one, *other);
}

static size_t gather_names(ca_scan *scan, uint32_t index)
{
    size_t count = 0;
    uint32_t end = scan->nodes[index].next;
    ca_arena_clear(&scan->unescaped);
    for (uint32_t at = index + 1; at < end; at = scan->nodes[at + 1].next) {
        scan->names = ca_room_for_one(scan->names, count, &scan->names_capacity, sizeof *scan->names);
        scan->names[count++] = ca_node_string(scan, at, &scan->unescaped);
    }
    return count;
}

/* The last member of object INDEX whose name reads NAME: the one that is too many. */
static uint32_t last_named(ca_scan *scan, uint32_t index, ca_slice name)
{
    uint32_t end = scan->nodes[index].next, last = 0;
    for (uint32_t at = index + 1; at < end; at = scan->nodes[at + 1].next)
        if (ca_slice_equal(ca_node_string(scan, at, &scan->unescaped), name))
            last = at;
    return last;
}

/* Whether each name of a small object without escapes in its names stands once; false where that is not known. */
static bool all_differ(const ca_scan *scan, uint32_t index)
{
    uint64_t first[PAIRWISE_MOST];
    uint32_t names[PAIRWISE_MOST], end = scan->nodes[index].next;
    int count = 0;
    for (uint32_t at = index + 1; at < end; at = scan->nodes[at + 1].next) {
        ca_slice name = inside(scan, at);
        if (count == PAIRWISE_MOST || scan->nodes[at].escaped)
            return false;
        first[count] = ca_first_bytes(name.at, name.size, scan->size - (size_t)(name.at - scan->text));
        for (int i = 0; i < count; i++)
            if (first[i] == first[count] && ca_slice_equal(inside(scan, names[i]), name))
                return false;
        names[count++] = at;
    }
    return true;
}

uint32_t ca_names_repeated(ca_scan *scan, uint32_t index)
{
    if (all_differ(scan, index))
        return 0; /* as in nearly every object */
    size_t count = gather_names(scan, index);
    ca_slice *names = scan->names;
    if (count > PAIRWISE_MOST)
        qsort(names, count, sizeof *names, by_bytes);
    for (size_t i = 1; i < count; i++) {
        size_t first = count > PAIRWISE_MOST ? i - 1 : 0;
        for (size_t j = first; j < i; j++)
            if (ca_slice_equal(names[i], names[j]))
                return last_named(scan, index, names[i]);
    }
    return 0;
}
