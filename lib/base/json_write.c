/* SPDX-License-Identifier: MIT */
/* Writing compact JSON. */
#include "base/json_write.h"

#include "base/utf8.h"

#include <string.h>

/* Makes room for SIZE bytes, and writes a comma if one is missing. Returns the address for the bytes. */
static inline char *begin(ca_text *to, size_t size)
{
    ca_text_room(to, size + 1);
    char *at = to->at + to->size, last = to->size ? at[-1] : '\n';
    if (last != '{' && last != '[' && last != ':' && last != ',' && last != '\n')
        *at++ = ',';
    return at;
}

/* Ends the text at END. */
static inline void end_at(ca_text *to, char *end)
{
    *end = '\0';
    to->size = (size_t)(end - to->at);
}

void ca_json_open(ca_text *to, char bracket)
{
    char *at = begin(to, 1);
    *at = bracket;
    end_at(to, at + 1);
}

void ca_json_close(ca_text *to, char bracket)
{
    ca_text_byte(to, bracket);
}

static void quote_byte(ca_text *to, unsigned char byte)
{
    static const char letters[] = {['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r'};
    if (byte == '"' || byte == '\\')
        ca_text_format(to, "\\%c", byte);
    else if (byte < sizeof letters && letters[byte])
        ca_text_format(to, "\\%c", letters[byte]);
    else
        ca_text_format(to, "\\u%04x", byte);
}

/* Returns whether one of eight bytes is a control character, not ASCII, a quote or a backslash: its highest bit is set,
 * or is set by the borrow of a subtraction. */
static bool has_odd(uint64_t bytes)
{
    const uint64_t ones = UINT64_MAX / 0xFF;
    uint64_t below = bytes - ones * 0x20, quotes = (bytes ^ ones * '"') - ones, slashes = (bytes ^ ones * '\\') - ones;
    return ((bytes | below | quotes | slashes) & ones * 0x80) != 0;
}

/* Copies SIZE bytes to AT; some of the last eight may be copied twice. Returns whether they need no escapes. */
static inline bool copy_plain(char *at, const char *from, size_t size)
{
    uint64_t part = UINT64_MAX / 0xFF * ' ';
    uint32_t first, last;
    bool odd = false;
    if (size >= sizeof part) {
        for (size_t i = 0; i + sizeof part < size; i += sizeof part) {
            memcpy(&part, from + i, sizeof part);
            memcpy(at + i, &part, sizeof part);
            odd |= has_odd(part);
        }
        memcpy(&part, from + size - sizeof part, sizeof part);
        memcpy(at + size - sizeof part, &part, sizeof part);
    } else if (size >= sizeof first) {
        memcpy(&first, from, sizeof first);
        memcpy(&last, from + size - sizeof last, sizeof last);
        memcpy(at, &first, sizeof first);
        memcpy(at + size - sizeof last, &last, sizeof last);
        part = (uint64_t)first << 32 | last;
    } else {
        for (size_t i = 0; i < size; i++) {
            at[i] = from[i];
            part = part << 8 | (unsigned char)from[i];
        }
    }
    return !odd && !has_odd(part);
}

/* Escapes the bytes that need it, and replaces those that are not UTF-8. */
static void quote_rest(ca_text *to, ca_slice text)
{
    size_t at = 0;
    while (at < text.size) {
        size_t run = at;
        while (run < text.size && (unsigned char)text.at[run] >= 0x20 && text.at[run] != '"' && text.at[run] != '\\')
            run++;
        size_t valid = ca_utf8_valid(text.at + at, run - at);
        ca_text_append(to, text.at + at, valid);
        at += valid;
        if (at < run) {
            ca_text_add(to, "\xEF\xBF\xBD");
            at++;
        } else if (at < text.size) {
            quote_byte(to, (unsigned char)text.at[at]);
            at++;
        }
    }
}

/* Writes TEXT in quotes, then the byte BEHIND (0: none). Nearly all texts are short and need no escapes. */
static void quote(ca_text *to, ca_slice text, char after)
{
    char *at = begin(to, text.size + 3);
    *at++ = '"';
    if (!copy_plain(at, text.at, text.size)) {
        end_at(to, at);
        quote_rest(to, text);
        ca_text_byte(to, '"');
        if (after)
            ca_text_byte(to, after);
        return;
    }
    at += text.size;
    *at++ = '"';
    *at = after;
    end_at(to, at + (after != 0));
}

void ca_json_text(ca_text *to, ca_slice text)
{
    quote(to, text, 0);
}

void ca_json_words(ca_text *to, const char *words)
{
    if (words)
        ca_json_text(to, ca_slice_of(words));
    else
        ca_json_null(to);
}

void ca_json_name_slice(ca_text *to, ca_slice name)
{
    quote(to, name, ':');
}

void ca_json_name(ca_text *to, const char *name)
{
    ca_json_name_slice(to, ca_slice_of(name));
}

void ca_json_number(ca_text *to, uint64_t number)
{
    char digits[20]; /* room for the largest */
    size_t first = sizeof digits;
    do {
        digits[--first] = (char)('0' + number % 10);
        number /= 10;
    } while (number);
    ca_json_raw(to, digits + first, sizeof digits - first);
}

void ca_json_raw(ca_text *to, const char *bytes, size_t size)
{
    char *at = begin(to, size);
    if (size)
        memcpy(at, bytes, size);
    end_at(to, at + size);
}

void ca_json_bool(ca_text *to, bool value)
{
    if (value)
        ca_json_raw(to, "true", 4);
    else
        ca_json_raw(to, "false", 5);
}

void ca_json_null(ca_text *to)
{
    ca_json_raw(to, "null", 4);
}

void ca_json_member_text(ca_text *to, const char *name, ca_slice text)
{
    ca_json_name(to, name);
    ca_json_text(to, text);
}

void ca_json_member_string(ca_text *to, const char *name, const char *string)
{
    ca_json_name(to, name);
    ca_json_words(to, string);
}

void ca_json_member_number(ca_text *to, const char *name, uint64_t number)
{
    ca_json_name(to, name);
    ca_json_number(to, number);
}

void ca_json_member_bool(ca_text *to, const char *name, bool value)
{
    ca_json_name(to, name);
    ca_json_bool(to, value);
}

void ca_json_member_open(ca_text *to, const char *name, char bracket)
{
    ca_json_name(to, name);
    ca_json_open(to, bracket);
}
