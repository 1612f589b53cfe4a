/* SPDX-License-Identifier: MIT */
/* UTF-8 and printable text. */
#include "base/utf8.h"

#include <string.h>

static bool follows(unsigned char byte, unsigned char from, unsigned char to)
{
    return byte >= from && byte <= to;
}

/* The table of well-formed sequences is Unicode 15.0, table 3-7. */
size_t ca_utf8_sequence(const unsigned char *at, size_t size)
{
    unsigned char lead = at[0];
    if (lead >= 0xC2 && lead <= 0xDF)
        return size >= 2 && follows(at[1], 0x80, 0xBF) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
        unsigned char from = lead == 0xE0 ? 0xA0 : 0x80, to = lead == 0xED ? 0x9F : 0xBF;
        return size >= 3 && follows(at[1], from, to) && follows(at[2], 0x80, 0xBF) ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        unsigned char from = lead == 0xF0 ? 0x90 : 0x80, to = lead == 0xF4 ? 0x8F : 0xBF;
        return size >= 4 && follows(at[1], from, to) && follows(at[2], 0x80, 0xBF) && follows(at[3], 0x80, 0xBF) ? 4
                                                                                                                 : 0;
    }
    return 0;
}

size_t ca_utf8_valid(const char *at, size_t size)
{
    size_t done = 0;
    while (done < size) {
        unsigned char byte = (unsigned char)at[done];
        size_t length = byte == 0 ? 0 : 1;
        if (byte >= 0x80)
            length = ca_utf8_sequence((const unsigned char *)at + done, size - done);
        if (!length)
            break;
        done += length;
    }
    return done;
}

uint32_t ca_utf8_decode(const char *at, size_t size, size_t *length)
{
    const unsigned char *bytes = (const unsigned char *)at;
    *length = bytes[0] < 0x80 ? 1 : ca_utf8_sequence(bytes, size);
    if (*length == 0) {
        *length = 1;
        return UINT32_MAX;
    }
    uint32_t code = *length == 1 ? bytes[0] : bytes[0] & 0xFFU >> (*length + 1);
    for (size_t i = 1; i < *length; i++)
        code = code << 6 | (bytes[i] & 0x3F);
    return code;
}

size_t ca_utf8_encode(uint32_t code, char *to)
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

bool ca_character_is_space(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

bool ca_character_is_letter_or_digit(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* Returns whether CODE is white space of any width, a control character, or cannot be seen. */
static bool is_blank(uint32_t code)
{
    return code <= ' ' || (code >= 0x7F && code <= 0xA0) || code == 0xAD || code == 0x1680 ||
           (code >= 0x2000 && code <= 0x200F) || (code >= 0x2028 && code <= 0x202F) ||
           (code >= 0x205F && code <= 0x206F) || code == 0x3000 || code == 0xFEFF;
}

ca_slice ca_text_without_blanks(ca_slice text)
{
    size_t size = 0;
    while (text.size && is_blank(ca_utf8_decode(text.at, text.size, &size)))
        text = (ca_slice){text.at + size, text.size - size};
    while (text.size) {
        size_t last = text.size - 1;
        while (last && text.size - last < CA_UTF8_MOST && ((unsigned char)text.at[last] & 0xC0) == 0x80)
            last--;
        if (!is_blank(ca_utf8_decode(text.at + last, text.size - last, &size)) || last + size != text.size)
            break;
        text.size = last;
    }
    return text;
}

/* Controls and marks that steer a terminal or turn a line round, characters without a width, which make two names look
 * alike, and those that XML excludes. Line breaks and tabs are shown. */
static bool is_unseen(uint32_t code)
{
    static const struct {
        uint32_t first, last;
    } unseen[] = {{0x00, 0x08},     {0x0B, 0x0C},     {0x0E, 0x1F},     {0x7F, 0x9F},      {0xAD, 0xAD},
                  {0x61C, 0x61C},   {0x180E, 0x180E}, {0x200B, 0x200F}, {0x202A, 0x202E},  {0x2060, 0x206F},
                  {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0xFFFE, 0xFFFF}, {0xE0000, 0xE007F}};
    for (size_t i = 0; i < sizeof unseen / sizeof *unseen && code >= unseen[i].first; i++)
        if (code <= unseen[i].last)
            return true;
    return false;
}

size_t ca_utf16_units(ca_slice text)
{
    size_t units = 0;
    for (size_t i = 0; i < text.size; i++) {
        unsigned char byte = (unsigned char)text.at[i];
        units += (byte & 0xC0) != 0x80; /* the first byte of a character */
        units += byte >= 0xF0;          /* beyond U+FFFF: two units */
    }
    return units;
}

size_t ca_character_shown(ca_slice text, ca_slice *shown)
{
    const unsigned char *at = (const unsigned char *)text.at;
    size_t size = at[0] < 0x80 ? 1 : ca_utf8_sequence(at, text.size);
    *shown = (ca_slice){text.at, size};
    if (size == 1 && at[0] >= 0x20 && at[0] != 0x7F)
        return 1;
    size_t length;
    if (!size || is_unseen(ca_utf8_decode(text.at, text.size, &length)))
        *shown = ca_slice_of("\xEF\xBF\xBD");
    return size ? size : 1;
}

void ca_text_for_terminal(ca_text *to, ca_slice text)
{
    while (text.size) {
        ca_slice shown;
        size_t size = ca_character_shown(text, &shown);
        if (shown.at[0] == '\r')
            shown = ca_slice_of("\xEF\xBF\xBD");
        ca_text_append(to, shown.at, shown.size);
        text = (ca_slice){text.at + size, text.size - size};
    }
}

void ca_text_shown(ca_text *to, ca_slice text)
{
    while (text.size) {
        size_t plain = 0; /* most of it, in one piece */
        while (plain < text.size && text.at[plain] >= 0x20 && text.at[plain] < 0x7F)
            plain++;
        ca_text_append(to, text.at, plain);
        text = (ca_slice){text.at + plain, text.size - plain};
        if (!text.size)
            break;
        ca_slice shown;
        size_t size = ca_character_shown(text, &shown);
        ca_text_append(to, shown.at, shown.size);
        text = (ca_slice){text.at + size, text.size - size};
    }
    ca_text_append(to, "", 0); /* its NUL, if there was nothing */
}

void ca_json_for_terminal(ca_text *to, ca_slice json)
{
    while (json.size) {
        size_t size;
        uint32_t code = ca_utf8_decode(json.at, json.size, &size);
        if (code == UINT32_MAX || !is_unseen(code))
            ca_text_append(to, json.at, size);
        else if (code > 0xFFFF)
            ca_text_format(to, "\\u%04x\\u%04x", 0xD800 + ((code - 0x10000) >> 10), 0xDC00 + (code & 0x3FF));
        else
            ca_text_format(to, "\\u%04x", code);
        json = (ca_slice){json.at + size, json.size - size};
    }
}

void ca_text_on_one_line(ca_text *to, ca_slice text)
{
    bool started = false, space = false;
    while (text.size) {
        ca_slice shown;
        size_t size = ca_character_shown(text, &shown);
        if (ca_character_is_space(shown.at[0])) {
            space = started;
        } else {
            if (space)
                ca_text_byte(to, ' ');
            ca_text_append(to, shown.at, shown.size);
            started = true;
            space = false;
        }
        text = (ca_slice){text.at + size, text.size - size};
    }
}

size_t ca_words_count(ca_slice text)
{
    size_t words = 0;
    bool blank = true;
    for (size_t i = 0; i < text.size; i++) {
        bool now = ca_character_is_space(text.at[i]);
        words += blank && !now;
        blank = now;
    }
    return words;
}
