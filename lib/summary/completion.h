/* SPDX-License-Identifier: MIT */
/* How much of what was planned came back: by auditor, and by team. */
#ifndef CA_COMPLETION_H
#define CA_COMPLETION_H

#include "base/map.h"

#include <jansson.h>

/* Of the audits that were planned, those that are among the records, and those of them with a final grade (or with
 * no grade to have). */
typedef struct {
    uint64_t planned, returned, graded;
} ca_completed;

enum ca_completion_by { CA_BY_AUDITOR, CA_BY_TEAM, CA_COMPLETION_BY_COUNT };
extern const char *const ca_completion_names[]; /* "auditor", "team", NULL */

/* Counts that add up. Zeroed is empty. */
typedef struct {
    bool given; /* a plan was */
    ca_completed all;
    uint64_t unplanned;                /* records that are not of the plan */
    ca_map by[CA_COMPLETION_BY_COUNT]; /* ca_completed */
} ca_completion;

void ca_completion_add(ca_completion *into, const ca_completion *from);
/* Appends an object, or null where no plan was given. */
void ca_completion_write(ca_completion *completion, ca_text *to);
/* Reads that again; -1 when it is something else. */
int ca_completion_read(ca_completion *completion, const json_t *json) CA_MUST_USE;
void ca_completion_free(ca_completion *completion);

/* The audits of a plan, by the ids of their records. Zeroed is empty. */
typedef struct {
    ca_map audits;
    ca_arena arena;
} ca_plan;

/* False when the plan has the id already. */
bool ca_plan_add(ca_plan *plan, ca_slice id, ca_slice auditor, ca_slice team) CA_MUST_USE;
/* A record of the id came back, GRADED or not; in another file it may come back again. Whether it was planned. */
bool ca_plan_return(ca_plan *plan, ca_slice id, bool graded) CA_MUST_USE;
/* Adds the plan as it stands to COMPLETION. */
void ca_plan_count(const ca_plan *plan, ca_completion *completion);
void ca_plan_free(ca_plan *plan);

#endif
