/* SPDX-License-Identifier: MIT */
/* The writing of a workbook with libxlsxwriter, which can crash: it is called in a child process. */
#ifndef CA_WORKBOOK_WRITE_H
#define CA_WORKBOOK_WRITE_H

#include "report/workbook_layout.h"

/* Writes the workbook to PATH, its parts first into temporary files in FOLDER. Returns 0, or the error number of the library.
 * A file that was written without an error can still lack a write that the library lost. */
int ca_workbook_write_file(const ca_book *layout, const char *path, const char *folder, int64_t created) CA_MUST_USE;

#endif
