/* SPDX-License-Identifier: MIT */
/* Lists of words that a reader of audits looks for. They are data: lib/words/NAME.txt, or a user's own. */
#ifndef CA_WORD_LISTS_H
#define CA_WORD_LISTS_H

#include "base/error.h"

/* X(NAME, name): one word or phrase a line; a line that begins with # is a comment on the list.
 * The first lines of each list, and audit-validate(1), describe it. */
#define CA_WORD_LISTS(X)            \
    X(ACRONYMS, "acronyms")         \
    X(EMOTIVE, "emotive")           \
    X(BLAMING, "blaming")           \
    X(MITIGATING, "mitigating")     \
    X(PROCESS, "process")           \
    X(EFFECT, "effect")             \
    X(VAGUE, "vague")               \
    X(TIMES, "times")               \
    X(HOLLOW, "hollow")             \
    X(UNSUPERVISED, "unsupervised") \
    X(SUBJECTS, "subjects")         \
    X(BETWEEN, "between")           \
    X(PASSIVE, "passive")           \
    X(DENIALS, "denials")           \
    X(BEFORE_VERBS, "before-verbs") \
    X(AHEAD, "ahead")               \
    X(OTHERS, "others")             \
    X(NO_NAMES, "no-names")         \
    X(BELONGINGS, "belongings")     \
    X(SEEN, "seen")

enum ca_word_list {
#define X(name, spelt) CA_WORDS_##name,
    CA_WORD_LISTS(X)
#undef X
        CA_WORD_LIST_COUNT
};
extern const char *const ca_word_list_names[CA_WORD_LIST_COUNT + 1]; /* NULL-ended */

/* Lists after the first 16 are looked up only where a name may be another child's: they have words, and no phrases. */
enum { CA_WORD_LISTS_OF_TEXTS = CA_WORDS_AHEAD + 1 };

/* A phrase of more than one word. A text is compared with it from every one of its words: so it has an end. */
enum { CA_PHRASE_MOST = 250 };
typedef struct {
    const char *phrase; /* lower case, one space between words */
    uint32_t entry;     /* index of the entry of its first word */
    uint16_t lists;     /* the lists that it is in, as bits; of those of texts */
    uint16_t first;     /* the length of its first word; 0 if phrases of the entry have different first words */
} ca_phrase;
_Static_assert((int)CA_WORD_LISTS_OF_TEXTS <= 16, "the lists of a phrase are its bits");

/* The entry of a word: its lists and phrases. */
typedef struct {
    uint64_t hash;                  /* of the word (tokenize.h), or of an acronym as it is spelt */
    uint32_t lists;                 /* the lists that it is in by itself, as bits */
    uint32_t phrases, phrase_count; /* index of the first phrase that begins with it; they are in bytewise order */
    uint32_t seconds; /* first letters of their second words, as bits: a letter from a to z, or CA_NO_LETTER */
} ca_listed;
enum { CA_NO_LETTER = 26 };

/* The print of a text is a polynomial of the hashes of its words, at this number: so the print of its last words follows
 * from two prints. */
#define CA_PRINT_STEP UINT64_C(0xD6E8FEB86659FD93)
enum { CA_PRINT_POWERS = 64 };

typedef struct {
    ca_phrase *phrases;
    size_t count, capacity;
    ca_listed *listed; /* entry 0 is of no word */
    size_t listed_count, listed_capacity;
    struct ca_listed_slot {
        uint32_t tag;   /* the hash's upper half; 0 with no entry: an empty slot */
        uint32_t entry; /* index of the entry, from 1 */
    } * slots;          /* slots by hash, in open addressing; few enough to stay in the cache while a text is read */
    uint32_t mask;
    unsigned shift;                   /* 64 less the bits of MASK */
    uint64_t multiplier;              /* random for each run: words cannot be chosen to collide in one slot */
    uint64_t powers[CA_PRINT_POWERS]; /* of CA_PRINT_STEP, for the prints of sentences */
    ca_arena arena;
} ca_words;

/* Returns the first slot, from AT on, that has the tag of HASH or is empty. */
static inline uint32_t ca_words_slot_from(const ca_words *words, uint64_t hash, uint32_t at)
{
    uint32_t tag = (uint32_t)(hash >> 32);
    /* The two are tested as one: which of them it is cannot be predicted, but mostly it is one of them. */
    while ((words->slots[at].tag != tag) & (words->slots[at].entry != 0))
        at = (at + 1) & words->mask;
    return at;
}

/* Returns the slot of an entry with this HASH, or the empty slot for it. */
static inline struct ca_listed_slot *ca_words_slot(const ca_words *words, uint64_t hash)
{
    uint32_t at = ca_words_slot_from(words, hash, (uint32_t)(hash * words->multiplier >> words->shift));
    while (words->slots[at].entry && words->listed[words->slots[at].entry].hash != hash) /* only the tag matches */
        at = ca_words_slot_from(words, hash, (at + 1) & words->mask);
    return &words->slots[at];
}

/* Returns the entry of a word with this HASH; entry 0 if it is in no list. */
static inline const ca_listed *ca_words_find(const ca_words *words, uint64_t hash)
{
    return &words->listed[ca_words_slot(words, hash)->entry];
}

/* Opens the lists: those built in, but for the ones that OWN ("LIST=FILE") replaces. -1 with an error. */
int ca_words_open(ca_words *words, char *const *own, size_t count, ca_error *error) CA_MUST_USE;
void ca_words_free(ca_words *words);

/* Returns the text of the built-in list NAME, or an empty slice. */
ca_slice ca_words_builtin(const char *name) CA_MUST_USE;

#endif
