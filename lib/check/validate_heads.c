/* SPDX-License-Identifier: MIT */
/* Validation of what stands at the head of an audit: the case, the people, the dates. */
#include "check/validate_case.h"

#include <string.h>

static bool asks_by_type(const ca_framework *framework)
{
    for (int i = 0; i < framework->question_count; i++)
        if (framework->questions[i].applies)
            return true;
    return false;
}

/* Reports RULE when FIELD is not filled in, at the object that it belongs in. */
static void need(ca_checker *c, enum ca_field field, enum ca_rule_id rule, const char *object, const char *words)
{
    if (!ca_record_has(c->record, field))
        ca_record_report(c->record, c->reporter, rule, ca_check_place(c, object), ca_fields[field].path, "%s", words);
}

/* The boxes of the framework's form: what is not filled in is reported by the rule that is about it. */
static void check_boxes(ca_checker *c)
{
    static const struct {
        enum ca_field field;
        enum ca_rule_id rule;
    } own_rules[] = {
        {CA_TEAM_FIELD, CA_RULE_TEAM_MISSING},
        {CA_PRACTITIONER_FIELD, CA_RULE_PRACTITIONER_MISSING},
        {CA_MANAGER_FIELD, CA_RULE_MANAGER_MISSING},
        {CA_LOCALITY_FIELD, CA_RULE_LOCALITY_MISSING},
        {CA_QUARTER_FIELD, CA_RULE_QUARTER_MISSING},
        {CA_CASE_TYPE_FIELD, CA_RULE_COUNT},
        {CA_CASE_ID_FIELD, CA_RULE_COUNT},
        {CA_AUDITOR_FIELD, CA_RULE_COUNT},
        {CA_AUDIT_DATE_FIELD, CA_RULE_COUNT},
        {CA_FROM_FIELD, CA_RULE_COUNT},
        {CA_TO_FIELD, CA_RULE_COUNT},
    };
    const ca_framework *framework = c->framework;
    for (int i = 0; i < CA_FIELD_COUNT; i++) {
        enum ca_rule_id rule = CA_RULE_HEAD_MISSING;
        if (!framework->expects[i] || ca_record_has(c->record, (enum ca_field)i))
            continue;
        for (size_t own = 0; own < sizeof own_rules / sizeof *own_rules; own++)
            if (own_rules[own].field == (enum ca_field)i)
                rule = own_rules[own].rule;
        ca_text object = {0};
        ca_text_append(&object, ca_fields[i].path, strcspn(ca_fields[i].path, "."));
        if (rule != CA_RULE_COUNT)
            need(c, (enum ca_field)i, rule, object.at, "is not filled in");
        ca_text_free(&object);
    }
    for (int i = 0; i < framework->head_count; i++) {
        const ca_entry *head = ca_record_entry(c->record, CA_HEADS, i);
        if (!framework->heads[i].expected || (head && ca_entry_value(head, CA_HEAD_FIELD)->node))
            continue;
        ca_text path = {0};
        ca_text_format(&path, "heads.%s", framework->heads[i].id);
        ca_record_report(c->record, c->reporter, CA_RULE_HEAD_MISSING, ca_check_place(c, "heads"), path.at,
                         "is not filled in");
        ca_text_free(&path);
    }
}

/* A team that is N/A is counted as a team. */
static void check_groups(ca_checker *c)
{
    static const enum ca_field groups[] = {CA_SERVICE_FIELD, CA_LOCALITY_FIELD, CA_TEAM_FIELD};
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        if (ca_check_says_nothing(c, groups[i], ca_record_text(c->record, groups[i])))
            ca_record_report(c->record, c->reporter, CA_RULE_TEXT_SAYS_NOTHING, c->record->at[groups[i]].node,
                             ca_fields[groups[i]].path, "says nothing, and is counted as a name; leave it blank");
}

static void check_case(ca_checker *c)
{
    need(c, CA_CASE_ID_FIELD, CA_RULE_CASE_ID_MISSING, "case", "is not filled in");
    if (asks_by_type(c->framework))
        need(c, CA_CASE_TYPE_FIELD, CA_RULE_CASE_TYPE_MISSING, "case",
             "is not filled in, so that questions for some types of case are asked of nobody");
    else if (c->framework->expects[CA_CASE_TYPE_FIELD])
        need(c, CA_CASE_TYPE_FIELD, CA_RULE_CASE_TYPE_MISSING, "case", "is not filled in");
    int type = ca_record_type(c->record);
    if (type >= 0 && c->framework->case_types && !(c->framework->case_types >> type & 1))
        ca_record_report(c->record, c->reporter, CA_RULE_CASE_TYPE_OUTSIDE, c->record->at[CA_CASE_TYPE_FIELD].node,
                         "case.type", "the framework is not for cases of this type");
    check_boxes(c);
    check_groups(c);
}

/* Another spelling of a quarter counts as the same one; any other text is counted apart. */
static void check_quarter(ca_checker *c)
{
    ca_record *record = c->record;
    ca_slice text = ca_record_text(record, CA_QUARTER_FIELD);
    uint32_t node = record->at[CA_QUARTER_FIELD].node;
    ca_text name = {0};
    if (!ca_record_has(record, CA_QUARTER_FIELD) || ca_quarter_is_plain(text))
        return;
    ca_quarter_name(&name, text);
    if (ca_quarter_read(text) == CA_NO_QUARTER)
        ca_record_report(record, c->reporter, CA_RULE_QUARTER_FORM, node, "audit.quarter",
                         "is not written like 2017-18 Q2");
    else
        ca_record_report(record, c->reporter, CA_RULE_QUARTER_FORM, node, "audit.quarter",
                         "is another spelling of %s, which it is counted as", name.at);
    ca_text_free(&name);
}

static void check_audit(ca_checker *c)
{
    ca_record *record = c->record;
    need(c, CA_AUDITOR_FIELD, CA_RULE_AUDITOR_MISSING, "audit", "is not filled in");
    need(c, CA_AUDIT_DATE_FIELD, CA_RULE_AUDIT_DATE_MISSING, "audit", "is not filled in");
    if ((c->framework->expects[CA_FROM_FIELD] && !ca_record_has(record, CA_FROM_FIELD)) ||
        (c->framework->expects[CA_TO_FIELD] && !ca_record_has(record, CA_TO_FIELD)))
        ca_record_report(record, c->reporter, CA_RULE_PERIOD_MISSING, ca_check_place(c, "audit"), "audit",
                         "the period that the audit covers (from, to) is not filled in");
    check_quarter(c);
    ca_date date = ca_record_number(record, CA_AUDIT_DATE_FIELD, CA_NO_DATE);
    ca_quarter quarter = ca_quarter_read(ca_record_text(record, CA_QUARTER_FIELD));
    /* An audit may be dated some weeks before or after its quarter, but not a whole one. */
    if (quarter != CA_NO_QUARTER && date != CA_NO_DATE &&
        (ca_quarter_of(date) > quarter + 1 || ca_quarter_of(date) < quarter - 1))
        ca_record_report(record, c->reporter, CA_RULE_DATES_CONTRADICT, record->at[CA_QUARTER_FIELD].node,
                         "audit.quarter", "is not that of audit.date, nor next to it");
    bool before = ca_record_number(record, CA_PREVIOUS_AUDITED_FIELD, 0) ||
                  ca_record_has(record, CA_PREVIOUS_ID_FIELD) || ca_record_has(record, CA_PREVIOUS_GRADE_FIELD);
    if (before && !ca_record_has(record, CA_PREVIOUS_DATE_FIELD))
        ca_record_report(record, c->reporter, CA_RULE_PREVIOUS_DATE_MISSING, ca_check_place(c, "audit"),
                         "audit.previous.date", "the case was audited before; when is not filled in");
    ca_check_independence(c, CA_AUDITOR_FIELD, CA_RULE_AUDITOR_NOT_INDEPENDENT);
}

/* Pairs of dates of which the first must not be later than the second. */
static void check_order(ca_checker *c)
{
    static const struct {
        enum ca_field first, second;
    } orders[] = {
        {CA_FROM_FIELD, CA_TO_FIELD},
        {CA_TO_FIELD, CA_AUDIT_DATE_FIELD},
        {CA_BORN_FIELD, CA_AUDIT_DATE_FIELD},
        {CA_PREVIOUS_DATE_FIELD, CA_AUDIT_DATE_FIELD},
        {CA_AUDIT_DATE_FIELD, CA_MODERATION_DATE_FIELD},
        {CA_AUDIT_DATE_FIELD, CA_OVERRIDE_DATE_FIELD},
    };
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        ca_value first = c->record->at[orders[i].first], second = c->record->at[orders[i].second];
        if (first.node && second.node && first.number > second.number)
            ca_record_report(c->record, c->reporter, CA_RULE_DATES_CONTRADICT, first.node,
                             ca_fields[orders[i].first].path, "is later than %s", ca_fields[orders[i].second].path);
    }
}

void ca_check_heads(ca_checker *c)
{
    if (ca_record_number(c->record, CA_KIND_FIELD, CA_FULL) != CA_PROGRAMME) {
        check_case(c);
        check_audit(c);
    }
    check_order(c);
}
