/* SPDX-License-Identifier: MIT */
/* Members that an object has twice: private to the scanner. */
#ifndef CA_JSON_NODE_H
#define CA_JSON_NODE_H

#include "base/json_scan.h"

/* The last node of the name that object INDEX is the first to have twice, or 0 when each stands once. */
uint32_t ca_names_repeated(ca_scan *scan, uint32_t index) CA_MUST_USE;

#endif
