/* SPDX-License-Identifier: MIT */
/* A list of cases, held in memory: the meaning of its columns, and each case once. */
#ifndef CA_CASE_LIST_H
#define CA_CASE_LIST_H

#include "data/fields.h"
#include "intake/csv_list.h"

/* Zeroed is empty; release with ca_case_list_free. */
typedef struct {
    ca_csv_list csv;
    size_t column[CA_FIELD_COUNT]; /* the index of each field's column, or CA_NO_LIST_COLUMN */
} ca_case_list;

/* Reads the list. Headings are the known ones, or those of the COUNT values of --map in MAPS, MEMBER=HEADING; other
 * columns are kept. Returns 0, or -1: with an error if a heading is similar to a known one, case_id is missing, or
 * --map names a heading that does not exist; or if rows cannot be read. A case without an id, or with the id of an
 * earlier case, is reported. */
int ca_case_list_read(ca_case_list *list, const ca_list_source *source, char *const *maps, size_t map_count)
    CA_MUST_USE;
void ca_case_list_free(ca_case_list *list);

/* Returns the index of the column that NAME names: by its exact heading, else by a field's path, short name or
 * heading; else CA_NO_LIST_COLUMN. */
size_t ca_case_list_column(const ca_case_list *list, ca_slice name) CA_MUST_USE;
/* Returns the cell of FIELD for the case in ROW, owned by the list; empty if there is no such column. */
ca_slice ca_case_list_value(const ca_case_list *list, size_t row, enum ca_field field) CA_MUST_USE;

#endif
