/* SPDX-License-Identifier: MIT */
/* Flat JSON lines, as audit-actions and jq write them: objects without objects or arrays in them. They become one
 * table, with a column for each member, in the order of first use. */
#ifndef CA_FLAT_LINES_H
#define CA_FLAT_LINES_H

#include "base/json_node.h"
#include "base/map.h"
#include "data/diagnostics.h"
#include "report/table.h"

enum { CA_LINE_COLUMNS_MOST = 1024 };

/* A member, and the type that all its values so far have. */
typedef struct {
    const char *name;
    bool filled;         /* some line has a value */
    bool numbers, dates; /* all are whole numbers; all are texts with a date */
    bool is_long;        /* one is a long text */
} ca_line_column;

typedef struct {
    size_t column;
    ca_slice text; /* in the arena of the lines */
} ca_line_value;

/* Zeroed is empty. */
typedef struct {
    ca_line_column *columns;
    size_t column_count, column_capacity;
    ca_map indexes;        /* a column's index plus 1, by its name */
    ca_line_value *values; /* of all lines, in order */
    size_t value_count, value_capacity;
    size_t *ends; /* for each line, the end of its values */
    size_t count, capacity;
    ca_scan scan;
    ca_arena arena;
} ca_flat_lines;

/* Returns whether LINE is a flat object without a `schema` member, which all formats of caseaudit have. */
bool ca_line_is_flat(ca_flat_lines *lines, ca_slice line) CA_MUST_USE;
/* Adds LINE, or reports why it is no flat line. Returns 0 if it was added, 1 if it was reported, -1 with an error. */
int ca_flat_lines_add(ca_flat_lines *lines, ca_slice line, ca_location location, ca_reporter *reporter, ca_error *error)
    CA_MUST_USE;
/* Adds the columns of the lines of audit-actions, for a table without a line. */
void ca_flat_lines_add_headings(ca_flat_lines *lines);
/* Adds the table of LINES to SET. Returns 0, or -1 with an error if they make no table. */
int ca_flat_lines_table(const ca_flat_lines *lines, ca_tables *set, ca_error *error) CA_MUST_USE;
void ca_flat_lines_free(ca_flat_lines *lines);

#endif
