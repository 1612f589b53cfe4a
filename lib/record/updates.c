/* SPDX-License-Identifier: MIT */
/* Updates of actions: finds the subject of each row, and reports the result of each. */
#include "record/updates.h"

#include "base/utf8.h"
#include "data/list_words.h"
#include "office/csv_row.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    ca_updates *updates;
    ca_reporter *reporter;
} reader;

/* Returns the location of a cell: of the row that it was taken from, and the number of its column there. */
static ca_location cell_location(const ca_update *update, enum ca_action_column column)
{
    const ca_update *row = update->from[column] ? update->from[column] : update;
    ca_location location = row->location;
    location.column = row->list->column_of[column];
    return location;
}

static void refuse(reader *r, const ca_update *update, enum ca_action_column column, enum ca_rule_id rule,
                   const char *words)
{
    (void)ca_report(r->reporter, cell_location(update, column), rule, ca_action_columns[column].name, "%s", words);
    r->updates->refused++;
}

/* Returns the key for a row's record and subject: the number of its action, or the word instead of it. */
static ca_slice key_of(ca_updates *updates, ca_slice id, enum ca_line_about about, uint64_t number)
{
    ca_text_clear(&updates->key);
    ca_text_format(&updates->key, "%llu%s ", (unsigned long long)number, ca_missing_places[about]);
    ca_text_append(&updates->key, id.at, id.size);
    return (ca_slice){updates->key.at, updates->key.size};
}

/* Reads the place cell of a row: the number of an action, or one of the words instead of it. */
static bool read_place(ca_updates *updates, ca_update *update, uint64_t *place)
{
    ca_slice cell = ca_text_without_blanks(update->cells[CA_COLUMN_PLACE]);
    for (int about = CA_ABOUT_ESCALATION; about <= CA_ABOUT_PLAN; about++)
        if (ca_slice_alike(cell, ca_missing_places[about])) {
            update->about = (enum ca_line_about)about;
            return true;
        }
    if (cell.size > 2 && memcmp(cell.at + cell.size - 2, ".0", 2) == 0) /* a spreadsheet may add it */
        cell.size -= 2;
    return ca_whole_number(ca_arena_copy(&updates->arena, cell.at, cell.size), INT32_MAX, place) && *place;
}

/* Whether the days of a plan, which are written to the record, are days. Those of an action are not written back. */
static bool plan_days_exist(reader *r, ca_update *update)
{
    static const enum ca_action_column days[] = {CA_COLUMN_DUE, CA_COLUMN_REVIEW};
    for (size_t i = 0; update->about == CA_ABOUT_PLAN && i < sizeof days / sizeof *days; i++)
        if (update->cells[days[i]].size && ca_date_read(update->cells[days[i]]) == CA_NO_DATE) {
            refuse(r, update, days[i], CA_RULE_DATE_INVALID,
                   "is not written as a day that exists; write it like 2017-07-12 or 12/07/2017");
            return false;
        }
    return true;
}

static bool is_listed_after(const ca_update *one, const ca_update *other)
{
    return one->listed != CA_NO_DATE && other->listed != CA_NO_DATE && one->listed > other->listed;
}

/* Adds UPDATE to the rows of its action, those of a later list first. Returns false, after a report, if its list has one
 * already. */
static bool append(reader *r, ca_map_entry *action, ca_update *update)
{
    ca_update *last = NULL;
    bool found = false;
    for (ca_update *row = action->thing; row; row = row->next) {
        found |= is_listed_after(update, row);
        last = found ? last : row;
        if (row->list != update->list)
            continue;
        ca_text words = {0};
        ca_text_format(&words, "is that of line %llu, too; an action has one update",
                       (unsigned long long)row->location.line);
        refuse(r, update, CA_COLUMN_PLACE, CA_RULE_UPDATE_REPEATED, words.at);
        ca_text_free(&words);
        return false;
    }
    update->next = last ? last->next : action->thing;
    if (last)
        last->next = update;
    else
        action->thing = update;
    return true;
}

/* Finds the subject of a row. Returns false, after a report, if it names none. */
static bool place_update(reader *r, ca_update *update)
{
    ca_updates *updates = r->updates;
    uint64_t number = 0;
    ca_slice id = ca_cell_text(update->cells[CA_COLUMN_AUDIT], &updates->arena);
    if (!id.size) {
        refuse(r, update, CA_COLUMN_AUDIT, CA_RULE_UPDATE_UNKNOWN, "is not filled in");
        return false;
    }
    if (!read_place(updates, update, &number)) {
        refuse(r, update, CA_COLUMN_PLACE, CA_RULE_UPDATE_UNKNOWN, "is a whole number from 1, escalation or plan");
        return false;
    }
    if (!plan_days_exist(r, update))
        return false;
    if (!append(r, ca_map_at(&updates->by_action, key_of(updates, id, update->about, number)), update))
        return false;
    ca_map_entry *audit = ca_map_at(&updates->audits, id);
    if (!audit->thing) {
        audit->thing = ca_arena_take(&updates->arena, sizeof(ca_updated_audit));
        *(ca_updated_audit *)audit->thing = (ca_updated_audit){0};
    }
    update->audit = audit->thing;
    return true;
}

ca_update_list *ca_updates_add_list(ca_updates *updates, const char *source)
{
    ca_update_list *list = ca_arena_take(&updates->arena, sizeof *list);
    *list = (ca_update_list){.source = source};
    if (updates->last_list)
        updates->last_list->next = list;
    else
        updates->first_list = list;
    updates->last_list = list;
    return list;
}

void ca_updates_add(ca_updates *updates, const ca_update *row, ca_reporter *reporter)
{
    reader r = {updates, reporter};
    ca_update *update = ca_arena_take(&updates->arena, sizeof *update);
    *update = *row;
    for (int i = 0; i < CA_ACTION_COLUMN_COUNT; i++)
        update->cells[i] =
            (ca_slice){ca_arena_copy(&updates->arena, row->cells[i].at, row->cells[i].size), row->cells[i].size};
    if (!place_update(&r, update))
        return;
    updates->rows = ca_array_grow(updates->rows, updates->count, &updates->capacity, sizeof(ca_update *));
    updates->rows[updates->count++] = update;
}

void ca_updates_free(ca_updates *updates)
{
    ca_map_free(&updates->audits, NULL);
    ca_map_free(&updates->by_action, NULL);
    free(updates->rows);
    ca_arena_free(&updates->arena);
    ca_text_free(&updates->key);
    *updates = (ca_updates){.rows = NULL};
}

ca_update *ca_updates_find(ca_updates *updates, ca_slice id, uint64_t number)
{
    return ca_map_find(&updates->by_action, key_of(updates, id, CA_ABOUT_ACTION, number));
}

ca_update *ca_updates_of_missing(ca_updates *updates, ca_slice id, enum ca_line_about about)
{
    return ca_map_find(&updates->by_action, key_of(updates, id, about, 0));
}

bool ca_update_fills(const ca_update *update, enum ca_action_column column)
{
    return ca_text_without_blanks(update->cells[column]).size > 0;
}

/* Returns the fate of a row, or of the row that it was joined to. */
static enum ca_update_fate fate_of(const ca_update *update)
{
    return update->lead ? update->lead->fate : update->fate;
}

bool ca_updates_all_made(const ca_updates *updates)
{
    for (size_t i = 0; i < updates->count; i++)
        if (fate_of(updates->rows[i]) != CA_UPDATE_MADE)
            return false;
    return !updates->refused;
}

void ca_update_check_day(const ca_updates *updates, ca_update *update, enum ca_action_column column, ca_date audited)
{
    bool planned = column == CA_COLUMN_DUE || column == CA_COLUMN_REVIEW;
    ca_date day =
        ca_fields[ca_action_columns[column].field].type == CA_DATE ? ca_date_read(update->cells[column]) : CA_NO_DATE;
    if (ca_day_is_far(day, audited))
        update->far |= 1U << column;
    else if (day != CA_NO_DATE && updates->as_of != CA_NO_DATE && day > updates->as_of && !planned)
        update->ahead |= 1U << column;
}

void ca_updates_stale(ca_updates *updates, const ca_update *update, enum ca_action_column column)
{
    struct ca_stale *stale = &updates->stale[column];
    if (!stale->rows++)
        stale->first = cell_location(update, column);
}

/* Returns a cell without the apostrophe that audit-export puts first. */
static ca_slice armed(ca_slice cell)
{
    bool disarmed = cell.size > 1 && cell.at[0] == '\'' && ca_runs_as_formula((ca_slice){cell.at + 1, cell.size - 1});
    return disarmed ? (ca_slice){cell.at + 1, cell.size - 1} : cell;
}

/* Returns the length of the line end at AT (CRLF, CR or LF), or 0 if there is none. */
static size_t line_end(ca_slice text, size_t at)
{
    if (at >= text.size || (text.at[at] != '\r' && text.at[at] != '\n'))
        return 0;
    return text.at[at] == '\r' && at + 1 < text.size && text.at[at + 1] == '\n' ? 2 : 1;
}

static bool same_lines(ca_slice one, ca_slice other)
{
    size_t i = 0, j = 0;
    while (i < one.size && j < other.size) {
        size_t end = line_end(one, i), other_end = line_end(other, j);
        if (!end != !other_end || (!end && one.at[i] != other.at[j]))
            return false;
        i += end ? end : 1;
        j += end ? other_end : 1;
    }
    return i == one.size && j == other.size;
}

bool ca_cell_equals(ca_slice cell, ca_slice text)
{
    text = ca_text_without_blanks(text);
    return same_lines(ca_text_without_blanks(cell), text) || same_lines(ca_text_without_blanks(armed(cell)), text);
}

ca_slice ca_cell_text(ca_slice cell, ca_arena *arena)
{
    cell = armed(cell);
    if (!ca_text_without_blanks(cell).size)
        return (ca_slice){"", 0};
    if (!memchr(cell.at, '\r', cell.size))
        return cell;
    char *copy = ca_arena_copy(arena, cell.at, cell.size);
    size_t size = 0;
    for (size_t i = 0; i < cell.size;) {
        size_t end = line_end(cell, i);
        copy[size++] = end ? '\n' : cell.at[i];
        i += end ? end : 1;
    }
    return (ca_slice){copy, size};
}

/* Whether a cell of a row ABOUT something is written to the record, so that two copies of it have to agree. */
static bool is_written(enum ca_line_about about, enum ca_action_column column)
{
    enum ca_field field = ca_action_columns[column].field;
    switch (about) {
    case CA_ABOUT_ACTION: return ca_action_columns[column].use == CA_USE_WRITTEN;
    case CA_ABOUT_ESCALATION: return ca_action_columns[column].use == CA_USE_REQUIREMENT;
    case CA_ABOUT_PLAN: return field != CA_FIELD_COUNT && ca_fields[field].group == CA_ACTIONS;
    case CA_ABOUT_COUNT: break;
    }
    return false;
}

static bool is_missing_state(ca_slice cell)
{
    return !ca_text_without_blanks(cell).size || ca_slice_alike(ca_text_without_blanks(cell), ca_missing_state);
}

/* Whether LEAD takes a cell of a copy, though it is not written, since a warning or an error may follow from it. */
static bool takes(const ca_update *lead, const ca_update *row, enum ca_action_column column)
{
    ca_slice mine = lead->cells[column], other = row->cells[column];
    if (column != CA_COLUMN_STATE)
        return lead->about != CA_ABOUT_ACTION && !ca_update_fills(lead, column) && ca_update_fills(row, column);
    if (lead->about != CA_ABOUT_ACTION)
        return is_missing_state(mine) && !is_missing_state(other);
    return !ca_says_done(ca_text_without_blanks(mine)) && ca_says_done(ca_text_without_blanks(other));
}

static void take_cell(ca_update *lead, const ca_update *row, enum ca_action_column column)
{
    lead->cells[column] = row->cells[column];
    lead->from[column] = row;
}

/* Notes that only one of two copies fills in a cell of UPDATE. */
static void note_filled(ca_update_list *list, const ca_update *update, enum ca_action_column column)
{
    if (!list->filled++)
        list->first_filled = cell_location(update, column);
}

void ca_updates_replaced(const ca_update *update, enum ca_action_column column)
{
    ca_update_list *list = (update->from[column] ? update->from[column] : update)->list;
    if (!list->replaced++)
        list->first_replaced = cell_location(update, column);
}

/* Whether the cell of LEAD was filled in in a list of another day than ROW's; takes the one of the later day. */
static bool is_of_another_day(ca_update *lead, const ca_update *row, enum ca_action_column column)
{
    const ca_update *mine = lead->from[column] ? lead->from[column] : lead;
    bool after = is_listed_after(row, mine);
    if (!after && !is_listed_after(mine, row))
        return false;
    const ca_update *older = after ? mine : row;
    if (!older->list->outdated++) {
        older->list->first_outdated = older->location;
        older->list->first_outdated.column = older->list->column_of[column];
    }
    if (after)
        take_cell(lead, row, column);
    return true;
}

void ca_updates_join(ca_updates *updates, ca_update *lead, ca_update *row, const ca_slice texts[CA_ACTION_COLUMN_COUNT])
{
    row->lead = lead;
    row->list->copies++;
    for (int i = 0; i < CA_ACTION_COLUMN_COUNT; i++) {
        enum ca_action_column column = (enum ca_action_column)i;
        if (!is_written(lead->about, column)) {
            if (takes(lead, row, column))
                take_cell(lead, row, column);
            continue;
        }
        bool mine = ca_update_fills(lead, column) && !ca_cell_equals(lead->cells[i], texts[i]);
        bool other = ca_update_fills(row, column) && !ca_cell_equals(row->cells[i], texts[i]);
        if (other && !mine)
            take_cell(lead, row, column);
        else if (other && !ca_cell_equals(row->cells[i], ca_cell_text(lead->cells[i], &updates->arena)) &&
                 !is_of_another_day(lead, row, column))
            row->differs |= 1U << i;
        if (mine != other)
            note_filled(row->list, lead, column);
    }
    if (row->differs)
        lead->fate = CA_UPDATE_CONTRADICTED;
}

/* Returns the message about the cell to fill in, for an incomplete row. */
static const char *incomplete_words(const ca_update *update)
{
    if (update->about == CA_ABOUT_ESCALATION)
        return update->wrong == CA_COLUMN_DATE ? "is not filled in: the day on which somebody was told"
                                               : "is not filled in, or says nothing: who was told";
    return update->about == CA_ABOUT_PLAN
               ? "is blank or a filler, and the plan needs it"
               : "is not filled in, though the state says that the action is done; write the day on which it was";
}

/* Warns of the days of an update that was made which are probably mistyped. */
static void report_days(const ca_update *update, ca_reporter *reporter)
{
    for (int i = 0; i < CA_ACTION_COLUMN_COUNT; i++) {
        ca_location cell = cell_location(update, (enum ca_action_column)i);
        if (update->far >> i & 1)
            (void)ca_report(reporter, cell, CA_RULE_DAY_FAR, ca_action_columns[i].name,
                            "is more than five years from the audit; see %s:%llu", update->audit->location.source,
                            (unsigned long long)update->audit->location.line);
        else if (update->ahead >> i & 1)
            (void)ca_report(reporter, cell, CA_RULE_DAY_FAR, ca_action_columns[i].name, "is after the day of --as-of");
    }
}

static void report_update(const ca_update *update, ca_reporter *reporter)
{
    const ca_location *record = &update->audit->location;
    unsigned long long line = record->line;
    const char *name = ca_action_columns[update->wrong].name;
    if (update->fate == CA_UPDATE_INCOMPLETE)
        (void)ca_report(reporter, cell_location(update, update->wrong), CA_RULE_UPDATE_INCOMPLETE, name, "%s",
                        incomplete_words(update));
    else if (update->fate == CA_UPDATE_NEEDLESS)
        (void)ca_report(reporter, cell_location(update, CA_COLUMN_PLACE), CA_RULE_UPDATE_UNKNOWN, "place",
                        "the audit at %s:%llu asks for no %s", record->source, line, ca_missing_places[update->about]);
    else if (update->fate == CA_UPDATE_EARLY)
        (void)ca_report(reporter, cell_location(update, update->wrong), CA_RULE_DATES_CONTRADICT, name,
                        "is before the audit; see %s:%llu", record->source, line);
    else if (update->fate == CA_UPDATE_DIFFERS)
        (void)ca_report(
            reporter, cell_location(update, CA_COLUMN_ACTION), CA_RULE_UPDATE_DIFFERS, "action",
            "is not the text of the action at %s:%llu, which stays as it was agreed; copy it from the list into this "
            "cell, and write what is new in comment",
            record->source, line);
    else if (update->audit->seen)
        (void)ca_report(reporter, cell_location(update, CA_COLUMN_PLACE), CA_RULE_UPDATE_UNKNOWN, "place",
                        "is that of no action of the audit at %s:%llu", record->source, line);
    else
        (void)ca_report(reporter, cell_location(update, CA_COLUMN_AUDIT), CA_RULE_UPDATE_UNKNOWN, "audit",
                        "is the id of no record that was read");
}

/* Reports each cell of a joined row that is filled in otherwise than in an earlier list. */
static void report_differences(const ca_update *update, ca_reporter *reporter)
{
    for (int i = 0; i < CA_ACTION_COLUMN_COUNT; i++) {
        enum ca_action_column column = (enum ca_action_column)i;
        ca_text other = {0};
        if (!(update->differs >> i & 1))
            continue;
        ca_location location = cell_location(update->lead, column);
        ca_location_write(&other, &location);
        (void)ca_report(
            reporter, cell_location(update, column), CA_RULE_UPDATE_REPEATED, ca_action_columns[i].name,
            "is filled in otherwise at %s; neither is taken: clear the cell that does not hold any more, and "
            "leave its list where it is",
            other.at);
        ca_text_free(&other);
    }
}

/* Appends a number of cells, and where the first is. */
static void add_cells(ca_text *to, uint64_t cells, const char *one, const char *several, const ca_location *first)
{
    ca_text_format(to, "%llu %s, first ", (unsigned long long)cells, cells == 1 ? one : several);
    ca_location_write(to, first);
}

/* Prints a note for each list with rows of actions that are in an earlier list, too, or with cells that replaced others. */
static void note_lists(const ca_updates *updates, const ca_reporter *reporter)
{
    for (const ca_update_list *list = updates->first_list; list; list = list->next) {
        ca_text copies = {0}, replaced = {0};
        if (list->filled) {
            ca_text_add(&copies, "; ");
            add_cells(&copies, list->filled, "cell is filled in by one of the two alone",
                      "cells are filled in by one of the two alone", &list->first_filled);
        }
        if (list->copies)
            ca_report_run(reporter, CA_RUN_NOTE, "%s: %llu row%s of actions that are in an earlier list, too%s",
                          list->source, (unsigned long long)list->copies, list->copies == 1 ? " is" : "s are",
                          ca_text_words(&copies));
        if (list->replaced) {
            add_cells(&replaced, list->replaced, "cell replaces what the record has",
                      "cells replace what the records have", &list->first_replaced);
            ca_report_run(reporter, CA_RUN_NOTE, "%s: %s", list->source, replaced.at);
        }
        if (list->outdated) {
            ca_text_clear(&replaced);
            add_cells(&replaced, list->outdated, "cell is filled in otherwise in a list of a later day, which counts",
                      "cells are filled in otherwise in a list of a later day, which counts", &list->first_outdated);
            ca_report_run(reporter, CA_RUN_NOTE, "%s: %s", list->source, replaced.at);
        }
        ca_text_free(&copies);
        ca_text_free(&replaced);
    }
}

void ca_updates_report(ca_updates *updates, ca_reporter *reporter)
{
    for (size_t i = 0; i < updates->count; i++) {
        const ca_update *update = updates->rows[i];
        enum ca_update_fate fate = fate_of(update);
        updates->refused += fate != CA_UPDATE_MADE;
        if (update->lead)
            report_differences(update, reporter);
        else if (fate == CA_UPDATE_MADE)
            report_days(update, reporter);
        else if (fate != CA_UPDATE_CONTRADICTED)
            report_update(update, reporter);
    }
    for (int i = 0; i < CA_ACTION_COLUMN_COUNT; i++) {
        const struct ca_stale *stale = &updates->stale[i];
        if (stale->rows)
            (void)ca_report(reporter, stale->first, CA_RULE_UPDATE_IGNORED, ca_action_columns[i].name,
                            "differs from the record, in %llu row%s; it is not written back",
                            (unsigned long long)stale->rows, stale->rows == 1 ? "" : "s");
    }
    note_lists(updates, reporter);
}
