/* SPDX-License-Identifier: MIT */
/* The purposes of letters as one table. */
#include "documents/purposes.h"

#include "documents/audit_parts.h"
#include "documents/build_letters.h"

const ca_letter_purpose_entry ca_letter_purposes[CA_LETTER_PURPOSE_COUNT] = {
    [CA_LETTER_FOR_FILE] = {.name = "audit",
                            .title = "Completed audit",
                            .mark = "Confidential: for the case file",
                            .people = CA_NAMES_ALL,
                            .names_in_texts = true,
                            .is_due = ca_audit_is_due,
                            .build = ca_build_audit},
    [CA_LETTER_FOR_FEEDBACK] = {.name = "feedback",
                                .title = "Feedback on an audit",
                                .mark = "Confidential: for the practitioner and the manager",
                                .people = CA_NAMES_PRACTITIONER | CA_NAMES_MANAGER | CA_NAMES_AUDITOR | CA_NAMES_OWNERS,
                                .is_due = ca_is_audited,
                                .build = ca_build_feedback},
    [CA_LETTER_FOR_PLAN] = {.name = "plan",
                            .title = "Quality improvement support plan",
                            .mark = "Confidential: for the practitioner, the manager and the supervision file",
                            .people = CA_NAMES_PRACTITIONER | CA_NAMES_MANAGER | CA_NAMES_AUDITOR | CA_NAMES_OWNERS,
                            .is_due = ca_plan_is_due,
                            .build = ca_build_plan},
    [CA_LETTER_FOR_ESCALATION] = {.name = "escalation",
                                  .title = "Escalation of an audit",
                                  .mark = "Confidential: for the managers who have to act, and the case file",
                                  .people = CA_NAMES_THE_CHILD | CA_NAMES_PRACTITIONER | CA_NAMES_MANAGER |
                                            CA_NAMES_AUDITOR | CA_NAMES_OWNERS | CA_NAMES_TOLD,
                                  .names_in_texts = true,
                                  .is_due = ca_escalation_is_due,
                                  .build = ca_build_escalation},
    [CA_LETTER_FOR_RESPONSE] = {.name = "immediate-response",
                                .title = "Immediate response to an audit",
                                .mark = "Confidential: for the managers who have to act, and the case file",
                                .people = CA_NAMES_THE_CHILD | CA_NAMES_PRACTITIONER | CA_NAMES_MANAGER |
                                          CA_NAMES_AUDITOR | CA_NAMES_TOLD,
                                .names_in_texts = true,
                                .is_due = ca_response_is_due,
                                .build = ca_build_response},
    [CA_LETTER_FOR_CASE_NOTE] = {.name = "case-note",
                                 .title = "Case note: audit of the file",
                                 .mark = "Confidential: to be pasted into the child’s file",
                                 .people = CA_NAMES_AUDITOR | CA_NAMES_OWNERS,
                                 .is_due = ca_is_audited,
                                 .build = ca_build_case_note},
    [CA_LETTER_FOR_REMINDER] = {.name = "reminder",
                                .title = "Still to be done for an audit",
                                .mark = "Confidential: for the auditor and the manager",
                                .people = CA_NAMES_MANAGER | CA_NAMES_AUDITOR | CA_NAMES_OWNERS | CA_NAMES_MODERATOR,
                                .is_due = ca_reminder_is_due,
                                .build = ca_build_reminder},
    [CA_LETTER_FOR_HANDBOOK] = {.name = "handbook",
                                .title = "Handbook for auditors",
                                .of_framework = true,
                                .build = ca_build_handbook},
};

/* Whether FIELD names somebody whom letters without names in their texts do not name. */
static bool is_hidden(enum ca_field field)
{
    switch ((int)field) {
    case CA_CHILD_FIELD:
    case CA_BORN_FIELD:
    case CA_IRO_FIELD:
    case CA_MODERATOR_FIELD:
    case CA_BEFORE_MODERATOR_FIELD:
    case CA_ESCALATION_TO_FIELD:
    case CA_OVERRIDE_BY_FIELD:
    case CA_RESPONSE_BY_FIELD:
    case CA_REPLY_BY_FIELD: return true;
    default: return false;
    }
}

bool ca_letter_build(enum ca_letter_purpose purpose, ca_audit_view *view, ca_letter *letter)
{
    const ca_letter_purpose_entry *entry = &ca_letter_purposes[purpose];
    ca_letter_clear(letter);
    letter->title = entry->title;
    letter->mark = entry->mark;
    view->arena = &letter->arena;
    if (entry->is_due && !entry->is_due(view))
        return false;
    view->people = entry->people;
    view->hides = !entry->names_in_texts && !entry->of_framework;
    if (view->hides)
        ca_record_clues_of(view->record, is_hidden, &view->clues);
    entry->build(view, letter);
    return true;
}
