/* SPDX-License-Identifier: MIT */
/* Spellings of one name. */
#include "record/spellings.h"

#include "base/json_write.h"
#include "record/person.h"
#include "record/pieces.h"

#include <stdlib.h>

enum ca_spelling_rule ca_spelling_rule_of(enum ca_field field)
{
    if (field == CA_QUARTER_FIELD) /* its spellings are read as quarters */
        return CA_SPELT_EXACTLY;
    switch (ca_fields[field].privacy) {
    case CA_WORKER:
    case CA_CHILD_NAME: return CA_SPELT_PERSON;
    case CA_AGE:
    case CA_GROUP:
    case CA_CODED:
    case CA_WITHHELD: return CA_SPELT_GROUP;
    default: return CA_SPELT_EXACTLY;
    }
}

bool ca_group_is_plain(ca_slice name)
{
    for (size_t i = 0; i < name.size; i++) {
        unsigned char byte = (unsigned char)name.at[i];
        bool space = byte == ' ';
        if (byte < ' ' || byte >= 0x7F || byte == '`' || (byte >= 'A' && byte <= 'Z') ||
            (space && (!i || i + 1 == name.size || name.at[i + 1] == ' ')))
            return false;
    }
    return true;
}

ca_slice ca_group_plain(ca_arena *arena, ca_slice name)
{
    ca_text plain = {0};
    for (size_t i = 0, size; i < name.size; i += size) {
        ca_letter letter = ca_letter_read(name, i);
        size = letter.size;
        if (letter.plain_size)
            ca_text_append(&plain, letter.plain, letter.plain_size);
        else if (letter.kind == CA_LETTER_SPACE && plain.size && plain.at[plain.size - 1] != ' ')
            ca_text_byte(&plain, ' ');
        else if (letter.kind == CA_LETTER_HYPHEN)
            ca_text_byte(&plain, '-');
        else if (letter.kind == CA_LETTER_APOSTROPHE)
            ca_text_byte(&plain, '\'');
        else if (letter.kind == CA_LETTER_SIGN)
            ca_text_append(&plain, name.at + i, size);
    }
    while (plain.size && plain.at[plain.size - 1] == ' ')
        plain.size--;
    ca_slice kept = {ca_arena_copy(arena, ca_text_words(&plain), plain.size), plain.size};
    ca_text_free(&plain);
    return kept;
}

ca_slice ca_spelling_plain(ca_arena *arena, enum ca_spelling_rule rule, ca_slice name)
{
    switch (rule) {
    case CA_SPELT_GROUP: return ca_group_is_plain(name) ? name : ca_group_plain(arena, name);
    case CA_SPELT_PERSON: return ca_person_counted(arena, name);
    default: return name;
    }
}

bool ca_spellings_equal(enum ca_spelling_rule rule, ca_slice one, ca_slice other)
{
    ca_arena arena = {0};
    bool equal = ca_slice_equal(ca_spelling_plain(&arena, rule, one), ca_spelling_plain(&arena, rule, other));
    ca_arena_free(&arena);
    return equal;
}

void ca_spellings_count(ca_spellings **spellings, ca_slice spelling, uint64_t number)
{
    if (!*spellings)
        *spellings = ca_allocate(1, sizeof **spellings);
    ca_map_entry *entry = ca_map_at(*spellings, spelling);
    if (!entry->thing)
        entry->thing = ca_allocate(1, sizeof(uint64_t));
    *(uint64_t *)entry->thing += number;
}

void ca_spellings_join(ca_spellings **spellings, ca_slice name, uint64_t number, const ca_spellings *from,
                       ca_slice from_name, uint64_t from_number)
{
    if (!*spellings && !from && ca_slice_equal(name, from_name))
        return;
    if (!*spellings)
        ca_spellings_count(spellings, name, number);
    if (!from)
        ca_spellings_count(spellings, from_name, from_number);
    for (size_t i = 0; from && i < from->count; i++)
        ca_spellings_count(spellings, from->entries[i].name, *(const uint64_t *)from->entries[i].thing);
}

ca_slice ca_spellings_shown(const ca_spellings *spellings)
{
    const ca_map_entry *best = &spellings->entries[0];
    for (size_t i = 1; i < spellings->count; i++) {
        const ca_map_entry *one = &spellings->entries[i];
        uint64_t number = *(const uint64_t *)one->thing, most = *(const uint64_t *)best->thing;
        if (number > most || (number == most && ca_slice_compare(one->name, best->name) < 0))
            best = one;
    }
    return best->name;
}

void ca_spellings_write(ca_spellings *spellings, ca_text *to)
{
    if (!spellings || spellings->count < 2)
        return;
    ca_map_sort(spellings);
    ca_json_name(to, "spellings");
    ca_json_open(to, '{');
    for (size_t i = 0; i < spellings->count; i++) {
        ca_json_name_slice(to, spellings->entries[i].name);
        ca_json_number(to, *(const uint64_t *)spellings->entries[i].thing);
    }
    ca_json_close(to, '}');
}

int ca_spellings_read(ca_spellings **spellings, const json_t *json, ca_slice name, uint64_t number)
{
    json_t *list = json_object_get(json, "spellings"), *one;
    const char *spelling;
    uint64_t sum = 0;
    bool sound = !list || json_object_size(list) > 1;
    json_object_foreach (list, spelling, one) {
        sound = sound && json_is_integer(one) && json_integer_value(one) >= 0 &&
                (uint64_t)json_integer_value(one) <= number;
        if (!sound)
            return -1;
        sum += (uint64_t)json_integer_value(one);
        ca_spellings_count(spellings, ca_slice_of(spelling), (uint64_t)json_integer_value(one));
    }
    return sound && (!list || (sum == number && ca_slice_equal(ca_spellings_shown(*spellings), name))) ? 0 : -1;
}

void ca_spellings_free(ca_spellings *spellings)
{
    if (spellings)
        ca_map_free(spellings, free);
    free(spellings);
}

/* --- names that are equal -------------------------------------------------------------------------------------------- */

typedef struct {
    const ca_spelt_things *things;
    enum ca_spelling_rule rule;
    ca_arena arena;
    ca_map met; /* by the plain form of the name: the first entry of the map with it */
    bool changed;
} merging;

static size_t prefix_of(const merging *m, ca_slice name)
{
    return m->things->prefix ? m->things->prefix(name) : 0;
}

static ca_slice spelling_of(const merging *m, ca_slice name)
{
    size_t prefix = prefix_of(m, name);
    return (ca_slice){name.at + prefix, name.size - prefix};
}

/* Returns whether the names may be equal to one another: not if each is its own plain form. */
static bool may_meet(const merging *m, const ca_map *map)
{
    bool plain = m->rule != CA_SPELT_PERSON;
    for (size_t i = 0; i < map->count && plain; i++)
        plain = ca_group_is_plain(spelling_of(m, map->entries[i].name));
    return m->rule != CA_SPELT_EXACTLY && !plain;
}

/* Returns the first entry whose name is equal to that of ENTRY. */
static ca_map_entry *first_of(merging *m, ca_map_entry *entry)
{
    ca_text key = {0};
    ca_slice plain = ca_spelling_plain(&m->arena, m->rule, spelling_of(m, entry->name));
    ca_text_append(&key, entry->name.at, prefix_of(m, entry->name));
    ca_text_append(&key, plain.at, plain.size);
    m->changed |= !plain.size && spelling_of(m, entry->name).size;
    ca_map_entry *met = ca_map_at(&m->met, (ca_slice){ca_text_words(&key), key.size});
    if (!met->thing)
        met->thing = entry;
    ca_text_free(&key);
    return met->thing;
}

static void merge_entry(merging *m, ca_map_entry *into, ca_map_entry *from)
{
    const ca_spelt_things *things = m->things;
    ca_spellings **one = things->spellings(into->thing), **other = things->spellings(from->thing);
    ca_spellings_join(one, spelling_of(m, into->name), things->number(into->thing), *other, spelling_of(m, from->name),
                      things->number(from->thing));
    ca_spellings_free(*other);
    *other = NULL;
    things->merge(into->thing, from->thing, things->context);
    from->thing = NULL;
    m->changed = true;
}

/* Sets *NAME to the name of an entry as it is shown. White space alone is no name, and has no spellings. */
static void name_entry(merging *m, const ca_map_entry *entry, ca_text *name)
{
    ca_spellings **spellings = m->things->spellings(entry->thing);
    ca_slice shown = spelling_of(m, entry->name);
    ca_text_clear(name);
    ca_text_append(name, entry->name.at, prefix_of(m, entry->name));
    if (!ca_spelling_plain(&m->arena, m->rule, shown).size) {
        ca_spellings_free(*spellings);
        *spellings = NULL;
        return;
    }
    if (*spellings)
        shown = ca_spellings_shown(*spellings);
    ca_text_append(name, shown.at, shown.size);
}

/* Makes the map again, of the entries that have a thing, under the names that are shown. */
static void make_again(merging *m, ca_map *map)
{
    ca_map made = {0};
    ca_text name = {0};
    for (size_t i = 0; i < map->count; i++) {
        ca_map_entry *entry = &map->entries[i];
        if (!entry->thing)
            continue;
        name_entry(m, entry, &name);
        ca_map_at(&made, (ca_slice){ca_text_words(&name), name.size})->thing = entry->thing;
        entry->thing = NULL;
    }
    ca_text_free(&name);
    ca_map_free(map, NULL);
    *map = made;
    ca_map_sort(map);
}

void ca_spellings_merge(ca_map *map, enum ca_spelling_rule rule, const ca_spelt_things *things)
{
    merging m = {.things = things, .rule = rule};
    if (!may_meet(&m, map))
        return;
    for (size_t i = 0; i < map->count; i++) {
        ca_map_entry *entry = &map->entries[i], *first = first_of(&m, entry);
        if (first != entry)
            merge_entry(&m, first, entry);
    }
    if (m.changed)
        make_again(&m, map);
    ca_map_free(&m.met, NULL);
    ca_arena_free(&m.arena);
}
