/* SPDX-License-Identifier: MIT */
/* The spelling of quarters: what people write in many ways is one quarter, and is written in one. */
#include "base/date.h"
#include "base/utf8.h"

typedef struct {
    ca_slice rest; /* what is left to read */
} cursor;

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

/* Takes one of WORDS, in any case, if it is what comes next. */
static bool takes(cursor *c, const char *const *words)
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

/* A space of any width: those of ASCII, U+2000 to U+200D, and some more. */
static bool takes_space(cursor *c)
{
    const char *at = c->rest.at;
    size_t size = 0;
    if (c->rest.size && ca_character_is_space(*at))
        size = 1;
    else if (c->rest.size >= 3 && memcmp(at, "\xe2\x80", 2) == 0 && (unsigned char)at[2] >= 0x80 &&
             (unsigned char)at[2] <= 0x8d)
        size = 3;
    c->rest = (ca_slice){at + size, c->rest.size - size};
    return size || takes(c, no_break_spaces);
}

static bool pass_spaces(cursor *c)
{
    bool any = false;
    while (takes_space(c))
        any = true;
    return any;
}

/* The digits that come next, at most MOST of them: how many, and their value. */
static int digits(cursor *c, int most, int *value)
{
    int count = 0;
    for (*value = 0; count < most && c->rest.size && *c->rest.at >= '0' && *c->rest.at <= '9'; count++) {
        *value = *value * 10 + (*c->rest.at - '0');
        c->rest = (ca_slice){c->rest.at + 1, c->rest.size - 1};
    }
    return count;
}

/* "2017-18", "2017/2018" or "17/18": the year that it begins in, or 0. Those of two digits are of this century. */
static int take_year(cursor *c)
{
    int year, end, count = digits(c, 4, &year);
    (void)pass_spaces(c);
    if ((count != 2 && count != 4) || !takes(c, dashes))
        return 0;
    (void)pass_spaces(c);
    int end_count = digits(c, 4, &end);
    year += count == 2 ? 2000 : 0;
    bool follows = end_count == 2 ? end == (year + 1) % 100 : end_count == 4 && count == 4 && end == year + 1;
    return follows ? year : 0;
}

/* "Q2", "Qtr. 2" or "quarter 2": its number, or 0. */
static int take_part(cursor *c)
{
    static const char *const stops[] = {".", NULL};
    int part;
    if (!takes(c, quarters))
        return 0;
    (void)takes(c, stops);
    (void)pass_spaces(c);
    return digits(c, 2, &part) == 1 && part >= 1 && part <= 4 ? part : 0;
}

/* Between the year and its quarter. */
static bool pass_between(cursor *c)
{
    static const char *const marks[] = {",", ":", ".", "(", ")", NULL};
    bool any = false;
    while (takes_space(c) || takes(c, dashes) || takes(c, marks))
        any = true;
    return any;
}

/* The spelling that is written, which most have. */
static ca_quarter read_plain(ca_slice text)
{
    cursor c = {text};
    int year, end, part;
    if (text.size != 10 || text.at[4] != '-' || text.at[7] != ' ' || text.at[8] != 'Q')
        return CA_NO_QUARTER;
    int count = digits(&c, 4, &year);
    c.rest = (ca_slice){text.at + 5, 2};
    count += digits(&c, 2, &end);
    c.rest = (ca_slice){text.at + 9, 1};
    count += digits(&c, 1, &part);
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
    cursor c = {text};
    ca_quarter plain = read_plain(text);
    if (plain != CA_NO_QUARTER)
        return plain;
    (void)pass_spaces(&c);
    bool part_first = c.rest.size && (*c.rest.at | 0x20) == 'q';
    int part = part_first ? take_part(&c) : 0;
    bool apart = !part_first || pass_between(&c); /* Q22017-18 could be anything */
    int year = take_year(&c);
    if (!part_first) {
        (void)pass_between(&c);
        part = take_part(&c);
    }
    (void)takes(&c, closing);
    (void)pass_spaces(&c);
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
