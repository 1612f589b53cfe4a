/* SPDX-License-Identifier: MIT */
/* Which audits are to be moderated: a framework's policy, and what it draws. */
#ifndef CA_CANDIDATES_H
#define CA_CANDIDATES_H

#include "check/grade.h"
#include "draw/rank.h"
#include "intake/auditors.h"

/* The rule that an audit was drawn by: the first that holds, in this order. */
enum ca_drawn {
    CA_NOT_DRAWN,
    CA_DRAWN_ABOVE, /* always_at_or_above */
    CA_DRAWN_BELOW, /* always_at_or_below */
    CA_DRAWN_NEW,   /* the first audit of somebody without earlier ones */
    CA_DRAWN_EACH,  /* each_lower_grade */
    CA_DRAWN_PERCENT,
    CA_DRAWN_APART, /* auditor and moderator are too far apart: for a third reader */
    CA_DRAWN_COUNT
};
extern const char *const ca_drawn_names[CA_DRAWN_COUNT]; /* "always_at_or_above", … */

enum { CA_TOO_FAR = 2 }; /* grades between auditor and moderator from which on a third reader is asked */

/* One audit. All texts are the draw's own. */
typedef struct {
    ca_location place;
    ca_slice line, id;
    ca_judged people;        /* SECOND: who moderated, and may not be the third reader */
    const ca_person *chosen; /* who is to moderate already; NULL: nobody */
    const ca_framework *framework;
    ca_slice period; /* "2022-11", "2022-23 Q3", "2022-23"; "" for all, or without a date */
    ca_date date;
    int grade;      /* the result, else the overall grade as given; CA_NO_GRADE */
    bool moderated; /* it has been, counts for the policy, and is not drawn again */
    bool apart;     /* and both grades are CA_TOO_FAR apart, with no third reading yet */
    unsigned char rank[CA_RANK_SIZE];
    enum ca_drawn drawn;
    size_t moderator; /* place in the list of moderators, or SIZE_MAX */
} ca_candidate;

/* Zeroed is empty. */
typedef struct {
    ca_candidate *audits; /* in the order of the input */
    size_t count, capacity;
    ca_persons persons, teams; /* names of the records; their people are set before the first */
    ca_candidate **ranked;     /* by framework, period, rank and id, once drawn */
    ca_arena arena;
} ca_candidates;

/* The audits of one framework and period, ranked: COUNT from FIRST. */
typedef struct {
    ca_candidate **first;
    size_t count;
    size_t moderated;
    size_t wanted; /* by percent of all, rounded up */
} ca_candidates_group;

/* Adds RECORD, which was read and graded, with its rank under SEED ("" for none). */
void ca_candidates_add(ca_candidates *draw, ca_record *record, const ca_grading *grading, ca_slice seed);
/* Puts the audits in order, which the others need. */
void ca_candidates_rank_all(ca_candidates *draw);
/* The group that begins at PLACE of the ranked ones; PLACE goes behind it. False at the end. */
bool ca_candidates_group_next(const ca_candidates *draw, size_t *place, ca_candidates_group *group) CA_MUST_USE;
/* Draws the first audit, by date and then by rank, of each auditor whom EXPERIENCED (names as they are counted) does not
 * have. */
void ca_candidates_new_auditors(ca_candidates *draw, const ca_map *experienced);
/* Draws by each framework's policy what is not drawn yet. */
void ca_candidates_by_policy(ca_candidates *draw);
/* Draws those that go to a third reader. */
void ca_candidates_apart(ca_candidates *draw);
void ca_candidates_free(ca_candidates *draw);

#endif
