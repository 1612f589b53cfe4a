/* SPDX-License-Identifier: MIT */
/* The table of an internal report on how good the audits themselves were. */
#ifndef CA_BUILD_QUALITY_H
#define CA_BUILD_QUALITY_H

#include "report/part.h"

/* Adds the table: what the audits have of what they should have. */
void ca_part_quality(const ca_report_part *part);

#endif
