/* SPDX-License-Identifier: MIT */
/* The headline of a framework with overall grades, in sentences: the last quarter first, then its change, the target, the
 * trend and the year. Every figure is from the cells of the tables. */
#ifndef CA_HEADLINE_H
#define CA_HEADLINE_H

#include "report/table.h"
#include "summary/count_layout.h"

/* The tables of a framework; all but OVERALL may be NULL. */
typedef struct {
    ca_tables *set;
    const ca_count_layout *layout;
    const ca_table *overall;  /* final grades: "overall" */
    const ca_table *quarters; /* "by-quarter" */
    const ca_table *years;    /* "by-year": only if there are several */
    const ca_table *again;    /* "re-audits" */
    bool sample;              /* false: the audits were chosen for a reason, and stand for no others */
    const char *audits;       /* "audits", with their kind if it is not full */
} ca_headline;

/* Adds the sentences to the narrative. */
void ca_headline_add(const ca_headline *headline);
/* Appends the sentences on the share of the last quarter, or of all audits if they are chosen or name no quarter; on its change;
 * and on the target. A text stays empty if there is nothing to tell. */
void ca_headline_tell(const ca_headline *headline, ca_text *share, ca_text *change, ca_text *target);

#endif
