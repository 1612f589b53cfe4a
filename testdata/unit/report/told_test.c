/* SPDX-License-Identifier: MIT */
/* Figures as sentences have them. */
#include "../scratch.h"
#include "report/told.h"

/* Whether TO has the text EXPECTED, which is printed if it has not; empties it. */
static bool is(ca_text *to, const char *expected)
{
    bool same = strcmp(ca_text_words(to), expected) == 0;
    if (!same)
        printf("# %s\n", ca_text_words(to));
    ca_text_clear(to);
    return same;
}

static void check_counts(check_tally *t, ca_text *to)
{
    ca_told_count(to, 999);
    CHECK(t, is(to, "999"), "three digits have no comma");
    ca_told_count(to, 7910);
    CHECK(t, is(to, "7,910"), "thousands have a comma");
    ca_told_count(to, 12000045);
    CHECK(t, is(to, "12,000,045"), "zeros after a comma stay");
    ca_told_things(to, 1, "audit", "audits");
    CHECK(t, is(to, "1 audit"), "one is singular");
    ca_told_things(to, 0, "audit", "audits");
    CHECK(t, is(to, "0 audits"), "none is plural");
    ca_told_of(to, 130, 1990);
    CHECK(t, is(to, "130 of 1,990"), "n of n");
    ca_told_range(to, 10, 1027);
    CHECK(t, is(to, "10 to 1,027"), "a range has to");
}

static void check_shares(check_tally *t, ca_text *to)
{
    static const struct {
        uint64_t n, of;
        const char *words;
    } shares[] = {{130, 199, "65%"}, {0, 50, "0%"},           {50, 50, "100%"},       {1, 1000, "under 1%"},
                  {1, 200, "1%"},    {999, 1000, "over 99%"}, {199, 200, "over 99%"}, {1, 8, "13%"}};
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++) {
        ca_told_percent(to, shares[i].n, shares[i].of);
        CHECK(t, is(to, shares[i].words), "a whole percentage, halves up; none and all are exact");
    }
    ca_told_share(to, 130, 199);
    CHECK(t, is(to, "65%, 130 of 199"), "a percentage has its counts");
    ca_told_share(to, 3, 19);
    CHECK(t, is(to, "3 of 19"), "few have counts alone");
    ca_told_share(to, 3, 20);
    CHECK(t, is(to, "15%, 3 of 20"), "20 are enough");
    ca_told_interval(to, 588, 715);
    CHECK(t, is(to, "59% and 72%"), "an interval in whole percentages");
}

static void check_changes(check_tally *t, ca_text *to)
{
    ca_told_points(to, -111);
    CHECK(t, is(to, "11 points"), "points are whole, without a sign");
    ca_told_points(to, 14);
    CHECK(t, is(to, "1 point"), "one point is singular");
    ca_told_points(to, -4);
    CHECK(t, is(to, "less than 1 point"), "a difference is never 0 points");
    ca_told_change_interval(to, 17, 202);
    CHECK(t, is(to, "2 and 20 points up"), "a rise");
    ca_told_change_interval(to, -202, -17);
    CHECK(t, is(to, "2 and 20 points down"), "a fall");
    ca_told_change_interval(to, -240, 52);
    CHECK(t, is(to, "24 points down and 5 points up"), "either");
}

static void check_targets(check_tally *t, ca_text *to)
{
    ca_target_write(to, (ca_target){90, 100});
    CHECK(t, is(to, "90% or more"), "a least");
    ca_target_write(to, (ca_target){0, 10});
    CHECK(t, is(to, "10% or less"), "a most");
    ca_target_write(to, (ca_target){50, 75});
    CHECK(t, is(to, "50% to 75%"), "both");
    ca_target_verdict_write(to, (ca_target){90, 100}, 1200, 1300, 905, 940);
    CHECK(t, is(to, "It was met."), "all of the interval meets it");
    ca_target_verdict_write(to, (ca_target){90, 100}, 1200, 1300, 895, 940);
    CHECK(t, is(to, "Whether it was met is not clear from 1,300 audits."), "a part of the interval meets it");
    ca_target_verdict_write(to, (ca_target){90, 100}, 130, 199, 588, 715);
    CHECK(t, is(to, "It was not met: the share is 25 points below it."), "none of the interval meets it");
}

static void check_periods(check_tally *t, ca_text *to)
{
    ca_told_quarter(to, ca_slice_of("2017-18 Q4"));
    CHECK(t, is(to, "January to March 2018"), "the last quarter of a year is in the next calendar year");
    ca_told_quarter(to, ca_slice_of("summer"));
    CHECK(t, is(to, "summer"), "no quarter");
    ca_told_months(to, ca_quarter_read(ca_slice_of("2017-18 Q3")), ca_quarter_read(ca_slice_of("2017-18 Q4")));
    CHECK(t, is(to, "October 2017 to March 2018"), "two calendar years");
    ca_date_in_words(to, ca_date_read(ca_slice_of("2017-12-31")));
    CHECK(t, is(to, "31 December 2017"), "a day");
    ca_date_in_words(to, ca_date_read(ca_slice_of("2018-01-05")));
    CHECK(t, is(to, "5 January 2018"), "a day of one digit");
}

int main(void)
{
    check_tally t = {0};
    ca_text to = {0};
    ca_arena arena = {0};
    check_counts(&t, &to);
    check_shares(&t, &to);
    check_changes(&t, &to);
    check_targets(&t, &to);
    check_periods(&t, &to);
    CHECK(&t, strcmp(ca_told_things_in(&arena, 1200, "answer", "answers"), "1,200 answers") == 0, "in an arena");
    CHECK(&t, strcmp(ca_told_count_in(&arena, 0), "0") == 0, "a zero");
    ca_arena_free(&arena);
    ca_text_free(&to);
    return CHECK_END(&t);
}
