/* SPDX-License-Identifier: MIT */
/* The parts that letters about an audit share. */
#ifndef CA_AUDIT_PARTS_H
#define CA_AUDIT_PARTS_H

#include "documents/purposes.h"

/* Adds the facts that say which audit it is, with the people whom the letter names. The id of the record is held in a control, for
 * the program that reads the letter back. */
void ca_add_facts(ca_audit_view *view, ca_letter *letter);
/* Adds the fact who audited: one, or several together. */
void ca_add_auditors(ca_audit_view *view, ca_letter *letter);
/* Adds a paragraph for each rule that fired; without ALL for those alone that the overall grade depends on. */
void ca_add_reasons(ca_audit_view *view, ca_letter *letter, bool all);
/* Returns the overall grade in words: "Good", "not graded yet", or NULL if the framework has none. */
const char *ca_overall_words(const ca_audit_view *view) CA_MUST_USE;

/* How much of each text and list is shown. */
typedef struct {
    size_t evidence;  /* words of an answer's evidence; 0: none of it */
    size_t words;     /* of each other text */
    size_t list_most; /* of findings, and of actions */
} ca_room;
#define CA_ALL_ROOM                  \
    {                                \
        SIZE_MAX, SIZE_MAX, SIZE_MAX \
    }

/* Adds a table of the actions: action, owner, date and state; or a sentence that there is none. */
void ca_add_actions(ca_audit_view *view, ca_letter *letter, const ca_room *room);
/* Adds a table to be signed by practitioner, manager and auditor. */
void ca_add_signatures(ca_audit_view *view, ca_letter *letter);
/* Returns the evidence of ANSWER, or else its impact, or its comment. */
ca_slice ca_evidence_of(ca_audit_view *view, const ca_entry *answer) CA_MUST_USE;
/* Returns whether VIEW is of an audit of a case in which something is filled in: an answer, a finding, an action or the grade. */
bool ca_is_audited(const ca_audit_view *view) CA_MUST_USE;

#endif
