/* SPDX-License-Identifier: MIT */
/* Dates in a text, as people write them: 12 November 2031, 12th of Nov 31, November 12, 2031, 12/11/2031, 12.11.31,
 * 2031-11-12, 11/2031, November 2031, Nov ’31. */
#ifndef CA_TEXT_DATES_H
#define CA_TEXT_DATES_H

#include "base/date.h"

/* A date, or a month and year, at the bytes [start, end) of a text. */
typedef struct {
    ca_date first; /* the day; of a month, its first day */
    size_t start, end;
} ca_text_date;

/* Reads the date whose year is at the end of the word [START, END) of TEXT, which has digits. A day is before its month
 * if both are numbers and can be; years 00 to 49 are of this century. Returns false if there is none. */
bool ca_text_date_read(ca_text_date *date, ca_slice text, size_t start, size_t end) CA_MUST_USE;
/* Returns whether the word before DATE says that the date is a time by which something is to be done: "by", "before". */
bool ca_text_date_is_limit(const ca_text_date *date, ca_slice text) CA_MUST_USE;

#endif
