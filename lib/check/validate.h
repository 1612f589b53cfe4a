/* SPDX-License-Identifier: MIT */
/* Validation: the rules that a record has to meet, beyond those that its reading has checked. */
#ifndef CA_VALIDATE_H
#define CA_VALIDATE_H

#include "check/checker.h"

/* Checks RECORD, which was read, has a framework and did not stop, against the rules of rules.h.
 * GRADING is room that is used again. */
void ca_validate_record(ca_record *record, ca_reporter *reporter, ca_grading *grading, ca_reading *reading);

#endif
