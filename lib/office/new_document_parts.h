/* SPDX-License-Identifier: MIT */
/* The parts of a Word document that are the same for all documents but for a few words: styles, page head and foot,
 * properties, and the relationships between parts. */
#ifndef CA_NEW_DOCUMENT_PARTS_H
#define CA_NEW_DOCUMENT_PARTS_H

#include "office/new_document.h"

/* The parts of DOCUMENT. Set DOCUMENT, and free with ca_part_list_free. */
typedef struct {
    const ca_new_document *document;
    ca_zip_part *parts;
    size_t count, capacity;
    ca_text types, relationships; /* the content types, and the relationships of the document, so far */
    ca_arena arena;
} ca_part_list;

/* The opening and the end of the part with the body, word/document.xml. */
void ca_new_document_body_begin(ca_text *to);
void ca_new_document_body_end(ca_text *to);
/* Ends a section of the body with its properties: the page, upright or landscape, with its head and foot. */
void ca_new_document_section(ca_new_document *document);

/* Adds all parts of the document, whose body is ended. */
void ca_new_document_parts(ca_part_list *list, const ca_new_document_properties *properties);
void ca_part_list_free(ca_part_list *list);

#endif
