/* SPDX-License-Identifier: MIT */
/* Finds the meaning of the columns of a list of cases. */
#include "intake/case_columns.h"

#include "base/utf8.h"
#include "data/list_words.h"
#include "intake/headings.h"

#include <stdlib.h>
#include <string.h>

/* How sure the meaning of a column is, from the weakest. */
enum strength { BY_OTHER_WORDS, BY_HEADING, BY_MAP };

static ca_member no_member(void)
{
    return (ca_member){CA_FIELD_COUNT, -1};
}

/* Returns the member that NAME names in --map. Without a framework, any head is accepted. */
static ca_member member_named(const ca_case_settings *settings, const char *name)
{
    if (settings->framework && settings->any_member)
        return ca_member_named(settings->framework, name);
    if (strncmp(name, "heads.", 6) == 0)
        return (ca_member){CA_HEAD_FIELD, -1};
    return (ca_member){ca_field_named(name), -1};
}

/* Reads MEMBER:VALUE=VALUE. The last equals sign ends the value, which may have others. */
static int read_value_map(ca_case_maps *maps, ca_member target, const char *colon, ca_error *error)
{
    const char *equals = strrchr(colon, '=');
    if (!equals || equals == colon + 1)
        return ca_error_misuse(error, "--map needs MEMBER:VALUE=VALUE, such as type:CLA=LAC");
    maps->values[maps->value_count++] =
        (ca_value_map){target, {colon + 1, (size_t)(equals - colon - 1)}, ca_slice_of(equals + 1)};
    return 0;
}

static int read_map(ca_case_maps *maps, const char *pair, ca_error *error)
{
    size_t size = strcspn(pair, "=:");
    if (!pair[size] || !strchr(pair, '='))
        return ca_error_misuse(error, "--map needs MEMBER=HEADING, such as case.id=Person");
    char *name = ca_copy(pair, size);
    bool closing = strcmp(name, "closed") == 0 || strcmp(name, "case.closed") == 0;
    ca_member target = closing ? no_member() : member_named(maps->settings, name);
    int status = 0;
    if (target.field == CA_FIELD_COUNT && !closing)
        status = ca_error_misuse(error, "--map: '%s' is not a member that a %s", name,
                                 maps->settings->any_member ? "draft takes" : "list of cases gives");
    else if (pair[size] == ':')
        status = read_value_map(maps, target, pair + size, error);
    else if (!closing || pair[size + 1])
        maps->headings[maps->heading_count++] = (struct ca_heading_map){target, pair + size + 1, pair, false, closing};
    maps->closings_named |= closing && pair[size] == '=';
    maps->no_closings |= closing && pair[size] == '=' && !pair[size + 1];
    free(name);
    return status;
}

/* Returns the heading's letters and digits, or its bytes if it has none. Release with free. */
static char *key_of(ca_slice heading)
{
    char *plain = ca_heading_plain(heading);
    if (*plain)
        return plain;
    free(plain);
    return ca_copy(heading.at, heading.size);
}

/* Returns the first --map of HEADING, or NULL. */
static struct ca_heading_map *map_of(const ca_case_maps *maps, ca_slice heading)
{
    char *key = key_of(heading);
    struct ca_heading_map *map = ca_map_find(&maps->by_heading, ca_slice_of(key));
    free(key);
    return map;
}

static void index_maps(ca_case_maps *maps)
{
    for (size_t i = 0; i < maps->heading_count; i++) {
        char *key = key_of(ca_slice_of(maps->headings[i].heading));
        ca_map_entry *entry = ca_map_at(&maps->by_heading, ca_slice_of(key));
        if (!entry->thing)
            entry->thing = &maps->headings[i];
        free(key);
    }
}

int ca_case_maps_read(ca_case_maps *maps, const ca_case_settings *settings, ca_error *error)
{
    *maps = (ca_case_maps){.settings = settings};
    maps->headings = ca_allocate(settings->map_count, sizeof *maps->headings);
    maps->values = ca_allocate(settings->map_count, sizeof *maps->values);
    for (size_t i = 0; i < settings->map_count; i++)
        if (read_map(maps, settings->maps[i], error) < 0)
            return -1;
    index_maps(maps);
    return 0;
}

void ca_case_maps_free(ca_case_maps *maps)
{
    ca_map_free(&maps->by_heading, NULL);
    free(maps->headings);
    free(maps->values);
    *maps = (ca_case_maps){.settings = NULL};
}

static bool same_heading(ca_slice one, const char *other)
{
    char *a = ca_heading_plain(one), *b = ca_heading_plain(ca_slice_of(other));
    bool same = *a ? strcmp(a, b) == 0 : ca_slice_is(one, other);
    free(a);
    free(b);
    return same;
}

/* Returns the member of HEADING, and how sure it is. */
static ca_member member_of(const ca_case_maps *maps, ca_slice heading, enum strength *strength)
{
    const struct ca_heading_map *map = map_of(maps, heading);
    *strength = BY_MAP;
    if (map)
        return map->target;
    enum ca_field field = ca_heading_field(heading);
    *strength =
        field != CA_FIELD_COUNT && same_heading(heading, ca_fields[field].heading) ? BY_HEADING : BY_OTHER_WORDS;
    return (ca_member){field, -1};
}

size_t ca_case_heading_number(const void *context, ca_slice heading)
{
    enum strength strength;
    ca_member member = member_of(context, heading, &strength);
    return member.field == CA_FIELD_COUNT ? CA_NO_LIST_COLUMN : (size_t)member.field;
}

static bool same_member(ca_member one, ca_member other)
{
    return one.field == other.field && one.head == other.head;
}

void ca_case_add_map(ca_text *to, const char *member, const ca_list *table, size_t column)
{
    if (!table->surely_headed) {
        ca_text_format(to, "--map %s=HEADING", member);
        return;
    }
    ca_text line = {0}, shown = {0};
    ca_text_on_one_line(&line, table->headings[column]);
    ca_text_for_terminal(&shown, (ca_slice){ca_text_words(&line), line.size});
    ca_text_format(to, "--map '%s=", member);
    for (size_t i = 0; i < shown.size; i++) {
        if (shown.at[i] == '\'')
            ca_text_add(to, "'\\'");
        ca_text_byte(to, shown.at[i]);
    }
    ca_text_byte(to, '\'');
    ca_text_free(&line);
    ca_text_free(&shown);
}

/* Sets the members of the columns; a surer meaning takes a member from a column that has it in other words. */
static void take_members(ca_case_list *list, const ca_case_maps *maps, ca_text *faults)
{
    ca_list *table = &list->table;
    enum strength *strengths = ca_allocate(table->columns, sizeof *strengths);
    for (size_t i = 0; i < table->columns; i++) {
        list->members[i] = table->headings[i].size ? member_of(maps, table->headings[i], &strengths[i]) : no_member();
        if (list->members[i].field == CA_FIELD_COUNT ||
            (list->members[i].field == CA_HEAD_FIELD && list->members[i].head < 0))
            continue;
        for (size_t j = 0; j < i; j++) {
            if (!same_member(list->members[j], list->members[i]))
                continue;
            size_t weaker = strengths[j] < strengths[i] ? j : i;
            if (strengths[j] == strengths[i]) {
                ca_heading_fault(faults, "column %zu gives %s, which column %zu gives too", i + 1,
                                 ca_fields[list->members[i].field].path, j + 1);
            }
            list->members[weaker] = no_member();
            if (weaker == i)
                break;
        }
    }
    free(strengths);
}

/* Sets which columns say that a case has closed: those of --map, else those with a heading for it. */
static void find_closings(ca_case_list *list, const ca_case_maps *maps)
{
    const ca_list *table = &list->table;
    for (size_t i = 0; i < table->columns; i++) {
        const struct ca_heading_map *map = map_of(maps, table->headings[i]);
        ca_slice word =
            map || maps->closings_named ? (ca_slice){"", 0} : ca_list_word(CA_WORD_HEADING, table->headings[i]);
        list->closings[i] = maps->no_closings                                      ? CA_CLOSING_NOT_SAID
                            : (map && map->closing) || ca_slice_is(word, "closed") ? CA_CLOSING_SAID
                            : ca_slice_is(word, "ended")                           ? CA_CLOSING_UNCLEAR
                                                                                   : CA_CLOSING_NOT_SAID;
    }
}

/* Reports headings that are probably misspelt; sets *CASE_ID if one is that of the id. */
static void check_near(const ca_case_list *list, ca_text *faults, bool *case_id)
{
    const ca_list *table = &list->table;
    for (size_t i = 0; i < table->columns; i++) {
        const char *near = list->members[i].field == CA_FIELD_COUNT && table->headings[i].size &&
                                   ca_heading_field(table->headings[i]) == CA_FIELD_COUNT
                               ? ca_heading_close(table->headings[i])
                               : NULL;
        if (!near)
            continue;
        *case_id |= strcmp(near, "case_id") == 0;
        ca_heading_fault(faults, "the heading of column %zu is close to '%s'; rename it, or give ", i + 1, near);
        ca_case_add_map(faults, ca_fields[ca_heading_field(ca_slice_of(near))].path, table, i);
    }
}

static void check_maps(const ca_case_list *list, const ca_case_maps *maps, ca_text *faults)
{
    for (size_t i = 0; i < list->table.columns; i++) {
        struct ca_heading_map *map = map_of(maps, list->table.headings[i]);
        if (map)
            map->found = true;
    }
    for (size_t i = 0; i < maps->heading_count; i++) {
        if (map_of(maps, ca_slice_of(maps->headings[i].heading))->found)
            continue;
        ca_heading_fault(faults, "no column has the heading of --map %s", maps->headings[i].pair);
    }
}

/* Whether the cells of COLUMN are numbers, all that are filled in. */
static bool all_numbers(const ca_list *table, size_t column)
{
    size_t filled = 0;
    for (size_t i = 0; i < table->count; i++) {
        ca_slice cell = table->rows[i].cells[column];
        for (size_t j = 0; j < cell.size; j++)
            if (cell.at[j] < '0' || cell.at[j] > '9')
                return false;
        filled += cell.size > 0;
    }
    return filled > 0;
}

/* A column of children's names that has numbers is the child's number: SSDA903 has it so. */
static void check_child(const ca_case_list *list, ca_text *faults, bool *case_id)
{
    size_t child = list->column[CA_CHILD_FIELD];
    if (child == CA_NO_LIST_COLUMN || !all_numbers(&list->table, child))
        return;
    *case_id = true;
    ca_heading_fault(faults, "column %zu has numbers and no names of children; if they are the ids of the cases, give ",
                     child + 1);
    ca_case_add_map(faults, "case.id", &list->table, child);
}

static void check_case_id(const ca_case_list *list, ca_text *faults)
{
    const ca_list *table = &list->table;
    if (list->column[CA_CASE_ID_FIELD] != CA_NO_LIST_COLUMN)
        return;
    ca_heading_fault(faults,
                     "no column is headed case_id; name the one with the ids of the cases: --map case.id=HEADING");
    if (table->files[0].sheets)
        ca_text_format(faults, "; the workbook has the sheets %s, which --sheet can name", table->files[0].sheets);
}

/* Whether a list whose cases are only counted uses FIELD. */
static bool is_counted(enum ca_field field)
{
    return field == CA_CASE_ID_FIELD || field == CA_CASE_TYPE_FIELD || field == CA_SERVICE_FIELD;
}

int ca_case_columns_find(ca_case_list *list, const ca_case_maps *maps, const ca_list_source *source)
{
    ca_list *table = &list->table;
    ca_text faults = {0};
    int status = 0;
    bool case_id = false; /* an error names the column that is probably meant */
    list->members = ca_arena_take(&table->arena, (table->columns + 1) * sizeof *list->members);
    list->closings = ca_arena_take(&table->arena, (table->columns + 1) * sizeof *list->closings);
    take_members(list, maps, &faults);
    find_closings(list, maps);
    for (size_t i = 0; maps->settings->counted && i < table->columns; i++)
        if (!is_counted(list->members[i].field))
            list->members[i] = no_member();
    for (int i = 0; i < CA_FIELD_COUNT; i++)
        list->column[i] = CA_NO_LIST_COLUMN;
    for (size_t i = table->columns; i-- > 0;)
        if (list->members[i].field != CA_FIELD_COUNT)
            list->column[list->members[i].field] = i;
    if (!maps->settings->counted)
        check_near(list, &faults, &case_id);
    check_maps(list, maps, &faults);
    check_child(list, &faults, &case_id);
    if (!case_id)
        check_case_id(list, &faults);
    if (faults.size) {
        ca_text where = {0};
        ca_list_name_row(&where, &(ca_list_row){.location = table->headings_location});
        status = ca_error_set(source->error, "%s: %s", where.at, faults.at);
        ca_text_free(&where);
    }
    ca_text_free(&faults);
    return status;
}
