/* SPDX-License-Identifier: MIT */
/* No file that a run reads is written over by it, whatever option names the file or link leads to it. */
#ifndef CA_FILES_H
#define CA_FILES_H

#include "cli/options.h"

/* Looks at every file that OPTIONS names (operands, the values of options, standard input) and at every destination (-o,
 * the other options that write, standard output and standard error where those are files). 0, or -1 with an error of
 * usage: a file is both read and written, or two destinations are one. Where standard error is a file that is read there is
 * no error to say, since saying it would write into that file. An option is taken to read what it names unless it
 * is listed as one that writes, so that a new option is safe before anybody thinks of this. */
int ca_files_check(const ca_options *options, ca_error *error) CA_MUST_USE;

#endif
