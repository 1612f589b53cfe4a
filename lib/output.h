/* SPDX-License-Identifier: MIT */
/* The output contract: data goes to standard output or whole into a named file, never half.
 *
 * A file is written without a name where the system allows it (else under a temporary one) beside
 * its place, synced, and only then given its name, so that what was there before stays until all
 * is written. A device or pipe is written to directly. */
#ifndef CA_OUTPUT_H
#define CA_OUTPUT_H

#include "problem.h"

typedef struct {
    int file;
    const char *name; /* as it was given; NULL: standard output */
    char *path;      /* NULL: standard output or a device */
    char *temporary; /* NULL: the file has no name yet */
    bool pipe_closed; /* the reader has gone: what is written from here on is dropped in silence */
    ca_text pending;
} ca_output;

/* Opens PATH (NULL or "-" for standard output), which is borrowed. 0 or -1. */
int ca_output_open(ca_output *output, const char *path, ca_problem *problem) CA_MUST_USE;
/* Whether FILE (an open descriptor) is the file that the output will replace. */
bool ca_output_replaces(const ca_output *output, int file) CA_MUST_USE;
/* Whether two names lead to one file, or would once they are there. */
bool ca_same_file(const char *one, const char *other) CA_MUST_USE;
/* Writes are gathered; one that is whole may leave at once. 0 or -1. */
int ca_output_write(ca_output *output, const char *bytes, size_t size, ca_problem *problem) CA_MUST_USE;
/* Writes COUNT slices at once, where they stand, behind what was gathered. 0 or -1. */
int ca_output_slices(ca_output *output, const ca_slice *slices, size_t count, ca_problem *problem) CA_MUST_USE;
int ca_output_flush(ca_output *output, ca_problem *problem) CA_MUST_USE;
/* All written, synced and in its place, or -1 and as it was before. Ends the output either way. */
int ca_output_finish(ca_output *output, ca_problem *problem) CA_MUST_USE;
/* Ends the output and leaves nothing behind. Safe on one that was ended, or zeroed. */
void ca_output_abandon(ca_output *output);

/* The folder that PATH stands in, open for syncing, or -1 with errno. */
int ca_file_open_folder(const char *path) CA_MUST_USE;
/* The last steps alone: FILE (open for writing, named TEMPORARY, on the filesystem of PATH) gets the mode it
 * is to have, is synced, becomes PATH, and FOLDER (of PATH; -1 fails) is synced. Both are closed in any case.
 * 0, or -1 with errno. */
int ca_file_put_in_place(int file, int folder, const char *temporary, const char *path) CA_MUST_USE;
/* The last part of a path: what a report names a source by. */
const char *ca_file_name(const char *path);
/* The folder that PATH stands in. The caller frees it. */
char *ca_file_folder(const char *path) CA_MUST_USE;

#endif
