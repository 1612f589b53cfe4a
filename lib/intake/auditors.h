/* SPDX-License-Identifier: MIT */
/* The list of auditors or moderators, with the people, teams and services that decide what each may judge. */
#ifndef CA_AUDITORS_H
#define CA_AUDITORS_H

#include "intake/list.h"
#include "record/auditors_of.h"
#include "record/persons.h"

/* A name that an auditor manages: it may be a person or a team. */
typedef struct {
    ca_person person, team;
    ca_slice name; /* as spelt */
} ca_managed;

/* One row of the list. */
typedef struct {
    ca_location location;
    ca_slice name; /* as spelt in the list */
    const ca_person *person, *team;
    enum ca_side side; /* whether they are from outside the authority */
    size_t capacity;   /* most cases; SIZE_MAX: no limit given */
    ca_managed *manages;
    ca_person *services;     /* read like team names; none: every service */
    ca_slice *service_names; /* as spelt */
    size_t manages_count, service_count;
    ca_person_index managed_people, managed_teams; /* of MANAGES */
} ca_auditor;

/* Zeroed is empty; release with ca_auditors_free. */
typedef struct {
    ca_auditor *list;
    size_t count, capacity;
    ca_map indexes;         /* index + 1 of each auditor, by the name that counts */
    ca_similar_names apart; /* names of auditors that are similar but count as different persons */
    ca_arena arena;
} ca_auditors;

/* Reads a list with the headings auditor (required), team, capacity, manages, services and external into AUDITORS; names in
 * manages and services are separated by ";" or line breaks. OPTION, such as "--auditors", names the list in messages. PEOPLE is borrowed
 * and must outlive AUDITORS. Returns 0, or -1 with an error: the list has an error, or no auditor. */
int ca_auditors_read(ca_auditors *auditors, const ca_list_source *source, const ca_people_list *people,
                     const char *option) CA_MUST_USE;
/* Returns the index of the auditor who counts as PERSON, or SIZE_MAX. */
size_t ca_auditors_find(const ca_auditors *auditors, const ca_person *person) CA_MUST_USE;
/* Returns AUDITOR in the form that the independence check uses. Valid as long as the list. */
ca_judge ca_auditor_judge(const ca_auditor *auditor, bool other_teams) CA_MUST_USE;
void ca_auditors_free(ca_auditors *auditors);

#endif
