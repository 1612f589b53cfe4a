/* SPDX-License-Identifier: MIT */
/* An index of auditors for the independence check. */
#include "draw/judges.h"

#include <stdlib.h>

void ca_judges_begin(ca_judges *judges, const ca_auditors *auditors, bool other_teams)
{
    *judges = (ca_judges){.list = ca_allocate(auditors->count, sizeof *judges->list), .count = auditors->count};
    for (size_t index = 0; index < auditors->count; index++) {
        const ca_auditor *auditor = &auditors->list[index];
        judges->list[index] = ca_auditor_judge(auditor, other_teams);
        ca_person_index_add(&judges->who, auditor->person, index);
        for (size_t i = 0; i < auditor->manages_count; i++) {
            ca_person_index_add(&judges->managed_people, &auditor->manages[i].person, index);
            ca_person_index_add(&judges->managed_teams, &auditor->manages[i].team, index);
        }
        if (other_teams)
            ca_person_index_add(&judges->own_teams, auditor->team, index);
        if (auditor->service_count)
            ca_numbers_add(&judges->limited, index);
    }
}

typedef bool look_up(const ca_person_index *index, const ca_person *person, ca_numbers *found);

static void find_name(const ca_judges *judges, const ca_person *person, look_up *find, ca_numbers *found)
{
    if (!person)
        return;
    (void)find(&judges->who, person, found);
    (void)find(&judges->managed_people, person, found);
}

/* Adds the indexes of the auditors whose names FIND finds among the names of JUDGED. */
static void find_names(const ca_judges *judges, const ca_judged_work *judged, look_up *find, ca_numbers *found)
{
    const ca_person *const people[] = {judged->practitioner, judged->manager, judged->iro, judged->auditor,
                                       judged->second};
    for (size_t i = 0; i < sizeof people / sizeof *people; i++)
        find_name(judges, people[i], find, found);
    for (size_t i = 0; i < judged->together_count; i++)
        find_name(judges, judged->together[i], find, found);
    if (judged->team) {
        (void)find(&judges->managed_teams, judged->team, found);
        (void)find(&judges->own_teams, judged->team, found);
    }
}

void ca_judges_near(const ca_judges *judges, const ca_judged_work *judged, ca_numbers *found)
{
    found->count = 0;
    find_names(judges, judged, ca_person_index_alike, found);
    for (size_t i = 0; i < judges->limited.count; i++)
        ca_numbers_add(found, judges->limited.list[i]);
}

bool ca_judges_unclear_at(const ca_judges *judges, const ca_judged_work *judged, size_t index)
{
    unsigned unclear, conflicts = ca_independence_bars(&judges->list[index], judged, &unclear);
    return !conflicts && unclear;
}

bool ca_judges_any_unclear(const ca_judges *judges, const ca_judged_work *judged)
{
    ca_numbers found = {0};
    bool any = false;
    find_names(judges, judged, ca_person_index_may_be, &found);
    for (size_t i = 0; i < found.count && !any; i++)
        any = ca_judges_unclear_at(judges, judged, found.list[i]);
    free(found.list);
    return any;
}

void ca_judges_free(ca_judges *judges)
{
    free(judges->list);
    free(judges->limited.list);
    ca_person_index_free(&judges->who);
    ca_person_index_free(&judges->managed_people);
    ca_person_index_free(&judges->managed_teams);
    ca_person_index_free(&judges->own_teams);
    *judges = (ca_judges){0};
}
