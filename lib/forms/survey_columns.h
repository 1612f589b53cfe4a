/* SPDX-License-Identifier: MIT */
/* The columns of the table of a survey's answers: which the map names, which it ignores, and which nobody knows. */
#ifndef CA_SURVEY_COLUMNS_H
#define CA_SURVEY_COLUMNS_H

#include "forms/survey_map.h"
#include "intake/case_days.h"
#include "intake/list.h"

enum ca_survey_use { CA_SURVEY_UNNAMED, CA_SURVEY_NAMED, CA_SURVEY_IGNORED };

/* A column of the table. */
typedef struct {
    enum ca_survey_use use;
    size_t entry;       /* CA_SURVEY_NAMED: the index in the map */
    ca_slice path;      /* CA_SURVEY_NAMED: its member */
    ca_slice heading;   /* on one line, for messages */
    const char *known;  /* CA_SURVEY_NAMED: the values that the map knows, for messages; or NULL */
    bool date;          /* CA_SURVEY_NAMED: its member is a date */
    ca_day_column days; /* of a date */
    bool filled;        /* CA_SURVEY_UNNAMED: a cell is filled in */
} ca_survey_table_column;

/* A table. Everything but LIST, COLUMNS and PLAIN is borrowed; free these three. */
typedef struct {
    ca_survey_map *map;
    const ca_list_source *source;
    ca_arena *arena; /* of texts that outlive the table */
    ca_list list;
    ca_survey_table_column *columns; /* as many as the list has */
    const char *sheet;               /* as locations have it; NULL: a text file */
    size_t errors;                   /* reported */
    ca_text plain;                   /* scratch */
} ca_survey_table;

/* Returns the headings of a table by MAP, which is borrowed: its own, or if it has none the paths of its framework. */
ca_list_headings ca_survey_headings(const ca_survey_map *map) CA_MUST_USE;

/* Sets the columns of TABLE, whose list was read. A map without a name gets the columns whose headings are paths. Each column that
 * cannot be taken is reported, and counted in ERRORS. */
void ca_survey_find_columns(ca_survey_table *table);

/* Returns TEXT as the map compares texts, until the next call. */
ca_slice ca_survey_table_plain(ca_survey_table *table, ca_slice text) CA_MUST_USE;

/* Whether a column is about the person who answered: an e-mail address, a name, the address of a computer. */
bool ca_survey_is_respondent(ca_slice heading) CA_MUST_USE;

#endif
