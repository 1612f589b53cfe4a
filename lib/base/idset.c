/* SPDX-License-Identifier: MIT */
/* Fingerprints of ids in open addressing. */
#include "base/idset.h"

#include <stdlib.h>

struct ca_hash128 ca_id_print_of(ca_slice id)
{
    struct ca_hash128 print = ca_table_hash128(id);
    print.other |= 1; /* all zero means an empty slot */
    return print;
}

/* A size need not be a power of two: half of the hash is scaled to it. */
static bool put(struct ca_id_shelf *shelf, struct ca_hash128 print)
{
    size_t at = (size_t)((print.one & UINT32_MAX) * shelf->size >> 32);
    while (shelf->prints[at].other) {
        if (shelf->prints[at].one == print.one && shelf->prints[at].other == print.other)
            return false;
        at = at + 1 < shelf->size ? at + 1 : 0;
    }
    shelf->prints[at] = print;
    return true;
}

static void grow(struct ca_id_shelf *shelf)
{
    struct ca_id_shelf larger = {.count = shelf->count, .size = shelf->size ? shelf->size + shelf->size / 2 : 16};
    larger.prints = ca_allocate(larger.size, sizeof *larger.prints);
    for (size_t i = 0; i < shelf->size; i++)
        if (shelf->prints[i].other)
            (void)put(&larger, shelf->prints[i]); /* they are distinct */
    free(shelf->prints);
    *shelf = larger;
}

_Static_assert((CA_ID_SHELVES & (CA_ID_SHELVES - 1)) == 0, "bits of the hash are the index of a shard");

bool ca_idset_add_print(ca_idset *ids, struct ca_hash128 print)
{
    struct ca_id_shelf *shelf = &ids->shelves[print.one >> 32 & (CA_ID_SHELVES - 1)];
    if (shelf->count >= shelf->size / 8 * 7)
        grow(shelf);
    bool fresh = put(shelf, print);
    shelf->count += fresh;
    return fresh;
}

bool ca_idset_add(ca_idset *ids, ca_slice id)
{
    return ca_idset_add_print(ids, ca_id_print_of(id));
}

void ca_idset_free(ca_idset *ids)
{
    for (size_t i = 0; i < CA_ID_SHELVES; i++)
        free(ids->shelves[i].prints);
    *ids = (ca_idset){0};
}
