/* SPDX-License-Identifier: MIT */
/* How cells look: fonts, alignments, number formats, colours. */
#ifndef CA_WORKBOOK_FORMATS_H
#define CA_WORKBOOK_FORMATS_H

#include "report/workbook_layout.h"

#include <xlsxwriter.h>

enum ca_style {
    CA_STYLE_TITLE,
    CA_STYLE_MARK,
    CA_STYLE_NOTE,
    CA_STYLE_FIRST_HEADING, /* the first: of column A */
    CA_STYLE_HEADING,
    CA_STYLE_RIGHT_HEADING,
    CA_STYLE_FIRST_WORDS,
    CA_STYLE_WORDS,
    CA_STYLE_RIGHT_WORDS,
    CA_STYLE_FIRST_LINK,
    CA_STYLE_LINK,
    CA_STYLE_NUMBER,
    CA_STYLE_PERCENT,
    CA_STYLE_POINTS,
    CA_STYLE_MEASURE,
    CA_STYLE_DATE,
    CA_STYLES
};
enum { CA_TONES = CA_TONE_BEST + 1 };

/* The formats of a workbook, made when they are first used. */
typedef struct {
    lxw_workbook *book;
    enum ca_audience audience;
    lxw_format *made[CA_STYLES][CA_TONES];
} ca_formats;

/* NULL when there is no memory. */
lxw_format *ca_format_of(ca_formats *formats, enum ca_style style, enum ca_tone tone);

/* The format of a cell that shows a number as KIND, or words where KIND is CA_CELL_TEXT. */
lxw_format *ca_format_at(ca_formats *formats, const ca_sheet *sheet, size_t row, size_t column, enum ca_cell_kind kind);

#endif
