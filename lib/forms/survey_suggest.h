/* SPDX-License-Identifier: MIT */
/* Drafts the map of a survey from the headings of its table. */
#ifndef CA_SURVEY_SUGGEST_H
#define CA_SURVEY_SUGGEST_H

#include "forms/survey_columns.h"

/* Appends to MAP the draft of a map for the table in BYTES, the whole content of the file NAME: it names the columns that were
 * recognised as members of FRAMEWORK, and ignores those about the person who answered and those of the survey's system. UNKNOWN
 * gets the headings of the others, and VALUES those of columns with values that are not known. Returns 0, or -1 if the table cannot be read, which was reported, or is the source's error. */
int ca_survey_suggest(const ca_framework *framework, const ca_list_source *source, const char *name, ca_slice bytes,
                      ca_text *map, ca_text *unknown, ca_text *values) CA_MUST_USE;

#endif
