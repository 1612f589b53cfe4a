/* SPDX-License-Identifier: MIT */
/* Paths of files, whole files, and files without a name. */
#ifndef CA_FILE_H
#define CA_FILE_H

#include "base/error.h"
#include "base/memory.h"

/* Returns the last part of PATH, by which reports name a source. */
const char *ca_file_name(const char *path);
/* Returns the folder of PATH. Release it with free(). */
char *ca_file_folder(const char *path) CA_MUST_USE;
/* Whether two paths are of the same file, or would be if the files existed. */
bool ca_same_file(const char *one, const char *other) CA_MUST_USE;
/* Opens a file without a name on the filesystem of FOLDER, for reading and writing, with mode 0600. Returns its
 * descriptor, or -1 with errno. */
int ca_file_unnamed(const char *folder) CA_MUST_USE;

/* Returns the bytes of the file NAME, at most 16 MiB, and a NUL; *SIZE is without it. Release them with free(). NULL
 * with an error. */
char *ca_whole_file(const char *name, size_t *size, ca_error *error) CA_MUST_USE;

#endif
