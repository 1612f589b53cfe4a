/* SPDX-License-Identifier: MIT */
/* The path cache: the paths of the members that scans have met. Private to the scanner, except for the numbers of
 * paths.
 *
 * The records of a run are alike: in nearly all of them the same members follow one another. A scan predicts each
 * name: it compares it as a whole with the name that came next the last time, before it reads it byte by byte. A known
 * path also shows whether the object has the member twice, and where it is in the record format (ca_path_entry).
 *
 * Without the cache audit-aggregate executes 26 per cent more instructions (563 instead of 446 million on 5,000
 * records of make-bench), audit-validate 2.5 per cent. */
#ifndef CA_JSON_PATH_H
#define CA_JSON_PATH_H

#include "base/text.h"

/* Names beyond these limits have no path. When the cache is full, the rest of the text is read without it, and it is
 * emptied before the next text. */
enum { CA_PATHS_MOST = 4096, CA_PATH_NAME_MOST = 128 };

typedef struct ca_path {
    struct ca_path *next, *first; /* the member after it, and the first member inside it, the last time; NULL: none */
    uint64_t object;              /* the number of the last object with this member */
    const char *name;             /* with the closing quote */
    uint64_t start, end, mask;    /* the first and the last eight bytes of the name; MASK: the bytes of a shorter one */
    uint32_t size, end_at;        /* of the name, and the offset of END in it */
    struct ca_path *parent;       /* the object, or the list of objects */
    struct ca_path *neighbour;    /* the next in its bucket */
} ca_path;

/* Zeroed is empty. The number of a path is its index; 0 is none, and 1 is the root. */
typedef struct {
    ca_path *at;
    size_t count;
    ca_path **buckets;
    uint64_t object; /* the number of the object that was opened last */
    uint64_t age;    /* how often the cache was emptied, after which the numbers are of other paths */
    ca_arena names;
} ca_paths;

/* To be called before each text: makes the path of the root, and empties a full cache. */
void ca_paths_begin(ca_paths *paths);
ca_path *ca_paths_root(const ca_paths *paths) CA_MUST_USE;
/* Returns the path of the member NAME of PARENT, a new one if it was not known; NULL if the cache is full. NAME is
 * valid text without escapes, with a quote after it. */
ca_path *ca_paths_of(ca_paths *paths, ca_path *parent, ca_slice name) CA_MUST_USE;
void ca_paths_free(ca_paths *paths);

/* Whether the name of PATH and a quote are at AT, with at least eight more bytes before END. */
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
