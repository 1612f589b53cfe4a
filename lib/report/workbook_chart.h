/* SPDX-License-Identifier: MIT */
/* The sheet of a chart: a table with the figures that it draws, and a picture for each part of its rows. */
#ifndef CA_WORKBOOK_CHART_H
#define CA_WORKBOOK_CHART_H

#include "report/workbook_layout.h"

/* Returns whether a chart has a row to draw, so that it has a sheet. */
bool ca_chart_has_sheet(const ca_chart *chart) CA_MUST_USE;
/* Gives SHEET a table of the figures of CHART, and the chart of that table. Returns 0, or -1 with an error. */
int ca_chart_sheet_begin(ca_arena *arena, ca_sheet *sheet, const ca_chart *chart, ca_error *error) CA_MUST_USE;
/* Gives SHEET, which is laid out, its pictures. */
void ca_chart_sheet_end(ca_arena *arena, ca_sheet *sheet);

#endif
