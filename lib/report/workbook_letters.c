/* SPDX-License-Identifier: MIT */
/* How much room words take in Arial: a spreadsheet's writer has to say how wide and high cells are, and no program
 * does it for him in the same way. */
#include "report/workbook_letters.h"

#include <string.h>

enum { FIRST = ' ' };

/* In thousandths of the font's size, as are the letters from the space to the tilde. */
static const double other_letter = 800;
static const uint16_t letters[] = {278,  278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
                                   556,  556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
                                   1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
                                   667,  778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
                                   333,  556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
                                   556,  556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584};
enum { LETTERS = sizeof letters / sizeof letters[0] };

/* 12 points at 96 dots to the inch, and what one program draws wider than another. */
static const double size = 16, bold_wider = 1.1, margin = 1.06;

double ca_words_width(ca_slice text, bool bold)
{
    double sum = 0;
    for (size_t i = 0; i < text.size; i++) {
        unsigned char byte = (unsigned char)text.at[i];
        if (byte >= FIRST && byte < FIRST + LETTERS)
            sum += letters[byte - FIRST];
        else if ((byte & 0xC0) != 0x80) /* not a byte within a character */
            sum += other_letter;
    }
    return sum * size / 1000 * margin * (bold ? bold_wider : 1);
}

size_t ca_words_lines(const char *text, double width, bool bold)
{
    const double space = ca_words_width((ca_slice){" ", 1}, bold);
    double used = 0;
    size_t lines = 1;
    while (*text) {
        size_t length = strcspn(text, " \n");
        double wide = ca_words_width((ca_slice){text, length}, bold);
        if (used > 0 && used + wide > width) {
            lines++;
            used = 0;
        }
        for (; wide > width && width > 0; wide -= width) /* a word longer than a line is cut */
            lines++;
        used += wide + space;
        text += length;
        if (*text == '\n') {
            lines++;
            used = 0;
        }
        text += *text != '\0';
    }
    return lines;
}
