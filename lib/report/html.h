/* SPDX-License-Identifier: MIT */
/* A report as an HTML page. */
#ifndef CA_HTML_H
#define CA_HTML_H

#include "report/table.h"

/* Writes the report as one HTML file that needs no other: its text, with charts as SVG, then the tables that the text does
 * not show. No text of a record becomes markup. Returns 0, or -1 with an error. */
int ca_html_write(const ca_tables *set, ca_output *output, ca_error *error) CA_MUST_USE;

#endif
