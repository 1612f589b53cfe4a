/* SPDX-License-Identifier: MIT */
/* Concerns: audits that have to be escalated. One home for the question, so that a summary, a report and the list of
 * actions give the same answer. */
#ifndef CA_CONCERN_H
#define CA_CONCERN_H

#include "check/grade.h"

/* Why an audit has to be escalated, and whether the record names the person who was told. */
typedef struct {
    bool flagged;    /* a flag is set that the framework asks to escalate, or to respond to at once */
    bool inadequate; /* the final grade is at or below the framework's line */
    bool other;      /* neither, but it is marked as urgent, or its grading requires an escalation */
    bool told;       /* the record names the person who was told, whatever its grading has */
} ca_concern;

/* Returns why RECORD, with its GRADING, is a concern. */
ca_concern ca_concern_of(const ca_record *record, const ca_grading *grading) CA_MUST_USE;
/* Returns whether the audit has to be escalated. */
bool ca_is_concern(const ca_concern *concern) CA_MUST_USE;
/* Returns whether RECORD, of an audit with this GRADING made again, lacks an escalation, or a plan; a programme lacks
 * nothing. */
bool ca_lacks_escalation(const ca_record *record, const ca_grading *grading) CA_MUST_USE;
bool ca_lacks_plan(const ca_record *record, const ca_grading *grading) CA_MUST_USE;
/* Returns whether records of KIND are audits of a case: a programme has none, and a benchmark is an exercise. */
bool ca_kind_has_concerns(int kind) CA_MUST_USE;
/* Returns whether RECORD is of an audit of a case in which something is filled in (an answer, a finding, an action or the grade),
 * so that its practitioner is owed feedback. */
bool ca_feedback_is_due(const ca_record *record) CA_MUST_USE;
/* Returns the flags that make an audit a concern, as bits. */
unsigned ca_concern_flags(const ca_framework *framework) CA_MUST_USE;

#endif
