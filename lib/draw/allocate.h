/* SPDX-License-Identifier: MIT */
/* Who audits which case: as evenly as can be, within capacity, nobody where they may not, and exactly so.
 *
 * Of all ways to give every case to one auditor, within capacities and where it may go:
 *   1. those with the least sum of squared numbers of cases per auditor;
 *   2. of those, the ones that change the fewest earlier assignments;
 *   3. of those, one that depends on nothing but the problem: cases are dealt out as cards are. Those whose class may
 *      go to the fewest auditors come first, then those with the lower index; each goes to whoever has the fewest
 *      so far, and of several to the next in the list behind whoever was dealt to last. What has to move for 1 and 2
 *      moves along shortest paths. At last the cases of one class, by index, go in turn to those who have any of it,
 *      and earlier assignments are kept for those with the lower index.
 *
 * Cases of one class are alike, so the flow is one of classes to auditors. It is a greatest flow by shortest paths in
 * layers (Dinic 1970, Soviet Mathematics Doklady 11:1277). It is evened out as an optimal semi-matching, where nobody
 * can pass a case down a path to somebody with two fewer (Harvey, Ladner, Lovász and Tamir 2006, Journal of
 * Algorithms 59:53), by halving the range of loads (Fakcharoenphol, Laekhanukit and Nanongkai 2014, ACM Transactions
 * on Algorithms 10:13). That gives each auditor a price, and the optimal flows are just those that go where it is
 * cheapest; among them the fewest changes are a flow of least cost, found with potentials (Ford and Fulkerson 1962,
 * Flows in Networks, chapter 3). */
#ifndef CA_ALLOCATE_H
#define CA_ALLOCATE_H

#include "base/numbers.h"

#define CA_NO_AUDITOR SIZE_MAX

/* All is borrowed. */
typedef struct {
    size_t case_count, auditor_count;
    const size_t *capacities; /* of each auditor: the most cases that he or she takes; may be SIZE_MAX */
    const size_t *class_of;   /* of each case, below class_count: cases of one class may go to the same auditors */
    size_t class_count;       /* a class may be without cases */
    bool (*may)(const void *context, size_t class, size_t auditor); /* is asked in no order, perhaps more than once */
    /* Sets FOUND to the auditors whom a class may not go to, and perhaps to more: MAY is asked about these alone. NULL: it is
     * asked about all. */
    void (*near)(const void *context, size_t class, ca_numbers *found);
    const void *context;
    const size_t *earlier; /* for each case: the auditor it had, or CA_NO_AUDITOR; NULL: none */
} ca_allocation_problem;

typedef struct {
    size_t *auditor_of; /* for each case; CA_NO_AUDITOR for all when there is no solution */
    bool solved;
    /* The sum of squared numbers of cases; and the cases with another auditor than earlier, among those that the
     * earlier one still may have. 0 when there is no solution. */
    uint64_t squares, changes;
    /* Of each class and auditor, NULL when solved: classes with more cases than all auditors whom any of them may go
     * to can take, and those auditors. Of no part of these classes is the same true. */
    bool *stuck_class, *stuck_auditor;
} ca_allocation;

/* Fills *ALLOCATION, to be released with ca_allocation_free. */
void ca_allocate_cases(const ca_allocation_problem *problem, ca_allocation *allocation);
void ca_allocation_free(ca_allocation *allocation);

#endif
