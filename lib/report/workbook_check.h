/* SPDX-License-Identifier: MIT */
/* The read-back: whether a finished workbook holds what it was to hold, all of it and no more. */
#ifndef CA_WORKBOOK_CHECK_H
#define CA_WORKBOOK_CHECK_H

#include "report/workbook_layout.h"

/* Opens the workbook at PATH: every part readable and well-formed, the sheets in their order under
 * their names, each with its table, every cell as laid out. The problem's words hold no cell's text. */
int ca_workbook_check(const char *path, const ca_book *layout, ca_problem *problem) CA_MUST_USE;

#endif
