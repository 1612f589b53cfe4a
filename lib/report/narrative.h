/* SPDX-License-Identifier: MIT */
/* The text of a report, written from its tables alone: it cannot reveal a figure that they withhold. */
#ifndef CA_NARRATIVE_H
#define CA_NARRATIVE_H

#include "report/table.h"
#include "summary/summary.h"

/* Adds the text to SET, which has all its tables. SUMMARY gives the order of the frameworks, and no figure. */
void ca_narrative_of_tables(ca_tables *set, const ca_summary *summary);
/* Fills in the first row of an internal report's cover: the concerns of which nobody was told. */
void ca_cover_concerns(ca_tables *set, const ca_summary *summary);

/* Adds the main points to the top of a public report's cover: up to three of the headline's sentences, in their order; of
 * several frameworks, the first of each. They are those of the narrative, so that they tell no figure that a table withholds. */
void ca_cover_main_points(ca_tables *set);

#endif
