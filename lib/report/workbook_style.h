/* SPDX-License-Identifier: MIT */
/* How cells look: fonts, alignments, number formats, colours; how wide and high they are, and on what paper a sheet is
 * printed. */
#ifndef CA_WORKBOOK_STYLE_H
#define CA_WORKBOOK_STYLE_H

#include "report/workbook_layout.h"

#include <xlsxwriter.h>

enum ca_style {
    CA_STYLE_TITLE,
    CA_STYLE_PAGE_TITLE,
    CA_STYLE_PAGE_TOOL, /* of rows of the first page */
    CA_STYLE_PAGE_PART,
    CA_STYLE_PAGE_STRONG,
    CA_STYLE_PAGE_ITEM,
    CA_STYLE_PAGE_NOTE,
    CA_STYLE_PAGE_LINK, /* beside the heading of a part */
    CA_STYLE_MARK,
    CA_STYLE_NOTE,
    CA_STYLE_FIRST_HEADING, /* the first: of column A */
    CA_STYLE_HEADING,
    CA_STYLE_RIGHT_HEADING,       /* with room for the button of a filter */
    CA_STYLE_RIGHT_HEADING_ALONE, /* without */
    CA_STYLE_FIRST_WORDS,
    CA_STYLE_WORDS,
    CA_STYLE_RIGHT_WORDS,
    CA_STYLE_FIRST_LINK,
    CA_STYLE_BACK, /* the link to the contents */
    CA_STYLE_LINK,
    CA_STYLE_NUMBER,
    CA_STYLE_LEFT_NUMBER, /* in a column of texts */
    CA_STYLE_PERCENT,
    CA_STYLE_POINTS,
    CA_STYLE_MEASURE,
    CA_STYLE_DATE,
    CA_STYLES
};
enum { CA_TONES = CA_TONE_ASKED + 1 };

/* The formats of a workbook, made when they are first used. */
typedef struct {
    lxw_workbook *book;
    enum ca_audience audience;
    lxw_format *made[CA_STYLES][CA_TONES];
} ca_formats;

/* Returns the format of a cell that shows a number of KIND, or a text with CA_CELL_TEXT; NULL when there is no memory. */
lxw_format *ca_format_at(ca_formats *formats, const ca_sheet *sheet, size_t row, size_t column, enum ca_cell_kind kind);

enum { CA_PAPER_A4 = 9 }; /* its number in a workbook */

/* Measures the sheets, once for all that follows here. */
void ca_book_measure(ca_book *layout);

/* Returns the height of TEXT in points, in a cell of the headings or the rows, or in the title of the first page. */
double ca_sheet_height(const ca_sheet *sheet, size_t row, size_t column, ca_slice text);
/* Returns the height of a line of the body, in points. */
double ca_sheet_line(void) CA_MUST_USE;

/* Whether the heading row is printed on every page: the workbook then has a defined name for it, and for the columns. */
bool ca_sheet_repeats_heading(const ca_sheet *sheet);
/* Returns the number of first columns that stay in sight, and of those that are printed on every page; 0: none. */
size_t ca_sheet_fixed_columns(const ca_sheet *sheet) CA_MUST_USE;
size_t ca_sheet_repeats_columns(const ca_sheet *sheet) CA_MUST_USE;
/* Whether it prints a part of the sheet: of several pages beside each other the table alone, with the title above each page, of
 * data for other programs the title and notes, and not the last rows of some tables. The workbook then has a defined name for it. */
bool ca_sheet_has_area(const ca_sheet *sheet) CA_MUST_USE;

#endif
