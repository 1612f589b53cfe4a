/* SPDX-License-Identifier: MIT */
/* The pieces that pictures are put together from. Lengths are in tenths of a unit; text is 15 units high. */
#ifndef CA_SVG_H
#define CA_SVG_H

#include "base/text.h"

enum {
    CA_SVG_WIDTH = 7200,
    CA_SVG_TEXT = 150,
    CA_SVG_LINE = 180,   /* from one line of text to the next */
    CA_SVG_BASELINE = 52 /* from the middle of a line down to where letters stand */
};

/* Where text stands to its point. */
enum ca_svg_anchor { CA_SVG_START, CA_SVG_MIDDLE, CA_SVG_END };

void ca_svg_length(ca_text *to, const char *name, int64_t tenths); /* an attribute */
/* STYLE is a class of the page's style sheet. */
void ca_svg_box(ca_text *to, const char *style, int64_t x, int64_t y, int64_t width, int64_t height);
void ca_svg_stroke(ca_text *to, const char *style, int64_t x1, int64_t y1, int64_t x2, int64_t y2);
void ca_svg_words(ca_text *to, const char *style, enum ca_svg_anchor anchor, int64_t x, int64_t y, ca_slice words);

/* How wide WORDS are, about: there are no fonts to measure with. */
int64_t ca_svg_words_width(ca_slice words) CA_MUST_USE;
/* Breaks WORDS (on one line) into at most MOST lines of WIDTH, between words where that can be; what has no room
 * is left out, with three dots in its place. How many lines there are. */
size_t ca_svg_wrap(ca_arena *arena, ca_slice words, int64_t width, size_t most, ca_slice *lines) CA_MUST_USE;

#endif
