/* SPDX-License-Identifier: MIT */
/* Protects files that a run reads from being overwritten by the same run, whatever option or link names them. */
#ifndef CA_FILES_H
#define CA_FILES_H

#include "cli/options.h"

/* Whether the value of OPTION is a file that TOOL writes. */
bool ca_option_is_written(enum ca_tool tool, enum ca_option option) CA_MUST_USE;

/* Whether the operand at INDEX of audit-actions update is a list of updates: the first, and each one with the name of a table or
 * a workbook, also of one that cannot be read, whose bytes would else be passed on as records. */
bool ca_operand_is_list(const ca_options *options, size_t index) CA_MUST_USE;
/* Compares every file that OPTIONS names (operands, values of options, standard input) with every destination (-o,
 * the other options that write, and standard output and standard error if they are files). Returns 0, or -1 with a
 * usage error: a file is both read and written, or two destinations are the same file. If standard error is itself a
 * file that is read, the error has no text, because printing it would change that file. An option that is not listed
 * as a writing option is assumed to read its file, so a new option is safe by default. */
int ca_files_check(const ca_options *options, ca_error *error) CA_MUST_USE;

#endif
