/* SPDX-License-Identifier: MIT */
/* Themes of findings in sentences. */
#ifndef CA_THEMES_H
#define CA_THEMES_H

#include "report/table.h"

/* Appends a theme as words: "Absent fathers" for absent-fathers. CAPITAL: at the start of a sentence. */
void ca_theme_write(ca_text *to, ca_slice theme, bool capital);
/* Appends the MOST themes of KIND that were found most often in all sections together, each with its number: "absent fathers
 * (17); drift (6)". Of those found equally often, the first in FINDINGS, the table of that name, which has the columns
 * "Kind", "Theme" and "Findings". Appends nothing if there is none. */
void ca_themes_most_write(ca_text *to, const ca_table *findings, const char *kind, size_t most);

#endif
