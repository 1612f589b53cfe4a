/* SPDX-License-Identifier: MIT */
/* Somebody's Word document as a template: its styles, fonts, theme, pages, and headers and footers, for a document that is made.
 * Its text is not taken. */
#ifndef CA_DOCUMENT_TEMPLATE_H
#define CA_DOCUMENT_TEMPLATE_H

#include "office/document_styles.h"
#include "office/part_copy.h"

/* Headers and footers: those of most pages, of the first page, and of even pages. */
enum ca_page_frame { CA_FRAME_HEADER, CA_FRAME_FOOTER, CA_PAGE_FRAMES };
enum ca_page_use { CA_PAGE_MOST, CA_PAGE_FIRST, CA_PAGE_EVEN, CA_PAGE_USES };

/* A page, in twentieths of a point. */
typedef struct {
    int width, height, top, right, bottom, left, header, footer, gutter;
} ca_document_page;

/* A template. Zeroed is none; free with ca_document_template_free. */
typedef struct {
    ca_document_looks looks;
    ca_document_page page;
    bool first_differs, even_differs, mirrored;
    ca_part_copy frames[CA_PAGE_FRAMES][CA_PAGE_USES]; /* an empty COPY: it has none */
    ca_part_copy styles, numbering, theme, fonts;
    ca_text colours; /* an element of the settings, or empty */
    ca_pictures pictures;
    ca_arena arena;
} ca_document_template;

/* Returns A4 upright, with margins of 20 mm. */
ca_document_page ca_document_page_own(void);

/* Reads the template in FILE, called NAME. Returns 0, or -1 with an error that begins with NAME and says what to do. Free the
 * template in both cases. */
int ca_document_template_read(ca_document_template *made, ca_slice file, const char *name, ca_error *error) CA_MUST_USE;
void ca_document_template_free(ca_document_template *made);

#endif
