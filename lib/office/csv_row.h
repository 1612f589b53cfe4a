/* SPDX-License-Identifier: MIT */
/* A row of CSV as it came: for lists that a tool passes on, where lib/report/table.h writes reports. */
#ifndef CA_CSV_ROW_H
#define CA_CSV_ROW_H

#include "base/text.h"

/* Appends CELL, and a comma before it unless it is the FIRST. It stands in quotes only where it must (RFC 4180): for a
 * comma, a quote or a line end in it, or a space around it, which readers take away. Nothing is disarmed: the next tool
 * reads what was there. */
void ca_csv_row_cell(ca_text *to, ca_slice cell, bool first);
/* Whether a spreadsheet would run TEXT as a formula: it starts with = + - @ or a tab, carriage return or newline, which
 * spreadsheets skip (OWASP, "CSV Injection"). */
bool ca_runs_as_formula(ca_slice text) CA_MUST_USE;
/* Ends the row: with a line feed alone, as the tools of a shell want it. */
void ca_csv_row_end(ca_text *to);

#endif
