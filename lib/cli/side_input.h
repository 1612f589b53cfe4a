/* SPDX-License-Identifier: MIT */
/* Files that are read in addition to a run's operands: populations, plans, lists of auditors, earlier audits. */
#ifndef CA_SIDE_INPUT_H
#define CA_SIDE_INPUT_H

#include "cli/run.h"
#include "intake/auditors.h"

typedef struct {
    ca_run *run;
    ca_input input;
    ca_list_options lists;
    ca_list_source source; /* for reading a list from these files; it points into this */
} ca_side_input;

/* Checks that FILE, of OPTION, or each file of OPTION is not standard input, which is read for the operands. Returns 0, or
 * -1 with a usage error. */
int ca_side_file_check(ca_run *run, enum ca_option option, const char *file) CA_MUST_USE;
int ca_side_files_check(ca_run *run, enum ca_option option) CA_MUST_USE;
/* Begins reading the COUNT FILES, which are borrowed, as is RUN. End with ca_side_input_end. */
void ca_side_input_begin(ca_side_input *side, ca_run *run, char **files, size_t count);
/* Releases SIDE. Returns STATUS, or -1 if a file could not be read, which was reported; the run then fails. */
int ca_side_input_end(ca_side_input *side, int status) CA_MUST_USE;

/* Reads the list of --people, if given, into PEOPLE. Fillers and placeholders are nobody's name, with or without a
 * list. Returns 0, or -1 with the run's error. */
int ca_side_people(ca_run *run, ca_people_list *people) CA_MUST_USE;
/* Reads the vocabulary of --themes, if given, JSON or a list, and gives it to every framework of the run. Returns 0, or -1
 * with the run's error. */
int ca_side_themes(ca_run *run) CA_MUST_USE;
/* Reads the list of auditors or moderators of OPTION (--auditors or --moderators). PEOPLE is borrowed and must
 * outlive AUDITORS. Returns 0, or -1 with the run's error. */
int ca_side_auditors(ca_run *run, enum ca_option option, const ca_people_list *people, ca_auditors *auditors)
    CA_MUST_USE;

#endif
