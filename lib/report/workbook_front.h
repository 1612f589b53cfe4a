/* SPDX-License-Identifier: MIT */
/* The first page of a report as the first sheet of its workbook: one wide column to read from top to bottom, with a link to the
 * sheet that has the whole figures beside it. */
#ifndef CA_WORKBOOK_FRONT_H
#define CA_WORKBOOK_FRONT_H

#include "report/workbook_layout.h"

/* Gives SHEET, which is the one of its report's first page, a table of the page's sentences in place of the one of its figures. */
void ca_front_sheet_begin(ca_arena *arena, ca_sheet *sheet);

#endif
