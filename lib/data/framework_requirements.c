/* SPDX-License-Identifier: MIT */
/* A framework's requirements and policies: the requirements of a grade or flag, the boxes of a form, the sampling and
 * moderation policies. */
#include "data/framework_requirements.h"

#include <string.h>

/* The boxes of a framework's form unless it lists its own. */
static const enum ca_field usual_boxes[] = {CA_TEAM_FIELD, CA_PRACTITIONER_FIELD, CA_MANAGER_FIELD, CA_LOCALITY_FIELD,
                                            CA_FROM_FIELD, CA_TO_FIELD,           CA_QUARTER_FIELD};
enum { ENOUGH_EVIDENCE = 8, ENOUGH_IMPACT = 5, WORDS_MOST = 1000 };

/* The index of each is the bit of enum ca_need; the first four are not for plans. */
static const char *const plan_needs[] = {"", "", "", "", "owner", "due", "manager", "review", NULL};
_Static_assert(CA_NEED_OWNER == 1 << 4 && CA_NEED_DUE == 1 << 5 && CA_NEED_MANAGER == 1 << 6 &&
                   CA_NEED_REVIEW == 1 << 7,
               "the index of a need is its bit");
const char *const ca_often[] = {"month", "quarter", "year", NULL};
_Static_assert(sizeof ca_often / sizeof *ca_often == CA_EVERY_YEAR + 2, "a word for each, and NULL");
/* The index of each is the bit of enum ca_moderation_need. */
static const char *const moderation_needs[] = {"answers", "overall", "audit_quality", "actions_addressed", NULL};
_Static_assert(CA_MODERATES_ANSWERS == 1 << 0 && CA_MODERATES_OVERALL == 1 << 1 && CA_MODERATES_QUALITY == 1 << 2 &&
                   CA_MODERATES_ACTIONS == 1 << 3,
               "the index of a need is its bit");

static int read_flag(ca_framework_reader *reader, const json_t *value, const char *name, size_t i, void *to)
{
    unsigned *bits = to;
    int index = 0;
    (void)name;
    (void)i;
    if (ca_reader_named(reader, CA_FLAG_LIST, value, "a flag of this framework", &index) < 0)
        return -1;
    *bits |= 1U << index;
    return 0;
}

/* Reads an element of discuss_any: a list of people. */
static int read_any(ca_framework_reader *reader, const json_t *value, const char *name, size_t i, void *to)
{
    ca_requirements *requirements = to;
    (void)name;
    requirements->discuss_any[i] = 0;
    requirements->discuss_any_count++;
    int failed = ca_reader_bits_of(reader, value, ca_contact_roles, &requirements->discuss_any[i]);
    if (!failed && !requirements->discuss_any[i])
        failed = ca_reader_error(reader, CA_RULE_FRAMEWORK_VALUE, "must be a list that names somebody");
    return failed;
}

static int read_discuss_for(ca_framework_reader *reader, const json_t *value, const char *type, size_t i, void *to)
{
    ca_requirements *requirements = to;
    int index = ca_index_in(ca_case_types, ca_slice_of(type));
    (void)i;
    if (index < 0)
        return ca_reader_error_listed(reader, ca_case_types);
    return ca_reader_bits_of(reader, value, ca_contact_roles, &requirements->discuss_for[index]);
}

static int read_minutes(ca_framework_reader *reader, const json_t *value, const char *who, size_t i, void *to)
{
    ca_requirements *requirements = to;
    int person = ca_index_in(ca_contact_roles, ca_slice_of(who));
    (void)i;
    if (person < 0)
        return ca_reader_error_listed(reader, ca_contact_roles);
    if (!json_is_integer(value) || json_integer_value(value) < 1 || json_integer_value(value) > 1440)
        return ca_reader_error(reader, CA_RULE_FRAMEWORK_VALUE, "must be a whole number from 1 to 1440");
    requirements->discuss_minutes[person] = (int)json_integer_value(value);
    return 0;
}

static int read_supervision_question(ca_framework_reader *reader, const json_t *id, const char *name, size_t i,
                                     void *to)
{
    ca_requirements *requirements = to;
    int *index = &requirements->supervision_questions[requirements->supervision_question_count++];
    (void)name;
    (void)i;
    if (ca_reader_question(reader, id, index) < 0)
        return -1;
    reader->framework->questions[*index].about_supervision = true;
    return 0;
}

static int read_supervision(ca_framework_reader *reader, const json_t *json, ca_requirements *requirements)
{
    const ca_framework *framework = reader->framework;
    const json_t *supervision = json_object_get(json, "supervision");
    if (!supervision)
        return 0;
    ca_reader_step step = ca_reader_enter(reader, "supervision");
    int failed = ca_reader_only(reader, supervision, "months head flag questions");
    size_t questions = ca_reader_count(supervision, "questions");
    requirements->supervision_questions = ca_arena_take(&reader->framework->arena, questions * sizeof(int) + 1);
    failed |= ca_reader_each(reader, supervision, "questions", 0, read_supervision_question, requirements);
    requirements->supervision_months = framework->window_months;
    failed |= ca_reader_number(reader, supervision, "months", 600, &requirements->supervision_months);
    failed |= ca_reader_named_in(reader, supervision, "head", CA_HEAD_LIST, "a head of this framework",
                                 &requirements->supervision_head);
    if (requirements->supervision_head >= 0 && !framework->heads[requirements->supervision_head].date)
        failed |= ca_reader_error_in(reader, "head", CA_RULE_FRAMEWORK_REFERENCE, "is not a head whose type is date");
    failed |= ca_reader_named_in(reader, supervision, "flag", CA_FLAG_LIST, "a flag of this framework",
                                 &requirements->supervision_flag);
    if (!json_object_get(supervision, "head") && !json_object_get(supervision, "flag") && !questions)
        failed |= ca_reader_error(reader, CA_RULE_FRAMEWORK_MEMBER, "names neither a head nor a flag nor questions");
    ca_reader_leave(reader, step);
    return failed;
}

static int read_discussions(ca_framework_reader *reader, const json_t *json, ca_requirements *requirements)
{
    requirements->discuss_any =
        ca_arena_take(&reader->framework->arena, ca_reader_count(json, "discuss_any") * sizeof(unsigned) + 1);
    int failed = ca_reader_bits(reader, json, "discuss", ca_contact_roles, &requirements->discuss);
    failed |= ca_reader_bits(reader, json, "discuss_if_named", ca_contact_roles, &requirements->discuss_if_named);
    failed |= ca_reader_bits(reader, json, "discuss_may", ca_contact_roles, &requirements->discuss_may);
    failed |= ca_reader_bits(reader, json, "discuss_not_by", ca_means, &requirements->discuss_not_by);
    failed |= ca_reader_each(reader, json, "discuss_any", 0, read_any, requirements);
    failed |= ca_reader_each_member(reader, json, "discuss_for", read_discuss_for, requirements);
    failed |= ca_reader_each_member(reader, json, "discuss_minutes", read_minutes, requirements);
    return failed;
}

int ca_reader_requirements(ca_framework_reader *reader, const json_t *root)
{
    const json_t *json = json_object_get(root, "obligations");
    ca_requirements *requirements = &reader->framework->requirements;
    *requirements = (ca_requirements){.plan_below = CA_NO_GRADE,
                                      .escalation_at_or_below = CA_NO_GRADE,
                                      .plan_requires = CA_NEED_OWNER | CA_NEED_DUE,
                                      .supervision_head = -1,
                                      .supervision_flag = -1};
    if (!json)
        return 0;
    ca_reader_step step = ca_reader_enter(reader, "obligations");
    if (json_object_get(json, "plan_requires"))
        requirements->plan_requires = 0;
    int failed = ca_reader_only(reader, json,
                                "plan_below plan_requires plan_review_days escalation_at_or_below escalation_flags "
                                "immediate_response_flags supervision discuss discuss_any discuss_for "
                                "discuss_if_named discuss_may discuss_minutes discuss_not_by");
    failed |= ca_reader_grade(reader, json, "plan_below", &requirements->plan_below);
    if (requirements->plan_below == 0)
        failed |= ca_reader_error_in(reader, "plan_below", CA_RULE_FRAMEWORK_RULE,
                                     "is the worst grade, and none lies below it");
    failed |= ca_reader_bits(reader, json, "plan_requires", plan_needs, &requirements->plan_requires);
    failed |= ca_reader_number(reader, json, "plan_review_days", 3660, &requirements->plan_review_days);
    failed |= ca_reader_grade(reader, json, "escalation_at_or_below", &requirements->escalation_at_or_below);
    failed |= ca_reader_each(reader, json, "escalation_flags", 0, read_flag, &requirements->escalation_flags);
    failed |= ca_reader_each(reader, json, "immediate_response_flags", 0, read_flag, &requirements->immediate_flags);
    failed |= read_supervision(reader, json, requirements);
    failed |= read_discussions(reader, json, requirements);
    ca_reader_leave(reader, step);
    return failed;
}

/* Reads a box of the form: a member of the record, or an extra field (head). */
static int read_box(ca_framework_reader *reader, const json_t *value, const char *name, size_t i, void *to)
{
    ca_framework *framework = reader->framework;
    const char *path = json_string_value(value);
    enum ca_field field = path ? ca_field_named(path) : CA_FIELD_COUNT;
    (void)name;
    (void)i;
    (void)to;
    ca_suggestion suggestion = ca_suggest_begin(ca_slice_of(path ? path : ""));
    bool is_head = path && strncmp(path, "heads.", 6) == 0;
    if (is_head) {
        suggestion = ca_suggest_begin(ca_slice_of(path + 6));
        int head = ca_framework_index(framework, CA_HEAD_LIST, suggestion.word);
        if (head >= 0) {
            framework->heads[head].expected = true;
            return 0;
        }
        ca_framework_suggest(framework, CA_HEAD_LIST, &suggestion);
    }
    bool given = field > CA_FRAMEWORK_FIELD && field < CA_GRADING_RULESET_FIELD;
    if (given && strcmp(ca_fields[field].path, path) == 0 && ca_fields[field].group == CA_SINGLE) {
        framework->expects[field] = true;
        return 0;
    }
    for (int one = CA_FRAMEWORK_FIELD + 1; !is_head && one < CA_GRADING_RULESET_FIELD; one++)
        if (ca_fields[one].group == CA_SINGLE)
            ca_suggest_try(&suggestion, ca_fields[one].path);
    return ca_reader_error_unknown(reader, CA_RULE_FRAMEWORK_REFERENCE,
                                   "a member of a record, like case.team, or of heads", &suggestion);
}

static int read_standard(ca_framework_reader *reader, const json_t *json, const char *name, size_t i, void *to)
{
    ca_framework *framework = reader->framework;
    ca_standard *standard = &framework->standards[i];
    (void)name;
    (void)to;
    *standard = (ca_standard){.title = ""};
    int failed = ca_reader_only(reader, json, "number title");
    failed |= ca_reader_number(reader, json, "number", 100000, &standard->number);
    failed |= ca_reader_words(reader, json, "title", true, &standard->title);
    if (!json_object_get(json, "number"))
        failed = ca_reader_error_in(reader, "number", CA_RULE_FRAMEWORK_MEMBER, "is missing");
    ca_map_entry *same = ca_map_at(&reader->standards, (ca_slice){(const char *)&standard->number, sizeof(int)});
    if (!failed && same->thing)
        failed = ca_reader_error_in(reader, "number", CA_RULE_FRAMEWORK_ID, "is there already");
    same->thing = standard;
    framework->standard_count++;
    return failed;
}

/* Policies that only later tools use are checked here, so that a typing error is found. */
static int read_often(ca_framework_reader *reader, const json_t *json, enum ca_often *often)
{
    const char *every = NULL;
    int failed = ca_reader_words(reader, json, "every", false, &every);
    int index = every ? ca_index_in(ca_often, ca_slice_of(every)) : CA_OFTEN_NOT_SET;
    if (every && index < 0)
        failed |= ca_reader_error_in(reader, "every", CA_RULE_FRAMEWORK_VALUE, "must be month, quarter or year");
    *often = (enum ca_often)index;
    return failed;
}

static int check_target(ca_framework_reader *reader, const json_t *root)
{
    const json_t *target = json_object_get(root, "target"), *good = json_object_get(target, "good_percent");
    int least = 0, most = 100;
    if (!target)
        return 0;
    ca_reader_step step = ca_reader_enter(reader, "target");
    int failed = ca_reader_only(reader, target, "good_percent");
    if (good) {
        ca_reader_step inside = ca_reader_enter(reader, "good_percent");
        failed |= ca_reader_only(reader, good, "min max");
        failed |= ca_reader_number(reader, good, "min", 100, &least);
        failed |= ca_reader_number(reader, good, "max", 100, &most);
        if (!failed && least > most)
            failed = ca_reader_error(reader, CA_RULE_FRAMEWORK_VALUE, "'min' is more than 'max'");
        ca_reader_leave(reader, inside);
    }
    ca_reader_leave(reader, step);
    return failed;
}

/* Checks a column of the case list, and its values that are not sampled. */
static int check_not(ca_framework_reader *reader, const json_t *value, const char *column, size_t i, void *to)
{
    (void)i;
    (void)to;
    if (ca_field_named(column) == CA_FIELD_COUNT)
        return ca_reader_error(reader, CA_RULE_FRAMEWORK_REFERENCE, "is not a heading of a list of cases");
    bool right = json_is_array(value);
    for (size_t at = 0; at < json_array_size(value); at++)
        right &= json_is_string(json_array_get(value, at));
    return right ? 0 : ca_reader_error(reader, CA_RULE_FRAMEWORK_VALUE, "must be a list of texts");
}

static int check_sampling(ca_framework_reader *reader, const json_t *root)
{
    const json_t *sampling = json_object_get(root, "sampling");
    const char *by = "service", *cover = "service";
    enum ca_often every;
    int percent = 0;
    if (!sampling)
        return 0;
    ca_reader_step step = ca_reader_enter(reader, "sampling");
    int failed = ca_reader_only(reader, sampling, "percent by cover not every");
    failed |= ca_reader_number(reader, sampling, "percent", 100, &percent);
    failed |= ca_reader_words(reader, sampling, "by", false, &by);
    failed |= ca_reader_words(reader, sampling, "cover", false, &cover);
    failed |= read_often(reader, sampling, &every);
    failed |= ca_reader_each_member(reader, sampling, "not", check_not, NULL);
    if (ca_field_named(by) == CA_FIELD_COUNT)
        failed |= ca_reader_error_in(reader, "by", CA_RULE_FRAMEWORK_REFERENCE, "is not a heading of a list of cases");
    if (ca_field_named(cover) == CA_FIELD_COUNT)
        failed |=
            ca_reader_error_in(reader, "cover", CA_RULE_FRAMEWORK_REFERENCE, "is not a heading of a list of cases");
    ca_reader_leave(reader, step);
    return failed;
}

static int read_moderation(ca_framework_reader *reader, const json_t *root)
{
    const json_t *json = json_object_get(root, "moderation");
    ca_moderation *moderation = &reader->framework->moderation;
    *moderation = (ca_moderation){.given = json != NULL,
                                  .always_at_or_above = CA_NO_GRADE,
                                  .always_at_or_below = CA_NO_GRADE,
                                  .every = CA_OFTEN_NOT_SET,
                                  .requires = CA_MODERATES_OVERALL};
    if (!json)
        return 0;
    ca_reader_step step = ca_reader_enter(reader, "moderation");
    if (json_object_get(json, "requires"))
    moderation->requires = 0;
    int failed =
        ca_reader_only(reader, json, "percent always_at_or_above always_at_or_below each_lower_grade every requires");
    failed |= ca_reader_number(reader, json, "percent", 100, &moderation->percent);
    failed |= ca_reader_number(reader, json, "each_lower_grade", 1000, &moderation->each_lower_grade);
    failed |= ca_reader_grade(reader, json, "always_at_or_above", &moderation->always_at_or_above);
    failed |= ca_reader_grade(reader, json, "always_at_or_below", &moderation->always_at_or_below);
    failed |= ca_reader_bits(reader, json, "requires", moderation_needs, &moderation->requires);
    failed |= read_often(reader, json, &moderation->every);
    ca_reader_leave(reader, step);
    return failed;
}

int ca_reader_policies(ca_framework_reader *reader, const json_t *root)
{
    ca_framework *framework = reader->framework;
    const json_t *enough = json_object_get(root, "enough_words");
    framework->standards =
        ca_arena_take(&framework->arena, ca_reader_count(root, "standards") * sizeof *framework->standards + 1);
    framework->enough_evidence = ENOUGH_EVIDENCE;
    framework->enough_impact = ENOUGH_IMPACT;
    for (size_t i = 0; !json_object_get(root, "expects") && i < sizeof usual_boxes / sizeof *usual_boxes; i++)
        framework->expects[usual_boxes[i]] = true;
    int failed = ca_reader_each(reader, root, "expects", 0, read_box, NULL);
    failed |= ca_reader_each(reader, root, "standards", 0, read_standard, NULL);
    if (enough) {
        ca_reader_step step = ca_reader_enter(reader, "enough_words");
        failed |= ca_reader_only(reader, enough, "evidence impact");
        failed |= ca_reader_number(reader, enough, "evidence", WORDS_MOST, &framework->enough_evidence);
        failed |= ca_reader_number(reader, enough, "impact", WORDS_MOST, &framework->enough_impact);
        ca_reader_leave(reader, step);
    }
    failed |= check_target(reader, root);
    failed |= check_sampling(reader, root);
    failed |= read_moderation(reader, root);
    return failed;
}
