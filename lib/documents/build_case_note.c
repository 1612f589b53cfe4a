/* SPDX-License-Identifier: MIT */
/* A note for the child's own file: that there was an audit, with whom it was discussed, and what is to be done. It is plain
 * paragraphs, to be pasted. The file is the child's: it says nothing of the worker's grades. */
#include "documents/build_letters.h"

#include "documents/audit_parts.h"

/* Adds with whom the audit was discussed, by role. */
static void add_discussions(ca_audit_view *view, ca_letter *letter)
{
    ca_text words = {0};
    for (int role = 0; role < CA_CONTACT_ROLE_COUNT; role++) {
        const ca_entry *contact = ca_record_entry(view->record, CA_DISCUSSED, role);
        ca_slice day = ca_view_entry_text(view, contact, CA_CONTACT_DATE_FIELD);
        if (day.size)
            ca_text_format(&words, "%s%s on %.*s", words.size ? ", " : "", ca_contact_titles[role], (int)day.size,
                           day.at);
    }
    if (words.size)
        ca_letter_say(letter, CA_LETTER_PARAGRAPH, "The audit was discussed: %s.", words.at);
    ca_text_free(&words);
}

static void add_actions(ca_audit_view *view, ca_letter *letter)
{
    const ca_entries *actions = &view->record->groups[CA_ACTIONS];
    size_t number = 0;
    for (size_t i = 0; i < actions->count; i++) {
        const ca_entry *action = &actions->entries[i];
        ca_slice text = ca_view_entry_text(view, action, CA_ACTION_ACTION_FIELD);
        ca_slice owner = ca_view_entry_text(view, action, CA_ACTION_OWNER_FIELD);
        ca_slice due = ca_view_entry_text(view, action, CA_ACTION_DUE_FIELD);
        if (ca_entry_is_empty(action))
            continue;
        if (!number)
            ca_letter_say(letter, CA_LETTER_PARAGRAPH, "Actions from the audit:");
        ca_text words = {0};
        ca_text_format(&words, "%zu. %.*s", ++number, (int)text.size, text.at);
        if (owner.size)
            ca_text_format(&words, " Who: %.*s.", (int)owner.size, owner.at);
        if (due.size)
            ca_text_format(&words, " By: %.*s.", (int)due.size, due.at);
        ca_slice state = ca_view_action_state(view, action);
        if (!ca_slice_is(state, "Open"))
            ca_text_format(&words, " %.*s.", (int)state.size, state.at);
        ca_letter_add(letter, CA_LETTER_PARAGRAPH, (ca_slice){words.at, words.size});
        ca_text_free(&words);
    }
    if (!number)
        ca_letter_say(letter, CA_LETTER_PARAGRAPH, "The audit asks for no action.");
}

void ca_build_case_note(ca_audit_view *view, ca_letter *letter)
{
    ca_slice id = ca_record_text(view->record, CA_ID_FIELD), auditor = ca_view_auditors(view);
    ca_slice day = ca_view_text(view, CA_AUDIT_DATE_FIELD), from = ca_view_text(view, CA_FROM_FIELD);
    ca_slice to = ca_view_text(view, CA_TO_FIELD);
    ca_text words = {0};
    ca_text_add(&words, "This case file was audited");
    if (day.size)
        ca_text_format(&words, " on %.*s", (int)day.size, day.at);
    if (auditor.size)
        ca_text_format(&words, " by %.*s", (int)auditor.size, auditor.at);
    ca_letter_say(letter, CA_LETTER_PARAGRAPH, "%s (audit %.*s).", words.at, (int)id.size, id.at);
    if (from.size && to.size)
        ca_letter_say(letter, CA_LETTER_PARAGRAPH, "The audit looked at the work from %.*s to %.*s.", (int)from.size,
                      from.at, (int)to.size, to.at);
    add_discussions(view, letter);
    add_actions(view, letter);
    ca_letter_say(letter, CA_LETTER_PARAGRAPH, "The completed audit is kept with the records of the quality team.");
    ca_text_free(&words);
}
