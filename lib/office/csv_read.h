/* SPDX-License-Identifier: MIT */
/* CSV rows with the lines they start on. libcsv parses, strictly; the line numbers are ours, since
 * libcsv has none and a quoted cell may run over lines. */
#ifndef CA_CSV_READ_H
#define CA_CSV_READ_H

#include "base/input.h"

#include <nettle/sha2.h>

typedef struct {
    ca_place place;  /* where the row starts; column 1 */
    ca_slice *cells; /* live until the next row */
    size_t count;
} ca_csv_row;

/* Called with each row; below 0 ends the reading. */
typedef int ca_csv_row_function(const ca_csv_row *row, void *context);

/* Reads the input's current source to its end. A leading byte order mark is passed over, rows end in LF,
 * CRLF or CR, blank lines are none. A row that is longer than the input's longest line is refused at its start. 0; -1 when
 * the rows cannot be made out (reported) or ROW ended it. */
int ca_csv_read(ca_input *input, ca_csv_row_function *row, void *context, ca_reporter *reporter, ca_problem *problem)
    CA_MUST_USE;
/* The same, and every byte of the source goes into DIGEST (may be NULL). */
int ca_csv_read_digested(ca_input *input, ca_csv_row_function *row, void *context, struct sha256_ctx *digest,
                         ca_reporter *reporter, ca_problem *problem) CA_MUST_USE;

#endif
