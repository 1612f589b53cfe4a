/* SPDX-License-Identifier: MIT */
/* Tables of an internal report by group. */
#ifndef CA_BUILD_GROUPS_H
#define CA_BUILD_GROUPS_H

#include "report/part.h"

/* Adds a table for each dimension of the summary, some with a chart, and a table of the changes in each group. */
void ca_part_groups(const ca_report_part *part);
/* Adds a table of how many teams, workers, auditors and so on there are. */
void ca_part_coverage(const ca_report_part *part);

#endif
