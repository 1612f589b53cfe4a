/* SPDX-License-Identifier: MIT */
/* Texts, names of sheets and references as a workbook writes them. */
#ifndef CA_WORKBOOK_TEXT_H
#define CA_WORKBOOK_TEXT_H

#include "office/cell_name.h"

/* Appends TEXT with U+FFFD for what is not a character of XML 1.0. */
void ca_workbook_clean(ca_text *cleaned, ca_slice text);
/* Appends TEXT escaped: a spreadsheet would read "_x0041_" as an A. */
void ca_workbook_escape(ca_text *escaped, ca_slice text);
/* Returns the bytes that an escaped text takes in the file, where the library escapes carriage returns too. */
size_t ca_workbook_written_size(ca_slice escaped) CA_MUST_USE;

/* Appends TEXT, at most MOST characters as a workbook counts them (UTF-16 units): a longer one is cut after a word and ends
 * with "…". */
void ca_workbook_cut(ca_text *to, ca_slice text, size_t most);

/* Appends WORDS, at most MOST characters, in bold at a PLACE of the head of each page ("&C"): an & is written twice. */
void ca_workbook_header(ca_text *to, const char *place, const char *words, size_t most);

/* Appends the name of a sheet as every formula can hold it: "'It''s'". */
void ca_sheet_name_quote(ca_text *quoted, const char *name);
/* Appends the reference to cells of a column: "'It''s'!$B$4:$B$9". */
void ca_cells_reference(ca_text *reference, const char *sheet, size_t column, size_t first_row, size_t last_row);

/* Whether the library writes the name of a sheet without quotes in a reference. */
bool ca_sheet_name_bare(const char *name);
/* Whether a reference with that name is safe: Excel refuses a file where it takes a name without quotes for a cell ("Q1"), a
 * number or a constant. */
bool ca_sheet_name_clear(const char *name);

#endif
