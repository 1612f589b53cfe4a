/* SPDX-License-Identifier: MIT */
/* The order of the action tracker, and the table of overdue actions by team and manager. */
#include "report/build_overdue.h"

#include "base/map.h"
#include "report/part.h"

#include <stdlib.h>
#include <string.h>

const char *const ca_tracked_words[] = {"Overdue", "Open", "Open, without a date", "Done"};

enum { DAYS_LONG = 90 }; /* an action that is overdue by more is counted apart */

/* A row of the tracker. Its cells are those of the table. */
typedef struct {
    const ca_cell *cells;
    int urgency; /* the smaller, the more urgent */
    int64_t due; /* INT64_MAX: no date */
    ca_slice team, case_id, audit;
    int64_t number;
} tracked;

static bool has_state(const ca_table *table, size_t row, enum ca_tracked state)
{
    return ca_slice_is(ca_cell_of(table, row, "State")->text, ca_tracked_words[state]);
}

static tracked tracked_of(const ca_table *table, size_t row)
{
    const ca_cell *due = ca_cell_of(table, row, "Due");
    tracked t = {.cells = &table->cells[row * table->column_count],
                 .due = due->kind == CA_CELL_DATE ? due->number : INT64_MAX,
                 .team = ca_cell_of(table, row, "Team")->text,
                 .case_id = ca_cell_of(table, row, "Case")->text,
                 .audit = ca_cell_of(table, row, "Audit")->text,
                 .number = ca_cell_of(table, row, "Number")->number};
    while (t.urgency < CA_TRACKED_DONE && !has_state(table, row, (enum ca_tracked)t.urgency))
        t.urgency++;
    return t;
}

static int by_urgency(const void *a, const void *b)
{
    const tracked *one = a, *other = b;
    int order = one->urgency - other->urgency;
    if (!order)
        order = (one->due > other->due) - (one->due < other->due);
    if (!order)
        order = ca_slice_compare_naturally(one->team, other->team);
    if (!order)
        order = ca_slice_compare_naturally(one->case_id, other->case_id);
    if (!order)
        order = ca_slice_compare_naturally(one->audit, other->audit);
    return order ? order : (one->number > other->number) - (one->number < other->number);
}

static void sort_tracker(ca_table *table)
{
    size_t count = table->row_count, size = table->column_count * sizeof(ca_cell);
    tracked *rows = ca_allocate(count, sizeof *rows);
    ca_cell *cells = ca_allocate(table->cell_count, sizeof *cells);
    for (size_t i = 0; i < count; i++)
        rows[i] = tracked_of(table, i);
    qsort(rows, count, sizeof *rows, by_urgency);
    for (size_t i = 0; i < count; i++)
        memcpy(&cells[i * table->column_count], rows[i].cells, size);
    free(rows);
    free(table->cells);
    table->cells = cells;
    table->cell_capacity = table->cell_count;
}

/* The actions of a group that are open. */
typedef struct {
    ca_slice name;
    int64_t open, overdue, overdue_long, days, due; /* the most days, and since when; DUE is 0 without */
} counted;

static void count_action(counted *group, const ca_table *table, size_t row)
{
    if (has_state(table, row, CA_TRACKED_DONE))
        return;
    group->open++;
    if (!has_state(table, row, CA_TRACKED_OVERDUE))
        return;
    int64_t days = ca_cell_of(table, row, "Days overdue")->number;
    group->overdue++;
    group->overdue_long += days > DAYS_LONG;
    if (days > group->days) {
        group->days = days;
        group->due = ca_cell_of(table, row, "Due")->number;
    }
}

static void add_row(ca_tables *set, ca_table *table, const char *by, const counted *group)
{
    ca_table_words(set, table, by);
    ca_table_text(set, table, ca_value_or_blank(group->name));
    ca_table_value(table, CA_CELL_NUMBER, group->open);
    ca_table_value(table, CA_CELL_NUMBER, group->overdue);
    if (group->overdue)
        ca_table_tone(table, CA_TONE_BAD);
    ca_table_value(table, CA_CELL_NUMBER, group->overdue_long);
    if (group->overdue) {
        ca_table_value(table, CA_CELL_NUMBER, group->days);
        ca_table_value(table, CA_CELL_DATE, group->due);
    } else {
        ca_table_none(set, table, "[z]");
        ca_table_none(set, table, "[z]");
    }
}

static int by_overdue(const void *a, const void *b)
{
    const counted *one = *(counted *const *)a, *other = *(counted *const *)b;
    int order = (one->overdue < other->overdue) - (one->overdue > other->overdue);
    if (!order)
        order = (one->days < other->days) - (one->days > other->days);
    return order ? order : ca_slice_compare_naturally(one->name, other->name);
}

/* Adds a row for each name in the column HEADING of the tracker that has open actions, the most overdue first. */
static void add_groups(ca_tables *set, ca_table *table, const ca_table *tracker, const char *heading)
{
    ca_map groups = {0};
    for (size_t row = 0; row < tracker->row_count; row++) {
        ca_map_entry *entry = ca_map_at(&groups, ca_cell_of(tracker, row, heading)->text);
        if (!entry->thing) {
            entry->thing = ca_allocate(1, sizeof(counted));
            *(counted *)entry->thing = (counted){.name = ca_cell_of(tracker, row, heading)->text};
        }
        count_action(entry->thing, tracker, row);
    }
    counted **sorted = ca_allocate(groups.count + 1, sizeof(counted *));
    for (size_t i = 0; i < groups.count; i++)
        sorted[i] = groups.entries[i].thing;
    qsort(sorted, groups.count, sizeof(counted *), by_overdue);
    for (size_t i = 0; i < groups.count; i++)
        if (sorted[i]->open)
            add_row(set, table, heading, sorted[i]);
    free(sorted);
    ca_map_free(&groups, free);
}

static const char overdue_name[] = "overdue-by";

void ca_tables_begin_overdue(ca_tables *set)
{
    ca_table *table =
        ca_tables_add(set, overdue_name, "Overdue by team", "Open and overdue actions, by team and manager");
    ca_table_note(set, table,
                  "Actions of every audit whose record was given. Managers are named only where that was asked for.");
    ca_table_column(set, table, "By", CA_CELL_TEXT);
    ca_table_column(set, table, "Name", CA_CELL_TEXT);
    ca_table_column(set, table, "Open", CA_CELL_NUMBER);
    ca_table_column(set, table, "Of these overdue", CA_CELL_NUMBER);
    ca_table_column(set, table, "Overdue by more than 90 days", CA_CELL_NUMBER);
    ca_table_column(set, table, "Most days overdue", CA_CELL_NUMBER);
    ca_table_column(set, table, "Due since", CA_CELL_DATE);
}

void ca_tables_end_overdue(ca_tables *set)
{
    ca_table *tracker = ca_tables_find(set, CA_TRACKER), *table = ca_tables_find(set, overdue_name);
    counted all = {.name = ca_slice_of("All")};
    if (!tracker || !table)
        return;
    if (tracker->row_count)
        sort_tracker(tracker);
    for (size_t row = 0; row < tracker->row_count; row++) {
        count_action(&all, tracker, row);
        tracker->unprinted += ca_slice_is(ca_cell_of(tracker, row, "State")->text, "Done");
    }
    if (tracker->unprinted && set->labels)
        ca_table_note(set, tracker, "Actions that are done are at the end; a workbook does not print them.");
    add_row(set, table, "All", &all);
    if (ca_column_of(tracker, "Manager") != CA_NO_COLUMN)
        add_groups(set, table, tracker, "Manager");
    add_groups(set, table, tracker, "Team");
}
