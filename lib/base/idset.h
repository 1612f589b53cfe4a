/* SPDX-License-Identifier: MIT */
/* A set of ids, kept as fingerprints: two ids with equal keyed hashes of 128 bits are taken to be the same. */
#ifndef CA_IDSET_H
#define CA_IDSET_H

#include "base/hash.h"

/* Returns the fingerprint of ID, which is never all zero. */
struct ca_hash128 ca_id_print_of(ca_slice id);

enum { CA_ID_SHELVES = 64 };

/* At most 28 bytes an id, while growing too: the shards grow one at a time, by half their size. Zeroed is empty. */
typedef struct {
    struct ca_id_shelf {
        struct ca_hash128 *prints;
        size_t count, size;
    } shelves[CA_ID_SHELVES];
} ca_idset;

/* Adds an id, or its fingerprint. Returns false if it was in the set. */
bool ca_idset_add(ca_idset *ids, ca_slice id) CA_MUST_USE;
bool ca_idset_add_print(ca_idset *ids, struct ca_hash128 print) CA_MUST_USE;
void ca_idset_free(ca_idset *ids);

#endif
