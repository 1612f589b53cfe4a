/* SPDX-License-Identifier: MIT */
/* What was drawn for moderation, from how many, by which rule. */
#ifndef CA_MODERATION_REPORT_H
#define CA_MODERATION_REPORT_H

#include "draw/candidates.h"

/* What was read, and is not an audit that can be drawn. */
typedef struct {
    uint64_t records, unreadable, kinds[CA_PROGRAMME + 1]; /* of each kind that is not moderated */
} ca_moderation_read;

/* Appends the report of audit-moderate(1) as one line of JSON. SEED is NULL where nothing was drawn at random,
 * MODERATORS where nobody was named. */
void ca_moderation_report(const ca_candidates *draw, const ca_moderation_read *read, const char *seed,
                          const ca_auditors *moderators, ca_text *to);

#endif
