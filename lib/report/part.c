/* SPDX-License-Identifier: MIT */
/* The part of a report on one framework: what its tables and charts are built with. */
#include "report/part.h"

#include "data/figure_limits.h"
#include "report/told.h"
#include "summary/summary_figures.h"

#include <stdlib.h>
#include <string.h>

bool ca_framework_is_reported(const ca_summary *summary, const ca_framework_tally *framework)
{
    bool any = false;
    for (size_t i = 0; i < summary->frameworks.count; i++)
        any |=
            ((const ca_framework_tally *)summary->frameworks.entries[i].thing)->total->all.counts[CA_COUNT_RECORDS] > 0;
    return !any || framework->total->all.counts[CA_COUNT_RECORDS] > 0;
}

ca_table *ca_part_table(const ca_report_part *part, const char *name, const char *sheet, const char *title)
{
    ca_text names[3] = {{0}};
    const char *id = part->layout->id;
    ca_text_format(&names[0], part->several ? "%s-%s" : "%s", name, id);
    ca_text_format(&names[1], part->several ? "%s %s" : "%s", sheet, id);
    ca_text_format(&names[2], "%s: %s", part->layout->title, title);
    ca_table *table = ca_tables_add(part->set, names[0].at, names[1].at, names[2].at);
    table->tool = ca_arena_copy(&part->set->arena, id, strlen(id));
    for (int i = 0; i < 3; i++)
        ca_text_free(&names[i]);
    return table;
}

void ca_by_name(ca_text *to, const char *what, const ca_dimension *dimension)
{
    ca_text_format(to, "%s%sby-%s", what ? what : "", what ? "-" : "", dimension->name);
}

ca_table *ca_part_table_by(const ca_report_part *part, const ca_dimension *dimension, const char *what,
                           const char *sheet, const char *title)
{
    char *heading = ca_part_heading_of(dimension);
    ca_text names[3] = {{0}};
    ca_by_name(&names[0], what, dimension);
    ca_text_format(&names[1], "%s %s", sheet, dimension->name);
    ca_text_format(&names[2], "%s %s", title, heading);
    ca_table *table = ca_part_table(part, names[0].at, names[1].at, names[2].at);
    for (int i = 0; i < 3; i++)
        ca_text_free(&names[i]);
    free(heading);
    return table;
}

/* Adds a chart of TABLE. Its names follow the same rule as those of tables; BY names the rows ("team"), and so does SHEET. */
static ca_chart *ca_part_chart(const ca_report_part *part, enum ca_chart_kind kind, const ca_table *table,
                               const char *by, const char *sheet, const char *title, const char *instead)
{
    ca_text names[3] = {{0}};
    const char *id = part->layout->id;
    ca_text_format(&names[0], part->several ? "chart-%s-%s" : "chart-%s", by, id);
    ca_text_format(&names[1], part->several ? "Chart %s %s" : "Chart %s", sheet, id);
    ca_text_format(&names[2], "%s: %s", part->layout->title, title);
    ca_chart *chart = ca_chart_add(part->set, names[0].at, names[1].at, kind, table);
    ca_chart_words(part->set, chart, names[2].at, instead);
    for (int i = 0; i < 3; i++)
        ca_text_free(&names[i]);
    return chart;
}

ca_slice ca_value_or_blank(ca_slice value)
{
    return value.size ? value : ca_slice_of("(not filled in)");
}

ca_slice ca_group_words(ca_tables *set, enum ca_field field, ca_slice value)
{
    int type = set->labels && field == CA_CASE_TYPE_FIELD ? ca_index_in(ca_case_types, value) : -1;
    if (type < 0)
        return ca_value_or_blank(value);
    ca_text words = {0};
    ca_text_format(&words, "%s (%s)", ca_case_type_titles[type], ca_case_types[type]);
    ca_slice kept = {ca_arena_copy(&set->arena, words.at, words.size), words.size};
    ca_text_free(&words);
    return kept;
}

void ca_spell_groups(ca_tables *set, ca_table *table, enum ca_field field)
{
    for (size_t row = 0; row < table->row_count; row++) {
        ca_slice *text = &table->cells[row * table->column_count].text;
        *text = ca_group_words(set, field, *text);
    }
}

void ca_part_value(const ca_report_part *part, ca_table *table, ca_slice value)
{
    ca_table_text(part->set, table, ca_value_or_blank(value));
}

/* Returns the shorthand in place of a percentage: of too few audits, or of none. */
static const char *absence_of(ca_share share)
{
    return share.of ? CA_TOO_FEW : "[z]";
}

/* A public form has tenths only: a whole percentage from the counts would tell more of them. */
static void share_cell(const ca_report_part *part, ca_table *table, ca_share share)
{
    if (part->set->audience == CA_INTERNAL)
        ca_table_share(part->set, table, share.n, share.of);
    else
        ca_table_value(table, CA_CELL_PERCENT, ca_percent_tenths(share.n, share.of));
}

void ca_part_share(const ca_report_part *part, ca_table *table, ca_share share)
{
    if (share.of >= CA_LEAST_AUDITS)
        share_cell(part, table, share);
    else
        ca_table_none(part->set, table, absence_of(share));
}

void ca_part_grade_columns(const ca_report_part *part, ca_table *table)
{
    for (int i = 0; i < part->layout->grade_count; i++) {
        ca_table_column(part->set, table, part->layout->grades[i].title, CA_CELL_NUMBER);
        ca_table_narrow(table, CA_NARROW_ALONE, CA_SPARE_GRADES, NULL);
    }
}

void ca_part_spare_column(const ca_report_part *part, ca_table *table, const char *heading, int spare)
{
    ca_table_column(part->set, table, heading, CA_CELL_NUMBER);
    ca_table_narrow(table, CA_NARROW_ALONE, spare, NULL);
}

char *ca_part_heading_of(const ca_dimension *dimension)
{
    const char *name = dimension->head ? dimension->head : dimension->name;
    char *heading = ca_copy(name, strlen(name));
    for (char *at = heading; *at; at++)
        if (*at == '_')
            *at = ' ';
    return heading;
}

bool ca_part_is_sample(const ca_report_part *part)
{
    return part->summary->kind == CA_FULL;
}

void ca_part_bound_columns(const ca_report_part *part, ca_table *table)
{
    if (!ca_part_is_sample(part))
        return;
    ca_table_column(part->set, table, "95% interval from", CA_CELL_PERCENT);
    ca_table_narrow(table, CA_NARROW_BOUND, 0, NULL);
    ca_table_column(part->set, table, "95% interval to", CA_CELL_PERCENT);
    ca_table_narrow(table, CA_NARROW_BOUND, 0, NULL);
}

void ca_part_bounds(const ca_report_part *part, ca_table *table, ca_share share)
{
    int64_t bounds[2];
    bool known = ca_share_interval(share, &bounds[0], &bounds[1]);
    for (int i = 0; i < 2 && ca_part_is_sample(part); i++) {
        if (known && share.of >= CA_LEAST_AUDITS)
            ca_table_value(table, CA_CELL_PERCENT, bounds[i]);
        else
            ca_table_none(part->set, table, absence_of(share));
    }
}

void ca_part_change_columns(const ca_report_part *part, ca_table *table, const char *interval)
{
    ca_text bounds[2] = {{0}};
    if (!ca_part_is_sample(part))
        return;
    ca_table_column(part->set, table, "Change, points", CA_CELL_POINTS);
    ca_table_narrow(table, CA_NARROW_ALONE, CA_SPARE_CHANGE, NULL);
    for (int i = 0; i < 2; i++) {
        ca_text_format(&bounds[i], "Change, %s %s", interval, i ? "to" : "from");
        ca_table_column(part->set, table, bounds[i].at, CA_CELL_POINTS);
        ca_table_narrow(table, CA_NARROW_BOUND, 0, NULL);
        ca_text_free(&bounds[i]);
    }
    ca_table_column(part->set, table, "Change, in words", CA_CELL_TEXT);
}

void ca_part_change(const ca_report_part *part, ca_table *table, const ca_change *change)
{
    ca_part_change_of(part, table, change, true);
}

void ca_part_change_of(const ca_report_part *part, ca_table *table, const ca_change *change, bool news)
{
    const int64_t points[] = {change->points, change->low, change->high};
    if (!ca_part_is_sample(part))
        return;
    for (size_t i = 0; i < sizeof points / sizeof *points; i++) {
        if (change->few)
            ca_table_none(part->set, table, CA_TOO_FEW);
        else if (change->to.size)
            ca_table_value(table, CA_CELL_POINTS, points[i]);
        else
            ca_table_none(part->set, table, part->set->audience == CA_PUBLIC ? "[x]" : "[z]");
    }
    ca_table_words(part->set, table,
                   !change->to.size        ? "no comparison"
                   : change->few           ? "too few audits"
                   : !change->clear        ? CA_CHANGE_UNCLEAR
                   : change->direction > 0 ? CA_CLEAR_RISE
                                           : CA_CLEAR_FALL);
    if (news && change->to.size && change->clear && !change->few)
        ca_table_tone(table, change->direction > 0 ? CA_TONE_GOOD : CA_TONE_BAD);
}

/* The headings of the target's columns, one for each bound that is set: from, up to, or both. */
static const char *const headings[][2] = {
    {"Target, %", NULL}, {"Target at most, %", NULL}, {"Target from, %", "Target to, %"}};

/* Returns the headings for this target, or NULL if there is none. */
static const char *const *headings_of(ca_target aim)
{
    if (aim.least < 0)
        return NULL;
    return headings[aim.most == 100 ? 0 : aim.least == 0 ? 1 : 2];
}

bool ca_part_has_target(const ca_report_part *part)
{
    return ca_part_is_sample(part) && ca_framework_has_overall(part->framework) &&
           ca_count_layout_aim(part->layout).least >= 0;
}

void ca_part_target_columns(const ca_report_part *part, ca_table *table)
{
    const char *const *names = headings_of(ca_count_layout_aim(part->layout));
    for (int i = 0; i < 2 && ca_part_has_target(part) && names[i]; i++) {
        ca_table_column(part->set, table, names[i], CA_CELL_PERCENT);
        ca_table_narrow(table, CA_NARROW_OUT, 0, NULL);
    }
}

void ca_part_target(const ca_report_part *part, ca_table *table)
{
    ca_target aim = ca_count_layout_aim(part->layout);
    if (!ca_part_has_target(part))
        return;
    if (aim.least > 0)
        ca_table_value(table, CA_CELL_PERCENT, 10 * aim.least);
    if (aim.most < 100)
        ca_table_value(table, CA_CELL_PERCENT, 10 * aim.most);
}

void ca_part_no_target(const ca_report_part *part, ca_table *table)
{
    const char *const *names = headings_of(ca_count_layout_aim(part->layout));
    for (int i = 0; i < 2 && ca_part_has_target(part) && names[i]; i++)
        ca_table_none(part->set, table, "[z]");
}

static void ca_part_chart_target(const ca_report_part *part, ca_chart *chart)
{
    const char *const *names = headings_of(ca_count_layout_aim(part->layout));
    for (int i = 0; i < 2 && names && names[i]; i++)
        chart->targets[i] = ca_column_of(chart->table, names[i]);
}

void ca_part_question_columns(const ca_report_part *part, ca_table *table)
{
    if (part->layout->section_count)
        ca_table_column(part->set, table, "Section", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Number", CA_CELL_NUMBER);
    if (part->layout->section_count) /* the section tells questions of one title apart */
        ca_table_narrow(table, CA_NARROW_ALONE, CA_SPARE_NUMBER, NULL);
    ca_table_column(part->set, table, "Question", CA_CELL_TEXT);
}

static void name_section(const ca_report_part *part, ca_table *table, const char *id)
{
    const ca_count_layout *layout = part->layout;
    for (int i = 0; i < layout->section_count; i++)
        if (strcmp(layout->sections[i].id, id) == 0) {
            ca_table_words(part->set, table, layout->sections[i].title);
            return;
        }
    ca_table_none(part->set, table, "[z]");
}

void ca_part_question(const ca_report_part *part, ca_table *table, const ca_count_layout_question *question)
{
    if (part->layout->section_count)
        name_section(part, table, question->section);
    if (question->number)
        ca_table_value(table, CA_CELL_NUMBER, question->number);
    else
        ca_table_none(part->set, table, "[z]");
    ca_table_words(part->set, table, question->title);
}

bool ca_part_has_groups(const ca_report_part *part, size_t dimension)
{
    const ca_map *groups = &part->framework->by[dimension];
    return groups->count > 1 || (groups->count == 1 && groups->entries[0].name.size > 0);
}

void ca_part_note_trend(const ca_report_part *part, ca_table *table)
{
    ca_trend_figure trend = ca_trend_of(&part->framework->total->quarters, part->layout);
    ca_text z = {0}, sentence = {0};
    if (!trend.quarters || trend.few || !ca_part_is_sample(part))
        return;
    const char *words = !trend.clear  ? "has no clear trend"
                        : trend.z > 0 ? "is rising, more than chance would explain"
                                      : "is falling, more than chance would explain";
    ca_decimal_write(&z, ca_rounded((double)trend.z / 1000, 1), 1);
    ca_text_format(&sentence, "Over %d quarters, the share of good or better %s", trend.quarters, words);
    table->finding = ca_arena_copy(&part->set->arena, sentence.at, sentence.size);
    ca_table_note(part->set, table, "%s (Cochran-Armitage z %s).", table->finding, z.at);
    ca_text_free(&z);
    ca_text_free(&sentence);
}

void ca_part_chart_grades(const ca_report_part *part, const ca_table *table)
{
    ca_chart *chart = ca_part_chart(part, CA_CHART_STACKED, table, "question", "by question", "grades by question",
                                    "For each question, how many answers have each grade, as shares of the whole.");
    chart->category = (size_t)ca_column_of(table, "Question");
    chart->series = chart->category + 1;
    chart->series_count = (size_t)part->layout->grade_count;
    chart->least = CA_LEAST_AUDITS;
}

void ca_part_chart_areas(const ca_report_part *part, const ca_table *table, const char *heading, const char *name,
                         const char *title)
{
    ca_text by = {0};
    ca_text_format(&by, "areas-%s", name);
    ca_chart *chart = ca_part_chart(part, CA_CHART_STACKED, table, by.at, title, title,
                                    "For each area, how many grades there are of each kind, as shares of the whole.");
    chart->category = (size_t)ca_column_of(table, heading);
    chart->series = chart->category + 1;
    chart->series_count = (size_t)part->layout->grade_count;
    chart->least = CA_LEAST_AUDITS;
    ca_text_free(&by);
}

void ca_part_chart_good(const ca_report_part *part, const ca_table *table, const char *by)
{
    bool quarters = strcmp(by, "quarter") == 0, periods = strcmp(by, "period") == 0;
    bool judges = ca_framework_has_overall(part->framework);
    ca_text sheet = {0}, title = {0}, instead = {0};
    ca_text_format(&sheet, "by %s", by);
    ca_text_format(&title, "good or better by %s", by);
    ca_text_format(&instead, "For each %s, the percentage of %s that are good or better%s%s.", by,
                   judges ? "audits" : "judgements",
                   ca_column_of(table, "95% interval from") == CA_NO_COLUMN ? "" : ", with its 95% interval",
                   ca_part_has_target(part) && !periods ? " and the target" : "");
    ca_chart *chart =
        ca_part_chart(part, quarters ? CA_CHART_LINE : CA_CHART_BARS, table, by, sheet.at, title.at, instead.at);
    chart->series = (size_t)ca_column_of(table, "Good or better, %");
    chart->low = ca_column_of(table, "95% interval from");
    chart->high = ca_column_of(table, "95% interval to");
    chart->n = ca_column_of(table, judges ? "Good or better, audits" : "Good or better, judgements");
    chart->of = ca_column_of(table, judges ? "With a final grade" : "Judgements");
    chart->least = CA_LEAST_AUDITS;
    ca_part_chart_target(part, chart);
    ca_text_free(&sheet);
    ca_text_free(&title);
    ca_text_free(&instead);
}

void ca_cover_row(ca_tables *set, ca_table *table, const char *item, const char *value)
{
    ca_table_words(set, table, item);
    ca_table_words(set, table, value);
}

void ca_cover_quarters(ca_tables *set, ca_table *table, const ca_map *quarters)
{
    ca_text words = {0};
    ca_quarter first = CA_NO_QUARTER, last = CA_NO_QUARTER, count = 0;
    bool known = true; /* each is a quarter, and none another word */
    for (size_t i = 0; i < quarters->count; i++) {
        ca_slice name = quarters->entries[i].name;
        if (!((const ca_tally *)quarters->entries[i].thing)->counts[CA_COUNT_RECORDS] || !name.size)
            continue;
        ca_text_format(&words, "%s%.*s", words.size ? ", " : "", (int)name.size, name.at);
        last = ca_quarter_read(name);
        known &= last != CA_NO_QUARTER;
        first = count++ ? first : last;
    }
    if (count && known && last - first == count - 1) {
        ca_text_add(&words, " (");
        ca_told_months(&words, first, last);
        ca_text_byte(&words, ')');
    }
    ca_cover_row(set, table, "Quarters", words.size ? words.at : "none is given");
    ca_text_free(&words);
}

void ca_cover_population(ca_tables *set, ca_table *table, const ca_summary *summary, const ca_group_tally *total)
{
    ca_text words = {0};
    size_t quarters = 0;
    bool known = summary->kind == CA_FULL; /* the open cases of every quarter with audits, which were drawn from them */
    for (size_t i = 0; i < total->quarters.count; i++) {
        const ca_tally *quarter = total->quarters.entries[i].thing;
        quarters += quarter->population > 0;
        known &= quarter->population > 0 || !quarter->counts[CA_COUNT_RECORDS];
    }
    uint64_t n = total->all.counts[CA_COUNT_RECORDS], of = total->all.population;
    if (!of)
        return;
    if (known && n <= of) {
        ca_told_of(&words, n, of);
        ca_text_add(&words, of == 1 ? " open case (" : " open cases (");
        ca_told_percent(&words, n, of);
        ca_text_byte(&words, ')');
    } else {
        ca_told_things(&words, of, "open case", "open cases");
    }
    if (quarters > 1)
        ca_text_format(&words, ", over %zu quarters", quarters);
    ca_cover_row(set, table, "Drawn from", words.at);
    ca_text_free(&words);
}

void ca_cover_target(ca_tables *set, ca_table *table, const ca_framework_tally *part)
{
    ca_text words = {0};
    ca_target aim = ca_count_layout_aim(part->layout);
    if (aim.least < 0)
        return;
    ca_target_write(&words, aim);
    ca_text_add(&words, " good or better");
    if (!ca_framework_has_overall(part))
        ca_text_add(&words, ", which cannot be judged without overall judgements");
    ca_cover_row(set, table, "Target", words.at);
    ca_text_free(&words);
}

const char *const ca_kind_titles[] = {"Full audits", "Thematic audits", "External audits"};

const char *ca_kind_title(const ca_summary *summary)
{
    return ca_kind_titles[summary->kind];
}

const char *ca_audits_title(const ca_summary *summary)
{
    return summary->kind == CA_THEMATIC   ? "Thematic audits of case files"
           : summary->kind == CA_EXTERNAL ? "External audits of case files"
                                          : "Case file audits";
}
