/* SPDX-License-Identifier: MIT */
/* A list of auditors as the rule of independence looks at them (independence.h), found by the names that could keep them
 * from a piece of work, so that thousands of auditors and of cases are not compared each with each. */
#ifndef CA_JUDGES_H
#define CA_JUDGES_H

#include "intake/auditors.h"

/* Zeroed is empty. */
typedef struct {
    ca_judge *list; /* of each auditor, by place */
    size_t count;
    ca_person_index who, managed_people, managed_teams, own_teams;
    ca_numbers limited; /* those who do not take cases of every service */
} ca_judges;

/* AUDITORS are borrowed. With OTHER_TEAMS nobody judges the work of their own team. */
void ca_judges_begin(ca_judges *judges, const ca_auditors *auditors, bool other_teams);
/* Sets FOUND to the places of all whom a rule may keep from JUDGED, in any order, some of them perhaps more than once. */
void ca_judges_near(const ca_judges *judges, const ca_judged *judged, ca_numbers *found);
/* Whether no rule keeps the auditor at PLACE from JUDGED, and by the names the auditor may have a part in it. */
bool ca_judges_unclear_at(const ca_judges *judges, const ca_judged *judged, size_t place) CA_MUST_USE;
/* Whether that is so of anybody. */
bool ca_judges_any_unclear(const ca_judges *judges, const ca_judged *judged) CA_MUST_USE;
void ca_judges_free(ca_judges *judges);

#endif
