/* SPDX-License-Identifier: MIT */
/* The list of those who audit or moderate. */
#include "intake/auditors.h"

#include "cli/beside.h"
#include "intake/headings.h"
#include "office/csv_read.h"

#include <stdlib.h>
#include <string.h>

enum heading { AUDITOR, TEAM, CAPACITY, MANAGES, SERVICES, HEADING_COUNT };
static const char *const headings[] = {"auditor", "team", "capacity", "manages", "services", NULL};

typedef struct {
    ca_auditors *auditors;
    ca_run *run;
    const ca_people_list *people;
    size_t columns;                  /* 0: the headings have not been read */
    size_t column_of[HEADING_COUNT]; /* SIZE_MAX: there is none */
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
        (void)ca_problem_set(&r->run->problem,
                             "%s:%llu: no column is headed auditor; the first row must hold the headings",
                             row->place.source, (unsigned long long)row->place.line);
    else if (unused.size)
        (void)ca_report(&r->run->reporter, row->place, CA_RULE_CSV_IGNORED, "", "columns that are not used: %s",
                        unused.at);
    ca_text_free(&unused);
    return r->run->problem.words.size ? -1 : 0;
}

static ca_slice cell_of(const list_reader *r, const ca_csv_row *row, enum heading heading)
{
    size_t column = r->column_of[heading];
    return column == SIZE_MAX ? (ca_slice){"", 0} : row->cells[column];
}

/* Takes a name of a cell that holds several. */
typedef void take_name(list_reader *r, ca_auditor *auditor, ca_slice name);

static void add_managed(list_reader *r, ca_auditor *auditor, ca_slice name)
{
    ca_arena *arena = &r->auditors->arena;
    ca_managed *managed = &auditor->manages[auditor->manages_count++];
    *managed = (ca_managed){ca_person_read(arena, name, r->people), ca_team_read(arena, name)};
    ca_person_index_add(&auditor->managed_people, &managed->person, 0);
    ca_person_index_add(&auditor->managed_teams, &managed->team, 0);
}

static void add_service(list_reader *r, ca_auditor *auditor, ca_slice name)
{
    auditor->services[auditor->service_count++] = ca_team_read(&r->auditors->arena, name);
}

/* Gives the names in CELL, which semicolons separate, to TAKE; their number is not above that of the semicolons and one. */
static void take_names(list_reader *r, ca_auditor *auditor, ca_slice cell, take_name *take)
{
    ca_arena sought = {0};
    while (cell.size) {
        const char *end = memchr(cell.at, ';', cell.size);
        size_t size = end ? (size_t)(end - cell.at) : cell.size;
        if (ca_person_plain(&sought, (ca_slice){cell.at, size}).size)
            take(r, auditor, (ca_slice){cell.at, size});
        cell.at += size + (end != NULL);
        cell.size -= size + (end != NULL);
    }
    ca_arena_free(&sought);
}

static size_t most_names(ca_slice cell)
{
    size_t most = 1;
    for (size_t i = 0; i < cell.size; i++)
        most += cell.at[i] == ';';
    return most;
}

static const ca_person *kept_person(ca_arena *arena, ca_person person)
{
    ca_person *kept = ca_arena_take(arena, sizeof *kept);
    *kept = person;
    return kept;
}

/* Reads who the auditor is: somebody, and nobody who stands in the list before. */
static int take_person(list_reader *r, const ca_csv_row *row, ca_auditor *auditor)
{
    ca_auditors *auditors = r->auditors;
    ca_problem *problem = &r->run->problem;
    const char *source = row->place.source;
    unsigned long long line = row->place.line;
    auditor->person = kept_person(&auditors->arena, ca_person_read(&auditors->arena, auditor->name, r->people));
    if (!auditor->person->count)
        return ca_problem_set(problem, "%s:%llu: has no auditor", source, line);
    if (auditor->person->nobody)
        return ca_problem_set(problem,
                              "%s:%llu: the auditor is a role, or a word for nobody; give the name, or say in a "
                              "list of --people whose it is",
                              source, line);
    size_t before = ca_auditors_find(auditors, auditor->person);
    if (before != SIZE_MAX)
        return ca_problem_set(problem, "%s:%llu: is an auditor who stands in line %llu too", source, line,
                              (unsigned long long)auditors->list[before].place.line);
    ca_apart_add(&auditors->apart, auditor->person, row->place);
    return 0;
}

static int take_auditor(list_reader *r, const ca_csv_row *row)
{
    ca_auditors *auditors = r->auditors;
    ca_arena *arena = &auditors->arena;
    ca_slice name = cell_of(r, row, AUDITOR), most = cell_of(r, row, CAPACITY);
    ca_slice manages = cell_of(r, row, MANAGES), services = cell_of(r, row, SERVICES);
    uint64_t capacity = SIZE_MAX;
    ca_auditor auditor = {.place = row->place, .name = {ca_arena_copy(arena, name.at, name.size), name.size}};
    if (take_person(r, row, &auditor) < 0)
        return -1;
    char *words = ca_arena_copy(arena, most.at, most.size);
    if (most.size && !ca_whole_number(words, UINT32_MAX, &capacity))
        return ca_problem_set(&r->run->problem, "%s:%llu: capacity must be a whole number, or empty", row->place.source,
                              (unsigned long long)row->place.line);
    auditor.capacity = (size_t)capacity;
    auditor.team = kept_person(arena, ca_team_read(arena, cell_of(r, row, TEAM)));
    auditor.manages = ca_arena_take(arena, most_names(manages) * sizeof *auditor.manages);
    auditor.services = ca_arena_take(arena, most_names(services) * sizeof *auditor.services);
    take_names(r, &auditor, manages, add_managed);
    take_names(r, &auditor, services, add_service);
    auditors->list = ca_room_for_one(auditors->list, auditors->count, &auditors->capacity, sizeof *auditors->list);
    auditors->list[auditors->count++] = auditor;
    ca_map_at(&auditors->places, auditor.person->counted.text)->thing = (void *)(uintptr_t)auditors->count;
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

int ca_auditors_read(ca_auditors *auditors, ca_run *run, const ca_people_list *people, const char *option, char *path)
{
    list_reader r = {.auditors = auditors, .run = run, .people = people};
    ca_input kept;
    if (strcmp(path, "-") == 0)
        return ca_run_misuse(run, "%s wants a file; standard input is for the records", option);
    ca_beside_begin(run, &kept, &path, 1);
    int status = ca_input_source(&run->input);
    if (status > 0 && (status = ca_csv_read(&run->input, take_row, &r, &run->reporter, &run->problem)) < 0)
        (void)ca_problem_set(&run->problem, "%s: the list of %s cannot be read", path, option);
    else if (status == 0 && !run->input.failed && !auditors->count)
        status = ca_problem_set(&run->problem, "%s: there is nobody in the list of %s", path, option);
    return ca_beside_end(run, &kept, status);
}

size_t ca_auditors_find(const ca_auditors *auditors, const ca_person *person)
{
    if (!person->counted.text.size)
        return SIZE_MAX;
    return (size_t)(uintptr_t)ca_map_find(&auditors->places, person->counted.text) - 1; /* 0 - 1: there is none */
}

ca_judge ca_auditor_judge(const ca_auditor *auditor, bool other_teams)
{
    return (ca_judge){.who = auditor->person,
                      .team = auditor->team,
                      .people = &auditor->managed_people,
                      .teams = &auditor->managed_teams,
                      .services = auditor->services,
                      .service_count = auditor->service_count,
                      .other_teams = other_teams};
}

void ca_auditors_free(ca_auditors *auditors)
{
    for (size_t i = 0; i < auditors->count; i++) {
        ca_person_index_free(&auditors->list[i].managed_people);
        ca_person_index_free(&auditors->list[i].managed_teams);
    }
    free(auditors->list);
    ca_map_free(&auditors->places, NULL);
    ca_apart_free(&auditors->apart);
    ca_arena_free(&auditors->arena);
    *auditors = (ca_auditors){0};
}
