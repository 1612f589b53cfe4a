/* SPDX-License-Identifier: MIT */
/* Tables by area. */
#include "report/build_areas.h"

#include "data/figure_limits.h"
#include "summary/summary_figures.h"

#include <string.h>

const ca_framework *ca_part_framework(const ca_report_part *part)
{
    const ca_library *library = part->options->library;
    const ca_framework *framework = library ? ca_library_find(library, ca_slice_of(part->layout->id)) : NULL;
    return framework && strcmp(framework->digest, part->layout->digest) == 0 ? framework : NULL;
}

/* The grades of an area: in some audits, or in those of one quarter. */
typedef struct {
    uint64_t grades[CA_SCALE_MOST];
    ca_share good;
    int each; /* the most grades that an audit has in the area: its questions that have any; at least 1 */
} counted;

/* Returns whether there are any. */
static bool count_grades(counted *to, const ca_report_part *part, const uint64_t *counts)
{
    uint64_t before = to->good.of;
    for (int i = 0; i < part->layout->grade_count; i++) {
        to->grades[i] += counts[i];
        to->good.of += counts[i];
        to->good.n += i >= part->layout->good ? counts[i] : 0;
    }
    return to->good.of > before;
}

/* Adds the grades of a tally, if there is one. */
static void count_tally(counted *to, const ca_report_part *part, const ca_area *area, const ca_tally *tally)
{
    int each = 0;
    if (!tally)
        return;
    if (!area->question_count)
        (void)count_grades(to, part, tally->counts + part->layout->overall);
    for (int i = 0; i < area->question_count; i++)
        each += count_grades(to, part, tally->counts + ca_count_answer(part->layout, area->questions[i], 0));
    to->each = each > to->each ? each : to->each;
    to->good.population = tally->population;
}

/* Counts the grades of an area in QUARTER, or in all audits if that is empty. Open cases by type and quarter are not known, so
 * the interval of such a quarter is that of a sample of many. */
static counted count_area(const ca_report_part *part, const ca_area *area, ca_slice quarter)
{
    counted c = {.each = 1};
    const ca_group_tally *total = part->framework->total;
    if (!area->case_types) {
        count_tally(&c, part, area, quarter.size ? ca_map_find(&total->quarters, quarter) : &total->all);
        c.good.population *= (uint64_t)c.each; /* each open case would have as many grades */
        return c;
    }
    for (size_t i = 0; i < part->summary->dimension_count; i++) {
        const ca_map *types = &part->framework->by[i];
        for (size_t j = 0; part->summary->dimensions[i].field == CA_CASE_TYPE_FIELD && j < types->count; j++) {
            const ca_group_tally *group = types->entries[j].thing;
            int type = ca_index_in(ca_case_types, types->entries[j].name);
            if (type >= 0 && (area->case_types >> type & 1))
                count_tally(&c, part, area, quarter.size ? ca_map_find(&group->quarters, quarter) : &group->all);
        }
    }
    c.good.population = 0;
    return c;
}

/* Adds a percentage and its interval. An audit may have several grades in an area, which are likely to be alike, so it counts
 * as one: the interval is as wide as if all its grades were the same. */
static void add_share(const ca_report_part *part, ca_table *table, const counted *c, bool interval)
{
    int64_t bounds[2];
    const ca_share good = c->good;
    bool few = good.of < (uint64_t)c->each * CA_LEAST_AUDITS;
    bool known = ca_share_interval_of_several(good, c->each, &bounds[0], &bounds[1]);
    if (few)
        ca_table_none(part->set, table, good.of ? CA_TOO_FEW : "[z]");
    else
        ca_part_share(part, table, good);
    for (int i = 0; i < 2 && interval && ca_part_is_sample(part); i++) {
        if (known && !few)
            ca_table_value(table, CA_CELL_PERCENT, bounds[i]);
        else
            ca_table_none(part->set, table, good.of ? CA_TOO_FEW : "[z]");
    }
}

static const char *grade_that_counts(const ca_report_part *part, const ca_area *area)
{
    return area->question_count                        ? NULL
           : ca_framework_has_overall(part->framework) ? "The final grade"
                                                       : "No grade: there are no final grades";
}

/* Adds a cell that says what is counted in an area: "Risk; The Quality of Assessment", "The final grade, of audits of CP". */
static void add_what(const ca_report_part *part, ca_table *table, const ca_area *area)
{
    ca_text words = {0};
    const char *grade = grade_that_counts(part, area);
    if (grade)
        ca_text_add(&words, grade);
    for (int i = 0; i < area->question_count; i++)
        ca_text_format(&words, "%s%s", i ? "; " : "", part->layout->questions[area->questions[i]].title);
    for (int i = 0, any = 0; i < CA_TYPE_COUNT; i++)
        if (area->case_types >> i & 1) {
            ca_slice type = ca_group_words(part->set, CA_CASE_TYPE_FIELD, ca_slice_of(ca_case_types[i]));
            ca_text_add(&words, any++ ? ", " : "; only of audits of ");
            ca_text_append(&words, type.at, type.size);
        }
    ca_table_words(part->set, table, words.at);
    ca_text_free(&words);
}

static void add_name(const ca_report_part *part, ca_table *table, const ca_area_map *map, const ca_area *area)
{
    if (map->standards)
        ca_table_value(table, CA_CELL_NUMBER, area->number);
    ca_table_words(part->set, table, area->title);
}

static void add_name_columns(const ca_report_part *part, ca_table *table, const ca_area_map *map)
{
    if (map->standards)
        ca_table_column(part->set, table, "Number", CA_CELL_NUMBER);
    ca_table_column(part->set, table, map->standards ? "Standard" : "Area", CA_CELL_TEXT);
}

/* Returns whether a standard has no questions: there is nothing to count. */
static bool is_empty(const ca_area *area)
{
    return !area->question_count && !area->case_types;
}

static void note_empty(const ca_report_part *part, ca_table *table, const ca_area_map *map)
{
    ca_text words = {0};
    for (int i = 0; i < map->area_count; i++)
        if (is_empty(&map->areas[i]))
            ca_text_format(&words, "%s%s", words.size ? "; " : "", map->areas[i].title);
    if (words.size)
        ca_table_note(part->set, table, "No question of this audit tool is about: %s.", words.at);
    ca_text_free(&words);
}

/* Adds a note with the graded questions that are in no area, if the areas are of questions. */
static void note_unmapped(const ca_report_part *part, ca_table *table, const ca_area_map *map)
{
    ca_text words = {0};
    bool types = false;
    for (int i = 0; i < part->layout->question_count; i++) {
        bool mapped = part->layout->questions[i].type != CA_QUESTION_GRADE;
        for (int j = 0; j < map->area_count; j++)
            for (int k = 0; !mapped && k < map->areas[j].question_count; k++)
                mapped = map->areas[j].questions[k] == i;
        if (!mapped)
            ca_text_format(&words, "%s%s", words.size ? "; " : "", part->layout->questions[i].title);
    }
    for (int j = 0; j < map->area_count; j++)
        types |= map->areas[j].case_types != 0;
    if (words.size && !types)
        ca_table_note(part->set, table, "Questions that are not counted here: %s.", words.at);
    ca_text_free(&words);
}

static ca_table *begin_table(const ca_report_part *part, const ca_area_map *map, bool changes)
{
    ca_text names[3] = {{0}};
    ca_text_format(&names[0], "%sareas-%s", changes ? "changes-" : "", map->id);
    ca_text_format(&names[1], "%s%s", changes ? "Changes, " : "", map->title);
    ca_text_format(&names[2], "%s%s", changes ? "what has changed: " : "", map->title);
    ca_table *table = ca_part_table(part, names[0].at, names[1].at, names[2].at);
    for (int i = 0; i < 3; i++)
        ca_text_free(&names[i]);
    return table;
}

static void note_once(const ca_report_part *part, ca_table *table, const ca_area_map *map)
{
    bool several = false;
    for (int i = 0; i < map->area_count; i++)
        several |= map->areas[i].question_count > 1;
    if (several)
        ca_table_note(part->set, table,
                      "One audit counts once for each question of an area that it grades. Its grades are likely to be "
                      "alike, so that the intervals are as wide as if it counted once.");
}

static void add_map(const ca_report_part *part, const ca_area_map *map)
{
    ca_table *table = begin_table(part, map, false);
    table->map = ca_arena_copy(&part->set->arena, map->title, strlen(map->title));
    note_once(part, table, map);
    note_empty(part, table, map);
    note_unmapped(part, table, map);
    add_name_columns(part, table, map);
    for (int i = 0; i < part->layout->grade_count; i++)
        ca_table_column(part->set, table, part->layout->grades[i].title, CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Graded", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Good or better, %", CA_CELL_PERCENT);
    ca_part_bound_columns(part, table);
    ca_table_column(part->set, table, "What is counted", CA_CELL_TEXT);
    for (int i = 0; i < map->area_count; i++) {
        const ca_area *area = &map->areas[i];
        if (is_empty(area))
            continue;
        counted c = count_area(part, area, (ca_slice){"", 0});
        add_name(part, table, map, area);
        for (int j = 0; j < part->layout->grade_count; j++)
            ca_table_value(table, CA_CELL_NUMBER, (int64_t)c.grades[j]);
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)c.good.of);
        add_share(part, table, &c, true);
        add_what(part, table, area);
    }
    if (table->row_count)
        ca_part_chart_areas(part, table, map->standards ? "Standard" : "Area", map->id, map->title);
}

/* The last quarter with audits, and the one immediately before. */
typedef struct {
    ca_slice last, before;
    ca_text words;
} two_quarters;

static two_quarters quarters_of(const ca_report_part *part)
{
    two_quarters q = {.last = ca_quarter_latest(&part->framework->total->quarters)};
    ca_quarter_before(q.last, &q.words);
    q.before = (ca_slice){ca_text_words(&q.words), q.words.size};
    return q;
}

static ca_change change_of(const two_quarters *q, const counted *then, const counted *now)
{
    if (!q->before.size || !q->last.size)
        return (ca_change){0};
    return ca_change_of_several(q->before, q->last, then->good, now->good,
                                then->each > now->each ? then->each : now->each);
}

static void add_change_row(const ca_report_part *part, ca_table *table, const ca_area *area, const two_quarters *q)
{
    const counted two[] = {count_area(part, area, q->before), count_area(part, area, q->last)};
    ca_change change = change_of(q, &two[0], &two[1]);
    for (int i = 0; i < 2; i++) {
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)two[i].good.of);
        add_share(part, table, &two[i], false);
    }
    ca_part_change(part, table, &change);
}

static void add_map_changes(const ca_report_part *part, const ca_area_map *map, const two_quarters *q)
{
    ca_table *table = begin_table(part, map, true);
    ca_table_note(part->set, table,
                  "Good or better, %% of the grades: %.*s against %.*s, the quarter immediately before. A change is "
                  "clear if its 99%% interval excludes zero: with many rows, 95%% would mark some by chance.",
                  (int)q->last.size, q->last.at, (int)q->before.size, q->before.at);
    note_once(part, table, map);
    add_name_columns(part, table, map);
    ca_table_column(part->set, table, "Quarter before, graded", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Quarter before, %", CA_CELL_PERCENT);
    ca_table_column(part->set, table, "This quarter, graded", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "This quarter, %", CA_CELL_PERCENT);
    ca_part_change_columns(part, table, "99% interval");
    for (int i = 0; i < map->area_count; i++)
        if (!is_empty(&map->areas[i])) {
            add_name(part, table, map, &map->areas[i]);
            add_change_row(part, table, &map->areas[i], q);
        }
}

/* Returns whether a quarter has a grade in any area. */
static bool has_grades(const ca_report_part *part, const ca_area_map *map, ca_slice quarter)
{
    for (int i = 0; quarter.size && i < map->area_count; i++)
        if (!is_empty(&map->areas[i]) && count_area(part, &map->areas[i], quarter).good.of)
            return true;
    return false;
}

void ca_part_maps(const ca_report_part *part)
{
    const ca_framework *framework = ca_part_framework(part);
    two_quarters q = quarters_of(part);
    for (int i = 0; framework && i < framework->map_count; i++) {
        const ca_area_map *map = &framework->maps[i];
        if (!has_grades(part, map, q.last) && !part->framework->total->all.counts[CA_COUNT_RECORDS])
            continue;
        add_map(part, map);
        if (ca_part_is_sample(part) && has_grades(part, map, q.before) && has_grades(part, map, q.last))
            add_map_changes(part, map, &q);
    }
    ca_text_free(&q.words);
}

void ca_part_areas(const ca_report_part *part)
{
    const ca_map *quarters = &part->framework->total->quarters;
    ca_slice last = ca_quarter_latest(quarters);
    const ca_tally *now = last.size ? ca_map_find(quarters, last) : &part->framework->total->all;
    ca_text before = {0};
    ca_table *table = ca_part_table(part, "areas", "Areas", "good or better by area");
    if (last.size)
        ca_table_note(part->set, table,
                      "Of the audits of %.*s. Change is since the quarter immediately before; it is clear "
                      "if its 99%% interval excludes zero: with many rows, 95%% would mark some by chance.",
                      (int)last.size, last.at);
    ca_table_column(part->set, table, "Area", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Graded", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Good or better", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Good or better, %", CA_CELL_PERCENT);
    ca_part_bound_columns(part, table);
    ca_part_change_columns(part, table, "99% interval");
    for (int i = 0; i < part->layout->question_count; i++) {
        ca_share shares[2];
        if (part->layout->questions[i].type != CA_QUESTION_GRADE)
            continue;
        ca_share good = ca_tally_good_answers(now, part->layout, i);
        ca_change change = ca_change_at(ca_change_of_answers(quarters, part->layout, i, &before, shares), CA_Z_99);
        ca_table_words(part->set, table, part->layout->questions[i].title);
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)good.of);
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)good.n);
        ca_part_share(part, table, good);
        ca_part_bounds(part, table, good);
        ca_part_change(part, table, &change);
    }
    ca_text_free(&before);
}
