/* SPDX-License-Identifier: MIT */
/* The verification of a finished workbook of forms. */
#ifndef CA_FORM_VERIFY_H
#define CA_FORM_VERIFY_H

#include "forms/form_pages.h"

/* Reads the workbook in the open FILE, which stays open. Each part is there once, unpacks to its CRC and is well-formed; each
 * sheet has its rows, cells, formulas, columns, rules of input and links, and with LOCKED its protection; the lists have
 * their names; each cell that the reader of workbooks gives is that of PAGES. Returns 0, or -1 with an error, which has no
 * text of a cell. */
int ca_form_verify(int file, const ca_form_pages *pages, bool locked, ca_error *error) CA_MUST_USE;

#endif
