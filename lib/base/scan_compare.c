/* SPDX-License-Identifier: MIT */
/* Whether two texts of JSON say the same. */
#include "base/scan_compare.h"

#include <string.h>

/* The depth of the recursion is the scanner's. */
bool ca_node_is_blank(const ca_scan *scan, uint32_t at, ca_arena *arena)
{
    const ca_node *node = &scan->nodes[at];
    for (uint32_t i = at + 1; node->kind == CA_OBJECT && i < node->next; i = scan->nodes[i + 1].next)
        if (!ca_node_is_blank(scan, i + 1, arena))
            return false;
    if (node->kind == CA_OBJECT)
        return true;
    if (node->kind == CA_ARRAY) /* an element that says nothing has its place among the others */
        return node->next == at + 1;
    if (node->kind != CA_STRING)
        return node->kind == CA_NULL;
    ca_slice text = ca_node_string(scan, at, arena);
    for (size_t i = 0; i < text.size; i++)
        if (!memchr(" \t\r\n", text.at[i], 4))
            return false;
    return true;
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

/* The depth of the recursion is the scanner's. */
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
