/* SPDX-License-Identifier: MIT */
/* The table of actions: a row for each, to be sorted and followed up. */
#include "record/action.h"
#include "record/clues.h"
#include "report/tables.h"

static const char table_name[] = "action-tracker";

static ca_table *make_table(ca_tables *set, bool names)
{
    ca_table *table = ca_tables_add(set, table_name, "Action tracker", "Actions, audit by audit");
    ca_table_column(set, table, "State", CA_CELL_TEXT);
    ca_table_column(set, table, "Due", CA_CELL_DATE);
    ca_table_column(set, table, "Days overdue", CA_CELL_NUMBER);
    ca_table_column(set, table, "Action", CA_CELL_TEXT);
    table->columns[table->column_count - 1].long_text = true;
    if (names) {
        ca_table_column(set, table, "Owner", CA_CELL_TEXT);
        ca_table_column(set, table, "Manager", CA_CELL_TEXT);
    }
    ca_table_column(set, table, "To be reviewed", CA_CELL_DATE);
    ca_table_column(set, table, "Reviewed", CA_CELL_DATE);
    ca_table_column(set, table, "Done", CA_CELL_DATE);
    ca_table_column(set, table, "Team", CA_CELL_TEXT);
    ca_table_column(set, table, "Quarter", CA_CELL_TEXT);
    ca_table_column(set, table, "Case", CA_CELL_TEXT);
    ca_table_column(set, table, "Audit", CA_CELL_TEXT);
    ca_table_column(set, table, "Number", CA_CELL_NUMBER);
    return table;
}

static void add_date(ca_tables *set, ca_table *table, const ca_value *value)
{
    if (value->node)
        ca_table_value(table, CA_CELL_DATE, value->number);
    else
        ca_table_none(set, table, "");
}

static void add_text(ca_tables *set, ca_table *table, ca_slice text)
{
    if (text.size)
        ca_table_text(set, table, text);
    else
        ca_table_none(set, table, "");
}

/* State, due, days overdue. */
static void add_state(ca_tables *set, ca_table *table, const ca_entry *action, ca_date as_of)
{
    int days;
    enum ca_action_state state = ca_action_state_on(action, as_of, &days);
    bool overdue = state == CA_ACTION_OVERDUE;
    const ca_value *due = ca_entry_value(action, CA_ACTION_DUE_FIELD);
    ca_table_words(set, table,
                   state == CA_ACTION_DONE ? "Done"
                   : overdue               ? "Overdue"
                   : due->node             ? "Open"
                                           : "Open, without a date");
    if (overdue)
        ca_table_tone(table, CA_TONE_BAD);
    add_date(set, table, due);
    if (overdue)
        ca_table_value(table, CA_CELL_NUMBER, days);
    else
        ca_table_none(set, table, "");
}

/* The action's words, in which nobody is named unless that is asked for. */
static void add_words(ca_tables *set, ca_table *table, ca_slice words, const ca_clues *clues)
{
    uint64_t did[CA_CLUE_COUNT] = {0};
    ca_text replaced = {0};
    if (clues && words.size) {
        ca_clues_replace(clues, words, &replaced, did);
        words = (ca_slice){replaced.at, replaced.size};
    }
    add_text(set, table, words);
    ca_text_free(&replaced);
}

static void add_group(ca_tables *set, ca_table *table, ca_record *record, enum ca_field field, const ca_clues *clues)
{
    add_text(set, table, ca_record_told(record, field, clues));
}

static void add_action(ca_tables *set, ca_table *table, ca_record *record, size_t place, ca_date as_of,
                       const ca_clues *clues)
{
    const ca_entry *action = &record->groups[CA_ACTIONS].entries[place];
    add_state(set, table, action, as_of);
    add_words(set, table, ca_entry_text(record, action, CA_ACTION_ACTION_FIELD), clues);
    if (!clues) {
        add_text(set, table, ca_entry_text(record, action, CA_ACTION_OWNER_FIELD));
        add_text(set, table, ca_entry_text(record, action, CA_ACTION_MANAGER_FIELD));
    }
    add_date(set, table, ca_entry_value(action, CA_ACTION_REVIEW_FIELD));
    add_date(set, table, ca_entry_value(action, CA_ACTION_REVIEWED_FIELD));
    add_date(set, table, ca_entry_value(action, CA_ACTION_DONE_FIELD));
    add_group(set, table, record, CA_TEAM_FIELD, clues);
    add_group(set, table, record, CA_QUARTER_FIELD, clues);
    add_text(set, table, ca_record_text(record, CA_CASE_ID_FIELD));
    add_text(set, table, ca_record_text(record, CA_ID_FIELD));
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)place + 1);
}

void ca_tables_add_actions(ca_tables *set, ca_record *record, ca_date as_of, const ca_clues *clues)
{
    ca_table *table = ca_tables_find(set, table_name);
    if (!table)
        table = make_table(set, !clues);
    for (size_t i = 0; i < record->groups[CA_ACTIONS].count; i++)
        if (!ca_entry_is_empty(&record->groups[CA_ACTIONS].entries[i]))
            add_action(set, table, record, i, as_of, clues);
}
