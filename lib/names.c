/* SPDX-License-Identifier: MIT */
/* People's names, looked for in a text. */
#include "names.h"

#include <stdlib.h>

static int by_hash(const void *a, const void *b)
{
    const uint64_t *one = a, *other = b;
    return (*one > *other) - (*one < *other);
}

static bool has(const ca_names *names, uint64_t hash)
{
    return bsearch(&hash, names->hashes, names->count, sizeof *names->hashes, by_hash) != NULL;
}

bool ca_names_have(const ca_names *names, ca_slice text, const ca_word *word)
{
    size_t size = word->end - word->start;
    if (!names->count)
        return false;
    if (has(names, word->hash) || (word->owner && has(names, word->owner)))
        return true;
    if (size < 2 || (text.at[word->end - 1] | 0x20) != 's')
        return false;
    bool es = size > 2 && (text.at[word->end - 2] | 0x20) == 'e';
    return has(names, ca_word_hash_without(text, word, 1)) || (es && has(names, ca_word_hash_without(text, word, 2)));
}

/* "Child 2", "Baby", "Unborn": what is written in the place of a name. */
static bool stands_for_a_name(ca_slice name, const ca_word *word)
{
    static const char *const stand_ins[] = {"baby", "child", "person", "unborn", "unknown", "young"};
    for (size_t i = 0; i < sizeof stand_ins / sizeof *stand_ins; i++)
        if (ca_slice_alike((ca_slice){name.at + word->start, word->end - word->start}, stand_ins[i]))
            return true;
    return false;
}

/* The end of the word or of the mark at AT. */
static size_t behind(ca_slice text, size_t at)
{
    size_t mark = ca_mark_at(text, at);
    return at + (mark ? mark : 1);
}

/* Whether all words of NAME stand for a name. */
static bool is_stand_in(ca_slice name)
{
    for (size_t at = 0; at < name.size;) {
        if (!ca_word_begins(name, at)) {
            at = behind(name, at);
            continue;
        }
        ca_word word;
        ca_word_read(&word, name, at);
        if (word.letters && !stands_for_a_name(name, &word))
            return false;
        at = word.end;
    }
    return true;
}

void ca_names_add(ca_names *names, ca_slice name, size_t least)
{
    bool first = true; /* "Baby Sample" has one name, "Ashley Young" two */
    if (is_stand_in(name))
        return;
    for (size_t at = 0; at < name.size;) {
        if (!ca_word_begins(name, at)) {
            at = behind(name, at);
            continue;
        }
        ca_word word;
        ca_word_read(&word, name, at);
        if (word.letters >= least && !(first && stands_for_a_name(name, &word))) {
            names->hashes = ca_room_for_one(names->hashes, names->count, &names->capacity, sizeof *names->hashes);
            names->hashes[names->count++] = word.hash;
        }
        first = false;
        at = word.end;
    }
}

void ca_names_sort(ca_names *names)
{
    if (names->count)
        qsort(names->hashes, names->count, sizeof *names->hashes, by_hash);
}

uint64_t ca_names_replace(const ca_names *child, const ca_names *workers, ca_slice text, ca_text *to)
{
    uint64_t replaced = 0;
    for (size_t at = 0, end; at < text.size; at = end) {
        const char *instead = NULL;
        if (ca_word_begins(text, at)) {
            ca_word word;
            ca_word_read(&word, text, at);
            instead = ca_names_have(child, text, &word) ? "[child]" : ca_names_have(workers, text, &word) ? "[worker]" : NULL;
            end = word.end;
        } else {
            end = behind(text, at);
        }
        if (instead)
            ca_text_add(to, instead);
        else
            ca_text_append(to, text.at + at, (end < text.size ? end : text.size) - at);
        replaced += instead != NULL;
    }
    return replaced;
}
