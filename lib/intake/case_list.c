/* SPDX-License-Identifier: MIT */
/* A list of cases, held in memory. */
#include "intake/case_list.h"

#include "base/map.h"
#include "intake/headings.h"

#include <stdlib.h>
#include <string.h>

/* The values of --map, each with its field. */
typedef struct {
    char *const *pairs; /* MEMBER=HEADING */
    size_t count;
    enum ca_field *fields;
    ca_map by_heading; /* the field of the first --map with each heading */
} column_maps;

/* Finds the field of a --map MEMBER=HEADING. A member that is a head of a framework is accepted and has no field,
 * because the same options are given to audit-new. */
static int mapped_field(const char *pair, enum ca_field *field, ca_error *error)
{
    const char *equals = strchr(pair, '=');
    if (!equals)
        return ca_error_misuse(error, "--map needs MEMBER=HEADING, such as case.id=Person");
    char *member = ca_copy(pair, (size_t)(equals - pair));
    *field = strncmp(member, "heads.", 6) == 0 ? CA_HEAD_FIELD : ca_field_named(member);
    int status = 0;
    if (*field == CA_FIELD_COUNT)
        status = ca_error_misuse(error, "--map: '%s' is not a member that a list of cases gives", member);
    free(member);
    return status;
}

static const char *heading_of(const column_maps *maps, size_t index)
{
    return strchr(maps->pairs[index], '=') + 1;
}

static int read_maps(column_maps *maps, ca_error *error)
{
    maps->fields = ca_allocate(maps->count, sizeof *maps->fields);
    for (size_t i = 0; i < maps->count; i++) {
        if (mapped_field(maps->pairs[i], &maps->fields[i], error) < 0)
            return -1;
        ca_map_entry *first = ca_map_at(&maps->by_heading, ca_slice_of(heading_of(maps, i)));
        if (!first->thing)
            first->thing = &maps->fields[i];
    }
    return 0;
}

static int check_maps(const ca_case_list *list, const column_maps *maps, ca_error *error)
{
    const char *missing = NULL;
    ca_map there = {0};
    for (size_t i = 0; i < list->csv.columns; i++)
        ca_map_at(&there, list->csv.headings[i])->thing = &there;
    for (size_t i = 0; i < maps->count && !missing; i++)
        if (!ca_map_find(&there, ca_slice_of(heading_of(maps, i))))
            missing = maps->pairs[i];
    ca_map_free(&there, NULL);
    return missing ? ca_error_set(error, "%s: no column has the heading of --map %s", list->csv.files[0].name, missing)
                   : 0;
}

static int find_columns(ca_case_list *list, const column_maps *maps, ca_error *error)
{
    const char *name = list->csv.files[0].name;
    const char *near = NULL;
    size_t near_column = 0;
    for (int i = 0; i < CA_FIELD_COUNT; i++)
        list->column[i] = CA_NO_LIST_COLUMN;
    for (size_t i = 0; i < list->csv.columns; i++) {
        const enum ca_field *by_map = ca_map_find(&maps->by_heading, list->csv.headings[i]);
        enum ca_field field = by_map ? *by_map : ca_heading_field(list->csv.headings[i]);
        if (field != CA_FIELD_COUNT && field != CA_HEAD_FIELD && list->column[field] != CA_NO_LIST_COLUMN)
            return ca_error_set(error, "%s: column %zu gives %s, which a column before it gives too", name, i + 1,
                                ca_fields[field].path);
        if (field != CA_FIELD_COUNT)
            list->column[field] = i;
        else if (!near && (near = ca_heading_close(list->csv.headings[i])))
            near_column = i;
    }
    if (check_maps(list, maps, error) < 0)
        return -1;
    if (near)
        return ca_error_set(error,
                            "%s: the heading of column %zu is close to '%s'; rename it, or say --map "
                            "what it is",
                            name, near_column + 1, near);
    if (list->column[CA_CASE_ID_FIELD] == CA_NO_LIST_COLUMN)
        return ca_error_set(error, "%s: no column is headed case_id; the first row must hold the headings", name);
    return 0;
}

/* Finds the meaning of each column: by --map, else by the known headings. */
static int map_columns(ca_case_list *list, column_maps *maps, ca_error *error)
{
    int status = read_maps(maps, error);
    if (status == 0)
        status = find_columns(list, maps, error);
    ca_map_free(&maps->by_heading, NULL);
    free(maps->fields);
    return status;
}

/* Reports cases without an id, and cases that are in the list twice. */
static void check_ids(const ca_case_list *list, ca_reporter *reporter)
{
    ca_map ids = {0};
    for (size_t i = 0; i < list->csv.count; i++) {
        ca_location location = list->csv.rows[i].location;
        ca_slice id = ca_case_list_value(list, i, CA_CASE_ID_FIELD);
        location.column = list->column[CA_CASE_ID_FIELD] + 1;
        if (!id.size) {
            (void)ca_report(reporter, location, CA_RULE_CASE_ID_MISSING, "case.id", "is not filled in");
            continue;
        }
        ca_map_entry *entry = ca_map_at(&ids, id);
        const ca_list_row *before = entry->thing;
        if (before)
            (void)ca_report(reporter, location, CA_RULE_CASE_ID_DUPLICATE, "case.id",
                            "is that of the case in line %llu of %s; a case can be drawn once",
                            (unsigned long long)before->location.line, before->location.source);
        else
            entry->thing = &list->csv.rows[i];
    }
    ca_map_free(&ids, NULL);
}

int ca_case_list_read(ca_case_list *list, const ca_list_source *source, char *const *pairs, size_t count)
{
    column_maps maps = {.pairs = pairs, .count = count};
    if (ca_csv_list_read(&list->csv, source) < 0)
        return -1;
    if (!list->csv.file_count)
        return ca_error_set(source->error, "there is no list of cases");
    if (map_columns(list, &maps, source->error) < 0)
        return -1;
    check_ids(list, source->reporter);
    return 0;
}

void ca_case_list_free(ca_case_list *list)
{
    ca_csv_list_free(&list->csv);
}

size_t ca_case_list_column(const ca_case_list *list, ca_slice name)
{
    size_t column = ca_csv_list_column(&list->csv, name);
    if (column != CA_NO_LIST_COLUMN)
        return column;
    char *words = ca_copy(name.at, name.size);
    enum ca_field field = ca_field_named(words);
    free(words);
    return field == CA_FIELD_COUNT ? CA_NO_LIST_COLUMN : list->column[field];
}

ca_slice ca_case_list_value(const ca_case_list *list, size_t row, enum ca_field field)
{
    return ca_list_cell(&list->csv.rows[row], list->column[field]);
}
