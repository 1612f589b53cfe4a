/* SPDX-License-Identifier: MIT */
/* Slices of text, growing text, comparisons, numbers. */
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void ca_text_grow(ca_text *text, size_t wanted)
{
    size_t capacity = text->capacity ? text->capacity : 64;
    while (capacity < wanted)
        capacity += capacity / 2;
    text->at = ca_resize(text->at, capacity, 1);
    text->capacity = capacity;
}

void ca_text_format_list(ca_text *text, const char *format, va_list list)
{
    va_list again;
    va_copy(again, list);
    int size = vsnprintf(NULL, 0, format, list);
    if (size > 0) {
        ca_text_room(text, (size_t)size);
        (void)vsnprintf(text->at + text->size, (size_t)size + 1, format, again);
        text->size += (size_t)size;
    }
    va_end(again);
}

void ca_text_format(ca_text *text, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    ca_text_format_list(text, format, list);
    va_end(list);
}

void ca_text_clear(ca_text *text)
{
    text->size = 0;
    if (text->at)
        text->at[0] = '\0';
}

void ca_text_fit(ca_text *text)
{
    if (text->capacity == text->size + 1 || !text->at)
        return;
    text->capacity = text->size + 1;
    text->at = ca_resize(text->at, text->capacity, 1);
}

void ca_text_free(ca_text *text)
{
    free(text->at);
    *text = (ca_text){0};
}

void ca_text_hex(ca_text *text, const unsigned char *bytes, size_t size)
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < size; i++) {
        ca_text_byte(text, digits[bytes[i] >> 4]);
        ca_text_byte(text, digits[bytes[i] & 15]);
    }
}

const char *ca_text_words(const ca_text *text)
{
    return text->at ? text->at : "";
}

int ca_slice_compare(ca_slice a, ca_slice b)
{
    size_t shared = a.size < b.size ? a.size : b.size;
    int order = shared ? memcmp(a.at, b.at, shared) : 0;
    return order ? order : (a.size > b.size) - (a.size < b.size);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Takes the digits that SLICE begins with, without zeros at their start. */
static ca_slice take_number(ca_slice *slice)
{
    ca_slice number = *slice;
    while (slice->size && is_digit(slice->at[0])) {
        slice->at++;
        slice->size--;
    }
    number.size -= slice->size;
    while (number.size && number.at[0] == '0') {
        number.at++;
        number.size--;
    }
    return number;
}

int ca_slice_compare_naturally(ca_slice a, ca_slice b)
{
    ca_slice one = a, other = b;
    int order = 0;
    while (one.size && other.size && !order) {
        if (is_digit(one.at[0]) && is_digit(other.at[0])) {
            ca_slice first = take_number(&one), second = take_number(&other);
            order = first.size != second.size ? (first.size < second.size ? -1 : 1) : ca_slice_compare(first, second);
        } else {
            order = ca_slice_compare((ca_slice){one.at, 1}, (ca_slice){other.at, 1});
            one = (ca_slice){one.at + 1, one.size - 1};
            other = (ca_slice){other.at + 1, other.size - 1};
        }
    }
    if (!order)
        order = (one.size > 0) - (other.size > 0);
    return order ? order : ca_slice_compare(a, b); /* "01" and "1" */
}

static bool is_one_of(char byte, const char *bytes)
{
    return byte && strchr(bytes, byte);
}

ca_slice ca_slice_trimmed(ca_slice slice, const char *spaces)
{
    while (slice.size && is_one_of(slice.at[0], spaces)) {
        slice.at++;
        slice.size--;
    }
    while (slice.size && is_one_of(slice.at[slice.size - 1], spaces))
        slice.size--;
    return slice;
}

ca_slice ca_arena_str(ca_arena *arena, ca_slice slice)
{
    return (ca_slice){ca_arena_copy(arena, slice.at, slice.size), slice.size};
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static const char *skip_spaces(const char *at)
{
    return at + strspn(at, " \t");
}

bool ca_words_alike(const char *a, const char *b)
{
    a = skip_spaces(a);
    b = skip_spaces(b);
    while (*a && (lower(*a) == lower(*b) || (*a == '\t' && *b == ' ') || (*a == ' ' && *b == '\t'))) {
        bool space = *a == ' ' || *a == '\t';
        a = space ? skip_spaces(a) : a + 1;
        b = space ? skip_spaces(b) : b + 1;
    }
    return !*skip_spaces(a) && !*skip_spaces(b);
}

bool ca_slice_alike(ca_slice slice, const char *words)
{
    for (size_t i = 0; i < slice.size; i++)
        if (!words[i] || lower(slice.at[i]) != lower(words[i]))
            return false;
    return !words[slice.size];
}

bool ca_slice_is_slug(ca_slice words)
{
    bool hyphen = true;
    for (size_t i = 0; i < words.size; i++) {
        char byte = words.at[i];
        bool letter = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
        if (!letter && (byte != '-' || hyphen))
            return false;
        hyphen = !letter;
    }
    return words.size && !hyphen;
}

bool ca_whole_number(const char *words, uint64_t most, uint64_t *number)
{
    uint64_t value = 0;
    if (!*words)
        return false;
    for (; *words; words++) {
        if (*words < '0' || *words > '9')
            return false;
        unsigned digit = (unsigned)(*words - '0');
        if (digit > most || value > (most - digit) / 10)
            return false;
        value = value * 10 + digit;
    }
    *number = value;
    return true;
}
