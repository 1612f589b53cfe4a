/* SPDX-License-Identifier: MIT */
/* Diagnostics: rules that a record breaks, each with its location and a message; as text or as JSON Lines.
 *
 * A diagnostic is read by people who may not read the case. It may have locations, names of members, and coded
 * values that the formats and frameworks define, but no other content of a record. */
#ifndef CA_DIAGNOSTICS_H
#define CA_DIAGNOSTICS_H

#include "base/location.h"
#include "base/text.h"
#include "data/rules.h"

#include <stdio.h>

/* The rules that were reported, in order, each with its severity. */
typedef struct {
    struct ca_reported_rule {
        unsigned char rule; /* enum ca_rule_id */
        bool error;
    } * rules;
    size_t count, capacity;
} ca_reported_rules;

/* A diagnostic, for a function that takes it as it is; all its members live only during the call. */
typedef struct {
    ca_location location;
    enum ca_rule_id rule;
    bool error; /* else a warning */
    const char *path, *message;
} ca_diagnostic;

typedef struct {
    const char *program;      /* the tool's name, for notes about the run; borrowed */
    FILE *stream;             /* diagnostics are written to it; NULL: to nothing */
    ca_text *gathered;        /* collects them instead, to be written later; NULL: they are written at once */
    ca_reported_rules *rules; /* collects the rules instead of counting them below; NULL: they are counted */
    void (*hear)(void *hearer, const ca_diagnostic *diagnostic); /* takes each diagnostic; may be NULL */
    void *hearer;
    bool json;               /* one JSON object a line */
    bool quiet;              /* count only */
    bool draft;              /* rules of the kind MISSING are off */
    bool strict;             /* warnings are errors */
    bool off[CA_RULE_COUNT]; /* rules that are switched off */
    bool reading_only;       /* only rules that stop a record, or are reported by every tool */
    uint64_t errors, warnings;
    uint64_t fired[CA_RULE_COUNT];
} ca_reporter;

/* Counts a rule that was collected in a list. */
void ca_report_count(ca_reporter *reporter, struct ca_reported_rule rules);

/* Reports that RULE is broken at LOCATION, in the member PATH ("": none). Returns its severity, or -1 if the rule is
 * off. */
int ca_report(ca_reporter *reporter, ca_location location, enum ca_rule_id rule, const char *path, const char *format,
              ...) CA_PRINTF(5, 6);

/* Severities of a line about the run, which has no location in a file. */
enum ca_run_severity { CA_RUN_NOTE, CA_RUN_ERROR };

/* Prints a line about the run, not about a location: "audit-sample: TEXT", or a JSON object with tool, severity and message
 * where diagnostics are JSON. A note is not printed where the reporter is quiet. */
void ca_report_run(const ca_reporter *reporter, enum ca_run_severity severity, const char *format, ...) CA_PRINTF(3, 4);

#endif
