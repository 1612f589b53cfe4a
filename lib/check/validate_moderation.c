/* SPDX-License-Identifier: MIT */
/* Validation of a moderation: who may read an audit again, and what the second reading has to say. */
#include "check/moderation.h"
#include "check/validate_case.h"

static void report(ca_checker *c, enum ca_rule_id rule, uint32_t node, const char *path, const char *words)
{
    ca_record_report(c->record, c->reporter, rule, node, path, "%s", words);
}

static void check_moderator(ca_checker *c)
{
    ca_record *record = c->record;
    uint32_t node = record->at[CA_MODERATOR_FIELD].node, moderation = ca_check_place(c, "moderation");
    if (!node)
        report(c, CA_RULE_MODERATOR_MISSING, moderation, "moderation.moderator",
               "is not filled in, and there is a moderation");
    if (!ca_record_has(record, CA_MODERATION_DATE_FIELD))
        report(c, CA_RULE_MODERATION_DATE_MISSING, moderation, "moderation.date", "is not filled in");
    ca_check_independence(c, CA_MODERATOR_FIELD, CA_RULE_MODERATOR_NOT_INDEPENDENT);
}

/* One judgement: what the auditor gave (or no node), whether the moderator agrees, and the moderator's grade. */
static void check_judgement(ca_checker *c, ca_value given, ca_value agreed, ca_value grade, uint32_t node,
                            const char *path)
{
    bool same = given.node && given.number == grade.number;
    if (!agreed.node)
        return;
    if (!agreed.number && !grade.node)
        report(c, CA_RULE_MODERATION_JUDGEMENT_MISSING, agreed.node, path,
               "the moderator does not agree, and gives no grade");
    else if (agreed.number && !given.node)
        report(c, CA_RULE_MODERATION_CONTRADICTS, node, path, "agrees with a grade that the auditor did not give");
    else if (agreed.number && grade.node && !same)
        report(c, CA_RULE_MODERATION_CONTRADICTS, grade.node, path, "the moderator agrees, and gives another grade");
    else if (!agreed.number && same)
        report(c, CA_RULE_MODERATION_CONTRADICTS, grade.node, path,
               "the moderator does not agree, and gives the same grade");
}

static ca_value grade_of(const ca_checker *c, int question)
{
    const ca_entry *answer = ca_record_answer(c->record, question);
    return answer ? *ca_entry_value(answer, CA_ANSWER_GRADE_FIELD) : (ca_value){0};
}

static void check_answer(ca_checker *c, int question, bool required)
{
    const ca_entry *entry = ca_record_moderated(c->record, question);
    ca_value given = grade_of(c, question), none = {0};
    ca_value agreed = entry ? *ca_entry_value(entry, CA_MODERATED_AGREED_FIELD) : none;
    ca_value grade = entry ? *ca_entry_value(entry, CA_MODERATED_GRADE_FIELD) : none;
    bool begun = entry && (!ca_entry_is_empty(entry) || ca_value_na(ca_entry_value(entry, CA_MODERATED_GRADE_FIELD)));
    ca_text path = {0};
    ca_text_format(&path, "moderation.answers.%s", c->framework->questions[question].id);
    uint32_t node = entry ? entry->node : ca_check_place(c, "moderation");
    if (!agreed.node && !grade.node && (begun || (required && given.node)))
        report(c, CA_RULE_MODERATION_JUDGEMENT_MISSING, node, path.at, "has neither agreement nor a grade");
    check_judgement(c, given, agreed, grade, node, path.at);
    ca_text_free(&path);
}

static void check_overall(ca_checker *c)
{
    const ca_record *record = c->record;
    ca_value agreed = record->at[CA_MODERATED_OVERALL_AGREED_FIELD], grade = record->at[CA_MODERATED_OVERALL_FIELD];
    ca_value given = record->at[CA_OVERALL_GRADE_FIELD];
    bool required = c->framework->moderation.requires & CA_MODERATES_OVERALL;
    bool begun = ca_record_has(record, CA_MODERATED_REASON_FIELD) || ca_value_na(&grade);
    uint32_t node = ca_check_place(c, "moderation");
    if (!agreed.node && !grade.node && (begun || (required && given.node)))
        report(c, CA_RULE_MODERATION_JUDGEMENT_MISSING, node, "moderation.overall",
               ca_record_has(record, CA_AUDIT_QUALITY_FIELD)
                   ? "has neither agreement nor a grade; the quality of the audit is not that of the practice"
                   : "has neither agreement nor a grade");
    check_judgement(c, given, agreed, grade, node, "moderation.overall");
}

void ca_check_moderation(ca_checker *c)
{
    const ca_record *record = c->record;
    unsigned requires = c->framework->moderation.requires;
    uint32_t node = ca_check_place(c, "moderation");
    if (ca_moderation_state(record) == CA_NOT_MODERATED)
        return;
    check_moderator(c);
    for (int i = 0; i < c->framework->question_count; i++)
        if (c->framework->questions[i].type == CA_QUESTION_GRADE)
            check_answer(c, i, requires & CA_MODERATES_ANSWERS);
    check_overall(c);
    if ((requires & CA_MODERATES_QUALITY) && !ca_record_has(record, CA_AUDIT_QUALITY_FIELD))
        report(c, CA_RULE_AUDIT_QUALITY_MISSING, node, "moderation.audit_quality",
               "is not filled in, and the grades of the practice do not say it");
    if ((requires & CA_MODERATES_ACTIONS) && ca_record_has_action(record) &&
        !ca_record_has(record, CA_ACTIONS_ADDRESSED_FIELD))
        report(c, CA_RULE_ACTIONS_ADDRESSED_MISSING, node, "moderation.actions_addressed",
               "is not filled in, and the audit has actions");
}
