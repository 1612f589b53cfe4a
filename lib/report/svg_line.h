/* SPDX-License-Identifier: MIT */
/* A chart of a percentage over time: a point for each row, joined in their order. */
#ifndef CA_SVG_LINE_H
#define CA_SVG_LINE_H

#include "report/svg.h"

/* Adds the shapes of the chart and sets the height. */
void ca_svg_line_chart(ca_svg_canvas *canvas);

#endif
