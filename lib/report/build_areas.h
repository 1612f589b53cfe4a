/* SPDX-License-Identifier: MIT */
/* Tables by area: of a framework's maps, and of a framework without overall judgements, whose questions are its areas. */
#ifndef CA_BUILD_AREAS_H
#define CA_BUILD_AREAS_H

#include "report/part.h"

/* Adds the table "areas" of a framework that gives no overall judgement: its graded questions in the last quarter, or in all
 * audits if no quarter is known. */
void ca_part_areas(const ca_report_part *part);
/* Adds, for each map of the framework, a table "areas-ID" with a chart, and a table "changes-areas-ID" if the quarter before
 * has audits. The maps are those of the framework in the library if that is the same as the summary's. */
void ca_part_maps(const ca_report_part *part);

/* Returns the framework of the part from the library, or NULL if that has none of the same digest. */
const ca_framework *ca_part_framework(const ca_report_part *part);

#endif
