/* SPDX-License-Identifier: MIT */
/* A chart as a picture (SVG) within a page, with its values in words for who cannot see it. */
#ifndef CA_SVG_CHART_H
#define CA_SVG_CHART_H

#include "report/table.h"

/* Appends the picture; ID (letters, digits, hyphens, full stops) is unique in the page, and so are ids that
 * start with it. The styles are those of ca_html_style. */
void ca_svg_chart(ca_text *to, const ca_chart *chart, const char *id);

#endif
