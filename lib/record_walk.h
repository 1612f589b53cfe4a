/* SPDX-License-Identifier: MIT */
/* The walk along a record: private to record_read.c, record_walk.c (structure)
 * and record_values.c (values). */
#ifndef CA_RECORD_WALK_H
#define CA_RECORD_WALK_H

#include "nearest.h"
#include "record.h"

/* Where the walk stands, for the paths of reports; the format is at most five deep. */
enum { STEPS_MOST = 8 };
typedef struct {
    const char *name; /* NULL: a place in a list */
    size_t place;
} ca_step;

typedef struct {
    ca_record *record;
    const ca_library *library;
    ca_reporter *reporter;
    ca_step steps[STEPS_MOST];
    unsigned depth;
    ca_entry *entry; /* the entry that leaves of a group are put into; NULL outside groups */
} ca_walk;

/* Steps into a member (NAME) or an element (NULL and its place), and out again: for the paths of reports. */
void ca_walk_push(ca_walk *w, const char *name, size_t place);
void ca_walk_pop(ca_walk *w);
/* Walks the members of the record along FORMAT, filling in the view. */
void ca_walk_record(ca_walk *w, const ca_shape *format);
/* Reports at NODE with the path of the walk. */
void ca_walk_report(ca_walk *w, enum ca_rule_id rule, uint32_t node, const char *words);
/* Reports an unknown name or value, with the known one that it may have been meant for. What was
 * written is never shown: it may be a name that a person put in the wrong place. */
void ca_walk_report_unknown(ca_walk *w, enum ca_rule_id rule, uint32_t node, const char *what,
                            const ca_nearest *nearest);
/* Reports that NODE must be WHAT. */
void ca_walk_expected(ca_walk *w, uint32_t node, const char *what);
enum { CA_PLACEHOLDER_MOST = 32 }; /* bytes of a form's placeholder */

/* Whether NODE holds anything; a placeholder is reported and holds nothing. */
static inline bool ca_walk_filled_in(ca_walk *w, uint32_t node) CA_MUST_USE;
bool ca_walk_string_filled_in(ca_walk *w, uint32_t node) CA_MUST_USE;

/* Nearly every text begins with something to see, and is longer than a placeholder, or begins with another letter. */
static inline bool ca_walk_filled_in(ca_walk *w, uint32_t node)
{
    const ca_scan *scan = &w->record->scan;
    if (scan->nodes[node].kind != CA_STRING)
        return scan->nodes[node].kind != CA_NULL;
    ca_slice bytes = ca_node_bytes(scan, node);
    char first = bytes.at[1];
    bool visible = (unsigned char)first > ' ' && first != '"' && first != '\\';
    if (visible && (bytes.size > 2 * CA_PLACEHOLDER_MOST || (first != 'C' && first != 'A' && first != 'P')))
        return true;
    return ca_walk_string_filled_in(w, node);
}

/* Reads a value of TYPE into *NUMBER; false when it was reported. */
bool ca_walk_value(ca_walk *w, uint32_t node, enum ca_type type, const char *const *codes, int32_t *number)
    CA_MUST_USE;

#endif
