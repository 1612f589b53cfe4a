/* SPDX-License-Identifier: MIT */
/* The parts of make-quarter, which invents a Durham quarter: random numbers, cases, texts, audits. */
#ifndef MAKE_QUARTER_H
#define MAKE_QUARTER_H

#include "base/date.h"

#include <jansson.h>
#include <stdio.h>

/* A random stream that is the same on every machine (splitmix64). */
typedef struct {
    uint64_t state;
} chances;

chances chances_of(const char *purpose, uint64_t number);
int below(chances *from, int count); /* returns 0 to COUNT - 1 */
int between(chances *from, int least, int most);
bool happens(chances *from, int percent);
void shuffle(chances *from, int *numbers, size_t count);

/* Prints WORDS and ends the program with status 2. */
_Noreturn void give_up(const char *words);

/* Returns the first day of QUARTER, in days since 1970. */
ca_date quarter_start(ca_quarter quarter);
/* Returns a working day well inside QUARTER. */
ca_date audit_day(chances *from, ca_quarter quarter);

void write_cases(void);
void write_sample(ca_quarter quarter);
void write_open(ca_quarter quarter);
/* Writes the open cases that were inadequate in EARLIER and are not in the CSV list DRAWN, with the audit before. */
void write_again(ca_quarter quarter, const char *drawn, const json_t *earlier);
void write_auditors(ca_quarter quarter);
void write_moderators(void);
/* Returns the team of the manager with this NUMBER, from 1, or NULL if there is none. */
const char *team_of(int number);

/* Completing drafts: they are read from standard input, and written as audits to standard output. */
typedef struct {
    const char *planted; /* the file for the list of planted errors, or NULL */
    const char *earlier; /* records of the quarter before, or NULL */
    bool fresh;          /* as auditors return them: not moderated, with no action done */
} completion;
void complete_audits(ca_quarter quarter, const completion *how);
/* Moderates records from standard input, and writes them to standard output. A blind moderator gives a grade in any case. */
void moderate_records(bool blind);
/* Fills in the progress of actions by DATE. */
void finish_actions(ca_date date);

/* Returns the next line of FILE as an object, or NULL at the end. */
json_t *next_object(FILE *file);
void write_object(json_t *object); /* to standard output; frees OBJECT */
/* Returns the bytes of the file PATH, ended by NUL; free() them. */
char *whole_file(const char *path);
/* Returns the records in the file PATH by case id. */
json_t *records_by_case(const char *path);

/* The grade questions of durham-2016, in its order. */
enum domain {
    REFERRAL,
    ASSESSMENT,
    PLAN,
    CHRONOLOGY,
    RISK,
    VISITS,
    VOICE,
    FAMILY,
    PROGRESS,
    DECISIONS,
    OVERSIGHT,
    REVIEW,
    DIVERSITY,
    RECORDING,
    PLACEMENTS,
    INDEPENDENCE,
    DOMAIN_COUNT
};
enum { INADEQUATE, REQUIRES_IMPROVEMENT, GOOD, OUTSTANDING, GRADE_COUNT };
/* Values of an answer that has no grade. */
enum { NOT_ASKED = -1, LEFT_BLANK = -2, NOT_APPLICABLE = -3 };
enum { NO_GRADE = -1 };

extern const char *const grade_ids[GRADE_COUNT];
extern const char *const domain_ids[DOMAIN_COUNT];

/* Errors that a real quarter has; an audit has one at most. */
enum fault {
    NO_FAULT,
    ABOVE_CEILING,
    GRADE_LEFT_OUT,
    CARE_LEAVER_INDEPENDENCE,
    ESCALATION_LEFT_OUT,
    PLAN_LEFT_OUT,
    REVIEW_LATE,
    EVIDENCE_LEFT_OUT,
    ANSWER_LEFT_OUT,
    OWNER_LEFT_OUT,
    DUE_LEFT_OUT,
    DUE_SAME_DAY,
    MANAGER_NOT_SEEN,
    DISCUSSED_BY_EMAIL,
    DISCUSSED_AFTER,
    NOT_INDEPENDENT,
    PLACEHOLDER_LEFT,
    MEMBER_UNKNOWN,
    FAULT_COUNT
};

/* An audit: it is decided first, and written into its draft afterwards. */
typedef struct {
    json_t *record;
    chances chance;
    ca_date date;
    bool looked_after, care_leaver;
    bool fresh;
    const json_t *before; /* the case's audit of the quarter before, or NULL */
    int latent;           /* the quality of the work, by which audits are ranked */
    int answers[DOMAIN_COUNT], moderated_answers[DOMAIN_COUNT];
    int overall; /* the auditor's */
    bool moderated;
    int moderated_overall;
    int final;
    enum fault fault;
    int faulty_domain; /* of an error that is about one */
} audit;

typedef struct {
    ca_quarter quarter;
    audit *audits;
    size_t count;
    int planted[FAULT_COUNT];
    const completion *how;
    json_t *earlier;
} quarter_audits;

/* Returns the index of the grade, or NO_GRADE. */
int grade_of(const char *id);
/* Returns the ceiling of an inadequate answer on the overall grade, or GRADE_COUNT for none. */
int limit_of(int domain);
/* Returns the best overall grade that the answers allow; the moderator's are used first. */
int ceiling_of(const audit *a);
bool limits(int domain);
void decide_grades(quarter_audits *all);
void plant_faults(quarter_audits *all);
json_t *planted_counts(const quarter_audits *all);

/* Fills in the draft of A. */
void fill_in(audit *a, ca_quarter quarter);
void fill_in_actions(audit *a, const int *themes, size_t theme_count);
/* JSON functions that end the program on failure: sets member NAME of OBJECT to VALUE, and takes the reference. */
void put(json_t *object, const char *name, json_t *value);
void put_words(json_t *object, const char *name, const char *words);
void put_date(json_t *object, const char *name, ca_date date);
/* Returns the object that is member NAME, a new one if it is none; returns the text of it, "" if it is none. */
json_t *object_in(json_t *object, const char *name);
const char *words_in(const json_t *object, const char *name);

/* The texts. */
typedef struct {
    const char *slug;
    enum domain domain;
    const char *strength, *improvement, *action;
} theme;
enum { THEME_COUNT = 30, SAYINGS = 3 };
extern const theme themes[THEME_COUNT];
/* [domain][0: weak, 1: sound][…] */
extern const char *const sayings[DOMAIN_COUNT][2][SAYINGS];

void say(ca_text *to, chances *from, const char *template);
void say_evidence(ca_text *to, chances *from, int domain, int grade);
void say_reason(ca_text *to, chances *from, int grade);
void say_context(ca_text *to, chances *from);
void say_impact(ca_text *to, chances *from, int grade);
const char *say_not_applicable(chances *from);
const char *say_moderation(chances *from, int change);
const char *say_done(chances *from);

#endif
