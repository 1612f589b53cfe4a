/* SPDX-License-Identifier: MIT */
/* The grades of the invented auditors and moderators, without errors until these are planted. */
#include "make-quarter.h"

#include <stdlib.h>
#include <string.h>

enum { INADEQUATE_PERCENT = 7, OUTSTANDING_PERCENT = 7, MODERATED_PERCENT = 30 };

int grade_of(const char *id)
{
    for (int i = 0; i < GRADE_COUNT; i++)
        if (strcmp(id, grade_ids[i]) == 0)
            return i;
    return NO_GRADE;
}

int limit_of(int domain)
{
    switch (domain) {
    case RISK:
    case VOICE:
    case PROGRESS: return INADEQUATE;
    case ASSESSMENT:
    case PLAN:
    case RECORDING: return REQUIRES_IMPROVEMENT;
    default: return GRADE_COUNT;
    }
}

bool limits(int domain)
{
    return limit_of(domain) < GRADE_COUNT;
}

int ceiling_of(const audit *a)
{
    int ceiling = GRADE_COUNT;
    for (int i = 0; i < DOMAIN_COUNT; i++) {
        int answer = a->moderated_answers[i] >= 0 ? a->moderated_answers[i] : a->answers[i];
        if (answer == INADEQUATE && limit_of(i) < ceiling)
            ceiling = limit_of(i);
    }
    return ceiling;
}

/* Returns the percentage of auditors' grades that are good or better. Moderation and ceilings reduce it: to 52 in
 * 2017-18 Q1, to 60 in Q2. */
static int good_percent(ca_quarter quarter)
{
    enum { FIRST = 2017 * 4, FIRST_PERCENT = 58, SECOND_PERCENT = 65 };
    chances from = chances_of("target", (uint64_t)quarter);
    int percent = FIRST_PERCENT + 2 * (quarter - FIRST) + between(&from, -4, 4);
    if (quarter == FIRST || quarter == FIRST + 1)
        return quarter == FIRST ? FIRST_PERCENT : SECOND_PERCENT;
    return percent < 38 ? 38 + below(&from, 6) : percent > 88 ? 88 - below(&from, 6) : percent;
}

typedef struct {
    int latent;
    size_t index;
} rank;

static int by_latent(const void *one, const void *other)
{
    const rank *a = one, *b = other;
    if (a->latent != b->latent)
        return a->latent < b->latent ? -1 : 1;
    return a->index < b->index ? -1 : a->index > b->index;
}

/* Assigns overall grades in fixed proportions: the better the work, the better the grade. */
static void share_out(quarter_audits *all)
{
    rank *ranks = ca_allocate(all->count, sizeof *ranks);
    size_t good = all->count * (size_t)good_percent(all->quarter) / 100;
    size_t outstanding = all->count * OUTSTANDING_PERCENT / 100, inadequate = all->count * INADEQUATE_PERCENT / 100;
    for (size_t i = 0; i < all->count; i++)
        ranks[i] = (rank){all->audits[i].latent, i};
    qsort(ranks, all->count, sizeof *ranks, by_latent);
    for (size_t i = 0; i < all->count; i++) {
        size_t better = all->count - 1 - i;
        all->audits[ranks[i].index].overall = better < outstanding ? OUTSTANDING
                                              : better < good      ? GOOD
                                              : i < inadequate     ? INADEQUATE
                                                                   : REQUIRES_IMPROVEMENT;
    }
    free(ranks);
}

static int near_grade(chances *from, int overall, int bias)
{
    int chance = below(from, 100);
    int grade = chance < 19 + bias ? overall - 1 : chance < 86 ? overall : overall + 1;
    return grade < INADEQUATE ? INADEQUATE : grade > OUTSTANDING ? OUTSTANDING : grade;
}

static void decide_answers(audit *a)
{
    static const int bias[DOMAIN_COUNT] = {
        [REFERRAL] = -8, [ASSESSMENT] = 4, [PLAN] = 8,    [CHRONOLOGY] = 16, [VISITS] = -10,
        [VOICE] = -2,    [OVERSIGHT] = 8,  [REVIEW] = -3, [PLACEMENTS] = -8};
    static const int fatal[] = {RISK, VOICE, PROGRESS};
    for (int i = 0; i < DOMAIN_COUNT; i++) {
        bool asked = (i != PLACEMENTS && i != INDEPENDENCE) || a->looked_after;
        a->moderated_answers[i] = NOT_ASKED;
        a->answers[i] = asked ? near_grade(&a->chance, a->overall, bias[i]) : NOT_ASKED;
        if (a->answers[i] == INADEQUATE && limit_of(i) < a->overall)
            a->answers[i] = REQUIRES_IMPROVEMENT;
    }
    if (a->overall == INADEQUATE && happens(&a->chance, 85))
        a->answers[fatal[below(&a->chance, 3)]] = INADEQUATE;
    if (happens(&a->chance, 12))
        a->answers[happens(&a->chance, 50) ? REVIEW : CHRONOLOGY] = NOT_APPLICABLE;
    if (a->looked_after && happens(&a->chance, 35))
        a->answers[INDEPENDENCE] = NOT_APPLICABLE;
}

static void replace_answer(audit *a, int domain, int change)
{
    int grade = a->answers[domain] + change;
    if (a->answers[domain] >= 0 && grade >= INADEQUATE && grade <= OUTSTANDING)
        a->moderated_answers[domain] = grade;
}

static void moderate_lower(audit *a)
{
    static const int capping[] = {ASSESSMENT, PLAN, RECORDING};
    int domain = capping[below(&a->chance, 3)];
    a->moderated_overall = a->overall - 1;
    if (a->overall == GOOD && happens(&a->chance, 30))
        a->answers[domain] = INADEQUATE; /* the auditor missed a limiting rule, and the moderator applied it */
    else if (a->moderated_overall == INADEQUATE)
        a->moderated_answers[RISK] = INADEQUATE;
    else
        replace_answer(a, domain, -1);
    if (happens(&a->chance, 50))
        replace_answer(a, DECISIONS, -1);
}

static void moderate(audit *a)
{
    int chance = below(&a->chance, 100);
    a->moderated_overall = a->overall;
    if (chance < (a->overall == REQUIRES_IMPROVEMENT ? 9 : 20) && a->overall > INADEQUATE)
        moderate_lower(a);
    else if (chance >= 91 && a->overall < OUTSTANDING && ceiling_of(a) > a->overall) {
        a->moderated_overall = a->overall + 1;
        replace_answer(a, VISITS, 1);
    } else if (chance >= 70)
        replace_answer(a, happens(&a->chance, 50) ? CHRONOLOGY : FAMILY, chance % 2 ? -1 : 1);
    if (a->moderated_overall <= ceiling_of(a))
        return;
    a->moderated_overall = a->overall;
    for (int i = 0; i < DOMAIN_COUNT; i++)
        a->moderated_answers[i] = NOT_ASKED;
}

/* Every outstanding audit is moderated, and a random choice of others up to three in ten. */
static void choose_moderated(quarter_audits *all)
{
    chances from = chances_of("moderation", (uint64_t)all->quarter);
    int *order = ca_allocate(all->count, sizeof *order);
    size_t wanted = (all->count * MODERATED_PERCENT + 99) / 100;
    for (size_t i = 0; i < all->count; i++)
        order[i] = (int)i;
    shuffle(&from, order, all->count);
    for (size_t i = 0; i < all->count; i++)
        if (all->audits[i].overall == OUTSTANDING) {
            all->audits[i].moderated = true;
            wanted -= wanted > 0;
        }
    for (size_t i = 0; i < all->count && wanted > 0; i++) {
        audit *a = &all->audits[order[i]];
        wanted -= !a->moderated;
        a->moderated = true;
    }
    free(order);
}

void decide_grades(quarter_audits *all)
{
    share_out(all);
    if (!all->how->fresh)
        choose_moderated(all);
    for (size_t i = 0; i < all->count; i++) {
        audit *a = &all->audits[i];
        decide_answers(a);
        if (a->moderated)
            moderate(a);
        a->final = a->moderated ? a->moderated_overall : a->overall;
    }
}
