/* SPDX-License-Identifier: MIT */
/* Spellings of themes: each new one is compared with those before it, of which a run has few. */
#include "check/theme_spellings.h"

#include <stdlib.h>
#include <string.h>

enum {
    WORDS_MOST = 12,        /* of a theme; longer texts are compared as they are */
    SPELLINGS_MOST = 10000, /* that are kept; no authority has so many themes */
    COMPARED_MOST = 300,    /* spellings that a new one is compared with, letter by letter */
    LETTERS_LEAST = 6,      /* of a theme in which one letter may be a mistake: "cse" and "cce" are two themes */
    PLURAL_LEAST = 4        /* letters of a word that may be a plural */
};

typedef struct {
    ca_slice spelling; /* plain, as below */
    ca_near_theme near;
    ca_location location;
} known;

/* Returns THEME in small letters, with a hyphen for each run of other signs. */
static ca_slice plain(ca_slice theme, ca_arena *arena)
{
    char *to = ca_arena_take(arena, theme.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < theme.size; i++) {
        char byte = theme.at[i];
        if (byte >= 'A' && byte <= 'Z')
            byte = (char)(byte - 'A' + 'a');
        if (strchr(" -_/\t", byte) && byte) {
            if (size && to[size - 1] != '-')
                to[size++] = '-';
            continue;
        }
        to[size++] = byte;
    }
    while (size && to[size - 1] == '-')
        size--;
    return (ca_slice){to, size};
}

/* Returns WORD without the ending of a plural: "fathers", "families". */
static ca_slice singular(ca_slice word, ca_arena *arena)
{
    if (word.size < PLURAL_LEAST || word.at[word.size - 1] != 's' || word.at[word.size - 2] == 's')
        return word;
    if (word.size > PLURAL_LEAST && memcmp(word.at + word.size - 3, "ies", 3) == 0) {
        char *copy = ca_arena_copy(arena, word.at, word.size - 2);
        copy[word.size - 3] = 'y';
        return (ca_slice){copy, word.size - 2};
    }
    return (ca_slice){word.at, word.size - 1};
}

static int by_bytes(const void *a, const void *b)
{
    const ca_slice *one = a, *other = b;
    return ca_slice_compare(*one, *other);
}

/* Returns the words of a plain spelling, each in the singular, in bytewise order. */
static ca_slice key_of(ca_slice spelling, ca_arena *arena)
{
    ca_slice words[WORDS_MOST];
    size_t count = 0;
    for (size_t at = 0; at < spelling.size; at++) {
        ca_slice word = {spelling.at + at, 0};
        while (at < spelling.size && spelling.at[at] != '-')
            at++;
        word.size = (size_t)(spelling.at + at - word.at);
        if (count == WORDS_MOST)
            return spelling;
        words[count++] = singular(word, arena);
    }
    qsort(words, count, sizeof *words, by_bytes);
    char *to = ca_arena_take(arena, spelling.size + WORDS_MOST);
    size_t size = 0;
    for (size_t i = 0; i < count; i++) {
        memcpy(to + size, words[i].at, words[i].size);
        size += words[i].size;
        to[size++] = '-';
    }
    return (ca_slice){to, size};
}

/* Returns whether both have the same digits: "section-20" is not "section-47". */
static bool same_digits(ca_slice one, ca_slice other)
{
    size_t i = 0, j = 0;
    for (;;) {
        while (i < one.size && (one.at[i] < '0' || one.at[i] > '9'))
            i++;
        while (j < other.size && (other.at[j] < '0' || other.at[j] > '9'))
            j++;
        if (i == one.size || j == other.size)
            return i == one.size && j == other.size;
        if (one.at[i++] != other.at[j++])
            return false;
    }
}

/* Returns whether two plain spellings, which are not the same, differ by one letter. */
static bool differ_by_a_letter(ca_slice one, ca_slice other)
{
    size_t shorter = one.size < other.size ? one.size : other.size, longer = one.size + other.size - shorter;
    return shorter >= LETTERS_LEAST && longer - shorter <= 1 && same_digits(one, other) &&
           ca_edits_between(one, other, 1) <= 1;
}

bool ca_themes_are_near(ca_slice one, ca_slice other)
{
    ca_arena arena = {0};
    ca_slice a = plain(one, &arena), b = plain(other, &arena);
    bool near = a.size && !ca_slice_equal(a, b) &&
                (ca_slice_equal(key_of(a, &arena), key_of(b, &arena)) || differ_by_a_letter(a, b));
    ca_arena_free(&arena);
    return near;
}

static bool any_near(const char *const *words, ca_slice theme)
{
    for (; *words; words++)
        if (ca_themes_are_near(theme, ca_slice_of(*words)))
            return true;
    return false;
}

const ca_finding_theme *ca_finding_theme_near(const ca_finding_themes *themes, ca_slice words)
{
    ca_suggestion suggestion = ca_suggest_begin(words);
    for (size_t i = 0; i < themes->count; i++) {
        const ca_finding_theme *one = &themes->all[i];
        if (ca_themes_are_near(words, ca_slice_of(one->id)) || ca_themes_are_near(words, ca_slice_of(one->title)) ||
            any_near(one->synonyms, words) || any_near(one->was, words))
            return one;
        ca_suggest_try(&suggestion, one->id);
    }
    return suggestion.name ? ca_finding_theme_of(themes, ca_slice_of(suggestion.name)) : NULL;
}

static const char *listed_near(const ca_framework *framework, ca_slice theme)
{
    for (int i = 0; i < framework->theme_count; i++)
        if (ca_themes_are_near(theme, ca_slice_of(framework->themes[i].id)))
            return framework->themes[i].id;
    return NULL;
}

/* Returns a key for WORDS among those of FRAMEWORK. */
static ca_slice among(const ca_framework *framework, ca_slice words, ca_arena *arena)
{
    size_t size = strlen(framework->id) + 1;
    char *key = ca_arena_take(arena, size + words.size);
    memcpy(key, framework->id, size);
    if (words.size)
        memcpy(key + size, words.at, words.size);
    return (ca_slice){key, size + words.size};
}

/* Returns the spelling of FRAMEWORK that is one letter from SPELLING, or NULL. */
static const known *letter_near(const ca_theme_spellings *spellings, ca_slice prefix, ca_slice spelling)
{
    for (size_t i = 0; i < spellings->spellings.count && i < COMPARED_MOST; i++) {
        const ca_map_entry *entry = &spellings->spellings.entries[i];
        const known *one = entry->thing;
        bool same = entry->name.size >= prefix.size && memcmp(entry->name.at, prefix.at, prefix.size) == 0;
        if (same && differ_by_a_letter(spelling, one->spelling))
            return one;
    }
    return NULL;
}

/* Finds what is near to a new spelling. The first of several spellings is the one that the others are near to. */
static void compare(ca_theme_spellings *spellings, const ca_framework *framework, ca_slice theme, known *new)
{
    bool listed = ca_framework_index(framework, CA_THEME_LIST, theme) >= 0;
    ca_slice key = among(framework, key_of(new->spelling, &spellings->arena), &spellings->arena);
    ca_map_entry *same = ca_map_at(&spellings->keys, key);
    const known *other = same->thing;
    if (!same->thing)
        same->thing = new;
    if (listed)
        return;
    new->near.listed = listed_near(framework, theme);
    if (new->near.listed)
        return;
    if (!other)
        other = letter_near(spellings, among(framework, (ca_slice){"", 0}, &spellings->arena), new->spelling);
    if (other)
        new->near.used = other->location;
}

ca_near_theme ca_theme_spellings_add(ca_theme_spellings *spellings, const ca_framework *framework,
                                     const ca_used_theme *theme, ca_location location)
{
    ca_arena scratch = {0};
    ca_slice spelling = plain(theme->theme, &scratch), name = among(framework, spelling, &scratch);
    known *one = ca_map_find(&spellings->spellings, name);
    if (!one && spelling.size && spellings->spellings.count < SPELLINGS_MOST) {
        one = ca_arena_take(&spellings->arena, sizeof *one);
        *one = (known){.spelling = ca_arena_str(&spellings->arena, spelling), .location = location};
        one->location.column = theme->column;
        compare(spellings, framework, theme->theme, one);
        ca_map_at(&spellings->spellings, name)->thing = one;
    }
    ca_arena_free(&scratch);
    return one ? one->near : (ca_near_theme){.listed = NULL};
}

void ca_theme_spellings_free(ca_theme_spellings *spellings)
{
    ca_map_free(&spellings->spellings, NULL);
    ca_map_free(&spellings->keys, NULL);
    ca_arena_free(&spellings->arena);
    *spellings = (ca_theme_spellings){.arena = {0}};
}
