/* SPDX-License-Identifier: MIT */
/* The grading rules. */
#include "check/grade.h"

#include <stdlib.h>
#include <string.h>

/* The result of a rule for a record. */
typedef struct {
    bool fires;
    bool could_fire; /* with suitable answers to the questions that are not answered yet */
} verdict;

typedef struct {
    const ca_record *record;
    const ca_framework *framework;
    ca_grading *grading;
} grader;

static void add_because(grader *g, const char *id)
{
    ca_grading *grading = g->grading;
    grading->because =
        ca_array_grow(grading->because, grading->because_count, &grading->because_capacity, sizeof *grading->because);
    grading->because[grading->because_count++] = id;
}

/* Returns the next question of a rule: one that it names, else any grade question. Returns -1 at the end. */
static int question_of(const grader *g, const ca_limiting_rule *limit, int *at)
{
    if (limit->questions)
        return *at < limit->question_count ? limit->questions[(*at)++] : -1;
    while (*at < g->framework->question_count) {
        int question = (*at)++;
        if (g->framework->questions[question].type == CA_QUESTION_GRADE)
            return question;
    }
    return -1;
}

static bool open_question(const grader *g, int question, enum ca_state state)
{
    return state == CA_STATE_BLANK && ca_record_applies(g->record, question);
}

static bool answer_matches(const ca_limiting_rule *limit, enum ca_state state, int grade)
{
    if (limit->answer >= 0)
        return state == (limit->answer ? CA_STATE_YES : CA_STATE_NO);
    return state == CA_STATE_GRADED && (limit->at_or_below == CA_NO_GRADE || grade <= limit->at_or_below) &&
           (limit->at_or_above == CA_NO_GRADE || grade >= limit->at_or_above);
}

static verdict judge_answers(grader *g, const ca_limiting_rule *limit)
{
    int matching = 0, open = 0, at = 0, grade;
    for (int question; (question = question_of(g, limit, &at)) >= 0;) {
        enum ca_state state = ca_record_state(g->record, question, &grade);
        if (answer_matches(limit, state, grade)) {
            matching++;
            add_because(g, g->framework->questions[question].id);
        }
        open += open_question(g, question, state);
    }
    return (verdict){matching >= limit->count, matching + open >= limit->count};
}

/* `unless`: the rule does not fire if enough grades reach its grade and no other grade is too low. */
static verdict judge_unless(grader *g, const ca_limiting_rule *limit)
{
    int reaching = 0, low = 0, open = 0, at = 0, grade;
    for (int question; (question = question_of(g, limit, &at)) >= 0;) {
        enum ca_state state = ca_record_state(g->record, question, &grade);
        open += open_question(g, question, state);
        if (state != CA_STATE_GRADED)
            continue;
        reaching += grade >= limit->unless_at_or_above;
        if (grade < limit->unless_at_or_above && limit->unless_others != CA_NO_GRADE && grade < limit->unless_others) {
            low++;
            add_because(g, g->framework->questions[question].id);
        }
    }
    bool fires = reaching < limit->unless_count || low > 0;
    return (verdict){fires, fires || (open > 0 && limit->unless_others != CA_NO_GRADE)};
}

static verdict judge(grader *g, const ca_limiting_rule *limit)
{
    const ca_record *record = g->record;
    if (limit->has_unless)
        return judge_unless(g, limit);
    if (limit->flag >= 0) {
        bool set = ca_record_flag(record, limit->flag);
        if (set)
            add_because(g, g->framework->flags[limit->flag].id);
        return (verdict){set, set};
    }
    if (limit->previous_at_or_below != CA_NO_GRADE) {
        int before = ca_record_number(record, CA_PREVIOUS_GRADE_FIELD, CA_NO_GRADE);
        bool low = before != CA_NO_GRADE && before <= limit->previous_at_or_below;
        if (low)
            add_because(g, "previous");
        return (verdict){low, low};
    }
    return judge_answers(g, limit);
}

static void add_fired(ca_grading *grading, int limit, size_t because)
{
    grading->fired =
        ca_array_grow(grading->fired, grading->fired_count, &grading->fired_capacity, sizeof *grading->fired);
    grading->fired[grading->fired_count++] = (ca_fired){limit, because, grading->because_count - because};
}

static int lower_of(int a, int b)
{
    return a == CA_NO_GRADE || (b != CA_NO_GRADE && b < a) ? b : a;
}

/* Returns whether the override is complete: who, when and why. */
static bool overridden(const ca_record *record, const ca_ruleset *ruleset)
{
    return ruleset->override && ca_record_has(record, CA_OVERRIDE_BY_FIELD) &&
           ca_record_has(record, CA_OVERRIDE_DATE_FIELD) && ca_record_has(record, CA_OVERRIDE_REASON_FIELD);
}

static void mark_undecided(grader *g, const ca_limiting_rule *limit)
{
    int at = 0, grade;
    for (int question; (question = question_of(g, limit, &at)) >= 0;)
        if (open_question(g, question, ca_record_state(g->record, question, &grade))) {
            g->grading->undecided[question] = true;
            g->grading->any_undecided = true;
        }
}

static bool *room_for_open(ca_grading *grading, size_t limits)
{
    if (limits > grading->open_capacity) {
        grading->open = ca_resize(grading->open, limits, sizeof *grading->open);
        grading->open_capacity = limits;
    }
    return grading->open;
}

/* Fires the rules, then sets the result, then finds the rules that a missing answer could still make fire. */
static void apply_rules(grader *g, const ca_ruleset *ruleset)
{
    ca_grading *grading = g->grading;
    bool *open = room_for_open(grading, (size_t)ruleset->limit_count);
    int lower_by = 0;
    for (int i = 0; i < ruleset->limit_count; i++) {
        const ca_limiting_rule *limit = &ruleset->limits[i];
        size_t because = grading->because_count;
        verdict found = judge(g, limit);
        open[i] = !found.fires && found.could_fire && limit->binding;
        if (!found.fires) {
            grading->because_count = because;
            continue;
        }
        add_fired(grading, i, because);
        if (limit->binding) {
            grading->ceiling = lower_of(grading->ceiling, limit->ceiling);
            lower_by += limit->lower_by;
        }
    }
    grading->override = grading->ceiling != CA_NO_GRADE && overridden(g->record, ruleset);
    int under_ceiling = grading->override ? grading->start : lower_of(grading->start, grading->ceiling);
    grading->at_most = under_ceiling == CA_NO_GRADE ? CA_NO_GRADE
                       : lower_by > under_ceiling   ? 0
                                                    : under_ceiling - lower_by;
    if (grading->start != CA_NO_GRADE) {
        grading->final = grading->at_most;
        grading->capped = grading->final < grading->start;
    }
    for (int i = 0; i < ruleset->limit_count && grading->final > 0; i++) {
        const ca_limiting_rule *limit = &ruleset->limits[i];
        bool lowers = limit->lower_by || (limit->ceiling < under_ceiling && !overridden(g->record, ruleset));
        if (open[i] && lowers)
            mark_undecided(g, limit);
    }
}

/* Returns the lower median of the grades given. */
static int median_of(const grader *g)
{
    int count[CA_SCALE_MOST] = {0}, total = 0, grade;
    for (int i = 0; i < g->framework->question_count; i++)
        if (ca_record_state(g->record, i, &grade) == CA_STATE_GRADED) {
            count[grade]++;
            total++;
        }
    if (!total)
        return CA_NO_GRADE;
    int median = 0;
    for (int seen = count[0]; seen < (total + 1) / 2; seen += count[median])
        median++;
    return median;
}

static enum ca_requirement_state requirement_state(bool required, bool present)
{
    return !required ? CA_NOT_REQUIRED : present ? CA_PRESENT : CA_MISSING;
}

static bool flag_escalates(const grader *g)
{
    const ca_entries *flags = &g->record->groups[CA_FLAGS];
    const ca_requirements *requirements = &g->framework->requirements;
    for (size_t i = 0; i < flags->count; i++) {
        const ca_entry *flag = &flags->entries[i];
        const ca_value *set = ca_entry_value(flag, CA_FLAG_FIELD);
        if (set->node && set->number &&
            ((requirements->escalation_flags | requirements->immediate_flags) >> flag->key & 1))
            return true;
    }
    return false;
}

static void find_requirements(grader *g)
{
    const ca_requirements *requirements = &g->framework->requirements;
    int at_most = g->grading->at_most;
    bool known = at_most != CA_NO_GRADE;
    g->grading->plan = requirement_state(known && at_most < requirements->plan_below, ca_record_has_action(g->record));
    g->grading->escalation =
        requirement_state((known && at_most <= requirements->escalation_at_or_below) || flag_escalates(g),
                          ca_record_has(g->record, CA_ESCALATION_TO_FIELD));
}

static void begin(ca_grading *grading, const ca_framework *framework)
{
    size_t questions = (size_t)framework->question_count;
    if (questions > grading->undecided_capacity || !grading->undecided) {
        grading->undecided = ca_resize(grading->undecided, questions, sizeof *grading->undecided);
        grading->undecided_capacity = questions;
    }
    for (size_t i = 0; i < questions; i++)
        grading->undecided[i] = false;
    grading->any_undecided = grading->capped = grading->override = false;
    grading->fired_count = grading->because_count = 0;
    grading->auditor = grading->moderated = grading->start = CA_NO_GRADE;
    grading->ceiling = grading->final = grading->at_most = CA_NO_GRADE;
    grading->indicative = grading->median = CA_NO_GRADE;
    grading->plan = grading->escalation = CA_NOT_REQUIRED;
    grading->ruleset = -1;
}

void ca_grade_record(const ca_record *record, int ruleset, ca_grading *grading)
{
    grader g = {record, record->framework, grading};
    begin(grading, record->framework);
    if (!record->framework->scale_count) {
        find_requirements(&g);
        return;
    }
    grading->ruleset = ruleset;
    grading->auditor = ca_record_number(record, CA_OVERALL_GRADE_FIELD, CA_NO_GRADE);
    grading->moderated = ca_record_number(record, CA_MODERATED_OVERALL_FIELD, CA_NO_GRADE);
    if (grading->moderated == CA_NO_GRADE && ca_record_number(record, CA_MODERATED_OVERALL_AGREED_FIELD, 0))
        grading->moderated = grading->auditor;
    grading->start = grading->moderated != CA_NO_GRADE ? grading->moderated : grading->auditor;
    grading->final = grading->at_most = grading->start;
    if (ruleset >= 0)
        apply_rules(&g, &record->framework->rulesets[ruleset]);
    if (grading->any_undecided)
        grading->final = CA_NO_GRADE;
    grading->median = median_of(&g);
    if (grading->median != CA_NO_GRADE) /* only an aid to the reader, never the result */
        grading->indicative = lower_of(grading->median, grading->ceiling);
    find_requirements(&g);
}

bool ca_is_moderated(const ca_record *record, const ca_grading *grading)
{
    return grading->moderated != CA_NO_GRADE || ca_moderation_state(record) == CA_IS_MODERATED;
}

bool ca_moderator_disagrees(const ca_record *record, const ca_grading *grading)
{
    return grading->auditor != CA_NO_GRADE && grading->moderated == CA_NO_GRADE &&
           ca_record_has(record, CA_MODERATED_OVERALL_AGREED_FIELD) &&
           !ca_record_number(record, CA_MODERATED_OVERALL_AGREED_FIELD, 0);
}

ca_first_moderation ca_moderation_first(const ca_record *record, const ca_grading *grading)
{
    if (!ca_record_has(record, CA_BEFORE_OVERALL_FIELD) && !ca_record_has(record, CA_BEFORE_OVERALL_AGREED_FIELD) &&
        !ca_record_has(record, CA_BEFORE_MODERATOR_FIELD))
        return (ca_first_moderation){.moderated = ca_is_moderated(record, grading),
                                     .disagrees = ca_moderator_disagrees(record, grading),
                                     .blind = ca_record_number(record, CA_MODERATION_BLIND_FIELD, 0),
                                     .grade = grading->moderated,
                                     .quality = ca_record_has(record, CA_AUDIT_QUALITY_FIELD),
                                     .addressed = ca_record_number(record, CA_ACTIONS_ADDRESSED_FIELD, -1)};
    bool answers = ca_record_has(record, CA_BEFORE_OVERALL_AGREED_FIELD);
    bool agrees = ca_record_number(record, CA_BEFORE_OVERALL_AGREED_FIELD, 0);
    ca_first_moderation first = {.moderated = true,
                                 .blind = ca_record_number(record, CA_BEFORE_BLIND_FIELD, 0),
                                 .quality = ca_record_has(record, CA_BEFORE_QUALITY_FIELD),
                                 .addressed = ca_record_number(record, CA_BEFORE_ADDRESSED_FIELD, -1)};
    first.grade = ca_record_number(record, CA_BEFORE_OVERALL_FIELD, agrees ? grading->auditor : CA_NO_GRADE);
    first.disagrees = grading->auditor != CA_NO_GRADE && first.grade == CA_NO_GRADE && answers && !agrees;
    return first;
}

void ca_grading_free(ca_grading *grading)
{
    free(grading->fired);
    free(grading->because);
    free(grading->undecided);
    free(grading->open);
    ca_text_free(&grading->made);
    ca_scan_free(&grading->scan);
    ca_arena_free(&grading->spelt);
    *grading = (ca_grading){0};
}
