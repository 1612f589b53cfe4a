/* SPDX-License-Identifier: MIT */
/* A whole workbook laid out: its properties, its sheets, its charts. */
#ifndef CA_WORKBOOK_BOOK_H
#define CA_WORKBOOK_BOOK_H

#include "report/workbook_layout.h"

/* Lays SET out; it must outlive the layout. -1 when it is more than a workbook holds. */
int ca_book_make(ca_book *layout, const ca_tables *set, ca_problem *problem) CA_MUST_USE;
void ca_book_free(ca_book *layout);

#endif
