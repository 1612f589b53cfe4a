/* SPDX-License-Identifier: MIT */
/* People's names as they are compared. */
#include "record/person.h"

#include "record/person_words.h"

#include <stdlib.h>
#include <string.h>

/* The letters that those from U+00C0 to U+017F are without their marks and capitals; a dot: no letter of the alphabet, or
 * more than one. */
static const char letters[] = "aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y"
                              "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkklllll"
                              "lllllnnnnnn...oooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
enum { FIRST_LETTER = 0xC0, LETTERS = sizeof letters - 1 };
_Static_assert(LETTERS == 0x180 - FIRST_LETTER, "a letter for each of the two blocks");

/* What a character is compared as: one byte; 0 for a mark that stands above or below another, -1 for itself. */
static int plain_of(uint32_t code)
{
    if (code == 0x2018 || code == 0x2019 || code == 0x02BC)
        return '\'';
    if (code == 0xA0 || (code >= 0x2000 && code <= 0x200A) || code == 0x202F)
        return ' ';
    if (code >= 0x2010 && code <= 0x2015)
        return '-';
    if ((code >= 0x0300 && code <= 0x036F) || code == 0x200B || code == 0xAD)
        return 0;
    if (code >= FIRST_LETTER && code < FIRST_LETTER + LETTERS && letters[code - FIRST_LETTER] != '.')
        return letters[code - FIRST_LETTER];
    return -1;
}

uint32_t ca_person_character(const char *at, size_t size, size_t *length)
{
    const unsigned char *bytes = (const unsigned char *)at;
    *length = bytes[0] < 0x80 ? 1 : ca_utf8_sequence(bytes, size);
    if (*length == 2)
        return (uint32_t)(bytes[0] & 0x1F) << 6 | (bytes[1] & 0x3F);
    if (*length == 3)
        return (uint32_t)(bytes[0] & 0x0F) << 12 | (uint32_t)(bytes[1] & 0x3F) << 6 | (bytes[2] & 0x3F);
    *length = *length ? *length : 1;
    return *length == 1 && bytes[0] < 0x80 ? bytes[0] : UINT32_MAX;
}

/* Greek and Cyrillic capitals, whose small letters are as long; others stay as they are. */
static uint32_t small_of(uint32_t code)
{
    bool greek = code >= 0x391 && code <= 0x3A9 && code != 0x3A2;
    bool cyrillic = code >= 0x410 && code <= 0x42F;
    return greek || cyrillic ? code + 0x20 : code >= 0x400 && code <= 0x40F ? code + 0x50 : code;
}

size_t ca_person_letter(ca_slice name, size_t at, char plain[CA_PERSON_LETTER_MOST], size_t *length)
{
    uint32_t code = ca_person_character(name.at + at, name.size - at, length);
    int byte = code < 0x80 ? (int)code : plain_of(code);
    if (byte >= 0) {
        plain[0] = (char)(byte >= 'A' && byte <= 'Z' ? byte + ('a' - 'A') : byte);
        return byte != 0;
    }
    memcpy(plain, name.at + at, *length);
    if (*length == 2) {
        plain[0] = (char)(0xC0 | small_of(code) >> 6);
        plain[1] = (char)(0x80 | (small_of(code) & 0x3F));
    }
    return *length;
}

ca_slice ca_person_plain(ca_arena *arena, ca_slice name)
{
    char *plain = ca_arena_take(arena, name.size + 1), letter[CA_PERSON_LETTER_MOST];
    size_t size = 0, length;
    for (size_t i = 0; i < name.size; i += length) {
        size_t count = ca_person_letter(name, i, letter, &length);
        bool space = count && (letter[0] == ' ' || letter[0] == '\t' || letter[0] == '\n' || letter[0] == '\r');
        if (space && (!size || plain[size - 1] == ' '))
            continue;
        if (space)
            letter[0] = ' ';
        memcpy(plain + size, letter, count);
        size += count;
    }
    while (size && plain[size - 1] == ' ')
        size--;
    return (ca_slice){plain, size};
}

/* Where the words behind NAME's comma end: before a bracket, or a dash between spaces. */
static size_t end_of_forename(ca_slice name, size_t from)
{
    for (size_t i = from; i < name.size; i++)
        if (strchr("([{<", name.at[i]) ||
            (name.at[i] == '-' && i > from && name.at[i - 1] == ' ' && (i + 1 == name.size || name.at[i + 1] == ' ')))
            return i;
    return name.size;
}

static ca_slice trimmed(ca_slice name)
{
    while (name.size && name.at[0] == ' ') {
        name.at++;
        name.size--;
    }
    while (name.size && name.at[name.size - 1] == ' ')
        name.size--;
    return name;
}

/* Whether every word is a title or a mark: "Social Worker", "Mr". */
static bool is_no_forename(ca_slice words)
{
    bool none = true;
    for (size_t i = 0, size; i < words.size; i += size + 1) {
        for (size = 0; i + size < words.size && !strchr(" .", words.at[i + size]);)
            size++;
        none &= !size || (ca_person_word((ca_slice){words.at + i, size}) & (CA_WORD_TITLE | CA_WORD_MARK)) != 0;
    }
    return none;
}

ca_slice ca_person_counted(ca_arena *arena, ca_slice name)
{
    ca_slice plain = ca_person_plain(arena, name);
    const char *comma = plain.size ? memchr(plain.at, ',', plain.size) : NULL;
    if (!comma)
        return plain;
    size_t before = (size_t)(comma - plain.at), end = end_of_forename(plain, before + 1);
    ca_slice surname = trimmed((ca_slice){plain.at, before});
    ca_slice forename = trimmed((ca_slice){comma + 1, end - before - 1});
    ca_slice rest = trimmed((ca_slice){plain.at + end, plain.size - end});
    if (!forename.size && !rest.size)
        return surname; /* a comma at the end says nothing */
    if (!surname.size || memchr(forename.at, ',', forename.size) || is_no_forename(forename))
        return plain;
    ca_text turned = {0};
    ca_text_append(&turned, forename.at, forename.size);
    ca_text_byte(&turned, ' ');
    ca_text_append(&turned, surname.at, surname.size);
    if (rest.size)
        ca_text_byte(&turned, ' ');
    ca_text_append(&turned, rest.at, rest.size);
    ca_slice counted = {ca_arena_copy(arena, turned.at, turned.size), turned.size};
    ca_text_free(&turned);
    return counted;
}
