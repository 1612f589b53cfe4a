/* SPDX-License-Identifier: MIT */
/* The quality improvement support plan: each action with its owner, day, manager and review, and the signatures. It goes on the
 * practitioner's supervision file, so the child is its case number alone. */
#include "documents/build_letters.h"

#include "documents/audit_parts.h"

bool ca_plan_is_due(const ca_audit_view *view)
{
    const ca_entries *actions = &view->record->groups[CA_ACTIONS];
    bool any = false;
    for (size_t i = 0; i < actions->count; i++)
        any |= !ca_entry_is_empty(&actions->entries[i]);
    return ca_is_audited(view) && (any || view->grading->plan != CA_NOT_REQUIRED);
}

/* Returns the text of FIELD, or else of INSTEAD in the record. */
static ca_slice text_or(ca_audit_view *view, const ca_entry *action, enum ca_field field, enum ca_field instead)
{
    ca_slice text = ca_view_entry_text(view, action, field);
    return text.size || instead == CA_FIELD_COUNT ? text : ca_view_text(view, instead);
}

/* Adds a cell with TEXT; one to be filled in if there is none. */
static void add_cell(ca_letter *letter, ca_slice text)
{
    if (text.size)
        ca_letter_cell_text(letter, text);
    else
        ca_letter_cell_input(letter, CA_INPUT_HAND, text, NULL, NULL);
}

static void add_actions(ca_audit_view *view, ca_letter *letter)
{
    static const unsigned shares[] = {31, 13, 14, 14, 14, 14};
    static const char *const headings[] = {"Action or support", "Who does it", "By when",
                                           "Manager",           "Review on",   "State"};
    enum { SPARE_ROWS = 3 };
    const ca_entries *actions = &view->record->groups[CA_ACTIONS];
    size_t columns = sizeof shares / sizeof *shares;
    ca_letter_table_begin(letter, shares, columns, true);
    for (size_t i = 0; i < columns; i++)
        ca_letter_cell_heading(letter, headings[i]);
    for (size_t i = 0; i < actions->count; i++) {
        const ca_entry *action = &actions->entries[i];
        if (ca_entry_is_empty(action))
            continue;
        add_cell(letter, ca_view_entry_text(view, action, CA_ACTION_ACTION_FIELD));
        add_cell(letter, ca_view_entry_text(view, action, CA_ACTION_OWNER_FIELD));
        add_cell(letter, ca_view_entry_text(view, action, CA_ACTION_DUE_FIELD));
        add_cell(letter, text_or(view, action, CA_ACTION_MANAGER_FIELD, CA_MANAGER_FIELD));
        add_cell(letter, ca_view_entry_text(view, action, CA_ACTION_REVIEW_FIELD));
        ca_letter_cell_text(letter, ca_view_action_state(view, action));
    }
    for (size_t i = 0; i < SPARE_ROWS * columns; i++)
        ca_letter_cell_input(letter, CA_INPUT_HAND, (ca_slice){"", 0}, NULL, NULL);
    ca_letter_table_end(letter);
}

/* Returns the first day on which an action is reviewed, or CA_NO_DATE. */
static ca_date first_review(const ca_audit_view *view)
{
    const ca_entries *actions = &view->record->groups[CA_ACTIONS];
    ca_date first = CA_NO_DATE;
    for (size_t i = 0; i < actions->count; i++) {
        const ca_value *review = ca_entry_value(&actions->entries[i], CA_ACTION_REVIEW_FIELD);
        if (review->node && (first == CA_NO_DATE || review->number < first))
            first = review->number;
    }
    return first;
}

static void add_review(ca_audit_view *view, ca_letter *letter)
{
    int days = view->framework->requirements.plan_review_days;
    ca_date review = first_review(view);
    ca_slice day = ca_view_day(view, review);
    ca_letter_say(letter, CA_LETTER_HEADING, "Review");
    if (day.size)
        ca_letter_say(letter, CA_LETTER_PARAGRAPH, "The plan is first reviewed on %s.", day.at);
    else
        ca_letter_say(letter, CA_LETTER_BLANK, "The plan is first reviewed on:");
    if (days && ca_record_has(view->record, CA_AUDIT_DATE_FIELD)) {
        ca_date last = ca_record_number(view->record, CA_AUDIT_DATE_FIELD, 0) + days;
        ca_letter_say(letter, CA_LETTER_PARAGRAPH,
                      "The audit tool asks for a review within %d days of the audit: by %s.", days,
                      ca_view_day(view, last).at);
    }
    ca_letter_say(letter, CA_LETTER_BLANK, "What the review found:");
}

void ca_build_plan(ca_audit_view *view, ca_letter *letter)
{
    const char *grade = ca_overall_words(view);
    ca_add_facts(view, letter);
    if (grade)
        ca_letter_say(letter, CA_LETTER_PARAGRAPH, "Overall grade: %s.%s", grade,
                      view->grading->plan == CA_NOT_REQUIRED ? "" : " The audit tool requires a plan at this grade.");
    ca_letter_say(letter, CA_LETTER_HEADING, "Actions and support");
    add_actions(view, letter);
    add_review(view, letter);
    ca_letter_say(letter, CA_LETTER_HEADING, "Signatures");
    ca_add_signatures(view, letter);
}
