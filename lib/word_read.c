/* SPDX-License-Identifier: MIT */
/* Reading the words of a text one by one. */
#include "word_read.h"

#include "words.h"

/* A row of 16 for each high half of a byte. */
enum { O = CA_OTHER, L = CA_LOWER, U = CA_UPPER, D = CA_DIGIT, H = CA_HIGH, A = CA_APOSTROPHE };
const unsigned char ca_classes[256] = {
    O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O,
    O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O,
    O, O, O, O, O, O, O, A, O, O, O, O, O, O, O, O,
    D, D, D, D, D, D, D, D, D, D, O, O, O, O, O, O,
    O, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U,
    U, U, U, U, U, U, U, U, U, U, U, O, O, O, O, O,
    O, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
    L, L, L, L, L, L, L, L, L, L, L, O, O, O, O, O,
    H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
    H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
    H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
    H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
    H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
    H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
    H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
    H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
};

size_t ca_mark_at(ca_slice text, size_t at)
{
    unsigned char first = ca_byte_at(text, at), second = ca_byte_at(text, at + 1);
    if (first == 0xC2)
        return second >= 0x80 && second != 0xAA && second != 0xBA ? 2 : 0; /* but for the ordinals, which are letters */
    bool mark = first == 0xE2 || first == 0xEE || (first == 0xEF && second <= 0xA3) ||
                (first == 0xEF && second == 0xBB && ca_byte_at(text, at + 2) == 0xBF);
    return mark && second >= 0x80 ? 3 : 0;
}

/* An apostrophe, typewritten or typographic, that has a letter behind it. The length, or 0. */
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

/* Reads the word that starts at AT. Nearly every letter is a small one, which needs no more than the hashes. */
ca_word ca_word_read(ca_slice text, size_t at)
{
    ca_word w = {.start = at, .hash = CA_WORD_HASH, .as_spelt = CA_WORD_HASH};
    size_t small = 0;
    uint64_t before_last = w.hash, before_two = w.hash;
    for (size_t mark; at < text.size; at++) {
        unsigned char byte = (unsigned char)text.at[at];
        enum ca_class class = ca_class_of(byte);
        if (class == CA_LOWER) {
            before_two = before_last;
            before_last = w.hash;
            w.hash = ca_word_hash(w.hash, byte);
            small++;
            continue;
        }
        if ((class == CA_APOSTROPHE || class == CA_HIGH) && (mark = ca_apostrophe_at(text, at))) {
            w.owner = w.hash;
            w.hash = ca_word_hash(w.hash, '\'');
            at += mark - 1;
            continue;
        }
        if (class == CA_OTHER || class == CA_APOSTROPHE || (class == CA_HIGH && ca_mark_at(text, at)))
            break;
        before_two = before_last;
        before_last = w.hash;
        w.hash = ca_word_hash(w.hash, class == CA_UPPER ? (unsigned char)(byte + ('a' - 'A')) : byte);
        w.capitals += class == CA_UPPER;
        w.digits += class == CA_DIGIT;
        small += class == CA_HIGH;
        if (class == CA_UPPER)
            w.as_spelt = ca_word_hash(w.as_spelt, byte);
    }
    w.end = at;
    w.letters = small + w.capitals;
    bool s = (text.at[at - 1] | 0x20) == 's';
    w.without_s = s ? before_last : 0;
    w.without_es = s && at - w.start > 2 && (text.at[at - 2] | 0x20) == 'e' ? before_two : 0;
    w.ends_in_s = small == 1 && text.at[at - 1] == 's';
    return w;
}
