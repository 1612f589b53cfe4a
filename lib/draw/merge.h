/* SPDX-License-Identifier: MIT */
/* Merges a returned moderated record into its original, or finds the conflict between them. */
#ifndef CA_MERGE_H
#define CA_MERGE_H

#include "record/record.h"

enum ca_merged {
    CA_MERGED,
    CA_MERGED_BEFORE, /* the original already has this moderation */
    CA_MERGE_CONFLICTS
};

/* A merge conflict: the rule that is broken, the node in the returned record, the path of the member, and the
 * message. */
typedef struct {
    enum ca_rule_id rule;
    uint32_t node;
    ca_text path;
    const char *words;
} ca_merge_conflict;

/* The parts of an audit that differ and that stay as the original has them. Zeroed is empty; release with
 * ca_merge_kept_free. */
typedef struct {
    bool wanted; /* set by the caller: a part that differs is kept and named here, and is no conflict */
    ca_merge_conflict *list;
    size_t count, capacity;
} ca_merge_kept;
void ca_merge_kept_free(ca_merge_kept *kept);

/* Merges RETURNED, which has a moderation, into ORIGINAL, which has the same id. Returns CA_MERGED and appends the
 * original's line with the moderation, with actions and notes that were added at the end, and with the edition of the
 * returned form; every other byte, and a grading, are unchanged. Otherwise appends nothing. An original may name its
 * moderator, but a moderation of its own is a conflict, unless the returned one is a third reading that keeps it under
 * `before`. Sets *CONFLICT if there is a conflict; the caller releases its path. KEPT is filled if it is wanted. */
enum ca_merged ca_merge(const ca_record *original, const ca_record *returned, ca_merge_kept *kept,
                        ca_merge_conflict *conflict, ca_text *to);

#endif
