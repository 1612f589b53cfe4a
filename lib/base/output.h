/* SPDX-License-Identifier: MIT */
/* The output contract: data goes to standard output, or into a named file as a whole.
 *
 * A named file is written as a file without a name in the same folder, and gets its name when everything is written
 * and synced. The files of one run are replaced together: all are new, or all are as they were. A device or a pipe is
 * written to directly. */
#ifndef CA_OUTPUT_H
#define CA_OUTPUT_H

#include "base/error.h"

/* One destination. Initialise with CA_NO_OUTPUT. */
typedef struct {
    int file;         /* -1: not open */
    const char *name; /* as given; NULL: standard output */
    char *path;       /* links resolved; NULL: standard output or a device */
    uint64_t written; /* bytes written */
    bool held;        /* nothing is written before the end */
    ca_text pending;
} ca_output;

#define CA_NO_OUTPUT \
    {                \
        .file = -1   \
    }

/* Opens PATH (NULL or "-" for standard output), which is borrowed. Returns 0; or -1 with an error if it cannot be
 * written, if it is a broken link, or if standard output was closed when the program started. */
int ca_output_open(ca_output *output, const char *path, ca_error *error) CA_MUST_USE;
bool ca_output_is_open(const ca_output *output) CA_MUST_USE;
/* Appends to a buffer, which is written when it is full. Returns 0, or -1 with an error; a closed pipe is one, too,
 * if the signal for it is ignored. */
int ca_output_write(ca_output *output, const char *bytes, size_t size, ca_error *error) CA_MUST_USE;
/* Writes the buffer and then COUNT slices, without copying them. Returns 0, or -1 with an error. */
int ca_output_slices(ca_output *output, const ca_slice *slices, size_t count, ca_error *error) CA_MUST_USE;
int ca_output_flush(ca_output *output, ca_error *error) CA_MUST_USE;
/* Keeps in memory what goes to standard output or a device, until the output is finished or HELD is false: an abandoned
 * output has then written nothing. A named file has no need of it. */
void ca_output_hold(ca_output *output, bool held);
/* Finishes the COUNT outputs (an output that is not open is skipped): all are written and synced, and then get their
 * names in this order. Returns 0; or -1 with an error, and each named file is as it was before; if that is impossible
 * (a filesystem without hard links), the error names the files that are new. A file that is replaced keeps its
 * permissions, without set-user-ID and set-group-ID; a new one is readable and writable for its owner and group, less
 * the umask. */
int ca_outputs_finish(ca_output *const *outputs, size_t count, ca_error *error) CA_MUST_USE;
int ca_output_finish(ca_output *output, ca_error *error) CA_MUST_USE;
/* Ends the output without a trace. Allowed on one that is finished, or zeroed. */
void ca_output_abandon(ca_output *output);

#endif
