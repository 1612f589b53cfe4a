/* SPDX-License-Identifier: MIT */
/* The table of all counts, one a row, for other programs. */
#ifndef CA_BUILD_LONG_H
#define CA_BUILD_LONG_H

#include "report/table.h"
#include "summary/summary.h"

/* Adds it to the set: for each quarter, each group and each of its values, the grades and answers of every question. */
void ca_tables_add_long(ca_tables *set, const ca_summary *summary);

#endif
