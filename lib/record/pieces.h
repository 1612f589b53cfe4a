/* SPDX-License-Identifier: MIT */
/* The pieces that names and numbers are made of, wherever a text has them, and what joins two of them: "O’Brien" is two,
 * "JamesCarter2" three. */
#ifndef CA_PIECES_H
#define CA_PIECES_H

#include "base/text.h"
#include "base/tokenize.h"

/* The characters of a text as names are looked for in it: a letter is what ca_person_plain makes of it, and more that is
 * typed or pasted instead of it; the others differ in what they do between letters. */
enum ca_letter_kind {
    CA_LETTER_SIGN, /* none of the others */
    CA_LETTER,
    CA_LETTER_DIGIT,
    CA_LETTER_SPACE,
    CA_LETTER_HYPHEN,
    CA_LETTER_APOSTROPHE, /* or what is typed instead of it: ’ ` ´ */
    CA_LETTER_HIDDEN,     /* not to be seen: a soft hyphen, a space without width */
    CA_LETTER_MARK        /* on the letter before it: an accent of its own */
};

enum { CA_LETTER_PLAIN_MOST = 4 };

typedef struct {
    enum ca_letter_kind kind;
    size_t size;       /* bytes in the text */
    size_t plain_size; /* of a letter or digit: one or more; else 0 */
    char plain[CA_LETTER_PLAIN_MOST];
} ca_letter;

/* The character at AT, which is before the end. */
ca_letter ca_letter_read(ca_slice text, size_t at);

/* What is between two pieces. */
enum ca_joint {
    CA_JOINT_NONE,    /* the end of the text, or what joins nothing */
    CA_JOINT_CAPITAL, /* nothing: a capital with which a word begins */
    CA_JOINT_HIDDEN,  /* what cannot be seen */
    CA_JOINT_APOSTROPHE,
    CA_JOINT_TIGHT = CA_JOINT_APOSTROPHE, /* this one and those before it are within a word */
    CA_JOINT_HYPHEN,
    CA_JOINT_SPACE,                    /* between two words that begin with capitals */
    CA_JOINT_OF_NAME = CA_JOINT_SPACE, /* this one and those before it may be within a name */
    CA_JOINT_NUMBER,                   /* nothing: a digit next to a letter */
    CA_JOINT_SIGN                      /* one sign or space, as within a number of a case */
};

enum { CA_SPELLING_FIRST = 16 };

/* The plain letters and digits of pieces, one after the other. Zeroed but for the hasher is empty: ca_spelling_begin. */
typedef struct {
    ca_word_hasher hasher, without_last, without_two; /* of all, and of all but the last one or two */
    size_t size;
    char first[CA_SPELLING_FIRST]; /* as many as there are */
    char last, last_but_one;
} ca_spelling;

ca_spelling ca_spelling_begin(void);
uint64_t ca_spelling_hash(const ca_spelling *spelling);
/* Whether it spells WORD, which is shorter than CA_SPELLING_FIRST. */
bool ca_spelling_is(const ca_spelling *spelling, const char *word);

typedef struct {
    size_t start, end; /* bytes in the text; a mark on the last letter is within */
    bool number;       /* digits; else letters */
    bool capital;      /* begins with one of the letters A to Z */
} ca_piece;

/* Whether a piece begins at AT where none is being read. */
bool ca_piece_begins(ca_slice text, size_t at);
/* Returns the offset of the first piece at or after AT; the end of the text if there is none. */
size_t ca_piece_next(ca_slice text, size_t at);
/* Reads the piece that begins at AT, and adds its letters or digits to SPELLING. */
ca_piece ca_piece_read(ca_slice text, size_t at, ca_spelling *spelling);
/* Returns the end of the piece that begins at AT. */
size_t ca_piece_end(ca_slice text, size_t at);
/* Returns what is after PIECE; reads the offset of the next one into *NEXT, unless it is CA_JOINT_NONE. */
enum ca_joint ca_joint_after(ca_slice text, const ca_piece *piece, size_t *next);

#endif
