/* SPDX-License-Identifier: MIT */
/* The days of a column. */
#include "intake/case_days.h"

static void count(struct ca_day_cells *cells, ca_location location)
{
    if (!cells->count++)
        cells->first = location;
}

/* Returns the day of the month of DATE. */
static int day_of_month(ca_date date)
{
    ca_text iso = {0};
    ca_date_write(&iso, date);
    int day = (iso.at[iso.size - 2] - '0') * 10 + (iso.at[iso.size - 1] - '0');
    ca_text_free(&iso);
    return day;
}

enum { MONTHS = 12 };

/* Returns the month of DATE. */
static int month_of(ca_date date)
{
    ca_text iso = {0};
    ca_date_write(&iso, date);
    int month = (iso.at[iso.size - 5] - '0') * 10 + (iso.at[iso.size - 4] - '0');
    ca_text_free(&iso);
    return month;
}

void ca_day_column_add(ca_day_column *column, const ca_member_value *value, enum ca_cell_content content,
                       ca_location location)
{
    const ca_day *day = &value->day;
    bool real = content == CA_CONTENT_DAY || content == CA_CONTENT_TIME;
    if (day->form == CA_DAY_PLACEHOLDER)
        count(&column->placeholder, location);
    else if (content == CA_CONTENT_TIME)
        count(&column->timed, location);
    if (real && day->form == CA_DAY_READ)
        count(day_of_month(day->date) <= MONTHS ? &column->real_low : &column->real_high, location);
    else if (day->form == CA_DAY_SERIAL)
        count(&column->serial, location);
    else if (day->form == CA_DAY_OTHER_ORDER)
        count(&column->other_order, location);
    else if (!real && day->numbers && day->form == CA_DAY_READ)
        count(day_of_month(day->date) > MONTHS && month_of(day->date) <= MONTHS ? &column->text_high
                                                                                : &column->text_low,
              location);
}

/* Appends the name of a cell as a person finds it: "row 7". */
static void name_cell(ca_text *to, const struct ca_day_cells *cells)
{
    ca_text_format(to, "row %llu", (unsigned long long)cells->first.line);
}

static int report(const struct ca_day_cells *cells, const char *path, ca_reporter *reporter, const ca_text *message)
{
    (void)ca_report(reporter, cells->first, CA_RULE_DATE_INVALID, path, "%s", message->at);
    return -1;
}

int ca_day_column_check(const ca_day_column *column, const char *path, enum ca_day_order order, ca_reporter *reporter)
{
    ca_text message = {0};
    int status = 0;
    bool exchanged = column->real_low.count && !column->real_high.count && !column->text_low.count &&
                     column->text_high.count + column->other_order.count;
    if (exchanged) {
        const struct ca_day_cells *text = column->text_high.count ? &column->text_high : &column->other_order;
        ca_text_add(&message, "is a date, as all with a day up to 12 are, but in ");
        name_cell(&message, text);
        ca_text_add(
            &message,
            " and wherever the day is above 12 the date is text: Excel has exchanged day and month; get the list "
            "from its source again, and open it with the right country's settings");
        status = report(&column->real_low, path, reporter, &message);
    } else if (column->other_order.count && !column->text_high.count && order != CA_YEAR_FIRST) {
        ca_text_format(&message, "has the %s, and no date of the column has the %s; give --dates=%s",
                       order == CA_DAY_FIRST ? "month first" : "day first",
                       order == CA_DAY_FIRST ? "day first" : "month first",
                       ca_day_orders[order == CA_DAY_FIRST ? CA_MONTH_FIRST : CA_DAY_FIRST]);
        status = report(&column->other_order, path, reporter, &message);
    } else if (column->other_order.count && column->text_high.count) {
        ca_text_format(&message, "has the %s, but ", order == CA_DAY_FIRST ? "month first" : "day first");
        name_cell(&message, &column->text_high);
        ca_text_format(&message, " has the %s; write the dates of the column in one order",
                       order == CA_DAY_FIRST ? "day first" : "month first");
        status = report(&column->other_order, path, reporter, &message);
    }
    ca_text_free(&message);
    return status;
}

static void warn(const struct ca_day_cells *cells, const char *path, ca_reporter *reporter, const char *one,
                 const char *several)
{
    if (cells->count == 1)
        (void)ca_report(reporter, cells->first, CA_RULE_DAY_UNCLEAR, path, "%s", one);
    else if (cells->count)
        (void)ca_report(reporter, cells->first, CA_RULE_DAY_UNCLEAR, path, "%s; so it is in %llu rows", several,
                        (unsigned long long)cells->count);
}

void ca_day_column_warn(const ca_day_column *column, const char *path, ca_reporter *reporter)
{
    static const char serial[] = "is a number, which was read as a day of Excel's calendar";
    static const char timed[] = "has a time of day, which was left out";
    static const char placeholder[] = "is a day that programs store when none is known; it was read as not filled in";
    warn(&column->serial, path, reporter, serial, serial);
    warn(&column->timed, path, reporter, timed, timed);
    warn(&column->placeholder, path, reporter, placeholder, placeholder);
}
