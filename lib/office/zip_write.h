/* SPDX-License-Identifier: MIT */
/* A zip file made in memory, the same bytes for the same parts on every day and in every time zone. */
#ifndef CA_ZIP_WRITE_H
#define CA_ZIP_WRITE_H

#include "base/error.h"

/* A part of an office document: its name in the zip file, with slashes, and its bytes. Both are borrowed. */
typedef struct {
    const char *name;
    ca_slice bytes;
} ca_zip_part;

/* Appends to TO a zip file with the COUNT parts, in their order. Returns 0, or -1 with an error, and TO is as it was. */
int ca_zip_write(ca_text *to, const ca_zip_part *parts, size_t count, ca_error *error) CA_MUST_USE;

/* A member of a zip file that gets other bytes, which are borrowed. */
typedef struct {
    uint64_t index;
    ca_slice bytes;
} ca_zip_change;

/* Appends to TO the zip file FILE with the COUNT changes: all other members are the same, byte for byte. Returns 0, or -1 with an
 * error, and TO is as it was. */
int ca_zip_change_members(ca_text *to, ca_slice file, const ca_zip_change *changes, size_t count, ca_error *error)
    CA_MUST_USE;

#endif
