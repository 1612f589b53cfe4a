/* SPDX-License-Identifier: MIT */
/* The meaning of the columns of a list of cases: by --map, by the format's headings, or by other words for them. */
#ifndef CA_CASE_COLUMNS_H
#define CA_CASE_COLUMNS_H

#include "base/map.h"
#include "intake/case_list.h"

/* The values of --map, read. Zeroed is empty; release with ca_case_maps_free. */
typedef struct {
    const ca_case_settings *settings;
    struct ca_heading_map {
        ca_member target;
        const char *heading, *pair; /* the value of --map, and its heading */
        bool found;                 /* a column has the heading */
        bool closing;               /* closed=HEADING: the column says whether a case has closed; no TARGET */
    } * headings;
    size_t heading_count;
    ca_map by_heading; /* the first of HEADINGS with each heading, by its letters and digits */
    ca_value_map *values;
    size_t value_count;
    bool closings_named; /* closed=HEADING was given: no other column says whether a case has closed */
    bool no_closings;    /* closed= without a heading: no column does */
} ca_case_maps;

/* Reads the values of --map. Returns 0, or -1 with a usage error. */
int ca_case_maps_read(ca_case_maps *maps, const ca_case_settings *settings, ca_error *error) CA_MUST_USE;
void ca_case_maps_free(ca_case_maps *maps);
/* Returns the number that the list gets for HEADING (ca_list_headings); CONTEXT is the maps. */
size_t ca_case_heading_number(const void *context, ca_slice heading) CA_MUST_USE;
/* Sets the members of the list's columns, and which of them say that a case has closed. Returns 0, or -1 with an error that names all headings that do not fit, and the
 * --map to give. */
int ca_case_columns_find(ca_case_list *list, const ca_case_maps *maps, const ca_list_source *source) CA_MUST_USE;
/* Appends the --map, for a shell, that takes MEMBER from COLUMN: --map 'case.id=Person'. The heading is shown as it can be
 * printed, if it is certain that the row is headings and not a child's data. */
void ca_case_add_map(ca_text *to, const char *member, const ca_list *table, size_t column);

#endif
