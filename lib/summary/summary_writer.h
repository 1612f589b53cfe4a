/* SPDX-License-Identifier: MIT */
/* Writing the parts of a summary: private to summary_write*.c. */
#ifndef CA_SUMMARY_WRITER_H
#define CA_SUMMARY_WRITER_H

#include "summary/summary.h"

typedef struct {
    ca_text *to;
    const ca_summary *summary;
    const ca_layout *layout;
    size_t jobs;  /* threads */
    bool follows; /* on another framework */
} ca_summary_writer;

void ca_write_number(ca_summary_writer *w, const char *name, uint64_t value);
void ca_write_open(ca_summary_writer *w, const char *name);
void ca_write_close(ca_summary_writer *w);
/* The members of a tally, into an object that is open. Sorts its findings. */
void ca_write_tally(ca_summary_writer *w, ca_tally *tally);
/* The members plans, escalations and actions of a tally. */
void ca_write_plans_and_actions(ca_summary_writer *w, const ca_tally *tally);
/* The member duties of a framework: what there is to do after its audits, of every kind. */
void ca_write_duties(ca_summary_writer *w, ca_framework_tally *framework);

#endif
