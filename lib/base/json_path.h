/* SPDX-License-Identifier: MIT */
/* The paths of members that scans have come by: private to the scanner, but for their numbers.
 *
 * The records of a run are alike: the same members stand behind one another in nearly all. So each scan remembers which
 * member came behind which, and compares the next name with the one that came there last before it reads it byte by byte.
 * That a path is known also tells whether it stands in an object twice, and what the record format makes of it. */
#ifndef CA_JSON_PATH_H
#define CA_JSON_PATH_H

#include "base/text.h"

/* What is beyond these limits is read without, and so is the rest of a text that fills the table; before the next one all
 * is forgotten. */
enum { CA_PATHS_MOST = 4096, CA_PATH_NAME_MOST = 128 };

typedef struct ca_path {
    struct ca_path *next, *first; /* what came behind it last time, and what came first inside it; NULL: nothing */
    uint64_t object;              /* the number of the last object that the member stood in */
    const char *name;             /* with the quote behind it */
    uint64_t start, end, mask;    /* the first and the last eight bytes of that; MASK: as many of them as there are */
    uint32_t size, end_at;        /* how long that is, and where its last bytes begin */
    struct ca_path *parent;       /* the object, or the list of objects */
    struct ca_path *neighbour;    /* another one in its bucket */
} ca_path;

/* Zeroed is empty. A path's number is its place; 0 is none, and 1 is the root. */
typedef struct {
    ca_path *at;
    size_t count;
    ca_path **buckets;
    uint64_t object; /* the number of the object that was opened last */
    uint64_t age;    /* how often all was forgotten: the numbers of paths mean something else then */
    ca_arena names;
} ca_paths;

/* Before a text: makes the path of the root, and forgets all others where there is no room for more. */
void ca_paths_begin(ca_paths *paths);
ca_path *ca_paths_root(const ca_paths *paths) CA_MUST_USE;
/* The path of the member NAME of PARENT, which is remembered from now on; NULL where there is no more room. NAME is valid
 * text without escapes, and a quote stands behind it. */
ca_path *ca_paths_of(ca_paths *paths, ca_path *parent, ca_slice name) CA_MUST_USE;
void ca_paths_free(ca_paths *paths);

/* Whether the name of PATH and a quote stand at AT; eight bytes more than that have to be there before END. */
static inline bool ca_path_is_at(const ca_path *path, const char *at, const char *end)
{
    uint64_t first, last;
    if ((size_t)(end - at) < path->size + sizeof first)
        return false;
    memcpy(&first, at, sizeof first);
    memcpy(&last, at + path->end_at, sizeof last);
    return (first & path->mask) == path->start && (last & path->mask) == path->end &&
           (path->size <= 2 * sizeof first || memcmp(at, path->name, path->size) == 0);
}

#endif
