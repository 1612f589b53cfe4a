/* SPDX-License-Identifier: MIT */
/* Completion: how many of the planned audits were returned, in total, by auditor, by team and by framework. */
#ifndef CA_COMPLETION_H
#define CA_COMPLETION_H

#include "data/framework.h"
#include "record/spellings.h"

#include <jansson.h>

/* Planned audits; of these, audits with a record; of these, records with a final grade, or whose framework has none. Of the
 * audits with a record, those whose date was compared with the day by which they were due, and those dated after it. */
typedef struct {
    uint64_t planned, returned, graded, dated, late;
    ca_spellings *spellings; /* the planned audits of each spelling of the name; NULL: it has only one */
    char *title;             /* of a framework; NULL for others. Owned */
} ca_completed;

enum ca_completion_by { CA_BY_AUDITOR, CA_BY_TEAM, CA_COMPLETION_BY_COUNT };
extern const char *const ca_completion_names[]; /* "auditor", "team", NULL */

/* Completion counts, which can be added. Zeroed is empty; release with ca_completion_free. */
typedef struct {
    bool given; /* a plan was given */
    ca_completed all;
    uint64_t unplanned;                /* records that are not in the plan */
    ca_map by[CA_COMPLETION_BY_COUNT]; /* ca_completed */
    bool frameworks_unknown;           /* of a summary of an earlier version, which did not count by framework */
    ca_map frameworks;                 /* ca_completed, by the id of the framework */
} ca_completion;

void ca_completion_add(ca_completion *into, const ca_completion *from);
/* Merges auditors, and teams, whose names are spellings of one name. */
void ca_completion_merge(ca_completion *completion);
/* Appends a JSON object, or null if no plan was given. */
void ca_completion_write(ca_completion *completion, ca_text *to);
/* Reads this JSON. Returns 0, or -1 if it is malformed. */
int ca_completion_read(ca_completion *completion, const json_t *json) CA_MUST_USE;
/* Returns the counts of the framework with this id; those of all frameworks if they were not counted apart; NULL without a plan,
 * or if none of its audits was planned. */
const ca_completed *ca_completion_of(const ca_completion *completion, const char *framework) CA_MUST_USE;
void ca_completion_free(ca_completion *completion);

/* The audits of a plan, by record id. Zeroed is empty; release with ca_plan_free. */
typedef struct {
    ca_map audits;
    ca_arena arena;
} ca_plan;

/* Adds an audit of FRAMEWORK, copying the texts; the framework outlives the plan. Returns false if the id is already in the
 * plan. */
bool ca_plan_add(ca_plan *plan, ca_slice id, ca_slice auditor, ca_slice team, const ca_framework *framework)
    CA_MUST_USE;
/* Whether an audit is dated after the day by which it was due. */
enum ca_punctuality { CA_DUE_UNKNOWN, CA_IN_TIME, CA_LATE };
/* Marks the audit with the id as returned, GRADED or not, and late or not; this may be repeated for another file: an audit that
 * was in time once is. Returns whether it was planned. */
bool ca_plan_return(ca_plan *plan, ca_slice id, bool graded, enum ca_punctuality punctuality) CA_MUST_USE;
/* Adds the current counts of the plan to COMPLETION. */
void ca_plan_count(const ca_plan *plan, ca_completion *completion);
void ca_plan_free(ca_plan *plan);

#endif
