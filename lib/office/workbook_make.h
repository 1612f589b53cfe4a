/* SPDX-License-Identifier: MIT */
/* Makes a workbook with libxlsxwriter, which can end in a signal, or lose a write or an allocation and report success.
 * So a child process writes the workbook twice, the two must have the same bytes, which then are read back, and only
 * then the workbook goes to its output. */
#ifndef CA_WORKBOOK_MAKE_H
#define CA_WORKBOOK_MAKE_H

#include "base/output.h"

/* How a workbook is written and verified. Both functions only read STATE. */
typedef struct {
    /* Writes the workbook to PATH, its parts first into temporary files in FOLDER. Runs in the child process. Returns 0, or
     * the error number of the library. */
    int (*write)(const void *state, const char *path, const char *folder);
    /* Reads the workbook in the open FILE, which stays open, and compares. Returns 0, or -1 with an error, which goes on
     * after "read back, " and has no text of a cell. */
    int (*verify)(const void *state, int file, ca_error *error);
    const void *state;
} ca_workbook_maker;

/* Makes a workbook and writes it to OUTPUT. Returns 0, or -1 with an error. */
int ca_workbook_make(const ca_workbook_maker *maker, ca_output *output, ca_error *error) CA_MUST_USE;
/* Sets the error "FILE: the workbook could not be written: REASON", where FILE is that of OUTPUT. Returns -1. */
int ca_workbook_fault(const ca_output *output, const ca_error *reason, ca_error *error);
/* Sets *CREATED, in seconds since 1970, to SOURCE_DATE_EPOCH, or else to the start of DAY (days since 1970; 0: to that of 2000),
 * so that the same input gives the same bytes. Returns 0, or -1 with an error. */
int ca_workbook_created(int64_t day, int64_t *created, ca_error *error) CA_MUST_USE;

#endif
