/* SPDX-License-Identifier: MIT */
/* The cases that show something: the bytewise smallest distinct ids, CA_CASES_MOST at most, in order. The smallest ids of
 * a union are the smallest of the smallest of its parts, so that such lists add up in any order and grouping. */
#ifndef CA_CASE_IDS_H
#define CA_CASE_IDS_H

#include "base/text.h"

enum { CA_CASES_MOST = 50, CA_SHORT_ID = 16 };

/* A longer id, as lists share it, on whatever threads. */
typedef struct ca_shared_id ca_shared_id;

typedef struct {
    struct ca_case_id {
        uint64_t first, second; /* its first sixteen bytes, as numbers that are in their order; zeros behind the last */
        ca_shared_id *whole;    /* NULL where these are all of it, as of nearly every id */
    } * ids;
    size_t count, capacity;
    bool more; /* there are others */
} ca_case_ids;

/* Adds an id, in which there is no NUL; an empty one is none. */
void ca_case_ids_add(ca_case_ids *ids, ca_slice id);
/* Adds those of FROM. */
void ca_case_ids_join(ca_case_ids *into, const ca_case_ids *from);
/* The id at PLACE, which is spelt into SPELT when it is short: it is there as long as SPELT and the list are. */
ca_slice ca_case_ids_at(const ca_case_ids *ids, size_t place, char spelt[CA_SHORT_ID]);
void ca_case_ids_free(ca_case_ids *ids);

#endif
