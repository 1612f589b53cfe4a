/* SPDX-License-Identifier: MIT */
/* The concerns: a list of the audits, collected from records, that have to be escalated or lack a plan; and their tables,
 * which are the first of a report. */
#ifndef CA_BUILD_CONCERNS_H
#define CA_BUILD_CONCERNS_H

#include "check/concern.h"
#include "record/clues.h"
#include "report/table.h"
#include "summary/summary.h"

/* One audit. Its texts are in the list's arena. */
typedef struct {
    bool told, flagged;
    int final; /* its final grade, or CA_NO_GRADE */
    ca_slice tool, audit, case_id, team, quarter;
    ca_slice kind;  /* in words, with its theme */
    ca_slice why;   /* the flags and the grade, in words */
    ca_slice whom;  /* who was told: a role, or a name if names are shown; empty: nobody */
    ca_slice grade; /* the final grade in words, or empty */
    ca_date when;   /* somebody was told, or CA_NO_DATE */
    enum ca_requirement_state plan;
} ca_listed_audit;

/* Zeroed is empty. */
typedef struct {
    ca_listed_audit *concerns, *unplanned;
    size_t concern_count, concern_capacity, unplanned_count, unplanned_capacity;
    ca_arena arena;
} ca_concern_list;

/* Adds RECORD to the list if it is a concern, or lacks a plan. CLUES identify people: their names are replaced, and the
 * person who was told is described by a role. NULL: names are shown. */
void ca_concern_list_add(ca_concern_list *list, ca_record *record, const ca_grading *grading, const ca_clues *clues);
void ca_concern_list_free(ca_concern_list *list);

/* Adds the tables of concerns, which are the first of SET, after that of the first page. SUMMARY may be NULL; with one, a table counts its concerns.
 * LISTS: records are read, so that there are tables that list audits. */
void ca_tables_begin_concerns(ca_tables *set, const ca_summary *summary, bool lists);
/* Fills in the tables that list audits; sorts LIST. */
void ca_tables_end_concerns(ca_tables *set, ca_concern_list *list);

#endif
