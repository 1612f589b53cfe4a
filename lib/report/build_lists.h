/* SPDX-License-Identifier: MIT */
/* Lists of audits to show to others: every audit with its grades and actions, as an inspector asks for it; and the audits that
 * may serve as examples, with what was good in them. Nobody is named in either. */
#ifndef CA_BUILD_LISTS_H
#define CA_BUILD_LISTS_H

#include "check/grade.h"
#include "record/role_marks.h"
#include "report/table.h"

/* Adds RECORD, with its grading, to the tables "audits" and "good-practice"; adds a table for its first row. A benchmark or a
 * programme is no audit of a case, and is in neither. Actions have their state on AS_OF; CA_NO_DATE: none is overdue. MARKS
 * are those of RECORD. */
void ca_tables_add_lists(ca_tables *set, ca_record *record, const ca_grading *grading, ca_date as_of,
                         ca_role_marks *marks);

#endif
