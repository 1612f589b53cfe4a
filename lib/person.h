/* SPDX-License-Identifier: MIT */
/* People's names as they are compared: two records may spell one person with other capitals or spaces. */
#ifndef CA_PERSON_H
#define CA_PERSON_H

#include "text.h"

/* NAME in ASCII lower case, one space between words and none around, in ARENA. Two names are one person's if these
 * are equal. */
ca_slice ca_person_plain(ca_arena *arena, ca_slice name) CA_MUST_USE;

/* Whether both names are filled in, and one person's. */
bool ca_person_same(ca_arena *arena, ca_slice one, ca_slice other) CA_MUST_USE;

#endif
