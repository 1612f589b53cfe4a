/* SPDX-License-Identifier: MIT */
/* Workbooks of a report: the mark, charts, links, tones and paper of an internal one, the plain form of a public one,
 * and that missing parts are noticed. one.xlsx is the internal, plain.xlsx the public one. */
#include "../scratch.h"
#include "members.h"
#include "read_workbook.h"
#include "report/table.h"
#include "report/workbook_style.h"
#include "write_workbook.h"

static const char one_name[] = "one.xlsx", plain_name[] = "plain.xlsx";
static const char chart[] = "xl/charts/chart1.xml", sheets[] = "xl/workbook.xml";
static const char printed_mark[] = "<oddHeader>&amp;C&amp;\"Arial,Bold\"Internal &amp;&amp; private</oddHeader>";
static const char chart_sheet[] = "xl/worksheets/sheet3.xml";
static const char first_sheet[] = "xl/worksheets/sheet1.xml", second_sheet[] = "xl/worksheets/sheet2.xml";

/* Longer than the title of a chart may be; its 255th character is within a word. */
static const char long_finding[] =
    "The team of the north differs; the team of the south differs; the team of the east differs; the team of the west "
    "differs; the team of the hills differs; the team of the coast differs; the team of the town differs; the team of "
    "the valley differs; the team of the islands differs; the team of the lakes differs; the team of the moor differs";

/* Counts, a percentage and a target for some teams; for the third the percentage is not known. */
static ca_table *add_teams(ca_tables *set, const char *name, const char *sheet, int rows)
{
    ca_table *table = ca_tables_add(set, name, sheet, "Grades by team");
    ca_table_column(set, table, "Team", CA_CELL_TEXT);
    ca_table_column(set, table, "Poor", CA_CELL_NUMBER);
    ca_table_column(set, table, "Good", CA_CELL_NUMBER);
    ca_table_column(set, table, "Per cent", CA_CELL_PERCENT);
    ca_table_heat(table);
    ca_table_column(set, table, "Target", CA_CELL_PERCENT);
    for (int i = 0; i < rows; i++) {
        ca_table_words(set, table, i == 1 ? "North\r& \"South\" _x0041_\r\n" : "Team");
        ca_table_value(table, CA_CELL_NUMBER, 700 + i);
        ca_table_tone(table, CA_TONE_BAD);
        ca_table_value(table, CA_CELL_NUMBER, 10 + i);
        if (i == 2)
            ca_table_none(set, table, "[z]");
        else
            ca_table_value(table, CA_CELL_PERCENT, 331 + i);
        ca_table_value(table, CA_CELL_PERCENT, 800);
    }
    return table;
}

static void add_charts(ca_tables *set, const ca_table *teams, const ca_table *quarter, const ca_table *none)
{
    ca_chart *stacked = ca_chart_add(set, "stacked", "Chart 1", CA_CHART_STACKED, teams);
    stacked->title = "=Grades & <teams>";
    stacked->series = 1;
    stacked->series_count = 2;
    ca_chart *line = ca_chart_add(set, "line", "Chart 2", CA_CHART_LINE, quarter);
    line->series = 3;
    line->targets[0] = 4;
    ca_chart *bars = ca_chart_add(set, "bars", "Chart 3", CA_CHART_BARS, quarter);
    bars->series = 3;
    bars->targets[0] = 4;
    ca_chart *empty = ca_chart_add(set, "empty", "Chart 4", CA_CHART_BARS, none);
    empty->series = 3;
}

static void add_wide(ca_tables *set, const char *sheet, int columns)
{
    ca_table *table = ca_tables_add(set, sheet, sheet, "Wide");
    for (int i = 0; i < columns; i++) {
        ca_table_column(set, table, "", CA_CELL_TEXT);
        ca_table_words(set, table, "Running text that is as wide as a column may be, and a word more than that.");
    }
}

static void fill(ca_tables *set, enum ca_audience audience)
{
    set->audience = audience;
    set->title = "Audit";
    set->subject = "Quarter 3";
    set->publisher = "County & Council";
    set->mark = audience == CA_INTERNAL ? "Internal & private" : NULL;
    ca_table *contents = ca_tables_add(set, "contents", "Contents", "Contents");
    ca_table_column(set, contents, "Table", CA_CELL_LINK);
    const ca_table *teams = add_teams(set, "teams", "Team's grades", 2);
    ca_table *quarter = add_teams(set, "quarter", "Q1", 4);
    quarter->finding = long_finding;
    const ca_table *none = add_teams(set, "none", "Nothing", 0);
    ca_table_link(set, contents, teams);
    ca_table_link(set, contents, quarter);
    add_wide(set, "A three", 5);
    add_wide(set, "Spread", 9);
    add_charts(set, teams, quarter, none);
}

static int verify(const char *path, enum ca_audience audience, ca_error *error)
{
    ca_tables set = {0};
    ca_book layout = {0};
    fill(&set, audience);
    int status = ca_book_make(&layout, &set, error);
    if (status == 0)
        ca_book_measure(&layout);
    if (status == 0)
        status = verify_workbook(path, &layout, error);
    if (status == 0 && !cells_are(path, &layout))
        status = ca_error_set(error, "other cells");
    ca_book_free(&layout);
    ca_tables_free(&set);
    return status;
}

static bool written(const scratch *s, const char *name, enum ca_audience audience)
{
    ca_tables set = {0};
    ca_error error = {0};
    char *path = scratch_path(s, name);
    fill(&set, audience);
    bool done = write_workbook(&set, path, 1500000000, &error) == 0 && verify(path, audience, &error) == 0;
    if (!done)
        printf("# %s\n", ca_text_words(&error.words));
    ca_error_free(&error);
    ca_tables_free(&set);
    free(path);
    return done;
}

static bool has(const scratch *s, const char *name, const char *member, const char *words)
{
    char *path = scratch_path(s, name);
    bool there = member_has(path, member, words);
    free(path);
    return there;
}

/* Returns whether a copy of the workbook with FROM changed to TO in a member (or without the member if FROM is NULL) is
 * refused with WORDS. */
static bool caught(const scratch *s, const char *name, const char *member, const char *from, const char *to,
                   const char *words)
{
    char *path = scratch_path(s, name), *bad = scratch_path(s, "bad.xlsx");
    ca_text all = scratch_read(path);
    ca_error error = {0};
    bool damaged =
        write_file(bad, all.at, all.size) && (from ? change_member(bad, member, from, to) : remove_member(bad, member));
    enum ca_audience audience = name == one_name ? CA_INTERNAL : CA_PUBLIC;
    bool refused = damaged && verify(bad, audience, &error) == -1 && words_in(&error, words);
    ca_text_free(&all);
    ca_error_free(&error);
    (void)unlink(bad);
    free(path);
    free(bad);
    return refused;
}

static bool caught_internal(const scratch *s, const char *member, const char *from, const char *to, const char *words)
{
    return caught(s, one_name, member, from, to, words);
}

static void check_internal(scratch *s)
{
    check_tally *t = &s->tally;
    CHECK(t, written(s, one_name, CA_INTERNAL), "an internal report is written and holds what it was to hold");
    CHECK(t, written(s, "again.xlsx", CA_INTERNAL), "and once more");
    char *one = scratch_path(s, one_name), *again = scratch_path(s, "again.xlsx");
    ca_text first = scratch_read(one), second = scratch_read(again);
    CHECK(t, first.size && ca_slice_equal((ca_slice){first.at, first.size}, (ca_slice){second.at, second.size}),
          "with charts too the same report makes the same bytes");
    (void)unlink(again);
    free(one);
    free(again);
    ca_text_free(&first);
    ca_text_free(&second);
    CHECK(t, has(s, one_name, "docProps/core.xml", "<cp:category>Internal &amp; private<"), "the mark is a property");
    CHECK(t, has(s, one_name, "docProps/app.xml", "<Company>County &amp; Council<"), "so is the publisher");
    CHECK(t,
          has(s, one_name, first_sheet, "Internal &amp;&amp; private</oddHeader>") &&
              has(s, one_name, chart_sheet, "Internal &amp;&amp; private</oddHeader>"),
          "the mark is above the pages of tables and charts");
    CHECK(t, has(s, one_name, second_sheet, "<conditionalFormatting sqref=\"D5:D6\"><cfRule type=\"colorScale\""),
          "a column to shade is shaded, its headings left out");
    CHECK(t, has(s, one_name, "xl/styles.xml", "FFF6C3AD"), "a tone is a colour, that of the pages in HTML");
    CHECK(t,
          has(s, one_name, sheets, "\"Chart 1\" sheetId=\"3\"") && has(s, one_name, sheets, "\"Q1\" sheetId=\"4\"") &&
              !has(s, one_name, sheets, "Chart 4"),
          "a chart follows on its table, and one without rows is left out");
    CHECK(t, has(s, one_name, chart, "'Chart 1'!$B$6:$B$7"), "a chart refers to the figures beside it");
    CHECK(t, has(s, one_name, chart, "> =Grades &amp; &lt;teams&gt;<"), "a title is no formula");
    CHECK(t, has(s, one_name, "xl/charts/chart2.xml", ">The team of the north differs; the team of the south differs;"),
          "what a table finds is the title of its chart");
    CHECK(t, has(s, one_name, "xl/charts/chart2.xml", "valley differs; the\xE2\x80\xA6</a:t>"),
          "a title that is longer than a chart holds is cut after a word");
    CHECK(t, has(s, one_name, "xl/drawings/drawing2.xml", "descr=\"Grades by team. "),
          "the table's name is in the description of the chart");
    CHECK(t,
          has(s, one_name, "xl/charts/chart2.xml", "'Chart 2'!$B$7:$B$9") &&
              has(s, one_name, "xl/worksheets/sheet5.xml", "<c r=\"B10\" s=") &&
              !has(s, one_name, "xl/charts/chart2.xml", "$B$10"),
          "a row whose number is not known is beside the chart, and is not drawn as nought");
}

static void check_paper(scratch *s)
{
    check_tally *t = &s->tally;
    CHECK(t, has(s, one_name, second_sheet, "paperSize=\"9\"") && has(s, one_name, second_sheet, "fitToHeight=\"0\""),
          "a table goes on A4");
    CHECK(t,
          has(s, one_name, "xl/worksheets/sheet8.xml", "paperSize=\"9\"") &&
              has(s, one_name, "xl/worksheets/sheet8.xml", "scale=\"60\"") &&
              has(s, one_name, sheets, "!$A:$A,Spread!$4:$4"),
          "what would be too small to read goes on pages beside each other, with column A on each");
}

static void check_charts(scratch *s)
{
    check_tally *t = &s->tally;
    CHECK(t,
          has(s, one_name, chart, "<c:f>'Chart 1'!$B$5</c:f>") &&
              has(s, one_name, chart, "<c:f>'Chart 1'!$A$6:$A$7</c:f>"),
          "a chart refers to the heading and the names too");
    CHECK(t,
          has(s, one_name, chart, "<c:v>Poor</c:v>") && has(s, one_name, chart, "<c:v>Team</c:v>") &&
              has(s, one_name, chart, "<c:pt idx=\"1\"><c:v>701</c:v></c:pt>"),
          "and keeps their values");
    CHECK(t,
          has(s, one_name, "xl/drawings/_rels/drawing1.xml.rels", "../charts/chart1.xml") &&
              has(s, one_name, "xl/worksheets/_rels/sheet3.xml.rels", "../drawings/drawing1.xml") &&
              has(s, one_name, "xl/drawings/drawing1.xml", "The table beside it has the figures.\""),
          "it is on its own sheet, with a text for those who cannot see it");
    CHECK(t,
          caught_internal(s, chart, "<c:pt idx=\"1\"><c:v>701</c:v></c:pt>", "", "chart1.xml: it has 9 of 10 elements"),
          "a missing value is noticed");
    CHECK(t, caught_internal(s, chart, "<c:f>'Chart 1'!$B$5</c:f>", "", "'f'"), "a missing reference is noticed");
    CHECK(t, caught_internal(s, chart, "</c:chartSpace>", "", "not well-formed"), "a chart cut short is noticed");
    CHECK(t, caught_internal(s, chart, NULL, NULL, "not as many parts"), "a missing chart is noticed");
    CHECK(t, caught_internal(s, "xl/drawings/drawing2.xml", NULL, NULL, "not as many parts"),
          "a missing drawing is noticed");
    CHECK(t, caught_internal(s, "xl/drawings/drawing2.xml", "</xdr:wsDr>", "", "not well-formed"),
          "a drawing cut short is noticed");
    CHECK(t, caught_internal(s, chart_sheet, "<drawing r:id=\"rId1\"/>", "", "'drawing'"),
          "a chart's sheet that has lost its chart is noticed");
    CHECK(t, caught_internal(s, chart_sheet, printed_mark, "", "'oddHeader'"), "a lost mark above a chart is noticed");
    CHECK(t, caught_internal(s, sheets, "<sheet name=\"Chart 1\" sheetId=\"3\" r:id=\"rId3\"/>", "", "'sheet'"),
          "a chart's sheet that is not listed is noticed");
}

static void check_sheets(scratch *s)
{
    check_tally *t = &s->tally;
    CHECK(t,
          has(s, one_name, first_sheet, "ref=\"A4\" location=\"'Team''s grades'!A1\"") &&
              has(s, one_name, first_sheet, "ref=\"A5\" location=\"'Q1'!A1\""),
          "links lead to the sheets of their tables");
    CHECK(t, has(s, one_name, "docProps/core.xml", "<dc:creator>County &amp; Council<"),
          "the publisher is the author of an internal report");
    CHECK(t,
          has(s, one_name, second_sheet, "ref=\"A3\" location=\"'Contents'!A1\"") &&
              !has(s, one_name, first_sheet, "'Contents'!A1"),
          "each sheet has a link to the contents");
    CHECK(t, has(s, one_name, second_sheet, "&amp;A&amp;R&amp;\"Arial,Regular\"Page &amp;P of &amp;N</oddFooter>"),
          "below each page are the sheet and the page's number");
    CHECK(t, has(s, one_name, second_sheet, "numberStoredAsText=\"1\""), "a number as text has no mark");
    CHECK(t, has(s, one_name, "xl/worksheets/sheet8.xml", "xSplit=\"1\"") && !has(s, one_name, second_sheet, "xSplit"),
          "the names of a wide sheet stay in sight");
    CHECK(t,
          has(s, one_name, sheets, "localSheetId=\"8\">Spread!$A$4:$I$5<") &&
              has(s, one_name, "xl/worksheets/sheet8.xml", "&amp;L&amp;\"Arial,Bold\"Wide&amp;R"),
          "pages beside each other have the title above them");
    CHECK(t, caught_internal(s, second_sheet, "<oddFooter>", "<oddFoote>", "not well-formed"),
          "a damaged number of pages is noticed");
    CHECK(t, caught_internal(s, first_sheet, printed_mark, "", "'oddHeader'"), "a lost mark above a page is noticed");
    CHECK(t, caught_internal(s, first_sheet, "<hyperlink ref=\"A5\"", "<hyperlunk ref=\"A5\"", "'hyperlink'"),
          "a link too few is noticed");
    CHECK(t, caught_internal(s, sheets, "<definedName name=\"_xlnm.Print_Titles\"", "<name a=\"\"", "not well-formed"),
          "a list of sheets with a hole is noticed");
    CHECK(
        t,
        caught_internal(s, "docProps/core.xml", "<cp:category>Internal &amp; private</cp:category>", "", "'category'"),
        "a mark that is lost from the properties is noticed");
    CHECK(t, caught_internal(s, "docProps/app.xml", NULL, NULL, "not as many parts"), "missing properties are noticed");
    CHECK(t, caught_internal(s, "xl/sharedStrings.xml", "Internal &amp; private", "Internal", "a text is cut"),
          "a mark under the title that is cut is noticed");
}

static void check_public(scratch *s)
{
    static const char *const unwanted[] = {"<pane",        "mergeCell", "conditionalFormatting",
                                           "headerFooter", "hidden",    "<drawing"};
    check_tally *t = &s->tally;
    CHECK(t, written(s, plain_name, CA_PUBLIC), "a public report is written and holds what it was to hold");
    for (size_t i = 0; i < sizeof unwanted / sizeof unwanted[0]; i++)
        CHECK(t, !has(s, plain_name, second_sheet, unwanted[i]), "a public sheet has no %s", unwanted[i]);
    CHECK(t,
          has(s, plain_name, "xl/tables/table2.xml", "ref=\"A2:E4\"") &&
              !has(s, plain_name, "xl/tables/table2.xml", "autoFilter"),
          "its table starts under the title and has no filter");
    CHECK(t,
          has(s, plain_name, "xl/styles.xml", "<fills count=\"2\"") &&
              has(s, plain_name, "xl/styles.xml", "<borders count=\"1\""),
          "no cell has a fill or a border");
    CHECK(t, has(s, plain_name, first_sheet, "location=\"'Team''s grades'!A1\""), "its links lead");
    CHECK(t, has(s, plain_name, "docProps/core.xml", "<dc:creator>County &amp; Council<"),
          "its author is the publisher");
    CHECK(t, has(s, plain_name, second_sheet, "max=\"2\" width=\"16.7109375\""), "its columns have the usual width");
    CHECK(t, !has(s, plain_name, second_sheet, "autoFilter"), "its sheet has no filter");
}

static void check_refused(scratch *s)
{
    ca_tables set = {0};
    ca_error error = {0};
    char *path = scratch_path(s, "refused.xlsx");
    fill(&set, CA_INTERNAL);
    set.charts[1]->series_count = 3;
    CHECK(&s->tally,
          write_workbook(&set, path, 0, &error) == -1 &&
              words_in(&error, "sheet 'Chart 2': a chart of columns that are not there"),
          "a chart of columns that are not there is refused");
    ca_tables_free(&set);
    ca_error_free(&error);
    free(path);
}

int main(void)
{
    scratch s;
    ca_memory_begin();
    if (!scratch_begin(&s))
        return 2;
    check_internal(&s);
    check_paper(&s);
    check_charts(&s);
    check_sheets(&s);
    check_public(&s);
    check_refused(&s);
    char *one = scratch_path(&s, one_name), *plain = scratch_path(&s, plain_name);
    CHECK(&s.tally, unlink(one) == 0 && unlink(plain) == 0, "nothing else is left behind");
    free(one);
    free(plain);
    scratch_end(&s);
    return CHECK_END(&s.tally);
}
