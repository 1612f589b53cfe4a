/* SPDX-License-Identifier: MIT */
/* A Word document, made in memory from top to bottom. Its looks are styles, so that a council's own styles can be put in
 * their place. */
#ifndef CA_NEW_DOCUMENT_H
#define CA_NEW_DOCUMENT_H

#include "office/document_template.h"
#include "office/new_document_chart.h"
#include "office/zip_write.h"

/* A document while it is made. Begin with ca_new_document_begin; free with ca_new_document_free. */
typedef struct {
    ca_text body;
    size_t begun;    /* the size of the body before anything was added */
    ca_text *charts; /* a part for each */
    size_t chart_count, chart_capacity;
    size_t table_count;
    const unsigned *widths; /* of the columns of the table in the making */
    size_t column;          /* of its next cell */
    bool across;            /* the pages are landscape */
    size_t control_count;
    size_t sections; /* that are ended */
    ca_document_page page;
    ca_document_looks looks;
    const ca_document_template *made_like; /* or NULL */
} ca_new_document;

/* Words of the document as a whole. A member may be NULL. */
typedef struct {
    const char *title, *subject, *author;
    const char *mark; /* at the head of each page: "Internal: not for publication" */
    int64_t created;  /* seconds since 1970 */
} ca_new_document_properties;

/* How a cell is filled in by its reader. */
enum ca_new_document_input {
    CA_INPUT_NONE,
    CA_INPUT_HAND,   /* on paper, or by typing into the cell */
    CA_INPUT_TEXT,   /* in a content control */
    CA_INPUT_DATE,   /* in one with a calendar */
    CA_INPUT_YES_NO, /* in one with a list */
    CA_INPUT_CHOICE, /* in one with the list of the cell */
    CA_INPUT_OPEN,   /* the same, and other words are welcome */
    CA_INPUT_HELD    /* not at all: a content control holds its text, for a program that reads the document back */
};

/* An item of a list to choose from: what is seen, and what is stored. */
typedef struct {
    const char *text, *value;
} ca_new_document_item;

typedef struct {
    ca_slice text;
    bool figure;      /* aligned to the right */
    bool heading;     /* names its row or column */
    const char *fill; /* the colour behind it, RRGGBB, or NULL */
    enum ca_new_document_input input;
    const char *tag, *label;           /* of the content control: for programs, and what Word shows above it */
    bool loose;                        /* the control may be moved and deleted */
    const ca_new_document_item *items; /* of a choice */
    size_t item_count;
    bool keep; /* its row stays on the page of the next one */
} ca_new_document_cell;

/* Begins a document with the looks of MADE_LIKE, which is borrowed, or NULL for its own. */
void ca_new_document_begin(ca_new_document *document, const ca_document_template *made_like);
/* Returns the width between the margins of a page, upright or landscape, in twentieths of a point. */
unsigned ca_new_document_width(const ca_new_document *document, bool across) CA_MUST_USE;
/* Adds a paragraph. Line breaks in TEXT stay. An empty one is added as well. */
void ca_new_document_paragraph(ca_new_document *document, enum ca_document_style style, ca_slice text);
/* Adds the caption "Table 3: TEXT" or "Figure 2: TEXT", with a number that Word counts on. */
void ca_new_document_table_caption(ca_new_document *document, ca_slice text);
void ca_new_document_chart_caption(ca_new_document *document, ca_slice text);

/* Begins a table with COUNT columns of WIDTHS (borrowed until ca_new_document_table_end) in twentieths of a point. Then come
 * its rows, with a cell for each column. Heading rows come first, if the table is HEADED, and are repeated on each page. */
void ca_new_document_table_begin(ca_new_document *document, const unsigned *widths, size_t count, bool headed);
void ca_new_document_row_begin(ca_new_document *document, bool heading);
void ca_new_document_add_cell(ca_new_document *document, const ca_new_document_cell *cell);
void ca_new_document_row_end(ca_new_document *document);
void ca_new_document_table_end(ca_new_document *document);

/* Adds a chart as wide as the page. INSTEAD describes it to readers who cannot see it. */
void ca_new_document_add_chart(ca_new_document *document, const ca_new_document_chart *chart, ca_slice instead);

/* The next pages are landscape (ACROSS) or upright; a new page begins if they were not. */
void ca_new_document_turn(ca_new_document *document, bool across);

/* Ends the document and appends the file to TO. Returns 0, or -1 with an error. */
int ca_new_document_finish(ca_new_document *document, const ca_new_document_properties *properties, ca_text *to,
                           ca_error *error) CA_MUST_USE;
void ca_new_document_free(ca_new_document *document);

#endif
