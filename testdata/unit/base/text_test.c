/* SPDX-License-Identifier: MIT */
/* Text, numbers, UTF-8, dates and quarters. */
#include "../check.h"
#include "base/date.h"
#include "base/suggest.h"
#include "base/utf8.h"

#include <string.h>

static unsigned edits(const char *a, const char *b)
{
    return ca_edits_between(ca_slice_of(a), ca_slice_of(b), 2);
}

static void check_text(check_tally *t)
{
    uint64_t number = 7;
    CHECK(t, ca_words_count(ca_slice_of(" two  words\n")) == 2, "words are counted between blanks");
    CHECK(t, edits("risk", "risk") == 0, "no edit");
    CHECK(t, edits("rsik", "risk") == 1, "a swap is one edit");
    CHECK(t, edits("ris", "risk") == 1, "an insertion is one edit");
    CHECK(t, edits("practicioners", "practitioner") == 2, "two edits");
    CHECK(t, edits("good", "inadequate") == 3, "more than the limit is limit + 1");
    CHECK(t, ca_whole_number("0", 10, &number) && number == 0, "0 is a number");
    CHECK(t, ca_whole_number("10", 10, &number) && number == 10, "the most is allowed");
    CHECK(t, !ca_whole_number("11", 10, &number), "above the most is not");
    CHECK(t, ca_whole_number("3", 3, &number) && !ca_whole_number("4", 3, &number), "a most below ten");
    CHECK(t, ca_whole_number("18446744073709551615", UINT64_MAX, &number) && number == UINT64_MAX, "64 bits");
    CHECK(t, !ca_whole_number("18446744073709551616", UINT64_MAX, &number), "65 bits");
    CHECK(t,
          !ca_whole_number("", 10, &number) && !ca_whole_number("-1", 10, &number) &&
              !ca_whole_number("1x", 10, &number),
          "nothing else is a number");
    CHECK(t, ca_words_alike("Requires Improvement", "requires improvement"), "case does not matter in labels");
    CHECK(t, ca_words_alike(" Manager  1", "manager\t1 "), "nor the width of spaces");
    CHECK(t, !ca_words_alike("manager1", "manager 1"), "but a space is one");
    CHECK(t, !ca_words_alike("good", "goods"), "a longer word is another");
}

static int naturally(const char *a, const char *b)
{
    return ca_slice_compare_naturally(ca_slice_of(a), ca_slice_of(b));
}

static void check_natural_order(check_tally *t)
{
    static const char *const names[] = {"",
                                        "1",
                                        "Families 1 North",
                                        "Families 2 North",
                                        "Families 10",
                                        "Families 11",
                                        "Families First",
                                        "Team 99999999999999999999998",
                                        "Team 99999999999999999999999",
                                        "Team 100000000000000000000000",
                                        "Team A"};
    size_t count = sizeof names / sizeof *names, wrong = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count; j++) {
            int order = naturally(names[i], names[j]);
            wrong += (order > 0) - (order < 0) != (i > j) - (i < j);
        }
    CHECK(t, wrong == 0, "numbers in names are in the order of their values");
    CHECK(t, naturally("Team 2b", "Team 2a") > 0 && naturally("Team", "Team 2") < 0, "what follows a number counts");
    CHECK(t, naturally("Team 01", "Team 1") < 0 && naturally("Team 01", "Team 2") < 0,
          "zeros only where all else is equal");
}

static size_t valid(const char *text)
{
    return ca_utf8_valid(text, strlen(text));
}

static void check_utf8(check_tally *t)
{
    CHECK(t, valid("caf\xC3\xA9 \xE2\x80\x99 \xF0\x9F\x98\x80") == 14, "one to four bytes");
    CHECK(t, valid("\xC0\xAF") == 0, "overlong two");
    CHECK(t, valid("\xE0\x80\xAF") == 0, "overlong three");
    CHECK(t, valid("\xF0\x80\x80\xAF") == 0, "overlong four");
    CHECK(t, valid("\xED\xA0\x80") == 0, "a surrogate");
    CHECK(t, valid("\xF4\x90\x80\x80") == 0, "above U+10FFFF");
    CHECK(t, valid("ab\xE2\x80") == 2, "cut short");
    CHECK(t, valid("\x80") == 0, "a stray continuation");
}

static bool reads_back(const char *words)
{
    ca_text text = {0};
    ca_date date = ca_date_read(ca_slice_of(words));
    if (date != CA_NO_DATE)
        ca_date_write(&text, date);
    bool same = strcmp(ca_text_words(&text), words) == 0;
    ca_text_free(&text);
    return same;
}

static ca_date day(const char *words)
{
    return ca_date_read(ca_slice_of(words));
}

static void check_dates(check_tally *t)
{
    int wrong = 0;
    for (ca_date date = day("1583-01-01"); date <= day("2400-12-31"); date++) {
        ca_text text = {0};
        ca_date_write(&text, date);
        wrong += ca_date_read((ca_slice){text.at, text.size}) != date;
        ca_text_free(&text);
    }
    CHECK(t, wrong == 0, "every day from 1583 to 2400 is written and read back");
    CHECK(t, day("1970-01-01") == 0 && day("1970-01-02") == 1 && day("1969-12-31") == -1, "days since 1970");
    CHECK(t, reads_back("0001-01-01") && reads_back("9999-12-31"), "the first and the last day");
    CHECK(t, day("2017-02-29") == CA_NO_DATE && day("2016-02-29") != CA_NO_DATE, "leap days");
    CHECK(t, day("1900-02-29") == CA_NO_DATE && day("2000-02-29") != CA_NO_DATE, "centuries");
    CHECK(t, day("2017-13-01") == CA_NO_DATE && day("2017-00-01") == CA_NO_DATE, "months");
    CHECK(t, day("12/07/2017") == CA_NO_DATE && day("2017-7-12") == CA_NO_DATE, "other forms are none");
    CHECK(t, ca_date_add_months(day("2017-08-31"), -6) == day("2017-02-28"), "six months before 31 August");
    CHECK(t, ca_date_add_months(day("2016-02-29"), 12) == day("2017-02-28"), "a year after a leap day");
}

static void check_quarters(check_tally *t)
{
    ca_text text = {0};
    ca_quarter_write(&text, ca_quarter_of(day("2017-07-12")), " ");
    CHECK(t, strcmp(text.at, "2017-18 Q2") == 0, "July is in the second quarter");
    ca_text_clear(&text);
    ca_quarter_write(&text, ca_quarter_of(day("2018-03-31")), "");
    CHECK(t, strcmp(text.at, "2017-18Q4") == 0, "March is in the fourth quarter of the year before");
    ca_text_free(&text);
    CHECK(t, ca_quarter_read(ca_slice_of("1999-00 Q1")) != CA_NO_QUARTER, "the turn of the century");
    CHECK(t, ca_quarter_read(ca_slice_of("2017-19 Q1")) == CA_NO_QUARTER, "years that do not follow");
    CHECK(t, ca_quarter_read(ca_slice_of("2017-18 Q5")) == CA_NO_QUARTER, "no fifth quarter");
    CHECK(t, ca_quarter_read(ca_slice_of("2018-19 Q1")) - ca_quarter_read(ca_slice_of("2017-18 Q4")) == 1,
          "quarters follow one another over the year's end");
}

int main(void)
{
    check_tally tally = {0};
    check_natural_order(&tally);
    check_text(&tally);
    check_utf8(&tally);
    check_dates(&tally);
    check_quarters(&tally);
    return CHECK_END(&tally);
}
