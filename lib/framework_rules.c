/* SPDX-License-Identifier: MIT */
/* A framework's rulesets and obligations. */
#include "framework_reader.h"

#include <string.h>

/* Places are those of enum ca_need; the first four are not for plans. */
static const char *const plan_needs[] = {"", "", "", "", "owner", "due", "manager", "review", NULL};

static int read_rule_questions(ca_framework_reader *reader, const json_t *rule, ca_limit *limit)
{
    bool failed = false;
    const json_t *list = ca_reader_list(reader, rule, "questions", &failed);
    if (!list)
        return failed ? -1 : 0;
    size_t path = ca_reader_enter(reader, "questions");
    limit->questions = ca_arena_take(&reader->framework->arena, json_array_size(list) * sizeof(int) + 1);
    for (size_t i = 0; !failed && i < json_array_size(list); i++) {
        size_t element = ca_reader_enter_element(reader, i);
        failed = ca_reader_question(reader, json_array_get(list, i), &limit->questions[i]) < 0;
        for (size_t j = 0; !failed && j < i; j++)
            if (limit->questions[i] == limit->questions[j])
                failed = ca_reader_fault(reader, "is named twice") < 0;
        limit->question_count++;
        ca_reader_leave(reader, element);
    }
    ca_reader_leave(reader, path);
    return failed ? -1 : 0;
}

static int read_rule_answer(ca_framework_reader *reader, const json_t *rule, ca_limit *limit)
{
    const char *answer = NULL;
    limit->answer = -1;
    if (ca_reader_words(reader, rule, "answer", false, &answer) < 0)
        return -1;
    if (!answer)
        return 0;
    limit->answer = strcmp(answer, "yes") == 0;
    if (limit->answer == 0 && strcmp(answer, "no") != 0)
        return ca_reader_fault(reader, "'answer' must be yes or no");
    if (!limit->questions)
        return ca_reader_fault(reader, "'answer' needs 'questions'");
    for (int i = 0; i < limit->question_count; i++)
        if (reader->framework->questions[limit->questions[i]].type != CA_QUESTION_YES_NO)
            return ca_reader_fault(reader, "'answer' needs questions that are answered yes or no");
    return 0;
}

static int read_rule_unless(ca_framework_reader *reader, const json_t *rule, ca_limit *limit)
{
    const json_t *unless = json_object_get(rule, "unless");
    limit->unless_at_or_above = limit->unless_others = CA_NO_GRADE;
    if (!unless)
        return 0;
    limit->has_unless = true;
    limit->unless_count = 1;
    size_t path = ca_reader_enter(reader, "unless");
    int failed = ca_reader_only(reader, unless, "count at_or_above others_at_or_above") < 0 ||
                 ca_reader_number(reader, unless, "count", 1000, &limit->unless_count) < 0 ||
                 ca_reader_grade(reader, unless, "at_or_above", &limit->unless_at_or_above) < 0 ||
                 ca_reader_grade(reader, unless, "others_at_or_above", &limit->unless_others) < 0;
    if (!failed && limit->unless_at_or_above == CA_NO_GRADE)
        failed = ca_reader_fault(reader, "needs 'at_or_above'") < 0;
    if (!failed && limit->unless_count < 1)
        failed = ca_reader_fault(reader, "'count' must be at least 1") < 0;
    ca_reader_leave(reader, path);
    return failed ? -1 : 0;
}

/* The questions that can do what a rule on grades or answers waits for. */
static int check_countable(ca_framework_reader *reader, const ca_limit *limit)
{
    const ca_framework *framework = reader->framework;
    bool grades = limit->at_or_below != CA_NO_GRADE || limit->at_or_above != CA_NO_GRADE || limit->has_unless;
    int countable = 0;
    if (!grades && limit->answer < 0)
        return limit->questions ? ca_reader_fault(reader, "'questions' goes with grades or answers only") : 0;
    for (int i = 0; limit->questions && i < limit->question_count; i++) {
        countable++;
        if (grades && framework->questions[limit->questions[i]].type != CA_QUESTION_GRADE)
            return ca_reader_fault(reader, "'%s' has no grade for the rule to look at",
                                   framework->questions[limit->questions[i]].id);
    }
    for (int i = 0; !limit->questions && i < framework->question_count; i++)
        countable += framework->questions[i].type == CA_QUESTION_GRADE;
    if ((limit->has_unless ? limit->unless_count : limit->count) > countable)
        return ca_reader_fault(reader, "'count' is more than the questions that the rule looks at");
    return 0;
}

/* A rule must be able to fire, and do something when it does. */
static int check_limit(ca_framework_reader *reader, const json_t *rule, const ca_limit *limit)
{
    int conditions = (limit->at_or_below != CA_NO_GRADE || limit->at_or_above != CA_NO_GRADE) +
                     (limit->answer >= 0) + (limit->flag >= 0) +
                     (limit->previous_at_or_below != CA_NO_GRADE) + limit->has_unless;
    if (conditions != 1)
        return ca_reader_fault(reader, "must have one condition: at_or_below or at_or_above, answer, flag, "
                                       "previous_at_or_below, or unless");
    if ((limit->ceiling != CA_NO_GRADE) == (limit->lower_by > 0))
        return ca_reader_fault(reader, "must have either a ceiling or lower_by");
    if (limit->count < 1)
        return ca_reader_fault(reader, "'count' must be at least 1");
    if (json_object_get(rule, "count") && (limit->has_unless || limit->flag >= 0 || limit->previous_at_or_below >= 0))
        return ca_reader_fault(reader, "'count' goes with grades or answers only");
    if (limit->at_or_below != CA_NO_GRADE && limit->at_or_above > limit->at_or_below)
        return ca_reader_fault(reader, "no grade is at_or_below and at_or_above at once");
    return check_countable(reader, limit);
}

static int read_limit(ca_framework_reader *reader, const json_t *rule, ca_limit *limit)
{
    *limit = (ca_limit){.at_or_below = CA_NO_GRADE, .at_or_above = CA_NO_GRADE, .count = 1, .flag = -1,
                        .previous_at_or_below = CA_NO_GRADE, .binding = true, .ceiling = CA_NO_GRADE};
    if (ca_reader_only(reader, rule,
                       "id questions at_or_below at_or_above answer count ceiling binding flag "
                       "previous_at_or_below lower_by unless") < 0 ||
        ca_reader_id(reader, rule, &limit->id) < 0 || read_rule_questions(reader, rule, limit) < 0 ||
        read_rule_answer(reader, rule, limit) < 0 || read_rule_unless(reader, rule, limit) < 0 ||
        ca_reader_grade(reader, rule, "at_or_below", &limit->at_or_below) < 0 ||
        ca_reader_grade(reader, rule, "at_or_above", &limit->at_or_above) < 0 ||
        ca_reader_grade(reader, rule, "previous_at_or_below", &limit->previous_at_or_below) < 0 ||
        ca_reader_grade(reader, rule, "ceiling", &limit->ceiling) < 0 ||
        ca_reader_number(reader, rule, "count", 1000, &limit->count) < 0 ||
        ca_reader_number(reader, rule, "lower_by", CA_SCALE_MOST, &limit->lower_by) < 0 ||
        ca_reader_bool(reader, rule, "binding", &limit->binding) < 0)
        return -1;
    const ca_framework *framework = reader->framework;
    const json_t *flag = json_object_get(rule, "flag");
    if (flag && ca_reader_named(reader, framework->flags, framework->flag_count, flag, "flag", &limit->flag) < 0)
        return -1;
    return check_limit(reader, rule, limit);
}

static int read_ruleset(ca_framework_reader *reader, const json_t *json, ca_ruleset *ruleset)
{
    bool failed = ca_reader_only(reader, json, "override rules") < 0 ||
                  ca_reader_bool(reader, json, "override", &ruleset->override) < 0;
    const json_t *rules = failed ? NULL : ca_reader_list(reader, json, "rules", &failed);
    size_t count = json_array_size(rules);
    size_t path = ca_reader_enter(reader, "rules");
    ruleset->limits = ca_arena_take(&reader->framework->arena, count * sizeof *ruleset->limits + 1);
    for (size_t i = 0; !failed && i < count; i++) {
        size_t element = ca_reader_enter_element(reader, i);
        failed = read_limit(reader, json_array_get(rules, i), &ruleset->limits[i]) < 0;
        for (size_t j = 0; !failed && j < i; j++)
            if (strcmp(ruleset->limits[i].id, ruleset->limits[j].id) == 0)
                failed = ca_reader_fault(reader, "the id '%s' is there already", ruleset->limits[j].id) < 0;
        ruleset->limit_count++;
        ca_reader_leave(reader, element);
    }
    ca_reader_leave(reader, path);
    return failed ? -1 : 0;
}

int ca_reader_rulesets(ca_framework_reader *reader, const json_t *root)
{
    ca_framework *framework = reader->framework;
    json_t *rulesets = json_object_get(root, "rulesets"), *value;
    const char *id, *own = NULL;
    framework->ruleset = -1;
    if (ca_reader_words(reader, root, "ruleset", false, &own) < 0)
        return -1;
    if (rulesets && !json_is_object(rulesets))
        return ca_reader_fault(reader, "'rulesets' must be an object");
    framework->rulesets =
        ca_arena_take(&framework->arena, json_object_size(rulesets) * sizeof *framework->rulesets + 1);
    json_object_foreach(rulesets, id, value) {
        ca_ruleset *ruleset = &framework->rulesets[framework->ruleset_count++];
        *ruleset = (ca_ruleset){.id = id};
        size_t path = ca_reader_enter(reader, "rulesets");
        (void)ca_reader_enter(reader, id);
        int failed = read_ruleset(reader, value, ruleset);
        ca_reader_leave(reader, path);
        if (failed < 0)
            return -1;
    }
    if (framework->ruleset_count && framework->scale_count == 0)
        return ca_reader_fault(reader, "has rulesets and no scale of grades");
    if (own)
        framework->ruleset = ca_framework_ruleset(framework, own);
    else if (framework->ruleset_count == 1)
        framework->ruleset = 0;
    if ((own || framework->ruleset_count) && framework->ruleset < 0)
        return ca_reader_fault(reader, "'ruleset' must name one of the rulesets");
    return 0;
}

static int read_flags(ca_framework_reader *reader, const json_t *json, const char *member, unsigned *bits)
{
    const ca_framework *framework = reader->framework;
    bool failed = false;
    const json_t *list = ca_reader_list(reader, json, member, &failed);
    for (size_t i = 0; !failed && i < json_array_size(list); i++) {
        int place;
        size_t path = ca_reader_enter(reader, member);
        failed = ca_reader_named(reader, framework->flags, framework->flag_count, json_array_get(list, i),
                                 "flag", &place) < 0;
        if (!failed)
            *bits |= 1U << place;
        ca_reader_leave(reader, path);
    }
    return failed ? -1 : 0;
}

/* discuss_any: a list of lists of people. */
static int read_discuss_any(ca_framework_reader *reader, const json_t *json)
{
    ca_obligations *duties = &reader->framework->obligations;
    bool failed = false;
    const json_t *list = ca_reader_list(reader, json, "discuss_any", &failed);
    size_t count = json_array_size(list);
    duties->discuss_any = ca_arena_take(&reader->framework->arena, count * sizeof(unsigned) + 1);
    for (size_t i = 0; !failed && i < count; i++) {
        json_t *people = json_pack("{sO}", "discuss_any", json_array_get(list, i));
        duties->discuss_any[i] = 0;
        failed = ca_reader_bits(reader, people, "discuss_any", ca_people, &duties->discuss_any[i]) < 0;
        if (!failed && !duties->discuss_any[i])
            failed = ca_reader_fault(reader, "'discuss_any' must hold lists that name somebody") < 0;
        duties->discuss_any_count++;
        json_decref(people);
    }
    return failed ? -1 : 0;
}

int ca_reader_obligations(ca_framework_reader *reader, const json_t *root)
{
    const json_t *json = json_object_get(root, "obligations");
    ca_obligations *duties = &reader->framework->obligations;
    unsigned immediate = 0;
    *duties = (ca_obligations){.plan_below = CA_NO_GRADE, .escalation_at_or_below = CA_NO_GRADE,
                               .plan_requires = CA_NEED_OWNER | CA_NEED_DUE};
    if (!json)
        return 0;
    size_t path = ca_reader_enter(reader, "obligations");
    if (json_object_get(json, "plan_requires"))
        duties->plan_requires = 0;
    int failed =
        ca_reader_only(reader, json,
                       "plan_below plan_requires plan_review_days escalation_at_or_below escalation_flags "
                       "immediate_response_flags discuss discuss_any discuss_if_named discuss_not_by") < 0 ||
        ca_reader_grade(reader, json, "plan_below", &duties->plan_below) < 0 ||
        ca_reader_bits(reader, json, "plan_requires", plan_needs, &duties->plan_requires) < 0 ||
        ca_reader_number(reader, json, "plan_review_days", 3660, &duties->plan_review_days) < 0 ||
        ca_reader_grade(reader, json, "escalation_at_or_below", &duties->escalation_at_or_below) < 0 ||
        read_flags(reader, json, "escalation_flags", &duties->escalation_flags) < 0 ||
        read_flags(reader, json, "immediate_response_flags", &immediate) < 0 ||
        ca_reader_bits(reader, json, "discuss", ca_people, &duties->discuss) < 0 ||
        ca_reader_bits(reader, json, "discuss_if_named", ca_people, &duties->discuss_if_named) < 0 ||
        ca_reader_bits(reader, json, "discuss_not_by", ca_means, &duties->discuss_not_by) < 0 ||
        read_discuss_any(reader, json) < 0;
    ca_reader_leave(reader, path);
    return failed ? -1 : 0;
}
