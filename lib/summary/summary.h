/* SPDX-License-Identifier: MIT */
/* The summary caseaudit.summary/1: counts of audits that can be added to other summaries. */
#ifndef CA_SUMMARY_H
#define CA_SUMMARY_H

#include "stats/statistics.h"
#include "summary/completion.h"
#include "summary/population.h"
#include "summary/tally.h"

enum { CA_SUMMARY_MOST = 256 * 1024 * 1024 }; /* longest summary, in bytes */
/* limit of a count that is read: far above any real count, and figures cannot overflow */
#define CA_COUNT_MOST (INT64_C(1) << 48)

/* A dimension: a member of the record that audits are grouped by. */
typedef struct {
    const char *name; /* its short name, else its path */
    enum ca_field field;
    const char *head; /* the id of a head, or NULL */
    size_t rank;      /* index among the usual dimensions; others are after these */
} ca_dimension;

/* An input file, and its content. */
typedef struct {
    const char *name;
    uint64_t bytes, records, ids; /* IDS: sum of the hashes of its records' ids */
} ca_leaf;

/* One framework's part of a summary. */
typedef struct {
    ca_count_layout *layout;
    const ca_framework *checked; /* the framework that the layout was compared with; NULL: not compared yet */
    ca_group_tally *total;
    ca_map *by; /* for each dimension: a ca_group_tally for each value */
    /* a ca_group_tally for the audits of each kind, whatever kind is reported: open requirements are always
     * counted */
    ca_map kinds;
    uint64_t uncounted; /* audits in summaries of an earlier version, which did not count concerns */
} ca_framework_tally;

typedef struct {
    ca_dimension *dimensions;
    size_t dimension_count;
    ca_date as_of;            /* CA_NO_DATE: not given */
    enum ca_record_kind kind; /* the kind of audits that is reported; others are only under by.kind */
    ca_population population;
    ca_completion completion;
    uint64_t records, skipped;
    ca_leaf *leaves;
    size_t leaf_count, leaf_capacity;
    ca_map frameworks; /* ca_framework_tally by id */
    ca_arena arena;
} ca_summary;

/* Begins an empty summary of full audits, grouped by NAMES ("team,type"; NULL: the usual dimensions). Returns 0, or
 * -1 with an error if a name is unknown. Release with ca_summary_free in either case. */
int ca_summary_begin(ca_summary *summary, const char *names, ca_date as_of, ca_error *error) CA_MUST_USE;

/* Prepares the summary for records of FRAMEWORK graded under the ruleset with index RULESET (-1: none). Returns 0,
 * or -1 with an error that has the record's location LOCATION if the digest or ruleset differs from earlier records. */
int ca_summary_admit(ca_summary *summary, const ca_framework *framework, int ruleset, ca_location location,
                     ca_error *error) CA_MUST_USE;
/* Adds a leaf for a file that was read to its end. */
void ca_summary_leaf(ca_summary *summary, const char *name, uint64_t bytes, uint64_t records, uint64_t ids);

/* Adds FROM, as if its records had been counted here; FROM may lose parts to INTO. NAME begins the error's text.
 * Returns 0, or -1 with an error. */
int ca_summary_add(ca_summary *into, const ca_summary *from, const char *name, ca_error *error) CA_MUST_USE;
/* Sets the population of every tally; required after counting and before figures are derived. Returns 0, or -1 with
 * an error if a population is smaller than its number of audits. */
int ca_summary_settle(ca_summary *summary, ca_error *error) CA_MUST_USE;
/* Returns a quarter in which the number of audits equals the population; and a quarter that has a population but no
 * audits. Empty: none. */
ca_slice ca_summary_audited_all(const ca_summary *summary) CA_MUST_USE;
ca_slice ca_summary_spare_population(const ca_summary *summary) CA_MUST_USE;
/* Checks that no two leaves have the same records. Returns 0, or -1 with an error. */
int ca_summary_check_repeats(const ca_summary *summary, ca_error *error) CA_MUST_USE;

/* A written summary: texts to be concatenated. */
typedef struct {
    ca_text *texts;
    size_t count;
} ca_summary_text;

/* Sets *TO to the summary as one JSON line, using at most JOBS threads. Release with ca_summary_text_free. */
void ca_summary_write(ca_summary *summary, ca_summary_text *to, size_t jobs);
void ca_summary_text_free(ca_summary_text *text);
/* Reads a summary from its JSON. NAME begins the error's text. Returns 0, or -1 with an error. Release with
 * ca_summary_free in either case. */
int ca_summary_read(ca_summary *summary, const char *name, ca_slice json, ca_error *error) CA_MUST_USE;
void ca_summary_free(ca_summary *summary);

/* Returns the part with the framework id of LAYOUT, which is made if it is new. Takes LAYOUT. */
ca_framework_tally *ca_summary_framework(ca_summary *summary, ca_count_layout *layout) CA_MUST_USE;
/* Returns the group of VALUE in the dimension with index DIMENSION, which is made if it is new. */
ca_group_tally *ca_framework_group(ca_framework_tally *framework, size_t dimension, ca_slice value) CA_MUST_USE;

/* Returns the group of audits of KIND, which is made if it is new. */
ca_group_tally *ca_framework_kind(ca_framework_tally *framework, ca_slice kind) CA_MUST_USE;
/* Returns the counts of the audits of all kinds. Release with ca_group_tally_free. */
ca_group_tally *ca_framework_every_kind(const ca_framework_tally *framework) CA_MUST_USE;

/* Sets BEFORE to the quarter before NAME ("2017-18 Q2"), or to an empty text. */
void ca_quarter_before(ca_slice name, ca_text *before);

/* Sets *LOW and *HIGH to the 95 per cent confidence interval of a share, in tenths of a per cent. The audits are
 * treated as a random sample. Returns false if no audit is graded. */
bool ca_share_interval(ca_share share, int64_t *low, int64_t *high) CA_MUST_USE;
ca_share ca_tally_good(const ca_tally *tally, const ca_count_layout *layout);
ca_share ca_tally_good_answers(const ca_tally *tally, const ca_count_layout *layout, int question);
/* Returns the share of good answers to all questions together, of which an audit has many; and the number of answers
 * with GRADE. */
ca_share ca_tally_good_judgements(const ca_tally *tally, const ca_count_layout *layout);
uint64_t ca_tally_judgements(const ca_tally *tally, const ca_count_layout *layout, int grade);
/* Returns whether there are overall judgements: the framework requires them, or an audit has a final grade. */
bool ca_framework_has_overall(const ca_framework_tally *framework);

/* Returns the name of the latest quarter with audits; empty: none. */
ca_slice ca_quarter_latest(const ca_map *quarters);

/* Returns the number of open actions of audits before the latest quarter with audits. */
uint64_t ca_carried_over(const ca_map *quarters);

/* The change of a share since the quarter immediately before. */
typedef struct {
    ca_slice from, to; /* quarters; empty: no comparison */
    int64_t points;    /* tenths of a percentage point */
    int64_t low, high; /* its 95 per cent interval */
    bool clear;        /* the interval excludes zero: more than chance is likely to cause */
    int direction;     /* above 0: rise; below 0: fall, however small */
} ca_change;

/* The trend of a share over the quarters; missing quarters count as time. */
typedef struct {
    int quarters; /* quarters with audits; 0: fewer than CA_TREND_LEAST, or the trend is undefined */
    int64_t z;    /* Cochran–Armitage statistic, in ten-thousandths: positive for a rise */
    bool clear;   /* significant: chance causes this at most 1 time in 20 */
} ca_trend_figure;
enum { CA_TREND_LEAST = 5 };
ca_trend_figure ca_trend_of(const ca_map *quarters, const ca_count_layout *layout);

/* The agreement of the auditors' and the moderators' overall grades. Coefficients are in ten-thousandths, and are of
 * the audits with both grades. */
typedef struct {
    uint64_t n;                       /* moderated audits: the sum of the next five counts */
    uint64_t agreed, raised, lowered; /* audits with both grades; raised and lowered: by the moderator */
    uint64_t disagreed;               /* the moderator disagrees and gives no grade */
    uint64_t unjudged;                /* the moderation has no judgement of the overall grade */
    uint64_t graded, judged;          /* sums: audits with both grades; these and the disagreed ones */
    struct ca_coefficient {
        bool known;
        int64_t value;
    } kappa[2], ac2[2]; /* by enum ca_weights */
} ca_agreement;
ca_agreement ca_agreement_of(const ca_tally *tally, const ca_count_layout *layout);
/* Returns the change of the last of QUARTERS (ca_tally by name), or of the quarter WANTED. The slices are owned by
 * BEFORE and the map. */
ca_change ca_change_of(const ca_map *quarters, const ca_slice *wanted, const ca_count_layout *layout, ca_text *before);
/* Returns the change of a question's good answers, and sets the shares of the two quarters. */
ca_change ca_change_of_answers(const ca_map *quarters, const ca_count_layout *layout, int question, ca_text *before,
                               ca_share shares[2]);

#endif
