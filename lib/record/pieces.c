/* SPDX-License-Identifier: MIT */
/* The pieces that names and numbers are made of. */
#include "record/pieces.h"

#include "base/word_read.h"

#include <string.h>

enum { SIGNS_MOST = 3 }; /* between two pieces: "77870 / 2" */

ca_spelling ca_spelling_begin(void)
{
    ca_word_hasher none = ca_word_hash_begin();
    return (ca_spelling){.hasher = none, .without_last = none, .without_two = none};
}

void ca_spelling_add(ca_spelling *spelling, char plain)
{
    spelling->without_two = spelling->without_last;
    spelling->without_last = spelling->hasher;
    ca_word_hash_add(&spelling->hasher, (unsigned char)plain);
    if (spelling->size < CA_SPELLING_FIRST)
        spelling->first[spelling->size] = plain;
    spelling->size++;
    spelling->last_but_one = spelling->last;
    spelling->last = plain;
}

uint64_t ca_spelling_hash(const ca_spelling *spelling)
{
    return ca_word_hash_end(&spelling->hasher);
}

bool ca_spelling_is(const ca_spelling *spelling, const char *word)
{
    return spelling->size == strlen(word) && memcmp(spelling->first, word, spelling->size) == 0;
}

static bool is_small(ca_slice text, size_t at)
{
    return at < text.size && ca_class_of((unsigned char)text.at[at]) == CA_LOWER;
}

static bool is_capital(ca_slice text, size_t at)
{
    return at < text.size && ca_class_of((unsigned char)text.at[at]) == CA_UPPER;
}

static enum ca_letter_kind kind_at(ca_slice text, size_t at)
{
    return at < text.size ? ca_letter_read(text, at).kind : CA_LETTER_SIGN;
}

/* Whether a word of its own begins with the capital at AT, within a run of letters: "JamesCarter", "JAMESCarter". */
static bool is_next_word(ca_slice text, size_t at)
{
    return is_capital(text, at) && (is_small(text, at - 1) || is_small(text, at + 1));
}

bool ca_piece_begins(ca_slice text, size_t at)
{
    enum ca_letter_kind kind = kind_at(text, at);
    return kind == CA_LETTER || kind == CA_LETTER_DIGIT;
}

size_t ca_piece_next(ca_slice text, size_t at)
{
    for (; at < text.size; at++) {
        enum ca_class class = ca_class_of((unsigned char)text.at[at]);
        if (class == CA_OTHER || class == CA_APOSTROPHE)
            continue;
        if (class != CA_HIGH || ca_piece_begins(text, at))
            break;
        at += ca_letter_read(text, at).size - 1;
    }
    return at;
}

/* Behind the letter or digit of KIND at AT, or the mark on one, that belongs to a piece from START; AT at its end. */
static size_t behind_one(ca_slice text, size_t start, size_t at, enum ca_letter_kind kind, ca_letter *letter)
{
    *letter = ca_letter_read(text, at);
    if (letter->kind != kind && letter->kind != CA_LETTER_MARK)
        return at;
    return at > start && is_next_word(text, at) ? at : at + letter->size;
}

ca_piece ca_piece_read(ca_slice text, size_t at, ca_spelling *spelling)
{
    ca_piece piece = {.start = at, .number = kind_at(text, at) == CA_LETTER_DIGIT, .capital = is_capital(text, at)};
    enum ca_letter_kind kind = piece.number ? CA_LETTER_DIGIT : CA_LETTER;
    while (at < text.size) {
        ca_letter letter = {.kind = kind, .size = 1, .plain_size = 1, .plain = {text.at[at]}};
        size_t end = is_small(text, at) && !piece.number ? at + 1 : behind_one(text, piece.start, at, kind, &letter);
        if (end == at)
            break;
        for (size_t i = 0; i < letter.plain_size; i++)
            ca_spelling_add(spelling, letter.plain[i]);
        at = end;
    }
    piece.end = at;
    return piece;
}

size_t ca_piece_end(ca_slice text, size_t at)
{
    size_t start = at;
    ca_letter letter = ca_letter_read(text, at);
    enum ca_letter_kind kind = letter.kind;
    for (size_t end; at < text.size; at = end) {
        end = is_small(text, at) && kind == CA_LETTER ? at + 1 : behind_one(text, start, at, kind, &letter);
        if (end == at)
            break;
    }
    return at;
}

static size_t behind_hidden(ca_slice text, size_t at)
{
    while (at < text.size) {
        ca_letter letter = ca_letter_read(text, at);
        if (letter.kind != CA_LETTER_HIDDEN && letter.kind != CA_LETTER_MARK)
            break;
        at += letter.size;
    }
    return at;
}

/* Behind the signs at AT that may stand within a name or a number, SIGNS_MOST at most; KIND is theirs if they are one. */
static size_t behind_signs(ca_slice text, size_t at, enum ca_letter_kind *kind)
{
    for (int signs = 0; signs < SIGNS_MOST && at < text.size; signs++) {
        ca_letter letter = ca_letter_read(text, at);
        bool sign = letter.kind == CA_LETTER_SIGN;
        if (letter.plain_size || (sign && (text.at[at] == '\0' || !strchr("/_.,:#\\|", text.at[at]))))
            break;
        bool same = !signs || (letter.kind == *kind && letter.kind == CA_LETTER_APOSTROPHE); /* O''Brien */
        *kind = same ? letter.kind : CA_LETTER_SIGN;
        at = behind_hidden(text, at + letter.size);
    }
    return at;
}

enum ca_joint ca_joint_behind(ca_slice text, const ca_piece *piece, size_t *next)
{
    enum ca_letter_kind sign = CA_LETTER_SIGN;
    size_t at = behind_hidden(text, piece->end), seen;
    if (at >= text.size)
        return CA_JOINT_NONE;
    bool joined = ca_piece_begins(text, at);
    seen = joined ? at : behind_signs(text, at, &sign);
    if (seen >= text.size || !ca_piece_begins(text, seen))
        return CA_JOINT_NONE;
    bool number = kind_at(text, seen) == CA_LETTER_DIGIT;
    *next = seen;
    if (joined)
        return number != piece->number ? CA_JOINT_NUMBER : at > piece->end ? CA_JOINT_HIDDEN : CA_JOINT_CAPITAL;
    if (number || piece->number)
        return CA_JOINT_SIGN;
    if (sign == CA_LETTER_APOSTROPHE)
        return CA_JOINT_APOSTROPHE;
    if (sign == CA_LETTER_HYPHEN)
        return CA_JOINT_HYPHEN;
    return sign == CA_LETTER_SPACE && piece->capital && is_capital(text, seen) ? CA_JOINT_SPACE : CA_JOINT_SIGN;
}
