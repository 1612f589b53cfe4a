/* SPDX-License-Identifier: MIT */
/* Tables on what was read twice. */
#include "report/build_moderation.h"

#include "data/figure_limits.h"
#include "report/told.h"
#include "summary/summary_figures.h"

#include <stdlib.h>

/* Returns the sum over all grades of the auditor. */
static ca_read_twice read_twice_of_all(const ca_tally *tally, const ca_count_layout *layout)
{
    ca_read_twice all = {0};
    for (int i = 0; i < layout->grade_count; i++) {
        ca_read_twice one = ca_read_twice_of(tally, layout, i);
        all.of += one.of;
        all.n += one.n;
        all.same += one.same;
        all.raised += one.raised;
        all.lowered += one.lowered;
        all.disagreed += one.disagreed;
        all.unjudged += one.unjudged;
    }
    return all;
}

static bool is_known(const ca_tally *tally)
{
    return tally->counts[CA_COUNT_RECORDS] && !tally->counts[CA_COUNT_AUDITORS_UNKNOWN];
}

static void add_row(const ca_report_part *part, ca_table *table, const char *quarter, const char *grade,
                    ca_read_twice twice)
{
    const uint64_t counts[] = {twice.same, twice.raised, twice.lowered, twice.disagreed + twice.unjudged};
    ca_table_words(part->set, table, quarter);
    ca_table_words(part->set, table, grade);
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)twice.of);
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)twice.n);
    ca_part_share(part, table, (ca_share){twice.n, twice.of, 0});
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)counts[i]);
}

/* Adds the rows of a quarter, or of all quarters: a row for each grade, the best first, and one for all grades. */
static void add_rows(const ca_report_part *part, ca_table *table, const char *quarter, const ca_tally *tally)
{
    for (int i = part->layout->grade_count - 1; i >= 0; i--)
        add_row(part, table, quarter, part->layout->grades[i].title, ca_read_twice_of(tally, part->layout, i));
    add_row(part, table, quarter, "All grades", read_twice_of_all(tally, part->layout));
}

/* Appends a sentence for each grade of which no audit was read twice. */
static void write_unread(const ca_report_part *part, const ca_tally *tally, ca_text *to)
{
    for (int i = part->layout->grade_count - 1; i >= 0; i--) {
        ca_read_twice twice = ca_read_twice_of(tally, part->layout, i);
        const char *grade = part->layout->grades[i].title;
        if (twice.n || !twice.of)
            continue;
        if (twice.of == 1)
            ca_text_format(to, " The one that its auditor graded %s was not read twice.", grade);
        else
            ca_text_format(to, " None of the %s that auditors graded %s was read twice.",
                           ca_told_count_in(&part->set->arena, twice.of), grade);
    }
}

/* Adds a note on the last quarter, and one on what the figures do not say. */
static void add_notes(const ca_report_part *part, ca_table *table)
{
    const ca_map *quarters = &part->framework->total->quarters;
    ca_slice last = ca_quarter_latest(quarters);
    const ca_tally *tally = last.size ? ca_map_find(quarters, last) : &part->framework->total->all;
    ca_text words = {0};
    if (tally && is_known(tally)) {
        ca_read_twice all = read_twice_of_all(tally, part->layout);
        if (last.size) {
            ca_text_add(&words, "In ");
            ca_told_quarter(&words, last);
            ca_text_add(&words, ", ");
        }
        ca_told_of(&words, all.n, all.of);
        ca_text_add(&words, all.of == 1 ? " graded audit was read twice." : " graded audits were read twice.");
        write_unread(part, tally, &words);
        ca_table_note(part->set, table, "%s", words.at);
    }
    if (part->framework->total->all.counts[CA_COUNT_AUDITORS_UNKNOWN])
        ca_table_note(part->set, table,
                      "Not all quarters are here: the auditors' grades are not in the summaries of an earlier version "
                      "of caseaudit, one of which is part of this one.");
    ca_table_note(part->set, table,
                  "The audits that were read twice were chosen, and are no random sample: how far moderators agreed on "
                  "one grade says nothing about audits with another.");
    ca_text_free(&words);
}

/* Returns the number of quarters of which the auditors' grades are known. */
static size_t count_known(const ca_report_part *part)
{
    const ca_map *quarters = &part->framework->total->quarters;
    size_t known = 0;
    for (size_t i = 0; i < quarters->count; i++)
        known += is_known(quarters->entries[i].thing);
    return known;
}

bool ca_part_knows_auditors(const ca_report_part *part)
{
    return count_known(part) || is_known(&part->framework->total->all);
}

void ca_part_read_twice(const ca_report_part *part)
{
    static const char *const headings[] = {"Same", "Raised", "Lowered", "No other grade given"};
    const ca_group_tally *total = part->framework->total;
    size_t known = count_known(part);
    if (!ca_agreement_of(&total->all, part->layout).n || !ca_part_knows_auditors(part))
        return;
    ca_table *table = ca_part_table(part, "moderation-by-grade", "Read twice",
                                    "what was read twice, by the auditor's grade and quarter");
    add_notes(part, table);
    ca_table_column(part->set, table, "Quarter", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Auditor's grade", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Audits", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Read twice", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Read twice, %", CA_CELL_PERCENT);
    ca_table_narrow(table, CA_NARROW_OUT, 0, NULL);
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
        ca_table_column(part->set, table, headings[i], CA_CELL_NUMBER);
    for (size_t i = 0; i < total->quarters.count; i++) {
        ca_slice name = ca_value_or_blank(total->quarters.entries[i].name);
        if (is_known(total->quarters.entries[i].thing))
            add_rows(part, table, ca_arena_copy(&part->set->arena, name.at, name.size),
                     total->quarters.entries[i].thing);
    }
    if (is_known(&total->all) && known != 1)
        add_rows(part, table, "All", &total->all);
}

/* Adds a row of a group: how many of its audits were read twice, and how far the grades moved on average. */
static void add_bias(const ca_report_part *part, ca_table *table, const ca_map_entry *entry)
{
    const ca_count_layout *layout = part->layout;
    const ca_tally *tally = &((const ca_group_tally *)entry->thing)->all;
    ca_agreement agreement = ca_agreement_of(tally, layout);
    const uint64_t counts[] = {tally->counts[CA_COUNT_RECORDS], agreement.n, agreement.agreed, agreement.raised,
                               agreement.lowered};
    int64_t steps = 0;
    for (int i = 0; i < layout->grade_count; i++)
        for (int j = 0; j < layout->grade_count; j++)
            steps += (j - i) * (int64_t)tally->counts[ca_count_moderated(layout, i, j)];
    ca_part_value(part, table, entry->name);
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)counts[i]);
    ca_part_share(part, table, (ca_share){agreement.agreed, agreement.judged, 0});
    if (agreement.graded >= CA_LEAST_AUDITS)
        ca_table_value(table, CA_CELL_POINTS, ca_rounded((double)steps / (double)agreement.graded, 10));
    else
        ca_table_none(part->set, table, agreement.graded ? CA_TOO_FEW : "[z]");
}

static void add_bias_table(const ca_report_part *part, size_t dimension, const char *heading)
{
    static const char *const headings[] = {"Audits", "Read twice", "Same grade", "Raised", "Lowered"};
    const ca_map *groups = &part->framework->by[dimension];
    ca_table *table = ca_part_table_by(part, &part->summary->dimensions[dimension], "bias", "Bias by",
                                       "how moderators changed the grades, by");
    ca_table_note(part->set, table,
                  "Steps are grades of the scale: 1.0 if moderators gave one grade more on average, -1.0 if one less. "
                  "[u]: fewer than %d audits were read twice. They were chosen, and are no random sample.",
                  CA_LEAST_AUDITS);
    ca_table_column(part->set, table, heading, CA_CELL_TEXT);
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
        ca_table_column(part->set, table, headings[i], CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Same grade, %", CA_CELL_PERCENT);
    ca_table_column(part->set, table, "Moved by, steps", CA_CELL_POINTS);
    size_t *order = ca_map_natural_order(groups);
    for (size_t i = 0; i < groups->count; i++)
        add_bias(part, table, &groups->entries[order[i]]);
    free(order);
}

void ca_part_bias(const ca_report_part *part)
{
    if (!ca_agreement_of(&part->framework->total->all, part->layout).n)
        return;
    for (size_t i = 0; i < part->summary->dimension_count; i++) {
        enum ca_field field = part->summary->dimensions[i].field;
        if ((field == CA_TEAM_FIELD || field == CA_AUDITOR_FIELD) && ca_part_has_groups(part, i))
            add_bias_table(part, i, field == CA_TEAM_FIELD ? "Team" : "Auditor");
    }
}
