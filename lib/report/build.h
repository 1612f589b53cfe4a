/* SPDX-License-Identifier: MIT */
/* The tables of a report: of a summary, and of records. All that a writer shows is worked out here. */
#ifndef CA_BUILD_H
#define CA_BUILD_H

#include "record/clues.h"
#include "report/build_concerns.h"
#include "report/table.h"
#include "summary/summary.h"
#include "summary/told.h"

/* What a report is to hold. */
typedef struct {
    bool names;                /* of children and workers, where a summary or records have them */
    uint64_t most_small;       /* for the public: counts up to this are small, */
    uint64_t least_row;        /* and rows of fewer audits stand together */
    const ca_library *library; /* the frameworks that are known: the rules of one say what a public report implies */
    ca_told *told;             /* for the public: what was published, and what is told now; or NULL */
    bool contents;             /* for the public: a table of contents that leads to the sheets of a workbook */
    bool records;              /* records are read beside a summary: concerns are listed, and not only counted */
    const char *contact;       /* whom readers may ask, or NULL */
} ca_report_options;

/* Adds the tables of a summary, for SET's audience. -1 with a problem where it cannot be told
 * to the public. */
int ca_tables_of_summary(ca_tables *set, const ca_summary *summary, const ca_report_options *options,
                         ca_problem *problem) CA_MUST_USE;

/* Whether it is known what the limiting judgements of a summary look at; if not, the public is told of no question. */
bool ca_public_knows_rules(const ca_library *library, const ca_layout *layout) CA_MUST_USE;

/* Completes a report whose summary and records have been read: its first tables, with what is on LIST, and its text. */
void ca_tables_finish(ca_tables *set, const ca_summary *summary, ca_concern_list *list);

/* Adds RECORD, graded, as a row of its framework's table, which is made when it is not there. CLUES are what tells whom it
 * is about: nobody is named. NULL: the names of children and workers are shown. */
void ca_tables_add_record(ca_tables *set, ca_record *record, const ca_grading *grading, const ca_clues *clues);

/* Adds the actions of RECORD to the table of actions, which is made when it is not there: a row for each, with its state
 * on AS_OF (CA_NO_DATE: none is overdue). CLUES as above: they are replaced in the texts, too. */
void ca_tables_add_actions(ca_tables *set, ca_record *record, ca_date as_of, const ca_clues *clues);

#endif
