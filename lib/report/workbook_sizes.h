/* SPDX-License-Identifier: MIT */
/* How wide and high the cells of a sheet are, and on what paper it is printed. */
#ifndef CA_WORKBOOK_SIZES_H
#define CA_WORKBOOK_SIZES_H

#include "report/workbook_layout.h"

enum ca_paper { CA_PAPER_A3 = 8, CA_PAPER_A4 = 9 }; /* by a workbook's numbers */

typedef struct {
    double *widths; /* of the columns, in characters */
    enum ca_paper paper;
    bool one_page_wide; /* or several beside each other, with column A on each */
} ca_sizes;

ca_sizes ca_sizes_of(const ca_sheet *sheet);
void ca_sizes_free(ca_sizes *sizes);

/* Into how many lines TEXT falls in a cell of the table's rows or headings. */
size_t ca_sizes_lines(const ca_sizes *sizes, const ca_sheet *sheet, size_t row, size_t column, const char *text);

/* Whether the heading row is printed on every page, and column A beside it: the workbook then has a name
 * for them. */
bool ca_sheet_repeats_heading(const ca_sheet *sheet);
bool ca_sheet_repeats_column(const ca_sheet *sheet, const ca_sizes *sizes);

#endif
