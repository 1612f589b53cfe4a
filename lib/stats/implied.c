/* SPDX-License-Identifier: MIT */
/* What a ruleset implies for the answers to a question together with the final grades. */
#include "stats/implied.h"

#include <stdlib.h>

enum { YES, NO }; /* the answers to a yes-no question, as choices */

typedef struct {
    const ca_framework *framework;
    ca_implied *questions;
    bool (*unsafe)[CA_SCALE_MOST]; /* for each question and answer: it can make a rule fire */
    bool lowers;                   /* some rule lowers the grade by steps, below the ceilings of the others */
} implier;

/* Returns the level that splits a scale after index CUT. */
static unsigned level_of(int cut, int good)
{
    return cut < good - 1 ? CA_WITHHELD_BELOW : cut == good - 1 ? CA_WITHHELD_SPLIT : CA_WITHHELD_GOOD;
}

static bool is_on_answers(const ca_limiting_rule *limit)
{
    return limit->binding && limit->flag < 0 && limit->previous_at_or_below == CA_NO_GRADE;
}

static bool is_plain(const ca_limiting_rule *limit)
{
    return limit->answer >= 0 || (!limit->has_unless && limit->at_or_above == CA_NO_GRADE);
}

/* Marks the answers that meet the rule's condition, or do not count for its `unless`. */
static void mark_unsafe(const implier *m, const ca_limiting_rule *limit, int question)
{
    int scale = m->framework->scale_count;
    if (limit->answer >= 0) {
        m->unsafe[question][limit->answer ? YES : NO] = true;
        return;
    }
    for (int grade = 0; grade < scale; grade++)
        if (limit->has_unless
                ? grade < limit->unless_at_or_above
                : grade >= limit->at_or_above && (limit->at_or_below == CA_NO_GRADE || grade <= limit->at_or_below))
            m->unsafe[question][grade] = true;
}

static void imply(const implier *m, const ca_limiting_rule *limit, int question)
{
    ca_implied *implied = &m->questions[question];
    int good = m->framework->good;
    unsigned whole = m->lowers ? CA_WITHHELD_GRADES : level_of(limit->ceiling, good);
    unsigned looked_at = limit->answer >= 0 ? CA_WITHHELD_SPLIT
                         : is_plain(limit)  ? level_of(limit->at_or_below, good)
                                            : CA_WITHHELD_GRADES;
    implied->levels |= looked_at;
    implied->from_split |= whole & CA_WITHHELD_SPLIT ? looked_at : 0;
    implied->from_below |= whole & CA_WITHHELD_BELOW ? looked_at : 0;
    implied->from_good |= whole & CA_WITHHELD_GOOD ? looked_at : 0;
    implied->together |= !is_plain(limit) || implied->levels != looked_at;
    implied->with_split |= good > 0 && looked_at & CA_WITHHELD_GOOD;
    mark_unsafe(m, limit, question);
}

static void imply_all(const implier *m, const ca_limiting_rule *limit)
{
    for (int i = 0; limit->questions && i < limit->question_count; i++)
        imply(m, limit, limit->questions[i]);
    for (int i = 0; !limit->questions && i < m->framework->question_count; i++)
        if (m->framework->questions[i].type == CA_QUESTION_GRADE)
            imply(m, limit, i);
}

static bool has_safe_answer(const implier *m, int question)
{
    int answers = m->framework->questions[question].type == CA_QUESTION_YES_NO ? 2 : m->framework->scale_count;
    for (int i = 0; i < answers; i++)
        if (!m->unsafe[question][i])
            return true;
    return false;
}

/* Returns whether a rule depends on a question that this one follows: then the fact that it was asked implies
 * something, too. */
static bool follows_another(const implier *m, int question)
{
    int at = m->framework->questions[question].after;
    for (; at >= 0; at = m->framework->questions[at].after)
        if (m->questions[at].levels)
            return true;
    return false;
}

void ca_implied_of(const ca_framework *framework, int ruleset, ca_implied *questions)
{
    implier m = {.framework = framework, .questions = questions};
    for (int i = 0; i < framework->question_count; i++)
        questions[i] = (ca_implied){0};
    if (ruleset < 0)
        return;
    const ca_ruleset *rules = &framework->rulesets[ruleset];
    m.unsafe = ca_allocate((size_t)framework->question_count, sizeof *m.unsafe);
    for (int i = 0; i < rules->limit_count; i++)
        m.lowers |= rules->limits[i].binding && rules->limits[i].lower_by > 0;
    for (int i = 0; i < rules->limit_count; i++)
        if (is_on_answers(&rules->limits[i]))
            imply_all(&m, &rules->limits[i]);
    for (int i = 0; i < framework->question_count; i++)
        questions[i].every = questions[i].levels && !framework->questions[i].na;
    for (int i = 0; i < framework->question_count; i++)
        questions[i].never = questions[i].levels && (!has_safe_answer(&m, i) || follows_another(&m, i));
    free(m.unsafe);
}

unsigned ca_implied_withheld(const ca_implied *implied, unsigned whole, unsigned own)
{
    if (implied->never)
        return CA_WITHHELD_ALL;
    if (whole & CA_WITHHELD_SPLIT)
        own |= implied->from_split;
    if (whole & CA_WITHHELD_BELOW)
        own |= implied->from_below;
    if (whole & CA_WITHHELD_GOOD)
        own |= implied->from_good;
    if (implied->with_split && own & CA_WITHHELD_GOOD)
        own |= CA_WITHHELD_SPLIT;
    own = ca_withheld_with_more(own);
    if (implied->together && own)
        return CA_WITHHELD_ALL;
    return own & implied->levels ? own | CA_WITHHELD_WITHOUT : own;
}
