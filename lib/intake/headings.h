/* SPDX-License-Identifier: MIT */
/* The headings of lists: known ones, and ones so similar to a known one that they are probably misspelt. */
#ifndef CA_HEADINGS_H
#define CA_HEADINGS_H

#include "data/fields.h"

/* Returns the field whose heading in a list of cases is exactly HEADING, or CA_FIELD_COUNT. */
enum ca_field ca_heading_field(ca_slice heading) CA_MUST_USE;

/* Returns the case-list heading that HEADING probably misspells, or NULL: one that differs only in capitals, spaces
 * or hyphens, or by at most two letters. Constant text. */
const char *ca_heading_close(ca_slice heading) CA_MUST_USE;

/* Does the same with the NULL-ended KNOWN. A known heading of three letters or fewer may differ only in capitals. */
const char *ca_heading_close_to(ca_slice heading, const char *const *known) CA_MUST_USE;

#endif
