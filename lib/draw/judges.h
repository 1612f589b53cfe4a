/* SPDX-License-Identifier: MIT */
/* An index of auditors for the independence check (independence.h), by the names that can cause a conflict, so that
 * thousands of auditors and cases need not be compared pair by pair. */
#ifndef CA_JUDGES_H
#define CA_JUDGES_H

#include "intake/auditors.h"

/* Begin with ca_judges_begin; release with ca_judges_free. */
typedef struct {
    ca_judge *list; /* one for each auditor, by index */
    size_t count;
    ca_person_index who, managed_people, managed_teams, own_teams;
    ca_numbers limited; /* auditors who do not cover every service */
} ca_judges;

/* Indexes AUDITORS, which are borrowed. With OTHER_TEAMS no auditor judges the work of their own team. */
void ca_judges_begin(ca_judges *judges, const ca_auditors *auditors, bool other_teams);
/* Sets FOUND to the indexes of all auditors who may have a conflict with JUDGED, in any order, with possible
 * duplicates. */
void ca_judges_near(const ca_judges *judges, const ca_judged_work *judged, ca_numbers *found);
/* Returns whether the auditor at INDEX has no conflict with JUDGED, but has a name similar to one of its
 * persons. */
bool ca_judges_unclear_at(const ca_judges *judges, const ca_judged_work *judged, size_t index) CA_MUST_USE;
/* Returns whether this is so for any auditor. */
bool ca_judges_any_unclear(const ca_judges *judges, const ca_judged_work *judged) CA_MUST_USE;
void ca_judges_free(ca_judges *judges);

#endif
