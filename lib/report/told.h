/* SPDX-License-Identifier: MIT */
/* Figures as sentences have them: whole percentages, counts with commas, ranges with "to", months in place of quarters. Every
 * sentence of a report formats its figures here. Tables have the same figures to one decimal. */
#ifndef CA_TOLD_H
#define CA_TOLD_H

#include "base/date.h"
#include "summary/count_layout.h"

/* Where a share is against a target: all of its interval is inside of it, below it or above it; or that is not clear. N of OF
 * has the interval from LOW to HIGH in tenths of a per cent. */
enum ca_verdict { CA_TARGET_MET, CA_TARGET_BELOW, CA_TARGET_ABOVE, CA_TARGET_UNCLEAR };
enum ca_verdict ca_target_verdict(ca_target aim, uint64_t n, uint64_t of, int64_t low, int64_t high);

/* Each appends to a text: */
/* a count: "7,910"; */
void ca_told_count(ca_text *to, uint64_t n);
/* a count of things: "1 audit", "7,910 audits"; */
void ca_told_things(ca_text *to, uint64_t n, const char *one, const char *several);
/* N of OF: "130 of 199"; */
void ca_told_of(ca_text *to, uint64_t n, uint64_t of);
/* a range of counts: "10 to 27"; */
void ca_told_range(ca_text *to, uint64_t low, uint64_t high);
/* N of OF, which is above 0, as a whole per cent: "65%". 0% and 100% are exact: else "under 1%", "over 99%"; */
void ca_told_percent(ca_text *to, uint64_t n, uint64_t of);
/* N of OF: "65%, 130 of 199", or "3 of 8" if these are too few for a percentage; */
void ca_told_share(ca_text *to, uint64_t n, uint64_t of);
/* tenths of a per cent as a whole per cent: "65%"; 0% and 100% are exact, as above; */
void ca_told_tenths(ca_text *to, int64_t tenths);
/* an interval in tenths of a per cent: "59% and 71%"; */
void ca_told_interval(ca_text *to, int64_t low, int64_t high);
/* a difference in tenths of a point, without its sign: "11 points", "1 point", "less than 1 point"; */
void ca_told_points(ca_text *to, int64_t tenths);
/* the interval of a difference: "2 and 20 points up", "24 points down and 5 points up"; */
void ca_told_change_interval(ca_text *to, int64_t low, int64_t high);
/* a target: "90% or more"; */
void ca_target_write(ca_text *to, ca_target aim);
/* whether N of OF, with the interval from LOW to HIGH in tenths of a per cent, meet the target: "It was met." It is met, or
 * not met, if all of the interval is inside, or outside, of it; else that is not clear; */
void ca_target_verdict_write(ca_text *to, ca_target aim, uint64_t n, uint64_t of, int64_t low, int64_t high);
/* the months of quarters: "July to September 2017", "October 2017 to March 2018"; */
void ca_told_months(ca_text *to, ca_quarter first, ca_quarter last);
/* a quarter by its name: "July to September 2017", or NAME as it is if it is no quarter. */
void ca_told_quarter(ca_text *to, ca_slice name);

/* Return the same in ARENA: "7,910"; "1 audit". */
const char *ca_told_count_in(ca_arena *arena, uint64_t n);
const char *ca_told_things_in(ca_arena *arena, uint64_t n, const char *one, const char *several);

#endif
