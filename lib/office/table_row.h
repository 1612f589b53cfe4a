/* SPDX-License-Identifier: MIT */
/* Rows of a table that is read from a file, whatever kind of file it is. */
#ifndef CA_TABLE_ROW_H
#define CA_TABLE_ROW_H

#include "base/location.h"
#include "base/text.h"

/* What a cell holds. A text file has texts alone. */
enum ca_cell_content {
    CA_CONTENT_TEXT,         /* or nothing */
    CA_CONTENT_NUMBER,       /* as the workbook stores it: "12045" */
    CA_CONTENT_DAY,          /* a date, as "2017-07-12" */
    CA_CONTENT_TIME,         /* a date with a time of day, as "2017-07-12T10:30:00" */
    CA_CONTENT_TRUTH,        /* "TRUE" or "FALSE" */
    CA_CONTENT_ERROR,        /* an error of the spreadsheet, such as "#N/A" */
    CA_CONTENT_UNCALCULATED, /* a formula without its result; the text is empty */
    CA_CONTENT_NUMBER_1904   /* a number of a workbook that counts its days from 1904, as those of Mac Excel may */
};

typedef struct {
    ca_location location;          /* LINE is the row as spreadsheets number it; column 1 */
    const ca_slice *cells;         /* UTF-8; valid until the next row */
    const unsigned char *contents; /* enum ca_cell_content of each cell; NULL: all are texts */
    size_t count;
    size_t spaced; /* in text without quotation marks, the index of the first cell with a blank before it; 0: none */
    bool hidden;   /* in the sheet, by hand or by a filter */
} ca_table_row;

/* Called with each row that has a cell. A result below 0 ends the reading. */
typedef int ca_table_row_function(const ca_table_row *row, void *context);

/* The error that ended the reading of a table. Zeroed is none; release MESSAGE. */
typedef struct {
    ca_text message; /* without the location; empty: no error */
    ca_location location;
    uint64_t unread; /* rows from this location on that were not read */
} ca_table_error;

#endif
