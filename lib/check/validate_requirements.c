/* SPDX-License-Identifier: MIT */
/* Validation of the requirements that depend on a grade: the overall grade itself, the plan and its actions,
 * escalation, discussions. */
#include "check/validate_requirements.h"

#include "record/action.h"

static void report(ca_checker *c, enum ca_rule_id rule, uint32_t node, const char *path, const char *words)
{
    ca_record_report(c->record, c->reporter, rule, node, path, "%s", words);
}

/* Returns the binding rule with the lowest ceiling among those that fired. */
static const ca_limiting_rule *lowest_limit(const ca_checker *c)
{
    const ca_limiting_rule *lowest = NULL;
    for (size_t i = 0; i < c->grading->fired_count; i++) {
        const ca_limiting_rule *limit = &c->framework->rulesets[c->grading->ruleset].limits[c->grading->fired[i].limit];
        if (limit->binding && limit->ceiling == c->grading->ceiling && !lowest)
            lowest = limit;
    }
    return lowest;
}

static void check_ceiling(ca_checker *c)
{
    const ca_grading *grading = c->grading;
    const ca_limiting_rule *limit = grading->ceiling == CA_NO_GRADE ? NULL : lowest_limit(c);
    bool moderated = grading->moderated != CA_NO_GRADE;
    enum ca_field field = moderated ? CA_MODERATED_OVERALL_FIELD : CA_OVERALL_GRADE_FIELD;
    if (limit && !grading->override && grading->start > grading->ceiling)
        ca_record_report(c->record, c->reporter, CA_RULE_OVERALL_ABOVE_CEILING, c->record->at[field].node,
                         ca_fields[field].path, "is above %s, the best that the limiting judgement '%s' allows",
                         c->framework->scale[grading->ceiling].id, limit->id);
}

static void check_overall(ca_checker *c)
{
    const ca_record *record = c->record;
    uint32_t overall = ca_check_member(c, "overall");
    if (c->framework->overall_required && !ca_record_has(record, CA_OVERALL_GRADE_FIELD))
        report(c, CA_RULE_OVERALL_MISSING, overall, "overall.grade", "is not filled in");
    if ((c->framework->overall_requires & CA_NEED_REASON) && !ca_record_has(record, CA_OVERALL_REASON_FIELD))
        report(c, CA_RULE_OVERALL_REASON_MISSING, overall, "overall.reason",
               "is not filled in, and the framework requires it");
    if (c->framework->overall_recent && !ca_record_has(record, CA_OVERALL_RECENT_FIELD))
        report(c, CA_RULE_OVERALL_RECENT_MISSING, overall, "overall.recent",
               "is not filled in, and the framework requires it");
    uint32_t na = ca_value_na(&record->at[CA_OVERALL_GRADE_FIELD]);
    if (na && !c->framework->overall_required && !ca_record_has(record, CA_OVERALL_REASON_FIELD))
        report(c, CA_RULE_NA_REASON_MISSING, na, "overall.grade", "is not applicable without a reason");
    check_ceiling(c);
    bool override = ca_record_has(record, CA_OVERRIDE_BY_FIELD) || ca_record_has(record, CA_OVERRIDE_DATE_FIELD) ||
                    ca_record_has(record, CA_OVERRIDE_REASON_FIELD);
    bool allowed = c->framework->ruleset >= 0 && c->framework->rulesets[c->framework->ruleset].override;
    if (override && (!allowed || (c->grading->ceiling != CA_NO_GRADE && !c->grading->override)))
        report(c, CA_RULE_OVERRIDE_NOT_ALLOWED, overall, "overall.override",
               allowed ? "needs who, the date and the reason" : "the framework's rules cannot be overridden");
}

/* Reports an error in one action; MEMBER "" for the whole. */
static void report_action(ca_checker *c, const ca_entry *action, enum ca_rule_id rule, enum ca_field field,
                          const char *words)
{
    ca_text path = {0};
    const char *member = ca_fields[field].path + sizeof "actions[]" - 1;
    uint32_t node = ca_entry_value(action, field)->node;
    ca_text_format(&path, "actions[%d]%s", action->key + 1, member);
    report(c, rule, node ? node : action->node, path.at, words);
    ca_text_free(&path);
}

static void check_action_dates(ca_checker *c, const ca_entry *action, bool plan)
{
    ca_date audited = ca_record_number(c->record, CA_AUDIT_DATE_FIELD, CA_NO_DATE);
    const ca_value *due = ca_entry_value(action, CA_ACTION_DUE_FIELD);
    const ca_value *review = ca_entry_value(action, CA_ACTION_REVIEW_FIELD);
    int days = c->framework->requirements.plan_review_days;
    if (audited == CA_NO_DATE)
        return;
    static const enum ca_field days_of_action[] = {CA_ACTION_DUE_FIELD, CA_ACTION_REVIEW_FIELD,
                                                   CA_ACTION_REVIEWED_FIELD, CA_ACTION_DONE_FIELD};
    for (size_t i = 0; i < sizeof days_of_action / sizeof *days_of_action; i++) {
        const ca_value *date = ca_entry_value(action, days_of_action[i]);
        bool planned = days_of_action[i] == CA_ACTION_DUE_FIELD || days_of_action[i] == CA_ACTION_REVIEW_FIELD;
        if (date->node && date->number < audited && !planned)
            report_action(c, action, CA_RULE_DATES_CONTRADICT, days_of_action[i], "is before the audit");
        else if (date->node && date->number > audited && ca_day_is_far(date->number, audited))
            report_action(c, action, CA_RULE_DAY_FAR, days_of_action[i], "is more than five years after the audit");
    }
    if (due->node && due->number < audited)
        report_action(c, action, CA_RULE_ACTION_DUE_EARLY, CA_ACTION_DUE_FIELD, "is before the audit");
    else if (due->node && due->number == audited)
        report_action(c, action, CA_RULE_ACTION_DUE_SAME_DAY, CA_ACTION_DUE_FIELD, "is the day of the audit");
    if (plan && days && review->node && review->number > audited + days) {
        ca_text words = {0};
        ca_text_format(&words, "is more than %d days after the audit", days);
        report_action(c, action, CA_RULE_ACTION_REVIEW_LATE, CA_ACTION_REVIEW_FIELD, words.at);
        ca_text_free(&words);
    }
}

static void check_action(ca_checker *c, const ca_entry *action, bool plan)
{
    static const struct {
        enum ca_field field;
        enum ca_rule_id rule;
        unsigned need; /* 0: required of every action; else of a plan with this need */
    } parts[] = {
        {CA_ACTION_ACTION_FIELD, CA_RULE_ACTION_TEXT_MISSING, 0},
        {CA_ACTION_OWNER_FIELD, CA_RULE_ACTION_OWNER_MISSING, 0},
        {CA_ACTION_DUE_FIELD, CA_RULE_ACTION_DUE_MISSING, 0},
        {CA_ACTION_MANAGER_FIELD, CA_RULE_ACTION_MANAGER_MISSING, CA_NEED_MANAGER},
        {CA_ACTION_REVIEW_FIELD, CA_RULE_ACTION_REVIEW_MISSING, CA_NEED_REVIEW},
    };
    if (ca_entry_is_empty(action))
        return;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        bool needed = !parts[i].need || (plan && (c->framework->requirements.plan_requires & parts[i].need));
        if (needed && !ca_entry_value(action, parts[i].field)->node)
            report_action(c, action, parts[i].rule, parts[i].field, "is not filled in");
    }
    check_action_dates(c, action, plan);
}

static void check_plan(ca_checker *c)
{
    const ca_entries *actions = &c->record->groups[CA_ACTIONS];
    bool plan = c->grading->plan != CA_NOT_REQUIRED;
    if (c->grading->plan == CA_MISSING)
        report(c, CA_RULE_PLAN_MISSING, ca_check_member(c, "actions"), "actions",
               "an overall grade below the framework's line needs a plan, and no action says what is to be done");
    for (size_t i = 0; i < actions->count; i++)
        check_action(c, &actions->entries[i], plan);
    bool told = ca_record_has(c->record, CA_ESCALATION_TO_FIELD);
    if (c->grading->escalation == CA_MISSING)
        report(c, CA_RULE_ESCALATION_MISSING, ca_check_member(c, "escalation"), "escalation.to",
               "the grade or a flag must be escalated; the person who was told is not filled in");
    else if (!told && ca_record_number(c->record, CA_ESCALATION_URGENT_FIELD, 0))
        report(c, CA_RULE_ESCALATION_MISSING, ca_check_member(c, "escalation"), "escalation.to",
               "action is urgent; the person who was told is not filled in");
}

/* Reports that none of PEOPLE (bits) has a date or a reason: the path names the first, the message the others. */
static void report_no_discussion(ca_checker *c, unsigned people)
{
    ca_text path = {0}, words = {0};
    for (int i = 0; i < CA_CONTACT_ROLE_COUNT; i++) {
        if (!(people >> i & 1))
            continue;
        if (!path.size)
            ca_text_format(&path, "discussed.%s", ca_contact_roles[i]);
        else
            ca_text_format(&words, ", nor for %s", ca_contact_roles[i]);
    }
    ca_record_report(c->record, c->reporter, CA_RULE_DISCUSSION_MISSING, ca_check_member(c, "discussed"),
                     ca_text_words(&path), "there is neither a date nor a reason why not%s", ca_text_words(&words));
    ca_text_free(&path);
    ca_text_free(&words);
}

/* A discussion with a minimum length needs its minutes filled in. */
static void check_minutes(ca_checker *c, const ca_entry *contact, const char *path)
{
    const ca_value *minutes = ca_entry_value(contact, CA_CONTACT_MINUTES_FIELD);
    const ca_value *date = ca_entry_value(contact, CA_CONTACT_DATE_FIELD);
    int least = c->framework->requirements.discuss_minutes[contact->key];
    bool blank = !minutes->node && c->reporter->draft; /* not filled in yet */
    if (!least || !date->node || blank || (minutes->node && minutes->number >= least))
        return;
    ca_record_report(c->record, c->reporter, CA_RULE_DISCUSSION_SHORT, minutes->node ? minutes->node : date->node, path,
                     minutes->node ? "lasted less than the %d minutes that the framework asks for"
                                   : "should have lasted %d minutes, and the minutes are not filled in",
                     least);
}

static void check_contact(ca_checker *c, const ca_entry *contact)
{
    const ca_value *how = ca_entry_value(contact, CA_CONTACT_HOW_FIELD);
    const ca_value *date = ca_entry_value(contact, CA_CONTACT_DATE_FIELD);
    ca_date audited = ca_record_number(c->record, CA_AUDIT_DATE_FIELD, CA_NO_DATE);
    const char *path = ca_check_path(c, "discussed.%s", ca_contact_roles[contact->key]);
    if (how->node && (c->framework->requirements.discuss_not_by >> how->number & 1))
        ca_record_report(c->record, c->reporter, CA_RULE_DISCUSSION_MEANS, how->node, path,
                         "the framework does not count a discussion by %s", ca_means[how->number]);
    if (date->node && audited != CA_NO_DATE && date->number > audited)
        report(c, CA_RULE_DISCUSSION_LATE, date->node, path, "is later than the audit");
    check_minutes(c, contact, path);
}

static void check_discussions(ca_checker *c)
{
    const ca_entries *contacts = &c->record->groups[CA_DISCUSSED];
    unsigned asked = ca_people_asked(c->record);
    for (int i = 0; i < CA_CONTACT_ROLE_COUNT; i++)
        if ((asked >> i & 1) && !ca_was_discussed(c->record, i))
            report_no_discussion(c, 1U << i);
    for (int i = 0; i < c->framework->requirements.discuss_any_count; i++) {
        unsigned missed = ca_people_missed(c->record, i);
        if (missed)
            report_no_discussion(c, missed);
    }
    for (size_t i = 0; i < contacts->count; i++)
        check_contact(c, &contacts->entries[i]);
}

/* Flags that are not urgent may stay blank, which counts as no. */
static void check_flags_answered(ca_checker *c)
{
    const ca_requirements *requirements = &c->framework->requirements;
    for (int i = 0; i < c->framework->flag_count; i++) {
        const ca_entry *flag = ca_record_entry(c->record, CA_FLAGS, i);
        bool matters = (requirements->escalation_flags | requirements->immediate_flags) >> i & 1;
        if (!matters || (flag && ca_entry_value(flag, CA_FLAG_FIELD)->node))
            continue;
        ca_text path = {0};
        ca_text_format(&path, "flags.%s", c->framework->flags[i].id);
        report(c, CA_RULE_FLAG_MISSING, ca_check_member(c, "flags"), path.at, "is neither true nor false");
        ca_text_free(&path);
    }
    if (c->grading->escalation != CA_NOT_REQUIRED && !ca_record_has(c->record, CA_ESCALATION_URGENT_FIELD))
        report(c, CA_RULE_URGENCY_MISSING, ca_check_member(c, "escalation"), "escalation.urgent",
               "whether urgent action is needed is not filled in");
}

/* An immediate response must be marked as urgent, with the person who was told (escalation-missing) and the date. */
static void check_flags(ca_checker *c)
{
    const ca_entries *flags = &c->record->groups[CA_FLAGS];
    const ca_requirements *requirements = &c->framework->requirements;
    bool urgent = ca_record_number(c->record, CA_ESCALATION_URGENT_FIELD, 0) &&
                  ca_record_has(c->record, CA_ESCALATION_DATE_FIELD);
    for (size_t i = 0; i < flags->count; i++) {
        const ca_entry *flag = &flags->entries[i];
        ca_text path = {0};
        if (!ca_record_flag(c->record, flag->key))
            continue;
        ca_text_format(&path, "flags.%s", c->framework->flags[flag->key].id);
        if ((requirements->immediate_flags >> flag->key & 1) && !urgent)
            report(c, CA_RULE_IMMEDIATE_RESPONSE_MISSING, flag->node, path.at,
                   "calls for an immediate response: escalation.urgent, and the date on which somebody was told");
        if (flag->key == requirements->supervision_flag)
            report(c, CA_RULE_SUPERVISION_NONE, flag->node, path.at,
                   "there was no supervision in the months that the framework asks about");
        ca_text_free(&path);
    }
}

/* The last supervision must be in the months before the end of the period, or before the audit. */
static void check_supervision(ca_checker *c)
{
    const ca_requirements *requirements = &c->framework->requirements;
    const ca_entry *head = requirements->supervision_head < 0
                               ? NULL
                               : ca_record_entry(c->record, CA_HEADS, requirements->supervision_head);
    const ca_value *last = head ? ca_entry_value(head, CA_HEAD_FIELD) : NULL;
    ca_date end =
        ca_record_number(c->record, CA_TO_FIELD, ca_record_number(c->record, CA_AUDIT_DATE_FIELD, CA_NO_DATE));
    ca_text path = {0};
    if (ca_record_flag(c->record, requirements->supervision_flag) || !last || !last->node || end == CA_NO_DATE ||
        !requirements->supervision_months || last->number >= ca_date_add_months(end, -requirements->supervision_months))
        return;
    ca_text_format(&path, "heads.%s", c->framework->heads[requirements->supervision_head].id);
    ca_record_report(c->record, c->reporter, CA_RULE_SUPERVISION_NONE, last->node, path.at,
                     "is more than %d months before the end of the period", requirements->supervision_months);
    ca_text_free(&path);
}

void ca_check_requirements(ca_checker *c)
{
    check_overall(c);
    check_plan(c);
    check_discussions(c);
    check_flags(c);
    check_flags_answered(c);
    check_supervision(c);
}
