/* SPDX-License-Identifier: MIT */
/* The first page of an internal report. Every sentence follows by rule from the summary and from the tables of the report; the
 * writers lay it out and compute nothing. */
#ifndef CA_BUILD_FRONT_H
#define CA_BUILD_FRONT_H

#include "report/front.h"
#include "report/part.h"

/* Sets the title of an internal report: what it is on, the publisher, the period. */
void ca_front_set_title(ca_tables *set, const ca_summary *summary);
/* Adds the empty table of the first page, which is the first of SET. */
void ca_tables_begin_front(ca_tables *set, const ca_summary *summary);
/* Fills it in from SUMMARY and the other tables, which are complete; the first blocks of the narrative are its text. */
void ca_tables_end_front(ca_tables *set, const ca_summary *summary);

/* The parts of the page. */
void ca_front_title(ca_front_page *page); /* build_front_title.c; of all audit tools, if there are several */
void ca_front_lead(ca_front_page *page);  /* the sentences under the title */
void ca_front_finding_write(ca_front_page *page, ca_text *to); /* the title of one audit tool */
void ca_front_act(ca_front_page *page);                        /* build_front_act.c; of all audit tools */
void ca_front_grades(ca_front_page *page);                     /* build_front_grades.c */
void ca_front_areas(ca_front_page *page);                      /* build_front_areas.c */
void ca_front_groups(ca_front_page *page);                     /* build_front_groups.c */
void ca_front_actions(ca_front_page *page);                    /* build_front_found.c */
void ca_front_found(ca_front_page *page);
void ca_front_sure(ca_front_page *page); /* build_front_sure.c */

/* Returns the area with the lowest share of good or better, of two or more with enough answers in the last period, with that
 * share and whether all areas have enough; or NULL if there is none below the others. */
const char *ca_front_weakest(ca_front_page *page, ca_share *share, bool *all);
/* Appends the most frequent themes of the last period: "most to improve: recording; strongest: education"; or how many findings
 * there are, if no theme is ahead. Returns false if there is none. */
bool ca_front_found_write(const ca_front_page *page, ca_text *to) CA_MUST_USE;

#endif
