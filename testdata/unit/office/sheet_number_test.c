/* SPDX-License-Identifier: MIT */
/* Numbers of cells as text, formats that show days, and names of cells. */
#include "../check.h"
#include "office/cell_name.h"
#include "office/sheet_number.h"

static void test_formats(check_tally *t)
{
    static const char *const days[] = {"dd/mm/yyyy",
                                       "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
                                       "[$-809]d\\ mmm\\ yyyy;@",
                                       "[$-010409]dd-mmm-yyyy",
                                       "yyyy\\-mm\\-dd\\ hh:mm:ss\\ \\U\\T\\C",
                                       "mmm-yy",
                                       "mmmm",
                                       "d/m/yy h:mm AM/PM",
                                       "[Red]DD.MM.YY",
                                       "[$-411]e\"year\"m\"month\"",
                                       "_-d_-",
                                       "\"Day: \"d"};
    static const char *const numbers[] = {"General",
                                          "0.00",
                                          "#,##0.00\\ \"days\"",
                                          "\"Y: \"0.00\"m\"",
                                          "h:mm:ss",
                                          "[h]:mm",
                                          "mm:ss.0",
                                          "h:mm AM/PM",
                                          "[mm]",
                                          "0.00E+00",
                                          "@",
                                          "_-\xC2\xA3* #,##0_-",
                                          "0;dd/mm/yyyy",
                                          "\\d0",
                                          "[Red]0.0",
                                          "General\" days\"",
                                          "\"unclosed d",
                                          "[unclosed d",
                                          "\\",
                                          ""};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        CHECK(t, ca_number_format_of_code(days[i]) == CA_FORMAT_DAY, "%s is a day", days[i]);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        CHECK(t, ca_number_format_of_code(numbers[i]) == CA_FORMAT_NUMBER, "%s is no day", numbers[i]);
    static const unsigned day_ids[] = {14, 15, 16, 17, 22, 27, 31, 34, 36, 50, 58};
    static const unsigned other_ids[] = {0, 1, 13, 18, 21, 23, 26, 32, 33, 37, 45, 47, 49, 59, 164};
    bool right = true;
    for (size_t i = 0; i < sizeof day_ids / sizeof *day_ids; i++)
        right = right && ca_number_format_of_id(day_ids[i]) == CA_FORMAT_DAY;
    for (size_t i = 0; i < sizeof other_ids / sizeof *other_ids; i++)
        right = right && ca_number_format_of_id(other_ids[i]) == CA_FORMAT_NUMBER;
    CHECK(t, right, "formats that every program knows");
}

static void test_numbers(check_tally *t)
{
    static const struct {
        const char *stored, *shown; /* NULL: no number */
    } numbers[] = {
        {"7", "7"},
        {"7.0", "7"},
        {"-7.000", "-7"},
        {"0", "0"},
        {"-0.0", "0"},
        {"007", "7"},
        {"\t7 ", "7"},
        {"1E+06", "1000000"},
        {"1.5e3", "1500"},
        {"12345E-2", "12345E-2"},
        {"1.2E-3", "1.2E-3"},
        {"999999999999999", "999999999999999"},
        {"9999999999999990", "9999999999999990"},
        {"1E+15", "1E+15"},
        {"1.2345678901234567E+16", "1.2345678901234567E+16"},
        {"0.1", "0.1"},
        {"0.10000000000000001", "0.1"},
        {"77.099999999999994", "77.1"},
        {"0.33333333333333331", "0.33333333333333331"},
        {"1.50", "1.50"},
        {"1E-400", "1E-400"},
        {"1E+999999999999", "1E+999999999999"},
        {"0E5", "0"},
        {".5", ".5"},
        {"5.", "5"},
        {"", NULL},
        {".", NULL},
        {"-", NULL},
        {"1e", NULL},
        {"1e+", NULL},
        {"1,5", NULL},
        {"0x10", NULL},
        {"INF", NULL},
        {"NaN", NULL},
        {"1 2", NULL},
    };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        ca_text shown = {0};
        bool read = ca_number_write(&shown, ca_slice_of(numbers[i].stored));
        bool right = numbers[i].shown ? read && strcmp(shown.at, numbers[i].shown) == 0 : !read && !shown.size;
        CHECK(t, right, "the number '%s' is %s, not '%s'", numbers[i].stored,
              numbers[i].shown ? numbers[i].shown : "none", ca_text_words(&shown));
        ca_text_free(&shown);
    }
}

static void test_days(check_tally *t)
{
    static const struct {
        const char *stored, *shown;
        bool epoch_1904;
    } days[] = {
        {"42928", "2017-07-12", false},
        {"42928.0", "2017-07-12", false},
        {"4.2928E4", "2017-07-12", false},
        {"41466", "2017-07-12", true},
        {"42928.4375", "2017-07-12T10:30:00", false},
        {"42928.999988425923", "2017-07-12T23:59:59", false},
        {"0.5", "1899-12-30T12:00:00", false},
        {"59", "", false},
        {"61", "1900-03-01", false},
        {"36585", "2000-02-29", false},
        {"2958465.9999999999", "", false},
        {"1E+300", "", false},
        {"-1", "", false},
        {"-1", "", true},
        {"0", "1904-01-01", true},
        {"soon", "", false},
    };
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        ca_text shown = {0};
        enum ca_day_written written = ca_day_write(&shown, ca_slice_of(days[i].stored), days[i].epoch_1904);
        enum ca_day_written wanted = !*days[i].shown ? CA_DAY_NOT : shown.size > 10 ? CA_DAY_AND_TIME : CA_DAY_ONLY;
        CHECK(t, written == wanted && strcmp(ca_text_words(&shown), days[i].shown) == 0, "%s is the day '%s', not '%s'",
              days[i].stored, days[i].shown, ca_text_words(&shown));
        ca_text_free(&shown);
    }
}

static void test_cell_names(check_tally *t)
{
    static const struct {
        const char *name;
        size_t row, column;
    } cells[] = {{"A1", 0, 0},
                 {"c9", 8, 2},
                 {"Z10", 9, 25},
                 {"AA1", 0, 26},
                 {"XFD1048576", 1048575, 16383},
                 {"XFE1", 0, 16384},
                 {"GKGWBYLWRXTLPS1", 0, 16384},
                 {"A1048577", 1048576, 0},
                 {"A99999999999999999999999", 1048576, 0}};
    static const char *const others[] = {"", "A", "1", "1A", "A0", "A-1", "A1B", "$A$1", "A1:B2"};
    size_t row = 0, column = 0;
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        bool read = ca_cell_name_read(cells[i].name, &row, &column);
        CHECK(t, read && row == cells[i].row && column == cells[i].column, "the cell %s", cells[i].name);
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        CHECK(t, !ca_cell_name_read(others[i], &row, &column), "'%s' is no cell", others[i]);
    ca_text name = {0};
    ca_cell_name(&name, 1048575, 16383);
    CHECK(t, strcmp(name.at, "XFD1048576") == 0, "the name of the last cell");
    ca_text_free(&name);
}

int main(void)
{
    check_tally t = {0, 0};
    test_formats(&t);
    test_numbers(&t);
    test_days(&t);
    test_cell_names(&t);
    return CHECK_END(&t);
}
