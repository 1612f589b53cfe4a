/* SPDX-License-Identifier: MIT */
/* Which rows and columns of a sheet a chart draws. */
#ifndef CA_WORKBOOK_PICTURES_H
#define CA_WORKBOOK_PICTURES_H

#include "report/workbook_layout.h"

/* Lays out the charts of SET and the order of all sheets; those of the tables are laid out. A chart without
 * anything to draw is left out, and so is every one of a public workbook. */
int ca_pictures_make(ca_book *layout, const ca_tables *set, ca_problem *problem) CA_MUST_USE;

/* Appends the cells of COLUMN that a chart draws, as formulas name them: "'A'!$B$4:$B$9", or several such in
 * brackets. */
void ca_picture_reference(const ca_picture *picture, size_t column, ca_text *reference);

#endif
