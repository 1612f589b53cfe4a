/* SPDX-License-Identifier: MIT */
/* The files that audit-import reads: its operands, and everything in the folders among them. */
#ifndef CA_IMPORT_FILES_H
#define CA_IMPORT_FILES_H

#include "base/error.h"
#include "base/memory.h"

/* Zeroed is empty. Release it with ca_import_files_free. */
typedef struct {
    char **list; /* in the order of the operands; those of a folder sorted by their paths, bytewise */
    size_t count, capacity;
    size_t passed_over; /* hidden files, and the lock files of spreadsheet programs, in folders */
} ca_import_files;

/* Adds the operand PATH: a file, "-", or a folder, whose files are added with those of its folders. A path that does not exist is
 * added, for its reader to report. Returns 0, or -1 with an error if a folder cannot be read. */
int ca_import_files_add(ca_import_files *files, const char *path, ca_error *error) CA_MUST_USE;
void ca_import_files_free(ca_import_files *files);

#endif
