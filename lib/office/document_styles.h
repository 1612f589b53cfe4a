/* SPDX-License-Identifier: MIT */
/* The styles of a Word document that is made. Each has the name that Word builds in, where there is one, so that a template's
 * style of that name takes its place. */
#ifndef CA_DOCUMENT_STYLES_H
#define CA_DOCUMENT_STYLES_H

#include "base/text.h"

#define CA_WORD_DECLARED "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""

/* The styles of a paragraph. */
enum ca_document_style {
    CA_DOCUMENT_TITLE,
    CA_DOCUMENT_SUBTITLE,
    CA_DOCUMENT_HEADING_1,
    CA_DOCUMENT_HEADING_2,
    CA_DOCUMENT_PARAGRAPH,
    CA_DOCUMENT_ITEM,    /* of a list with bullets */
    CA_DOCUMENT_CAPTION, /* of a table or chart, above it */
    CA_DOCUMENT_NOTE,    /* below it */
    CA_DOCUMENT_ALERT,   /* in a box, with bold letters */
    CA_DOCUMENT_BOX,     /* in the same box */
    CA_DOCUMENT_BLANK,   /* to be filled in */
    /* Those that a document uses by itself: */
    CA_DOCUMENT_CHART, /* around a chart */
    CA_DOCUMENT_TABLE_TEXT,
    CA_DOCUMENT_TABLE_HEADING,
    CA_DOCUMENT_SECTION_END,
    CA_DOCUMENT_PAGE_HEAD,
    CA_DOCUMENT_PAGE_FOOT,
    CA_DOCUMENT_NORMAL,
    CA_DOCUMENT_TABLE_NORMAL, /* of a table */
    CA_DOCUMENT_FIGURES,      /* of a table */
    CA_DOCUMENT_STYLES
};

/* How the document refers to its styles. */
typedef struct {
    const char *ids[CA_DOCUMENT_STYLES]; /* borrowed */
    bool taken[CA_DOCUMENT_STYLES];      /* from a template, which has the style already */
    uint64_t bullets;                    /* the number of the list with bullets */
    bool bare_items;                     /* the style of items has no bullets: each paragraph needs them */
} ca_document_looks;

/* Returns the looks of a document without a template. */
ca_document_looks ca_document_looks_own(void);
/* The name of a style, and whether it is of tables. */
const char *ca_document_style_name(int style);
bool ca_document_style_is_of_tables(int style);
/* Appends the styles that are not taken, each with DECLARED, a declaration of its namespace or "". */
void ca_document_styles_write(ca_text *to, const ca_document_looks *looks, const char *declared);
/* Appends the kind of list with bullets, which is number KIND of its kinds; and that list. */
void ca_document_list_kind(ca_text *to, const ca_document_looks *looks, uint64_t kind);
void ca_document_list(ca_text *to, const ca_document_looks *looks, uint64_t kind);

#endif
