/* SPDX-License-Identifier: MIT */
/* A report as Markdown. */
#ifndef CA_MARKDOWN_H
#define CA_MARKDOWN_H

#include "report/table.h"

/* Writes the report's text as Markdown (CommonMark with GFM's tables): title, mark and blocks; for a chart, its table is
 * read. No text of a record becomes markup. Returns 0, or -1 with an error. */
int ca_markdown_write(const ca_tables *set, ca_output *output, ca_error *error) CA_MUST_USE;

#endif
