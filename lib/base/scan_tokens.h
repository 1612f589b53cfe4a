/* SPDX-License-Identifier: MIT */
/* Where numbers and escapes end: private to the scanner. */
#ifndef CA_SCAN_TOKENS_H
#define CA_SCAN_TOKENS_H

#include "base/json_scan.h"

/* Behind the number that stands at AT, before END; NULL where none does. */
const char *ca_number_end(const char *at, const char *end) CA_MUST_USE;
/* Behind the escape whose backslash stands at AT, or the two of a pair; NULL with the *ERROR where it is none. */
const char *ca_escape_end(const char *at, const char *end, enum ca_scan_error *error) CA_MUST_USE;

#endif
