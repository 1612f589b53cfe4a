/* SPDX-License-Identifier: MIT */
/* How the cells of a form look, and how wide and high they are. */
#include "forms/form_style.h"

#include "office/words_width.h"

enum {
    INK = 0x1A1A1A,
    INK_SOFT = 0x44505C,
    LINK = 0x0B4FA0,
    WHITE = 0xFFFFFF,
    BLOCK = 0x1F4E79,
    HEADING = 0xDCE6F1,
    ANSWER = 0xFFFBE6, /* pale, so that what is typed stays readable in print */
    MEND = 0xFBE3DC,   /* an answer that an error is about */
    EDGE = 0x8A949E,
    EDGE_SOFT = 0xD0D5DA,
    WARNING = 0x8C2D19
};

typedef struct {
    uint8_t size; /* points */
    bool bold, wrapped, unlocked;
    const char *number_format;
    lxw_color_t ink, fill, edge; /* WHITE: no fill, no edge */
} appearance;

static const char format_text[] = "@", format_day[] = "dd/mm/yyyy", format_count[] = "0", format_missing[] = "0;-0;;@";

static const appearance looks[CA_FORM_STYLES] = {
    [CA_FORM_STYLE_TITLE] = {16, true, false, false, NULL, BLOCK, WHITE, WHITE},
    [CA_FORM_STYLE_NOTE] = {11, false, false, false, NULL, INK_SOFT, WHITE, WHITE},
    [CA_FORM_STYLE_PARAGRAPH] = {12, false, true, false, NULL, INK, WHITE, WHITE},
    [CA_FORM_STYLE_LINK] = {12, false, true, false, NULL, LINK, WHITE, EDGE_SOFT},
    [CA_FORM_STYLE_BLOCK] = {13, true, false, false, NULL, WHITE, BLOCK, WHITE},
    [CA_FORM_STYLE_HEADING] = {11, true, true, false, NULL, INK, HEADING, EDGE},
    [CA_FORM_STYLE_IDENTITY] = {11, true, true, false, format_text, INK, WHITE, WHITE},
    [CA_FORM_STYLE_SUM] = {11, true, true, false, format_count, INK, WHITE, WHITE},
    [CA_FORM_STYLE_QUESTION] = {11, true, true, false, NULL, INK, WHITE, EDGE_SOFT},
    [CA_FORM_STYLE_GUIDANCE] = {10, false, true, false, NULL, INK_SOFT, WHITE, EDGE_SOFT},
    [CA_FORM_STYLE_SHOWN] = {11, false, true, false, format_text, INK, WHITE, EDGE_SOFT},
    [CA_FORM_STYLE_SHOWN_DAY] = {11, false, true, false, format_day, INK, WHITE, EDGE_SOFT},
    [CA_FORM_STYLE_ANSWER] = {11, false, true, true, format_text, INK, ANSWER, EDGE},
    [CA_FORM_STYLE_ANSWER_DAY] = {11, false, true, true, format_day, INK, ANSWER, EDGE},
    [CA_FORM_STYLE_ANSWER_COUNT] = {11, false, true, true, format_count, INK, ANSWER, EDGE},
    [CA_FORM_STYLE_MEND] = {11, false, true, true, format_text, INK, MEND, WARNING},
    [CA_FORM_STYLE_MEND_DAY] = {11, false, true, true, format_day, INK, MEND, WARNING},
    [CA_FORM_STYLE_MEND_COUNT] = {11, false, true, true, format_count, INK, MEND, WARNING},
    [CA_FORM_STYLE_MISSING] = {11, true, false, false, format_missing, WARNING, WHITE, WHITE},
    [CA_FORM_STYLE_FAULT] = {11, false, true, false, NULL, WARNING, WHITE, EDGE_SOFT},
    [CA_FORM_STYLE_KEY] = {9, false, false, false, format_text, INK_SOFT, WHITE, WHITE},
};

static lxw_format *make_format(lxw_workbook *book, enum ca_form_style style)
{
    const appearance *look = &looks[style];
    lxw_format *format = workbook_add_format(book);
    if (!format)
        return NULL;
    format_set_font_name(format, "Arial");
    format_set_font_size(format, look->size);
    format_set_font_color(format, look->ink);
    format_set_align(format, style == CA_FORM_STYLE_BLOCK ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP);
    format_set_align(format, style == CA_FORM_STYLE_MISSING ? LXW_ALIGN_CENTER : LXW_ALIGN_LEFT);
    if (style != CA_FORM_STYLE_TITLE && style != CA_FORM_STYLE_MISSING && style != CA_FORM_STYLE_KEY)
        format_set_indent(format, 1);
    if (look->number_format)
        format_set_num_format(format, look->number_format);
    if (look->bold)
        format_set_bold(format);
    if (look->wrapped)
        format_set_text_wrap(format);
    if (look->unlocked)
        format_set_unlocked(format);
    if (style == CA_FORM_STYLE_LINK)
        format_set_underline(format, LXW_UNDERLINE_SINGLE);
    if (look->fill != WHITE) {
        format_set_pattern(format, LXW_PATTERN_SOLID);
        format_set_bg_color(format, look->fill);
    }
    if (look->edge != WHITE) {
        format_set_border(format, LXW_BORDER_THIN);
        format_set_border_color(format, look->edge);
    }
    return format;
}

bool ca_form_formats_make(ca_form_formats *formats, lxw_workbook *book)
{
    bool made = true;
    for (int i = 0; i < CA_FORM_STYLES && made; i++) {
        formats->made[i] = make_format(book, (enum ca_form_style)i);
        made = formats->made[i];
    }
    return made;
}

/* --- widths and heights ------------------------------------------------------------------------------------------- */

/* In characters. */
static const double widths[CA_FORM_COLUMN_COUNT] = {
    [CA_FORM_KEY] = 24,   [CA_FORM_TITLE] = 28,   [CA_FORM_GUIDANCE] = 38, [CA_FORM_SHORT] = 18,
    [CA_FORM_WIDE] = 52,  [CA_FORM_SECOND] = 38,  [CA_FORM_MEDIUM] = 24,   [CA_FORM_OTHER] = 24,
    [CA_FORM_SMALL] = 13, [CA_FORM_MISSING] = 10, [CA_FORM_FAULT] = 34,
};
static const double width_first_page = 100, width_list = 24;

double ca_form_column_width(const ca_form_page *page, size_t column)
{
    if (page->form)
        return widths[column];
    return column == 0 && strcmp(page->name, CA_FORM_START_SHEET) == 0 ? width_first_page : width_list;
}

/* Lines that an answer has at least: a required text has room to write. */
enum { LINES_REQUIRED = 4, LINES_PROSE = 2 };

static size_t lines_least(const ca_form_cell *cell)
{
    if (!cell || cell->kind != CA_FORM_ANSWER || cell->type != CA_PROSE || cell->list != CA_FORM_NO_LIST)
        return 1;
    return cell->required ? LINES_REQUIRED : LINES_PROSE;
}

double ca_form_cell_height(const ca_form_page *page, size_t column, const ca_form_shown *shown,
                           const ca_form_cell *cell)
{
    static const double line = 1.28, padding = 3; /* lines of Arial, in points of its size; above and below */
    const appearance *look = &looks[shown->style];
    double width = ca_form_column_width(page, column) * CA_DOTS_CHARACTER - CA_DOTS_INDENT;
    size_t least = lines_least(cell), lines = 1;
    if (shown->content == CA_FORM_SHOWS_NOTHING)
        return 0;
    if (look->wrapped && shown->text.size)
        lines = ca_words_lines((ca_slice){shown->text.at, shown->text.size}, width, (ca_font){look->size, look->bold});
    double height = (double)(lines > least ? lines : least) * look->size * line + padding;
    return height < CA_FORM_HEIGHT_MOST ? height : CA_FORM_HEIGHT_MOST;
}
