/* SPDX-License-Identifier: MIT */
/* Reads the notes on the cells of a sheet, which newer programs call comments. */
#ifndef CA_SHEET_NOTES_H
#define CA_SHEET_NOTES_H

#include "office/cell_name.h"
#include "office/sheet_book.h"

/* Called with each note: the cell's row and column, counted from 0, and the text. A result below 0 ends the reading. */
typedef int ca_sheet_note_function(size_t row, size_t column, ca_slice text, void *context);

/* Reads the notes of SHEET, one of BOOK's of which ca_sheet_book_has returned true, in the order of its file. Returns 0; or -1 if
 * NOTE ended the reading, or with an error for the user, which goes on after the name of the file. */
int ca_sheet_notes(ca_sheet_book *book, const ca_book_sheet *sheet, ca_sheet_note_function *note, void *context,
                   ca_error *error) CA_MUST_USE;

#endif
