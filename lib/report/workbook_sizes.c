/* SPDX-License-Identifier: MIT */
/* How wide and high the cells of a sheet are, and on what paper it is printed. */
#include "report/workbook_sizes.h"

#include "report/workbook_letters.h"

#include <stdlib.h>
#include <string.h>

enum { HEADING_LINES = 3, LONG_TEXT = 50 };

/* In characters. */
static const double width_least = 12, width_most = 60;
static const double width_heading_most = 24; /* to make a heading fit in HEADING_LINES */
static const double width_public = 16;       /* as the public bodies' own tools have it */
static const double width_public_long = 32;  /* where texts are longer than LONG_TEXT */
static const double width_link_most = 100;   /* not every program puts a link on several lines */

static const double dots_button = 20;   /* beside a heading */
static const double dots_indent = 10;   /* that a text may stand in */
static const double dots_character = 7; /* a width counts digits of the workbook's 11 point default */
static const double dots_column = 5;    /* besides its characters */
static const double dots_a4 = 988;      /* across the paper between its margins, at 96 to the inch */
static const double dots_a3 = 1453;
/* What is made smaller than that to fit on a page cannot be read. */
static const double scale_least = 0.6;

static bool is_public(const ca_sheet *sheet)
{
    return sheet->set->audience == CA_PUBLIC;
}

/* The width that the widest piece of TEXT takes; any of PARTS ends a piece. */
static double widest(const char *text, const char *parts, bool bold)
{
    double most = 0;
    while (*text) {
        size_t length = strcspn(text, parts);
        double width = ca_words_width((ca_slice){text, length}, bold);
        most = width > most ? width : most;
        text += length + (text[length] != '\0');
    }
    return most;
}

/* In characters; dots within a cell's padding. */
static double characters(double dots)
{
    return (dots + dots_indent) / dots_character;
}

/* What a cell shows, as long as it is seen. */
static ca_shown seen_at(const ca_sheet *sheet, size_t row, size_t column, ca_text *text)
{
    ca_shown shown = ca_sheet_at(sheet, row, column, text);
    if (shown.kind == CA_SHOWN_NUMBER && shown.format == CA_CELL_DATE)
        ca_text_add(text, "yyyy-mm-dd");
    else if (shown.kind == CA_SHOWN_NUMBER)
        ca_text_format(text, "%+lld.", (long long)shown.parts);
    return shown;
}

static double at_most(double width, double most)
{
    return width < most ? width : most;
}

/* Wide enough for the longest word of the heading with the button beside it, and for the cells. */
static double internal_width(const ca_sheet *sheet, size_t column, ca_text *text)
{
    double width = characters(widest(sheet->headings[column], " ", true) + dots_button), links = 0;
    if (sheet->table->columns[column].long_text)
        width = width_most;
    if (width < width_least)
        width = width_least;
    while (width < width_heading_most &&
           ca_words_lines(sheet->headings[column], width * dots_character - dots_button, true) > HEADING_LINES)
        width++;
    for (size_t row = sheet->heading_row + 1; row < sheet->rows; row++) {
        bool link = ca_sheet_is_link(sheet, row, column);
        if (width >= width_most && !link)
            continue;
        (void)seen_at(sheet, row, column, text);
        double needed = characters(widest(ca_text_words(text), "\n", false));
        width = needed > width ? needed : width;
        links = link && needed > links ? needed : links;
    }
    return at_most(width, links > width_most ? at_most(links, width_link_most) : width_most);
}

/* One of two widths, unless a word or a link is wider. */
static double public_width(const ca_sheet *sheet, size_t column, ca_text *text)
{
    double width = width_public, word = characters(widest(sheet->headings[column], " ", true));
    for (size_t row = sheet->heading_row + 1; row < sheet->rows; row++) {
        bool link = ca_sheet_is_link(sheet, row, column);
        (void)seen_at(sheet, row, column, text);
        double needed = characters(widest(ca_text_words(text), link ? "\n" : " \n", false));
        word = needed > word ? needed : word;
        if (ca_utf16_units((ca_slice){text->at, text->size}) > LONG_TEXT)
            width = width_public_long;
    }
    return at_most(word > width ? word : width, width_link_most);
}

ca_sizes ca_sizes_of(const ca_sheet *sheet)
{
    ca_sizes sizes = {.widths = ca_allocate(sheet->columns, sizeof(double))};
    ca_text text = {0};
    double dots = 0;
    for (size_t i = 0; i < sheet->columns; i++) {
        sizes.widths[i] = is_public(sheet) ? public_width(sheet, i, &text) : internal_width(sheet, i, &text);
        dots += sizes.widths[i] * dots_character + dots_column;
    }
    sizes.paper = dots * scale_least > dots_a4 ? CA_PAPER_A3 : CA_PAPER_A4;
    sizes.one_page_wide = dots * scale_least <= dots_a3;
    ca_text_free(&text);
    return sizes;
}

void ca_sizes_free(ca_sizes *sizes)
{
    free(sizes->widths);
    *sizes = (ca_sizes){0};
}

/* The heights are set since not every program finds them by itself. */
size_t ca_sizes_lines(const ca_sizes *sizes, const ca_sheet *sheet, size_t row, size_t column, const char *text)
{
    bool heading = row == sheet->heading_row;
    double beside = heading && !is_public(sheet) ? dots_button : column ? dots_indent : 0;
    return ca_words_lines(text, sizes->widths[column] * dots_character - beside, heading);
}

bool ca_sheet_repeats_heading(const ca_sheet *sheet)
{
    return ca_sheet_name_clear(sheet->table->sheet);
}

bool ca_sheet_repeats_column(const ca_sheet *sheet, const ca_sizes *sizes)
{
    return !sizes->one_page_wide && ca_sheet_repeats_heading(sheet);
}
