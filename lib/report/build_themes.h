/* SPDX-License-Identifier: MIT */
/* Tables of an internal report on the themes of findings, of all sections together. */
#ifndef CA_BUILD_THEMES_H
#define CA_BUILD_THEMES_H

#include "report/part.h"

/* The table of changes, and its headings that the text reads. */
#define CA_CHANGES_THEMES "changes-themes"
#define CA_THEMES_BEFORE "Quarter before"
#define CA_THEMES_NOW "This quarter"

/* Adds a table of the themes, one of their change since the quarter before, and one by service, by locality and by team, if
 * there is any theme. */
void ca_part_themes(const ca_report_part *part);

#endif
