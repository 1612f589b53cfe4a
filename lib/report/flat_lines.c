/* SPDX-License-Identifier: MIT */
/* Flat JSON lines as one table. */
#include "report/flat_lines.h"

#include "base/utf8.h"
#include "record/action.h"

#include <stdlib.h>
#include <string.h>

enum { LONG_TEXT = 50 /* characters; with more a column is wide */, DIGITS_MOST = 15 /* digits that Excel keeps */ };

static bool is_inside(enum ca_kind kind)
{
    return kind == CA_OBJECT || kind == CA_ARRAY;
}

/* Returns the first value that is an object or an array, or 0. */
static uint32_t nested(const ca_scan *scan)
{
    for (uint32_t at = 1; at < scan->nodes[0].next; at = scan->nodes[at + 1].next)
        if (is_inside((enum ca_kind)scan->nodes[at + 1].kind))
            return at + 1;
    return 0;
}

bool ca_line_is_flat(ca_flat_lines *lines, ca_slice line)
{
    ca_scan *scan = &lines->scan;
    return ca_scan_text(scan, line.at, line.size) == 0 && scan->nodes[0].kind == CA_OBJECT && scan->nodes[0].next > 1 &&
           !nested(scan) && !ca_node_member(scan, 0, "schema");
}

static bool whole_number(ca_slice spelt)
{
    size_t sign = spelt.size && spelt.at[0] == '-', digits = spelt.size - sign;
    for (size_t i = sign; i < spelt.size; i++)
        if (spelt.at[i] < '0' || spelt.at[i] > '9')
            return false;
    return digits && digits <= DIGITS_MOST;
}

/* Returns the index of the column NAME, which is added if it is new; -1 with an error if there are too many. */
static int64_t column_at(ca_flat_lines *lines, ca_slice name, ca_location location, ca_error *error)
{
    ca_map_entry *entry = ca_map_at(&lines->indexes, name);
    if (entry->thing)
        return (int64_t)(uintptr_t)entry->thing - 1;
    if (lines->column_count == CA_LINE_COLUMNS_MOST)
        return ca_error_set(error,
                            "%s:%llu: the lines have more than %d members of different names, which make no "
                            "table",
                            location.source, (unsigned long long)location.line, CA_LINE_COLUMNS_MOST);
    lines->columns =
        ca_array_grow(lines->columns, lines->column_count, &lines->column_capacity, sizeof *lines->columns);
    lines->columns[lines->column_count++] =
        (ca_line_column){.name = ca_arena_copy(&lines->arena, name.at, name.size), .numbers = true, .dates = true};
    entry->thing = (void *)(uintptr_t)lines->column_count;
    return (int64_t)lines->column_count - 1;
}

static void add_value(ca_flat_lines *lines, size_t index, uint32_t node)
{
    const ca_scan *scan = &lines->scan;
    ca_line_column *column = &lines->columns[index];
    bool is_text = scan->nodes[node].kind == CA_STRING;
    ca_slice text = is_text ? ca_node_string(scan, node, &lines->arena) : ca_node_bytes(scan, node);
    if (scan->nodes[node].kind == CA_NULL || !text.size)
        return;
    column->filled = true;
    column->numbers &= scan->nodes[node].kind == CA_NUMBER && whole_number(text);
    column->dates &= is_text && ca_date_read(text) != CA_NO_DATE;
    column->is_long |= ca_utf16_units(text) > LONG_TEXT;
    lines->values = ca_array_grow(lines->values, lines->value_count, &lines->value_capacity, sizeof *lines->values);
    lines->values[lines->value_count++] =
        (ca_line_value){index, {ca_arena_copy(&lines->arena, text.at, text.size), text.size}};
}

static int refuse(ca_reporter *reporter, ca_location location, enum ca_rule_id rule, uint32_t at, const char *words)
{
    location.column = at + (uint64_t)1;
    (void)ca_report(reporter, location, rule, "", "%s", words);
    return 1;
}

int ca_flat_lines_add(ca_flat_lines *lines, ca_slice line, ca_location location, ca_reporter *reporter, ca_error *error)
{
    ca_scan *scan = &lines->scan;
    if (ca_scan_text(scan, line.at, line.size) < 0)
        return refuse(reporter, location, ca_rule_of_scan(scan->error), scan->error_at,
                      ca_scan_error_words(scan->error));
    if (scan->nodes[0].kind != CA_OBJECT)
        return refuse(reporter, location, CA_RULE_JSON_SYNTAX, scan->nodes[0].start,
                      ca_scan_error_words(CA_SCAN_SYNTAX));
    if (nested(scan))
        return refuse(reporter, location, CA_RULE_MEMBER_TYPE, scan->nodes[nested(scan)].start,
                      "the lines before are flat, and here is an object or a list");
    for (uint32_t at = 1; at < scan->nodes[0].next; at = scan->nodes[at + 1].next) {
        int64_t column = column_at(lines, ca_node_string(scan, at, &lines->arena), location, error);
        if (column < 0)
            return -1;
        add_value(lines, (size_t)column, at + 1);
    }
    lines->ends = ca_array_grow(lines->ends, lines->count, &lines->capacity, sizeof *lines->ends);
    lines->ends[lines->count++] = lines->value_count;
    return 0;
}

void ca_flat_lines_add_headings(ca_flat_lines *lines)
{
    ca_error unused = {0}; /* the columns are fewer than the limit */
    for (int i = 0; i < CA_ACTION_COLUMN_COUNT; i++)
        if (ca_action_columns[i].use != CA_USE_REQUIREMENT)
            (void)(column_at(lines, ca_slice_of(ca_action_columns[i].name), (ca_location){.source = ""}, &unused) < 0);
    ca_error_free(&unused);
}

/* Excel refuses a table whose headings are empty or differ only in case. */
static int check_headings(const ca_flat_lines *lines, ca_error *error)
{
    for (size_t i = 0; i < lines->column_count; i++) {
        if (!*lines->columns[i].name)
            return ca_error_set(error, "a member of the lines has no name, and the table needs headings");
        for (size_t j = 0; j < i; j++)
            if (ca_names_alike(lines->columns[i].name, lines->columns[j].name))
                return ca_error_set(error,
                                    "members %zu and %zu of the lines have the same name but for case, and "
                                    "the table needs headings that differ",
                                    j + 1, i + 1);
    }
    return 0;
}

static bool has_column(const ca_flat_lines *lines, const char *name)
{
    return ca_map_find(&lines->indexes, ca_slice_of(name)) != NULL;
}

static enum ca_cell_kind kind_of(const ca_line_column *column)
{
    if (!column->filled)
        return CA_CELL_TEXT;
    return column->numbers ? CA_CELL_NUMBER : column->dates ? CA_CELL_DATE : CA_CELL_TEXT;
}

/* Adds a cell with VALUE, or an empty one (NULL). */
static void add_cell(ca_tables *set, ca_table *table, enum ca_cell_kind kind, const ca_line_value *value)
{
    if (!value)
        ca_table_none(set, table, "");
    else if (kind == CA_CELL_NUMBER)
        ca_table_value(table, kind, strtoll(value->text.at, NULL, 10));
    else if (kind == CA_CELL_DATE)
        ca_table_value(table, kind, ca_date_read(value->text));
    else
        ca_table_text(set, table, value->text);
}

static void add_rows(const ca_flat_lines *lines, ca_tables *set, ca_table *table)
{
    const ca_line_value **row = ca_allocate(lines->column_count, sizeof *row);
    for (size_t line = 0, value = 0; line < lines->count; line++) {
        for (size_t i = 0; i < lines->column_count; i++)
            row[i] = NULL;
        for (; value < lines->ends[line]; value++)
            row[lines->values[value].column] = &lines->values[value];
        for (size_t i = 0; i < lines->column_count; i++)
            add_cell(set, table, kind_of(&lines->columns[i]), row[i]);
    }
    free(row);
}

int ca_flat_lines_table(const ca_flat_lines *lines, ca_tables *set, ca_error *error)
{
    bool actions = has_column(lines, "action") && has_column(lines, "audit") && has_column(lines, "place");
    if (check_headings(lines, error) < 0)
        return -1;
    ca_table *table = actions ? ca_tables_add(set, "actions", "Actions", "Actions, audit by audit")
                              : ca_tables_add(set, "lines", "Lines", "Lines");
    for (size_t i = 0; i < lines->column_count; i++) {
        ca_table_column(set, table, lines->columns[i].name, kind_of(&lines->columns[i]));
        table->columns[i].long_text = lines->columns[i].is_long;
    }
    set->title = table->title;
    add_rows(lines, set, table);
    return 0;
}

void ca_flat_lines_free(ca_flat_lines *lines)
{
    free(lines->columns);
    free(lines->values);
    free(lines->ends);
    ca_map_free(&lines->indexes, NULL);
    ca_scan_free(&lines->scan);
    ca_arena_free(&lines->arena);
    *lines = (ca_flat_lines){.columns = NULL};
}
