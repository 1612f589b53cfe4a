/* SPDX-License-Identifier: MIT */
/* The drawing of charts with libxlsxwriter, in the child process that writes a workbook. */
#ifndef CA_WORKBOOK_DRAW_H
#define CA_WORKBOOK_DRAW_H

#include "report/workbook_layout.h"

#include <xlsxwriter.h>

/* Returns the width and the height of all pictures of SHEET, below each other, in dots; 0 without any. */
double ca_pictures_width(const ca_sheet *sheet) CA_MUST_USE;
double ca_pictures_height(const ca_sheet *sheet) CA_MUST_USE;
/* Draws the pictures of SHEET on PAGE, to the right of its table. */
lxw_error ca_draw_pictures(lxw_workbook *book, lxw_worksheet *page, const ca_sheet *sheet) CA_MUST_USE;

#endif
