/* SPDX-License-Identifier: MIT */
/* A date of birth as people write it: 2009-02-03, 3.2.2009, 03/02/09, 3 Feb 2009, 3rd of February 2009, Feb 3, 2009. */
#ifndef CA_BORN_H
#define CA_BORN_H

#include "base/date.h"

typedef struct {
    int year, month, day;
} ca_born;

ca_born ca_born_on(ca_date date);
/* Where the date ends, if it is written at AT, where a piece begins (pieces.h); else 0. The day stands before the month
 * where both are numbers, and the year may be its last two digits. */
size_t ca_born_at(const ca_born *born, ca_slice text, size_t at);

#endif
