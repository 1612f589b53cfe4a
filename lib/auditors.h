/* SPDX-License-Identifier: MIT */
/* The list of those who audit or moderate, and whose work each of them may not look at. */
#ifndef CA_AUDITORS_H
#define CA_AUDITORS_H

#include "run.h"

/* One row of the list. Names are as they are compared (person.h), but for NAME. */
typedef struct {
    ca_place place;
    ca_slice name, plain, team;
    size_t capacity; /* the most cases; SIZE_MAX: not said */
    ca_slice *manages, *services; /* in order: workers and teams; services, of which none means all */
    size_t manages_count, service_count;
} ca_auditor;

/* Zeroed is empty. */
typedef struct {
    ca_auditor *list;
    size_t count, capacity;
    ca_arena arena;
} ca_auditors;

/* The people of a case, as they are compared; empty where not filled in. */
typedef struct {
    ca_slice practitioner, manager, team, service;
} ca_case_people;

/* Reads the CSV file PATH with the headings auditor (required), team, capacity, manages and services, the last two
 * lists separated by ";". OPTION names where it comes from. What is wrong with it is a problem: -1. */
int ca_auditors_read(ca_auditors *auditors, ca_run *run, const char *option, char *path) CA_MUST_USE;
/* Why the auditor may not look at a case: words that go on with "who", or NULL where he or she may. */
const char *ca_auditor_barred(const ca_auditor *auditor, const ca_case_people *people) CA_MUST_USE;
void ca_auditors_free(ca_auditors *auditors);

#endif
