/* SPDX-License-Identifier: MIT */
/* Draws a stratified sample: quotas of the strata, and the lowest ranks of each. */
#include "draw/sample.h"

#include <stdlib.h>
#include <string.h>

bool ca_rate_read(const char *words, uint64_t *rate)
{
    enum { RATE_PLACES = 4 };
    size_t whole = strspn(words, "0123456789"), places = 0;
    uint64_t number = 0;
    for (size_t i = 0; i < whole && number <= 100; i++)
        number = number * 10 + (uint64_t)(words[i] - '0');
    const char *at = words + whole;
    bool fraction = *at == '.';
    if (fraction)
        at++;
    for (; places < RATE_PLACES && *at >= '0' && *at <= '9'; places++)
        number = number * 10 + (uint64_t)(*at++ - '0');
    if (!whole || (fraction && !places) || strcmp(at, "%") != 0)
        return false;
    for (; places < RATE_PLACES; places++)
        number *= 10;
    *rate = number;
    return number > 0 && number <= CA_RATE_WHOLE;
}

/* The state of the apportionment. */
typedef struct {
    ca_sample_case **order; /* the eligible cases, by stratum and then in the order of the draw */
    ca_stratum *strata;
    size_t *heap; /* strata with eligible cases left; the next stratum is on top */
    size_t heap_count;
} sharing;

void ca_sample_rank(ca_sample_case *cases, size_t count, ca_slice seed)
{
    for (size_t i = 0; i < count; i++)
        ca_rank(seed, cases[i].id, cases[i].rank);
}

int ca_sample_order(const ca_sample_case *one, const ca_sample_case *other)
{
    int order = memcmp(one->rank, other->rank, CA_RANK_SIZE);
    return order ? order : ca_slice_compare(one->id, other->id);
}

static int by_draw(const void *a, const void *b)
{
    const ca_sample_case *one = *(ca_sample_case *const *)a, *other = *(ca_sample_case *const *)b;
    if (one->stratum != other->stratum)
        return one->stratum < other->stratum ? -1 : 1;
    if (one->first != other->first)
        return one->first ? -1 : 1;
    return ca_sample_order(one, other);
}

static void count_strata(ca_sample_case *cases, size_t count, sharing *s, size_t stratum_count)
{
    size_t eligible = 0;
    for (size_t i = 0; i < stratum_count; i++)
        s->strata[i] = (ca_stratum){.cases = 0};
    for (size_t i = 0; i < count; i++) {
        ca_stratum *stratum = &s->strata[cases[i].stratum];
        stratum->cases++;
        cases[i].drawn = false;
        if (cases[i].kept_out)
            continue;
        stratum->eligible++;
        stratum->first += cases[i].first;
        s->order[eligible++] = &cases[i];
    }
    qsort(s->order, eligible, sizeof *s->order, by_draw);
    for (size_t i = 1; i < stratum_count; i++)
        s->strata[i].start = s->strata[i - 1].start + s->strata[i - 1].eligible;
}

/* Returns whether the next case goes to stratum ONE before OTHER; both have eligible cases left. */
static bool before(const sharing *s, size_t one, size_t other)
{
    const ca_stratum *a = &s->strata[one], *b = &s->strata[other];
    uint64_t left = (uint64_t)a->cases * (2 * (uint64_t)b->share + 1);
    uint64_t right = (uint64_t)b->cases * (2 * (uint64_t)a->share + 1);
    if (left != right)
        return left > right;
    return ca_sample_order(s->order[a->start + a->share], s->order[b->start + b->share]) < 0;
}

static void sink(sharing *s, size_t at)
{
    for (;;) {
        size_t top = at, left = 2 * at + 1, right = left + 1;
        if (left < s->heap_count && before(s, s->heap[left], s->heap[top]))
            top = left;
        if (right < s->heap_count && before(s, s->heap[right], s->heap[top]))
            top = right;
        if (top == at)
            return;
        size_t stratum = s->heap[at];
        s->heap[at] = s->heap[top];
        s->heap[top] = stratum;
        at = top;
    }
}

/* Apportions CASES more cases to the strata, or as many as they have. */
static void share_out(sharing *s, size_t stratum_count, uint64_t cases)
{
    s->heap = ca_allocate(stratum_count, sizeof *s->heap);
    for (size_t i = 0; i < stratum_count; i++)
        if (s->strata[i].share < s->strata[i].eligible)
            s->heap[s->heap_count++] = i;
    for (size_t i = s->heap_count; i > 0; i--)
        sink(s, i - 1);
    for (; cases && s->heap_count; cases--) {
        ca_stratum *stratum = &s->strata[s->heap[0]];
        if (++stratum->share == stratum->eligible)
            s->heap[0] = s->heap[--s->heap_count];
        sink(s, 0);
    }
    free(s->heap);
}

static uint64_t at_least(uint64_t one, uint64_t other)
{
    return one > other ? one : other;
}

/* Returns the starting quota of a stratum. */
static size_t first_share(const ca_stratum *stratum, const ca_sample_size *size)
{
    uint64_t wanted = at_least(size->least, stratum->first);
    if (size->way == CA_SAMPLE_RATE)
        wanted = at_least(wanted, ((uint64_t)stratum->cases * size->rate + CA_RATE_WHOLE - 1) / CA_RATE_WHOLE);
    if (size->way == CA_SAMPLE_EACH)
        wanted = at_least(wanted, size->count);
    return wanted < stratum->eligible ? (size_t)wanted : stratum->eligible;
}

int ca_sample_draw(ca_sample_case *cases, size_t count, ca_stratum *strata, size_t stratum_count,
                   const ca_sample_size *size, ca_error *error)
{
    sharing s = {.order = ca_allocate(count, sizeof *s.order), .strata = strata};
    uint64_t begun = 0;
    int status = 0;
    count_strata(cases, count, &s, stratum_count);
    for (size_t i = 0; i < stratum_count; i++)
        begun += strata[i].share = first_share(&strata[i], size);
    if (size->way == CA_SAMPLE_COUNT && begun > size->count)
        status = ca_error_set(error,
                              "%llu cases are too few: what is to be covered and the least of each stratum "
                              "come to %llu",
                              (unsigned long long)size->count, (unsigned long long)begun);
    else if (size->way == CA_SAMPLE_COUNT)
        share_out(&s, stratum_count, size->count - begun);
    for (size_t i = 0; status == 0 && i < stratum_count; i++)
        for (size_t index = 0; index < strata[i].share; index++)
            s.order[strata[i].start + index]->drawn = true;
    free(s.order);
    return status;
}
