/* SPDX-License-Identifier: MIT */
/* An authority's audit tool as data: scale, questions, rulesets, obligations; caseaudit.framework/1. */
#ifndef CA_FRAMEWORK_H
#define CA_FRAMEWORK_H

#include "base/error.h"
#include "base/suggest.h"
#include "data/diagnostics.h"
#include "data/fields.h"

#include <jansson.h>
#include <pthread.h>

enum { CA_SCALE_MOST = 11, CA_NO_GRADE = -1 };

enum ca_question_type { CA_QUESTION_GRADE, CA_QUESTION_YES_NO, CA_QUESTION_TEXT };
extern const char *const ca_question_types[];

/* What an answer, an action or the overall grade must have: bits. */
enum ca_need {
    CA_NEED_EVIDENCE = 1,
    CA_NEED_IMPACT = 2,
    CA_NEED_COMMENT = 4,
    CA_NEED_REASON = 8,
    CA_NEED_OWNER = 16,
    CA_NEED_DUE = 32,
    CA_NEED_MANAGER = 64,
    CA_NEED_REVIEW = 128
};

typedef struct {
    const char *id, *label;
    const char **aliases; /* NULL-ended; other spellings on forms */
} ca_grade;

/* A head, a flag, a section or a theme. */
typedef struct {
    const char *id, *title;
    bool date;              /* a head whose text is a date */
    bool expected;          /* a head that is reported when it is not filled in */
    const json_t *guidance; /* of a section, or NULL */
} ca_named;

/* A standard of practice that questions refer to by its number. */
typedef struct {
    int number;
    const char *title;
} ca_standard;

typedef struct {
    const char *id, *title;
    int number;  /* 0: none */
    int section; /* place in sections, or -1 */
    enum ca_question_type type;
    unsigned requires;      /* enum ca_need */
    unsigned applies;       /* bit 1 << enum ca_case_type; 0: every case */
    int after;              /* place of the question that it follows, or -1 */
    bool after_yes;         /* the answer that makes it apply, or a grade: */
    bool na;                /* may be marked not applicable */
    bool about_supervision; /* its answer is read for the absence of supervision */
    const char *date;       /* what the date beside its answer is, where the form has a box for one; or NULL */
    const json_t *guidance, *standards; /* or NULL */
} ca_question;

/* A rule on the overall grade. Grades are places on the scale, CA_NO_GRADE where not asked. */
typedef struct {
    const char *id;
    int *questions; /* places; NULL: every grade question */
    int question_count;
    int at_or_below, at_or_above;
    int answer; /* 1 yes, 0 no, -1: not about an answer */
    int count;  /* how many of the questions must do so */
    int flag;   /* place in flags, or -1 */
    int previous_at_or_below;
    bool has_unless; /* fires unless COUNT grades reach AT_OR_ABOVE and all others OTHERS */
    int unless_count, unless_at_or_above, unless_others;
    bool binding;
    int ceiling;  /* CA_NO_GRADE: none */
    int lower_by; /* 0: not at all */
} ca_limit;

typedef struct {
    const char *id;
    bool override;
    ca_limit *limits;
    int limit_count;
    ca_map rules; /* the place + 1 of a rule by its id */
} ca_ruleset;

typedef struct {
    int plan_below; /* a final grade below this place asks for a plan; CA_NO_GRADE: never */
    unsigned plan_requires;
    int plan_review_days; /* 0: no limit */
    int escalation_at_or_below;
    unsigned escalation_flags;  /* bits: places in flags */
    unsigned immediate_flags;   /* those that call for an immediate response, too */
    int supervision_head;       /* the head that has the date of the last supervision, or -1 */
    int supervision_flag;       /* the flag that says that there was none, or -1 */
    int *supervision_questions; /* places of those about it, whose answers are read for its absence */
    int supervision_question_count;
    int supervision_months; /* how long ago it may be at the end of the period; 0: not asked */
    unsigned discuss;       /* bits: enum ca_person */
    unsigned *discuss_any;  /* each: one of these people */
    int discuss_any_count;
    unsigned discuss_if_named;
    unsigned discuss_may;                 /* whom a form has a box for, without asking for it */
    unsigned discuss_for[CA_TYPE_COUNT];  /* for cases of a type: bits as above */
    int discuss_minutes[CA_PERSON_COUNT]; /* how long a discussion lasts at least; 0: any time */
    unsigned discuss_not_by;              /* bits: places in ca_means */
} ca_obligations;

/* What a framework has under ids. */
enum ca_named_list {
    CA_HEAD_LIST,
    CA_FLAG_LIST,
    CA_SECTION_LIST,
    CA_THEME_LIST,
    CA_RULESET_LIST,
    CA_QUESTION_LIST,
    CA_LIST_COUNT
};

/* How often something is due. */
enum ca_often { CA_NOT_SAID = -1, CA_EVERY_MONTH, CA_EVERY_QUARTER, CA_EVERY_YEAR };
extern const char *const ca_often[]; /* NULL-ended */

/* What a moderation has to say: bits. */
enum ca_moderation_need {
    CA_MODERATES_ANSWERS = 1,
    CA_MODERATES_OVERALL = 2,
    CA_MODERATES_QUALITY = 4,
    CA_MODERATES_ACTIONS = 8
};

/* Which audits are moderated, and how. Grades are places on the scale, CA_NO_GRADE where not said. */
typedef struct {
    bool given;
    int percent; /* of all, rounded up; 0: not said */
    int always_at_or_above, always_at_or_below;
    int each_lower_grade; /* how many at least of each grade below always_at_or_above, or of each grade */
    enum ca_often every;
    unsigned requires; /* enum ca_moderation_need */
} ca_moderation;

typedef struct ca_framework {
    const char *id, *title, *source;
    char digest[65]; /* SHA-256 of the framework in canonical form, hexadecimal */
    ca_grade *scale; /* worst to best */
    int scale_count; /* 0: a tool without grades */
    int good;        /* the first place that counts as good or better; CA_NO_GRADE: no grades */
    int window_months;
    unsigned case_types; /* bits; 0: any */
    ca_named *heads, *flags, *sections, *themes;
    int head_count, flag_count, section_count, theme_count;
    ca_standard *standards;
    int standard_count;
    bool expects[CA_FIELD_COUNT];       /* members that the form has a box for, besides heads */
    int enough_evidence, enough_impact; /* words that carry a grade */
    ca_question *questions;
    int question_count;
    int *in_turn; /* places of the questions, each behind that which it follows; NULL: none follows another */
    bool overall_required, overall_recent;
    unsigned overall_requires;
    ca_ruleset *rulesets;
    int ruleset_count, ruleset; /* place of the tool's own, or -1 */
    ca_obligations obligations;
    ca_moderation moderation;
    ca_nothing *nothing; /* words that say nothing, where it has some of its own; else NULL */
    json_t *json;
    const char *text; /* the file as it is, for audit-new --show */
    size_t text_size;
    ca_map places[CA_LIST_COUNT];       /* the place + 1 by id */
    ca_near_names *near[CA_LIST_COUNT]; /* of lists that are long; NULL: not made yet */
    pthread_mutex_t *nearing;           /* held while one is made */
    ca_arena arena;
} ca_framework;

/* The place of ID in the list, or -1. */
int ca_framework_place(const ca_framework *framework, enum ca_named_list list, ca_slice id) CA_MUST_USE;
/* The id at PLACE of the list, or NULL behind the last. */
const char *ca_framework_id(const ca_framework *framework, enum ca_named_list list, int place) CA_MUST_USE;
/* Tries all ids of the list, in their order, as what NEAREST may have been meant for; on any thread. */
void ca_framework_nearest(const ca_framework *framework, enum ca_named_list list, ca_nearest *nearest);

/* The place of the question ID, or -1. */
int ca_framework_question(const ca_framework *framework, ca_slice id) CA_MUST_USE;
/* The place of the grade ID, or CA_NO_GRADE. */
int ca_framework_grade(const ca_framework *framework, ca_slice id) CA_MUST_USE;
/* The place of WORDS as a grade's id, label or alias, without regard to case, or CA_NO_GRADE. */
int ca_framework_grade_alike(const ca_framework *framework, const char *words) CA_MUST_USE;
/* The place of the section ID, or -1. */
int ca_framework_section(const ca_framework *framework, ca_slice id) CA_MUST_USE;
/* Whether ID is a section or a question: what a finding may be about. */
bool ca_framework_has_section(const ca_framework *framework, ca_slice id) CA_MUST_USE;
int ca_framework_ruleset(const ca_framework *framework, const char *id) CA_MUST_USE;
/* Whether a case of TYPE (-1: not given) is asked the question, leaving AFTER aside. */
bool ca_question_asked(const ca_question *question, int type);

bool ca_framework_has_head(const ca_framework *framework, const char *id);

/* FRAMEWORK may be NULL. */
void ca_framework_free(ca_framework *framework);

#endif
