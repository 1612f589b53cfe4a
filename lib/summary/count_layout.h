/* SPDX-License-Identifier: MIT */
/* The layout of one framework's counts: its grades, questions and rules, and the index of each count in one array,
 * so that two tallies are added by adding two arrays. */
#ifndef CA_COUNT_LAYOUT_H
#define CA_COUNT_LAYOUT_H

#include "data/framework.h"

enum { CA_CHECKLIST_BOXES = CA_CHECK_SYSTEM_FIELD - CA_CHECK_ON_FILE_FIELD + 1 };

/* The counts that every framework has; the counts of its grades, questions and rules follow. */
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
    CA_COUNT_OVERDUE,                          /* three: overdue by 1 to 30 days, 31 to 90, more */
    CA_COUNT_DISCUSSED = CA_COUNT_OVERDUE + 3, /* for each person three: yes, no, blank */
    CA_COUNT_REAUDITS = CA_COUNT_DISCUSSED + 3 * CA_CONTACT_ROLE_COUNT, /* four, by enum ca_reaudit */
    CA_COUNT_DISAGREED = CA_COUNT_REAUDITS + 4, /* moderators who disagree with a grade and give none */
    CA_COUNT_UNJUDGED,                          /* moderations without a judgement of the overall grade */
    CA_COUNT_HIDDEN_UNKNOWN,                    /* audits of 0.1.0's summaries, without the counts of hidden answers */
    CA_COUNT_CHECKLISTS,                        /* audits with a checklist, ticked or not */
    CA_COUNT_TICKED,                            /* for each box of the checklist, the audits in which it is ticked */
    CA_COUNT_CHECKLIST_UNKNOWN = CA_COUNT_TICKED + CA_CHECKLIST_BOXES, /* audits of summaries without these counts */
    /* for each enum ca_concern_basis two: somebody was told, nobody was told */
    CA_COUNT_CONCERNS,
    CA_COUNT_BLIND = CA_COUNT_CONCERNS + 8,      /* three, by enum ca_blind: moderations blind to the first grade */
    CA_COUNT_BLIND_UNKNOWN = CA_COUNT_BLIND + 3, /* moderations of summaries without these counts */
    CA_COUNT_AUDITORS_UNKNOWN,                   /* audits of summaries without the auditors' grades */
    CA_COUNT_MEANS, /* for each person three: the discussions by their means, in the order of ca_means */
    CA_COUNT_MEANS_UNKNOWN = CA_COUNT_MEANS + 3 * CA_CONTACT_ROLE_COUNT, /* discussions of summaries without these */
    CA_COUNT_QUALITY_JUDGED, /* moderations that say how well the audit itself was done */
    CA_COUNT_ADDRESSED,      /* two: moderations that say the actions were addressed, or were not */
    CA_COUNT_QUALITY_UNKNOWN = CA_COUNT_ADDRESSED + 2, /* moderations of summaries without these counts */
    CA_COUNT_AUDITED_BY, /* three: by people of the authority, from outside, by both; of the audits that say it */
    CA_COUNT_TOGETHER = CA_COUNT_AUDITED_BY + 3, /* audits by several people together */
    CA_COUNT_AS_INSIDER, /* of a group of one auditor, the audits in which that one is of the authority; else 0 */
    CA_COUNT_AS_OUTSIDER,
    CA_COUNT_AUDITED_BY_UNKNOWN,                    /* audits of summaries without these counts */
    CA_COUNT_FEEDBACK_DUE,                          /* audits whose practitioner is owed feedback */
    CA_COUNT_REPLIED,                               /* of these, those with a reply */
    CA_COUNT_REPLIES,                               /* their replies */
    CA_COUNT_AGREES,                                /* two: replies that agree with the audit, or do not */
    CA_COUNT_REPLIES_UNKNOWN = CA_COUNT_AGREES + 2, /* audits of summaries without these counts */
    CA_COUNT_FIXED
};
/* The overall grade in a moderation that was blind: both gave the same; the moderator did not agree; it was not judged. */
enum ca_blind { CA_BLIND_AGREED, CA_BLIND_OTHER, CA_BLIND_UNJUDGED };
/* The audits with an auditor's grade: all; of the moderated ones without a moderator's grade, those whose moderator did not
 * agree, and those that were not judged. */
enum ca_auditor_count { CA_AUDITOR_ALL, CA_AUDITOR_DISAGREED, CA_AUDITOR_UNJUDGED, CA_AUDITOR_COUNTS };
enum { CA_OVERDUE_BANDS = 3, CA_CONTACT_STATES = 3, CA_CONTACT_MEANS = 3 };
/* The final grade of a re-audited case, compared with its earlier one. */
enum ca_reaudit { CA_IMPROVED, CA_STAYED, CA_FELL, CA_REAUDIT_UNKNOWN, CA_REAUDIT_STATES };
/* Audits that are concerns: all, and by reason; an audit may be both flagged and inadequate. */
enum ca_concern_basis { CA_CONCERN_ANY, CA_CONCERN_FLAGGED, CA_CONCERN_INADEQUATE, CA_CONCERN_OTHER, CA_CONCERN_BASES };
extern const char *const ca_concern_bases[];  /* "all", "flagged", "inadequate", "other", NULL */
extern const char *const ca_reaudit_states[]; /* "improved", "stayed", "fell", "unknown", NULL */
extern const char *const ca_overdue_bands[];  /* "1-30", "31-90", "91+", NULL */
extern const char *const ca_contact_states[]; /* "yes", "not", "blank", NULL */
/* The names of the counts from CA_COUNT_AUDITED_BY on: "insiders", "outsiders", "both", "together", NULL. */
extern const char *const ca_audited_by_names[];
/* The names of the counts from CA_COUNT_FEEDBACK_DUE on: "due", "replied", "n", "agree", "disagree", NULL. */
extern const char *const ca_reply_names[];

typedef struct {
    const char *id, *title;
    int number;          /* 0: none */
    const char *section; /* "" for none */
    enum ca_question_type type;
    const char *after; /* the id of the question that this one depends on, or "" */
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
    ca_finding_themes themes; /* the vocabulary by which findings were counted; empty: as they were spelt */
    /* whether concern_flags and concern_line are known; a summary of an earlier version lacks them */
    bool concerns_known;
    unsigned concern_flags; /* bits: indexes in flags */
    int concern_line;       /* final grades at or below it; CA_NO_GRADE: none */
    bool recent;            /* recent work is graded separately */
    bool overall_asked;     /* an overall grade is required */
    ca_count_layout_question *questions;
    int question_count;
    ca_count_layout_rule *rules;
    int rule_count;
    /* Indexes of the counts that depend on the framework. */
    size_t overall; /* a count for each grade */
    size_t answers; /* for each question ANSWER_WIDTH: grades (or yes, no; or given), na, blank */
    size_t answer_width;
    size_t fired;        /* for each rule two: fired, capped */
    size_t flags_set;    /* a count for each flag */
    size_t flags_untold; /* for each flag, the audits of which nobody was told */
    size_t recently;     /* if RECENT, a count for each grade */
    size_t matrix;       /* a matrix: the auditor's grades by the moderator's */
    size_t auditors;     /* for each grade of the auditor, by enum ca_auditor_count */
    size_t hidden;       /* for each question, its answers that count although `after` is not met */
    size_t size;         /* the number of all counts */
    ca_arena arena;
} ca_count_layout;

/* Returns the layout of FRAMEWORK under the ruleset with index RULESET (-1: none). Release with
 * ca_count_layout_free. */
ca_count_layout *ca_count_layout_make(const ca_framework *framework, int ruleset) CA_MUST_USE;
/* Sets the indexes, after grades, questions and rules are set. */
void ca_count_layout_set_offsets(ca_count_layout *layout);
/* The target: the range of the percentage good or better. Without a target both are -1; LEAST 0 and MOST 100 mean no
 * bound. */
typedef struct {
    int least, most;
} ca_target;
ca_target ca_count_layout_aim(const ca_count_layout *layout) CA_MUST_USE;
/* Returns whether two layouts have the same counts at the same indexes. */
bool ca_count_layout_equal(const ca_count_layout *one, const ca_count_layout *other) CA_MUST_USE;
/* Makes the titles and the target of LAYOUT those of a sum with OTHER, an equal layout, in whatever order sums are made:
 * the titles that are first, compared as bytes; a target only if both have it. Returns whether the targets differ. */
bool ca_count_layout_describe(ca_count_layout *layout, const ca_count_layout *other);
/* Copies from OTHER, an equal layout, which audits are concerns, if LAYOUT does not know that. */
void ca_count_layout_learn(ca_count_layout *layout, const ca_count_layout *other);
void ca_count_layout_free(ca_count_layout *layout);

/* Returns the name of a box of the checklist: "on_file". Constant text. */
const char *ca_checklist_box(int box);

/* Indexes of counts. */
/* CHOICE: a grade; 0 yes, 1 no; 0 given */
size_t ca_count_answer(const ca_count_layout *layout, int question, int choice);
size_t ca_count_na(const ca_count_layout *layout, int question);
size_t ca_count_blank(const ca_count_layout *layout, int question);
size_t ca_count_hidden(const ca_count_layout *layout, int question);
/* Returns how many audits a question was asked of, with or without an answer. */
uint64_t ca_count_asked(const ca_count_layout *layout, const uint64_t *counts, int question) CA_MUST_USE;
size_t ca_count_plan(enum ca_requirement_state state);
size_t ca_count_escalation(enum ca_requirement_state state);
size_t ca_count_concern(enum ca_concern_basis basis, bool untold);
size_t ca_count_moderated(const ca_count_layout *layout, int auditor, int moderator);
size_t ca_count_auditor(const ca_count_layout *layout, int auditor, enum ca_auditor_count which);
/* Returns the number of choices of a question's type: its grades, or yes and no, or given; and the name of a choice. */
int ca_count_layout_choices(const ca_count_layout *layout, int question);
const char *ca_count_layout_choice(const ca_count_layout *layout, int question, int choice);

#endif
