/* SPDX-License-Identifier: MIT */
/* Drawing at random so that anybody can draw the same again. */
#ifndef CA_RANK_H
#define CA_RANK_H

#include "base/text.h"

enum { CA_RANK_SIZE = 32 };

/* The rank of ID among those drawn from: HMAC-SHA-256 (RFC 2104) of the id, keyed with SEED (any text that is not
 * empty). The lowest ranks, compared bytewise, are drawn. A rank depends on nothing but the two, so that the order of a
 * list changes nothing, and one id more does not draw the others anew. */
void ca_rank(ca_slice seed, ca_slice id, unsigned char rank[CA_RANK_SIZE]);

#endif
