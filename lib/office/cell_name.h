/* SPDX-License-Identifier: MIT */
/* Names of cells: "F12". */
#ifndef CA_CELL_NAME_H
#define CA_CELL_NAME_H

#include "base/text.h"

/* A sheet has as many rows and columns as Excel's: its last cell is XFD1048576. */
enum { CA_ROWS_MOST = 1048576, CA_COLUMNS_MOST = 16384 };

/* Appends the name of the cell in ROW and COLUMN, which are counted from 0. */
void ca_cell_name(ca_text *name, size_t row, size_t column);
/* Reads NAME into *ROW and *COLUMN, counted from 0. Returns false if it is no name of a cell. A cell beyond the last
 * one of a sheet has a row of CA_ROWS_MOST or a column of CA_COLUMNS_MOST. */
bool ca_cell_name_read(const char *name, size_t *row, size_t *column) CA_MUST_USE;

#endif
