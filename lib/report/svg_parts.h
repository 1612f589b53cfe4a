/* SPDX-License-Identifier: MIT */
/* What the modules that draw charts share: private to them. */
#ifndef CA_SVG_PARTS_H
#define CA_SVG_PARTS_H

#include "report/svg.h"
#include "report/table.h"

/* A picture on its way. Its height is known when it is drawn. */
typedef struct {
    const ca_chart *chart;
    ca_arena arena;
    ca_text text;
    int64_t height;
} ca_picture;

const ca_cell *ca_picture_cell(const ca_picture *picture, size_t row, size_t column);
/* The percentage in COLUMN (it may be CA_NO_COLUMN), kept within 0 and 100, in tenths; or -1. */
int64_t ca_picture_percent(const ca_picture *picture, size_t row, int column);
/* A cell's words on one line, in the picture's arena. */
ca_slice ca_picture_words(ca_picture *picture, const ca_cell *cell);
/* What stands in the place of a figure that is not there. */
const char *ca_cell_absence(const ca_cell *cell);
/* "Target: 80.0" for one of the two columns, or its heading alone where the rows have different ones; empty without a
 * target. */
ca_slice ca_picture_target(ca_picture *picture, int which);
/* What the bounds are of: what their headings have in common. */
ca_slice ca_picture_interval(ca_picture *picture);

/* Draws a sample of a colour or a line at *X, *Y, and what it is of (nothing without WORDS). *X moves on behind
 * it; where there is no room, *Y does first. */
void ca_picture_key(ca_picture *picture, int64_t *x, int64_t *y, const char *style, ca_slice words, bool is_line);

void ca_picture_stacked(ca_picture *picture); /* svg_bars.c */
void ca_picture_bars(ca_picture *picture);    /* svg_bars.c */
void ca_picture_line(ca_picture *picture);    /* svg_line.c */

#endif
