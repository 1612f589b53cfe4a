/* SPDX-License-Identifier: MIT */
/* A sample: how many cases of each stratum are drawn, and which. */
#ifndef CA_SAMPLE_H
#define CA_SAMPLE_H

#include "base/error.h"
#include "draw/rank.h"

/* A case that may be drawn. */
typedef struct {
    ca_slice id;
    size_t stratum;
    bool kept_out;                    /* counts as one of its stratum, but is not drawn */
    bool first;                       /* drawn before the others of its stratum */
    bool drawn;                       /* set by ca_sample_draw */
    size_t row;                       /* the caller's own */
    unsigned char rank[CA_RANK_SIZE]; /* set by ca_sample_rank */
} ca_sample_case;

typedef struct {
    size_t cases;    /* all of the stratum */
    size_t eligible; /* of which are not kept out */
    size_t first;    /* of which are drawn before the others */
    size_t share;    /* how many are drawn */
    size_t start;    /* where the eligible ones begin in the order of the draw */
} ca_stratum;

enum ca_sample_way {
    CA_SAMPLE_RATE,  /* a part of each stratum's cases, rounded up */
    CA_SAMPLE_COUNT, /* so many altogether */
    CA_SAMPLE_EACH   /* so many of each stratum */
};
enum { CA_RATE_WHOLE = 1000000 };
typedef struct {
    enum ca_sample_way way;
    uint64_t rate; /* of CA_RATE_WHOLE cases */
    uint64_t count;
    uint64_t least; /* of each stratum, whatever else; 0: none */
} ca_sample_size;

/* Gives each case its rank under SEED. */
void ca_sample_rank(ca_sample_case *cases, size_t count, ca_slice seed);

/* The order of the draw: <0 where ONE is drawn before OTHER of the same stratum. Ids decide between equal ranks. */
int ca_sample_order(const ca_sample_case *one, const ca_sample_case *other) CA_MUST_USE;

/* Draws, and fills STRATA (as many as the cases name) in. A stratum's share is what SIZE says, at least what is to be
 * drawn first and the least, and at most its eligible cases. A count is shared out by highest averages (Sainte-Laguë,
 * 1910): each stratum begins with what is drawn first and the least, and each further case goes to the stratum whose
 * cases divided by twice its share and one are most; where two have as many, to the one whose next case has the lower
 * rank. One case more in a stratum can so take a place from one other stratum, and no two others change places. Of each
 * stratum those to be drawn first, then the lowest ranks are drawn. -1 with an error when the count is less than what
 * the strata begin with. */
int ca_sample_draw(ca_sample_case *cases, size_t count, ca_stratum *strata, size_t stratum_count,
                   const ca_sample_size *size, ca_error *error) CA_MUST_USE;

#endif
