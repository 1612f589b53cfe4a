/* SPDX-License-Identifier: MIT */
/* Figures as sentences tell them: whole percentages, counts with commas, months in place of quarters. Tables have the same
 * figures to one decimal. */
#ifndef CA_TOLD_H
#define CA_TOLD_H

#include "base/date.h"

/* Each appends to a text: */
/* a count: "7,910"; */
void ca_told_count(ca_text *to, uint64_t n);
/* N of OF, which is above 0, as a whole per cent: "65%". 0% and 100% are exact: else "under 1%", "over 99%"; */
void ca_told_percent(ca_text *to, uint64_t n, uint64_t of);
/* N of OF: "65%, 130 of 199", or "3 of 8" if these are too few for a percentage; */
void ca_told_share(ca_text *to, uint64_t n, uint64_t of);
/* an interval in tenths of a per cent: "59% and 71%"; */
void ca_told_interval(ca_text *to, int64_t low, int64_t high);
/* a difference in tenths of a point, without its sign: "11 points", "1 point", "less than 1 point"; */
void ca_told_points(ca_text *to, int64_t tenths);
/* the interval of a difference: "2 and 20 points up", "24 points down and 5 points up"; */
void ca_told_change_interval(ca_text *to, int64_t low, int64_t high);
/* the months of quarters: "July to September 2017", "October 2017 to March 2018"; */
void ca_told_months(ca_text *to, ca_quarter first, ca_quarter last);
/* a day: "31 December 2017". */
void ca_told_date(ca_text *to, ca_date date);

#endif
