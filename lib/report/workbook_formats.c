/* SPDX-License-Identifier: MIT */
/* How cells look. */
#include "report/workbook_formats.h"

enum {
    SIZE_BODY = 12,
    SIZE_TITLE = 16,
    INDENT_BUTTON = 2, /* of a heading that stands to the right, clear of its button */
    INDENT_TEXT = 1,   /* of text that follows on a column of numbers, which stand to the right */
    LINK_COLOUR = 0x0B4FA0
};

typedef struct {
    const char *number_format;
    uint8_t size, alignment, indent;
    bool bold, wrapped, link;
} appearance;

static const appearance looks[CA_STYLES] = {
    [CA_STYLE_TITLE] = {NULL, SIZE_TITLE, LXW_ALIGN_LEFT, 0, true, false, false},
    [CA_STYLE_MARK] = {NULL, SIZE_BODY, LXW_ALIGN_LEFT, 0, true, false, false},
    [CA_STYLE_NOTE] = {NULL, SIZE_BODY, LXW_ALIGN_LEFT, 0, false, false, false},
    [CA_STYLE_FIRST_HEADING] = {NULL, SIZE_BODY, LXW_ALIGN_LEFT, 0, true, true, false},
    [CA_STYLE_HEADING] = {NULL, SIZE_BODY, LXW_ALIGN_LEFT, INDENT_TEXT, true, true, false},
    [CA_STYLE_RIGHT_HEADING] = {NULL, SIZE_BODY, LXW_ALIGN_RIGHT, INDENT_BUTTON, true, true, false},
    [CA_STYLE_FIRST_WORDS] = {NULL, SIZE_BODY, LXW_ALIGN_LEFT, 0, false, true, false},
    [CA_STYLE_WORDS] = {NULL, SIZE_BODY, LXW_ALIGN_LEFT, INDENT_TEXT, false, true, false},
    [CA_STYLE_RIGHT_WORDS] = {NULL, SIZE_BODY, LXW_ALIGN_RIGHT, 0, false, true, false},
    [CA_STYLE_FIRST_LINK] = {NULL, SIZE_BODY, LXW_ALIGN_LEFT, 0, false, true, true},
    [CA_STYLE_LINK] = {NULL, SIZE_BODY, LXW_ALIGN_LEFT, INDENT_TEXT, false, true, true},
    [CA_STYLE_NUMBER] = {"0", SIZE_BODY, LXW_ALIGN_RIGHT, 0, false, false, false},
    [CA_STYLE_PERCENT] = {"0.0", SIZE_BODY, LXW_ALIGN_RIGHT, 0, false, false, false},
    [CA_STYLE_POINTS] = {"+0.0;-0.0;0.0", SIZE_BODY, LXW_ALIGN_RIGHT, 0, false, false, false},
    [CA_STYLE_MEASURE] = {"0.0000", SIZE_BODY, LXW_ALIGN_RIGHT, 0, false, false, false},
    [CA_STYLE_DATE] = {"yyyy-mm-dd", SIZE_BODY, LXW_ALIGN_RIGHT, 0, false, false, false},
};

/* From orange to blue, which every kind of colour vision tells apart, and in four shades of grey. */
static const struct {
    lxw_color_t fill, words;
} tones[CA_TONES] = {
    [CA_TONE_BAD] = {0xF4B183, 0x4A1C00},
    [CA_TONE_WEAK] = {0xFFF2CC, 0x4D3A00},
    [CA_TONE_GOOD] = {0xDDEBF7, 0x12335C},
    [CA_TONE_BEST] = {0x8FBCE6, 0x06203F},
};

static lxw_format *make(const ca_formats *formats, const appearance *look, enum ca_tone tone)
{
    lxw_format *format = workbook_add_format(formats->book);
    if (!format)
        return NULL;
    format_set_font_name(format, "Arial");
    format_set_font_size(format, look->size);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    format_set_align(format, look->alignment);
    if (look->number_format)
        format_set_num_format(format, look->number_format);
    if (look->indent && !(look->indent == INDENT_BUTTON && formats->audience == CA_PUBLIC))
        format_set_indent(format, look->indent);
    if (look->bold)
        format_set_bold(format);
    if (look->wrapped)
        format_set_text_wrap(format);
    if (look->link) {
        format_set_underline(format, LXW_UNDERLINE_SINGLE);
        format_set_font_color(format, LINK_COLOUR);
    }
    if (tone != CA_TONE_NONE) {
        format_set_pattern(format, LXW_PATTERN_SOLID);
        format_set_bg_color(format, tones[tone].fill);
        format_set_font_color(format, tones[tone].words);
    }
    return format;
}

lxw_format *ca_format_of(ca_formats *formats, enum ca_style style, enum ca_tone tone)
{
    enum ca_tone seen = formats->audience == CA_PUBLIC ? CA_TONE_NONE : tone;
    if (!formats->made[style][seen])
        formats->made[style][seen] = make(formats, &looks[style], seen);
    return formats->made[style][seen];
}

static bool to_the_right(enum ca_cell_kind kind)
{
    return kind != CA_CELL_TEXT && kind != CA_CELL_LINK && kind != CA_CELL_NONE;
}

static enum ca_style style_of_words(const ca_sheet *sheet, size_t column, const ca_cell *cell)
{
    if (!cell && to_the_right(sheet->table->columns[column].kind))
        return CA_STYLE_RIGHT_HEADING;
    if (!cell)
        return column ? CA_STYLE_HEADING : CA_STYLE_FIRST_HEADING;
    if (cell->kind == CA_CELL_LINK)
        return column ? CA_STYLE_LINK : CA_STYLE_FIRST_LINK;
    if (to_the_right(sheet->table->columns[column].kind))
        return CA_STYLE_RIGHT_WORDS;
    return column ? CA_STYLE_WORDS : CA_STYLE_FIRST_WORDS;
}

static enum ca_style style_at(const ca_sheet *sheet, size_t row, size_t column, enum ca_cell_kind kind)
{
    const ca_cell none = {.kind = CA_CELL_NONE}, *cell = ca_sheet_cell(sheet, row, column);
    if (row == 0)
        return CA_STYLE_TITLE;
    if (row < sheet->notes_row)
        return CA_STYLE_MARK;
    if (row < sheet->heading_row)
        return CA_STYLE_NOTE;
    switch (kind) {
    case CA_CELL_NUMBER: return CA_STYLE_NUMBER;
    case CA_CELL_PERCENT: return CA_STYLE_PERCENT;
    case CA_CELL_POINTS: return CA_STYLE_POINTS;
    case CA_CELL_MEASURE: return CA_STYLE_MEASURE;
    case CA_CELL_DATE: return CA_STYLE_DATE;
    case CA_CELL_TEXT:
    case CA_CELL_LINK:
    case CA_CELL_NONE: break;
    }
    if (!cell && row > sheet->heading_row) /* the words where there are no rows */
        cell = &none;
    return style_of_words(sheet, column, cell);
}

lxw_format *ca_format_at(ca_formats *formats, const ca_sheet *sheet, size_t row, size_t column, enum ca_cell_kind kind)
{
    const ca_cell *cell = ca_sheet_cell(sheet, row, column);
    return ca_format_of(formats, style_at(sheet, row, column, kind), cell ? cell->tone : CA_TONE_NONE);
}
