/* SPDX-License-Identifier: MIT */
/* Publications as JSON documents. */
#include "summary/publication.h"

#include "base/file.h"
#include "record/spellings.h"
#include "summary/summary.h"

#include <stdlib.h>
#include <string.h>

static const char schema[] = "caseaudit.told/1";

static bool is_number(const json_t *value)
{
    return json_is_integer(value) && json_integer_value(value) >= 0 && json_integer_value(value) <= CA_COUNT_MOST;
}

/* Returns whether a level is valid: numbers, or withheld. */
static bool level_is_sound(const json_t *level)
{
    const char *name;
    json_t *number;
    bool sound = json_is_object(level) ||
                 (json_is_string(level) && strcmp(json_string_value(level), "withheld") == 0) || is_number(level);
    json_object_foreach ((json_t *)(uintptr_t)level, name, number)
        sound = sound && is_number(number);
    return sound;
}

static bool row_is_sound(json_t *row)
{
    const char *name;
    json_t *level;
    bool sound = json_is_object(row);
    json_object_foreach (row, name, level)
        sound = sound && level_is_sound(level);
    return sound;
}

/* Returns whether a row has its number of audits and every level. A row that lost members could not be compared. */
static bool is_whole(const json_t *row)
{
    return is_number(json_object_get(row, "total")) && json_object_get(row, "split") && json_object_get(row, "below") &&
           json_object_get(row, "good");
}

static bool table_is_sound(const char *name, const json_t *table)
{
    const char *key;
    json_t *row, *rows = json_object_get(table, "rows"), *others = json_object_get(table, "others");
    bool groups = strncmp(name, "by-", 3) == 0, sound = json_is_object(rows) || (groups && !rows && others);
    json_object_foreach (rows, key, row)
        sound = sound && row_is_sound(row) && (!groups || is_whole(row));
    return sound && (!others || (row_is_sound(others) && is_whole(others)));
}

static bool part_is_sound(const json_t *part)
{
    const char *name;
    json_t *table, *quarter, *tables = json_object_get(part, "tables"), *quarters = json_object_get(part, "quarters");
    const json_t *ruleset = json_object_get(part, "ruleset");
    size_t i;
    bool sound = json_object_size(tables) && json_array_size(quarters) &&
                 json_is_string(json_object_get(part, "digest")) &&
                 (json_is_string(ruleset) || json_is_null(ruleset)) && is_number(json_object_get(part, "audits"));
    json_array_foreach (quarters, i, quarter)
        sound = sound && json_is_string(quarter);
    json_object_foreach (tables, name, table)
        sound = sound && table_is_sound(name, table);
    const json_t *overall = json_object_get(tables, "overall");
    return sound && (!overall || is_whole(json_object_get(json_object_get(overall, "rows"), "")));
}

static bool is_kind(const char *word)
{
    return word && ca_index_in(ca_kinds, ca_slice_of(word)) >= 0;
}

static bool is_sound(const json_t *document)
{
    const char *said = json_string_value(json_object_get(document, "schema")), *name;
    json_t *part, *frameworks = json_object_get(document, "frameworks");
    bool sound = said && strcmp(said, schema) == 0 && json_object_size(frameworks) &&
                 is_kind(json_string_value(json_object_get(document, "kind")));
    json_object_foreach (frameworks, name, part)
        sound = sound && part_is_sound(part);
    return sound;
}

int ca_publication_read(ca_publication *publication, const char *file, ca_error *error)
{
    size_t size;
    char *text = ca_whole_file(file, &size, error);
    if (!text)
        return -1;
    json_error_t json_error;
    json_t *document = json_loadb(text, size, JSON_REJECT_DUPLICATES, &json_error);
    free(text);
    if (!is_sound(document)) {
        json_decref(document);
        return ca_error_set(error, "%s: is not what audit-export --told wrote, or is damaged", file);
    }
    publication->published =
        ca_array_grow(publication->published, publication->count, &publication->capacity, sizeof(json_t *));
    publication->published[publication->count++] = document;
    return 0;
}

/* Returns the value of NAME, which is set to MADE if it is missing. Takes MADE. */
static json_t *member(json_t *object, const char *name, json_t *made)
{
    json_t *there = json_object_get(object, name);
    if (there) {
        json_decref(made);
        return there;
    }
    (void)json_object_set_new(object, name, made);
    return json_object_get(object, name);
}

void ca_publication_begin(ca_publication *publication, enum ca_record_kind kind, const ca_disclosure_rule *rule)
{
    publication->document = json_object();
    (void)json_object_set_new(publication->document, "schema", json_string(schema));
    (void)json_object_set_new(publication->document, "kind", json_string(ca_kinds[kind]));
    (void)json_object_set_new(publication->document, "threshold", json_integer((json_int_t)rule->most));
    (void)json_object_set_new(publication->document, "least_row", json_integer((json_int_t)rule->least));
    (void)json_object_set_new(publication->document, "revised",
                              publication->reason ? json_string(publication->reason) : json_null());
    (void)json_object_set_new(publication->document, "frameworks", json_object());
}

void ca_publication_write(const ca_publication *publication, ca_text *to)
{
    char *words = json_dumps(publication->document, JSON_COMPACT);
    ca_text_add(to, words);
    ca_text_add(to, "\n");
    free(words);
}

void ca_publication_free(ca_publication *publication)
{
    for (size_t i = 0; i < publication->count; i++)
        json_decref(publication->published[i]);
    free(publication->published);
    json_decref(publication->document);
    *publication = (ca_publication){0};
}

json_t *ca_publication_row(ca_publication *publication, const char *framework, const char *table, const ca_slice *name)
{
    json_t *part = member(json_object_get(publication->document, "frameworks"), framework, json_object());
    json_t *one = member(member(part, "tables", json_object()), table, json_object());
    json_t *rows = member(one, "rows", json_object());
    if (!name)
        return member(one, "others", json_object());
    char *key = ca_copy(name->at, name->size);
    json_t *row = member(rows, key, json_object());
    free(key);
    return row;
}

void ca_publication_level(json_t *row, const char *level, const char *const *names, const uint64_t *numbers,
                          size_t count, bool withheld)
{
    json_t *publication = withheld ? json_string("withheld") : json_object();
    for (size_t i = 0; !withheld && i < count; i++)
        (void)json_object_set_new(publication, names[i], json_integer((json_int_t)numbers[i]));
    (void)json_object_set_new(row, level, publication);
}

const json_t *ca_publication_part(const json_t *document, const char *framework, enum ca_record_kind kind)
{
    const char *of = json_string_value(json_object_get(document, "kind"));
    return strcmp(of, ca_kinds[kind]) == 0 ? json_object_get(json_object_get(document, "frameworks"), framework) : NULL;
}

const json_t *ca_publication_published(const json_t *part, const char *table, ca_slice name)
{
    json_t *rows = json_object_get(json_object_get(json_object_get(part, "tables"), table), "rows"), *row;
    char *key = ca_copy(name.at, name.size);
    const json_t *found = json_object_get(rows, key);
    const char *published;
    free(key);
    if (found || strncmp(table, "by-", 3) != 0)
        return found;
    json_object_foreach (rows, published, row)
        if (ca_spellings_equal(CA_SPELT_GROUP, ca_slice_of(published), name))
            return row;
    return NULL;
}
