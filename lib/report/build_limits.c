/* SPDX-License-Identifier: MIT */
/* Comparisons of groups: with what chance would bring, and of rounds of thematic audits. */
#include "report/build_limits.h"

#include "data/figure_limits.h"
#include "report/told.h"
#include "summary/summary_figures.h"

#include <stdlib.h>

/* Probabilities on either side of the limits that 95, and 99.8, of 100 groups would be within. */
static const double inner = 0.025, outer = 0.001;

/* The groups of a dimension with enough audits for a verdict. */
typedef struct {
    enum ca_field field; /* whose values the groups are */
    size_t judged, outside;
    double by_chance; /* of JUDGED, how many chance would put outside */
    ca_text named;    /* those outside: "Team 1, 6 of 31 (limits 10 to 27)" */
} verdicts;

static void name_group(verdicts *v, ca_slice name, ca_share good, ca_chance_limits limits)
{
    v->outside++;
    ca_text_add(&v->named, v->named.size ? "; " : "");
    ca_text_append(&v->named, name.at, name.size);
    ca_text_add(&v->named, ", ");
    ca_told_share(&v->named, good.n, good.of);
    ca_text_add(&v->named, " (limits ");
    ca_told_range(&v->named, limits.low, limits.high);
    ca_text_byte(&v->named, ')');
}

static void add_group(const ca_report_part *part, ca_table *table, const ca_map_entry *entry, ca_share good,
                      verdicts *v)
{
    ca_share whole = ca_tally_good(&part->framework->total->all, part->layout);
    ca_chance_limits near = ca_binomial_limits(good.of, whole, inner), far = ca_binomial_limits(good.of, whole, outer);
    const uint64_t counts[] = {good.of, good.n, near.low, near.high, far.low, far.high};
    const char *verdict = good.n < far.low ? "below" : good.n > far.high ? "above" : "inside";
    ca_slice name = ca_group_words(part->set, v->field, entry->name);
    ca_table_text(part->set, table, name);
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)counts[i]);
    ca_table_words(part->set, table, good.of < CA_LEAST_AUDITS ? "too few audits" : verdict);
    if (good.of < CA_LEAST_AUDITS)
        return;
    v->judged++;
    v->by_chance += far.outside;
    if (good.n < far.low || good.n > far.high) {
        ca_table_tone(table, good.n < far.low ? CA_TONE_BAD : CA_TONE_GOOD);
        name_group(v, name, good, far);
    }
}

/* Returns the singular and the plural of a heading in a sentence: "team", "teams". */
static const char *const *groups_of(enum ca_field field)
{
    static const char *const words[][2] = {
        {"team", "teams"}, {"service", "services"}, {"locality", "localities"}, {"type of case", "types of case"}};
    return words[field == CA_TEAM_FIELD ? 0 : field == CA_SERVICE_FIELD ? 1 : field == CA_LOCALITY_FIELD ? 2 : 3];
}

/* Appends how many of several groups chance would put outside the limits; if that is less than one, in how many reports. */
static void write_by_chance(ca_text *to, double expected)
{
    ca_text_add(to, "If they were all alike, chance would put ");
    if (expected >= 1)
        ca_decimal_write(to, ca_rounded(expected, 10), 1);
    ca_text_add(to, expected >= 1 ? " of them outside the 99.8% limits" : "one of them outside the 99.8% limits");
    if (expected < 0.01)
        ca_text_add(to, " in fewer than 1 of 100 such reports");
    else if (expected < 1)
        ca_text_format(to, " in about %lld of 100 such reports", (long long)ca_rounded(expected, 100));
}

static void add_finding(const ca_report_part *part, ca_table *table, const verdicts *v, const char *const *groups)
{
    ca_text words = {0}, chance = {0};
    if (!v->judged)
        return;
    if (v->judged == 1)
        ca_text_format(&words, "The one %s with %d graded audits or more %s", groups[0], CA_LEAST_AUDITS,
                       v->outside ? "differs" : "does not differ");
    else if (v->outside)
        ca_text_format(&words, "Of %zu %s with %d graded audits or more, %zu differ%s", v->judged, groups[1],
                       CA_LEAST_AUDITS, v->outside, v->outside == 1 ? "s" : "");
    else
        ca_text_format(&words, "Of %zu %s with %d graded audits or more, none differs", v->judged, groups[1],
                       CA_LEAST_AUDITS);
    ca_text_add(&words, " from the whole more than chance would explain");
    if (v->outside)
        ca_text_format(&words, ": %s", v->named.at);
    table->finding = ca_arena_copy(&part->set->arena, words.at, words.size);
    ca_table_note(part->set, table, "%s.", table->finding);
    if (v->judged > 1) {
        write_by_chance(&chance, v->by_chance);
        ca_table_note(part->set, table, "%zu %s have %d graded audits or more. %s.", v->judged, groups[1],
                      CA_LEAST_AUDITS, chance.at);
    }
    ca_text_free(&words);
    ca_text_free(&chance);
}

static ca_table *begin_limits(const ca_report_part *part, const ca_dimension *dimension, const char *heading,
                              ca_share whole)
{
    static const char *const headings[] = {"With a final grade", "Good or better, audits", "95% limits from",
                                           "95% limits to",      "99.8% limits from",      "99.8% limits to"};
    ca_table *table = ca_part_table_by(part, dimension, "limits", "Limits by", "what chance would explain, by");
    ca_table_note(
        part->set, table,
        "The limits are numbers of audits. If each group had the share of all, %s of %s, 95 of 100 groups would be "
        "within the 95%% limits, and 998 of 1,000 within the 99.8%% limits. Groups with fewer than %d graded audits "
        "are left out, and those with fewer than %d are not judged.",
        ca_told_count_in(&part->set->arena, whole.n), ca_told_count_in(&part->set->arena, whole.of), CA_LEAST_PLACED,
        CA_LEAST_AUDITS);
    ca_table_column(part->set, table, heading, CA_CELL_TEXT);
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
        ca_table_column(part->set, table, headings[i], CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Against the 99.8% limits", CA_CELL_TEXT);
    return table;
}

void ca_part_limits(const ca_report_part *part, size_t dimension, const char *heading)
{
    const ca_map *groups = &part->framework->by[dimension];
    enum ca_field field = part->summary->dimensions[dimension].field;
    ca_share whole = ca_tally_good(&part->framework->total->all, part->layout);
    size_t placed = 0;
    verdicts v = {.field = field};
    if (field != CA_TEAM_FIELD && field != CA_SERVICE_FIELD && field != CA_LOCALITY_FIELD &&
        field != CA_CASE_TYPE_FIELD)
        return;
    for (size_t i = 0; i < groups->count; i++)
        placed +=
            ca_tally_good(&((const ca_group_tally *)groups->entries[i].thing)->all, part->layout).of >= CA_LEAST_PLACED;
    if (!ca_part_is_sample(part) || !ca_framework_has_overall(part->framework) || !whole.of || placed < 2)
        return;
    ca_table *table = begin_limits(part, &part->summary->dimensions[dimension], heading, whole);
    size_t *order = ca_map_natural_order(groups);
    for (size_t i = 0; i < groups->count; i++) {
        const ca_map_entry *entry = &groups->entries[order[i]];
        ca_share good = ca_tally_good(&((const ca_group_tally *)entry->thing)->all, part->layout);
        if (good.of >= CA_LEAST_PLACED)
            add_group(part, table, entry, good, &v);
    }
    free(order);
    add_finding(part, table, &v, groups_of(field));
    ca_text_free(&v.named);
}

/* Adds four cells: a quarter, and how many audits, final grades and good ones it has. */
static void add_round(const ca_report_part *part, ca_table *table, const ca_map *quarters, ca_slice name)
{
    const ca_tally *tally = name.size ? ca_map_find(quarters, name) : NULL;
    if (!tally) {
        for (int i = 0; i < 4; i++)
            ca_table_none(part->set, table, "[z]");
        return;
    }
    ca_share good = ca_tally_good(tally, part->layout);
    ca_table_text(part->set, table, name);
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)tally->counts[CA_COUNT_RECORDS]);
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)good.of);
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)good.n);
}

/* Returns the last quarter with audits before LAST, whenever that was; empty: none. */
static ca_slice round_before(const ca_map *quarters, ca_slice last)
{
    ca_slice before = {"", 0};
    for (size_t i = 0; i < quarters->count; i++) {
        ca_slice name = quarters->entries[i].name;
        const ca_tally *tally = quarters->entries[i].thing;
        if (tally->counts[CA_COUNT_RECORDS] && ca_quarter_read(name) != CA_NO_QUARTER &&
            ca_slice_compare(name, last) < 0 && ca_slice_compare(name, before) > 0)
            before = name;
    }
    return before;
}

void ca_part_rounds(const ca_report_part *part, size_t dimension)
{
    static const char *const rounds[] = {"Last round", "Round before"};
    const ca_map *themes = &part->framework->by[dimension];
    if (part->summary->kind != CA_THEMATIC || !ca_framework_has_overall(part->framework))
        return;
    ca_table *table = ca_part_table(part, "rounds", "Rounds", "the last round of each theme, and the round before");
    ca_table_note(
        part->set, table,
        "A round is a quarter with audits of the theme. The cases of a round were chosen for a reason, so the "
        "difference of two rounds has no interval.");
    ca_table_column(part->set, table, "Theme", CA_CELL_TEXT);
    for (size_t i = 0; i < 2; i++) {
        static const char *const counts[] = {"audits", "with a final grade", "good or better"};
        ca_table_column(part->set, table, rounds[i], CA_CELL_TEXT);
        for (size_t j = 0; j < 3; j++) {
            ca_text heading = {0};
            ca_text_format(&heading, "%s, %s", rounds[i], counts[j]);
            ca_table_column(part->set, table, heading.at, CA_CELL_NUMBER);
            ca_table_narrow(table, CA_NARROW_ALONE, j == 0, NULL);
            ca_text_free(&heading);
        }
    }
    for (size_t i = 0; i < themes->count; i++) {
        const ca_map *quarters = &((const ca_group_tally *)themes->entries[i].thing)->quarters;
        ca_slice last = ca_quarter_latest(quarters);
        ca_part_value(part, table, themes->entries[i].name);
        add_round(part, table, quarters, last);
        add_round(part, table, quarters, round_before(quarters, last));
    }
}
