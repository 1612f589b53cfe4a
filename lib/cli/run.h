/* SPDX-License-Identifier: MIT */
/* One run of a tool: options, what every tool opens, what every tool says at the end, the status. */
#ifndef CA_RUN_H
#define CA_RUN_H

#include "base/input.h"
#include "cli/options.h"
#include "data/diagnostics.h"
#include "data/fields.h"
#include "data/framework_library.h"

/* The exit status of every tool; the highest that applies. */
enum ca_status {
    CA_DONE = 0,  /* all was done */
    CA_FOUND = 1, /* an error was reported, a check failed, or a record could not be read */
    CA_FAILED = 2 /* usage, input or output, memory */
};

typedef struct {
    ca_options options;
    ca_error error;
    ca_reporter reporter;
    ca_library library;
    const ca_shape *format;
    ca_arena arena;
    ca_input input;
    ca_output output, rejects, report, told; /* -o, --rejects, --report, --told */
    enum ca_status status;
} ca_run;

/* Reads the command line, answers --help and --version, opens frameworks, input and output. 0 to go on, -1
 * when the run is over already. */
int ca_run_begin(ca_run *run, enum ca_tool tool, int count, char **arguments) CA_MUST_USE;
/* Sets the error as one of usage; always -1. */
int ca_run_misuse(ca_run *run, const char *format, ...) CA_PRINTF(2, 3);
/* Opens -o, or standard output, and the other files that the options write to. 0 or -1. */
int ca_run_open_outputs(ca_run *run) CA_MUST_USE;
/* Writes WORDS to the file of --report, if there is one. 0 or -1. */
int ca_run_write_report(ca_run *run, const ca_text *words) CA_MUST_USE;
/* Nothing is written after all; named files stay as they are. */
void ca_run_abandon_outputs(ca_run *run);
/* Writes what was asked for and is not data of the run (a list, a guide) to -o or standard output. */
int ca_run_answer(ca_run *run, ca_slice words) CA_MUST_USE;
/* The framework that -f names; NULL with an error when there is none of that id. */
const ca_framework *ca_run_framework(ca_run *run, const char *id) CA_MUST_USE;
/* Raises the status. */
void ca_run_raise(ca_run *run, enum ca_status status);
/* Says why the run failed, if it did; the exit status. Unless that is CA_FAILED the outputs are put in place together, -o
 * last; else every named file stays as it was, and standard output gets the rest where only a file could not be read. */
int ca_run_end(ca_run *run) CA_MUST_USE;

extern const char ca_version[];

#endif
