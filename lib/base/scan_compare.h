/* SPDX-License-Identifier: MIT */
/* Whether two texts of JSON say the same. */
#ifndef CA_SCAN_COMPARE_H
#define CA_SCAN_COMPARE_H

#include "base/json_scan.h"

/* No node. */
#define CA_NO_NODE UINT32_MAX

/* The first value in SCAN, at or below node AT, that says something else than its counterpart in OLD at OTHER; where
 * one was taken out, the object or array that it is missing from; CA_NO_NODE when the two say the same. The order of
 * members, spaces and escapes make no difference; nor do an absent member, null, a text that is empty or white space,
 * [] and an object of nothing but these among one another. ARENA is scratch. */
uint32_t ca_scan_differs(const ca_scan *scan, uint32_t at, const ca_scan *old, uint32_t other, ca_arena *arena)
    CA_MUST_USE;

/* Whether node AT says nothing, as above. */
bool ca_node_is_blank(const ca_scan *scan, uint32_t at, ca_arena *arena) CA_MUST_USE;

#endif
