/* SPDX-License-Identifier: MIT */
/* Hashes. Those for tables are keyed, and each run has its own random key, so that no input can be made to collide:
 * no output may depend on them or on the order of a table. */
#ifndef CA_HASH_H
#define CA_HASH_H

#include "base/text.h"

/* A hash of 128 bits: two texts with equal hashes are taken to be equal. */
struct ca_hash128 {
    uint64_t one, other;
};

/* SipHash-1-3 of BYTES with the key of the run, which the first call makes, on any thread. */
uint64_t ca_table_hash(ca_slice bytes) CA_MUST_USE;
/* The same with 128 bits. */
struct ca_hash128 ca_table_hash128(ca_slice bytes) CA_MUST_USE;
/* A random odd number of the run, to multiply keys of tables of numbers with. */
uint64_t ca_table_multiplier(void) CA_MUST_USE;

/* A 64-bit hash without a key, the same on every machine: for the fingerprint of a set of ids. FNV-1a, then the
 * finaliser of splitmix64, so that sums of hashes are well distributed. Not for tables. */
uint64_t ca_hash(const char *bytes, size_t size) CA_MUST_USE;

#endif
