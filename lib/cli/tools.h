/* SPDX-License-Identifier: MIT */
/* The work of each tool, between the beginning and the end of its run. */
#ifndef CA_TOOLS_H
#define CA_TOOLS_H

#include "cli/run.h"

/* Each sets the run's status and its error. */
void ca_new_run(ca_run *run);
void ca_validate_run(ca_run *run);
void ca_grade_run(ca_run *run);
void ca_aggregate_run(ca_run *run);
void ca_export_run(ca_run *run);
void ca_redact_run(ca_run *run);
void ca_sample_run(ca_run *run);
void ca_actions_run(ca_run *run);  /* either verb */
void ca_moderate_run(ca_run *run); /* by the verb */
void ca_merge_run(ca_run *run);    /* audit-moderate merge */

#endif
