/* SPDX-License-Identifier: MIT */
/* The completed audit, for the case file: every part of the record, in the framework's order. */
#include "documents/build_letters.h"

#include "documents/audit_parts.h"
#include "forms/form_labels.h"
#include "record/replies.h"

bool ca_audit_is_due(const ca_audit_view *view)
{
    (void)view;
    return true;
}

/* Adds the members from FIRST to LAST that are filled in, as facts. */
static void add_members(ca_audit_view *view, ca_letter *letter, enum ca_field first, enum ca_field last)
{
    for (int i = (int)first; i <= (int)last; i++) {
        enum ca_field field = (enum ca_field)i;
        if (field == CA_AUDITOR_FIELD)
            ca_add_auditors(view, letter);
        else if (ca_fields[i].group == CA_SINGLE && ca_form_member_label(field) && ca_fields[i].type != CA_PROSE)
            ca_letter_fact(letter, ca_form_member_label(field), ca_view_text(view, field));
    }
}

static void add_prose(ca_audit_view *view, ca_letter *letter, enum ca_field field)
{
    ca_slice text = ca_view_text(view, field);
    if (text.size)
        ca_letter_say(letter, CA_LETTER_SUBHEADING, "%s", ca_form_member_label(field));
    ca_letter_add(letter, CA_LETTER_PARAGRAPH, text);
}

static void add_case(ca_audit_view *view, ca_letter *letter)
{
    const ca_framework *framework = view->framework;
    ca_letter_say(letter, CA_LETTER_PARAGRAPH, "%s", framework->title);
    ca_letter_facts_begin(letter);
    ca_letter_fact(letter, "Audit", ca_record_text(view->record, CA_ID_FIELD));
    add_members(view, letter, CA_KIND_FIELD, CA_IRO_FIELD);
    for (int i = 0; i < framework->head_count; i++)
        ca_letter_fact(letter, framework->heads[i].title,
                       ca_view_entry_text(view, ca_record_entry(view->record, CA_HEADS, i), CA_HEAD_FIELD));
    add_members(view, letter, CA_AUDITOR_FIELD, CA_PREVIOUS_GRADE_FIELD);
    ca_letter_table_end(letter);
    add_prose(view, letter, CA_CONTEXT_FIELD);
}

/* --- answers ------------------------------------------------------------------------------------------------------ */

/* Adds a text under a label, if it is filled in. */
static void add_text(ca_letter *letter, const char *label, ca_slice text)
{
    if (text.size)
        ca_letter_say(letter, CA_LETTER_PARAGRAPH, "%s%s%.*s", label, *label ? ": " : "", (int)text.size, text.at);
}

static void add_answer(ca_audit_view *view, ca_letter *letter, int question)
{
    const ca_question *asked = &view->framework->questions[question];
    const ca_entry *answer = ca_record_answer(view->record, question);
    const ca_entry *moderated = ca_record_moderated(view->record, question);
    ca_slice title = ca_view_question(view, question), given = ca_view_answer(view, question);
    bool empty = !answer || ca_entry_is_empty(answer);
    if (empty && !ca_record_applies(view->record, question))
        return;
    if (asked->type == CA_QUESTION_TEXT)
        ca_letter_say(letter, CA_LETTER_SUBHEADING, "%.*s", (int)title.size, title.at);
    else
        ca_letter_say(letter, CA_LETTER_SUBHEADING, "%.*s: %s", (int)title.size, title.at,
                      given.size ? ca_view_words(view, "%.*s", (int)given.size, given.at).at : "not filled in");
    if (asked->type == CA_QUESTION_TEXT)
        add_text(letter, "", ca_view_entry_text(view, answer, CA_ANSWER_ANSWER_FIELD));
    if (asked->type == CA_QUESTION_TEXT && empty)
        add_text(letter, "", ca_slice_of("Not filled in."));
    add_text(letter, "", ca_view_entry_text(view, answer, CA_ANSWER_EVIDENCE_FIELD));
    add_text(letter, "Impact on the child", ca_view_entry_text(view, answer, CA_ANSWER_IMPACT_FIELD));
    add_text(letter, "Comment", ca_view_entry_text(view, answer, CA_ANSWER_COMMENT_FIELD));
    if (!empty && ca_entry_value(answer, CA_ANSWER_NA_FIELD)->node)
        add_text(letter, "Why it does not apply", ca_view_entry_text(view, answer, CA_ANSWER_NA_FIELD));
    add_text(letter, asked->date ? asked->date : "Date", ca_view_entry_text(view, answer, CA_ANSWER_DATE_FIELD));
    ca_slice before = ca_view_entry_text(view, answer, CA_ANSWER_GRADE_FIELD);
    if (moderated && before.size && !ca_slice_equal(before, given))
        add_text(letter, "The auditor’s grade, before moderation", before);
    if (moderated)
        add_text(letter, "The moderator", ca_view_entry_text(view, moderated, CA_MODERATED_COMMENT_FIELD));
}

static void add_answers(ca_audit_view *view, ca_letter *letter)
{
    const ca_framework *framework = view->framework;
    int section = -1;
    for (int i = 0; i < framework->question_count; i++) {
        int own = framework->questions[i].section;
        if (i == 0 || own != section) {
            ca_letter_drop_heading(letter);
            ca_letter_say(letter, CA_LETTER_HEADING, "%s",
                          own >= 0 ? framework->sections[own].title
                          : i      ? "Other questions"
                                   : "Questions");
        }
        section = own;
        add_answer(view, letter, i);
    }
    ca_letter_drop_heading(letter);
}

/* --- grade -------------------------------------------------------------------------------------------------------- */

static void add_overall(ca_audit_view *view, ca_letter *letter)
{
    const char *grade = ca_overall_words(view), *auditor = ca_view_grade(view, view->grading->auditor);
    ca_record *record = view->record;
    if (!grade)
        return;
    ca_letter_say(letter, CA_LETTER_HEADING, "Overall grade: %s", grade);
    if (auditor)
        ca_letter_say(letter, CA_LETTER_PARAGRAPH, "The auditor’s grade: %s.", auditor);
    ca_letter_add(letter, CA_LETTER_PARAGRAPH, ca_view_text(view, CA_OVERALL_REASON_FIELD));
    add_text(letter, "Recent practice", ca_view_text(view, CA_OVERALL_RECENT_FIELD));
    ca_add_reasons(view, letter, true);
    if (view->grading->capped && !view->grading->override)
        ca_letter_say(letter, CA_LETTER_PARAGRAPH, "These rules lowered the grade that was given.");
    if (view->grading->plan == CA_MISSING)
        ca_letter_say(letter, CA_LETTER_PARAGRAPH,
                      "The audit tool requires a plan at this grade, and there is none yet.");
    if (view->grading->escalation == CA_MISSING)
        ca_letter_say(letter, CA_LETTER_PARAGRAPH, "The audit has to be escalated, and nobody was told yet.");
    if (ca_record_has(record, CA_OVERRIDE_BY_FIELD) || ca_record_has(record, CA_OVERRIDE_REASON_FIELD)) {
        ca_letter_facts_begin(letter);
        ca_letter_fact(letter, "Override by", ca_view_text(view, CA_OVERRIDE_BY_FIELD));
        ca_letter_fact(letter, "On", ca_view_text(view, CA_OVERRIDE_DATE_FIELD));
        ca_letter_fact(letter, "Reason", ca_view_text(view, CA_OVERRIDE_REASON_FIELD));
        ca_letter_table_end(letter);
    }
}

/* --- findings, actions, discussions ------------------------------------------------------------------------------- */

static void begin_table(ca_letter *letter, const char *title, const unsigned *shares, const char *const *headings,
                        size_t columns)
{
    ca_letter_say(letter, CA_LETTER_HEADING, "%s", title);
    ca_letter_table_begin(letter, shares, columns, true);
    for (size_t i = 0; i < columns; i++)
        ca_letter_cell_heading(letter, headings[i]);
}

static void end_table(ca_letter *letter)
{
    ca_letter_table_end(letter);
    ca_letter_drop_heading(letter);
}

static void add_findings(ca_audit_view *view, ca_letter *letter)
{
    static const unsigned shares[] = {17, 12, 45, 15, 11};
    static const char *const headings[] = {"About", "Kind", "Finding", "Theme", "Before"};
    const ca_entries *findings = &view->record->groups[CA_FINDINGS];
    begin_table(letter, "Findings", shares, headings, sizeof shares / sizeof *shares);
    for (size_t i = 0; i < findings->count; i++) {
        const ca_entry *finding = &findings->entries[i];
        if (ca_entry_is_empty(finding))
            continue;
        ca_letter_cell_text(letter, ca_view_entry_text(view, finding, CA_FINDING_SECTION_FIELD));
        ca_letter_cell_text(letter, ca_view_entry_text(view, finding, CA_FINDING_KIND_FIELD));
        ca_letter_cell_text(letter, ca_view_entry_text(view, finding, CA_FINDING_TEXT_FIELD));
        ca_letter_cell_text(letter, ca_view_entry_text(view, finding, CA_FINDING_THEME_FIELD));
        ca_letter_cell_text(letter, ca_view_entry_text(view, finding, CA_FINDING_BEFORE_FIELD));
    }
    end_table(letter);
}

static void add_actions(ca_audit_view *view, ca_letter *letter)
{
    static const unsigned shares[] = {28, 12, 12, 12, 12, 24};
    static const char *const headings[] = {"Action", "Who does it", "By when", "Manager", "Review on", "State"};
    const ca_entries *actions = &view->record->groups[CA_ACTIONS];
    begin_table(letter, "Actions", shares, headings, sizeof shares / sizeof *shares);
    for (size_t i = 0; i < actions->count; i++) {
        const ca_entry *action = &actions->entries[i];
        if (ca_entry_is_empty(action))
            continue;
        ca_slice state = ca_view_action_state(view, action);
        ca_slice comment = ca_view_entry_text(view, action, CA_ACTION_COMMENT_FIELD);
        ca_slice reviewed = ca_view_entry_text(view, action, CA_ACTION_REVIEWED_FIELD);
        ca_slice by = ca_view_entry_text(view, action, CA_ACTION_REVIEWED_BY_FIELD);
        ca_letter_cell_text(letter, ca_view_entry_text(view, action, CA_ACTION_ACTION_FIELD));
        ca_letter_cell_text(letter, ca_view_entry_text(view, action, CA_ACTION_OWNER_FIELD));
        ca_letter_cell_text(letter, ca_view_entry_text(view, action, CA_ACTION_DUE_FIELD));
        ca_letter_cell_text(letter, ca_view_entry_text(view, action, CA_ACTION_MANAGER_FIELD));
        ca_letter_cell_text(letter, ca_view_entry_text(view, action, CA_ACTION_REVIEW_FIELD));
        ca_letter_cell_text(letter, ca_view_words(view, "%.*s%s%.*s%s%.*s%s%.*s", (int)state.size, state.at,
                                                  reviewed.size ? "\nReviewed on " : "", (int)reviewed.size,
                                                  reviewed.at, by.size ? " by " : "", (int)by.size, by.at,
                                                  comment.size ? "\n" : "", (int)comment.size, comment.at));
    }
    end_table(letter);
}

static void add_discussions(ca_audit_view *view, ca_letter *letter)
{
    static const unsigned shares[] = {24, 16, 16, 44};
    static const char *const headings[] = {"Person", "Date", "How", "Views, or why there was none"};
    begin_table(letter, "Discussions of the audit", shares, headings, sizeof shares / sizeof *shares);
    for (int role = 0; role < CA_CONTACT_ROLE_COUNT; role++) {
        const ca_entry *contact = ca_record_entry(view->record, CA_DISCUSSED, role);
        if (!contact || ca_entry_is_empty(contact))
            continue;
        ca_slice how = ca_view_entry_text(view, contact, CA_CONTACT_HOW_FIELD);
        ca_slice minutes = ca_view_entry_text(view, contact, CA_CONTACT_MINUTES_FIELD);
        ca_slice views = ca_view_entry_text(view, contact, CA_CONTACT_VIEWS_FIELD);
        ca_letter_cell_text(letter, ca_slice_of(ca_contact_titles[role]));
        ca_letter_cell_text(letter, ca_view_entry_text(view, contact, CA_CONTACT_DATE_FIELD));
        ca_letter_cell_text(letter, ca_view_words(view, "%.*s%s%.*s%s", (int)how.size, how.at,
                                                  how.size && minutes.size ? ", " : "", (int)minutes.size, minutes.at,
                                                  minutes.size ? " minutes" : ""));
        ca_letter_cell_text(letter, views.size ? views : ca_view_entry_text(view, contact, CA_CONTACT_NOT_FIELD));
    }
    end_table(letter);
}

/* --- the rest ----------------------------------------------------------------------------------------------------- */

static void add_facts_from(ca_audit_view *view, ca_letter *letter, const char *title, enum ca_field first,
                           enum ca_field last)
{
    ca_letter_say(letter, CA_LETTER_HEADING, "%s", title);
    ca_letter_facts_begin(letter);
    add_members(view, letter, first, last);
    ca_letter_table_end(letter);
    ca_letter_drop_heading(letter);
}

static void add_flags(ca_audit_view *view, ca_letter *letter)
{
    ca_letter_say(letter, CA_LETTER_HEADING, "What applies");
    for (int i = 0; i < view->framework->flag_count; i++) {
        const ca_entry *flag = ca_record_entry(view->record, CA_FLAGS, i);
        if (flag && !ca_entry_is_empty(flag))
            ca_letter_say(letter, CA_LETTER_ITEM, "%s: %s", view->framework->flags[i].title,
                          ca_record_flag(view->record, i) ? "yes" : "no");
    }
    ca_letter_drop_heading(letter);
}

static void add_notes(ca_audit_view *view, ca_letter *letter)
{
    const ca_entries *notes = &view->record->groups[CA_NOTES];
    ca_letter_say(letter, CA_LETTER_HEADING, "Typed beside the form");
    for (size_t i = 0; i < notes->count; i++)
        ca_letter_add(letter, CA_LETTER_ITEM, ca_view_entry_text(view, &notes->entries[i], CA_NOTE_TEXT_FIELD));
    ca_letter_drop_heading(letter);
}

static void add_replies(ca_audit_view *view, ca_letter *letter)
{
    size_t count = 0;
    const ca_reply *replies = ca_replies_of(view->record, &count);
    for (size_t i = 0; i < count; i++) {
        const ca_reply *reply = &replies[i];
        ca_date day = reply->day.node ? (ca_date)reply->day.number : CA_NO_DATE;
        ca_letter_say(letter, CA_LETTER_HEADING, "Reply to the feedback");
        ca_letter_facts_begin(letter);
        ca_letter_fact(letter, ca_form_member_label(CA_RESPONSE_BY_FIELD), ca_arena_str(view->arena, reply->by));
        ca_letter_fact(letter, ca_form_member_label(CA_RESPONSE_DATE_FIELD), ca_view_day(view, day));
        if (reply->agrees.node)
            ca_letter_fact(letter, ca_form_member_label(CA_RESPONSE_AGREES_FIELD),
                           ca_slice_of(reply->agrees.number ? "Yes" : "No"));
        ca_letter_table_end(letter);
        add_text(letter, ca_form_member_label(CA_RESPONSE_TEXT_FIELD), ca_view_shown(view, reply->text));
    }
}

void ca_build_audit(ca_audit_view *view, ca_letter *letter)
{
    add_case(view, letter);
    add_answers(view, letter);
    add_overall(view, letter);
    add_findings(view, letter);
    add_actions(view, letter);
    add_discussions(view, letter);
    add_flags(view, letter);
    add_facts_from(view, letter, "Escalation", CA_ESCALATION_URGENT_FIELD, CA_ESCALATION_DATE_FIELD);
    add_facts_from(view, letter, "Checklist", CA_CHECK_ON_FILE_FIELD, CA_CHECK_SYSTEM_FIELD);
    add_prose(view, letter, CA_COMMENT_FIELD);
    add_facts_from(view, letter, "Moderation", CA_MODERATOR_FIELD, CA_ACTIONS_ADDRESSED_FIELD);
    add_prose(view, letter, CA_MODERATED_REASON_FIELD);
    add_prose(view, letter, CA_MODERATION_COMMENT_FIELD);
    add_replies(view, letter);
    add_notes(view, letter);
}
