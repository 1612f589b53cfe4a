/* SPDX-License-Identifier: MIT */
/* Suppression (statistical disclosure control): which counts of a public report are withheld, so that none can be
 * derived from all forms of the report, the framework and these functions.
 *
 * A row is a set of audits, or the answers to a question. Its total is published. Its other counts have three
 * levels: below good, and good or better; each grade below good; each grade from good up. A level is published or
 * withheld in all rows of a table together, zeros too. So the decision depends only on published numbers: the totals,
 * and one yes or no for each table and level. The counts of a withheld level stay consistent with every value that
 * leads to the same decision, and with a threshold of 2 or more there are at least two of them. */
#ifndef CA_SUPPRESSION_H
#define CA_SUPPRESSION_H

#include "base/memory.h"
#include "base/text.h"

/* The withheld counts of a row: bits. TOTAL implies all others; SPLIT implies BELOW and GOOD. TOTAL and WITHOUT are
 * only for questions. */
enum ca_withheld {
    CA_WITHHELD_TOTAL = 1,    /* how many have a grade, or an answer; and all else */
    CA_WITHHELD_SPLIT = 2,    /* how many are below good, and how many good or better: the percentage, too */
    CA_WITHHELD_BELOW = 4,    /* how many have each grade below good */
    CA_WITHHELD_GOOD = 8,     /* how many have each grade from good up */
    CA_WITHHELD_WITHOUT = 16, /* how many are not applicable, and how many not filled in */
    CA_WITHHELD_GRADES = CA_WITHHELD_SPLIT | CA_WITHHELD_BELOW | CA_WITHHELD_GOOD,
    CA_WITHHELD_ALL = CA_WITHHELD_TOTAL | CA_WITHHELD_GRADES | CA_WITHHELD_WITHOUT
};

/* The grades: GRADES of them, those from index GOOD up good or better. Counts up to MOST are small. Rows of a table
 * with fewer than LEAST audits are folded into one. */
typedef struct {
    int grades, good;
    uint64_t most, least;
} ca_disclosure_rule;

typedef struct {
    ca_slice name;
    const uint64_t *counts; /* of each grade, worst to best */
    bool folded;            /* set: it is a part of the row of the others */
    bool apart;             /* it was published before, is a row of its own, and withholds what it withheld then: */
    unsigned withheld;
} ca_disclosed_row;

/* Rows that add up to the whole, grade by grade. */
typedef struct {
    ca_disclosed_row *rows;
    size_t count;
    uint64_t *others;  /* room for a count of each grade; set: of the folded rows together */
    size_t folded;     /* set: how many rows these are; never one */
    unsigned withheld; /* set: what every other row that is not folded withholds, the others together too */
} ca_disclosed_table;

/* How many are graded, and how many of these are good or better. */
uint64_t ca_disclosure_total(const ca_disclosure_rule *rule, const uint64_t *counts) CA_MUST_USE;
uint64_t ca_disclosure_good(const ca_disclosure_rule *rule, const uint64_t *counts) CA_MUST_USE;

/* What a row withholds by itself: each level of which a number is small, or leaves a small one of the total. */
unsigned ca_disclose_row(const ca_disclosure_rule *rule, const uint64_t *counts) CA_MUST_USE;

/* Folds the rows of a table and sets what it withholds with a WHOLE that withholds WITHHELD: each level that the
 * whole withholds, or a row would. A table of one row shows what the whole shows. Rows without audits take no part.
 * -1 if the rows do not add up to the whole. */
int ca_disclose_table(const ca_disclosure_rule *rule, const uint64_t *whole, unsigned withheld,
                      ca_disclosed_table *table) CA_MUST_USE;

/* WITHHELD with the levels that follow from those in it. */
unsigned ca_withheld_with_more(unsigned withheld) CA_MUST_USE;
/* Whether who withholds WITHHELD withholds the count of GRADE. */
bool ca_withholds_grade(const ca_disclosure_rule *rule, unsigned withheld, int grade) CA_MUST_USE;

#endif
