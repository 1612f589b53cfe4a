/* SPDX-License-Identifier: MIT */
/* Writes a book of forms as an Excel workbook. */
#ifndef CA_FORM_WORKBOOK_H
#define CA_FORM_WORKBOOK_H

#include "base/output.h"
#include "forms/form.h"

typedef struct {
    bool lock;       /* protects all cells but the answers, without a password */
    int64_t created; /* for the document's properties: seconds since 1970 */
} ca_form_workbook_options;

/* Writes BOOK as a workbook (.xlsx) to OUTPUT. As the library that makes workbooks can lose a write, a child process writes
 * it, and every cell is read back and compared before a byte goes to OUTPUT. Returns 0, or -1 with an error. */
int ca_form_workbook_write(const ca_form_book *book, const ca_form_workbook_options *options, ca_output *output,
                           ca_error *error) CA_MUST_USE;

#endif
