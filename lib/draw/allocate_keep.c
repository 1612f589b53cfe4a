/* SPDX-License-Identifier: MIT */
/* The fewest changes of earlier assignments, among all that are as even. Within a part (allocate_even.c) everything may
 * go everywhere, but loads must be the lowest of the part or one more. So each auditor has room for one more, and holes
 * take the room that is left: one at most with each auditor, of a class of their own. Then all rooms are filled, and
 * what is left is a flow of least cost.
 *
 * It begins with all that can be kept: that costs the least for its size, with a potential of 1 less for auditors who
 * could have kept more than they have room for. What is not yet with anybody then moves along cheapest paths. */
#include "draw/allocate_parts.h"

#include <stdlib.h>
#include <string.h>

static size_t lesser(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* The holes of each part, by the name of the part, which is at most MOST. */
static size_t *count_holes(const ca_network *even, const size_t *tops, size_t most)
{
    size_t *holes = ca_allocate(most + 1, sizeof *holes);
    for (size_t auditor = 0; auditor < even->auditor_count; auditor++)
        holes[even->part_of_auditor[auditor]] += tops[auditor] - even->load[auditor];
    return holes;
}

/* One more case than the lowest load of the part, or the capacity. */
static size_t *tops_of(const ca_network *even, const size_t *capacities)
{
    size_t *tops = ca_allocate(even->auditor_count, sizeof *tops);
    for (size_t auditor = 0; auditor < even->auditor_count; auditor++) {
        tops[auditor] = lesser(even->part_of_auditor[auditor] + 1, capacities[auditor]);
    }
    return tops;
}

/* Adds a class for the holes of each part. */
static void add_holes(ca_network *keep, const size_t *tops, const size_t *holes, size_t most)
{
    size_t class = keep->first_hole;
    for (size_t part = 0; part <= most; part++) {
        if (holes[part] == 0)
            continue;
        keep->part_of_class[class] = part;
        keep->supply[class] = holes[part];
        for (size_t auditor = 0; auditor < keep->auditor_count; auditor++)
            if (keep->part_of_auditor[auditor] == part && tops[auditor] == part + 1)
                ca_network_allow(keep, class, auditor);
        class ++;
    }
}

static void copy(void *to, const void *from, size_t count, size_t size)
{
    if (count)
        memcpy(to, from, count * size);
}

/* The network of the cases and holes, without what anybody has. */
static void begin(const ca_network *even, const ca_allocation_problem *problem, ca_network *keep)
{
    size_t *tops = tops_of(even, problem->capacities), most = 0, hole_classes = 0;
    for (size_t auditor = 0; auditor < even->auditor_count; auditor++)
        most = even->part_of_auditor[auditor] > most ? even->part_of_auditor[auditor] : most;
    size_t *holes = count_holes(even, tops, most);
    for (size_t part = 0; part <= most; part++)
        hole_classes += holes[part] > 0;
    ca_network_begin(keep, even->class_count + hole_classes, even->auditor_count);
    keep->first_hole = even->class_count;
    copy(keep->rows, even->rows, even->class_count * even->words, sizeof *keep->rows);
    copy(keep->width, even->width, even->class_count, sizeof *keep->width);
    copy(keep->part_of_class, even->part_of_class, even->class_count, sizeof *keep->part_of_class);
    copy(keep->part_of_auditor, even->part_of_auditor, even->auditor_count, sizeof *keep->part_of_auditor);
    copy(keep->room, tops, even->auditor_count, sizeof *keep->room);
    add_holes(keep, tops, holes, most);
    for (size_t i = 0; i < problem->case_count; i++)
        keep->supply[problem->class_of[i]]++;
    free(holes);
    free(tops);
}

static void keep_what_fits(ca_network *keep, const ca_allocation_problem *problem)
{
    for (size_t i = 0; i < problem->case_count; i++) {
        size_t class = problem->class_of[i], earlier = problem->earlier[i];
        if (earlier == CA_NO_AUDITOR || !ca_set_has(ca_network_row(keep, class), earlier) ||
            keep->part_of_class[class] != keep->part_of_auditor[earlier])
            continue;
        size_t pair = ca_network_pair(keep, class, earlier); /* before the pairs are looked at: they may move */
        keep->pairs[pair].earlier++;
    }
    for (size_t i = 0; i < keep->pair_count; i++) {
        const ca_pair pair = keep->pairs[i];
        size_t count = lesser(pair.earlier, keep->room[pair.auditor]);
        if (count < pair.earlier)
            keep->auditor_potential[pair.auditor] = -1;
        keep->room[pair.auditor] -= count;
        keep->supply[pair.class] -= count;
        if (count)
            ca_network_give(keep, pair.class, pair.auditor, count);
    }
}

/* A search for cheapest paths: how far each is, beyond what the potentials say, and in which order all were reached. */
typedef struct {
    ca_network *network;
    size_t *class_distance, *auditor_distance;
    size_t *reached, reached_count; /* auditors count on behind the classes */
    uint64_t *unseen;
    bool found; /* room */
} path_search;

static void reach_auditor(path_search *search, size_t auditor, size_t distance)
{
    search->auditor_distance[auditor] = distance;
    ca_set_drop(search->unseen, auditor);
    search->reached[search->reached_count++] = search->network->class_count + auditor;
    search->found |= search->network->room[auditor] > 0;
}

static void reach_class(path_search *search, size_t class, size_t distance)
{
    search->class_distance[class] = distance;
    search->reached[search->reached_count++] = class;
}

/* Reaches the auditors who are just at DISTANCE by way of the class. */
static void go_from_class(path_search *search, size_t class, size_t distance)
{
    const ca_network *network = search->network;
    int64_t cost = network->class_potential[class] + (int64_t)search->class_distance[class] - (int64_t)distance;
    for (size_t at = network->first_of_class[class]; at != CA_NONE; at = network->pairs[at].next_of_class) {
        const ca_pair *pair = &network->pairs[at];
        if (pair->cases < pair->earlier && search->auditor_distance[pair->auditor] == CA_NONE &&
            network->auditor_potential[pair->auditor] == cost - 1)
            reach_auditor(search, pair->auditor, distance);
    }
    size_t key = ca_network_key(network, network->part_of_class[class], cost);
    if (key == CA_NONE)
        return;
    const uint64_t *row = ca_network_row(network, class), *same = network->key_sets + key * network->words;
    for (size_t word = 0; word < network->words; word++)
        for (uint64_t bits = row[word] & same[word] & search->unseen[word]; bits; bits &= bits - 1)
            reach_auditor(search, ca_set_first(word, bits), distance);
}

static void go_from_auditor(path_search *search, size_t auditor, size_t distance)
{
    const ca_network *network = search->network;
    int64_t cost = network->auditor_potential[auditor] + (int64_t)search->auditor_distance[auditor] - (int64_t)distance;
    for (size_t at = network->first_of_auditor[auditor]; at != CA_NONE; at = network->pairs[at].next_of_auditor) {
        const ca_pair *pair = &network->pairs[at];
        if (pair->cases && search->class_distance[pair->class] == CA_NONE &&
            network->class_potential[pair->class] == cost + ca_pair_cost(pair))
            reach_class(search, pair->class, distance);
    }
}

/* Finds the distance of the nearest room. There is some, as there are as many rooms as cases and holes. */
static size_t find_room(path_search *search)
{
    const ca_network *network = search->network;
    search->reached_count = 0;
    search->found = false;
    memset(search->unseen, 0xff, network->words * sizeof *search->unseen);
    for (size_t auditor = 0; auditor < network->auditor_count; auditor++)
        search->auditor_distance[auditor] = CA_NONE;
    for (size_t class = 0; class < network->class_count; class ++) {
        search->class_distance[class] = CA_NONE;
        if (network->supply[class])
            reach_class(search, class, 0);
    }
    for (size_t distance = 0;; distance++) {
        for (size_t i = 0; i < search->reached_count; i++)
            if (search->reached[i] < network->class_count)
                go_from_class(search, search->reached[i], distance);
            else
                go_from_auditor(search, search->reached[i] - network->class_count, distance);
        if (search->found)
            return distance;
    }
}

static void raise_potentials(path_search *search)
{
    ca_network *network = search->network;
    size_t most = find_room(search);
    for (size_t i = 0; i < network->class_count; i++)
        network->class_potential[i] += (int64_t)lesser(search->class_distance[i], most);
    for (size_t i = 0; i < network->auditor_count; i++)
        network->auditor_potential[i] += (int64_t)lesser(search->auditor_distance[i], most);
}

/* Moves what is left along cheapest paths, all of one cost at once. */
static void place_the_rest(ca_network *keep)
{
    size_t nodes = keep->class_count + keep->auditor_count;
    ca_flow flow;
    path_search search = {.network = keep,
                          .class_distance = ca_allocate(keep->class_count, sizeof *search.class_distance),
                          .auditor_distance = ca_allocate(keep->auditor_count, sizeof *search.auditor_distance),
                          .reached = ca_allocate(nodes, sizeof *search.reached),
                          .unseen = ca_allocate(keep->words, sizeof *search.unseen)};
    ca_flow_begin(&flow, keep);
    for (ca_flow_run(&flow); ca_network_has_supply(keep); ca_flow_run(&flow)) {
        raise_potentials(&search);
        ca_network_sort_keys(keep);
    }
    ca_flow_free(&flow);
    free(search.class_distance);
    free(search.auditor_distance);
    free(search.reached);
    free(search.unseen);
}

void ca_keep_earlier(const ca_network *even, const ca_allocation_problem *problem, const size_t *classes,
                     ca_network *keep)
{
    begin(even, problem, keep);
    keep_what_fits(keep, problem);
    ca_network_sort_keys(keep);
    ca_deal(keep, classes, problem->case_count);
    place_the_rest(keep);
}
