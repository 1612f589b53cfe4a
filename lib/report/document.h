/* SPDX-License-Identifier: MIT */
/* A report as a Word document: its text, with the tables and charts in it. */
#ifndef CA_DOCUMENT_REPORT_H
#define CA_DOCUMENT_REPORT_H

#include "report/table.h"

/* Writes SET as a Word document (.docx) to OUTPUT: its text without the blocks that are in the annex. A line says where each
 * table of these is: in the annex (ANNEXED: there is one) or in the workbook. CREATED is seconds since 1970 for the
 * document's properties. Returns 0, or -1 with an error. */
int ca_document_report_write(const ca_tables *set, bool annexed, int64_t created, ca_output *output, ca_error *error)
    CA_MUST_USE;

/* Writes the annex: the blocks that are in it, and each table that the paper does not show, but for wide ones. */
int ca_document_annex_write(const ca_tables *set, int64_t created, ca_output *output, ca_error *error) CA_MUST_USE;

#endif
