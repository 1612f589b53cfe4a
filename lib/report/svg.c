/* SPDX-License-Identifier: MIT */
/* The pieces that pictures are put together from. */
#include "report/svg.h"

#include "base/characters.h"
#include "report/markup.h"
#include "stats/derive.h"

#include <string.h>

void ca_svg_length(ca_text *to, const char *name, int64_t tenths)
{
    ca_text_format(to, " %s=\"", name);
    ca_decimal_write(to, tenths, 1);
    ca_text_byte(to, '"');
}

void ca_svg_box(ca_text *to, const char *style, int64_t x, int64_t y, int64_t width, int64_t height)
{
    ca_text_format(to, "<rect class=\"%s\"", style);
    ca_svg_length(to, "x", x);
    ca_svg_length(to, "y", y);
    ca_svg_length(to, "width", width);
    ca_svg_length(to, "height", height);
    ca_text_add(to, "/>\n");
}

void ca_svg_stroke(ca_text *to, const char *style, int64_t x1, int64_t y1, int64_t x2, int64_t y2)
{
    ca_text_format(to, "<line class=\"%s\"", style);
    ca_svg_length(to, "x1", x1);
    ca_svg_length(to, "y1", y1);
    ca_svg_length(to, "x2", x2);
    ca_svg_length(to, "y2", y2);
    ca_text_add(to, "/>\n");
}

void ca_svg_words(ca_text *to, const char *style, enum ca_svg_anchor anchor, int64_t x, int64_t y, ca_slice words)
{
    static const char *const anchors[] = {"start", "middle", "end"};
    ca_text_format(to, "<text class=\"%s\" text-anchor=\"%s\"", style, anchors[anchor]);
    ca_svg_length(to, "x", x);
    ca_svg_length(to, "y", y);
    ca_text_byte(to, '>');
    ca_markup_text(to, words);
    ca_text_add(to, "</text>\n");
}

/* The width of a character in hundredths of the text's height, as in the widest of the
 * common fonts without serifs: a name that is cut off is worse than a picture that is a little smaller. */
static int64_t character_width(ca_slice character)
{
    char byte = character.at[0];
    if (character.size > 2) /* from U+0800: letters as wide as high, but for the dashes of our own */
        return character.size == 3 && byte == '\xE2' ? 75 : 105;
    if (character.size == 2)
        return 70;
    if (strchr("ijlt.,:;'|! ()[]/", byte))
        return 40;
    if (strchr("mwMW%@", byte))
        return 99;
    return byte >= 'A' && byte <= 'Z' ? 76 : 64;
}

int64_t ca_svg_words_width(ca_slice words)
{
    int64_t width = 0;
    while (words.size) {
        ca_slice shown;
        size_t size = ca_character_shown(words, &shown);
        width += character_width(shown);
        words = (ca_slice){words.at + size, words.size - size};
    }
    return width * CA_SVG_TEXT / 100;
}

/* How many bytes of WORDS fit in WIDTH: to the last space before its end if there is one, one character at least. */
static size_t line_end(ca_slice words, int64_t width)
{
    size_t end = 0, space = 0;
    int64_t used = 0;
    while (end < words.size) {
        ca_slice shown;
        size_t size = ca_character_shown((ca_slice){words.at + end, words.size - end}, &shown);
        used += character_width(shown) * CA_SVG_TEXT;
        if (words.at[end] == ' ')
            space = end;
        else if (end && used > width * 100)
            return space ? space : end;
        end += size;
    }
    return end;
}

/* The start of WORDS that leaves room for three dots, and the dots. */
static ca_slice shortened(ca_arena *arena, ca_slice words, int64_t width)
{
    ca_text line = {0};
    size_t size = line_end(words, width - character_width(ca_slice_of("\xE2\x80\xA6")) * CA_SVG_TEXT / 100);
    ca_text_append(&line, words.at, size);
    ca_text_add(&line, "\xE2\x80\xA6");
    ca_slice kept = {ca_arena_copy(arena, line.at, line.size), line.size};
    ca_text_free(&line);
    return kept;
}

size_t ca_svg_wrap(ca_arena *arena, ca_slice words, int64_t width, size_t most, ca_slice *lines)
{
    size_t count = 0;
    while (words.size && count < most) {
        size_t size = line_end(words, width);
        bool last = count + 1 == most && size < words.size;
        lines[count++] = last ? shortened(arena, words, width) : (ca_slice){words.at, size};
        while (size < words.size && words.at[size] == ' ')
            size++;
        words = (ca_slice){words.at + size, words.size - size};
    }
    return count;
}
