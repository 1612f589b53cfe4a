/* SPDX-License-Identifier: MIT */
/* Themes of findings in sentences. */
#ifndef CA_THEMES_H
#define CA_THEMES_H

#include "data/finding_themes.h"
#include "report/table.h"

/* Returns the kind of findings KIND as reports call it: "Area for improvement" of improvement. Another kind is returned as it is. */
ca_slice ca_finding_kind_title(ca_slice kind) CA_MUST_USE;
/* Returns the title of the theme ID in the vocabulary THEMES; ID if it is not in it. */
ca_slice ca_theme_title(const ca_finding_themes *themes, ca_slice id) CA_MUST_USE;
/* Appends a theme as words: "Absent fathers" for absent-fathers. CAPITAL: at the start of a sentence;
 * else a title begins with a small letter, unless its first word is in capitals. */
void ca_theme_write(ca_text *to, ca_slice theme, bool capital);
/* Appends the MOST themes of KIND that were found most often in all sections together, each with its number: "absent fathers
 * (17); drift (6)". Of those found equally often, the first in FINDINGS, the table of that name, which has the columns
 * "Kind", "Theme" and "Findings". Appends nothing if there is none. */
void ca_themes_most_write(ca_text *to, const ca_table *findings, const char *kind, size_t most);

#endif
