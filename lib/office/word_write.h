/* SPDX-License-Identifier: MIT */
/* A Word document, made in memory from top to bottom. Its looks are styles, so that a council's own styles can be put in
 * their place. */
#ifndef CA_WORD_WRITE_H
#define CA_WORD_WRITE_H

#include "office/word_chart.h"
#include "office/zip_write.h"

/* The styles of a paragraph. */
enum ca_word_style {
    CA_WORD_TITLE,
    CA_WORD_SUBTITLE,
    CA_WORD_HEADING_1,
    CA_WORD_HEADING_2,
    CA_WORD_HEADING_3,
    CA_WORD_PARAGRAPH,
    CA_WORD_ITEM,    /* of a list with bullets */
    CA_WORD_CAPTION, /* of a table or chart, above it */
    CA_WORD_NOTE,    /* below it */
    CA_WORD_ALERT,   /* in a box, with bold letters */
    CA_WORD_BOX,     /* in the same box */
    CA_WORD_STYLES
};

/* A document while it is made. Begin with ca_word_begin; free with ca_word_free. */
typedef struct {
    ca_text body;
    ca_text *charts; /* a part for each */
    size_t chart_count, chart_capacity;
    size_t table_count;
    const unsigned *widths; /* of the columns of the table in the making */
    size_t column;          /* of its next cell */
    bool across;            /* the pages are landscape */
} ca_word;

/* Words of the document as a whole. A member may be NULL. */
typedef struct {
    const char *title, *subject, *author;
    const char *mark; /* at the head of each page: "Internal: not for publication" */
    int64_t created;  /* seconds since 1970 */
} ca_word_properties;

typedef struct {
    ca_slice text;
    bool figure;      /* aligned to the right */
    bool heading;     /* names its row or column */
    const char *fill; /* the colour behind it, RRGGBB, or NULL */
} ca_word_cell;

/* The width between the margins of a page, in twentieths of a point. */
enum { CA_WORD_WIDTH = 9638, CA_WORD_WIDTH_ACROSS = 14570 };

void ca_word_begin(ca_word *word);
/* Adds a paragraph. Line breaks in TEXT stay. An empty one is added as well. */
void ca_word_paragraph(ca_word *word, enum ca_word_style style, ca_slice text);
/* Adds the caption "Table 3: TEXT" or "Figure 2: TEXT", with a number that Word counts on. */
void ca_word_table_caption(ca_word *word, ca_slice text);
void ca_word_chart_caption(ca_word *word, ca_slice text);

/* Begins a table with COUNT columns of WIDTHS (borrowed until ca_word_table_end) in twentieths of a point. Then come
 * its rows, with a cell for each column. Heading rows come first, and are repeated on each page. */
void ca_word_table_begin(ca_word *word, const unsigned *widths, size_t count);
void ca_word_row_begin(ca_word *word, bool heading);
void ca_word_add_cell(ca_word *word, const ca_word_cell *cell);
void ca_word_row_end(ca_word *word);
void ca_word_table_end(ca_word *word);

/* Adds a chart as wide as the page. INSTEAD describes it to readers who cannot see it. */
void ca_word_add_chart(ca_word *word, const ca_word_chart *chart, ca_slice instead);

/* The next pages are landscape (ACROSS) or upright; a new page begins if they were not. */
void ca_word_turn(ca_word *word, bool across);

/* Ends the document and appends the file to TO. Returns 0, or -1 with an error. */
int ca_word_finish(ca_word *word, const ca_word_properties *properties, ca_text *to, ca_error *error) CA_MUST_USE;
void ca_word_free(ca_word *word);

#endif
