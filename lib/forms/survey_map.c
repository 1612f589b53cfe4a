/* SPDX-License-Identifier: MIT */
/* Reads the map of a survey from its JSON. All errors are reported, each with its location in the map. */
#include "forms/survey_map.h"

#include "base/json_node.h"
#include "office/sheet_read.h"

#include <stdlib.h>

typedef struct {
    ca_survey_map *map;
    const ca_library *library;
    ca_slice text;
    ca_scan scan;
    ca_text path; /* of the value that is being read: "columns[3].member" */
    ca_form_values values;
    ca_reporter *reporter;
    uint64_t errors;
} map_reader;

/* --- the cursor --------------------------------------------------------------------------------------------------- */

static ca_location location_of(const map_reader *r, size_t offset)
{
    ca_location location = {.source = r->map->name, .line = 1, .column = 1};
    for (size_t i = 0; i < offset && i < r->text.size; i++) {
        location.column++;
        if (r->text.at[i] == '\n') {
            location.line++;
            location.column = 1;
        }
    }
    return location;
}

static void fail(map_reader *r, uint32_t node, const char *format, ...) CA_PRINTF(3, 4);
static void fail(map_reader *r, uint32_t node, const char *format, ...)
{
    ca_text words = {0};
    va_list list;
    va_start(list, format);
    ca_text_format_list(&words, format, list);
    va_end(list);
    (void)ca_report(r->reporter, location_of(r, r->scan.nodes[node].start), CA_RULE_SURVEY_MAP, ca_text_words(&r->path),
                    "%s", words.at);
    r->errors++;
    ca_text_free(&words);
}

/* Steps into the member NAME of node AT, and into its element INDEX if that is above 0. Returns the size of the path before. */
static size_t enter(map_reader *r, const char *name, size_t index)
{
    size_t before = r->path.size;
    if (*name)
        ca_text_format(&r->path, "%s%s", before ? "." : "", name);
    if (index)
        ca_text_format(&r->path, "[%zu]", index);
    return before;
}

static void leave(map_reader *r, size_t before)
{
    r->path.size = before;
    if (r->path.at)
        r->path.at[before] = '\0';
}

static enum ca_kind kind_of(const map_reader *r, uint32_t node)
{
    return (enum ca_kind)r->scan.nodes[node].kind;
}

/* Returns the text of NODE, which is a string, in the arena of the map. */
static ca_slice string_of(map_reader *r, uint32_t node)
{
    return ca_arena_str(&r->map->arena, ca_node_string(&r->scan, node, &r->map->arena));
}

/* Reports the members of object NODE that are none of NAMES, which is NULL-ended. */
static void check_names(map_reader *r, uint32_t node, const char *const *names)
{
    const ca_node *nodes = r->scan.nodes;
    for (uint32_t at = node + 1; at < nodes[node].next; at = nodes[at + 1].next) {
        ca_slice name = string_of(r, at);
        if (ca_index_in(names, name) >= 0)
            continue;
        ca_text words = {0};
        fail(r, at, "is not a member that a map has%s", ca_suggest_of(name.at, names, &words));
        ca_text_free(&words);
    }
}

/* Reads the text of the member NAME of NODE into TEXT; an absent one stays as it is. Returns its node, or 0. */
static uint32_t read_text(map_reader *r, uint32_t node, const char *name, ca_slice *text)
{
    uint32_t at = ca_node_member(&r->scan, node, name);
    if (!at)
        return 0;
    size_t before = enter(r, name, 0);
    bool right = kind_of(r, at) == CA_STRING;
    if (right)
        *text = string_of(r, at);
    else
        fail(r, at, "must be a text");
    leave(r, before);
    return right ? at : 0;
}

/* Reads a whole number from 1 to 16384, the most columns of a sheet, into NUMBER. */
static void read_number(map_reader *r, uint32_t node, uint64_t *number)
{
    enum { COLUMNS_MOST = 16384 };
    ca_slice digits = ca_node_bytes(&r->scan, node);
    char *words = ca_copy(digits.at, digits.size);
    if (kind_of(r, node) != CA_NUMBER || !ca_whole_number(words, COLUMNS_MOST, number) || !*number)
        fail(r, node, "must be the number of a column, from 1");
    free(words);
}

/* Reads the order of days into DAYS. */
static void read_days(map_reader *r, uint32_t node, int *days)
{
    ca_slice name = {"", 0};
    uint32_t at = read_text(r, node, "dates", &name);
    int order = at ? ca_index_in(ca_day_orders, name) : -1;
    size_t before = enter(r, "dates", 0);
    if (at && order < 0)
        fail(r, at, "must be dmy (25/03/2008), mdy (03/25/2008) or ymd (2008/03/25)");
    else if (at)
        *days = order;
    leave(r, before);
}

/* --- lists and tables of texts ------------------------------------------------------------------------------------ */

static void add_pair(map_reader *r, ca_survey_pairs *pairs, uint32_t node, ca_slice shown, ca_slice to)
{
    ca_slice plain = ca_survey_plain_of(&r->map->arena, shown);
    if (ca_survey_pair_of(pairs, plain)) {
        fail(r, node, "is there already; capitals and spaces make no difference");
        return;
    }
    pairs->list[pairs->count++] = (ca_survey_pair){plain, shown, to};
}

/* Reads the member NAME of NODE, a list of texts. */
static void read_list(map_reader *r, uint32_t node, const char *name, ca_survey_pairs *pairs)
{
    const ca_node *nodes = r->scan.nodes;
    uint32_t list = ca_node_member(&r->scan, node, name);
    if (!list)
        return;
    if (kind_of(r, list) != CA_ARRAY) {
        size_t before = enter(r, name, 0);
        fail(r, list, "must be a list of texts");
        leave(r, before);
        return;
    }
    pairs->list = ca_arena_take(&r->map->arena, (nodes[list].end - nodes[list].start) * sizeof *pairs->list);
    size_t index = 0;
    for (uint32_t at = list + 1; at < nodes[list].next; at = nodes[at].next) {
        size_t before = enter(r, name, ++index);
        if (kind_of(r, at) == CA_STRING)
            add_pair(r, pairs, at, string_of(r, at), (ca_slice){"", 0});
        else
            fail(r, at, "must be a text");
        leave(r, before);
    }
}

/* Called with the text of a member of a table, which is at NODE. */
typedef void pair_check(map_reader *r, const ca_survey_column *column, uint32_t node, ca_slice name, ca_slice text);

/* Reads the member NAME of NODE, an object of texts; null is not filled in. */
static void read_table(map_reader *r, uint32_t node, const char *name, const ca_survey_column *column,
                       ca_survey_pairs *pairs, pair_check *check)
{
    const ca_node *nodes = r->scan.nodes;
    uint32_t table = ca_node_member(&r->scan, node, name);
    if (!table)
        return;
    size_t before = enter(r, name, 0);
    if (kind_of(r, table) != CA_OBJECT)
        fail(r, table, "must be an object of texts");
    else
        pairs->list = ca_arena_take(&r->map->arena, (nodes[table].end - nodes[table].start) * sizeof *pairs->list);
    for (uint32_t at = table + 1; kind_of(r, table) == CA_OBJECT && at < nodes[table].next; at = nodes[at + 1].next) {
        ca_slice key = string_of(r, at), text = {"", 0};
        if (kind_of(r, at + 1) == CA_STRING)
            text = string_of(r, at + 1);
        else if (kind_of(r, at + 1) != CA_NULL)
            fail(r, at + 1, "must be a text, or null for not filled in");
        if (text.size)
            check(r, column, at + 1, key, text);
        add_pair(r, pairs, at, key, text);
    }
    leave(r, before);
}

/* Reports a VALUE that MEMBER cannot have. */
static void check_member_value(map_reader *r, ca_form_member member, uint32_t node, ca_slice value)
{
    const ca_form_answer answer = {.text = value, .kind = CA_SHEET_TEXT};
    ca_form_value read = ca_form_value_read(&r->values, member, &answer, &r->map->arena);
    if (read.error)
        fail(r, node, "%s", read.error);
}

static void check_value(map_reader *r, const ca_survey_column *column, uint32_t node, ca_slice name, ca_slice text)
{
    (void)name;
    if (column->target.field != CA_FIELD_COUNT)
        check_member_value(r, column->target, node, text);
}

/* Reports a part that the entries of the column's list do not have, or a value that it cannot have. */
static void check_part(map_reader *r, const ca_survey_column *column, uint32_t node, ca_slice name, ca_slice text)
{
    ca_text path = {0};
    size_t list = ca_survey_list_size(column->member);
    if (list)
        ca_text_format(&path, "%.*s.+.%.*s", (int)list, column->member.at, (int)name.size, name.at);
    ca_form_member member = ca_survey_member(r->map->framework, (ca_slice){ca_text_words(&path), path.size});
    if (member.field == CA_FIELD_COUNT)
        fail(r, node, "is not a part of such an entry");
    else
        check_member_value(r, member, node, text);
    ca_text_free(&path);
}

/* Whether an answer of MEMBER is yes or no. */
static bool is_ticked(const map_reader *r, ca_form_member member)
{
    if (member.field == CA_FIELD_COUNT)
        return false;
    return ca_fields[member.field].type == CA_BOOL ||
           (member.field == CA_ANSWER_ANSWER_FIELD &&
            r->map->framework->questions[member.key].type == CA_QUESTION_YES_NO);
}

static void fail_member(map_reader *r, uint32_t node, ca_slice path)
{
    static const char moderation[] = "moderation.";
    ca_text words = {0};
    if (path.size >= sizeof moderation - 1 && memcmp(path.at, moderation, sizeof moderation - 1) == 0)
        fail(r, node, "is a moderator's; a survey has the answers of auditors");
    else
        fail(r, node, "is not a member of a record of %s%s", r->map->framework->id,
             ca_survey_near(r->map->framework, path, &words));
    ca_text_free(&words);
}

static void check_tick(map_reader *r, const ca_survey_column *column, uint32_t node, ca_slice name, ca_slice text)
{
    (void)column;
    (void)name;
    ca_form_member member = ca_survey_member(r->map->framework, text);
    if (member.field == CA_FIELD_COUNT)
        fail_member(r, node, text);
    else if (!is_ticked(r, member))
        fail(r, node, "is not answered by yes or no, such as flags.ID");
}

/* --- columns ------------------------------------------------------------------------------------------------------ */

static void read_member(map_reader *r, uint32_t node, ca_survey_column *column)
{
    uint32_t at = read_text(r, node, "member", &column->member);
    bool ticks = ca_node_member(&r->scan, node, "ticks") != 0;
    if (!at && !ticks && !ca_node_member(&r->scan, node, "member"))
        fail(r, node, "has no member, which says what the column feeds");
    if (!at)
        return;
    size_t before = enter(r, "member", 0);
    if (ticks)
        fail(r, at, "does not go together with ticks");
    if (!ca_slice_is(column->member, "id")) {
        column->target = ca_survey_member(r->map->framework, column->member);
        if (column->target.field == CA_FIELD_COUNT)
            fail_member(r, at, column->member);
    }
    leave(r, before);
}

/* Reports members of a column that need another one. */
static void check_column(map_reader *r, uint32_t node, const ca_survey_column *column)
{
    bool id = ca_slice_is(column->member, "id"), found = id || ca_slice_is(column->member, "case.id");
    bool more = column->target.field != CA_FIELD_COUNT && column->target.more;
    if (!column->plain.size && !column->number)
        fail(r, node, "names no column; give its heading, or its number as column");
    else if (found && !column->plain.size)
        fail(r, node, "needs the heading of the column, by which the row with the headings is found");
    if (column->prefix.size && !id)
        fail(r, node, "has a prefix, which only the member id takes");
    if ((column->options.count || column->ticks.count) && !column->separator.size)
        fail(r, node, "needs a separator, which is between several answers");
    if (column->with.count && !more)
        fail(r, node, "has parts of one more entry, but its member is not like findings.+.text");
    if (column->group.size && !is_ticked(r, column->target))
        fail(r, node, "is in a group, but its member is not answered by yes or no");
}

static const char *const column_names[] = {"heading", "column", "member", "prefix", "values", "blank", "separator",
                                           "options", "ticks",  "with",   "group",  "dates",  NULL};

static void read_column(map_reader *r, uint32_t node, ca_survey_column *column)
{
    uint64_t errors = r->errors;
    *column = (ca_survey_column){.days = -1, .target = {.field = CA_FIELD_COUNT, .key = -1}};
    column->location = location_of(r, r->scan.nodes[node].start);
    if (kind_of(r, node) != CA_OBJECT) {
        fail(r, node, "must be an object with a heading and a member");
        return;
    }
    check_names(r, node, column_names);
    if (read_text(r, node, "heading", &column->heading))
        column->plain = ca_survey_plain_of(&r->map->arena, column->heading);
    uint32_t number = ca_node_member(&r->scan, node, "column");
    size_t before = enter(r, "column", 0);
    if (number)
        read_number(r, number, &column->number);
    leave(r, before);
    read_member(r, node, column);
    (void)read_text(r, node, "prefix", &column->prefix);
    (void)read_text(r, node, "separator", &column->separator);
    (void)read_text(r, node, "group", &column->group);
    read_days(r, node, &column->days);
    read_table(r, node, "values", column, &column->values, check_value);
    read_list(r, node, "blank", &column->blanks);
    read_list(r, node, "options", &column->options);
    read_table(r, node, "ticks", column, &column->ticks, check_tick);
    read_table(r, node, "with", column, &column->with, check_part);
    const ca_survey_pairs *all[] = {&column->options, &column->ticks, &column->values};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        for (size_t j = 0; j < all[i]->count; j++)
            column->longest =
                all[i]->list[j].shown.size > column->longest ? all[i]->list[j].shown.size : column->longest;
    if (r->errors == errors)
        check_column(r, node, column);
}

/* Reports a column that an earlier one names, too, or whose member an earlier one feeds. */
static void check_earlier(map_reader *r, uint32_t node, const ca_survey_column *column)
{
    bool more = column->target.field != CA_FIELD_COUNT && column->target.more;
    for (size_t i = 0; i < r->map->count; i++) {
        const ca_survey_column *other = &r->map->columns[i];
        bool same_number = column->number && column->number == other->number;
        bool same_heading =
            column->plain.size && ca_slice_equal(column->plain, other->plain) && !(column->number && other->number);
        if (same_number || same_heading)
            fail(r, node, "names the same column as columns[%zu]%s", i + 1,
                 same_heading ? "; if two columns have this heading, give the number of each, too" : "");
        if (column->member.size && !more && ca_slice_equal(column->member, other->member))
            fail(r, node, "feeds the same member as columns[%zu]", i + 1);
    }
}

static void read_columns(map_reader *r)
{
    const ca_node *nodes = r->scan.nodes;
    uint32_t list = ca_node_member(&r->scan, 0, "columns");
    bool found = false;
    if (!list || kind_of(r, list) != CA_ARRAY) {
        fail(r, list, "must have columns, a list");
        return;
    }
    for (uint32_t at = list + 1; at < nodes[list].next; at = nodes[at].next) {
        ca_survey_map *map = r->map;
        size_t before = enter(r, "columns", map->count + 1);
        map->columns = ca_array_grow(map->columns, map->count, &map->capacity, sizeof *map->columns);
        ca_survey_column *column = &map->columns[map->count];
        read_column(r, at, column);
        check_earlier(r, at, column);
        found |= ca_slice_is(column->member, "id") || ca_slice_is(column->member, "case.id");
        map->count++;
        leave(r, before);
    }
    if (!found && !r->errors)
        fail(r, list, "has no column for case.id or id, by which a response is known");
}

static void read_ignored(map_reader *r)
{
    const ca_node *nodes = r->scan.nodes;
    ca_survey_map *map = r->map;
    uint32_t list = ca_node_member(&r->scan, 0, "ignore");
    if (!list)
        return;
    if (kind_of(r, list) != CA_ARRAY) {
        size_t before = enter(r, "ignore", 0);
        fail(r, list, "must be a list of headings and numbers of columns");
        leave(r, before);
        return;
    }
    map->ignored = ca_arena_take(&map->arena, (nodes[list].end - nodes[list].start) * sizeof *map->ignored);
    for (uint32_t at = list + 1; at < nodes[list].next; at = nodes[at].next) {
        size_t before = enter(r, "ignore", map->ignored_count + 1);
        ca_survey_ignored *one = &map->ignored[map->ignored_count++];
        *one = (ca_survey_ignored){.number = 0};
        if (kind_of(r, at) == CA_STRING) {
            ca_slice heading = string_of(r, at);
            one->begins = heading.size && heading.at[heading.size - 1] == '*';
            one->plain = ca_survey_plain_of(&map->arena, (ca_slice){heading.at, heading.size - one->begins});
            if (!one->plain.size)
                fail(r, at, "must be the heading of a column, or its number");
        } else {
            read_number(r, at, &one->number);
        }
        bool read = one->number || one->plain.size;
        for (size_t i = 0; i < map->count && read && !one->begins; i++)
            if (one->number ? map->columns[i].number == one->number
                            : !map->columns[i].number && ca_slice_equal(map->columns[i].plain, one->plain))
                fail(r, at, "is to be ignored, and is columns[%zu]", i + 1);
        leave(r, before);
    }
}

/* --- the whole ---------------------------------------------------------------------------------------------------- */

/* Finds the framework: the one that was given, which the map may name, too; or the one that it names. */
static void find_framework(map_reader *r, const ca_framework *given)
{
    ca_slice id = {"", 0};
    uint32_t at = read_text(r, 0, "framework", &id);
    const ca_framework *named = at ? ca_library_find(r->library, id) : NULL;
    size_t before = enter(r, "framework", 0);
    if (at && !named)
        fail(r, at, "is neither built in nor given with -F");
    else if (given && named && given != named)
        fail(r, at, "is not the framework of -f; the map is for another one");
    leave(r, before);
    if (!given && !named && !r->errors)
        fail(r, 0, "names no framework; give -f ID");
    r->map->framework = given ? given : named;
}

static void read_masked(map_reader *r)
{
    uint32_t masked = ca_node_member(&r->scan, 0, "masked");
    size_t before = enter(r, "masked", 0);
    if (masked && kind_of(r, masked) != CA_TRUE && kind_of(r, masked) != CA_FALSE)
        fail(r, masked, "must be true or false");
    r->map->masked = masked && kind_of(r, masked) == CA_TRUE;
    leave(r, before);
}

static void read_whole(map_reader *r, const ca_framework *framework)
{
    static const char *const names[] = {"schema", "framework", "title",  "dates", "masked",
                                        "blank",  "columns",   "ignore", NULL};
    ca_slice schema = {"", 0}, title = {"", 0};
    check_names(r, 0, names);
    uint32_t at = read_text(r, 0, "schema", &schema);
    if (!at || !ca_slice_is(schema, CA_SURVEY_SCHEMA))
        fail(r, at, "must have the schema " CA_SURVEY_SCHEMA);
    (void)read_text(r, 0, "title", &title);
    find_framework(r, framework);
    read_days(r, 0, &r->map->days);
    read_masked(r);
    read_list(r, 0, "blank", &r->map->blanks);
    if (!r->map->framework)
        return;
    r->values = (ca_form_values){r->map->framework, ca_library_fillers(r->library, r->map->framework), false};
    read_columns(r);
    read_ignored(r);
}

int ca_survey_map_read(ca_survey_map *map, const char *name, ca_slice text, const ca_library *library,
                       const ca_framework *framework, ca_reporter *reporter)
{
    static const char mark[] = "\xEF\xBB\xBF";
    if (text.size >= 3 && memcmp(text.at, mark, 3) == 0)
        text = (ca_slice){text.at + 3, text.size - 3};
    map->name = name;
    map->days = -1;
    map_reader r = {.map = map, .library = library, .text = text, .reporter = reporter};
    int scanned = ca_scan_text(&r.scan, text.at, text.size);
    if (scanned < 0 || kind_of(&r, 0) != CA_OBJECT) {
        size_t at = scanned < 0 ? r.scan.error_at : r.scan.nodes[0].start;
        (void)ca_report(reporter, location_of(&r, at), CA_RULE_SURVEY_MAP, "", "%s",
                        ca_scan_error_words(scanned < 0 ? r.scan.error : CA_SCAN_SYNTAX));
        r.errors++;
    } else {
        read_whole(&r, framework);
    }
    ca_scan_free(&r.scan);
    ca_text_free(&r.path);
    return r.errors ? -1 : 0;
}

void ca_survey_map_add(ca_survey_map *map, ca_slice heading, uint64_t number, ca_slice path)
{
    ca_survey_column column = {.number = number, .days = -1, .target = {.field = CA_FIELD_COUNT, .key = -1}};
    column.heading = ca_arena_str(&map->arena, heading);
    column.plain = ca_survey_plain_of(&map->arena, heading);
    column.member = ca_arena_str(&map->arena, path);
    if (!ca_slice_is(path, "id"))
        column.target = ca_survey_member(map->framework, path);
    map->columns = ca_array_grow(map->columns, map->count, &map->capacity, sizeof *map->columns);
    map->columns[map->count++] = column;
}

void ca_survey_map_free(ca_survey_map *map)
{
    free(map->columns);
    ca_arena_free(&map->arena);
    *map = (ca_survey_map){.count = 0};
}
