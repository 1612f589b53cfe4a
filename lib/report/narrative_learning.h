/* SPDX-License-Identifier: MIT */
/* The section of a report's text on what was done about the themes of findings. */
#ifndef CA_NARRATIVE_LEARNING_H
#define CA_NARRATIVE_LEARNING_H

#include "report/table.h"
#include "summary/summary.h"

/* Adds the section on SUMMARY, if SET has its table. */
void ca_narrative_learning(ca_tables *set, const ca_summary *summary);

#endif
