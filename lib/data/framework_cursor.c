/* SPDX-License-Identifier: MIT */
/* A cursor in the JSON of a framework, which reports each error with its location. */
#include "data/framework_cursor.h"

#include <stdlib.h>
#include <string.h>

static ca_reader_step step_to(ca_framework_reader *reader, uint32_t node, ca_reader_step from)
{
    reader->beyond |= !node;
    if (!reader->beyond)
        reader->node = node;
    return from;
}

/* Only an id is shown in a path: a file given by mistake may have personal data in its names. */
static const char *shown(const char *name)
{
    size_t size = strlen(name);
    bool plain =
        size && size <= 64 && strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") == size;
    return plain ? name : "?";
}

ca_reader_step ca_reader_enter(ca_framework_reader *reader, const char *member)
{
    ca_reader_step from = {reader->path.size, reader->node, reader->beyond};
    bool object = reader->scan.nodes[reader->node].kind == CA_OBJECT;
    ca_text_format(&reader->path, "%s%s", from.path_size ? "." : "", shown(member));
    return step_to(reader, object ? ca_node_member(&reader->scan, reader->node, member) : 0, from);
}

/* Steps into the element INDEX, which is NODE. */
static ca_reader_step enter_node(ca_framework_reader *reader, uint32_t node, size_t index)
{
    ca_reader_step from = {reader->path.size, reader->node, reader->beyond};
    ca_text_format(&reader->path, "[%zu]", index + 1);
    return step_to(reader, node, from);
}

/* Steps into the member NAME of the current object. Members are read in the order of the text: if *NEXT is the node of
 * NAME, there is no search. *NEXT is then the node after the member. Any other order only takes longer. */
static ca_reader_step enter_next(ca_framework_reader *reader, const char *name, uint32_t *next)
{
    const ca_scan *scan = &reader->scan;
    ca_reader_step from = {reader->path.size, reader->node, reader->beyond};
    bool comes = *next < scan->nodes[reader->node].next && ca_node_is(scan, *next, name);
    uint32_t node = comes ? *next + 1 : ca_node_member(scan, reader->node, name);
    ca_text_format(&reader->path, "%s%s", from.path_size ? "." : "", shown(name));
    if (node)
        *next = scan->nodes[node].next;
    return step_to(reader, node, from);
}

void ca_reader_leave(ca_framework_reader *reader, ca_reader_step step)
{
    reader->node = step.node;
    reader->beyond = step.beyond;
    reader->path.size = step.path_size;
    if (reader->path.at)
        reader->path.at[step.path_size] = '\0';
}

static void find_lines(ca_framework_reader *reader)
{
    size_t capacity = 0, count = 0;
    for (size_t i = 0; i <= reader->text.size; i++)
        if (i == 0 || reader->text.at[i - 1] == '\n') {
            reader->lines = ca_array_grow(reader->lines, count, &capacity, sizeof *reader->lines);
            reader->lines[count++] = i;
        }
    reader->line_count = count;
}

ca_location ca_reader_location(ca_framework_reader *reader, size_t offset)
{
    if (!reader->lines)
        find_lines(reader);
    size_t from = 0, to = reader->line_count;
    while (to - from > 1) {
        size_t middle = from + (to - from) / 2;
        if (reader->lines[middle] <= offset)
            from = middle;
        else
            to = middle;
    }
    return (ca_location){.source = reader->name, .line = from + 1, .column = offset - reader->lines[from] + 1};
}

int ca_reader_error(ca_framework_reader *reader, enum ca_rule_id rule, const char *format, ...)
{
    ca_text words = {0};
    va_list list;
    va_start(list, format);
    ca_text_format_list(&words, format, list);
    va_end(list);
    ca_location location = ca_reader_location(reader, reader->scan.nodes[reader->node].start);
    (void)ca_report(reader->reporter, location, rule, ca_text_words(&reader->path), "%s", ca_text_words(&words));
    reader->faults++;
    ca_text_free(&words);
    return -1;
}

int ca_reader_error_in(ca_framework_reader *reader, const char *member, enum ca_rule_id rule, const char *words)
{
    ca_reader_step step = ca_reader_enter(reader, member);
    int failed = ca_reader_error(reader, rule, "%s", words);
    ca_reader_leave(reader, step);
    return failed;
}

int ca_reader_error_unknown(ca_framework_reader *reader, enum ca_rule_id rule, const char *what,
                            const ca_suggestion *suggestion)
{
    if (suggestion->name)
        return ca_reader_error(reader, rule, "is not %s; did you mean '%s'?", what, suggestion->name);
    return ca_reader_error(reader, rule, "is not %s", what);
}

/* Returns whether NAME is one of the words of NAMES. */
static bool among(const char *name, const char *names)
{
    size_t size = strlen(name);
    for (const char *at = names, *end; *at; at = *end ? end + 1 : end) {
        end = at + strcspn(at, " ");
        if ((size_t)(end - at) == size && memcmp(at, name, size) == 0)
            return true;
    }
    return false;
}

/* Reports the current member, NAME, as none of NAMES, with a suggestion. */
static void report_unknown(ca_framework_reader *reader, const char *name, const char *names)
{
    ca_suggestion suggestion = ca_suggest_begin(ca_slice_of(name));
    ca_text known = {0};
    ca_text_format(&known, "%s ", names);
    for (char *at = known.at, *end; (end = strchr(at, ' ')); at = end + 1) {
        *end = '\0';
        ca_suggest_try(&suggestion, at);
    }
    (void)ca_reader_error_unknown(reader, CA_RULE_FRAMEWORK_MEMBER, "a member that the format knows", &suggestion);
    ca_text_free(&known);
}

int ca_reader_only(ca_framework_reader *reader, const json_t *value, const char *names)
{
    const ca_node *nodes = reader->scan.nodes;
    const char *name;
    json_t *inside;
    uint32_t next = reader->node + 1;
    int failed = 0;
    if (!json_is_object(value))
        return ca_reader_error(reader, CA_RULE_FRAMEWORK_VALUE, "must be an object");
    /* jansson's iterator needs an object that is not const, but does not change it */
    json_object_foreach ((json_t *)(uintptr_t)value, name, inside) {
        uint32_t here = next;
        if (here < nodes[reader->node].next)
            next = nodes[here + 1].next;
        if (among(name, names))
            continue;
        ca_reader_step step = enter_next(reader, name, &here);
        report_unknown(reader, name, names);
        ca_reader_leave(reader, step);
        failed = -1;
    }
    return failed;
}

int ca_reader_words(ca_framework_reader *reader, const json_t *object, const char *member, bool required,
                    const char **words)
{
    const json_t *value = json_object_get(object, member);
    if (!value)
        return required ? ca_reader_error_in(reader, member, CA_RULE_FRAMEWORK_MEMBER, "is missing") : 0;
    if (!json_is_string(value) || json_string_length(value) == 0)
        return ca_reader_error_in(reader, member, CA_RULE_FRAMEWORK_VALUE, "must be a text that is not empty");
    *words = json_string_value(value);
    return 0;
}

int ca_reader_number(ca_framework_reader *reader, const json_t *object, const char *member, int most, int *number)
{
    const json_t *value = json_object_get(object, member);
    if (!value)
        return 0;
    if (!json_is_integer(value) || json_integer_value(value) < 0 || json_integer_value(value) > most) {
        ca_reader_step step = ca_reader_enter(reader, member);
        int failed = ca_reader_error(reader, CA_RULE_FRAMEWORK_VALUE, "must be a whole number from 0 to %d", most);
        ca_reader_leave(reader, step);
        return failed;
    }
    *number = (int)json_integer_value(value);
    return 0;
}

int ca_reader_bool(ca_framework_reader *reader, const json_t *object, const char *member, bool *value)
{
    const json_t *found = json_object_get(object, member);
    if (found && !json_is_boolean(found))
        return ca_reader_error_in(reader, member, CA_RULE_FRAMEWORK_VALUE, "must be true or false");
    if (found)
        *value = json_is_true(found);
    return 0;
}

int ca_reader_grade(ca_framework_reader *reader, const json_t *object, const char *member, int *grade)
{
    const char *words = NULL;
    if (ca_reader_words(reader, object, member, false, &words) < 0)
        return -1;
    if (!words || reader->without_scale)
        return 0;
    *grade = ca_framework_grade(reader->framework, ca_slice_of(words));
    if (*grade != CA_NO_GRADE)
        return 0;
    ca_suggestion suggestion = ca_suggest_begin(ca_slice_of(words));
    for (int i = 0; i < reader->framework->scale_count; i++)
        ca_suggest_try(&suggestion, reader->framework->scale[i].id);
    ca_reader_step step = ca_reader_enter(reader, member);
    int failed = ca_reader_error_unknown(reader, CA_RULE_FRAMEWORK_REFERENCE, "a grade of the scale", &suggestion);
    ca_reader_leave(reader, step);
    return failed;
}

bool ca_is_id(const char *words)
{
    if (*words < 'a' || *words > 'z')
        return false;
    return words[strspn(words, "abcdefghijklmnopqrstuvwxyz0123456789-_")] == '\0';
}

int ca_reader_id(ca_framework_reader *reader, const json_t *object, const char **id)
{
    const char *words = NULL;
    *id = "";
    if (ca_reader_words(reader, object, "id", true, &words) < 0)
        return -1;
    if (!ca_is_id(words))
        return ca_reader_error_in(reader, "id", CA_RULE_FRAMEWORK_ID, "must be lower-case words with hyphens");
    *id = words;
    return 0;
}

size_t ca_reader_count(const json_t *object, const char *member)
{
    return json_array_size(json_object_get(object, member));
}

/* Visits at most MOST elements of the current list. */
static int visit_elements(ca_framework_reader *reader, const json_t *list, const char *member, size_t most,
                          ca_reader_visit *visit, void *to)
{
    uint32_t node = reader->node + 1;
    int failed = 0;
    for (size_t i = 0; i < json_array_size(list) && i < most; i++) {
        ca_reader_step element = enter_node(reader, node, i);
        failed |= visit(reader, json_array_get(list, i), member, i, to);
        ca_reader_leave(reader, element);
        node = reader->scan.nodes[node].next;
    }
    return failed;
}

int ca_reader_each_of(ca_framework_reader *reader, const json_t *value, const char *what, ca_reader_visit *visit,
                      void *to)
{
    if (!json_is_array(value))
        return ca_reader_error(reader, CA_RULE_FRAMEWORK_VALUE, "must be %s", what);
    return visit_elements(reader, value, "", SIZE_MAX, visit, to);
}

int ca_reader_each(ca_framework_reader *reader, const json_t *object, const char *member, size_t most,
                   ca_reader_visit *visit, void *to)
{
    const json_t *list = json_object_get(object, member);
    if (!list)
        return 0;
    if (!json_is_array(list))
        return ca_reader_error_in(reader, member, CA_RULE_FRAMEWORK_VALUE, "must be a list");
    if (!most)
        most = CA_LIST_MOST;
    ca_reader_step step = ca_reader_enter(reader, member);
    int failed = 0;
    if (json_array_size(list) > most)
        failed = ca_reader_error(reader, CA_RULE_FRAMEWORK_VALUE, "must have at most %zu elements", most);
    failed |= visit_elements(reader, list, member, most, visit, to);
    ca_reader_leave(reader, step);
    return failed;
}

int ca_reader_each_member(ca_framework_reader *reader, const json_t *object, const char *member, ca_reader_visit *visit,
                          void *to)
{
    json_t *map = json_object_get(object, member), *value;
    const char *name;
    size_t index = 0;
    int failed = 0;
    if (!map)
        return 0;
    if (!json_is_object(map))
        return ca_reader_error_in(reader, member, CA_RULE_FRAMEWORK_VALUE, "must be an object");
    ca_reader_step step = ca_reader_enter(reader, member);
    uint32_t next = reader->node + 1;
    json_object_foreach (map, name, value) {
        ca_reader_step inside = enter_next(reader, name, &next);
        failed |= visit(reader, value, name, index++, to);
        ca_reader_leave(reader, inside);
    }
    ca_reader_leave(reader, step);
    return failed;
}

int ca_reader_error_listed(ca_framework_reader *reader, const char *const *list)
{
    ca_text words = {0};
    for (int i = 0; list[i]; i++)
        if (*list[i])
            ca_text_format(&words, "%s%s", words.size ? ", " : "", list[i]);
    int failed = ca_reader_error(reader, CA_RULE_FRAMEWORK_VALUE, "is not one of %s", ca_text_words(&words));
    ca_text_free(&words);
    return failed;
}

/* A set of bits that is being read, and the names of its bits. */
typedef struct {
    const char *const *list;
    unsigned *bits;
} gathering;

static int gather(ca_framework_reader *reader, const json_t *value, const char *name, size_t i, void *to)
{
    const gathering *g = to;
    const char *word = json_string_value(value);
    int index = word && *word ? ca_index_in(g->list, ca_slice_of(word)) : -1;
    (void)name;
    (void)i;
    if (index < 0)
        return ca_reader_error_listed(reader, g->list);
    *g->bits |= 1U << index;
    return 0;
}

int ca_reader_bits_of(ca_framework_reader *reader, const json_t *value, const char *const *list, unsigned *bits)
{
    gathering g = {list, bits};
    return ca_reader_each_of(reader, value, "a list", gather, &g);
}

int ca_reader_bits(ca_framework_reader *reader, const json_t *object, const char *member, const char *const *list,
                   unsigned *bits)
{
    gathering g = {list, bits};
    return ca_reader_each(reader, object, member, 0, gather, &g);
}

int ca_reader_named(ca_framework_reader *reader, enum ca_named_list list, const json_t *id, const char *what,
                    int *index)
{
    const char *words = json_string_value(id);
    ca_suggestion suggestion = ca_suggest_begin(ca_slice_of(words ? words : ""));
    int found = words ? ca_framework_index(reader->framework, list, suggestion.word) : -1;
    if (found >= 0) {
        *index = found;
        return 0;
    }
    if (words)
        ca_framework_suggest(reader->framework, list, &suggestion);
    return ca_reader_error_unknown(reader, CA_RULE_FRAMEWORK_REFERENCE, what, &suggestion);
}

int ca_reader_named_in(ca_framework_reader *reader, const json_t *object, const char *member, enum ca_named_list list,
                       const char *what, int *index)
{
    const json_t *id = json_object_get(object, member);
    if (!id)
        return 0;
    ca_reader_step step = ca_reader_enter(reader, member);
    int failed = ca_reader_named(reader, list, id, what, index);
    ca_reader_leave(reader, step);
    return failed;
}

int ca_reader_question(ca_framework_reader *reader, const json_t *id, int *index)
{
    *index = -1;
    return ca_reader_named(reader, CA_QUESTION_LIST, id, "a question of this framework", index);
}

int ca_reader_fresh(ca_framework_reader *reader, ca_map *indexes, const char *id, size_t index)
{
    ca_map_entry *entry = *id ? ca_map_at(indexes, ca_slice_of(id)) : NULL;
    if (entry && entry->thing)
        return ca_reader_error_in(reader, "id", CA_RULE_FRAMEWORK_ID, "is there already");
    if (entry)
        entry->thing = (void *)((uintptr_t)index + 1);
    return 0;
}
