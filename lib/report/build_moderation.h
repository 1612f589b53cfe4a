/* SPDX-License-Identifier: MIT */
/* Tables of an internal report on what was read twice: by the auditor's grade and quarter, and by team and auditor. */
#ifndef CA_BUILD_MODERATION_H
#define CA_BUILD_MODERATION_H

#include "report/part.h"

/* Returns whether the auditors' grades are known of a quarter at least: summaries of an earlier version lack them. */
bool ca_part_knows_auditors(const ca_report_part *part) CA_MUST_USE;
/* Adds the table of how many audits were read twice, by the auditor's grade and quarter; nothing if none was. */
void ca_part_read_twice(const ca_report_part *part);
/* Adds a table of how moderators changed the grades, for each team and each auditor, if the summary has these groups. */
void ca_part_bias(const ca_report_part *part);

#endif
