/* SPDX-License-Identifier: MIT */
/* A table as CSV. */
#ifndef CA_CSV_WRITE_H
#define CA_CSV_WRITE_H

#include "report/table.h"

/* Writes TABLE as CSV (RFC 4180, UTF-8, CRLF): headings, then rows. Unless RAW, a text, or a heading, that a spreadsheet
 * would run as a formula gets an apostrophe in front. Unless EXACT, characters that cannot be printed become U+FFFD.
 * Returns 0, or -1 with an error. */
int ca_csv_write(const ca_table *table, bool raw, bool exact, ca_output *output, ca_error *error) CA_MUST_USE;

#endif
