/* SPDX-License-Identifier: MIT */
/* Writes a missing escalation or plan into the record of its audit. */
#ifndef CA_MISSING_H
#define CA_MISSING_H

#include "check/concern.h"
#include "record/updates.h"

/* The memory for updates of records; zeroed except LIBRARY and FORMAT before the first. Both are borrowed. */
typedef struct {
    const ca_library *library;
    const ca_shape *format;
    ca_record record; /* the line with the updates so far */
    ca_grading grading;
    ca_text made;
} ca_mender;

/* Makes the updates for an escalation or plan that the audit ID lacked in LINE, its record, and sets their fate. If the
 * record has a grading, its values for the escalation and the plan are corrected; every other byte is unchanged. */
void ca_missing_update(ca_mender *mender, ca_updates *updates, ca_slice id, ca_location location, ca_text *line);
void ca_mender_free(ca_mender *mender);

#endif
