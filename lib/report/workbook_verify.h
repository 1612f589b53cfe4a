/* SPDX-License-Identifier: MIT */
/* The verification of a finished workbook. The library that writes workbooks can lose a write or an allocation and report
 * success; what is lost shows as a part that is missing, damaged or not well-formed, or that holds fewer elements or a shorter
 * text than was written. */
#ifndef CA_WORKBOOK_VERIFY_H
#define CA_WORKBOOK_VERIFY_H

#include "report/workbook_layout.h"

/* Reads the workbook in the open FILE, which stays open: each part is there once, unpacks to its CRC and is well-formed; each
 * sheet, table and chart has as many rows, cells, values, links, columns, series and points as LAYOUT, and the texts of its
 * cells are as long. It does not compare what cells show. 0, or -1 with an error, which holds no text of a cell. */
int ca_workbook_verify(int file, const ca_book *layout, ca_error *error) CA_MUST_USE;

#endif
