/* SPDX-License-Identifier: MIT */
/* Updates of actions: reads the list, and reports the result of each row. */
#include "record/updates.h"

#include "data/csv_rows.h"
#include "office/csv_row.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    ca_updates *updates;
    ca_reporter *reporter;
    ca_error *error;
    enum ca_action_column *columns; /* of each heading; CA_ACTION_COLUMN_COUNT: none; NULL: no headings yet */
    size_t column_count;
} reader;

static ca_slice trimmed(ca_slice text)
{
    while (text.size && strchr(" \t\r\n", text.at[0])) {
        text.at++;
        text.size--;
    }
    while (text.size && strchr(" \t\r\n", text.at[text.size - 1]))
        text.size--;
    return text;
}

static enum ca_action_column column_named(ca_slice heading)
{
    for (int i = 0; i < CA_ACTION_COLUMN_COUNT; i++)
        if (ca_slice_alike(heading, ca_action_columns[i].name))
            return (enum ca_action_column)i;
    return CA_ACTION_COLUMN_COUNT;
}

/* Returns the column that a heading nearly names, or NULL: its cells would otherwise be ignored without a message. */
static const char *near_heading(ca_slice heading)
{
    for (int i = 0; i < CA_ACTION_COLUMN_COUNT; i++) {
        const ca_action_column_entry *column = &ca_action_columns[i];
        size_t size = strlen(column->name);
        unsigned most = size > 5 ? 2 : size > 2 ? 1 : 0;
        if ((column->use == CA_USE_KEY || column->use == CA_USE_WRITTEN || column->use == CA_USE_DUTY) &&
            ca_edits_between(heading, ca_slice_of(column->name), most) <= most)
            return column->name;
    }
    return NULL;
}

static int read_heading(reader *r, const ca_csv_row *row, size_t at, ca_text *unused)
{
    unsigned long long line = row->location.line;
    ca_slice heading = trimmed(row->cells[at]);
    enum ca_action_column column = r->columns[at] = column_named(heading);
    const char *near = column == CA_ACTION_COLUMN_COUNT ? near_heading(heading) : NULL;
    if (near)
        return ca_error_set(r->error, "%s:%llu: the heading of column %zu is close to '%s'; rename it",
                            row->location.source, line, at + 1, near);
    if (column == CA_ACTION_COLUMN_COUNT) {
        if (heading.size)
            ca_text_format(unused, "%s%zu", unused->size ? ", " : "", at + 1);
        return 0;
    }
    if (r->updates->column_of[column])
        return ca_error_set(r->error, "%s:%llu: columns %zu and %zu are both headed '%s'", row->location.source, line,
                            r->updates->column_of[column], at + 1, ca_action_columns[column].name);
    r->updates->column_of[column] = at + 1;
    return 0;
}

static int check_headings(reader *r, const ca_csv_row *row)
{
    const size_t *column_of = r->updates->column_of;
    bool writes = false;
    for (int i = 0; i < CA_ACTION_COLUMN_COUNT; i++) {
        const ca_action_column_entry *column = &ca_action_columns[i];
        writes |= (column->use == CA_USE_WRITTEN || column->use == CA_USE_DUTY) && column_of[i];
        bool spare = i == CA_COLUMN_ACTION && column_of[CA_COLUMN_TO]; /* a list of escalations has no actions */
        if (column->use == CA_USE_KEY && !column_of[i] && !spare)
            return ca_error_set(r->error,
                                "%s:%llu: no column is headed %s; the first row must hold the headings "
                                "that audit-actions gives",
                                row->location.source, (unsigned long long)row->location.line, column->name);
    }
    return writes ? 0
                  : ca_error_set(r->error,
                                 "%s:%llu: there is nothing to write back: no column is headed reviewed, "
                                 "reviewed_by, done, comment, to or date",
                                 row->location.source, (unsigned long long)row->location.line);
}

static int read_headings(reader *r, const ca_csv_row *row)
{
    ca_text unused = {0};
    int status = 0;
    r->column_count = row->count;
    r->columns = ca_resize(NULL, row->count, sizeof *r->columns);
    for (size_t i = 0; status == 0 && i < row->count; i++)
        status = read_heading(r, row, i, &unused);
    if (status == 0)
        status = check_headings(r, row);
    if (status == 0 && unused.size)
        (void)ca_report(r->reporter, row->location, CA_RULE_CSV_IGNORED, "", "columns that are not used: %s",
                        unused.at);
    ca_text_free(&unused);
    return status;
}

/* Returns the location of a cell: its row, and the number of its column. */
static ca_location cell_location(const ca_updates *updates, ca_location row, enum ca_action_column column)
{
    row.column = updates->column_of[column];
    return row;
}

static void refuse(reader *r, const ca_update *update, enum ca_action_column column, enum ca_rule_id rule,
                   const char *words)
{
    (void)ca_report(r->reporter, cell_location(r->updates, update->location, column), rule,
                    ca_action_columns[column].name, "%s", words);
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

static bool days_exist(reader *r, ca_update *update)
{
    /* For an action, the last two are not written back, and may have any value that the record has. */
    static const enum ca_action_column days[] = {CA_COLUMN_REVIEWED, CA_COLUMN_DONE, CA_COLUMN_DATE, CA_COLUMN_DUE,
                                                 CA_COLUMN_REVIEW};
    size_t count = sizeof days / sizeof *days - (update->about == CA_ABOUT_PLAN ? 0 : 2);
    for (size_t i = 0; i < count; i++) {
        ca_slice *cell = &update->cells[days[i]];
        *cell = trimmed(*cell);
        if (cell->size && ca_date_read(*cell) == CA_NO_DATE) {
            refuse(r, update, days[i], CA_RULE_DATE_INVALID, "is not a date that exists, written like 2017-07-12");
            return false;
        }
    }
    return true;
}

/* Reads the cell "place" of a row: the number of an action, or escalation or plan. */
static bool read_place(ca_updates *updates, ca_update *update, uint64_t *number)
{
    ca_slice cell = trimmed(update->cells[CA_COLUMN_PLACE]);
    for (int about = CA_ABOUT_ESCALATION; about <= CA_ABOUT_PLAN; about++)
        if (ca_slice_alike(cell, ca_missing_places[about])) {
            update->about = (enum ca_line_about)about;
            return true;
        }
    return ca_whole_number(ca_arena_copy(&updates->arena, cell.at, cell.size), INT32_MAX, number) && *number;
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
    if (!days_exist(r, update))
        return false;
    ca_map_entry *same = ca_map_at(&updates->by_action, key_of(updates, id, update->about, number));
    if (same->thing) {
        ca_text words = {0};
        const ca_update *before = same->thing;
        ca_text_format(&words, "is that of line %llu, too; an action has one update",
                       (unsigned long long)before->location.line);
        refuse(r, update, CA_COLUMN_PLACE, CA_RULE_UPDATE_REPEATED, words.at);
        ca_text_free(&words);
        return false;
    }
    same->thing = update;
    ca_map_entry *audit = ca_map_at(&updates->audits, id);
    if (!audit->thing) {
        audit->thing = ca_arena_take(&updates->arena, sizeof(ca_updated_audit));
        *(ca_updated_audit *)audit->thing = (ca_updated_audit){0};
    }
    update->audit = audit->thing;
    return true;
}

static void add_update(reader *r, const ca_csv_row *row)
{
    ca_updates *updates = r->updates;
    ca_update *update = ca_arena_take(&updates->arena, sizeof *update);
    *update = (ca_update){.location = row->location};
    for (size_t i = 0; i < row->count; i++)
        if (r->columns[i] != CA_ACTION_COLUMN_COUNT)
            update->cells[r->columns[i]] =
                (ca_slice){ca_arena_copy(&updates->arena, row->cells[i].at, row->cells[i].size), row->cells[i].size};
    if (!place_update(r, update))
        return;
    updates->rows = ca_array_grow(updates->rows, updates->count, &updates->capacity, sizeof(ca_update *));
    updates->rows[updates->count++] = update;
}

static int read_row(const ca_csv_row *row, void *context)
{
    reader *r = context;
    size_t filled = 0;
    if (!r->columns)
        return read_headings(r, row);
    for (size_t i = 0; i < row->count; i++)
        filled += trimmed(row->cells[i]).size > 0;
    if (!filled) {
        (void)ca_report(r->reporter, row->location, CA_RULE_LINE_EMPTY, "", "the row is empty");
    } else if (row->count != r->column_count) {
        (void)ca_report(r->reporter, row->location, CA_RULE_CSV_CELLS, "", "has %zu cells under %zu headings",
                        row->count, r->column_count);
        r->updates->refused++;
    } else {
        add_update(r, row);
    }
    return 0;
}

int ca_updates_read(ca_updates *updates, char *path, ca_reporter *reporter, const ca_input *main, ca_error *error)
{
    ca_input input = {.file = -1};
    reader r = {.updates = updates, .reporter = reporter, .error = error};
    *updates = (ca_updates){.rows = NULL};
    ca_input_begin_side(&input, main, &path, 1);
    int got = ca_input_source(&input);
    int status = got > 0 ? ca_csv_rows(&input, read_row, &r, NULL, reporter, error) : -1;
    if (status < 0 || input.failed)
        status = ca_error_set(error, "the updates could not be read, and nothing was done");
    else if (!r.columns)
        status = ca_error_set(error, "%s: there are no headings, so no updates", path);
    ca_input_end(&input);
    free(r.columns);
    return status;
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
    return trimmed(update->cells[column]).size > 0;
}

void ca_updates_stale(ca_updates *updates, const ca_update *update, enum ca_action_column column)
{
    struct ca_stale *stale = &updates->stale[column];
    if (!stale->rows++)
        stale->first = update->location;
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
    text = trimmed(text);
    return same_lines(trimmed(cell), text) || same_lines(trimmed(armed(cell)), text);
}

ca_slice ca_cell_text(ca_slice cell, ca_arena *arena)
{
    cell = armed(cell);
    if (!trimmed(cell).size)
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

/* Returns the message about the cell to fill in, for an incomplete row. */
static const char *incomplete_words(const ca_update *update)
{
    if (update->about == CA_ABOUT_ESCALATION)
        return update->wrong == CA_COLUMN_DATE ? "is not filled in: the day on which somebody was told"
                                               : "is not filled in, or says nothing: who was told";
    return update->about == CA_ABOUT_PLAN ? "is blank or a filler, and the plan needs it"
                                          : "is not filled in, though the state says that the action is done";
}

static void report_update(ca_updates *updates, const ca_update *update, ca_reporter *reporter)
{
    const ca_location *record = &update->audit->location;
    unsigned long long line = record->line;
    const char *name = ca_action_columns[update->wrong].name;
    if (update->fate == CA_UPDATE_INCOMPLETE)
        (void)ca_report(reporter, cell_location(updates, update->location, update->wrong), CA_RULE_UPDATE_INCOMPLETE,
                        name, "%s", incomplete_words(update));
    else if (update->fate == CA_UPDATE_NEEDLESS)
        (void)ca_report(reporter, cell_location(updates, update->location, CA_COLUMN_PLACE), CA_RULE_UPDATE_UNKNOWN,
                        "place", "the audit at %s:%llu asks for no %s", record->source, line,
                        ca_missing_places[update->about]);
    else if (update->fate == CA_UPDATE_EARLY)
        (void)ca_report(reporter, cell_location(updates, update->location, update->wrong), CA_RULE_DATES_CONTRADICT,
                        name, "is before the audit; see %s:%llu", record->source, line);
    else if (update->fate == CA_UPDATE_DIFFERS)
        (void)ca_report(reporter, cell_location(updates, update->location, CA_COLUMN_ACTION), CA_RULE_UPDATE_DIFFERS,
                        "action", "is not the text of the action at %s:%llu; list the actions again", record->source,
                        line);
    else if (update->audit->seen)
        (void)ca_report(reporter, cell_location(updates, update->location, CA_COLUMN_PLACE), CA_RULE_UPDATE_UNKNOWN,
                        "place", "is that of no action of the audit at %s:%llu", record->source, line);
    else
        (void)ca_report(reporter, cell_location(updates, update->location, CA_COLUMN_AUDIT), CA_RULE_UPDATE_UNKNOWN,
                        "audit", "is the id of no record that was read");
}

void ca_updates_report(ca_updates *updates, ca_reporter *reporter)
{
    for (size_t i = 0; i < updates->count; i++) {
        if (updates->rows[i]->fate == CA_UPDATE_MADE)
            continue;
        updates->refused++;
        report_update(updates, updates->rows[i], reporter);
    }
    for (int i = 0; i < CA_ACTION_COLUMN_COUNT; i++) {
        const struct ca_stale *stale = &updates->stale[i];
        if (stale->rows)
            (void)ca_report(reporter, cell_location(updates, stale->first, (enum ca_action_column)i),
                            CA_RULE_UPDATE_IGNORED, ca_action_columns[i].name,
                            "differs from the record, in %llu row%s; it is not written back",
                            (unsigned long long)stale->rows, stale->rows == 1 ? "" : "s");
    }
}
