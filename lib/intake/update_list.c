/* SPDX-License-Identifier: MIT */
/* The list of updates. */
#include "intake/update_list.h"

#include "data/list_words.h"
#include "intake/case_days.h"
#include "intake/headings.h"

#include <stdlib.h>

/* The meaning of the column with the day on which the list was made. */
enum { LISTED = CA_ACTION_COLUMN_COUNT };

static size_t number_of(const void *context, ca_slice heading)
{
    char *plain = ca_heading_plain(heading);
    size_t number = CA_NO_LIST_COLUMN;
    (void)context;
    if (strcmp(plain, CA_UPDATES_LISTED) == 0)
        number = LISTED;
    for (int i = 0; *plain && i < CA_ACTION_COLUMN_COUNT; i++) {
        char *name = ca_heading_plain(ca_slice_of(ca_action_columns[i].name));
        if (strcmp(plain, name) == 0)
            number = (size_t)i;
        free(name);
    }
    free(plain);
    return number;
}

static bool is_read(enum ca_action_column column)
{
    enum ca_action_use use = ca_action_columns[column].use;
    return use == CA_USE_KEY || use == CA_USE_WRITTEN || use == CA_USE_REQUIREMENT;
}

/* Returns the column that a heading nearly names, or NULL: its cells would otherwise be ignored without a message. */
static const char *near_heading(ca_slice heading)
{
    const char *names[CA_ACTION_COLUMN_COUNT + 1];
    size_t count = 0;
    for (int i = 0; i < CA_ACTION_COLUMN_COUNT; i++)
        if (is_read((enum ca_action_column)i))
            names[count++] = ca_action_columns[i].name;
    names[count] = NULL;
    return ca_heading_close_to(heading, names);
}

/* Finds the columns, and collects what is wrong with the headings in FAULTS. */
static void find_columns(ca_update_list *updates, const ca_list *list, ca_text *faults, ca_text *unused)
{
    for (size_t i = 0; i < list->columns; i++) {
        size_t number = list->meanings[i];
        const char *near =
            number == CA_NO_LIST_COLUMN && list->headings[i].size ? near_heading(list->headings[i]) : NULL;
        if (number == LISTED) {
            updates->listed_column = i + 1;
        } else if (near) {
            ca_heading_fault(faults, "the heading of column %zu is close to '%s'; rename it", i + 1, near);
        } else if (number == CA_NO_LIST_COLUMN) {
            if (list->headings[i].size)
                ca_text_format(unused, "%s%zu", unused->size ? ", " : "", i + 1);
        } else if (updates->column_of[number]) {
            ca_heading_fault(faults, "columns %zu and %zu are both headed '%s'", updates->column_of[number], i + 1,
                             ca_action_columns[number].name);
        } else {
            updates->column_of[number] = i + 1;
        }
    }
}

static void check_columns(const ca_update_list *updates, ca_text *faults)
{
    const size_t *column_of = updates->column_of;
    bool writes = false;
    for (int i = 0; i < CA_ACTION_COLUMN_COUNT; i++) {
        const ca_action_column_entry *column = &ca_action_columns[i];
        writes |= (column->use == CA_USE_WRITTEN || column->use == CA_USE_REQUIREMENT) && column_of[i];
        bool spare = i == CA_COLUMN_ACTION && column_of[CA_COLUMN_TO]; /* a list of escalations has no actions */
        if (column->use != CA_USE_KEY || column_of[i] || spare)
            continue;
        ca_heading_fault(faults, "no column is headed %s; the list must have the headings that audit-actions gives",
                         column->name);
    }
    if (writes || faults->size)
        return;
    ca_text_add(
        faults,
        "there is nothing to write back: no column is headed owner, reviewed, reviewed_by, done, comment, to or date");
}

static int read_headings(ca_update_list *updates, const ca_list *list, const ca_list_source *source)
{
    ca_text faults = {0}, unused = {0};
    int status = 0;
    find_columns(updates, list, &faults, &unused);
    check_columns(updates, &faults);
    if (faults.size) {
        ca_text where = {0};
        ca_list_name_row(&where, &(ca_list_row){.location = list->headings_location});
        status = ca_error_set(source->error, "%s: %s", where.at, faults.at);
        ca_text_free(&where);
    } else if (unused.size) {
        (void)ca_report(source->reporter, list->headings_location, CA_RULE_CSV_IGNORED, "",
                        "columns that are not used: %s", unused.at);
    }
    ca_text_free(&faults);
    ca_text_free(&unused);
    return status;
}

/* The state of reading the rows. */
typedef struct {
    ca_updates *updates;
    ca_update_list *columns;
    const ca_list *list;
    const ca_list_source *source;
    ca_value_reader values;
    ca_day_column days[CA_ACTION_COLUMN_COUNT];
} row_reader;

static const enum ca_action_column day_columns[] = {CA_COLUMN_REVIEWED, CA_COLUMN_DONE, CA_COLUMN_DATE, CA_COLUMN_DUE,
                                                    CA_COLUMN_REVIEW};
enum { DAY_COLUMNS = sizeof day_columns / sizeof *day_columns };

/* Whether a day of COLUMN is written back from every row. The others may have any text that the record has. */
static bool is_written(enum ca_action_column column)
{
    return column != CA_COLUMN_DUE && column != CA_COLUMN_REVIEW;
}

/* Reads the day in a cell into ISO form. Returns false if it cannot be read, which is reported. */
static bool read_day(row_reader *r, const ca_list_row *row, ca_update *update, enum ca_action_column column)
{
    size_t at = r->columns->column_of[column] - 1;
    enum ca_cell_content content = row->contents ? (enum ca_cell_content)row->contents[at] : CA_CONTENT_TEXT;
    ca_member target = {ca_action_columns[column].field, -1};
    ca_member_value value =
        ca_member_value_read(&r->values, target, ca_list_cell(row, at), content, &r->updates->arena);
    if (row->cells[at].size)
        ca_day_column_add(&r->days[column], &value, content, ca_list_location(row, at));
    if (!value.error) {
        update->cells[column] = value.text;
        return true;
    }
    if (!is_written(column))
        return true;
    bool done = ca_says_done(ca_list_cell(row, at));
    (void)ca_report(r->source->reporter, ca_list_location(row, at), done ? CA_RULE_UPDATE_INCOMPLETE : value.rule,
                    ca_action_columns[column].name, "%s",
                    done ? "says that it was done, and not when; write the day, like 2017-07-12 or 12/07/2017"
                         : value.error);
    return false;
}

/* Reports the texts to be written that the spreadsheet could not work out, such as a comment that begins with "=". Returns
 * whether there are none. */
static bool check_texts(row_reader *r, const ca_list_row *row)
{
    bool right = true;
    for (size_t i = 0; i < r->list->columns && row->contents; i++) {
        enum ca_cell_content content = (enum ca_cell_content)row->contents[i];
        size_t column = r->list->meanings[i];
        if ((content != CA_CONTENT_ERROR && content != CA_CONTENT_UNCALCULATED) || column >= CA_ACTION_COLUMN_COUNT ||
            !is_read((enum ca_action_column)column) || ca_action_columns[column].field == CA_FIELD_COUNT ||
            ca_fields[ca_action_columns[column].field].type == CA_DATE)
            continue;
        ca_member target = {ca_action_columns[column].field, -1};
        ca_member_value value =
            ca_member_value_read(&r->values, target, ca_list_cell(row, i), content, &r->updates->arena);
        (void)ca_report(r->source->reporter, ca_list_location(row, i), value.rule, ca_action_columns[column].name, "%s",
                        value.error);
        right = false;
    }
    return right;
}

/* Returns the day on which the list of ROW was made; CA_NO_DATE: it is not known. */
static ca_date listed_day(row_reader *r, const ca_list_row *row)
{
    size_t column = r->columns->listed_column;
    if (!column)
        return CA_NO_DATE;
    enum ca_cell_content content = row->contents ? (enum ca_cell_content)row->contents[column - 1] : CA_CONTENT_TEXT;
    ca_member target = {CA_ACTION_DONE_FIELD, -1};
    ca_member_value value =
        ca_member_value_read(&r->values, target, ca_list_cell(row, column - 1), content, &r->updates->arena);
    return value.error ? CA_NO_DATE : ca_date_read(value.text);
}

static void read_row(row_reader *r, const ca_list_row *row)
{
    ca_update update = {.location = ca_location_kept(&r->updates->arena, row->location),
                        .list = r->columns,
                        .listed = listed_day(r, row)};
    bool right = check_texts(r, row);
    for (size_t i = 0; i < r->list->columns; i++)
        if (r->list->meanings[i] < CA_ACTION_COLUMN_COUNT)
            update.cells[r->list->meanings[i]] = ca_list_cell(row, i);
    for (int i = 0; i < DAY_COLUMNS; i++)
        if (r->columns->column_of[day_columns[i]])
            right &= read_day(r, row, &update, day_columns[i]);
    if (right)
        ca_updates_add(r->updates, &update, r->source->reporter);
    else
        r->updates->refused++;
}

/* Reads all rows. Returns 0, or -1 with an error if a column has days that cannot be as they were read. */
static int read_rows(ca_updates *updates, ca_update_list *columns, const ca_list *list, const ca_list_source *source)
{
    row_reader reader = {.updates = updates, .columns = columns, .list = list, .source = source};
    int status = 0;
    reader.values.days = source->options ? source->options->days : CA_DAY_FIRST;
    for (size_t i = 0; i < list->count; i++)
        read_row(&reader, &list->rows[i]);
    for (int i = 0; i < DAY_COLUMNS; i++) {
        const char *name = ca_action_columns[day_columns[i]].name;
        if (ca_day_column_check(&reader.days[day_columns[i]], name, reader.values.days, source->reporter) < 0)
            status = ca_error_set(source->error, "the updates have dates that cannot be read, and nothing was done");
        ca_day_column_warn(&reader.days[day_columns[i]], name, source->reporter);
    }
    return status;
}

int ca_update_list_read(ca_updates *updates, const ca_list_source *source)
{
    const ca_list_headings headings = {.number = number_of, .first = CA_COLUMN_AUDIT};
    ca_list list = {0};
    int status = ca_list_read(&list, source, &headings);
    ca_update_list *columns = ca_updates_add_list(updates, list.headings_location.source);
    if (status < 0)
        status = ca_error_set(source->error, "the updates could not be read, and nothing was done");
    else
        status = read_headings(columns, &list, source);
    updates->listed += list.count + list.refused;
    updates->refused += list.refused;
    if (status == 0)
        status = read_rows(updates, columns, &list, source);
    if (status == 0)
        ca_list_note_forms(&list, source);
    ca_list_free(&list);
    return status;
}
