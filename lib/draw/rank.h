/* SPDX-License-Identifier: MIT */
/* Reproducible random ranks. */
#ifndef CA_RANK_H
#define CA_RANK_H

#include "base/text.h"

enum { CA_RANK_SIZE = 32 };

/* Sets RANK to the rank of ID: HMAC-SHA-256 (RFC 2104) of the id, keyed with SEED (any text that is not empty). The
 * lowest ranks, compared bytewise, are drawn. A rank depends only on seed and id, so the order of a list has no
 * influence, and an additional id does not change the ranks of the others. */
void ca_rank(ca_slice seed, ca_slice id, unsigned char rank[CA_RANK_SIZE]);

#endif
