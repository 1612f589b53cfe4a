/* SPDX-License-Identifier: MIT */
/* The list of those who audit or moderate, and whose work each of them may not look at. */
#ifndef CA_AUDITORS_H
#define CA_AUDITORS_H

#include "intake/csv_list.h"
#include "record/independence.h"
#include "record/persons.h"

/* Somebody whom an auditor manages: a person or a team. */
typedef struct {
    ca_person person, team;
} ca_managed;

/* One row of the list. */
typedef struct {
    ca_location place;
    ca_slice name; /* as it is spelt */
    const ca_person *person, *team;
    size_t capacity; /* the most cases; SIZE_MAX: not said */
    ca_managed *manages;
    ca_person *services; /* read as teams; none means all */
    size_t manages_count, service_count;
    ca_person_index managed_people, managed_teams; /* of MANAGES */
} ca_auditor;

/* Zeroed is empty. */
typedef struct {
    ca_auditor *list;
    size_t count, capacity;
    ca_map places;          /* one behind the place of each, by the words that they are counted by */
    ca_similar_names apart; /* names of auditors */
    ca_arena arena;
} ca_auditors;

/* Reads a list with the headings auditor (required), team, capacity, manages and services, the last two lists separated by
 * ";". OPTION, such as "--auditors", names the list; PEOPLE is borrowed and outlives the auditors. An error in the list, and
 * a list without an auditor, are errors: -1. */
int ca_auditors_read(ca_auditors *auditors, const ca_list_source *source, const ca_people_list *people,
                     const char *option) CA_MUST_USE;
/* The place of the auditor who is counted as PERSON, or SIZE_MAX. */
size_t ca_auditors_find(const ca_auditors *auditors, const ca_person *person) CA_MUST_USE;
/* AUDITOR as the rule of independence looks at them; lives as long as the list. */
ca_judge ca_auditor_judge(const ca_auditor *auditor, bool other_teams) CA_MUST_USE;
void ca_auditors_free(ca_auditors *auditors);

#endif
