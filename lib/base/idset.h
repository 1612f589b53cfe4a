/* SPDX-License-Identifier: MIT */
/* The ids that were seen, by their prints: two ids are taken for the same when 128 bits of hash agree. The hash is keyed,
 * so that nobody can make two ids that are. */
#ifndef CA_IDSET_H
#define CA_IDSET_H

#include "base/hash.h"

/* No print of an id is all zero. */
struct ca_wide_hash ca_id_print_of(ca_slice id);

enum { CA_ID_SHELVES = 64 };

/* 28 bytes an id at most, while growing too: shelves grow one at a time, by half of what they hold. Zeroed is empty. */
typedef struct {
    struct ca_id_shelf {
        struct ca_wide_hash *prints;
        size_t count, size;
    } shelves[CA_ID_SHELVES];
} ca_ids;

/* Adds an id; false when it was there. */
bool ca_ids_add(ca_ids *ids, ca_slice id) CA_MUST_USE;
bool ca_ids_add_print(ca_ids *ids, struct ca_wide_hash print) CA_MUST_USE;
void ca_ids_free(ca_ids *ids);

#endif
