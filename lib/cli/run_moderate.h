/* SPDX-License-Identifier: MIT */
/* What audit-moderate does, by its verb; each sets the run's status and problem. */
#ifndef CA_RUN_MODERATE_H
#define CA_RUN_MODERATE_H

#include "cli/records.h"

void ca_select_run(ca_run *run);
void ca_merge_run(ca_run *run);
void ca_external_run(ca_run *run); /* merge --external */
void ca_benchmark_run(ca_run *run);

/* Whether --originals names files that can be read beside the operands; else a misuse: -1. */
int ca_originals_given(ca_run *run) CA_MUST_USE;
/* Writes WORDS to the file of --report, if there is one. */
int ca_moderate_write_report(ca_run *run, const ca_text *words) CA_MUST_USE;

#endif
