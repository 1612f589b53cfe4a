/* SPDX-License-Identifier: MIT */
/* Charts with a bar for each row. */
#ifndef CA_SVG_BARS_H
#define CA_SVG_BARS_H

#include "report/svg.h"

/* Each adds the shapes of its chart and sets the height. Stacked: counts, as shares of the row; bars: a percentage. */
void ca_svg_stacked_chart(ca_svg_canvas *canvas);
void ca_svg_bar_chart(ca_svg_canvas *canvas);

#endif
