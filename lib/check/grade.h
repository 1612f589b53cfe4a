/* SPDX-License-Identifier: MIT */
/* The grading rules: a record's final overall grade, and the reasons for it. */
#ifndef CA_GRADE_H
#define CA_GRADE_H

#include "base/json_edit.h"
#include "record/record.h"

/* A rule that fired, and its reasons: BECAUSE_COUNT names from index BECAUSE on in the grading's list. */
typedef struct {
    int limit; /* index in the ruleset */
    size_t because, because_count;
} ca_fired;

/* The grading of one record. Grades are indices of the scale or CA_NO_GRADE. Used again for each
 * record; zeroed before the first. */
typedef struct {
    int ruleset;            /* index in the framework, or -1 */
    int auditor, moderated; /* the overall grades as given */
    int start;              /* the moderated one, else the auditor's */
    int ceiling;            /* the lowest of the binding rules that fired */
    int final, indicative;
    int median;  /* the lower median of the grades given, before any ceiling */
    int at_most; /* upper bound of the final grade, given the answers so far */
    bool capped, override;
    enum ca_requirement_state plan, escalation;
    ca_fired *fired; /* in the ruleset's order, advice too */
    size_t fired_count, fired_capacity;
    const char **because; /* ids of questions and flags, or "previous" */
    size_t because_count, because_capacity;
    bool *open; /* for each limiting rule of the ruleset: it may yet fire; scratch */
    size_t open_capacity;
    ca_text made;    /* as JSON: scratch of ca_grading_edit and ca_grading_differs */
    ca_scan scan;    /* of MADE */
    ca_arena spelt;  /* the strings of SCAN */
    bool *undecided; /* for each question */
    size_t undecided_capacity;
    bool any_undecided;
} ca_grading;

/* Grades RECORD, which has a framework, under its ruleset with index RULESET (-1: no rules).
 * The rules are those of caseaudit-framework(5):
 *   - a binding rule that fires puts a ceiling on the grade that the auditor or moderator gave;
 *   - a rule that could still lower the result when a missing answer is given leaves it undecided;
 *   - lower_by acts after the ceilings and never goes below the worst grade. */
void ca_grade_record(const ca_record *record, int ruleset, ca_grading *grading);
void ca_grading_free(ca_grading *grading);

/* The first moderation of an audit: the one that is held against the auditor's grade. */
typedef struct {
    bool moderated, disagrees; /* DISAGREES: without a grade */
    bool blind;                /* it was given before the auditor's grade was seen */
    int grade;                 /* CA_NO_GRADE: none */
    bool quality;              /* it says how well the audit itself was done */
    int addressed;             /* whether the actions were addressed: 0 or 1; -1: not filled in */
} ca_first_moderation;

/* Returns the first moderation of RECORD. After a third reading it is the one under `before`: the third reader decides the
 * grade, and knows both others. */
ca_first_moderation ca_moderation_first(const ca_record *record, const ca_grading *grading) CA_MUST_USE;
/* Returns whether RECORD was moderated: a moderation is filled in, or its GRADING has the moderator's grade. */
bool ca_is_moderated(const ca_record *record, const ca_grading *grading) CA_MUST_USE;
/* Returns whether the moderator does not agree with the auditor's overall grade, and gives none. */
bool ca_moderator_disagrees(const ca_record *record, const ca_grading *grading) CA_MUST_USE;

#endif
