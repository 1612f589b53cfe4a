/* SPDX-License-Identifier: MIT */
/* The shapes and texts of which charts are made. Lengths are in tenths of a unit; text is 15 units high. */
#ifndef CA_SVG_H
#define CA_SVG_H

#include "report/table.h"

enum {
    CA_SVG_WIDTH = 4600, /* of every chart: a phone shows it without scrolling */
    CA_SVG_TEXT = 150,
    CA_SVG_LINE = 180,   /* from one line of text to the next */
    CA_SVG_BASELINE = 52 /* from the middle of a line of text down to its baseline */
};

/* The end of a text that is at its point. */
enum ca_svg_anchor { CA_SVG_START, CA_SVG_MIDDLE, CA_SVG_END };

void ca_svg_length(ca_text *to, const char *name, int64_t tenths); /* an attribute */
/* STYLE is a class of the page's style sheet. */
void ca_svg_box(ca_text *to, const char *style, int64_t x, int64_t y, int64_t width, int64_t height);
void ca_svg_stroke(ca_text *to, const char *style, int64_t x1, int64_t y1, int64_t x2, int64_t y2);
void ca_svg_words(ca_text *to, const char *style, enum ca_svg_anchor anchor, int64_t x, int64_t y, ca_slice words);

/* Returns an estimate of the width of WORDS: the reader's font is not known. */
int64_t ca_svg_words_width(ca_slice words) CA_MUST_USE;
/* Breaks WORDS (one line) into at most MOST lines of WIDTH, between words if possible; of a rest that does not fit the end is
 * kept, after three dots, since names are often alike at their start. Returns the number of lines. */
size_t ca_svg_wrap(ca_arena *arena, ca_slice words, int64_t width, size_t most, ca_slice *lines) CA_MUST_USE;

/* Returns whether WORDS fit in at most MOST lines of WIDTH with every word whole. */
bool ca_svg_fits(ca_arena *arena, ca_slice words, int64_t width, size_t most) CA_MUST_USE;

/* A chart while it is made, or one of several small ones beside each other. The height is set last. */
typedef struct {
    const ca_chart *chart;
    const size_t *rows; /* the rows of its table that it shows, in their order */
    size_t count;
    ca_slice section; /* which of several small charts it is, or empty */
    ca_arena arena;
    ca_text text;
    int64_t height;
} ca_svg_canvas;

const ca_cell *ca_svg_cell(const ca_svg_canvas *canvas, size_t row, size_t column);
/* Returns the percentage in COLUMN in tenths, limited to 0 to 100 per cent; -1 if there is none or COLUMN is CA_NO_COLUMN. */
int64_t ca_svg_percent(const ca_svg_canvas *canvas, size_t row, int column);
/* Returns a cell's text on one line, in the chart's arena. */
ca_slice ca_svg_cell_words(ca_svg_canvas *canvas, const ca_cell *cell);
/* Returns "Target: 80%" for target 0 or 1, only its heading if rows have different ones, or "" if there is none. */
ca_slice ca_svg_target(ca_svg_canvas *canvas, int which);
/* Returns the name of the interval: the start that the headings of both bounds share. */
ca_slice ca_svg_interval(ca_svg_canvas *canvas);

/* Adds an entry of the legend at *X, *Y: a sample of a colour or a line, and WORDS; nothing if they are empty. Moves *X to
 * after it. If the line is full, moves to the next first. */
void ca_svg_key(ca_svg_canvas *canvas, int64_t *x, int64_t *y, const char *style, ca_slice words, bool is_line);

#endif
