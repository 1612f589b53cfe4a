/* SPDX-License-Identifier: MIT */
/* The list of those who audit or moderate. */
#include "auditors.h"

#include "beside.h"
#include "csv_read.h"
#include "headings.h"
#include "map.h"
#include "person.h"

#include <stdlib.h>
#include <string.h>

enum heading { AUDITOR, TEAM, CAPACITY, MANAGES, SERVICES, HEADING_COUNT };
static const char *const headings[] = {"auditor", "team", "capacity", "manages", "services", NULL};

typedef struct {
    ca_auditors *auditors;
    ca_run *run;
    size_t columns;                  /* 0: the headings have not been read */
    size_t column_of[HEADING_COUNT]; /* SIZE_MAX: there is none */
    ca_map lines;                    /* by the auditor's plain name, the line as a number */
} list_reader;

static int take_headings(list_reader *r, const ca_csv_row *row)
{
    ca_text unused = {0};
    r->columns = row->count;
    for (int i = 0; i < HEADING_COUNT; i++)
        r->column_of[i] = SIZE_MAX;
    for (size_t column = 0; column < row->count; column++) {
        int known = 0;
        while (known < HEADING_COUNT && !ca_slice_alike(row->cells[column], headings[known]))
            known++;
        const char *near = known == HEADING_COUNT ? ca_heading_close_to(row->cells[column], headings) : NULL;
        if (near) /* a misspelt column of whom somebody manages would keep nobody from anything */
            (void)ca_problem_set(&r->run->problem, "%s:%llu: the heading of column %zu is close to '%s'; rename it",
                                 row->place.source, (unsigned long long)row->place.line, column + 1, near);
        else if (known == HEADING_COUNT)
            ca_text_format(&unused, "%s%zu", unused.size ? ", " : "", column + 1);
        else if (r->column_of[known] != SIZE_MAX)
            (void)ca_problem_set(&r->run->problem, "%s:%llu: two columns are headed %s", row->place.source,
                                 (unsigned long long)row->place.line, headings[known]);
        else
            r->column_of[known] = column;
    }
    if (r->column_of[AUDITOR] == SIZE_MAX)
        (void)ca_problem_set(&r->run->problem, "%s:%llu: no column is headed auditor; the first row must hold the headings",
                             row->place.source, (unsigned long long)row->place.line);
    else if (unused.size)
        (void)ca_report(&r->run->reporter, row->place, CA_RULE_CSV_IGNORED, "", "columns that are not used: %s", unused.at);
    ca_text_free(&unused);
    return r->run->problem.words.size ? -1 : 0;
}

static ca_slice cell_of(const list_reader *r, const ca_csv_row *row, enum heading heading)
{
    size_t column = r->column_of[heading];
    return column == SIZE_MAX ? (ca_slice){"", 0} : row->cells[column];
}

static int by_name(const void *a, const void *b)
{
    return ca_slice_compare(*(const ca_slice *)a, *(const ca_slice *)b);
}

/* The names in a cell, separated by semicolons, in order. */
static ca_slice *names_of(list_reader *r, ca_slice cell, size_t *count)
{
    ca_arena *arena = &r->auditors->arena;
    size_t most = 1;
    for (size_t i = 0; i < cell.size; i++)
        most += cell.at[i] == ';';
    ca_slice *names = ca_arena_take(arena, most * sizeof *names);
    *count = 0;
    while (cell.size) {
        const char *end = memchr(cell.at, ';', cell.size);
        size_t size = end ? (size_t)(end - cell.at) : cell.size;
        ca_slice name = ca_person_plain(arena, (ca_slice){cell.at, size});
        if (name.size)
            names[(*count)++] = name;
        cell.at += size + (end != NULL);
        cell.size -= size + (end != NULL);
    }
    if (*count)
        qsort(names, *count, sizeof *names, by_name);
    return names;
}

static int take_auditor(list_reader *r, const ca_csv_row *row)
{
    ca_auditors *auditors = r->auditors;
    ca_slice name = cell_of(r, row, AUDITOR), most = cell_of(r, row, CAPACITY);
    ca_problem *problem = &r->run->problem;
    unsigned long long line = row->place.line;
    uint64_t capacity = SIZE_MAX;
    ca_auditor auditor = {.place = row->place, .plain = ca_person_plain(&auditors->arena, name)};
    if (!auditor.plain.size)
        return ca_problem_set(problem, "%s:%llu: has no auditor", row->place.source, line);
    char *words = ca_arena_copy(&auditors->arena, most.at, most.size);
    if (most.size && !ca_whole_number(words, UINT32_MAX, &capacity))
        return ca_problem_set(problem, "%s:%llu: capacity must be a whole number, or empty", row->place.source, line);
    ca_map_entry *before = ca_map_at(&r->lines, auditor.plain);
    if (before->thing)
        return ca_problem_set(problem, "%s:%llu: is an auditor who stands in line %llu too", row->place.source, line,
                              (unsigned long long)(uintptr_t)before->thing);
    before->thing = (void *)(uintptr_t)row->place.line;
    auditor.capacity = (size_t)capacity;
    auditor.name = (ca_slice){ca_arena_copy(&auditors->arena, name.at, name.size), name.size};
    auditor.team = ca_person_plain(&auditors->arena, cell_of(r, row, TEAM));
    auditor.manages = names_of(r, cell_of(r, row, MANAGES), &auditor.manages_count);
    auditor.services = names_of(r, cell_of(r, row, SERVICES), &auditor.service_count);
    auditors->list =
        ca_room_for_one(auditors->list, auditors->count, &auditors->capacity, sizeof *auditors->list);
    auditors->list[auditors->count++] = auditor;
    return 0;
}

static int take_row(const ca_csv_row *row, void *context)
{
    list_reader *r = context;
    bool empty = true;
    if (!r->columns)
        return take_headings(r, row);
    for (size_t i = 0; i < row->count; i++)
        empty &= !row->cells[i].size;
    if (empty)
        return 0;
    if (row->count != r->columns)
        return ca_problem_set(&r->run->problem, "%s:%llu: has %zu cells, and there are %zu headings", row->place.source,
                              (unsigned long long)row->place.line, row->count, r->columns);
    return take_auditor(r, row);
}

int ca_auditors_read(ca_auditors *auditors, ca_run *run, const char *option, char *path)
{
    list_reader r = {.auditors = auditors, .run = run};
    ca_input kept;
    if (strcmp(path, "-") == 0)
        return ca_run_misuse(run, "%s wants a file; standard input is for the records", option);
    ca_beside_begin(run, &kept, &path, 1);
    int status = ca_input_source(&run->input);
    if (status > 0 && (status = ca_csv_read(&run->input, take_row, &r, &run->reporter, &run->problem)) < 0)
        (void)ca_problem_set(&run->problem, "%s: the list of %s cannot be read", path, option);
    else if (status == 0 && !run->input.failed && !auditors->count)
        status = ca_problem_set(&run->problem, "%s: there is nobody in the list of %s", path, option);
    ca_map_free(&r.lines, NULL);
    return ca_beside_end(run, &kept, status);
}

static bool among(const ca_slice *names, size_t count, ca_slice name)
{
    return name.size && count && bsearch(&name, names, count, sizeof *names, by_name);
}

const char *ca_auditor_barred(const ca_auditor *auditor, const ca_case_people *people)
{
    if (ca_slice_equal(auditor->plain, people->practitioner))
        return "does the work";
    if (ca_slice_equal(auditor->plain, people->manager))
        return "manages the case";
    if (among(auditor->manages, auditor->manages_count, people->practitioner) ||
        among(auditor->manages, auditor->manages_count, people->manager) ||
        among(auditor->manages, auditor->manages_count, people->team))
        return "manages the worker or the team";
    if (auditor->service_count && !among(auditor->services, auditor->service_count, people->service))
        return "is not there for the service";
    return NULL;
}

void ca_auditors_free(ca_auditors *auditors)
{
    free(auditors->list);
    ca_arena_free(&auditors->arena);
    *auditors = (ca_auditors){0};
}
