/* SPDX-License-Identifier: MIT */
/* The shapes and texts of which charts are made. */
#include "report/svg.h"

#include "base/markup.h"
#include "base/utf8.h"
#include "report/told.h"
#include "stats/statistics.h"

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

/* Returns the width of a character in hundredths of the text's height, as in the widest of the common sans-serif
 * fonts: a name that is cut off is worse than a chart that is a little smaller. */
static int64_t character_width(ca_slice character)
{
    char byte = character.at[0];
    if (character.size > 2) /* from U+0800: as wide as high, but for our own dashes and dots */
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

/* Returns how many bytes of WORDS fit in WIDTH: up to the last space if there is one, and at least one character. */
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

/* Returns three dots and the end of WORDS, together within WIDTH: from the start of a word, if one is near. */
static ca_slice shortened(ca_arena *arena, ca_slice words, int64_t width)
{
    ca_text line = {0};
    ca_slice rest = words;
    ca_text_add(&line, "\xE2\x80\xA6");
    int64_t room = width - ca_svg_words_width((ca_slice){line.at, line.size});
    while (rest.size && ca_svg_words_width(rest) > room) {
        ca_slice shown;
        size_t size = ca_character_shown(rest, &shown);
        rest = (ca_slice){rest.at + size, rest.size - size};
    }
    const char *space = rest.size ? memchr(rest.at, ' ', rest.size / 2) : NULL;
    if (space)
        rest = (ca_slice){space + 1, (size_t)(rest.at + rest.size - space - 1)};
    ca_text_append(&line, rest.at, rest.size);
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

bool ca_svg_fits(ca_arena *arena, ca_slice words, int64_t width, size_t most)
{
    ca_slice *lines = ca_arena_take(arena, (most + 1) * sizeof *lines);
    size_t count = ca_svg_wrap(arena, words, width, most + 1, lines);
    for (size_t i = 0; i < count && count <= most; i++) {
        size_t end = (size_t)(lines[i].at - words.at) + lines[i].size;
        if (ca_svg_words_width(lines[i]) > width || (end < words.size && words.at[end] != ' '))
            return false; /* a word was broken */
    }
    return count <= most;
}

const ca_cell *ca_svg_cell(const ca_svg_canvas *canvas, size_t row, size_t column)
{
    const ca_table *table = canvas->chart->table;
    return &table->cells[row * table->column_count + column];
}

int64_t ca_svg_percent(const ca_svg_canvas *canvas, size_t row, int column)
{
    if (column == CA_NO_COLUMN)
        return -1;
    const ca_cell *cell = ca_svg_cell(canvas, row, (size_t)column);
    if (!ca_kind_is_figure(cell->kind))
        return -1;
    return cell->number < 0 ? 0 : cell->number > 1000 ? 1000 : cell->number;
}

static ca_slice keep(ca_svg_canvas *canvas, ca_slice words)
{
    ca_text line = {0};
    ca_text_on_one_line(&line, words);
    ca_slice kept = {ca_arena_copy(&canvas->arena, ca_text_words(&line), line.size), line.size};
    ca_text_free(&line);
    return kept;
}

ca_slice ca_svg_cell_words(ca_svg_canvas *canvas, const ca_cell *cell)
{
    ca_text words = {0};
    ca_cell_write(&words, cell);
    ca_slice kept = keep(canvas, (ca_slice){ca_text_words(&words), words.size});
    ca_text_free(&words);
    return kept;
}

ca_slice ca_svg_target(ca_svg_canvas *canvas, int which)
{
    const ca_chart *chart = canvas->chart;
    const ca_cell *first = NULL;
    bool same = true;
    int column = chart->targets[which];
    for (size_t row = 0; row < chart->table->row_count && column != CA_NO_COLUMN; row++) {
        const ca_cell *cell = ca_svg_cell(canvas, row, (size_t)column);
        if (!ca_kind_is_figure(cell->kind))
            continue;
        same = same && (!first || first->number == cell->number);
        first = first ? first : cell;
    }
    ca_text words = {0};
    if (first) {
        const char *heading = chart->table->columns[column].heading, *unit = strstr(heading, ", %");
        ca_text_append(&words, heading, unit ? (size_t)(unit - heading) : strlen(heading));
        ca_text_add(&words, same ? ": " : "");
        if (same)
            ca_told_tenths(&words, first->number);
    }
    ca_slice kept = keep(canvas, (ca_slice){ca_text_words(&words), words.size});
    ca_text_free(&words);
    return kept;
}

ca_slice ca_svg_interval(ca_svg_canvas *canvas)
{
    const ca_chart *chart = canvas->chart;
    if (chart->low == CA_NO_COLUMN || chart->high == CA_NO_COLUMN)
        return (ca_slice){"", 0};
    const char *low = chart->table->columns[chart->low].heading;
    const char *high = chart->table->columns[chart->high].heading;
    size_t common = 0;
    for (size_t i = 0; low[i] && low[i] == high[i]; i++)
        common = low[i] == ' ' ? i : common;
    return keep(canvas, (ca_slice){low, common ? common : strlen(low)});
}

void ca_svg_key(ca_svg_canvas *canvas, int64_t *x, int64_t *y, const char *style, ca_slice words, bool is_line)
{
    const int64_t box = 140, gap = 60, sample = is_line ? 280 : box;
    ca_slice line[1];
    if (!ca_svg_wrap(&canvas->arena, words, CA_SVG_WIDTH - sample - gap, 1, line))
        return;
    int64_t width = sample + gap + ca_svg_words_width(line[0]);
    if (*x && *x + width > CA_SVG_WIDTH) {
        *x = 0;
        *y += CA_SVG_LINE + gap;
    }
    int64_t middle = *y + CA_SVG_LINE / 2;
    if (is_line)
        ca_svg_stroke(&canvas->text, style, *x, middle, *x + sample, middle);
    else
        ca_svg_box(&canvas->text, style, *x, middle - box / 2, box, box);
    ca_svg_words(&canvas->text, "key", CA_SVG_START, *x + sample + gap, middle + CA_SVG_BASELINE, line[0]);
    *x += width + 4 * gap;
}
