/* SPDX-License-Identifier: MIT */
/* Reads a tally from JSON, as tally_write.h writes it, and the steps of reading that summary_read.c takes, too. */
#ifndef CA_TALLY_READ_H
#define CA_TALLY_READ_H

#include "summary/summary.h"

#include <jansson.h>

/* The state of reading a summary. All is borrowed. WRONG is set at the first error. */
typedef struct {
    ca_summary *summary;
    const char *name;
    ca_error *error;
    const json_t *themes; /* the vocabularies of the settings, by framework; NULL: there are none */
    const char *part;     /* the member being read: a name of the format, so it may be shown */
    bool wrong;
} ca_summary_reader;

/* Sets the error: the summary is damaged in the current part. */
void ca_read_fault(ca_summary_reader *r);
/* Returns the member NAME of OBJECT; NULL after a fault if there is none. */
const json_t *ca_read_member(ca_summary_reader *r, const json_t *object, const char *name);
/* Returns the count NAME of OBJECT; 0 after a fault if it is none. */
uint64_t ca_read_number(ca_summary_reader *r, const json_t *object, const char *name);
/* Reads the spellings of NAME, a group or theme with NUMBER. */
void ca_read_spellings(ca_summary_reader *r, const json_t *json, const char *name, uint64_t number,
                       ca_spellings **spellings);
/* Reads the counts of JSON into TALLY, which is empty, of LAYOUT. A fault is in R. */
void ca_tally_read(ca_summary_reader *r, const json_t *json, const ca_count_layout *layout, ca_tally *tally);
/* Reads only the members about concerns, plans, escalations and actions into COUNTS. */
void ca_tally_read_requirements(ca_summary_reader *r, const json_t *json, const ca_count_layout *layout,
                                uint64_t *counts);

#endif
