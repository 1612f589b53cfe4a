/* SPDX-License-Identifier: MIT */
/* Reading the words of a text one by one: letters and digits, an apostrophe between two letters, whatever lies beyond
 * ASCII but general punctuation. */
#ifndef CA_WORD_READ_H
#define CA_WORD_READ_H

#include "text.h"

enum ca_class { CA_OTHER, CA_LOWER, CA_UPPER, CA_DIGIT, CA_HIGH, CA_APOSTROPHE };
extern const unsigned char ca_classes[256]; /* of each byte; every byte of every text is looked up here */
static inline enum ca_class ca_class_of(unsigned char byte)
{
    return (enum ca_class)ca_classes[byte];
}

/* A word of a text: bytes [start, end). */
typedef struct {
    size_t start, end;
    uint64_t hash;     /* of its lower-case letters */
    uint64_t as_spelt; /* of its letters as they are, without an ending s: what acronyms are told apart by */
    size_t letters, capitals, digits;
    uint64_t owner;   /* the hash up to the last apostrophe: "Mary" of "Mary's" */
    uint64_t without_es; /* and without an es: "Jones" of "Joneses" */
    uint64_t without_s; /* the hash without an s at the end: "Brown" of "Browns" */
    bool ends_in_s; /* the only letter that is not a capital is an s at the end: IROs, IRO's */
} ca_word;

/* The byte at AT, or 0 behind the end. */
static inline unsigned char ca_byte_at(ca_slice text, size_t at)
{
    return at < text.size ? (unsigned char)text.at[at] : 0;
}
/* The length of a mark beyond ASCII at AT: Latin-1's signs, punctuation and symbols (U+2000 to U+2FFF), bullets of private
 * use, a byte order mark; 0 when there is none. */
size_t ca_mark_at(ca_slice text, size_t at) CA_MUST_USE;
/* The length of an apostrophe, typewritten or typographic, with a letter behind it; 0 when there is none. */
size_t ca_apostrophe_at(ca_slice text, size_t at) CA_MUST_USE;
/* Whether a word begins at AT, which is before the end. */
static inline bool ca_word_begins(ca_slice text, size_t at)
{
    enum ca_class class = ca_class_of((unsigned char)text.at[at]);
    return class != CA_OTHER && class != CA_APOSTROPHE && !(class == CA_HIGH && ca_mark_at(text, at));
}
/* The word that begins at AT. */
ca_word ca_word_read(ca_slice text, size_t at) CA_MUST_USE;

#endif
