/* SPDX-License-Identifier: MIT */
/* The tables of a summary, in their order; the overall grades and the limiting judgements. */
#include "report/tables_parts.h"
#include "stats/derive.h"

#include <string.h>

ca_table *ca_part_table(const ca_report_part *part, const char *name, const char *sheet, const char *title)
{
    ca_text names[3] = {{0}};
    const char *id = part->layout->id;
    ca_text_format(&names[0], part->several ? "%s-%s" : "%s", name, id);
    ca_text_format(&names[1], part->several ? "%s %s" : "%s", sheet, id);
    ca_text_format(&names[2], "%s: %s", part->layout->title, title);
    ca_table *table = ca_tables_add(part->set, names[0].at, names[1].at, names[2].at);
    for (int i = 0; i < 3; i++)
        ca_text_free(&names[i]);
    return table;
}

void ca_part_share(const ca_report_part *part, ca_table *table, ca_share share)
{
    if (share.of)
        ca_table_value(table, CA_CELL_PERCENT, ca_percent_tenths(share.n, share.of));
    else
        ca_table_none(part->set, table, "[z]");
}

void ca_part_bound_columns(const ca_report_part *part, ca_table *table)
{
    ca_table_column(part->set, table, "95% interval from", CA_CELL_PERCENT);
    ca_table_column(part->set, table, "95% interval to", CA_CELL_PERCENT);
}

void ca_part_bounds(const ca_report_part *part, ca_table *table, ca_share share)
{
    int64_t bounds[2];
    bool known = ca_share_interval(share, &bounds[0], &bounds[1]);
    for (int i = 0; i < 2; i++) {
        if (known)
            ca_table_value(table, CA_CELL_PERCENT, bounds[i]);
        else
            ca_table_none(part->set, table, "[z]");
    }
}

void ca_part_change_columns(const ca_report_part *part, ca_table *table)
{
    ca_table_column(part->set, table, "Change, points", CA_CELL_POINTS);
    ca_table_column(part->set, table, "Change, in words", CA_CELL_TEXT);
}

void ca_part_change(const ca_report_part *part, ca_table *table, const ca_change *change)
{
    if (change->to.size)
        ca_table_value(table, CA_CELL_POINTS, change->points);
    else
        ca_table_none(part->set, table, part->set->audience == CA_PUBLIC ? "[x]" : "[z]");
    ca_table_words(part->set, table,
                   !change->to.size        ? "no comparison"
                   : !change->clear        ? "no clear change"
                   : change->direction > 0 ? "a clear rise"
                                           : "a clear fall");
    if (change->to.size && change->clear)
        ca_table_tone(table, change->direction > 0 ? CA_TONE_GOOD : CA_TONE_BAD);
}

int ca_column_of(const ca_table *table, const char *heading)
{
    size_t size = strlen(heading);
    for (size_t i = table->column_count; i-- > 0;) {
        const char *there = table->columns[i].heading;
        if (strncmp(there, heading, size) == 0 && (!there[size] || strncmp(there + size, " [note", 6) == 0))
            return (int)i;
    }
    return CA_NO_COLUMN;
}

const ca_cell *ca_cell_of(const ca_table *table, size_t row, const char *heading)
{
    int column = ca_column_of(table, heading);
    return column == CA_NO_COLUMN ? NULL : &table->cells[row * table->column_count + (size_t)column];
}

ca_chart *ca_part_chart(const ca_report_part *part, enum ca_chart_kind kind, const ca_table *table, const char *by,
                        const char *title, const char *instead)
{
    ca_text names[3] = {{0}};
    const char *id = part->layout->id;
    ca_text_format(&names[0], part->several ? "chart-%s-%s" : "chart-%s", by, id);
    ca_text_format(&names[1], part->several ? "Chart by %s %s" : "Chart by %s", by, id);
    ca_text_format(&names[2], "%s: %s", part->layout->title, title);
    ca_chart *chart = ca_chart_add(part->set, names[0].at, names[1].at, kind, table);
    ca_chart_words(part->set, chart, names[2].at, instead);
    for (int i = 0; i < 3; i++)
        ca_text_free(&names[i]);
    return chart;
}

void ca_part_value(const ca_report_part *part, ca_table *table, ca_slice value)
{
    ca_table_text(part->set, table, value.size ? value : ca_slice_of("(not filled in)"));
}

/* N audits, as a share of those that GOOD is of; or, where it is NULL, of none. */
static void row(const ca_report_part *part, ca_table *table, const char *words, uint64_t n, const ca_share *good)
{
    ca_share share = {n, good ? good->of : 0, good ? good->population : 0};
    ca_table_words(part->set, table, words);
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)n);
    ca_part_share(part, table, share);
    ca_part_bounds(part, table, share);
}

/* A tool without grades has audits to count, and nothing to say of how good they are. */
static void add_ungraded(const ca_report_part *part)
{
    const uint64_t *counts = part->framework->total->all.counts;
    ca_table *table = ca_part_table(part, "overall", "Overall", "audits");
    ca_table_note(part->set, table, "This audit tool does not grade; what was found stands under findings.");
    ca_table_column(part->set, table, "What", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Audits", CA_CELL_NUMBER);
    ca_table_words(part->set, table, "All audits");
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)counts[CA_COUNT_RECORDS]);
}

/* What the judgement of the latest work adds to a row, where the tool asks for one. */
static void recent_cell(const ca_report_part *part, ca_table *table, uint64_t n)
{
    if (part->layout->recent)
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)n);
}

static void no_recent_cell(const ca_report_part *part, ca_table *table)
{
    if (part->layout->recent)
        ca_table_none(part->set, table, "[z]");
}

static void add_overall(const ca_report_part *part)
{
    const ca_layout *layout = part->layout;
    const ca_tally *tally = &part->framework->total->all;
    ca_share good = ca_tally_good(tally, layout);
    if (!ca_framework_judges(part->framework)) {
        if (layout->grade_count)
            ca_part_judgements(part);
        else
            add_ungraded(part);
        return;
    }
    ca_table *table = ca_part_table(part, "overall", "Overall", "overall grades");
    ca_table_note(part->set, table, "Per cent is of the audits with a final grade; [z]: does not apply.");
    ca_table_column(part->set, table, "Overall grade", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Audits", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Per cent", CA_CELL_PERCENT);
    ca_part_bound_columns(part, table);
    if (layout->recent)
        ca_table_column(part->set, table, "Audits, by the latest work alone", CA_CELL_NUMBER);
    const uint64_t *recently = layout->recent ? &tally->counts[layout->recently] : NULL;
    uint64_t recent_good = 0, recent_all = 0;
    for (int i = 0; i < layout->grade_count; i++) {
        row(part, table, layout->grades[i].title, tally->counts[layout->overall + (size_t)i], &good);
        recent_cell(part, table, recently ? recently[i] : 0);
        recent_all += recently ? recently[i] : 0;
        recent_good += recently && i >= layout->good ? recently[i] : 0;
    }
    row(part, table, "Good or better", good.n, &good);
    recent_cell(part, table, recent_good);
    ca_table_words(part->set, table, "All with a final grade");
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)good.of);
    ca_part_share(part, table, (ca_share){good.of, good.of, 0});
    ca_part_bounds(part, table, (ca_share){0, 0, 0}); /* there is nothing to be unsure of */
    recent_cell(part, table, recent_all);
    if (layout->rule_count) {
        row(part, table, "Lowered by a limiting judgement", tally->counts[CA_COUNT_CAPPED], NULL);
        no_recent_cell(part, table);
    }
    row(part, table, "Without a final grade", tally->counts[CA_COUNT_NOT_GRADED], NULL);
    recent_cell(part, table, tally->counts[CA_COUNT_RECORDS] - recent_all);
    row(part, table, "All audits", tally->counts[CA_COUNT_RECORDS], NULL);
    recent_cell(part, table, tally->counts[CA_COUNT_RECORDS]);
}

static const char *question_title(const ca_layout *layout, const char *id)
{
    for (int i = 0; i < layout->question_count; i++)
        if (strcmp(layout->questions[i].id, id) == 0)
            return layout->questions[i].title;
    return id;
}

static void add_rules(const ca_report_part *part)
{
    const ca_layout *layout = part->layout;
    const uint64_t *counts = part->framework->total->all.counts;
    ca_table *table = ca_part_table(part, "rules", "Limiting judgements", "limiting judgements");
    ca_table_note(part->set, table,
                  "Ruleset %s. An audit may be lowered by more than one rule; lowered in all: "
                  "%llu.",
                  layout->ruleset, (unsigned long long)counts[CA_COUNT_CAPPED]);
    ca_table_column(part->set, table, "Rule", CA_CELL_TEXT);
    ca_table_column(part->set, table, "About", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Force", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Overall grade at most", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Audits that met its condition", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Audits that it lowered", CA_CELL_NUMBER);
    for (int i = 0; i < layout->rule_count; i++) {
        const ca_layout_rule *rule = &layout->rules[i];
        ca_table_words(part->set, table, rule->id);
        ca_table_words(part->set, table, question_title(layout, rule->id));
        ca_table_words(part->set, table, rule->binding ? "Binding" : "Advice");
        ca_table_words(part->set, table,
                       rule->ceiling == CA_NO_GRADE ? "lowered by steps" : layout->grades[rule->ceiling].title);
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)counts[layout->fired + 2 * (size_t)i]);
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)counts[layout->fired + 2 * (size_t)i + 1]);
    }
}

static void add_part(const ca_report_part *part)
{
    add_overall(part);
    ca_part_questions(part);
    ca_part_groups(part);
    if (part->layout->rule_count)
        add_rules(part);
    ca_part_moderation(part);
    ca_part_reaudits(part);
    ca_part_findings(part);
    ca_part_flags(part);
    ca_part_coverage(part);
    ca_part_duties(part);
}

static void add_internal(ca_tables *set, const ca_summary *summary, const ca_report_options *options)
{
    ca_tables_begin_concerns(set, summary, options->records);
    ca_report_cover(set, summary);
    for (size_t i = 0; i < summary->frameworks.count; i++) {
        const ca_framework_tally *framework = summary->frameworks.entries[i].thing;
        ca_report_part part = {set, summary, framework, framework->layout, options, summary->frameworks.count > 1};
        add_part(&part);
    }
    ca_report_completion(set, summary, options);
    ca_report_notes(set, summary);
}

int ca_tables_of_summary(ca_tables *set, const ca_summary *summary, const ca_report_options *options,
                         ca_problem *problem)
{
    set->title = "Case file audits: summary";
    set->subject = "What the audits of case files found";
    if (set->audience == CA_INTERNAL)
        add_internal(set, summary, options);
    else if (ca_tables_for_public(set, summary, options, problem) < 0)
        return -1;
    return 0;
}

void ca_tables_finish(ca_tables *set, const ca_summary *summary, ca_concern_list *list)
{
    if (set->audience == CA_INTERNAL) {
        ca_tables_end_concerns(set, list);
        ca_cover_concerns(set, summary);
    }
    ca_paper_of_tables(set, summary);
}
