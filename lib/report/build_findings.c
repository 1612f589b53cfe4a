/* SPDX-License-Identifier: MIT */
/* Tables of findings, flags, actions and discussions; of auditors' grades against moderators'; and of grades against
 * those of the audits before. */
#include "report/build_findings.h"

#include "data/figure_limits.h"
#include "report/build_learning.h"
#include "report/build_moderation.h"
#include "report/themes.h"
#include "report/told.h"
#include "summary/summary_figures.h"

#include <stdlib.h>

/* A finding and its sort keys: sections in the framework's order, strengths first, themes by name. */
typedef struct {
    const ca_finding *finding;
    ca_slice section, kind, theme;
    int index;
} listed;

/* Returns the index of a section or question on the form; the number of both for any other id. */
static int index_of(const ca_count_layout *layout, ca_slice id)
{
    for (int i = 0; i < layout->section_count; i++)
        if (ca_slice_is(id, layout->sections[i].id))
            return i;
    for (int i = 0; i < layout->question_count; i++)
        if (ca_slice_is(id, layout->questions[i].id))
            return layout->section_count + i;
    return layout->section_count + layout->question_count;
}

static ca_slice title_of(const ca_count_layout *layout, const listed *one)
{
    if (one->index < layout->section_count)
        return ca_slice_of(layout->sections[one->index].title);
    if (one->index < layout->section_count + layout->question_count)
        return ca_slice_of(layout->questions[one->index - layout->section_count].title);
    return one->section;
}

static int by_index(const void *a, const void *b)
{
    const listed *one = a, *other = b;
    int order = (one->index > other->index) - (one->index < other->index);
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

/* Adds a cell with what was done about the theme, if it is one to improve. */
static void add_response(const ca_report_part *part, ca_table *table, const listed *one)
{
    ca_text words = {0};
    if (ca_slice_is(one->kind, "improvement"))
        ca_learning_write(&words, part, one->theme);
    ca_table_text_if_any(part->set, table, (ca_slice){ca_text_words(&words), words.size});
    ca_text_free(&words);
}

static void add_finding(const ca_report_part *part, ca_table *table, const listed *one)
{
    ca_slice kind = ca_finding_kind_title(one->kind);
    ca_part_value(part, table, title_of(part->layout, one));
    ca_part_value(part, table, kind);
    ca_part_value(part, table, ca_theme_title(&part->layout->themes, one->theme));
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)one->finding->n);
    for (int i = 0; i < CA_FINDING_BEFORE_COUNT; i++)
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)one->finding->before[i]);
    add_cases(part, table, one->finding);
    if (part->options->learning)
        add_response(part, table, one);
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
    ca_table_narrow(table, CA_NARROW_OUT, 0, NULL); /* up to 50 ids */
    if (part->options->learning) {
        ca_table_column(part->set, table, CA_FINDING_RESPONSE, CA_CELL_TEXT);
        table->columns[table->column_count - 1].long_text = true;
    }
    for (size_t i = 0; i < map->count; i++) {
        all[i].finding = map->entries[i].thing;
        ca_finding_key(&map->entries[i], &all[i].section, &all[i].kind, &all[i].theme);
        all[i].index = index_of(part->layout, all[i].section);
    }
    qsort(all, map->count, sizeof *all, by_index);
    for (size_t i = 0; i < map->count; i++)
        add_finding(part, table, &all[i]);
    free(all);
}

/* Tasks are counted over audits of all kinds: a column for all, then one for each kind that this report is not
 * about. */
typedef struct {
    const ca_report_part *part;
    ca_table *table;
    ca_group_tally *every;
    const ca_group_tally *groups[CA_BENCHMARK + 1];
    size_t count;
} kinds_table;

static void begin_kinds(kinds_table *d, const ca_report_part *part, ca_table *table, const char *what,
                        const char *number)
{
    ca_text words = {0};
    *d = (kinds_table){part, table, ca_framework_every_kind(part->framework), {NULL}, 1};
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

static void end_kinds(kinds_table *d)
{
    ca_group_tally_free(d->every);
}

/* Adds a row of the counts at FROM minus those at LESS; at FROM alone if both are the same. */
static void count_difference(const kinds_table *d, const char *what, size_t from, size_t less)
{
    ca_table_words(d->part->set, d->table, what);
    for (size_t i = 0; i < d->count; i++) {
        const uint64_t *counts = d->groups[i]->all.counts;
        ca_table_value(d->table, CA_CELL_NUMBER, (int64_t)(counts[from] - (less == from ? 0 : counts[less])));
    }
}

static void count_row(const kinds_table *d, const char *what, size_t index)
{
    count_difference(d, what, index, index);
}

static void count_carried_over(const kinds_table *d)
{
    ca_table_words(d->part->set, d->table, "Actions open, carried over from earlier quarters");
    for (size_t i = 0; i < d->count; i++)
        ca_table_value(d->table, CA_CELL_NUMBER, (int64_t)ca_carried_over(&d->groups[i]->quarters));
}

/* Returns whether any audit is counted at either offset. */
static bool owed(const kinds_table *d, size_t done, size_t missing)
{
    return d->every->all.counts[done] + d->every->all.counts[missing] > 0;
}

void ca_part_flags(const ca_report_part *part)
{
    const ca_count_layout *layout = part->layout;
    kinds_table d;
    if (!layout->flag_count)
        return;
    begin_kinds(&d, part, ca_part_table(part, "flags", "Flags", "concerns and good examples"), "Flag", "Audits");
    for (int i = 0; i < layout->flag_count; i++)
        count_row(&d, layout->flags[i].title, layout->flags_set + (size_t)i);
    end_kinds(&d);
}

static void add_actions(const ca_report_part *part)
{
    size_t told = ca_count_concern(CA_CONCERN_ANY, false), not_told = ca_count_concern(CA_CONCERN_ANY, true);
    kinds_table d;
    begin_kinds(&d, part, ca_part_table(part, "actions", "Actions", "plans, actions and escalations"), "What",
                "Number");
    if (owed(&d, ca_count_plan(CA_PRESENT), ca_count_plan(CA_MISSING))) {
        count_row(&d, "Audits that need a plan and have one", ca_count_plan(CA_PRESENT));
        count_row(&d, "Audits that need a plan and have none", ca_count_plan(CA_MISSING));
    }
    if (owed(&d, told, not_told)) {
        count_row(&d, "Inadequate, unsafe or urgent, and somebody was told", told);
        count_row(&d, "Inadequate, unsafe or urgent, and no record that anybody was told", not_told);
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
    end_kinds(&d);
}

/* Adds the columns of the discussions by their means, if these were counted. */
static bool add_means_columns(const ca_report_part *part, ca_table *table)
{
    static const char *const headings[CA_CONTACT_MEANS] = {"In a meeting", "By telephone", "By e-mail"};
    if (part->framework->total->all.counts[CA_COUNT_MEANS_UNKNOWN])
        return false;
    for (int i = 0; i < CA_CONTACT_MEANS; i++)
        ca_table_column(part->set, table, headings[i], CA_CELL_NUMBER);
    ca_table_column(part->set, table, "How is not filled in", CA_CELL_NUMBER);
    return true;
}

static void add_discussions(const ca_report_part *part)
{
    const uint64_t *counts = part->framework->total->all.counts;
    uint64_t any = 0;
    for (int i = 0; i < CA_CONTACT_ROLE_COUNT * CA_CONTACT_STATES; i++)
        any += counts[CA_COUNT_DISCUSSED + i];
    if (!any)
        return;
    ca_table *table = ca_part_table(part, "discussions", "Discussions", "with whom audits were discussed");
    ca_table_column(part->set, table, "With", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Discussed", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Not, with a reason", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Asked for, and not filled in", CA_CELL_NUMBER);
    bool by_means = add_means_columns(part, table);
    for (int i = 0; i < CA_CONTACT_ROLE_COUNT; i++) {
        const uint64_t *states = &counts[CA_COUNT_DISCUSSED + i * CA_CONTACT_STATES];
        const uint64_t *means = &counts[CA_COUNT_MEANS + i * CA_CONTACT_MEANS];
        uint64_t unsaid = states[0];
        if (!states[0] && !states[1] && !states[2])
            continue; /* not asked for, and not done */
        ca_table_words(part->set, table, ca_contact_titles[i]);
        for (int j = 0; j < CA_CONTACT_STATES; j++)
            ca_table_value(table, CA_CELL_NUMBER, (int64_t)states[j]);
        for (int j = 0; by_means && j < CA_CONTACT_MEANS; unsaid -= means[j++])
            ca_table_value(table, CA_CELL_NUMBER, (int64_t)means[j]);
        if (by_means)
            ca_table_value(table, CA_CELL_NUMBER, (int64_t)unsaid);
    }
}

/* A box counts in each audit whose record has the checklist, so that those without a tick are seen. */
static void add_checklist(const ca_report_part *part)
{
    static const char *const boxes[CA_CHECKLIST_BOXES] = {"The audit is on the case file", "It was sent to the manager",
                                                          "The plan was made", "Required escalations were made",
                                                          "It is on the case management system"};
    const uint64_t *counts = part->framework->total->all.counts;
    if (!counts[CA_COUNT_CHECKLISTS] || counts[CA_COUNT_CHECKLIST_UNKNOWN])
        return;
    ca_table *table = ca_part_table(part, "checklist", "Checklist", "what auditors ticked on the checklist");
    ca_table_column(part->set, table, "Box", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Ticked", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Not ticked", CA_CELL_NUMBER);
    for (int i = 0; i < CA_CHECKLIST_BOXES; i++) {
        ca_table_words(part->set, table, boxes[i]);
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)counts[CA_COUNT_TICKED + i]);
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)(counts[CA_COUNT_CHECKLISTS] - counts[CA_COUNT_TICKED + i]));
    }
}

void ca_part_actions(const ca_report_part *part)
{
    add_actions(part);
    add_discussions(part);
    add_checklist(part);
}

static void add_matrix(const ca_report_part *part)
{
    const ca_count_layout *layout = part->layout;
    const uint64_t *counts = part->framework->total->all.counts;
    ca_table *table = ca_part_table(part, "moderation", "Moderation", "the auditor's grade against the moderator's");
    ca_table_note(part->set, table,
                  "A row for each grade that auditors gave, a column for each that moderators gave; "
                  "overall grades before any limiting judgement.");
    ca_table_column(part->set, table, "Auditor's grade", CA_CELL_TEXT);
    for (int i = 0; i < layout->grade_count; i++) {
        ca_text heading = {0};
        ca_text_format(&heading, "Moderated: %s", layout->grades[i].title);
        ca_table_column(part->set, table, heading.at, CA_CELL_NUMBER);
        ca_text_free(&heading);
    }
    ca_table_column(part->set, table, "All", CA_CELL_NUMBER);
    for (int i = 0; i < layout->grade_count; i++) {
        uint64_t sum = 0;
        ca_table_words(part->set, table, layout->grades[i].title);
        for (int j = 0; j < layout->grade_count; j++) {
            uint64_t cell = counts[ca_count_moderated(layout, i, j)];
            sum += cell;
            ca_table_value(table, CA_CELL_NUMBER, (int64_t)cell);
        }
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)sum);
    }
}

static void number_row(const ca_report_part *part, ca_table *table, const char *what, uint64_t number)
{
    ca_table_words(part->set, table, what);
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)number);
}

static void measure_row(const ca_report_part *part, ca_table *table, const char *what,
                        struct ca_coefficient coefficient)
{
    ca_table_words(part->set, table, what);
    if (coefficient.known)
        ca_table_value(table, CA_CELL_MEASURE, coefficient.value);
    else
        ca_table_none(part->set, table, "[z]");
}

static void note_missing(const ca_report_part *part, ca_table *table, const ca_agreement *agreement)
{
    ca_arena *arena = &part->set->arena;
    if (!ca_part_knows_auditors(part))
        ca_table_note(part->set, table,
                      "How many audits of each grade were read twice: not counted, because a summary of an earlier "
                      "version of caseaudit is part of this one.");
    if (agreement->judged)
        ca_table_note(part->set, table,
                      "The percentage of the same grade is of the %s on whose overall grade the moderator "
                      "gave a judgement; kappa and AC2 are of the %s that have both grades. Both are of "
                      "moderators who were blind to the auditor's grade and of those who had seen it, together.",
                      ca_told_things_in(arena, agreement->judged, "audit", "audits"),
                      ca_told_count_in(arena, agreement->graded));
    if (agreement->disagreed)
        ca_table_note(part->set, table,
                      "In %s the moderator does not agree and gives no other grade: these are not "
                      "counted as the same, and the final grade is the auditor's.",
                      ca_told_things_in(arena, agreement->disagreed, "audit", "audits"));
}

/* What somebody agrees with after seeing it proves less than what two people found apart. */
static void note_sight(const ca_report_part *part, ca_table *table, const ca_agreement *agreement)
{
    const struct ca_sight *blind = &agreement->blind, *seen = &agreement->after_sight;
    ca_arena *arena = &part->set->arena;
    if (!agreement->sight_known) {
        ca_table_note(
            part->set, table,
            "How many agreed blind to the first grade, and how many after sight of it: not counted, because a "
            "summary of an earlier version of caseaudit is part of this one.");
        return;
    }
    if (blind->judged)
        ca_table_note(part->set, table, "Agreed, blind to the first grade: %s of %s.",
                      ca_told_count_in(arena, blind->agreed), ca_told_count_in(arena, blind->judged));
    if (seen->judged)
        ca_table_note(part->set, table, "Agreed after sight of the first grade: %s of %s.%s",
                      ca_told_count_in(arena, seen->agreed), ca_told_count_in(arena, seen->judged),
                      blind->judged ? "" : " No moderator judged blind to it.");
}

static void sight_rows(const ca_report_part *part, ca_table *table, const ca_agreement *agreement)
{
    if (!agreement->sight_known)
        return;
    number_row(part, table, "Agreed, blind to the first grade", agreement->blind.agreed);
    number_row(part, table, "Judged, blind to the first grade", agreement->blind.judged);
    number_row(part, table, "Agreed after sight of the first grade", agreement->after_sight.agreed);
    number_row(part, table, "Judged after sight of the first grade", agreement->after_sight.judged);
}

static void coefficient_rows(const ca_report_part *part, ca_table *table, const ca_agreement *agreement)
{
    number_row(part, table, "With the grades of both", agreement->graded);
    measure_row(part, table, "Weighted kappa, linear weights", agreement->kappa[CA_LINEAR]);
    measure_row(part, table, "Weighted kappa, quadratic weights", agreement->kappa[CA_QUADRATIC]);
    measure_row(part, table, "Gwet's AC2, linear weights", agreement->ac2[CA_LINEAR]);
    measure_row(part, table, "Gwet's AC2, quadratic weights", agreement->ac2[CA_QUADRATIC]);
}

/* Adds the rows of the interval of the share that agreed. */
static void agreement_bounds(const ca_report_part *part, ca_table *table, ca_share share)
{
    int64_t bounds[2];
    bool known = ca_share_interval(share, &bounds[0], &bounds[1]) && share.of >= CA_LEAST_AUDITS;
    for (int i = 0; i < 2; i++) {
        ca_table_words(part->set, table, i ? "Same grade, 95% interval to, %" : "Same grade, 95% interval from, %");
        if (known)
            ca_table_value(table, CA_CELL_PERCENT, bounds[i]);
        else
            ca_table_none(part->set, table, CA_TOO_FEW);
    }
}

/* Agreement as a share and corrected for chance. Kappa and AC2 belong together: kappa falls if nearly all audits have
 * one grade, AC2 does not. */
static void add_agreement(const ca_report_part *part, const ca_agreement *agreement)
{
    ca_table *table = ca_part_table(part, "agreement", "Agreement", "how far auditors and moderators agree");
    if (agreement->graded)
        ca_table_note(part->set, table,
                      "Kappa and AC2 are 1 for full agreement and 0 for what chance would bring. Read all "
                      "of them: where nearly all audits have one grade, kappa is low even if nearly all agree.");
    note_missing(part, table, agreement);
    note_sight(part, table, agreement);
    ca_table_column(part->set, table, "Measure", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Value", CA_CELL_NUMBER);
    number_row(part, table, "Audits moderated", agreement->n);
    number_row(part, table, "Without a judgement on the overall grade", agreement->unjudged);
    if (!agreement->judged)
        return; /* no judgement, so no agreement */
    number_row(part, table, "Same grade", agreement->agreed);
    number_row(part, table, "Raised by the moderator", agreement->raised);
    number_row(part, table, "Lowered by the moderator", agreement->lowered);
    number_row(part, table, "Not agreed, without another grade", agreement->disagreed);
    ca_table_words(part->set, table, "Same grade, %");
    ca_part_share(part, table, (ca_share){agreement->agreed, agreement->judged, 0});
    agreement_bounds(part, table, (ca_share){agreement->agreed, agreement->judged, 0});
    sight_rows(part, table, agreement);
    coefficient_rows(part, table, agreement);
}

void ca_part_moderation(const ca_report_part *part)
{
    ca_agreement agreement = ca_agreement_of(&part->framework->total->all, part->layout);
    if (!agreement.n)
        return;
    if (agreement.graded)
        add_matrix(part);
    add_agreement(part, &agreement);
}

/* Most audits are the first of a case, so there is no table without re-audits. */
void ca_part_reaudits(const ca_report_part *part)
{
    static const char *const words[CA_REAUDIT_STATES] = {"Improved", "The same grade as before", "Fell",
                                                         "Not known: one of the two grades is missing"};
    const uint64_t *counts = part->framework->total->all.counts + CA_COUNT_REAUDITS;
    uint64_t all = 0;
    for (int i = 0; i < CA_REAUDIT_STATES; i++)
        all += counts[i];
    if (!all)
        return;
    ca_table *table = ca_part_table(part, "re-audits", "Re-audits", "cases that were audited before");
    ca_table_note(part->set, table,
                  "The final grade against that of the audit before, as the record of the later audit "
                  "gives it.");
    ca_table_column(part->set, table, "Against the audit before", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Audits", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "%", CA_CELL_PERCENT);
    number_row(part, table, "All", all);
    ca_part_share(part, table, (ca_share){all, all, 0});
    for (int i = 0; i < CA_REAUDIT_STATES; i++) {
        number_row(part, table, words[i], counts[i]);
        ca_part_share(part, table, (ca_share){counts[i], all, 0});
    }
}
