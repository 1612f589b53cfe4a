/* SPDX-License-Identifier: MIT */
/* Whether the ids of two files are of the same cases: ids that hardly ever meet were probably damaged on the way. */
#ifndef CA_ID_MATCH_H
#define CA_ID_MATCH_H

#include "data/diagnostics.h"
#include "intake/case_list.h"

/* The ids of a list. Zeroed is empty; release with ca_id_match_free. */
typedef struct {
    ca_map ids, bare; /* in plain form (person.h), and without zeros in front */
    ca_arena arena;
    size_t given, met, met_bare; /* ids that were looked for; found as they are, and without zeros in front */
} ca_id_match;

/* Adds the ids of the cases of LIST. */
void ca_id_match_list(ca_id_match *match, const ca_case_list *list);
/* How an id was found. */
enum ca_id_met { CA_ID_NOT_MET, CA_ID_MET_BARE, CA_ID_MET };
/* Looks for ID, in any form. Several threads may do so at once. */
enum ca_id_met ca_id_match_find(const ca_id_match *match, ca_slice id) CA_MUST_USE;
/* Counts an id that was looked for. */
void ca_id_match_count(ca_id_match *match, enum ca_id_met met);
/* Prints a note if fewer than one in twenty of at least ten IDS ("cases of --exclude") are in LIST ("the list"), with the
 * likely reason; if DISTINCT, only if zeros are the reason, since the ids are expected to be others. */
void ca_id_match_report(const ca_id_match *match, const char *ids, const char *list, bool distinct,
                        const ca_reporter *reporter);
void ca_id_match_free(ca_id_match *match);

#endif
