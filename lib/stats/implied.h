/* SPDX-License-Identifier: MIT */
/* Implications of a ruleset: the counts of a question's answers and of the final grades bound each other, and a public
 * report must withhold more because of it.
 *
 * A binding rule gives the cases with certain answers a ceiling on the final grade. So the answers bound the final
 * grades, and the final grades bound the answers. No withheld count can be derived from this as long as
 *   - a question withholds the level of the answers that a rule depends on, if the whole withholds the level of the
 *     rule's ceiling;
 *   - a question with a rule on a grade from good up withholds all of its grades if it withholds those from good up;
 *   - not applicable and not filled in are withheld individually, and the total shows only their sum, if the question
 *     withholds such a level: a case with a final grade and without the answer for a rule is known to have a low one. A
 *     question that may not be marked not applicable reports nothing about missing answers, since their number is that
 *     of the blanks.
 * For then the published numbers are also consistent with other data, in which withheld final grades are lower and
 * withheld answers are better: no rule forbids either. A question is published whole or not at all if a rule depends on
 * it in another way than `at_or_below` and `answer`, or if rules depend on two of its levels. */
#ifndef CA_IMPLIED_H
#define CA_IMPLIED_H

#include "data/framework.h"
#include "stats/suppression.h"

/* The implications of rules for one question. */
typedef struct {
    unsigned levels;     /* levels of its answers that rules depend on: bits of enum ca_withheld */
    unsigned from_split; /* levels that it withholds if the whole withholds its split, */
    unsigned from_below; /* its grades below good, */
    unsigned from_good;  /* or those from good up */
    bool with_split;     /* it withholds its split if it withholds the grades from good up */
    bool together;       /* it is published whole or not at all */
    bool every;          /* it may not be marked not applicable: a missing answer is known to be a blank */
    bool never; /* it is never published: any answer to it lowers the final grade, or the effect is not known */
} ca_implied;

/* Sets the implications of the binding rules of ruleset RULESET (an index, -1: none) for each question of FRAMEWORK. */
void ca_implied_of(const ca_framework *framework, int ruleset, ca_implied *questions);

/* Returns the levels that a question withholds: OWN because of its own counts, and more if the whole withholds
 * WHOLE. */
unsigned ca_implied_withheld(const ca_implied *implied, unsigned whole, unsigned own) CA_MUST_USE;

#endif
