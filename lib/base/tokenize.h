/* SPDX-License-Identifier: MIT */
/* The words of a text, one by one. A word has letters, digits, apostrophes between two letters, and characters beyond
 * ASCII except general punctuation. */
#ifndef CA_TOKENIZE_H
#define CA_TOKENIZE_H

#include "base/text.h"

#include <string.h>

/* The hash of a word, computed while it is read, eight letters at a time if possible. */

/* The letters so far: whole groups of eight are in HASH, the others in GROUP, the first in its lowest byte. */
typedef struct {
    uint64_t hash, group;
    unsigned used; /* letters in GROUP */
} ca_word_hasher;

static inline ca_word_hasher ca_word_hash_begin(void)
{
    return (ca_word_hasher){.hash = 0xCBF29CE484222325U};
}

static inline uint64_t ca_word_hash_mix(uint64_t hash, uint64_t group)
{
    hash = (hash ^ group) * 0x9E3779B97F4A7C15U;
    return hash ^ hash >> 32;
}

static inline void ca_word_hash_add(ca_word_hasher *hasher, unsigned char letter)
{
    hasher->group |= (uint64_t)letter << 8 * hasher->used;
    if (++hasher->used < 8)
        return;
    hasher->hash = ca_word_hash_mix(hasher->hash, hasher->group);
    hasher->group = hasher->used = 0;
}

static inline uint64_t ca_word_hash_end(const ca_word_hasher *hasher)
{
    return hasher->used ? ca_word_hash_mix(hasher->hash, hasher->group) : hasher->hash;
}

enum ca_class { CA_OTHER, CA_LOWER, CA_UPPER, CA_DIGIT, CA_HIGH, CA_APOSTROPHE };
extern const unsigned char ca_classes[256]; /* the class of each byte */
static inline enum ca_class ca_class_of(unsigned char byte)
{
    return (enum ca_class)ca_classes[byte];
}

/* A word of a text: bytes [start, end). */
typedef struct {
    size_t start, end;
    uint64_t hash;     /* of its letters in lower case */
    uint64_t as_spelt; /* of its letters as written, without a final s: the identity of acronyms */
    uint32_t letters, capitals, digits;
    uint64_t owner; /* the hash up to the last apostrophe: "Mary" of "Mary's"; 0: no apostrophe */
    bool ends_in_s; /* the only letter that is not a capital is an s at the end: IROs, IRO's */
} ca_word;

/* Returns the byte at AT, or 0 after the end. */
static inline unsigned char ca_byte_at(ca_slice text, size_t at)
{
    return at < text.size ? (unsigned char)text.at[at] : 0;
}
/* Returns the length of a mark beyond ASCII at AT: a sign of Latin-1, punctuation or a symbol (U+2000 to U+2FFF), a
 * bullet of private use, a byte order mark; 0 if there is none. */
size_t ca_mark_at(ca_slice text, size_t at) CA_MUST_USE;
/* Returns the length of a separator of the words of a phrase at AT: space of any width, a hyphen or a dash; 0 if
 * there is none. */
size_t ca_gap_at(ca_slice text, size_t at) CA_MUST_USE;
/* Returns the length of an apostrophe at AT, typewritten or typographic, with a letter after it; 0 if there is none. */
size_t ca_apostrophe_at(ca_slice text, size_t at) CA_MUST_USE;
/* Whether a word begins at AT, which is before the end. */
static inline bool ca_word_begins(ca_slice text, size_t at)
{
    enum ca_class class = ca_class_of((unsigned char)text.at[at]);
    return (class >= CA_LOWER && class <= CA_DIGIT) || (class == CA_HIGH && !ca_mark_at(text, at));
}
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
/* Returns how many of the eight bytes in GROUP, from the lowest on, are lower-case letters. */
static inline unsigned ca_small_letters(uint64_t group)
{
    const uint64_t each = 0x0101010101010101U, high = 0x80 * each;
    uint64_t low = group & ~high;
    uint64_t from_a = low + (0x80 - 'a') * each, beyond_z = low + (0x7F - 'z') * each;
    uint64_t others = ~(from_a & ~beyond_z & ~group) & high;
    return others ? (unsigned)__builtin_ctzll(others) / 8 : 8;
}

/* Reads lower-case letters at AT (the first may be a CAPITAL), eight bytes at a time. Returns the offset of the first
 * other byte. */
static inline size_t ca_read_small(ca_slice text, size_t at, bool capital, ca_word_hasher *hasher)
{
    uint64_t hash = hasher->hash, change = capital ? 'a' - 'A' : 0;
    while (text.size - at >= 8) {
        uint64_t group;
        memcpy(&group, text.at + at, sizeof group);
        group ^= change;
        change = 0;
        unsigned letters = ca_small_letters(group);
        at += letters;
        if (letters < 8) {
            hasher->group = group & ((UINT64_C(1) << 8 * letters) - 1);
            hasher->used = letters;
            break;
        }
        hash = ca_word_hash_mix(hash, group);
    }
    hasher->hash = hash;
    return at;
}
#else
static inline size_t ca_read_small(ca_slice text, size_t at, bool capital, ca_word_hasher *hasher)
{
    if (capital)
        ca_word_hash_add(hasher, (unsigned char)(text.at[at++] + ('a' - 'A')));
    for (; at < text.size && ca_class_of((unsigned char)text.at[at]) == CA_LOWER; at++)
        ca_word_hash_add(hasher, (unsigned char)text.at[at]);
    return at;
}
#endif

/* Reads the rest of WORD byte by byte, after its lower-case letters, which HASHER has. */
void ca_word_read_on(ca_word *word, ca_slice text, const ca_word_hasher *hasher);

/* Reads the word that begins at AT. A text is shorter than 4 GiB. Inline because of the most frequent case:
 * lower-case letters, perhaps after a capital, and then a space. */
static inline void ca_word_read(ca_word *word, ca_slice text, size_t at)
{
    ca_word_hasher hasher = ca_word_hash_begin();
    unsigned char first = (unsigned char)text.at[at];
    bool capital = first >= 'A' && first <= 'Z' && text.size - at >= 8;
    word->as_spelt = capital ? ca_word_hash_mix(hasher.hash, first) : hasher.hash;
    size_t end = ca_read_small(text, at, capital, &hasher);
    word->start = at;
    word->end = end;
    word->hash = ca_word_hash_end(&hasher);
    word->letters = (uint32_t)(end - at);
    word->capitals = capital;
    word->digits = 0;
    word->owner = 0;
    word->ends_in_s = end - at == 1U + capital && text.at[end - 1] == 's';
    if (end < text.size && text.at[end] != ' ' && ca_class_of((unsigned char)text.at[end]) != CA_OTHER)
        ca_word_read_on(word, text, &hasher);
}

#endif
