/* SPDX-License-Identifier: MIT */
/* Reads the rows of a survey's table as forms that came back. */
#include "forms/survey_rows.h"

#include "base/utf8.h"
#include "data/list_words.h"
#include "intake/case_days.h"
#include "intake/headings.h"
#include "intake/member_value.h"
#include "office/sheet_read.h"

#include <stdlib.h>
#include <string.h>

/* The use of a column of the table. */
enum use { UNNAMED, NAMED, IGNORED };

/* A column of the table. */
typedef struct {
    enum use use;
    size_t entry;       /* NAMED: the index in the map */
    ca_slice path;      /* NAMED: its member */
    ca_slice heading;   /* on one line, for messages */
    const char *known;  /* NAMED: the values that the map knows, for messages; or NULL */
    bool date;          /* NAMED: its member is a date */
    ca_day_column days; /* of a date */
    bool filled;        /* UNNAMED: a cell is filled in */
} table_column;

typedef struct {
    ca_survey_map *map;
    const ca_list_source *source;
    const ca_fillers *fillers;
    ca_list list;
    ca_form_returns *returns;
    ca_survey_counts *counts;
    table_column *columns;
    const char *sheet; /* as locations have it; NULL: a text file */
    const char *plain_sheet;
    size_t errors;
    ca_text plain; /* scratch */
} rows_reader;

/* --- columns ------------------------------------------------------------------------------------------------------ */

enum { IDENTITY, OTHERS_FROM }; /* numbers of headings: of id and case.id, then of the others */

static bool is_identity(ca_slice member)
{
    return ca_slice_is(member, "id") || ca_slice_is(member, "case.id");
}

/* Returns the path that HEADING is or stands for, in a table without a map; or an empty slice. */
static ca_slice path_of_heading(const ca_framework *framework, ca_slice heading)
{
    ca_slice path = ca_text_without_blanks(heading);
    if (ca_slice_is(path, "id") || ca_survey_member(framework, path).field != CA_FIELD_COUNT)
        return path;
    for (int i = 0; i < CA_FIELD_COUNT; i++)
        if (ca_fields[i].heading && ca_slice_is(path, ca_fields[i].heading))
            return ca_slice_of(ca_fields[i].path);
    return (ca_slice){"", 0};
}

static size_t heading_number(const void *context, ca_slice heading)
{
    const ca_survey_map *map = context;
    if (!map->name) {
        ca_slice path = path_of_heading(map->framework, heading);
        return !path.size ? CA_NO_LIST_COLUMN : is_identity(path) ? IDENTITY : OTHERS_FROM;
    }
    ca_text plain = {0};
    size_t found = CA_NO_LIST_COLUMN;
    ca_survey_plain(&plain, heading);
    for (size_t i = 0; i < map->count && found == CA_NO_LIST_COLUMN; i++)
        if (plain.size && ca_slice_equal(map->columns[i].plain, (ca_slice){plain.at, plain.size}))
            found = is_identity(map->columns[i].member) ? IDENTITY : OTHERS_FROM + i;
    ca_text_free(&plain);
    return found;
}

ca_list_headings ca_survey_headings(const ca_survey_map *map)
{
    return (ca_list_headings){heading_number, map, IDENTITY, false};
}

bool ca_survey_is_respondent(ca_slice heading)
{
    return ca_list_word(CA_WORD_RESPONDENT, heading).size > 0;
}

static ca_slice plain(rows_reader *r, ca_slice text)
{
    ca_text_clear(&r->plain);
    ca_survey_plain(&r->plain, text);
    return (ca_slice){ca_text_words(&r->plain), r->plain.size};
}

/* Returns HEADING on one line, shortened. */
static ca_slice shown_heading(rows_reader *r, ca_slice heading)
{
    enum { MOST = 60 };
    ca_text line = {0};
    ca_text_on_one_line(&line, heading);
    size_t size = line.size;
    if (size > MOST) {
        size = MOST;
        while (size && ((unsigned char)line.at[size] & 0xC0) == 0x80)
            size--;
        line.size = size;
        ca_text_add(&line, "...");
    }
    ca_slice kept = ca_arena_str(&r->returns->arena, (ca_slice){ca_text_words(&line), line.size});
    ca_text_free(&line);
    return kept;
}

static ca_location at_heading(const rows_reader *r, size_t column)
{
    ca_location location = r->list.headings_location;
    location.column = column + 1;
    location.sheet = r->sheet;
    return location;
}

static void fail_column(rows_reader *r, ca_location location, const char *path, const char *format, ...)
    CA_PRINTF(4, 5);
static void fail_column(rows_reader *r, ca_location location, const char *path, const char *format, ...)
{
    ca_text words = {0};
    va_list list;
    va_start(list, format);
    ca_text_format_list(&words, format, list);
    va_end(list);
    (void)ca_report(r->source->reporter, location, CA_RULE_SURVEY_COLUMN, path, "%s", words.at);
    r->errors++;
    ca_text_free(&words);
}

/* Reports the heading of ENTRY, which no column has, with the nearest. */
static void fail_heading(rows_reader *r, const ca_survey_column *entry)
{
    const char **known = ca_allocate(r->list.columns + 1, sizeof *known);
    ca_suggestion suggestion = ca_suggest_begin(entry->plain);
    size_t count = 0;
    for (size_t i = 0; i < r->list.columns; i++) {
        known[count] = ca_arena_copy(&r->returns->arena, r->list.headings[i].at, r->list.headings[i].size);
        ca_suggest_try(&suggestion, known[count++]);
    }
    const char *near = ca_heading_close_to(entry->heading, known);
    near = suggestion.name ? suggestion.name : near;
    ca_slice heading = shown_heading(r, entry->heading);
    ca_slice other = shown_heading(r, ca_slice_of(near ? near : ""));
    fail_column(r, entry->location, "", "no column of %s is headed '%.*s'%s%.*s%s", r->list.files[0].name,
                (int)heading.size, heading.at, near ? "; did you mean '" : "", (int)other.size, other.at,
                near ? "'?" : "");
    free(known);
}

/* Returns the index of the column of ENTRY; or CA_NO_LIST_COLUMN, which is reported. */
static size_t find_column(rows_reader *r, const ca_survey_column *entry)
{
    size_t found = CA_NO_LIST_COLUMN;
    if (entry->number > r->list.columns) {
        fail_column(r, entry->location, "", "%s has no column %llu, but %zu columns", r->list.files[0].name,
                    (unsigned long long)entry->number, r->list.columns);
        return found;
    }
    if (entry->number) {
        found = entry->number - 1;
        if (entry->plain.size && !ca_slice_equal(plain(r, r->list.headings[found]), entry->plain)) {
            ca_slice heading = shown_heading(r, r->list.headings[found]);
            fail_column(r, entry->location, "", "column %llu of %s has another heading: '%.*s'",
                        (unsigned long long)entry->number, r->list.files[0].name, (int)heading.size, heading.at);
            found = CA_NO_LIST_COLUMN;
        }
        return found;
    }
    for (size_t i = 0; i < r->list.columns; i++) {
        if (!ca_slice_equal(plain(r, r->list.headings[i]), entry->plain))
            continue;
        if (found != CA_NO_LIST_COLUMN) {
            fail_column(
                r, entry->location, "",
                "columns %zu and %zu of %s have this heading; give the number of the one that is meant, too, as "
                "column",
                found + 1, i + 1, r->list.files[0].name);
            return CA_NO_LIST_COLUMN;
        }
        found = i;
    }
    if (found == CA_NO_LIST_COLUMN)
        fail_heading(r, entry);
    return found;
}

static bool is_ignored(rows_reader *r, size_t column)
{
    ca_slice heading = plain(r, r->list.headings[column]);
    for (size_t i = 0; i < r->map->ignored_count; i++) {
        const ca_survey_ignored *one = &r->map->ignored[i];
        bool begins = one->begins && heading.size >= one->plain.size &&
                      (!one->plain.size || memcmp(heading.at, one->plain.at, one->plain.size) == 0);
        if (one->number ? one->number == column + 1 : begins || (!one->begins && ca_slice_equal(heading, one->plain)))
            return true;
    }
    return false;
}

/* Returns the values that the map knows for ENTRY, for messages; NULL: none. */
static const char *known_values(rows_reader *r, const ca_survey_column *entry)
{
    enum { SHOWN_MOST = 12 };
    const ca_survey_pairs *pairs = entry->ticks.count     ? &entry->ticks
                                   : entry->options.count ? &entry->options
                                                          : &entry->values;
    ca_text words = {0};
    for (size_t i = 0; i < pairs->count && i < SHOWN_MOST; i++) {
        ca_slice one = shown_heading(r, pairs->list[i].shown);
        ca_text_format(&words, "%s'%.*s'", i ? ", " : "", (int)one.size, one.at);
    }
    if (pairs->count > SHOWN_MOST)
        ca_text_format(&words, " and %zu more", pairs->count - SHOWN_MOST);
    const char *kept = words.size ? ca_arena_copy(&r->returns->arena, words.at, words.size) : NULL;
    ca_text_free(&words);
    return kept;
}

static bool is_date(const rows_reader *r, const ca_survey_column *entry)
{
    ca_member target = {entry->target.field, entry->target.field == CA_HEAD_FIELD ? entry->target.key : -1};
    return ca_member_is_date(r->map->framework, target);
}

/* Reports HEADING, of the column at INDEX, which is like a path and is none. */
static void fail_path(rows_reader *r, size_t index, ca_slice heading)
{
    ca_text words = {0};
    fail_column(r, at_heading(r, index), "", "is headed like a member, but is none of a record of %s%s",
                r->map->framework->id, ca_survey_near(r->map->framework, heading, &words));
    ca_text_free(&words);
}

/* Adds to the map the columns whose headings are paths. A heading like a path that is none is reported. */
static void add_paths(rows_reader *r)
{
    static const char *const stems[] = {"answers.",  "audit.",     "case.",    "heads.",     "flags.",      "overall.",
                                        "findings.", "discussed.", "actions.", "checklist.", "escalation.", NULL};
    for (size_t i = 0; i < r->list.columns; i++) {
        ca_slice heading = ca_text_without_blanks(r->list.headings[i]);
        ca_slice path = path_of_heading(r->map->framework, heading);
        bool like = false;
        for (size_t j = 0; stems[j] && !path.size; j++)
            like |= heading.size > strlen(stems[j]) && memcmp(heading.at, stems[j], strlen(stems[j])) == 0;
        for (size_t j = 0; path.size && j < r->map->count; j++)
            if (ca_slice_equal(r->map->columns[j].member, path))
                fail_column(r, at_heading(r, i), "", "is the heading of column %llu, too",
                            (unsigned long long)r->map->columns[j].number);
        if (path.size)
            ca_survey_map_add(r->map, heading, i + 1, path);
        else if (like)
            fail_path(r, i, heading);
    }
}

/* Reports the column at INDEX, which nobody named, if it is about the person who answered. */
static void check_respondent(rows_reader *r, size_t index)
{
    ca_slice heading = r->columns[index].heading;
    const char *at = NULL;
    for (size_t i = 0; i < r->list.count && !at; i++) {
        ca_slice cell = ca_text_without_blanks(r->list.rows[i].cells[index]);
        const char *sign = cell.size ? memchr(cell.at, '@', cell.size) : NULL;
        bool words = cell.size && (memchr(cell.at, ' ', cell.size) || memchr(cell.at, '\n', cell.size));
        at = sign && sign > cell.at && !words && memchr(sign, '.', cell.size - (size_t)(sign - cell.at)) ? sign : NULL;
    }
    if (at || ca_survey_is_respondent(heading))
        fail_column(r, at_heading(r, index), "",
                    "column %zu, '%.*s', is about the person who answered, and would be in the records; %s", index + 1,
                    (int)heading.size, heading.at,
                    r->map->name ? "name it in the map, in columns or in ignore"
                                 : "remove it, or give a map that ignores it (--suggest-map)");
}

/* Finds the columns of the map in the table. */
static void find_columns(rows_reader *r)
{
    bool found = false;
    r->columns = ca_allocate(r->list.columns + 1, sizeof *r->columns);
    if (!r->list.surely_headed) { /* its first row may be somebody's data, which no message shows */
        fail_column(r, at_heading(r, 0), "", "no row has %s",
                    r->map->name ? "one of the headings of the map"
                                 : "headings that are members, such as case.id; give a map (--suggest-map)");
        return;
    }
    for (size_t i = 0; i < r->list.columns; i++)
        r->columns[i].heading = shown_heading(r, r->list.headings[i]);
    if (!r->map->name)
        add_paths(r);
    for (size_t i = 0; i < r->map->count; i++) {
        const ca_survey_column *entry = &r->map->columns[i];
        size_t column = find_column(r, entry);
        found |= is_identity(entry->member);
        if (column == CA_NO_LIST_COLUMN)
            continue;
        if (r->columns[column].use == NAMED)
            fail_column(r, entry->location, "", "names column %zu of %s, as columns[%zu] does", column + 1,
                        r->list.files[0].name, r->columns[column].entry + 1);
        r->columns[column].use = NAMED;
        r->columns[column].entry = i;
        r->columns[column].path = ca_arena_str(&r->returns->arena, entry->member);
        r->columns[column].known = known_values(r, entry);
        r->columns[column].date = is_date(r, entry);
    }
    if (!found)
        fail_column(r, at_heading(r, 0), "",
                    "no column is headed case.id or id, by which a response is known; give a map (--suggest-map)");
    for (size_t i = 0; i < r->list.columns; i++)
        if (r->columns[i].use == UNNAMED && is_ignored(r, i))
            r->columns[i].use = IGNORED;
    for (size_t i = 0; i < r->list.columns; i++)
        if (r->columns[i].use == UNNAMED)
            check_respondent(r, i);
}

/* --- cells -------------------------------------------------------------------------------------------------------- */

static const ca_survey_column *entry_of(const rows_reader *r, size_t column)
{
    return &r->map->columns[r->columns[column].entry];
}

static enum ca_cell_content content_of(const ca_list_row *row, size_t column)
{
    return row->contents ? (enum ca_cell_content)row->contents[column] : CA_CONTENT_TEXT;
}

/* Returns the text of a cell, without the apostrophe that the survey's system put before it. */
static ca_slice text_of(const rows_reader *r, const ca_list_row *row, size_t column)
{
    ca_slice text = ca_text_without_blanks(row->cells[column]);
    bool masked = r->map->masked && text.size > 1 && text.at[0] == '\'' && text.at[1] == '=';
    return (ca_slice){text.at + masked, text.size - masked};
}

/* Whether TEXT of the column of ENTRY means that there is no answer. */
static bool is_blank(rows_reader *r, const ca_survey_column *entry, ca_slice text)
{
    ca_slice words = plain(r, text);
    return !words.size || ca_survey_pair_of(&entry->blanks, words) || ca_survey_pair_of(&r->map->blanks, words);
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
    int order = entry->days >= 0 ? entry->days : r->map->name ? r->map->days : -1;
    return order >= 0 ? (enum ca_day_order)order : r->source->options->days;
}

static ca_member_value read_day(rows_reader *r, const ca_list_row *row, size_t column)
{
    const ca_survey_column *entry = entry_of(r, column);
    const ca_value_reader reader = {.framework = r->map->framework, .fillers = r->fillers, .days = order_of(r, entry)};
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
    for (size_t column = 0; column < r->list.columns; column++) {
        table_column *one = &r->columns[column];
        if (one->use != NAMED || !one->date)
            continue;
        const ca_survey_column *entry = entry_of(r, column);
        for (size_t i = 0; i < r->list.count; i++) {
            const ca_list_row *row = &r->list.rows[i];
            enum ca_cell_content content = content_of(row, column);
            if (is_blank(r, entry, text_of(r, row, column)))
                continue;
            ca_member_value value = read_day(r, row, column);
            ca_location location = ca_list_location(row, column);
            location.sheet = r->sheet;
            ca_day_column_add(&one->days, &value, content == CA_CONTENT_TIME ? CA_CONTENT_DAY : content, location);
        }
        char *path = ca_copy(entry->member.at, entry->member.size);
        if (ca_day_column_check(&one->days, path, order_of(r, entry), r->source->reporter) < 0)
            status = -1;
        ca_day_column_warn(&one->days, path, r->source->reporter);
        free(path);
        if (one->days.text_high.count || one->days.text_low.count)
            order = (int)order_of(r, entry);
    }
    if (order >= 0 && status == 0)
        ca_text_format(&r->list.files[0].form, "%s%s", r->list.files[0].form.size ? ", " : "", orders[order]);
    return status;
}

/* --- answers ------------------------------------------------------------------------------------------------------ */

static ca_form_answer answer_at(const rows_reader *r, const ca_list_row *row, size_t column)
{
    ca_location location = ca_list_location(row, column);
    location.sheet = r->sheet;
    return (ca_form_answer){.path = {"", 0},
                            .text = {"", 0},
                            .location = location,
                            .kind = CA_SHEET_TEXT,
                            .heading = r->columns[column].heading,
                            .known = r->columns[column].known};
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
        return r->columns[column].path;
    const char *dot = memchr(entry->member.at, '.', entry->member.size);
    ca_text path = {0};
    ca_text_format(&path, "%.*s.+%zu", (int)(dot - entry->member.at), entry->member.at,
                   (column + 1) * OPTIONS_MOST % 10000000 + index % OPTIONS_MOST);
    if (part.size)
        ca_text_format(&path, ".%.*s", (int)part.size, part.at);
    else
        ca_text_append(&path, dot + 2, entry->member.size - (size_t)(dot + 2 - entry->member.at));
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
    for (size_t i = 0; group.size && i < r->list.columns; i++)
        if (r->columns[i].use == NAMED && ca_slice_equal(entry_of(r, i)->group, group) &&
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
        add_blank(r, form, row, column, r->columns[column].path);
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
    } else if (read && r->columns[column].date) {
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
    r->columns[column].filled = true;
    r->counts->unnamed++;
}

static void take_row(rows_reader *r, const ca_list_row *row)
{
    ca_form_returns *all = r->returns;
    all->forms = ca_array_grow(all->forms, all->count, &all->capacity, sizeof *all->forms);
    ca_form_return *form = &all->forms[all->count++];
    *form = (ca_form_return){.sheet = r->plain_sheet,
                             .id = {"", 0},
                             .framework = ca_slice_of(r->map->framework->id),
                             .digest = {"", 0},
                             .purpose = CA_FORM_FOR_AUDITOR,
                             .survey = true,
                             .location = row->location};
    form->location.sheet = r->sheet;
    for (size_t column = 0; column < r->list.columns; column++) {
        if (r->columns[column].use == NAMED) {
            if (ca_slice_is(entry_of(r, column)->member, "case.id") && !form->id.size)
                form->location = answer_at(r, row, column).location;
            take_named(r, form, row, column);
        } else if (r->columns[column].use == UNNAMED) {
            take_unnamed(r, form, row, column);
        }
    }
    r->counts->responses++;
}

static void count_unnamed(rows_reader *r)
{
    for (size_t i = 0; i < r->list.columns; i++) {
        if (!r->columns[i].filled)
            continue;
        ca_text_format(&r->counts->unnamed_names, "%s'%.*s'", r->counts->unnamed_columns++ ? ", " : "",
                       (int)r->columns[i].heading.size, r->columns[i].heading.at);
    }
}

static void set_sheet(rows_reader *r)
{
    const char *sheet = r->list.files[0].sheet;
    ca_slice bare = ca_slice_trimmed(ca_slice_of(sheet ? sheet : ""), "'");
    r->sheet = sheet ? ca_arena_copy(&r->returns->arena, sheet, strlen(sheet)) : NULL;
    r->plain_sheet = ca_arena_copy(&r->returns->arena, bare.at, bare.size);
}

int ca_survey_read(ca_survey_map *map, const ca_list_source *source, const ca_fillers *fillers, const char *name,
                   ca_slice bytes, ca_form_returns *returns, ca_survey_counts *counts)
{
    rows_reader r = {.map = map, .source = source, .fillers = fillers, .returns = returns, .counts = counts};
    const ca_list_headings headings = ca_survey_headings(map);
    int status = ca_list_read_bytes(&r.list, source, &headings, name, bytes);
    if (status == 0) {
        set_sheet(&r);
        find_columns(&r);
        status = r.errors ? -1 : check_days(&r);
    }
    if (status == 0) {
        for (size_t i = 0; i < r.list.count; i++)
            take_row(&r, &r.list.rows[i]);
        count_unnamed(&r);
        ca_list_note_forms(&r.list, source);
    }
    ca_list_free(&r.list);
    free(r.columns);
    ca_text_free(&r.plain);
    return status;
}
