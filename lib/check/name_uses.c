/* SPDX-License-Identifier: MIT */
/* Words that may be first names. Nothing tells a name from another word with a capital, so a word counts as the child's
 * name only in the few phrases in which audits speak of the child, and if nothing in the record introduces it as
 * somebody else's. */
#include "check/name_uses.h"

#include <stdlib.h>
#include <string.h>

enum {
    NAME_LEAST = 3,       /* letters */
    WORDS_BETWEEN = 2,    /* "Ben's complex emotional needs" */
    WORDS_BEFORE_SEEN = 3 /* "Ben was not always seen" */
};

/* Reads the word after AT, behind one space, into *W. Returns false if there is none so near. */
static bool word_after(ca_slice text, size_t at, ca_word *w)
{
    if (ca_byte_at(text, at) != ' ' || at + 1 >= text.size || !ca_word_begins(text, at + 1))
        return false;
    ca_word_read(w, text, at + 1);
    return true;
}

/* Returns the ASCII letters and hyphens before AT, behind at most one comma and some spaces. */
static ca_slice word_before(ca_slice text, size_t at)
{
    while (at && text.at[at - 1] == ' ')
        at--;
    if (at && text.at[at - 1] == ',')
        at--;
    size_t end = at;
    while (at && (ca_class_of((unsigned char)text.at[at - 1]) == CA_LOWER ||
                  ca_class_of((unsigned char)text.at[at - 1]) == CA_UPPER))
        at--;
    return (ca_slice){text.at + at, end - at};
}

static size_t offset_of(ca_slice text, ca_slice word)
{
    return (size_t)(word.at - text.at);
}

static bool is_word(const ca_word *w, ca_slice text, const char *word)
{
    return ca_slice_alike((ca_slice){text.at + w->start, w->end - w->start}, word);
}

static bool is_in(const ca_words *words, uint64_t hash, enum ca_word_list list)
{
    return ca_words_find(words, hash)->lists >> list & 1;
}

static bool is_no_name(const ca_words *words, uint64_t hash)
{
    return ca_words_find(words, hash)->lists & (1U << CA_WORDS_OTHERS | 1U << CA_WORDS_NO_NAMES);
}

/* Returns whether one of the next words is something that a child has. */
static bool has_belonging(const ca_words *words, ca_slice text, const ca_word *name)
{
    ca_word w = *name;
    for (int i = 0; i <= WORDS_BETWEEN && word_after(text, w.end, &w); i++)
        if (is_in(words, w.hash, CA_WORDS_BELONGINGS))
            return true;
    return false;
}

/* Returns whether "was", "is", "has been" and a word of the list of what is done with the child are next. */
static bool is_seen(const ca_words *words, ca_slice text, const ca_word *name)
{
    static const char *const first[] = {"was", "is", "has", "had"};
    ca_word w;
    size_t end = name->end + (ca_byte_at(text, name->end) == ','); /* "the child, Ben, was seen" */
    bool found = word_after(text, end, &w), is = false;
    for (size_t i = 0; found && i < sizeof first / sizeof *first; i++)
        is |= is_word(&w, text, first[i]);
    for (int i = 0; is && i < WORDS_BEFORE_SEEN && word_after(text, w.end, &w); i++)
        if (is_in(words, w.hash, CA_WORDS_SEEN))
            return true;
    return false;
}

/* Returns whether "her name is" or "the child's name is not" is before START. */
static bool is_called(ca_slice text, size_t start)
{
    static const char *const whose[] = {"her", "his", "their", "the", "child", "person", "boy", "girl"};
    ca_slice word = word_before(text, start);
    if (ca_slice_alike(word, "not"))
        word = word_before(text, offset_of(text, word));
    if (!ca_slice_alike(word, "is") && !ca_slice_alike(word, "was"))
        return false;
    word = word_before(text, offset_of(text, word));
    if (!ca_slice_alike(word, "name"))
        return false;
    word = word_before(text, offset_of(text, word));
    size_t at = offset_of(text, word);
    size_t apostrophe = at && text.at[at - 1] == '\'' ? 1 : at >= 3 && text.at[at - 3] == '\xE2' ? 3 : 0;
    if (ca_slice_alike(word, "s") && apostrophe)
        word = word_before(text, at - apostrophe);
    for (size_t i = 0; i < sizeof whose / sizeof *whose; i++)
        if (ca_slice_alike(word, whose[i]))
            return true;
    return false;
}

/* Returns the hash of WORD in small letters. */
static uint64_t hash_of(ca_slice word)
{
    ca_word_hasher hasher = ca_word_hash_begin();
    for (size_t i = 0; i < word.size; i++)
        ca_word_hash_add(&hasher, (unsigned char)(word.at[i] | 0x20));
    return ca_word_hash_end(&hasher);
}

static bool has_capital(ca_slice word)
{
    return word.size && ca_class_of((unsigned char)word.at[0]) == CA_UPPER;
}

/* Returns the offset of the first of the words with capitals that end with the one at START: "Ben Carter". */
static size_t first_of_name(ca_slice text, size_t start)
{
    while (start && text.at[start - 1] == ' ') {
        ca_slice before = word_before(text, start);
        if (!has_capital(before) || before.at + before.size + 1 != text.at + start)
            break;
        start = offset_of(text, before);
    }
    return start;
}

/* Returns whether the name from FIRST on is introduced as somebody else's: "Ms Carter", "her brother, Ben". */
static bool is_introduced(const ca_words *words, ca_slice text, size_t first)
{
    ca_slice before = word_before(text, first), name = {text.at + first, 0};
    while (first + name.size < text.size && ca_class_of((unsigned char)name.at[name.size]) <= CA_UPPER &&
           ca_class_of((unsigned char)name.at[name.size]) != CA_OTHER)
        name.size++;
    return (before.size && is_in(words, hash_of(before), CA_WORDS_OTHERS)) ||
           is_in(words, hash_of(name), CA_WORDS_OTHERS);
}

/* Returns whether the name is one of several: "Olivia and Ben". */
static bool is_of_several(ca_slice text, size_t first, const ca_word *w)
{
    ca_slice before = word_before(text, first);
    ca_word after, other;
    bool behind = ca_slice_alike(before, "and") && has_capital(word_before(text, offset_of(text, before)));
    return behind || (word_after(text, w->end, &after) && is_word(&after, text, "and") &&
                      word_after(text, after.end, &other) && other.capitals);
}

/* Returns whether "was", "is", "has" or "had" may be next: of the first words of sentences only such a name matters. */
static bool may_be_seen(ca_slice text, const ca_word *w)
{
    const char *next = text.at + w->end + 1;
    if (text.size - w->end < 4 || next[-1] != ' ')
        return false;
    return next[0] == 'i' ? next[1] == 's' && next[2] == ' '
                          : (next[0] == 'w' || next[0] == 'h') && next[1] == 'a' && (next[2] == 's' || next[2] == 'd');
}

/* Adds a word that has passed the tests that rule out most. */
static void add_use(ca_name_uses *uses, const ca_words *words, ca_slice text, uint32_t node, const ca_word *w,
                    bool begins)
{
    uint64_t name = w->owner ? w->owner : w->hash;
    ca_word after;
    size_t first = first_of_name(text, w->start);
    bool ends = !word_after(text, w->end, &after) || !after.capitals;
    bool called = is_called(text, first);
    bool child = ends && !is_of_several(text, first, w) &&
                 ((w->owner && has_belonging(words, text, w)) || is_seen(words, text, w) || called);
    if (begins && !child)
        return;
    uses->uses = ca_array_grow(uses->uses, uses->count, &uses->capacity, sizeof *uses->uses);
    uses->uses[uses->count++] = (struct ca_name_use){.hash = name,
                                                     .node = node,
                                                     .offset = first + 1,
                                                     .end = w->end,
                                                     .begins = begins && !w->owner,
                                                     .as_child = child,
                                                     .introduced = !called && is_introduced(words, text, first)};
}

void ca_name_uses_add(ca_name_uses *uses, const ca_words *words, ca_slice text, uint32_t node, const ca_word *w,
                      bool begins)
{
    bool shouted = w->capitals == w->letters - w->ends_in_s;
    char before = w->start ? text.at[w->start - 1] : ' ';
    begins |= before != ' ' && before != '-' && before != '(' && before != '/'; /* after a quotation mark */
    if ((begins && !w->owner && !may_be_seen(text, w)) || w->letters < NAME_LEAST || w->digits || shouted ||
        ca_class_of((unsigned char)text.at[w->start]) != CA_UPPER || is_no_name(words, w->owner ? w->owner : w->hash))
        return;
    add_use(uses, words, text, node, w, begins);
}

static int in_text(const struct ca_name_use *one, const struct ca_name_use *other)
{
    int order = (one->node > other->node) - (one->node < other->node);
    return order ? order : (one->offset > other->offset) - (one->offset < other->offset);
}

static int by_offset(const void *a, const void *b)
{
    return in_text(a, b);
}

static int by_name(const void *a, const void *b)
{
    const struct ca_name_use *one = a, *other = b;
    int order = (one->hash > other->hash) - (one->hash < other->hash);
    return order ? order : in_text(one, other);
}

void ca_name_uses_keep(ca_name_uses *uses)
{
    size_t kept = 0;
    if (uses->count)
        qsort(uses->uses, uses->count, sizeof *uses->uses, by_name);
    for (size_t i = 0, next; i < uses->count; i = next) {
        bool name = false, introduced = false;
        const struct ca_name_use *child = NULL;
        for (next = i; next < uses->count && uses->uses[next].hash == uses->uses[i].hash; next++) {
            const struct ca_name_use *use = &uses->uses[next];
            introduced |= use->introduced;
            name |= !use->begins;
            child = child || !use->as_child ? child : use;
        }
        if (child && name && !introduced)
            uses->uses[kept++] = *child;
    }
    uses->count = kept;
    if (kept)
        qsort(uses->uses, kept, sizeof *uses->uses, by_offset);
}
