/* SPDX-License-Identifier: MIT */
/* Edits of a line of JSON: members replaced or appended; each other byte stays as it is. */
#ifndef CA_JSON_EDIT_H
#define CA_JSON_EDIT_H

#include "base/json_node.h"

enum { CA_EDITS_MOST = 8 };

/* Bytes [from, until) of the line, and their replacement. */
typedef struct {
    uint32_t from, until;
    ca_text with;
} ca_json_edit;

/* The changes to one line, in the order of their offsets. Zeroed is empty; no two may overlap. Set COUNT to 0 to use
 * it for another line. */
typedef struct {
    ca_json_edit list[CA_EDITS_MOST];
    size_t count;
} ca_json_edits;

/* Where a value of the member NAME of object OBJECT goes, instead of the one that is there, else as the last: it
 * replaces the bytes [*FROM, *UNTIL). What has to go before it, if anything, is appended to TO. */
void ca_json_edit_begin(const ca_scan *scan, uint32_t object, const char *name, size_t *from, size_t *until,
                        ca_text *to);
/* Sets the member NAME of object OBJECT to VALUE, which is JSON: replaces it, or appends it as the last member. */
void ca_json_edit_member(ca_json_edits *edits, const ca_scan *scan, uint32_t object, const char *name, ca_slice value);
/* Appends VALUES, which are JSON with commas between them, to the array ARRAY. */
void ca_json_edit_elements(ca_json_edits *edits, const ca_scan *scan, uint32_t array, ca_slice values);
/* Appends LINE, which was scanned, with the changes, from offset AT to the end of the last change. Returns the offset
 * of that end. */
size_t ca_json_edits_write_from(const ca_json_edits *edits, ca_slice line, size_t at, ca_text *to) CA_MUST_USE;
/* Appends the whole line with the changes. */
void ca_json_edits_write(const ca_json_edits *edits, ca_slice line, ca_text *to);
void ca_json_edits_free(ca_json_edits *edits);

#endif
