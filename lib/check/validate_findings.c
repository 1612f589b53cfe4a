/* SPDX-License-Identifier: MIT */
/* Validation of findings and themes: what they need to be counted together. */
#include "check/validate_case.h"

static void check_finding(ca_checker *c, const ca_entry *finding)
{
    const ca_value *section = ca_entry_value(finding, CA_FINDING_SECTION_FIELD);
    const ca_value *theme = ca_entry_value(finding, CA_FINDING_THEME_FIELD);
    const char *lacks = !section->node ? "the section is not filled in"
                        : !ca_entry_value(finding, CA_FINDING_KIND_FIELD)->node
                            ? "the kind, strength or improvement, is not filled in"
                        : !theme->node && !ca_entry_value(finding, CA_FINDING_TEXT_FIELD)->node
                            ? "neither the theme nor the text is filled in"
                            : NULL;
    if (lacks)
        ca_record_report(c->record, c->reporter, CA_RULE_FINDING_INCOMPLETE, finding->node,
                         ca_check_path(c, "findings[%d]", finding->key + 1), "%s", lacks);
    if (theme->node && !ca_slice_is_slug(ca_entry_text(c->record, finding, CA_FINDING_THEME_FIELD)))
        ca_record_report(c->record, c->reporter, CA_RULE_THEME_FORM, theme->node,
                         ca_check_path(c, "findings[%d].theme", finding->key + 1),
                         "is not written like absent-fathers, and will not be counted with those that are");
}

static void check_theme(ca_checker *c)
{
    uint32_t node = c->record->at[CA_THEME_FIELD].node;
    ca_slice theme = ca_record_text(c->record, CA_THEME_FIELD);
    bool known = !c->framework->theme_count;
    if (ca_record_number(c->record, CA_KIND_FIELD, CA_FULL) != CA_THEMATIC)
        return;
    if (!node) {
        ca_record_report(c->record, c->reporter, CA_RULE_THEME_MISSING, 0, "theme",
                         "is not filled in, and the audit is a thematic one");
        return;
    }
    for (int i = 0; i < c->framework->theme_count; i++)
        known |= ca_slice_is(theme, c->framework->themes[i].id);
    if (!known)
        ca_record_report(c->record, c->reporter, CA_RULE_THEME_UNKNOWN, node, "theme",
                         "is not a theme that the framework lists");
}

/* An audit that is marked as a programme by mistake would not be counted. */
static void check_programme(ca_checker *c)
{
    ca_record *record = c->record;
    if (ca_record_number(record, CA_KIND_FIELD, CA_FULL) != CA_PROGRAMME)
        return;
    if (ca_record_has(record, CA_CASE_ID_FIELD) || ca_record_has(record, CA_OVERALL_GRADE_FIELD) ||
        record->groups[CA_ANSWERS].count)
        ca_record_report(record, c->reporter, CA_RULE_PROGRAMME_MIXED, record->at[CA_KIND_FIELD].node, "kind",
                         "is that of findings about a programme, and there is a case, an answer or a grade, which is "
                         "not counted");
}

/* Without questions nothing else tells an audit that found nothing from a draft that nobody opened. */
static void check_empty(ca_checker *c)
{
    const ca_entries *findings = &c->record->groups[CA_FINDINGS];
    bool empty = !c->framework->question_count && !ca_record_has(c->record, CA_COMMENT_FIELD) &&
                 !ca_record_has(c->record, CA_CONTEXT_FIELD);
    for (size_t i = 0; i < findings->count; i++)
        empty &= ca_entry_is_empty(&findings->entries[i]);
    if (empty)
        ca_record_report(c->record, c->reporter, CA_RULE_AUDIT_EMPTY, ca_check_place(c, "findings"), "findings",
                         "there is neither a finding nor a comment nor a context");
}

void ca_check_findings(ca_checker *c)
{
    const ca_entries *findings = &c->record->groups[CA_FINDINGS];
    check_theme(c);
    check_programme(c);
    check_empty(c);
    for (size_t i = 0; i < findings->count; i++)
        if (!ca_entry_is_empty(&findings->entries[i]))
            check_finding(c, &findings->entries[i]);
}
