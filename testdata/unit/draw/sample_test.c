/* SPDX-License-Identifier: MIT */
/* The draw: its ranks, its shares, the effect of one more case, and that every case is drawn as often as any other. */
#include "../check.h"
#include "draw/sample.h"

#include <stdlib.h>
#include <string.h>

enum { CASES_MOST = 400 };

/* A case list with ids. */
typedef struct {
    ca_sample_case cases[CASES_MOST];
    char ids[CASES_MOST][16];
    size_t count;
    ca_stratum strata[CASES_MOST];
    size_t strata_count;
} list;

static void add(list *l, size_t stratum)
{
    ca_sample_case *one = &l->cases[l->count];
    (void)snprintf(l->ids[l->count], sizeof l->ids[0], "%d", 77870 + 3 * (int)l->count);
    *one = (ca_sample_case){.id = ca_slice_of(l->ids[l->count]), .stratum = stratum, .row = l->count};
    l->count++;
    if (stratum >= l->strata_count)
        l->strata_count = stratum + 1;
}

static list *make_list(const size_t *sizes, size_t strata)
{
    list *l = ca_allocate(1, sizeof *l);
    for (size_t i = 0; i < strata; i++)
        for (size_t j = 0; j < sizes[i]; j++)
            add(l, i);
    return l;
}

static int draw(list *l, const char *seed, ca_sample_size size)
{
    ca_error error = {0};
    ca_sample_rank(l->cases, l->count, ca_slice_of(seed));
    int status = ca_sample_draw(l->cases, l->count, l->strata, l->strata_count, &size, &error);
    ca_error_free(&error);
    return status;
}

static size_t drawn(const list *l)
{
    size_t count = 0;
    for (size_t i = 0; i < l->count; i++)
        count += l->cases[i].drawn;
    return count;
}

/* printf %s 77870 | openssl dgst -sha256 -hmac 'Q2, 6 July 2017' */
static void check_rank(check_tally *t)
{
    static const unsigned char begins[] = {0x9b, 0x87, 0x49, 0x6f, 0x78, 0x67, 0x14, 0x33};
    unsigned char rank[CA_RANK_SIZE];
    ca_rank(ca_slice_of("Q2, 6 July 2017"), ca_slice_of("77870"), rank);
    CHECK(t, memcmp(rank, begins, sizeof begins) == 0, "the rank of a case is what openssl makes of seed and id");
}

static void check_shares(check_tally *t)
{
    list *l = make_list((const size_t[]){61, 1, 20, 100}, 4);
    CHECK(t,
          draw(l, "a", (ca_sample_size){.way = CA_SAMPLE_RATE, .rate = 50000}) == 0 && l->strata[0].share == 4 &&
              l->strata[1].share == 1 && l->strata[2].share == 1 && l->strata[3].share == 5,
          "5%% of 61, 1, 20 and 100 are 4, 1, 1 and 5: rounded up in each stratum, and not where it comes out even");
    CHECK(t,
          draw(l, "a", (ca_sample_size){.way = CA_SAMPLE_RATE, .rate = 50000, .least = 3}) == 0 &&
              l->strata[0].share == 4 && l->strata[1].share == 1 && l->strata[2].share == 3,
          "the least is drawn of each stratum, or all that there are");
    CHECK(t, draw(l, "a", (ca_sample_size){.way = CA_SAMPLE_EACH, .count = 2}) == 0 && drawn(l) == 7,
          "two of each are seven where one stratum has one");
    free(l);
    /* Quotients for 53: 53, 17.7, 10.6, 7.6; for 24: 24, 8, 4.8; for 23: 23, 7.67, 4.6. The seventh is 7.67. */
    l = make_list((const size_t[]){53, 24, 23}, 3);
    CHECK(t,
          draw(l, "a", (ca_sample_size){.way = CA_SAMPLE_COUNT, .count = 7}) == 0 && l->strata[0].share == 3 &&
              l->strata[1].share == 2 && l->strata[2].share == 2,
          "seven among 53, 24 and 23 are 3, 2 and 2 by Sainte-Lague");
    CHECK(t,
          draw(l, "a", (ca_sample_size){.way = CA_SAMPLE_COUNT, .count = 100}) == 0 && drawn(l) == 100 &&
              draw(l, "a", (ca_sample_size){.way = CA_SAMPLE_COUNT, .count = 300}) == 0 && drawn(l) == 100,
          "a count of all, or of more than there are, draws all");
    CHECK(t, draw(l, "a", (ca_sample_size){.way = CA_SAMPLE_COUNT, .count = 5, .least = 2}) < 0 && drawn(l) == 0,
          "a count below what the strata have at least cannot be drawn");
    free(l);
}

/* Shares are right if no stratum has a higher quotient for its next case than another had for its last. */
static void check_highest_averages(check_tally *t)
{
    int wrong = 0;
    for (size_t round = 0; round < 60; round++) {
        size_t sizes[] = {1 + round * 7 % 50, 3 + round * 13 % 70, 2 + round * 29 % 40, 5 + round * 3 % 11};
        list *l = make_list(sizes, 4);
        wrong += draw(l, "a", (ca_sample_size){.way = CA_SAMPLE_COUNT, .count = round % 9}) < 0;
        wrong += drawn(l) != round % 9;
        for (size_t i = 0; i < 4; i++)
            for (size_t j = 0; j < 4; j++) {
                const ca_stratum *next = &l->strata[i], *last = &l->strata[j];
                wrong += next->share < next->cases && last->share &&
                         next->cases * (2 * last->share - 1) > last->cases * (2 * next->share + 1);
            }
        free(l);
    }
    CHECK(t, wrong == 0, "shares are those of the highest averages (%d are not)", wrong);
}

/* Returns the number of cases of a draw that are not in another. */
static size_t lost(const list *of, const list *in)
{
    size_t count = 0;
    for (size_t i = 0; i < of->count; i++)
        if (of->cases[i].drawn) {
            bool there = false;
            for (size_t j = 0; j < in->count; j++)
                there |= in->cases[j].drawn && ca_slice_equal(of->cases[i].id, in->cases[j].id);
            count += !there;
        }
    return count;
}

static void check_one_more(check_tally *t)
{
    const ca_sample_size ways[] = {{.way = CA_SAMPLE_RATE, .rate = 100000},
                                   {.way = CA_SAMPLE_COUNT, .count = 20, .least = 1}};
    size_t most = 0, changed = 0;
    for (size_t way = 0; way < 2; way++)
        for (int i = 0; i < 200; i++) {
            char seed[16];
            list *before = make_list((const size_t[]){40, 90, 7}, 3),
                 *after = make_list((const size_t[]){40, 90, 7}, 3);
            add(after, (size_t)i % 3);
            (void)snprintf(seed, sizeof seed, "seed %d", i);
            if (draw(before, seed, ways[way]) < 0 || draw(after, seed, ways[way]) < 0)
                most = SIZE_MAX;
            size_t gone = lost(before, after);
            most = gone > most ? gone : most;
            changed += lost(after, before) > 0;
            free(before);
            free(after);
        }
    CHECK(t, most == 1 && changed > 0 && changed < 200, "one case more displaces one at most (%zu), and mostly none",
          most);
}

static void check_first(check_tally *t)
{
    list *l = make_list((const size_t[]){30, 30}, 2);
    l->cases[3].first = l->cases[4].first = l->cases[5].first = l->cases[40].first = true;
    l->cases[7].kept_out = true;
    CHECK(t,
          draw(l, "a", (ca_sample_size){.way = CA_SAMPLE_COUNT, .count = 4}) == 0 && l->cases[3].drawn &&
              l->cases[4].drawn && l->cases[5].drawn && l->cases[40].drawn,
          "those that cover are drawn before the others");
    CHECK(t,
          draw(l, "a", (ca_sample_size){.way = CA_SAMPLE_COUNT, .count = 59}) == 0 && drawn(l) == 59 &&
              !l->cases[7].drawn,
          "what is kept out is not drawn, whatever the count");
    CHECK(t, l->strata[0].cases == 30 && l->strata[0].eligible == 29, "and counts as one of its stratum");
    free(l);
}

/* Shuffles with its own plain generator, which is not part of the draw. */
static void shuffle(list *l)
{
    uint32_t state = 1;
    for (size_t i = l->count - 1; i > 0; i--) {
        state = state * 1664525U + 1013904223U;
        size_t j = (state >> 8) % (i + 1);
        ca_sample_case kept = l->cases[i];
        l->cases[i] = l->cases[j];
        l->cases[j] = kept;
    }
}

static void check_order_free(check_tally *t)
{
    list *one = make_list((const size_t[]){40, 90, 7}, 3), *other = make_list((const size_t[]){40, 90, 7}, 3);
    shuffle(other);
    ca_sample_size size = {.way = CA_SAMPLE_COUNT, .count = 31, .least = 2};
    CHECK(t, draw(one, "a", size) == 0 && draw(other, "a", size) == 0 && lost(one, other) == 0 && lost(other, one) == 0,
          "a shuffled list gives the same cases");
    CHECK(t, draw(other, "b", size) == 0 && lost(one, other) > 10, "another seed gives others");
    free(one);
    free(other);
}

/* The sum of squared differences from what is expected. With SHARE drawn of each of COUNT cases in each of SEEDS draws
 * without replacement, (COUNT - 1) / COUNT times it over SEEDS p (1 - p) has the chi-square distribution with COUNT - 1
 * degrees of freedom, since the counts' covariance is SEEDS p (1 - p) COUNT / (COUNT - 1) (I - J / COUNT). */
static double chi_square(const unsigned *counts, size_t count, double seeds, double p)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += (counts[i] - seeds * p) * (counts[i] - seeds * p);
    return sum / (seeds * p * (1 - p)) * (double)(count - 1) / (double)count;
}

/* The critical values of the chi-square distribution with 50 degrees of freedom at 0.001 and 0.999 (NIST/SEMATECH
 * e-Handbook, 1.3.6.7.4): above the one, cases are not drawn alike; below the other, more alike than by chance. */
static const double too_even = 24.674, too_uneven = 86.661;
enum { ALIKE = 51, SEEDS = 5000 };

static void check_uniform(check_tally *t)
{
    unsigned counts[ALIKE] = {0}, best[ALIKE] = {0}, second[ALIKE] = {0};
    list *l = make_list((const size_t[]){ALIKE, 100}, 2); /* the second stratum is drawn together with it */
    for (int i = 0; i < SEEDS; i++) {
        char seed[16];
        size_t first = 0;
        (void)snprintf(seed, sizeof seed, "%d", i);
        if (draw(l, seed, (ca_sample_size){.way = CA_SAMPLE_RATE, .rate = 200000}) < 0)
            break;
        for (size_t j = 1; j < ALIKE; j++)
            if (ca_sample_order(&l->cases[j], &l->cases[first]) < 0)
                first = j;
        best[first]++;
        second[(first + 1) % ALIKE] += l->cases[(first + 1) % ALIKE].drawn;
        for (size_t j = 0; j < ALIKE; j++)
            counts[j] += l->cases[j].drawn;
    }
    double drawn_alike = chi_square(counts, ALIKE, SEEDS, 11.0 / (double)ALIKE);
    double first_alike = chi_square(best, ALIKE, SEEDS, 1.0 / (double)ALIKE);
    unsigned beside = 0;
    for (size_t j = 0; j < ALIKE; j++)
        beside += second[j];
    CHECK(t, drawn_alike > too_even && drawn_alike < too_uneven,
          "over %d seeds each of %d cases is drawn as often as any other: chi-square %.1f, 24.7 to 86.7", SEEDS, ALIKE,
          drawn_alike);
    CHECK(t, first_alike > too_even && first_alike < too_uneven, "each is drawn first as often: chi-square %.1f",
          first_alike);
    /* Ten of the other fifty are drawn together with the first: 1000 of 5000, with a standard deviation of 28.3. */
    CHECK(t, beside > 1000 - 93 && beside < 1000 + 93, "the next in the list is drawn no more or less for it: %u of %d",
          beside, SEEDS);
    free(l);
}

int main(void)
{
    check_tally t = {0, 0};
    check_rank(&t);
    check_shares(&t);
    check_highest_averages(&t);
    check_first(&t);
    check_order_free(&t);
    check_one_more(&t);
    check_uniform(&t);
    return CHECK_END(&t);
}
