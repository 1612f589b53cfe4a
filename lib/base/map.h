/* SPDX-License-Identifier: MIT */
/* A map from names (any bytes) to things, listed in bytewise order of the names. */
#ifndef CA_MAP_H
#define CA_MAP_H

#include "base/hash.h"

typedef struct {
    ca_slice name; /* the map's own copy */
    uint64_t hash;
    void *thing;
} ca_map_entry;

/* Zeroed is empty. The things are the caller's. */
typedef struct {
    ca_map_entry *entries; /* in the order they came, or sorted */
    size_t count, capacity;
    uint32_t *table; /* place + 1 of each by hash */
    size_t table_size;
} ca_map;

/* The entry of NAME, made with a NULL thing when it is not there. Lives until the next call. */
ca_map_entry *ca_map_at(ca_map *map, ca_slice name) CA_MUST_USE;
/* The same where the HASH of NAME (ca_table_hash) is known already. */
ca_map_entry *ca_map_at_hash(ca_map *map, ca_slice name, uint64_t hash) CA_MUST_USE;
/* The thing of NAME, or NULL. */
void *ca_map_find(const ca_map *map, ca_slice name) CA_MUST_USE;
/* Puts the entries into bytewise order of their names. */
void ca_map_sort(ca_map *map);
/* Releases the map; RELEASE (may be NULL) is called with each thing. */
void ca_map_free(ca_map *map, void (*release)(void *thing));

#endif
