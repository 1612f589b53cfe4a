/* SPDX-License-Identifier: MIT */
/* Quarters in all spellings, each checked by counting. */
#include "../check.h"
#include "base/date.h"

/* Checks that all spellings of each quarter of some years, from every part in every order, are read as that quarter. */
static void check_made(check_tally *tally)
{
    static const char *const dashes[] = {"-", "/", "\xe2\x80\x93", "\xe2\x80\x91", " - ", "\xc2\xa0/\xc2\xa0"};
    static const char *const betweens[] = {" ", "  ", "\xc2\xa0", ", ", "-", " \xe2\x80\x93 ", ": "};
    static const char *const words[] = {"Q", "q", "Qtr ", "quarter ", "Quarter\xc2\xa0", "QTR. "};
    enum { COUNT = 4 * 6 * 7 * 6 * 2 * 2 * 3 };
    int wrong = 0;
    ca_text text = {0}, year = {0}, name = {0}, plain = {0};
    for (int i = 0; i < COUNT; i++) {
        static const int years[] = {1999, 2017, 2099};
        int rest = i, part = rest % 4 + 1;
        const char *dash = dashes[(rest /= 4) % 6], *between = betweens[(rest /= 6) % 7],
                   *word = words[(rest /= 7) % 6];
        bool whole = (rest /= 6) % 2, part_first = (rest /= 2) % 2;
        int first = years[rest / 2 % 3];
        ca_text_clear(&text);
        ca_text_clear(&year);
        ca_text_clear(&name);
        ca_text_clear(&plain);
        ca_text_format(&year, "%d%s", first, dash);
        ca_text_format(&year, "%02d", whole ? first + 1 : (first + 1) % 100);
        if (part_first)
            ca_text_format(&text, "%s%d%s%s", word, part, between, year.at);
        else
            ca_text_format(&text, "%s%s%s%d", year.at, between, word, part);
        ca_quarter_write(&plain, first * 4 + part - 1, " ");
        ca_quarter_name(&name, (ca_slice){text.at, text.size});
        wrong += !ca_slice_equal((ca_slice){name.at, name.size}, (ca_slice){plain.at, plain.size});
        wrong += ca_quarter_is_plain((ca_slice){text.at, text.size}) !=
                 ca_slice_equal((ca_slice){text.at, text.size}, (ca_slice){plain.at, plain.size});
    }
    CHECK(tally, wrong == 0, "%d spellings of twelve quarters are read as these", COUNT);
    ca_text_free(&text);
    ca_text_free(&year);
    ca_text_free(&name);
    ca_text_free(&plain);
}

static void check_others(check_tally *tally)
{
    static const char *const others[] = {"",
                                         " ",
                                         "2017",
                                         "2017 Q2",
                                         "Q2 2017",
                                         "2017-18",
                                         "Q2",
                                         "2017-19 Q2",
                                         "2017-17 Q2",
                                         "2017-2019 Q2",
                                         "2017-18 Q0",
                                         "2017-18 Q5",
                                         "2017-18 Q22",
                                         "Q22017-18",
                                         "2017-18 Q2 draft",
                                         "draft 2017-18 Q2",
                                         "2017-18 Q2 Q2",
                                         "201718 Q2",
                                         "2017-8 Q2",
                                         "017-18 Q2",
                                         "2017-018 Q2",
                                         "2017-18 Q-2",
                                         "2017-18 Qx",
                                         "2017--18 Q2",
                                         "20 17-18 Q2",
                                         "17-2018 Q2",
                                         "0000-01 Q1",
                                         "2017-18 \xff Q2"};
    int wrong = 0;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        ca_text name = {0};
        ca_quarter_name(&name, ca_slice_of(others[i]));
        wrong += ca_quarter_read(ca_slice_of(others[i])) != CA_NO_QUARTER ||
                 !ca_slice_is((ca_slice){name.at, name.size}, others[i]);
        ca_text_free(&name);
    }
    CHECK(tally, wrong == 0, "what is no quarter, or not which, stays as it is");
}

int main(void)
{
    check_tally tally = {0};
    check_made(&tally);
    check_others(&tally);
    return CHECK_END(&tally);
}
