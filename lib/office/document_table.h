/* SPDX-License-Identifier: MIT */
/* The tables of a Word document while it is read. */
#ifndef CA_DOCUMENT_TABLE_H
#define CA_DOCUMENT_TABLE_H

#include "office/document_build.h"

/* Each begins a table, row or cell in what was begun last. Returns 1, or 0 where there is none to begin: in a text outside, where
 * tables have no structure, and where the document has it in a wrong place; or -1 with the builder's error. What was begun
 * has to be ended. */
int ca_build_table(ca_document_builder *builder) CA_MUST_USE;
int ca_build_row(ca_document_builder *builder) CA_MUST_USE;
int ca_build_cell(ca_document_builder *builder) CA_MUST_USE;
void ca_build_table_end(ca_document_builder *builder);
void ca_build_row_end(ca_document_builder *builder);
int ca_build_cell_end(ca_document_builder *builder) CA_MUST_USE;

/* Returns the open table, outside its cells; NULL if there is none. */
ca_open_table *ca_build_open_table(const ca_document_builder *builder) CA_MUST_USE;

#endif
