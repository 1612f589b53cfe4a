/* SPDX-License-Identifier: MIT */
/* What is still to be done for an audit: errors of its record, actions that are overdue, a moderation that is out. */
#include "documents/build_letters.h"

#include "documents/audit_parts.h"
#include "forms/member_words.h"
#include "record/action.h"

static size_t count_errors(const ca_audit_view *view, bool errors)
{
    size_t count = 0;
    for (size_t i = 0; view->faults && i < view->faults->count; i++)
        count += view->faults->list[i].error == errors;
    return count;
}

static bool is_overdue(const ca_audit_view *view, const ca_entry *action)
{
    int days = 0;
    return !ca_entry_is_empty(action) && ca_action_state_on(action, view->as_of, &days) == CA_ACTION_OVERDUE;
}

static bool any_overdue(const ca_audit_view *view)
{
    const ca_entries *actions = &view->record->groups[CA_ACTIONS];
    bool any = false;
    for (size_t i = 0; i < actions->count; i++)
        any |= is_overdue(view, &actions->entries[i]);
    return any;
}

bool ca_reminder_is_due(const ca_audit_view *view)
{
    return count_errors(view, true) || any_overdue(view) || ca_moderation_state(view->record) == CA_MODERATOR_NAMED;
}

/* Adds what is wrong with the record: errors, or warnings. A message names no text and no name of the record. */
static void add_faults(ca_audit_view *view, ca_letter *letter, const char *title, bool errors)
{
    ca_letter_say(letter, CA_LETTER_HEADING, "%s", title);
    for (size_t i = 0; view->faults && i < view->faults->count; i++) {
        const ca_diagnostic *fault = &view->faults->list[i];
        ca_text member = {0};
        if (fault->error != errors)
            continue;
        ca_member_words(&member, view->framework, fault->path);
        if (fault->rule == CA_RULE_OVERALL_ABOVE_CEILING) /* the message has the id of a rule of the framework */
            ca_letter_say(letter, CA_LETTER_ITEM, "%s: is above %s, the best that the limiting judgements allow",
                          member.at, ca_view_grade(view, view->grading->ceiling));
        else
            ca_letter_say(letter, CA_LETTER_ITEM, "%s: %s", member.at, fault->message);
        ca_text_free(&member);
    }
    ca_letter_drop_heading(letter);
}

static void add_overdue(ca_audit_view *view, ca_letter *letter)
{
    static const unsigned shares[] = {44, 18, 18, 20};
    static const char *const headings[] = {"Action", "Who does it", "By when", "State"};
    const ca_entries *actions = &view->record->groups[CA_ACTIONS];
    ca_letter_say(letter, CA_LETTER_HEADING, "Actions that are overdue");
    ca_letter_table_begin(letter, shares, sizeof shares / sizeof *shares, true);
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
        ca_letter_cell_heading(letter, headings[i]);
    for (size_t i = 0; i < actions->count; i++) {
        const ca_entry *action = &actions->entries[i];
        if (!is_overdue(view, action))
            continue;
        ca_letter_cell_text(letter, ca_view_entry_text(view, action, CA_ACTION_ACTION_FIELD));
        ca_letter_cell_text(letter, ca_view_entry_text(view, action, CA_ACTION_OWNER_FIELD));
        ca_letter_cell_text(letter, ca_view_entry_text(view, action, CA_ACTION_DUE_FIELD));
        ca_letter_cell_text(letter, ca_view_action_state(view, action));
    }
    ca_letter_table_end(letter);
    ca_letter_drop_heading(letter);
}

void ca_build_reminder(ca_audit_view *view, ca_letter *letter)
{
    ca_slice moderator = ca_view_text(view, CA_MODERATOR_FIELD);
    ca_add_facts(view, letter);
    add_faults(view, letter, "To be put right", true);
    add_overdue(view, letter);
    if (ca_moderation_state(view->record) == CA_MODERATOR_NAMED) {
        ca_letter_say(letter, CA_LETTER_HEADING, "Moderation");
        ca_letter_say(letter, CA_LETTER_PARAGRAPH, "The moderation is still to be done%s%.*s.",
                      moderator.size ? ", by " : "", (int)moderator.size, moderator.at);
    }
    add_faults(view, letter, "To be looked at again", false);
}
