/* SPDX-License-Identifier: MIT */
/* A map from names (any bytes) to pointers, which can be sorted in bytewise order of the names. */
#ifndef CA_MAP_H
#define CA_MAP_H

#include "base/hash.h"

typedef struct {
    ca_slice name; /* the map's own copy */
    uint64_t hash;
    void *thing;
} ca_map_entry;

/* Zeroed is empty. The things are owned by the caller. */
typedef struct {
    ca_map_entry *entries; /* in the order of adding, or sorted */
    size_t count, capacity;
    uint32_t *table; /* index + 1 of each entry, by hash */
    size_t table_size;
} ca_map;

/* Returns the entry of NAME; a new one has a NULL thing. Valid until the next call. */
ca_map_entry *ca_map_at(ca_map *map, ca_slice name) CA_MUST_USE;
/* The same with the HASH of NAME (ca_table_hash). */
ca_map_entry *ca_map_at_hash(ca_map *map, ca_slice name, uint64_t hash) CA_MUST_USE;
/* Returns the thing of NAME, or NULL. */
void *ca_map_find(const ca_map *map, ca_slice name) CA_MUST_USE;
/* Sorts the entries in bytewise order of their names. */
void ca_map_sort(ca_map *map);
/* Returns the places of the entries in the order of their names that people expect ("Team 2" before "Team 10"). The caller
 * frees it. */
size_t *ca_map_natural_order(const ca_map *map) CA_MUST_USE;
/* Releases the map, and calls RELEASE (may be NULL) with each thing. */
void ca_map_free(ca_map *map, void (*release)(void *thing));

#endif
