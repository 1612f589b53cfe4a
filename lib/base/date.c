/* SPDX-License-Identifier: MIT */
/* Calendar dates and financial quarters. */
#include "base/date.h"

#include "base/utf8.h"

typedef struct {
    int year, month, day; /* month 1..12, day 1..31 */
} calendar;

static bool leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in(int year, int month)
{
    static const signed char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && leap(year));
}

/* Years begin in March here, so that the leap day comes last: eras of 400 years, 146,097 days. */
static ca_date from_calendar(calendar c)
{
    int year = c.year - (c.month <= 2);
    int era = (year >= 0 ? year : year - 399) / 400;
    int in_era = year - era * 400;
    int day_of_year = (153 * (c.month + (c.month > 2 ? -3 : 9)) + 2) / 5 + c.day - 1;
    return era * 146097 + in_era * 365 + in_era / 4 - in_era / 100 + day_of_year - 719468;
}

static calendar to_calendar(ca_date date)
{
    int days = date + 719468;
    int era = (days >= 0 ? days : days - 146096) / 146097;
    int of_era = days - era * 146097;
    int in_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int of_year = of_era - (365 * in_era + in_era / 4 - in_era / 100);
    int shifted = (5 * of_year + 2) / 153;
    int month = shifted < 10 ? shifted + 3 : shifted - 9;
    return (calendar){in_era + era * 400 + (month <= 2), month, of_year - (153 * shifted + 2) / 5 + 1};
}

/* Returns the value of COUNT decimal digits at AT, or -1. */
static int digits(const char *at, int count)
{
    int value = 0;
    for (int i = 0; i < count; i++) {
        if (at[i] < '0' || at[i] > '9')
            return -1;
        value = value * 10 + (at[i] - '0');
    }
    return value;
}

ca_date ca_date_read(ca_slice text)
{
    if (text.size != 10 || text.at[4] != '-' || text.at[7] != '-')
        return CA_NO_DATE;
    calendar c = {digits(text.at, 4), digits(text.at + 5, 2), digits(text.at + 8, 2)};
    if (c.year < 1 || c.month < 1 || c.month > 12 || c.day < 1 || c.day > days_in(c.year, c.month))
        return CA_NO_DATE;
    return from_calendar(c);
}

void ca_date_write(ca_text *text, ca_date date)
{
    calendar c = to_calendar(date);
    ca_text_format(text, "%04d-%02d-%02d", c.year, c.month, c.day);
}

void ca_date_in_words(ca_text *text, ca_date date)
{
    static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",
                                         "July",    "August",   "September", "October", "November", "December"};
    calendar c = to_calendar(date);
    ca_text_format(text, "%d %s %d", c.day, months[c.month - 1], c.year);
}

ca_date ca_date_add_months(ca_date date, int months)
{
    calendar c = to_calendar(date);
    int count = c.year * 12 + c.month - 1 + months;
    c.year = count / 12;
    c.month = count % 12 + 1;
    int most = days_in(c.year, c.month);
    if (c.day > most)
        c.day = most;
    return from_calendar(c);
}

ca_quarter ca_quarter_of(ca_date date)
{
    calendar c = to_calendar(date);
    int year = c.month >= 4 ? c.year : c.year - 1;
    return year * 4 + (c.month + 8) % 12 / 3;
}

typedef struct {
    ca_slice rest; /* not yet read */
} quarter_text;

static const char *const dashes[] = {"-",
                                     "/",
                                     "\xe2\x80\x90",
                                     "\xe2\x80\x91",
                                     "\xe2\x80\x92",
                                     "\xe2\x80\x93",
                                     "\xe2\x80\x94",
                                     "\xe2\x80\x95",
                                     "\xe2\x88\x92",
                                     "\xe2\x81\x84",
                                     "\xc2\xad",
                                     NULL};
static const char *const quarters[] = {"quarter", "qtr", "q", NULL};
static const char *const no_break_spaces[] = {"\xc2\xa0", "\xe2\x80\xaf", "\xe3\x80\x80", "\xef\xbb\xbf", NULL};

/* Skips one of WORDS, ignoring case, if it is next. Returns whether it was. */
static bool skip_any(quarter_text *c, const char *const *words)
{
    for (int i = 0; words[i]; i++) {
        size_t size = strlen(words[i]);
        if (c->rest.size < size || !ca_slice_alike((ca_slice){c->rest.at, size}, words[i]))
            continue;
        c->rest = (ca_slice){c->rest.at + size, c->rest.size - size};
        return true;
    }
    return false;
}

/* Skips a space of any width: those of ASCII, U+2000 to U+200D, and some more. Returns whether there was one. */
static bool skip_space(quarter_text *c)
{
    const char *at = c->rest.at;
    size_t size = 0;
    if (c->rest.size && ca_character_is_space(*at))
        size = 1;
    else if (c->rest.size >= 3 && memcmp(at, "\xe2\x80", 2) == 0 && (unsigned char)at[2] >= 0x80 &&
             (unsigned char)at[2] <= 0x8d)
        size = 3;
    c->rest = (ca_slice){at + size, c->rest.size - size};
    return size || skip_any(c, no_break_spaces);
}

static bool skip_spaces(quarter_text *c)
{
    bool any = false;
    while (skip_space(c))
        any = true;
    return any;
}

/* Reads digits, at most MOST of them, into *VALUE. Returns their number. */
static int read_digits(quarter_text *c, int most, int *value)
{
    int count = 0;
    for (*value = 0; count < most && c->rest.size && *c->rest.at >= '0' && *c->rest.at <= '9'; count++) {
        *value = *value * 10 + (*c->rest.at - '0');
        c->rest = (ca_slice){c->rest.at + 1, c->rest.size - 1};
    }
    return count;
}

/* "2017-18", "2017/2018" or "17/18". Returns the year in which it begins, or 0. Years of two digits are of this
 * century. */
static int read_year(quarter_text *c)
{
    int year, end, count = read_digits(c, 4, &year);
    (void)skip_spaces(c);
    if ((count != 2 && count != 4) || !skip_any(c, dashes))
        return 0;
    (void)skip_spaces(c);
    int end_count = read_digits(c, 4, &end);
    year += count == 2 ? 2000 : 0;
    bool follows = end_count == 2 ? end == (year + 1) % 100 : end_count == 4 && count == 4 && end == year + 1;
    return follows ? year : 0;
}

/* "Q2", "Qtr. 2" or "quarter 2". Returns its number, or 0. */
static int read_part(quarter_text *c)
{
    static const char *const stops[] = {".", NULL};
    int part;
    if (!skip_any(c, quarters))
        return 0;
    (void)skip_any(c, stops);
    (void)skip_spaces(c);
    return read_digits(c, 2, &part) == 1 && part >= 1 && part <= 4 ? part : 0;
}

/* Skips signs and spaces between the year and its quarter. Returns whether there were any. */
static bool skip_between(quarter_text *c)
{
    static const char *const marks[] = {",", ":", ".", "(", ")", NULL};
    bool any = false;
    while (skip_space(c) || skip_any(c, dashes) || skip_any(c, marks))
        any = true;
    return any;
}

/* Reads the form that ca_quarter_write writes, which is the most common one. */
static ca_quarter read_plain(ca_slice text)
{
    quarter_text c = {text};
    int year, end, part;
    if (text.size != 10 || text.at[4] != '-' || text.at[7] != ' ' || text.at[8] != 'Q')
        return CA_NO_QUARTER;
    int count = read_digits(&c, 4, &year);
    c.rest = (ca_slice){text.at + 5, 2};
    count += read_digits(&c, 2, &end);
    c.rest = (ca_slice){text.at + 9, 1};
    count += read_digits(&c, 1, &part);
    return count == 7 && year && end == (year + 1) % 100 && part >= 1 && part <= 4 ? year * 4 + part - 1
                                                                                   : CA_NO_QUARTER;
}

bool ca_quarter_is_plain(ca_slice text)
{
    return read_plain(text) != CA_NO_QUARTER;
}

ca_quarter ca_quarter_read(ca_slice text)
{
    static const char *const closing[] = {")", NULL};
    quarter_text c = {text};
    ca_quarter plain = read_plain(text);
    if (plain != CA_NO_QUARTER)
        return plain;
    (void)skip_spaces(&c);
    bool part_first = c.rest.size && (*c.rest.at | 0x20) == 'q';
    int part = part_first ? read_part(&c) : 0;
    bool apart = !part_first || skip_between(&c); /* Q22017-18 is ambiguous */
    int year = read_year(&c);
    if (!part_first) {
        (void)skip_between(&c);
        part = read_part(&c);
    }
    (void)skip_any(&c, closing);
    (void)skip_spaces(&c);
    return !c.rest.size && year && part && apart ? year * 4 + part - 1 : CA_NO_QUARTER;
}

void ca_quarter_write(ca_text *text, ca_quarter quarter, const char *separator)
{
    int year = quarter / 4;
    ca_text_format(text, "%04d-%02d%sQ%d", year, (year + 1) % 100, separator, quarter % 4 + 1);
}

void ca_quarter_name(ca_text *to, ca_slice text)
{
    ca_quarter quarter = ca_quarter_read(text);
    if (quarter == CA_NO_QUARTER)
        ca_text_append(to, text.at, text.size);
    else
        ca_quarter_write(to, quarter, " ");
}
