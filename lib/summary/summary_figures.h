/* SPDX-License-Identifier: MIT */
/* Figures derived from a summary's counts. */
#ifndef CA_SUMMARY_FIGURES_H
#define CA_SUMMARY_FIGURES_H

#include "stats/statistics.h"
#include "summary/summary.h"

/* Sets BEFORE to the quarter before NAME ("2017-18 Q2"), or to an empty text. */
void ca_quarter_before(ca_slice name, ca_text *before);

/* Sets *LOW and *HIGH to the 95 per cent confidence interval of a share, in tenths of a per cent. The audits are
 * treated as a random sample. Returns false if no audit is graded. */
bool ca_share_interval(ca_share share, int64_t *low, int64_t *high) CA_MUST_USE;
/* The same for a share of answers of which an audit gives EACH at most; its population is EACH times the open cases. */
bool ca_share_interval_of_several(ca_share share, int each, int64_t *low, int64_t *high) CA_MUST_USE;
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
    ca_share earlier, later;
    int64_t low, high; /* its 95 per cent interval, or what ca_change_at was asked for */
    bool few;          /* either quarter has fewer than CA_LEAST_AUDITS graded audits */
    bool clear;        /* the interval excludes zero: more than chance is likely to cause */
    int direction;     /* above 0: rise; below 0: fall, however small */
} ca_change;

/* The trend of a share over the quarters; missing quarters count as time. */
typedef struct {
    int quarters; /* quarters with audits; 0: fewer than CA_LEAST_QUARTERS, or the trend is undefined */
    int64_t z;    /* Cochran–Armitage statistic, in ten-thousandths: positive for a rise */
    bool clear;   /* significant: chance causes this at most 1 time in 20 */
    bool few;     /* all quarters together have fewer than CA_LEAST_AUDITS graded audits */
} ca_trend_figure;
ca_trend_figure ca_trend_of(const ca_map *quarters, const ca_count_layout *layout);

/* The agreement of the auditors' and the moderators' overall grades. Coefficients are in ten-thousandths, and are of
 * the audits with both grades. */
typedef struct {
    uint64_t n;                       /* moderated audits: the sum of the next five counts */
    uint64_t agreed, raised, lowered; /* audits with both grades; raised and lowered: by the moderator */
    uint64_t disagreed;               /* the moderator disagrees and gives no grade */
    uint64_t unjudged;                /* the moderation has no judgement of the overall grade */
    uint64_t graded, judged;          /* sums: audits with both grades; these and the disagreed ones */
    /* The same by whether the moderator graded before seeing the auditor's grade, if SIGHT_KNOWN: the summary of an earlier
     * version, and a sum with one, lacks these counts. */
    bool sight_known;
    struct ca_sight {
        uint64_t n, judged, agreed;
    } blind, after_sight;
    struct ca_coefficient {
        bool known;
        int64_t value;
    } kappa[2], ac2[2]; /* by enum ca_weights */
} ca_agreement;
ca_agreement ca_agreement_of(const ca_tally *tally, const ca_count_layout *layout);

/* What became of the audits that their auditors gave one grade. */
typedef struct {
    uint64_t of;                    /* audits */
    uint64_t n;                     /* those that were moderated: the sum of the next five counts */
    uint64_t same, raised, lowered; /* by the moderator's grade */
    uint64_t disagreed, unjudged;   /* as in ca_agreement */
} ca_read_twice;
/* Returns them for GRADE of the auditor; OF is 0 if the tally does not know it (CA_COUNT_AUDITORS_UNKNOWN). */
ca_read_twice ca_read_twice_of(const ca_tally *tally, const ca_count_layout *layout, int grade);

/* Returns the change of the last of QUARTERS (ca_tally by name), or of the quarter WANTED. The slices are owned by
 * BEFORE and the map. */
ca_change ca_change_of(const ca_map *quarters, const ca_slice *wanted, const ca_count_layout *layout, ca_text *before);
/* Returns the change of the share of final grades from FIRST to LAST in the last of QUARTERS. The same slices. */
ca_change ca_change_of_grades(const ca_map *quarters, const ca_count_layout *layout, int first, int last,
                              ca_text *before);
/* Returns CHANGE with the interval that Z bounds, and whether that excludes zero. Where many groups are compared at once, 99
 * per cent mark fewer of them by chance. */
ca_change ca_change_at(ca_change change, double z);

/* Returns the change from EARLIER, in the quarter FROM, to LATER, in TO, with a 99 per cent interval. They are shares of answers
 * of which an audit gives EACH at most. */
ca_change ca_change_of_several(ca_slice from, ca_slice to, ca_share earlier, ca_share later, int each);

/* Sets YEARS to a ca_group_tally for each financial year ("2017-18") of the quarters of TOTAL, each with its quarters. Release
 * with ca_map_free. */
void ca_years_of(const ca_group_tally *total, const ca_count_layout *layout, ca_map *years);
/* Returns the change of a year since the same quarters of the year before, if each of them has graded audits. */
ca_change ca_change_of_year(const ca_map *years, const ca_map_entry *year, const ca_count_layout *layout);

/* Returns the change of a question's good answers, and sets the shares of the two quarters. */
ca_change ca_change_of_answers(const ca_map *quarters, const ca_count_layout *layout, int question, ca_text *before,
                               ca_share shares[2]);

#endif
