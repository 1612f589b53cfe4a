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
/* Looks for ID, in any form. */
void ca_id_match_look(ca_id_match *match, ca_slice id);
/* Prints a note if fewer than one in twenty of at least ten ids of OPTION ("--exclude") were found, with the likely
 * reason. */
void ca_id_match_report(const ca_id_match *match, const char *option, const ca_reporter *reporter);
void ca_id_match_free(ca_id_match *match);

#endif
