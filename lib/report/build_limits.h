/* SPDX-License-Identifier: MIT */
/* Comparisons of groups: with what chance would bring, and of rounds of thematic audits. */
#ifndef CA_BUILD_LIMITS_H
#define CA_BUILD_LIMITS_H

#include "report/part.h"

/* Adds the table of a dimension's groups against the limits of chance (a funnel), if it is of services, localities, teams or
 * types of case. Its finding names the groups outside the outer limits. */
void ca_part_limits(const ca_report_part *part, size_t dimension, const char *heading);

/* Adds a table of the last two rounds of each theme, in a report of thematic audits. DIMENSION is that of themes. */
void ca_part_rounds(const ca_report_part *part, size_t dimension);

#endif
