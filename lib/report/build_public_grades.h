/* SPDX-License-Identifier: MIT */
/* Tables of a public report: final grades, of all audits and by group. */
#ifndef CA_BUILD_PUBLIC_GRADES_H
#define CA_BUILD_PUBLIC_GRADES_H

#include "report/public_part.h"

/* Decides what the part withholds of final grades. P has its part and is otherwise zeroed; it must be ended, also after an
 * error. Returns 0, or -1 with an error if nothing can be published safely. */
int ca_public_begin(ca_public_part *p, ca_error *error) CA_MUST_USE;
void ca_public_end(ca_public_part *p);

void ca_public_overall(ca_public_part *p);
/* Adds the tables by quarter and by one other dimension, with their charts. */
void ca_public_groups(ca_public_part *p);

#endif
