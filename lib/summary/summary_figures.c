/* SPDX-License-Identifier: MIT */
/* Figures derived from a summary's counts. */
#include "summary/summary_figures.h"

#include "data/figure_limits.h"

#include <stdlib.h>

enum { YEAR_SIZE = 7 };                      /* of "2017-18" in "2017-18 Q2" */
enum { TENTHS = 1000, COEFFICIENT = 10000 }; /* tenths of a per cent, and four decimals */

bool ca_share_interval(ca_share share, int64_t *low, int64_t *high)
{
    return ca_share_interval_of_several(share, 1, low, high);
}

bool ca_share_interval_of_several(ca_share share, int each, int64_t *low, int64_t *high)
{
    ca_interval interval = ca_wilson_at(share, ca_z_of_clusters(CA_Z, each));
    *low = ca_rounded(interval.low, TENTHS);
    *high = ca_rounded(interval.high, TENTHS);
    return interval.known;
}

static ca_share good_among(const uint64_t *counts, const ca_count_layout *layout)
{
    ca_share share = {0};
    for (int i = 0; i < layout->grade_count; i++) {
        share.of += counts[i];
        share.n += i >= layout->good ? counts[i] : 0;
    }
    return share;
}

ca_share ca_tally_good(const ca_tally *tally, const ca_count_layout *layout)
{
    ca_share share = good_among(tally->counts + layout->overall, layout);
    share.population = tally->population;
    return share;
}

ca_share ca_tally_good_answers(const ca_tally *tally, const ca_count_layout *layout, int question)
{
    /* A question may apply to some cases only. Using the whole population, which is larger, makes the interval
     * slightly too wide, never too narrow. */
    ca_share share = good_among(tally->counts + ca_count_answer(layout, question, 0), layout);
    share.population = tally->population;
    return share;
}

ca_share ca_tally_good_judgements(const ca_tally *tally, const ca_count_layout *layout)
{
    ca_share all = {0};
    for (int i = 0; i < layout->question_count; i++) {
        if (layout->questions[i].type != CA_QUESTION_GRADE)
            continue;
        ca_share one = ca_tally_good_answers(tally, layout, i);
        all.n += one.n;
        all.of += one.of;
    }
    return all;
}

uint64_t ca_tally_judgements(const ca_tally *tally, const ca_count_layout *layout, int grade)
{
    uint64_t sum = 0;
    for (int i = 0; i < layout->question_count; i++)
        if (layout->questions[i].type == CA_QUESTION_GRADE)
            sum += tally->counts[ca_count_answer(layout, i, grade)];
    return sum;
}

bool ca_framework_has_overall(const ca_framework_tally *framework)
{
    const ca_count_layout *layout = framework->layout;
    return layout->grade_count && (layout->overall_asked || ca_tally_good(&framework->total->all, layout).of);
}

void ca_quarter_before(ca_slice name, ca_text *before)
{
    ca_quarter quarter = ca_quarter_read(name);
    ca_text_clear(before);
    if (quarter != CA_NO_QUARTER && quarter > 4)
        ca_quarter_write(before, quarter - 1, " ");
}

/* Names of quarters sort by time. */
ca_slice ca_quarter_latest(const ca_map *quarters)
{
    ca_slice last = {"", 0};
    for (size_t i = 0; i < quarters->count; i++) {
        ca_slice name = quarters->entries[i].name;
        const ca_tally *tally = quarters->entries[i].thing;
        if (tally->counts[CA_COUNT_RECORDS] && ca_quarter_read(name) != CA_NO_QUARTER &&
            ca_slice_compare(name, last) > 0)
            last = name;
    }
    return last;
}

uint64_t ca_carried_over(const ca_map *quarters)
{
    ca_slice last = ca_quarter_latest(quarters);
    uint64_t open = 0;
    for (size_t i = 0; i < quarters->count; i++) {
        const uint64_t *counts = ((const ca_tally *)quarters->entries[i].thing)->counts;
        bool earlier = ca_quarter_read(quarters->entries[i].name) != CA_NO_QUARTER &&
                       ca_slice_compare(quarters->entries[i].name, last) < 0;
        open += earlier ? counts[CA_COUNT_ACTIONS] - counts[CA_COUNT_ACTIONS_DONE] : 0;
    }
    return open;
}

/* Sets the tallies of the quarter WANTED, or of the last quarter with audits, and of the quarter before. Returns
 * false if one is missing. */
static bool two_quarters(const ca_map *quarters, const ca_slice *wanted, ca_text *before, const ca_tally *tallies[2],
                         ca_change *change)
{
    change->to = wanted ? *wanted : ca_quarter_latest(quarters);
    ca_quarter_before(change->to, before);
    change->from = (ca_slice){ca_text_words(before), before->size};
    tallies[0] = ca_map_find(quarters, change->from);
    tallies[1] = ca_map_find(quarters, change->to);
    return change->from.size && tallies[0] && tallies[1];
}

ca_change ca_change_at(ca_change change, double z)
{
    ca_interval interval = ca_newcombe_at(change.later, change.earlier, z);
    change.low = ca_rounded(interval.low, TENTHS);
    change.high = ca_rounded(interval.high, TENTHS);
    change.clear = interval.low > 0 || interval.high < 0;
    return change;
}

/* Completes a change with the two shares. If either has no graded audits there is no comparison. */
static ca_change change_between(ca_change change, ca_share earlier, ca_share later)
{
    if (!earlier.of || !later.of)
        return (ca_change){0};
    change.few = earlier.of < CA_LEAST_AUDITS || later.of < CA_LEAST_AUDITS;
    change.points = ca_change_tenths(later.n, later.of, earlier.n, earlier.of);
    change.direction = (change.points > 0) - (change.points < 0);
    if (later.of <= UINT32_MAX && earlier.of <= UINT32_MAX) { /* exact, because points may be rounded to 0 */
        uint64_t now = later.n * earlier.of, then = earlier.n * later.of;
        change.direction = (now > then) - (now < then);
    }
    change.earlier = earlier;
    change.later = later;
    return ca_change_at(change, CA_Z);
}

ca_change ca_change_of(const ca_map *quarters, const ca_slice *wanted, const ca_count_layout *layout, ca_text *before)
{
    ca_change change = {0};
    const ca_tally *tallies[2];
    if (!layout->grade_count || !two_quarters(quarters, wanted, before, tallies, &change))
        return (ca_change){0};
    return change_between(change, ca_tally_good(tallies[0], layout), ca_tally_good(tallies[1], layout));
}

static ca_share grades_in(const ca_tally *tally, const ca_count_layout *layout, int first, int last)
{
    ca_share share = ca_tally_good(tally, layout);
    share.n = 0;
    for (int i = first; i <= last; i++)
        share.n += tally->counts[layout->overall + (size_t)i];
    return share;
}

ca_change ca_change_of_grades(const ca_map *quarters, const ca_count_layout *layout, int first, int last,
                              ca_text *before)
{
    ca_change change = {0};
    const ca_tally *tallies[2];
    if (!two_quarters(quarters, NULL, before, tallies, &change))
        return (ca_change){0};
    return change_between(change, grades_in(tallies[0], layout, first, last),
                          grades_in(tallies[1], layout, first, last));
}

ca_change ca_change_of_answers(const ca_map *quarters, const ca_count_layout *layout, int question, ca_text *before,
                               ca_share shares[2])
{
    ca_change change = {0};
    const ca_tally *tallies[2];
    shares[0] = shares[1] = (ca_share){0};
    if (!two_quarters(quarters, NULL, before, tallies, &change))
        return (ca_change){0};
    for (int i = 0; i < 2; i++)
        shares[i] = ca_tally_good_answers(tallies[i], layout, question);
    return change_between(change, shares[0], shares[1]);
}

ca_change ca_change_of_several(ca_slice from, ca_slice to, ca_share earlier, ca_share later, int each)
{
    uint64_t least = (uint64_t)each * CA_LEAST_AUDITS;
    ca_change change = change_between((ca_change){.from = from, .to = to}, earlier, later);
    change.few = change.to.size && (earlier.of < least || later.of < least);
    return change.to.size ? ca_change_at(change, ca_z_of_clusters(CA_Z_99, each)) : change;
}

void ca_years_of(const ca_group_tally *total, const ca_count_layout *layout, ca_map *years)
{
    for (size_t i = 0; i < total->quarters.count; i++) {
        ca_slice name = total->quarters.entries[i].name;
        const ca_tally *tally = total->quarters.entries[i].thing;
        ca_slice year = {name.at, YEAR_SIZE};
        if (ca_quarter_read(name) == CA_NO_QUARTER || !tally->counts[CA_COUNT_RECORDS])
            continue;
        ca_group_tally *group = ca_map_find(years, year);
        bool first = !group, known = first || group->all.population > 0;
        if (first) {
            group = ca_group_tally_new(layout);
            ca_map_at(years, year)->thing = group;
        }
        ca_tally *quarter = ca_group_tally_quarter(group, name, layout);
        ca_tally_add_counts(quarter, tally, layout);
        ca_tally_add_counts(&group->all, tally, layout);
        quarter->population = tally->population;
        group->all.population = known && tally->population ? group->all.population + tally->population : 0;
    }
    ca_map_sort(years);
}

ca_change ca_change_of_year(const ca_map *years, const ca_map_entry *year, const ca_count_layout *layout)
{
    const ca_group_tally *later = year->thing;
    ca_change change = {.to = year->name};
    ca_share now = {0}, then = {0};
    bool known = true;
    for (size_t i = 0; i < later->quarters.count; i++) {
        ca_text name = {0};
        ca_quarter quarter = ca_quarter_read(later->quarters.entries[i].name);
        ca_share one = ca_tally_good(later->quarters.entries[i].thing, layout);
        ca_quarter_write(&name, quarter - 4, " ");
        const ca_group_tally *earlier = ca_map_find(years, (ca_slice){name.at, YEAR_SIZE});
        const ca_tally *before = earlier ? ca_map_find(&earlier->quarters, (ca_slice){name.at, name.size}) : NULL;
        ca_share other = before ? ca_tally_good(before, layout) : (ca_share){0};
        ca_text_free(&name);
        if (one.of && !other.of)
            return (ca_change){0};
        if (!one.of)
            continue;
        known &= one.population > 0 && other.population > 0;
        now = (ca_share){now.n + one.n, now.of + one.of, now.population + one.population};
        then = (ca_share){then.n + other.n, then.of + other.of, then.population + other.population};
    }
    if (!known)
        now.population = then.population = 0;
    return change_between(change, then, now);
}

ca_trend_figure ca_trend_of(const ca_map *quarters, const ca_count_layout *layout)
{
    ca_trend_figure figure = {0};
    ca_quarter first = CA_NO_QUARTER, last = CA_NO_QUARTER;
    double z = 0;
    int with_audits = 0;
    uint64_t graded = 0;
    for (size_t i = 0; layout->grade_count && i < quarters->count; i++) {
        ca_quarter quarter = ca_quarter_read(quarters->entries[i].name);
        if (quarter == CA_NO_QUARTER || !ca_tally_good(quarters->entries[i].thing, layout).of)
            continue;
        with_audits++;
        graded += ca_tally_good(quarters->entries[i].thing, layout).of;
        first = first == CA_NO_QUARTER || quarter < first ? quarter : first;
        last = last == CA_NO_QUARTER || quarter > last ? quarter : last;
    }
    if (with_audits < CA_LEAST_QUARTERS)
        return figure;
    size_t count = (size_t)(last - first) + 1;
    ca_share *shares = ca_allocate(count, sizeof *shares);
    for (size_t i = 0; i < quarters->count; i++) {
        ca_quarter quarter = ca_quarter_read(quarters->entries[i].name);
        if (quarter >= first && quarter <= last)
            shares[quarter - first] = ca_tally_good(quarters->entries[i].thing, layout);
    }
    if (ca_trend(shares, (int)count, &z))
        figure =
            (ca_trend_figure){with_audits, ca_rounded(z, COEFFICIENT), z > CA_Z || z < -CA_Z, graded < CA_LEAST_AUDITS};
    free(shares);
    return figure;
}

/* Divides AGREEMENT by whether moderators were blind: those that were are counted, the others are the rest. */
static void divide_by_sight(ca_agreement *agreement, const uint64_t *counts)
{
    struct ca_sight *blind = &agreement->blind;
    agreement->sight_known = !counts[CA_COUNT_BLIND_UNKNOWN];
    blind->agreed = counts[(size_t)CA_COUNT_BLIND + CA_BLIND_AGREED];
    blind->judged = blind->agreed + counts[(size_t)CA_COUNT_BLIND + CA_BLIND_OTHER];
    blind->n = blind->judged + counts[(size_t)CA_COUNT_BLIND + CA_BLIND_UNJUDGED];
    agreement->after_sight = (struct ca_sight){agreement->n - blind->n, agreement->judged - blind->judged,
                                               agreement->agreed - blind->agreed};
}

ca_read_twice ca_read_twice_of(const ca_tally *tally, const ca_count_layout *layout, int grade)
{
    const uint64_t *counts = tally->counts;
    ca_read_twice twice = {.of = counts[ca_count_auditor(layout, grade, CA_AUDITOR_ALL)],
                           .disagreed = counts[ca_count_auditor(layout, grade, CA_AUDITOR_DISAGREED)],
                           .unjudged = counts[ca_count_auditor(layout, grade, CA_AUDITOR_UNJUDGED)]};
    for (int i = 0; i < layout->grade_count; i++)
        *(i == grade  ? &twice.same
          : i > grade ? &twice.raised
                      : &twice.lowered) += counts[ca_count_moderated(layout, grade, i)];
    twice.n = twice.same + twice.raised + twice.lowered + twice.disagreed + twice.unjudged;
    return twice;
}

ca_agreement ca_agreement_of(const ca_tally *tally, const ca_count_layout *layout)
{
    ca_agreement agreement = {0};
    const uint64_t *matrix = &tally->counts[layout->matrix];
    for (int i = 0; i < layout->grade_count; i++)
        for (int j = 0; j < layout->grade_count; j++)
            *(i == j  ? &agreement.agreed
              : i < j ? &agreement.raised
                      : &agreement.lowered) += matrix[i * layout->grade_count + j];
    agreement.graded = agreement.agreed + agreement.raised + agreement.lowered;
    agreement.disagreed = tally->counts[CA_COUNT_DISAGREED];
    agreement.unjudged = tally->counts[CA_COUNT_UNJUDGED];
    agreement.judged = agreement.graded + agreement.disagreed;
    agreement.n = agreement.judged + agreement.unjudged;
    divide_by_sight(&agreement, tally->counts);
    for (int weights = CA_LINEAR; weights <= CA_QUADRATIC; weights++) {
        double value = 0;
        if (ca_kappa(matrix, layout->grade_count, (enum ca_weights)weights, &value))
            agreement.kappa[weights] = (struct ca_coefficient){true, ca_rounded(value, COEFFICIENT)};
        if (ca_ac2(matrix, layout->grade_count, (enum ca_weights)weights, &value))
            agreement.ac2[weights] = (struct ca_coefficient){true, ca_rounded(value, COEFFICIENT)};
    }
    return agreement;
}
