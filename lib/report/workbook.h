/* SPDX-License-Identifier: MIT */
/* Writes a report as an Excel workbook. */
#ifndef CA_WORKBOOK_H
#define CA_WORKBOOK_H

#include "report/table.h"

/* Writes SET as an Excel workbook (.xlsx) to OUTPUT, when it was read back (office/workbook_make.h). CREATED is seconds since
 * 1970 for the document's properties. Returns 0, or -1 with an error. */
int ca_workbook_write(const ca_tables *set, int64_t created, ca_output *output, ca_error *error) CA_MUST_USE;

#endif
