/* SPDX-License-Identifier: MIT */
/* The table model: the names of sheets, and tables as CSV. */
#include "../scratch.h"
#include "report/csv_write.h"

static bool sheet_becomes(const char *wanted, const char *expected)
{
    ca_tables set = {0};
    bool same = strcmp(ca_tables_add(&set, "x", wanted, "X")->sheet, expected) == 0;
    ca_tables_free(&set);
    return same;
}

static void check_sheet_name(check_tally *t)
{
    CHECK(t, sheet_becomes("Overall", "Overall"), "a name that is fit stays");
    CHECK(t, sheet_becomes("a[b]c:d*e?f/g\\h", "a-b-c-d-e-f-g-h"), "what Excel forbids becomes a hyphen");
    CHECK(t, sheet_becomes("'quoted'", "quoted"), "no apostrophe at either end");
    CHECK(t, sheet_becomes("It's", "It's"), "an apostrophe inside stays");
    CHECK(t, sheet_becomes("", "Sheet"), "an empty name becomes Sheet");
    CHECK(t, sheet_becomes("''", "Sheet"), "a name of apostrophes alone becomes Sheet");
    CHECK(t, sheet_becomes("history", "history 2"), "history is Excel's own");
    CHECK(t, sheet_becomes("1234567890123456789012345678901234", "1234567890123456789012345678901"),
          "a name is cut at 31 characters");
    CHECK(t, sheet_becomes("123456789012345678901234567890'4", "123456789012345678901234567890"),
          "a cut leaves no apostrophe at the end");
    CHECK(t,
          sheet_becomes("12345678901234567890123456789\xF0\x9F\x98\x80x",
                        "12345678901234567890123456789\xF0\x9F\x98\x80"),
          "a character above U+FFFF counts as two");
    CHECK(t, sheet_becomes("123456789012345678901234567890\xF0\x9F\x98\x80", "123456789012345678901234567890"),
          "a cut does not go through a character");
    CHECK(t, sheet_becomes("a\x01\xFF_x0041_", "a---x0041_"),
          "a control character, a broken one and the start of an escape become hyphens");
}

static const char *next_sheet(ca_tables *set, const char *name, const char *wanted)
{
    return ca_tables_add(set, name, wanted, "")->sheet;
}

static void check_sheet_names(check_tally *t)
{
    static const char long_name[] = "The very long name of some team 1";
    ca_tables set = {0};
    (void)ca_tables_add(&set, "a", "Teams", "");
    CHECK(t, strcmp(next_sheet(&set, "b", "TEAMS"), "TEAMS 2") == 0, "a name taken in other case gets a number");
    CHECK(t, strcmp(next_sheet(&set, "c", "teams"), "teams 3") == 0, "and the next one the next number");
    CHECK(t, strcmp(next_sheet(&set, "d", long_name), "The very long name of some team") == 0,
          "a cut leaves no space at the end");
    CHECK(t, strcmp(next_sheet(&set, "e", long_name), "The very long name of some te 2") == 0,
          "a long name is cut to make room for its number");
    CHECK(t, strcmp(next_sheet(&set, "f", "T\xC5\xB5r"), "T\xC5\xB5r") == 0, "letters beyond ASCII stay");
    CHECK(t, strcmp(next_sheet(&set, "g", "T\xC5\xB4R"), "T\xC5\xB4R 2") == 0,
          "case does not matter beyond ASCII either");
    CHECK(t, ca_tables_find(&set, "c") == set.tables[2] && !ca_tables_find(&set, "z"),
          "a table is found by its name, and no other is");
    ca_tables_free(&set);
}

static bool csv_is(const scratch *s, const ca_table *table, bool raw, const char *expected)
{
    char *path = scratch_path(s, "t.csv");
    ca_output output;
    ca_error error = {0};
    bool done = ca_output_open(&output, path, &error) == 0 && ca_csv_write(table, raw, true, &output, &error) == 0 &&
                ca_output_finish(&output, &error) == 0;
    ca_text all = scratch_read(path);
    done = done && ca_slice_is((ca_slice){ca_text_words(&all), all.size}, expected);
    ca_text_free(&all);
    ca_error_free(&error);
    (void)unlink(path);
    free(path);
    return done;
}

static void check_csv(scratch *s)
{
    check_tally *t = &s->tally;
    ca_tables set = {0};
    ca_table *table = ca_tables_add(&set, "x", "X", "X");
    ca_table_column(&set, table, "=Heading", CA_CELL_TEXT);
    ca_table_column(&set, table, "Points", CA_CELL_POINTS);
    CHECK(t, csv_is(s, table, false, "\"'=Heading\",\"Points\"\r\n"), "a table without rows is its headings");
    ca_table_words(&set, table, "say \"a\", b\r\nc");
    ca_table_value(table, CA_CELL_POINTS, -30);
    ca_table_words(&set, table, "-3");
    ca_table_value(table, CA_CELL_PERCENT, 581);
    ca_table_words(&set, table, "@SUM(A1)");
    ca_table_value(table, CA_CELL_NUMBER, -7);
    ca_table_words(&set, table, "\n=1");
    ca_table_value(table, CA_CELL_DATE, ca_date_read(ca_slice_of("2017-07-12")));
    ca_table_words(&set, table, "T\xC5\xB5r");
    ca_table_none(&set, table, "[z]");
    ca_table_words(&set, table, "");
    ca_table_words(&set, table, NULL);
    CHECK(t, table->row_count == 6, "twelve cells in two columns are six rows");
    CHECK(t,
          csv_is(s, table, false,
                 "\"'=Heading\",\"Points\"\r\n\"say \"\"a\"\", b\r\nc\",-3.0\r\n"
                 "\"'-3\",58.1\r\n\"'@SUM(A1)\",-7\r\n"
                 "\"'\n=1\",2017-07-12\r\n\"T\xC5\xB5r\",\"[z]\"\r\n\"\",\"\"\r\n"),
          "texts that look like formulas get an apostrophe, numbers do not");
    CHECK(t,
          csv_is(s, table, true,
                 "\"=Heading\",\"Points\"\r\n\"say \"\"a\"\", b\r\nc\",-3.0\r\n"
                 "\"-3\",58.1\r\n\"@SUM(A1)\",-7\r\n"
                 "\"\n=1\",2017-07-12\r\n\"T\xC5\xB5r\",\"[z]\"\r\n\"\",\"\"\r\n"),
          "raw texts are written as they are");
    ca_tables_free(&set);
}

int main(void)
{
    scratch s;
    ca_memory_begin();
    if (!scratch_begin(&s))
        return 2;
    check_sheet_name(&s.tally);
    check_sheet_names(&s.tally);
    check_csv(&s);
    scratch_end(&s);
    return CHECK_END(&s.tally);
}
