/* SPDX-License-Identifier: MIT */
/* What the letters for each purpose are built of: private to the table of purposes. */
#ifndef CA_BUILD_LETTERS_H
#define CA_BUILD_LETTERS_H

#include "documents/purposes.h"

/* Add the blocks of the letter for VIEW to LETTER, which is empty. */
void ca_build_audit(ca_audit_view *view, ca_letter *letter);
void ca_build_feedback(ca_audit_view *view, ca_letter *letter);
void ca_build_plan(ca_audit_view *view, ca_letter *letter);
void ca_build_escalation(ca_audit_view *view, ca_letter *letter);
void ca_build_response(ca_audit_view *view, ca_letter *letter);
void ca_build_case_note(ca_audit_view *view, ca_letter *letter);
void ca_build_reminder(ca_audit_view *view, ca_letter *letter);
void ca_build_handbook(ca_audit_view *view, ca_letter *letter);

/* Return whether the audit of VIEW gets such a letter; ca_is_audited answers for the others. */
bool ca_audit_is_due(const ca_audit_view *view) CA_MUST_USE;
bool ca_plan_is_due(const ca_audit_view *view) CA_MUST_USE;
bool ca_escalation_is_due(const ca_audit_view *view) CA_MUST_USE;
bool ca_response_is_due(const ca_audit_view *view) CA_MUST_USE;
bool ca_reminder_is_due(const ca_audit_view *view) CA_MUST_USE;

#endif
