/* SPDX-License-Identifier: MIT */
/* The member `grading` of a record: writing it, reading it as it is, comparing it, editing it in place. */
#ifndef CA_GRADING_H
#define CA_GRADING_H

#include "check/grade.h"

/* Appends the grading as the JSON object of caseaudit-record(5). */
void ca_grading_write(const ca_grading *grading, const ca_framework *framework, ca_text *to);

/* Reads the grading in RECORD instead of making one. Only whether its requirements are met is read from the rest of the
 * record, which may have been filled in since. A value that is not valid is reported, and the record stops. */
void ca_grading_take(ca_record *record, ca_reporter *reporter, ca_grading *grading);

/* Returns the value of the record's member `grading`, or 0. */
uint32_t ca_grading_node(const ca_record *record);

/* Compares the grading in the record with GRADING. Returns NULL if they agree, else the name of the first member that
 * differs. */
const char *ca_grading_differs(const ca_record *record, ca_grading *grading) CA_MUST_USE;

/* Appends GRADING as a member `grading` of the record, and sets *FROM and *UNTIL to the bytes of the record's line that
 * it replaces: those of an existing member, else an empty range for a new last one. */
void ca_grading_edit(const ca_record *record, ca_grading *grading, ca_text *to, size_t *from, size_t *until);

/* Returns the index of the ruleset that the record's own grading names, else of the framework's. If the framework does not
 * have the named one, returns the framework's, and *KNOWN (unless it is NULL) is false. */
int ca_grading_ruleset(ca_record *record, bool *known) CA_MUST_USE;
/* Grades RECORD by that ruleset. */
void ca_grade_as_before(ca_record *record, ca_grading *grading);

/* Whether the record carries a grading: one with neither a final grade nor a ruleset is none. */
bool ca_grading_is_carried(const ca_record *record) CA_MUST_USE;

/* Whether the record's grading was made under another version of its framework: its digest is another. A grading of
 * 0.1.0 has no digest, and is of no other. */
bool ca_grading_is_of_another(ca_record *record) CA_MUST_USE;

/* Appends the record's line with GRADING as its member `grading`; every other byte stays. */
void ca_graded_line(const ca_record *record, ca_grading *grading, ca_text *to);

#endif
