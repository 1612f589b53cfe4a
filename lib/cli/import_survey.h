/* SPDX-License-Identifier: MIT */
/* The answers of surveys that audit-import reads: --map, --suggest-map and -f. */
#ifndef CA_IMPORT_SURVEY_H
#define CA_IMPORT_SURVEY_H

#include "cli/run.h"
#include "forms/survey_rows.h"

/* Zeroed before; release with ca_import_survey_end. */
typedef struct {
    bool on; /* tables are answers of a survey: a map or a framework is given */
    ca_survey_map map;
    ca_text text;  /* of the map */
    uint64_t came; /* tables, also those of which nothing was taken */
    uint64_t tables, responses;
} ca_import_survey;

/* Reads the options. Returns 0, or -1 with an error or a report. */
int ca_import_survey_begin(ca_import_survey *survey, ca_run *run) CA_MUST_USE;
void ca_import_survey_end(ca_import_survey *survey);

/* Reads the table in BYTES, the whole content of the file SOURCE, into RETURNS, and prints how many of its cells are named by no
 * map. An error is reported as one of the file. Returns whether there is something to take. Free RETURNS in both cases. */
bool ca_import_survey_read(ca_import_survey *survey, ca_run *run, const char *source, ca_slice bytes,
                           ca_form_returns *returns) CA_MUST_USE;

/* Returns the text of FORM's answer for "case.id"; empty: there is none. */
ca_slice ca_import_survey_case(const ca_form_return *form) CA_MUST_USE;
/* Appends the id of the record of FORM, which has none: its framework, quarter if that is known, and case. */
void ca_import_survey_id(const ca_form_return *form, ca_text *to);

/* Writes the draft of a map for the table in BYTES. Returns 0, or -1 with an error or a report. */
int ca_import_survey_suggest(ca_run *run, const char *source, ca_slice bytes) CA_MUST_USE;

#endif
