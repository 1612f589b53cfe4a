/* SPDX-License-Identifier: MIT */
/* The vocabulary of the themes that findings have. */
#include "data/finding_themes.h"

#include "data/list_words.h"

#include <stdlib.h>
#include <string.h>

static bool is_plain(const ca_text *key)
{
    for (size_t i = 0; i < key->size; i++)
        if ((unsigned char)key->at[i] >= 0x80)
            return false;
    return key->size > 0;
}

/* Returns the index + 1 of the theme that WORDS stand for, or 0. */
static uintptr_t number_of(const ca_finding_themes *themes, ca_slice words)
{
    ca_text key = {0};
    ca_letters_and_digits(&key, words);
    uintptr_t number = (uintptr_t)ca_map_find(&themes->words, (ca_slice){ca_text_words(&key), key.size});
    ca_text_free(&key);
    return number;
}

/* Notes that WORDS stand for the theme with NUMBER, unless they stand for another one. */
static void note_word(ca_finding_themes *themes, const char *words, uintptr_t number)
{
    ca_text key = {0};
    ca_letters_and_digits(&key, ca_slice_of(words));
    if (is_plain(&key)) {
        ca_map_entry *entry = ca_map_at(&themes->words, (ca_slice){key.at, key.size});
        if (!entry->thing)
            entry->thing = (void *)number;
    }
    ca_text_free(&key);
}

static int check_word(const ca_finding_themes *themes, const char *what, const char *words, bool free_form,
                      ca_error *error)
{
    ca_text key = {0};
    uintptr_t number = number_of(themes, ca_slice_of(words));
    int status = 0;
    ca_letters_and_digits(&key, ca_slice_of(words));
    if (number)
        status = ca_error_set(error, "has %s that stands for the theme '%s' already", what, themes->all[number - 1].id);
    else if (!free_form && !is_plain(&key))
        status =
            ca_error_set(error, "has %s without letters, or with accents; themes are compared without accents", what);
    ca_text_free(&key);
    return status;
}

static int check_list(const ca_finding_themes *themes, const char *what, const char *const *list, ca_error *error)
{
    int status = 0;
    for (; *list && status == 0; list++)
        status = check_word(themes, what, *list, false, error);
    return status;
}

static const char *copied(ca_finding_themes *themes, const char *words)
{
    return ca_arena_copy(&themes->arena, words, strlen(words));
}

/* Returns a copy of LIST, without the words that stand for another theme than that with NUMBER. */
static const char **copied_list(ca_finding_themes *themes, const char *const *list, uintptr_t number)
{
    size_t count = 0, kept = 0;
    while (list[count])
        count++;
    const char **copy = ca_arena_take(&themes->arena, (count + 1) * sizeof *copy);
    for (size_t i = 0; i < count; i++) {
        note_word(themes, list[i], number);
        if (number_of(themes, ca_slice_of(list[i])) == number)
            copy[kept++] = copied(themes, list[i]);
    }
    copy[kept] = NULL;
    return copy;
}

static void add(ca_finding_themes *themes, const ca_finding_theme *theme)
{
    uintptr_t number = themes->count + 1;
    themes->all = ca_array_grow(themes->all, themes->count, &themes->capacity, sizeof *themes->all);
    ca_finding_theme *one = &themes->all[themes->count++];
    note_word(themes, theme->id, number);
    note_word(themes, theme->title, number);
    *one = (ca_finding_theme){.id = copied(themes, theme->id), .title = copied(themes, theme->title)};
    one->synonyms = copied_list(themes, theme->synonyms, number);
    one->was = copied_list(themes, theme->was, number);
}

int ca_finding_themes_add(ca_finding_themes *themes, const ca_finding_theme *theme, ca_error *error)
{
    if (check_word(themes, "an id", theme->id, false, error) < 0 ||
        check_word(themes, "a title", theme->title, true, error) < 0 ||
        check_list(themes, "a synonym", theme->synonyms, error) < 0 ||
        check_list(themes, "a former id", theme->was, error) < 0)
        return -1;
    add(themes, theme);
    return 0;
}

void ca_finding_themes_join(ca_finding_themes *themes, const ca_finding_themes *more)
{
    for (size_t i = 0; i < more->count; i++)
        if (!number_of(themes, ca_slice_of(more->all[i].id)))
            add(themes, &more->all[i]);
}

const ca_finding_theme *ca_finding_theme_of(const ca_finding_themes *themes, ca_slice words)
{
    uintptr_t number = themes->count ? number_of(themes, words) : 0;
    return number ? &themes->all[number - 1] : NULL;
}

bool ca_finding_themes_equal(const ca_finding_themes *one, const ca_finding_themes *other)
{
    bool equal = one->count == other->count && one->words.count == other->words.count;
    for (size_t i = 0; equal && i < one->words.count; i++) {
        const ca_map_entry *entry = &one->words.entries[i];
        uintptr_t ours = (uintptr_t)entry->thing, theirs = (uintptr_t)ca_map_find(&other->words, entry->name);
        equal = theirs && strcmp(one->all[ours - 1].id, other->all[theirs - 1].id) == 0;
    }
    return equal;
}

void ca_finding_themes_free(ca_finding_themes *themes)
{
    free(themes->all);
    ca_map_free(&themes->words, NULL);
    ca_arena_free(&themes->arena);
    *themes = (ca_finding_themes){.all = NULL};
}
