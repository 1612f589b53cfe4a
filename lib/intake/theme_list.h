/* SPDX-License-Identifier: MIT */
/* The list of --themes: a vocabulary of the themes of findings, as CSV or a workbook. */
#ifndef CA_THEME_LIST_H
#define CA_THEME_LIST_H

#include "data/finding_themes.h"
#include "intake/list.h"

/* Reads a list with the headings id, title, synonyms and was, of which the last two hold words with semicolons or bars between them,
 * into THEMES. An empty id is made of the title. Returns 0, or -1 with an error in the list. */
int ca_theme_list_read(ca_finding_themes *themes, const ca_list_source *source) CA_MUST_USE;

#endif
