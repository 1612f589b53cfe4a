/* SPDX-License-Identifier: MIT */
/* Quotations of a theme, in a sentence of a report. */
#ifndef CA_QUOTED_H
#define CA_QUOTED_H

#include "base/map.h"
#include "report/table.h"

enum { CA_QUOTED_MOST = 3, CA_QUOTED_WORDS = 30 };

/* The table of texts, and its rows by section, kind and theme, so that they are not searched for each theme. */
typedef struct {
    const ca_table *words; /* NULL: there are no texts */
    ca_map rows;
} ca_quoted_texts;

/* Begins TEXTS for the table WORDS (quotations.h; NULL: none), which is borrowed. Release with ca_quoted_end. */
void ca_quoted_begin(ca_quoted_texts *texts, const ca_table *words);
void ca_quoted_end(ca_quoted_texts *texts);
/* Appends texts that have this section, kind and theme, each in quotation marks
 * with its case: “…” (77870). MOST 0: all of them, and a text of several cases once. Else up to MOST of at most CA_QUOTED_WORDS words, the longest first, each of
 * another team; the first in the table of those that are equal. Appends nothing if there is none. */
void ca_quoted_write(ca_text *to, const ca_quoted_texts *texts, ca_slice section, ca_slice kind, ca_slice theme,
                     size_t most);

#endif
