/* SPDX-License-Identifier: MIT */
/* "You said, we did": the table of what was done about the themes of findings, from the learning log, and what became of
 * them since. */
#ifndef CA_BUILD_LEARNING_H
#define CA_BUILD_LEARNING_H

#include "report/part.h"

/* The name of the table. */
#define CA_LEARNING "learning"

/* Adds the table to an internal report of SUMMARY, if its options have a log: the rows of the log in their order, then one for
 * each of the themes found most often in the last quarter that the log lacks. As the log itself it has all that people typed;
 * in a report, owners are named only with the names of others. */
void ca_tables_add_learning(ca_tables *set, const ca_summary *summary, const ca_report_options *options);
/* Adds the table to a public report of SUMMARY: themes with a response, and whether it is done. Returns 0, or -1 with an error that has the
 * row's location if a text has the name of an owner. */
int ca_tables_publish_learning(ca_tables *set, const ca_summary *summary, const ca_report_options *options,
                               ca_error *error) CA_MUST_USE;

/* Appends the OWNER of a response as a report with these options shows it: without names, the posts alone. */
void ca_learning_owner_write(ca_text *to, const ca_report_options *options, ca_slice owner);
/* Appends what was done about THEME: the responses of the log, each with its owner, day and state, in one line; nothing if there
 * is none. */
void ca_learning_write(ca_text *to, const ca_report_part *part, ca_slice theme);

#endif
