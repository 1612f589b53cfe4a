/* SPDX-License-Identifier: MIT */
/* Judges of assignments, which share no code with the library: all possible assignments one after another, and a flow
 * of least cost by the plainest method. And problems to judge, made from a seed. */
#ifndef JUDGE_ASSIGNMENT_H
#define JUDGE_ASSIGNMENT_H

#include "draw/assign.h"

#include <stdlib.h>
#include <string.h>

/* BARRED: percentage of auditors who are not eligible for a class. SLACK: percentage by which the sum of all capacities
 * is more than the cases. EARLIER: percentage of cases that have an earlier auditor; 0: the problem has none. */
typedef struct {
    size_t cases, auditors, classes;
    unsigned barred, slack, earlier;
} test_shape;

typedef struct {
    ca_assignment_problem problem;
    ca_assignment made;
    bool *may; /* a row for each class */
    size_t *capacities, *class_of, *earlier;
    bool solved;
} test_problem;

static inline uint64_t test_random(uint64_t *state) /* splitmix64 */
{
    uint64_t mixed = *state += UINT64_C(0x9e3779b97f4a7c15);
    mixed = (mixed ^ mixed >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    mixed = (mixed ^ mixed >> 27) * UINT64_C(0x94d049bb133111eb);
    return mixed ^ mixed >> 31;
}

static inline size_t test_below(uint64_t *state, size_t end)
{
    return (size_t)(test_random(state) % end);
}

static inline bool test_may(const void *context, size_t class, size_t auditor)
{
    const test_problem *test = context;
    return test->may[class * test->problem.auditor_count + auditor];
}

/* Makes a problem, and its assignment. */
static inline void test_problem_make(test_problem *test, const test_shape *shape, uint64_t seed)
{
    uint64_t state = seed * 1000003;
    *test = (test_problem){.may = ca_allocate(shape->classes * shape->auditors, sizeof *test->may),
                           .capacities = ca_allocate(shape->auditors, sizeof *test->capacities),
                           .class_of = ca_allocate(shape->cases, sizeof *test->class_of),
                           .earlier = ca_allocate(shape->cases, sizeof *test->earlier)};
    for (size_t i = 0; i < shape->classes * shape->auditors; i++)
        test->may[i] = test_below(&state, 100) >= shape->barred;
    for (size_t i = shape->cases * (100 + shape->slack) / 100; i-- > 0;)
        test->capacities[test_below(&state, shape->auditors)]++;
    size_t dropped = test_below(&state, shape->auditors);
    for (size_t i = 0; i < shape->cases; i++) {
        test->class_of[i] = test_below(&state, shape->classes);
        /* Two in three earlier auditors are of the first half, so that loads must be evened out. */
        size_t half = test_below(&state, 3) ? (shape->auditors + 1) / 2 : shape->auditors;
        test->earlier[i] = test_below(&state, half);
        if (test_below(&state, 100) >= shape->earlier || test->earlier[i] == dropped)
            test->earlier[i] = CA_NO_AUDITOR;
    }
    test->problem = (ca_assignment_problem){.case_count = shape->cases,
                                            .auditor_count = shape->auditors,
                                            .capacities = test->capacities,
                                            .class_of = test->class_of,
                                            .class_count = shape->classes,
                                            .may = test_may,
                                            .context = test,
                                            .earlier = shape->earlier ? test->earlier : NULL};
    ca_assign_cases(&test->problem, &test->made);
    test->solved = test->made.solved;
}

static inline void test_problem_free(test_problem *test)
{
    ca_assignment_free(&test->made);
    free(test->may);
    free(test->capacities);
    free(test->class_of);
    free(test->earlier);
}

/* Whether the case leaves an earlier auditor who is still eligible for it. */
static inline bool test_changes(const test_problem *test, size_t i, size_t auditor)
{
    size_t earlier = test->problem.earlier ? test->problem.earlier[i] : CA_NO_AUDITOR;
    return earlier != CA_NO_AUDITOR && earlier != auditor && test_may(test, test->class_of[i], earlier);
}

/* Returns whether AUDITOR_OF keeps to eligibility and capacities, and sets its squares and changes. LOADS: room for the
 * load of each auditor. */
static inline bool test_measure(const test_problem *test, const size_t *auditor_of, size_t *loads, uint64_t *squares,
                                uint64_t *changes)
{
    const ca_assignment_problem *problem = &test->problem;
    memset(loads, 0, problem->auditor_count * sizeof *loads);
    *squares = *changes = 0;
    for (size_t i = 0; i < problem->case_count; i++) {
        size_t auditor = auditor_of[i];
        if (auditor >= problem->auditor_count || !test_may(test, problem->class_of[i], auditor) ||
            loads[auditor] == problem->capacities[auditor])
            return false;
        loads[auditor]++;
        *changes += test_changes(test, i, auditor);
    }
    for (size_t auditor = 0; auditor < problem->auditor_count; auditor++)
        *squares += (uint64_t)loads[auditor] * loads[auditor];
    return true;
}

/* Whether the chosen classes have more cases than their auditors can take. */
static inline bool test_too_many(const test_problem *test, const bool *chosen)
{
    const ca_assignment_problem *problem = &test->problem;
    size_t cases = 0, room = 0;
    for (size_t i = 0; i < problem->case_count; i++)
        cases += chosen[problem->class_of[i]];
    for (size_t auditor = 0; auditor < problem->auditor_count; auditor++) {
        bool any = false;
        for (size_t class = 0; class < problem->class_count; class ++)
            any |= chosen[class] && test_may(test, class, auditor);
        room += any ? problem->capacities[auditor] : 0;
    }
    return cases > room;
}

/* Whether the reported classes are infeasible, but not without any one of them, and all their auditors are reported. */
static inline bool test_infeasible(const test_problem *test)
{
    const ca_assignment_problem *problem = &test->problem;
    bool *chosen = test->made.infeasible_class, sound = test_too_many(test, chosen);
    for (size_t class = 0; class < problem->class_count; class ++)
        if (chosen[class]) {
            chosen[class] = false;
            sound &= !test_too_many(test, chosen);
            chosen[class] = true;
        }
    for (size_t auditor = 0; auditor < problem->auditor_count; auditor++) {
        bool any = false;
        for (size_t class = 0; class < problem->class_count; class ++)
            any |= chosen[class] && test_may(test, class, auditor);
        sound &= any == test->made.infeasible_auditor[auditor];
    }
    for (size_t i = 0; i < problem->case_count; i++)
        sound &= test->made.auditor_of[i] == CA_NO_AUDITOR;
    return sound;
}

/* Whether every part of the reported classes is feasible. */
static inline bool test_least_infeasible(const test_problem *test)
{
    size_t count = test->problem.class_count;
    bool *chosen = ca_allocate(count, sizeof *chosen), sound = true;
    for (uint64_t set = 0; set < UINT64_C(1) << count; set++) {
        bool part = true, all = true;
        for (size_t class = 0; class < count; class ++) {
            chosen[class] = set >> class & 1;
            part &= !chosen[class] || test->made.infeasible_class[class];
            all &= chosen[class] == test->made.infeasible_class[class];
        }
        sound &= !part || test_too_many(test, chosen) == all;
    }
    free(chosen);
    return sound;
}

/* Whether the assignment is possible and has SQUARES and CHANGES, or is infeasible if the problem is not POSSIBLE. */
static inline bool test_made(const test_problem *test, bool possible, uint64_t squares, uint64_t changes)
{
    const ca_assignment *made = &test->made;
    uint64_t is_squares, is_changes;
    if (!possible || !made->solved)
        return !possible && !made->solved && test_infeasible(test);
    size_t *loads = ca_allocate(test->problem.auditor_count, sizeof *loads);
    bool sound = test_measure(test, made->auditor_of, loads, &is_squares, &is_changes) && is_squares == squares &&
                 made->squares == squares && is_changes == changes && made->changes == changes;
    free(loads);
    return sound;
}

/* Tries all assignments, as numbers whose digits are auditors. */
static inline bool test_against_all(const test_problem *test)
{
    const ca_assignment_problem *problem = &test->problem;
    size_t *auditor_of = ca_allocate(problem->case_count, sizeof *auditor_of), at;
    size_t *loads = ca_allocate(problem->auditor_count, sizeof *loads);
    uint64_t best_squares = UINT64_MAX, best_changes = UINT64_MAX, squares, changes;
    do {
        if (test_measure(test, auditor_of, loads, &squares, &changes) &&
            (squares < best_squares || (squares == best_squares && changes < best_changes))) {
            best_squares = squares;
            best_changes = changes;
        }
        for (at = 0; at < problem->case_count && ++auditor_of[at] == problem->auditor_count; at++)
            auditor_of[at] = 0;
    } while (at < problem->case_count);
    free(auditor_of);
    free(loads);
    return test_made(test, best_squares != UINT64_MAX, best_squares, best_changes) &&
           (test->made.solved || test_least_infeasible(test));
}

/* The plain flow: cases one by one, each along a cheapest path, which is improved until no step is cheaper (Bellman and
 * Ford). One more case for an auditor with n costs 2n + 1, times more than all changes together can cost. */
typedef struct {
    int64_t cost; /* from the case that is added; INT64_MAX: not reached */
    size_t moved; /* the case that comes to this auditor, from the one who had it */
} test_step;

static inline int64_t test_cost(const test_problem *test, size_t i, size_t auditor)
{
    return test_may(test, test->class_of[i], auditor) ? test_changes(test, i, auditor) : INT64_MAX;
}

/* Finds the cheapest path of case FIRST to each auditor, over the cases before it. */
static inline void test_find_paths(const test_problem *test, size_t first, const size_t *auditor_of, test_step *steps)
{
    size_t auditors = test->problem.auditor_count;
    bool cheaper = true;
    for (size_t to = 0; to < auditors; to++)
        steps[to] = (test_step){test_cost(test, first, to), first};
    while (cheaper) {
        cheaper = false;
        for (size_t i = 0; i < first; i++) {
            if (steps[auditor_of[i]].cost == INT64_MAX)
                continue;
            int64_t from = steps[auditor_of[i]].cost - test_cost(test, i, auditor_of[i]);
            for (size_t to = 0; to < auditors; to++) {
                int64_t cost = test_cost(test, i, to);
                if (cost == INT64_MAX || from + cost >= steps[to].cost)
                    continue;
                steps[to] = (test_step){from + cost, i};
                cheaper = true;
            }
        }
    }
}

static inline bool test_against_flow(const test_problem *test)
{
    const ca_assignment_problem *problem = &test->problem;
    size_t *auditor_of = ca_allocate(problem->case_count, sizeof *auditor_of);
    size_t *loads = ca_allocate(problem->auditor_count, sizeof *loads);
    test_step *steps = ca_allocate(problem->auditor_count, sizeof *steps);
    int64_t scale = (int64_t)problem->case_count + 1;
    uint64_t squares = 0, changes = 0;
    bool possible = true;
    for (size_t first = 0; possible && first < problem->case_count; first++) {
        size_t best = CA_NO_AUDITOR;
        int64_t least = INT64_MAX;
        test_find_paths(test, first, auditor_of, steps);
        for (size_t to = 0; to < problem->auditor_count; to++) {
            if (steps[to].cost == INT64_MAX || loads[to] == problem->capacities[to])
                continue;
            int64_t cost = steps[to].cost + scale * (2 * (int64_t)loads[to] + 1);
            if (cost < least) {
                least = cost;
                best = to;
            }
        }
        possible = best != CA_NO_AUDITOR;
        if (!possible)
            break;
        loads[best]++;
        for (size_t to = best, moved = first + 1; moved != first;) {
            size_t from = (moved = steps[to].moved) == first ? to : auditor_of[moved];
            auditor_of[moved] = to;
            to = from;
        }
    }
    if (possible)
        possible = test_measure(test, auditor_of, loads, &squares, &changes);
    free(auditor_of);
    free(loads);
    free(steps);
    return test_made(test, possible, squares, changes);
}

#endif
