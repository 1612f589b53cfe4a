/* SPDX-License-Identifier: MIT */
/* A CSV list, held in memory. */
#include "intake/csv_list.h"

#include "data/csv_rows.h"
#include "intake/headings.h"

#include <stdlib.h>
#include <string.h>

/* The state of reading a list. */
typedef struct {
    ca_csv_list *list;
    const ca_list_source *source;
    bool headed; /* the headings of this file have been read */
} list_reader;

/* Returns a copy of the row's cells, followed by their bytes. */
static const ca_slice *keep_cells(ca_csv_list *list, const ca_csv_row *row)
{
    size_t size = 0;
    for (size_t i = 0; i < row->count; i++)
        size += row->cells[i].size;
    ca_slice *cells = ca_arena_take(&list->arena, row->count * sizeof *cells + size);
    char *at = (char *)(cells + row->count);
    for (size_t i = 0; i < row->count; i++) {
        if (row->cells[i].size)
            memcpy(at, row->cells[i].at, row->cells[i].size);
        cells[i] = (ca_slice){at, row->cells[i].size};
        at += row->cells[i].size;
    }
    return cells;
}

static int check_headings(list_reader *reader, const ca_csv_row *row)
{
    ca_csv_list *list = reader->list;
    bool first = !list->headings;
    reader->headed = true;
    if (first) {
        list->headings = keep_cells(list, row);
        list->headings_location = row->location;
        list->columns = row->count;
        return 0;
    }
    bool same = row->count == list->columns;
    for (size_t i = 0; same && i < row->count; i++)
        same = ca_slice_equal(row->cells[i], list->headings[i]);
    return same ? 0
                : ca_error_set(reader->source->error,
                               "%s:%llu: the headings are not those of %s; lists that are read "
                               "together have the same ones in the same order",
                               row->location.source, (unsigned long long)row->location.line, list->files[0].name);
}

static bool all_empty(const ca_csv_row *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (row->cells[i].size)
            return false;
    return true;
}

static int add_row(const ca_csv_row *row, void *context)
{
    list_reader *reader = context;
    ca_csv_list *list = reader->list;
    ca_reporter *reporter = reader->source->reporter;
    if (!reader->headed)
        return check_headings(reader, row);
    if (all_empty(row)) {
        (void)ca_report(reporter, row->location, CA_RULE_LINE_EMPTY, "", "the row is empty");
        return 0;
    }
    if (row->count != list->columns) {
        (void)ca_report(reporter, row->location, CA_RULE_CSV_CELLS, "", "has %zu cells under %zu headings", row->count,
                        list->columns);
        return 0;
    }
    list->rows = ca_array_grow(list->rows, list->count, &list->capacity, sizeof *list->rows);
    list->rows[list->count++] = (ca_list_row){row->location, keep_cells(list, row)};
    list->files[list->file_count - 1].rows++;
    return 0;
}

int ca_csv_list_read(ca_csv_list *list, const ca_list_source *source)
{
    ca_input *input = source->input;
    int got;
    while ((got = ca_input_source(input)) > 0) {
        list_reader reader = {.list = list, .source = source};
        struct sha256_ctx digest;
        sha256_init(&digest);
        list->files = ca_array_grow(list->files, list->file_count, &list->file_capacity, sizeof *list->files);
        ca_list_file *file = &list->files[list->file_count++];
        *file = (ca_list_file){.name = input->source};
        if (ca_csv_rows(input, add_row, &reader, &digest, source->reporter, source->error) < 0)
            return -1;
        file->bytes = input->bytes;
        sha256_digest(&digest, sizeof file->digest, file->digest);
        if (!reader.headed && !input->failed)
            return ca_error_set(source->error, "%s: is empty; the first row must hold the headings", input->source);
    }
    return input->failed ? -1 : got;
}

int ca_csv_list_read_whole(ca_csv_list *list, const ca_list_source *source, const char *name)
{
    uint64_t errors = source->reporter->errors;
    if (ca_csv_list_read(list, source) == 0 && source->reporter->errors == errors && list->file_count)
        return 0;
    if (source->input->failed) /* already reported */
        return -1;
    return ca_error_set(source->error, "%s: the list of %s cannot be read whole, and nothing was done",
                        list->file_count ? list->files[0].name : source->input->operands[0], name);
}

void ca_csv_list_free(ca_csv_list *list)
{
    ca_arena_free(&list->arena);
    free(list->rows);
    free(list->files);
    *list = (ca_csv_list){0};
}

size_t ca_csv_list_column(const ca_csv_list *list, ca_slice name)
{
    for (size_t i = 0; i < list->columns; i++)
        if (ca_slice_equal(list->headings[i], name))
            return i;
    return CA_NO_LIST_COLUMN;
}

ca_slice ca_list_cell(const ca_list_row *row, size_t column)
{
    return column == CA_NO_LIST_COLUMN ? (ca_slice){"", 0} : row->cells[column];
}

/* Returns the names of the known headings, as the search for similar names needs them. */
static const char **names_of(const ca_known_heading *known, size_t count)
{
    const char **names = ca_allocate(count + 1, sizeof *names);
    for (size_t i = 0; i < count; i++)
        names[i] = known[i].name;
    return names;
}

/* Handles the heading of COLUMN: known, misspelt, or unused. */
static void map_heading(const ca_csv_list *list, size_t column, const char *const *names, size_t count, size_t *columns,
                        ca_text *unused, ca_error *error)
{
    ca_location location = list->headings_location;
    unsigned long long line = location.line;
    size_t known = 0;
    while (known < count && !ca_slice_alike(list->headings[column], names[known]))
        known++;
    const char *near = known == count ? ca_heading_close_to(list->headings[column], names) : NULL;
    if (near)
        (void)ca_error_set(error, "%s:%llu: the heading of column %zu is close to '%s'; rename it", location.source,
                           line, column + 1, near);
    else if (known == count)
        ca_text_format(unused, "%s%zu", unused->size ? ", " : "", column + 1);
    else if (columns[known] != CA_NO_LIST_COLUMN)
        (void)ca_error_set(error, "%s:%llu: two columns are headed %s", location.source, line, names[known]);
    else
        columns[known] = column;
}

int ca_csv_list_columns(const ca_csv_list *list, const ca_known_heading *known, size_t count, size_t *columns,
                        const ca_list_source *source)
{
    ca_text unused = {0};
    const char **names = names_of(known, count);
    ca_location location = list->headings_location;
    for (size_t i = 0; i < count; i++)
        columns[i] = CA_NO_LIST_COLUMN;
    for (size_t column = 0; column < list->columns; column++)
        map_heading(list, column, names, count, columns, &unused, source->error);
    for (size_t i = 0; i < count; i++)
        if (known[i].required && columns[i] == CA_NO_LIST_COLUMN)
            (void)ca_error_set(source->error, "%s:%llu: no column is headed %s; the first row must hold the headings",
                               location.source, (unsigned long long)location.line, names[i]);
    int status = source->error->words.size ? -1 : 0;
    if (status == 0 && unused.size)
        (void)ca_report(source->reporter, location, CA_RULE_CSV_IGNORED, "", "columns that are not used: %s",
                        unused.at);
    ca_text_free(&unused);
    free(names);
    return status;
}
