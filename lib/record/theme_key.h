/* SPDX-License-Identifier: MIT */
/* Themes of findings as they are compared: the one place that says whether two texts are one theme. */
#ifndef CA_THEME_KEY_H
#define CA_THEME_KEY_H

#include "base/text.h"

/* Appends the form in which THEME is compared: its letters and digits without capitals and accents, so that a person may write
 * "Absent fathers" for absent-fathers. Empty: no theme. */
void ca_theme_key(ca_text *to, ca_slice theme);

#endif
