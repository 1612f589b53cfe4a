/* SPDX-License-Identifier: MIT */
/* The order of the action tracker, the most urgent action first, and the table of overdue actions by team and manager. */
#ifndef CA_BUILD_OVERDUE_H
#define CA_BUILD_OVERDUE_H

#include "report/table.h"

#define CA_TRACKER "action-tracker"
/* The states of an action, the most urgent first, and their words in the tracker's column "State". */
enum ca_tracked { CA_TRACKED_OVERDUE, CA_TRACKED_OPEN, CA_TRACKED_UNDATED, CA_TRACKED_DONE };
extern const char *const ca_tracked_words[];

/* Adds the table of overdue actions, without a row. */
void ca_tables_begin_overdue(ca_tables *set);
/* Sorts the tracker and fills in the table of overdue actions. Without a tracker nothing is done. */
void ca_tables_end_overdue(ca_tables *set);

#endif
