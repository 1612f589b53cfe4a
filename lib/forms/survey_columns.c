/* SPDX-License-Identifier: MIT */
/* Finds the columns of a survey's map in the table that was read. */
#include "forms/survey_columns.h"

#include "base/utf8.h"
#include "data/list_words.h"
#include "intake/headings.h"
#include "intake/member_value.h"

#include <stdlib.h>
#include <string.h>

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

ca_slice ca_survey_table_plain(ca_survey_table *table, ca_slice text)
{
    ca_text_clear(&table->plain);
    ca_survey_plain(&table->plain, text);
    return (ca_slice){ca_text_words(&table->plain), table->plain.size};
}

/* Returns HEADING on one line, shortened. */
static ca_slice shown_heading(ca_survey_table *table, ca_slice heading)
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
    ca_slice kept = ca_arena_str(table->arena, (ca_slice){ca_text_words(&line), line.size});
    ca_text_free(&line);
    return kept;
}

static ca_location at_heading(const ca_survey_table *table, size_t column)
{
    ca_location location = table->list.headings_location;
    location.column = column + 1;
    location.sheet = table->sheet;
    return location;
}

static void fail_column(ca_survey_table *table, ca_location location, const char *path, const char *format, ...)
    CA_PRINTF(4, 5);
static void fail_column(ca_survey_table *table, ca_location location, const char *path, const char *format, ...)
{
    ca_text words = {0};
    va_list list;
    va_start(list, format);
    ca_text_format_list(&words, format, list);
    va_end(list);
    (void)ca_report(table->source->reporter, location, CA_RULE_SURVEY_COLUMN, path, "%s", words.at);
    table->errors++;
    ca_text_free(&words);
}

/* Reports the heading of ENTRY, which no column has, with the nearest. */
static void fail_heading(ca_survey_table *table, const ca_survey_column *entry)
{
    const char **known = ca_allocate(table->list.columns + 1, sizeof *known);
    ca_suggestion suggestion = ca_suggest_begin(entry->plain);
    size_t count = 0;
    for (size_t i = 0; i < table->list.columns; i++) {
        known[count] = ca_arena_copy(table->arena, table->list.headings[i].at, table->list.headings[i].size);
        ca_suggest_try(&suggestion, known[count++]);
    }
    const char *near = ca_heading_close_to(entry->heading, known);
    near = suggestion.name ? suggestion.name : near;
    ca_slice heading = shown_heading(table, entry->heading);
    ca_slice other = shown_heading(table, ca_slice_of(near ? near : ""));
    fail_column(table, entry->location, "", "no column of %s is headed '%.*s'%s%.*s%s", table->list.files[0].name,
                (int)heading.size, heading.at, near ? "; did you mean '" : "", (int)other.size, other.at,
                near ? "'?" : "");
    free(known);
}

/* Returns the index of the column of ENTRY; or CA_NO_LIST_COLUMN, which is reported. */
static size_t find_column(ca_survey_table *table, const ca_survey_column *entry)
{
    size_t found = CA_NO_LIST_COLUMN;
    if (entry->number > table->list.columns) {
        fail_column(table, entry->location, "", "%s has no column %llu, but %zu columns", table->list.files[0].name,
                    (unsigned long long)entry->number, table->list.columns);
        return found;
    }
    if (entry->number) {
        found = entry->number - 1;
        if (entry->plain.size &&
            !ca_slice_equal(ca_survey_table_plain(table, table->list.headings[found]), entry->plain)) {
            ca_slice heading = shown_heading(table, table->list.headings[found]);
            fail_column(table, entry->location, "", "column %llu of %s has another heading: '%.*s'",
                        (unsigned long long)entry->number, table->list.files[0].name, (int)heading.size, heading.at);
            found = CA_NO_LIST_COLUMN;
        }
        return found;
    }
    for (size_t i = 0; i < table->list.columns; i++) {
        if (!ca_slice_equal(ca_survey_table_plain(table, table->list.headings[i]), entry->plain))
            continue;
        if (found != CA_NO_LIST_COLUMN) {
            fail_column(
                table, entry->location, "",
                "columns %zu and %zu of %s have this heading; give the number of the one that is meant, too, as "
                "column",
                found + 1, i + 1, table->list.files[0].name);
            return CA_NO_LIST_COLUMN;
        }
        found = i;
    }
    if (found == CA_NO_LIST_COLUMN)
        fail_heading(table, entry);
    return found;
}

static bool is_ignored(ca_survey_table *table, size_t column)
{
    ca_slice heading = ca_survey_table_plain(table, table->list.headings[column]);
    for (size_t i = 0; i < table->map->ignored_count; i++) {
        const ca_survey_ignored *one = &table->map->ignored[i];
        bool begins = one->begins && heading.size >= one->plain.size &&
                      (!one->plain.size || memcmp(heading.at, one->plain.at, one->plain.size) == 0);
        if (one->number ? one->number == column + 1 : begins || (!one->begins && ca_slice_equal(heading, one->plain)))
            return true;
    }
    return false;
}

/* Returns the values that the map knows for ENTRY, for messages; NULL: none. */
static const char *known_values(ca_survey_table *table, const ca_survey_column *entry)
{
    enum { SHOWN_MOST = 12 };
    const ca_survey_pairs *pairs = entry->ticks.count     ? &entry->ticks
                                   : entry->options.count ? &entry->options
                                                          : &entry->values;
    ca_text words = {0};
    for (size_t i = 0; i < pairs->count && i < SHOWN_MOST; i++) {
        ca_slice one = shown_heading(table, pairs->list[i].shown);
        ca_text_format(&words, "%s'%.*s'", i ? ", " : "", (int)one.size, one.at);
    }
    if (pairs->count > SHOWN_MOST)
        ca_text_format(&words, " and %zu more", pairs->count - SHOWN_MOST);
    const char *kept = words.size ? ca_arena_copy(table->arena, words.at, words.size) : NULL;
    ca_text_free(&words);
    return kept;
}

static bool is_date(const ca_survey_table *table, const ca_survey_column *entry)
{
    ca_member target = {entry->target.field, entry->target.field == CA_HEAD_FIELD ? entry->target.key : -1};
    return ca_member_is_date(table->map->framework, target);
}

/* Reports HEADING, of the column at INDEX, which is like a path and is none. */
static void fail_path(ca_survey_table *table, size_t index, ca_slice heading)
{
    ca_text words = {0};
    fail_column(table, at_heading(table, index), "", "is headed like a member, but is none of a record of %s%s",
                table->map->framework->id, ca_survey_near(table->map->framework, heading, &words));
    ca_text_free(&words);
}

/* Adds to the map the columns whose headings are paths. A heading like a path that is none is reported. */
static void add_paths(ca_survey_table *table)
{
    static const char *const stems[] = {"answers.",  "audit.",     "case.",    "heads.",     "flags.",      "overall.",
                                        "findings.", "discussed.", "actions.", "checklist.", "escalation.", NULL};
    for (size_t i = 0; i < table->list.columns; i++) {
        ca_slice heading = ca_text_without_blanks(table->list.headings[i]);
        ca_slice path = path_of_heading(table->map->framework, heading);
        bool like = false;
        for (size_t j = 0; stems[j] && !path.size; j++)
            like |= heading.size > strlen(stems[j]) && memcmp(heading.at, stems[j], strlen(stems[j])) == 0;
        for (size_t j = 0; path.size && j < table->map->count; j++)
            if (ca_slice_equal(table->map->columns[j].member, path))
                fail_column(table, at_heading(table, i), "", "is the heading of column %llu, too",
                            (unsigned long long)table->map->columns[j].number);
        if (path.size)
            ca_survey_map_add(table->map, heading, i + 1, path);
        else if (like)
            fail_path(table, i, heading);
    }
}

/* Reports the column at INDEX, which nobody named, if it is about the person who answered. */
static void check_respondent(ca_survey_table *table, size_t index)
{
    ca_slice heading = table->columns[index].heading;
    const char *at = NULL;
    for (size_t i = 0; i < table->list.count && !at; i++) {
        ca_slice cell = ca_text_without_blanks(table->list.rows[i].cells[index]);
        const char *sign = cell.size ? memchr(cell.at, '@', cell.size) : NULL;
        bool words = cell.size && (memchr(cell.at, ' ', cell.size) || memchr(cell.at, '\n', cell.size));
        at = sign && sign > cell.at && !words && memchr(sign, '.', cell.size - (size_t)(sign - cell.at)) ? sign : NULL;
    }
    if (at || ca_survey_is_respondent(heading))
        fail_column(table, at_heading(table, index), "",
                    "column %zu, '%.*s', is about the person who answered, and would be in the records; %s", index + 1,
                    (int)heading.size, heading.at,
                    table->map->name ? "name it in the map, in columns or in ignore"
                                     : "remove it, or give a map that ignores it (--suggest-map)");
}

void ca_survey_find_columns(ca_survey_table *table)
{
    bool found = false;
    table->columns = ca_allocate(table->list.columns + 1, sizeof *table->columns);
    if (!table->list.surely_headed) { /* its first row may be somebody's data, which no message shows */
        fail_column(table, at_heading(table, 0), "", "no row has %s",
                    table->map->name ? "one of the headings of the map"
                                     : "headings that are members, such as case.id; give a map (--suggest-map)");
        return;
    }
    for (size_t i = 0; i < table->list.columns; i++)
        table->columns[i].heading = shown_heading(table, table->list.headings[i]);
    if (!table->map->name)
        add_paths(table);
    for (size_t i = 0; i < table->map->count; i++) {
        const ca_survey_column *entry = &table->map->columns[i];
        size_t column = find_column(table, entry);
        found |= is_identity(entry->member);
        if (column == CA_NO_LIST_COLUMN)
            continue;
        if (table->columns[column].use == CA_SURVEY_NAMED)
            fail_column(table, entry->location, "", "names column %zu of %s, as columns[%zu] does", column + 1,
                        table->list.files[0].name, table->columns[column].entry + 1);
        table->columns[column].use = CA_SURVEY_NAMED;
        table->columns[column].entry = i;
        table->columns[column].path = ca_arena_str(table->arena, entry->member);
        table->columns[column].known = known_values(table, entry);
        table->columns[column].date = is_date(table, entry);
    }
    if (!found)
        fail_column(table, at_heading(table, 0), "",
                    "no column is headed case.id or id, by which a response is known; give a map (--suggest-map)");
    for (size_t i = 0; i < table->list.columns; i++)
        if (table->columns[i].use == CA_SURVEY_UNNAMED && is_ignored(table, i))
            table->columns[i].use = CA_SURVEY_IGNORED;
    for (size_t i = 0; i < table->list.columns; i++)
        if (table->columns[i].use == CA_SURVEY_UNNAMED)
            check_respondent(table, i);
}
