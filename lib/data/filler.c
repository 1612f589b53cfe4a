/* SPDX-License-Identifier: MIT */
/* Fillers: the table, and the comparison of a text with it. */
#include "data/filler.h"

#include "base/tokenize.h"
#include "base/utf8.h"
#include "data/builtin.h"

#include <stdlib.h>

const char ca_withheld[] = "withheld";

const char *const ca_filler_kinds[] = {
#define X(name, spelt) spelt,
    CA_FILLER_KINDS(X)
#undef X
        "anywhere",
    NULL};

_Static_assert(CA_FILLER_KIND_COUNT <= 8, "the kinds of a row fit a byte");

/* One row of 16 for each high half of a byte. Control characters, spaces and marks are dropped. Backslashes too, but a
 * string with escapes needs a closer look; so do the first bytes of marks beyond ASCII. */
enum { O = CA_OTHER_KEPT, D = CA_DROPPED, L = CA_LOOK_CLOSER };
const unsigned char ca_filler_classes[256] = {
    D, D, D, D, D, D, D, D, D, D, D, D,  D,  D,  D,  D,  D,  D,  D,  D,  D,  D,  D,  D,  D,  D,  D,  D, D, D, D, D,
    D, D, D, D, D, D, D, D, D, D, D, D,  D,  D,  D,  D,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  D,  D, D, D, D, D,
    D, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, D, D, D, D, D,
    D, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, D, D, D, D, D,
    O, O, O, O, O, O, O, O, O, O, O, O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O, O, O, O, O,
    O, O, O, O, O, O, O, O, O, O, O, O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O, O, O, O, O,
    O, O, L, O, O, O, O, O, O, O, O, O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O, O, O, O, O,
    O, O, L, L, O, O, O, O, O, O, O, O,  O,  O,  O,  L,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O,  O, O, O, O, O,
};

static bool is_space(uint32_t code)
{
    return code <= ' ' || code == 0xA0 || code == 0xAD || (code >= 0x2000 && code <= 0x200F) ||
           (code >= 0x2028 && code <= 0x202F) || (code >= 0x205F && code <= 0x206F) || code == 0x3000 || code == 0xFEFF;
}

/* Returns whether CODE is a dash, dot, quotation mark, bullet, line, or an empty tick box; ticks are not among them. */
static bool is_mark(uint32_t code)
{
    bool latin = code >= 0x80 && code <= 0xBF && code != 0xAA && code != 0xBA; /* except the ordinals */
    bool line = code == 0x2212 || (code >= 0x2500 && code <= 0x257F);
    bool wide = code >= 0x3000 && code <= 0x3002;
    bool small_or_full = code == 0xFE58 || code == 0xFE63 || (code >= 0xFF0C && code <= 0xFF0F) || code == 0xFF1F;
    return latin || (code >= 0x2000 && code <= 0x206F) || line || wide || small_or_full || code == 0x25A1 ||
           code == 0x2610 || code == 0xFEFF;
}

/* Returns the length of the mark at AT, which is dropped or needs a closer look, or 0 if it is part of a word. Sets
 * *VISIBLE if the mark can be seen. */
static size_t mark_at(ca_slice text, size_t at, bool *visible)
{
    unsigned char byte = (unsigned char)text.at[at];
    uint32_t code = byte;
    size_t size = 1;
    if (ca_filler_classes[byte] == CA_LOOK_CLOSER) {
        if (text.size - at < (byte == 0xC2 ? 2U : 3U))
            return 0;
        code = ca_utf8_decode(text.at + at, text.size - at, &size);
        if (!is_mark(code))
            return 0;
    }
    *visible |= !is_space(code);
    return size;
}

static inline size_t dropped_at(ca_slice text, size_t at, bool *visible)
{
    return ca_filler_classes[(unsigned char)text.at[at]] < CA_DROPPED ? 0 : mark_at(text, at, visible);
}

/* Returns the offset of the next letter or digit, or of the end. */
static size_t skip_dropped(ca_slice text, size_t at, bool *visible)
{
    size_t size;
    while (at < text.size && (size = dropped_at(text, at, visible)) > 0)
        at += size;
    return at;
}

static char lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

static struct ca_filler_row *row_of(const ca_fillers *fillers, uint64_t hash)
{
    size_t at = (size_t)hash & fillers->mask;
    while (fillers->rows[at].hash && fillers->rows[at].hash != hash)
        at = (at + 1) & fillers->mask;
    return &fillers->rows[at];
}

/* Keeps half of the slots empty. */
static void make_room(ca_fillers *fillers)
{
    struct ca_filler_row *rows = fillers->rows;
    size_t slots = rows ? fillers->mask + 1 : 0;
    if (2 * fillers->used < slots)
        return;
    fillers->mask = slots ? 2 * slots - 1 : 1023;
    fillers->rows = ca_allocate(fillers->mask + 1, sizeof *rows);
    for (size_t i = 0; i < slots; i++)
        if (rows[i].hash)
            *row_of(fillers, rows[i].hash) = rows[i];
    free(rows);
}

/* Returns the row of HASH; a new one is added. */
static struct ca_filler_row *add_row(ca_fillers *fillers, uint64_t hash)
{
    make_room(fillers);
    struct ca_filler_row *row = row_of(fillers, hash);
    fillers->used += !row->hash;
    row->hash = hash;
    return row;
}

/* Adds the letters and digits from AT to the next mark to HASHER. Returns the offset of that mark. */
static size_t hash_word(ca_word_hasher *hasher, ca_slice text, size_t at)
{
    bool visible = false;
    for (; at < text.size && !dropped_at(text, at, &visible); at++)
        ca_word_hash_add(hasher, (unsigned char)lower(text.at[at]));
    return at;
}

static unsigned class_at(ca_slice text, size_t at)
{
    unsigned class = ca_filler_classes[(unsigned char)text.at[at]];
    return class < CA_BEGINNINGS ? class : CA_OTHER_KEPT; /* a letter whose first byte is also that of some marks */
}

/* Returns the slot for four first letters. */
static size_t slot_of_four(const unsigned *letters)
{
    uint32_t four =
        ((letters[0] * CA_BEGINNINGS + letters[1]) * CA_BEGINNINGS + letters[2]) * CA_BEGINNINGS + letters[3];
    return (size_t)((four * UINT64_C(0x9E3779B97F4A7C15)) >> 40) % CA_BEGINNING_SLOTS;
}

/* Puts the classes of the first four letters of WORDS into LETTERS, ignoring marks. Returns their number. */
static size_t first_four(ca_slice words, size_t at, unsigned *letters)
{
    bool visible = false;
    size_t count = 0;
    for (; at < words.size && count < 4; at = skip_dropped(words, at + 1, &visible))
        letters[count++] = class_at(words, at);
    return count;
}

/* Records that a text with the same first letters as WORDS, which begin at AT, can be a filler of KINDS. */
static void note_beginning(ca_fillers *fillers, ca_slice words, size_t at, unsigned kinds)
{
    unsigned letters[4] = {0};
    size_t count = first_four(words, at, letters);
    for (unsigned second = 0; second < CA_BEGINNINGS; second++) /* one letter alone: any letter may be next */
        if (count == 1 || second == letters[1])
            fillers->begins[letters[0]][second] |= (unsigned char)kinds;
    for (size_t i = 0; i < 2; i++) { /* lower case and capital */
        unsigned char byte = (unsigned char)words.at[at];
        fillers->first[i && letters[0] < CA_OTHER_KEPT ? byte ^ 0x20 : byte] |= (unsigned char)kinds;
    }
    if (count == 4)
        fillers->begins_so[slot_of_four(letters)] |= (unsigned char)kinds;
}

bool ca_fillers_put(ca_fillers *fillers, ca_slice words, unsigned kinds)
{
    ca_word_hasher hasher = ca_word_hash_begin();
    bool visible = false;
    size_t first = skip_dropped(words, 0, &visible), at = first;
    if (at == words.size)
        return false;
    while (at < words.size) {
        at = skip_dropped(words, hash_word(&hasher, words, at), &visible);
        struct ca_filler_row *row = add_row(fillers, ca_word_hash_end(&hasher));
        if (at < words.size) {
            row->leads |= (unsigned char)kinds;
            continue;
        }
        fillers->count += !row->put;
        row->put = true;
        row->kinds = (unsigned char)kinds;
    }
    note_beginning(fillers, words, first, kinds);
    return true;
}

/* Returns the kinds in a line of the table, which are separated by spaces. */
static unsigned read_kinds(ca_slice names)
{
    unsigned kinds = 0;
    while (names.size) {
        const char *space = memchr(names.at, ' ', names.size);
        ca_slice name = {names.at, space ? (size_t)(space - names.at) : names.size};
        for (int i = 0; ca_filler_kinds[i]; i++)
            kinds |= ca_slice_is(name, ca_filler_kinds[i]) ? ca_filler_kinds_at(i) : 0;
        names.at += name.size + (space != NULL);
        names.size -= name.size + (space != NULL);
    }
    return kinds;
}

static void put_line(ca_fillers *fillers, ca_slice line)
{
    const char *colon = memchr(line.at, ':', line.size);
    if (line.at[0] == '#' || !colon)
        return;
    ca_slice words = {line.at, (size_t)(colon - line.at)};
    unsigned kinds = read_kinds((ca_slice){colon + 1, line.size - words.size - 1});
    if (!ca_fillers_put(fillers, words, kinds))
        abort(); /* a programming error: a test reads the built-in table */
}

void ca_fillers_open(ca_fillers *fillers)
{
    const ca_builtin *builtin = ca_builtin_words;
    *fillers = (ca_fillers){.count = 0};
    for (unsigned byte = 0; byte < 256; byte++)
        fillers->first[byte] = ca_filler_classes[byte] < CA_DROPPED ? 0 : 0xFF;
    while (builtin->text && strcmp(builtin->name, "nothing-said") != 0)
        builtin++;
    const char *at = (const char *)builtin->text, *end = at + builtin->size;
    while (at < end) {
        const char *newline = memchr(at, '\n', (size_t)(end - at)), *stop = newline ? newline : end;
        if (stop > at)
            put_line(fillers, (ca_slice){at, (size_t)(stop - at)});
        at = stop + (newline != NULL);
    }
}

void ca_fillers_free(ca_fillers *fillers)
{
    free(fillers->rows);
    *fillers = (ca_fillers){.count = 0};
}

/* Returns the kinds, of KINDS, of the fillers that can begin like TEXT at AT: with its first four letters, or as
 * shorter rows. */
static unsigned may_begin(const ca_fillers *fillers, unsigned kinds, ca_slice text, size_t at)
{
    ca_word_hasher hasher = ca_word_hash_begin();
    unsigned letters[4], found = 0;
    bool visible = false;
    size_t count = first_four(text, at, letters);
    if (count == 4)
        found = kinds & fillers->begins_so[slot_of_four(letters)];
    for (count = 0; kinds && count < 4 && at < text.size; at = skip_dropped(text, at, &visible)) {
        for (; at < text.size && count < 4 && !dropped_at(text, at, &visible); at++, count++)
            ca_word_hash_add(&hasher, (unsigned char)lower(text.at[at]));
        found |= count < 4 ? kinds & row_of(fillers, ca_word_hash_end(&hasher))->kinds : 0;
    }
    return found;
}

enum { WORDS_MOST = 32 }; /* of a text that may be a filler */

/* Follows every row that begins with the word at AT, which is word I of its text, and adds to REACHED the kinds that
 * remain for the words after the row. Returns the index of the last of those words, or 0. */
static size_t follow_rows(const ca_fillers *fillers, ca_slice text, size_t at, size_t i, unsigned char *reached)
{
    ca_word_hasher hasher = ca_word_hash_begin();
    bool visible = false;
    size_t furthest = 0;
    for (size_t word = i + 1; at < text.size && word <= WORDS_MOST; word++) {
        at = skip_dropped(text, hash_word(&hasher, text, at), &visible);
        const struct ca_filler_row *row = row_of(fillers, ca_word_hash_end(&hasher));
        unsigned kinds = reached[i] & row->kinds;
        reached[word] = (unsigned char)(reached[word] | kinds);
        furthest = kinds ? word : furthest;
        if (!(reached[i] & row->leads))
            break;
    }
    return furthest;
}

unsigned ca_filler_kinds_of(const ca_fillers *fillers, unsigned kinds, ca_slice text)
{
    unsigned char reached[WORDS_MOST + 1];
    bool visible = false;
    size_t i = 0, furthest = 0, at = skip_dropped(text, 0, &visible);
    if (at == text.size)
        return (kinds & CA_FILLER_ANYWHERE) | (visible ? 0U : (unsigned)CA_FILLER_BLANK);
    kinds = may_begin(fillers, kinds, text, at);
    if (!kinds)
        return 0;
    memset(reached, 0, sizeof reached);
    reached[0] = (unsigned char)kinds;
    for (; at < text.size && i < WORDS_MOST && i <= furthest; i++) {
        ca_word_hasher unused = ca_word_hash_begin();
        size_t further = reached[i] ? follow_rows(fillers, text, at, i, reached) : 0;
        furthest = further > furthest ? further : furthest;
        at = skip_dropped(text, hash_word(&unused, text, at), &visible);
    }
    return at == text.size ? reached[i] : 0;
}
