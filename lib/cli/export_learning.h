/* SPDX-License-Identifier: MIT */
/* audit-export: the learning log, which --learning reads and --table learning writes. */
#ifndef CA_EXPORT_LEARNING_H
#define CA_EXPORT_LEARNING_H

#include "cli/run.h"
#include "intake/learning_list.h"
#include "report/part.h"

/* Returns whether RUN is to write the log itself. */
bool ca_export_writes_learning(const ca_run *run) CA_MUST_USE;
/* Reads the log of --learning into LOG, and sets the OPTIONS of the report for it. Without the option, a log that is to be
 * written is begun. Returns 0, or -1 with the run's error. */
int ca_export_read_learning(ca_run *run, const ca_summary *summary, ca_learning_log *log, ca_report_options *options,
                            bool public_form) CA_MUST_USE;

#endif
