/* SPDX-License-Identifier: MIT */
/* Nobody judges their own work: the one rule, which sampling, moderation and validation ask.
 *
 * Nobody audits or moderates a case of which they are the practitioner, the manager or the reviewing officer, nor the work
 * of those whom they manage; and nobody moderates an audit that they made, nor reads one for the third time that they read
 * for the second. In each of the five authorities' programmes peers audit, who had no part in the work that they read, and
 * never their own (Durham, Quality Improvement Framework, October 2016, pages 10 and 11, says it of those whom an auditor
 * manages, too). How names are compared: person.h. */
#ifndef CA_INDEPENDENCE_H
#define CA_INDEPENDENCE_H

#include "record/person_index.h"

/* Conflicts of interest, which keep somebody from an audit; the first that holds is reported. */
enum ca_conflict {
    CA_NO_CONFLICT,
    CA_CONFLICT_AUDITOR, /* made the audit that is to be read again */
    CA_CONFLICT_SECOND,  /* read it again already */
    CA_CONFLICT_PRACTITIONER,
    CA_CONFLICT_IRO,
    CA_CONFLICT_MANAGER,
    CA_CONFLICT_MANAGES, /* manages the practitioner, the manager, the reviewing officer or the team */
    CA_CONFLICT_TEAM,    /* is of the team, where that is asked for */
    CA_CONFLICT_SERVICE, /* does not take cases of the service */
    CA_CONFLICT_COUNT
};

/* Who is to judge. All is borrowed; TEAM may be NULL. */
typedef struct {
    const ca_person *who, *team;
    const ca_person_index *people, *teams; /* whom they manage; NULL: nobody */
    const ca_person *services;             /* read as teams; none: all */
    size_t service_count;
    bool other_teams; /* not the work of their own team */
} ca_judge;

/* The work that is to be judged. All is borrowed; NULL: nobody, none. */
typedef struct {
    const ca_person *practitioner, *manager, *iro, *team, *service;
    const ca_person *auditor, *second; /* who made the audit, and who read it again */
    const ca_person *const *together;  /* who made it with AUDITOR */
    size_t together_count;
} ca_judged_work;

/* Returns the conflicts of JUDGE with JUDGED, as bits (1 << CA_CONFLICT_TEAM). UNCLEAR (may be NULL) gets those that the names
 * leave open: they may be one person's. */
unsigned ca_independence_bars(const ca_judge *judge, const ca_judged_work *judged, unsigned *unclear) CA_MUST_USE;
/* Returns the first of these conflicts, or CA_NO_CONFLICT. */
enum ca_conflict ca_independence_conflict(const ca_judge *judge, const ca_judged_work *judged) CA_MUST_USE;

/* The first of BARS, or CA_NO_CONFLICT. */
enum ca_conflict ca_first_conflict(unsigned conflicts) CA_MUST_USE;
/* The conflicts in words that follow "who": "is the practitioner". */
extern const char *const ca_conflict_words[CA_CONFLICT_COUNT];

#endif
