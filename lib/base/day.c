/* SPDX-License-Identifier: MIT */
/* Days as people and their programs write them. */
#include "base/day.h"

#include "base/utf8.h"

#include <stdio.h>

const char *const ca_day_orders[] = {[CA_DAY_FIRST] = "dmy", [CA_MONTH_FIRST] = "mdy", [CA_YEAR_FIRST] = "ymd", NULL};

/* SQL servers, spreadsheets and case systems store these days when none is known. */
static const char *const placeholders[] = {"0001-01-01", "1753-01-01", "1899-12-30", "1899-12-31",
                                           "1900-01-01", "1901-01-01", "9999-12-31"};

enum {
    PARTS_MOST = 3,
    DIGITS_MOST = 17, /* of a number: beyond, it is no number of anything here */
    SERIAL_LEAST = 36526,
    SERIAL_MOST = 73050, /* 2000-01-01 and 2099-12-31 */
    SERIAL_OF_1970 = 25569,
    COMPACT_LEAST = 18000101,
    COMPACT_MOST = 22001231, /* 20170712 */
    CENTURY_TURN = 50        /* 49 is 2049, 50 is 1950 */
};

/* One number or word of the text. */
typedef struct {
    int number;    /* of a word: the month, or 0 */
    size_t digits; /* 0: a word */
} part;

typedef struct {
    ca_slice rest; /* not yet read */
    part parts[PARTS_MOST];
    size_t count;
    char separators[PARTS_MOST]; /* before each part; the first has none */
} parts_reader;

bool ca_day_is_placeholder(ca_date date)
{
    enum { FIRST_OF_1902 = -24837, LAST_OF_9998 = 2932531 }; /* between them is none, and nearly every day */
    if (date >= FIRST_OF_1902 && date <= LAST_OF_9998)
        return false;
    for (size_t i = 0; i < sizeof placeholders / sizeof *placeholders; i++)
        if (date == ca_date_read(ca_slice_of(placeholders[i])))
            return true;
    return false;
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static void skip(ca_slice *text, size_t size)
{
    text->at += size;
    text->size -= size;
}

/* Returns the month (1 to 12) whose name, or at least three letters of it, is WORD; or 0. "Sept" is one of them. */
static int month_named(ca_slice word)
{
    static const char *const months[] = {"january", "february", "march",     "april",   "may",      "june",
                                         "july",    "august",   "september", "october", "november", "december"};
    for (int i = 0; i < 12; i++) {
        size_t size = strlen(months[i]);
        if (word.size < 3 || word.size > size)
            continue;
        size_t same = 0;
        while (same < word.size && (word.at[same] | 0x20) == months[i][same])
            same++;
        if (same == word.size && (same == size || same == 3 || (i == 8 && same == 4)))
            return i + 1;
    }
    return 0;
}

/* Whether WORD may stand in a day without changing it: a weekday, "of", or the end of an ordinal number. */
static bool is_idle(ca_slice word)
{
    static const char *const idle[] = {"st",      "nd",        "rd",       "th",     "of",       "the",
                                       "mon",     "tue",       "wed",      "thu",    "fri",      "sat",
                                       "sun",     "tues",      "weds",     "thur",   "thurs",    "monday",
                                       "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
    for (size_t i = 0; i < sizeof idle / sizeof *idle; i++)
        if (ca_slice_alike(word, idle[i]))
            return true;
    return false;
}

/* Reads a number or a word into the next part. Returns false if it can be neither, or is one part too many. */
static bool read_part(parts_reader *r, char separator)
{
    part read = {0, 0};
    size_t size = 0;
    while (size < r->rest.size && is_digit(r->rest.at[size]) && size < 5)
        read.number = read.number * 10 + (r->rest.at[size++] - '0');
    read.digits = size;
    while (!read.digits && size < r->rest.size && is_letter(r->rest.at[size]))
        size++;
    ca_slice word = {r->rest.at, size};
    skip(&r->rest, size);
    if (!read.digits && is_idle(word)) {
        if (r->rest.size && r->rest.at[0] == '.')
            skip(&r->rest, 1);
        return true;
    }
    if (!read.digits && (read.number = month_named(word)) == 0)
        return false;
    if (!size || read.digits > 4 || r->count == PARTS_MOST)
        return false;
    r->separators[r->count] = separator;
    r->parts[r->count++] = read;
    return true;
}

/* Skips one mark between parts, with the spaces around it. Returns the mark, ' ' for spaces alone, 0 for neither. */
static char skip_between(parts_reader *r)
{
    char mark = 0;
    while (r->rest.size && strchr(" /.-,", r->rest.at[0])) {
        char byte = r->rest.at[0];
        if (byte != ' ' && mark && mark != ' ' && !(mark == '.' && byte == ','))
            return 0;
        mark = mark && byte == ' ' ? mark : byte;
        skip(&r->rest, 1);
    }
    return mark;
}

/* Splits the text into its parts. Returns false if it has anything else in it. */
static bool read_parts(parts_reader *r)
{
    char separator = ' ';
    while (r->rest.size) {
        if (!read_part(r, separator))
            return false;
        bool glued = r->rest.size && is_letter(r->rest.at[0]); /* 25th, 25Mar2008 */
        bool after_word = r->rest.size && is_digit(r->rest.at[0]);
        separator = glued || after_word ? ' ' : skip_between(r);
        if (r->rest.size && !separator)
            return false;
    }
    return true;
}

static int full_year(part year)
{
    if (year.digits == 4)
        return year.number;
    return year.number + (year.number < CENTURY_TURN ? 2000 : 1900);
}

/* Returns the date of these parts, or CA_NO_DATE if there is no such day. */
static ca_date date_of(part year, int month, int day)
{
    char iso[32];
    int size = snprintf(iso, sizeof iso, "%04d-%02d-%02d", full_year(year), month, day);
    return size == 10 ? ca_date_read((ca_slice){iso, 10}) : CA_NO_DATE;
}

/* Whether the parts are 0000-00-00 or 1900-01-00, which MySQL and spreadsheets write for 0. */
static bool is_day_zero(const parts_reader *r)
{
    part first = r->parts[0], month = r->parts[1], last = r->parts[2];
    part year = first.digits == 4 ? first : last, day = first.digits == 4 ? last : first;
    return year.digits == 4 && !day.number &&
           ((!year.number && !month.number) || (year.number == 1900 && month.number == 1));
}

static bool is_day_part(part read)
{
    return read.digits == 1 || read.digits == 2;
}

static bool is_year_part(part read)
{
    return read.digits == 2 || read.digits == 4;
}

/* Reads day, month by name, and year; or month by name, day and year. */
static ca_day named_month(const parts_reader *r)
{
    size_t month = r->parts[0].digits ? 1 : 0;
    part day = r->parts[1 - month], year = r->parts[2];
    if (r->count == 2) /* "3 Feb" lacks its year; "Feb 2011" its day */
        return (ca_day){is_year_part(day) || is_year_part(r->parts[month ? 0 : 1]) ? CA_DAY_NO_DAY : CA_DAY_UNKNOWN,
                        CA_NO_DATE, false, false};
    if (r->count == 3 && r->parts[0].digits == 4 && month == 1) { /* 2008 March 25 */
        day = r->parts[2];
        year = r->parts[0];
    }
    if (r->count != 3 || !year.digits || !is_day_part(day) || !is_year_part(year))
        return (ca_day){CA_DAY_UNKNOWN, CA_NO_DATE, false, false};
    ca_date date = date_of(year, r->parts[month].number, day.number);
    return (ca_day){date == CA_NO_DATE ? CA_DAY_MISSING : CA_DAY_READ, date, false, false};
}

/* The indexes of day, month and year in each order. */
static const unsigned char order_of[CA_DAY_ORDER_COUNT][PARTS_MOST] = {
    [CA_DAY_FIRST] = {0, 1, 2}, [CA_MONTH_FIRST] = {1, 0, 2}, [CA_YEAR_FIRST] = {2, 1, 0}};

static ca_date in_order(const parts_reader *r, enum ca_day_order order)
{
    const unsigned char *at = order_of[order];
    part day = r->parts[at[0]], month = r->parts[at[1]], year = r->parts[at[2]];
    return is_day_part(day) && is_day_part(month) && is_year_part(year) ? date_of(year, month.number, day.number)
                                                                        : CA_NO_DATE;
}

/* Reads three numbers. A year of four digits in front can only be followed by month and day. */
static ca_day three_numbers(const parts_reader *r, enum ca_day_order order)
{
    bool year_leads = r->parts[0].digits == 4;
    ca_day day = {CA_DAY_MISSING, in_order(r, year_leads ? CA_YEAR_FIRST : order), !year_leads, false};
    if (day.date != CA_NO_DATE) {
        day.form = CA_DAY_READ;
        return day;
    }
    bool days = is_day_part(r->parts[1]) && (year_leads ? is_day_part(r->parts[2]) : is_day_part(r->parts[0]));
    if (!days || !(year_leads || is_year_part(r->parts[2])))
        return (ca_day){CA_DAY_UNKNOWN, CA_NO_DATE, false, false};
    for (int other = CA_DAY_FIRST; !year_leads && other <= CA_MONTH_FIRST; other++)
        if (in_order(r, (enum ca_day_order)other) != CA_NO_DATE)
            day.form = CA_DAY_OTHER_ORDER;
    return day;
}

/* Reads a text of digits alone, with an optional fraction: a serial day, a compact date, or a count of time. */
static bool read_number(ca_slice text, ca_day *day)
{
    size_t digits = 0, fraction = 0, zeros = 0;
    uint64_t number = 0;
    bool negative = text.size && text.at[0] == '-';
    ca_slice rest = negative ? (ca_slice){text.at + 1, text.size - 1} : text;
    for (; digits < rest.size && is_digit(rest.at[digits]) && digits <= DIGITS_MOST; digits++)
        number = number * 10 + (uint64_t)(rest.at[digits] - '0');
    skip(&rest, digits);
    if (digits && rest.size > 1 && rest.at[0] == '.')
        for (fraction = 1; fraction < rest.size && is_digit(rest.at[fraction]); fraction++)
            zeros += rest.at[fraction] == '0';
    if (!digits || fraction != rest.size || (fraction && digits < 5))
        return false;
    *day = (ca_day){CA_DAY_COUNTED, CA_NO_DATE, false, false};
    if (!negative && digits == 5 && number >= SERIAL_LEAST && number <= SERIAL_MOST) {
        bool midnight = !fraction || zeros == fraction - 1;
        *day = (ca_day){midnight ? CA_DAY_SERIAL : CA_DAY_TIMED,
                        midnight ? (ca_date)number - SERIAL_OF_1970 : CA_NO_DATE, false, false};
    } else if (!negative && digits == 8 && !fraction && number >= COMPACT_LEAST && number <= COMPACT_MOST) {
        part year = {(int)(number / 10000), 4};
        day->date = date_of(year, (int)(number / 100 % 100), (int)(number % 100));
        day->form = day->date == CA_NO_DATE ? CA_DAY_MISSING : CA_DAY_READ;
    } else if (digits == 4 && !negative) {
        day->form = CA_DAY_NO_DAY; /* a year */
    }
    return true;
}

/* Removes a time of day from the end of TEXT: " 00:00", "T00:00:00.000Z". Returns 0 if there is none, 1 if it is
 * midnight, -1 if it is another time, -2 if it is no time. */
static int take_time(ca_slice *text)
{
    const char *colon = memchr(text->at, ':', text->size);
    if (!colon)
        return 0;
    size_t start = (size_t)(colon - text->at), hour;
    while (start && is_digit(text->at[start - 1]))
        start--;
    hour = start;
    bool spaced = start && (text->at[start - 1] == ' ' || text->at[start - 1] == 'T' || text->at[start - 1] == 't');
    size_t hour_digits = (size_t)(colon - text->at) - hour;
    if (!spaced || !hour_digits || hour_digits > 2)
        return -2;
    bool midnight = true;
    ca_slice time = {text->at + hour, text->size - hour};
    bool twelve = hour_digits == 2 && time.at[0] == '1' && time.at[1] == '2'; /* 12:00:00 AM is midnight */
    size_t at = twelve ? 2 : 0;
    bool morning = false;
    for (; at < time.size; at++) {
        if (is_digit(time.at[at]))
            midnight &= time.at[at] == '0';
        else if ((time.at[at] | 0x20) == 'a')
            morning = true;
        else if ((time.at[at] | 0x20) == 'p')
            midnight = false;
        else if (time.at[at] == '+' || (time.at[at] == '-' && at > 4))
            break; /* the offset of a time zone changes no local midnight */
        else if (!strchr(":. mMzZuUtTcC", time.at[at]))
            return -2;
    }
    *text = ca_slice_trimmed((ca_slice){text->at, hour - 1}, " ");
    return midnight && (!twelve || morning) ? 1 : -1;
}

/* Returns TEXT with no-break spaces as spaces and dashes as hyphens, in TO, without white space at its ends. */
static ca_slice plain_text(ca_slice text, char *to, size_t most)
{
    size_t size = 0;
    while (text.size && size < most) {
        size_t length;
        uint32_t code = ca_utf8_decode(text.at, text.size, &length);
        if (code == 0xA0 || code == 0x202F || code == '\t' || code == '\r' || code == '\n')
            to[size++] = ' ';
        else if (code >= 0x2010 && code <= 0x2015)
            to[size++] = '-';
        else if (code == 0x2044 || code == 0x2215)
            to[size++] = '/';
        else if (code != 0xFEFF && (code < 0x200B || code > 0x200F))
            to[size++] = code < 0x80 ? (char)code : '?';
        skip(&text, length);
    }
    return text.size ? (ca_slice){to, 0} : ca_slice_trimmed((ca_slice){to, size}, " ");
}

static ca_day judged(ca_day day)
{
    if ((day.form == CA_DAY_READ || day.form == CA_DAY_SERIAL) && ca_day_is_placeholder(day.date))
        day.form = CA_DAY_PLACEHOLDER;
    return day;
}

ca_day ca_day_read(ca_slice text, enum ca_day_order order)
{
    enum { TEXT_MOST = 64 };
    char bytes[TEXT_MOST];
    ca_day unknown = {CA_DAY_UNKNOWN, CA_NO_DATE, false, false}, day = unknown;
    ca_date iso = ca_date_read(text);
    if (iso != CA_NO_DATE)
        return judged((ca_day){CA_DAY_READ, iso, false, true});
    ca_slice words = plain_text(text, bytes, sizeof bytes);
    if (!words.size)
        return (ca_day){ca_slice_trimmed(text, " \t\r\n\xc2\xa0").size ? CA_DAY_UNKNOWN : CA_DAY_BLANK, CA_NO_DATE,
                        false, false};
    int time = take_time(&words);
    if (time == -2)
        return unknown;
    parts_reader r = {.rest = words};
    if (read_number(words, &day))
        return judged(day);
    if (!read_parts(&r) || r.count < 2)
        return unknown;
    bool named = !r.parts[0].digits || !r.parts[1].digits;
    if (!named && r.count == 2) /* 07/2017 */
        return (ca_day){is_year_part(r.parts[1]) && r.parts[1].digits == 4 ? CA_DAY_NO_DAY : CA_DAY_UNKNOWN, CA_NO_DATE,
                        false, false};
    if (r.count == PARTS_MOST && r.parts[2].digits && is_day_zero(&r))
        return (ca_day){CA_DAY_PLACEHOLDER, CA_NO_DATE, false, false};
    day = named ? named_month(&r) : r.parts[2].digits ? three_numbers(&r, order) : unknown;
    if (day.form == CA_DAY_READ && time < 0)
        return (ca_day){CA_DAY_TIMED, CA_NO_DATE, false, false};
    return judged(day);
}

const char *ca_day_error(ca_day day, enum ca_day_order order)
{
    switch (day.form) {
    case CA_DAY_MISSING: return "is a day that does not exist";
    case CA_DAY_OTHER_ORDER:
        return order == CA_DAY_FIRST     ? "has the month before the day; if all dates have, give --dates=mdy"
               : order == CA_MONTH_FIRST ? "has the day before the month; if all dates have, give --dates=dmy"
                                         : "does not have the year first; give --dates=dmy or --dates=mdy";
    case CA_DAY_NO_DAY: return "is a month or a year without a day";
    case CA_DAY_TIMED: return "has a time of day; write the day alone, such as 2017-07-12";
    case CA_DAY_COUNTED:
        return "is a count (of days or milliseconds) and not a date; get the column as dates, like 2017-07-12 or "
               "12/07/2017";
    default: return "is not written as a day; write it like 2017-07-12 or 12/07/2017";
    }
}
