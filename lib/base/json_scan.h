/* SPDX-License-Identifier: MIT */
/* The JSON scanner: one strict pass over a text, without copying, that gives a node for each value.
 *
 * It follows RFC 8259, and also refuses a duplicate member of an object (compared after unescaping), U+0000 in any
 * spelling and nesting deeper than CA_DEPTH_MOST. A text is shorter than 4 GiB. */
#ifndef CA_JSON_SCAN_H
#define CA_JSON_SCAN_H

#include "base/json_path.h"

enum { CA_DEPTH_MOST = 64 };

enum ca_kind { CA_OBJECT, CA_ARRAY, CA_STRING, CA_NUMBER, CA_TRUE, CA_FALSE, CA_NULL };

/* A value, or the name of a member: bytes [start, end) of the text, with the quotes. Nodes are in the order of the
 * text: after an object's node come name, value, name, value, … NEXT is the index of the first node after the value
 * and everything inside it, so that a reader can skip it. */
typedef struct {
    uint32_t start, end, next;
    unsigned kind : 8;    /* enum ca_kind */
    unsigned escaped : 8; /* a string with a backslash in it */
    uint16_t path;        /* of a name: the number of its path (json_path.h); 0: none */
} ca_node;

/* Why a text is refused. Each is a rule of validation (ca_rule_of_scan). */
enum ca_scan_error {
    CA_SCAN_SYNTAX,
    CA_SCAN_ENCODING,
    CA_SCAN_DEPTH,
    CA_SCAN_DUPLICATE,
    CA_SCAN_BYTE_ORDER,
    CA_SCAN_SIZE,
    CA_SCAN_ERROR_COUNT /* none */
};

/* The result of a scan; the next scan uses its memory again. Zeroed is empty. */
typedef struct {
    const char *text;
    uint32_t size;  /* of the text, in bytes */
    ca_node *nodes; /* nodes[0] is the whole value */
    uint32_t count;
    size_t capacity;
    enum ca_scan_error error; /* if the scan failed: why, and at which byte from 0 */
    uint32_t error_at;
    unsigned open;  /* containers that are open there */
    bool whole;     /* the value was read to its end, and something follows */
    ca_paths paths; /* of the members of all texts that were scanned with it */
    struct ca_scan_name {
        ca_slice name;
        uint32_t node;
    } * names; /* scratch for objects that may have duplicate members */
    size_t names_capacity;
    ca_arena unescaped; /* scratch for names with escapes */
} ca_scan;

/* Scans SIZE bytes at TEXT, which must outlive the use of the nodes. Returns 0, or -1 with the error set; then the nodes
 * are those before the error, if any: an open container ends there, and a name without a value has a null of no
 * length. */
int ca_scan_text(ca_scan *scan, const char *text, size_t size) CA_MUST_USE;
/* Returns the message for a scan's error: "is not a JSON object from here on". */
const char *ca_scan_error_words(enum ca_scan_error error) CA_MUST_USE;
void ca_scan_free(ca_scan *scan);

#endif
