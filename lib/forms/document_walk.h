/* SPDX-License-Identifier: MIT */
/* A walk through the rows of a Word form: private to the modules that read one. */
#ifndef CA_DOCUMENT_WALK_H
#define CA_DOCUMENT_WALK_H

#include "forms/document_answers.h"
#include "forms/document_form.h"

/* A cell of the current row, or a paragraph. */
typedef struct {
    const ca_document_cell *cell; /* NULL: a paragraph */
    ca_document_text content;     /* without the controls that were read by their tags */
    ca_slice text;                /* the same without blanks at its ends; empty: it is below another cell of a merge */
    ca_location location;
    bool used; /* it is an answer, a label, or a text of the form itself */
} ca_document_view;

/* An answer in a control whose tag is the path of a member. */
typedef struct {
    ca_slice path, text;
    const char *doubt;
    size_t view; /* the index of its cell */
    ca_location location;
} ca_document_tagged;

/* A label whose answer may be in the row below. */
typedef struct {
    ca_slice path;
    size_t column, span;
} ca_document_pending;

typedef struct {
    ca_document_forms *forms;
    const ca_document *document;
    const char *source, *table; /* the name of the current table */
    ca_document_answers answers;
    ca_document_read_form *read;
    bool *seen; /* by question: it has a row */
    bool asked; /* a question was there: a label of one word may be of a signature below it */
    /* The current row. */
    ca_document_view *views;
    size_t view_count, view_capacity;
    ca_document_tagged *tagged;
    size_t tagged_count, tagged_capacity;
    /* What the rows before say about it. */
    ca_document_columns columns;
    size_t width;                    /* of the table, in columns of the grid */
    const ca_document_title *target; /* the question that further rows may continue; NULL: none */
    size_t target_cells;             /* of its row */
    enum ca_document_part part;      /* in which its last text ended */
    ca_document_pending *pending;    /* labels without an answer */
    size_t pending_count, pending_capacity;
    bool pending_filled; /* they had a row */
    uint64_t actions;    /* so far */
    ca_arena *arena;
} ca_document_walk;

/* --- values (document_value.c) ------------------------------------------------------------------------------------ */

/* Returns the part of CONTENT from FROM to TO, in bytes, with the controls in it. */
ca_document_text ca_document_part_of(ca_document_walk *walk, const ca_document_text *content, size_t from, size_t to)
    CA_MUST_USE;
/* Returns the text of CONTENT that was typed: without placeholders. */
ca_slice ca_document_typed_in(ca_document_walk *walk, const ca_document_text *content) CA_MUST_USE;
/* Returns the answer of the member PATH in CONTENT: a box that is ticked, the day of a calendar, or the typed text. *DOUBT is set
 * if it should be looked at. */
ca_slice ca_document_value_in(ca_document_walk *walk, ca_slice path, const ca_document_text *content,
                              const char **doubt) CA_MUST_USE;
/* Returns CONTENT with the controls as typed that have the style of a placeholder alone: programs keep it for what is typed over
 * it. What is marked as a placeholder and does not look like one is blank, and kept as a note. */
ca_document_text ca_document_without_doubtful(ca_document_walk *walk, const ca_document_text *content,
                                              ca_location location) CA_MUST_USE;
/* Whether TEXT has boxes to tick. */
bool ca_document_has_boxes(ca_slice text) CA_MUST_USE;
/* Adds the answer of PATH in CONTENT, which is at LOCATION, blank or not. */
void ca_document_add_value(ca_document_walk *walk, ca_slice path, const ca_document_text *content,
                           ca_location location);

/* Returns CONTENT without its first lines that are of the form itself: guidance, and words in brackets. */
ca_document_text ca_document_without_guidance(ca_document_walk *walk, const ca_document_text *content) CA_MUST_USE;

/* --- labels (document_labels.c) ----------------------------------------------------------------------------------- */

/* Returns whether the view at INDEX begins with a label; if WHOLE, whether it is a label and nothing else. */
bool ca_document_is_label(ca_document_walk *walk, size_t index, bool whole) CA_MUST_USE;
/* Takes the labels of the current row and their answers. NEAR: the first may be misspelt. Returns whether it has labels. */
bool ca_document_take_labels(ca_document_walk *walk, bool near) CA_MUST_USE;
/* Takes the current row as the answers of the labels in the row above. Returns whether any of them was there. */
bool ca_document_take_below(ca_document_walk *walk) CA_MUST_USE;

/* --- questions (document_questions.c) ----------------------------------------------------------------------------- */

/* Takes the current row as that of the question TITLE, whose title is in the cell at index AT. */
void ca_document_take_question(ca_document_walk *walk, const ca_document_title *title, size_t at);
/* Whether a cell of the current row after the first begins with the name of a part, "Impact:", and no other has a judgement. */
bool ca_document_has_parts(ca_document_walk *walk) CA_MUST_USE;
/* Takes the cells of the current row from index FROM on as more of the current question. */
void ca_document_take_answers(ca_document_walk *walk, size_t from, bool continues);
/* Ends the current question, and all open answers. */
void ca_document_end_question(ca_document_walk *walk);

/* Takes the answers that have tags. TITLE is the question of the row, the witness of its tags; NULL: none. */
void ca_document_take_tagged(ca_document_walk *walk, const ca_document_title *title);

#endif
