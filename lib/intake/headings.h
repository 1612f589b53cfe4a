/* SPDX-License-Identifier: MIT */
/* The headings of lists: those that a format knows, and others that are so close to one that a column would be lost. */
#ifndef CA_HEADINGS_H
#define CA_HEADINGS_H

#include "data/fields.h"

/* The field whose heading in a list of cases is HEADING, just so; else CA_FIELD_COUNT. */
enum ca_field ca_heading_field(ca_slice heading) CA_MUST_USE;

/* The heading of a list of cases that HEADING differs from only by its capitals, spaces or hyphens, or by two letters
 * at most; or NULL. */
const char *ca_heading_close(ca_slice heading) CA_MUST_USE;

/* The same among the NULL-ended KNOWN. A known one of three letters or fewer has to be met but for capitals. */
const char *ca_heading_close_to(ca_slice heading, const char *const *known) CA_MUST_USE;

#endif
