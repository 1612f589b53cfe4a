/* SPDX-License-Identifier: MIT */
/* The figures on concerns, which sentences tell of: read from the tables of concerns. */
#ifndef CA_CONCERN_FIGURES_H
#define CA_CONCERN_FIGURES_H

#include "report/table.h"
#include "summary/summary.h"

/* The figures on concerns, of all frameworks together. */
typedef struct {
    const ca_table *counts, *list, *unplanned; /* list and unplanned are NULL without records */
    int64_t all, flagged, inadequate, other, told, open, flagged_open, without_plan, listed_open, listed_unplanned;
    uint64_t uncounted; /* audits with an unknown concern: caseaudit-summary(5) */
    size_t low_unasked; /* frameworks that do not ask that somebody is told of a low grade */
} ca_concern_figures;

/* Returns the figures of an internal report. COUNTS is NULL if it has no tables of concerns. */
ca_concern_figures ca_concern_figures_of(const ca_tables *set, const ca_summary *summary);
/* Appends how many audits there are without a record that somebody was told. */
void ca_concern_open_write(const ca_concern_figures *figures, ca_text *to);
/* Returns whether a row of the list is an audit of which nobody was told. */
bool ca_concern_is_open(const ca_table *list, size_t row) CA_MUST_USE;
/* Returns "audit" or "audits". */
const char *ca_audits_word(int64_t n) CA_MUST_USE;

#endif
