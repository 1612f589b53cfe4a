/* SPDX-License-Identifier: MIT */
/* A list of example cases: the bytewise smallest distinct ids, at most CA_CASES_MOST, sorted. The smallest ids of a
 * union are the smallest of the smallest ids of its parts, so lists can be merged in any order and grouping. */
#ifndef CA_CASE_IDS_H
#define CA_CASE_IDS_H

#include "base/text.h"

enum { CA_CASES_MOST = 50, CA_SHORT_ID = 16 };

/* A longer id, shared by several lists with an atomic count of uses, on any threads. */
typedef struct ca_shared_id ca_shared_id;

typedef struct {
    struct ca_case_id {
        uint64_t first, second; /* its first sixteen bytes, as big-endian numbers, padded with zeros */
        ca_shared_id *whole;    /* the whole id; NULL if it fits in the two numbers, as nearly every id does */
    } * ids;
    size_t count, capacity;
    bool more; /* there are more ids than are listed */
} ca_case_ids;

/* Adds an id, which has no NUL. An empty id is ignored. */
void ca_case_ids_add(ca_case_ids *ids, ca_slice id);
/* Adds the ids of FROM, which is unchanged. */
void ca_case_ids_join(ca_case_ids *into, const ca_case_ids *from);
/* Returns the id at INDEX. A short id is written into SPELT; the result is valid as long as both SPELT and the
 * list. */
ca_slice ca_case_ids_at(const ca_case_ids *ids, size_t index, char spelt[CA_SHORT_ID]);
void ca_case_ids_free(ca_case_ids *ids);

#endif
