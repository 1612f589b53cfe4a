/* SPDX-License-Identifier: MIT */
/* The output contract: data goes to standard output, or whole into a named file, never half.
 *
 * A named file is written without a name (beside its place, so that a full disk shows at once), and gets its name when all
 * is written and synced. The destinations of one run are put in place together: all are new, or all are as they were. A
 * device or a pipe is written to directly. */
#ifndef CA_OUTPUT_H
#define CA_OUTPUT_H

#include "base/error.h"

/* One destination. Begin with CA_NO_OUTPUT. */
typedef struct {
    int file;         /* -1: not open */
    const char *name; /* as it was given; NULL: standard output */
    char *path;       /* links resolved; NULL: standard output or a device */
    uint64_t written; /* bytes that left for a file without a name */
    ca_text pending;
} ca_output;

#define CA_NO_OUTPUT \
    {                \
        .file = -1   \
    }

/* Opens PATH (NULL or "-" for standard output), which is borrowed. 0, or -1 with a problem: a place that cannot be
 * written to, a link that leads nowhere, or a standard output that was closed when the program began. */
int ca_output_open(ca_output *output, const char *path, ca_problem *problem) CA_MUST_USE;
bool ca_output_is_open(const ca_output *output) CA_MUST_USE;
/* Writes are gathered; one that is whole may leave at once. 0 or -1. A reader who has gone is a failure too, where the
 * signal that would end the program quietly is ignored. */
int ca_output_write(ca_output *output, const char *bytes, size_t size, ca_problem *problem) CA_MUST_USE;
/* Writes COUNT slices at once, where they stand, behind the gathered bytes. 0 or -1. */
int ca_output_slices(ca_output *output, const ca_slice *slices, size_t count, ca_problem *problem) CA_MUST_USE;
int ca_output_flush(ca_output *output, ca_problem *problem) CA_MUST_USE;
/* Ends the COUNT outputs (those that are not open are passed over): all are written and synced, and then put in place in
 * this order. 0, or -1 with a problem, and then each named file is as it was before; where that cannot be (a filesystem
 * without hard links), the problem names the files that are new. A file that is replaced keeps its permissions but for the
 * bits that lend its owner's rights; a new one is for its owner and group, less the umask. */
int ca_outputs_finish(ca_output *const *outputs, size_t count, ca_problem *problem) CA_MUST_USE;
int ca_output_finish(ca_output *output, ca_problem *problem) CA_MUST_USE;
/* Ends the output; nothing of it stays. Safe on one that was ended, or zeroed. */
void ca_output_abandon(ca_output *output);

#endif
