/* SPDX-License-Identifier: MIT */
/* Reads the texts of the shapes on a sheet: of text boxes, arrows and the like. */
#ifndef CA_SHEET_SHAPES_H
#define CA_SHEET_SHAPES_H

#include "office/sheet_notes.h"

/* Calls SHAPE with the text of each shape of SHEET, one of BOOK's of which ca_sheet_book_has returned true, and with the cell at
 * its upper left corner; a shape that is at no cell is at A1. Paragraphs are lines. Shapes without a text are left out. Returns 0; or
 * -1 if SHAPE ended the reading, or with an error for the user, which goes on after the name of the file. */
int ca_sheet_shapes(ca_sheet_book *book, const ca_book_sheet *sheet, ca_sheet_note_function *shape, void *context,
                    ca_error *error) CA_MUST_USE;

#endif
