/* SPDX-License-Identifier: MIT */
/* A small file as a whole: frameworks and lists of words. */
#ifndef CA_WHOLE_FILE_H
#define CA_WHOLE_FILE_H

#include "base/error.h"

/* The bytes of the file NAME with a NUL behind them, to be released with free(); NULL with a problem. */
char *ca_whole_file(const char *name, size_t *size, ca_problem *problem) CA_MUST_USE;

#endif
