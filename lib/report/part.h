/* SPDX-License-Identifier: MIT */
/* What the modules of the summary's tables share: private to them. */
#ifndef CA_PART_H
#define CA_PART_H

#include "report/build.h"

/* One framework of a summary on its way into tables. */
typedef struct {
    ca_tables *set;
    const ca_summary *summary;
    const ca_framework_tally *framework;
    const ca_layout *layout;
    const ca_report_options *options;
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

/* The change in points, and in words, in two cells; and their columns. */
void ca_part_change(const ca_report_part *part, ca_table *table, const ca_change *change);
void ca_part_change_columns(const ca_report_part *part, ca_table *table);
/* The target's columns and cells, where there is a target and an overall judgement; and its lines in a chart. */
void ca_part_target_columns(const ca_report_part *part, ca_table *table);
void ca_part_target(const ca_report_part *part, ca_table *table);
/* "90 per cent or more"; and whether N of OF reach it: "It was reached." */
void ca_aim_write(ca_text *to, ca_aim aim);
void ca_aim_verdict_write(ca_text *to, ca_aim aim, uint64_t n, uint64_t of);

/* Whether any audit has a value in a dimension: else its table tells nothing. */
bool ca_part_has_groups(const ca_report_part *part, size_t dimension);
/* Columns for the names of questions, and those of one. */
void ca_part_question_columns(const ca_report_part *part, ca_table *table);
void ca_part_question(const ca_report_part *part, ca_table *table, const ca_layout_question *question);
/* A note on the trend over the quarters, if there are enough of them. */
void ca_part_note_trend(const ca_report_part *part, ca_table *table);
/* Charts: the grades of each question; good or better by the rows of TABLE, with how sure that is and the target. */
void ca_part_draw_grades(const ca_report_part *part, const ca_table *table);
void ca_part_draw_good(const ca_report_part *part, const ca_table *table, const char *by);

void ca_cover_concerns(ca_tables *set, const ca_summary *summary); /* narrative.c: the first row of the cover */
/* build_public.c: every table of the public form, with what it withholds. */
int ca_tables_for_public(ca_tables *set, const ca_summary *summary, const ca_report_options *options,
                         ca_problem *problem) CA_MUST_USE;
/* What the audits that are reported on are called: "Full audits". */
const char *ca_kind_title(const ca_summary *summary);
extern const char *const ca_kind_titles[]; /* of full, thematic and external audits */
void ca_cover_row(ca_tables *set, ca_table *table, const char *item, const char *value);
/* Rows of a cover: the population, if it is known; the quarters that have audits; the target, if there is one. */
void ca_cover_population(ca_tables *set, ca_table *table, const ca_group_tally *total);
void ca_cover_quarters(ca_tables *set, ca_table *table, const ca_map *quarters);
void ca_cover_target(ca_tables *set, ca_table *table, const ca_framework_tally *part);
void ca_part_questions(const ca_report_part *part);  /* build_groups.c */
void ca_part_moderation(const ca_report_part *part); /* build_findings.c */
void ca_part_reaudits(const ca_report_part *part);   /* build_findings.c */
void ca_part_groups(const ca_report_part *part);     /* build_groups.c */
void ca_part_coverage(const ca_report_part *part);   /* build_groups.c: how many groups there are of each sort */
void ca_part_flags(const ca_report_part *part);      /* build_findings.c */
void ca_part_findings(const ca_report_part *part);   /* build_findings.c */
void ca_part_duties(const ca_report_part *part);     /* build_findings.c: actions, discussions */

/* narrative.c: the report's text, out of its tables. Of SUMMARY it takes which frameworks there are, and no figure. */
void ca_paper_of_tables(ca_tables *set, const ca_summary *summary);

#endif
