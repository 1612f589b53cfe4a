/* SPDX-License-Identifier: MIT */
/* Themes of a run whose spellings are so near that they are mostly one theme: "absent-fathers", "fathers-absent",
 * "absent-father". Each spelling is counted as a theme of its own. */
#ifndef CA_THEME_SPELLINGS_H
#define CA_THEME_SPELLINGS_H

#include "base/location.h"
#include "base/map.h"
#include "data/framework.h"

/* A theme of a record, as it is spelt there, and where it begins in its line, in bytes from 1. */
typedef struct {
    ca_slice theme;
    uint64_t column;
    int finding; /* its index; -1: it is the theme of the audit */
} ca_used_theme;

/* What is near to a spelling: a theme that the framework lists, or the first use of another spelling. */
typedef struct {
    const char *listed; /* or NULL */
    ca_location used;   /* its source is NULL if there is none */
} ca_near_theme;

/* Zeroed is empty. */
typedef struct {
    ca_map spellings; /* of each framework */
    ca_map keys;      /* the first spelling with the same words, in whatever order and number */
    ca_arena arena;
} ca_theme_spellings;

/* Adds a use of THEME in the record at PLACE, under FRAMEWORK. Returns what is near to it, of what was added before;
 * valid until the next call. */
ca_near_theme ca_theme_spellings_add(ca_theme_spellings *spellings, const ca_framework *framework,
                                     const ca_used_theme *theme, ca_location location);
/* Returns whether two spellings are one step apart: in the order of the words, a plural, or one letter of a longer
 * theme. Capitals, and spaces in the location of hyphens, are no step. */
bool ca_themes_are_near(ca_slice one, ca_slice other) CA_MUST_USE;
/* Returns the theme of the vocabulary THEMES that WORDS, which stand for none, may be meant for: one of its words is one step
 * or two letters from them. NULL: there is none. */
const ca_finding_theme *ca_finding_theme_near(const ca_finding_themes *themes, ca_slice words) CA_MUST_USE;
void ca_theme_spellings_free(ca_theme_spellings *spellings);

#endif
