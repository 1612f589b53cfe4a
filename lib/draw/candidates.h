/* SPDX-License-Identifier: MIT */
/* The audits eligible for moderation, and the ones that a framework's policy draws. */
#ifndef CA_CANDIDATES_H
#define CA_CANDIDATES_H

#include "check/grade.h"
#include "draw/rank.h"
#include "draw/sample.h"
#include "intake/auditors.h"

/* The rule that drew an audit: the first that applies, in this order. */
enum ca_drawn {
    CA_NOT_DRAWN,
    CA_DRAWN_ABOVE, /* always_at_or_above */
    CA_DRAWN_BELOW, /* always_at_or_below */
    CA_DRAWN_NEW,   /* the first audit of an auditor without earlier ones */
    CA_DRAWN_EACH,  /* each_lower_grade */
    CA_DRAWN_PERCENT,
    CA_DRAWN_NUMBER, /* --count */
    CA_DRAWN_APART,  /* the grades of auditor and moderator are too far apart: a third reader is needed */
    CA_DRAWN_COUNT
};
extern const char *const ca_drawn_names[CA_DRAWN_COUNT]; /* "always_at_or_above", … */

enum { CA_TOO_FAR = 2 }; /* a difference of this many grades needs a third reader */

/* One audit. Its texts are owned by the draw, except LOCATION's source and FRAMEWORK. */
typedef struct {
    ca_location location;
    ca_slice line, id;
    ca_judged_work people;   /* SECOND: the moderator so far, who cannot be the third reader */
    const ca_person *chosen; /* the moderator already named; NULL: none */
    const ca_framework *framework;
    ca_slice period; /* "2022-11", "2022-23 Q3" or "2022-23"; "" if the policy has no period or the audit no date */
    ca_date date;
    int grade;      /* the final grade, else the overall grade as given; CA_NO_GRADE */
    bool moderated; /* already moderated: counts for the policy, and is not drawn again */
    bool apart;     /* moderated, with grades CA_TOO_FAR or more apart and no third reading yet */
    unsigned char rank[CA_RANK_SIZE];
    enum ca_drawn drawn;
    size_t moderator; /* index in the list of moderators, or SIZE_MAX */
} ca_candidate;

/* Zeroed is empty; release with ca_candidates_free. */
typedef struct {
    ca_candidate *audits; /* in the order of the input */
    size_t count, capacity;
    uint64_t rate;       /* audits to moderate out of CA_RATE_WHOLE, instead of the policies' percentages; 0: theirs */
    ca_slice rate_words; /* as it was given */
    uint64_t number;     /* audits to moderate in all, instead of the policies' percentages; 0: theirs */
    ca_persons persons, teams; /* names in the records; set their list of people before the first record */
    ca_candidate **ranked;     /* by framework, period, rank and id, after ca_candidates_rank_all */
    ca_arena arena;
} ca_candidates;

/* The ranked audits of one framework and period: COUNT from FIRST on. */
typedef struct {
    ca_candidate **first;
    size_t count;
    size_t moderated;
    size_t wanted; /* the percentage of all that applies, rounded up; 0 if a number decides */
} ca_candidates_group;

/* Adds RECORD, which was read and graded into GRADING, with its rank under SEED ("": no rank). Copies what it keeps. */
void ca_candidates_add(ca_candidates *draw, ca_record *record, const ca_grading *grading, ca_slice seed);
/* Sorts the audits into `ranked`; required before the functions below. */
void ca_candidates_rank_all(ca_candidates *draw);
/* Reads the group at index *INDEX of the ranked audits into *GROUP and sets *INDEX to the index after it. Returns
 * false at the end. */
bool ca_candidates_group_next(const ca_candidates *draw, size_t *index, ca_candidates_group *group) CA_MUST_USE;
/* Draws the first audit, by date and then by rank, of each auditor who is not in EXPERIENCED (keyed by the names
 * that count). */
void ca_candidates_new_auditors(ca_candidates *draw, const ca_map *experienced);
/* Draws by each framework's policy, in addition to the audits already drawn; then by the number that is wanted. */
void ca_candidates_by_policy(ca_candidates *draw);
/* Draws the audits that need a third reader. */
void ca_candidates_apart(ca_candidates *draw);
void ca_candidates_free(ca_candidates *draw);

#endif
