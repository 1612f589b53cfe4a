/* SPDX-License-Identifier: MIT */
/* The tables of a report: of a summary, and of records. All that a writer shows is worked out here. */
#ifndef CA_TABLES_H
#define CA_TABLES_H

#include "summary.h"
#include "table.h"

/* Adds the tables of a summary: cover, overall, questions, each grouping, limiting judgements,
 * moderation, findings, actions, notes. */
void ca_tables_of_summary(ca_tables *set, const ca_summary *summary);

/* Adds RECORD, graded, as a row of its framework's table, which is made when it is not there. With NAMES the
 * names of children and workers are shown. */
void ca_tables_add_record(ca_tables *set, ca_record *record, const ca_grading *grading, bool names);

#endif
