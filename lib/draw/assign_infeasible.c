/* SPDX-License-Identifier: MIT */
/* A smallest set of classes with more cases than their auditors can take (Hall 1935, Journal of the London Mathematical
 * Society 10:26). All that a search reaches from one class with surplus is such a set: its auditors are full, of cases
 * of its own. Classes are then removed that it does not need. If only one case is unassigned, it needs them all: every
 * infeasible set then lacks room for just one case, so two of them have an intersection that does too, and the search
 * finds the least. */
#include "draw/assign_infeasible.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    ca_flow *flow;
    bool *chosen, *needed;  /* classes in the set; classes in every infeasible part of it */
    size_t *sizes, *widths; /* of each class: its cases, its eligible auditors */
    size_t *counts;         /* for find_needed */
} reduction;

/* Returns the cases that the auditors of a class can take. */
static size_t capacity_of(const ca_flow *flow, size_t class)
{
    size_t capacity = 0;
    for (size_t auditor = 0; auditor < flow->auditor_count; auditor++)
        if (ca_set_has(ca_flow_eligible(flow, class), auditor))
            capacity += flow->auditors[auditor].load + flow->auditors[auditor].room;
    return capacity;
}

/* Returns the class with surplus that has the fewest auditors, of those that are infeasible by themselves if ALONE. */
static size_t find_narrowest(const reduction *r, bool alone)
{
    size_t best = CA_NONE;
    for (size_t class = 0; class < r->flow->class_count; class ++)
        if (r->flow->nodes[class].surplus && (best == CA_NONE || r->widths[class] < r->widths[best]) &&
            (!alone || capacity_of(r->flow, class) < r->sizes[class]))
            best = class;
    return best;
}

/* Reduces the set to the classes and auditors that are reachable from the surplus of one class. */
static void narrow(reduction *r)
{
    bool room = ca_flow_search(r->flow, find_narrowest(r, false));
    (void)room; /* there is none */
    for (size_t class = 0; class < r->flow->class_count; class ++) {
        r->chosen[class] = r->flow->nodes[class].level != CA_NONE;
        if (!r->chosen[class])
            r->flow->nodes[class].surplus = 0;
    }
}

static void remove_class(reduction *r, size_t class)
{
    ca_flow *flow = r->flow;
    for (size_t at = flow->nodes[class].first; at != CA_NONE; at = flow->pairs[at].next_of_class) {
        flow->auditors[flow->pairs[at].auditor].room += flow->pairs[at].cases;
        ca_flow_take(flow, at, flow->pairs[at].cases);
    }
    flow->nodes[class].surplus = 0;
    r->chosen[class] = false;
}

/* Puts back a class without which the others are feasible: all remaining room is with auditors who had its cases. */
static void put_back(reduction *r, size_t class)
{
    ca_flow *flow = r->flow;
    size_t left = r->sizes[class];
    for (size_t at = flow->nodes[class].first; at != CA_NONE; at = flow->pairs[at].next_of_class) {
        ca_flow_node *auditor = &flow->auditors[flow->pairs[at].auditor];
        size_t count = left < auditor->room ? left : auditor->room;
        ca_flow_give(flow, class, flow->pairs[at].auditor, count);
        auditor->room -= count;
        left -= count;
    }
    flow->nodes[class].surplus = left;
    r->chosen[class] = true;
}

/* Counts, for each class, its cases that are unassigned or with auditors of needed classes. If these are as many as
 * all unassigned cases, the class is needed too: every part of the set that has the other needed classes, but not
 * this one, is feasible. Repeats this until no more are found. Most needed classes are found here, without a search
 * for each. */
static void find_needed(reduction *r)
{
    ca_flow *flow = r->flow;
    size_t unassigned = ca_flow_unassigned(flow);
    uint64_t *auditors = ca_allocate(flow->words, sizeof *auditors);
    for (bool more = unassigned > 1; more;) {
        more = false;
        for (size_t class = 0; class < flow->class_count; class ++) {
            r->counts[class] = flow->nodes[class].surplus;
            for (size_t word = 0; word < flow->words && r->chosen[class] && r->needed[class]; word++)
                auditors[word] |= ca_flow_eligible(flow, class)[word];
        }
        for (size_t i = 0; i < flow->pair_count; i++)
            if (ca_set_has(auditors, flow->pairs[i].auditor))
                r->counts[flow->pairs[i].class] += flow->pairs[i].cases;
        for (size_t class = 0; class < flow->class_count; class ++)
            if (r->chosen[class] && !r->needed[class] && r->counts[class] >= unassigned)
                r->needed[class] = more = true;
    }
    free(auditors);
}

/* Removes classes that are not needed, those with the most auditors first, and of these the last. Starts by removing
 * all classes with fewer cases than are unassigned, together. */
static void remove_needless(reduction *r)
{
    ca_flow *flow = r->flow;
    size_t *order = ca_flow_order(r->widths, flow->class_count, flow->auditor_count);
    size_t unassigned = ca_flow_unassigned(flow);
    for (size_t i = flow->class_count; i-- > 0;)
        if (r->chosen[order[i]] && r->sizes[order[i]] < unassigned) {
            unassigned -= r->sizes[order[i]];
            remove_class(r, order[i]);
        }
    ca_flow_run(flow);
    narrow(r);
    find_needed(r);
    for (size_t i = flow->class_count; i-- > 0 && ca_flow_unassigned(flow) > 1;) {
        size_t class = order[i];
        if (!r->chosen[class] || r->needed[class])
            continue;
        remove_class(r, class);
        ca_flow_run(flow);
        r->needed[class] = ca_flow_unassigned(flow) == 0;
        if (r->needed[class])
            put_back(r, class);
        else
            narrow(r);
        find_needed(r);
    }
    free(order);
}

void ca_find_infeasible(ca_flow *flow, bool *classes, bool *auditors)
{
    reduction r = {.flow = flow,
                   .chosen = classes,
                   .needed = ca_allocate(flow->class_count, sizeof *r.needed),
                   .sizes = ca_allocate(flow->class_count, sizeof *r.sizes),
                   .widths = ca_flow_widths(flow),
                   .counts = ca_allocate(flow->class_count, sizeof *r.counts)};
    for (size_t class = 0; class < flow->class_count; class ++)
        r.sizes[class] = flow->nodes[class].surplus;
    for (size_t i = 0; i < flow->pair_count; i++)
        r.sizes[flow->pairs[i].class] += flow->pairs[i].cases;
    size_t single = find_narrowest(&r, true);
    if (single != CA_NONE) {
        classes[single] = true;
    } else {
        narrow(&r);
        remove_needless(&r);
    }
    for (size_t class = 0; class < flow->class_count; class ++)
        for (size_t auditor = 0; classes[class] && auditor < flow->auditor_count; auditor++)
            auditors[auditor] |= ca_set_has(ca_flow_eligible(flow, class), auditor);
    free(r.needed);
    free(r.sizes);
    free(r.widths);
    free(r.counts);
}
