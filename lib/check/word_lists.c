/* SPDX-License-Identifier: MIT */
/* Lists of words: reading them, and the table in which the words of a text are looked up. */
#include "check/word_lists.h"
#include "base/tokenize.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "data/builtin.h"

#include <stdlib.h>
#include <string.h>

const char *const ca_word_list_names[] = {
#define X(name, spelt) spelt,
    CA_WORD_LISTS(X)
#undef X
        NULL};

ca_slice ca_words_builtin(const char *name)
{
    for (const ca_builtin *builtin = ca_builtin_words; builtin->text; builtin++)
        if (strcmp(builtin->name, name) == 0)
            return (ca_slice){(const char *)builtin->text, builtin->size};
    return (ca_slice){"", 0};
}

/* Returns the length of an apostrophe at AT, plain or typographic, or 0. */
static size_t apostrophe_at(ca_slice line, size_t at)
{
    bool typographic = line.size - at >= 3 && memcmp(line.at + at, "\xE2\x80\x99", 3) == 0;
    return typographic ? 3 : ca_apostrophe_at(line, at);
}

/* Copies the line without the space around it and with one space between words, whatever a text may have there. All is
 * in lower case except in a list of acronyms, and typographic apostrophes become plain ones. So a text is compared with
 * only one spelling of a phrase. */
static char *plain_phrase(ca_arena *arena, ca_slice line, bool keeps_case)
{
    char *phrase = ca_arena_take(arena, line.size + 1);
    size_t size = 0;
    for (size_t i = 0, length; i < line.size; i += length) {
        size_t gap = ca_gap_at(line, i), apostrophe = apostrophe_at(line, i);
        char byte = gap ? ' ' : apostrophe ? '\'' : line.at[i];
        length = gap ? gap : apostrophe ? apostrophe : 1;
        if (gap && (!size || phrase[size - 1] == ' '))
            continue;
        phrase[size++] = !keeps_case && byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
    }
    while (size && phrase[size - 1] == ' ')
        size--;
    phrase[size] = '\0';
    return phrase;
}

/* Returns the hash of the first word, or of a whole acronym. */
static uint64_t hash_of(const char *phrase, enum ca_word_list list)
{
    ca_word_hasher hash = ca_word_hash_begin();
    for (const char *at = phrase; *at && (*at != ' ' || list == CA_WORDS_ACRONYMS); at++)
        ca_word_hash_add(&hash, (unsigned char)*at);
    return ca_word_hash_end(&hash);
}

/* Keeps at least three slots of four empty, so that most words that are in no list are rejected at once. */
static void make_slots(ca_words *words)
{
    if (words->slots && words->listed_count * 4 <= words->mask)
        return;
    words->multiplier = ca_table_multiplier();
    words->shift = words->slots ? words->shift - 1 : 56;
    words->mask = words->slots ? words->mask * 2 + 1 : 255;
    free(words->slots);
    words->slots = ca_allocate((size_t)words->mask + 1, sizeof *words->slots);
    for (size_t i = 1; i < words->listed_count; i++)
        *ca_words_slot(words, words->listed[i].hash) =
            (struct ca_listed_slot){(uint32_t)(words->listed[i].hash >> 32), (uint32_t)i};
}

/* Adds an entry. */
static ca_listed *add_listed(ca_words *words, uint64_t hash)
{
    words->listed = ca_array_grow(words->listed, words->listed_count, &words->listed_capacity, sizeof *words->listed);
    words->listed[words->listed_count] = (ca_listed){.hash = hash};
    return &words->listed[words->listed_count++];
}

/* Returns the entry of a word; adds one if there is none. */
static ca_listed *listed_at(ca_words *words, uint64_t hash)
{
    make_slots(words);
    struct ca_listed_slot *slot = ca_words_slot(words, hash);
    if (slot->entry)
        return &words->listed[slot->entry];
    *slot = (struct ca_listed_slot){(uint32_t)(hash >> 32), (uint32_t)words->listed_count};
    return add_listed(words, hash);
}

/* Adds a line. Returns false if it is too long for a phrase. */
static bool add_line(ca_words *words, enum ca_word_list list, ca_slice line)
{
    char *phrase = plain_phrase(&words->arena, line, list == CA_WORDS_ACRONYMS);
    const char *space = strchr(phrase, ' ');
    if (!*phrase || *phrase == '#')
        return true;
    if (strlen(phrase) > CA_PHRASE_MOST)
        return false;
    if (space && (int)list >= CA_WORD_LISTS_OF_TEXTS)
        return true;
    ca_listed *entry = listed_at(words, hash_of(phrase, list));
    if (!space || list == CA_WORDS_ACRONYMS) {
        entry->lists |= 1U << list;
        return true;
    }
    words->phrases = ca_array_grow(words->phrases, words->count, &words->capacity, sizeof *words->phrases);
    words->phrases[words->count++] = (ca_phrase){.phrase = phrase,
                                                 .entry = (uint32_t)(entry - words->listed),
                                                 .lists = (uint16_t)(1U << list),
                                                 .first = (uint16_t)(space - phrase)};
    entry->seconds |= 1U << (space[1] >= 'a' && space[1] <= 'z' ? space[1] - 'a' : CA_NO_LETTER);
    return true;
}

/* Returns the number of the first line that is too long, or 0. */
static size_t add_lines(ca_words *words, enum ca_word_list list, ca_slice text)
{
    for (size_t line = 1; text.size; line++) {
        const char *end = memchr(text.at, '\n', text.size);
        size_t size = end ? (size_t)(end - text.at) : text.size;
        if (!add_line(words, list, (ca_slice){text.at, size}))
            return line;
        text.at += size + (end != NULL);
        text.size -= size + (end != NULL);
    }
    return 0;
}

static int by_entry(const void *a, const void *b)
{
    const ca_phrase *one = a, *other = b;
    int order = (one->entry > other->entry) - (one->entry < other->entry);
    return order ? order : strcmp(one->phrase, other->phrase);
}

/* Two words with the same hash share an entry: then the length of the first word is set to 0, since it is not the same
 * for all phrases. */
static void compare_first_words(ca_phrase *phrases, size_t count)
{
    const ca_phrase *last = &phrases[count - 1];
    if (phrases->first == last->first && memcmp(phrases->phrase, last->phrase, last->first) == 0)
        return;
    for (size_t i = 0; i < count; i++)
        phrases[i].first = 0;
}

/* Sorts the phrases of each first word, removes duplicates, and sets the range of phrases of each word. */
static void sort_phrases(ca_words *words)
{
    size_t kept = 0;
    if (words->count)
        qsort(words->phrases, words->count, sizeof *words->phrases, by_entry);
    for (size_t i = 0; i < words->count; i++)
        if (kept && by_entry(&words->phrases[kept - 1], &words->phrases[i]) == 0)
            words->phrases[kept - 1].lists = (uint16_t)(words->phrases[kept - 1].lists | words->phrases[i].lists);
        else
            words->phrases[kept++] = words->phrases[i];
    words->count = kept;
    for (size_t i = 0; i < kept; i++) {
        ca_listed *entry = &words->listed[words->phrases[i].entry];
        if (!entry->phrase_count++)
            entry->phrases = (uint32_t)i;
    }
    for (size_t i = 1; i < words->listed_count; i++)
        if (words->listed[i].phrase_count)
            compare_first_words(&words->phrases[words->listed[i].phrases], words->listed[i].phrase_count);
}

static int add_own(ca_words *words, const char *own, bool *replaced, ca_error *error)
{
    const char *equals = strchr(own, '=');
    ca_slice name = {own, equals ? (size_t)(equals - own) : strlen(own)};
    size_t size = 0;
    for (int list = 0; equals && list < CA_WORD_LIST_COUNT; list++) {
        if (!ca_slice_is(name, ca_word_list_names[list]))
            continue;
        char *text = ca_whole_file(equals + 1, &size, error);
        bool valid = text && ca_utf8_valid(text, size) == size;
        size_t mark = valid && size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0; /* byte order mark */
        size_t too_long = valid ? add_lines(words, (enum ca_word_list)list, (ca_slice){text + mark, size - mark}) : 0;
        if (too_long)
            (void)ca_error_set(error, "%s:%zu: is longer than %d bytes, which no word or phrase is", equals + 1,
                               too_long, (int)CA_PHRASE_MOST);
        else if (text && !valid)
            (void)ca_error_set(error, "%s: is not UTF-8", equals + 1);
        replaced[list] = true;
        free(text);
        return valid && !too_long ? 0 : -1;
    }
    if (ca_slice_is(name, "nothing-said"))
        return ca_error_set(error, "--words: the words that say nothing are a framework's, for all tools alike: "
                                   "its nothing_said; see caseaudit-framework(5)");
    ca_suggestion suggestion = ca_suggest_begin(name);
    ca_text near = {0};
    for (const char *const *list = ca_word_list_names; *list; list++)
        ca_suggest_try_beginning(&suggestion, *list);
    int status = ca_error_set(error, "--words is LIST=FILE, and LIST one that --show-words takes, like acronyms%s",
                              ca_suggestion_words(&suggestion, &near));
    ca_text_free(&near);
    return status;
}

int ca_words_open(ca_words *words, char *const *own, size_t count, ca_error *error)
{
    bool replaced[CA_WORD_LIST_COUNT] = {false};
    words->powers[0] = 1;
    for (size_t i = 1; i < CA_PRINT_POWERS; i++)
        words->powers[i] = words->powers[i - 1] * CA_PRINT_STEP;
    (void)add_listed(words, 0); /* entry 0, of no word */
    make_slots(words);
    for (size_t i = 0; i < count; i++)
        if (add_own(words, own[i], replaced, error) < 0)
            return -1;
    for (int list = 0; list < CA_WORD_LIST_COUNT; list++)
        if (!replaced[list])
            (void)add_lines(words, (enum ca_word_list)list, ca_words_builtin(ca_word_list_names[list])); /* short */
    sort_phrases(words);
    return 0;
}

void ca_words_free(ca_words *words)
{
    free(words->phrases);
    free(words->listed);
    free(words->slots);
    ca_arena_free(&words->arena);
    *words = (ca_words){0};
}
