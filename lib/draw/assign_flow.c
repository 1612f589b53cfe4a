/* SPDX-License-Identifier: MIT */
/* The greatest flow along shortest paths, as many paths for one search as there are (Dinic 1970, Soviet Mathematics
 * Doklady 11:1277). A search takes auditors 64 at a time, as nearly everybody is eligible for nearly everything. */
#include "draw/assign_flow.h"

#include <stdlib.h>
#include <string.h>

void ca_flow_begin(ca_flow *flow, size_t class_count, size_t auditor_count)
{
    size_t words = auditor_count / CA_WORD + 1, count = class_count + auditor_count;
    *flow = (ca_flow){.class_count = class_count,
                      .auditor_count = auditor_count,
                      .words = words,
                      .nodes = ca_allocate(count, sizeof *flow->nodes),
                      .eligible = ca_allocate(class_count, words * sizeof *flow->eligible),
                      .first_dummy = class_count,
                      .queue = ca_allocate(count, sizeof *flow->queue),
                      .open = ca_allocate(words, sizeof *flow->open)};
    flow->auditors = flow->nodes + class_count;
    for (size_t node = 0; node < count; node++)
        flow->nodes[node].first = CA_NONE;
}

void ca_flow_free(ca_flow *flow)
{
    free(flow->nodes);
    free(flow->eligible);
    free(flow->pairs);
    free(flow->queue);
    free(flow->open);
    ca_map_free(&flow->pair_index, NULL);
    *flow = (ca_flow){0};
}

size_t *ca_flow_widths(const ca_flow *flow)
{
    size_t *widths = ca_allocate(flow->class_count, sizeof *widths);
    for (size_t class = 0; class < flow->class_count; class ++)
        for (size_t word = 0; word < flow->words; word++)
            widths[class] += (size_t)__builtin_popcountll(ca_flow_eligible(flow, class)[word]);
    return widths;
}

size_t *ca_flow_order(const size_t *keys, size_t count, size_t most)
{
    size_t *next = ca_allocate(most + 2, sizeof *next), *order = ca_allocate(count, sizeof *order);
    for (size_t i = 0; i < count; i++)
        next[keys[i] + 1]++;
    for (size_t key = 1; key <= most; key++)
        next[key] += next[key - 1];
    for (size_t i = 0; i < count; i++)
        order[next[keys[i]]++] = i;
    free(next);
    return order;
}

size_t ca_flow_pair_at(ca_flow *flow, size_t class, size_t auditor)
{
    const size_t key[] = {class, auditor};
    ca_map_entry *entry = ca_map_at(&flow->pair_index, (ca_slice){(const char *)key, sizeof key});
    size_t index = (size_t)(entry - flow->pair_index.entries);
    if (index == flow->pair_count) {
        flow->pairs = ca_array_grow(flow->pairs, index, &flow->pair_capacity, sizeof *flow->pairs);
        flow->pairs[flow->pair_count++] =
            (ca_flow_pair){.class = class, .auditor = auditor, .next_of_class = flow->nodes[class].first};
        flow->nodes[class].first = index;
    }
    return index;
}

void ca_flow_give(ca_flow *flow, size_t class, size_t auditor, size_t count)
{
    size_t index = ca_flow_pair_at(flow, class, auditor);
    ca_flow_pair *pair = &flow->pairs[index];
    pair->cases += count;
    flow->auditors[auditor].load += count;
    if (!pair->listed) {
        pair->listed = true;
        pair->next_of_auditor = flow->auditors[auditor].first;
        flow->auditors[auditor].first = index;
    }
    if (class >= flow->first_dummy)
        ca_set_put(ca_flow_eligible(flow, class), auditor, false);
}

void ca_flow_take(ca_flow *flow, size_t pair, size_t count)
{
    size_t class = flow->pairs[pair].class, auditor = flow->pairs[pair].auditor;
    flow->pairs[pair].cases -= count;
    flow->auditors[auditor].load -= count;
    if (class >= flow->first_dummy)
        ca_set_put(ca_flow_eligible(flow, class), auditor, true);
}

size_t ca_flow_unassigned(const ca_flow *flow)
{
    size_t cases = 0;
    for (size_t class = 0; class < flow->class_count; class ++)
        cases += flow->nodes[class].surplus;
    return cases;
}

static void begin_steps(ca_flow_node *node)
{
    node->next_pair = node->first;
    node->next_auditor = 0;
}

/* Whether the step from FROM to TO, at a COST in changes, is wanted: by a search, to a node that it has not reached; by
 * a path, to a node one level further. */
static bool is_wanted(const ca_flow *flow, const ca_flow_node *from, size_t to, int64_t cost)
{
    const ca_flow_node *node = &flow->nodes[to];
    return node->level == (flow->searching ? CA_NONE : from->level + 1) && node->potential == from->potential + cost;
}

/* Steps from an auditor to a class that he or she has cases of. Returns CA_NONE after the last. */
static size_t step_from_auditor(ca_flow *flow, ca_flow_node *from)
{
    for (; from->next_pair != CA_NONE; from->next_pair = flow->pairs[from->next_pair].next_of_auditor) {
        const ca_flow_pair *pair = &flow->pairs[from->next_pair];
        if (pair->cases && is_wanted(flow, from, pair->class, pair->cases <= pair->earlier))
            return pair->class;
    }
    return CA_NONE;
}

/* Steps from a class to an auditor: first to those who get a case back, which undoes a change. */
static size_t step_from_class(ca_flow *flow, ca_flow_node *from)
{
    const uint64_t *eligible = ca_flow_eligible(flow, (size_t)(from - flow->nodes));
    size_t first = flow->class_count;
    for (; from->next_pair != CA_NONE; from->next_pair = flow->pairs[from->next_pair].next_of_class) {
        const ca_flow_pair *pair = &flow->pairs[from->next_pair];
        if (pair->cases < pair->earlier && is_wanted(flow, from, first + pair->auditor, -1))
            return first + pair->auditor;
    }
    uint64_t rest = ~UINT64_C(0) << from->next_auditor % CA_WORD;
    for (size_t word = from->next_auditor / CA_WORD; word < flow->words; word++, rest = ~UINT64_C(0))
        for (uint64_t bits = eligible[word] & flow->open[word] & rest; bits; bits &= bits - 1) {
            from->next_auditor = ca_set_first(word, bits);
            if (is_wanted(flow, from, first + from->next_auditor, 0))
                return first + from->next_auditor;
        }
    from->next_auditor = flow->words * CA_WORD;
    return CA_NONE;
}

static size_t next_step(ca_flow *flow, size_t from)
{
    ca_flow_node *node = &flow->nodes[from];
    return from < flow->class_count ? step_from_class(flow, node) : step_from_auditor(flow, node);
}

static void reach(ca_flow *flow, size_t node, size_t level)
{
    flow->nodes[node].level = level;
    flow->queue[flow->queue_count++] = node;
    begin_steps(&flow->nodes[node]);
    if (node >= flow->class_count)
        ca_set_put(flow->open, node - flow->class_count, false);
    if (flow->nodes[node].room && flow->last == CA_NONE)
        flow->last = level;
}

bool ca_flow_search(ca_flow *flow, size_t from)
{
    flow->queue_count = 0;
    flow->last = CA_NONE;
    flow->searching = true;
    memset(flow->open, 0xff, flow->words * sizeof *flow->open);
    for (size_t node = 0; node < flow->class_count + flow->auditor_count; node++) {
        flow->nodes[node].level = CA_NONE;
        if (from == CA_NONE ? flow->nodes[node].surplus : node == from)
            reach(flow, node, 0);
    }
    for (size_t i = 0; i < flow->queue_count && flow->nodes[flow->queue[i]].level != flow->last; i++) {
        ca_flow_node *node = &flow->nodes[flow->queue[i]];
        for (size_t next; (next = next_step(flow, flow->queue[i])) != CA_NONE;)
            reach(flow, next, node->level + 1);
        begin_steps(node);
    }
    flow->searching = false;
    for (size_t word = 0; word < flow->words; word++)
        flow->open[word] = ~flow->open[word];
    return flow->last != CA_NONE;
}

/* Finds a path from START to room at the last level, and sets the node before each. Returns its end, or CA_NONE. Nodes
 * that lead nowhere lose their level, so that none is tried twice. */
static size_t find_path(ca_flow *flow, size_t start)
{
    for (size_t node = start;;) {
        size_t level = flow->nodes[node].level;
        if (level == flow->last && flow->nodes[node].room)
            return node;
        size_t next = level < flow->last ? next_step(flow, node) : CA_NONE;
        if (next != CA_NONE) {
            flow->nodes[next].before = node;
            node = next;
            continue;
        }
        flow->nodes[node].level = CA_NONE;
        if (node == start)
            return CA_NONE;
        node = flow->nodes[node].before;
    }
}

/* Moves one case along the path. */
static void move(ca_flow *flow, size_t start, size_t end)
{
    size_t first = flow->class_count;
    flow->nodes[start].surplus--;
    flow->nodes[end].room--;
    for (size_t auditor = end; auditor != start;) {
        size_t class = flow->nodes[auditor].before;
        ca_flow_give(flow, class, auditor - first, 1);
        if (class == start)
            return;
        auditor = flow->nodes[class].before;
        ca_flow_take(flow, ca_flow_pair_at(flow, class, auditor - first), 1);
    }
}

void ca_flow_run(ca_flow *flow)
{
    while (ca_flow_search(flow, CA_NONE))
        for (size_t start = 0, end; start < flow->class_count + flow->auditor_count; start++)
            while (flow->nodes[start].surplus && (end = find_path(flow, start)) != CA_NONE)
                move(flow, start, end);
}
