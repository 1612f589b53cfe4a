/* SPDX-License-Identifier: MIT */
/* Tables of the themes of findings: in how many audits each was found, its change, and the same by group. */
#include "report/build_themes.h"

#include "report/themes.h"
#include "report/told.h"

#include <stdlib.h>
#include <string.h>

/* A theme of one kind, with its findings in up to two quarters, [0] the earlier one; NULL: none. */
typedef struct {
    ca_slice kind, theme;
    const ca_finding *findings[2];
} listed;

static uint64_t audits_of(const ca_finding *finding)
{
    return finding ? finding->audits : 0;
}

/* Strengths are first, then those that the most audits have now. */
static int most_first(const void *a, const void *b)
{
    const listed *one = a, *other = b;
    int order = ca_slice_compare(other->kind, one->kind); /* "strength" before "improvement" */
    for (int i = 1; i >= 0 && !order; i--) {
        uint64_t ours = audits_of(one->findings[i]), theirs = audits_of(other->findings[i]);
        order = (theirs > ours) - (theirs < ours);
    }
    return order ? order : ca_slice_compare(one->theme, other->theme);
}

/* Returns the themes of NOW and EARLIER (may be NULL), which have one section, and sets *COUNT. The caller frees them. */
static listed *list_themes(const ca_findings *earlier, const ca_findings *now, size_t *count)
{
    listed *all = ca_allocate(now->map.count + (earlier ? earlier->map.count : 0) + 1, sizeof *all);
    *count = 0;
    for (int when = 1; when >= 0; when--) {
        const ca_findings *findings = when ? now : earlier, *other = when ? earlier : now;
        for (size_t i = 0; findings && i < findings->map.count; i++) {
            const ca_map_entry *entry = &findings->map.entries[i];
            const ca_finding *in_other = other ? ca_map_find(&other->map, entry->name) : NULL;
            ca_slice section;
            if (!when && in_other)
                continue; /* it is listed */
            listed *one = &all[*count];
            ca_finding_key(entry, &section, &one->kind, &one->theme);
            one->findings[when] = entry->thing;
            one->findings[!when] = in_other;
            *count += one->theme.size > 0;
        }
    }
    if (*count)
        qsort(all, *count, sizeof *all, most_first);
    return all;
}

/* Returns whether the audits of each finding were counted. */
static bool is_known(const ca_findings *findings)
{
    for (size_t i = 0; i < findings->map.count; i++)
        if (((const ca_finding *)findings->map.entries[i].thing)->audits_unknown)
            return false;
    return true;
}

static void add_name(const ca_report_part *part, ca_table *table, const listed *one)
{
    ca_part_value(part, table, ca_finding_kind_title(one->kind));
    ca_part_value(part, table, ca_theme_title(&part->layout->themes, one->theme));
}

/* --- counts --------------------------------------------------------------------------------------------------------- */

static void add_count_columns(const ca_report_part *part, ca_table *table)
{
    ca_table_column(part->set, table, "Kind", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Theme", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Findings", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Audits that found it", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Audits", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Audits that found it, %", CA_CELL_PERCENT);
    ca_table_note(part->set, table,
                  "The findings of all sections together. An audit that finds a theme twice has found it once; a "
                  "finding on a whole programme is in no audit.%s",
                  is_known(&part->framework->total->all.findings)
                      ? ""
                      : " [z]: not counted, because a summary of an earlier version of caseaudit is part of this one.");
    table->wide = true;
    table->data = part->set->labels;
}

/* Adds a row for each theme of a tally; NAME: the group, or NULL. */
static void add_counts(const ca_report_part *part, ca_table *table, const ca_slice *name, const ca_tally *tally)
{
    ca_findings findings = {.map = {0}};
    size_t count;
    ca_findings_join_sections(&findings, &tally->findings);
    listed *all = list_themes(NULL, &findings, &count);
    for (size_t i = 0; i < count; i++) {
        const ca_finding *finding = all[i].findings[1];
        ca_share share = {finding->audits, tally->counts[CA_COUNT_RECORDS], 0};
        if (name)
            ca_part_value(part, table, *name);
        add_name(part, table, &all[i]);
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)finding->n);
        if (finding->audits_unknown)
            ca_table_none(part->set, table, "[z]");
        else
            ca_table_value(table, CA_CELL_NUMBER, (int64_t)share.n);
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)share.of);
        ca_part_share(part, table, finding->audits_unknown ? (ca_share){0} : share);
    }
    free(all);
    ca_findings_free(&findings);
}

static void add_by(const ca_report_part *part, size_t dimension)
{
    const ca_dimension *by = &part->summary->dimensions[dimension];
    const ca_map *groups = &part->framework->by[dimension];
    if ((by->field != CA_SERVICE_FIELD && by->field != CA_LOCALITY_FIELD && by->field != CA_TEAM_FIELD) ||
        !ca_part_has_groups(part, dimension))
        return;
    ca_table *table = ca_part_table_by(part, by, "themes", "Themes by", "themes of findings by");
    char *heading = ca_part_heading_of(by);
    ca_table_column(part->set, table, heading, CA_CELL_TEXT);
    free(heading);
    add_count_columns(part, table);
    size_t *order = ca_map_natural_order(groups);
    for (size_t i = 0; i < groups->count; i++) {
        const ca_map_entry *entry = &groups->entries[order[i]];
        add_counts(part, table, &entry->name, &((const ca_group_tally *)entry->thing)->all);
    }
    free(order);
}

/* --- changes -------------------------------------------------------------------------------------------------------- */

/* The last quarter, [1], and that immediately before. */
typedef struct {
    ca_slice names[2];
    const ca_tally *tallies[2];
    ca_findings findings[2];
    ca_text before;
} compared;

/* Reads the two quarters. Returns whether they can be compared. */
static bool compare(const ca_report_part *part, compared *c)
{
    const ca_map *quarters = &part->framework->total->quarters;
    bool known = ca_part_is_sample(part);
    *c = (compared){.names[1] = ca_quarter_latest(quarters)};
    ca_quarter_before(c->names[1], &c->before);
    c->names[0] = (ca_slice){ca_text_words(&c->before), c->before.size};
    for (int i = 0; i < 2; i++) {
        c->tallies[i] = c->names[0].size ? ca_map_find(quarters, c->names[i]) : NULL;
        if (c->tallies[i])
            ca_findings_join_sections(&c->findings[i], &c->tallies[i]->findings);
        known = known && c->tallies[i] && c->tallies[i]->counts[CA_COUNT_RECORDS] && is_known(&c->findings[i]);
    }
    return known;
}

static ca_table *begin_changes(const ca_report_part *part, const compared *c)
{
    static const char *const quarters[] = {CA_THEMES_BEFORE, CA_THEMES_NOW};
    static const char *const counts[] = {"audits that found it", "audits", "%"};
    static const char *const typed[] = {"Findings now", "New, as typed", "Continuing, as typed", "Improved, as typed"};
    ca_table *table =
        ca_part_table(part, CA_CHANGES_THEMES, "Changes, themes", "themes of findings, and what has changed");
    ca_text months[2] = {{0}};
    for (int i = 0; i < 2; i++)
        ca_told_quarter(&months[i], c->names[i]);
    ca_table_note(
        part->set, table,
        "Audits that found the theme, in any section, as a share of all audits: %s against %s, the quarter "
        "immediately before. A change is clear if its 99%% interval excludes zero: with many rows, 95%% would "
        "mark some by chance. Beside it is what auditors typed of the findings now.",
        months[1].at, months[0].at);
    ca_table_column(part->set, table, "Kind", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Theme", CA_CELL_TEXT);
    for (int i = 0; i < 2; i++) {
        for (size_t j = 0; j < sizeof counts / sizeof *counts; j++) {
            ca_text heading = {0};
            ca_text_format(&heading, "%s, %s", quarters[i], counts[j]);
            ca_table_column(part->set, table, heading.at, j == 2 ? CA_CELL_PERCENT : CA_CELL_NUMBER);
            ca_text_free(&heading);
        }
        ca_text_free(&months[i]);
    }
    ca_part_change_columns(part, table, "99% interval");
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++)
        ca_table_column(part->set, table, typed[i], CA_CELL_NUMBER);
    table->wide = true;
    return table;
}

/* Adds the cells of a change. More audits with a strength are good news, and more with something to improve bad news. */
static void add_change(const ca_report_part *part, ca_table *table, const listed *one, const ca_change *change)
{
    bool good = (change->direction > 0) == ca_slice_is(one->kind, "strength");
    ca_part_change_of(part, table, change, false);
    if (change->to.size && change->clear && !change->few && one->kind.size)
        ca_table_tone(table, good ? CA_TONE_GOOD : CA_TONE_BAD);
}

static void add_changed(const ca_report_part *part, ca_table *table, const compared *c, const listed *one)
{
    ca_share shares[2];
    add_name(part, table, one);
    for (int i = 0; i < 2; i++) {
        shares[i] =
            (ca_share){audits_of(one->findings[i]), c->tallies[i]->counts[CA_COUNT_RECORDS], c->tallies[i]->population};
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)shares[i].n);
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)shares[i].of);
        ca_part_share(part, table, shares[i]);
    }
    ca_change change = ca_change_of_several(c->names[0], c->names[1], shares[0], shares[1], 1);
    add_change(part, table, one, &change);
    ca_table_value(table, CA_CELL_NUMBER, one->findings[1] ? (int64_t)one->findings[1]->n : 0);
    for (int i = 0; i < CA_FINDING_BEFORE_COUNT; i++)
        ca_table_value(table, CA_CELL_NUMBER, one->findings[1] ? (int64_t)one->findings[1]->before[i] : 0);
}

static void add_changes(const ca_report_part *part)
{
    compared c;
    size_t count = 0;
    bool known = compare(part, &c);
    listed *all = list_themes(&c.findings[0], &c.findings[1], &count);
    if (known && count) {
        ca_table *table = begin_changes(part, &c);
        for (size_t i = 0; i < count; i++)
            add_changed(part, table, &c, &all[i]);
    }
    free(all);
    for (int i = 0; i < 2; i++)
        ca_findings_free(&c.findings[i]);
    ca_text_free(&c.before);
}

static bool has_themes(const ca_findings *findings)
{
    for (size_t i = 0; i < findings->map.count; i++) {
        ca_slice section, kind, theme;
        ca_finding_key(&findings->map.entries[i], &section, &kind, &theme);
        if (theme.size)
            return true;
    }
    return false;
}

void ca_part_themes(const ca_report_part *part)
{
    if (!has_themes(&part->framework->total->all.findings))
        return;
    ca_table *table = ca_part_table(part, "themes", "Themes", "themes of findings");
    add_count_columns(part, table);
    add_counts(part, table, NULL, &part->framework->total->all);
    add_changes(part);
    for (size_t i = 0; i < part->summary->dimension_count; i++)
        add_by(part, i);
}
