/* SPDX-License-Identifier: MIT */
/* How cells look, how wide and high they are, and on what paper a sheet is printed. */
#include "report/workbook_style.h"

#include "base/utf8.h"
#include "office/words_width.h"
#include "report/palette.h"
#include "report/workbook_draw.h"

#include <stdlib.h>
#include <string.h>

enum {
    SIZE_BODY = 12,
    SIZE_TITLE = 16,
    SIZE_PART = 13, /* the heading of a part of the first page */
    SIZE_NOTE = 11,
    INDENT_BUTTON = 2, /* of a heading that is aligned to the right, clear of its button */
    INDENT_TEXT = 1,   /* of text that follows on a column of numbers, which are aligned to the right */
    INK = 0x1A1A1A,
    LINK_COLOUR = 0x0B4FA0,
    NOTE_COLOUR = 0x4A4A4A,
    ASKED_FILL = 0xFFFBE6,
    ASKED_BORDER = 0x8A949E
};

typedef struct {
    const char *number_format;
    uint8_t size, alignment, indent;
    bool bold, wrapped, link;
    enum { USUAL, AT_THE_FOOT, IN_GREY } setting;
} appearance;

static const appearance looks[CA_STYLES] = {
    [CA_STYLE_TITLE] = {NULL, SIZE_TITLE, LXW_ALIGN_LEFT, 0, true, false, false, USUAL},
    [CA_STYLE_PAGE_TITLE] = {NULL, SIZE_TITLE, LXW_ALIGN_LEFT, 0, true, true, false, USUAL},
    [CA_STYLE_PAGE_TOOL] = {NULL, SIZE_TITLE, LXW_ALIGN_LEFT, 0, true, true, false, AT_THE_FOOT},
    [CA_STYLE_PAGE_PART] = {NULL, SIZE_PART, LXW_ALIGN_LEFT, 0, true, true, false, AT_THE_FOOT},
    [CA_STYLE_PAGE_STRONG] = {NULL, SIZE_BODY, LXW_ALIGN_LEFT, 0, true, true, false, USUAL},
    [CA_STYLE_PAGE_ITEM] = {NULL, SIZE_BODY, LXW_ALIGN_LEFT, INDENT_TEXT, false, true, false, USUAL},
    [CA_STYLE_PAGE_NOTE] = {NULL, SIZE_NOTE, LXW_ALIGN_LEFT, 0, false, true, false, IN_GREY},
    [CA_STYLE_PAGE_LINK] = {NULL, SIZE_BODY, LXW_ALIGN_LEFT, INDENT_TEXT, false, true, true, AT_THE_FOOT},
    [CA_STYLE_MARK] = {NULL, SIZE_BODY, LXW_ALIGN_LEFT, 0, true, false, false, USUAL},
    [CA_STYLE_NOTE] = {NULL, SIZE_BODY, LXW_ALIGN_LEFT, 0, false, false, false, USUAL},
    [CA_STYLE_FIRST_HEADING] = {NULL, SIZE_BODY, LXW_ALIGN_LEFT, 0, true, true, false, USUAL},
    [CA_STYLE_HEADING] = {NULL, SIZE_BODY, LXW_ALIGN_LEFT, INDENT_TEXT, true, true, false, USUAL},
    [CA_STYLE_RIGHT_HEADING] = {NULL, SIZE_BODY, LXW_ALIGN_RIGHT, INDENT_BUTTON, true, true, false, USUAL},
    [CA_STYLE_RIGHT_HEADING_ALONE] = {NULL, SIZE_BODY, LXW_ALIGN_RIGHT, 0, true, true, false, USUAL},
    [CA_STYLE_FIRST_WORDS] = {NULL, SIZE_BODY, LXW_ALIGN_LEFT, 0, false, true, false, USUAL},
    [CA_STYLE_WORDS] = {NULL, SIZE_BODY, LXW_ALIGN_LEFT, INDENT_TEXT, false, true, false, USUAL},
    [CA_STYLE_RIGHT_WORDS] = {NULL, SIZE_BODY, LXW_ALIGN_RIGHT, 0, false, true, false, USUAL},
    [CA_STYLE_FIRST_LINK] = {NULL, SIZE_BODY, LXW_ALIGN_LEFT, 0, false, true, true, USUAL},
    [CA_STYLE_BACK] = {NULL, SIZE_BODY, LXW_ALIGN_LEFT, 0, false, false, true, USUAL},
    [CA_STYLE_LINK] = {NULL, SIZE_BODY, LXW_ALIGN_LEFT, INDENT_TEXT, false, true, true, USUAL},
    [CA_STYLE_NUMBER] = {"0", SIZE_BODY, LXW_ALIGN_RIGHT, 0, false, false, false, USUAL},
    [CA_STYLE_LEFT_NUMBER] = {"0", SIZE_BODY, LXW_ALIGN_LEFT, INDENT_TEXT, false, false, false, USUAL},
    [CA_STYLE_PERCENT] = {"0.0", SIZE_BODY, LXW_ALIGN_RIGHT, 0, false, false, false, USUAL},
    [CA_STYLE_POINTS] = {"+0.0;-0.0;0.0", SIZE_BODY, LXW_ALIGN_RIGHT, 0, false, false, false, USUAL},
    [CA_STYLE_MEASURE] = {"0.0000", SIZE_BODY, LXW_ALIGN_RIGHT, 0, false, false, false, USUAL},
    [CA_STYLE_DATE] = {"yyyy-mm-dd", SIZE_BODY, LXW_ALIGN_RIGHT, 0, false, false, false, USUAL},
};

/* The palette is that of the pages in HTML; what is to be filled in has a colour and a border of its own. */
static lxw_color_t fill_of(enum ca_tone tone)
{
    const char *colour = ca_tone_colour(tone);
    return colour ? (lxw_color_t)strtoul(colour, NULL, 16) : ASKED_FILL;
}

static lxw_format *make_format(const ca_formats *formats, const appearance *look, enum ca_tone tone)
{
    lxw_format *format = workbook_add_format(formats->book);
    if (!format)
        return NULL;
    format_set_font_name(format, "Arial");
    format_set_font_size(format, look->size);
    format_set_align(format, look->setting == AT_THE_FOOT ? LXW_ALIGN_VERTICAL_BOTTOM : LXW_ALIGN_VERTICAL_TOP);
    format_set_align(format, look->alignment);
    if (look->number_format)
        format_set_num_format(format, look->number_format);
    if (look->indent)
        format_set_indent(format, look->indent);
    if (look->bold)
        format_set_bold(format);
    if (look->wrapped)
        format_set_text_wrap(format);
    if (look->setting == IN_GREY)
        format_set_font_color(format, NOTE_COLOUR);
    if (look->link) {
        format_set_underline(format, LXW_UNDERLINE_SINGLE);
        format_set_font_color(format, LINK_COLOUR);
    }
    if (tone == CA_TONE_ASKED) {
        format_set_border(format, LXW_BORDER_THIN);
        format_set_border_color(format, ASKED_BORDER);
    }
    if (tone != CA_TONE_NONE) {
        format_set_pattern(format, LXW_PATTERN_SOLID);
        format_set_bg_color(format, fill_of(tone));
        if (!look->link)
            format_set_font_color(format, INK);
    }
    return format;
}

static lxw_format *format_of(ca_formats *formats, enum ca_style style, enum ca_tone tone)
{
    enum ca_tone seen = formats->audience == CA_PUBLIC ? CA_TONE_NONE : tone;
    if (!formats->made[style][seen])
        formats->made[style][seen] = make_format(formats, &looks[style], seen);
    return formats->made[style][seen];
}

static bool is_public(const ca_sheet *sheet)
{
    return sheet->set->audience == CA_PUBLIC;
}

static bool to_the_right(enum ca_cell_kind kind)
{
    return kind != CA_CELL_TEXT && kind != CA_CELL_LINK && kind != CA_CELL_NONE;
}

static enum ca_style style_of_words(const ca_sheet *sheet, size_t column, const ca_cell *cell)
{
    if (!cell && to_the_right(sheet->table->columns[column].kind))
        return ca_sheet_has_filter(sheet) ? CA_STYLE_RIGHT_HEADING : CA_STYLE_RIGHT_HEADING_ALONE;
    if (!cell)
        return column ? CA_STYLE_HEADING : CA_STYLE_FIRST_HEADING;
    if (cell->kind == CA_CELL_LINK)
        return column ? CA_STYLE_LINK : CA_STYLE_FIRST_LINK;
    if (to_the_right(sheet->table->columns[column].kind))
        return CA_STYLE_RIGHT_WORDS;
    return column ? CA_STYLE_WORDS : CA_STYLE_FIRST_WORDS;
}

static enum ca_style style_of_page(const ca_sheet *sheet, size_t row, size_t column)
{
    static const enum ca_style styles[] = {
        [CA_LOOK_WORDS] = CA_STYLE_FIRST_WORDS, [CA_LOOK_TOOL] = CA_STYLE_PAGE_TOOL,
        [CA_LOOK_PART] = CA_STYLE_PAGE_PART,    [CA_LOOK_STRONG] = CA_STYLE_PAGE_STRONG,
        [CA_LOOK_ITEM] = CA_STYLE_PAGE_ITEM,    [CA_LOOK_NOTE] = CA_STYLE_PAGE_NOTE};
    enum ca_page_look look = ca_sheet_look(sheet, row);
    if (column)
        return look == CA_LOOK_PART || look == CA_LOOK_TOOL ? CA_STYLE_PAGE_LINK : CA_STYLE_LINK;
    return styles[look];
}

static enum ca_style style_at(const ca_sheet *sheet, size_t row, size_t column, enum ca_cell_kind kind)
{
    const ca_cell none = {.kind = CA_CELL_NONE}, *cell = ca_sheet_cell(sheet, row, column);
    if (row == 0)
        return sheet->looks ? CA_STYLE_PAGE_TITLE : CA_STYLE_TITLE;
    if (sheet->looks && cell)
        return style_of_page(sheet, row, column);
    if (sheet->back && row == sheet->back_row)
        return CA_STYLE_BACK;
    if (row < sheet->notes_row)
        return CA_STYLE_MARK;
    if (row < sheet->heading_row)
        return CA_STYLE_NOTE;
    switch (kind) {
    case CA_CELL_NUMBER:
        return sheet->table->columns[column].kind == CA_CELL_TEXT && !is_public(sheet) ? CA_STYLE_LEFT_NUMBER
                                                                                       : CA_STYLE_NUMBER;
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
    return format_of(formats, style_at(sheet, row, column, kind), cell ? cell->tone : CA_TONE_NONE);
}

static const ca_font plain = {SIZE_BODY, false}, bold = {SIZE_BODY, true};

enum { HEADING_LINES = 4, LONG_TEXT = 50 };

/* In characters. */
static const double width_least = 9, width_most = 60;
static const double width_heading_most = 24; /* to make a heading fit in HEADING_LINES */
static const double width_beside_most = 40;  /* beside a chart, which has the room */
static const double width_window = 120,
                    width_fixed_most = 80;                /* columns of names that stay in sight in a wider sheet */
static const double width_heat = 8, width_heat_most = 12; /* many columns of short figures */
static const double width_public = 16;                    /* as the public bodies' own tools have it */
static const double width_public_long = 32;               /* where texts are longer than LONG_TEXT */
static const double width_link_most = 100;                /* not every program puts a link on several lines */

static const double dots_button = 20;   /* at the right of a heading */
static const double dots_column = 5;    /* besides its characters */
static const double dots_a4 = 988;      /* across the paper between its margins, at 96 to the inch */
static const double dots_a4_high = 600; /* for a chart, below the title and a note or two */
static const double height_line = 16;   /* of the body, in points */
/* What is made smaller than that to fit on a page cannot be read. */
static const double scale_least = 0.5;

/* Returns the room for the button of a filter in a heading. */
static double button_of(const ca_sheet *sheet)
{
    return ca_sheet_has_filter(sheet) ? dots_button : 0;
}

/* In characters; dots within a cell's padding. */
static double characters(double dots)
{
    return (dots + CA_DOTS_INDENT) / CA_DOTS_CHARACTER;
}

/* What a cell shows, as long as it is seen; TEXT holds a number. */
static ca_slice seen_at(const ca_sheet *sheet, size_t row, size_t column, ca_text *text)
{
    const ca_shown *shown = ca_sheet_at(sheet, row, column);
    ca_text_clear(text);
    if (shown->kind != CA_SHOWN_NUMBER)
        return shown->text;
    if (shown->format == CA_CELL_DATE)
        ca_text_add(text, "yyyy-mm-dd");
    else
        ca_text_format(text, "%+lld.", (long long)shown->parts);
    return (ca_slice){text->at, text->size};
}

static double at_most(double width, double most)
{
    return width < most ? width : most;
}

/* Wide enough for the longest word of the heading and its button, and for the cells. */
static double internal_width(const ca_sheet *sheet, size_t column, ca_text *text)
{
    double button = button_of(sheet), links = 0;
    double width = characters(ca_words_widest(ca_slice_of(sheet->headings[column]), true, bold) + button);
    if (sheet->table->columns[column].width)
        return width < sheet->table->columns[column].width ? sheet->table->columns[column].width : width;
    if (sheet->table->columns[column].heat)
        return width < width_heat ? width_heat : at_most(width, width_heat_most);
    if (sheet->table->columns[column].long_text)
        width = width_most;
    if (width < width_least)
        width = width_least;
    while (width < width_heading_most && ca_words_lines(ca_slice_of(sheet->headings[column]),
                                                        width * CA_DOTS_CHARACTER - button, bold) > HEADING_LINES)
        width++;
    for (size_t row = sheet->heading_row + 1; row < sheet->rows; row++) {
        bool link = ca_sheet_is_link(sheet, row, column);
        if (width >= width_most && !link)
            continue;
        double needed = characters(ca_words_widest(seen_at(sheet, row, column, text), false, plain));
        width = needed > width ? needed : width;
        links = link && needed > links ? needed : links;
    }
    if (sheet->chart)
        return at_most(width, width_beside_most);
    return at_most(width, links > width_most ? at_most(links, width_link_most) : width_most);
}

/* One of two widths, unless a word or a link is wider. */
static double public_width(const ca_sheet *sheet, size_t column, ca_text *text)
{
    double width = width_public, word = characters(ca_words_widest(ca_slice_of(sheet->headings[column]), true, bold));
    for (size_t row = sheet->heading_row + 1; row < sheet->rows; row++) {
        bool link = ca_sheet_is_link(sheet, row, column);
        ca_slice seen = seen_at(sheet, row, column, text);
        double needed = characters(ca_words_widest(seen, !link, plain));
        word = needed > word ? needed : word;
        if (ca_utf16_units(seen) > LONG_TEXT)
            width = width_public_long;
    }
    return at_most(word > width ? word : width, width_link_most);
}

static ca_sizes sizes_of(ca_arena *arena, const ca_sheet *sheet)
{
    double *widths = ca_arena_take(arena, sheet->columns * sizeof *widths), dots = 0;
    ca_text text = {0};
    for (size_t i = 0; i < sheet->columns; i++) {
        widths[i] = is_public(sheet) ? public_width(sheet, i, &text) : internal_width(sheet, i, &text);
        dots += widths[i] * CA_DOTS_CHARACTER + dots_column;
    }
    dots += ca_pictures_width(sheet);
    ca_text_free(&text);
    return (ca_sizes){.widths = widths,
                      .portrait = sheet->looks || ca_pictures_height(sheet) * dots_a4 / dots > dots_a4_high,
                      .one_page_wide = sheet->picture_count || dots * scale_least <= dots_a4};
}

void ca_book_measure(ca_book *layout)
{
    for (size_t i = 0; i < layout->count; i++)
        layout->sheets[i].sizes = sizes_of(&layout->arena, &layout->sheets[i]);
}

/* Returns the font of a text, as its style has it. */
static ca_font font_at(const ca_sheet *sheet, size_t row, size_t column)
{
    const appearance *look = &looks[style_at(sheet, row, column, CA_CELL_TEXT)];
    return (ca_font){look->size, look->bold};
}

static double line_of(double points)
{
    return points * height_line / SIZE_BODY;
}

/* The heights are set since not every program finds them by itself. */
double ca_sheet_height(const ca_sheet *sheet, size_t row, size_t column, ca_slice text)
{
    bool heading = row == sheet->heading_row;
    bool low = looks[style_at(sheet, row, column, CA_CELL_TEXT)].setting == AT_THE_FOOT;
    double used = heading && !is_public(sheet) ? button_of(sheet) : column ? CA_DOTS_INDENT : 0;
    ca_font font = font_at(sheet, row, column);
    if (ca_sheet_look(sheet, row) == CA_LOOK_ITEM && !heading)
        used = CA_DOTS_INDENT;
    size_t lines = ca_words_lines(text, sheet->sizes.widths[column] * CA_DOTS_CHARACTER - used, font);
    return (double)lines * line_of(font.points) + (low ? height_line / 2 : 0);
}

double ca_sheet_line(void)
{
    return height_line;
}

bool ca_sheet_repeats_heading(const ca_sheet *sheet)
{
    return ca_sheet_name_clear(sheet->table->sheet);
}

/* A sheet of questions has its sections and numbers before them. */
static size_t names_of(const ca_sheet *sheet)
{
    int question = ca_column_of(sheet->table, "Question");
    return question == 1 || question == 2 ? (size_t)question + 1 : 1;
}

size_t ca_sheet_fixed_columns(const ca_sheet *sheet)
{
    double wide = 0, names = 0;
    for (size_t i = 0; i < sheet->columns; i++) {
        wide += sheet->sizes.widths[i];
        names += i < names_of(sheet) ? sheet->sizes.widths[i] : 0;
    }
    if (wide <= width_window || is_public(sheet))
        return 0;
    return names <= width_fixed_most ? names_of(sheet) : sheet->sizes.widths[0] <= width_fixed_most ? 1 : 0;
}

size_t ca_sheet_repeats_columns(const ca_sheet *sheet)
{
    size_t fixed = ca_sheet_fixed_columns(sheet);
    return sheet->sizes.one_page_wide || !ca_sheet_repeats_heading(sheet) ? 0 : fixed ? fixed : 1;
}

bool ca_sheet_has_area(const ca_sheet *sheet)
{
    return !is_public(sheet) && ca_sheet_repeats_heading(sheet) &&
           (sheet->table->data || sheet->table->unprinted || !sheet->sizes.one_page_wide);
}
