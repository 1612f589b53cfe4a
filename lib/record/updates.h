/* SPDX-License-Identifier: MIT */
/* Updates of actions: the rows of lists made of the lines of action.h, filled in, and what became of each. Several lists may
 * have rows of one action: the copies of several managers, or a second return. */
#ifndef CA_UPDATES_H
#define CA_UPDATES_H

#include "base/map.h"
#include "record/action.h"

enum ca_update_fate {
    CA_UPDATE_WAITS,       /* its action has not been seen */
    CA_UPDATE_MADE,        /* or there was nothing to change */
    CA_UPDATE_DIFFERS,     /* the action's text is another one */
    CA_UPDATE_EARLY,       /* it would be done, reviewed or due before its audit */
    CA_UPDATE_INCOMPLETE,  /* something is filled in, and not all that it takes */
    CA_UPDATE_NEEDLESS,    /* the audit lacks no escalation, or no plan */
    CA_UPDATE_CONTRADICTED /* another list fills a cell in otherwise */
};

/* The audit that updates name, by its id. */
typedef struct {
    bool seen;
    ca_location location; /* of its record, once it was seen */
} ca_updated_audit;

/* A list, in the updates' arena. */
typedef struct ca_update_list {
    size_t column_of[CA_ACTION_COLUMN_COUNT]; /* from 1; 0: the list has no such column */
    const char *source;
    uint64_t copies;   /* rows of actions that are in an earlier list, too */
    uint64_t filled;   /* cells that only one of these lists fills in */
    uint64_t replaced; /* cells of this list that replaced what a record had */
    uint64_t outdated; /* cells that count less than those of a list that was made later */
    ca_location first_filled, first_replaced, first_outdated;
    size_t listed_column; /* from 1, with the day on which the list was made; 0: none */
    struct ca_update_list *next;
} ca_update_list;

/* One row. Texts live in the updates' arena. */
typedef struct ca_update {
    ca_location location; /* of the row */
    ca_update_list *list;
    ca_slice cells[CA_ACTION_COLUMN_COUNT]; /* empty where the list has no such column, or nothing is filled in */
    enum ca_line_about about;
    ca_date listed; /* the day of the list that the row was made for; CA_NO_DATE: not known */
    ca_updated_audit *audit;
    enum ca_update_fate fate;
    unsigned far, ahead;         /* bits of columns: the day is years from the audit; is after the day of --as-of */
    enum ca_action_column wrong; /* the column of the day that is too early, or of what is not filled in */
    struct ca_update
        *next; /* the row of the same action in another list, one of an earlier day or a later operand; or NULL */
    struct ca_update *lead; /* the row that this one was joined to; NULL: it has its own fate */
    const struct ca_update *from[CA_ACTION_COLUMN_COUNT]; /* the row that a cell was taken from; NULL: this one */
    unsigned differs; /* of a joined row, bits of columns: the cell is filled in otherwise than in the row that led */
} ca_update;

/* The heading of the day on which a list was made. */
#define CA_UPDATES_LISTED "listed"

typedef struct {
    ca_date as_of; /* no day of what was done is after it; CA_NO_DATE: it is not known */
    ca_update_list *first_list, *last_list;
    ca_update **rows; /* in the order of the lists */
    size_t count, capacity;
    uint64_t listed;  /* rows of the lists */
    uint64_t refused; /* rows that are no updates, and updates that were not made */
    ca_map audits;    /* ca_updated_audit by the id of the record */
    ca_map by_action; /* the first ca_update by its action's number, or what it is about, and id */
    struct ca_stale {
        ca_location first;
        uint64_t rows;
    } stale[CA_ACTION_COLUMN_COUNT]; /* for columns that are not written: rows that differ from the records */
    ca_arena arena;
    ca_text key; /* scratch */
} ca_updates;

/* Adds a list without columns and rows, read from SOURCE, which is borrowed. */
ca_update_list *ca_updates_add_list(ca_updates *updates, const char *source);
/* Adds a copy of ROW, which has its location, list and cells. A row that names no action, or one that an earlier row of the same
 * list names, is reported and not added. */
void ca_updates_add(ca_updates *updates, const ca_update *row, ca_reporter *reporter);
void ca_updates_free(ca_updates *updates);

/* Joins ROW to LEAD, a row of the same action in another list. TEXTS are the record's, by column. A cell that would change the
 * record is taken where that of LEAD would not; where both would, and differ, that of the list of the later day is taken; if
 * the days are one, or not known, both rows are contradicted. */
void ca_updates_join(ca_updates *updates, ca_update *lead, ca_update *row,
                     const ca_slice texts[CA_ACTION_COLUMN_COUNT]);
/* The first update of what the audit ID lacked, or NULL. */
ca_update *ca_updates_of_missing(ca_updates *updates, ca_slice id, enum ca_line_about about) CA_MUST_USE;
/* Whether a cell of an update is filled in, with more than white space. */
bool ca_update_fills(const ca_update *update, enum ca_action_column column) CA_MUST_USE;
/* Returns whether every row is an update that was made. */
bool ca_updates_all_made(const ca_updates *updates) CA_MUST_USE;
/* Notes whether the day in COLUMN, if any, is years from AUDITED, the day of the audit, or after the day of --as-of. */
void ca_update_check_day(const ca_updates *updates, ca_update *update, enum ca_action_column column, ca_date audited);
/* Notes that COLUMN of the update replaced what the record had. */
void ca_updates_replaced(const ca_update *update, enum ca_action_column column);
/* Notes that COLUMN of the update differs from the record, and is not written back. */
void ca_updates_stale(ca_updates *updates, const ca_update *update, enum ca_action_column column);
/* Returns the first update of action NUMBER (from 1) of the audit ID, or NULL. */
ca_update *ca_updates_find(ca_updates *updates, ca_slice id, uint64_t number) CA_MUST_USE;
/* Whether a cell says what TEXT does: but for how lines end, for space around it, which CSV loses, and for the
 * apostrophe that audit-export puts before what a spreadsheet would run as a formula. */
bool ca_cell_equals(ca_slice cell, ca_slice text) CA_MUST_USE;
/* Returns the text of a cell without that apostrophe, lines ended by LF. It lives in ARENA or where CELL does. */
ca_slice ca_cell_text(ca_slice cell, ca_arena *arena) CA_MUST_USE;
/* Reports the updates that were not made, in the order of the lists, the columns that were edited in vain, and the lists that replaced something or whose rows
 * were joined to others. */
void ca_updates_report(ca_updates *updates, ca_reporter *reporter);

#endif
