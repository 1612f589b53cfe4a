/* SPDX-License-Identifier: MIT */
/* A chart in a Word document, as DrawingML: the program that shows it draws it from its figures, so it is sharp at any
 * size, and a council's designer can restyle it. */
#ifndef CA_NEW_DOCUMENT_CHART_H
#define CA_NEW_DOCUMENT_CHART_H

#include "base/text.h"

enum ca_new_document_chart_kind {
    CA_DOCUMENT_STACKED, /* a bar for each row: its series as shares of their sum */
    CA_DOCUMENT_BARS,    /* a bar for each row: one series, from 0 to 100 */
    CA_DOCUMENT_LINE     /* a point for each row, joined, from 0 to 100 */
};

/* A figure in tenths, and its interval. */
typedef struct {
    int64_t tenths, low, high;
    bool known;   /* otherwise the row has no bar or point */
    bool bounded; /* LOW and HIGH are set */
} ca_new_document_point;

typedef struct {
    ca_slice name;
    const char *colour;                  /* RRGGBB in hexadecimal */
    bool dark;                           /* white figures are easier to read on it than black ones */
    const ca_new_document_point *points; /* one for each row */
    bool line; /* a level that is the same for all rows, such as a target: of a CA_DOCUMENT_LINE only */
} ca_new_document_series;

typedef struct {
    enum ca_new_document_chart_kind kind;
    const ca_slice *rows; /* their names */
    size_t row_count;
    const ca_new_document_series *series;
    size_t series_count;
} ca_new_document_chart;

/* Appends the part of the chart, a whole XML file. */
void ca_new_document_chart_part(ca_text *to, const ca_new_document_chart *chart);
/* The height that the chart needs at the width of a page, in millimetres. */
unsigned ca_new_document_chart_height(const ca_new_document_chart *chart) CA_MUST_USE;

#endif
