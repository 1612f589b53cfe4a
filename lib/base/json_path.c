/* SPDX-License-Identifier: MIT */
/* The path cache. */
#include "base/json_path.h"
#include "base/hash.h"

#include <stdlib.h>

_Static_assert(CA_PATHS_MOST <= UINT16_MAX, "a node holds the number of its path in 16 bits");

/* A bucket refuses more paths than chance would put there. */
enum { ROOT = 1, BUCKETS = 1024, IN_BUCKET_MOST = 32 };

/* The table never grows, because paths point to one another. */
void ca_paths_begin(ca_paths *paths)
{
    if (!paths->at) {
        paths->at = ca_allocate(CA_PATHS_MOST, sizeof *paths->at);
        paths->buckets = ca_allocate(BUCKETS, sizeof(ca_path *));
        paths->count = ROOT + 1;
    } else if (paths->count == CA_PATHS_MOST) {
        memset(paths->buckets, 0, BUCKETS * sizeof(ca_path *));
        paths->at[ROOT] = (ca_path){0};
        paths->count = ROOT + 1;
        paths->age++;
        ca_arena_clear(&paths->names);
    }
}

ca_path *ca_paths_root(const ca_paths *paths)
{
    return &paths->at[ROOT];
}

static bool is(const ca_path *path, const ca_path *parent, ca_slice name)
{
    return path->parent == parent && path->size == name.size + 1 && memcmp(path->name, name.at, name.size) == 0;
}

static ca_path *add(ca_paths *paths, ca_path *parent, ca_slice name)
{
    ca_path *path = &paths->at[paths->count++];
    size_t size = name.size + 1, part = size < sizeof path->start ? size : sizeof path->start;
    *path = (ca_path){.name = ca_arena_copy(&paths->names, name.at, size),
                      .size = (uint32_t)size,
                      .end_at = (uint32_t)(size - part),
                      .parent = parent};
    memset(&path->mask, 0xFF, part);
    memcpy(&path->start, path->name, part);
    memcpy(&path->end, path->name + path->end_at, part);
    return path;
}

ca_path *ca_paths_of(ca_paths *paths, ca_path *parent, ca_slice name)
{
    uint64_t hash = ca_table_hash(name) + (uint64_t)(parent - paths->at);
    ca_path **bucket = &paths->buckets[hash % BUCKETS], *path = *bucket;
    size_t others = 0;
    for (; path && !is(path, parent, name); others++)
        path = path->neighbour;
    if (path || name.size > CA_PATH_NAME_MOST || others == IN_BUCKET_MOST || paths->count == CA_PATHS_MOST)
        return path;
    path = add(paths, parent, name);
    path->neighbour = *bucket;
    return *bucket = path;
}

void ca_paths_free(ca_paths *paths)
{
    free(paths->at);
    free(paths->buckets);
    ca_arena_free(&paths->names);
    *paths = (ca_paths){0};
}
