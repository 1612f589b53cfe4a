/* SPDX-License-Identifier: MIT */
/* People's names as they are compared: two records may spell one person with other capitals or spaces. */
#ifndef CA_PERSON_H
#define CA_PERSON_H

#include "text.h"

/* NAME in lower case, without accents, with one space between words and none around, plain apostrophes and hyphens, in ARENA.
 * Two names are one person's if these are equal: somebody is rather kept from a case that is not theirs than given their
 * own because a system spells them with another accent, or a spreadsheet with another space. Letters of the Latin alphabet
 * (U+00C0 to U+017F) lose their marks, Greek and Cyrillic ones their capitals; others are compared as they are. */
ca_slice ca_person_plain(ca_arena *arena, ca_slice name) CA_MUST_USE;

/* Whether both names are filled in, and one person's. */
bool ca_person_same(ca_arena *arena, ca_slice one, ca_slice other) CA_MUST_USE;

#endif
