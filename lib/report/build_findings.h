/* SPDX-License-Identifier: MIT */
/* Tables of an internal report: findings, flags, actions, discussions, moderation and re-audits. */
#ifndef CA_BUILD_FINDINGS_H
#define CA_BUILD_FINDINGS_H

#include "report/part.h"

/* The column with what was done about the theme of a finding, if there is a learning log. */
#define CA_FINDING_RESPONSE "Response"

void ca_part_findings(const ca_report_part *part);
/* Adds a table of how many audits have each flag, if the framework has flags. */
void ca_part_flags(const ca_report_part *part);
/* Adds the tables of plans, actions and escalations, of discussions, and of checklists. */
void ca_part_actions(const ca_report_part *part);
/* Adds a table of auditors' grades against moderators', and one of their agreement, if any audit was moderated. */
void ca_part_moderation(const ca_report_part *part);
/* Adds a table of grades against those of the audits before, if there are any. */
void ca_part_reaudits(const ca_report_part *part);

#endif
