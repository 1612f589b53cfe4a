/* SPDX-License-Identifier: MIT */
/* The nodes of a scan: strings, members, duplicate members, comparison. */
#include "base/json_node.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* Returns the code unit of the four hexadecimal digits at AT. */
static unsigned code_unit(const char *at)
{
    unsigned value = 0;
    for (int i = 0; i < 4; i++)
        value = value << 4 | (unsigned)ca_hex_digit(at[i]);
    return value;
}

static char short_escape(char letter)
{
    switch (letter) {
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    default: return letter; /* quote, backslash, slash */
    }
}

/* Unescapes the character at AT of a scanned string into TO, and sets its *SIZE. Returns a pointer to the next one. */
static const char *unescape_one(const char *at, char *to, size_t *size)
{
    *size = 1;
    if (*at != '\\') {
        *to = *at;
        return at + 1;
    }
    if (at[1] != 'u') {
        *to = short_escape(at[1]);
        return at + 2;
    }
    unsigned code = code_unit(at + 2);
    at += 6;
    if (code >= 0xD800 && code <= 0xDBFF) { /* the scan has checked that its pair follows */
        code = 0x10000 + ((code - 0xD800) << 10) + (code_unit(at + 2) - 0xDC00);
        at += 6;
    }
    *size = ca_utf8_encode(code, to);
    return at;
}

size_t ca_unescape(ca_slice inside, char *to)
{
    const char *at = inside.at, *end = at + inside.size;
    size_t size = 0, one;
    while (at < end) {
        at = unescape_one(at, to + size, &one);
        size += one;
    }
    return size;
}

size_t ca_escaped_offset(ca_slice inside, size_t offset)
{
    const char *at = inside.at, *end = at + inside.size;
    char character[4];
    size_t size = 0, one;
    while (at < end && size < offset) {
        at = unescape_one(at, character, &one);
        size += one;
    }
    return (size_t)(at - inside.at);
}

ca_slice ca_node_unescaped(const ca_scan *scan, uint32_t index, ca_arena *arena)
{
    ca_slice raw = ca_node_inside(scan, index);
    char *to = ca_arena_take(arena, raw.size + 1);
    return (ca_slice){to, ca_unescape(raw, to)};
}

/* Returns whether RAW is equal to WORDS after unescaping; one character at a time, without allocation. */
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

/* By name; equal names in the order of the text. */
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
        scan->names = ca_array_grow(scan->names, count, &scan->names_capacity, sizeof *scan->names);
        scan->names[count++] = (struct ca_scan_name){ca_node_string(scan, at, &scan->unescaped), at};
    }
    return count;
}

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

enum { FEW = 12 }; /* members: so few are searched as fast unsorted */

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

/* The depth of the recursion is at most CA_DEPTH_MOST. */
bool ca_node_is_blank(const ca_scan *scan, uint32_t at, ca_arena *arena)
{
    const ca_node *node = &scan->nodes[at];
    for (uint32_t i = at + 1; node->kind == CA_OBJECT && i < node->next; i = scan->nodes[i + 1].next)
        if (!ca_node_is_blank(scan, i + 1, arena))
            return false;
    if (node->kind == CA_OBJECT)
        return true;
    if (node->kind == CA_ARRAY) /* an element has an index even if it is blank */
        return node->next == at + 1;
    if (node->kind != CA_STRING)
        return node->kind == CA_NULL;
    return !ca_slice_trimmed(ca_node_string(scan, at, arena), " \t\r\n").size;
}

static uint32_t objects_differ(const ca_scan *scan, uint32_t at, const ca_scan *old, uint32_t other, ca_arena *arena)
{
    ca_members here = ca_members_of(scan, at, arena), there = ca_members_of(old, other, arena);
    for (uint32_t i = other + 1; i < old->nodes[other].next; i = old->nodes[i + 1].next)
        if (!ca_members_find(&here, ca_node_string(old, i, arena)) && !ca_node_is_blank(old, i + 1, arena))
            return at;
    for (uint32_t i = at + 1; i < scan->nodes[at].next; i = scan->nodes[i + 1].next) {
        uint32_t counterpart = ca_members_find(&there, ca_node_string(scan, i, arena));
        uint32_t differs = counterpart ? ca_scan_differs(scan, i + 1, old, counterpart, arena)
                           : ca_node_is_blank(scan, i + 1, arena) ? CA_NO_NODE
                                                                  : i + 1;
        if (differs != CA_NO_NODE)
            return differs;
    }
    return CA_NO_NODE;
}

static uint32_t arrays_differ(const ca_scan *scan, uint32_t at, const ca_scan *old, uint32_t other, ca_arena *arena)
{
    uint32_t i = at + 1, j = other + 1;
    for (; i < scan->nodes[at].next && j < old->nodes[other].next; i = scan->nodes[i].next, j = old->nodes[j].next) {
        uint32_t differs = ca_scan_differs(scan, i, old, j, arena);
        if (differs != CA_NO_NODE)
            return differs;
    }
    return i < scan->nodes[at].next ? i : j < old->nodes[other].next ? at : CA_NO_NODE;
}

/* The depth of the recursion is at most CA_DEPTH_MOST. */
uint32_t ca_scan_differs(const ca_scan *scan, uint32_t at, const ca_scan *old, uint32_t other, ca_arena *arena)
{
    enum ca_kind kind = scan->nodes[at].kind;
    bool same;
    if (ca_node_is_blank(scan, at, arena) && ca_node_is_blank(old, other, arena))
        return CA_NO_NODE;
    if (kind != old->nodes[other].kind)
        return at;
    if (kind == CA_OBJECT)
        return objects_differ(scan, at, old, other, arena);
    if (kind == CA_ARRAY)
        return arrays_differ(scan, at, old, other, arena);
    if (kind == CA_STRING)
        same = ca_slice_equal(ca_node_string(scan, at, arena), ca_node_string(old, other, arena));
    else
        same = kind != CA_NUMBER || ca_slice_equal(ca_node_bytes(scan, at), ca_node_bytes(old, other));
    return same ? CA_NO_NODE : at;
}
