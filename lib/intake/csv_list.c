/* SPDX-License-Identifier: MIT */
/* A list in CSV, held whole. */
#include "intake/csv_list.h"

#include "office/csv_read.h"

#include <stdlib.h>
#include <string.h>

/* A list that is being read. */
typedef struct {
    ca_csv_list *list;
    ca_run *run;
    bool headed; /* the headings of this file have been read */
} list_reader;

/* A copy of the row's cells, with their bytes behind them. */
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

static int take_headings(list_reader *reader, const ca_csv_row *row)
{
    ca_csv_list *list = reader->list;
    bool first = !list->headings;
    reader->headed = true;
    if (first) {
        list->headings = keep_cells(list, row);
        list->columns = row->count;
        return 0;
    }
    bool same = row->count == list->columns;
    for (size_t i = 0; same && i < row->count; i++)
        same = ca_slice_equal(row->cells[i], list->headings[i]);
    return same ? 0
                : ca_problem_set(&reader->run->problem,
                                 "%s:%llu: the headings are not those of %s; lists that are read "
                                 "together have the same ones in the same order",
                                 row->place.source, (unsigned long long)row->place.line, list->files[0].name);
}

static bool all_empty(const ca_csv_row *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (row->cells[i].size)
            return false;
    return true;
}

static int take_row(const ca_csv_row *row, void *context)
{
    list_reader *reader = context;
    ca_csv_list *list = reader->list;
    ca_reporter *reporter = &reader->run->reporter;
    if (!reader->headed)
        return take_headings(reader, row);
    if (all_empty(row)) {
        (void)ca_report(reporter, row->place, CA_RULE_LINE_EMPTY, "", "the row is empty");
        return 0;
    }
    if (row->count != list->columns) {
        (void)ca_report(reporter, row->place, CA_RULE_CSV_CELLS, "", "has %zu cells under %zu headings", row->count,
                        list->columns);
        return 0;
    }
    list->rows = ca_room_for_one(list->rows, list->count, &list->capacity, sizeof *list->rows);
    list->rows[list->count++] = (ca_list_row){row->place, keep_cells(list, row)};
    list->files[list->file_count - 1].rows++;
    return 0;
}

int ca_csv_list_read(ca_csv_list *list, ca_run *run)
{
    int got;
    while ((got = ca_input_source(&run->input)) > 0) {
        list_reader reader = {.list = list, .run = run};
        struct sha256_ctx digest;
        sha256_init(&digest);
        list->files = ca_room_for_one(list->files, list->file_count, &list->file_capacity, sizeof *list->files);
        ca_list_file *file = &list->files[list->file_count++];
        *file = (ca_list_file){.name = run->input.source};
        if (ca_csv_read_digested(&run->input, take_row, &reader, &digest, &run->reporter, &run->problem) < 0)
            return -1;
        file->bytes = run->input.bytes;
        sha256_digest(&digest, sizeof file->digest, file->digest);
        if (!reader.headed && !run->input.failed)
            return ca_problem_set(&run->problem, "%s: is empty; the first row must hold the headings",
                                  run->input.source);
    }
    return run->input.failed ? -1 : got;
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
