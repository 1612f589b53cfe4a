/* SPDX-License-Identifier: MIT */
/* The tables and the text of a report on a summary, in their order. */
#ifndef CA_BUILD_H
#define CA_BUILD_H

#include "report/build_concerns.h"
#include "report/part.h"

/* Adds the tables of SUMMARY to SET, for SET's audience. Returns 0, or -1 with an error if they cannot be published without
 * a risk to somebody. */
int ca_tables_of_summary(ca_tables *set, const ca_summary *summary, const ca_report_options *options, ca_error *error)
    CA_MUST_USE;

/* Completes a report after SUMMARY and all records have been read: fills in the tables of concerns from LIST, then adds the
 * text. */
void ca_tables_finish(ca_tables *set, const ca_summary *summary, ca_concern_list *list);

#endif
