/* SPDX-License-Identifier: MIT */
/* The vocabularies of themes by which a summary's findings were counted, as its settings have them. */
#ifndef CA_THEME_SETTINGS_H
#define CA_THEME_SETTINGS_H

#include "data/finding_themes.h"

#include <jansson.h>

/* Appends the themes as a list of objects with id, title, synonyms and was. */
void ca_theme_settings_write(ca_text *to, const ca_finding_themes *themes);
/* Reads such a list into THEMES; JSON may be NULL: no vocabulary. Returns 0, or -1 if it is malformed. */
int ca_theme_settings_read(ca_finding_themes *themes, const json_t *json) CA_MUST_USE;

#endif
