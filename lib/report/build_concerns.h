/* SPDX-License-Identifier: MIT */
/* The concerns among records, one by one, and the audits that lack a plan: what a report lists by their ids. */
#ifndef CA_BUILD_CONCERNS_H
#define CA_BUILD_CONCERNS_H

#include "check/concern.h"
#include "record/clues.h"
#include "report/table.h"
#include "summary/summary.h"

/* One audit; its texts live in the list's arena. */
typedef struct {
    bool told, flagged;
    int final; /* its grade, or CA_NO_GRADE */
    ca_slice tool, audit, case_id, team, quarter;
    ca_slice kind;  /* in words, with its theme */
    ca_slice why;   /* flags and grade, in words */
    ca_slice whom;  /* who was told: by role, or by name where that was asked for; empty: nobody */
    ca_slice grade; /* the final grade in words, or empty */
    ca_date when;   /* or CA_NO_DATE */
    enum ca_duty plan;
} ca_listed_audit;

/* Zeroed is empty. */
typedef struct {
    ca_listed_audit *concerns, *unplanned;
    size_t concern_count, concern_capacity, unplanned_count, unplanned_capacity;
    ca_arena arena;
} ca_concern_list;

/* Takes RECORD in, if it belongs on the list. CLUES tell whom it is about: nobody is named, and the person who was told is
 * called by a role. NULL: names are shown. */
void ca_concern_list_add(ca_concern_list *list, ca_record *record, const ca_grading *grading, const ca_clues *clues);
void ca_concern_list_free(ca_concern_list *list);

/* Adds the tables of concerns: before all others, as nobody is to look for them. They are counted if there is a SUMMARY,
 * which may be NULL, and LISTS says that records are read, too. */
void ca_tables_begin_concerns(ca_tables *set, const ca_summary *summary, bool lists);
/* Fills in those that list audits. */
void ca_tables_end_concerns(ca_tables *set, ca_concern_list *list);

#endif
