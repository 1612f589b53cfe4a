/* SPDX-License-Identifier: MIT */
/* Days as people write them: each way of writing, and each reason why a text is no day. */
#include "../check.h"
#include "base/day.h"

typedef struct {
    const char *text, *iso; /* "": no date */
    enum ca_day_form form;
} example;

static const example day_first[] = {
    {"2008-03-25", "2008-03-25", CA_DAY_READ},
    {"2008-03-25T00:00:00", "2008-03-25", CA_DAY_READ},
    {"2008-03-25 00:00:00.000", "2008-03-25", CA_DAY_READ},
    {"2008-03-25T00:00:00Z", "2008-03-25", CA_DAY_READ},
    {"2008-03-25T00:00:00+01:00", "2008-03-25", CA_DAY_READ},
    {"2008/3/25", "2008-03-25", CA_DAY_READ},
    {"20080325", "2008-03-25", CA_DAY_READ},
    {"25/03/2008", "2008-03-25", CA_DAY_READ},
    {"25/03/2008 00:00", "2008-03-25", CA_DAY_READ},
    {"25/03/2008 12:00:00 AM", "2008-03-25", CA_DAY_READ},
    {"25.3.08", "2008-03-25", CA_DAY_READ},
    {"25-3-2008", "2008-03-25", CA_DAY_READ},
    {" 25 / 3 / 2008\xc2\xa0", "2008-03-25", CA_DAY_READ},
    {"25\xe2\x80\x93"
     "03\xe2\x80\x93"
     "2008",
     "2008-03-25", CA_DAY_READ},
    {"3-Feb-11", "2011-02-03", CA_DAY_READ},
    {"3 February 2011", "2011-02-03", CA_DAY_READ},
    {"03Feb2011", "2011-02-03", CA_DAY_READ},
    {"3rd of February, 2011", "2011-02-03", CA_DAY_READ},
    {"Thursday 3 Feb. 2011", "2011-02-03", CA_DAY_READ},
    {"February 3, 2011", "2011-02-03", CA_DAY_READ},
    {"1 sept 2011", "2011-09-01", CA_DAY_READ},
    {"01/01/49", "2049-01-01", CA_DAY_READ},
    {"01/01/50", "1950-01-01", CA_DAY_READ},
    {"40577", "2011-02-03", CA_DAY_SERIAL},
    {"42917.0", "2017-07-01", CA_DAY_SERIAL},
    {"36526", "2000-01-01", CA_DAY_SERIAL},
    {"73050", "2099-12-31", CA_DAY_SERIAL},
    {"1900-01-01", "1900-01-01", CA_DAY_PLACEHOLDER},
    {"30/12/1899", "1899-12-30", CA_DAY_PLACEHOLDER},
    {"01/01/0001 00:00:00", "0001-01-01", CA_DAY_PLACEHOLDER},
    {"0000-00-00", "", CA_DAY_PLACEHOLDER},
    {"1900-01-00", "", CA_DAY_PLACEHOLDER},
    {"00/01/1900", "", CA_DAY_PLACEHOLDER},
    {"", "", CA_DAY_BLANK},
    {" \xc2\xa0 ", "", CA_DAY_BLANK},
    {"31/11/2026", "", CA_DAY_MISSING},
    {"2026-11-31", "", CA_DAY_MISSING},
    {"29 Feb 2023", "", CA_DAY_MISSING},
    {"32/13/2023", "", CA_DAY_MISSING},
    {"20170732", "", CA_DAY_MISSING},
    {"03/25/2008", "", CA_DAY_OTHER_ORDER},
    {"Jul-17", "", CA_DAY_NO_DAY},
    {"July 2017", "", CA_DAY_NO_DAY},
    {"07/2017", "", CA_DAY_NO_DAY},
    {"2017", "", CA_DAY_NO_DAY},
    {"12/07/2017 14:30", "", CA_DAY_TIMED},
    {"2011-02-02T23:00:00Z", "", CA_DAY_TIMED},
    {"40577.5", "", CA_DAY_TIMED},
    {"1296691200000", "", CA_DAY_COUNTED},
    {"-1", "", CA_DAY_COUNTED},
    {"36525", "", CA_DAY_COUNTED},
    {"73051", "", CA_DAY_COUNTED},
    {"ASAP", "", CA_DAY_UNKNOWN},
    {"next week", "", CA_DAY_UNKNOWN},
    {"on leave until 3 May 2020", "", CA_DAY_UNKNOWN},
    {"3/4/5/6", "", CA_DAY_UNKNOWN},
    {"1.5", "", CA_DAY_UNKNOWN},
    {"25//03/2008", "", CA_DAY_UNKNOWN},
    {"00:00", "", CA_DAY_UNKNOWN},
};
static const example month_first[] = {
    {"03/25/2008", "2008-03-25", CA_DAY_READ},    {"3/4/08", "2008-03-04", CA_DAY_READ},
    {"25/03/2008", "", CA_DAY_OTHER_ORDER},       {"2008-03-25", "2008-03-25", CA_DAY_READ},
    {"25 March 2008", "2008-03-25", CA_DAY_READ},
};
static const example year_first[] = {
    {"08/03/25", "2008-03-25", CA_DAY_READ},
    {"25/03/2008", "", CA_DAY_OTHER_ORDER},
    {"2008.3.25", "2008-03-25", CA_DAY_READ},
};

static void check(check_tally *tally, const example *examples, size_t count, enum ca_day_order order)
{
    for (size_t i = 0; i < count; i++) {
        ca_day day = ca_day_read(ca_slice_of(examples[i].text), order);
        ca_text iso = {0};
        if (day.date != CA_NO_DATE)
            ca_date_write(&iso, day.date);
        CHECK(tally, day.form == examples[i].form && strcmp(ca_text_words(&iso), examples[i].iso) == 0,
              "'%s' is read as '%s' (form %d, expected %d)", examples[i].text, ca_text_words(&iso), (int)day.form,
              (int)examples[i].form);
        ca_text_free(&iso);
    }
}

int main(void)
{
    check_tally tally = {0};
    check(&tally, day_first, sizeof day_first / sizeof *day_first, CA_DAY_FIRST);
    check(&tally, month_first, sizeof month_first / sizeof *month_first, CA_MONTH_FIRST);
    check(&tally, year_first, sizeof year_first / sizeof *year_first, CA_YEAR_FIRST);
    return CHECK_END(&tally);
}
