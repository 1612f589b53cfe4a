/* SPDX-License-Identifier: MIT */
/* The tables of findings, actions and discussions. */
#include "report/tables_parts.h"

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

/* What there is to do is counted over audits of every kind: first all, then those of each kind that a report keeps apart. */
typedef struct {
    const ca_report_part *part;
    ca_table *table;
    ca_group_tally *every;
    const ca_group_tally *groups[CA_BENCHMARK + 1];
    size_t count;
} duty_table;

static void begin_duties(duty_table *d, const ca_report_part *part, ca_table *table, const char *what,
                         const char *number)
{
    ca_text words = {0};
    *d = (duty_table){part, table, ca_framework_every_kind(part->framework), {NULL}, 1};
    d->groups[0] = d->every;
    ca_table_column(part->set, table, what, CA_CELL_TEXT);
    ca_table_column(part->set, table, number, CA_CELL_NUMBER);
    for (int kind = CA_FULL; kind < CA_BENCHMARK; kind++) {
        const ca_group_tally *group = ca_map_find(&part->framework->kinds, ca_slice_of(ca_kinds[kind]));
        if (!group || kind == (int)part->summary->kind)
            continue;
        d->groups[d->count++] = group;
        ca_text_clear(&words);
        ca_text_format(&words, "Of which, %s audits", ca_kinds[kind]);
        ca_table_column(part->set, table, words.at, CA_CELL_NUMBER);
    }
    if (d->count > 1)
        ca_table_note(part->set, table,
                      "Audits of every kind are counted here: what has to be done is to be done for all.");
    ca_text_free(&words);
}

static void end_duties(duty_table *d)
{
    ca_group_tally_free(d->every);
}

/* A row of the counts at two places, the second taken from the first unless it is the same. */
static void count_difference(const duty_table *d, const char *what, size_t from, size_t less)
{
    ca_table_words(d->part->set, d->table, what);
    for (size_t i = 0; i < d->count; i++) {
        const uint64_t *counts = d->groups[i]->all.counts;
        ca_table_value(d->table, CA_CELL_NUMBER, (int64_t)(counts[from] - (less == from ? 0 : counts[less])));
    }
}

static void count_row(const duty_table *d, const char *what, size_t place)
{
    count_difference(d, what, place, place);
}

static void count_carried_over(const duty_table *d)
{
    ca_table_words(d->part->set, d->table, "Actions open, carried over from earlier quarters");
    for (size_t i = 0; i < d->count; i++)
        ca_table_value(d->table, CA_CELL_NUMBER, (int64_t)ca_carried_over(&d->groups[i]->quarters));
}

/* Whether any audit is counted at either of two places. */
static bool owed(const duty_table *d, size_t done, size_t missing)
{
    return d->every->all.counts[done] + d->every->all.counts[missing] > 0;
}

/* What auditors marked at a glance. */
void ca_part_flags(const ca_report_part *part)
{
    const ca_layout *layout = part->layout;
    duty_table d;
    if (!layout->flag_count)
        return;
    begin_duties(&d, part, ca_part_table(part, "flags", "Flags", "what auditors marked"), "Flag", "Audits");
    for (int i = 0; i < layout->flag_count; i++)
        count_row(&d, layout->flags[i].title, layout->flags_set + (size_t)i);
    end_duties(&d);
}

static void add_actions(const ca_report_part *part)
{
    size_t told = ca_count_concern(CA_CONCERN_ANY, false), not_told = ca_count_concern(CA_CONCERN_ANY, true);
    duty_table d;
    begin_duties(&d, part, ca_part_table(part, "actions", "Actions", "plans, actions and escalations"), "What",
                 "Number");
    if (owed(&d, ca_count_plan(CA_PRESENT), ca_count_plan(CA_MISSING))) {
        count_row(&d, "Audits that need a plan and have one", ca_count_plan(CA_PRESENT));
        count_row(&d, "Audits that need a plan and have none", ca_count_plan(CA_MISSING));
    }
    if (owed(&d, told, not_told)) {
        count_row(&d, "Audits to be escalated that were", told);
        count_row(&d, "Audits to be escalated without the person who was told", not_told);
    }
    count_row(&d, "Actions", CA_COUNT_ACTIONS);
    count_row(&d, "Actions done", CA_COUNT_ACTIONS_DONE);
    count_difference(&d, "Actions open", CA_COUNT_ACTIONS, CA_COUNT_ACTIONS_DONE);
    count_carried_over(&d);
    count_row(&d, "Actions reviewed", CA_COUNT_ACTIONS_REVIEWED);
    count_row(&d, "Actions without an owner", CA_COUNT_NO_OWNER);
    count_row(&d, "Actions without a date to be done by", CA_COUNT_NO_DUE);
    for (size_t i = 0; part->summary->as_of != CA_NO_DATE && i < CA_OVERDUE_BANDS; i++) {
        ca_text words = {0};
        ca_text_format(&words, "Actions overdue by %s days", ca_overdue_bands[i]);
        count_row(&d, words.at, CA_COUNT_OVERDUE + i);
        ca_text_free(&words);
    }
    end_duties(&d);
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
