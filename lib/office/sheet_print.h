/* SPDX-License-Identifier: MIT */
/* The headers and footers with which a sheet is printed. */
#ifndef CA_SHEET_PRINT_H
#define CA_SHEET_PRINT_H

#include "base/text.h"

/* Calls PART with the text of each part (left, centre, right) of CODE, a header or footer as a workbook has it, without its codes for
 * looks, page numbers and the like; parts without a text are left out. */
void ca_sheet_print_parts(ca_slice code, void (*part)(ca_slice text, void *context), void *context);

#endif
