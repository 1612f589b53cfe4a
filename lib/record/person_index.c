/* SPDX-License-Identifier: MIT */
/* An index of people by the names that may be theirs. */
#include "record/person_index.h"

/* People with a common name or word. */
typedef struct link {
    const ca_person *person;
    size_t number;
    const struct link *next;
} link;

typedef bool matches(const ca_person *one, const ca_person *other);

static bool is_alike(const ca_person *one, const ca_person *other)
{
    return ca_person_alike(one, other);
}

/* Returns whether a person with NAME matches. All are tried only if FOUND is wanted. */
static bool any(const ca_map *map, ca_slice name, const ca_person *person, matches *match, ca_numbers *found)
{
    bool matched = false;
    for (const link *at = ca_map_find(map, name); at && !(matched && !found); at = at->next) {
        bool matches_now = match(at->person, person);
        if (matches_now && found)
            ca_numbers_add(found, at->number);
        matched |= matches_now;
    }
    return matched;
}

static void put(ca_person_index *index, ca_map *map, ca_slice name, const ca_person *person, size_t number)
{
    ca_map_entry *entry = ca_map_at(map, name);
    const link *first = entry->thing;
    if (first && first->person == person && first->number == number)
        return;
    link *added = ca_arena_take(&index->arena, sizeof *added);
    *added = (link){person, number, first};
    entry->thing = added;
}

/* --- alike -------------------------------------------------------------------------------------------------------- */

enum { NAMES = 4 };

/* Sets the names of PERSON. All four kinds share a map; a match between two kinds is compared again, so it does no
 * harm. */
static void names_of(const ca_person *person, ca_slice names[NAMES])
{
    names[0] = person->counted.text;
    names[1] = person->words.text;
    names[2] = person->joined.text;
    names[3] = person->known.text;
}

bool ca_person_index_alike(const ca_person_index *index, const ca_person *person, ca_numbers *found)
{
    ca_slice names[NAMES];
    bool any_alike = false;
    names_of(person, names);
    for (int i = 0; i < NAMES && !(any_alike && !found); i++)
        any_alike |= names[i].size && any(&index->alike, names[i], person, is_alike, found);
    return any_alike;
}

/* --- possible matches --------------------------------------------------------------------------------------------- */

/* The key of a name is a distinctive word with the first byte of another word. That is enough, since each word of the
 * shorter name, or its initial, is in the longer one, or else the surnames are equal and the forenames have the same
 * first letter. A name of one word is found by that word alone, and by it all other names. */
enum { ALONE = ' ', ANY = '\0' }; /* not the first byte of any word */

static void write_key(ca_text *key, ca_slice word, char beside)
{
    ca_text_clear(key);
    ca_text_byte(key, beside);
    ca_text_append(key, word.at, word.size);
}

static ca_slice slice_of(const ca_text *key)
{
    return (ca_slice){key->at, key->size};
}

static void put_word(ca_person_index *index, const ca_person *person, size_t at, size_t number, ca_text *key)
{
    ca_slice word = person->word[at];
    write_key(key, word, ANY);
    put(index, &index->may_be, slice_of(key), person, number);
    if (person->count == 1) {
        write_key(key, word, ALONE);
        put(index, &index->may_be, slice_of(key), person, number);
    }
    for (size_t i = 0; i < person->count; i++)
        if (i != at) {
            write_key(key, word, person->word[i].at[0]);
            put(index, &index->may_be, slice_of(key), person, number);
        }
}

void ca_person_index_add(ca_person_index *index, const ca_person *person, size_t number)
{
    ca_slice names[NAMES];
    ca_text key = {0};
    names_of(person, names);
    for (int i = 0; i < NAMES; i++)
        if (names[i].size)
            put(index, &index->alike, names[i], person, number);
    for (size_t i = 0; i < person->count && person->count <= CA_PERSON_WORDS_MOST; i++)
        if (ca_person_word_distinguishes(person->word[i]))
            put_word(index, person, i, number, &key);
    ca_text_free(&key);
}

static bool any_with_word(const ca_person_index *index, const ca_person *person, size_t at, ca_text *key,
                          ca_numbers *found)
{
    ca_slice word = person->word[at];
    write_key(key, word, person->count == 1 ? ANY : ALONE);
    bool matched = any(&index->may_be, slice_of(key), person, ca_person_may_be, found);
    for (size_t i = 0; i < person->count && !(matched && !found); i++)
        if (i != at) {
            write_key(key, word, person->word[i].at[0]);
            matched |= any(&index->may_be, slice_of(key), person, ca_person_may_be, found);
        }
    return matched;
}

bool ca_person_index_may_be(const ca_person_index *index, const ca_person *person, ca_numbers *found)
{
    ca_text key = {0};
    bool matched = false;
    if (!index->may_be.count || person->count > CA_PERSON_WORDS_MOST)
        return false;
    for (size_t i = 0; i < person->count && !(matched && !found); i++)
        matched |= ca_person_word_distinguishes(person->word[i]) && any_with_word(index, person, i, &key, found);
    ca_text_free(&key);
    return matched;
}

void ca_person_index_free(ca_person_index *index)
{
    ca_map_free(&index->alike, NULL);
    ca_map_free(&index->may_be, NULL);
    ca_arena_free(&index->arena);
    *index = (ca_person_index){0};
}
