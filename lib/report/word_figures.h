/* SPDX-License-Identifier: MIT */
/* A chart of a report in a Word document. */
#ifndef CA_WORD_FIGURES_H
#define CA_WORD_FIGURES_H

#include "office/word_write.h"
#include "report/table.h"

/* Adds CHART with its caption, a description for readers who cannot see it, and the name of the table with its figures. Its
 * texts are in ARENA. */
void ca_word_figure(ca_word *word, const ca_chart *chart, ca_arena *arena);

#endif
