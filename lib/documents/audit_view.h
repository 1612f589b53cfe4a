/* SPDX-License-Identifier: MIT */
/* An audit as its letters tell it: texts with names hidden where the letter names nobody, dates and grades in words. */
#ifndef CA_AUDIT_VIEW_H
#define CA_AUDIT_VIEW_H

#include "check/grade.h"
#include "record/clues.h"

/* Set RECORD, FRAMEWORK, GRADING, AS_OF (CA_NO_DATE: none) and ARENA, which has all texts that are returned; zero the rest. */
typedef struct {
    ca_record *record;
    const ca_framework *framework;
    const ca_grading *grading;
    ca_date as_of;
    ca_arena *arena;
    unsigned people; /* whom the letter names: bits of purposes.h */
    bool hides;      /* texts show marks for the names in CLUES */
    ca_clues clues;
    const ca_diagnostics *faults; /* what is wrong with the record, for a reminder; or NULL */
} ca_audit_view;

/* Return the text of a member; empty if it is not filled in. Of prose, names are hidden if the view hides them; dates are as people
 * write them; grades and other codes have their labels. */
ca_slice ca_view_text(ca_audit_view *view, enum ca_field field) CA_MUST_USE;
ca_slice ca_view_entry_text(ca_audit_view *view, const ca_entry *entry, enum ca_field field) CA_MUST_USE;
/* Returns the names of those who audited: "Ann Lee, Bo Day (from outside the authority)". */
ca_slice ca_view_auditors(ca_audit_view *view) CA_MUST_USE;
/* Returns TEXT with its names hidden, if the view hides them. */
ca_slice ca_view_shown(ca_audit_view *view, ca_slice text) CA_MUST_USE;
/* Returns the label of GRADE; NULL for CA_NO_GRADE. */
const char *ca_view_grade(const ca_audit_view *view, int grade) CA_MUST_USE;
/* Returns a day in words; empty for CA_NO_DATE. */
ca_slice ca_view_day(ca_audit_view *view, ca_date day) CA_MUST_USE;
/* Returns a formatted text. */
ca_slice ca_view_words(ca_audit_view *view, const char *format, ...) CA_PRINTF(2, 3) CA_MUST_USE;
/* Returns the title of a question, with its number. */
ca_slice ca_view_question(ca_audit_view *view, int question) CA_MUST_USE;
/* Returns the answer to QUESTION in a word or two: the grade's label, "Yes", "No", "Not applicable"; empty for a text or no answer. */
ca_slice ca_view_answer(ca_audit_view *view, int question) CA_MUST_USE;
/* Returns the state of ACTION in words: "Done on 28 July 2017", "Overdue", "Open". */
ca_slice ca_view_action_state(ca_audit_view *view, const ca_entry *action) CA_MUST_USE;

#endif
