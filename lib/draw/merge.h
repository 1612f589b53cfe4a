/* SPDX-License-Identifier: MIT */
/* A moderated record that came back, merged into its original: what is taken over, and conflicts. */
#ifndef CA_MERGE_H
#define CA_MERGE_H

#include "record/record.h"

enum ca_merged {
    CA_MERGED,
    CA_MERGED_BEFORE, /* the original has this very moderation */
    CA_MERGE_CONFLICTS
};

/* A conflict: the rule that does not hold, the node of the returned record, and the path of the member. */
typedef struct {
    enum ca_rule_id rule;
    uint32_t node;
    ca_text path;
    const char *words;
} ca_merge_conflict;

/* Joins RETURNED, which has a moderation, to ORIGINAL, which it has the id of, and appends the original's line with the
 * moderation in it (and with actions that were added after the original's); every other byte as it is. A grading is
 * left as it is. With conflicts nothing is appended and CONFLICT is set; release its path.
 * The original may have a moderator named; a moderation of its own is a conflict, unless the returned one is a third
 * reading that keeps it under `before`. */
enum ca_merged ca_merge(const ca_record *original, const ca_record *returned, ca_merge_conflict *conflict, ca_text *to);

#endif
