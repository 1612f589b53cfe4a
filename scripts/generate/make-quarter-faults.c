/* SPDX-License-Identifier: MIT */
/* Plants errors in stated numbers, which audit-validate and audit-grade must find. */
#include "make-quarter.h"

#include <stdlib.h>

/* The number of each error in a quarter of 200 audits, an odd and an even one. */
enum { QUARTER_SIZE = 200 };
static const struct {
    const char *rule;
    bool warning;
    int counts[2];
} faults[FAULT_COUNT] = {
    [ABOVE_CEILING] = {"overall-above-ceiling", false, {6, 5}},
    [GRADE_LEFT_OUT] = {"overall-missing", false, {2, 1}},
    [CARE_LEAVER_INDEPENDENCE] = {"answer-inapplicable", true, {3, 4}},
    [ESCALATION_LEFT_OUT] = {"escalation-missing", false, {2, 1}},
    [PLAN_LEFT_OUT] = {"plan-missing", false, {7, 4}},
    [REVIEW_LATE] = {"action-review-late", false, {6, 5}},
    [EVIDENCE_LEFT_OUT] = {"evidence-missing", false, {6, 4}},
    [ANSWER_LEFT_OUT] = {"answer-missing", false, {5, 3}},
    [OWNER_LEFT_OUT] = {"action-owner-missing", false, {4, 3}},
    [DUE_LEFT_OUT] = {"action-due-missing", false, {3, 4}},
    [DUE_SAME_DAY] = {"action-due-same-day", true, {5, 4}},
    [MANAGER_NOT_SEEN] = {"discussion-missing", false, {5, 3}},
    [DISCUSSED_BY_EMAIL] = {"discussion-means", false, {4, 2}},
    [DISCUSSED_AFTER] = {"discussion-late", true, {7, 5}},
    [NOT_INDEPENDENT] = {"auditor-not-independent", false, {2, 1}},
    [PLACEHOLDER_LEFT] = {"placeholder", false, {4, 3}},
    [MEMBER_UNKNOWN] = {"member-unknown", true, {3, 2}},
};

/* Changes an answer so that it puts a ceiling under the overall grade, as if nobody had noticed. */
static bool raise_above_ceiling(audit *a, int number)
{
    static const int domains[] = {ASSESSMENT, RISK, PLAN, PROGRESS, RECORDING, VOICE};
    int domain = domains[number % 6];
    bool agreed = !a->moderated || a->moderated_overall == a->overall;
    if (!agreed || a->moderated_answers[domain] >= 0 || a->overall == OUTSTANDING)
        return false;
    audit tried = *a;
    tried.answers[domain] = INADEQUATE;
    if (ceiling_of(a) <= a->overall || ceiling_of(&tried) >= a->overall)
        return false;
    *a = tried;
    a->final = ceiling_of(a);
    return true;
}

/* Chooses an answer for the error: any graded one, or one that no rule depends on. */
static bool choose_domain(audit *a, bool free_of_rules)
{
    int first = below(&a->chance, DOMAIN_COUNT);
    for (int i = 0; i < DOMAIN_COUNT; i++) {
        int domain = (first + i) % DOMAIN_COUNT;
        if (a->answers[domain] < 0 || a->moderated_answers[domain] >= 0 || (free_of_rules && limits(domain)))
            continue;
        a->faulty_domain = domain;
        return true;
    }
    return false;
}

/* Plants FAULT in A, the NUMBERth of its kind. Returns false if A is not suitable. */
static bool plant(audit *a, enum fault fault, int number)
{
    switch (fault) {
    case ABOVE_CEILING: return raise_above_ceiling(a, number);
    case GRADE_LEFT_OUT:
        if (a->moderated || ceiling_of(a) < GRADE_COUNT)
            return false;
        a->final = NO_GRADE;
        return true;
    case CARE_LEAVER_INDEPENDENCE:
        a->answers[INDEPENDENCE] = a->care_leaver ? a->overall : a->answers[INDEPENDENCE];
        return a->care_leaver;
    case ESCALATION_LEFT_OUT: return a->final == INADEQUATE;
    case PLAN_LEFT_OUT:
    case REVIEW_LATE: return a->final < GOOD;
    case EVIDENCE_LEFT_OUT: return choose_domain(a, false);
    case ANSWER_LEFT_OUT:
        if (!choose_domain(a, true))
            return false;
        a->answers[a->faulty_domain] = LEFT_BLANK;
        return true;
    default: return true;
    }
}

void plant_faults(quarter_audits *all)
{
    chances from = chances_of("faults", (uint64_t)all->quarter);
    int *order = ca_allocate(all->count, sizeof *order);
    for (size_t i = 0; i < all->count; i++)
        order[i] = (int)i;
    for (int fault = NO_FAULT + 1; fault < FAULT_COUNT; fault++) {
        size_t per_quarter = (size_t)faults[fault].counts[all->quarter % 2];
        int wanted = (int)((all->count * per_quarter + QUARTER_SIZE / 2) / QUARTER_SIZE);
        shuffle(&from, order, all->count);
        for (size_t i = 0; i < all->count && all->planted[fault] < wanted; i++) {
            audit *a = &all->audits[order[i]];
            if (a->fault != NO_FAULT || !plant(a, (enum fault)fault, all->planted[fault]))
                continue;
            a->fault = (enum fault)fault;
            all->planted[fault]++;
        }
    }
    free(order);
}

json_t *planted_counts(const quarter_audits *all)
{
    int finals[GRADE_COUNT] = {0};
    json_t *counts = json_object(), *overall = json_object(), *errors = json_object(), *warnings = json_object();
    ca_text quarter = {0};
    for (size_t i = 0; i < all->count; i++)
        if (all->audits[i].final != NO_GRADE)
            finals[all->audits[i].final]++;
    for (int i = 0; i < GRADE_COUNT; i++)
        put(overall, grade_ids[i], json_integer(finals[i]));
    for (int i = NO_FAULT + 1; i < FAULT_COUNT; i++)
        if (all->planted[i])
            put(faults[i].warning ? warnings : errors, faults[i].rule, json_integer(all->planted[i]));
    ca_quarter_write(&quarter, all->quarter, " ");
    put_words(counts, "quarter", ca_text_words(&quarter));
    put(counts, "records", json_integer((json_int_t)all->count));
    put(counts, "capped", json_integer(all->planted[ABOVE_CEILING]));
    put(counts, "plans_missing", json_integer(all->planted[PLAN_LEFT_OUT]));
    put(counts, "escalations_missing", json_integer(all->planted[ESCALATION_LEFT_OUT]));
    put(counts, "not_graded", json_integer(all->planted[GRADE_LEFT_OUT]));
    put(counts, "overall", overall);
    put(counts, "errors", errors);
    put(counts, "warnings", warnings);
    ca_text_free(&quarter);
    return counts;
}
