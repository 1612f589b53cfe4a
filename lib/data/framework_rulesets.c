/* SPDX-License-Identifier: MIT */
/* A framework's rulesets: the rules on the overall grade. */
#include "data/framework_rulesets.h"

#include <string.h>

static int read_rule_question(ca_framework_reader *reader, const json_t *id, const char *name, size_t i, void *to)
{
    ca_limiting_rule *limit = to;
    int index = -1;
    (void)name;
    (void)i;
    if (ca_reader_question(reader, id, &index) < 0)
        return -1;
    if (reader->named_by[index] == reader->rule_count)
        return ca_reader_error(reader, CA_RULE_FRAMEWORK_RULE, "is named twice");
    reader->named_by[index] = reader->rule_count;
    limit->questions[limit->question_count++] = index;
    return 0;
}

static int read_rule_questions(ca_framework_reader *reader, const json_t *rule, ca_limiting_rule *limit)
{
    if (!json_object_get(rule, "questions"))
        return 0;
    size_t count = ca_reader_count(rule, "questions");
    limit->questions = ca_arena_take(&reader->framework->arena, count * sizeof(int) + 1);
    return ca_reader_each(reader, rule, "questions", 0, read_rule_question, limit);
}

static int read_rule_answer(ca_framework_reader *reader, const json_t *rule, ca_limiting_rule *limit)
{
    const char *answer = NULL;
    limit->answer = -1;
    if (ca_reader_words(reader, rule, "answer", false, &answer) < 0)
        return -1;
    if (!answer)
        return 0;
    limit->answer = strcmp(answer, "yes") == 0;
    if (limit->answer == 0 && strcmp(answer, "no") != 0)
        return ca_reader_error_in(reader, "answer", CA_RULE_FRAMEWORK_VALUE, "must be yes or no");
    if (!limit->questions)
        return ca_reader_error_in(reader, "answer", CA_RULE_FRAMEWORK_RULE, "needs 'questions'");
    for (int i = 0; i < limit->question_count; i++)
        if (reader->framework->questions[limit->questions[i]].type != CA_QUESTION_YES_NO)
            return ca_reader_error_in(reader, "answer", CA_RULE_FRAMEWORK_RULE,
                                      "needs questions that are answered yes or no");
    return 0;
}

static int read_rule_unless(ca_framework_reader *reader, const json_t *rule, ca_limiting_rule *limit)
{
    const json_t *unless = json_object_get(rule, "unless");
    limit->unless_at_or_above = limit->unless_others = CA_NO_GRADE;
    if (!unless)
        return 0;
    limit->has_unless = true;
    limit->unless_count = 1;
    ca_reader_step step = ca_reader_enter(reader, "unless");
    int failed = ca_reader_only(reader, unless, "count at_or_above others_at_or_above");
    failed |= ca_reader_number(reader, unless, "count", 1000, &limit->unless_count);
    failed |= ca_reader_grade(reader, unless, "at_or_above", &limit->unless_at_or_above);
    failed |= ca_reader_grade(reader, unless, "others_at_or_above", &limit->unless_others);
    if (!failed && !json_object_get(unless, "at_or_above"))
        failed = ca_reader_error_in(reader, "at_or_above", CA_RULE_FRAMEWORK_MEMBER, "is missing");
    if (limit->unless_count < 1)
        failed |= ca_reader_error_in(reader, "count", CA_RULE_FRAMEWORK_VALUE, "must be at least 1");
    ca_reader_leave(reader, step);
    return failed;
}

static bool is_on_grades(const ca_limiting_rule *limit)
{
    return limit->at_or_below != CA_NO_GRADE || limit->at_or_above != CA_NO_GRADE || limit->has_unless;
}

/* Checks that questions exist that can meet the condition of a rule on grades or answers. */
static int check_countable(ca_framework_reader *reader, const ca_limiting_rule *limit)
{
    const ca_framework *framework = reader->framework;
    int countable = limit->question_count;
    if (!is_on_grades(limit) && limit->answer < 0)
        return limit->questions
                   ? ca_reader_error_in(reader, "questions", CA_RULE_FRAMEWORK_RULE, "goes with grades or answers only")
                   : 0;
    for (int i = 0; i < limit->question_count; i++)
        if (is_on_grades(limit) && framework->questions[limit->questions[i]].type != CA_QUESTION_GRADE)
            return ca_reader_error_in(reader, "questions", CA_RULE_FRAMEWORK_RULE,
                                      "names a question without a grade for the rule to look at");
    for (int i = 0; !limit->questions && i < framework->question_count; i++)
        countable += framework->questions[i].type == CA_QUESTION_GRADE;
    if ((limit->has_unless ? limit->unless_count : limit->count) > countable)
        return ca_reader_error(reader, CA_RULE_FRAMEWORK_RULE,
                               "'count' is more than the questions that the rule looks at");
    return 0;
}

static bool condition_is_alone(const json_t *rule, const ca_limiting_rule *limit)
{
    int conditions = (json_object_get(rule, "at_or_below") || json_object_get(rule, "at_or_above")) +
                     (limit->answer >= 0) + (json_object_get(rule, "flag") != NULL) +
                     (json_object_get(rule, "previous_at_or_below") != NULL) + limit->has_unless;
    return conditions == 1;
}

/* Checks that a rule can fire, and has an effect when it does. */
static int check_limit(ca_framework_reader *reader, const json_t *rule, const ca_limiting_rule *limit)
{
    if (!condition_is_alone(rule, limit))
        return ca_reader_error(reader, CA_RULE_FRAMEWORK_RULE,
                               "must have one condition: at_or_below or at_or_above, answer, flag, "
                               "previous_at_or_below, or unless");
    if ((json_object_get(rule, "ceiling") != NULL) == (limit->lower_by > 0))
        return ca_reader_error(reader, CA_RULE_FRAMEWORK_RULE, "must have either a ceiling or lower_by");
    if (reader->without_scale)
        return 0;
    if (limit->ceiling == reader->framework->scale_count - 1)
        return ca_reader_error_in(reader, "ceiling", CA_RULE_FRAMEWORK_RULE, "is the best grade, and limits nothing");
    if (limit->count < 1)
        return ca_reader_error_in(reader, "count", CA_RULE_FRAMEWORK_VALUE, "must be at least 1");
    if (json_object_get(rule, "count") && !(is_on_grades(limit) && !limit->has_unless) && limit->answer < 0)
        return ca_reader_error_in(reader, "count", CA_RULE_FRAMEWORK_RULE, "goes with grades or answers only");
    if (limit->at_or_below != CA_NO_GRADE && limit->at_or_above > limit->at_or_below)
        return ca_reader_error(reader, CA_RULE_FRAMEWORK_RULE, "no grade is at_or_below and at_or_above at once");
    return check_countable(reader, limit);
}

static int read_limit(ca_framework_reader *reader, const json_t *rule, const char *name, size_t i, void *to)
{
    ca_ruleset *ruleset = to;
    ca_limiting_rule *limit = &ruleset->limits[i];
    (void)name;
    *limit = (ca_limiting_rule){.id = "",
                                .at_or_below = CA_NO_GRADE,
                                .at_or_above = CA_NO_GRADE,
                                .count = 1,
                                .flag = -1,
                                .previous_at_or_below = CA_NO_GRADE,
                                .binding = true,
                                .ceiling = CA_NO_GRADE};
    ruleset->limit_count++;
    reader->rule_count++;
    int failed = ca_reader_only(reader, rule,
                                "id questions at_or_below at_or_above answer count ceiling binding flag "
                                "previous_at_or_below lower_by unless");
    failed |= ca_reader_id(reader, rule, &limit->id);
    failed |= read_rule_questions(reader, rule, limit);
    if (!failed)
        failed = read_rule_answer(reader, rule, limit);
    failed |= read_rule_unless(reader, rule, limit);
    failed |= ca_reader_grade(reader, rule, "at_or_below", &limit->at_or_below);
    failed |= ca_reader_grade(reader, rule, "at_or_above", &limit->at_or_above);
    failed |= ca_reader_grade(reader, rule, "previous_at_or_below", &limit->previous_at_or_below);
    failed |= ca_reader_grade(reader, rule, "ceiling", &limit->ceiling);
    failed |= ca_reader_number(reader, rule, "count", 1000, &limit->count);
    failed |= ca_reader_number(reader, rule, "lower_by", CA_SCALE_MOST, &limit->lower_by);
    failed |= ca_reader_bool(reader, rule, "binding", &limit->binding);
    failed |= ca_reader_named_in(reader, rule, "flag", CA_FLAG_LIST, "a flag of this framework", &limit->flag);
    failed |= ca_reader_fresh(reader, &ruleset->rules, limit->id, i);
    return failed ? -1 : check_limit(reader, rule, limit);
}

static int read_ruleset(ca_framework_reader *reader, const json_t *json, const char *id, size_t i, void *to)
{
    ca_ruleset *ruleset = &reader->framework->rulesets[i];
    (void)to;
    *ruleset = (ca_ruleset){.id = id};
    reader->framework->ruleset_count++;
    ca_map_at(&reader->framework->indexes[CA_RULESET_LIST], ca_slice_of(id))->thing = (void *)((uintptr_t)i + 1);
    int misnamed = 0;
    if (!ca_is_id(id))
        misnamed = ca_reader_error(reader, CA_RULE_FRAMEWORK_ID, "must be lower-case words with hyphens");
    size_t count = ca_reader_count(json, "rules");
    ruleset->limits = ca_arena_take(&reader->framework->arena, count * sizeof *ruleset->limits + 1);
    int failed = misnamed | ca_reader_only(reader, json, "override rules");
    failed |= ca_reader_bool(reader, json, "override", &ruleset->override);
    failed |= ca_reader_each(reader, json, "rules", 0, read_limit, ruleset);
    return failed;
}

int ca_reader_rulesets(ca_framework_reader *reader, const json_t *root)
{
    ca_framework *framework = reader->framework;
    const json_t *rulesets = json_object_get(root, "rulesets");
    const char *own = NULL;
    framework->ruleset = -1;
    reader->named_by = ca_allocate((size_t)framework->question_count, sizeof *reader->named_by);
    framework->rulesets =
        ca_arena_take(&framework->arena, json_object_size(rulesets) * sizeof *framework->rulesets + 1);
    int failed = ca_reader_words(reader, root, "ruleset", false, &own);
    failed |= ca_reader_each_member(reader, root, "rulesets", read_ruleset, NULL);
    if (framework->ruleset_count && !framework->scale_count && !reader->without_scale)
        failed |= ca_reader_error_in(reader, "rulesets", CA_RULE_FRAMEWORK_REFERENCE,
                                     "there are rulesets, and no scale of grades");
    if (own)
        framework->ruleset = ca_framework_ruleset(framework, own);
    else if (framework->ruleset_count == 1)
        framework->ruleset = 0;
    if ((own || framework->ruleset_count) && framework->ruleset < 0)
        failed |= ca_reader_error_in(reader, "ruleset", CA_RULE_FRAMEWORK_REFERENCE, "must name one of the rulesets");
    return failed;
}
