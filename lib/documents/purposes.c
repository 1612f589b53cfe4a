/* SPDX-License-Identifier: MIT */
/* The purposes of letters as one table. */
#include "documents/purposes.h"

#include "documents/audit_parts.h"
#include "documents/build_letters.h"

const ca_letter_purpose_entry ca_letter_purposes[CA_LETTER_PURPOSE_COUNT] = {
    [CA_LETTER_FEEDBACK] = {.name = "feedback",
                            .title = "Feedback on an audit",
                            .mark = "Confidential: for the practitioner and the manager",
                            .people = CA_NAMES_PRACTITIONER | CA_NAMES_MANAGER | CA_NAMES_AUDITOR | CA_NAMES_OWNERS,
                            .is_due = ca_is_audited,
                            .build = ca_build_feedback},
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
    case CA_OVERRIDE_BY_FIELD: return true;
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
    if (!entry->is_due(view))
        return false;
    view->people = entry->people;
    view->hides = !entry->names_in_texts;
    if (view->hides)
        ca_record_clues_of(view->record, is_hidden, &view->clues);
    entry->build(view, letter);
    return true;
}
