/* SPDX-License-Identifier: MIT */
/* What the modules that read a summary share: private to them. */
#ifndef CA_SUMMARY_READER_H
#define CA_SUMMARY_READER_H

#include "summary/summary.h"

/* The reading of one summary; WRONG is set at the first thing that is not as it should be. */
typedef struct {
    ca_summary *summary;
    const char *name;
    ca_problem *problem;
    const char *part; /* the member that is being read: one of the format's own names, fit to be shown */
    bool wrong;
} ca_summary_reader;

void ca_read_fault(ca_summary_reader *r);
/* A member that must be there; NULL, and a fault, when it is not. */
const json_t *ca_read_member(ca_summary_reader *r, const json_t *object, const char *name);
uint64_t ca_read_number(ca_summary_reader *r, const json_t *object, const char *name);
/* A text member copied into ARENA; NULL when it is null. */
const char *ca_read_words(ca_summary_reader *r, const json_t *object, const char *name, ca_arena *arena);
/* A number for each of NAMES, the members of the object NAME. */
void ca_read_listed(ca_summary_reader *r, const json_t *object, const char *name, const char *const *names,
                    uint64_t *counts);
/* The members plans, escalations and actions of a tally. */
void ca_read_plans_and_actions(ca_summary_reader *r, const json_t *json, uint64_t *counts);
/* The member duties of a framework whose groups have been read; what can be known without it, where it is not there. */
void ca_read_duties(ca_summary_reader *r, const json_t *json, ca_framework_tally *framework);
/* What the counts of a framework's part look like. */
ca_layout *ca_read_layout(ca_summary_reader *r, const char *id, const json_t *json) CA_MUST_USE;

#endif
