/* SPDX-License-Identifier: MIT */
/* The hash of a word, made while it is read: eight letters at a time, where they can be had at once. */
#ifndef CA_WORD_HASH_H
#define CA_WORD_HASH_H

#include <stdint.h>

/* The letters so far: those of whole groups of eight are in HASH, the others in GROUP, the first in its lowest byte. */
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

#endif
