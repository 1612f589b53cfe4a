/* SPDX-License-Identifier: MIT */
/* Dates in a text. The year is found first, since nearly no other number of a text looks like one; what is before it is
 * read backwards, and what is after a year that comes first is read forwards. */
#include "check/text_dates.h"

#include "base/suggest.h"
#include "base/tokenize.h"

#include <string.h>

enum {
    SIGNS_MOST = 3,  /* signs and spaces between two parts of a date */
    WORD_MOST = 12,  /* letters of a month, with room for a mistake */
    MONTH_LEAST = 3, /* letters of its short form */
    CENTURY = 100,
    THIS_CENTURY = 2000,
    OF_THIS_CENTURY = 50 /* the first year of two digits that is of the century before */
};

static const char *const months[] = {"january", "february", "march",     "april",   "may",      "june",
                                     "july",    "august",   "september", "october", "november", "december"};

/* A run of letters or of digits, at the bytes [start, end). */
typedef struct {
    size_t start, end;
    int number; /* of digits; -1: letters, or too many digits */
} part;

static bool is_digit_at(ca_slice text, size_t at)
{
    return ca_class_of(ca_byte_at(text, at)) == CA_DIGIT;
}

static bool is_letter_at(ca_slice text, size_t at)
{
    enum ca_class class = ca_class_of(ca_byte_at(text, at));
    return class == CA_LOWER || class == CA_UPPER;
}

static int number_of(ca_slice text, size_t start, size_t end)
{
    int number = 0;
    if (end == start || end - start > 4)
        return -1;
    for (size_t at = start; at < end; at++)
        number = number * 10 + (text.at[at] - '0');
    return number;
}

static size_t size_of(const part *p)
{
    return p->end - p->start;
}

/* Returns the run of digits, else of letters, that ends before AT. */
static part run_before(ca_slice text, size_t at)
{
    part p = {at, at, -1};
    while (p.start && is_digit_at(text, p.start - 1))
        p.start--;
    if (p.start < at) {
        p.number = number_of(text, p.start, at);
        return p;
    }
    while (p.start && is_letter_at(text, p.start - 1))
        p.start--;
    return p;
}

/* Returns the length of the sign or space before AT that may be within a date, or 0. */
static size_t sign_before(ca_slice text, size_t at)
{
    if (at && strchr(" ,./-'\t\n", text.at[at - 1]) && text.at[at - 1])
        return 1;
    if (at >= 2 && ca_gap_at(text, at - 2) == 2)
        return 2;
    bool curly = at >= 3 &&
                 (memcmp(text.at + at - 3, "\xE2\x80\x99", 3) == 0 || memcmp(text.at + at - 3, "\xE2\x80\x98", 3) == 0);
    return curly || (at >= 3 && ca_gap_at(text, at - 3) == 3) ? 3 : 0;
}

/* Returns the run before AT, and before the signs there. A run of the words "of", "in", "the" or of the end of an ordinal
 * number is passed over. */
static part part_before(ca_slice text, size_t at)
{
    static const char *const passed[] = {"of", "in", "the", "st", "nd", "rd", "th"};
    part p = {at, at, -1};
    for (int words = 0; words < 3; words++) {
        size_t size;
        for (int signs = 0; signs < SIGNS_MOST && (size = sign_before(text, at)); signs++)
            at -= size;
        p = run_before(text, at);
        ca_slice word = {text.at + p.start, size_of(&p)};
        bool small = false;
        for (size_t i = 0; i < sizeof passed / sizeof *passed; i++)
            small |= word.size && ca_slice_alike(word, passed[i]);
        if (!small)
            break;
        at = p.start;
    }
    return p;
}

/* Returns the month that P names, by its first three letters, "Sept", or its name with at most two mistakes; or 0. */
static int month_of(ca_slice text, const part *p)
{
    char small[WORD_MOST];
    size_t size = size_of(p);
    if (size < MONTH_LEAST || size > WORD_MOST || !is_letter_at(text, p->start))
        return 0;
    for (size_t i = 0; i < size; i++)
        small[i] = (char)(text.at[p->start + i] | 0x20);
    for (int i = 0; i < 12; i++) {
        if (memcmp(small, months[i], MONTH_LEAST) != 0)
            continue;
        bool brief = size == MONTH_LEAST || (size == 4 && memcmp(small, "sept", 4) == 0);
        bool whole = size > 4 ? ca_edits_between((ca_slice){small, size}, ca_slice_of(months[i]), 2) <= 2
                              : ca_slice_is((ca_slice){small, size}, months[i]);
        return brief || whole ? i + 1 : 0;
    }
    return 0;
}

/* Returns the date, or CA_NO_DATE if it does not exist. */
static ca_date date_of(int year, int month, int day)
{
    ca_text text = {0};
    ca_text_format(&text, "%04d-%02d-%02d", year, month, day);
    ca_date date = ca_date_read((ca_slice){text.at, text.size});
    ca_text_free(&text);
    return date;
}

/* Sets DATE to the day, or, if it does not exist, to its month. */
static bool set(ca_text_date *date, int year, int month, int day, size_t start, size_t end)
{
    ca_date exact = day ? date_of(year, month, day) : CA_NO_DATE;
    *date = (ca_text_date){exact == CA_NO_DATE ? date_of(year, month, 1) : exact, start, end};
    return date->first != CA_NO_DATE;
}

static bool is_day(const part *p)
{
    return p->number >= 1 && p->number <= 31 && size_of(p) <= 2;
}

static bool is_month(const part *p)
{
    return p->number >= 1 && p->number <= 12 && size_of(p) <= 2;
}

/* Returns the sign between the two parts if it is one of those between numbers, else 0. */
static char joint(ca_slice text, const part *one, const part *other)
{
    char sign = other->start == one->end + 1 ? text.at[one->end] : '\0';
    return sign == '/' || sign == '.' || sign == '-' ? sign : '\0';
}

/* Reads 2031-11-12, or the month 2031-11, from YEAR on. 2031-32 is a financial year, and so is 2011-12. */
static bool read_year_first(ca_text_date *date, ca_slice text, const part *year)
{
    part month = {year->end + 1, year->end + 1, -1};
    while (month.end - month.start < 3 && is_digit_at(text, month.end))
        month.end++;
    month.number = number_of(text, month.start, month.end);
    if (!is_month(&month) || !joint(text, year, &month))
        return false;
    part day = {month.end + 1, month.end + 1, -1};
    while (day.end - day.start < 3 && is_digit_at(text, day.end))
        day.end++;
    day.number = number_of(text, day.start, day.end);
    if (is_day(&day) && joint(text, &month, &day) == joint(text, year, &month))
        return set(date, year->number, month.number, day.number, year->start, day.end);
    return size_of(&month) == 2 && month.number != (year->number + 1) % CENTURY &&
           set(date, year->number, month.number, 0, year->start, month.end);
}

/* Reads 12/11/2031, or the month 11/2031, back from YEAR. LAST is the number before it. */
static bool read_numbers(ca_text_date *date, ca_slice text, const part *year, const part *last, bool two_digits)
{
    char sign = joint(text, last, year);
    part first = run_before(text, last->start ? last->start - 1 : 0);
    bool day_first = is_day(&first) && is_month(last), month_first = is_month(&first) && is_day(last);
    if (!sign || size_of(last) > 2)
        return false;
    if (size_of(&first) && joint(text, &first, last) == sign && (day_first || month_first))
        return set(date, year->number, day_first ? last->number : first.number, day_first ? first.number : last->number,
                   first.start, year->end);
    bool more =
        last->start > 1 && joint(text, &(part){0, last->start - 1, 0}, last) && is_digit_at(text, last->start - 2);
    return !two_digits && !more && is_month(last) && set(date, year->number, last->number, 0, last->start, year->end);
}

/* Returns whether an apostrophe, straight or curly, is before the two digits of a year. */
static bool is_shortened(ca_slice text, const part *year)
{
    size_t size = sign_before(text, year->start);
    return (size == 1 && text.at[year->start - 1] == '\'') || (size == 3 && text.at[year->start - 2] == '\x80');
}

/* Reads a date with the name of a month back from YEAR. */
static bool read_named(ca_text_date *date, ca_slice text, const part *year, const part *last, bool two_digits)
{
    int month = month_of(text, last);
    if (!month && is_day(last)) { /* November 12, 2031 */
        part name = part_before(text, last->start);
        month = month_of(text, &name);
        return month && set(date, year->number, month, last->number, name.start, year->end);
    }
    if (!month)
        return false;
    part day = part_before(text, last->start);
    if (is_day(&day))
        return set(date, year->number, month, day.number, day.start, year->end);
    return (!two_digits || is_shortened(text, year)) && set(date, year->number, month, 0, last->start, year->end);
}

bool ca_text_date_read(ca_text_date *date, ca_slice text, size_t start, size_t end)
{
    part year = {end, end, -1};
    while (year.end > start && !is_digit_at(text, year.end - 1))
        year.end--;
    if (year.end < end && !ca_apostrophe_at(text, year.end)) /* "12th", but not "2031's" */
        return false;
    for (year.start = year.end; year.start > start && is_digit_at(text, year.start - 1);)
        year.start--;
    bool two_digits = size_of(&year) == 2;
    year.number = number_of(text, year.start, year.end);
    if (two_digits)
        year.number += year.number < OF_THIS_CENTURY ? THIS_CENTURY : THIS_CENTURY - CENTURY;
    else if (size_of(&year) != 4 || year.number < THIS_CENTURY - CENTURY || year.number >= THIS_CENTURY + CENTURY)
        return false;
    if (!two_digits && read_year_first(date, text, &year))
        return true;
    part last = part_before(text, year.start);
    if (!size_of(&last))
        return false;
    return last.number >= 0 && joint(text, &last, &year) ? read_numbers(date, text, &year, &last, two_digits)
                                                         : read_named(date, text, &year, &last, two_digits);
}

bool ca_text_date_is_limit(const ca_text_date *date, ca_slice text)
{
    static const char *const limits[] = {"by", "before", "until", "till"};
    part p = part_before(text, date->start);
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        if (size_of(&p) && ca_slice_alike((ca_slice){text.at + p.start, size_of(&p)}, limits[i]))
            return true;
    return false;
}
