/* SPDX-License-Identifier: MIT */
/* The forms of an id that are looked for. A short one, or one that could be a year, is one behind a word like "case" alone:
 * everywhere else it would be too like other words and numbers. */
#include "record/names_add.h"

#include <string.h>

enum {
    LONG_NUMBER = 4, /* digits */
    LONG_ID = 4,     /* letters and digits */
    LONG_WORD = 5    /* letters of an id without a digit */
};

static bool is_year(const ca_spelling *number)
{
    return number->size == 4 && (memcmp(number->first, "19", 2) == 0 || memcmp(number->first, "20", 2) == 0);
}

void ca_names_add_number(ca_names *names, unsigned whose, ca_slice text, size_t at)
{
    ca_spelling whole = ca_spelling_begin(), rest = ca_spelling_begin();
    size_t end = ca_piece_read(text, at, &whole).end;
    if (whole.size < LONG_NUMBER || is_year(&whole))
        return;
    ca_names_put(names, whose, &whole);
    while (at < end && text.at[at] == '0')
        at++;
    if (whole.first[0] == '0' && at < end)
        (void)ca_piece_read(text, at, &rest);
    if (rest.size >= LONG_NUMBER)
        ca_names_put(names, whose, &rest);
}

/* An id as it is read piece by piece. */
typedef struct {
    ca_spelling spelling;
    size_t pieces, numbers, last_number;
} reading;

/* The numbers in an id of several pieces: the long ones, and a short one that is the only one. */
static void add_numbers(ca_names *names, unsigned whose, ca_slice id, const reading *r)
{
    ca_spelling only = ca_spelling_begin();
    size_t pieces = 0;
    for (size_t at = ca_piece_next(id, 0); at < id.size && pieces < r->pieces; pieces++) {
        ca_spelling spelling = ca_spelling_begin();
        ca_piece piece = ca_piece_read(id, at, &spelling);
        if (piece.number)
            ca_names_add_number(names, whose, id, at);
        at = ca_piece_next(id, piece.end);
    }
    if (r->numbers == 1) {
        (void)ca_piece_read(id, r->last_number, &only);
        ca_names_put(names, whose * CA_NAMES_SHORT, &only);
    }
}

void ca_names_add_id(ca_names *names, unsigned whose, ca_slice id)
{
    reading r = {.spelling = ca_spelling_begin()};
    for (size_t at = ca_piece_next(id, 0); at < id.size && r.pieces < CA_NAMES_PIECES_MOST; r.pieces++) {
        ca_piece piece = ca_piece_read(id, at, &r.spelling);
        r.numbers += piece.number;
        r.last_number = piece.number ? at : r.last_number;
        at = ca_piece_next(id, piece.end);
        if (!r.pieces && at < id.size)
            ca_names_put(names, CA_NAMES_BEGIN, &r.spelling);
    }
    bool number = r.numbers == 1 && r.pieces == 1;
    bool any = r.spelling.size < (r.numbers ? LONG_ID : LONG_WORD) || (number && is_year(&r.spelling));
    if (!r.spelling.size)
        return;
    ca_names_put(names, any ? whose * CA_NAMES_SHORT : whose, &r.spelling);
    if (number && !any)
        ca_names_add_number(names, whose, id, ca_piece_next(id, 0));
    else if (!number)
        add_numbers(names, whose, id, &r);
}
