/* SPDX-License-Identifier: MIT */
/* The learning log held against the findings: theme by theme, whether the responses are done and what became of it. */
#ifndef CA_LEARNING_H
#define CA_LEARNING_H

#include "intake/learning_list.h"
#include "record/clues.h"
#include "report/theme_counts.h"

/* X(NAME, words): what became of a theme. */
#define CA_LEARNING_OUTCOMES(X)                                                                              \
    X(BACK, "came back")              /* all responses are done, and it was found in a quarter after that */ \
    X(GONE, "not found since")        /* all are done, and it was not */                                     \
    X(EARLY, "done too late to tell") /* all are done, in the last quarter or after it */                    \
    X(STILL, "still found")           /* one is open */                                                      \
    X(QUIET, "not found in the quarter")                                                                     \
    X(UNANSWERED, "no response yet")

enum ca_learning_outcome {
#define X(name, words) CA_LEARNING_IS_##name,
    CA_LEARNING_OUTCOMES(X)
#undef X
        CA_LEARNING_OUTCOME_COUNT
};
extern const char *const ca_learning_outcomes[CA_LEARNING_OUTCOME_COUNT];

/* A theme of the log, with all its rows together. */
typedef struct {
    ca_slice theme; /* as the vocabulary calls it; else as the findings have it; else as its first row has it */
    size_t responses, open;
    ca_date done_on; /* the latest day on which one was done, or CA_NO_DATE */
    uint64_t last;   /* findings in the last quarter */
    uint64_t since;  /* in the quarters after all was done, if it was */
    enum ca_learning_outcome outcome;
} ca_learning_theme;

/* Nothing in it but the lists is owned. Release with ca_learning_end. */
typedef struct {
    const ca_learning_log *log;
    ca_theme_counts counts;
    ca_map themes; /* ca_learning_theme by key, in the order of the log */
} ca_learning;

/* Gives each row of LOG the theme that its words stand for in the vocabulary of SUMMARY. What people typed stays. */
void ca_learning_resolve(ca_learning_log *log, const ca_summary *summary);
void ca_learning_begin(ca_learning *learning, const ca_learning_log *log, const ca_summary *summary);
/* Returns the theme of a row of the log. */
const ca_learning_theme *ca_learning_theme_of(const ca_learning *learning, const ca_learning_row *row) CA_MUST_USE;
void ca_learning_end(ca_learning *learning);

/* Reports each theme of LOG that no audit of SUMMARY found, and that is nearly one that was: it would be said not to have come
 * back. */
void ca_learning_report_near(const ca_learning_log *log, const ca_summary *summary, ca_reporter *reporter);

/* Whether a row says what was done, or is to be done. */
bool ca_learning_responds(const ca_learning_row *row) CA_MUST_USE;
/* Returns the days by which an open response is overdue on AS_OF; 0: it is not. */
int ca_learning_overdue(const ca_learning_row *row, ca_date as_of) CA_MUST_USE;

/* Appends the posts in the cell of an owner, without names: "Head of Service" of "Ada Quill (Head of Service)". */
void ca_owner_posts(ca_text *to, ca_slice owner);
/* Sets CLUES to the names of the owners of all rows, which must not be in a text that names nobody. */
void ca_learning_clues(const ca_learning_log *log, ca_clues *clues);

#endif
