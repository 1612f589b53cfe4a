/* SPDX-License-Identifier: MIT */
/* Numbers and days of a workbook's cells as text. */
#include "office/sheet_number.h"

#include "base/date.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* Returns the end of what begins at CODE and holds no letters that count: a quoted text, an escaped character, a
 * blank of a character's width, a repeated character, brackets. CODE itself if nothing of these begins there. */
static const char *skip_literal(const char *code)
{
    const char *end = NULL;
    switch (*code) {
    case '"': end = strchr(code + 1, '"'); break;
    case '[': end = strchr(code + 1, ']'); break;
    case '\\':
    case '_':
    case '*': end = code + 1; break;
    default: return code;
    }
    return end && *end ? end + 1 : code + strlen(code);
}

static bool begins_alike(const char *text, const char *words)
{
    size_t size = strlen(words);
    return strlen(text) >= size && ca_slice_alike((ca_slice){text, size}, words);
}

/* Months and minutes have one letter: m is minutes after hours or before seconds. A format with hours or seconds and
 * without years and days is a time, whatever its m are. */
enum ca_number_format ca_number_format_of_code(const char *code)
{
    bool day = false, month = false, time = false;
    while (*code && *code != ';') { /* the first section only */
        const char *end = skip_literal(code);
        /* The brackets of a duration, such as [h], hold the letters of a time. */
        time |= *code == '[' && code[1] && strchr("hHmMsS", code[1]) && code[1 + strspn(code + 1, "hHmMsS")] == ']';
        if (end > code) {
            code = end;
        } else if (begins_alike(code, "general")) {
            code += strlen("general");
        } else if (begins_alike(code, "am/pm")) {
            code += strlen("am/pm");
        } else if (begins_alike(code, "a/p")) {
            code += strlen("a/p");
        } else if ((*code == 'e' || *code == 'E') && (code[1] == '+' || code[1] == '-')) {
            code += 2; /* an exponent; any other e is a year */
        } else {
            day |= strchr("yYdDeE", *code) != NULL;
            month |= *code == 'm' || *code == 'M';
            time |= strchr("hHsS", *code) != NULL;
            code++;
        }
    }
    return day || (month && !time) ? CA_FORMAT_DAY : CA_FORMAT_NUMBER;
}

/* 18 to 21, 32, 33 and 45 to 47 are times. */
enum ca_number_format ca_number_format_of_id(uint64_t id)
{
    bool day = (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || (id >= 34 && id <= 36) ||
               (id >= 50 && id <= 58);
    return day ? CA_FORMAT_DAY : CA_FORMAT_NUMBER;
}

/* A decimal number: DIGITS times ten to the power of EXPONENT. */
typedef struct {
    bool negative;
    char digits[32]; /* without zeros at the ends; as many as fit */
    size_t count;    /* of all significant digits */
    long exponent;
} decimal;

static void add_digit(decimal *d, char digit)
{
    if (!d->count && digit == '0')
        return;
    if (d->count < sizeof d->digits)
        d->digits[d->count] = digit;
    d->count++;
}

/* Reads what is left of a number from its exponent on. */
static bool read_exponent(ca_slice text, size_t at, decimal *d)
{
    enum { EXPONENT_MOST = 9999 };
    long exponent = 0;
    if (at == text.size)
        return true;
    if (text.at[at] != 'e' && text.at[at] != 'E')
        return false;
    at++;
    bool negative = at < text.size && text.at[at] == '-';
    at += at < text.size && (text.at[at] == '-' || text.at[at] == '+');
    size_t first = at;
    for (; at < text.size && text.at[at] >= '0' && text.at[at] <= '9'; at++)
        exponent = exponent > EXPONENT_MOST ? exponent : exponent * 10 + (text.at[at] - '0');
    d->exponent += negative ? -exponent : exponent;
    return at == text.size && at > first;
}

static bool read_decimal(ca_slice text, decimal *d)
{
    size_t at = 0, digits = 0;
    *d = (decimal){.negative = text.size && text.at[0] == '-'};
    at += text.size && (text.at[0] == '-' || text.at[0] == '+');
    for (; at < text.size && text.at[at] >= '0' && text.at[at] <= '9'; at++, digits++)
        add_digit(d, text.at[at]);
    if (at < text.size && text.at[at] == '.') {
        for (at++; at < text.size && text.at[at] >= '0' && text.at[at] <= '9'; at++, digits++) {
            add_digit(d, text.at[at]);
            d->exponent--;
        }
    }
    if (!digits || !read_exponent(text, at, d))
        return false;
    while (d->count && d->count <= sizeof d->digits && d->digits[d->count - 1] == '0') {
        d->count--;
        d->exponent++;
    }
    return true;
}

/* Whether the number is an integer of so few digits that every program keeps all of them. */
static bool is_exact_integer(const decimal *d)
{
    enum { DIGITS_MOST = 15 };
    return !d->count || (d->count <= DIGITS_MOST && d->exponent >= 0 && d->exponent <= DIGITS_MOST - (long)d->count);
}

static ca_slice trimmed(ca_slice stored)
{
    return ca_slice_trimmed(stored, " \t\r\n");
}

/* Programs store 17 digits of a number of which 15 were typed. */
static void write_shortest(ca_text *to, ca_slice stored, const decimal *d)
{
    enum { DIGITS_TYPED = 15, STORED_MOST = 64 };
    char copy[STORED_MOST], shorter[STORED_MOST];
    if (d->count > DIGITS_TYPED && stored.size < sizeof copy) {
        memcpy(copy, stored.at, stored.size);
        copy[stored.size] = '\0';
        double number = strtod(copy, NULL);
        (void)snprintf(shorter, sizeof shorter, "%.*g", DIGITS_TYPED, number);
        if (strtod(shorter, NULL) == number && !strchr(shorter, 'e') && strchr(shorter, '.')) {
            ca_text_add(to, shorter);
            return;
        }
    }
    ca_text_append(to, stored.at, stored.size);
}

bool ca_number_write(ca_text *to, ca_slice stored)
{
    decimal d;
    stored = trimmed(stored);
    if (!read_decimal(stored, &d))
        return false;
    if (!is_exact_integer(&d)) {
        write_shortest(to, stored, &d);
        return true;
    }
    if (!d.count)
        ca_text_byte(to, '0');
    else if (d.negative)
        ca_text_byte(to, '-');
    ca_text_append(to, d.digits, d.count);
    for (long i = 0; d.count && i < d.exponent; i++)
        ca_text_byte(to, '0');
    return true;
}

static enum ca_day_written write_day(ca_text *to, ca_date day, int seconds)
{
    enum { MINUTE = 60, HOUR = 3600 };
    ca_date_write(to, day);
    if (seconds == 0)
        return CA_DAY_ONLY;
    ca_text_format(to, "T%02d:%02d:%02d", seconds / HOUR, seconds % HOUR / MINUTE, seconds % MINUTE);
    return CA_DAY_AND_TIME;
}

enum ca_day_written ca_day_write(ca_text *to, ca_slice stored, bool epoch_1904)
{
    /* Serial numbers: 61 is 1900-03-01, the last one 9999-12-31; 60 would be 1900-02-29, which Excel takes for a
     * day. */
    enum { SURE = 61, LAST = 2958465, EPOCH_1904 = 1462, EPOCH_1970 = 25569, SECONDS = 86400, STORED_MOST = 64 };
    char copy[STORED_MOST];
    decimal d;
    stored = trimmed(stored);
    if (stored.size >= sizeof copy || !read_decimal(stored, &d) || (d.negative && d.count))
        return CA_DAY_NOT;
    memcpy(copy, stored.at, stored.size);
    copy[stored.size] = '\0';
    double serial = strtod(copy, NULL) + (epoch_1904 ? (double)EPOCH_1904 : 0);
    if (!(serial >= 0 && serial < (double)LAST + 1))
        return CA_DAY_NOT;
    int day = (int)floor(serial);
    int seconds = (int)lround((serial - day) * (double)SECONDS);
    if (seconds == SECONDS) { /* a calculation lost the last figure of a whole day */
        seconds = 0;
        day++;
    }
    if (day > LAST || (day < SURE && day > 1))
        return CA_DAY_NOT;
    return write_day(to, day - EPOCH_1970 + (day == 1), seconds);
}

static int two_digits(const char *at)
{
    return at[0] >= '0' && at[0] <= '9' && at[1] >= '0' && at[1] <= '9' ? (at[0] - '0') * 10 + at[1] - '0' : -1;
}

enum ca_day_written ca_day_write_iso(ca_text *to, ca_slice stored)
{
    enum { DAY = 10, MINUTES = 16, WITH_SECONDS = 19, MINUTE = 60, HOUR = 3600 };
    stored = trimmed(stored);
    ca_date day = ca_date_read((ca_slice){stored.at, stored.size < DAY ? stored.size : DAY});
    if (day == CA_NO_DATE || stored.size == DAY)
        return day == CA_NO_DATE ? CA_DAY_NOT : write_day(to, day, 0);
    if (stored.size < MINUTES || (stored.at[DAY] != 'T' && stored.at[DAY] != ' ') || stored.at[DAY + 3] != ':')
        return CA_DAY_NOT;
    int hours = two_digits(stored.at + DAY + 1), minutes = two_digits(stored.at + DAY + 4), seconds = 0;
    size_t end = MINUTES;
    if (stored.size >= WITH_SECONDS && stored.at[MINUTES] == ':') {
        seconds = two_digits(stored.at + MINUTES + 1);
        end = WITH_SECONDS;
    }
    if (end < stored.size && stored.at[end] == '.')
        for (end++; end < stored.size && stored.at[end] >= '0' && stored.at[end] <= '9';)
            end++;
    end += end < stored.size && stored.at[end] == 'Z';
    if (end < stored.size || hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59)
        return CA_DAY_NOT;
    return write_day(to, day, hours * HOUR + minutes * MINUTE + seconds);
}
