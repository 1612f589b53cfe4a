/* SPDX-License-Identifier: MIT */
/* What the counts of one framework look like: its grades, questions and rules, and the place of each
 * count in one long array, so that adding two tallies is adding two arrays. */
#ifndef CA_COUNT_LAYOUT_H
#define CA_COUNT_LAYOUT_H

#include "data/framework.h"

/* The counts that every framework has; behind them stand those of its grades, questions and rules. */
enum ca_count {
    CA_COUNT_RECORDS,
    CA_COUNT_NOT_GRADED,
    CA_COUNT_CAPPED,
    CA_COUNT_OVERRIDDEN,
    CA_COUNT_PLANS,                            /* three: not required, present, missing */
    CA_COUNT_ESCALATIONS = CA_COUNT_PLANS + 3, /* three */
    CA_COUNT_ACTIONS = CA_COUNT_ESCALATIONS + 3,
    CA_COUNT_ACTIONS_DONE,
    CA_COUNT_ACTIONS_REVIEWED,
    CA_COUNT_NO_OWNER,
    CA_COUNT_NO_DUE,
    CA_COUNT_OVERDUE,                                             /* three: by 1 to 30 days, 31 to 90, more */
    CA_COUNT_DISCUSSED = CA_COUNT_OVERDUE + 3,                    /* for each person three: yes, not, blank */
    CA_COUNT_REAUDITS = CA_COUNT_DISCUSSED + 3 * CA_PERSON_COUNT, /* four, by enum ca_reaudit */
    CA_COUNT_DISAGREED = CA_COUNT_REAUDITS + 4, /* moderators who do not agree with a grade, and give none */
    CA_COUNT_UNJUDGED,                          /* moderations that do not say how the overall grade compares */
    CA_COUNT_CONCERNS,                          /* for each enum ca_concern_basis two: somebody was told, nobody */
    CA_COUNT_FIXED = CA_COUNT_CONCERNS + 8
};
enum { CA_OVERDUE_BANDS = 3, CA_CONTACT_STATES = 3 };
/* The final grade of a case that was audited before, against the one that it had then. */
enum ca_reaudit { CA_IMPROVED, CA_STAYED, CA_FELL, CA_REAUDIT_UNKNOWN, CA_REAUDIT_STATES };
/* Audits of which somebody has to be told: all, and why; an audit may be flagged and inadequate. */
enum ca_concern_basis { CA_CONCERN_ANY, CA_CONCERN_FLAGGED, CA_CONCERN_INADEQUATE, CA_CONCERN_OTHER, CA_CONCERN_BASES };
extern const char *const ca_concern_bases[];  /* "all", "flagged", "inadequate", "other", NULL */
extern const char *const ca_reaudit_states[]; /* "improved", "stayed", "fell", "unknown", NULL */
extern const char *const ca_overdue_bands[];  /* "1-30", "31-90", "91+", NULL */
extern const char *const ca_contact_states[]; /* "yes", "not", "blank", NULL */

typedef struct {
    const char *id, *title;
    int number;          /* 0: none */
    const char *section; /* "" for none */
    enum ca_question_type type;
    const char *after; /* the question whose answer it follows, or "" */
} ca_count_layout_question;

typedef struct {
    const char *id;
    bool binding;
    int ceiling, lower_by; /* as in ca_limiting_rule */
} ca_count_layout_rule;

typedef struct {
    const char *id, *title, *digest;
    const char *ruleset; /* NULL: the framework has no rules */
    const char *target;  /* JSON, or NULL */
    ca_named *grades;    /* id and label; worst to best */
    int grade_count, good;
    ca_named *sections, *flags;
    int section_count, flag_count;
    bool
        concerns_known; /* which flags and grades make an audit a concern; a summary of an earlier version lacks that */
    unsigned concern_flags; /* bits: places in flags */
    int concern_line;       /* final grades at or below it; CA_NO_GRADE: none */
    bool recent;            /* the latest work is graded separately */
    bool overall_asked;     /* an audit has to have an overall grade */
    ca_count_layout_question *questions;
    int question_count;
    ca_count_layout_rule *rules;
    int rule_count;
    /* Where the counts stand that depend on the framework. */
    size_t overall; /* a count for each grade */
    size_t answers; /* for each question ANSWER_WIDTH: grades (or yes, no; or given), na, blank */
    size_t answer_width;
    size_t fired;        /* for each rule two: fired, capped */
    size_t flags_set;    /* a count for each flag */
    size_t flags_untold; /* a count for each flag: of those, the audits of which nobody was told */
    size_t recently;     /* if RECENT, a count for each grade */
    size_t matrix;       /* for each of the auditor's grades, each of the moderator's */
    size_t size;         /* all counts */
    ca_arena arena;
} ca_count_layout;

/* The layout of FRAMEWORK under the ruleset at place RULESET (-1: none). Release with free after
 * ca_count_layout_free. */
ca_count_layout *ca_count_layout_make(const ca_framework *framework, int ruleset) CA_MUST_USE;
/* Sets the places once grades, questions and rules are there. */
void ca_count_layout_place(ca_count_layout *layout);
/* What per cent good or better the authority aims at. Without a target both are -1; LEAST 0 and MOST 100 set no bound. */
typedef struct {
    int least, most;
} ca_aim;
ca_aim ca_count_layout_aim(const ca_count_layout *layout) CA_MUST_USE;
/* Whether two layouts have the same counts in the same places. */
bool ca_count_layout_equal(const ca_count_layout *one, const ca_count_layout *other) CA_MUST_USE;
/* Takes over from an equal layout which audits are concerns, where LAYOUT does not know. */
void ca_count_layout_learn(ca_count_layout *layout, const ca_count_layout *other);
void ca_count_layout_free(ca_count_layout *layout);

/* Places of counts. */
size_t ca_count_answer(const ca_count_layout *layout, int question, int choice); /* a grade; 0 yes, 1 no; 0 given */
size_t ca_count_na(const ca_count_layout *layout, int question);
size_t ca_count_blank(const ca_count_layout *layout, int question);
size_t ca_count_plan(enum ca_requirement state);
size_t ca_count_escalation(enum ca_requirement state);
size_t ca_count_concern(enum ca_concern_basis basis, bool untold);
size_t ca_count_moderated(const ca_count_layout *layout, int auditor, int moderator);
/* The choices that a question's type has: grades, or yes and no, or given. */
int ca_count_layout_choices(const ca_count_layout *layout, int question);
const char *ca_count_layout_choice(const ca_count_layout *layout, int question, int choice);

#endif
