/* SPDX-License-Identifier: MIT */
/* Diagnostics: what is wrong, where, and by which rule; as text or as JSON Lines.
 *
 * Nothing that a record says may pass through here but places, names of members and coded values
 * that the formats and frameworks define: a diagnostic is read by people who may not read the case. */
#ifndef CA_DIAGNOSTICS_H
#define CA_DIAGNOSTICS_H

#include "base/location.h"
#include "base/text.h"
#include "data/rules.h"

#include <stdio.h>

/* The rules that were reported, in order, each with its severity. */
typedef struct {
    struct ca_rule_said {
        unsigned char rule; /* enum ca_rule_id */
        bool error;
    } * rules;
    size_t count, capacity;
} ca_rules_said;

typedef struct {
    const char *program;     /* the tool's name, for notes about the run; borrowed */
    FILE *stream;            /* where diagnostics go; NULL for nowhere */
    ca_text *gathered;       /* where they go instead, to be told later; NULL: they are told at once */
    ca_rules_said *said;     /* where rules are listed instead of being counted below; NULL: they are counted */
    bool json;               /* one JSON object a line */
    bool quiet;              /* count, and say nothing */
    bool draft;              /* rules on what is missing are off */
    bool strict;             /* warnings are errors */
    bool off[CA_RULE_COUNT]; /* rules that are not looked at */
    bool reading_only;       /* nothing about what the content of a readable record breaks */
    uint64_t errors, warnings;
    uint64_t fired[CA_RULE_COUNT];
} ca_reporter;

/* Counts a rule that was listed. */
void ca_report_count(ca_reporter *reporter, struct ca_rule_said said);

/* Reports that RULE does not hold at PLACE for PATH ("" for none). The severity it was given, or
 * -1 when the rule is off. */
int ca_report(ca_reporter *reporter, ca_place place, enum ca_rule_id rule, const char *path, const char *format, ...)
    CA_PRINTF(5, 6);

/* Severities of a line about the run, which has no place in a file. */
enum ca_run_severity { CA_RUN_NOTE, CA_RUN_ERROR };

/* Prints a line about the run, not about a place: "audit-sample: TEXT", or a JSON object with tool, severity and message
 * where diagnostics are JSON. A note is not printed where the reporter is quiet. */
void ca_report_run(const ca_reporter *reporter, enum ca_run_severity severity, const char *format, ...) CA_PRINTF(3, 4);

#endif
