/* SPDX-License-Identifier: MIT */
/* Reads the rows of a CSV file (office/csv_read.h), and reports an error in the CSV as the rule csv-syntax. */
#ifndef CA_CSV_ROWS_H
#define CA_CSV_ROWS_H

#include "data/diagnostics.h"
#include "office/csv_read.h"

/* As ca_csv_read. Returns 0; or -1 if the CSV is not valid (reported), if the input cannot be read (ERROR is set)
 * or if ROW ended the reading. */
int ca_csv_rows(ca_input *input, ca_csv_row_function *row, void *context, struct sha256_ctx *digest,
                ca_reporter *reporter, ca_error *error) CA_MUST_USE;

#endif
