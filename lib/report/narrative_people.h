/* SPDX-License-Identifier: MIT */
/* The text on who audited, whose work it was, and who replied to the feedback. */
#ifndef CA_NARRATIVE_PEOPLE_H
#define CA_NARRATIVE_PEOPLE_H

#include "report/table.h"

/* Adds the text, with the tables COVERAGE, AUDITORS and REPLIES; each may be NULL. */
void ca_narrative_people(ca_tables *set, const ca_table *coverage, const ca_table *auditors, const ca_table *replies);

#endif
