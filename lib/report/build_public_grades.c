/* SPDX-License-Identifier: MIT */
/* The public tables of final grades, and the suppression of their small counts. */
#include "report/build_public_grades.h"

#include "report/public_editions.h"
#include "report/told.h"
#include "summary/summary_figures.h"

#include <stdlib.h>
#include <string.h>

/* The dimensions that may be public: a report shows the first that there is, and the quarters. Only one, because teams
 * are part of services, and case types of teams: two tables could be subtracted by a reader who knows which. Workers,
 * auditors, extra fields and other dimensions of a summary are never published. */
static const enum ca_field may_be_public[] = {CA_SERVICE_FIELD, CA_LOCALITY_FIELD, CA_TEAM_FIELD, CA_CASE_TYPE_FIELD};

/* Returns the index of the dimension of FIELD if audits have values in it, else the number of dimensions. */
static size_t dimension_of(const ca_public_part *p, enum ca_field field)
{
    size_t index = 0;
    while (index < p->part.summary->dimension_count &&
           (p->part.summary->dimensions[index].field != field || !ca_part_has_groups(&p->part, index)))
        index++;
    return index;
}

static void add_groups(ca_public_part *p, size_t dimension)
{
    const ca_map *map = &p->part.framework->by[dimension];
    ca_disclosed_table *table = &p->groups[p->group_count];
    p->dimensions[p->group_count++] = dimension;
    table->count = map->count;
    table->rows = ca_allocate(map->count, sizeof *table->rows);
    table->others = ca_allocate((size_t)p->rule.grades, sizeof *table->others);
    for (size_t i = 0; i < map->count; i++) {
        const ca_group_tally *group = map->entries[i].thing;
        table->rows[i].name = map->entries[i].name;
        table->rows[i].counts = &group->all.counts[p->part.layout->overall];
    }
}

/* A quarter that is not in the coded form is free text, which may name somebody. */
static bool quarters_are_sound(const ca_map *quarters)
{
    for (size_t i = 0; i < quarters->count; i++)
        if (quarters->entries[i].name.size && ca_quarter_read(quarters->entries[i].name) == CA_NO_QUARTER)
            return false;
    return true;
}

static void choose_groups(ca_public_part *p)
{
    size_t none = p->part.summary->dimension_count, index = dimension_of(p, CA_QUARTER_FIELD);
    if (index < none)
        add_groups(p, index);
    for (size_t i = 0; i < sizeof may_be_public / sizeof *may_be_public; i++) {
        index = dimension_of(p, may_be_public[i]);
        if (index < none) {
            add_groups(p, index);
            return;
        }
    }
}

/* Returns whether the counts of a tally are consistent: suppression relies on their sums. */
static bool adds_up(const ca_public_part *p, const uint64_t *counts)
{
    const ca_count_layout *layout = p->part.layout;
    uint64_t audits = counts[CA_COUNT_NOT_GRADED];
    for (int i = 0; i < layout->grade_count; i++)
        audits += counts[layout->overall + (size_t)i];
    bool sound = (audits == counts[CA_COUNT_RECORDS] || !layout->grade_count) &&
                 counts[CA_COUNT_ACTIONS_DONE] <= counts[CA_COUNT_ACTIONS];
    for (int i = 0; i < layout->question_count; i++)
        sound = sound && ca_count_asked(layout, counts, i) <= counts[CA_COUNT_RECORDS];
    return sound;
}

/* A summary has the counts by quarter twice, and changes are computed from one of them. */
static bool is_sound(const ca_public_part *p)
{
    const ca_count_layout *layout = p->part.layout;
    bool sound = adds_up(p, p->part.framework->total->all.counts);
    for (size_t i = 0; i < p->group_count; i++) {
        const ca_map *map = &p->part.framework->by[p->dimensions[i]];
        bool quarters = p->part.summary->dimensions[p->dimensions[i]].field == CA_QUARTER_FIELD;
        for (size_t j = 0; j < map->count && sound; j++) {
            const ca_group_tally *group = map->entries[j].thing;
            const ca_tally *again = ca_map_find(&p->part.framework->total->quarters, map->entries[j].name);
            sound = adds_up(p, group->all.counts);
            for (int k = 0; quarters && again && k < layout->grade_count; k++)
                sound = sound && again->counts[layout->overall + (size_t)k] == p->groups[i].rows[j].counts[k];
        }
        for (int k = 0; k < layout->grade_count; k++) {
            uint64_t sum = 0;
            for (size_t j = 0; j < map->count; j++)
                sum += p->groups[i].rows[j].counts[k];
            sound = sound && sum == p->whole[k];
        }
    }
    return sound;
}

/* Sets what a table withholds, given the earlier editions. */
static void withhold_by_editions(const ca_public_part *p, ca_disclosed_table *table, const char *name)
{
    const unsigned own = table->withheld;
    unsigned withheld = 0;
    for (size_t i = 0; i < table->count; i++) {
        const ca_disclosed_row *row = &table->rows[i];
        if (!row->folded && !row->apart && ca_disclosure_total(&p->rule, row->counts))
            withheld |=
                ca_public_row_withholds(p, &(ca_public_row){name, row->name, &p->rule, p->grade_ids, row->counts}, own);
    }
    /* An edition published the sum of the small rows: it is what the other rows leave of the whole. */
    table->withheld = table->folded ? withheld | own : withheld;
    table->withheld |= ca_public_table_withholds(p, name, table->folded > 0);
}

/* Sets what the overall grades and the tables by group withhold. Returns -1 if a table does not add up. */
static int disclose(ca_public_part *p)
{
    p->whole_withheld = ca_public_row_withholds(
        p, &(ca_public_row){"overall", {"", 0}, &p->rule, p->grade_ids, p->whole}, ca_disclose_row(&p->rule, p->whole));
    for (size_t i = 0; i < p->group_count; i++) {
        const ca_dimension *dimension = &p->part.summary->dimensions[p->dimensions[i]];
        ca_disclosed_table *table = &p->groups[i];
        ca_text name = {0};
        for (size_t j = 0; dimension->field == CA_QUARTER_FIELD && j < table->count; j++)
            table->rows[j].apart = ca_public_quarter_was_published(p, table->rows[j].name, &table->rows[j].withheld);
        if (ca_disclose_table(&p->rule, p->whole, p->whole_withheld, table) < 0)
            return -1;
        ca_by_name(&name, NULL, dimension);
        withhold_by_editions(p, table, name.at);
        ca_text_free(&name);
    }
    return 0;
}

static int too_few(const ca_public_part *p, ca_error *error)
{
    return ca_error_set(error,
                        "%s: there are too few audits to publish without revealing single cases, so "
                        "nothing is written; those of more quarters together may be enough",
                        p->part.layout->id);
}

int ca_public_begin(ca_public_part *p, ca_error *error)
{
    const ca_count_layout *layout = p->part.layout;
    const ca_summary *summary = p->part.summary;
    const uint64_t *counts = p->part.framework->total->all.counts;
    p->rule = (ca_disclosure_rule){layout->grade_count, layout->good, p->part.options->most_small,
                                   p->part.options->least_row};
    p->whole = &counts[layout->overall];
    p->groups = ca_allocate(summary->dimension_count, sizeof *p->groups);
    p->dimensions = ca_allocate(summary->dimension_count, sizeof *p->dimensions);
    p->grade_ids = ca_allocate((size_t)layout->grade_count, sizeof *p->grade_ids);
    for (int i = 0; i < layout->grade_count; i++)
        p->grade_ids[i] = layout->grades[i].id;
    bool judges = ca_framework_has_overall(p->part.framework);
    if (judges)
        choose_groups(p);
    if (!quarters_are_sound(&p->part.framework->total->quarters))
        return ca_error_set(error,
                            "%s: a quarter is not written like 2017-18 Q2, and its text could be "
                            "anything; audit-validate names the records (quarter-form)",
                            layout->id);
    if (!is_sound(p) || disclose(p) < 0)
        return ca_error_set(error, "%s: the counts of the summary do not add up; it was changed by hand, or is damaged",
                            layout->id);
    if (ca_public_few(p, counts[CA_COUNT_RECORDS]))
        return too_few(p, error);
    ca_public_enter_part(p);
    return ca_public_check_editions(p, error);
}

void ca_public_end(ca_public_part *p)
{
    for (size_t i = 0; i < p->group_count; i++) {
        free(p->groups[i].rows);
        free(p->groups[i].others);
    }
    free(p->groups);
    free(p->dimensions);
    free(p->grade_ids);
}

static void overall_row(ca_public_part *p, ca_table *table, const char *what, uint64_t n, const ca_share *of,
                        bool withheld)
{
    ca_table_words(p->part.set, table, what);
    ca_public_count(p, table, n, withheld);
    ca_share share = {n, of ? of->of : 0, of ? of->population : 0};
    ca_public_share(p, table, share, withheld && of);
}

void ca_public_overall(ca_public_part *p)
{
    const ca_count_layout *layout = p->part.layout;
    const ca_tally *all = &p->part.framework->total->all;
    ca_share good = ca_tally_good(all, layout);
    bool judges = ca_framework_has_overall(p->part.framework);
    ca_table *table = ca_part_table(&p->part, "overall", "Overall", judges ? "overall grades" : "audits");
    ca_public_column(p, table, judges ? "Overall grade" : "What", CA_CELL_TEXT, 0);
    ca_public_column(p, table, "Audits", CA_CELL_NUMBER, judges ? CA_NOTE_FORMS : 0);
    if (!judges) {
        if (layout->grade_count)
            ca_table_note(p->part.set, table, "This audit tool gives no overall judgement.");
        ca_table_words(p->part.set, table, "All audits");
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)all->counts[CA_COUNT_RECORDS]);
        return;
    }
    ca_public_share_columns(p, table, "%", CA_NOTE_GOOD);
    for (int i = 0; i < layout->grade_count; i++)
        overall_row(p, table, layout->grades[i].title, p->whole[i], &good,
                    ca_withholds_grade(&p->rule, p->whole_withheld, i));
    overall_row(p, table, "Good or better", good.n, &good, p->whole_withheld & CA_WITHHELD_SPLIT);
    overall_row(p, table, "All with a final grade", good.of, NULL, false);
    /* The number concerns forms, not children, and readers could compute it: a question may have more grades than
     * there are final grades. So it is published even if it is small. */
    overall_row(p, table, "Without a final grade", all->counts[CA_COUNT_NOT_GRADED], NULL, false);
    overall_row(p, table, "All audits", all->counts[CA_COUNT_RECORDS], NULL, false);
    ca_public_enter(p, &(ca_public_row){"overall", {"", 0}, &p->rule, p->grade_ids, p->whole}, p->whole_withheld);
}

static unsigned row_withholds(const ca_disclosed_table *rows, size_t row)
{
    return rows->rows[row].folded  ? (unsigned)CA_WITHHELD_GRADES
           : rows->rows[row].apart ? rows->rows[row].withheld
                                   : rows->withheld;
}

/* Returns what the row of this name withholds; all grades if it is added up with others. */
static unsigned named_withholds(const ca_disclosed_table *rows, ca_slice name)
{
    for (size_t i = 0; i < rows->count; i++)
        if (ca_slice_equal(rows->rows[i].name, name))
            return row_withholds(rows, i);
    return CA_WITHHELD_GRADES;
}

/* A change reveals both quarters, so it is withheld if one of them is. */
static void add_change(ca_public_part *p, ca_table *table, const ca_disclosed_table *rows, ca_slice quarter)
{
    ca_text before = {0};
    ca_change change = ca_change_of(&p->part.framework->total->quarters, &quarter, p->part.layout, &before);
    if (!ca_part_is_sample(&p->part)) {
        ca_text_free(&before);
        return;
    }
    unsigned withheld = named_withholds(rows, quarter) | named_withholds(rows, change.from);
    if (change.to.size && withheld & CA_WITHHELD_SPLIT)
        ca_public_withhold(p, table, 4);
    else
        ca_part_change(&p->part, table, &change);
    ca_text_free(&before);
}

static void add_row(ca_public_part *p, ca_table *table, ca_share good, const uint64_t *counts, unsigned withheld)
{
    if (!good.of)
        withheld = 0;
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)good.of);
    ca_public_grades(p, table, counts, withheld);
    ca_public_count(p, table, good.n, withheld & CA_WITHHELD_SPLIT);
    ca_public_share(p, table, good, withheld & CA_WITHHELD_SPLIT);
    ca_part_target(&p->part, table);
}

/* Adds the rows of single groups, then the row of the small groups, added up. */
static void add_rows(ca_public_part *p, ca_table *table, const ca_disclosed_table *rows, const ca_map *map,
                     const char *name, bool quarters)
{
    size_t *order = ca_map_natural_order(map);
    for (size_t place = 0; place < rows->count; place++) {
        size_t i = order[place];
        const ca_group_tally *group = map->entries[i].thing;
        if (rows->rows[i].folded)
            continue;
        ca_part_value(&p->part, table, rows->rows[i].name);
        add_row(p, table, ca_tally_good(&group->all, p->part.layout), rows->rows[i].counts, row_withholds(rows, i));
        ca_public_enter(p, &(ca_public_row){name, rows->rows[i].name, &p->rule, p->grade_ids, rows->rows[i].counts},
                        row_withholds(rows, i));
        if (quarters)
            add_change(p, table, rows, rows->rows[i].name);
    }
    free(order);
    if (!rows->folded)
        return;
    ca_share good = {ca_disclosure_good(&p->rule, rows->others), ca_disclosure_total(&p->rule, rows->others), 0};
    ca_table_words(p->part.set, table, CA_OTHERS_TOGETHER);
    add_row(p, table, good, rows->others, rows->withheld);
    ca_public_enter_others(p, name, rows->others, rows->withheld);
    if (quarters)
        ca_part_change(&p->part, table, &(ca_change){.clear = false});
    ca_table_note(p->part.set, table,
                  "Others together: %s with fewer than %s audits, or added so that none of these can be worked out.",
                  ca_told_things_in(&p->part.set->arena, rows->folded, "group", "groups"),
                  ca_told_count_in(&p->part.set->arena, p->rule.least));
}

static void add_headings(ca_public_part *p, ca_table *table, const char *what, bool quarters)
{
    ca_public_column(p, table, what, CA_CELL_TEXT, 0);
    ca_public_column(p, table, "With a final grade", CA_CELL_NUMBER, 0);
    ca_public_grade_columns(p, table);
    ca_public_column(p, table, "Good or better, audits", CA_CELL_NUMBER, 0);
    ca_table_narrow(table, CA_NARROW_OUT, 0, NULL);
    ca_public_share_columns(p, table, "Good or better, %", CA_NOTE_GOOD);
    ca_part_target_columns(&p->part, table);
    if (quarters && ca_part_is_sample(&p->part)) {
        ca_public_column(p, table, "Change, points", CA_CELL_POINTS, CA_NOTE_CHANGE);
        ca_table_narrow(table, CA_NARROW_ALONE, CA_SPARE_CHANGE, NULL);
        ca_public_column(p, table, "Change, 95% interval from", CA_CELL_POINTS, CA_NOTE_CHANGE);
        ca_table_narrow(table, CA_NARROW_BOUND, 0, NULL);
        ca_public_column(p, table, "Change, 95% interval to", CA_CELL_POINTS, CA_NOTE_CHANGE);
        ca_table_narrow(table, CA_NARROW_BOUND, 0, NULL);
        ca_public_column(p, table, "Change, in words", CA_CELL_TEXT, CA_NOTE_CHANGE);
    }
}

/* Returns whether all quarters publish how many audits were good or better. */
static bool all_are_published(const ca_disclosed_table *rows)
{
    unsigned withheld = 0;
    for (size_t i = 0; i < rows->count; i++)
        withheld |= row_withholds(rows, i);
    return !(withheld & CA_WITHHELD_SPLIT);
}

void ca_public_groups(ca_public_part *p)
{
    for (size_t i = 0; i < p->group_count; i++) {
        const ca_dimension *dimension = &p->part.summary->dimensions[p->dimensions[i]];
        const ca_map *map = &p->part.framework->by[p->dimensions[i]];
        bool quarters = dimension->field == CA_QUARTER_FIELD;
        ca_text name = {0}, heading = {0};
        ca_by_name(&name, NULL, dimension);
        ca_text_add(&heading, dimension->name);
        heading.at[0] = (char)(heading.at[0] - 'a' + 'A');
        ca_table *table = ca_part_table_by(&p->part, dimension, NULL, "By", "overall grades by");
        add_headings(p, table, heading.at, quarters);
        add_rows(p, table, &p->groups[i], map, name.at, quarters);
        ca_spell_groups(p->part.set, table, dimension->field);
        bool all_stand = p->groups[i].folded == 0;
        if (quarters && all_are_published(&p->groups[i]))
            ca_part_note_trend(&p->part, table); /* computed from all quarters */
        /* In a line chart, the quarters added up would seem to be the last one. */
        if (dimension->field != CA_CASE_TYPE_FIELD && (!quarters || all_stand))
            ca_part_chart_good(&p->part, table, dimension->name);
        ca_text_free(&name);
        ca_text_free(&heading);
    }
}
