/* SPDX-License-Identifier: MIT */
/* Which auditor gets which case.
 *
 * Each case goes to one auditor who is eligible for it, and nobody gets more cases than their capacity. A load is the
 * number of cases of one auditor. Of all such assignments:
 *   1. the sum of squared loads is least;
 *   2. of these, the fewest cases leave an earlier auditor who is still eligible for them;
 *   3. of these, it is one that depends on nothing but the problem. Cases are dealt like cards: those with the fewest
 *      eligible auditors first, then by index; each goes to the eligible auditor with the fewest cases, and of several
 *      to the first after the auditor who was dealt to last. Cases that must then move for 1 and 2 move along shortest
 *      paths. Last, the cases of a class, by index, stay with their earlier auditors or go in turn to the auditors of
 *      the class.
 *
 * All of it is exact. Cases with the same eligible auditors are one class, and the work grows with the classes: a
 * search for paths takes O(classes x auditors / 64 + cases). A greatest flow from classes to auditors assigns every
 * case (Dinic 1970, Soviet Mathematics Doklady 11:1277). The range of loads is halved (Fakcharoenphol, Laekhanukit and
 * Nanongkai 2014, ACM Transactions on Algorithms 10:13) until no case can move to an auditor with two fewer; then the
 * sum is least (Harvey, Ladner, Lovász and Tamir 2006, Journal of Algorithms 59:53), and a case can only be with
 * auditors of its own tier of loads. Among these assignments, the fewest changes are a flow of least cost, found with
 * potentials (Ford and Fulkerson 1962, Flows in Networks, chapter 3). */
#ifndef CA_ASSIGN_H
#define CA_ASSIGN_H

#include "base/memory.h"

#define CA_NO_AUDITOR SIZE_MAX

/* All is borrowed. Auditors, cases and classes are indexes from 0. */
typedef struct {
    size_t case_count, auditor_count;
    const size_t *capacities; /* the most cases of each auditor; SIZE_MAX: no limit */
    const size_t *class_of;   /* the class of each case; cases of one class have the same eligible auditors */
    size_t class_count;       /* a class may have no cases */
    /* Returns whether the auditor is eligible for cases of the class. Called in any order, more than once for a pair
     * if NEAR reports it twice, and not for classes without cases. */
    bool (*may)(const void *context, size_t class, size_t auditor);
    /* Sets FOUND to a superset of the auditors who are not eligible, in any order, with or without duplicates. MAY
     * is then called for these only. NULL: MAY is called for all. */
    void (*near)(const void *context, size_t class, ca_numbers *found);
    const void *context;
    const size_t *earlier; /* the auditor that each case had, or CA_NO_AUDITOR; NULL: no case had one */
} ca_assignment_problem;

typedef struct {
    size_t *auditor_of; /* of each case; all CA_NO_AUDITOR if it is not solved */
    bool solved;
    uint64_t squares; /* the sum of squared loads; 0 if it is not solved */
    uint64_t changes; /* cases that leave an earlier auditor who is still eligible; 0 if it is not solved */
    /* NULL if it is solved. A set of classes that have more cases than all auditors who are eligible for any of them
     * can take, and these auditors: a flag for each class and auditor. No smaller set of these classes has more. */
    bool *infeasible_class, *infeasible_auditor;
} ca_assignment;

/* Solves PROBLEM into *ASSIGNMENT, which owns its arrays. Cannot fail: an infeasible problem is an assignment that
 * is not solved. Release with ca_assignment_free. */
void ca_assign_cases(const ca_assignment_problem *problem, ca_assignment *assignment);
void ca_assignment_free(ca_assignment *assignment);

#endif
