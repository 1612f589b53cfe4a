/* SPDX-License-Identifier: MIT */
/* Lists of words that a reader of audits looks for. They are data: lib/words/NAME.txt, or a user's own. */
#ifndef CA_WORDS_H
#define CA_WORDS_H

#include "problem.h"

/* X(NAME, name): one word or phrase a line; a line that begins with # says something about the list.
 * What the lists hold stands in their first lines and in audit-validate(1). */
#define CA_WORD_LISTS(X)          \
    X(ACRONYMS, "acronyms")       \
    X(EMOTIVE, "emotive")         \
    X(BLAMING, "blaming")         \
    X(MITIGATING, "mitigating")   \
    X(PROCESS, "process")         \
    X(EFFECT, "effect")           \
    X(VAGUE, "vague")             \
    X(TIMES, "times")             \
    X(HOLLOW, "hollow")           \
    X(UNSUPERVISED, "unsupervised") \
    X(SUBJECTS, "subjects")       \
    X(BETWEEN, "between")         \
    X(PASSIVE, "passive")         \
    X(DENIALS, "denials")         \
    X(BEFORE_VERBS, "before-verbs")

enum ca_word_list {
#define X(name, spelt) CA_WORDS_##name,
    CA_WORD_LISTS(X)
#undef X
        CA_WORD_LIST_COUNT
};
extern const char *const ca_word_list_names[CA_WORD_LIST_COUNT + 1]; /* NULL-ended */

/* A phrase, found by the hash of its first word. */
typedef struct {
    uint64_t hash;
    const char *phrase; /* lower case but for acronyms, one space between words */
    enum ca_word_list list;
    char second;        /* what its second word begins with, or 0: most phrases fail there */
    uint32_t next;      /* place + 1 of another that falls into the same slot, or 0 */
} ca_phrase;

typedef struct {
    ca_phrase *phrases;
    size_t count, capacity;
    uint32_t *slots; /* place + 1 of the first phrase of a slot, or 0 */
    uint64_t *taken; /* a bit for each slot: few enough to stay at hand while a text is read */
    uint32_t mask;
    ca_arena arena;
} ca_words;

/* The hash of a word grows letter by letter from CA_WORD_HASH, so that a text is hashed as it is read. */
#define CA_WORD_HASH 0xCBF29CE484222325U
static inline uint64_t ca_word_hash(uint64_t hash, unsigned char letter)
{
    return (hash ^ letter) * 0x100000001B3U;
}

/* Whether a word of this hash may stand in a list; most do not. */
static inline bool ca_words_may_have(const ca_words *words, uint64_t hash)
{
    uint32_t slot = (uint32_t)hash & words->mask;
    return words->taken[slot / 64] >> slot % 64 & 1;
}

/* Opens the lists: those built in, but for the ones that OWN ("LIST=FILE") replaces. -1 with a problem. */
int ca_words_open(ca_words *words, char *const *own, size_t count, ca_problem *problem) CA_MUST_USE;
void ca_words_free(ca_words *words);

/* The text of the built-in list NAME, or an empty slice. */
ca_slice ca_words_builtin(const char *name) CA_MUST_USE;

#endif
