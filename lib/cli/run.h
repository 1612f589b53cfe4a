/* SPDX-License-Identifier: MIT */
/* One run of a tool: its options, inputs, outputs, errors and exit status. */
#ifndef CA_RUN_H
#define CA_RUN_H

#include "base/input.h"
#include "cli/options.h"
#include "data/diagnostics.h"
#include "data/fields.h"
#include "data/framework_library.h"
#include "intake/list.h"

/* The exit status of every tool: the highest that applies. */
enum ca_status {
    CA_DONE = 0,  /* success */
    CA_FOUND = 1, /* an error was reported, a check failed, or a record could not be read */
    CA_FAILED = 2 /* usage, input or output error, or out of memory */
};

typedef struct {
    ca_options options;
    ca_error error;
    ca_reporter reporter;
    ca_limits limits; /* of what the reporter shows, unless --all is given */
    ca_library library;
    ca_list_options lists; /* how lists are read */
    const ca_shape *format;
    ca_arena arena;
    ca_input input;
    ca_output output, rejects, report, told, annex, faults, issued; /* -o, and the options of these names */
    enum ca_status status;
} ca_run;

/* Reads the command line, prints --help or --version, and opens frameworks and input. Returns 0 to go on, or -1 if
 * the run is already over. Call ca_run_end in either case. */
int ca_run_begin(ca_run *run, enum ca_tool tool, int count, char **arguments) CA_MUST_USE;
/* Sets a usage error from FORMAT. Always returns -1. */
int ca_run_misuse(ca_run *run, const char *format, ...) CA_PRINTF(2, 3);
/* Opens -o, or standard output, and the files of the other options that write. Returns 0, or -1 with an error. */
int ca_run_open_outputs(ca_run *run) CA_MUST_USE;
/* Writes WORDS to the file of --report, if given. Returns 0, or -1 with an error. */
int ca_run_write_report(ca_run *run, const ca_text *words) CA_MUST_USE;
/* Discards all output; named files are left unchanged. */
void ca_run_abandon_outputs(ca_run *run);
/* Writes text that is not a result of the run (a list, a guide) to -o or standard output. Returns 0, or -1 with an
 * error. */
int ca_run_answer(ca_run *run, ca_slice words) CA_MUST_USE;
/* Returns the framework with this id, owned by the run; NULL with an error if there is none. */
const ca_framework *ca_run_framework(ca_run *run, const char *id) CA_MUST_USE;
/* Reads WORDS, the value of OPTION, as a day in one of the ways that lists have, into *DATE. Returns 0, or -1 with a usage
 * error. */
int ca_run_day(ca_run *run, enum ca_option option, const char *words, ca_date *date) CA_MUST_USE;
/* Reads --as-of into *DATE: CA_NO_DATE if it is not given. Returns 0, or -1 with a usage error. */
int ca_run_as_of(ca_run *run, ca_date *date) CA_MUST_USE;
/* Raises the exit status to STATUS, unless it is higher already. */
void ca_run_raise(ca_run *run, enum ca_status status);
/* Prints the run's error, if any, releases the run, and returns the exit status. Unless that is CA_FAILED, all named
 * outputs are put in place together, -o last. Otherwise named files are left unchanged; standard output gets the
 * remaining output if the only failure was a file that could not be read. */
int ca_run_end(ca_run *run) CA_MUST_USE;

extern const char ca_version[];

#endif
