/* SPDX-License-Identifier: MIT */
/* Words in a name that are nobody's: "Child 2", "Unborn Baby Young", "Mrs Sample (agency)". */
#ifndef CA_STAND_INS_H
#define CA_STAND_INS_H

#include "record/pieces.h"

enum ca_stand_in {
    CA_NO_STAND_IN,
    CA_ALWAYS_STAND_IN, /* titles, roles and small words, wherever they stand in a name */
    CA_FIRST_STAND_IN,  /* "baby": what stands before a name, or in its place */
    CA_YOUNG,           /* stands for somebody before "person" alone: elsewhere it is a name */
    CA_ORDINAL          /* "one", "ii": behind the others */
};

/* What WORD, in plain letters, is. */
enum ca_stand_in ca_stand_in_of(const ca_spelling *word);
/* Whether WORD makes a stand-in of "young" before it. */
bool ca_stands_behind_young(const ca_spelling *word);

#endif
