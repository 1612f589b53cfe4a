/* SPDX-License-Identifier: MIT */
/* The part of a report on one framework: what its tables and charts are built with, in an internal and a public report. */
#ifndef CA_PART_H
#define CA_PART_H

#include "intake/learning_list.h"
#include "report/table.h"
#include "summary/publication.h"
#include "summary/summary.h"
#include "summary/summary_figures.h"

/* The columns that the narrow form of a table leaves out for want of room, the highest first: ca_column.spare. */
enum { CA_SPARE_GRADES = 1, CA_SPARE_ESCALATIONS, CA_SPARE_PLANS, CA_SPARE_NUMBER, CA_SPARE_CHANGE, CA_SPARE_REST };

/* The settings of a report. */
typedef struct {
    bool names;                      /* show the names of children and workers, where a summary or records have them */
    uint64_t most_small;             /* public: a count from 1 to this is small and is suppressed */
    uint64_t least_row;              /* public: rows with fewer audits are added up in one row */
    const ca_library *library;       /* the known frameworks: their rules decide what a public report implies */
    ca_publication *publication;     /* public: the earlier editions and a list of what this one publishes; or NULL */
    bool contents;                   /* add a table of contents, with links to the sheets of a workbook */
    bool data;                       /* internal: add the table of all counts, for other programs */
    bool records;                    /* records are read with a summary: concerns are listed as well as counted */
    const ca_learning_log *learning; /* what was done about themes, or NULL */
    bool learning_log;               /* the table of it is the log itself, whole, to be carried on */
    const char *contact;             /* an address for readers' questions, or NULL */
    const char *published_on;        /* the day of publication in words, or NULL */
    const char *next;                /* when the next report will be published, in words, or NULL */
} ca_report_options;

/* One framework of a summary, and the report that its tables are added to. Nothing in it is owned. */
typedef struct {
    ca_tables *set;
    const ca_summary *summary;
    const ca_framework_tally *framework;
    const ca_count_layout *layout;
    const ca_report_options *options;
    bool several; /* the summary has other frameworks: names and titles include this one's */
} ca_report_part;

/* Returns whether a framework has audits of the kind that SUMMARY reports on, or none of its frameworks has. Others have no
 * chapter. */
bool ca_framework_is_reported(const ca_summary *summary, const ca_framework_tally *framework) CA_MUST_USE;

/* Adds a table to the report. If there are several frameworks, its name and its sheet's name end in the framework's id. */
ca_table *ca_part_table(const ca_report_part *part, const char *name, const char *sheet, const char *title);

/* Appends the name of a table by the groups of DIMENSION: "by-team", or, with WHAT, "WHAT-by-team". */
void ca_by_name(ca_text *to, const char *what, const ca_dimension *dimension);
/* Adds such a table: its sheet is SHEET and the dimension's name ("Limits by", "team"), its title TITLE and the heading that the
 * dimension has ("overall grades by", "recently closed"). */
ca_table *ca_part_table_by(const ca_report_part *part, const ca_dimension *dimension, const char *what,
                           const char *sheet, const char *title);

/* Returns VALUE, or "(not filled in)" if it is empty. */
ca_slice ca_value_or_blank(ca_slice value);
/* Returns the value of FIELD as people read it, for as long as SET: "Child in need (CIN)" for a type of case, unless SET is for
 * other programs (its LABELS are not set), else as above. */
ca_slice ca_group_words(ca_tables *set, enum ca_field field, ca_slice value);
/* Writes the first column of TABLE, values of FIELD, in such words. */
void ca_spell_groups(ca_tables *set, ca_table *table, enum ca_field field);
/* Adds a cell with that text. */
void ca_part_value(const ca_report_part *part, ca_table *table, ca_slice value);
/* The shorthand for a figure that too few audits have: fewer than CA_LEAST_AUDITS. */
#define CA_TOO_FEW "[u]"
/* Adds a cell with a percentage; [z] if SHARE is of nothing, [u] if it is of few. */
void ca_part_share(const ca_report_part *part, ca_table *table, ca_share share);
/* Adds a column for each grade. Of the columns that may go, a narrow table leaves these out last. */
void ca_part_grade_columns(const ca_report_part *part, ca_table *table);
/* Adds a column of numbers; a narrow table may leave it out, in the order of SPARE (CA_SPARE_*). */
void ca_part_spare_column(const ca_report_part *part, ca_table *table, const char *heading, int spare);
/* Returns the name of a dimension as a heading: "recently closed" for heads.recently_closed. The caller frees it. */
char *ca_part_heading_of(const ca_dimension *dimension) CA_MUST_USE;
/* Returns whether the audits may stand for all cases. Thematic and external audits are chosen for a reason, so they have
 * counts and percentages, and no interval, target, change or trend: the functions below then add nothing. */
bool ca_part_is_sample(const ca_report_part *part) CA_MUST_USE;
/* Adds the two columns, and the two cells, of the 95 per cent interval of a share. */
void ca_part_bound_columns(const ca_report_part *part, ca_table *table);
void ca_part_bounds(const ca_report_part *part, ca_table *table, ca_share share);
/* Adds the four columns, and the four cells, of a change: in points, with the interval (INTERVAL: "95% interval"), and in
 * words. */
#define CA_CHANGE_UNCLEAR "no clear change"
#define CA_CLEAR_RISE "a clear rise"
#define CA_CLEAR_FALL "a clear fall"
void ca_part_change_columns(const ca_report_part *part, ca_table *table, const char *interval);
void ca_part_change(const ca_report_part *part, ca_table *table, const ca_change *change);
/* The same; NEWS: a rise is good and a fall is bad, and they have that tone. */
void ca_part_change_of(const ca_report_part *part, ca_table *table, const ca_change *change, bool news);
/* The heading of the share of yes among yes and no. */
#define CA_YES_PERCENT "Yes, % of yes and no"

/* Returns whether the final grades are held against a target. */
bool ca_part_has_target(const ca_report_part *part) CA_MUST_USE;
/* Adds the target's columns, and its cells: one or two, or none if the framework has no target or no overall grades. */
void ca_part_target_columns(const ca_report_part *part, ca_table *table);
void ca_part_target(const ca_report_part *part, ca_table *table);
/* Adds [z] in the target's columns. */
void ca_part_no_target(const ca_report_part *part, ca_table *table);
/* The row of a public table in which small groups are added up. */
#define CA_OTHERS_TOGETHER "Others together"

/* A row of the table of audit quality, and headings of the table of errors. */
#define CA_QUALITY_CORRECT "Audits without an error"
#define CA_FAULTS_RULE "Rule"
#define CA_FAULTS_SEVERITY "Severity"
#define CA_FAULTS_AUDITS "Audits that break it"

/* Headings of the table by year. */
#define CA_YEAR_BEFORE_ALL "Same quarters a year before, with a final grade"
#define CA_YEAR_BEFORE_GOOD "Same quarters a year before, good or better"

/* Adds the columns that name a question, and the cells of QUESTION. */
void ca_part_question_columns(const ca_report_part *part, ca_table *table);
void ca_part_question(const ca_report_part *part, ca_table *table, const ca_count_layout_question *question);

/* Returns whether an audit has a value in this dimension of the summary. If not, a table by it would be empty. */
bool ca_part_has_groups(const ca_report_part *part, size_t dimension);
/* Sets the table's finding to the trend, and adds a note on it, if there are enough quarters. */
void ca_part_note_trend(const ca_report_part *part, ca_table *table);

/* Adds a chart of TABLE: the grades of each question. */
void ca_part_chart_grades(const ca_report_part *part, const ca_table *table);
/* Adds a chart of TABLE, whose column HEADING names areas: the grades of each. NAME and TITLE are those of the map. */
void ca_part_chart_areas(const ca_report_part *part, const ca_table *table, const char *heading, const char *name,
                         const char *title);
/* Adds a chart of TABLE: good or better by its rows, with the interval and the target. BY names the rows: "team". */
void ca_part_chart_good(const ca_report_part *part, const ca_table *table, const char *by);

/* The titles of full, thematic and external audits, by enum ca_record_kind: "Full audits". */
extern const char *const ca_kind_titles[];
/* Returns the title of the kind of audits that SUMMARY reports on. */
const char *ca_kind_title(const ca_summary *summary);

/* Returns the title of a report on the audits of SUMMARY: "Case file audits". */
const char *ca_audits_title(const ca_summary *summary);

/* Adds a row to a cover; VALUE may be NULL: an empty cell. */
void ca_cover_row(ca_tables *set, ca_table *table, const char *item, const char *value);
/* Adds a row on the population, if it is known, and on the share of it that was audited. */
void ca_cover_population(ca_tables *set, ca_table *table, const ca_summary *summary, const ca_group_tally *total);
/* Adds a row with the quarters that have audits. */
void ca_cover_quarters(ca_tables *set, ca_table *table, const ca_map *quarters);
/* Adds a row with the target, if the framework has one. */
void ca_cover_target(ca_tables *set, ca_table *table, const ca_framework_tally *part);

#endif
