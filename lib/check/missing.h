/* SPDX-License-Identifier: MIT */
/* An escalation or a plan that an audit lacked, written into its record. */
#ifndef CA_MISSING_H
#define CA_MISSING_H

#include "check/concern.h"
#include "record/updates.h"

/* What records are looked at with; zeroed but for LIBRARY and FORMAT before the first; both are borrowed. */
typedef struct {
    const ca_library *library;
    const ca_shape *format;
    ca_record record; /* the line as it has become */
    ca_grading grading;
    ca_text made;
} ca_mender;

/* Makes the updates of what the audit ID lacked in LINE, which is its record, and gives them their fate. Where the record
 * has a grading, it then says of the escalation and the plan what is true now; every other byte stays. */
void ca_missing_update(ca_mender *mender, ca_updates *updates, ca_slice id, ca_location place, ca_text *line);
void ca_mender_free(ca_mender *mender);

#endif
