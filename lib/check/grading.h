/* SPDX-License-Identifier: MIT */
/* The member `grading` of a record: written, taken as it is, compared, spliced in. */
#ifndef CA_GRADING_H
#define CA_GRADING_H

#include "check/grade.h"

/* Appends the grading as the JSON object of caseaudit-record(5). */
void ca_grading_write(const ca_grading *grading, const ca_framework *framework, ca_text *to);

/* Takes the grading that RECORD carries instead of making one, but for whether what it asks for is there: that is seen in
 * the rest of the record, which may have been filled in since. What cannot be taken is reported and
 * the record stops. */
void ca_grading_take(ca_record *record, ca_reporter *reporter, ca_grading *grading);

/* The value of the record's member `grading`, or 0. */
uint32_t ca_grading_node(const ca_record *record);

/* Compares what the record carries with GRADING: NULL when they agree, else the name of the first
 * member that does not. */
const char *ca_grading_differs(const ca_record *record, ca_grading *grading) CA_MUST_USE;

/* Appends what makes GRADING the member `grading` of the record, in the place of one that is there, else as the last: it
 * replaces the bytes of the record's line from *FROM up to *UNTIL. */
void ca_grading_edit(const ca_record *record, ca_grading *grading, ca_text *to, size_t *from, size_t *until);

#endif
