/* SPDX-License-Identifier: MIT */
/* Locations in the input, for diagnostics. */
#ifndef CA_LOCATION_H
#define CA_LOCATION_H

#include <stdint.h>

/* A byte of a text file: LINE and COLUMN count from 1, COLUMN in bytes. Or a cell of a table: LINE is its row as
 * spreadsheets number rows, COLUMN the number of its column. Or a cell of a Word document: LINE is the row of a table,
 * COLUMN the number of the cell in it; or LINE is the number of a paragraph outside tables. */
typedef struct {
    const char *source; /* the file's name; borrowed */
    uint64_t line, column;
    const char *sheet; /* the sheet of a workbook; borrowed; NULL: not in a workbook */
    const char *table; /* "table 2" of a Word document, "" outside its tables; borrowed; NULL: not in a document */
} ca_location;

#endif
