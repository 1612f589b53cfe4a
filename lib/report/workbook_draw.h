/* SPDX-License-Identifier: MIT */
/* The writing of a chart with libxlsxwriter, on a sheet of its own. */
#ifndef CA_WORKBOOK_DRAW_H
#define CA_WORKBOOK_DRAW_H

#include "report/workbook_layout.h"

#include <xlsxwriter.h>

lxw_error ca_picture_write(lxw_workbook *book, const ca_book *layout, const ca_page *page) CA_MUST_USE;

#endif
