/* SPDX-License-Identifier: MIT */
/* Slices of text, growing texts, comparisons and numbers. */
#ifndef CA_TEXT_H
#define CA_TEXT_H

#include "base/memory.h"

#include <stdarg.h>
#include <string.h>

/* SIZE bytes that are owned elsewhere. Not NUL-terminated. */
typedef struct {
    const char *at;
    size_t size;
} ca_slice;

/* A growing text. Zeroed is empty. at[size] is a NUL after anything was appended. */
typedef struct {
    char *at;
    size_t size, capacity;
} ca_text;

/* These functions are inline because they are on the hot path. */

/* Makes the text longer by SIZE bytes, which the caller sets. Returns the first of them. */
static inline char *ca_text_extend(ca_text *text, size_t size) CA_MUST_USE;
static inline void ca_text_append(ca_text *text, const char *bytes, size_t size);
static inline void ca_text_add(ca_text *text, const char *words); /* NUL-ended */
static inline void ca_text_byte(ca_text *text, char byte);
/* Allocates for SIZE more bytes and a NUL; the text stays as it is. */
static inline void ca_text_room(ca_text *text, size_t size);
/* Makes the capacity at least WANTED bytes. */
void ca_text_grow(ca_text *text, size_t wanted);
void ca_text_format(ca_text *text, const char *format, ...) CA_PRINTF(2, 3);
void ca_text_format_list(ca_text *text, const char *format, va_list list) CA_PRINTF(2, 0);
void ca_text_clear(ca_text *text); /* empty; keeps the memory */
void ca_text_fit(ca_text *text);   /* releases unused memory */
void ca_text_free(ca_text *text);
const char *ca_text_words(const ca_text *text); /* "" when empty; never NULL */

/* Appends SIZE bytes as hexadecimal digits, two each. */
void ca_text_hex(ca_text *text, const unsigned char *bytes, size_t size);

static inline ca_slice ca_slice_of(const char *words);
static inline bool ca_slice_is(ca_slice slice, const char *words);
static inline bool ca_slice_equal(ca_slice a, ca_slice b);
/* Bytewise order, a shorter prefix first: <0, 0, >0. */
int ca_slice_compare(ca_slice a, ca_slice b);
/* The same, with numbers in the order of their values: "Team 2" is before "Team 10". */
int ca_slice_compare_naturally(ca_slice a, ca_slice b);
/* Equal except for ASCII case and the width of spaces: for labels, headings and names. */
bool ca_words_alike(const char *a, const char *b);
/* SLICE without the bytes of SPACES (a C string) at both ends. */
ca_slice ca_slice_trimmed(ca_slice slice, const char *spaces) CA_MUST_USE;
/* A copy of SLICE in ARENA, with a NUL after it. */
ca_slice ca_arena_str(ca_arena *arena, ca_slice slice) CA_MUST_USE;
/* Equal except for ASCII case. */
bool ca_slice_alike(ca_slice slice, const char *words);

/* Whether WORDS is a slug: words of lower-case letters and digits with single hyphens between them. */
bool ca_slice_is_slug(ca_slice words);

/* The value of a hexadecimal digit, or -1. */
static inline int ca_hex_digit(char digit);
/* Reads WORDS, a whole decimal number without a sign and at most MOST, into *NUMBER. Returns false for anything else. */
bool ca_whole_number(const char *words, uint64_t most, uint64_t *number) CA_MUST_USE;

static inline void ca_text_room(ca_text *text, size_t size)
{
    if (text->capacity - text->size <= size)
        ca_text_grow(text, text->size + size + 1);
}

static inline char *ca_text_extend(ca_text *text, size_t size)
{
    ca_text_room(text, size);
    char *at = text->at + text->size;
    text->size += size;
    text->at[text->size] = '\0';
    return at;
}

static inline void ca_text_append(ca_text *text, const char *bytes, size_t size)
{
    char *at = ca_text_extend(text, size);
    if (size)
        memcpy(at, bytes, size);
}

static inline void ca_text_add(ca_text *text, const char *words)
{
    ca_text_append(text, words, strlen(words));
}

static inline void ca_text_byte(ca_text *text, char byte)
{
    *ca_text_extend(text, 1) = byte;
}

static inline int ca_hex_digit(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    char letter = (char)(digit | 0x20);
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

static inline ca_slice ca_slice_of(const char *words)
{
    return (ca_slice){words, strlen(words)};
}

/* Most words differ in their first byte; the others need not be measured. */
static inline bool ca_slice_is(ca_slice slice, const char *words)
{
    if (!slice.size || slice.at[0] != words[0])
        return !slice.size && !words[0];
    return strncmp(slice.at, words, slice.size) == 0 && !words[slice.size];
}

static inline bool ca_slice_equal(ca_slice a, ca_slice b)
{
    return a.size == b.size && (!a.size || memcmp(a.at, b.at, a.size) == 0);
}

#endif
