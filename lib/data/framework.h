/* SPDX-License-Identifier: MIT */
/* A framework, an authority's audit tool as data: scale, questions, rulesets, requirements; caseaudit.framework/1.
 * Here are its tables and look-ups; framework_parse.h reads one, framework_library.h has those of a program. */
#ifndef CA_FRAMEWORK_H
#define CA_FRAMEWORK_H

#include "base/error.h"
#include "base/suggest.h"
#include "data/diagnostics.h"
#include "data/fields.h"
#include "data/finding_themes.h"

#include <jansson.h>
#include <pthread.h>

enum { CA_SCALE_MOST = 11, CA_NO_GRADE = -1 };

enum ca_question_type { CA_QUESTION_GRADE, CA_QUESTION_YES_NO, CA_QUESTION_TEXT };
extern const char *const ca_question_types[];

/* The required members of an answer, an action or the overall grade: bits. */
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

/* An extra field, a flag, a section or a theme. */
typedef struct {
    const char *id, *title;
    bool date;              /* an extra field with a date */
    bool name;              /* an extra field with the name of somebody */
    bool good;              /* a flag that marks good practice */
    bool expected;          /* an extra field that is reported if it is not filled in */
    const json_t *guidance; /* of a section, or NULL */
} ca_named;

/* A standard of practice that questions refer to by its number. */
typedef struct {
    int number;
    const char *title;
} ca_standard;

/* An area of an inspection, or a standard, as what a map relates questions to. */
typedef struct {
    const char *id, *title;
    int number;     /* of a standard; 0: none */
    int *questions; /* indexes of grade questions; none: the overall grade counts */
    int question_count;
    unsigned case_types; /* bits: only the audits of these cases count; 0: all */
} ca_area;

/* A map of the questions, or of the types of case, to areas. */
typedef struct {
    const char *id, *title;
    bool standards; /* its areas are the framework's standards */
    ca_area *areas;
    int area_count;
} ca_area_map;

typedef struct {
    const char *id, *title;
    int number;  /* 0: none */
    int section; /* index in sections, or -1 */
    enum ca_question_type type;
    unsigned requires;                  /* enum ca_need */
    unsigned applies;                   /* bit 1 << enum ca_case_type; 0: every case */
    int after;                          /* index of the question that it follows, or -1 */
    bool after_yes;                     /* the answer that makes it apply, or a grade: */
    bool na;                            /* may be marked not applicable */
    bool about_supervision;             /* its answer is searched for a lack of supervision */
    const char *date;                   /* the meaning of the date with its answer, if the form has one; or NULL */
    const json_t *guidance, *standards; /* or NULL */
} ca_question;

/* A limiting rule. Grades are indexes of the scale, CA_NO_GRADE if not given. */
typedef struct {
    const char *id;
    int *questions; /* indexes; NULL: every grade question */
    int question_count;
    int at_or_below, at_or_above;
    int answer; /* 1 yes, 0 no, -1: not about an answer */
    int count;  /* how many of the questions must do so */
    int flag;   /* index in flags, or -1 */
    int previous_at_or_below;
    bool has_unless; /* fires unless COUNT grades reach AT_OR_ABOVE and all others OTHERS */
    int unless_count, unless_at_or_above, unless_others;
    bool binding;
    int ceiling;  /* CA_NO_GRADE: none */
    int lower_by; /* 0: not at all */
} ca_limiting_rule;

typedef struct {
    const char *id;
    bool override;
    ca_limiting_rule *limits;
    int limit_count;
    ca_map rules; /* the index + 1 of a rule by its id */
} ca_ruleset;

typedef struct {
    int plan_below; /* a final grade below it requires a plan; CA_NO_GRADE: none does */
    unsigned plan_requires;
    int plan_review_days; /* 0: no limit */
    int escalation_at_or_below;
    unsigned escalation_flags;  /* bits: indexes of flags */
    unsigned immediate_flags;   /* the flags that also require an immediate response */
    int supervision_head;       /* the extra field with the date of the last supervision, or -1 */
    int supervision_flag;       /* the flag for no supervision, or -1 */
    int *supervision_questions; /* indexes of the questions about supervision */
    int supervision_question_count;
    int supervision_months; /* its age at most at the end of the period; 0: any */
    unsigned discuss;       /* bits: enum ca_contact_role */
    unsigned *discuss_any;  /* each: at least one of these people */
    int discuss_any_count;
    unsigned discuss_if_named;
    unsigned discuss_may;                       /* people that the form has a box for, without a requirement */
    unsigned discuss_for[CA_TYPE_COUNT];        /* for cases of a type: bits as above */
    int discuss_minutes[CA_CONTACT_ROLE_COUNT]; /* how long a discussion lasts at least; 0: any time */
    unsigned discuss_not_by;                    /* bits: indexes of ca_means */
} ca_requirements;

/* The lists of a framework with ids. */
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
enum ca_often { CA_OFTEN_NOT_SET = -1, CA_EVERY_MONTH, CA_EVERY_QUARTER, CA_EVERY_YEAR };
extern const char *const ca_often[]; /* NULL-ended */

/* The required members of a moderation: bits. */
enum ca_moderation_need {
    CA_MODERATES_ANSWERS = 1,
    CA_MODERATES_OVERALL = 2,
    CA_MODERATES_QUALITY = 4,
    CA_MODERATES_ACTIONS = 8
};

/* The moderation policy. Grades are indexes of the scale, CA_NO_GRADE if not given. */
typedef struct {
    bool given;
    int percent; /* of all audits, rounded up; 0: not given */
    int always_at_or_above, always_at_or_below;
    int each_lower_grade; /* at least so many of each grade below always_at_or_above, or of each grade */
    enum ca_often every;
    unsigned requires; /* enum ca_moderation_need */
} ca_moderation;

/* A title that a box has on the framework's own form, besides those that all forms know. */
typedef struct {
    const char *path; /* "case.locality", "heads.strand", "answers.risk", "overall" */
    const char *title;
} ca_form_title;

typedef struct ca_framework {
    const char *id, *title, *source;
    char digest[65]; /* SHA-256 of what counts depend on (framework_digest.h), hexadecimal */
    ca_grade *scale; /* worst to best */
    int scale_count; /* 0: a tool without grades */
    int good;        /* the first grade that counts as good or better; CA_NO_GRADE: no grades */
    int window_months;
    unsigned case_types; /* bits; 0: any */
    ca_named *heads, *flags, *sections, *themes;
    int head_count, flag_count, section_count, theme_count;
    ca_finding_themes finding_themes; /* the vocabulary of findings; empty: any words are a theme */
    ca_standard *standards;
    int standard_count;
    bool expects[CA_FIELD_COUNT];       /* members that the form has a box for, besides extra fields */
    int enough_evidence, enough_impact; /* the number of words that is enough for a grade */
    ca_question *questions;
    int question_count;
    ca_area_map *maps;
    int map_count;
    int *in_turn; /* indexes of the questions, each after the one that it follows; NULL: none follows another */
    bool overall_required, overall_recent;
    unsigned overall_requires;
    ca_ruleset *rulesets;
    int ruleset_count, ruleset; /* index of the default one, or -1 */
    ca_requirements requirements;
    ca_moderation moderation;
    ca_fillers *fillers; /* its own fillers, or NULL */
    ca_form_title *form_titles;
    const char **form_own; /* texts of the form itself: its title, headings, guidance */
    size_t form_title_count, form_own_count;
    json_t *json;
    const char *text; /* the file as it is, for audit-new --show */
    size_t text_size;
    ca_map indexes[CA_LIST_COUNT];      /* the index + 1 by id */
    ca_near_names *near[CA_LIST_COUNT]; /* of long lists; NULL: not made yet */
    pthread_mutex_t *nearing;           /* held while one is made */
    ca_arena arena;
} ca_framework;

/* Returns the index of ID in the list, or -1. */
int ca_framework_index(const ca_framework *framework, enum ca_named_list list, ca_slice id) CA_MUST_USE;
/* Returns the list of the names that members of GROUP, a map but CA_DISCUSSED, can have. */
enum ca_named_list ca_group_list(enum ca_group group) CA_MUST_USE;
/* Returns the index of NAME among the names that members of GROUP, a map, can have, or -1. */
int ca_framework_key(const ca_framework *framework, enum ca_group group, ca_slice name) CA_MUST_USE;
/* Returns the id at INDEX of the list, or NULL after the last. */
const char *ca_framework_id(const ca_framework *framework, enum ca_named_list list, int index) CA_MUST_USE;
/* Tries all ids of the list in their order (ca_suggest_try). Safe on any thread. */
void ca_framework_suggest(const ca_framework *framework, enum ca_named_list list, ca_suggestion *suggestion);

/* Returns the index of the question ID, or -1. */
int ca_framework_question(const ca_framework *framework, ca_slice id) CA_MUST_USE;
/* Returns the index of the grade ID, or CA_NO_GRADE. */
int ca_framework_grade(const ca_framework *framework, ca_slice id) CA_MUST_USE;
/* Returns the index of the grade with the id, label or alias WORDS, in any case, or CA_NO_GRADE. */
int ca_framework_grade_alike(const ca_framework *framework, const char *words) CA_MUST_USE;
/* Returns the index of the section ID, or -1. */
int ca_framework_section(const ca_framework *framework, ca_slice id) CA_MUST_USE;
/* Whether ID is a section or a question, so that a finding can refer to it. */
bool ca_framework_has_section(const ca_framework *framework, ca_slice id) CA_MUST_USE;
int ca_framework_ruleset(const ca_framework *framework, const char *id) CA_MUST_USE;
/* Whether the question applies to a case of TYPE (-1: not given), without regard to AFTER. */
bool ca_question_asked(const ca_question *question, int type);

bool ca_framework_has_head(const ca_framework *framework, const char *id);

/* Adds the vocabulary THEMES, whose words win over those that FRAMEWORK has already. */
void ca_framework_take_themes(ca_framework *framework, const ca_finding_themes *themes);

/* FRAMEWORK may be NULL. */
void ca_framework_free(ca_framework *framework);

#endif
