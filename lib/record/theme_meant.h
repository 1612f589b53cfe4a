/* SPDX-License-Identifier: MIT */
/* The theme that a record's words stand for. */
#ifndef CA_THEME_MEANT_H
#define CA_THEME_MEANT_H

#include "data/finding_themes.h"

/* Returns the theme of the vocabulary THEMES for which WORDS stand, without regard to capitals, accents and signs; NULL if
 * there is none. */
const ca_finding_theme *ca_theme_meant(const ca_finding_themes *themes, ca_slice words) CA_MUST_USE;

#endif
