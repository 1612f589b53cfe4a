/* SPDX-License-Identifier: MIT */
/* A chart as SVG within a page, with its values as text for readers who cannot see it. */
#ifndef CA_SVG_CHART_H
#define CA_SVG_CHART_H

#include "report/table.h"

/* Appends the chart. ID (letters, digits, hyphens, full stops) must be unique in the page, as must ids that start with it.
 * The styles are in the page's style sheet. */
void ca_svg_chart(ca_text *to, const ca_chart *chart, const char *id);

#endif
