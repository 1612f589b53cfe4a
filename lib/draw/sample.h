/* SPDX-License-Identifier: MIT */
/* Draws a stratified sample: the quota of each stratum, and its cases. */
#ifndef CA_SAMPLE_H
#define CA_SAMPLE_H

#include "base/error.h"
#include "draw/rank.h"

/* A case of the population. */
typedef struct {
    ca_slice id;
    size_t stratum;
    bool kept_out;                    /* counts for its stratum, but is not eligible */
    bool first;                       /* drawn before the other cases of its stratum */
    bool drawn;                       /* set by ca_sample_draw */
    size_t row;                       /* for the caller */
    unsigned char rank[CA_RANK_SIZE]; /* set by ca_sample_rank */
} ca_sample_case;

typedef struct {
    size_t cases;    /* all cases of the stratum */
    size_t eligible; /* of these, cases that may be drawn */
    size_t first;    /* of these, cases to draw before the others */
    size_t share;    /* the quota: cases to draw */
    size_t start;    /* index of its first eligible case in the order of the draw */
} ca_stratum;

enum ca_sample_way {
    CA_SAMPLE_RATE,  /* a fraction of each stratum's cases, rounded up */
    CA_SAMPLE_COUNT, /* a number of cases in total */
    CA_SAMPLE_EACH   /* a number of cases from each stratum */
};
enum { CA_RATE_WHOLE = 1000000 };
typedef struct {
    enum ca_sample_way way;
    uint64_t rate; /* cases to draw out of CA_RATE_WHOLE */
    uint64_t count;
    uint64_t least; /* minimum for each stratum; 0: none */
} ca_sample_size;

/* Reads "5%" or "2.5%": above 0, at most 100, at most four decimal places. Returns false for other text. */
bool ca_rate_read(const char *words, uint64_t *rate) CA_MUST_USE;

/* Sets the rank of each case under SEED. */
void ca_sample_rank(ca_sample_case *cases, size_t count, ca_slice seed);

/* Compares two cases of a stratum in the order of the draw: <0 if ONE is drawn before OTHER. Ties of rank are broken
 * by id. */
int ca_sample_order(const ca_sample_case *one, const ca_sample_case *other) CA_MUST_USE;

/* Draws the sample: sets `drawn` of the cases, and fills STRATA, one for each stratum of the cases. The quota of a
 * stratum is given by SIZE; it is at least the number of first cases and the minimum, and at most the number of
 * eligible cases. A total count is apportioned by highest averages (Sainte-Laguë, 1910): each stratum starts with
 * its first cases and the minimum, and each further case goes to the stratum with the largest quotient of its cases
 * and (2 x quota + 1); ties go to the stratum whose next case has the lower rank. An additional case in one stratum
 * can therefore move one case of the sample from one other stratum, but no others. In each stratum the first cases are drawn,
 * then the lowest ranks. Returns 0, or -1 with an error if the count is smaller than the sum of the starting quotas. */
int ca_sample_draw(ca_sample_case *cases, size_t count, ca_stratum *strata, size_t stratum_count,
                   const ca_sample_size *size, ca_error *error) CA_MUST_USE;

#endif
