/* SPDX-License-Identifier: MIT */
/* The table of audit-import --check: what each file would give. */
#ifndef CA_IMPORT_CHECK_H
#define CA_IMPORT_CHECK_H

#include "cli/import_returns.h"

/* Writes a row for each answer and each note of the forms in COUNT groups to the output of RUN: file, sheet, cell, member and value.
 * RECORD is scratch. */
int ca_import_check_write(ca_run *run, ca_import_group *const *groups, size_t count, ca_record *record) CA_MUST_USE;

#endif
