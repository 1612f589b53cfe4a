/* SPDX-License-Identifier: MIT */
/* The main function of each tool, between ca_run_begin and ca_run_end. */
#ifndef CA_TOOLS_H
#define CA_TOOLS_H

#include "cli/run.h"

/* Each sets the run's status, and its error if it fails. */
void ca_new_run(ca_run *run);
void ca_validate_run(ca_run *run);
void ca_grade_run(ca_run *run);
void ca_aggregate_run(ca_run *run);
void ca_export_run(ca_run *run);
void ca_import_run(ca_run *run);
void ca_redact_run(ca_run *run);
void ca_sample_run(ca_run *run);
void ca_actions_run(ca_run *run);  /* list and update */
void ca_moderate_run(ca_run *run); /* any verb */
void ca_form_run(ca_run *run);
void ca_form_actions_run(ca_run *run); /* audit-form --actions */
void ca_letter_run(ca_run *run);       /* any purpose */
void ca_merge_run(ca_run *run);        /* audit-moderate merge */

#endif
