/* SPDX-License-Identifier: MIT */
/* Shares beside counts, and the change of each grade. */
#include "report/build_shares.h"

#include "data/figure_limits.h"
#include "report/told.h"
#include "summary/summary_figures.h"

static void add_column(const ca_report_part *part, ca_table *table, const char *heading, enum ca_cell_kind kind)
{
    ca_table_column(part->set, table, heading, kind);
    ca_table_narrow(table, CA_NARROW_OUT, 0, NULL);
}

static bool shows_open_cases(const ca_report_part *part, bool drawn)
{
    return drawn && part->framework->total->all.population;
}

void ca_part_share_columns(const ca_report_part *part, ca_table *table, bool drawn)
{
    if (!ca_framework_has_overall(part->framework))
        return;
    add_column(part, table, "Below good, audits", CA_CELL_NUMBER);
    add_column(part, table, "Below good, %", CA_CELL_PERCENT);
    for (int i = 0; i < part->layout->grade_count; i++) {
        ca_text heading = {0};
        ca_text_format(&heading, "Graded %s, %%", part->layout->grades[i].title);
        add_column(part, table, heading.at, CA_CELL_PERCENT);
        ca_text_free(&heading);
    }
    if (ca_part_has_target(part))
        add_column(part, table, "Distance to the target, points", CA_CELL_POINTS);
    if (shows_open_cases(part, drawn)) {
        add_column(part, table, "Open cases", CA_CELL_NUMBER);
        add_column(part, table, "Audited, %", CA_CELL_PERCENT);
    }
}

/* Adds how far a share is above (or below 0: below) the nearest bound of the target; 0 between two bounds. */
static void add_distance(const ca_report_part *part, ca_table *table, ca_share good, bool chosen)
{
    ca_target aim = ca_count_layout_aim(part->layout);
    if (chosen || !good.of) {
        ca_table_none(part->set, table, "[z]");
        return;
    }
    if (good.of < CA_LEAST_AUDITS) {
        ca_table_none(part->set, table, CA_TOO_FEW);
        return;
    }
    int64_t from_least = ca_change_tenths(good.n, good.of, (uint64_t)aim.least, 100),
            from_most = ca_change_tenths(good.n, good.of, (uint64_t)aim.most, 100);
    ca_table_value(table, CA_CELL_POINTS,
                   aim.most == 100  ? from_least
                   : aim.least == 0 ? from_most
                   : from_least < 0 ? from_least
                   : from_most > 0  ? from_most
                                    : 0);
}

static void add_open_cases(const ca_report_part *part, ca_table *table, const ca_tally *tally)
{
    uint64_t audits = tally->counts[CA_COUNT_RECORDS];
    if (!tally->population || audits > tally->population) {
        ca_table_none(part->set, table, "[z]");
        ca_table_none(part->set, table, "[z]");
        return;
    }
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)tally->population);
    ca_table_value(table, CA_CELL_PERCENT, ca_percent_tenths(audits, tally->population));
}

void ca_part_shares(const ca_report_part *part, ca_table *table, const ca_tally *tally, ca_shared_row row)
{
    const ca_count_layout *layout = part->layout;
    ca_share good = ca_tally_good(tally, layout);
    if (!ca_framework_has_overall(part->framework))
        return;
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)(good.of - good.n));
    ca_part_share(part, table, (ca_share){good.of - good.n, good.of, 0});
    for (int i = 0; i < layout->grade_count; i++)
        ca_part_share(part, table, (ca_share){tally->counts[layout->overall + (size_t)i], good.of, 0});
    if (ca_part_has_target(part))
        add_distance(part, table, good, row.chosen);
    if (shows_open_cases(part, row.drawn))
        add_open_cases(part, table, tally);
}

static void add_quarter(const ca_report_part *part, ca_table *table, ca_share share)
{
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)share.n);
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)share.of);
    ca_part_share(part, table, share);
}

/* Adds a row on the grades from FIRST to LAST. */
static void add_change(const ca_report_part *part, ca_table *table, const char *title, int first, int last)
{
    ca_text before = {0};
    ca_change change = ca_change_of_grades(&part->framework->total->quarters, part->layout, first, last, &before);
    ca_table_words(part->set, table, title);
    add_quarter(part, table, change.earlier);
    add_quarter(part, table, change.later);
    ca_part_change_of(part, table, &change, false);
    if (change.to.size && change.clear && !change.few) /* more audits below good are bad news */
        ca_table_tone(table, (change.direction > 0) == (first >= part->layout->good) ? CA_TONE_GOOD : CA_TONE_BAD);
    ca_text_free(&before);
}

static void add_change_headings(const ca_report_part *part, ca_table *table)
{
    static const struct {
        const char *heading, *brief;
        enum ca_cell_kind kind;
        enum ca_narrow narrow;
    } columns[] = {{"Quarter before, audits", NULL, CA_CELL_NUMBER, CA_NARROW_OUT},
                   {"Quarter before, with a final grade", NULL, CA_CELL_NUMBER, CA_NARROW_OF},
                   {"Quarter before, %", "Then", CA_CELL_PERCENT, CA_NARROW_ALONE},
                   {"This quarter, audits", NULL, CA_CELL_NUMBER, CA_NARROW_OUT},
                   {"This quarter, with a final grade", NULL, CA_CELL_NUMBER, CA_NARROW_OF},
                   {"This quarter, %", "Now", CA_CELL_PERCENT, CA_NARROW_ALONE}};
    ca_table_column(part->set, table, "Overall grade", CA_CELL_TEXT);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        ca_table_column(part->set, table, columns[i].heading, columns[i].kind);
        ca_table_narrow(table, columns[i].narrow, 0, columns[i].brief);
    }
    ca_part_change_columns(part, table, "95% interval");
}

void ca_part_grade_changes(const ca_report_part *part)
{
    const ca_count_layout *layout = part->layout;
    ca_text before = {0}, months[2] = {{0}};
    ca_change whole = {.clear = false};
    if (ca_framework_has_overall(part->framework) && ca_part_is_sample(part))
        whole = ca_change_of(&part->framework->total->quarters, NULL, layout, &before);
    if (whole.to.size) {
        ca_table *table =
            ca_part_table(part, "changes-by-grade", "Changes by grade", "what has changed, by overall grade");
        ca_told_quarter(&months[0], whole.to);
        ca_told_quarter(&months[1], whole.from);
        ca_table_note(part->set, table,
                      "Audits with each grade, as a percentage of the audits with a final grade: %s against %s, the "
                      "quarter immediately before. A change is clear if its 95%% interval excludes zero.",
                      months[0].at, months[1].at);
        add_change_headings(part, table);
        for (int i = 0; i < layout->grade_count; i++)
            add_change(part, table, layout->grades[i].title, i, i);
        add_change(part, table, "Below good", 0, layout->good - 1);
        add_change(part, table, "Good or better", layout->good, layout->grade_count - 1);
    }
    ca_text_free(&before);
    ca_text_free(&months[0]);
    ca_text_free(&months[1]);
}
