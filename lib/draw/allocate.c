/* SPDX-License-Identifier: MIT */
/* The steps of an allocation, and from classes back to cases. */
#include "draw/allocate_parts.h"

#include <stdlib.h>

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
    ca_even_out(flow, problem->capacities);
    if (problem->earlier) {
        ca_keep_earlier(network, problem, classes, &keep);
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
    ca_deal(&network, classes, problem->case_count);
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
