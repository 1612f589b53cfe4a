/* SPDX-License-Identifier: MIT */
/* The first page of a report in HTML: one A4 page in print, one column on a phone. */
#ifndef CA_HTML_FRONT_H
#define CA_HTML_FRONT_H

#include "report/table.h"

/* Its style sheet, after that of the page. */
extern const char ca_html_front_style[];
/* Appends the line with publisher, period and day. */
void ca_html_front_line(ca_text *to, const ca_tables *set);
/* Appends the page under its title. IDS has the id of each table on the page. */
void ca_html_front(ca_text *to, const ca_tables *set, const char *const *ids);

#endif
