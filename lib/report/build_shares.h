/* SPDX-License-Identifier: MIT */
/* Shares beside the counts of an internal report: below good, each grade, the distance to the target, open cases; and the change
 * of each grade. */
#ifndef CA_BUILD_SHARES_H
#define CA_BUILD_SHARES_H

#include "report/part.h"

/* A row of a table of final grades by group. */
typedef struct {
    bool drawn;  /* the rows of its table may have a number of open cases */
    bool chosen; /* its audits were chosen for a reason, and have no target */
} ca_shared_row;

/* Adds the columns of shares at the end of such a table, and the cells of a row. */
void ca_part_share_columns(const ca_report_part *part, ca_table *table, bool drawn);
void ca_part_shares(const ca_report_part *part, ca_table *table, const ca_tally *tally, ca_shared_row row);
/* Adds the table of the change of each grade since the quarter before; nothing without that quarter. */
void ca_part_grade_changes(const ca_report_part *part);

#endif
