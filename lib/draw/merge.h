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

/* The parts of an audit that differ: a member, or an answer, each. Zeroed is empty; release with ca_merge_kept_free. */
typedef struct {
    bool wanted; /* set by the caller: the parts stay as the original has them, and are no conflict */
    ca_merge_conflict *list;
    size_t count, capacity;
} ca_merge_kept;
void ca_merge_kept_free(ca_merge_kept *kept);

/* Merges RETURNED, which has a moderation, into ORIGINAL, which has the same id. Returns CA_MERGED and appends the
 * original's line with the moderation, with actions and notes that were added at the end, and with the edition of the
 * returned form; every other byte, and a grading, are unchanged. Otherwise appends nothing. An original may name its
 * moderator, but a moderation of its own is a conflict, unless the returned one is a third reading that keeps it under
 * `before`. KEPT, which must be empty, gets every part that differs. If these are the conflict, the rule of *CONFLICT is
 * CA_RULE_COUNT; any other conflict sets *CONFLICT, whose path the caller releases. */
enum ca_merged ca_merge(const ca_record *original, const ca_record *returned, ca_merge_kept *kept,
                        ca_merge_conflict *conflict, ca_text *to);

#endif
