/* SPDX-License-Identifier: MIT */
/* Reads the rows of CSV text. libcsv parses, in strict mode; it does not number rows, which are counted here as
 * spreadsheets number them: a blank line is a row, and a cell of several lines does not make one row several. */
#ifndef CA_CSV_READ_H
#define CA_CSV_READ_H

#include "office/table_row.h"

/* The longest row, in bytes: the same as a record's. */
enum { CA_CSV_ROW_MOST = 16 * 1024 * 1024 };

/* Reads all of TEXT, which is UTF-8, from the file SOURCE, with SEPARATOR between its cells. Rows end in LF, CRLF or CR.
 * Returns 0; or -1 if it is not valid CSV (ERROR has the reason), or if ROW ended the reading. */
int ca_csv_read(ca_slice text, const char *source, char separator, ca_table_row_function *row, void *context,
                ca_table_error *error) CA_MUST_USE;

/* How the cells of a text are separated. */
typedef struct {
    char separator; /* one of , ; tab and | */
    bool stated;    /* a first line "sep=;" states it */
    ca_slice rest;  /* the text after that line */
} ca_csv_form;

/* Finds the separator of TEXT: the one that its first rows have most regularly outside quotes; of equals, the first
 * above. */
ca_csv_form ca_csv_form_of(ca_slice text) CA_MUST_USE;

#endif
