/* SPDX-License-Identifier: MIT */
/* How often each theme was found to be improved, quarter by quarter, in the audits of every tool of a summary. */
#ifndef CA_THEME_COUNTS_H
#define CA_THEME_COUNTS_H

#include "base/date.h"
#include "base/map.h"
#include "summary/summary.h"

/* The findings of one theme. */
typedef struct {
    ca_slice name, title; /* as the summary has it, and as its vocabulary calls it, owned by that */
    uint64_t last;        /* in the last quarter; of all audits if they name no quarter */
    struct ca_theme_quarter {
        ca_quarter quarter;
        uint64_t n;
    } * quarters;
    size_t count, capacity;
} ca_theme_count;

/* Zeroed is empty; release with ca_theme_counts_free. */
typedef struct {
    ca_map themes;   /* ca_theme_count by key (record/theme_key.h) */
    ca_quarter last; /* the last quarter with audits, or CA_NO_QUARTER */
} ca_theme_counts;

/* Counts the areas for improvement in SUMMARY, which must outlive COUNTS. */
void ca_theme_counts_of(ca_theme_counts *counts, const ca_summary *summary);
/* Returns the last quarter with audits of any tool, or CA_NO_QUARTER. */
ca_quarter ca_last_quarter(const ca_summary *summary) CA_MUST_USE;
/* Returns the theme for which WORDS stand in the vocabulary by which SUMMARY was counted, or NULL. */
const ca_finding_theme *ca_summary_theme(const ca_summary *summary, ca_slice words) CA_MUST_USE;
/* Returns the theme with this key, or NULL. */
const ca_theme_count *ca_theme_count_find(const ca_theme_counts *counts, ca_slice key) CA_MUST_USE;
/* Returns the number of findings of THEME (may be NULL) in the quarters after QUARTER. */
uint64_t ca_theme_count_after(const ca_theme_count *theme, ca_quarter quarter) CA_MUST_USE;
/* Returns the themes of the last quarter, those with the most findings first, then by name, and sets *COUNT. The caller frees
 * the list. */
const ca_theme_count **ca_theme_counts_most(const ca_theme_counts *counts, size_t *count) CA_MUST_USE;
void ca_theme_counts_free(ca_theme_counts *counts);

#endif
