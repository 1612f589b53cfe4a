/* SPDX-License-Identifier: MIT */
/* Reads the rows of a survey's table as forms that came back. */
#include "forms/survey_rows.h"

#include "base/utf8.h"
#include "forms/survey_columns.h"
#include "intake/case_days.h"
#include "intake/member_value.h"
#include "office/sheet_read.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    ca_survey_table table;
    const ca_fillers *fillers;
    ca_form_returns *returns;
    ca_survey_counts *counts;
    const char *plain_sheet;
} rows_reader;

static ca_slice plain(rows_reader *r, ca_slice text)
{
    return ca_survey_table_plain(&r->table, text);
}

/* --- cells -------------------------------------------------------------------------------------------------------- */

static const ca_survey_column *entry_of(const rows_reader *r, size_t column)
{
    return &r->table.map->columns[r->table.columns[column].entry];
}

static enum ca_cell_content content_of(const ca_list_row *row, size_t column)
{
    return row->contents ? (enum ca_cell_content)row->contents[column] : CA_CONTENT_TEXT;
}

/* Returns the text of a cell, without the apostrophe that the survey's system put before it. */
static ca_slice text_of(const rows_reader *r, const ca_list_row *row, size_t column)
{
    ca_slice text = ca_text_without_blanks(row->cells[column]);
    bool masked = r->table.map->masked && text.size > 1 && text.at[0] == '\'' && text.at[1] == '=';
    return (ca_slice){text.at + masked, text.size - masked};
}

/* Whether TEXT of the column of ENTRY means that there is no answer. */
static bool is_blank(rows_reader *r, const ca_survey_column *entry, ca_slice text)
{
    ca_slice words = plain(r, text);
    return !words.size || ca_survey_pair_of(&entry->blanks, words) || ca_survey_pair_of(&r->table.map->blanks, words);
}

/* Returns TEXT without a time of day. The day is that of the clock where the answer was given. */
static ca_slice without_time(ca_slice text)
{
    const char *colon = text.size ? memchr(text.at, ':', text.size) : NULL;
    size_t at = colon ? (size_t)(colon - text.at) : 0;
    while (at && text.at[at - 1] >= '0' && text.at[at - 1] <= '9')
        at--;
    bool timed = at > 1 && (text.at[at - 1] == ' ' || text.at[at - 1] == 'T');
    return timed ? ca_text_without_blanks((ca_slice){text.at, at - 1}) : text;
}

static enum ca_day_order order_of(const rows_reader *r, const ca_survey_column *entry)
{
    int order = entry->days >= 0 ? entry->days : r->table.map->name ? r->table.map->days : -1;
    return order >= 0 ? (enum ca_day_order)order : r->table.source->options->days;
}

static ca_member_value read_day(rows_reader *r, const ca_list_row *row, size_t column)
{
    const ca_survey_column *entry = entry_of(r, column);
    const ca_value_reader reader = {
        .framework = r->table.map->framework, .fillers = r->fillers, .days = order_of(r, entry)};
    ca_member target = {entry->target.field, entry->target.field == CA_HEAD_FIELD ? entry->target.key : -1};
    ca_slice text = text_of(r, row, column);
    const ca_survey_pair *pair = ca_survey_pair_of(&entry->values, plain(r, text));
    return ca_member_value_read(&reader, target, pair ? pair->to : without_time(text), content_of(row, column),
                                &r->returns->arena);
}

/* Whether the text of a survey's day is the day that a person gave, or the map says so. */
static int check_days(rows_reader *r)
{
    static const char *const orders[] = {"dates day first", "dates month first", "dates year first"};
    int status = 0, order = -1;
    for (size_t column = 0; column < r->table.list.columns; column++) {
        ca_survey_table_column *one = &r->table.columns[column];
        if (one->use != CA_SURVEY_NAMED || !one->date)
            continue;
        const ca_survey_column *entry = entry_of(r, column);
        for (size_t i = 0; i < r->table.list.count; i++) {
            const ca_list_row *row = &r->table.list.rows[i];
            enum ca_cell_content content = content_of(row, column);
            if (is_blank(r, entry, text_of(r, row, column)))
                continue;
            ca_member_value value = read_day(r, row, column);
            ca_location location = ca_list_location(row, column);
            location.sheet = r->table.sheet;
            ca_day_column_add(&one->days, &value, content == CA_CONTENT_TIME ? CA_CONTENT_DAY : content, location);
        }
        char *path = ca_copy(entry->member.at, entry->member.size);
        if (ca_day_column_check(&one->days, path, order_of(r, entry), r->table.source->reporter) < 0)
            status = -1;
        ca_day_column_warn(&one->days, path, r->table.source->reporter);
        free(path);
        if (one->days.text_high.count || one->days.text_low.count)
            order = (int)order_of(r, entry);
    }
    if (order >= 0 && status == 0)
        ca_text_format(&r->table.list.files[0].form, "%s%s", r->table.list.files[0].form.size ? ", " : "",
                       orders[order]);
    return status;
}

/* --- answers ------------------------------------------------------------------------------------------------------ */

static ca_form_answer answer_at(const rows_reader *r, const ca_list_row *row, size_t column)
{
    ca_location location = ca_list_location(row, column);
    location.sheet = r->table.sheet;
    return (ca_form_answer){.path = {"", 0},
                            .text = {"", 0},
                            .location = location,
                            .kind = CA_SHEET_TEXT,
                            .heading = r->table.columns[column].heading,
                            .known = r->table.columns[column].known};
}

static void add_answer(ca_form_return *form, ca_form_answer answer)
{
    form->answers = ca_array_grow(form->answers, form->count, &form->capacity, sizeof *form->answers);
    form->answers[form->count++] = answer;
}

static void add_blank(rows_reader *r, ca_form_return *form, const ca_list_row *row, size_t column, ca_slice path)
{
    form->blanks = ca_array_grow(form->blanks, form->blank_count, &form->blank_capacity, sizeof *form->blanks);
    ca_form_answer *blank = &form->blanks[form->blank_count++];
    *blank = answer_at(r, row, column);
    blank->path = path;
    blank->kind = CA_SHEET_EMPTY;
}

static ca_slice kept(rows_reader *r, ca_slice text)
{
    return ca_arena_str(&r->returns->arena, text);
}

enum { OPTIONS_MOST = 1000 }; /* answers of a column that are entries */

/* Returns the path of ENTRY for its answer at INDEX: entries get a number that no other answer of the response has. */
static ca_slice path_for(rows_reader *r, const ca_survey_column *entry, ca_slice part, size_t column, size_t index)
{
    if (!entry->target.more)
        return r->table.columns[column].path;
    size_t list = ca_survey_list_size(entry->member);
    ca_text path = {0};
    ca_text_format(&path, "%.*s.+%zu", (int)list, entry->member.at,
                   (column + 1) * OPTIONS_MOST % 10000000 + index % OPTIONS_MOST);
    if (part.size)
        ca_text_format(&path, ".%.*s", (int)part.size, part.at);
    else
        ca_text_append(&path, entry->member.at + list + 2, entry->member.size - list - 2);
    ca_slice result = kept(r, (ca_slice){path.at, path.size});
    ca_text_free(&path);
    return result;
}

/* Adds the answer TEXT, the one at INDEX of the cell, with the other parts of its entry. */
static void add_value(rows_reader *r, ca_form_return *form, const ca_list_row *row, size_t column, ca_slice text,
                      unsigned char kind, size_t index)
{
    const ca_survey_column *entry = entry_of(r, column);
    ca_form_answer answer = answer_at(r, row, column);
    answer.path = path_for(r, entry, (ca_slice){"", 0}, column, index);
    answer.text = kept(r, text);
    answer.kind = kind;
    add_answer(form, answer);
    for (size_t i = 0; i < entry->with.count; i++) {
        answer.path = path_for(r, entry, entry->with.list[i].shown, column, index);
        answer.text = entry->with.list[i].to;
        answer.kind = CA_SHEET_TEXT;
        if (answer.text.size)
            add_answer(form, answer);
    }
}

/* Returns the value that the map has for TEXT, or TEXT. */
static ca_slice mapped(rows_reader *r, const ca_survey_column *entry, ca_slice text)
{
    const ca_survey_pair *pair = ca_survey_pair_of(&entry->values, plain(r, text));
    return pair ? pair->to : text;
}

static void take_day(rows_reader *r, ca_form_return *form, const ca_list_row *row, size_t column)
{
    ca_member_value value = read_day(r, row, column);
    unsigned char kind = (unsigned char)(content_of(row, column) + 1);
    bool failed = value.error && kind != CA_SHEET_ERROR && kind != CA_SHEET_UNCALCULATED;
    if (!value.error && !value.text.size)
        return; /* N/A, or a day that stands for none */
    ca_slice text = value.error ? text_of(r, row, column) : value.text;
    add_value(r, form, row, column, text, value.error && !failed ? kind : CA_SHEET_TEXT, 0);
    if (failed)
        form->answers[form->count - 1].error = value.error;
}

/* --- several answers in a cell ------------------------------------------------------------------------------------ */

/* The answers of a cell. */
typedef struct {
    rows_reader *r;
    const ca_survey_column *entry;
    const ca_list_row *row;
    ca_form_return *form;
    size_t column;
    ca_slice separator;
    ca_text joined; /* the answers of a text */
    bool *ticked;   /* of each of the entry's ticks */
    size_t count;
} several;

/* Returns the size of the text before the next separator of TEXT from AT on, without it. */
static size_t next_end(ca_slice text, ca_slice separator, size_t at)
{
    for (; at + separator.size <= text.size; at++)
        if (memcmp(text.at + at, separator.at, separator.size) == 0)
            return at;
    return text.size;
}

/* Returns the options of ENTRY, or NULL if it has none. */
static const ca_survey_pairs *options_of(const ca_survey_column *entry)
{
    return entry->ticks.count ? &entry->ticks : entry->options.count ? &entry->options : NULL;
}

/* Returns the size of the answer at the beginning of TEXT: of the longest option, else up to the next separator. KNOWN becomes
 * whether it is an option. */
static size_t answer_size(several *s, ca_slice text, bool *known)
{
    enum { SPACES = 64 }; /* an option may have more white space than the map has */
    const ca_survey_pairs *options = options_of(s->entry);
    size_t first = next_end(text, s->separator, 0), best = first;
    *known = !options;
    for (size_t end = first; options && end <= s->entry->longest + SPACES;
         end = next_end(text, s->separator, end + s->separator.size)) {
        if (ca_survey_pair_of(options, plain(s->r, (ca_slice){text.at, end}))) {
            best = end;
            *known = true;
        }
        if (end == text.size)
            break;
    }
    return best;
}

static void fail_option(several *s, ca_slice text)
{
    ca_form_answer answer = answer_at(s->r, s->row, s->column);
    answer.text = kept(s->r, text);
    answer.error = "has an answer that is none of the options of the map";
    add_answer(s->form, answer);
}

static void take_option(several *s, ca_slice text)
{
    const ca_survey_pairs *ticks = &s->entry->ticks;
    ca_slice value = mapped(s->r, s->entry, text);
    if (ticks->count) {
        s->ticked[ca_survey_pair_of(ticks, plain(s->r, text)) - ticks->list] = true;
    } else if (!value.size) {
        return;
    } else if (s->entry->target.more) {
        add_value(s->r, s->form, s->row, s->column, value, CA_SHEET_TEXT, s->count++);
    } else {
        ca_text_add(&s->joined, s->joined.size ? "\n" : "");
        ca_text_append(&s->joined, value.at, value.size);
    }
}

/* Adds yes or no for each option of a question that was answered. */
static void add_ticks(several *s)
{
    for (size_t i = 0; i < s->entry->ticks.count; i++) {
        ca_form_answer answer = answer_at(s->r, s->row, s->column);
        answer.path = s->entry->ticks.list[i].to;
        answer.text = ca_slice_of(s->ticked[i] ? "yes" : "no");
        if (answer.path.size)
            add_answer(s->form, answer);
    }
}

static void take_several(rows_reader *r, ca_form_return *form, const ca_list_row *row, size_t column)
{
    several s = {.r = r, .entry = entry_of(r, column), .row = row, .form = form, .column = column};
    ca_slice text = text_of(r, row, column);
    s.separator = ca_text_without_blanks(s.entry->separator);
    s.separator = s.separator.size ? s.separator : s.entry->separator;
    s.ticked = ca_allocate(s.entry->ticks.count, sizeof *s.ticked);
    while (text.size) {
        bool known;
        size_t size = answer_size(&s, text, &known);
        ca_slice one = ca_text_without_blanks((ca_slice){text.at, size});
        size += size < text.size ? s.separator.size : 0;
        text = (ca_slice){text.at + size, text.size - size};
        if (one.size && known)
            take_option(&s, one);
        else if (one.size)
            fail_option(&s, one);
    }
    add_ticks(&s);
    if (s.joined.size)
        add_value(r, form, row, column, (ca_slice){s.joined.at, s.joined.size}, CA_SHEET_TEXT, 0);
    ca_text_free(&s.joined);
    free(s.ticked);
}

/* --- rows --------------------------------------------------------------------------------------------------------- */

/* Whether another column of the group of COLUMN is filled in. */
static bool is_group_filled(rows_reader *r, const ca_list_row *row, size_t column)
{
    ca_slice group = entry_of(r, column)->group;
    for (size_t i = 0; group.size && i < r->table.list.columns; i++)
        if (r->table.columns[i].use == CA_SURVEY_NAMED && ca_slice_equal(entry_of(r, i)->group, group) &&
            !is_blank(r, entry_of(r, i), text_of(r, row, i)))
            return true;
    return false;
}

static void take_blank(rows_reader *r, ca_form_return *form, const ca_list_row *row, size_t column)
{
    const ca_survey_column *entry = entry_of(r, column);
    if (is_group_filled(r, row, column))
        add_value(r, form, row, column, ca_slice_of("no"), CA_SHEET_TEXT, 0);
    for (size_t i = 0; i < entry->ticks.count; i++)
        if (entry->ticks.list[i].to.size)
            add_blank(r, form, row, column, entry->ticks.list[i].to);
    if (entry->member.size && !entry->target.more)
        add_blank(r, form, row, column, r->table.columns[column].path);
}

static void take_id(rows_reader *r, ca_form_return *form, const ca_list_row *row, size_t column)
{
    const ca_survey_column *entry = entry_of(r, column);
    ca_slice text = mapped(r, entry, text_of(r, row, column));
    ca_text id = {0};
    ca_text_append(&id, entry->prefix.at, entry->prefix.size);
    ca_text_append(&id, text.at, text.size);
    form->id = kept(r, (ca_slice){id.at, id.size});
    form->location = answer_at(r, row, column).location;
    form->error = ca_id_damage(text);
    ca_text_free(&id);
}

static void take_named(rows_reader *r, ca_form_return *form, const ca_list_row *row, size_t column)
{
    const ca_survey_column *entry = entry_of(r, column);
    unsigned char kind = (unsigned char)(content_of(row, column) + 1);
    ca_slice text = text_of(r, row, column);
    bool read = kind != CA_SHEET_ERROR && kind != CA_SHEET_UNCALCULATED;
    if (content_of(row, column) == CA_CONTENT_NUMBER_1904)
        kind = CA_SHEET_NUMBER; /* as a day it was read before */
    if (read && is_blank(r, entry, text)) {
        if (!ca_slice_is(entry->member, "id"))
            take_blank(r, form, row, column);
    } else if (ca_slice_is(entry->member, "id")) {
        take_id(r, form, row, column);
    } else if (read && r->table.columns[column].date) {
        take_day(r, form, row, column);
    } else if (read && entry->separator.size) {
        take_several(r, form, row, column);
    } else {
        ca_slice value = read ? mapped(r, entry, text) : text;
        if (value.size || !read)
            add_value(r, form, row, column, value, kind, 0);
        else
            take_blank(r, form, row, column);
    }
}

static void take_unnamed(rows_reader *r, ca_form_return *form, const ca_list_row *row, size_t column)
{
    ca_form_answer answer = answer_at(r, row, column);
    answer.text = kept(r, text_of(r, row, column));
    if (!answer.text.size)
        return;
    add_answer(form, answer);
    r->table.columns[column].filled = true;
    r->counts->unnamed++;
}

static void take_row(rows_reader *r, const ca_list_row *row)
{
    ca_form_returns *all = r->returns;
    all->forms = ca_array_grow(all->forms, all->count, &all->capacity, sizeof *all->forms);
    ca_form_return *form = &all->forms[all->count++];
    *form = (ca_form_return){.sheet = r->plain_sheet,
                             .id = {"", 0},
                             .framework = ca_slice_of(r->table.map->framework->id),
                             .digest = {"", 0},
                             .purpose = CA_FORM_FOR_AUDITOR,
                             .survey = true,
                             .location = row->location};
    form->location.sheet = r->table.sheet;
    for (size_t column = 0; column < r->table.list.columns; column++) {
        if (r->table.columns[column].use == CA_SURVEY_NAMED) {
            if (ca_slice_is(entry_of(r, column)->member, "case.id") && !form->id.size)
                form->location = answer_at(r, row, column).location;
            take_named(r, form, row, column);
        } else if (r->table.columns[column].use == CA_SURVEY_UNNAMED) {
            take_unnamed(r, form, row, column);
        }
    }
    r->counts->responses++;
}

static void count_unnamed(rows_reader *r)
{
    for (size_t i = 0; i < r->table.list.columns; i++) {
        if (!r->table.columns[i].filled)
            continue;
        ca_text_format(&r->counts->unnamed_names, "%s'%.*s'", r->counts->unnamed_columns++ ? ", " : "",
                       (int)r->table.columns[i].heading.size, r->table.columns[i].heading.at);
    }
}

static void set_sheet(rows_reader *r)
{
    const char *sheet = r->table.list.files[0].sheet;
    ca_slice bare = ca_slice_trimmed(ca_slice_of(sheet ? sheet : ""), "'");
    r->table.sheet = sheet ? ca_arena_copy(&r->returns->arena, sheet, strlen(sheet)) : NULL;
    r->plain_sheet = ca_arena_copy(&r->returns->arena, bare.at, bare.size);
}

int ca_survey_read(ca_survey_map *map, const ca_list_source *source, const ca_fillers *fillers, const char *name,
                   ca_slice bytes, ca_form_returns *returns, ca_survey_counts *counts)
{
    rows_reader r = {.table = {.map = map, .source = source, .arena = &returns->arena},
                     .fillers = fillers,
                     .returns = returns,
                     .counts = counts};
    const ca_list_headings headings = ca_survey_headings(map);
    int status = ca_list_read_bytes(&r.table.list, source, &headings, name, bytes);
    if (status == 0) {
        set_sheet(&r);
        ca_survey_find_columns(&r.table);
        status = r.table.errors ? -1 : check_days(&r);
    }
    if (status == 0) {
        for (size_t i = 0; i < r.table.list.count; i++)
            take_row(&r, &r.table.list.rows[i]);
        count_unnamed(&r);
        ca_list_note_forms(&r.table.list, source);
    }
    ca_list_free(&r.table.list);
    free(r.table.columns);
    ca_text_free(&r.table.plain);
    return status;
}
