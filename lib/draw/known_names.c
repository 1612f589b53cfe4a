/* SPDX-License-Identifier: MIT */
/* The people and teams of the cases. */
#include "draw/known_names.h"

#include "intake/several_names.h"

static void see(ca_map *seen, const ca_person *person)
{
    if (!person)
        return;
    const ca_folded *ways[] = {&person->counted, &person->words, &person->joined, &person->known};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        if (ways[i]->text.size)
            ca_map_at(seen, ways[i]->text)->thing = seen;
}

void ca_known_names_add(ca_known_names *names, const ca_judged_work *work)
{
    see(&names->people, work->practitioner);
    see(&names->people, work->manager);
    see(&names->people, work->iro);
    see(&names->teams, work->team);
    see(&names->teams, work->service);
}

static bool is_seen(const ca_map *seen, const ca_person *person)
{
    return ca_map_find(seen, person->counted.text) || ca_map_find(seen, person->words.text) ||
           ca_map_find(seen, person->joined.text) || ca_map_find(seen, person->known.text);
}

static bool is_managed_known(const ca_known_names *names, const ca_managed *managed)
{
    return is_seen(&names->people, &managed->person) || is_seen(&names->teams, &managed->team);
}

static bool is_service_known(const ca_known_names *names, const ca_person *service)
{
    return ca_map_find(&names->teams, service->counted.text) != NULL;
}

bool ca_known_names_lack(const ca_known_names *names, const ca_auditor *auditor)
{
    for (size_t i = 0; i < auditor->manages_count; i++)
        if (!is_managed_known(names, &auditor->manages[i]))
            return true;
    for (size_t i = 0; i < auditor->service_count; i++)
        if (!is_service_known(names, &auditor->services[i]))
            return true;
    return false;
}

typedef struct {
    const ca_known_names *names;
    const ca_people_list *people;
} look_up;

static enum ca_name_known what_is(void *context, ca_slice name)
{
    const look_up *look = context;
    ca_arena arena = {0};
    ca_managed managed = {.person = ca_person_read(&arena, name, look->people), .team = ca_team_read(&arena, name)};
    bool person = is_seen(&look->names->people, &managed.person), team = is_seen(&look->names->teams, &managed.team);
    ca_arena_free(&arena);
    return person ? CA_NAME_OF_PERSON : team ? CA_NAME_OF_TEAM : CA_NAME_UNKNOWN;
}

static int refuse(const ca_auditor *auditor, const char *column, ca_error *error)
{
    ca_text where = {0};
    ca_list_name_row(&where, &(ca_list_row){.location = auditor->location});
    (void)ca_error_set(error,
                       "%s: %s has several names as one; put a semicolon between them, as in \"Ada Ward; Ben Lake\", "
                       "and write one name with its forename first",
                       where.at, column);
    ca_text_free(&where);
    return -1;
}

int ca_known_names_check(const ca_known_names *names, const ca_auditors *auditors, const ca_people_list *people,
                         ca_error *error)
{
    look_up look = {names, people};
    for (size_t i = 0; i < auditors->count; i++) {
        const ca_auditor *auditor = &auditors->list[i];
        for (size_t j = 0; j < auditor->manages_count; j++)
            if (!is_managed_known(names, &auditor->manages[j]) &&
                ca_name_is_probably_several(auditor->manages[j].name, people, what_is, &look))
                return refuse(auditor, "manages", error);
        for (size_t j = 0; j < auditor->service_count; j++)
            if (!is_service_known(names, &auditor->services[j]) &&
                ca_name_is_probably_several(auditor->service_names[j], people, what_is, &look))
                return refuse(auditor, "services", error);
    }
    return 0;
}

void ca_known_names_free(ca_known_names *names)
{
    ca_map_free(&names->people, NULL);
    ca_map_free(&names->teams, NULL);
}
