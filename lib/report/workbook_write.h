/* SPDX-License-Identifier: MIT */
/* The writing of a workbook, done in a child process since the library may not survive it. */
#ifndef CA_WORKBOOK_WRITE_H
#define CA_WORKBOOK_WRITE_H

#include "report/workbook_layout.h"

/* Writes the workbook to PATH, its parts first into FOLDER. 0, or the library's number of what
 * went wrong; neither is a proof that the file is what it should be. */
int ca_workbook_write_file(const ca_book *layout, const char *path, const char *folder, int64_t created) CA_MUST_USE;

/* What such a number means. */
const char *ca_workbook_reason(int number);

#endif
