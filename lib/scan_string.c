/* SPDX-License-Identifier: MIT */
/* The bytes of JSON strings: running over plain ones fast, unescaping the others. */
#include "scan.h"

#include <string.h>

enum { WIDTH = 16 }; /* what every machine's vectors have; gcc splits wider ones into single bytes */
typedef signed char block __attribute__((vector_size(WIDTH)));
typedef uint64_t halves __attribute__((vector_size(WIDTH)));

/* Marks the bytes that are not plain. As signed numbers, bytes above 0x7F are below 0x20 too. */
static inline halves odd_bytes(const char *at)
{
    block bytes;
    memcpy(&bytes, at, WIDTH);
    return (halves)((bytes < 0x20) | (bytes == '"') | (bytes == '\\'));
}

/* How many plain bytes stand before the first mark in HALF, which has one. */
static inline size_t before_mark(uint64_t half)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return (size_t)__builtin_ctzll(half) / 8;
#else
    return (size_t)__builtin_clzll(half) / 8;
#endif
}

/* Evidence is nearly all plain text, so this loop is where a record's time goes: 32 bytes at once with the vectors of
 * the compiler's target, then 16 to find the place, and by hand only what is left at the end of the text. */
size_t ca_plain_run(const char *at, const char *end)
{
    const char *here = at;
    while (end - here >= 2 * WIDTH) {
        halves any = odd_bytes(here) | odd_bytes(here + WIDTH);
        if (any[0] | any[1])
            break;
        here += 2 * WIDTH;
    }
    while (end - here >= WIDTH) {
        halves odd = odd_bytes(here);
        if (odd[0])
            return (size_t)(here - at) + before_mark(odd[0]);
        if (odd[1])
            return (size_t)(here - at) + 8 + before_mark(odd[1]);
        here += WIDTH;
    }
    while (here < end) {
        unsigned char byte = (unsigned char)*here;
        if (byte == '"' || byte == '\\' || byte < 0x20 || byte > 0x7F)
            break;
        here++;
    }
    return (size_t)(here - at);
}

static unsigned hexadecimal(const char *at)
{
    unsigned value = 0;
    for (int i = 0; i < 4; i++) {
        char c = at[i];
        unsigned digit = c <= '9' ? (unsigned)(c - '0') : (unsigned)((c | 0x20) - 'a' + 10);
        value = value << 4 | digit;
    }
    return value;
}

static size_t put_character(unsigned code, char *to)
{
    if (code < 0x80) {
        to[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        to[0] = (char)(0xC0 | code >> 6);
        to[1] = (char)(0x80 | (code & 0x3F));
        return 2;
    }
    if (code < 0x10000) {
        to[0] = (char)(0xE0 | code >> 12);
        to[1] = (char)(0x80 | (code >> 6 & 0x3F));
        to[2] = (char)(0x80 | (code & 0x3F));
        return 3;
    }
    to[0] = (char)(0xF0 | code >> 18);
    to[1] = (char)(0x80 | (code >> 12 & 0x3F));
    to[2] = (char)(0x80 | (code >> 6 & 0x3F));
    to[3] = (char)(0x80 | (code & 0x3F));
    return 4;
}

static char short_escape(char letter)
{
    switch (letter) {
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    default: return letter; /* quote, backslash, slash */
    }
}

/* Unescapes the character at AT of a scanned string into TO, 4 bytes at most; what it gives in *SIZE, and where
 * the next one stands. */
static const char *unescape_one(const char *at, char *to, size_t *size)
{
    *size = 1;
    if (*at != '\\') {
        *to = *at;
        return at + 1;
    }
    if (at[1] != 'u') {
        *to = short_escape(at[1]);
        return at + 2;
    }
    unsigned code = hexadecimal(at + 2);
    at += 6;
    if (code >= 0xD800 && code <= 0xDBFF) { /* the scan has seen that its pair follows */
        code = 0x10000 + ((code - 0xD800) << 10) + (hexadecimal(at + 2) - 0xDC00);
        at += 6;
    }
    *size = put_character(code, to);
    return at;
}

size_t ca_unescape(ca_slice inside, char *to)
{
    const char *at = inside.at, *end = at + inside.size;
    size_t size = 0, one;
    while (at < end) {
        at = unescape_one(at, to + size, &one);
        size += one;
    }
    return size;
}

size_t ca_escaped_place(ca_slice inside, size_t place)
{
    const char *at = inside.at, *end = at + inside.size;
    char character[4];
    size_t size = 0, one;
    while (at < end && size < place) {
        at = unescape_one(at, character, &one);
        size += one;
    }
    return (size_t)(at - inside.at);
}
