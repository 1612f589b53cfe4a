/* SPDX-License-Identifier: MIT */
/* The map of a survey: which column of its table of answers feeds which member of a record, caseaudit.map/1. Its format is in
 * caseaudit-map(5). */
#ifndef CA_SURVEY_MAP_H
#define CA_SURVEY_MAP_H

#include "base/day.h"
#include "data/framework_library.h"
#include "forms/form_value.h"
#include "forms/survey_texts.h"

#define CA_SURVEY_SCHEMA "caseaudit.map/1"

/* A column of the table. */
typedef struct {
    ca_slice heading, plain; /* as the map has it, and as it is compared; empty: by its number alone */
    uint64_t number;         /* from 1; 0: by its heading alone */
    ca_slice member; /* the path of a form: "answers.risk.grade"; "findings.+.text"; "id"; empty: TICKS has members */
    ca_form_member target; /* of MEMBER; none for "id" */
    ca_slice prefix;       /* of "id": text before it */
    ca_survey_pairs values, blanks, options, ticks;
    ca_survey_pairs with; /* of one more entry: its other parts, each the name and the value */
    ca_slice separator;   /* between several answers; empty: there is one answer */
    size_t longest;       /* bytes of the longest option */
    ca_slice group;       /* columns of one question with several answers; empty: none */
    int days;             /* enum ca_day_order; -1: as the other columns */
    ca_location location; /* in the map; without a source if the column was found by its path */
} ca_survey_column;

/* A column that is not read. */
typedef struct {
    ca_slice plain; /* its heading as it is compared; or its beginning */
    bool begins;
    uint64_t number; /* 0: by its heading */
} ca_survey_ignored;

/* Zeroed is empty; release with ca_survey_map_free. */
typedef struct {
    const ca_framework *framework;
    const char *name; /* of the map's file; NULL: there is no map, and headings are paths */
    ca_survey_column *columns;
    size_t count, capacity;
    ca_survey_ignored *ignored;
    size_t ignored_count;
    ca_survey_pairs blanks; /* of all columns */
    bool masked;            /* a text that begins with '= has an apostrophe that the survey's system put there */
    int days;               /* enum ca_day_order; -1: as --dates says */
    ca_arena arena;
} ca_survey_map;

/* Reads the map in TEXT, the content of the file NAME, for FRAMEWORK; if that is NULL, for the one of LIBRARY that the map
 * names. NAME and FRAMEWORK are borrowed. Returns 0, or -1 if it has errors, all of which are reported. */
int ca_survey_map_read(ca_survey_map *map, const char *name, ca_slice text, const ca_library *library,
                       const ca_framework *framework, ca_reporter *reporter) CA_MUST_USE;
/* Adds a column with the HEADING, by its NUMBER from 1, that feeds the member PATH, which is one of FRAMEWORK or "id". */
void ca_survey_map_add(ca_survey_map *map, ca_slice heading, uint64_t number, ca_slice path);
void ca_survey_map_free(ca_survey_map *map);

#endif
