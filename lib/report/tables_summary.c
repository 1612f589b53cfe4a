/* SPDX-License-Identifier: MIT */
/* The tables of a summary, in their order; the overall grades and the limiting judgements. */
#include "report/tables_parts.h"

#include <string.h>

/* N audits, as a share of those that GOOD is of; or, where it is NULL, of none. */
static void row(const ca_report_part *part, ca_table *table, const char *words, uint64_t n, const ca_share *good)
{
    ca_share share = {n, good ? good->of : 0, good ? good->population : 0};
    ca_table_words(part->set, table, words);
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)n);
    ca_part_share(part, table, share);
    ca_part_bounds(part, table, share);
}

static void judgement_row(const ca_report_part *part, ca_table *table, const char *words, ca_share share,
                          const uint64_t *audits)
{
    ca_table_words(part->set, table, words);
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)share.n);
    ca_part_share(part, table, share);
    if (audits)
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)*audits);
    else
        ca_table_none(part->set, table, "[z]");
}

/* What a tool that asks for no overall judgement has in its place: the grades of all areas, added up. Several of them are of
 * one audit, so that they are no sample of their own, and have no interval. */
static void add_judgements(const ca_report_part *part)
{
    const ca_layout *layout = part->layout;
    const ca_tally *all = &part->framework->total->all;
    ca_share good = ca_tally_good_judgements(all, layout);
    ca_table *table = ca_part_table(part, "overall", "Overall", "judgements by area, added up");
    ca_table_note(part->set, table,
                  "This audit tool gives no overall judgement. The grades of all areas are counted, several "
                  "from one audit, so that they have no interval.");
    ca_table_column(part->set, table, "Grade", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Judgements", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Per cent", CA_CELL_PERCENT);
    ca_table_column(part->set, table, "Audits", CA_CELL_NUMBER);
    for (int i = 0; i < layout->grade_count; i++)
        judgement_row(part, table, layout->grades[i].title, (ca_share){ca_tally_judgements(all, layout, i), good.of, 0},
                      NULL);
    judgement_row(part, table, "Good or better", good, NULL);
    judgement_row(part, table, "All judgements", (ca_share){good.of, good.of, 0}, &all->counts[CA_COUNT_RECORDS]);
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
            add_judgements(part);
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
