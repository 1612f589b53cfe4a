/* SPDX-License-Identifier: MIT */
/* The values of members, read by their types, on a walk along a record. Private to record_read.c and record_value.c. */
#ifndef CA_RECORD_VALUE_H
#define CA_RECORD_VALUE_H

#include "base/suggest.h"
#include "data/framework_library.h"
#include "record/record.h"

/* A step of the walk, for the paths of reports. */
typedef struct {
    const char *name; /* NULL: an INDEX in a list */
    size_t index;
} ca_step;

typedef struct {
    ca_record *record;
    const ca_library *library;
    const ca_fillers *fillers; /* the fillers: the framework's, once it is known */
    ca_reporter *reporter;
    ca_step steps[CA_STEPS_MOST];
    unsigned depth;
    ca_entry *entry; /* the entry that leaves of a group are put into; NULL outside groups */
} ca_walk;

/* Reports at NODE with the path of the walk. */
void ca_walk_report(ca_walk *w, enum ca_rule_id rule, uint32_t node, const char *words);
/* Reports an unknown name or value, with the known one that it may have been meant for. What was
 * written is never shown: it may be a name that a person put into the wrong member. */
void ca_walk_report_unknown(ca_walk *w, enum ca_rule_id rule, uint32_t node, const char *what,
                            const ca_suggestion *suggestion);
/* Reports that NODE must be WHAT. */
void ca_walk_expected(ca_walk *w, uint32_t node, const char *what);

/* Returns the kinds of member, of KINDS, in which NODE is a filler: bits of enum ca_filler_kind, or 0. A placeholder
 * is looked for in every member, and reported; null and blank values are fillers in any. */
static inline unsigned ca_walk_nothing(ca_walk *w, uint32_t node, unsigned kinds) CA_MUST_USE;
unsigned ca_walk_string_nothing(ca_walk *w, uint32_t node, unsigned kinds) CA_MUST_USE;

/* The first two letters rule out a filler for nearly every text. */
static inline unsigned ca_walk_nothing(ca_walk *w, uint32_t node, unsigned kinds)
{
    const ca_scan *scan = &w->record->scan;
    if (scan->nodes[node].kind != CA_STRING)
        return scan->nodes[node].kind == CA_NULL ? CA_FILLER_BLANK : 0;
    const char *bytes = ca_node_bytes(scan, node).at;
    if (!ca_filler_begins(w->fillers, kinds | CA_FILLER_PLACEHOLDER, bytes[1], bytes[2]))
        return 0;
    return bytes[1] == '"' ? CA_FILLER_BLANK : ca_walk_string_nothing(w, node, kinds);
}

/* Reads a value of TYPE into *NUMBER; false when it was reported. */
bool ca_walk_value(ca_walk *w, uint32_t node, enum ca_type type, const char *const *codes, int32_t *number) CA_MUST_USE;

#endif
