/* SPDX-License-Identifier: MIT */
/* Days as people and their programs write them: "25/03/2008", "3-Feb-11", "25 March 2008", "2008-03-25 00:00:00". */
#ifndef CA_DAY_H
#define CA_DAY_H

#include "base/date.h"

/* The order of day, month and year where all three are numbers and the year is not the first with four digits. */
enum ca_day_order { CA_DAY_FIRST, CA_MONTH_FIRST, CA_YEAR_FIRST, CA_DAY_ORDER_COUNT };
/* Their names: "dmy", "mdy", "ymd"; NULL-ended. */
extern const char *const ca_day_orders[CA_DAY_ORDER_COUNT + 1];

enum ca_day_form {
    CA_DAY_READ,        /* the date is known */
    CA_DAY_SERIAL,      /* known, from the number by which spreadsheets count days */
    CA_DAY_PLACEHOLDER, /* a day that programs store when none is known, such as 1900-01-01 */
    CA_DAY_BLANK,       /* white space, or nothing */
    CA_DAY_MISSING,     /* there is no such day: 31 November, or month 13 */
    CA_DAY_OTHER_ORDER, /* it would be a day with the month first, or with the day first */
    CA_DAY_NO_DAY,      /* a month or a year alone */
    CA_DAY_TIMED,       /* with a time of day other than midnight */
    CA_DAY_COUNTED,     /* a count of seconds or milliseconds, or a number that is no likely day */
    CA_DAY_UNKNOWN      /* some other text */
};

typedef struct {
    enum ca_day_form form;
    ca_date date; /* if READ, SERIAL or PLACEHOLDER; else CA_NO_DATE */
    bool numbers; /* day, month and year were numbers in ORDER: another order could give another day */
    bool iso;     /* written like 2017-07-12 */
} ca_day;

/* Reads TEXT, which is UTF-8. Years of two digits are 2000 to 2049 and 1950 to 1999. A number from 36526 to 73050 is a
 * day of a spreadsheet's calendar (2000-01-01 to 2099-12-31). */
ca_day ca_day_read(ca_slice text, enum ca_day_order order) CA_MUST_USE;
/* Whether DATE is one that programs store when no date is known. */
bool ca_day_is_placeholder(ca_date date) CA_MUST_USE;
/* Returns a sentence on a day that was not read: the error, and a remedy. Constant text. */
const char *ca_day_error(ca_day day, enum ca_day_order order) CA_MUST_USE;

#endif
