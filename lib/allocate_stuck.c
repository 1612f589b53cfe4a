/* SPDX-License-Identifier: MIT */
/* Why not every case finds an auditor: some classes have more cases than all auditors whom they may go to can take
 * (Hall 1935, Journal of the London Mathematical Society 10:26). What can be reached from a case that is left over is
 * such a set: its auditors are full, and of its own cases. Classes that it does not need are left out one by one. */
#include "allocate_parts.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    ca_flow *flow;
    ca_network *network;
    bool *stuck;
    size_t *sizes;  /* cases of each class */
    size_t *supply; /* room for a copy */
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
        if (ca_network_allows(network, class, auditor))
            reach += network->load[auditor] + network->room[auditor];
    return reach;
}

/* A class that is stuck by itself is the plainest reason. The one with the fewest auditors, or CA_NONE. */
static size_t find_single(const stuck_search *search)
{
    const ca_network *network = search->network;
    size_t single = CA_NONE;
    for (size_t class = 0; class < network->class_count; class++)
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
    for (size_t class = 0; class < network->class_count; class++)
        if (network->supply[class] && (from == CA_NONE || network->width[class] < network->width[from]))
            from = class;
    memcpy(search->supply, network->supply, size);
    memset(network->supply, 0, size);
    network->supply[from] = search->supply[from];
    bool room = ca_flow_search(search->flow);
    (void)room; /* there is none */
    for (size_t class = 0; class < network->class_count; class++) {
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
    for (size_t class = 0; class < network->class_count; class++)
        ends[network->width[class]] += search->stuck[class];
    for (size_t width = network->auditor_count + 1; width-- > 0;)
        *count = ends[width] += *count;
    for (size_t class = 0; class < network->class_count; class++)
        if (search->stuck[class])
            order[--ends[network->width[class]]] = class;
    free(ends);
    return order;
}

/* Leaves out what is not needed: first, without a look at anything else, classes with fewer cases than are left over;
 * then each without which there is still no room for the others. */
static void leave_out_all(stuck_search *search)
{
    ca_network *network = search->network;
    size_t count, over = 0;
    size_t *order = in_order(search, &count);
    for (size_t class = 0; class < network->class_count; class++)
        over += network->supply[class];
    for (size_t i = 0; i < count; i++) {
        if (search->sizes[order[i]] >= over)
            continue;
        over -= search->sizes[order[i]];
        leave_out(search, order[i]);
    }
    ca_flow_run(search->flow);
    narrow(search);
    for (size_t i = 0; i < count; i++) {
        if (!search->stuck[order[i]])
            continue;
        leave_out(search, order[i]);
        ca_flow_run(search->flow);
        if (ca_network_has_supply(network))
            narrow(search);
        else
            take_in(search, order[i]);
    }
    free(order);
}

void ca_find_stuck(ca_flow *flow, bool *stuck_class, bool *stuck_auditor)
{
    ca_network *network = flow->network;
    stuck_search search = {flow, network, stuck_class, ca_allocate(network->class_count, sizeof *search.sizes),
                           ca_allocate(network->class_count, sizeof *search.supply)};
    for (size_t class = 0; class < network->class_count; class++)
        search.sizes[class] = size_of(network, class);
    size_t single = find_single(&search);
    if (single != CA_NONE) {
        stuck_class[single] = true;
    } else {
        narrow(&search);
        leave_out_all(&search);
    }
    for (size_t class = 0; class < network->class_count; class++)
        for (size_t auditor = 0; stuck_class[class] && auditor < network->auditor_count; auditor++)
            stuck_auditor[auditor] |= ca_network_allows(network, class, auditor);
    free(search.sizes);
    free(search.supply);
}
