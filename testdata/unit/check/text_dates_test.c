/* SPDX-License-Identifier: MIT */
/* Dates in texts: every way of writing that is known, and numbers that are none. */
#include "../check.h"
#include "base/tokenize.h"
#include "check/text_dates.h"

#include <string.h>

/* Reads the dates of TEXT as the statistics of a text do. Returns the first day of the last one, or CA_NO_DATE. */
static ca_date date_in(const char *words, ca_text_date *date)
{
    ca_slice text = ca_slice_of(words);
    ca_date found = CA_NO_DATE;
    for (size_t at = 0; at < text.size;) {
        ca_word w = {.start = at, .end = at + 1};
        ca_text_date one;
        if (ca_word_begins(text, at))
            ca_word_read(&w, text, at);
        if (ca_word_begins(text, at) && w.digits && ca_text_date_read(&one, text, w.start, w.end)) {
            *date = one;
            found = one.first;
        }
        at = w.end;
    }
    return found;
}

static void check_ways(check_tally *t)
{
    static const struct {
        const char *text, *date;
    } ways[] = {
        {"on 12 November 2031 she", "2031-11-12"},
        {"12th of november 2031", "2031-11-12"},
        {"the 3rd Nov, 2031", "2031-11-03"},
        {"November 12, 2031", "2031-11-12"},
        {"Nov 12th 2031", "2031-11-12"},
        {"12/11/2031", "2031-11-12"},
        {"12.11.31", "2031-11-12"},
        {"1-2-2031", "2031-02-01"},
        {"11/25/2031", "2031-11-25"},
        {"2031-11-12", "2031-11-12"},
        {"2031/1/2", "2031-01-02"},
        {"12Nov2031", "2031-11-12"},
        {"12 Nov 98", "1998-11-12"},
        {"Sept 2031", "2031-09-01"},
        {"in Febuary 2031", "2031-02-01"},
        {"Nov ’31", "2031-11-01"},
        {"Nov '31", "2031-11-01"},
        {"11/2031", "2031-11-01"},
        {"2031-11", "2031-11-01"},
        {"31 November 2031", "2031-11-01"},
        {"12\xC2\xA0November\xC2\xA0"
         "2031",
         "2031-11-12"},
        {"November 2031’s", "2031-11-01"},
    };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        ca_text_date date;
        CHECK(t, date_in(ways[i].text, &date) == ca_date_read(ca_slice_of(ways[i].date)), "%s is %s", ways[i].text,
              ways[i].date);
    }
}

static void check_others(check_tally *t)
{
    static const char *const none[] = {"in 2031",       "2031-32",  "2011-12",     "31/2031",    "45.13.2031",
                                       "Mary 2031",     "1.2.3.4",  "Novel 2031",  "12 2031",    "May 12",
                                       "form 20311112", "20.30 on", "12th of Nov", "1/12/2131x", "2031"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        ca_text_date date;
        CHECK(t, date_in(none[i], &date) == CA_NO_DATE, "%s is no date", none[i]);
    }
}

static void check_place(check_tally *t)
{
    ca_text_date date;
    const char *text = "It was safe by the 12th of November 2031.";
    CHECK(t, date_in(text, &date) != CA_NO_DATE && date.start == strcspn(text, "1"), "a date begins with its day");
    CHECK(t, date.end == strlen(text) - 1, "and ends with its year");
    CHECK(t, ca_text_date_is_limit(&date, ca_slice_of(text)), "\"by\" makes it a limit");
    text = "It was safe in November 2031.";
    CHECK(t, date_in(text, &date) != CA_NO_DATE && !ca_text_date_is_limit(&date, ca_slice_of(text)), "\"in\" does not");
}

int main(void)
{
    check_tally tally = {0};
    check_ways(&tally);
    check_others(&tally);
    check_place(&tally);
    return CHECK_END(&tally);
}
