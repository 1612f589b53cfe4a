/* SPDX-License-Identifier: MIT */
/* Reproducible random ranks. */
#include "draw/rank.h"

#include "record/pseudonym.h"

void ca_rank(ca_slice seed, ca_slice id, unsigned char rank[CA_RANK_SIZE])
{
    ca_hmac_sha256((const unsigned char *)seed.at, seed.size, id, rank);
}
