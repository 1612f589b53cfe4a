/* SPDX-License-Identifier: MIT */
/* The text on who audited, whose work it was, and who replied to the feedback. */
#ifndef CA_NARRATIVE_PEOPLE_H
#define CA_NARRATIVE_PEOPLE_H

#include "report/table.h"

/* What the text is made of: the tables of a framework with this ID; each may be NULL. */
typedef struct {
    ca_tables *set;
    const char *id;
    const ca_table *coverage, *auditors, *replies;
} ca_people_told;

/* Adds the text, with the tables of auditors and replies; nothing if nothing is known. */
void ca_narrative_people(const ca_people_told *told);

#endif
