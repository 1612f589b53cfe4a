/* SPDX-License-Identifier: MIT */
/* Tables by group, with a row for each quarter, team, type of case and so on. */
#include "report/build_groups.h"

#include "data/figure_limits.h"
#include "report/build_limits.h"
#include "report/build_shares.h"
#include "report/told.h"
#include "summary/summary_figures.h"

#include <stdlib.h>
#include <string.h>

/* Returns whether any audit needs what is counted at INDEX: a plan (CA_COUNT_PLANS) or an escalation. */
static bool owes(const ca_report_part *part, size_t index)
{
    const uint64_t *counts = part->framework->total->all.counts;
    return counts[index + CA_PRESENT] + counts[index + CA_MISSING] > 0;
}

static void add_grade_headings(const ca_report_part *part, ca_table *table, bool by_quarter)
{
    ca_part_grade_columns(part, table);
    ca_table_column(part->set, table, "With a final grade", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Without a final grade", CA_CELL_NUMBER);
    ca_table_narrow(table, CA_NARROW_ALONE, CA_SPARE_REST, NULL);
    ca_table_column(part->set, table, "Good or better, audits", CA_CELL_NUMBER);
    ca_table_narrow(table, CA_NARROW_OUT, 0, NULL);
    ca_table_column(part->set, table, "Good or better, %", CA_CELL_PERCENT);
    ca_table_narrow(table, CA_NARROW_ALONE, 0, "Good or better");
    ca_part_bound_columns(part, table);
    ca_part_target_columns(part, table);
    if (by_quarter)
        ca_part_change_columns(part, table, "95% interval");
}

static void add_judgement_headings(const ca_report_part *part, ca_table *table)
{
    for (int i = 0; i < part->layout->grade_count; i++) {
        ca_text heading = {0};
        ca_text_format(&heading, "Judgements: %s", part->layout->grades[i].title);
        ca_table_column(part->set, table, heading.at, CA_CELL_NUMBER);
        ca_table_narrow(table, CA_NARROW_ALONE, CA_SPARE_GRADES, part->layout->grades[i].title);
        ca_text_free(&heading);
    }
    ca_table_column(part->set, table, "Judgements", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Good or better, judgements", CA_CELL_NUMBER);
    ca_table_narrow(table, CA_NARROW_OUT, 0, NULL);
    ca_table_column(part->set, table, "Good or better, %", CA_CELL_PERCENT);
    ca_table_narrow(table, CA_NARROW_ALONE, 0, "Good or better");
}

static void add_headings(const ca_report_part *part, ca_table *table, const char *what, bool kinds, bool by_quarter,
                         bool drawn)
{
    const ca_count_layout *layout = part->layout;
    ca_table_column(part->set, table, what, CA_CELL_TEXT);
    ca_table_column(part->set, table, kinds ? "Records" : "Audits", CA_CELL_NUMBER);
    if (ca_framework_has_overall(part->framework))
        ca_table_narrow(table, CA_NARROW_OUT, 0, NULL); /* all but a few have a final grade */
    if (ca_framework_has_overall(part->framework))
        add_grade_headings(part, table, by_quarter);
    else if (layout->grade_count)
        add_judgement_headings(part, table);
    if (layout->rule_count)
        ca_part_spare_column(part, table, "Lowered by a limiting judgement", CA_SPARE_REST);
    if (owes(part, CA_COUNT_PLANS))
        ca_part_spare_column(part, table, "Plans missing", CA_SPARE_PLANS);
    if (owes(part, CA_COUNT_ESCALATIONS))
        ca_part_spare_column(part, table, "Escalations missing", CA_SPARE_ESCALATIONS);
    ca_part_share_columns(part, table, drawn);
}

/* Only quarters and years have a change in their table: other groups cover several quarters, and have their changes in a table
 * of their own. */
static void add_grades(const ca_report_part *part, ca_table *table, const ca_map_entry *entry, bool chosen,
                       const ca_change *change)
{
    const ca_count_layout *layout = part->layout;
    const ca_group_tally *group = entry->thing;
    const uint64_t *counts = group->all.counts;
    ca_share good = ca_tally_good(&group->all, layout);
    for (int i = 0; i < layout->grade_count; i++)
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)counts[layout->overall + (size_t)i]);
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)good.of);
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)counts[CA_COUNT_NOT_GRADED]);
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)good.n);
    ca_part_share(part, table, good);
    if (chosen) {
        ca_part_bounds(part, table, (ca_share){0});
        ca_part_no_target(part, table);
    } else {
        ca_part_bounds(part, table, good);
        ca_part_target(part, table);
    }
    if (change)
        ca_part_change(part, table, change);
}

static void add_judgements(const ca_report_part *part, ca_table *table, const ca_tally *tally)
{
    ca_share good = ca_tally_good_judgements(tally, part->layout);
    for (int i = 0; i < part->layout->grade_count; i++)
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)ca_tally_judgements(tally, part->layout, i));
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)good.of);
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)good.n);
    ca_part_share(part, table, good);
}

static void add_row(const ca_report_part *part, ca_table *table, const ca_map_entry *entry, ca_shared_row row,
                    const ca_change *change)
{
    const ca_count_layout *layout = part->layout;
    const ca_group_tally *group = entry->thing;
    const uint64_t *counts = group->all.counts;
    const uint64_t *plans = &counts[CA_COUNT_PLANS], *escalations = &counts[CA_COUNT_ESCALATIONS];
    ca_part_value(part, table, entry->name);
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)counts[CA_COUNT_RECORDS]);
    if (ca_framework_has_overall(part->framework))
        add_grades(part, table, entry, row.chosen, change);
    else if (layout->grade_count)
        add_judgements(part, table, &group->all);
    if (layout->rule_count)
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)counts[CA_COUNT_CAPPED]);
    if (owes(part, CA_COUNT_PLANS))
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)plans[CA_MISSING]);
    if (owes(part, CA_COUNT_ESCALATIONS))
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)escalations[CA_MISSING]);
    ca_part_shares(part, table, &group->all, row);
}

/* Returns whether a group's audits were chosen for a reason, in a report of full ones: those of other kinds, and of a theme. */
static bool is_chosen(enum ca_field field, ca_slice name)
{
    return field == CA_KIND_FIELD ? !ca_slice_is(name, ca_kinds[CA_FULL]) : field == CA_THEME_FIELD && name.size > 0;
}

static void add_group(const ca_report_part *part, ca_table *table, const ca_map_entry *entry, ca_shared_row row,
                      bool by_quarter)
{
    ca_text before = {0};
    ca_change change = {0};
    if (by_quarter)
        change = ca_change_of(&part->framework->total->quarters, &entry->name, part->layout, &before);
    add_row(part, table, entry, row, by_quarter ? &change : NULL);
    ca_text_free(&before);
}

/* Adds a cell with a count of a comparison, if there is one. */
static void compared_count(const ca_report_part *part, ca_table *table, const ca_change *change, uint64_t n)
{
    if (change->to.size)
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)n);
    else
        ca_table_none(part->set, table, "[z]");
}

/* Adds a table of the financial years, if there are several, each against the same quarters of the year before. */
static void add_years(const ca_report_part *part)
{
    ca_map years = {0};
    ca_years_of(part->framework->total, part->layout, &years);
    if (years.count > 1 && ca_part_is_sample(part) && ca_framework_has_overall(part->framework)) {
        ca_table *table = ca_part_table(part, "by-year", "By year", "overall grades by year");
        ca_table_note(
            part->set, table,
            "Years begin in April. Change is since the same quarters of the year before; [z]: one of them has no "
            "audits.");
        add_headings(part, table, "Year", false, true, true);
        ca_part_spare_column(part, table, CA_YEAR_BEFORE_ALL, CA_SPARE_REST);
        ca_part_spare_column(part, table, CA_YEAR_BEFORE_GOOD, CA_SPARE_REST);
        for (size_t i = 0; i < years.count; i++) {
            ca_change change = ca_change_of_year(&years, &years.entries[i], part->layout);
            add_row(part, table, &years.entries[i], (ca_shared_row){.drawn = true}, &change);
            compared_count(part, table, &change, change.earlier.of);
            compared_count(part, table, &change, change.earlier.n);
        }
    }
    ca_map_free(&years, ca_group_tally_free);
}

/* Adds notes on what the figures are of. */
static void note_base(const ca_report_part *part, ca_table *table, bool by_quarter)
{
    const ca_map *quarters = &part->framework->total->quarters;
    size_t count = 0;
    for (size_t i = 0; i < quarters->count; i++)
        count += ((const ca_tally *)quarters->entries[i].thing)->counts[CA_COUNT_RECORDS] > 0;
    if (!by_quarter && count > 1)
        ca_table_note(part->set, table, "All figures are of the %zu quarters together.", count);
    if (part->layout->grade_count && !ca_framework_has_overall(part->framework))
        ca_table_note(part->set, table,
                      "This audit tool gives no overall judgement: the grades of all areas are counted, "
                      "several from one audit.");
    else if (part->layout->grade_count && by_quarter && ca_part_is_sample(part))
        ca_table_note(part->set, table, "Change is since the quarter immediately before; [z]: no comparison.");
}

/* Returns good or better in a quarter of a group; zero of zero if it has no audits. */
static ca_share share_in(const ca_report_part *part, const ca_map *quarters, ca_slice name)
{
    const ca_tally *tally = ca_map_find(quarters, name);
    return tally ? ca_tally_good(tally, part->layout) : (ca_share){0};
}

/* Adds three cells: the quarter, the number of final grades, and the percentage that is good or better. */
static void add_quarter(const ca_report_part *part, ca_table *table, ca_slice name, ca_share good)
{
    if (name.size)
        ca_table_text(part->set, table, name);
    else
        ca_table_none(part->set, table, "[z]");
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)good.of);
    ca_part_share(part, table, good);
}

static void add_change_row(const ca_report_part *part, ca_table *table, const ca_map_entry *entry)
{
    const ca_map *quarters = &((const ca_group_tally *)entry->thing)->quarters;
    ca_slice last = ca_quarter_latest(quarters);
    ca_text before = {0};
    ca_change change = ca_change_at(ca_change_of(quarters, NULL, part->layout, &before), CA_Z_99);
    ca_quarter_before(last, &before);
    ca_slice earlier = {ca_text_words(&before), before.size};
    ca_part_value(part, table, entry->name);
    add_quarter(part, table, earlier, share_in(part, quarters, earlier));
    add_quarter(part, table, last, share_in(part, quarters, last));
    ca_part_change(part, table, &change);
    ca_text_free(&before);
}

static bool has_change(const ca_report_part *part, const ca_map *groups)
{
    ca_text before = {0};
    bool any = false;
    for (size_t i = 0; i < groups->count && !any; i++)
        any = ca_change_of(&((const ca_group_tally *)groups->entries[i].thing)->quarters, NULL, part->layout, &before)
                  .to.size;
    ca_text_free(&before);
    return any;
}

/* Adds a table of the change in each group: its last quarter against the quarter before, each with the number of
 * audits. The table of the group itself adds up all quarters. */
static void add_group_changes(const ca_report_part *part, size_t dimension, const char *heading)
{
    const ca_map *groups = &part->framework->by[dimension];
    if (!ca_part_is_sample(part) || !ca_framework_has_overall(part->framework) || !has_change(part, groups))
        return;
    ca_table *table =
        ca_part_table_by(part, &part->summary->dimensions[dimension], "changes", "Changes by", "what has changed, by");
    ca_table_note(
        part->set, table,
        "The last quarter in which each has audits, against the quarter immediately before; [z]: "
        "no comparison. The percentages are good or better, of the audits with a final grade. A change is clear if its "
        "99%% interval excludes zero: with many rows, 95%% would mark some by chance.");
    ca_table_column(part->set, table, heading, CA_CELL_TEXT);
    ca_table_column(part->set, table, "Quarter before", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Quarter before, with a final grade", CA_CELL_NUMBER);
    ca_table_narrow(table, CA_NARROW_OF, 0, NULL);
    ca_table_column(part->set, table, "Quarter before, %", CA_CELL_PERCENT);
    ca_table_narrow(table, CA_NARROW_ALONE, 0, "Good or better then");
    ca_table_column(part->set, table, "Last quarter", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Last quarter, with a final grade", CA_CELL_NUMBER);
    ca_table_narrow(table, CA_NARROW_OF, 0, NULL);
    ca_table_column(part->set, table, "Last quarter, %", CA_CELL_PERCENT);
    ca_table_narrow(table, CA_NARROW_ALONE, 0, "Good or better now");
    ca_part_change_columns(part, table, "99% interval");
    size_t *order = ca_map_natural_order(groups);
    for (size_t i = 0; i < groups->count; i++)
        add_change_row(part, table, &groups->entries[order[i]]);
    free(order);
    ca_spell_groups(part->set, table, part->summary->dimensions[dimension].field);
}

/* Adds a row for each group of a dimension. DRAWN as in ca_shared_row. */
static void add_rows(const ca_report_part *part, ca_table *table, size_t index, bool by_quarter, bool drawn)
{
    const ca_map *groups = &part->framework->by[index];
    enum ca_field field = part->summary->dimensions[index].field;
    size_t *order = ca_map_natural_order(groups);
    for (size_t i = 0; i < groups->count; i++) {
        const ca_map_entry *entry = &groups->entries[order[i]];
        add_group(part, table, entry, (ca_shared_row){drawn, is_chosen(field, entry->name)}, by_quarter);
    }
    free(order);
}

static void add_dimension(const ca_report_part *part, size_t index)
{
    const ca_dimension *dimension = &part->summary->dimensions[index];
    const ca_map *groups = &part->framework->by[index];
    bool quarters = dimension->field == CA_QUARTER_FIELD, kinds = dimension->field == CA_KIND_FIELD;
    bool drawn = quarters || dimension->field == CA_SERVICE_FIELD;
    char *heading = ca_part_heading_of(dimension);
    /* Benchmarks, and findings about a programme, are records of a kind but no audits. */
    const char *title = ca_framework_has_overall(part->framework) ? "overall grades by"
                        : part->layout->grade_count               ? "judgements by"
                        : kinds                                   ? "records by"
                                                                  : "audits by";
    ca_table *table = ca_part_table_by(part, dimension, NULL, "By", title);
    if (quarters)
        ca_part_note_trend(part, table);
    note_base(part, table, quarters);
    if (heading[0] >= 'a' && heading[0] <= 'z')
        heading[0] = (char)(heading[0] - 'a' + 'A');
    add_headings(part, table, heading, kinds, quarters, drawn);
    add_rows(part, table, index, quarters, drawn);
    ca_spell_groups(part->set, table, dimension->field);
    /* They repeat the figures of all audits, and what the cover has of the other kinds. */
    table->aside =
        kinds || (dimension->field == CA_THEME_FIELD && groups->count <= 2 && part->summary->kind == CA_FULL);
    if (part->layout->grade_count && (quarters || dimension->field == CA_TEAM_FIELD))
        ca_part_chart_good(part, table, dimension->name);
    if (quarters)
        add_years(part);
    else if (!kinds && dimension->field != CA_THEME_FIELD)
        add_group_changes(part, index, heading);
    ca_part_limits(part, index, heading);
    if (dimension->field == CA_THEME_FIELD)
        ca_part_rounds(part, index);
    free(heading);
}

void ca_part_groups(const ca_report_part *part)
{
    for (size_t i = 0; i < part->summary->dimension_count; i++)
        if (ca_part_has_groups(part, i))
            add_dimension(part, i);
}

/* How many teams, workers, auditors and so on the audits cover, and how many audits name none. The tables by group
 * name them. */
void ca_part_coverage(const ca_report_part *part)
{
    ca_table *table = ca_part_table(part, "coverage", "Coverage", "who was audited");
    ca_table_column(part->set, table, "By", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Different values", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Audits with one", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Not filled in", CA_CELL_NUMBER);
    for (size_t i = 0; i < part->summary->dimension_count; i++) {
        const ca_map *groups = &part->framework->by[i];
        if (part->summary->dimensions[i].field == CA_KIND_FIELD)
            continue; /* its records are not all audits */
        uint64_t said = 0, blank = 0, different = 0;
        for (size_t j = 0; j < groups->count; j++) {
            const ca_group_tally *group = groups->entries[j].thing;
            bool named = groups->entries[j].name.size > 0;
            *(named ? &said : &blank) += group->all.counts[CA_COUNT_RECORDS];
            different += named && group->all.counts[CA_COUNT_RECORDS];
        }
        char *heading = ca_part_heading_of(&part->summary->dimensions[i]);
        ca_table_words(part->set, table, heading);
        free(heading);
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)different);
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)said);
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)blank);
    }
}
