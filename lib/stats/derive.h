/* SPDX-License-Identifier: MIT */
/* Figures that are derived from counts: here and nowhere else, so that every form of a report says the
 * same. Integers throughout: the same result on every machine. */
#ifndef CA_DERIVE_H
#define CA_DERIVE_H

#include "base/text.h"

/* N of OF as tenths of a per cent, halves away from zero: (2000 n + of) div (2 of). OF is above 0, and
 * both are at most 2^52. */
int64_t ca_percent_tenths(uint64_t n, uint64_t of) CA_MUST_USE;

/* How far N of OF lies above BEFORE of BEFORE_OF, in tenths of a percentage point, from the exact
 * fractions, halves away from zero. Each is at most 2^26; beyond that the difference of the rounded
 * percentages. */
int64_t ca_change_tenths(uint64_t n, uint64_t of, uint64_t before, uint64_t before_of) CA_MUST_USE;

/* Where N of OF, which is above 0, lies against LEAST and MOST per cent, from the counts and not the rounded percentage:
 * below 0 under LEAST, above 0 over MOST, else 0. Both counts are at most 2^52. */
int ca_percent_against(uint64_t n, uint64_t of, int least, int most) CA_MUST_USE;

/* Appends NUMBER, counted in the last of PLACES decimals: with 1, 581 is 58.1 and -5 is -0.5. */
void ca_decimal_write(ca_text *to, int64_t number, int places);

#endif
