/* SPDX-License-Identifier: MIT */
/* Tables with rows of records: a row for each record, and a row for each action. */
#ifndef CA_BUILD_RECORDS_H
#define CA_BUILD_RECORDS_H

#include "check/grade.h"
#include "record/clues.h"
#include "report/table.h"

/* Adds RECORD, with its grading, as a row of its framework's table; adds the table for the first. CLUES identify people:
 * their names are replaced. NULL: the names of children and workers are shown. */
void ca_tables_add_record(ca_tables *set, ca_record *record, const ca_grading *grading, const ca_clues *clues);

/* Sets FROM and TO to the first and the last day of the periods that the audits of the framework ID look at, by the rows that were
 * added. Returns whether any says it. */
bool ca_records_period(const ca_tables *set, const char *id, ca_date *from, ca_date *to) CA_MUST_USE;

/* Adds each action of RECORD as a row of the table of actions, with its state on AS_OF (CA_NO_DATE: none is overdue); adds
 * the table for the first. CLUES as above: names in the texts are replaced as well. */
void ca_tables_add_actions(ca_tables *set, ca_record *record, ca_date as_of, const ca_clues *clues);
/* Adds the table of actions, without a row, if it is not there. NAMES: with the columns of owner and manager. */
void ca_tables_begin_actions(ca_tables *set, bool names);

#endif
