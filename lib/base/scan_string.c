/* SPDX-License-Identifier: MIT */
/* The bytes of JSON strings: unescaping them. */
#include "base/json_scan.h"

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
