/* SPDX-License-Identifier: MIT */
/* Paths of files, whole files, and files without a name. */
#ifndef CA_FILE_H
#define CA_FILE_H

#include "base/error.h"
#include "base/memory.h"

/* The last part of a path: reports name a source by it. */
const char *ca_file_name(const char *path);
/* The folder of PATH. The caller frees it. */
char *ca_file_folder(const char *path) CA_MUST_USE;
/* Whether two paths lead to one file, or would once the files are there. */
bool ca_same_file(const char *one, const char *other) CA_MUST_USE;
/* An open file for reading and writing, without a name, on the filesystem of FOLDER and for its owner alone; -1 with errno. */
int ca_file_unnamed(const char *folder) CA_MUST_USE;

/* The bytes of the file NAME with a NUL behind them, to be released with free(); NULL with a problem. */
char *ca_whole_file(const char *name, size_t *size, ca_problem *problem) CA_MUST_USE;

#endif
