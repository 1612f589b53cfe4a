/* SPDX-License-Identifier: MIT */
/* The tables of findings, actions and discussions. */
#include "tables_parts.h"

static const char *title_of(const ca_layout *layout, ca_slice id)
{
    for (int i = 0; i < layout->section_count; i++)
        if (ca_slice_is(id, layout->sections[i].id))
            return layout->sections[i].title;
    for (int i = 0; i < layout->question_count; i++)
        if (ca_slice_is(id, layout->questions[i].id))
            return layout->questions[i].title;
    return NULL;
}

static void add_finding(const ca_report_part *part, ca_table *table, const ca_map_entry *entry)
{
    const ca_finding *finding = entry->thing;
    ca_slice section, kind, theme;
    ca_text cases = {0};
    ca_finding_key(entry, &section, &kind, &theme);
    const char *title = title_of(part->layout, section);
    ca_part_value(part, table, title ? ca_slice_of(title) : section);
    ca_part_value(part, table, kind);
    ca_part_value(part, table, theme);
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)finding->n);
    for (int i = 0; i < CA_FINDING_BEFORE_COUNT; i++)
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)finding->before[i]);
    for (size_t i = 0; i < finding->case_count; i++)
        ca_text_format(&cases, "%s%.*s", i ? ", " : "", (int)finding->cases[i].size, finding->cases[i].at);
    if (finding->more)
        ca_text_add(&cases, " and others");
    ca_table_text(part->set, table, (ca_slice){ca_text_words(&cases), cases.size});
    ca_text_free(&cases);
}

void ca_part_findings(const ca_report_part *part)
{
    const ca_map *map = &part->framework->total->all.findings.map;
    ca_table *table = ca_part_table(part, "findings", "Findings", "strengths and areas for improvement");
    ca_table_note(part->set, table, "Findings are counted, not cases; up to 50 case ids are listed for each theme.");
    ca_table_column(part->set, table, "Section", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Kind", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Theme", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Findings", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "New", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Continuing", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Improved", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Cases", CA_CELL_TEXT);
    for (size_t i = 0; i < map->count; i++)
        add_finding(part, table, &map->entries[i]);
}

static void count_row(const ca_report_part *part, ca_table *table, const char *what, uint64_t n)
{
    ca_table_words(part->set, table, what);
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)n);
}

static void add_actions(const ca_report_part *part)
{
    const uint64_t *counts = part->framework->total->all.counts;
    ca_table *table = ca_part_table(part, "actions", "Actions", "plans, actions and escalations");
    ca_table_column(part->set, table, "What", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Number", CA_CELL_NUMBER);
    count_row(part, table, "Audits that need a plan and have one", counts[CA_COUNT_PLANS + CA_PRESENT]);
    count_row(part, table, "Audits that need a plan and have none", counts[CA_COUNT_PLANS + CA_MISSING]);
    count_row(part, table, "Audits to be escalated that were", counts[CA_COUNT_ESCALATIONS + CA_PRESENT]);
    count_row(part, table, "Audits to be escalated without the person who was told",
              counts[CA_COUNT_ESCALATIONS + CA_MISSING]);
    count_row(part, table, "Actions", counts[CA_COUNT_ACTIONS]);
    count_row(part, table, "Actions done", counts[CA_COUNT_ACTIONS_DONE]);
    count_row(part, table, "Actions open", counts[CA_COUNT_ACTIONS] - counts[CA_COUNT_ACTIONS_DONE]);
    count_row(part, table, "Actions reviewed", counts[CA_COUNT_ACTIONS_REVIEWED]);
    count_row(part, table, "Actions without an owner", counts[CA_COUNT_NO_OWNER]);
    count_row(part, table, "Actions without a date to be done by", counts[CA_COUNT_NO_DUE]);
    for (size_t i = 0; part->summary->as_of != CA_NO_DATE && i < CA_OVERDUE_BANDS; i++) {
        ca_text words = {0};
        ca_text_format(&words, "Actions overdue by %s days", ca_overdue_bands[i]);
        count_row(part, table, words.at, counts[CA_COUNT_OVERDUE + i]);
        ca_text_free(&words);
    }
}

static void add_discussions(const ca_report_part *part)
{
    static const char *const people[CA_PERSON_COUNT] = {
        "Practitioner", "Manager", "Independent reviewing officer", "Child protection chair", "Family", "Child"};
    const uint64_t *counts = part->framework->total->all.counts + CA_COUNT_DISCUSSED;
    ca_table *table = ca_part_table(part, "discussions", "Discussions", "with whom audits were discussed");
    ca_table_column(part->set, table, "With", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Discussed", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Not, with a reason", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Not filled in", CA_CELL_NUMBER);
    for (int i = 0; i < CA_PERSON_COUNT; i++) {
        ca_table_words(part->set, table, people[i]);
        for (int j = 0; j < CA_CONTACT_STATES; j++)
            ca_table_value(table, CA_CELL_NUMBER, (int64_t)counts[i * CA_CONTACT_STATES + j]);
    }
}

void ca_part_duties(const ca_report_part *part)
{
    add_actions(part);
    add_discussions(part);
}
