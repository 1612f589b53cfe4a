/* SPDX-License-Identifier: MIT */
/* Diagnostics: rules that a record breaks, each with its location and a message; as text, as JSON Lines, or in a list.
 *
 * A diagnostic as text is read by people who may not read the case. It may have locations, names of members, coded
 * values that the formats and frameworks define, and the id of a record that cannot be read, but no other content of a
 * record. As JSON, and in a list, it has the record's id and its auditor, too, and in a list the id of the case. These are
 * for the quality team, which sends each auditor only their own. */
#ifndef CA_DIAGNOSTICS_H
#define CA_DIAGNOSTICS_H

#include "base/location.h"
#include "base/map.h"
#include "data/rules.h"

#include <stdio.h>

/* The rules that were reported, in order, each with its severity. */
typedef struct {
    struct ca_reported_rule {
        size_t reports;     /* end of its text in the reporter's GATHERED */
        unsigned char rule; /* enum ca_rule_id */
        bool error;
    } * rules;
    size_t count, capacity;
} ca_reported_rules;

/* The record that a diagnostic is about, as it names itself; empty: not known, or not filled in. */
typedef struct {
    ca_slice record, auditor, case_id;
    const struct ca_framework *framework; /* borrowed; NULL: not known */
} ca_about;

#define CA_ABOUT_NOBODY                                             \
    {                                                               \
        .record = {"", 0}, .auditor = {"", 0}, .case_id = { "", 0 } \
    }

/* A diagnostic, for a function that takes it as it is; all its members live only during the call. */
typedef struct {
    ca_location location;
    enum ca_rule_id rule;
    bool error; /* else a warning */
    const char *path, *message;
    ca_about about;
} ca_diagnostic;

/* A list of diagnostics, with copies of their texts in ARENA. Zeroed is empty. Release it with ca_diagnostics_free. */
typedef struct {
    ca_diagnostic *list;
    size_t count, capacity;
    ca_arena arena;
} ca_diagnostics;

/* How many diagnostics of each rule were shown as text of each file, and how many were not. Zeroed is none. */
typedef struct {
    ca_map files;       /* arrays of struct ca_shown */
    const char *source; /* the last file, and its array */
    struct ca_shown {
        uint64_t shown, hidden;
    } * last;
} ca_limits;
enum { CA_SHOWN_MOST = 20 /* of a rule and a file */ };

typedef struct {
    const char *program;      /* the tool's name, for notes about the run; borrowed */
    FILE *stream;             /* diagnostics are written to it; NULL: to nothing */
    ca_text *gathered;        /* collects them instead, to be written later; NULL: they are written at once */
    ca_reported_rules *rules; /* collects the rules instead of counting them below; NULL: they are counted */
    ca_limits *limits;        /* those beyond CA_SHOWN_MOST are not shown as text; NULL: all are */
    ca_diagnostics *all;      /* gets every diagnostic; may be NULL */
    void (*hear)(void *hearer, const ca_diagnostic *diagnostic); /* takes each diagnostic; may be NULL */
    void *hearer;
    ca_about about;          /* of the next diagnostics; set only if it is wanted */
    bool wants_about;        /* they are written as JSON, or collected in ALL */
    bool once;               /* the next diagnostics were shown of this file already: they count as hidden */
    bool json;               /* one JSON object a line */
    bool quiet;              /* count only */
    bool draft;              /* rules of the kind MISSING are off */
    bool strict;             /* warnings are errors */
    bool off[CA_RULE_COUNT]; /* rules that are switched off */
    bool reading_only;       /* only rules that stop a record, or are reported by every tool */
    bool *broken; /* for each rule, set if it is broken and is on, even if it is not reported; NULL: not noted */
    uint64_t errors, warnings;
    uint64_t fired[CA_RULE_COUNT];
} ca_reporter;

/* Counts a rule that was collected in a list. */
void ca_report_count(ca_reporter *reporter, struct ca_reported_rule rule);

/* Reports that RULE is broken at LOCATION, in the member PATH ("": none). Returns its severity, or -1 if the rule is
 * off. */
int ca_report(ca_reporter *reporter, ca_location location, enum ca_rule_id rule, const char *path, const char *format,
              ...) CA_PRINTF(5, 6);

/* Appends the name of the cell at LOCATION: "C7"; of a document "table 2, row 5, column 3", or "paragraph 4". */
void ca_location_cell(ca_text *to, const ca_location *location);
/* Appends LOCATION as diagnostics name it: "audits.jsonl:12:7", or of a cell in a workbook "open.xlsx:'Open cases'!C7". */
void ca_location_write(ca_text *to, const ca_location *location);
/* Returns whether a diagnostic of RULE in the file SOURCE, which was collected, is to be shown, and counts it. */
bool ca_report_shows(ca_reporter *reporter, const char *source, enum ca_rule_id rule) CA_MUST_USE;
/* Prints how many diagnostics were not shown, a line for each file and rule, and forgets them. */
void ca_report_hidden(ca_reporter *reporter);
/* Returns a copy of ABOUT in ARENA. */
ca_about ca_about_copy(ca_arena *arena, const ca_about *about) CA_MUST_USE;
/* Appends a copy of DIAGNOSTIC. */
void ca_diagnostics_add(ca_diagnostics *diagnostics, const ca_diagnostic *diagnostic);
void ca_diagnostics_clear(ca_diagnostics *diagnostics); /* empty; keeps the memory */
void ca_diagnostics_free(ca_diagnostics *diagnostics);

/* Severities of a line about the run, which has no location in a file. */
enum ca_run_severity { CA_RUN_NOTE, CA_RUN_ERROR };

/* Prints a line about the run, not about a location: "audit-sample: TEXT", or a JSON object with tool, severity and message
 * where diagnostics are JSON. A note is not printed where the reporter is quiet. */
void ca_report_run(const ca_reporter *reporter, enum ca_run_severity severity, const char *format, ...) CA_PRINTF(3, 4);

#endif
