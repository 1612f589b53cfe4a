/* SPDX-License-Identifier: MIT */
/* Which counts of a public report are withheld, so that nobody can work out a small one.
 *
 * What is told is a tree for each row: how many audits are graded; of these, how many lie below good and how many are
 * good or better; of each of these two, how many have each grade. The rows of a table (teams, say) add up to the
 * whole, and so do those of every other table. What is withheld is withheld by level, all numbers of it, zeros too:
 * whoever adds, subtracts, or reads a percentage finds at least two values that each of them may have. */
#ifndef CA_DISCLOSURE_H
#define CA_DISCLOSURE_H

#include "memory.h"

/* What a row withholds. TOTAL takes the others with it, and SPLIT those behind it. */
enum ca_withheld {
    CA_WITHHELD_TOTAL = 1, /* how many are graded */
    CA_WITHHELD_SPLIT = 2, /* how many are below good, and how many good or better: the percentage, too */
    CA_WITHHELD_BELOW = 4, /* how many have each grade below good */
    CA_WITHHELD_GOOD = 8   /* how many have each grade from good up */
};

typedef struct {
    const uint64_t *counts; /* of each grade, worst to best */
    unsigned withheld;      /* set by ca_disclose */
} ca_disclosed_row;

/* Rows that add up to the whole, grade by grade. */
typedef struct {
    ca_disclosed_row *rows;
    size_t count;
} ca_disclosed_table;

/* The grades: GRADES of them, those from place GOOD up good or better. Counts from 1 to MOST are small. */
typedef struct {
    int grades, good;
    uint64_t most;
} ca_disclosure_rule;

/* Sets what WHOLE and the rows of its TABLE_COUNT tables (0: it stands alone) withhold:
 * a small count of any node of a row's tree, and a row of which all have one grade (to know that a case is in it is
 * to know its grade), and then what is needed so that none of these can be worked out. -1 where that cannot be done, or
 * a table does not add up to the whole: nothing may be told then. */
int ca_disclose(const ca_disclosure_rule *rule, ca_disclosed_row *whole, ca_disclosed_table *tables,
                size_t table_count) CA_MUST_USE;

/* Whether the count of GRADE is withheld in ROW. A grade that nobody in WHOLE has, where that is told, is a known
 * zero everywhere. */
bool ca_withholds_grade(const ca_disclosure_rule *rule, const ca_disclosed_row *whole, const ca_disclosed_row *row,
                        int grade) CA_MUST_USE;

#endif
