/* SPDX-License-Identifier: MIT */
/* The table of a survey's answers, a row a response: each row as if it were a form that came back. */
#ifndef CA_SURVEY_ROWS_H
#define CA_SURVEY_ROWS_H

#include "forms/survey_map.h"
#include "intake/list.h"

/* What a table gave. */
typedef struct {
    size_t responses;
    size_t unnamed, unnamed_columns; /* filled cells of columns that the map does not name, and their columns */
    ca_text unnamed_names;           /* of these columns */
} ca_survey_counts;

/* Reads the table in BYTES, the whole content of the file NAME, into RETURNS: a return for each response. MAP is one that was
 * read, or zeroed with a framework; it then gets the columns of the table. A response without a column for "id" has an empty id.
 * Days are read in the order of the source's options, unless the map says otherwise. Returns 0; or -1 if nothing is taken of the
 * table, which was reported, or is the source's error. Free the returns in both cases. */
int ca_survey_read(ca_survey_map *map, const ca_list_source *source, const ca_fillers *fillers, const char *name,
                   ca_slice bytes, ca_form_returns *returns, ca_survey_counts *counts) CA_MUST_USE;

#endif
