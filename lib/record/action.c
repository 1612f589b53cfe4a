/* SPDX-License-Identifier: MIT */
/* The state of an action, and its update line. */
#include "record/action.h"

#include "base/json_write.h"

const char *const ca_action_states[] = {
    [CA_ACTION_OPEN] = "open", [CA_ACTION_OVERDUE] = "overdue", [CA_ACTION_DONE] = "done", NULL};

const char *const ca_missing_places[] = {
    [CA_ABOUT_ACTION] = "", [CA_ABOUT_ESCALATION] = "escalation", [CA_ABOUT_PLAN] = "plan", NULL};
const char ca_missing_state[] = "missing";

const ca_action_column_entry ca_action_columns[CA_ACTION_COLUMN_COUNT] = {
#define X(column, name, field, use) {name, field, CA_USE_##use},
    CA_ACTION_COLUMNS(X)
#undef X
};

bool ca_day_is_far(ca_date day, ca_date audited)
{
    enum { MONTHS_MOST = 5 * 12 };
    return day != CA_NO_DATE && audited != CA_NO_DATE &&
           (day > ca_date_add_months(audited, MONTHS_MOST) || day < ca_date_add_months(audited, -MONTHS_MOST));
}

bool ca_had_come(const ca_value *day, ca_date as_of)
{
    return day->node && (as_of == CA_NO_DATE || day->number <= as_of);
}

enum ca_action_state ca_action_state_on(const ca_entry *action, ca_date as_of, int *days)
{
    const ca_value *due = ca_entry_value(action, CA_ACTION_DUE_FIELD);
    *days = 0;
    if (ca_had_come(ca_entry_value(action, CA_ACTION_DONE_FIELD), as_of))
        return CA_ACTION_DONE;
    if (!due->node || as_of == CA_NO_DATE || due->number >= as_of)
        return CA_ACTION_OPEN;
    *days = as_of - due->number;
    return CA_ACTION_OVERDUE;
}

ca_slice ca_action_text(ca_record *record, const ca_entry *action, enum ca_action_column column)
{
    enum ca_field field = ca_action_columns[column].field;
    return ca_fields[field].group == CA_ACTIONS ? ca_entry_text(record, action, field) : ca_record_text(record, field);
}

void ca_action_write(ca_record *record, const ca_entry *action, ca_date as_of, ca_text *to)
{
    int days;
    enum ca_action_state state = ca_action_state_on(action, as_of, &days);
    ca_json_open(to, '{');
    for (int i = 0; i < CA_ACTION_COLUMN_COUNT; i++) {
        if (ca_action_columns[i].use == CA_USE_REQUIREMENT)
            continue;
        ca_json_name(to, ca_action_columns[i].name);
        if (i == CA_COLUMN_STATE) {
            ca_json_words(to, ca_action_states[state]);
        } else if (i == CA_COLUMN_PLACE || (i == CA_COLUMN_DAYS_OVERDUE && days)) {
            ca_json_number(to, (uint64_t)(i == CA_COLUMN_PLACE ? action->key + 1 : days));
        } else if (i == CA_COLUMN_DAYS_OVERDUE) {
            ca_json_null(to);
        } else {
            ca_slice text = ca_action_text(record, action, (enum ca_action_column)i);
            if (text.size)
                ca_json_text(to, text);
            else
                ca_json_null(to);
        }
    }
    ca_json_close(to, '}');
}

void ca_missing_write(ca_record *record, enum ca_line_about about, ca_text *to)
{
    ca_json_open(to, '{');
    for (int i = 0; i < CA_ACTION_COLUMN_COUNT; i++) {
        const ca_action_column_entry *column = &ca_action_columns[i];
        if (column->use == CA_USE_REQUIREMENT && about != CA_ABOUT_ESCALATION)
            continue;
        bool of_record = column->field != CA_FIELD_COUNT && ca_fields[column->field].group != CA_ACTIONS;
        ca_slice text = of_record ? ca_record_text(record, column->field) : (ca_slice){"", 0};
        ca_json_name(to, column->name);
        if (i == CA_COLUMN_STATE)
            ca_json_words(to, ca_missing_state);
        else if (i == CA_COLUMN_PLACE)
            ca_json_words(to, ca_missing_places[about]);
        else if (text.size)
            ca_json_text(to, text);
        else
            ca_json_null(to);
    }
    ca_json_close(to, '}');
}
