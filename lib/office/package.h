/* SPDX-License-Identifier: MIT */
/* An office document as a package: parts, and the relationships that lead from one part to the next. Parts are found by
 * relationships alone, because their names differ between programs. Nothing outside the package is ever read. */
#ifndef CA_PACKAGE_H
#define CA_PACKAGE_H

#include "base/map.h"
#include "office/zip_parts.h"

#define CA_PACKAGE_MOST ((size_t)64 << 20)         /* bytes of the file */
#define CA_PACKAGE_PART_MOST ((uint64_t)128 << 20) /* bytes that a part unpacks to */
#define CA_PACKAGE_READ_MOST ((uint64_t)192 << 20) /* bytes that all parts read unpack to */
enum {
    CA_PACKAGE_MEMBERS_MOST = 2000,
    CA_RELATIONSHIPS_MOST = 10000 /* of a part */
};

typedef struct {
    zip_t *zip;
    ca_map members; /* the index of each, plus 1, by its normalised name */
    uint64_t bytes; /* that may still be read */
} ca_package;

/* A relationship to another part. */
typedef struct {
    const char *id;
    const char *type;   /* the last word of an Office type, such as "worksheet"; "" for any other type */
    const char *target; /* the normalised name of the part; NULL if it is outside the package */
} ca_relationship;

typedef struct {
    ca_relationship *list;
    size_t count, capacity;
    ca_arena words;
} ca_relationships;

/* Opens the package in FILE, a whole file in memory, which is borrowed until ca_package_close. Two members of one
 * name are refused, because two programs would read two different documents; capitals make no difference to a name,
 * and a backslash is a slash. Returns 0, or -1 with an error. Close the package in both cases. */
int ca_package_open(ca_package *package, ca_slice file, ca_error *error) CA_MUST_USE;
void ca_package_close(ca_package *package);

/* Whether the package has the part with this normalised NAME. */
bool ca_package_has(const ca_package *package, const char *name) CA_MUST_USE;

/* Returns the index in the zip file of the part with this normalised NAME, which the package has. */
uint64_t ca_package_index(const ca_package *package, const char *name) CA_MUST_USE;

/* Reads the part with this normalised NAME, within the limits of the package. Returns as ca_part_read. */
int ca_package_read(ca_package *package, const char *name, const ca_part_reader *reader, ca_error *error) CA_MUST_USE;

/* Appends the bytes of the part NAME, such as a picture, within the same limits. Returns 0, or -1 with an error. */
int ca_package_bytes(ca_package *package, const char *name, ca_text *to, ca_error *error) CA_MUST_USE;

/* Reads the relationships of the part with this normalised NAME, or those of the package for "", into
 * *RELATIONSHIPS, which is zeroed; there may be none. Returns 0, or -1 with an error. Free them in both cases. */
int ca_package_relationships(ca_package *package, const char *name, ca_relationships *relationships, ca_error *error)
    CA_MUST_USE;
void ca_relationships_free(ca_relationships *relationships);

/* Returns the relationship with this id, or the first one of this type; NULL if there is none. */
const ca_relationship *ca_relationship_by_id(const ca_relationships *relationships, const char *id) CA_MUST_USE;
const ca_relationship *ca_relationship_of_type(const ca_relationships *relationships, const char *type) CA_MUST_USE;

#endif
