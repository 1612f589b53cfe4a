/* SPDX-License-Identifier: MIT */
/* A report as a Word document: its text, with the tables and charts in it. */
#ifndef CA_DOCUMENT_REPORT_H
#define CA_DOCUMENT_REPORT_H

#include "office/document_template.h"
#include "report/table.h"

/* The settings of a Word document. */
typedef struct {
    bool annexed;                          /* there is an annex */
    int64_t created;                       /* seconds since 1970, for the document's properties */
    const ca_document_template *made_like; /* borrowed, or NULL */
} ca_document_form;

/* Writes SET as a Word document (.docx) to OUTPUT: its text without the blocks that are in the annex. A line says where each
 * table of these is: in the annex or in the workbook. Returns 0, or -1 with an error. */
int ca_document_report_write(const ca_tables *set, const ca_document_form *form, ca_output *output, ca_error *error)
    CA_MUST_USE;

/* Writes the annex: the blocks that are in it, and each table that the paper does not show, but for wide ones. */
int ca_document_annex_write(const ca_tables *set, const ca_document_form *form, ca_output *output, ca_error *error)
    CA_MUST_USE;

#endif
