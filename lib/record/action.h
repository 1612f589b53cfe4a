/* SPDX-License-Identifier: MIT */
/* The state of an action, and its line: one table, by which audit-actions writes lines and reads those that were filled
 * in. */
#ifndef CA_ACTION_H
#define CA_ACTION_H

#include "record/record.h"

/* As a summary counts them: every action is done or open, and an open one may be overdue. */
enum ca_action_state { CA_ACTION_OPEN, CA_ACTION_OVERDUE, CA_ACTION_DONE, CA_ACTION_STATE_COUNT };
extern const char *const ca_action_states[CA_ACTION_STATE_COUNT + 1]; /* "open", "overdue", "done", NULL */

/* Whether DAY is filled in, and not after AS_OF (CA_NO_DATE: on any date). */
bool ca_had_come(const ca_value *day, ca_date as_of) CA_MUST_USE;
/* The state of ACTION, which is not empty, on AS_OF: done if it was done on that day or before, else overdue if it was
 * due before it. Without a day (CA_NO_DATE) none is overdue. *DAYS: by how many days it is overdue, else 0. */
enum ca_action_state ca_action_state_on(const ca_entry *action, ca_date as_of, int *days) CA_MUST_USE;

/* Whether DAY is years from the day of the audit, so that its year is probably mistyped. CA_NO_DATE is not. */
bool ca_day_is_far(ca_date day, ca_date audited) CA_MUST_USE;

/* The use of a column in an update. */
enum ca_action_use {
    CA_USE_KEY,         /* identifies the action */
    CA_USE_WRITTEN,     /* is written back into the record */
    CA_USE_SHOWN,       /* is a member of the record, and stays as it is there */
    CA_USE_REQUIREMENT, /* is written back, and is in the line of a missing escalation alone */
    CA_USE_DERIVED      /* is worked out */
};

/* X(NAME, name, field or CA_FIELD_COUNT, use), in the order of the line. The day is first, so that sort(1) puts
 * the lines in the order of their days. */
#define CA_ACTION_COLUMNS(X)                                            \
    X(DUE, "due", CA_ACTION_DUE_FIELD, SHOWN)                           \
    X(STATE, "state", CA_FIELD_COUNT, DERIVED)                          \
    X(DAYS_OVERDUE, "days_overdue", CA_FIELD_COUNT, DERIVED)            \
    X(AUDIT, "audit", CA_ID_FIELD, KEY)                                 \
    X(PLACE, "place", CA_FIELD_COUNT, KEY)                              \
    X(CASE, "case", CA_CASE_ID_FIELD, SHOWN)                            \
    X(TEAM, "team", CA_TEAM_FIELD, SHOWN)                               \
    X(ACTION, "action", CA_ACTION_ACTION_FIELD, KEY)                    \
    X(OWNER, "owner", CA_ACTION_OWNER_FIELD, WRITTEN)                   \
    X(MANAGER, "manager", CA_ACTION_MANAGER_FIELD, SHOWN)               \
    X(REVIEW, "review", CA_ACTION_REVIEW_FIELD, SHOWN)                  \
    X(REVIEWED, "reviewed", CA_ACTION_REVIEWED_FIELD, WRITTEN)          \
    X(REVIEWED_BY, "reviewed_by", CA_ACTION_REVIEWED_BY_FIELD, WRITTEN) \
    X(DONE, "done", CA_ACTION_DONE_FIELD, WRITTEN)                      \
    X(COMMENT, "comment", CA_ACTION_COMMENT_FIELD, WRITTEN)             \
    X(TO, "to", CA_ESCALATION_TO_FIELD, REQUIREMENT)                    \
    X(DATE, "date", CA_ESCALATION_DATE_FIELD, REQUIREMENT)

enum ca_action_column {
#define X(column, name, field, use) CA_COLUMN_##column,
    CA_ACTION_COLUMNS(X)
#undef X
        CA_ACTION_COLUMN_COUNT
};

typedef struct {
    const char *name;
    enum ca_field field; /* CA_FIELD_COUNT: none alone */
    enum ca_action_use use;
} ca_action_column_entry;
extern const ca_action_column_entry ca_action_columns[CA_ACTION_COLUMN_COUNT];

/* The subject of a line: an action, by its index; or a requirement that the record does not meet, by a word instead of the
 * number. */
enum ca_line_about { CA_ABOUT_ACTION, CA_ABOUT_ESCALATION, CA_ABOUT_PLAN, CA_ABOUT_COUNT };
extern const char
    *const ca_missing_places[CA_ABOUT_COUNT + 1]; /* by enum ca_line_about: "", "escalation", "plan", NULL */
extern const char ca_missing_state[];             /* "missing" */

/* The text of a column that has a field, as ACTION or its RECORD has it; empty when it is not filled in. */
ca_slice ca_action_text(ca_record *record, const ca_entry *action, enum ca_action_column column);
/* Appends the line of ACTION, without a newline: a flat JSON object, with null for each member that is not filled in. */
void ca_action_write(ca_record *record, const ca_entry *action, ca_date as_of, ca_text *to);
/* Appends the line of an escalation or plan that RECORD lacks. Every member that can be filled in is null. */
void ca_missing_write(ca_record *record, enum ca_line_about about, ca_text *to);

#endif
