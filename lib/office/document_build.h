/* SPDX-License-Identifier: MIT */
/* Makes a document of what its parts have in order: texts, paragraphs, tables, controls. The reader of parts calls these functions
 * in pairs, as XML has elements: what was begun last is ended first. */
#ifndef CA_DOCUMENT_BUILD_H
#define CA_DOCUMENT_BUILD_H

#include "office/document_control.h"

enum ca_frame_kind {
    CA_FRAME_BODY,
    CA_FRAME_CELL,
    CA_FRAME_OUTSIDE,  /* a text outside the paragraphs and tables */
    CA_FRAME_GLOSSARY, /* the text of a placeholder */
    CA_FRAME_NOWHERE   /* what is not read */
};

/* A control before its text is at its place. */
typedef struct {
    ca_document_control control;
    size_t size;
    bool listed;
} ca_made_control;

/* A text that is being made: the document's own, or that of a cell or a place outside. Others may be made within it. */
typedef struct {
    enum ca_frame_kind kind;
    ca_text text;
    char separator;      /* before the next paragraph; NUL: none */
    bool started;        /* there was a paragraph */
    bool in_paragraph;   /* one is open */
    bool joined;         /* the mark of the paragraph was deleted: the next one goes on with its text */
    bool hidden, styled; /* the run is hidden; it is in the style of placeholders */
    bool first_cell;     /* of a table outside: the next cell is the first of its row */
    size_t in_code;      /* how many of its fields are at their instructions, which are not shown */
    size_t unstyled;     /* bytes so far that are not in the style of placeholders */
    ca_made_control *controls;
    size_t control_count, control_capacity;
    /* Of a cell. */
    ca_document_cell cell;
    bool dropped; /* it was deleted */
    /* Of a text outside. */
    ca_document_outside outside;
    ca_slice name; /* in the glossary */
} ca_document_frame;

/* A table that is open in the frame at index FRAME; its cell has the next one. */
typedef struct {
    size_t index, frame;
    bool in_row;
    ca_document_row row;
    bool deleted;  /* the row */
    size_t column; /* of the next cell */
    ca_document_row *rows;
    size_t row_count, row_capacity;
    ca_document_cell *cells; /* of the row */
    size_t cell_count, cell_capacity;
} ca_open_table;

/* A control that is open, or a field. */
typedef struct {
    ca_control_properties properties;
    size_t frame;           /* the index of the frame that has its text */
    bool placed;            /* its text has begun, and it is in the frame's list */
    bool cells;             /* it is around cells: it is the next cell's */
    bool code;              /* of a field: its instructions */
    size_t index, unstyled; /* in the frame's list; the frame's count at the beginning */
    size_t section, item;   /* of the repeating section around it */
    size_t items;           /* of a repeating section */
} ca_open_control;

/* Zeroed but for the document, the error and the glossary is a builder that made nothing. */
typedef struct {
    ca_document *document;
    ca_error *error;
    ca_map glossary; /* a ca_slice in the document's arena for each name of a placeholder */
    ca_document_frame *frames;
    size_t frame_count, frame_capacity, frames_made; /* frames keep their memory for the next ones */
    ca_open_table *tables;
    size_t table_count, table_capacity, tables_made;
    ca_open_control *controls, *fields;
    size_t control_count, control_capacity, field_count, field_capacity;
    size_t *offsets; /* of each block in the document's text */
    size_t offset_capacity;
    size_t top_tables, paragraphs, sections; /* how many there were */
    size_t section, item;                    /* the current ones; 0: none */
    size_t cells_made, controls_made, bytes; /* of all texts, for the limits */
} ca_document_builder;

/* Functions that return int return -1 with the builder's error, and otherwise 0 unless they say more. */

/* Begins a text; the end puts it where its kind belongs, but for that of a cell. */
ca_document_frame *ca_build_frame(ca_document_builder *builder, enum ca_frame_kind kind);
void ca_build_frame_end(ca_document_builder *builder);
/* Returns the frame that was begun last; there has to be one. */
ca_document_frame *ca_build_top(const ca_document_builder *builder) CA_MUST_USE;
/* Returns the text of the frame that was begun last, with its controls, and ends it. */
ca_document_text ca_build_finish(ca_document_builder *builder);

int ca_build_paragraph(ca_document_builder *builder) CA_MUST_USE;
void ca_build_paragraph_end(ca_document_builder *builder);
/* Appends text of the run, unless it is in the instructions of a field. */
int ca_build_text(ca_document_builder *builder, ca_slice text) CA_MUST_USE;
/* Gives OPEN, a control or a field, its place in the list of its frame: at the end of the frame's text. */
int ca_build_place_one(ca_document_builder *builder, ca_open_control *open) CA_MUST_USE;
/* Gives the open controls of the text that was begun last their places, where they have none yet. */
int ca_build_place(ca_document_builder *builder) CA_MUST_USE;
/* Returns whether the controls in FRAME are listed. */
bool ca_build_lists(const ca_document_frame *frame) CA_MUST_USE;
/* Begins a further paragraph of the frame with SEPARATOR before it, for the text of a nested table. */
int ca_build_separate(ca_document_builder *builder, char separator) CA_MUST_USE;
/* Adds a block to the document. */
int ca_build_block(ca_document_builder *builder, ca_document_block block) CA_MUST_USE;

void ca_build_free(ca_document_builder *builder);

#endif
