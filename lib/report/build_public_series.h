/* SPDX-License-Identifier: MIT */
/* The periods of earlier public reports as a series, exactly as they told them. */
#ifndef CA_BUILD_PUBLIC_SERIES_H
#define CA_BUILD_PUBLIC_SERIES_H

#include "report/public_part.h"

/* Adds the table of periods and its chart, if an earlier report is of another period, after the report's own numbers are in its
 * record. */
void ca_public_series(ca_public_part *p);

#endif
