/* SPDX-License-Identifier: MIT */
/* The names of a run: each is read once, and names that may be one person's but are counted apart are reported. */
#ifndef CA_PERSONS_H
#define CA_PERSONS_H

#include "data/diagnostics.h"
#include "record/person.h"

/* Zeroed is empty; PEOPLE (borrowed; may be NULL) and TEAMS are set before the first name. */
typedef struct {
    const ca_people_list *people;
    bool teams; /* the names are those of teams and services */
    ca_map by_spelling, by_counted;
    ca_arena arena;
} ca_persons;

/* The person of NAME; the same pointer for names that are counted as one, unless a list of people says so. Lives as long
 * as PERSONS. */
const ca_person *ca_persons_at(ca_persons *persons, ca_slice name) CA_MUST_USE;
void ca_persons_free(ca_persons *persons);

/* Names that are counted as different people and are alike (person.h). Zeroed is empty. */
typedef struct {
    ca_map counted, words, joined;
    ca_arena arena;
    uint64_t count;
    ca_location first; /* location of the first of them; its source is borrowed */
} ca_similar_names;

/* Takes a name that is counted, at LOCATION. */
void ca_similar_names_add(ca_similar_names *apart, const ca_person *person, ca_location location);
/* Reports the number of names that are like another one and counted apart, if any: person-unclear, at the first. */
void ca_similar_names_report(const ca_similar_names *apart, ca_reporter *reporter);
void ca_similar_names_free(ca_similar_names *apart);

/* Work that somebody in a list may have a part in, where the names leave it open. */
typedef struct {
    uint64_t count, given; /* pieces of work; those that were given to such a one */
    ca_location first;     /* of those; its source is borrowed */
} ca_unclear;

/* Takes the work at LOCATION: whether ANY in the list may have a part in it, and was GIVEN it. */
void ca_unclear_add(ca_unclear *unclear, bool any, bool given, ca_location location);
/* Reports their number, if any: independence-unclear, at the first that was given so, else at the first. WORK is "drawn
 * case", JUDGE "auditor". */
void ca_unclear_report(const ca_unclear *unclear, const char *work, const char *judge, ca_reporter *reporter);

#endif
