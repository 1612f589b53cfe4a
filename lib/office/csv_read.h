/* SPDX-License-Identifier: MIT */
/* Reads CSV rows, each with the line that it starts on. libcsv parses, in strict mode; it has no line numbers, which
 * are counted here, because a quoted cell may have several lines. */
#ifndef CA_CSV_READ_H
#define CA_CSV_READ_H

#include "base/input.h"

#include <nettle/sha2.h>

typedef struct {
    ca_location location; /* the start of the row; column 1 */
    ca_slice *cells;      /* valid until the next row */
    size_t count;
} ca_csv_row;

/* Called with each row. A result below 0 ends the reading. */
typedef int ca_csv_row_function(const ca_csv_row *row, void *context);

/* Why the rows of a source cannot be read. */
typedef struct {
    const char *words; /* a message without the location; NULL: no error */
    ca_location location;
} ca_csv_error;

/* Reads the input's current source to its end. A leading byte order mark and blank lines are skipped; rows end in LF,
 * CRLF or CR. A row may be as long as the input's longest line. DIGEST (may be NULL) is fed every byte of the source.
 * Returns 0; or -1 if the CSV is not valid (SYNTAX is set), if the input cannot be read (ERROR is set) or if ROW
 * ended the reading. */
int ca_csv_read(ca_input *input, ca_csv_row_function *row, void *context, struct sha256_ctx *digest,
                ca_csv_error *syntax, ca_error *error) CA_MUST_USE;

#endif
