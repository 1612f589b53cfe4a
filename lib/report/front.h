/* SPDX-License-Identifier: MIT */
/* The first page while it is made: a table with a row for each heading, sentence, item and figure, and the questions that
 * follow from them. Its parts are in files of their own, build_front_*.c. */
#ifndef CA_FRONT_H
#define CA_FRONT_H

#include "report/table.h"
#include "stats/statistics.h"
#include "summary/summary_figures.h"

/* The rules that lead to a question, the most urgent first. */
enum ca_front_question {
    CA_ASK_FLAGGED,  /* an audit is flagged, and nobody was told */
    CA_ASK_UNTOLD,   /* nobody was told of another audit of which somebody has to be */
    CA_ASK_GROUP,    /* a group is beyond the limits of chance */
    CA_ASK_OVERDUE,  /* actions are overdue */
    CA_ASK_THEME,    /* half of the findings on a theme, or more, continue an earlier one */
    CA_ASK_UNREAD,   /* no file was read twice, or none of those that auditors graded good */
    CA_ASK_RETURNED, /* planned audits have not come back */
    CA_ASK_FALLEN,   /* an area fell, more than chance would explain */
    CA_ASK_FEW,      /* too few audits for a percentage */
    CA_ASK_PLANS     /* audits are without the plan that they need */
};
enum { CA_FRONT_QUESTIONS = 5 }; /* at most on the page */

typedef struct {
    enum ca_front_question rule;
    const char *words;
} ca_front_asked;

/* The figures of a row; zeroed are none. */
typedef struct {
    bool counted, shared; /* has a number; and what it is of, with a percentage if these are not few */
    bool few;             /* has no percentage all the same: the answers are of few audits */
    bool bounded;         /* has the interval of the share */
    bool compared;        /* BEFORE is known */
    bool limited;         /* has LOW and HIGH, in tenths of a per cent, in place of the interval */
    ca_share share, before;
    int64_t low, high;
} ca_front_figures;

typedef struct {
    ca_tables *set;
    ca_table *table;
    const ca_summary *summary;
    bool several; /* the summary has several audit tools */
    /* The audit tool, if the part is on one: */
    const ca_framework_tally *framework;
    const ca_count_layout *layout;
    bool sample, judged; /* full audits; with overall grades */
    const ca_tally *now,
        *before; /* of the last quarter, and the one immediately before (NULL: none); of all audits if they
                                     * are chosen for a reason or name no quarter */
    const char *months, *months_before; /* of these; "" if they are not quarters */
    ca_share good;
    bool few; /* fewer than CA_LEAST_AUDITS, so that there is no percentage and no verdict */
    ca_change change;
    /* The part in the making: */
    enum ca_front_part part;
    const char *name;     /* of the part: "How good?" */
    const ca_table *more; /* for the next row */
    ca_front_asked *asked;
    size_t asked_count, asked_capacity;
} ca_front_page;

/* Begins a part; MORE is the name of the table with its whole figures, or NULL. */
void ca_front_part_begin(ca_front_page *page, enum ca_front_part part, const char *more);
/* Adds a row. FIGURES and REMARK may be NULL; TOLD, the row in a text, is WORDS and REMARK if it is NULL. */
void ca_front_add(ca_front_page *page, enum ca_front_role role, const char *words, const ca_front_figures *figures,
                  const char *remark, const char *told);
/* Adds a row of words. */
void ca_front_say(ca_front_page *page, enum ca_front_role role, const char *format, ...) CA_PRINTF(3, 4);
/* Sets the tone of the last row's words. */
void ca_front_tone(ca_front_page *page, enum ca_tone tone);
/* A text leaves the last row out. */
void ca_front_minor(ca_front_page *page);
/* Adds a question, once; it is on the page if no five others are more urgent. */
void ca_front_ask(ca_front_page *page, enum ca_front_question rule, const char *format, ...) CA_PRINTF(3, 4);
/* Returns the table of the part's audit tool with this name, or NULL. */
const ca_table *ca_front_find(const ca_front_page *page, const char *name);
/* Returns a count as sentences have it, "7,910", for as long as the page's set. */
const char *ca_front_count(const ca_front_page *page, uint64_t n);
/* Appends N of SHARE and, if these are not few, the percentage: "10 of 199 (5%)". */
void ca_front_share_write(ca_text *to, ca_share share);
/* Appends ", " between items of a list of COUNT, and " and " before the last. */
void ca_front_join(ca_text *to, size_t index, size_t count);

#endif
