/* SPDX-License-Identifier: MIT */
/* A map by name: open addressing over an array of entries. */
#include "base/map.h"

#include <stdlib.h>

static size_t slot_of(const ca_map *map, ca_slice name, uint64_t hash)
{
    size_t at = (size_t)hash & (map->table_size - 1);
    for (; map->table[at]; at = (at + 1) & (map->table_size - 1)) {
        const ca_map_entry *entry = &map->entries[map->table[at] - 1];
        if (entry->hash == hash && ca_slice_equal(entry->name, name))
            break;
    }
    return at;
}

/* Fills a table of SIZE from the entries. */
static void index_entries(ca_map *map, size_t size)
{
    free(map->table);
    map->table = ca_allocate(size, sizeof *map->table);
    map->table_size = size;
    for (size_t i = 0; i < map->count; i++) {
        size_t at = (size_t)map->entries[i].hash & (size - 1);
        while (map->table[at])
            at = (at + 1) & (size - 1);
        map->table[at] = (uint32_t)i + 1;
    }
}

ca_map_entry *ca_map_at(ca_map *map, ca_slice name)
{
    return ca_map_at_hash(map, name, ca_table_hash(name));
}

ca_map_entry *ca_map_at_hash(ca_map *map, ca_slice name, uint64_t hash)
{
    if (map->count * 2 >= map->table_size)
        index_entries(map, map->table_size ? map->table_size * 2 : 16);
    size_t at = slot_of(map, name, hash);
    if (!map->table[at]) {
        map->entries = ca_array_grow(map->entries, map->count, &map->capacity, sizeof *map->entries);
        map->entries[map->count] = (ca_map_entry){{ca_copy(name.at, name.size), name.size}, hash, NULL};
        map->table[at] = (uint32_t)++map->count;
    }
    return &map->entries[map->table[at] - 1];
}

void *ca_map_find(const ca_map *map, ca_slice name)
{
    if (!map->table_size)
        return NULL;
    size_t at = slot_of(map, name, ca_table_hash(name));
    return map->table[at] ? map->entries[map->table[at] - 1].thing : NULL;
}

static int by_name(const void *a, const void *b)
{
    const ca_map_entry *one = a, *other = b;
    return ca_slice_compare(one->name, other->name);
}

void ca_map_sort(ca_map *map)
{
    if (!map->count)
        return;
    qsort(map->entries, map->count, sizeof *map->entries, by_name);
    index_entries(map, map->table_size);
}

static int naturally(const void *a, const void *b)
{
    const ca_map_entry *one = *(const ca_map_entry *const *)a, *other = *(const ca_map_entry *const *)b;
    return ca_slice_compare_naturally(one->name, other->name);
}

size_t *ca_map_natural_order(const ca_map *map)
{
    const ca_map_entry **sorted = ca_allocate(map->count + 1, sizeof *sorted);
    size_t *order = ca_allocate(map->count + 1, sizeof *order);
    for (size_t i = 0; i < map->count; i++)
        sorted[i] = &map->entries[i];
    qsort(sorted, map->count, sizeof *sorted, naturally);
    for (size_t i = 0; i < map->count; i++)
        order[i] = (size_t)(sorted[i] - map->entries);
    free(sorted);
    return order;
}

void ca_map_free(ca_map *map, void (*release)(void *thing))
{
    for (size_t i = 0; i < map->count; i++) {
        free((char *)(uintptr_t)map->entries[i].name.at);
        if (release && map->entries[i].thing)
            release(map->entries[i].thing);
    }
    free(map->entries);
    free(map->table);
    *map = (ca_map){0};
}
