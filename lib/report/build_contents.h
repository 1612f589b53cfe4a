/* SPDX-License-Identifier: MIT */
/* The table of contents of a workbook, with a link to each sheet. */
#ifndef CA_BUILD_CONTENTS_H
#define CA_BUILD_CONTENTS_H

#include "report/table.h"

/* Adds the table of contents, without a row, at the end of SET. */
ca_table *ca_contents_begin(ca_tables *set);
/* Adds a row for each other table of SET to it, and in an internal report for each chart; what each holds, too. */
void ca_contents_end(ca_tables *set, ca_table *contents);

#endif
