/* SPDX-License-Identifier: MIT */
/* Files that are read beside a run's operands: a population, a plan, a list of auditors, earlier audits. */
#ifndef CA_SIDE_INPUT_H
#define CA_SIDE_INPUT_H

#include "cli/run.h"
#include "intake/auditors.h"

typedef struct {
    ca_run *run;
    ca_input input;
    ca_list_source source; /* a list in these files */
} ca_side_input;

/* FILES is borrowed. */
void ca_side_input_begin(ca_side_input *side, ca_run *run, char **files, size_t count);
/* Returns STATUS, or -1 where a file could not be read, which has been printed; the run fails then. */
int ca_side_input_end(ca_side_input *side, int status) CA_MUST_USE;

/* Reads the list of --people, if there is one, into PEOPLE. Words that stand for no name (nothing_said.h) are nobody's name
 * with or without a list. An error is an error: -1. */
int ca_side_people(ca_run *run, ca_people_list *people) CA_MUST_USE;
/* Reads the list of auditors or moderators that OPTION names, --auditors or --moderators. An error is an error: -1. */
int ca_side_auditors(ca_run *run, enum ca_option option, const ca_people_list *people, ca_auditors *auditors)
    CA_MUST_USE;

#endif
