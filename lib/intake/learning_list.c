/* SPDX-License-Identifier: MIT */
/* The learning log. */
#include "intake/learning_list.h"

#include "base/utf8.h"
#include "data/list_words.h"
#include "intake/case_days.h"
#include "intake/headings.h"
#include "intake/member_value.h"
#include "record/theme_key.h"
#include "record/updates.h"

#include <stdlib.h>
#include <string.h>

const char *const ca_learning_headings[CA_LEARNING_COLUMN_COUNT] = {
#define X(name, heading) heading,
    CA_LEARNING_COLUMNS(X)
#undef X
};

/* The meanings of columns: those of the log, what the program works out, and the log's own. */
enum { WORKED_OUT = CA_LEARNING_COLUMN_COUNT };

typedef struct {
    ca_learning_log *log;
    const ca_list *list;
    const ca_list_source *source;
    ca_value_reader values;
    size_t columns[CA_LEARNING_COLUMN_COUNT]; /* or CA_NO_LIST_COLUMN */
    size_t *own;                              /* the columns of the log's own */
    ca_day_column due, done;
    ca_text key;
    bool wrong;
} log_reader;

/* Returns the number of the column with HEADING, which may be another word for it, or WORKED_OUT. */
static size_t number_of(const void *context, ca_slice heading)
{
    ca_slice other = ca_list_word(CA_WORD_LEARNING, heading);
    (void)context;
    if (ca_same_letters(heading, ca_slice_of(CA_LEARNING_FINDINGS)) ||
        ca_same_letters(heading, ca_slice_of(CA_LEARNING_SINCE)))
        return WORKED_OUT;
    for (size_t i = 0; i < CA_LEARNING_COLUMN_COUNT; i++)
        if (ca_same_letters(heading, ca_slice_of(ca_learning_headings[i])) ||
            (other.size && ca_same_letters(other, ca_slice_of(ca_learning_headings[i]))))
            return i;
    return CA_NO_LIST_COLUMN;
}

/* Whether COLUMN has a heading, or a cell below it. */
static bool is_filled(const ca_list *list, size_t column)
{
    bool filled = list->headings[column].size > 0;
    for (size_t i = 0; i < list->count && !filled; i++)
        filled = list->rows[i].cells[column].size > 0;
    return filled;
}

/* Takes COLUMN, which the program does not know, as one of the log's own. It is carried under its heading. */
static void take_own(log_reader *r, size_t column, ca_text *faults)
{
    const ca_slice *headings = r->list->headings;
    if (!is_filled(r->list, column))
        return;
    if (!headings[column].size)
        ca_heading_fault(faults, "column %zu has no heading", column + 1);
    for (size_t i = 0; i < r->log->own_count; i++)
        if (ca_same_letters(headings[r->own[i]], headings[column]))
            ca_heading_fault(faults, "columns %zu and %zu have the same heading; rename one of them", r->own[i] + 1,
                             column + 1);
    r->own[r->log->own_count++] = column;
}

/* Finds the columns, and collects what is wrong with the headings in FAULTS. */
static void find_columns(log_reader *r, ca_text *faults)
{
    const char *names[CA_LEARNING_COLUMN_COUNT + 1] = {NULL};
    for (size_t i = 0; i < CA_LEARNING_COLUMN_COUNT; i++) {
        names[i] = ca_learning_headings[i];
        r->columns[i] = CA_NO_LIST_COLUMN;
    }
    for (size_t i = 0; i < r->list->columns; i++) {
        size_t number = r->list->meanings[i];
        const char *near = number == CA_NO_LIST_COLUMN ? ca_heading_close_to(r->list->headings[i], names) : NULL;
        if (near)
            ca_heading_fault(faults, "the heading of column %zu is close to '%s'; rename it", i + 1, near);
        else if (number == CA_NO_LIST_COLUMN)
            take_own(r, i, faults);
        else if (number < CA_LEARNING_COLUMN_COUNT && r->columns[number] != CA_NO_LIST_COLUMN)
            ca_heading_fault(faults, "columns %zu and %zu are both headed '%s' or another word for it",
                             r->columns[number] + 1, i + 1, names[number]);
        else if (number < CA_LEARNING_COLUMN_COUNT)
            r->columns[number] = i;
    }
    if (r->columns[CA_LEARNING_THEME] == CA_NO_LIST_COLUMN)
        ca_heading_fault(faults, "no column is headed Theme");
    else if (r->columns[CA_LEARNING_RESPONSE] == CA_NO_LIST_COLUMN)
        ca_heading_fault(faults, "no column is headed Response");
}

static ca_slice kept(ca_learning_log *log, ca_slice text)
{
    return (ca_slice){ca_arena_copy(&log->arena, text.at, text.size), text.size};
}

static void keep_headings(log_reader *r)
{
    ca_learning_log *log = r->log;
    ca_slice *headings = ca_arena_take(&log->arena, (log->own_count + 1) * sizeof *headings);
    for (size_t i = 0; i < log->own_count; i++)
        headings[i] = kept(log, ca_cell_text(ca_text_without_blanks(r->list->headings[r->own[i]]), &log->arena));
    log->own_headings = headings;
}

/* Whether the sheet that was read is one of a report, which has no more than may be shown. */
static bool is_report(const ca_list *list)
{
    const char *sheet = list->file_count ? list->files[0].sheet : NULL;
    return sheet && strstr(sheet, CA_LEARNING_REPORT_SHEET);
}

/* Sets which column is which. Returns 0, or -1 with an error that names all that is wrong with the headings. */
static int read_headings(log_reader *r)
{
    ca_text faults = {0}, where = {0};
    int status = 0;
    if (is_report(r->list))
        ca_heading_fault(&faults,
                         "is the sheet of a report, which leaves names and columns out; carry on the log itself, "
                         "which audit-export --table learning writes");
    else
        find_columns(r, &faults);
    if (faults.size) {
        ca_list_name_row(&where, &(ca_list_row){.location = r->list->headings_location});
        status = ca_error_set(r->source->error, "%s: %s", where.at, faults.at);
    } else {
        keep_headings(r);
    }
    ca_text_free(&faults);
    ca_text_free(&where);
    return status;
}

static void refuse(log_reader *r, const ca_list_row *row, size_t column, enum ca_rule_id rule, const char *path,
                   const char *message)
{
    (void)ca_report(r->source->reporter, ca_list_location(row, column), rule, path, "%s", message);
    r->wrong = true;
}

static enum ca_cell_content content_of(const ca_list_row *row, size_t column)
{
    return row->contents ? (enum ca_cell_content)row->contents[column] : CA_CONTENT_TEXT;
}

/* Returns the text of a cell as it was typed, without the apostrophe by which CSV keeps a text from being a formula. */
static ca_slice read_text(log_reader *r, const ca_list_row *row, size_t column, const char *path)
{
    if (column == CA_NO_LIST_COLUMN)
        return (ca_slice){"", 0};
    enum ca_cell_content content = content_of(row, column);
    if (content == CA_CONTENT_ERROR || content == CA_CONTENT_UNCALCULATED) {
        ca_member_value value = ca_member_value_read(&r->values, (ca_member){CA_ACTION_ACTION_FIELD, -1},
                                                     ca_list_cell(row, column), content, &r->log->arena);
        refuse(r, row, column, value.rule, path, value.error);
        return (ca_slice){"", 0};
    }
    ca_slice cell = ca_list_cell(row, column);
    return kept(r->log,
                row->contents ? cell : ca_cell_text(cell, &r->log->arena)); /* a workbook has no such apostrophe */
}

static ca_date read_day(log_reader *r, const ca_list_row *row, enum ca_learning_column which, ca_day_column *days)
{
    size_t column = r->columns[which];
    if (column == CA_NO_LIST_COLUMN || !ca_list_cell(row, column).size)
        return CA_NO_DATE;
    ca_member_value value = ca_member_value_read(&r->values, (ca_member){CA_ACTION_DUE_FIELD, -1},
                                                 ca_list_cell(row, column), content_of(row, column), &r->log->arena);
    ca_day_column_add(days, &value, content_of(row, column), ca_list_location(row, column));
    if (!value.error)
        return value.text.size ? value.day.date : CA_NO_DATE;
    bool said = which == CA_LEARNING_DONE && ca_says_done(ca_list_cell(row, column));
    refuse(r, row, column, said ? CA_RULE_UPDATE_INCOMPLETE : value.rule, ca_learning_headings[which],
           said ? "says that it was done, and not when; write the day, like 2017-07-12 or 12/07/2017, and done as the "
                  "state"
                : value.error);
    return CA_NO_DATE;
}

/* Reads the state: blank is open, or done if the day is there on which it was. */
static bool read_state(log_reader *r, const ca_list_row *row, const ca_learning_row *one)
{
    ca_slice state = one->texts[CA_LEARNING_STATE];
    if (!state.size)
        return one->done_on != CA_NO_DATE;
    if (ca_says_done(state))
        return true;
    if (!ca_list_word(CA_WORD_STATE, state).size && ca_yes_or_no(state) != 0)
        refuse(r, row, r->columns[CA_LEARNING_STATE], CA_RULE_CODE_UNKNOWN, ca_learning_headings[CA_LEARNING_STATE],
               "is neither open nor done; write one of these words, and what is to be told of it as evidence");
    return false;
}

static void read_row(log_reader *r, const ca_list_row *row)
{
    ca_learning_log *log = r->log;
    ca_learning_row one = {.location = ca_location_kept(&log->arena, row->location)};
    for (size_t i = 0; i < CA_LEARNING_COLUMN_COUNT; i++)
        if (i != CA_LEARNING_DUE && i != CA_LEARNING_DONE)
            one.texts[i] = read_text(r, row, r->columns[i], ca_learning_headings[i]);
    one.own = ca_arena_take(&log->arena, (log->own_count + 1) * sizeof *one.own);
    for (size_t i = 0; i < log->own_count; i++)
        one.own[i] = read_text(r, row, r->own[i], "");
    one.due = read_day(r, row, CA_LEARNING_DUE, &r->due);
    one.done_on = read_day(r, row, CA_LEARNING_DONE, &r->done);
    one.done = read_state(r, row, &one);
    ca_text_clear(&r->key);
    ca_theme_key(&r->key, one.texts[CA_LEARNING_THEME]);
    one.key = kept(log, (ca_slice){ca_text_words(&r->key), r->key.size});
    if (!one.key.size)
        refuse(r, row, r->columns[CA_LEARNING_THEME], CA_RULE_CSV_CELLS, ca_learning_headings[CA_LEARNING_THEME],
               "is empty; a response of the same theme has the theme in its row, too");
    log->rows = ca_array_grow(log->rows, log->count, &log->capacity, sizeof *log->rows);
    log->rows[log->count++] = one;
}

/* Reports columns of days that cannot be as they were read. */
static void check_days(log_reader *r)
{
    ca_day_column *const columns[] = {&r->due, &r->done};
    static const enum ca_learning_column which[] = {CA_LEARNING_DUE, CA_LEARNING_DONE};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        const char *name = ca_learning_headings[which[i]];
        if (ca_day_column_check(columns[i], name, r->values.days, r->source->reporter) < 0)
            r->wrong = true;
        ca_day_column_warn(columns[i], name, r->source->reporter);
    }
}

static int not_whole(const ca_list_source *source, const ca_list *list)
{
    return ca_error_set(source->error, "%s: the learning log cannot be read whole, and nothing was written",
                        list->file_count ? list->files[0].name : source->input->operands[0]);
}

int ca_learning_read(ca_learning_log *log, const ca_list_source *source)
{
    /* of names: a theme alone is a row, which nobody has responded to */
    const ca_list_headings headings = {.number = number_of, .first = CA_LEARNING_THEME, .of_names = true};
    ca_list list = {0};
    log_reader r = {.log = log, .list = &list, .source = source};
    r.values.days = source->options ? source->options->days : CA_DAY_FIRST;
    int status = ca_list_read(&list, source, &headings);
    if (status < 0 && !source->error->words.size && !source->input->failed)
        status = not_whole(source, &list);
    if (status == 0) {
        r.own = ca_allocate(list.columns + 1, sizeof *r.own);
        status = read_headings(&r);
    }
    for (size_t i = 0; status == 0 && i < list.count; i++)
        read_row(&r, &list.rows[i]);
    if (status == 0) {
        check_days(&r);
        ca_list_note_forms(&list, source);
        if (r.wrong || ca_list_whole(&list, source, "learning log") < 0)
            status = not_whole(source, &list);
    }
    free(r.own);
    ca_text_free(&r.key);
    ca_list_free(&list);
    return status;
}

void ca_learning_free(ca_learning_log *log)
{
    free(log->rows);
    ca_arena_free(&log->arena);
    *log = (ca_learning_log){0};
}
