/* SPDX-License-Identifier: MIT */
/* Writes a report as an Excel workbook. */
#ifndef CA_WORKBOOK_H
#define CA_WORKBOOK_H

#include "report/table.h"

/* Writes the set as an Excel workbook (.xlsx). The library that makes workbooks can end in a signal or lose a write or an
 * allocation and report success, so: a child process writes it twice, the two must have the same bytes, which then are read
 * back (workbook_verify.h), and only then the workbook goes to OUTPUT. CREATED is seconds since 1970 for the document's
 * properties. 0 or -1. */
int ca_workbook_write(const ca_tables *set, int64_t created, ca_output *output, ca_error *error) CA_MUST_USE;
/* Sets *CREATED to SOURCE_DATE_EPOCH, or else to the start of 2000, so that the same input gives the same bytes. 0 or -1. */
int ca_workbook_created(int64_t *created, ca_error *error) CA_MUST_USE;

#endif
