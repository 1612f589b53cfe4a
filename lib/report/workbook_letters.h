/* SPDX-License-Identifier: MIT */
/* How much room words take in the workbook's font. */
#ifndef CA_WORKBOOK_LETTERS_H
#define CA_WORKBOOK_LETTERS_H

#include "base/text.h"

/* The width of TEXT in Arial 12, in dots of which 96 are an inch. */
double ca_words_width(ca_slice text, bool bold) CA_MUST_USE;

/* Into how many lines TEXT falls where WIDTH dots are free: words as long as fit, as Excel does it. */
size_t ca_words_lines(const char *text, double width, bool bold) CA_MUST_USE;

#endif
