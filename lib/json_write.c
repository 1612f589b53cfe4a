/* SPDX-License-Identifier: MIT */
/* Writing compact JSON. */
#include "json_write.h"

#include <string.h>

static void separate(ca_text *to)
{
    char last = to->size ? to->at[to->size - 1] : '\n';
    if (last != '{' && last != '[' && last != ':' && last != ',' && last != '\n')
        ca_text_byte(to, ',');
}

void ca_json_open(ca_text *to, char bracket)
{
    separate(to);
    ca_text_byte(to, bracket);
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

static bool is_plain(char byte)
{
    return (signed char)byte >= 0x20 && byte != '"' && byte != '\\';
}

/* Whatever is not plain is escaped, or replaced where it is no character. */
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

/* Nearly all that is written is short and plain. */
static void quote(ca_text *to, ca_slice text)
{
    size_t plain = 0;
    while (plain < text.size && is_plain(text.at[plain]))
        plain++;
    bool all = plain == text.size;
    char *at = ca_text_extend(to, plain + (all ? 2 : 1));
    at[0] = '"';
    if (plain)
        memcpy(at + 1, text.at, plain);
    if (all) {
        at[plain + 1] = '"';
        return;
    }
    quote_rest(to, (ca_slice){text.at + plain, text.size - plain});
    ca_text_byte(to, '"');
}

void ca_json_text(ca_text *to, ca_slice text)
{
    separate(to);
    quote(to, text);
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
    ca_json_text(to, name);
    ca_text_byte(to, ':');
}

void ca_json_name(ca_text *to, const char *name)
{
    ca_json_name_slice(to, ca_slice_of(name));
}

void ca_json_number(ca_text *to, uint64_t number)
{
    char digits[20]; /* of the largest */
    size_t first = sizeof digits;
    separate(to);
    do {
        digits[--first] = (char)('0' + number % 10);
        number /= 10;
    } while (number);
    ca_text_append(to, digits + first, sizeof digits - first);
}

void ca_json_raw(ca_text *to, const char *bytes, size_t size)
{
    separate(to);
    ca_text_append(to, bytes, size);
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
