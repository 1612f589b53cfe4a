/* SPDX-License-Identifier: MIT */
/* The characters of a text, and the pieces of names and numbers. */
#include "record/pieces.h"

#include "base/tokenize.h"
#include "record/person.h"

#include <string.h>

/* --- characters --------------------------------------------------------------------------------------------------- */

/* The letters from U+0180 to U+025F and from U+1E00 to U+1EFF without marks, in lower case; a dot: unchanged.
 * Pseudonyms depend on ca_person_plain, which has none of these and must not change. */
static const char latin_b[] = ".b........d....e........kk......oo.............uu..yy........................aaiioouuuuu"
                              "uuuuueaaaa....ggkkoooo..j...gg..nnaa..ooaaaaeeeeiiiioooorrrruuuusstt..hh......aaeeoooooo"
                              "ooyy...............................b...d.e......";
static const char latin_more[] =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppp"
    "rrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyas....aaaaaaaaaaaaaaaa"
    "aaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";
enum { LATIN_B = 0x180, LATIN_MORE = 0x1E00, WIDE = 0xFEE0 };

_Static_assert(sizeof latin_b - 1 == 0x260 - LATIN_B, "a letter for each character of the block");
_Static_assert(sizeof latin_more - 1 == 0x1F00 - LATIN_MORE, "a letter for each character of the block");

/* Letters that are two or three letters in the plain alphabet. */
static const struct {
    uint32_t code;
    const char *plain;
} several[] = {
    {0xC6, "ae"},   {0xE6, "ae"},   {0xDE, "th"},    {0xFE, "th"},    {0xDF, "ss"},   {0x132, "ij"},
    {0x133, "ij"},  {0x149, "n"},   {0x14A, "n"},    {0x14B, "n"},    {0x152, "oe"},  {0x153, "oe"},
    {0x1E2, "ae"},  {0x1E3, "ae"},  {0x1FC, "ae"},   {0x1FD, "ae"},   {0x1E9E, "ss"}, {0xFB00, "ff"},
    {0xFB01, "fi"}, {0xFB02, "fl"}, {0xFB03, "ffi"}, {0xFB04, "ffl"},
};

/* Ranges of characters that are not letters. If two overlap, the first counts. */
static const struct {
    uint32_t first, last;
    enum ca_letter_kind kind;
} others[] = {
    {0x91, 0x92, CA_LETTER_APOSTROPHE}, /* of Windows-1252, read as Latin-1 */
    {0x96, 0x97, CA_LETTER_HYPHEN},         {0x80, 0x9F, CA_LETTER_HIDDEN},     {0xB4, 0xB4, CA_LETTER_APOSTROPHE},
    {0xD7, 0xD7, CA_LETTER_SIGN},           {0xF7, 0xF7, CA_LETTER_SIGN},       {0x2B9, 0x2BF, CA_LETTER_APOSTROPHE},
    {0x2C8, 0x2CB, CA_LETTER_APOSTROPHE},   {0x591, 0x5C7, CA_LETTER_MARK},     {0x60C, 0x61B, CA_LETTER_SIGN},
    {0x61C, 0x61C, CA_LETTER_HIDDEN},       {0x61D, 0x61F, CA_LETTER_SIGN},     {0x64B, 0x65F, CA_LETTER_MARK},
    {0x1680, 0x1680, CA_LETTER_SPACE},      {0x180B, 0x180E, CA_LETTER_HIDDEN}, {0x1AB0, 0x1AFF, CA_LETTER_MARK},
    {0x1DC0, 0x1DFF, CA_LETTER_MARK},       {0x200B, 0x200F, CA_LETTER_HIDDEN}, {0x201B, 0x201B, CA_LETTER_APOSTROPHE},
    {0x2028, 0x2029, CA_LETTER_SPACE},      {0x202A, 0x202E, CA_LETTER_HIDDEN}, {0x2032, 0x2032, CA_LETTER_APOSTROPHE},
    {0x2035, 0x2035, CA_LETTER_APOSTROPHE}, {0x2043, 0x2043, CA_LETTER_HYPHEN}, {0x205F, 0x205F, CA_LETTER_SPACE},
    {0x2060, 0x206F, CA_LETTER_HIDDEN},     {0x20D0, 0x20FF, CA_LETTER_MARK},   {0x2212, 0x2212, CA_LETTER_HYPHEN},
    {0x3000, 0x3000, CA_LETTER_SPACE},      {0x3001, 0x303F, CA_LETTER_SIGN},   {0xFE00, 0xFE0F, CA_LETTER_HIDDEN},
    {0xFE20, 0xFE2F, CA_LETTER_MARK},       {0xFE63, 0xFE63, CA_LETTER_HYPHEN}, {0xFEFF, 0xFEFF, CA_LETTER_HIDDEN},
    {0xFF07, 0xFF07, CA_LETTER_APOSTROPHE}, {0xFF0D, 0xFF0D, CA_LETTER_HYPHEN}, {0xFF01, 0xFF0F, CA_LETTER_SIGN},
    {0xFF1A, 0xFF20, CA_LETTER_SIGN},       {0xFF3B, 0xFF40, CA_LETTER_SIGN},   {0xFF5B, 0xFF65, CA_LETTER_SIGN},
    {0xFFA0, 0xFFA0, CA_LETTER_HIDDEN},     {0x1F000, 0x1FFFF, CA_LETTER_SIGN}, /* pictures */
    {0xE0000, 0xE0FFF, CA_LETTER_HIDDEN},
};

/* Returns the character of SIZE bytes at AT, which are valid UTF-8. */
static uint32_t code_of(const unsigned char *at, size_t size)
{
    uint32_t code = size == 1 ? at[0] : at[0] & (0x7FU >> size);
    for (size_t i = 1; i < size; i++)
        code = code << 6 | (at[i] & 0x3FU);
    return code;
}

static void spell(ca_letter *letter, const char *plain, size_t size)
{
    letter->kind = CA_LETTER;
    memcpy(letter->plain, plain, size);
    letter->plain_size = size;
}

/* Returns an ASCII letter for CODE, or 0. */
static char plain_letter(uint32_t code)
{
    char plain = '.';
    if (code >= LATIN_B && code - LATIN_B < sizeof latin_b - 1)
        plain = latin_b[code - LATIN_B];
    else if (code >= LATIN_MORE && code - LATIN_MORE < sizeof latin_more - 1)
        plain = latin_more[code - LATIN_MORE];
    else if (code >= 'A' + WIDE && code <= 'Z' + WIDE)
        plain = (char)(code - WIDE + ('a' - 'A'));
    else if ((code >= 'a' + WIDE && code <= 'z' + WIDE) || (code >= '0' + WIDE && code <= '9' + WIDE))
        plain = (char)(code - WIDE);
    return plain == '.' ? '\0' : plain;
}

/* Reads a character that ca_person_plain does not change, and that ca_mark_at counts as a letter unless MARK. */
static void read_other(ca_letter *letter, uint32_t code, bool mark)
{
    char plain = plain_letter(code);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (code >= others[i].first && code <= others[i].last) {
            letter->kind = others[i].kind;
            return;
        }
    for (size_t i = 0; i < sizeof several / sizeof *several; i++)
        if (code == several[i].code) {
            spell(letter, several[i].plain, strlen(several[i].plain));
            return;
        }
    if (plain) {
        spell(letter, &plain, 1);
        letter->kind = plain <= '9' ? CA_LETTER_DIGIT : CA_LETTER;
    } else if (mark) {
        letter->kind = CA_LETTER_SIGN;
    }
}

/* Reads a character beyond ASCII, or a byte that is not UTF-8. */
static void read_high(ca_letter *letter, ca_slice text, size_t at)
{
    char plain[CA_PERSON_LETTER_MOST];
    size_t count = ca_person_letter(text, at, plain, &letter->size);
    uint32_t code = code_of((const unsigned char *)text.at + at, letter->size);
    if (count == 0)
        letter->kind = code >= 0x0300 && code <= 0x036F ? CA_LETTER_MARK : CA_LETTER_HIDDEN;
    else
        spell(letter, plain, count);
    if (count > 1)
        read_other(letter, code, ca_mark_at(text, at) != 0);
    else if (count == 1 && plain[0] == ' ')
        letter->kind = CA_LETTER_SPACE;
    else if (count == 1 && plain[0] == '-')
        letter->kind = CA_LETTER_HYPHEN;
    else if (count == 1 && plain[0] == '\'')
        letter->kind = CA_LETTER_APOSTROPHE;
    if (letter->kind != CA_LETTER && letter->kind != CA_LETTER_DIGIT)
        letter->plain_size = 0;
}

ca_letter ca_letter_read(ca_slice text, size_t at)
{
    ca_letter letter = {.kind = CA_LETTER_SIGN, .size = 1};
    unsigned char byte = (unsigned char)text.at[at];
    switch (ca_class_of(byte)) {
    case CA_HIGH: read_high(&letter, text, at); return letter;
    case CA_LOWER:
    case CA_UPPER: spell(&letter, &(char){(char)(byte | 0x20)}, 1); return letter;
    case CA_DIGIT:
        spell(&letter, text.at + at, 1);
        letter.kind = CA_LETTER_DIGIT;
        return letter;
    case CA_APOSTROPHE: letter.kind = CA_LETTER_APOSTROPHE; return letter;
    default: break;
    }
    if (byte == '`')
        letter.kind = CA_LETTER_APOSTROPHE;
    else if (byte == '-')
        letter.kind = CA_LETTER_HYPHEN;
    else if (byte == ' ' || (byte >= '\t' && byte <= '\r'))
        letter.kind = CA_LETTER_SPACE;
    else if (byte < ' ' || byte == 0x7F)
        letter.kind = CA_LETTER_HIDDEN;
    return letter;
}

/* --- pieces ------------------------------------------------------------------------------------------------------- */

enum { SIGNS_MOST = 3 }; /* between two pieces: "77870 / 2" */

ca_spelling ca_spelling_begin(void)
{
    ca_word_hasher none = ca_word_hash_begin();
    return (ca_spelling){.hasher = none, .without_last = none, .without_two = none};
}

static void spelling_add(ca_spelling *spelling, char plain)
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

/* Returns whether a separate word begins with the capital at AT, within a run of letters: "JamesCarter",
 * "JAMESCarter". */
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

/* Returns the offset after the letter or digit of KIND at AT, or the mark on one, if it belongs to the piece from
 * START; AT if the piece has ended. */
static size_t skip_letter(ca_slice text, size_t start, size_t at, enum ca_letter_kind kind, ca_letter *letter)
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
        size_t end = is_small(text, at) && !piece.number ? at + 1 : skip_letter(text, piece.start, at, kind, &letter);
        if (end == at)
            break;
        for (size_t i = 0; i < letter.plain_size; i++)
            spelling_add(spelling, letter.plain[i]);
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
        end = is_small(text, at) && kind == CA_LETTER ? at + 1 : skip_letter(text, start, at, kind, &letter);
        if (end == at)
            break;
    }
    return at;
}

static size_t skip_hidden(ca_slice text, size_t at)
{
    while (at < text.size) {
        ca_letter letter = ca_letter_read(text, at);
        if (letter.kind != CA_LETTER_HIDDEN && letter.kind != CA_LETTER_MARK)
            break;
        at += letter.size;
    }
    return at;
}

/* Returns the offset after the signs at AT that are allowed within a name or a number, SIGNS_MOST at most. Sets *KIND
 * to the kind of the sign, or to CA_LETTER_SIGN if there are several. */
static size_t skip_signs(ca_slice text, size_t at, enum ca_letter_kind *kind)
{
    for (int signs = 0; signs < SIGNS_MOST && at < text.size; signs++) {
        ca_letter letter = ca_letter_read(text, at);
        bool sign = letter.kind == CA_LETTER_SIGN;
        if (letter.plain_size || (sign && (text.at[at] == '\0' || !strchr("/_.,:#\\|", text.at[at]))))
            break;
        bool same = !signs || (letter.kind == *kind && letter.kind == CA_LETTER_APOSTROPHE); /* O''Brien */
        *kind = same ? letter.kind : CA_LETTER_SIGN;
        at = skip_hidden(text, at + letter.size);
    }
    return at;
}

enum ca_joint ca_joint_after(ca_slice text, const ca_piece *piece, size_t *next)
{
    enum ca_letter_kind sign = CA_LETTER_SIGN;
    size_t at = skip_hidden(text, piece->end), seen;
    if (at >= text.size)
        return CA_JOINT_NONE;
    bool joined = ca_piece_begins(text, at);
    seen = joined ? at : skip_signs(text, at, &sign);
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
