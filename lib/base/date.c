/* SPDX-License-Identifier: MIT */
/* Calendar dates and financial quarters. */
#include "base/date.h"

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

/* COUNT decimal digits at AT, or -1. */
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
