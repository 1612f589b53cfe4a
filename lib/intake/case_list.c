/* SPDX-License-Identifier: MIT */
/* A list of cases, held in memory. */
#include "intake/case_list.h"

#include "base/map.h"
#include "base/utf8.h"
#include "data/list_words.h"
#include "intake/case_closings.h"
#include "intake/case_columns.h"
#include "intake/case_days.h"
#include "intake/headings.h"
#include "intake/list_ids.h"
#include "intake/row_numbers.h"

#include <stdlib.h>
#include <string.h>

/* The state of reading the values of a list. */
typedef struct {
    ca_case_list *list;
    const ca_list_source *source;
    const ca_case_settings *settings;
    ca_value_reader values;
    ca_day_column *days;      /* of each column */
    bool *untyped;            /* whether the type of each row's case says nothing */
    bool *wrong;              /* whether each row has an error */
    bool *left_out;           /* whether each row is left out, as no open case */
    ca_row_closing *closings; /* of each row */
} case_reader;

/* Whether a column says which cases have closed, and is used. */
static bool closes(const case_reader *r, size_t column)
{
    return r->list->closings[column] == CA_CLOSING_SAID && !r->settings->all_open;
}

static const char *path_of(const case_reader *r, size_t column)
{
    return closes(r, column) ? "closed" : ca_fields[r->list->members[column].field].path;
}

/* Reports an error of a cell. A heading that is not the format's own is named, since the person sees that one. */
static void report_cell(case_reader *r, const ca_list_row *row, size_t column, enum ca_rule_id rule, const char *error)
{
    const ca_list *table = &r->list->table;
    ca_slice heading = table->headings[column];
    const char *own = closes(r, column) ? NULL : ca_fields[r->list->members[column].field].heading;
    ca_text message = {0};
    if (table->surely_headed && heading.size && !(own && ca_slice_is(heading, own))) {
        ca_text shown = {0};
        ca_text_on_one_line(&shown, heading);
        ca_text_add(&message, "under '");
        ca_text_for_terminal(&message, (ca_slice){ca_text_words(&shown), shown.size});
        ca_text_add(&message, "': ");
        ca_text_free(&shown);
    }
    ca_text_add(&message, error);
    (void)ca_report(r->source->reporter, ca_list_location(row, column), rule, path_of(r, column), "%s", message.at);
    ca_text_free(&message);
}

static enum ca_cell_content content_of(const ca_list_row *row, size_t column)
{
    return row->contents ? (enum ca_cell_content)row->contents[column] : CA_CONTENT_TEXT;
}

/* Whether the member of a column is read, and not only passed on. */
static bool is_read(const case_reader *r, size_t column)
{
    ca_member member = r->list->members[column];
    return member.field != CA_FIELD_COUNT && !(member.field == CA_HEAD_FIELD && member.head < 0);
}

/* Whether a date is refused for its order alone, about which the column has one message. */
static bool is_order(const ca_member_value *value)
{
    return value->day.form == CA_DAY_OTHER_ORDER;
}

static void read_cell(case_reader *r, size_t index, size_t column)
{
    ca_list_row *row = &r->list->table.rows[index];
    ca_member member = r->list->members[column];
    enum ca_cell_content content = content_of(row, column);
    bool date = ca_member_is_date(r->settings->framework, member);
    ca_member_value value =
        ca_member_value_read(&r->values, member, ca_list_cell(row, column), content, &r->list->table.arena);
    if (date && row->cells[column].size)
        ca_day_column_add(&r->days[column], &value, content, ca_list_location(row, column));
    if (r->settings->counted && value.rule == CA_RULE_CODE_UNKNOWN)
        value.error = NULL; /* an unknown type of case is counted like a known one */
    r->untyped[index] |= member.field == CA_CASE_TYPE_FIELD && row->cells[column].size && !value.text.size &&
                         !value.error && !value.closed;
    if (value.closed)
        r->left_out[index] = true;
    else if (value.error && !(date && is_order(&value)))
        report_cell(r, row, column, value.rule, value.error);
    r->wrong[index] |= value.error != NULL;
    if (!value.error && !value.closed)
        row->cells[column] = value.text;
}

/* Reads a cell that says whether the case of its row has closed. A day is kept as a record has it. */
static void read_closing(case_reader *r, size_t index, size_t column)
{
    ca_list_row *row = &r->list->table.rows[index];
    enum ca_cell_content content = content_of(row, column);
    ca_member_value value =
        ca_closing_value_read(&r->values, ca_list_cell(row, column), content, &r->list->table.arena);
    if (row->cells[column].size)
        ca_day_column_add(&r->days[column], &value, content, ca_list_location(row, column));
    if (value.error && !is_order(&value))
        report_cell(r, row, column, value.rule, value.error);
    r->wrong[index] |= value.error != NULL;
    if (value.error)
        return;
    ca_closing_add(&r->closings[index], column, &value);
    if (value.text.size)
        row->cells[column] = value.text;
}

/* Reads every value that is of a member. Returns -1 if a column has its days in another order, which is reported. */
static int read_values(case_reader *r)
{
    ca_list *table = &r->list->table;
    int status = 0;
    bool in_order = false;
    for (size_t i = 0; i < table->count; i++)
        for (size_t column = 0; column < table->columns; column++)
            if (closes(r, column))
                read_closing(r, i, column);
            else if (is_read(r, column))
                read_cell(r, i, column);
    for (size_t column = 0; column < table->columns; column++) {
        if (!is_read(r, column) && !closes(r, column))
            continue;
        const char *path = path_of(r, column);
        if (ca_day_column_check(&r->days[column], path, r->values.days, r->source->reporter) < 0)
            status = -1;
        ca_day_column_warn(&r->days[column], path, r->source->reporter);
        in_order |= r->days[column].text_high.count || r->days[column].text_low.count;
    }
    static const char *const orders[] = {"dates day first", "dates month first", "dates year first"};
    if (in_order && status == 0) {
        ca_text *form = &table->files[0].form;
        ca_text_format(form, "%s%s", form->size ? ", " : "", orders[r->values.days]);
    }
    return status;
}

/* Returns the column with the day on which a case started, which is no member of a record; or CA_NO_LIST_COLUMN. */
static size_t start_column(const ca_list *table)
{
    for (size_t i = 0; i < table->columns; i++)
        if (ca_slice_is(ca_list_word(CA_WORD_HEADING, table->headings[i]), "start"))
            return i;
    return CA_NO_LIST_COLUMN;
}

static ca_date start_of(const case_reader *r, size_t index, size_t column)
{
    const ca_list_row *row = &r->list->table.rows[index];
    if (column == CA_NO_LIST_COLUMN)
        return CA_NO_DATE;
    return ca_day_read(row->cells[column], r->values.days).date;
}

/* Handles the row of a case that is in the list before: in lists that say when a case started, the later start counts.
 * Returns the index of the row that counts. */
static size_t choose_row(case_reader *r, size_t before, size_t index, size_t start)
{
    ca_list *table = &r->list->table;
    ca_date one = start_of(r, before, start), other = start_of(r, index, start);
    size_t id = r->list->column[CA_CASE_ID_FIELD];
    if (start == CA_NO_LIST_COLUMN || one == other) {
        ca_text message = {0};
        ca_text_add(&message, "is that of the case in ");
        ca_text_format(&message, "%s %llu of %s; a case %s once", table->rows[before].location.sheet ? "row" : "line",
                       (unsigned long long)table->rows[before].location.line, table->rows[before].location.source,
                       r->settings->counted ? "is counted" : "can be drawn");
        (void)ca_report(r->source->reporter, ca_list_location(&table->rows[index], id), CA_RULE_CASE_ID_DUPLICATE,
                        "case.id", "%s", message.at);
        ca_text_free(&message);
        r->wrong[index] = true;
        return before;
    }
    size_t later = other > one ? index : before, earlier = later == index ? before : index;
    r->left_out[earlier] = true;
    ca_report_run(
        r->source->reporter, CA_RUN_NOTE, "%s: a case is in rows %llu and %llu; row %llu counts, which started later",
        table->rows[later].location.source, (unsigned long long)table->rows[before].location.line,
        (unsigned long long)table->rows[index].location.line, (unsigned long long)table->rows[later].location.line);
    return later;
}

/* Reports cases without an id, and cases that are in the list twice. */
static void check_ids(case_reader *r)
{
    ca_list *table = &r->list->table;
    size_t id_column = r->list->column[CA_CASE_ID_FIELD], start = start_column(table);
    bool numbers = ca_case_ids_are_numbers(r->list, r->wrong);
    ca_map ids = {0};
    for (size_t i = 0; i < table->count; i++) {
        ca_slice id = table->rows[i].cells[id_column];
        const char *damage = numbers && !r->wrong[i] ? ca_case_id_shortened(id) : NULL;
        if (damage)
            report_cell(r, &table->rows[i], id_column, CA_RULE_ID_DAMAGED, damage);
        r->wrong[i] |= damage != NULL;
        if (r->left_out[i] || r->wrong[i])
            continue;
        if (!id.size) {
            (void)ca_report(r->source->reporter, ca_list_location(&table->rows[i], id_column), CA_RULE_CASE_ID_MISSING,
                            "case.id", "is not filled in");
            r->wrong[i] = true;
            continue;
        }
        ca_map_entry *entry = ca_map_at(&ids, id);
        size_t before = (size_t)(uintptr_t)entry->thing; /* its index + 1 */
        size_t kept = before ? choose_row(r, before - 1, i, start) : i;
        entry->thing = (void *)(uintptr_t)(kept + 1);
    }
    ca_map_free(&ids, NULL);
}

/* Refuses, where rows may be skipped, the other half of a row that a line break has cut and of which one half has an error. */
static void refuse_other_halves(case_reader *r)
{
    ca_list *table = &r->list->table;
    if (!r->source->options || !r->source->options->skip_rows)
        return;
    for (size_t i = 0; i + 1 < table->count; i++) {
        ca_location one = table->rows[i].location, next = table->rows[i + 1].location;
        if (!table->rows[i].may_go_on || r->wrong[i] == r->wrong[i + 1] || r->left_out[i] || r->left_out[i + 1] ||
            strcmp(one.source, next.source) != 0 || next.line != one.line + 1)
            continue;
        (void)ca_report(r->source->reporter, r->wrong[i] ? next : one, CA_RULE_CSV_CELLS, "",
                        "may be one row with row %llu, which has an error, if a line break in a cell has cut it; give "
                        "both rows all of their cells",
                        (unsigned long long)(r->wrong[i] ? one : next).line);
        r->wrong[i] = r->wrong[i + 1] = true;
    }
}

/* Removes the rows that are left out or have an error. */
static void keep_cases(case_reader *r)
{
    ca_list *table = &r->list->table;
    size_t kept = 0;
    for (size_t i = 0; i < table->count; i++) {
        if (r->left_out[i])
            continue;
        if (r->wrong[i])
            table->refused++;
        else
            table->rows[kept++] = table->rows[i];
    }
    table->count = kept;
}

/* Notes the rows, before any is removed, whose type of case says nothing. */
static void note_untyped(const case_reader *r)
{
    const ca_list *table = &r->list->table;
    for (size_t file = 0; !r->settings->counted && file < table->file_count; file++) {
        ca_row_numbers numbers = {0};
        ca_text rows = {0};
        for (size_t i = 0; i < table->count; i++)
            if (r->untyped[i] && strcmp(table->rows[i].location.source, table->files[file].name) == 0)
                ca_row_numbers_add(&numbers, table->rows[i].location.line);
        ca_row_numbers_name(&rows, &numbers);
        if (numbers.count)
            ca_report_run(
                r->source->reporter, CA_RUN_NOTE,
                "%s: the type of case in %s is N/A or another word that says nothing, and was read as not filled in",
                table->files[file].name, rows.at);
        ca_row_numbers_free(&numbers);
        ca_text_free(&rows);
    }
}

/* Leaves out the cases that have closed, by their type or by a column for it, and says how many. */
static void leave_out_closed(case_reader *r)
{
    ca_list *table = &r->list->table;
    size_t start = start_column(table);
    ca_date as_of = r->settings->as_of ? *r->settings->as_of : CA_NO_DATE;
    for (size_t i = 0; i < table->count; i++) {
        if (!r->left_out[i] && !r->wrong[i])
            ca_closing_decide(&r->closings[i], start_of(r, i, start), as_of);
        r->left_out[i] |= r->closings[i].closed;
        r->list->closed += r->left_out[i];
    }
    if (r->list->closed)
        ca_report_run(r->source->reporter, CA_RUN_NOTE, "%s: %llu case%s closed and left out", table->files[0].name,
                      (unsigned long long)r->list->closed, r->list->closed == 1 ? " is" : "s are");
    ca_closings_report(r->list, r->closings, r->settings, r->source->reporter);
    if (!r->settings->all_open)
        ca_closings_note_unclear(r->list, r->source->reporter);
}

static int read_cases(case_reader *r)
{
    ca_list *table = &r->list->table;
    r->days = ca_allocate(table->columns, sizeof *r->days);
    r->wrong = ca_allocate(table->count, sizeof *r->wrong);
    r->untyped = ca_allocate(table->count, sizeof *r->untyped);
    r->left_out = ca_allocate(table->count, sizeof *r->left_out);
    r->closings = ca_allocate(table->count, sizeof *r->closings);
    int status = read_values(r);
    leave_out_closed(r);
    check_ids(r);
    refuse_other_halves(r);
    note_untyped(r);
    keep_cases(r);
    if (status < 0) {
        ca_report_run(r->source->reporter, CA_RUN_NOTE, "the %s has dates that cannot be read, and nothing was done",
                      r->settings->name);
        return -1;
    }
    ca_list_note_forms(table, r->source);
    ca_case_ids_warn(r->list, r->settings->fillers, r->source->reporter);
    return ca_list_whole(table, r->source, r->settings->name);
}

int ca_case_list_read(ca_case_list *list, const ca_list_source *source, const ca_case_settings *settings)
{
    ca_case_maps maps;
    const ca_list_headings headings = {ca_case_heading_number, &maps, CA_CASE_ID_FIELD, false};
    int status = ca_case_maps_read(&maps, settings, source->error);
    if (status == 0)
        status = ca_list_read(&list->table, source, &headings);
    if (status == 0 && !list->table.file_count)
        status = ca_error_set(source->error, "there is no %s", settings->name);
    if (status == 0)
        status = ca_case_columns_find(list, &maps, source);
    if (status == 0) {
        case_reader reader = {.list = list, .source = source, .settings = settings};
        reader.values =
            (ca_value_reader){settings->framework, settings->fillers,
                              source->options ? source->options->days : CA_DAY_FIRST, maps.values, maps.value_count};
        status = read_cases(&reader);
        free(reader.days);
        free(reader.wrong);
        free(reader.untyped);
        free(reader.left_out);
        free(reader.closings);
    }
    ca_case_maps_free(&maps);
    return status;
}

void ca_case_list_free(ca_case_list *list)
{
    ca_list_free(&list->table);
}

size_t ca_case_list_column(const ca_case_list *list, ca_slice name)
{
    size_t column = ca_list_column(&list->table, name);
    if (column != CA_NO_LIST_COLUMN)
        return column;
    char *words = ca_copy(name.at, name.size);
    enum ca_field field = ca_field_named(words);
    free(words);
    return field == CA_FIELD_COUNT ? CA_NO_LIST_COLUMN : list->column[field];
}

ca_slice ca_case_list_value(const ca_case_list *list, size_t row, enum ca_field field)
{
    return ca_list_cell(&list->table.rows[row], list->column[field]);
}
