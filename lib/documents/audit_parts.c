/* SPDX-License-Identifier: MIT */
/* The parts that letters about an audit share. */
#include "documents/audit_parts.h"

#include "check/concern.h"
#include "documents/excerpt.h"
#include "documents/rule_words.h"
#include "forms/form_labels.h"
#include "record/auditors_of.h"

void ca_add_auditors(ca_audit_view *view, ca_letter *letter)
{
    bool several = ca_auditor_count(view->record) > 1;
    ca_letter_fact(letter, several ? "Auditors" : ca_form_member_label(CA_AUDITOR_FIELD), ca_view_auditors(view));
}

static void add_member(ca_audit_view *view, ca_letter *letter, enum ca_field field)
{
    if (field == CA_AUDITOR_FIELD) {
        ca_add_auditors(view, letter);
        return;
    }
    ca_letter_fact(letter, ca_form_member_label(field), ca_view_text(view, field));
}

void ca_add_facts(ca_audit_view *view, ca_letter *letter)
{
    static const struct {
        unsigned person;
        enum ca_field field;
    } named[] = {{CA_NAMES_THE_CHILD, CA_CHILD_FIELD},
                 {CA_NAMES_THE_CHILD, CA_BORN_FIELD},
                 {0, CA_CASE_TYPE_FIELD},
                 {0, CA_AUDIT_DATE_FIELD},
                 {0, CA_TEAM_FIELD},
                 {CA_NAMES_PRACTITIONER, CA_PRACTITIONER_FIELD},
                 {CA_NAMES_MANAGER, CA_MANAGER_FIELD},
                 {CA_NAMES_REVIEWER, CA_IRO_FIELD},
                 {CA_NAMES_AUDITOR, CA_AUDITOR_FIELD}};
    ca_letter_facts_begin(letter);
    add_member(view, letter, CA_CASE_ID_FIELD);
    ca_letter_cell_heading(letter, "Audit");
    ca_letter_cell_input(letter, CA_INPUT_HELD, ca_record_text(view->record, CA_ID_FIELD), "id", "Audit");
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        if ((named[i].person & view->people) == named[i].person)
            add_member(view, letter, named[i].field);
    ca_slice from = ca_view_text(view, CA_FROM_FIELD), to = ca_view_text(view, CA_TO_FIELD);
    if (from.size && to.size)
        ca_letter_fact(letter, "Period audited",
                       ca_view_words(view, "%.*s to %.*s", (int)from.size, from.at, (int)to.size, to.at));
    ca_letter_table_end(letter);
}

void ca_add_reasons(ca_audit_view *view, ca_letter *letter, bool all)
{
    const ca_grading *grading = view->grading;
    for (size_t i = 0; i < grading->fired_count && grading->ruleset >= 0; i++) {
        const ca_limiting_rule *rule = &view->framework->rulesets[grading->ruleset].limits[grading->fired[i].limit];
        if (!all && rule->ceiling != grading->ceiling && !rule->lower_by)
            continue; /* another has a lower ceiling */
        ca_text words = {0};
        ca_fired_words(&words, view, &grading->fired[i]);
        ca_letter_add(letter, CA_LETTER_PARAGRAPH, (ca_slice){words.at, words.size});
        ca_text_free(&words);
    }
}

const char *ca_overall_words(const ca_audit_view *view)
{
    bool has = view->framework->overall_required || view->grading->final != CA_NO_GRADE;
    if (!view->framework->scale_count || !has)
        return NULL;
    return view->grading->final == CA_NO_GRADE ? "not graded yet" : ca_view_grade(view, view->grading->final);
}

void ca_add_actions(ca_audit_view *view, ca_letter *letter, const ca_room *room)
{
    static const unsigned shares[] = {48, 16, 18, 18};
    static const char *const headings[] = {"Action", "Who does it", "By when", "State"};
    const ca_entries *actions = &view->record->groups[CA_ACTIONS];
    size_t shown = 0, left_out = 0;
    ca_letter_table_begin(letter, shares, sizeof shares / sizeof *shares, true);
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
        ca_letter_cell_heading(letter, headings[i]);
    for (size_t i = 0; i < actions->count; i++) {
        const ca_entry *action = &actions->entries[i];
        if (ca_entry_is_empty(action))
            continue;
        if (shown++ >= room->list_most) {
            left_out++;
            continue;
        }
        ca_letter_cell_text(letter, ca_excerpt(view->arena, NULL,
                                               ca_view_entry_text(view, action, CA_ACTION_ACTION_FIELD), room->words));
        ca_letter_cell_text(letter, ca_view_entry_text(view, action, CA_ACTION_OWNER_FIELD));
        ca_letter_cell_text(letter, ca_view_entry_text(view, action, CA_ACTION_DUE_FIELD));
        ca_letter_cell_text(letter, ca_view_action_state(view, action));
    }
    ca_letter_table_end(letter);
    if (!shown)
        ca_letter_say(letter, CA_LETTER_PARAGRAPH, "The audit asks for no action.");
    if (left_out)
        ca_letter_say(letter, CA_LETTER_NOTE, "%zu more actions are in the completed audit.", left_out);
}

ca_slice ca_evidence_of(ca_audit_view *view, const ca_entry *answer)
{
    static const enum ca_field fields[] = {CA_ANSWER_EVIDENCE_FIELD, CA_ANSWER_IMPACT_FIELD, CA_ANSWER_COMMENT_FIELD};
    ca_slice text = {"", 0};
    for (size_t i = 0; i < sizeof fields / sizeof *fields && !text.size; i++)
        text = ca_view_entry_text(view, answer, fields[i]);
    return text;
}

/* Adds the row of one who signs. */
static void add_signature(ca_letter *letter, const char *role, ca_slice name)
{
    ca_letter_cell_heading(letter, role);
    ca_letter_cell_text(letter, name);
    ca_letter_cell_input(letter, CA_INPUT_HAND, (ca_slice){"", 0}, NULL, NULL);
    ca_letter_cell_input(letter, CA_INPUT_HAND, (ca_slice){"", 0}, NULL, NULL);
}

void ca_add_signatures(ca_audit_view *view, ca_letter *letter)
{
    static const unsigned shares[] = {20, 26, 34, 20};
    static const char *const headings[] = {"Role", "Name", "Signature", "Date"};
    static const struct {
        const char *role;
        enum ca_field field;
    } roles[] = {{"Practitioner", CA_PRACTITIONER_FIELD}, {"Manager", CA_MANAGER_FIELD}};
    size_t count = 0;
    const ca_auditor_of *auditors = ca_auditors_of(view->record, NULL, &count);
    ca_letter_table_begin(letter, shares, sizeof shares / sizeof *shares, true);
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
        ca_letter_cell_heading(letter, headings[i]);
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        add_signature(letter, roles[i].role, ca_view_text(view, roles[i].field));
    for (size_t i = 0; i < count; i++)
        add_signature(letter, "Auditor", ca_arena_str(view->arena, auditors[i].name));
    if (!count)
        add_signature(letter, "Auditor", (ca_slice){"", 0});
    ca_letter_table_end(letter);
}

bool ca_is_audited(const ca_audit_view *view)
{
    return ca_feedback_is_due(view->record);
}
