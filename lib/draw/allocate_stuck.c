/* SPDX-License-Identifier: MIT */
/* Why not every case finds an auditor: some classes have more cases than all auditors whom they may go to can take
 * (Hall 1935, Journal of the London Mathematical Society 10:26). What can be reached from a case that is left over is
 * such a set: its auditors are full, and of its own cases. Classes that it does not need are left out one by one. */
#include "draw/allocate_parts.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    ca_flow *flow;
    ca_network *network;
    bool *stuck;
    bool *needed;   /* classes that everything stuck in here has among it */
    size_t *sizes;  /* cases of each class */
    size_t *supply; /* room for a copy */
    /* Room for spread_need. */
    size_t *counts, *waiting;
    bool *seen;
} stuck_search;

static size_t size_of(const ca_network *network, size_t class)
{
    size_t size = network->supply[class];
    for (size_t at = network->first_of_class[class]; at != CA_NONE; at = network->pairs[at].next_of_class)
        size += network->pairs[at].cases;
    return size;
}

/* How many cases those can take whom the class may go to. */
static size_t reach_of(const ca_network *network, size_t class)
{
    size_t reach = 0;
    for (size_t auditor = 0; auditor < network->auditor_count; auditor++)
        if (ca_set_has(ca_network_row(network, class), auditor))
            reach += network->load[auditor] + network->room[auditor];
    return reach;
}

/* A class that is stuck by itself is the plainest reason. The one with the fewest auditors, or CA_NONE. */
static size_t find_single(const stuck_search *search)
{
    const ca_network *network = search->network;
    size_t single = CA_NONE;
    for (size_t class = 0; class < network->class_count; class ++)
        if (network->supply[class] && (single == CA_NONE || network->width[class] < network->width[single]) &&
            reach_of(network, class) < search->sizes[class])
            single = class;
    return single;
}

/* Leaves only what can be reached from the supply of one class, the one with the fewest auditors. */
static void narrow(stuck_search *search)
{
    ca_network *network = search->network;
    size_t size = network->class_count * sizeof *network->supply, from = CA_NONE;
    for (size_t class = 0; class < network->class_count; class ++)
        if (network->supply[class] && (from == CA_NONE || network->width[class] < network->width[from]))
            from = class;
    memcpy(search->supply, network->supply, size);
    memset(network->supply, 0, size);
    network->supply[from] = search->supply[from];
    bool room = ca_flow_search(search->flow);
    (void)room; /* there is none */
    for (size_t class = 0; class < network->class_count; class ++) {
        search->stuck[class] = search->flow->class_level[class] != CA_NONE;
        network->supply[class] = search->stuck[class] ? search->supply[class] : 0;
    }
}

static void leave_out(stuck_search *search, size_t class)
{
    ca_network *network = search->network;
    for (size_t at = network->first_of_class[class]; at != CA_NONE; at = network->pairs[at].next_of_class) {
        network->room[network->pairs[at].auditor] += network->pairs[at].cases;
        ca_network_take(network, at, network->pairs[at].cases);
    }
    network->supply[class] = 0;
    search->stuck[class] = false;
}

/* Takes a class back in that the others are not stuck without: all room is where it was. */
static void take_in(stuck_search *search, size_t class)
{
    ca_network *network = search->network;
    size_t left = search->sizes[class];
    for (size_t at = network->first_of_class[class]; at != CA_NONE; at = network->pairs[at].next_of_class) {
        size_t auditor = network->pairs[at].auditor;
        size_t count = left < network->room[auditor] ? left : network->room[auditor];
        if (count)
            ca_network_give(network, class, auditor, count);
        network->room[auditor] -= count;
        left -= count;
    }
    network->supply[class] = left;
    search->stuck[class] = true;
}

/* The stuck classes, those that may go to the most auditors first, and of several the last. */
static size_t *in_order(const stuck_search *search, size_t *count)
{
    const ca_network *network = search->network;
    size_t *ends = ca_allocate(network->auditor_count + 1, sizeof *ends);
    size_t *order = ca_allocate(network->class_count, sizeof *order);
    *count = 0;
    for (size_t class = 0; class < network->class_count; class ++)
        ends[network->width[class]] += search->stuck[class];
    for (size_t width = network->auditor_count + 1; width-- > 0;)
        *count = ends[width] += *count;
    for (size_t class = 0; class < network->class_count; class ++)
        if (search->stuck[class])
            order[--ends[network->width[class]]] = class;
    free(ends);
    return order;
}

/* How many cases are left over. */
static size_t count_over(const ca_network *network)
{
    size_t over = 0;
    for (size_t class = 0; class < network->class_count; class ++)
        over += network->supply[class];
    return over;
}

/* Leaves out, without a look at anything else, classes with fewer cases than are left over. */
static void leave_out_small(stuck_search *search, const size_t *order, size_t count)
{
    size_t over = count_over(search->network);
    for (size_t i = 0; i < count; i++) {
        if (search->sizes[order[i]] >= over)
            continue;
        over -= search->sizes[order[i]];
        leave_out(search, order[i]);
    }
    ca_flow_run(search->flow);
    narrow(search);
}

/* Notes that a class is needed, if so many of its cases are left over or with auditors of classes that are. */
static void need_if(stuck_search *search, size_t class, size_t over, size_t *waiting_count)
{
    if (!search->stuck[class] || search->needed[class] || search->counts[class] < over)
        return;
    search->needed[class] = true;
    search->waiting[(*waiting_count)++] = class;
}

/* Finds further classes that are needed. Any set of classes without class C that has all that are known to be needed
 * has their auditors too, and with them cases of C that are not its own. Where these, and what is left over of C, are
 * as many as all that is left over, there is room for the set. */
static void spread_need(stuck_search *search)
{
    const ca_network *network = search->network;
    size_t over = count_over(network), waiting_count = 0;
    memset(search->seen, 0, network->auditor_count * sizeof *search->seen);
    for (size_t class = 0; class < network->class_count; class ++) {
        search->counts[class] = network->supply[class];
        if (search->stuck[class] && search->needed[class])
            search->waiting[waiting_count++] = class;
        else
            need_if(search, class, over, &waiting_count);
    }
    for (size_t i = 0; i < waiting_count; i++) {
        for (size_t auditor = 0; auditor < network->auditor_count; auditor++) {
            if (search->seen[auditor] || !ca_set_has(ca_network_row(network, search->waiting[i]), auditor))
                continue;
            search->seen[auditor] = true;
            for (size_t at = network->first_of_auditor[auditor]; at != CA_NONE;
                 at = network->pairs[at].next_of_auditor) {
                search->counts[network->pairs[at].class] += network->pairs[at].cases;
                need_if(search, network->pairs[at].class, over, &waiting_count);
            }
        }
    }
}

/* Leaves out what is not needed: each class without which there is still no room for the others. */
static void leave_out_all(stuck_search *search)
{
    size_t count;
    size_t *order = in_order(search, &count);
    leave_out_small(search, order, count);
    spread_need(search);
    for (size_t i = 0; i < count; i++) {
        size_t class = order[i];
        if (!search->stuck[class] || search->needed[class])
            continue;
        leave_out(search, class);
        ca_flow_run(search->flow);
        search->needed[class] = !ca_network_has_supply(search->network);
        if (search->needed[class])
            take_in(search, class);
        else
            narrow(search);
        spread_need(search);
    }
    free(order);
}

void ca_find_stuck(ca_flow *flow, bool *stuck_class, bool *stuck_auditor)
{
    ca_network *network = flow->network;
    size_t class_count = network->class_count;
    stuck_search search = {.flow = flow,
                           .network = network,
                           .stuck = stuck_class,
                           .needed = ca_allocate(class_count, sizeof *search.needed),
                           .sizes = ca_allocate(class_count, sizeof *search.sizes),
                           .supply = ca_allocate(class_count, sizeof *search.supply),
                           .counts = ca_allocate(class_count, sizeof *search.counts),
                           .waiting = ca_allocate(class_count, sizeof *search.waiting),
                           .seen = ca_allocate(network->auditor_count, sizeof *search.seen)};
    for (size_t class = 0; class < network->class_count; class ++)
        search.sizes[class] = size_of(network, class);
    size_t single = find_single(&search);
    if (single != CA_NONE) {
        stuck_class[single] = true;
    } else {
        narrow(&search);
        leave_out_all(&search);
    }
    for (size_t class = 0; class < network->class_count; class ++)
        for (size_t auditor = 0; stuck_class[class] && auditor < network->auditor_count; auditor++)
            stuck_auditor[auditor] |= ca_set_has(ca_network_row(network, class), auditor);
    void *all[] = {search.needed, search.sizes, search.supply, search.counts, search.waiting, search.seen};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        free(all[i]);
}
