/* SPDX-License-Identifier: MIT */
/* The people and teams of the cases, by which the names in a list of auditors or moderators are checked. */
#ifndef CA_KNOWN_NAMES_H
#define CA_KNOWN_NAMES_H

#include "intake/auditors.h"

/* Zeroed is empty; release with ca_known_names_free. */
typedef struct {
    ca_map people, teams; /* teams and services */
} ca_known_names;

/* Adds the names of a case. */
void ca_known_names_add(ca_known_names *names, const ca_judged_work *work);
/* Returns whether AUDITOR manages somebody, or has a service, who is not among NAMES. */
bool ca_known_names_lack(const ca_known_names *names, const ca_auditor *auditor) CA_MUST_USE;
/* Checks that no cell of AUDITORS has several names as one, by which nobody would be kept from a case. Returns 0, or -1 with
 * an error that says how to write them. PEOPLE may be NULL. */
int ca_known_names_check(const ca_known_names *names, const ca_auditors *auditors, const ca_people_list *people,
                         ca_error *error) CA_MUST_USE;
void ca_known_names_free(ca_known_names *names);

#endif
