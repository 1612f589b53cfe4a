/* SPDX-License-Identifier: MIT */
/* The summary caseaudit.summary/1: counts of sets of audits, which add up. */
#ifndef CA_SUMMARY_H
#define CA_SUMMARY_H

#include "stats/statistics.h"
#include "summary/completion.h"
#include "summary/population.h"
#include "summary/tally.h"

enum { CA_SUMMARY_MOST = 256 * 1024 * 1024 }; /* the longest summary, in bytes */
#define CA_COUNT_MOST (INT64_C(1) << 48)      /* of a count that is read: far above any, and figures do not overflow */

/* What audits are grouped by: a member of the record. */
typedef struct {
    const char *name; /* its short name, else its path */
    enum ca_field field;
    const char *head; /* the id of a head, or NULL */
    size_t rank;      /* among the usual dimensions; those that are not stand behind */
} ca_dimension;

/* An input file that was read: what was in it. */
typedef struct {
    const char *name;
    uint64_t bytes, records, ids; /* IDS: sum of the hashes of its records' ids */
} ca_leaf;

/* One framework's part of a summary. */
typedef struct {
    ca_count_layout *layout;
    const ca_framework *checked; /* the framework that the layout was found to be of; NULL: not seen yet */
    ca_group_tally *total;
    ca_map *by; /* for each dimension: ca_group_tally of each value */
    ca_map
        kinds; /* ca_group_tally of the audits of each kind, whatever is reported on: what there is to do is counted */
    uint64_t uncounted; /* audits of summaries of an earlier version, which did not count concerns */
} ca_framework_tally;

typedef struct {
    ca_dimension *dimensions;
    size_t dimension_count;
    ca_date as_of;            /* CA_NO_DATE: none was given */
    enum ca_record_kind kind; /* of the audits that it reports on; others stand apart, under by.kind */
    ca_population population;
    ca_completion completion;
    uint64_t records, skipped;
    ca_leaf *leaves;
    size_t leaf_count, leaf_capacity;
    ca_map frameworks; /* ca_framework_tally by id */
    ca_arena arena;
} ca_summary;

/* An empty summary of full audits, grouped by NAMES ("team,type", NULL for the usual ones). -1 with an error for a
 * name that is none. */
int ca_summary_begin(ca_summary *summary, const char *names, ca_date as_of, ca_error *error) CA_MUST_USE;

/* Whether records of FRAMEWORK graded under the ruleset at place RULESET (-1: none) add to what is there, which is then
 * ready for them. -1 with an error, which says where the record stands: another digest or ruleset. */
int ca_summary_admit(ca_summary *summary, const ca_framework *framework, int ruleset, ca_location place,
                     ca_error *error) CA_MUST_USE;
/* Names a file that was read to its end. */
void ca_summary_leaf(ca_summary *summary, const char *name, uint64_t bytes, uint64_t records, uint64_t ids);

/* Adds FROM, as if its records had been counted here. NAME stands before an error's words. */
int ca_summary_add(ca_summary *into, const ca_summary *from, const char *name, ca_error *error) CA_MUST_USE;
/* Tells every tally the population that its audits were drawn from: before figures are derived, once all is counted.
 * -1 with an error where a population is smaller than what was drawn from it. */
int ca_summary_settle(ca_summary *summary, ca_error *error) CA_MUST_USE;
/* A quarter with as many audits as its population has cases; and one that has a population and no audits. Empty: none. */
ca_slice ca_summary_audited_all(const ca_summary *summary) CA_MUST_USE;
ca_slice ca_summary_spare_population(const ca_summary *summary) CA_MUST_USE;
/* Two leaves with the same records: -1 with an error. */
int ca_summary_check_repeats(const ca_summary *summary, ca_error *error) CA_MUST_USE;

/* A summary as it is written: texts that stand behind one another. */
typedef struct {
    ca_text *texts;
    size_t count;
} ca_summary_text;

/* Sets *TO, which is then the caller's, to the summary as one JSON line; on JOBS threads at most. */
void ca_summary_write(ca_summary *summary, ca_summary_text *to, size_t jobs);
void ca_summary_text_free(ca_summary_text *text);
/* Reads a summary from its JSON. */
int ca_summary_read(ca_summary *summary, const char *name, ca_slice json, ca_error *error) CA_MUST_USE;
void ca_summary_free(ca_summary *summary);

/* The framework's part with this layout's id, made with LAYOUT (which is taken) when it is not there; when it
 * is, LAYOUT is released. */
ca_framework_tally *ca_summary_framework(ca_summary *summary, ca_count_layout *layout) CA_MUST_USE;
/* The group of VALUE in dimension number DIMENSION, made when it is not there. */
ca_group_tally *ca_framework_group(ca_framework_tally *framework, size_t dimension, ca_slice value) CA_MUST_USE;

/* The group of audits of KIND, made when it is not there. */
ca_group_tally *ca_framework_kind(ca_framework_tally *framework, ca_slice kind) CA_MUST_USE;
/* The audits of every kind together: their counts. Release with ca_group_tally_free. */
ca_group_tally *ca_framework_every_kind(const ca_framework_tally *framework) CA_MUST_USE;

/* The quarter immediately before that of NAME ("2017-18 Q2"), or an empty text. */
void ca_quarter_before(ca_slice name, ca_text *before);

/* Good or better among what was graded, drawn from POPULATION (0: not known). */
typedef struct {
    uint64_t n, of, population;
} ca_share;
/* The 95 per cent interval of a share, in tenths of a per cent; false where nothing was graded. The audits are taken
 * as drawn at random. */
bool ca_share_interval(ca_share share, int64_t *low, int64_t *high) CA_MUST_USE;
ca_share ca_tally_good(const ca_tally *tally, const ca_count_layout *layout);
ca_share ca_tally_good_answers(const ca_tally *tally, const ca_count_layout *layout, int question);
/* The same of the answers to all questions together, of which an audit has many; and those with one GRADE. */
ca_share ca_tally_good_judgements(const ca_tally *tally, const ca_count_layout *layout);
uint64_t ca_tally_judgements(const ca_tally *tally, const ca_count_layout *layout, int grade);
/* Whether there is an overall judgement to tell of: the tool asks for one, or an audit has a final grade all the same. */
bool ca_framework_judges(const ca_framework_tally *framework);

/* The name of the latest quarter that has audits; empty: none. */
ca_slice ca_quarter_latest(const ca_map *quarters);

/* The open actions of audits of the quarters before the last one with audits. */
uint64_t ca_carried_over(const ca_map *quarters);

/* A change in what was good since the quarter immediately before. */
typedef struct {
    ca_slice from, to; /* quarters; empty: no comparison */
    int64_t points;    /* tenths of a percentage point */
    int64_t low, high; /* its 95 per cent interval */
    bool clear;        /* which leaves out zero: more than chance is likely to bring */
    int direction;     /* above 0 it rises, below 0 it falls, by however little */
} ca_change;

/* The trend of what was good over the quarters, in which missing ones keep their place. */
typedef struct {
    int quarters; /* with audits; 0: fewer than CA_TREND_LEAST, or nothing to work it out from */
    int64_t z;    /* Cochran–Armitage, in ten-thousandths: positive where it rises */
    bool clear;   /* beyond what chance brings 19 times in 20 */
} ca_trend_figure;
enum { CA_TREND_LEAST = 5 };
ca_trend_figure ca_trend_of(const ca_map *quarters, const ca_count_layout *layout);

/* How far the auditors' overall grades and the moderators' agree, in ten-thousandths. The coefficients are of the
 * audits with both grades. */
typedef struct {
    uint64_t n;                       /* audits that were moderated: the sum of what follows */
    uint64_t agreed, raised, lowered; /* by two grades; raised: by the moderator */
    uint64_t disagreed;               /* the moderator does not agree, and gives no grade */
    uint64_t unjudged;                /* the moderation does not say how the overall grade compares */
    uint64_t graded, judged;          /* sums: of those with two grades; of these and the disagreed */
    struct ca_coefficient {
        bool known;
        int64_t value;
    } kappa[2], ac2[2]; /* by enum ca_weights */
} ca_agreement;
ca_agreement ca_agreement_of(const ca_tally *tally, const ca_count_layout *layout);
/* The change of the last quarter of QUARTERS (ca_tally by name), or of the one named WANTED. The slices
 * live in BEFORE and the map. */
ca_change ca_change_of(const ca_map *quarters, const ca_slice *wanted, const ca_count_layout *layout, ca_text *before);
/* The same of a question's answers, with the shares of the two quarters. */
ca_change ca_change_of_answers(const ca_map *quarters, const ca_count_layout *layout, int question, ca_text *before,
                               ca_share shares[2]);

#endif
