/* SPDX-License-Identifier: MIT */
/* jansson as the judge of the scanner: both give the same verdict and the same values, with known exceptions. */
#ifndef JUDGE_H
#define JUDGE_H

#include "base/json_node.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* Differences that are meant:
 *   - the scanner refuses nesting deeper than 64 (jansson: 2048), byte order marks as such, and U+0000;
 *   - jansson refuses numbers that do not fit its types (codes 15 and 16: out of range);
 *   - jansson 2.14 passes over a NUL byte behind a number, which the scanner refuses. */
static inline int judge_values(const ca_scan *scan, uint32_t at, const json_t *value, unsigned depth)
{
    static const json_type types[] = {
        [CA_OBJECT] = JSON_OBJECT, [CA_ARRAY] = JSON_ARRAY, [CA_STRING] = JSON_STRING, [CA_NUMBER] = JSON_INTEGER,
        [CA_TRUE] = JSON_TRUE,     [CA_FALSE] = JSON_FALSE, [CA_NULL] = JSON_NULL};
    const ca_node *node = &scan->nodes[at];
    ca_arena arena = {0};
    int same = depth <= CA_DEPTH_MOST;
    if (node->kind == CA_NUMBER)
        return same && json_is_number(value);
    same = same && json_typeof(value) == types[node->kind];
    if (same && node->kind == CA_STRING) {
        ca_slice text = ca_node_string(scan, at, &arena);
        same = text.size == json_string_length(value) && memcmp(text.at, json_string_value(value), text.size) == 0;
    }
    size_t count = 0;
    if (same && node->kind == CA_ARRAY)
        for (uint32_t i = at + 1; same && i < node->next; i = scan->nodes[i].next)
            same = judge_values(scan, i, json_array_get(value, count++), depth + 1);
    if (same && node->kind == CA_OBJECT)
        for (uint32_t i = at + 1; same && i < node->next; i = scan->nodes[i + 1].next, count++) {
            ca_slice name = ca_node_string(scan, i, &arena);
            const json_t *member = json_object_get(value, ca_arena_copy(&arena, name.at, name.size));
            same = member && judge_values(scan, i + 1, member, depth + 1);
        }
    if (same && node->kind == CA_ARRAY)
        same = count == json_array_size(value);
    if (same && node->kind == CA_OBJECT)
        same = count == json_object_size(value);
    ca_arena_free(&arena);
    return same;
}

/* Returns 1 if both agree on the text, else 0. */
static inline int judge(ca_scan *scan, const char *text, size_t size)
{
    json_error_t error;
    json_t *value = json_loadb(text, size, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
    int taken = ca_scan_text(scan, text, size) == 0, agree = taken == (value != NULL);
    if (taken && value)
        agree = judge_values(scan, 0, value, 0);
    else if (taken)
        agree = json_error_code(&error) == json_error_numeric_overflow;
    else if (value)
        agree = scan->error == CA_SCAN_DEPTH || memchr(text, '\0', size) != NULL;
    json_decref(value);
    return agree;
}

#endif
