/* SPDX-License-Identifier: MIT */
/* A chart of a report in a Word document. */
#ifndef CA_DOCUMENT_FIGURES_H
#define CA_DOCUMENT_FIGURES_H

#include "office/new_document.h"
#include "report/table.h"

/* Adds CHART with its caption, a description for readers who cannot see it, and the name of the table with its figures. Its
 * texts are in ARENA. */
void ca_document_figure(ca_new_document *document, const ca_chart *chart, ca_arena *arena);

#endif
