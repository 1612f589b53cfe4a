/* SPDX-License-Identifier: MIT */
/* Charts with a bar for each row. */
#ifndef CA_SVG_BARS_H
#define CA_SVG_BARS_H

#include "report/svg.h"

/* Each adds the shapes of its chart and sets the height. Stacked: counts, as shares of the row, with the colours of the grades
 * unless it is one of several small charts; bars: a percentage; keys: only the colours. */
void ca_svg_stacked_keys(ca_svg_canvas *canvas);
void ca_svg_stacked_chart(ca_svg_canvas *canvas);
void ca_svg_bar_chart(ca_svg_canvas *canvas);

#endif
