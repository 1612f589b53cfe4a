/* SPDX-License-Identifier: MIT */
/* The tables of a report: of a summary, and of records. All that a writer shows is worked out here. */
#ifndef CA_TABLES_H
#define CA_TABLES_H

#include "summary.h"
#include "table.h"

/* What a report is to hold. */
typedef struct {
    bool names;         /* of children and workers, where a summary or records have them */
    uint64_t most_small; /* for the public: counts from 1 to this are withheld */
    bool contents;       /* for the public: a table of contents that leads to the sheets of a workbook */
    const char *contact; /* whom readers may ask, or NULL */
} ca_report_options;

/* Adds the tables of a summary and the report's text, for SET's audience. -1 with a problem where it cannot be told
 * to the public. */
int ca_tables_of_summary(ca_tables *set, const ca_summary *summary, const ca_report_options *options,
                         ca_problem *problem) CA_MUST_USE;

/* Adds RECORD, graded, as a row of its framework's table, which is made when it is not there. With NAMES the
 * names of children and workers are shown. */
void ca_tables_add_record(ca_tables *set, ca_record *record, const ca_grading *grading, bool names);

/* Adds the actions of RECORD to the table of actions, which is made when it is not there: a row for each, with its state
 * on AS_OF (CA_NO_DATE: none is overdue). Without NAMES the record's people are not named in the texts. */
void ca_tables_add_actions(ca_tables *set, ca_record *record, ca_date as_of, bool names);

#endif
