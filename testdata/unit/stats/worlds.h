/* SPDX-License-Identifier: MIT */
/* The reader of a public report who knows everything except the audits: tries all possible data, makes the report of
 * each, and reports a withheld number that has only one value in all data with the same report. */
#ifndef WORLDS_H
#define WORLDS_H

#include "stats/suppression.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_NUMBERS = 64 }; /* of a report; each is below 64 */

/* A report, identified by its published numbers: the values of each withheld number so far, one bit each. */
typedef struct {
    uint64_t said, withheld, values[MOST_NUMBERS];
    unsigned long worlds;
} report;

typedef struct {
    report *reports;
    size_t count, capacity;
    unsigned long worlds;
    /* The report that is being made. */
    uint64_t said, withheld, values[MOST_NUMBERS];
    int numbers;
} reader;

/* The result: withheld numbers, and how many of them can be derived. */
typedef struct {
    unsigned long withheld, known;
} finding;

static inline uint64_t reader_mixed(uint64_t said, uint64_t word)
{
    said = (said ^ (word + UINT64_C(0x9e3779b97f4a7c15))) * UINT64_C(0xd6e8feb86659fd93);
    return said ^ (said >> 32);
}

static inline void reader_begin(reader *r)
{
    r->said = 1;
    r->withheld = 0;
    r->numbers = 0;
}

/* Adds a published fact that is not a number to withhold. */
static inline void reader_hears(reader *r, uint64_t word)
{
    r->said = reader_mixed(r->said, word);
}

static inline void reader_reads(reader *r, uint64_t value, bool withheld)
{
    r->values[r->numbers] = UINT64_C(1) << value;
    r->withheld |= (uint64_t)withheld << r->numbers++;
    reader_hears(r, withheld ? 64 : value);
}

static inline report *reader_slot(const reader *r, uint64_t said)
{
    size_t slot = (size_t)(said % r->capacity);
    while (r->reports[slot].worlds && r->reports[slot].said != said)
        slot = slot + 1 < r->capacity ? slot + 1 : 0;
    return &r->reports[slot];
}

static inline void reader_grow(reader *r)
{
    report *before = r->reports;
    size_t count = r->capacity;
    r->capacity = count ? 2 * count + 1 : 1021;
    r->reports = ca_allocate(r->capacity, sizeof *r->reports);
    for (size_t i = 0; i < count; i++)
        if (before[i].worlds)
            *reader_slot(r, before[i].said) = before[i];
    free(before);
}

static inline void reader_ends(reader *r)
{
    if (2 * r->count >= r->capacity)
        reader_grow(r);
    report *same = reader_slot(r, r->said);
    r->count += same->worlds == 0;
    same->said = r->said;
    same->withheld = r->withheld;
    same->worlds++;
    r->worlds++;
    for (int i = 0; i < r->numbers; i++)
        same->values[i] |= r->values[i];
}

static inline finding reader_finds(reader *r)
{
    finding found = {0, 0};
    for (size_t i = 0; i < r->capacity; i++)
        for (int n = 0; r->reports[i].worlds && n < MOST_NUMBERS; n++)
            if (r->reports[i].withheld >> n & 1) {
                uint64_t values = r->reports[i].values[n];
                found.withheld++;
                found.known += (values & (values - 1)) == 0;
            }
    return found;
}

static inline void reader_free(reader *r)
{
    free(r->reports);
    *r = (reader){0};
}

#endif
