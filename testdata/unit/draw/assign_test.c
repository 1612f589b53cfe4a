/* SPDX-License-Identifier: MIT */
/* Assignments: small ones against all possible assignments, larger ones against a plain flow of least cost; the choice
 * among equal ones; and the classes that are infeasible. */
#include "../check.h"
#include "draw/assign.h"
#include "judge_assignment.h"

#include <stdlib.h>
#include <string.h>

/* Returns how many of COUNT problems of a shape JUDGE finds wrong, and prints their seeds. Adds those that are feasible
 * to SOLVED. */
static size_t wrong(const test_shape *shape, size_t count, bool judge(const test_problem *), size_t *solved)
{
    size_t found = 0;
    for (uint64_t seed = 1; seed <= count; seed++) {
        test_problem made;
        test_problem_make(&made, shape, seed);
        if (!judge(&made)) {
            printf("# wrong with seed %llu\n", (unsigned long long)seed);
            found++;
        }
        *solved += made.solved;
        test_problem_free(&made);
    }
    return found;
}

static void check_small(check_tally *t)
{
    static const test_shape shapes[] = {
        {.cases = 6, .auditors = 3, .classes = 3, .barred = 30, .slack = 40, .earlier = 0},
        {.cases = 6, .auditors = 4, .classes = 6, .barred = 40, .slack = 20, .earlier = 80},
        {.cases = 5, .auditors = 5, .classes = 4, .barred = 60, .slack = 60, .earlier = 90},
        {.cases = 8, .auditors = 3, .classes = 5, .barred = 30, .slack = 0, .earlier = 100},
        {.cases = 7, .auditors = 3, .classes = 2, .barred = 15, .slack = 100, .earlier = 100},
        {.cases = 10, .auditors = 2, .classes = 4, .barred = 20, .slack = 30, .earlier = 70},
    };
    size_t solved = 0, all = 0;
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        size_t found = wrong(&shapes[i], 1500, test_against_all, &solved);
        CHECK(t, found == 0, "%zu cases and %zu auditors: as good as the best of all assignments", shapes[i].cases,
              shapes[i].auditors);
        all += 1500;
    }
    CHECK(t, solved > all / 4 && solved < all - all / 10, "some of these problems are feasible and some are not");
}

static void check_larger(check_tally *t)
{
    static const test_shape shapes[] = {
        {.cases = 60, .auditors = 12, .classes = 20, .barred = 20, .slack = 50, .earlier = 0},
        {.cases = 60, .auditors = 12, .classes = 20, .barred = 70, .slack = 30, .earlier = 90},
        {.cases = 80, .auditors = 10, .classes = 80, .barred = 60, .slack = 0, .earlier = 60},
        {.cases = 50, .auditors = 25, .classes = 15, .barred = 85, .slack = 80, .earlier = 95},
        {.cases = 90, .auditors = 8, .classes = 6, .barred = 50, .slack = 60, .earlier = 100},
        {.cases = 40, .auditors = 40, .classes = 40, .barred = 92, .slack = 200, .earlier = 100},
        /* In some of these, one change can avoid several others. */
        {.cases = 16, .auditors = 6, .classes = 6, .barred = 40, .slack = 300, .earlier = 100},
        {.cases = 24, .auditors = 8, .classes = 5, .barred = 50, .slack = 500, .earlier = 100},
    };
    size_t solved = 0;
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        size_t found = wrong(&shapes[i], shapes[i].cases < 40 ? 4000 : 60, test_against_flow, &solved);
        CHECK(t, found == 0, "%zu cases and %zu auditors: as good as a flow of least cost", shapes[i].cases,
              shapes[i].auditors);
    }
    static const test_shape dropped = {
        .cases = 400, .auditors = 40, .classes = 150, .barred = 10, .slack = 30, .earlier = 95};
    CHECK(t, wrong(&dropped, 3, test_against_flow, &solved) == 0, "400 cases and 40 auditors, some dropped out");
}

/* Problems by hand: a row for each class, with 'x' for an eligible auditor and '-' for another. */
typedef struct {
    const char *const *rows;
    size_t *asked; /* the number of calls, or NULL */
} table;

static bool may(const void *context, size_t class, size_t auditor)
{
    const table *given = context;
    if (given->asked)
        given->asked[class]++;
    return given->rows[class][auditor] == 'x';
}

static bool goes(const ca_assignment *assignment, const size_t *wanted, size_t count)
{
    return memcmp(assignment->auditor_of, wanted, count * sizeof *wanted) == 0;
}

static void check_turns(check_tally *t)
{
    const table all = {(const char *const[]){"xxx", "xxx"}, NULL};
    ca_assignment_problem problem = {.case_count = 7,
                                     .auditor_count = 3,
                                     .capacities = (const size_t[]){9, 9, SIZE_MAX},
                                     .class_of = (const size_t[]){0, 0, 0, 0, 1, 1, 1},
                                     .class_count = 2,
                                     .may = may,
                                     .context = &all};
    ca_assignment made;
    ca_assign_cases(&problem, &made);
    CHECK(t, goes(&made, (const size_t[]){0, 1, 2, 0, 0, 1, 2}, 7), "the cases of a class go to the auditors in turn");
    CHECK(t, made.squares == 9 + 4 + 4 && made.changes == 0, "the sum of squares of 3, 2 and 2 is 17");
    CHECK(t, !made.infeasible_class && !made.infeasible_auditor, "no class is infeasible if the problem is solved");
    ca_assignment_free(&made);

    problem.earlier = (const size_t[]){2, 2, 2, 2, 2, 0, 1};
    ca_assign_cases(&problem, &made);
    CHECK(t, made.squares == 17 && made.changes == 2, "two of five cases must change to even out the loads");
    CHECK(t, made.auditor_of[5] == 0 && made.auditor_of[6] == 1, "and no other case does");
    ca_assignment_free(&made);

    problem.earlier = (const size_t[]){1, 2, 1, 2, 0, 2, 0};
    ca_assign_cases(&problem, &made);
    CHECK(t, goes(&made, problem.earlier, 7) && made.changes == 0, "loads that are even stay as they are");
    ca_assignment_free(&made);
}

static void check_order(check_tally *t)
{
    const table given = {(const char *const[]){"xxxx", "xxxx", "--x-", "xxxx"}, NULL};
    const ca_assignment_problem problem = {.case_count = 4,
                                           .auditor_count = 4,
                                           .capacities = (const size_t[]){9, 9, 9, 9},
                                           .class_of = (const size_t[]){0, 1, 2, 3},
                                           .class_count = 4,
                                           .may = may,
                                           .context = &given};
    ca_assignment made;
    ca_assign_cases(&problem, &made);
    CHECK(t, goes(&made, (const size_t[]){3, 0, 2, 1}, 4),
          "the class with the fewest auditors is dealt first, and dealing goes on after its auditor");
    ca_assignment_free(&made);
}

static void check_edges(check_tally *t)
{
    ca_assignment made;
    ca_assignment_problem problem = {.may = may};
    ca_assign_cases(&problem, &made);
    CHECK(t, made.solved && made.squares == 0, "a problem without cases and auditors is solved");
    ca_assignment_free(&made);

    problem.case_count = problem.class_count = 1;
    problem.class_of = (const size_t[]){0};
    ca_assign_cases(&problem, &made);
    CHECK(t, !made.solved && made.infeasible_class[0] && made.auditor_of[0] == CA_NO_AUDITOR,
          "a case without eligible auditors is infeasible");
    ca_assignment_free(&made);

    size_t asked[3] = {0};
    const table some = {(const char *const[]){"x-", "xx", "-x"}, asked};
    problem = (ca_assignment_problem){.case_count = 2,
                                      .auditor_count = 2,
                                      .capacities = (const size_t[]){0, 5},
                                      .class_of = (const size_t[]){2, 2},
                                      .class_count = 3,
                                      .may = may,
                                      .context = &some,
                                      .earlier = (const size_t[]){0, CA_NO_AUDITOR}};
    ca_assign_cases(&problem, &made);
    CHECK(t, made.solved && goes(&made, (const size_t[]){1, 1}, 2), "nobody gets a case beyond capacity");
    CHECK(t, made.squares == 4 && made.changes == 0, "leaving an auditor who is not eligible is no change");
    CHECK(t, asked[0] == 0 && asked[1] == 0 && asked[2] == 2,
          "eligibility is asked once for each pair, and not for a class without cases");
    ca_assignment_free(&made);
}

static void check_infeasible(check_tally *t)
{
    /* Classes 1 and 3 have five cases, and two auditors who take four. Class 0 has room, and class 2 has no other. */
    const table given = {(const char *const[]){"xxxx", "xx--", "-xx-", "xx--"}, NULL};
    const ca_assignment_problem problem = {.case_count = 8,
                                           .auditor_count = 4,
                                           .capacities = (const size_t[]){2, 2, 9, 9},
                                           .class_of = (const size_t[]){0, 1, 1, 2, 3, 3, 3, 0},
                                           .class_count = 4,
                                           .may = may,
                                           .context = &given};
    ca_assignment made;
    ca_assign_cases(&problem, &made);
    CHECK(t, !made.solved, "five cases are too many for two auditors who take two each");
    CHECK(t,
          !made.infeasible_class[0] && made.infeasible_class[1] && !made.infeasible_class[2] &&
              made.infeasible_class[3],
          "the two classes are reported that are infeasible only together");
    CHECK(t,
          made.infeasible_auditor[0] && made.infeasible_auditor[1] && !made.infeasible_auditor[2] &&
              !made.infeasible_auditor[3],
          "and the two auditors");
    bool none = true;
    for (size_t i = 0; i < 8; i++)
        none &= made.auditor_of[i] == CA_NO_AUDITOR;
    CHECK(t, none && made.squares == 0 && made.changes == 0, "no case has an auditor then");
    ca_assignment_free(&made);
}

/* The first search may reach more classes than are infeasible. */
static void check_narrowed(check_tally *t)
{
    /* Classes 0 and 1 have six cases and room for five, as the last two auditors take none. Class 2 is dealt
     * out first, and in their way, and with it two are left over; but it can do without their auditors. */
    const table given = {(const char *const[]){"xx-xx", "xx-xx", "xxx--"}, NULL};
    const ca_assignment_problem problem = {.case_count = 9,
                                           .auditor_count = 5,
                                           .capacities = (const size_t[]){3, 2, 2, 0, 0},
                                           .class_of = (const size_t[]){0, 0, 0, 1, 1, 1, 2, 2, 2},
                                           .class_count = 3,
                                           .may = may,
                                           .context = &given};
    ca_assignment made;
    ca_assign_cases(&problem, &made);
    CHECK(t, !made.solved && made.infeasible_class[0] && made.infeasible_class[1], "six cases are too many for five");
    CHECK(t, !made.infeasible_class[2] && !made.infeasible_auditor[2],
          "a class that is feasible without them is not reported");
    ca_assignment_free(&made);
}

/* Adds the assignment, or the reason why there is none, to HASH (FNV-1a). */
static uint64_t digest(uint64_t hash, const ca_assignment_problem *problem, const ca_assignment *made)
{
    for (size_t i = 0; i < problem->case_count; i++)
        hash = (hash ^ (made->auditor_of[i] + 1)) * UINT64_C(0x100000001b3);
    for (size_t class = 0; !made->solved && class < problem->class_count; class ++)
        hash = (hash ^ made->infeasible_class[class]) * UINT64_C(0x100000001b3);
    return hash;
}

/* Finds all auditors who are not eligible for a class, some others too, and one of them twice. */
static void near_all(const void *context, size_t class, ca_numbers *found)
{
    const test_problem *test = context;
    found->count = 0;
    for (size_t auditor = test->problem.auditor_count; auditor-- > 0;)
        if (auditor % 3 == 0 || !test_may(test, class, auditor))
            ca_numbers_add(found, auditor);
    if (found->count)
        ca_numbers_add(found, found->list[0]);
}

/* The same input gives the same assignment, in this version and in later ones, not only one of the same quality. */
static void check_ties(check_tally *t)
{
    static const struct {
        test_shape shape;
        uint64_t digest;
    } rows[] = {
        {{.cases = 30, .auditors = 6, .classes = 12, .barred = 40, .slack = 60, .earlier = 0},
         UINT64_C(0x738333734499a2ff)},
        {{.cases = 30, .auditors = 6, .classes = 12, .barred = 40, .slack = 60, .earlier = 80},
         UINT64_C(0xb3fb76d80839bb4d)},
        {{.cases = 60, .auditors = 15, .classes = 40, .barred = 70, .slack = 100, .earlier = 95},
         UINT64_C(0x9625833e421cf098)},
        {{.cases = 150, .auditors = 70, .classes = 9, .barred = 75, .slack = 90, .earlier = 0},
         UINT64_C(0xe75755ed7be22ba0)},
        {{.cases = 150, .auditors = 130, .classes = 150, .barred = 95, .slack = 200, .earlier = 90},
         UINT64_C(0x2a3b7dc858c3337e)},
        {{.cases = 40, .auditors = 8, .classes = 14, .barred = 60, .slack = 5, .earlier = 0},
         UINT64_C(0x156b4cbe6f2c6f14)},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint64_t hash = UINT64_C(0xcbf29ce484222325), hash_near = hash;
        for (uint64_t seed = 1; seed <= 200; seed++) {
            test_problem made;
            ca_assignment again;
            test_problem_make(&made, &rows[i].shape, seed);
            hash = digest(hash, &made.problem, &made.made);
            made.problem.near = near_all;
            ca_assign_cases(&made.problem, &again);
            hash_near = digest(hash_near, &made.problem, &again);
            ca_assignment_free(&again);
            test_problem_free(&made);
        }
        CHECK(t, hash == rows[i].digest,
              "%zu cases and %zu auditors: of equally good assignments, the one with digest %016llx",
              rows[i].shape.cases, rows[i].shape.auditors, (unsigned long long)hash);
        CHECK(t, hash == hash_near, "and the same if only auditors who are near are asked about");
    }
}

int main(void)
{
    check_tally tally = {0};
    ca_memory_begin();
    check_turns(&tally);
    check_order(&tally);
    check_edges(&tally);
    check_infeasible(&tally);
    check_narrowed(&tally);
    check_ties(&tally);
    check_small(&tally);
    check_larger(&tally);
    return CHECK_END(&tally);
}
