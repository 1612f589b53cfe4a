/* SPDX-License-Identifier: MIT */
/* Writing compact JSON. */
#include "json_write.h"

#include <string.h>

static bool needs_comma(const ca_text *to)
{
    char last = to->size ? to->at[to->size - 1] : '\n';
    return last != '{' && last != '[' && last != ':' && last != ',' && last != '\n';
}

/* Makes the text longer by SIZE bytes, and a comma before them where one is missing; where they begin. */
static char *put(ca_text *to, size_t size)
{
    bool comma = needs_comma(to);
    char *at = ca_text_extend(to, size + comma);
    if (comma)
        *at++ = ',';
    return at;
}

void ca_json_open(ca_text *to, char bracket)
{
    *put(to, 1) = bracket;
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

/* Whether one of eight bytes is not ASCII from U+0020 on, or is a quote or a backslash: in each of them a subtraction then
 * borrows into the highest bit, or it is set. */
static bool has_odd(uint64_t bytes)
{
    const uint64_t ones = UINT64_MAX / 0xFF;
    uint64_t below = bytes - ones * 0x20, quotes = (bytes ^ ones * '"') - ones, slashes = (bytes ^ ones * '\\') - ones;
    return ((bytes | below | quotes | slashes) & ones * 0x80) != 0;
}

/* Whether all bytes of a text can stand between quotes as they are. */
static bool is_plain(ca_slice text)
{
    uint64_t bytes = UINT64_MAX / 0xFF * ' ';
    if (text.size < sizeof bytes) {
        for (size_t i = 0; i < text.size; i++)
            bytes = bytes << 8 | (unsigned char)text.at[i];
        return !has_odd(bytes);
    }
    for (size_t i = 0; i + sizeof bytes < text.size; i += sizeof bytes) {
        memcpy(&bytes, text.at + i, sizeof bytes);
        if (has_odd(bytes))
            return false;
    }
    memcpy(&bytes, text.at + text.size - sizeof bytes, sizeof bytes);
    return !has_odd(bytes);
}

/* What is not plain is escaped, or replaced where it is no character. */
static void quote_rest(ca_text *to, ca_slice text)
{
    size_t at = 0;
    while (at < text.size) {
        size_t run = at;
        while (run < text.size && (unsigned char)text.at[run] >= 0x20 && text.at[run] != '"' &&
               text.at[run] != '\\')
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

/* Puts TEXT in quotes, and BEHIND behind them (0: nothing). Nearly all that is written is short and plain. */
static void quote(ca_text *to, ca_slice text, char behind)
{
    if (is_plain(text)) {
        char *at = put(to, text.size + 2 + (behind != 0));
        at[0] = '"';
        if (text.size)
            memcpy(at + 1, text.at, text.size);
        at[text.size + 1] = '"';
        if (behind)
            at[text.size + 2] = behind;
        return;
    }
    *put(to, 1) = '"';
    quote_rest(to, text);
    ca_text_byte(to, '"');
    if (behind)
        ca_text_byte(to, behind);
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
    char digits[20]; /* of the largest */
    size_t first = sizeof digits;
    do {
        digits[--first] = (char)('0' + number % 10);
        number /= 10;
    } while (number);
    ca_json_raw(to, digits + first, sizeof digits - first);
}

void ca_json_raw(ca_text *to, const char *bytes, size_t size)
{
    char *at = put(to, size);
    if (size)
        memcpy(at, bytes, size);
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
