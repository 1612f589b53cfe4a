/* SPDX-License-Identifier: MIT */
/* The tables of findings, actions and discussions. */
#include "tables_parts.h"

#include <stdlib.h>

/* A finding with what it is ordered by: sections as the framework has them, strengths first, themes by name. */
typedef struct {
    const ca_finding *finding;
    ca_slice section, kind, theme;
    int place;
} listed;

/* The place of a section or question on the form; the number of all for one that is neither. */
static int place_of(const ca_layout *layout, ca_slice id)
{
    for (int i = 0; i < layout->section_count; i++)
        if (ca_slice_is(id, layout->sections[i].id))
            return i;
    for (int i = 0; i < layout->question_count; i++)
        if (ca_slice_is(id, layout->questions[i].id))
            return layout->section_count + i;
    return layout->section_count + layout->question_count;
}

static ca_slice title_of(const ca_layout *layout, const listed *one)
{
    if (one->place < layout->section_count)
        return ca_slice_of(layout->sections[one->place].title);
    if (one->place < layout->section_count + layout->question_count)
        return ca_slice_of(layout->questions[one->place - layout->section_count].title);
    return one->section;
}

static int by_place(const void *a, const void *b)
{
    const listed *one = a, *other = b;
    int order = (one->place > other->place) - (one->place < other->place);
    if (!order)
        order = ca_slice_compare(one->section, other->section);
    if (!order)
        order = ca_slice_compare(other->kind, one->kind); /* "strength" before "improvement" */
    return order ? order : ca_slice_compare(one->theme, other->theme);
}

static void add_cases(const ca_report_part *part, ca_table *table, const ca_finding *finding)
{
    ca_text cases = {0};
    char spelt[CA_SHORT_ID];
    if (finding->programme)
        ca_text_add(&cases, "the programme as a whole");
    for (size_t i = 0; i < finding->cases.count; i++) {
        ca_slice id = ca_case_ids_at(&finding->cases, i, spelt);
        ca_text_format(&cases, "%s%.*s", cases.size ? ", " : "", (int)id.size, id.at);
    }
    if (finding->cases.more)
        ca_text_add(&cases, " and others");
    if (cases.size)
        ca_table_text(part->set, table, (ca_slice){cases.at, cases.size});
    else
        ca_part_value(part, table, (ca_slice){"", 0});
    ca_text_free(&cases);
}

static void add_finding(const ca_report_part *part, ca_table *table, const listed *one)
{
    ca_slice kind = ca_slice_is(one->kind, "strength")      ? ca_slice_of("Strength")
                    : ca_slice_is(one->kind, "improvement") ? ca_slice_of("Area for improvement")
                                                            : one->kind;
    ca_part_value(part, table, title_of(part->layout, one));
    ca_part_value(part, table, kind);
    ca_part_value(part, table, one->theme);
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)one->finding->n);
    for (int i = 0; i < CA_FINDING_BEFORE_COUNT; i++)
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)one->finding->before[i]);
    add_cases(part, table, one->finding);
}

void ca_part_findings(const ca_report_part *part)
{
    const ca_map *map = &part->framework->total->all.findings.map;
    ca_table *table = ca_part_table(part, "findings", "Findings", "strengths and areas for improvement");
    listed *all = ca_allocate(map->count, sizeof *all);
    ca_table_note(part->set, table, "Findings are counted, not cases; up to 50 case ids are listed for each theme.");
    ca_table_column(part->set, table, "Section", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Kind", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Theme", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Findings", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "New", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Continuing", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Improved", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Cases", CA_CELL_TEXT);
    for (size_t i = 0; i < map->count; i++) {
        all[i].finding = map->entries[i].thing;
        ca_finding_key(&map->entries[i], &all[i].section, &all[i].kind, &all[i].theme);
        all[i].place = place_of(part->layout, all[i].section);
    }
    qsort(all, map->count, sizeof *all, by_place);
    for (size_t i = 0; i < map->count; i++)
        add_finding(part, table, &all[i]);
    free(all);
}

/* What auditors marked at a glance. */
void ca_part_flags(const ca_report_part *part)
{
    const ca_layout *layout = part->layout;
    if (!layout->flag_count)
        return;
    ca_table *table = ca_part_table(part, "flags", "Flags", "what auditors marked");
    ca_table_column(part->set, table, "Flag", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Audits", CA_CELL_NUMBER);
    for (int i = 0; i < layout->flag_count; i++) {
        ca_table_words(part->set, table, layout->flags[i].title);
        ca_table_value(table, CA_CELL_NUMBER,
                       (int64_t)part->framework->total->all.counts[layout->flags_set + (size_t)i]);
    }
}

static void count_row(const ca_report_part *part, ca_table *table, const char *what, uint64_t n)
{
    ca_table_words(part->set, table, what);
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)n);
}

static void add_actions(const ca_report_part *part)
{
    const uint64_t *counts = part->framework->total->all.counts;
    const uint64_t *plans = &counts[CA_COUNT_PLANS], *escalations = &counts[CA_COUNT_ESCALATIONS];
    ca_table *table = ca_part_table(part, "actions", "Actions", "plans, actions and escalations");
    ca_table_column(part->set, table, "What", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Number", CA_CELL_NUMBER);
    if (ca_part_owes(part, CA_COUNT_PLANS)) {
        count_row(part, table, "Audits that need a plan and have one", plans[CA_PRESENT]);
        count_row(part, table, "Audits that need a plan and have none", plans[CA_MISSING]);
    }
    if (ca_part_owes(part, CA_COUNT_ESCALATIONS)) {
        count_row(part, table, "Audits to be escalated that were", escalations[CA_PRESENT]);
        count_row(part, table, "Audits to be escalated without the person who was told", escalations[CA_MISSING]);
    }
    count_row(part, table, "Actions", counts[CA_COUNT_ACTIONS]);
    count_row(part, table, "Actions done", counts[CA_COUNT_ACTIONS_DONE]);
    count_row(part, table, "Actions open", counts[CA_COUNT_ACTIONS] - counts[CA_COUNT_ACTIONS_DONE]);
    count_row(part, table, "Actions open, carried over from earlier quarters",
              ca_carried_over(&part->framework->total->quarters));
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
    uint64_t any = 0;
    for (int i = 0; i < CA_PERSON_COUNT * CA_CONTACT_STATES; i++)
        any += counts[i];
    if (!any)
        return;
    ca_table *table = ca_part_table(part, "discussions", "Discussions", "with whom audits were discussed");
    ca_table_column(part->set, table, "With", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Discussed", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Not, with a reason", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Asked for, and not filled in", CA_CELL_NUMBER);
    for (int i = 0; i < CA_PERSON_COUNT; i++) {
        const uint64_t *states = counts + i * CA_CONTACT_STATES;
        if (!states[0] && !states[1] && !states[2])
            continue; /* nobody was asked to, and nobody did */
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
