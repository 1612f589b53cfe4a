/* SPDX-License-Identifier: MIT */
/* What the charts of an internal report show. Every figure is from the cells of their tables. */
#include "report/chart_findings.h"

#include "report/headline_areas.h"
#include "report/limits_told.h"
#include "report/told.h"

static const char percent[] = "Good or better, %";

static void write_percent(ca_text *to, const ca_table *table, size_t row)
{
    const ca_cell *cell = ca_cell_of(table, row, percent);
    if (cell->text.size)
        ca_text_append(to, cell->text.at, cell->text.size);
    else
        ca_told_tenths(to, cell->number);
}

static void write_name(ca_text *to, const ca_table *table, size_t row, size_t column)
{
    ca_slice name = table->cells[row * table->column_count + column].text;
    ca_text_append(to, name.at, name.size);
}

/* Appends the last quarter's share and its change: "July to September 2017: 66% good or better, a clear rise". */
static void tell_quarters(ca_text *to, const ca_chart *chart)
{
    const ca_table *table = chart->table;
    size_t last = table->row_count;
    const ca_cell *cell;
    while (last && (cell = ca_cell_of(table, last - 1, "Audits")) && !cell->number)
        last--; /* a quarter without audits is no quarter to tell of */
    cell = last ? ca_cell_of(table, last - 1, percent) : NULL;
    if (!cell || cell->kind != CA_CELL_PERCENT)
        return;
    ca_told_quarter(to, table->cells[(last - 1) * table->column_count + chart->category].text);
    ca_text_add(to, ": ");
    write_percent(to, table, last - 1);
    ca_text_add(to, " good or better");
    cell = ca_cell_of(table, last - 1, "Change, in words");
    if (cell && (cell->tone != CA_TONE_NONE || ca_slice_is(cell->text, "no clear change")))
        ca_text_format(to, ", %.*s", (int)cell->text.size, cell->text.at);
}

/* Appends the areas or questions at the ends: "Lowest: Risk, 48% good or better; highest: Review, 75%". */
static void tell_areas(ca_text *to, const ca_chart *chart)
{
    ca_area_ranks ranks = ca_areas_rank(chart->table);
    if (ranks.judged < 2 || ranks.weakest == ranks.strongest)
        return;
    if (ranks.as_weak == 1) {
        ca_text_add(to, "Lowest: ");
        write_name(to, chart->table, ranks.weakest, chart->category);
        ca_text_add(to, ", ");
        write_percent(to, chart->table, ranks.weakest);
        ca_text_add(to, " good or better");
    }
    if (ranks.as_strong == 1) {
        ca_text_add(to, to->size ? "; highest: " : "Highest: ");
        write_name(to, chart->table, ranks.strongest, chart->category);
        ca_text_add(to, ", ");
        write_percent(to, chart->table, ranks.strongest);
        ca_text_add(to, ranks.as_weak == 1 ? "" : " good or better");
    }
}

/* Appends which groups differ: "Team 4 differs more than chance would explain". */
static void tell_groups(ca_text *to, const ca_tables *set, const ca_chart *chart)
{
    ca_text name = {0};
    ca_text_format(&name, "limits-%s", chart->table->name);
    const ca_table *limits = ca_tables_find(set, name.at);
    ca_limits_count count = limits ? ca_limits_counted(limits) : (ca_limits_count){0, 0};
    if (count.judged > 1 && !count.outside)
        ca_text_format(to, "None of %zu %s differs", count.judged, ca_limits_groups(limits));
    else if (count.judged > 1) {
        ca_limits_outside_write(to, limits);
        ca_text_add(to, count.outside == 1 ? " differs" : " differ");
    }
    if (to->size)
        ca_text_add(to, " more than chance would explain");
    ca_text_free(&name);
}

void ca_tables_find_charts(ca_tables *set)
{
    for (size_t i = 0; i < set->chart_count; i++) {
        const ca_chart *chart = set->charts[i];
        ca_table *table = ca_tables_find(set, chart->table->name);
        ca_text words = {0};
        if (!table || table->finding)
            continue;
        switch (chart->kind) {
        case CA_CHART_STACKED: tell_areas(&words, chart); break;
        case CA_CHART_BARS: tell_groups(&words, set, chart); break;
        case CA_CHART_LINE: tell_quarters(&words, chart); break;
        }
        if (words.size)
            table->finding = ca_arena_copy(&set->arena, words.at, words.size);
        ca_text_free(&words);
    }
}
