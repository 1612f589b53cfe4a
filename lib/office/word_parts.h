/* SPDX-License-Identifier: MIT */
/* The parts of a Word document that are the same for all documents but for a few words: styles, page head and foot,
 * properties, and the relationships between parts. */
#ifndef CA_WORD_PARTS_H
#define CA_WORD_PARTS_H

#include "office/word_write.h"

enum { CA_WORD_FIXED_PARTS = 10 };

/* The opening and the end of the part with the body, word/document.xml. */
void ca_word_body_begin(ca_text *to);
void ca_word_body_end(ca_text *to);
/* Appends the properties of a section: A4, upright or landscape, with the page head and foot. */
void ca_word_section(ca_text *to, bool across);

/* Sets PARTS to all parts but the body and the charts. CHARTS is how many charts there are; their parts are
 * word/charts/chart1.xml and so on, which the body refers to as "chart1" and so on. The texts are in ARENA. */
void ca_word_fixed_parts(ca_zip_part parts[CA_WORD_FIXED_PARTS], const ca_word_properties *properties, size_t charts,
                         ca_arena *arena);

#endif
