/* SPDX-License-Identifier: MIT */
/* How much room words take in Arial. */
#include "office/words_width.h"

enum { FIRST_LETTER = ' ' };

/* In thousandths of the font's size, as are the letters from the space to the tilde. */
static const double other_letter = 800;
static const uint16_t letters[] = {278,  278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
                                   556,  556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
                                   1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
                                   667,  778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
                                   333,  556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
                                   556,  556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584};
enum { LETTERS = sizeof letters / sizeof letters[0] };

/* Points to the inch of 96 dots, and what one program draws wider than another. */
static const double dots_inch = 96, points_inch = 72, bold_wider = 1.1, letter_margin = 1.06;

double ca_words_width(ca_slice text, ca_font font)
{
    double sum = 0;
    for (size_t i = 0; i < text.size; i++) {
        unsigned char byte = (unsigned char)text.at[i];
        if (byte >= FIRST_LETTER && byte < FIRST_LETTER + LETTERS)
            sum += letters[byte - FIRST_LETTER];
        else if ((byte & 0xC0) != 0x80) /* not a byte within a character */
            sum += other_letter;
    }
    return sum * (font.points * dots_inch / points_inch) / 1000 * letter_margin * (font.bold ? bold_wider : 1);
}

/* The length of the line that begins at AT, or of the word with BY_WORD. */
static size_t piece_length(ca_slice text, size_t at, bool by_word)
{
    size_t end = at;
    while (end < text.size && text.at[end] != '\n' && !(by_word && text.at[end] == ' '))
        end++;
    return end - at;
}

double ca_words_widest(ca_slice text, bool by_word, ca_font font)
{
    double most = 0;
    for (size_t at = 0; at < text.size; at++) {
        size_t length = piece_length(text, at, by_word);
        double width = ca_words_width((ca_slice){text.at + at, length}, font);
        most = width > most ? width : most;
        at += length;
    }
    return most;
}

size_t ca_words_lines(ca_slice text, double width, ca_font font)
{
    const double space = ca_words_width((ca_slice){" ", 1}, font);
    const double hair = 0.01; /* a text as wide as its column is on one line, however its sum is rounded */
    double used = 0;
    size_t lines = 1;
    for (size_t at = 0; at < text.size; at++) {
        size_t length = piece_length(text, at, true);
        double wide = ca_words_width((ca_slice){text.at + at, length}, font);
        if (used > 0 && used + wide > width + hair) {
            lines++;
            used = 0;
        }
        for (; wide > width && width > 0; wide -= width) /* a word longer than a line is cut */
            lines++;
        used += wide + space;
        at += length;
        if (at < text.size && text.at[at] == '\n') {
            lines++;
            used = 0;
        }
    }
    return lines;
}
