/* SPDX-License-Identifier: MIT */
/* The narrow form of a table, for a page of text: at most eight columns, and an interval in the cell of its percentage. The
 * builders decide which columns it has (ca_column.narrow, spare and brief). */
#ifndef CA_NARROW_H
#define CA_NARROW_H

#include "report/table.h"

enum { CA_NARROW_MOST = 8 };

/* Returns the narrow form of TABLE, in ARENA, with its rows, title and notes. It is TABLE itself if that is narrow. */
const ca_table *ca_narrow_table(const ca_table *table, ca_arena *arena) CA_MUST_USE;
/* Returns the place of each column of TABLE in that form, in ARENA, CA_NO_PLACE of those that are not in it; NULL if the table's
 * builder chose none. */
#define CA_NO_PLACE SIZE_MAX
const size_t *ca_narrow_places(const ca_table *table, ca_arena *arena) CA_MUST_USE;

#endif
