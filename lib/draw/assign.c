/* SPDX-License-Identifier: MIT */
/* An assignment: cases are dealt, loads balanced, earlier auditors kept; then classes are split into cases again. */
#include "draw/assign.h"

#include "draw/assign_infeasible.h"

#include <stdlib.h>
#include <string.h>

static size_t lesser(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Sets the auditors who are eligible for a class. With NEAR, MAY is called only for the auditors that it finds. */
static void set_eligible(const ca_assignment_problem *problem, uint64_t *eligible, size_t class, ca_numbers *found)
{
    size_t count = problem->auditor_count;
    if (!problem->near) {
        for (size_t auditor = 0; auditor < count; auditor++)
            ca_set_put(eligible, auditor, problem->may(problem->context, class, auditor));
        return;
    }
    for (size_t word = 0; word <= count / CA_WORD; word++)
        eligible[word] = ~UINT64_C(0);
    eligible[count / CA_WORD] &= ~(~UINT64_C(0) << count % CA_WORD);
    problem->near(problem->context, class, found);
    for (size_t i = 0; i < found->count; i++)
        ca_set_put(eligible, found->list[i], problem->may(problem->context, class, found->list[i]));
}

static void begin(const ca_assignment_problem *problem, ca_flow *flow)
{
    ca_numbers found = {0};
    ca_flow_begin(flow, problem->class_count, problem->auditor_count);
    for (size_t i = 0; i < problem->case_count; i++)
        flow->nodes[problem->class_of[i]].surplus++;
    for (size_t auditor = 0; auditor < problem->auditor_count; auditor++)
        flow->auditors[auditor].room = lesser(problem->capacities[auditor], problem->case_count);
    for (size_t class = 0; class < problem->class_count; class ++)
        if (flow->nodes[class].surplus)
            set_eligible(problem, ca_flow_eligible(flow, class), class, &found);
    free(found.list);
}

/* Returns the cases in the order of dealing: those with the fewest eligible auditors first, then by index. */
static size_t *dealing_order(const ca_assignment_problem *problem, const ca_flow *flow)
{
    size_t *widths = ca_flow_widths(flow), *keys = ca_allocate(problem->case_count, sizeof *keys);
    for (size_t i = 0; i < problem->case_count; i++)
        keys[i] = widths[problem->class_of[i]];
    size_t *order = ca_flow_order(keys, problem->case_count, problem->auditor_count);
    free(widths);
    free(keys);
    return order;
}

typedef struct {
    ca_flow *flow;
    uint64_t *roomy;       /* the set of auditors with room */
    size_t *loads, fewest; /* how many of them have how many cases; the fewest cases that one of them has */
    size_t next;           /* the auditor after the one who was dealt to last */
} dealing;

/* Returns the eligible auditor with room who has the fewest cases, the first from NEXT on; or CA_NONE. */
static size_t choose(const dealing *deal, size_t class)
{
    const ca_flow *flow = deal->flow;
    const uint64_t *eligible = ca_flow_eligible(flow, class);
    size_t best = CA_NONE;
    uint64_t from_next = ~UINT64_C(0) << deal->next % CA_WORD;
    for (size_t i = 0; i <= flow->words; i++) { /* the word of NEXT comes first and last, in two halves */
        size_t word = (deal->next / CA_WORD + i) % flow->words;
        uint64_t bits = eligible[word] & deal->roomy[word];
        bits &= i == 0 ? from_next : i == flow->words ? ~from_next : ~UINT64_C(0);
        for (; bits; bits &= bits - 1) {
            size_t auditor = ca_set_first(word, bits);
            if (best == CA_NONE || flow->auditors[auditor].load < flow->auditors[best].load)
                best = auditor;
            if (flow->auditors[best].load == deal->fewest)
                return best;
        }
    }
    return best;
}

static void deal_to(dealing *deal, size_t class, size_t auditor)
{
    ca_flow_node *node = &deal->flow->auditors[auditor];
    deal->loads[node->load]--;
    ca_flow_give(deal->flow, class, auditor, 1);
    deal->flow->nodes[class].surplus--;
    if (--node->room)
        deal->loads[node->load]++;
    else
        ca_set_put(deal->roomy, auditor, false);
    deal->next = (auditor + 1) % deal->flow->auditor_count;
}

/* Deals out the surplus of the classes, as far as there is room. */
static void deal_out(const ca_assignment_problem *problem, ca_flow *flow, const size_t *order)
{
    size_t most = problem->case_count; /* no load is greater */
    dealing deal = {.flow = flow,
                    .roomy = ca_allocate(flow->words, sizeof *deal.roomy),
                    .loads = ca_allocate(most + 1, sizeof *deal.loads)};
    for (size_t auditor = 0; auditor < flow->auditor_count; auditor++) {
        ca_set_put(deal.roomy, auditor, flow->auditors[auditor].room);
        deal.loads[flow->auditors[auditor].load] += flow->auditors[auditor].room > 0;
    }
    for (size_t i = 0; i < problem->case_count; i++) {
        size_t class = problem->class_of[order[i]];
        while (deal.fewest < most && deal.loads[deal.fewest] == 0)
            deal.fewest++;
        size_t auditor = flow->nodes[class].surplus ? choose(&deal, class) : CA_NONE;
        if (auditor != CA_NONE)
            deal_to(&deal, class, auditor);
    }
    free(deal.roomy);
    free(deal.loads);
}

/* The lowest and highest load of the tier that an auditor is in. */
typedef struct {
    size_t low, high;
} tier;

static bool is_even(tier t)
{
    return t.high - t.low < 2;
}

static size_t middle_of(tier t)
{
    return t.low + (t.high - t.low) / 2;
}

/* Sets surplus and room in each tier that is not even, to move cases from above its middle to below it. Returns
 * false if all tiers are even. */
static bool set_goals(ca_flow *flow, const size_t *capacities, const tier *tiers)
{
    bool any = false;
    for (size_t i = 0; i < flow->auditor_count; i++) {
        ca_flow_node *auditor = &flow->auditors[i];
        size_t middle = middle_of(tiers[i]);
        auditor->surplus = auditor->room = 0;
        if (is_even(tiers[i]))
            continue;
        any = true;
        if (auditor->load > middle)
            auditor->surplus = auditor->load - middle;
        else
            auditor->room = lesser(middle, capacities[i]) - auditor->load;
    }
    return any;
}

/* Splits the tiers that are not even. Auditors who can still be reached from above the middle stay at it or above; the
 * others stay at it or below, and with them the classes that cannot be reached. */
static void split(ca_flow *flow, tier *tiers)
{
    for (size_t i = 0; i < flow->auditor_count; i++)
        if (is_even(tiers[i]))
            continue;
        else if (ca_set_has(flow->open, i))
            tiers[i].low = middle_of(tiers[i]);
        else
            tiers[i].high = middle_of(tiers[i]);
    for (size_t class = 0; class < flow->class_count; class ++)
        for (size_t word = 0; word < flow->words && flow->nodes[class].level == CA_NONE; word++)
            ca_flow_eligible(flow, class)[word] &= ~flow->open[word];
}

/* Makes the sum of squares least. From then on an auditor is eligible only for classes of the same tier, and any flow
 * in which each load is the LOW of its tier or one more, or the capacity if that is less, has the same sum. */
static void even_out(ca_flow *flow, const size_t *capacities, tier *tiers)
{
    tier all = {SIZE_MAX, 0};
    for (size_t auditor = 0; auditor < flow->auditor_count; auditor++) {
        size_t load = flow->auditors[auditor].load;
        all = (tier){lesser(load, all.low), load > all.high ? load : all.high};
    }
    for (size_t auditor = 0; auditor < flow->auditor_count; auditor++)
        tiers[auditor] = all;
    while (set_goals(flow, capacities, tiers)) {
        ca_flow_run(flow);
        split(flow, tiers);
    }
}

/* Returns the index of the class of dummy cases of each tier, by LOW, from FIRST on. Sets END to the index after the
 * last. */
static size_t *number_tiers(const tier *tiers, size_t auditor_count, size_t first, size_t *end)
{
    size_t most = 0;
    for (size_t i = 0; i < auditor_count; i++)
        most = tiers[i].low > most ? tiers[i].low : most;
    size_t *dummies = ca_allocate(most + 1, sizeof *dummies);
    for (size_t i = 0; i < auditor_count; i++)
        dummies[tiers[i].low] = 1;
    *end = first;
    for (size_t low = 0; low <= most; low++)
        if (dummies[low])
            dummies[low] = (*end)++;
    return dummies;
}

/* Begins a new flow with the tiers of EVEN. Each auditor has room for LOW + 1 cases. So that none has fewer than LOW,
 * dummy cases take the room that is left over: a class of them for each tier, at most one with an auditor. */
static void begin_keep(const ca_flow *even, const ca_assignment_problem *problem, const tier *tiers, ca_flow *keep)
{
    size_t end, *dummies = number_tiers(tiers, even->auditor_count, even->class_count, &end);
    ca_flow_begin(keep, end, even->auditor_count);
    keep->first_dummy = even->class_count;
    if (even->class_count)
        memcpy(keep->eligible, even->eligible, even->class_count * even->words * sizeof *even->eligible);
    for (size_t i = 0; i < even->auditor_count; i++) {
        size_t low = tiers[i].low, room = lesser(low + 1, problem->capacities[i]);
        keep->auditors[i].room = room;
        keep->nodes[dummies[low]].surplus += room - even->auditors[i].load;
        ca_set_put(ca_flow_eligible(keep, dummies[low]), i, room > low);
    }
    for (size_t i = 0; i < problem->case_count; i++)
        keep->nodes[problem->class_of[i]].surplus++;
    free(dummies);
}

/* Gives cases to their earlier auditors as far as there is room. No flow of as many cases costs less, given a potential
 * of -1 for the auditors who could keep more. */
static void keep_what_fits(ca_flow *keep, const ca_assignment_problem *problem)
{
    for (size_t i = 0; i < problem->case_count; i++) {
        size_t class = problem->class_of[i], earlier = problem->earlier[i];
        if (earlier == CA_NO_AUDITOR || !ca_set_has(ca_flow_eligible(keep, class), earlier))
            continue;
        size_t pair = ca_flow_pair_at(keep, class, earlier); /* may move the pairs */
        keep->pairs[pair].earlier++;
    }
    for (size_t i = 0; i < keep->pair_count; i++) {
        const ca_flow_pair pair = keep->pairs[i];
        ca_flow_node *auditor = &keep->auditors[pair.auditor];
        size_t count = lesser(pair.earlier, auditor->room);
        if (count < pair.earlier)
            auditor->potential = -1;
        auditor->room -= count;
        keep->nodes[pair.class].surplus -= count;
        if (count)
            ca_flow_give(keep, pair.class, pair.auditor, count);
    }
}

/* Fills KEEP, which is not begun, with a flow that changes the fewest earlier auditors. When no case can move at the
 * current cost, all nodes that were not reached cost one change more. */
static void keep_earlier(const ca_flow *even, const ca_assignment_problem *problem, const size_t *order,
                         const tier *tiers, ca_flow *keep)
{
    begin_keep(even, problem, tiers, keep);
    keep_what_fits(keep, problem);
    deal_out(problem, keep, order);
    for (ca_flow_run(keep); ca_flow_unassigned(keep); ca_flow_run(keep))
        for (size_t node = 0; node < keep->class_count + keep->auditor_count; node++)
            keep->nodes[node].potential += keep->nodes[node].level == CA_NONE;
}

/* Links the pairs of each class by ascending auditor. */
static void sort_pairs(ca_flow *flow)
{
    for (size_t class = 0; class < flow->class_count; class ++)
        flow->nodes[class].first = CA_NONE;
    for (size_t auditor = flow->auditor_count; auditor-- > 0;)
        for (size_t at = flow->auditors[auditor].first; at != CA_NONE; at = flow->pairs[at].next_of_auditor) {
            ca_flow_node *class = &flow->nodes[flow->pairs[at].class];
            flow->pairs[at].next_of_class = class->first;
            class->first = at;
        }
}

/* Takes the cases out of the flow, by index: first those that stay with their earlier auditor, then the others of a
 * class, in turn from its auditors. */
static void name_auditors(const ca_assignment_problem *problem, ca_flow *flow, size_t *auditor_of)
{
    sort_pairs(flow);
    for (size_t i = 0; problem->earlier && i < problem->case_count; i++) {
        size_t class = problem->class_of[i], earlier = problem->earlier[i];
        if (earlier == CA_NO_AUDITOR)
            continue;
        size_t pair = ca_flow_pair_at(flow, class, earlier);
        if (flow->pairs[pair].cases) {
            flow->pairs[pair].cases--;
            auditor_of[i] = earlier;
        }
    }
    for (size_t class = 0; class < flow->class_count; class ++)
        flow->nodes[class].next_pair = flow->nodes[class].first;
    for (size_t i = 0; i < problem->case_count; i++)
        while (auditor_of[i] == CA_NO_AUDITOR) {
            ca_flow_node *class = &flow->nodes[problem->class_of[i]];
            ca_flow_pair *pair = &flow->pairs[class->next_pair];
            class->next_pair = pair->next_of_class == CA_NONE ? class->first : pair->next_of_class;
            if (pair->cases) {
                pair->cases--;
                auditor_of[i] = pair->auditor;
            }
        }
}

static void solve(const ca_assignment_problem *problem, ca_flow *flow, const size_t *order, ca_assignment *assignment)
{
    ca_flow keep = {0};
    tier *tiers = ca_allocate(problem->auditor_count, sizeof *tiers);
    for (size_t i = 0; problem->earlier && i < problem->case_count; i++)
        assignment->changes += problem->earlier[i] != CA_NO_AUDITOR &&
                               ca_set_has(ca_flow_eligible(flow, problem->class_of[i]), problem->earlier[i]);
    even_out(flow, problem->capacities, tiers);
    for (size_t auditor = 0; auditor < problem->auditor_count; auditor++)
        assignment->squares += (uint64_t)flow->auditors[auditor].load * flow->auditors[auditor].load;
    if (problem->earlier)
        keep_earlier(flow, problem, order, tiers, &keep);
    name_auditors(problem, problem->earlier ? &keep : flow, assignment->auditor_of);
    for (size_t i = 0; problem->earlier && i < problem->case_count; i++)
        assignment->changes -= problem->earlier[i] == assignment->auditor_of[i];
    ca_flow_free(&keep);
    free(tiers);
}

void ca_assign_cases(const ca_assignment_problem *problem, ca_assignment *assignment)
{
    ca_flow flow;
    *assignment = (ca_assignment){.auditor_of = ca_allocate(problem->case_count, sizeof *assignment->auditor_of)};
    for (size_t i = 0; i < problem->case_count; i++)
        assignment->auditor_of[i] = CA_NO_AUDITOR;
    begin(problem, &flow);
    size_t *order = dealing_order(problem, &flow);
    deal_out(problem, &flow, order);
    ca_flow_run(&flow);
    assignment->solved = !ca_flow_unassigned(&flow);
    if (assignment->solved) {
        solve(problem, &flow, order, assignment);
    } else {
        assignment->infeasible_class = ca_allocate(problem->class_count, sizeof *assignment->infeasible_class);
        assignment->infeasible_auditor = ca_allocate(problem->auditor_count, sizeof *assignment->infeasible_auditor);
        ca_find_infeasible(&flow, assignment->infeasible_class, assignment->infeasible_auditor);
    }
    ca_flow_free(&flow);
    free(order);
}

void ca_assignment_free(ca_assignment *assignment)
{
    free(assignment->auditor_of);
    free(assignment->infeasible_class);
    free(assignment->infeasible_auditor);
    *assignment = (ca_assignment){0};
}
