/* SPDX-License-Identifier: MIT */
/* How the cells of a form look: fonts, colours, borders; how wide and high they are. */
#ifndef CA_FORM_STYLE_H
#define CA_FORM_STYLE_H

#include "forms/form_pages.h"

#include <xlsxwriter.h>

/* The formats of a workbook. */
typedef struct {
    lxw_format *made[CA_FORM_STYLES];
} ca_form_formats;

/* Makes the formats of BOOK. Returns false if there is no memory. */
bool ca_form_formats_make(ca_form_formats *formats, lxw_workbook *book) CA_MUST_USE;

/* Returns the width of a column of PAGE, in characters. */
double ca_form_column_width(const ca_form_page *page, size_t column) CA_MUST_USE;
/* Returns the height in points that SHOWN needs in a column of PAGE; CELL is the cell of the form, or NULL. */
double ca_form_cell_height(const ca_form_page *page, size_t column, const ca_form_shown *shown,
                           const ca_form_cell *cell) CA_MUST_USE;

/* The heights of rows, in points. */
#define CA_FORM_HEIGHT_MOST 409.0
#define CA_FORM_HEIGHT_LINE 18.0
#define CA_FORM_HEIGHT_GAP 9.0

#endif
