/* SPDX-License-Identifier: MIT */
/* A date of birth as people write it. */
#include "record/born.h"

#include "base/word_read.h"
#include "record/pieces.h"

#include <stdlib.h>
#include <string.h>

enum { MONTH_LEAST = 3, SIGNS_MOST = 4, NUMBER_MOST = 8 };

static const char *const months[] = {"january", "february", "march",     "april",   "may",      "june",
                                     "july",    "august",   "september", "october", "november", "december"};

/* A part of a date: a number, or the name of a month. */
typedef struct {
    int month; /* from 1; 0: it is a number */
    int number;
    size_t digits;
} part;

ca_born ca_born_on(ca_date date)
{
    ca_text text = {0};
    ca_date_write(&text, date); /* ten characters */
    ca_born born = {atoi(text.at), atoi(text.at + 5), atoi(text.at + 8)};
    ca_text_free(&text);
    return born;
}

/* The month that WORD begins like, "Sept" and "Febuary", too; 0 for none. */
static int month_of(const ca_spelling *word)
{
    for (int i = 0; word->size >= MONTH_LEAST && i < 12; i++)
        if (memcmp(word->first, months[i], MONTH_LEAST) == 0)
            return i + 1;
    return 0;
}

static bool is_any(const ca_spelling *word, const char *const *list)
{
    for (; *list; list++)
        if (ca_spelling_is(word, *list))
            return true;
    return false;
}

/* Reads the part at AT; where it ends, with the "rd" of "3rd"; 0 when there is none. */
static size_t read_part(ca_slice text, size_t at, part *p)
{
    static const char *const ordinals[] = {"st", "nd", "rd", "th", NULL};
    ca_spelling spelling = ca_spelling_begin(), behind = ca_spelling_begin();
    if (!ca_piece_begins(text, at))
        return 0;
    ca_piece piece = ca_piece_read(text, at, &spelling);
    *p = (part){.month = piece.number ? 0 : month_of(&spelling), .digits = piece.number ? spelling.size : 0};
    if (!piece.number)
        return p->month ? piece.end : 0;
    if (spelling.size > NUMBER_MOST)
        return 0;
    for (size_t i = 0; i < spelling.size; i++)
        p->number = 10 * p->number + (spelling.first[i] - '0');
    if (spelling.size <= 2 && ca_piece_begins(text, piece.end)) {
        size_t end = ca_piece_read(text, piece.end, &behind).end;
        return is_any(&behind, ordinals) ? end : piece.end;
    }
    return piece.end;
}

static size_t behind_signs(ca_slice text, size_t at)
{
    for (int signs = 0; signs < SIGNS_MOST && at < text.size && !ca_piece_begins(text, at); signs++)
        at += ca_letter_read(text, at).size;
    return at;
}

/* Behind the signs between two parts, whatever they are, and "of". */
static size_t behind_joint(ca_slice text, size_t at)
{
    static const char *const small[] = {"of", "day", "in", "the", NULL};
    for (int words = 0; words < 3; words++) {
        ca_spelling word = ca_spelling_begin();
        at = behind_signs(text, at);
        if (!ca_piece_begins(text, at))
            break;
        size_t end = ca_piece_read(text, at, &word).end;
        if (!is_any(&word, small))
            break;
        at = end;
    }
    return at;
}

static bool is_year(const ca_born *born, const part *p)
{
    return (p->digits == 4 && p->number == born->year) || (p->digits == 2 && p->number == born->year % 100);
}

static bool is_day(const ca_born *born, const part *p)
{
    return (p->digits == 1 || p->digits == 2) && p->number == born->day;
}

static bool is_month(const ca_born *born, const part *p)
{
    return p->month ? p->month == born->month : p->digits >= 1 && p->digits <= 2 && p->number == born->month;
}

/* 20090203, 03022009, 030209, 090203: signs left out. */
static bool is_all(const ca_born *born, const part *p)
{
    int backwards = born->month * 100 + born->day, forwards = born->day * 100 + born->month;
    if (p->digits == 8)
        return p->number == born->year * 10000 + backwards || p->number == forwards * 10000 + born->year;
    return p->digits == 6 &&
           (p->number == born->year % 100 * 10000 + backwards || p->number == forwards * 100 + born->year % 100);
}

/* Whether the piece at AT begins as the date does: with a number, or as its month is called. */
static bool begins(const ca_born *born, ca_slice text, size_t at)
{
    const char *month = months[born->month - 1];
    enum ca_class class = ca_class_of(ca_byte_at(text, at));
    return class == CA_DIGIT || class == CA_HIGH ||
           ((text.at[at] | 0x20) == month[0] && (ca_byte_at(text, at + 1) | 0x20) == month[1]);
}

size_t ca_born_at(const ca_born *born, ca_slice text, size_t at)
{
    part p[3];
    size_t end = 0;
    for (int i = 0; i < 3; i++) {
        if (!i && !begins(born, text, at))
            return 0;
        size_t start = i ? behind_joint(text, end) : at;
        bool apart = start > end; /* between two numbers there has to be something */
        end = read_part(text, start, &p[i]);
        if (i == 0 && end && is_all(born, &p[0]))
            return end;
        if (!end || (i && !apart && p[i].digits && p[i - 1].digits))
            return 0;
    }
    bool day_first = is_day(born, &p[0]) && is_month(born, &p[1]) && is_year(born, &p[2]);
    bool year_first = p[0].digits == 4 && is_year(born, &p[0]) && is_month(born, &p[1]) && is_day(born, &p[2]);
    bool month_first = p[0].month && is_month(born, &p[0]) && is_day(born, &p[1]) && is_year(born, &p[2]);
    return day_first || year_first || month_first ? end : 0;
}
