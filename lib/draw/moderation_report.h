/* SPDX-License-Identifier: MIT */
/* The report of a draw for moderation: the audits drawn, by rule, from how many. */
#ifndef CA_MODERATION_REPORT_H
#define CA_MODERATION_REPORT_H

#include "draw/candidates.h"

/* The records that were read and cannot be drawn. */
typedef struct {
    uint64_t records, unreadable, kinds[CA_PROGRAMME + 1]; /* for each kind that is not moderated */
} ca_moderation_read;

/* Appends the report that audit-moderate(1) describes, as one line of JSON. SEED is NULL if nothing was drawn at
 * random; MODERATORS is NULL if no moderators were assigned. */
void ca_moderation_report(const ca_candidates *draw, const ca_moderation_read *read, const char *seed,
                          const ca_auditors *moderators, ca_text *to);

#endif
