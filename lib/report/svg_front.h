/* SPDX-License-Identifier: MIT */
/* The small charts of the first page in HTML. They are hidden from those who cannot see them, since the page says the same in
 * words; so they have no titles. */
#ifndef CA_SVG_FRONT_H
#define CA_SVG_FRONT_H

#include "report/table.h"

/* COUNT rows of the first page's table from row FIRST on, which are figures. */
typedef struct {
    const ca_tables *set;
    size_t first, count;
} ca_front_rows;

/* Returns the number of the colour of row INDEX: a grade from worst to best, or a state of actions. */
size_t ca_svg_front_colour(const ca_front_rows *rows, size_t index);
/* Each appends a chart: a bar with a segment for each row, and a second bar of the quarter before if that is known; */
void ca_svg_front_bar(ca_text *to, const ca_front_rows *rows);
/* a dot for each row with its interval, and the target, which may be the last row; */
void ca_svg_front_dots(ca_text *to, const ca_front_rows *rows);
/* a dot of one row with its interval and that of the quarter before, without words; TARGET is a row, or CA_NO_COLUMN; */
void ca_svg_front_strip(ca_text *to, const ca_front_rows *rows, size_t index, int target);
/* the groups of a table of limits, with the limits. */
void ca_svg_front_funnel(ca_text *to, const ca_table *limits);

#endif
