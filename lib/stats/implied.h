/* SPDX-License-Identifier: MIT */
/* What a ruleset says of the answers to a question and of the final grades together, and what a public report withholds for
 * it.
 *
 * A binding rule says: a case with such answers has at most such a final grade. So the answers bound the final grades, and
 * the other way round. Nobody can work a count out by that as long as
 *   - a question withholds the level at which a rule looks at its answers, where the whole withholds the level of the grade
 *     that the rule allows;
 *   - a question of which a rule looks at a grade from good up withholds all of its grades where it withholds those;
 *   - not applicable and not filled in are withheld apart, and told as one by the total, where it withholds such a level: a
 *     case with a final grade and without the answer that a rule waits for is known to have a low one; and a question that may
 *     not be marked not applicable is told nothing of where answers are missing, since their number is that of the blanks.
 * For then there is another world with the same told numbers, in which withheld final grades are lower and withheld answers
 * better: a rule never objects to either. A question that a rule looks at in another way than `at_or_below` and `answer`, or
 * rules at two levels, is told whole or not at all. */
#ifndef CA_IMPLIED_H
#define CA_IMPLIED_H

#include "data/framework.h"
#include "stats/suppression.h"

/* What rules imply of one question. */
typedef struct {
    unsigned levels;     /* at which they look at its answers: bits of enum ca_withheld */
    unsigned from_split; /* what it withholds where the whole withholds its split, */
    unsigned from_below; /* its grades below good, */
    unsigned from_good;  /* or those from good up */
    bool with_split;     /* it withholds its split where it withholds the grades from good up */
    bool together;       /* it is told whole or not at all */
    bool every; /* it may not be marked not applicable: without an answer it is not filled in, and that is known */
    bool never; /* it is never told: any answer to it lowers the final grade, or it is not known what does */
} ca_implied;

/* Sets what the binding rules at place RULESET (-1: none) of FRAMEWORK imply, for each of its questions. */
void ca_implied_of(const ca_framework *framework, int ruleset, ca_implied *questions);

/* What a question withholds that would withhold OWN for its own sake, beside a whole that withholds WHOLE. */
unsigned ca_implied_withheld(const ca_implied *implied, unsigned whole, unsigned own) CA_MUST_USE;

#endif
