/* SPDX-License-Identifier: MIT */
/* The list of auditors or moderators. */
#include "intake/auditors.h"

#include "data/list_words.h"
#include "intake/several_names.h"

#include <stdlib.h>
#include <string.h>

enum { AUDITOR, TEAM, CAPACITY, MANAGES, SERVICES, EXTERNAL, HEADING_COUNT };
static const ca_known_heading headings[HEADING_COUNT] = {
    [AUDITOR] = {"auditor", true, "moderator"}, [TEAM] = {"team", false, NULL},
    [CAPACITY] = {"capacity", false, NULL},     [MANAGES] = {"manages", false, NULL},
    [SERVICES] = {"services", false, NULL},     [EXTERNAL] = {"external", false, NULL}};

typedef struct {
    ca_auditors *auditors;
    ca_error *error;
    const ca_people_list *people;
    size_t columns[HEADING_COUNT];
} list_reader;

/* Adds a name from a cell that holds several. */
typedef void add_name(list_reader *r, ca_auditor *auditor, ca_slice name);

static void add_managed(list_reader *r, ca_auditor *auditor, ca_slice name)
{
    ca_arena *arena = &r->auditors->arena;
    ca_managed *managed = &auditor->manages[auditor->manages_count++];
    *managed = (ca_managed){ca_person_read(arena, name, r->people), ca_team_read(arena, name), name};
    ca_person_index_add(&auditor->managed_people, &managed->person, 0);
    ca_person_index_add(&auditor->managed_teams, &managed->team, 0);
}

static void add_service(list_reader *r, ca_auditor *auditor, ca_slice name)
{
    auditor->service_names[auditor->service_count] = name;
    auditor->services[auditor->service_count++] = ca_team_read(&r->auditors->arena, name);
}

static bool separates(char byte)
{
    return byte == ';' || byte == '\n' || byte == '\r';
}

/* Calls ADD for each name in CELL, which is kept in the arena of the list; blank ones are skipped. */
static void add_names(list_reader *r, ca_auditor *auditor, ca_slice cell, add_name *add)
{
    ca_arena sought = {0};
    while (cell.size) {
        size_t size = 0;
        while (size < cell.size && !separates(cell.at[size]))
            size++;
        bool end = size < cell.size;
        if (ca_person_plain(&sought, (ca_slice){cell.at, size}).size)
            add(r, auditor, (ca_slice){cell.at, size});
        cell.at += size + end;
        cell.size -= size + end;
    }
    ca_arena_free(&sought);
}

static size_t most_names(ca_slice cell)
{
    size_t most = 1;
    for (size_t i = 0; i < cell.size; i++)
        most += separates(cell.at[i]);
    return most;
}

static const ca_person *kept_person(ca_arena *arena, ca_person person)
{
    ca_person *kept = ca_arena_take(arena, sizeof *kept);
    *kept = person;
    return kept;
}

/* Reads the auditor's name: one person, who is not in the list already. */
static int set_person(list_reader *r, const ca_list_row *row, ca_auditor *auditor)
{
    ca_auditors *auditors = r->auditors;
    ca_error *error = r->error;
    const char *source = row->location.source;
    unsigned long long line = row->location.line;
    auditor->person = kept_person(&auditors->arena, ca_person_read(&auditors->arena, auditor->name, r->people));
    if (!auditor->person->count)
        return ca_error_set(error, "%s:%llu: has no auditor", source, line);
    if (auditor->person->nobody)
        return ca_error_set(error,
                            "%s:%llu: the auditor is a role or a filler, not a name; use a name, or add the role "
                            "and its person to the list of --people",
                            source, line);
    if (!auditor->person->listed && ca_name_has_several(auditor->name, r->people))
        return ca_error_set(error,
                            "%s:%llu: has several names; give each auditor a row, and write one name with its forename "
                            "first",
                            source, line);
    size_t before = ca_auditors_find(auditors, auditor->person);
    if (before != SIZE_MAX)
        return ca_error_set(error, "%s:%llu: is the same auditor as line %llu; remove one of the lines", source, line,
                            (unsigned long long)auditors->list[before].location.line);
    ca_similar_names_add(&auditors->apart, auditor->person, row->location);
    return 0;
}

/* Reads whether the auditor is from outside the authority. */
static int set_external(list_reader *r, const ca_list_row *row, ca_auditor *auditor)
{
    ca_slice external = ca_list_cell(row, r->columns[EXTERNAL]);
    int answer = ca_yes_or_no(external);
    if (external.size && answer < 0)
        return ca_error_set(r->error, "%s:%llu: external must be yes or no, or empty", row->location.source,
                            (unsigned long long)row->location.line);
    auditor->side = answer < 0 ? CA_SIDE_UNSAID : answer ? CA_SIDE_OUTSIDE : CA_SIDE_INSIDE;
    return 0;
}

static int add_row(list_reader *r, const ca_list_row *row)
{
    ca_auditors *auditors = r->auditors;
    ca_arena *arena = &auditors->arena;
    ca_slice name = ca_list_cell(row, r->columns[AUDITOR]), most = ca_list_cell(row, r->columns[CAPACITY]);
    ca_slice manages = ca_list_cell(row, r->columns[MANAGES]), services = ca_list_cell(row, r->columns[SERVICES]);
    uint64_t capacity = SIZE_MAX;
    ca_auditor auditor = {.location = ca_location_kept(arena, row->location),
                          .name = {ca_arena_copy(arena, name.at, name.size), name.size}};
    if (set_person(r, row, &auditor) < 0 || set_external(r, row, &auditor) < 0)
        return -1;
    char *words = ca_arena_copy(arena, most.at, most.size);
    if (most.size && !ca_whole_number(words, UINT32_MAX, &capacity))
        return ca_error_set(r->error, "%s:%llu: capacity must be a whole number, or empty", row->location.source,
                            (unsigned long long)row->location.line);
    auditor.capacity = (size_t)capacity;
    auditor.team = kept_person(arena, ca_team_read(arena, ca_list_cell(row, r->columns[TEAM])));
    auditor.manages = ca_arena_take(arena, most_names(manages) * sizeof *auditor.manages);
    auditor.services = ca_arena_take(arena, most_names(services) * sizeof *auditor.services);
    auditor.service_names = ca_arena_take(arena, most_names(services) * sizeof *auditor.service_names);
    manages.at = ca_arena_copy(arena, manages.at, manages.size);
    services.at = ca_arena_copy(arena, services.at, services.size);
    add_names(r, &auditor, manages, add_managed);
    add_names(r, &auditor, services, add_service);
    auditors->list = ca_array_grow(auditors->list, auditors->count, &auditors->capacity, sizeof *auditors->list);
    auditors->list[auditors->count++] = auditor;
    ca_map_at(&auditors->indexes, auditor.person->counted.text)->thing = (void *)(uintptr_t)auditors->count;
    return 0;
}

int ca_auditors_read(ca_auditors *auditors, const ca_list_source *source, const ca_people_list *people,
                     const char *option)
{
    list_reader r = {.auditors = auditors, .error = source->error, .people = people};
    ca_list list = {0};
    int status = ca_list_read_known(&list, source, headings, HEADING_COUNT, CA_WORD_AUDITORS, r.columns, option);
    for (size_t i = 0; status == 0 && i < list.count; i++)
        status = add_row(&r, &list.rows[i]);
    if (status == 0 && !auditors->count)
        status = ca_error_set(source->error, "%s: the list of %s has no auditor", list.files[0].name, option);
    ca_list_free(&list);
    return status;
}

size_t ca_auditors_find(const ca_auditors *auditors, const ca_person *person)
{
    if (!person->counted.text.size)
        return SIZE_MAX;
    /* 0 - 1 is SIZE_MAX: not in the list */
    return (size_t)(uintptr_t)ca_map_find(&auditors->indexes, person->counted.text) - 1;
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
    ca_map_free(&auditors->indexes, NULL);
    ca_similar_names_free(&auditors->apart);
    ca_arena_free(&auditors->arena);
    *auditors = (ca_auditors){0};
}
