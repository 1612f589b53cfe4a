/* SPDX-License-Identifier: MIT */
/* Flat lines, as audit-actions and jq write them: objects without objects or lists in them. They become one table, with
 * a column for each member, in the order in which members are first seen. */
#ifndef CA_FLAT_LINES_H
#define CA_FLAT_LINES_H

#include "base/map.h"
#include "base/scan.h"
#include "data/report.h"
#include "report/table.h"

enum { CA_LINE_COLUMNS_MOST = 1024 };

/* What the values of a member all are, as far as they have been seen. */
typedef struct {
    const char *name;
    bool filled;         /* some line has a value */
    bool numbers, dates; /* they are whole numbers; texts that are dates */
    bool is_long;        /* one is a long text */
} ca_line_column;

typedef struct {
    size_t column;
    ca_slice text; /* in the arena */
} ca_line_value;

/* Zeroed is empty. */
typedef struct {
    ca_line_column *columns;
    size_t column_count, column_capacity;
    ca_map places;         /* of the columns, from 1 */
    ca_line_value *values; /* line after line */
    size_t value_count, value_capacity;
    size_t *ends; /* of each line among the values */
    size_t count, capacity;
    ca_scan scan;
    ca_arena arena;
} ca_flat_lines;

/* Whether LINE is a flat object, and does not say that it has one of the project's formats. */
bool ca_line_is_flat(ca_flat_lines *lines, ca_slice line) CA_MUST_USE;
/* Takes LINE in; what is no flat line is reported. 0; 1 when it was reported; -1 with a problem. */
int ca_flat_lines_add(ca_flat_lines *lines, ca_slice line, ca_place place, ca_reporter *reporter, ca_problem *problem)
    CA_MUST_USE;
/* Adds the table of LINES to SET. -1 with a problem where they make none. */
int ca_flat_lines_table(const ca_flat_lines *lines, ca_tables *set, ca_problem *problem) CA_MUST_USE;
void ca_flat_lines_free(ca_flat_lines *lines);

#endif
