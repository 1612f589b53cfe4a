/* SPDX-License-Identifier: MIT */
/* The controls and form fields of a Word document while it is read, which are in its texts. */
#ifndef CA_DOCUMENT_ANSWER_H
#define CA_DOCUMENT_ANSWER_H

#include "office/document_build.h"

/* Begins a control. Its content is begun once its properties are known. */
void ca_build_control(ca_document_builder *builder);
int ca_build_control_content(ca_document_builder *builder) CA_MUST_USE;
void ca_build_control_end(ca_document_builder *builder);

/* Gives the open controls around the next cell of a table to the cell, which was just begun. */
int ca_build_controls_of_cell(ca_document_builder *builder, size_t outer_frame) CA_MUST_USE;
/* Ends those that were given to the cell, at its end. */
void ca_build_controls_of_cell_end(ca_document_builder *builder);
/* Controls of the document's own text that are around a table are not listed. */
void ca_build_controls_around_table(ca_document_builder *builder);

/* Begins a field, whose instructions are first; then its result, if it has one; and ends it. An end without a beginning does nothing. */
void ca_build_field(ca_document_builder *builder);
int ca_build_field_result(ca_document_builder *builder) CA_MUST_USE;
int ca_build_field_end(ca_document_builder *builder) CA_MUST_USE;
/* Begins the results of the fields that are still at their instructions, at the end of a paragraph: no field that lacks its end
 * hides what is after it. */
int ca_build_fields_shown(ca_document_builder *builder) CA_MUST_USE;

#endif
