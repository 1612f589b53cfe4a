/* SPDX-License-Identifier: MIT */
/* Writes CSV rows of lists that a tool passes on unchanged; report/table.h writes reports. */
#ifndef CA_CSV_ROW_H
#define CA_CSV_ROW_H

#include "base/text.h"

/* Appends CELL, after a comma unless it is the FIRST. It is quoted only if necessary (RFC 4180): for a comma, a
 * quote, a line end, or a space at its ends, which readers remove. Formulas are not disarmed: the next tool reads the
 * same bytes. */
void ca_csv_row_cell(ca_text *to, ca_slice cell, bool first);
/* Whether a spreadsheet would run TEXT as a formula: it starts with = + - @ or a tab, carriage return or newline, which
 * spreadsheets skip (OWASP, "CSV Injection"). */
bool ca_runs_as_formula(ca_slice text) CA_MUST_USE;
/* Ends the row with a line feed, as shell tools expect. */
void ca_csv_row_end(ca_text *to);

#endif
