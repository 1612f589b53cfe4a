/* SPDX-License-Identifier: MIT */
/* The words of a text, one by one. */
#include "base/tokenize.h"

/* One row of 16 for each high half of a byte. */
enum { O = CA_OTHER, L = CA_LOWER, U = CA_UPPER, D = CA_DIGIT, H = CA_HIGH, A = CA_APOSTROPHE };
const unsigned char ca_classes[256] = {
    O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O,
    O, O, A, O, O, O, O, O, O, O, O, D, D, D, D, D, D, D, D, D, D, O, O, O, O, O, O, O, U, U, U, U, U, U, U, U, U,
    U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, O, O, O, O, O, O, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
    L, L, L, L, L, L, L, L, L, L, L, L, O, O, O, O, O, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
    H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
    H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
    H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
};

size_t ca_mark_at(ca_slice text, size_t at)
{
    unsigned char first = ca_byte_at(text, at), second = ca_byte_at(text, at + 1);
    if (first == 0xC2)
        return second >= 0x80 && second != 0xAA && second != 0xBA ? 2 : 0; /* except the ordinals, which are letters */
    bool mark = first == 0xE2 || first == 0xEE || (first == 0xEF && second <= 0xA3) ||
                (first == 0xEF && second == 0xBB && ca_byte_at(text, at + 2) == 0xBF);
    return mark && second >= 0x80 ? 3 : 0;
}

size_t ca_gap_at(ca_slice text, size_t at)
{
    unsigned char byte = ca_byte_at(text, at), last = ca_byte_at(text, at + 2);
    if (byte == ' ' || byte == '-' || byte == '\t' || byte == '\r' || byte == '\n')
        return 1;
    if (byte < 0x80)
        return 0;
    size_t mark = ca_mark_at(text, at);
    bool gap = (mark == 2 && ca_byte_at(text, at + 1) == 0xA0) ||
               (mark == 3 && byte == 0xE2 && ca_byte_at(text, at + 1) == 0x80 &&
                ((last >= 0x80 && last <= 0x95) || last == 0xAF)); /* U+2000 to U+2015, U+202F */
    return gap ? mark : 0;
}

size_t ca_apostrophe_at(ca_slice text, size_t at)
{
    size_t size = ca_byte_at(text, at) == '\'' ? 1 : 0;
    unsigned char last = ca_byte_at(text, at + 2);
    if (ca_byte_at(text, at) == 0xE2 && ca_byte_at(text, at + 1) == 0x80 && (last == 0x98 || last == 0x99))
        size = 3;
    if (ca_byte_at(text, at) == 0xCA && ca_byte_at(text, at + 1) == 0xBC) /* the modifier letter */
        size = 2;
    enum ca_class next = ca_class_of(ca_byte_at(text, at + size));
    return size && (next == CA_LOWER || next == CA_UPPER) ? size : 0;
}

/* The state of reading a word that has more than lower-case letters. */
typedef struct {
    ca_word *word;
    ca_word_hasher hasher, spelt;
    uint32_t small;
} reading;

/* Adds a byte of CLASS to the word. */
static void add_byte(reading *r, unsigned char byte, enum ca_class class)
{
    bool capital = class == CA_UPPER;
    ca_word_hash_add(&r->hasher, capital ? (unsigned char)(byte + ('a' - 'A')) : byte);
    r->word->capitals += capital;
    r->word->digits += class == CA_DIGIT;
    r->small += class == CA_LOWER || class == CA_HIGH;
    if (capital)
        ca_word_hash_add(&r->spelt, byte);
}

void ca_word_read_on(ca_word *word, ca_slice text, const ca_word_hasher *hasher)
{
    reading r = {word, *hasher, ca_word_hash_begin(), word->letters - word->capitals};
    size_t at = word->end;
    if (word->capitals)
        ca_word_hash_add(&r.spelt, (unsigned char)text.at[word->start]);
    for (size_t mark; at < text.size; at++) {
        unsigned char byte = (unsigned char)text.at[at];
        enum ca_class class = ca_class_of(byte);
        if ((class == CA_APOSTROPHE || class == CA_HIGH) && (mark = ca_apostrophe_at(text, at))) {
            word->owner = ca_word_hash_end(&r.hasher);
            ca_word_hash_add(&r.hasher, '\'');
            at += mark - 1;
            continue;
        }
        if (class == CA_OTHER || class == CA_APOSTROPHE || (class == CA_HIGH && ca_mark_at(text, at)))
            break;
        add_byte(&r, byte, class);
    }
    word->end = at;
    word->hash = ca_word_hash_end(&r.hasher);
    word->as_spelt = ca_word_hash_end(&r.spelt);
    word->letters = r.small + word->capitals;
    word->ends_in_s = r.small == 1 && text.at[at - 1] == 's';
}
