/* SPDX-License-Identifier: MIT */
/* Who audits which case: dealt out, evened out, with the earlier auditors kept; and from classes back to cases. */
#include "draw/allocate_parts.h"

#include <stdlib.h>
#include <string.h>

/* Cases are dealt out, each to whoever has the fewest: nearly even where everybody may have nearly everything. */
typedef struct {
    ca_network *network;
    uint64_t *roomy;       /* the set of auditors with room */
    size_t *loads, fewest; /* how many of them have how many cases; the fewest that anybody has */
    size_t *class_fewest;  /* no auditor that a class may go to has fewer; loads only grow */
    size_t next;           /* the auditor behind whoever was dealt to last */
} dealing;

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

/* Of those with room whom the class may go to without cost, the first who has the fewest cases; or CA_NONE. */
static size_t choose(dealing *deal, size_t class)
{
    const ca_network *network = deal->network;
    size_t key = ca_network_key(network, network->part_of_class[class], network->class_potential[class]);
    if (key == CA_NONE)
        return CA_NONE;
    const uint64_t *row = ca_network_row(network, class), *same = network->key_sets + key * network->words;
    size_t enough = larger(deal->fewest, deal->class_fewest[class]), best = CA_NONE;
    uint64_t behind = ~UINT64_C(0) << deal->next % CA_WORD;
    for (size_t i = 0; i <= network->words; i++) { /* the word of the next is seen first and last, half each */
        size_t word = (deal->next / CA_WORD + i) % network->words;
        uint64_t bits = row[word] & same[word] & deal->roomy[word];
        bits &= i == 0 ? behind : i == network->words ? ~behind : ~UINT64_C(0);
        for (; bits; bits &= bits - 1) {
            size_t auditor = ca_set_first(word, bits);
            if (best == CA_NONE || network->load[auditor] < network->load[best])
                best = auditor;
            if (network->load[best] == enough)
                return best;
        }
    }
    if (best != CA_NONE)
        deal->class_fewest[class] = network->load[best];
    return best;
}

static void deal_to(dealing *deal, size_t class, size_t auditor)
{
    ca_network *network = deal->network;
    deal->loads[network->load[auditor]]--;
    ca_network_give(network, class, auditor, 1);
    network->supply[class]--;
    if (--network->room[auditor])
        deal->loads[network->load[auditor]]++;
    else
        ca_set_drop(deal->roomy, auditor);
    deal->next = (auditor + 1) % network->auditor_count;
}

static void deal_out(ca_network *network, const size_t *classes, size_t count)
{
    dealing deal = {.network = network};
    size_t most = 0;
    for (size_t auditor = 0; auditor < network->auditor_count; auditor++)
        most = larger(most, network->load[auditor]);
    deal.roomy = ca_allocate(network->words, sizeof *deal.roomy);
    deal.loads = ca_allocate(most + count + 1, sizeof *deal.loads);
    deal.class_fewest = ca_allocate(network->class_count, sizeof *deal.class_fewest);
    for (size_t auditor = 0; auditor < network->auditor_count; auditor++) {
        if (network->room[auditor] == 0)
            continue;
        ca_set_add(deal.roomy, auditor);
        deal.loads[network->load[auditor]]++;
    }
    for (size_t i = 0; i < count; i++) {
        while (deal.fewest < most + count && deal.loads[deal.fewest] == 0)
            deal.fewest++;
        size_t auditor = network->supply[classes[i]] ? choose(&deal, classes[i]) : CA_NONE;
        if (auditor != CA_NONE)
            deal_to(&deal, classes[i], auditor);
    }
    free(deal.roomy);
    free(deal.loads);
    free(deal.class_fewest);
}

/* Loads are evened out by halving: where they lie from LOW to HIGH, what is above the middle flows to where it is
 * below, as far as it can. Whoever can still be reached from above the middle need not go below it, and the others need
 * not go above: two parts, of half the range each, and no case of the upper may go to the lower. At the end loads in a
 * part differ by 1 at most, and nobody can pass a case down to somebody with two fewer.
 *
 * A part is named by its lowest load, as no two have the same. Twice that plus 1 is the price of its auditors, what the
 * next case adds to the sum of squares or the last added to it: every case is where it is cheapest. Complementary
 * slackness makes the sum least, and says which other flows have the same. */
typedef struct {
    size_t *high, *next_high; /* of each part */
} part_ranges;

static size_t middle_of(const part_ranges *ranges, size_t low)
{
    return low + (ranges->high[low] - low) / 2;
}

static bool is_even(const part_ranges *ranges, size_t low)
{
    return ranges->high[low] - low < 2;
}

/* Sets what is to move; false when all is even. */
static bool set_goals(ca_network *network, const size_t *capacities, const part_ranges *ranges)
{
    bool any = false;
    for (size_t auditor = 0; auditor < network->auditor_count; auditor++) {
        size_t part = network->part_of_auditor[auditor], load = network->load[auditor];
        network->excess[auditor] = network->room[auditor] = 0;
        if (is_even(ranges, part))
            continue;
        any = true;
        size_t middle = middle_of(ranges, part), most = middle < capacities[auditor] ? middle : capacities[auditor];
        if (load > middle)
            network->excess[auditor] = load - middle;
        else
            network->room[auditor] = most - load;
    }
    return any;
}

static void split(ca_flow *flow, part_ranges *ranges)
{
    ca_network *network = flow->network;
    for (size_t class = 0; class < network->class_count; class ++)
        if (flow->class_level[class] != CA_NONE)
            network->part_of_class[class] = middle_of(ranges, network->part_of_class[class]);
    for (size_t auditor = 0; auditor < network->auditor_count; auditor++) {
        size_t part = network->part_of_auditor[auditor];
        if (is_even(ranges, part)) {
            ranges->next_high[part] = ranges->high[part];
        } else if (flow->auditor_level[auditor] == CA_NONE) {
            ranges->next_high[part] = middle_of(ranges, part);
        } else {
            network->part_of_auditor[auditor] = middle_of(ranges, part);
            ranges->next_high[middle_of(ranges, part)] = ranges->high[part];
        }
    }
    size_t *high = ranges->high;
    ranges->high = ranges->next_high;
    ranges->next_high = high;
}

static void even_out(ca_flow *flow, const size_t *capacities)
{
    ca_network *network = flow->network;
    size_t low = SIZE_MAX, high = 0;
    for (size_t auditor = 0; auditor < network->auditor_count; auditor++) {
        low = network->load[auditor] < low ? network->load[auditor] : low;
        high = network->load[auditor] > high ? network->load[auditor] : high;
    }
    if (low == SIZE_MAX)
        return;
    for (size_t auditor = 0; auditor < network->auditor_count; auditor++)
        network->part_of_auditor[auditor] = low;
    for (size_t class = 0; class < network->class_count; class ++)
        network->part_of_class[class] = low;
    part_ranges ranges = {ca_allocate(high + 1, sizeof *ranges.high), ca_allocate(high + 1, sizeof *ranges.high)};
    ranges.high[low] = high;
    while (set_goals(network, capacities, &ranges)) {
        ca_network_sort_keys(network);
        ca_flow_run(flow);
        split(flow, &ranges);
    }
    free(ranges.high);
    free(ranges.next_high);
}

/* The fewest changes of earlier assignments, among all that are as even. Within a part (allocate_even.c) everything may
 * go everywhere, but loads must be the lowest of the part or one more. So each auditor has room for one more, and holes
 * take the room that is left: one at most with each auditor, of a class of their own. Then all rooms are filled, and
 * what is left is a flow of least cost.
 *
 * It begins with all that can be kept: that costs the least for its size, with a potential of 1 less for auditors who
 * could have kept more than they have room for. What is not yet with anybody then moves along cheapest paths. */
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
static void begin_keep(const ca_network *even, const ca_allocation_problem *problem, ca_network *keep)
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

static void keep_earlier(const ca_network *even, const ca_allocation_problem *problem, const size_t *classes,
                         ca_network *keep)
{
    begin_keep(even, problem, keep);
    keep_what_fits(keep, problem);
    ca_network_sort_keys(keep);
    deal_out(keep, classes, problem->case_count);
    place_the_rest(keep);
}

/* The steps of an allocation, and from classes back to cases. */
static void allow_asked(const ca_allocation_problem *problem, ca_network *network, size_t class)
{
    for (size_t auditor = 0; auditor < problem->auditor_count; auditor++)
        if (problem->may(problem->context, class, auditor))
            ca_network_allow(network, class, auditor);
}

/* Lets the class go to all but those who are near it and may not have it. */
static void allow_but(const ca_allocation_problem *problem, ca_network *network, size_t class, ca_numbers *found)
{
    ca_network_allow_all(network, class);
    problem->near(problem->context, class, found);
    for (size_t i = 0; i < found->count; i++)
        if (!problem->may(problem->context, class, found->list[i]))
            ca_network_forbid(network, class, found->list[i]);
}

/* Who may have what, and how many cases there are of each class. No capacity is greater than the number of cases. */
static void begin(const ca_allocation_problem *problem, ca_network *network)
{
    ca_numbers found = {0};
    ca_network_begin(network, problem->class_count, problem->auditor_count);
    for (size_t i = 0; i < problem->case_count; i++)
        network->supply[problem->class_of[i]]++;
    for (size_t auditor = 0; auditor < problem->auditor_count; auditor++)
        network->room[auditor] =
            problem->capacities[auditor] < problem->case_count ? problem->capacities[auditor] : problem->case_count;
    for (size_t class = 0; class < problem->class_count; class ++)
        if (network->supply[class] && problem->near)
            allow_but(problem, network, class, &found);
        else if (network->supply[class])
            allow_asked(problem, network, class);
    free(found.list);
    ca_network_sort_keys(network);
}

/* The classes of the cases as they are dealt out: those with the fewest auditors first. */
static size_t *in_order(const ca_allocation_problem *problem, const ca_network *network)
{
    size_t *next = ca_allocate(problem->auditor_count + 2, sizeof *next);
    size_t *classes = ca_allocate(problem->case_count, sizeof *classes);
    for (size_t i = 0; i < problem->case_count; i++)
        next[network->width[problem->class_of[i]] + 1]++;
    for (size_t width = 1; width <= problem->auditor_count; width++)
        next[width] += next[width - 1];
    for (size_t i = 0; i < problem->case_count; i++)
        classes[next[network->width[problem->class_of[i]]]++] = problem->class_of[i];
    free(next);
    return classes;
}

/* The cases of class C stand from starts[C] to starts[C + 1], by index. */
typedef struct {
    size_t *starts, *cases;
} class_groups;

static class_groups group(const ca_allocation_problem *problem)
{
    class_groups groups = {ca_allocate(problem->class_count + 2, sizeof *groups.starts),
                           ca_allocate(problem->case_count, sizeof *groups.cases)};
    for (size_t i = 0; i < problem->case_count; i++)
        groups.starts[problem->class_of[i] + 2]++;
    for (size_t class = 2; class <= problem->class_count; class ++)
        groups.starts[class] += groups.starts[class - 1];
    for (size_t i = 0; i < problem->case_count; i++)
        groups.cases[groups.starts[problem->class_of[i] + 1]++] = i;
    return groups;
}

/* A class's auditors, and how many of its cases each is still to get. */
typedef struct {
    size_t auditor, cases;
} share;

static int compare_shares(const void *a, const void *b)
{
    const share *first = a, *second = b;
    return (first->auditor > second->auditor) - (first->auditor < second->auditor);
}

static size_t list_shares(const ca_network *network, size_t class, share *shares)
{
    size_t count = 0;
    for (size_t at = network->first_of_class[class]; at != CA_NONE; at = network->pairs[at].next_of_class)
        if (network->pairs[at].cases)
            shares[count++] = (share){network->pairs[at].auditor, network->pairs[at].cases};
    if (count)
        qsort(shares, count, sizeof *shares, compare_shares);
    return count;
}

/* Takes out those who get no more. */
static size_t drop_used(share *shares, size_t count)
{
    size_t left = 0;
    for (size_t i = 0; i < count; i++)
        if (shares[i].cases)
            shares[left++] = shares[i];
    return left;
}

/* Gives the cases of a class, from FROM to TO, their auditors: the earlier one where a share is left, then in turn. */
static void share_out(const size_t *earlier, const size_t *from, const size_t *to, share *shares, size_t count,
                      size_t *auditor_of)
{
    for (const size_t *i = from; earlier && i < to; i++) {
        const share wanted = {earlier[*i], 0};
        share *kept = bsearch(&wanted, shares, count, sizeof *shares, compare_shares);
        if (kept && kept->cases) {
            kept->cases--;
            auditor_of[*i] = kept->auditor;
        }
    }
    size_t turn = count;
    for (const size_t *i = from; i < to; i++) {
        if (auditor_of[*i] != CA_NO_AUDITOR)
            continue;
        if (turn == count) {
            count = drop_used(shares, count);
            turn = 0;
        }
        shares[turn].cases--;
        auditor_of[*i] = shares[turn++].auditor;
    }
}

static void name_auditors(const ca_allocation_problem *problem, const ca_network *network, size_t *auditor_of)
{
    class_groups groups = group(problem);
    share *shares = ca_allocate(problem->auditor_count, sizeof *shares);
    for (size_t class = 0; class < problem->class_count; class ++)
        share_out(problem->earlier, groups.cases + groups.starts[class], groups.cases + groups.starts[class + 1],
                  shares, list_shares(network, class, shares), auditor_of);
    free(shares);
    free(groups.starts);
    free(groups.cases);
}

static void count_up(const ca_allocation_problem *problem, const ca_network *network, ca_allocation *allocation)
{
    uint64_t *loads = ca_allocate(problem->auditor_count, sizeof *loads);
    for (size_t i = 0; i < problem->case_count; i++) {
        size_t auditor = allocation->auditor_of[i], earlier = problem->earlier ? problem->earlier[i] : CA_NO_AUDITOR;
        allocation->squares += 2 * loads[auditor]++ + 1; /* (n + 1)² less n² */
        allocation->changes += earlier != CA_NO_AUDITOR && earlier != auditor &&
                               ca_set_has(ca_network_row(network, problem->class_of[i]), earlier);
    }
    free(loads);
}

static void solve(const ca_allocation_problem *problem, ca_flow *flow, const size_t *classes, ca_allocation *allocation)
{
    ca_network keep = {0}, *network = flow->network;
    even_out(flow, problem->capacities);
    if (problem->earlier) {
        keep_earlier(network, problem, classes, &keep);
        network = &keep;
    }
    name_auditors(problem, network, allocation->auditor_of);
    count_up(problem, network, allocation);
    ca_network_free(&keep);
}

void ca_allocate_cases(const ca_allocation_problem *problem, ca_allocation *allocation)
{
    ca_network network;
    ca_flow flow;
    *allocation = (ca_allocation){.auditor_of = ca_allocate(problem->case_count, sizeof *allocation->auditor_of)};
    for (size_t i = 0; i < problem->case_count; i++)
        allocation->auditor_of[i] = CA_NO_AUDITOR;
    begin(problem, &network);
    size_t *classes = in_order(problem, &network);
    ca_flow_begin(&flow, &network);
    deal_out(&network, classes, problem->case_count);
    ca_flow_run(&flow);
    allocation->solved = !ca_network_has_supply(&network);
    if (allocation->solved) {
        solve(problem, &flow, classes, allocation);
    } else {
        allocation->stuck_class = ca_allocate(problem->class_count, sizeof *allocation->stuck_class);
        allocation->stuck_auditor = ca_allocate(problem->auditor_count, sizeof *allocation->stuck_auditor);
        ca_find_stuck(&flow, allocation->stuck_class, allocation->stuck_auditor);
    }
    ca_flow_free(&flow);
    ca_network_free(&network);
    free(classes);
}

void ca_allocation_free(ca_allocation *allocation)
{
    free(allocation->auditor_of);
    free(allocation->stuck_class);
    free(allocation->stuck_auditor);
    *allocation = (ca_allocation){0};
}
