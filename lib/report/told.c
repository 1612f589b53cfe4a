/* SPDX-License-Identifier: MIT */
/* Figures as sentences tell them. */
#include "report/told.h"

#include "data/figure_limits.h"

#include <stdio.h>

void ca_told_count(ca_text *to, uint64_t n)
{
    if (n >= 1000) {
        ca_told_count(to, n / 1000);
        ca_text_format(to, ",%03llu", (unsigned long long)(n % 1000));
    } else {
        ca_text_format(to, "%llu", (unsigned long long)n);
    }
}

void ca_told_percent(ca_text *to, uint64_t n, uint64_t of)
{
    uint64_t percent = (200 * n + of) / (2 * of);
    if (n > 0 && percent == 0)
        ca_text_add(to, "under 1%");
    else if (n < of && percent == 100)
        ca_text_add(to, "over 99%");
    else
        ca_text_format(to, "%llu%%", (unsigned long long)percent);
}

void ca_told_share(ca_text *to, uint64_t n, uint64_t of)
{
    if (of >= CA_LEAST_AUDITS) {
        ca_told_percent(to, n, of);
        ca_text_add(to, ", ");
    }
    ca_told_count(to, n);
    ca_text_add(to, " of ");
    ca_told_count(to, of);
}

/* Returns tenths as a whole number without its sign, halves up. */
static int64_t whole(int64_t tenths)
{
    return ((tenths < 0 ? -tenths : tenths) + 5) / 10;
}

void ca_told_interval(ca_text *to, int64_t low, int64_t high)
{
    ca_text_format(to, "%lld%% and %lld%%", (long long)whole(low), (long long)whole(high));
}

void ca_told_points(ca_text *to, int64_t tenths)
{
    if (whole(tenths) == 0)
        ca_text_add(to, "less than 1 point");
    else
        ca_text_format(to, "%lld point%s", (long long)whole(tenths), whole(tenths) == 1 ? "" : "s");
}

void ca_told_change_interval(ca_text *to, int64_t low, int64_t high)
{
    long long least = (long long)whole(low), most = (long long)whole(high);
    if (low >= 0)
        ca_text_format(to, "%lld and %lld points up", least, most);
    else if (high <= 0)
        ca_text_format(to, "%lld and %lld points down", most, least);
    else {
        ca_told_points(to, low);
        ca_text_add(to, " down and ");
        ca_told_points(to, high);
        ca_text_add(to, " up");
    }
}

void ca_told_months(ca_text *to, ca_quarter first, ca_quarter last)
{
    static const char *const months[][2] = {
        {"April", "June"}, {"July", "September"}, {"October", "December"}, {"January", "March"}};
    int from = first / 4 + (first % 4 == 3), until = last / 4 + (last % 4 == 3); /* calendar years */
    ca_text_add(to, months[first % 4][0]);
    if (from != until)
        ca_text_format(to, " %d", from);
    ca_text_format(to, " to %s %d", months[last % 4][1], until);
}

void ca_told_date(ca_text *to, ca_date date)
{
    static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",
                                         "July",    "August",   "September", "October", "November", "December"};
    ca_text iso = {0};
    int year = 0, month = 0, day = 0;
    ca_date_write(&iso, date);
    if (sscanf(iso.at, "%d-%d-%d", &year, &month, &day) == 3 && month >= 1 && month <= 12)
        ca_text_format(to, "%d %s %d", day, months[month - 1], year);
    ca_text_free(&iso);
}
