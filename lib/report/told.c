/* SPDX-License-Identifier: MIT */
/* Figures as sentences tell them. */
#include "report/told.h"

#include "data/figure_limits.h"
#include "stats/statistics.h"

void ca_told_count(ca_text *to, uint64_t n)
{
    if (n >= 1000) {
        ca_told_count(to, n / 1000);
        ca_text_format(to, ",%03llu", (unsigned long long)(n % 1000));
    } else {
        ca_text_format(to, "%llu", (unsigned long long)n);
    }
}

void ca_told_things(ca_text *to, uint64_t n, const char *one, const char *several)
{
    ca_told_count(to, n);
    ca_text_format(to, " %s", n == 1 ? one : several);
}

void ca_told_of(ca_text *to, uint64_t n, uint64_t of)
{
    ca_told_count(to, n);
    ca_text_add(to, " of ");
    ca_told_count(to, of);
}

void ca_told_range(ca_text *to, uint64_t low, uint64_t high)
{
    ca_told_count(to, low);
    ca_text_add(to, " to ");
    ca_told_count(to, high);
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

void ca_told_tenths(ca_text *to, int64_t tenths)
{
    ca_told_percent(to, (uint64_t)tenths, 1000);
}

void ca_told_share(ca_text *to, uint64_t n, uint64_t of)
{
    if (of >= CA_LEAST_AUDITS) {
        ca_told_percent(to, n, of);
        ca_text_add(to, ", ");
    }
    ca_told_of(to, n, of);
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

void ca_target_write(ca_text *to, ca_target aim)
{
    if (aim.most == 100)
        ca_text_format(to, "%d%% or more", aim.least);
    else if (aim.least == 0)
        ca_text_format(to, "%d%% or less", aim.most);
    else
        ca_text_format(to, "%d%% to %d%%", aim.least, aim.most);
}

enum ca_verdict ca_target_verdict(ca_target aim, uint64_t n, uint64_t of, int64_t low, int64_t high)
{
    int against = ca_percent_against(n, of, aim.least, aim.most); /* exact: the bounds are rounded */
    bool certain = low == high;
    bool inside = (aim.least <= 0 || low >= 10 * aim.least) && (aim.most >= 100 || high <= 10 * aim.most);
    bool outside = high < 10 * aim.least || low > 10 * aim.most;
    if (against == 0)
        return certain || inside ? CA_TARGET_MET : CA_TARGET_UNCLEAR;
    if (!certain && !outside)
        return CA_TARGET_UNCLEAR;
    return against > 0 ? CA_TARGET_ABOVE : CA_TARGET_BELOW;
}

void ca_target_verdict_write(ca_text *to, ca_target aim, uint64_t n, uint64_t of, int64_t low, int64_t high)
{
    enum ca_verdict verdict = ca_target_verdict(aim, n, of, low, high);
    if (verdict == CA_TARGET_MET)
        ca_text_add(to, "It was met.");
    else if (verdict != CA_TARGET_UNCLEAR) {
        bool above = verdict == CA_TARGET_ABOVE;
        ca_text_add(to, "It was not met: the share is ");
        ca_told_points(to, ca_change_tenths(n, of, (uint64_t)(above ? aim.most : aim.least), 100));
        ca_text_format(to, " %s it.", above ? "above" : "below");
    } else {
        ca_text_add(to, "Whether it was met is not clear from ");
        ca_told_count(to, of);
        ca_text_add(to, " audits.");
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

void ca_told_quarter(ca_text *to, ca_slice name)
{
    ca_quarter quarter = ca_quarter_read(name);
    if (quarter == CA_NO_QUARTER)
        ca_text_append(to, name.at, name.size);
    else
        ca_told_months(to, quarter, quarter);
}

/* Moves a text to ARENA. */
static const char *keep(ca_arena *arena, ca_text *text)
{
    const char *kept = ca_arena_copy(arena, text->at, text->size);
    ca_text_free(text);
    return kept;
}

const char *ca_told_count_in(ca_arena *arena, uint64_t n)
{
    ca_text text = {0};
    ca_told_count(&text, n);
    return keep(arena, &text);
}

const char *ca_told_things_in(ca_arena *arena, uint64_t n, const char *one, const char *several)
{
    ca_text text = {0};
    ca_told_things(&text, n, one, several);
    return keep(arena, &text);
}
