/* SPDX-License-Identifier: MIT */
/* A list of cases, held whole: which column is which, and each case once. */
#ifndef CA_CASE_LIST_H
#define CA_CASE_LIST_H

#include "data/fields.h"
#include "intake/csv_list.h"

/* Zeroed is empty. */
typedef struct {
    ca_csv_list csv;
    size_t column[CA_FIELD_COUNT]; /* where the field stands, or CA_NO_LIST_COLUMN */
} ca_case_list;

/* Reads the list. Headings are known by their names and by the COUNT values of --map in MAPS, MEMBER=HEADING; a heading that
 * is close to a known one, a list without case_id, and --map of a heading that is not there are errors. A case without an
 * id, and one with the id of a case before it, are reported. Other columns are kept. Returns 0, or -1 with an error, or
 * when rows cannot be read. */
int ca_case_list_read(ca_case_list *list, const ca_list_source *source, char *const *maps, size_t map_count)
    CA_MUST_USE;
void ca_case_list_free(ca_case_list *list);

/* The column that NAME names: by its heading, just so, else as a field's path, short name or heading. Or
 * CA_NO_LIST_COLUMN. */
size_t ca_case_list_column(const ca_case_list *list, ca_slice name) CA_MUST_USE;
/* What the list says of the case in ROW; empty where it has no such column. */
ca_slice ca_case_list_value(const ca_case_list *list, size_t row, enum ca_field field) CA_MUST_USE;

#endif
