/* SPDX-License-Identifier: MIT */
/* The drafts of --planned, and whether a record says what its draft was filled in with. */
#ifndef CA_DRAFTS_H
#define CA_DRAFTS_H

#include "base/map.h"
#include "record/record.h"

/* Zeroed is empty. */
typedef struct {
    ca_map by_id;
    ca_arena arena;
} ca_drafts;

/* Adds the draft RECORD, which was read and has not stopped. Returns false if there is one with its id. */
bool ca_drafts_add(ca_drafts *drafts, ca_record *record) CA_MUST_USE;
/* Reports each member in which RECORD is not what its draft was filled in with, or that there is no draft of its id. On
 * any thread. */
void ca_drafts_compare(const ca_drafts *drafts, ca_record *record, ca_reporter *reporter);
void ca_drafts_free(ca_drafts *drafts);

#endif
