/* SPDX-License-Identifier: MIT */
/* The vocabulary of the themes that findings have: each has an id, by which it is counted, a title for people, and the other
 * words that auditors use for it. */
#ifndef CA_FINDING_THEMES_H
#define CA_FINDING_THEMES_H

#include "base/error.h"
#include "base/map.h"

typedef struct {
    const char *id, *title;
    const char **synonyms; /* NULL-ended */
    const char **was; /* NULL-ended: the ids that it had before, and those of the themes that were merged into it */
} ca_finding_theme;

/* Zeroed is empty: there is no vocabulary. */
typedef struct {
    ca_finding_theme *all;
    size_t count, capacity;
    ca_map words; /* the index + 1 of a theme by the letters and digits of its id, title, synonyms and former ids */
    ca_arena arena;
} ca_finding_themes;

/* The most themes of a vocabulary, of which two may be joined, and synonyms or former ids of a theme. */
enum { CA_FINDING_THEMES_MOST = 1000, CA_THEME_WORDS_MOST = 100 };

/* Adds a copy of THEME. Returns 0, or -1 with an error, which has no location, if a word of it is another theme's, has no
 * letters, or is beyond the plain alphabet: words of records are compared without accents. */
int ca_finding_themes_add(ca_finding_themes *themes, const ca_finding_theme *theme, ca_error *error) CA_MUST_USE;
/* Adds copies of the themes of MORE, but for the themes and words that THEMES has a meaning for already. */
void ca_finding_themes_join(ca_finding_themes *themes, const ca_finding_themes *more);
/* Returns the theme that WORDS stand for, or NULL. WORDS have no accents. */
const ca_finding_theme *ca_finding_theme_of(const ca_finding_themes *themes, ca_slice words) CA_MUST_USE;
/* Returns whether both count every theme under the same id; titles that differ as words make a difference, too. */
bool ca_finding_themes_equal(const ca_finding_themes *one, const ca_finding_themes *other) CA_MUST_USE;
void ca_finding_themes_free(ca_finding_themes *themes);

#endif
