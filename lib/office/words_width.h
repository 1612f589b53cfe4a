/* SPDX-License-Identifier: MIT */
/* How much room words take in Arial: the writer of a workbook has to say how wide and high cells are, and no program finds
 * that by itself in the same way. Widths are in dots, 96 to the inch. */
#ifndef CA_WORDS_WIDTH_H
#define CA_WORDS_WIDTH_H

#include "base/text.h"

#define CA_DOTS_CHARACTER 7.0 /* the width of a column counts digits of the workbook's 11 point default */
#define CA_DOTS_INDENT 10.0   /* that a text may be indented by */

typedef struct {
    double points;
    bool bold;
} ca_font;

/* Returns the width of TEXT on one line. */
double ca_words_width(ca_slice text, ca_font font) CA_MUST_USE;
/* Returns the width of the widest line of TEXT, or of its widest word with BY_WORD. */
double ca_words_widest(ca_slice text, bool by_word, ca_font font) CA_MUST_USE;
/* Returns the number of lines that TEXT takes in a cell of WIDTH. */
size_t ca_words_lines(ca_slice text, double width, ca_font font) CA_MUST_USE;

#endif
