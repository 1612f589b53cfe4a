/* SPDX-License-Identifier: MIT */
/* The parts of a Word document that are the same for all documents but for a few words: styles, page head and foot,
 * properties, and the relationships between parts. */
#ifndef CA_NEW_DOCUMENT_PARTS_H
#define CA_NEW_DOCUMENT_PARTS_H

#include "office/new_document.h"

enum { CA_DOCUMENT_FIXED_PARTS = 10 };

/* The opening and the end of the part with the body, word/document.xml. */
void ca_new_document_body_begin(ca_text *to);
void ca_new_document_body_end(ca_text *to);
/* Appends the properties of a section: A4, upright or landscape, with the page head and foot. */
void ca_new_document_section(ca_text *to, bool across);

/* Sets PARTS to all parts but the body and the charts. CHARTS is how many charts there are; their parts are
 * word/charts/chart1.xml and so on, which the body refers to as "chart1" and so on. The texts are in ARENA. */
void ca_new_document_fixed_parts(ca_zip_part parts[CA_DOCUMENT_FIXED_PARTS],
                                 const ca_new_document_properties *properties, size_t charts, ca_arena *arena);

#endif
