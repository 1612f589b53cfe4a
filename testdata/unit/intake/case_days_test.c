/* SPDX-License-Identifier: MIT */
/* The days of a column: which columns can be as they were read, and the warnings about the others. */
#include "../check.h"
#include "intake/case_days.h"

enum { CELLS_MOST = 6 };

typedef struct {
    const char *what;
    enum ca_day_order order;
    const char *cells[CELLS_MOST]; /* "=" before a date of a workbook, "@" before one with a time */
    const char *error;             /* words of the error; NULL: none */
    uint64_t line;                 /* of the error */
    const char *warning;           /* words of the warnings; NULL: none */
} example;

static const example examples[] = {
    {"ISO dates", CA_DAY_FIRST, {"2008-03-25", "2009-12-31"}, NULL, 0, NULL},
    {"day first", CA_DAY_FIRST, {"25/03/2008", "04/05/2009"}, NULL, 0, NULL},
    {"days up to 12 alone", CA_DAY_FIRST, {"03/04/2008"}, NULL, 0, NULL},
    {"month first", CA_DAY_FIRST, {"04/05/2009", "03/25/2008"}, "--dates=mdy", 2, NULL},
    {"month first, as it is read", CA_MONTH_FIRST, {"04/05/2009", "03/25/2008"}, NULL, 0, NULL},
    {"day first, read as month first", CA_MONTH_FIRST, {"25/03/2008"}, "--dates=dmy", 1, NULL},
    {"both orders", CA_DAY_FIRST, {"25/03/2008", "03/25/2008"}, "in one order", 2, NULL},
    {"real dates", CA_DAY_FIRST, {"=2008-03-04", "=2008-03-25"}, NULL, 0, NULL},
    {"real dates and text that agree", CA_DAY_FIRST, {"=2008-03-25", "25/03/2008"}, NULL, 0, NULL},
    {"real dates up to 12 alone", CA_DAY_FIRST, {"=2008-03-04", "=2009-12-11"}, NULL, 0, NULL},
    {"exchanged", CA_DAY_FIRST, {"=2008-03-04", "=2009-12-11", "25/03/2008"}, "row 3", 1, NULL},
    {"exchanged, the other way", CA_DAY_FIRST, {"=2008-03-04", "03/25/2008"}, "row 2", 1, NULL},
    {"not exchanged: a text day up to 12", CA_DAY_FIRST, {"=2008-03-04", "25/03/2008", "01/02/2008"}, NULL, 0, NULL},
    {"a serial", CA_DAY_FIRST, {"39532"}, NULL, 0, "is a number, which was read as a day"},
    {"a time", CA_DAY_FIRST, {"@2008-03-25T10:30:00"}, NULL, 0, "has a time of day"},
    {"placeholders", CA_DAY_FIRST, {"1900-01-01", "30/12/1899"}, NULL, 0, "so it is in 2 rows"},
};

static ca_member_value value_of(const char *cell, enum ca_day_order order, enum ca_cell_content *content)
{
    *content = *cell == '=' ? CA_CONTENT_DAY : *cell == '@' ? CA_CONTENT_TIME : CA_CONTENT_TEXT;
    const char *text = *content == CA_CONTENT_TEXT ? cell : cell + 1;
    ca_slice day = {text, *content == CA_CONTENT_TIME ? 10 : strlen(text)};
    return (ca_member_value){.day = ca_day_read(day, order)};
}

static void check(check_tally *tally, const example *e)
{
    ca_day_column column = {.serial = {.count = 0}};
    ca_text said = {0};
    ca_reporter reporter = {.program = "test", .stream = stdout, .gathered = &said};
    for (uint64_t i = 0; i < CELLS_MOST && e->cells[i]; i++) {
        enum ca_cell_content content;
        ca_member_value value = value_of(e->cells[i], e->order, &content);
        ca_day_column_add(&column, &value, content, (ca_location){.source = "f", .line = i + 1, .column = 1});
    }
    int status = ca_day_column_check(&column, "case.born", e->order, &reporter);
    ca_text where = {0};
    ca_text_format(&where, "f:%llu:1: error", (unsigned long long)e->line);
    bool right = e->error ? status < 0 && strstr(ca_text_words(&said), e->error) && strstr(said.at, where.at)
                          : status == 0 && !said.size;
    ca_day_column_warn(&column, "case.born", &reporter);
    bool warned = strstr(ca_text_words(&said), "warning") != NULL;
    right &= e->warning ? warned && strstr(said.at, e->warning) : !warned;
    CHECK(tally, right, "%s", e->what);
    if (!right)
        printf("# %s\n", ca_text_words(&said));
    ca_text_free(&said);
    ca_text_free(&where);
}

int main(void)
{
    check_tally tally = {0};
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        check(&tally, &examples[i]);
    return CHECK_END(&tally);
}
