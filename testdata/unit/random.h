/* SPDX-License-Identifier: MIT */
/* Numbers that look random and are the same in every run (splitmix64). */
#ifndef CA_TEST_RANDOM_H
#define CA_TEST_RANDOM_H

#include <stdint.h>

static inline uint64_t next_random(uint64_t *state)
{
    uint64_t x = *state += 0x9E3779B97F4A7C15U;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9U;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBU;
    return x ^ (x >> 31);
}

#endif
