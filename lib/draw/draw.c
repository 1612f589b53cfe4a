/* SPDX-License-Identifier: MIT */
/* Drawing at random so that anybody can draw the same again. */
#include "draw/draw.h"

#include "record/pseudonym.h"

void ca_draw_rank(ca_slice seed, ca_slice id, unsigned char rank[CA_RANK_SIZE])
{
    ca_hmac_sha256((const unsigned char *)seed.at, seed.size, id, rank);
}
