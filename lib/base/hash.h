/* SPDX-License-Identifier: MIT */
/* Hashes for tables that are not kept. They are keyed: each run has a key of its own, so that nobody can make names that
 * all fall to one place of a table. So no output may depend on them, nor on the order of a table. */
#ifndef CA_HASH_H
#define CA_HASH_H

#include "base/text.h"

/* A hash of 128 bits: two texts of which both halves agree are taken for the same. */
struct ca_wide_hash {
    uint64_t one, other;
};

/* SipHash-1-3 of BYTES under the key of the run, which is made on the first call, on whatever thread. */
uint64_t ca_table_hash(ca_slice bytes) CA_MUST_USE;
/* The same with 128 bits. */
struct ca_wide_hash ca_table_hash_wide(ca_slice bytes) CA_MUST_USE;
/* A number that is drawn anew for each run, and is odd: where a table of numbers has its places from. */
uint64_t ca_table_multiplier(void) CA_MUST_USE;

/* A 64-bit hash for the fingerprint of a set of ids (FNV-1a, then the finisher of splitmix64, so that sums of hashes stay
 * well spread). The same on every machine; tables take hash.h, which nobody can foresee. */
uint64_t ca_hash(const char *bytes, size_t size) CA_MUST_USE;

#endif
