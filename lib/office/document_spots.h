/* SPDX-License-Identifier: MIT */
/* The places in a part of a Word document at which it is filled in: its content controls, and the rows and items around them that may
 * be repeated, by their offsets in the part's bytes. */
#ifndef CA_DOCUMENT_SPOTS_H
#define CA_DOCUMENT_SPOTS_H

#include "office/document_control.h"
#include "office/package.h"

enum ca_spot_kind {
    CA_SPOT_CONTROL,
    CA_SPOT_ROW,      /* of a table */
    CA_SPOT_ITEM,     /* of a repeating section: a control, which is not filled in itself */
    CA_SPOT_ONCE,     /* what no copy of a row may have: an id, a bookmark */
    CA_SPOT_UNFILLED, /* what a filled control may not have: the mark of a placeholder, a link to data */
    CA_SPOT_DATE,     /* the tag that has the day of a calendar */
    CA_SPOT_CHECK     /* the tag that has the state of a check box */
};

/* A range of bytes. */
typedef struct {
    size_t begin, end;
} ca_range;

typedef struct {
    enum ca_spot_kind kind;
    ca_range whole;
    size_t after;   /* the index of the first spot that begins after its end: those between are in it */
    size_t parent;  /* the index + 1 of the spot around it; 0: none */
    size_t before;  /* of a row or item: the index + 1 of the one before it in its table or section; 0: none */
    size_t last;    /* the index + 1 of the last item in it; 0: none */
    size_t control; /* of a control: its index */
} ca_spot;

/* Where the text of a control is. */
enum ca_spot_level {
    CA_SPOT_IN_LINE,      /* among the runs of a paragraph */
    CA_SPOT_IN_PARAGRAPH, /* in its first paragraph, whose end is gone with the text */
    CA_SPOT_AROUND_ROWS   /* nowhere: it is around rows or tables */
};

/* A content control. */
typedef struct {
    ca_control_properties properties; /* its slices are in the arena of the spots */
    size_t spot;
    const char *prefix; /* of the part's elements: "w:" */
    const char *where;  /* "table 2, row 3" or "paragraph 4" */
    enum ca_spot_level level;
    bool found;        /* the paragraph of its text */
    bool no_content;   /* its content is one tag, which TEXT covers */
    bool no_paragraph; /* TEXT covers the whole of its paragraph, which has to be made */
    bool combo;        /* other words than those of its items are welcome */
    bool has_text;     /* something is seen in it */
    bool styled;       /* its first run has the style of placeholders */
    ca_range text;     /* what a filler puts its own text in place of */
    ca_range run, own; /* the properties of its first run, and those for its runs; empty: none */
    ca_slice language; /* of a date: "en-GB" */
    ca_slice on, off;  /* of a check box: the numbers of its signs, "2612"; empty: the usual ones */
    ca_slice font;     /* of the signs; empty: the usual one */
} ca_spot_control;

/* Zeroed is empty. */
typedef struct {
    ca_text source; /* the bytes of the part */
    ca_spot *list;  /* in the order of their beginnings, an outer one before those in it */
    size_t count, capacity;
    ca_spot_control *controls; /* the same */
    size_t control_count, control_capacity;
    ca_arena arena;
} ca_document_spots;

/* Reads the part NAME of PACKAGE, whose first element is ROOT. Returns 0, or -1 with an error. Free the spots in both cases. */
int ca_document_spots_read(ca_document_spots *spots, ca_package *package, const char *name, const char *root,
                           ca_error *error) CA_MUST_USE;
void ca_document_spots_free(ca_document_spots *spots);

#endif
