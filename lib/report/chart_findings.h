/* SPDX-License-Identifier: MIT */
/* What the charts of an internal report show, as a sentence: the titles that they have in every form. */
#ifndef CA_CHART_FINDINGS_H
#define CA_CHART_FINDINGS_H

#include "report/table.h"

/* Gives the tables of charts, which are complete, the findings that they have not yet. */
void ca_tables_find_charts(ca_tables *set);

#endif
