/* SPDX-License-Identifier: MIT */
/* The sections of a report's text on what auditors found, and on what people wrote and said: counts of themes, with quotations. */
#ifndef CA_NARRATIVE_FINDINGS_H
#define CA_NARRATIVE_FINDINGS_H

#include "report/table.h"

/* The tables that the sections are written from; FINDINGS, CHANGES (build_themes.h) and WORDS (quotations.h) may be NULL. MOST: so many texts of a theme are
 * quoted; 0: all, of a tool without grades, which has nothing else. */
typedef struct {
    ca_tables *set;
    const ca_table *findings, *changes, *words;
    size_t most;
} ca_findings_told;

/* Adds the sections, those of a tool with grades to the annex but for the most frequent themes. */
void ca_narrative_findings(const ca_findings_told *t);

#endif
