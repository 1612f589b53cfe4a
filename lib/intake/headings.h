/* SPDX-License-Identifier: MIT */
/* The headings of lists: capitals, spaces, line breaks, hyphens and other signs make no difference to them. */
#ifndef CA_HEADINGS_H
#define CA_HEADINGS_H

#include "base/text.h"
#include "data/fields.h"

/* Returns the letters and digits of a heading, which are compared. Release with free. */
char *ca_heading_plain(ca_slice heading) CA_MUST_USE;

/* Returns the field of HEADING in a list of cases: by the format's headings, or by other words for them
 * (lib/words/list-words.txt); or CA_FIELD_COUNT. */
enum ca_field ca_heading_field(ca_slice heading) CA_MUST_USE;

/* Returns the one of the NULL-ended KNOWN that HEADING probably misspells, by one letter, or by two if it has eight letters or
 * more; or NULL. Words of fewer than five letters are near to too many others. */
const char *ca_heading_close_to(ca_slice heading, const char *const *known) CA_MUST_USE;
/* Does the same with the headings of a list of cases. */
const char *ca_heading_close(ca_slice heading) CA_MUST_USE;

/* Appends what is wrong with a heading to FAULTS, which are told in one message: after a semicolon, unless it is the first. */
void ca_heading_fault(ca_text *faults, const char *format, ...) CA_PRINTF(2, 3);

#endif
