/* SPDX-License-Identifier: MIT */
/* Independence: auditors and moderators do not judge their own work. */
#include "record/independence.h"

const char *const ca_conflict_words[CA_CONFLICT_COUNT] = {
    [CA_NO_CONFLICT] = "",
    [CA_CONFLICT_AUDITOR] = "is the auditor",
    [CA_CONFLICT_SECOND] = "is the second reader",
    [CA_CONFLICT_PRACTITIONER] = "is the practitioner",
    [CA_CONFLICT_IRO] = "is the reviewing officer",
    [CA_CONFLICT_MANAGER] = "manages the case",
    [CA_CONFLICT_MANAGES] = "manages the practitioner or the team",
    [CA_CONFLICT_TEAM] = "is in the team",
    [CA_CONFLICT_SERVICE] = "does not cover the service",
};

typedef struct {
    unsigned held, unclear;
    bool asks_unclear;
} findings;

static void hold(findings *f, enum ca_conflict conflict, const ca_person *one, const ca_person *other)
{
    if (!one || !other)
        return;
    if (ca_person_alike(one, other))
        f->held |= 1U << conflict;
    else if (f->asks_unclear && ca_person_may_be(one, other))
        f->unclear |= 1U << conflict;
}

static void hold_managed(findings *f, const ca_person_index *managed, const ca_person *person)
{
    if (!managed || !person)
        return;
    if (ca_person_index_alike(managed, person, NULL))
        f->held |= 1U << CA_CONFLICT_MANAGES;
    else if (f->asks_unclear && ca_person_index_may_be(managed, person, NULL))
        f->unclear |= 1U << CA_CONFLICT_MANAGES;
}

static bool takes_service(const ca_judge *judge, const ca_person *service)
{
    for (size_t i = 0; service && i < judge->service_count; i++)
        if (ca_person_is(&judge->services[i], service))
            return true;
    return !judge->service_count;
}

unsigned ca_independence_bars(const ca_judge *judge, const ca_judged_work *judged, unsigned *unclear)
{
    findings f = {.asks_unclear = unclear};
    hold(&f, CA_CONFLICT_AUDITOR, judge->who, judged->auditor);
    for (size_t i = 0; i < judged->together_count; i++)
        hold(&f, CA_CONFLICT_AUDITOR, judge->who, judged->together[i]);
    hold(&f, CA_CONFLICT_SECOND, judge->who, judged->second);
    hold(&f, CA_CONFLICT_PRACTITIONER, judge->who, judged->practitioner);
    hold(&f, CA_CONFLICT_IRO, judge->who, judged->iro);
    hold(&f, CA_CONFLICT_MANAGER, judge->who, judged->manager);
    hold_managed(&f, judge->people, judged->practitioner);
    hold_managed(&f, judge->people, judged->manager);
    hold_managed(&f, judge->people, judged->iro);
    hold_managed(&f, judge->teams, judged->team);
    if (judge->other_teams)
        hold(&f, CA_CONFLICT_TEAM, judge->team, judged->team);
    if (!takes_service(judge, judged->service))
        f.held |= 1U << CA_CONFLICT_SERVICE;
    if (unclear)
        *unclear = f.held ? 0 : f.unclear;
    return f.held;
}

enum ca_conflict ca_first_conflict(unsigned conflicts)
{
    int conflict = CA_NO_CONFLICT + 1;
    while (conflict < CA_CONFLICT_COUNT && !(conflicts >> conflict & 1))
        conflict++;
    return conflict == CA_CONFLICT_COUNT ? CA_NO_CONFLICT : (enum ca_conflict)conflict;
}

enum ca_conflict ca_independence_conflict(const ca_judge *judge, const ca_judged_work *judged)
{
    return ca_first_conflict(ca_independence_bars(judge, judged, NULL));
}
