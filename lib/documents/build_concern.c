/* SPDX-License-Identifier: MIT */
/* The notes that follow a concern: the escalation that a grade or a flag requires, and the immediate response to a child who may be
 * unsafe. Whoever is told has to act at once, so the child is named. What the record does not have is a marked blank. */
#include "check/concern.h"
#include "documents/build_letters.h"

#include "documents/audit_parts.h"

static bool is_urgent(const ca_audit_view *view)
{
    return ca_record_number(view->record, CA_ESCALATION_URGENT_FIELD, 0) != 0;
}

bool ca_escalation_is_due(const ca_audit_view *view)
{
    return ca_is_audited(view) && (view->grading->escalation != CA_NOT_REQUIRED || is_urgent(view));
}

bool ca_response_is_due(const ca_audit_view *view)
{
    const ca_framework *framework = view->framework;
    bool flagged = false;
    for (int i = 0; i < framework->flag_count; i++)
        flagged |= (framework->requirements.immediate_flags >> i & 1) && ca_record_flag(view->record, i);
    return ca_is_audited(view) && (flagged || is_urgent(view));
}

/* Adds why the audit is a concern: the flags that are set, the grade, the urgency. */
static void add_why(ca_audit_view *view, ca_letter *letter)
{
    ca_concern concern = ca_concern_of(view->record, view->grading);
    unsigned flags = ca_concern_flags(view->framework);
    ca_letter_say(letter, CA_LETTER_HEADING, "The concern");
    for (int i = 0; i < view->framework->flag_count; i++)
        if ((flags >> i & 1) && ca_record_flag(view->record, i))
            ca_letter_say(letter, CA_LETTER_ALERT, "%s", view->framework->flags[i].title);
    if (concern.inadequate)
        ca_letter_say(letter, CA_LETTER_ALERT, "Overall grade: %s", ca_view_grade(view, view->grading->final));
    if (is_urgent(view))
        ca_letter_say(letter, CA_LETTER_ALERT, "Urgent: somebody had to be told at once");
    ca_letter_add(letter, CA_LETTER_PARAGRAPH, ca_view_text(view, CA_OVERALL_REASON_FIELD));
    ca_add_reasons(view, letter, false);
}

/* Adds the evidence of the questions that caused a rule of the lowest ceiling to fire. */
static void add_evidence(ca_audit_view *view, ca_letter *letter)
{
    const ca_grading *grading = view->grading;
    ca_letter_say(letter, CA_LETTER_HEADING, "The evidence");
    for (size_t i = 0; i < grading->because_count; i++) {
        int question = ca_framework_question(view->framework, ca_slice_of(grading->because[i])), given = CA_NO_GRADE;
        if (question < 0 || ca_record_state(view->record, question, &given) != CA_STATE_GRADED ||
            given > grading->final)
            continue;
        ca_slice text = ca_evidence_of(view, ca_record_answer(view->record, question));
        if (text.size)
            ca_letter_say(letter, CA_LETTER_ITEM, "%s (%s): %.*s", view->framework->questions[question].title,
                          ca_view_grade(view, given), (int)text.size, text.at);
    }
    ca_letter_drop_heading(letter);
}

/* Adds a row with the text of the record, or a blank. */
static void add_row(ca_letter *letter, const char *label, ca_slice text)
{
    ca_letter_cell_heading(letter, label);
    if (text.size)
        ca_letter_cell_text(letter, text);
    else
        ca_letter_cell_input(letter, CA_INPUT_HAND, text, NULL, NULL);
}

static void add_rows(ca_audit_view *view, ca_letter *letter, const char *const *blanks)
{
    static const unsigned shares[] = {32, 68};
    ca_letter_table_begin(letter, shares, sizeof shares / sizeof *shares, false);
    add_row(letter, "Person who was told", ca_view_text(view, CA_ESCALATION_TO_FIELD));
    add_row(letter, "When", ca_view_text(view, CA_ESCALATION_DATE_FIELD));
    for (; *blanks; blanks++)
        add_row(letter, *blanks, (ca_slice){"", 0});
    ca_letter_table_end(letter);
}

void ca_build_escalation(ca_audit_view *view, ca_letter *letter)
{
    static const char *const told[] = {"Time, and how",
                                       "Is the child safe now? How is that known?",
                                       "Decision, and who made it",
                                       "Next step, who takes it, and by when",
                                       "Told further: to whom, and when",
                                       "Other work to be looked at: of whom, by whom, by when",
                                       NULL};
    const ca_room room = CA_ALL_ROOM;
    ca_add_facts(view, letter);
    add_why(view, letter);
    add_evidence(view, letter);
    ca_letter_say(letter, CA_LETTER_HEADING, "Who was told, and what happens next");
    add_rows(view, letter, told);
    ca_letter_say(letter, CA_LETTER_HEADING, "Actions of the audit");
    ca_add_actions(view, letter, &room);
    ca_letter_say(letter, CA_LETTER_HEADING, "Signatures");
    ca_add_signatures(view, letter);
}

void ca_build_response(ca_audit_view *view, ca_letter *letter)
{
    static const char *const asked[] = {"Time, and how",
                                        "Where is the child now? Who has seen the child, and when?",
                                        "Is the child safe now? How is that known?",
                                        "What was done at once",
                                        "Next step, who takes it, and by when",
                                        NULL};
    static const char *const reviewed[] = {"Was the response enough?", "What else has to be done, by whom, by when?",
                                           "Is the concern closed? Why?", "Reviewed by, and on", NULL};
    static const unsigned shares[] = {32, 68};
    ca_add_facts(view, letter);
    add_why(view, letter);
    ca_letter_say(letter, CA_LETTER_HEADING, "The response");
    add_rows(view, letter, asked);
    ca_letter_say(letter, CA_LETTER_HEADING, "Review of the response");
    ca_letter_table_begin(letter, shares, sizeof shares / sizeof *shares, false);
    for (const char *const *row = reviewed; *row; row++)
        add_row(letter, *row, (ca_slice){"", 0});
    ca_letter_table_end(letter);
    ca_letter_say(letter, CA_LETTER_HEADING, "Signatures");
    ca_add_signatures(view, letter);
}
