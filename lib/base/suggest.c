/* SPDX-License-Identifier: MIT */
/* Suggests the nearest known name. A few names are tried one by one. Many are kept in a tree of their letters, in which
 * the search turns back as soon as there are too many edits. */
#include "base/suggest.h"

#include <stdlib.h>
#include <string.h>

enum { LIMIT_MOST = 8, LENGTH_MOST = 64, EDITS_MOST = 2, LETTERS_MOST = 20000, TOO_MANY = EDITS_MOST + 1 };

_Static_assert(LENGTH_MOST + TOO_MANY <= UINT8_MAX, "counts of edits are bytes");

static unsigned smaller(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/* Optimal string alignment over three rows; names longer than LENGTH_MOST are never near. */
unsigned ca_edits_between(ca_slice a, ca_slice b, unsigned limit)
{
    unsigned rows[3][LENGTH_MOST + 1];
    if (limit > LIMIT_MOST || a.size > LENGTH_MOST || b.size > LENGTH_MOST)
        return limit + 1;
    for (size_t j = 0; j <= b.size; j++)
        rows[0][j] = (unsigned)j;
    unsigned *two_before = rows[2], *before = rows[0], *now = rows[1];
    for (size_t i = 1; i <= a.size; i++) {
        now[0] = (unsigned)i;
        for (size_t j = 1; j <= b.size; j++) {
            unsigned differs = a.at[i - 1] != b.at[j - 1];
            now[j] = smaller(before[j - 1] + differs, smaller(before[j], now[j - 1]) + 1);
            if (i > 1 && j > 1 && a.at[i - 1] == b.at[j - 2] && a.at[i - 2] == b.at[j - 1])
                now[j] = smaller(now[j], two_before[j - 2] + 1);
        }
        unsigned *spare = two_before;
        two_before = before;
        before = now;
        now = spare;
    }
    return smaller(before[b.size], limit + 1);
}

ca_suggestion ca_suggest_begin(ca_slice word)
{
    return (ca_suggestion){.word = word, .edits = EDITS_MOST + 1};
}

void ca_suggest_try(ca_suggestion *suggestion, const char *name)
{
    unsigned edits = ca_edits_between(suggestion->word, ca_slice_of(name), EDITS_MOST);
    if (ca_slice_alike(suggestion->word, name))
        edits = 0;
    /* A name that two edits replace completely is not near: "eh" is not "cl". */
    if (edits < suggestion->edits && edits < strlen(name)) {
        suggestion->edits = edits;
        suggestion->name = name;
    }
}

void ca_suggest_try_beginning(ca_suggestion *suggestion, const char *name)
{
    enum { BEGINNING_LEAST = 3 };
    ca_slice word = suggestion->word;
    ca_suggest_try(suggestion, name);
    if (!suggestion->name && word.size >= BEGINNING_LEAST && word.size < strlen(name) &&
        ca_slice_equal(word, (ca_slice){name, word.size}))
        suggestion->name = name;
}

const char *ca_suggestion_words(const ca_suggestion *suggestion, ca_text *words)
{
    ca_text_clear(words);
    if (suggestion->name)
        ca_text_format(words, "; did you mean '%s'?", suggestion->name);
    return ca_text_words(words);
}

const char *ca_suggest_of(const char *word, const char *const *names, ca_text *words)
{
    ca_suggestion suggestion = ca_suggest_begin(ca_slice_of(word));
    for (; *names; names++)
        ca_suggest_try_beginning(&suggestion, *names);
    return ca_suggestion_words(&suggestion, words);
}

static ca_slice in_small_letters(ca_slice name, ca_arena *arena)
{
    char *small = ca_arena_copy(arena, name.at, name.size);
    for (size_t i = 0; i < name.size; i++)
        if (small[i] >= 'A' && small[i] <= 'Z')
            small[i] = (char)(small[i] - 'A' + 'a');
    return (ca_slice){small, name.size};
}

static uint32_t add_letter(ca_near_names *near, char letter, uint32_t name)
{
    near->letters = ca_array_grow(near->letters, near->count, &near->capacity, sizeof *near->letters);
    near->letters[near->count] = (struct ca_near_letter){.letter = letter, .first = name};
    return (uint32_t)near->count++;
}

/* Returns the index of LETTER below the letter at INDEX. A new one is put last, so that letters of earlier names are
 * first. */
static uint32_t letter_below(ca_near_names *near, uint32_t index, char letter, uint32_t name)
{
    uint32_t last = 0, at = near->letters[index].inside;
    for (; at && near->letters[at].letter != letter; at = near->letters[at].sibling)
        last = at;
    if (at)
        return at;
    at = add_letter(near, letter, name);
    *(last ? &near->letters[last].sibling : &near->letters[index].inside) = at;
    return at;
}

void ca_near_names_add(ca_near_names *near, const char *name)
{
    ca_arena arena = {0};
    ca_slice words = ca_slice_of(name);
    uint32_t index = (uint32_t)near->name_count, at = 0;
    near->names = ca_array_grow(near->names, near->name_count, &near->name_capacity, sizeof *near->names);
    near->names[near->name_count++] = name;
    ca_map_entry *alike = ca_map_at(&near->small, in_small_letters(words, &arena));
    if (!alike->thing)
        alike->thing = (void *)((uintptr_t)index + 1);
    ca_arena_free(&arena);
    if (!near->count)
        (void)add_letter(near, '\0', index);
    if (words.size > LENGTH_MOST) /* too long to be near any name */
        return;
    for (size_t i = 0; i < words.size; i++)
        at = letter_below(near, at, name[i], index);
    if (!near->letters[at].name)
        near->letters[at].name = index + 1;
}

/* A walk down the tree: edits[D][J] counts the edits between the first D letters of its path and the first J of the
 * word. */
typedef struct {
    const ca_near_names *near;
    ca_slice word;
    unsigned limit;
    uint32_t best; /* the index of the first name within LIMIT so far */
    size_t looked; /* number of letters so far */
    char way[LENGTH_MOST + 1];
    unsigned char edits[LENGTH_MOST + 1][LENGTH_MOST + 1];
} walk;

/* Returns whether a name within the limit can begin with the first DEPTH letters of the path. */
static bool step(walk *w, size_t depth)
{
    size_t from = depth > w->limit ? depth - w->limit : 0, to = depth + w->limit;
    unsigned char *now = w->edits[depth], *before = w->edits[depth - 1];
    unsigned fewest = TOO_MANY;
    to = to < w->word.size ? to : w->word.size;
    for (size_t j = from; j <= to; j++) {
        unsigned edits = j > depth - 1 + w->limit ? TOO_MANY : before[j] + 1U; /* the row before is shorter */
        if (j == 0)
            edits = (unsigned)depth;
        if (j > from)
            edits = smaller(edits, now[j - 1] + 1U);
        if (j > 0)
            edits = smaller(edits, before[j - 1] + (unsigned)(w->way[depth - 1] != w->word.at[j - 1]));
        if (j > 1 && depth > 1 && w->way[depth - 1] == w->word.at[j - 2] && w->way[depth - 2] == w->word.at[j - 1])
            edits = smaller(edits, w->edits[depth - 2][j - 2] + 1U);
        now[j] = (unsigned char)smaller(edits, TOO_MANY);
        fewest = smaller(fewest, now[j]);
    }
    return from <= to && fewest <= w->limit;
}

/* The depth of the recursion is at most the length of a name. */
static void search_below(walk *w, uint32_t index, size_t depth)
{
    const struct ca_near_letter *letters = w->near->letters;
    for (uint32_t at = letters[index].inside; at && letters[at].first < w->best; at = letters[at].sibling) {
        if (w->looked++ > LETTERS_MOST)
            return;
        w->way[depth] = letters[at].letter;
        if (!step(w, depth + 1))
            continue;
        bool near = depth + 1 + w->limit >= w->word.size && w->edits[depth + 1][w->word.size] <= w->limit;
        if (letters[at].name && near && w->limit < depth + 1)
            w->best = smaller(w->best, letters[at].name - 1);
        search_below(w, at, depth + 1);
    }
}

static void try_alike(const ca_near_names *near, ca_suggestion *suggestion)
{
    ca_arena arena = {0};
    uintptr_t alike = (uintptr_t)ca_map_find(&near->small, in_small_letters(suggestion->word, &arena));
    ca_arena_free(&arena);
    if (!alike || !suggestion->word.size || !suggestion->edits)
        return;
    suggestion->edits = 0;
    suggestion->name = near->names[alike - 1];
}

void ca_near_names_try(const ca_near_names *near, ca_suggestion *suggestion)
{
    walk w = {.near = near, .word = suggestion->word};
    if (!near->name_count)
        return;
    try_alike(near, suggestion);
    for (size_t j = 0; j <= EDITS_MOST; j++)
        w.edits[0][j] = (unsigned char)j;
    for (w.limit = 1; w.limit <= EDITS_MOST && w.limit < suggestion->edits && w.word.size <= LENGTH_MOST; w.limit++) {
        w.best = UINT32_MAX;
        w.looked = 0;
        search_below(&w, 0, 0);
        if (w.best == UINT32_MAX)
            continue;
        suggestion->edits = w.limit;
        suggestion->name = near->names[w.best];
    }
}

void ca_near_names_free(ca_near_names *near)
{
    free(near->letters);
    free(near->names);
    ca_map_free(&near->small, NULL);
    *near = (ca_near_names){0};
}
