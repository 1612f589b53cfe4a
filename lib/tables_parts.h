/* SPDX-License-Identifier: MIT */
/* What the modules of the summary's tables share: private to them. */
#ifndef CA_TABLES_PARTS_H
#define CA_TABLES_PARTS_H

#include "tables.h"

/* One framework of a summary on its way into tables. */
typedef struct {
    ca_tables *set;
    const ca_summary *summary;
    const ca_framework_tally *framework;
    const ca_layout *layout;
    bool several; /* the summary has other frameworks: names and titles say which one this is */
} ca_report_part;

/* A table of the part: its name and sheet get the framework's id when there are several. */
ca_table *ca_part_table(const ca_report_part *part, const char *name, const char *sheet, const char *title);
/* A percentage, or [z] where nothing was graded. */
void ca_part_share(const ca_report_part *part, ca_table *table, ca_share share);
/* The bounds of its 95 per cent interval, in two cells. */
void ca_part_bounds(const ca_report_part *part, ca_table *table, ca_share share);
void ca_part_bound_columns(const ca_report_part *part, ca_table *table);
/* "(not filled in)" for an empty value. */
void ca_part_value(const ca_report_part *part, ca_table *table, ca_slice value);

/* Whether any audit owes what is counted from PLACE: a plan (CA_COUNT_PLANS) or an escalation. */
bool ca_part_owes(const ca_report_part *part, size_t place);

void ca_report_cover(ca_tables *set, const ca_summary *summary); /* tables_cover.c */
void ca_report_notes(ca_tables *set, const ca_summary *summary); /* tables_cover.c */
void ca_part_questions(const ca_report_part *part);  /* tables_questions.c */
void ca_part_moderation(const ca_report_part *part); /* tables_moderation.c */
void ca_part_groups(const ca_report_part *part);   /* tables_groups.c */
void ca_part_coverage(const ca_report_part *part); /* tables_groups.c: how many groups there are of each sort */
void ca_part_flags(const ca_report_part *part);    /* tables_findings.c */
void ca_part_findings(const ca_report_part *part); /* tables_findings.c */
void ca_part_duties(const ca_report_part *part);   /* tables_findings.c: actions, discussions */

#endif
