/* SPDX-License-Identifier: MIT */
/* Between names.c, names_add.c and names_id.c. */
#ifndef CA_NAMES_ADD_H
#define CA_NAMES_ADD_H

#include "record/names.h"
#include "record/pieces.h"

enum {
    CA_NAMES_PIECES_MOST = 48, /* of a name or number, to be found: no uuid has more */
    CA_NAMES_JOINED_LEAST = 5  /* letters of words that are joined by more than nothing: "is a" is not Isa */
};

/* Adds a word of a name, or a number. */
void ca_names_put(ca_names *names, unsigned whose, const ca_spelling *spelling);
/* Adds the number that begins at AT, if it is long enough to be told apart: as it is, and without zeros in front. */
void ca_names_add_number(ca_names *names, unsigned whose, ca_slice text, size_t at);

#endif
