/* SPDX-License-Identifier: MIT */
/* The rows of a sheet: cells as programs store them, and which sheet is read. */
#include "make_workbook.h"

/* A sheet with the rows alone, and one with a table of texts, too. */
#define ROWS(rows) (&(workbook_parts){.sheet = SHEET(rows)})
#define ROWS_WITH(table, rows) (&(workbook_parts){.texts = TEXTS(table), .sheet = SHEET(rows)})
#define CELL(cell) ROWS("<row r='1'>" cell "</row>")

static void test_texts(check_tally *t)
{
    CHECK(t,
          gives(ROWS_WITH("<si><t>Name</t></si><si><t>Team</t></si>",
                          "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v> 1 </v></c></row>"),
                "1:tName|tTeam;"),
          "cells refer to the table of texts by an index");
    CHECK(t,
          gives(ROWS_WITH("<si><t>a</t><r><t>b</t></r><r><rPr><b/></rPr><t xml:space='preserve'> c</t></r></si>",
                          "<row r='1'><c r='A1' t='s'><v>0</v></c></row>"),
                "1:tab c;"),
          "the runs of a text are joined, and the text before them is kept");
    CHECK(t,
          gives(ROWS_WITH("<si><t>Ivy</t><rPh sb='0' eb='1'><t>AIVI</t></rPh><phoneticPr fontId='1'/></si><si/>"
                          "<si><t><![CDATA[<Jo>]]>&amp;</t></si>",
                          "<row r='1'><c r='A1' t='s'><v>0</v></c><c t='s'><v>1</v></c><c t='s'><v>2</v></c></row>"),
                "1:tIvy|-|t<Jo>&;"),
          "phonetic texts are left out, an empty item has an index, CDATA is text");
    CHECK(t,
          gives(&(workbook_parts){.texts = "<x:sst xmlns:x='" MAIN
                                           "' count='9' uniqueCount='0'><x:si><x:t>one</x:t></x:si></x:sst>",
                                  .sheet = "<x:worksheet xmlns:x='" MAIN
                                           "'><x:sheetData><x:row><x:c t='s'><x:v>0</x:v></x:c>"
                                           "</x:row></x:sheetData></x:worksheet>"},
                "1:tone;"),
          "elements may have a prefix, and the counts of a table are not believed");
    CHECK(t, gives(CELL("<c r='A1' t='inlineStr'><is><t>a</t><r><t>b</t></r><rPh><t>c</t></rPh></is></c>"), "1:tab;"),
          "a text inside the cell");
    CHECK(t,
          gives(CELL("<c t='inlineStr'><v>x</v></c><c t='inlineStr'/><c t='inlineStr'><v>y</v><is><t>z</t></is></c>"),
                "1:tx|-|tz;"),
          "a text inside the cell may be its value instead, or missing");
    CHECK(t, gives(CELL("<c r='A1' t='str'><f>B1</f><v>Ada</v></c><c r='B1' t='str'><f>C1</f><v></v></c>"), "1:=tAda;"),
          "the stored text of a formula; an empty one is an empty cell");
    CHECK(t,
          gives(ROWS_WITH("<si><t>a</t></si>", "<row r='1'><c t='s'><v/></c><c t='s'/><c t='s'><v>0</v></c></row>"),
                "1:-|-|ta;"),
          "an empty index is an empty cell, not the first text");
    CHECK(t,
          gives(ROWS_WITH("<si><t>a</t></si>", "<row r='9'><c r='C9' t='s'><v>1</v></c></row>"),
                "!sheet 'Cases', cell C9: its text is missing"),
          "an index beyond the table is an error at the cell");
    CHECK(t, gives(ROWS_WITH("<si><t>a</t></si>", "<row r='2'><c r='B2' t='s'><v>-1</v></c></row>"), "!cell B2:"),
          "so is a negative one");
    CHECK(t, gives(CELL("<c r='A1' t='s'><v>0</v></c>"), "!cell A1: its text is missing"), "so is one without a table");
    CHECK(t, gives(CELL("<c t='inlineStr'><is><t>  </t></is></c>"), "1:t  ;"), "blanks are kept");
}

static void test_escapes(check_tally *t)
{
    CHECK(t, gives(CELL("<c t='inlineStr'><is><t>_x0041_b_x005F_x0041__x00e9_</t></is></c>"), "1:tAb_x0041_\u00e9;"),
          "escapes of characters are read, and an escaped escape is text");
    CHECK(t, gives(CELL("<c t='inlineStr'><is><r><t>_x00</t></r><r><t>41_</t></r></is></c>"), "1:tA;"),
          "an escape may be divided between two runs");
    CHECK(t, gives(CELL("<c t='inlineStr'><is><t>a_x000D_\nb_x000D_c</t></is></c>"), "1:ta\nb\rc;"),
          "an escaped carriage return and a line feed are one line break");
    CHECK(t,
          gives(CELL("<c t='inlineStr'><is><t>_xD83D__xDE00_ _xD83D_ _x0000_</t></is></c>"),
                "1:t\U0001F600 \uFFFD \uFFFD;"),
          "a pair of surrogates is one character; half a pair and a NUL are replaced");
    CHECK(t,
          gives(CELL("<c t='inlineStr'><is><t>_x12_ _xZZZZ_ _x0041 __x0042_ _</t></is></c>"),
                "1:t_x12_ _xZZZZ_ _x0041 _B _;"),
          "other underscores are text");
}

static void test_numbers(check_tally *t)
{
    CHECK(t,
          gives(CELL("<c><v>7.0</v></c><c t='n'><v>1E+06</v></c><c><v>-0.50</v></c><c><v>123456789012345</v></c>"),
                "1:n7|n1000000|n-0.50|n123456789012345;"),
          "integers have no decimal point");
    CHECK(t,
          gives(CELL("<c><v>77.099999999999994</v></c><c><v>12345678901234567</v></c>"), "1:n77.1|n12345678901234567;"),
          "other numbers are as stored, in the digits that were typed");
    CHECK(t, gives(CELL("<c r='A1'><v>1,5</v></c>"), "!cell A1: has a number that cannot be read"),
          "a number that is none is an error");
    CHECK(t, gives(CELL("<c t='b'><v>1</v></c><c t='b'><v>0</v></c><c t='b'><v>true</v></c>"), "1:bTRUE|bFALSE|bTRUE;"),
          "logical values");
    CHECK(t, gives(CELL("<c t='b'><v>2</v></c>"), "!cell A1: is neither"), "no other logical values");
    CHECK(t, gives(CELL("<c t='e'><v>#N/A</v></c><c t='e'><f>1/0</f><v>#DIV/0!</v></c>"), "1:e#N/A|=e#DIV/0!;"),
          "error values");
    CHECK(t,
          gives(CELL("<c><f>1+1</f><v>2</v></c><c><f>A1</f></c><c><f>A1</f><v/></c><c><f t='shared' si='0'/></c>"),
                "1:=n2|=u|=u|=u;"),
          "a formula without a stored value is not calculated");
    CHECK(
        t,
        gives(CELL("<c t='b'><f aca='false'>TRUE()</f><v>1</v></c><c t='b'><f>B2</f><v>0</v></c>"), "1:bTRUE|=bFALSE;"),
        "LibreOffice stores a truth value that was typed as a formula");
    CHECK(t, gives(CELL("<c/><c s='1'/><c><v></v></c><c><v>1</v></c>"), "1:-|-|-|n1;"), "empty cells");
    CHECK(t, gives(CELL("<c t='zz'><v>1</v></c>"), "!cell A1: is of a kind"), "a kind of cell that is not known");
}

#define STYLE(id) "<xf numFmtId='" id "'/>"
static const char styles[] =
    STYLES("<numFmts count='3'><numFmt numFmtId='164' formatCode='dd/mm/yyyy'/><numFmt numFmtId='165' "
           "formatCode='[h]:mm'/><numFmt numFmtId='166' formatCode='\"Y: \"0.00\"m\"'/></numFmts><cellStyleXfs>" STYLE(
               "14") "</cellStyleXfs><cellXfs>" STYLE("0") STYLE("14") STYLE("164") STYLE("165") STYLE("166")
               STYLE("22") "</cellXfs>");

#define DAYS(cells) (&(workbook_parts){.styles = styles, .sheet = SHEET("<row r='1'>" cells "</row>")})

static void test_days(check_tally *t)
{
    CHECK(t,
          gives(DAYS("<c s='0'><v>42928</v></c><c s='1'><v>42928</v></c><c s='2'><v>42928.4375</v></c>"),
                "1:n42928|d2017-07-12|T2017-07-12T10:30:00;"),
          "a number is a day by its style, with a time of day for a fraction");
    CHECK(t,
          gives(DAYS("<c s='3'><v>1.5</v></c><c s='4'><v>42928</v></c><c s='5'><v>42928</v></c><c s='9'><v>5</v></c>"),
                "1:n1.5|n42928|d2017-07-12|n5;"),
          "durations and quoted letters are no days; nor is a number with a style that is not there");
    CHECK(t,
          gives(DAYS("<c s='1'><v>0</v></c><c s='1'><v>1</v></c><c s='1'><v>60</v></c><c s='1'><v>61</v></c>"
                     "<c s='1'><v>2958465</v></c><c s='1'><v>2958466</v></c><c s='1'><v>-3</v></c>"),
                "1:d1899-12-30|d1900-01-01|n60|d1900-03-01|d9999-12-31|n2958466|n-3;"),
          "days that differ between programs, or that are none, are numbers");
    CHECK(t,
          gives(DAYS("<c s='1'><v>42928.9999999999</v></c><c s='1'><v>42928.00000001</v></c>"),
                "1:d2017-07-13|d2017-07-12;"),
          "the last figure of a calculation makes no time of day");
    workbook_parts epoch = {.workbook =
                                WORKBOOK("<workbookPr date1904='1'/><x:workbookPr xmlns:x='urn:other' date1904='0'/>"
                                         "<sheets><sheet name='Cases' sheetId='1' r:id='s1'/></sheets>"),
                            .styles = styles,
                            .sheet = SHEET("<row><c s='1'><v>0</v></c><c s='1'><v>41466</v></c></row>")};
    CHECK(t, gives(&epoch, "1:d1904-01-01|d2017-07-12;"),
          "days from 1904 on, whatever an element of another namespace says");
    CHECK(t,
          gives(CELL("<c t='d'><v>2017-07-12</v></c><c t='d'><v>2017-07-12T00:00:00.000</v></c>"
                     "<c t='d'><v>2017-07-12T10:30Z</v></c><c t='d'><v>soon</v></c>"),
                "1:d2017-07-12|d2017-07-12|T2017-07-12T10:30:00|tsoon;"),
          "days that are stored as text");
}

static void test_positions(check_tally *t)
{
    ca_sheet_info info = {.sheets = 0};
    CHECK(t,
          gives(ROWS("<row><c><v>1</v></c><c><v>2</v></c></row><row><c r='C2'><v>3</v></c><c><v>4</v></c></row>"
                     "<row r='9'><c><v>5</v></c></row><row><c><v>6</v></c></row>"),
                "1:n1|n2;2:-|-|n3|n4;9:n5;10:n6;"),
          "rows and cells without a name come after the one before");
    CHECK(t,
          gives(ROWS("<row r='3'/><row r='4'><c r='B4' s='1'/></row><row r='1000'><c r='A1000'><v>1</v></c></row>"),
                "1000:n1;"),
          "rows without values are left out, and what comes after them is read");
    ca_text last = make_workbook(ROWS("<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"));
    ca_text rows = rows_of_file(&last, NULL, &info);
    CHECK(t, rows.size == strlen("1048576:n1;") + 16383 * strlen("-|"), "the last cell is read");
    ca_text_free(&last);
    ca_text_free(&rows);
    ca_sheet_info_free(&info);
    CHECK(t, gives(ROWS("<row r='1'><c r='XFE1'><v>1</v></c></row>"), "!row 1: has a cell beyond XFD1048576"),
          "a column that Excel does not have");
    CHECK(t, gives(ROWS("<row r='1048577'><c><v>1</v></c></row>"), "!row 1048577: no sheet"),
          "a row that Excel does not have");
    CHECK(t, gives(ROWS("<row r='2'/><row r='2'/>"), "!row 2: is there twice or out of order"), "a row twice");
    CHECK(t, gives(ROWS("<row r='3'/><row r='2'/>"), "!row 2: is there twice or out of order"), "rows out of order");
    CHECK(t, gives(ROWS("<row r='1'><c r='B1'/><c r='B1'/></row>"), "!cell B1: is there twice"), "a cell twice");
    CHECK(t, gives(ROWS("<row r='1'><c r='B1'/><c r='A1'/></row>"), "!cell A1: is there twice or out of order"),
          "cells out of order");
    CHECK(t, gives(ROWS("<row r='1'><c r='A2'/></row>"), "!cell A2: is there twice or out of order"),
          "a cell of another row");
    CHECK(t,
          gives(ROWS("<row r='x'/>"), "!no valid number") && gives(ROWS("<row r='0'/>"), "!no valid number") &&
              gives(ROWS("<row><c r='1A'/></row>"), "!its name is damaged"),
          "names that are none");
    CHECK(t,
          gives(&(workbook_parts){.sheet =
                                      "<worksheet xmlns='" MAIN "'><dimension ref='A1:XFD1048576'/><sheetData>"
                                      "<row r='1' spans='1:16384' hidden='1'><c r='A1'><v>1</v></c></row></sheetData>"
                                      "<sheetData2><row r='1'/></sheetData2></worksheet>"},
                "1:n1;"),
          "hidden rows are read; the size that a sheet claims is not believed");
}

/* A workbook of three sheets, of which one is a chart and one has STATE. */
static ca_text three_sheets(const char *state)
{
    ca_text workbook = {0};
    ca_text_format(
        &workbook,
        WORKBOOK("<sheets><sheet name='Chart' sheetId='7' r:id='c'/><sheet name='Old &#9;\u202Ecases' "
                 "sheetId='8' r:id='o' state='%s'/><sheet name='Open cases' sheetId='9' r:id='n'/></sheets>"),
        state);
    ca_text made = make_zip((zip_member[]){{"_rels/.rels", ROOT("/book.xml"), 0},
                                           {"book.xml", workbook.at, 0},
                                           {"_rels/book.xml.rels",
                                            RELATIONSHIPS(RELATIONSHIP("n", "worksheet", "new.xml") RELATIONSHIP(
                                                "c", "chartsheet", "c.xml") RELATIONSHIP("o", "worksheet", "old.xml")),
                                            0},
                                           {"new.xml", SHEET("<row><c><v>1</v></c></row>"), 0},
                                           {"old.xml", SHEET("<row><c><v>2</v></c></row>"), 0},
                                           {"c.xml", "<chartsheet xmlns='" MAIN "'/>", 0},
                                           {NULL, NULL, 0}});
    ca_text_free(&workbook);
    return made;
}

static void test_sheets(check_tally *t)
{
    CHECK(t, file_gives(three_sheets("visible"), NULL, "1:n2;"), "the first sheet with cells is read");
    CHECK(t, file_gives(three_sheets("hidden"), NULL, "1:n1;"), "a hidden sheet is not the first one that is seen");
    CHECK(t,
          file_gives(three_sheets("veryHidden"),
                     "Old \t\u202E"
                     "cases",
                     "1:n2;"),
          "a hidden sheet is read by its name");
    CHECK(t, file_gives(three_sheets("hidden"), "open  CASES", "1:n1;"),
          "capitals and the width of spaces make no difference");
    CHECK(t,
          file_gives(three_sheets("hidden"), "Clo\033sed",
                     "!has no sheet 'Clo\uFFFDsed'; it has 'Old \uFFFDcases', 'Open cases'"),
          "an unknown sheet: the sheets are named, in characters that can be printed");
    CHECK(t, file_gives(three_sheets("hidden"), "Chart", "!has no cells on sheet 'Chart'"), "a chart has no cells");
    CHECK(t,
          gives(&(workbook_parts){.workbook = WORKBOOK("<sheets><sheet name='A' sheetId='1' state='hidden' r:id='s1'/>"
                                                       "</sheets>"),
                                  .sheet = SHEET("<row><c><v>1</v></c></row>")},
                "1:n1;"),
          "a hidden sheet is read if there is no other");
    CHECK(t, gives(&(workbook_parts){.workbook = WORKBOOK("<sheets/>")}, "!has no sheet with cells"), "no sheet");
    CHECK(t, gives(&(workbook_parts){.sheet = ""}, "!has lost the cells of sheet 'Cases'"),
          "a sheet whose part is missing");
}

static int end_after_two(const ca_sheet_row *row, void *context)
{
    *(uint64_t *)context = row->row;
    return row->row < 2 ? 0 : -1;
}

static void test_info(check_tally *t)
{
    ca_sheet_info info = {.sheets = 0};
    ca_error error = {0};
    uint64_t last = 0;
    ca_text file = three_sheets("hidden");
    ca_text rows = rows_of_file(&file,
                                "Old \t\u202E"
                                "cases",
                                &info);
    CHECK(t,
          info.hidden && info.sheets == 2 && info.rows == 1 &&
              ca_slice_is((ca_slice){info.name.at, info.name.size}, "Old \t\u202E"
                                                                    "cases"),
          "the sheet that was read is named as it is in the workbook");
    ca_text_free(&file);
    ca_text_free(&rows);
    ca_sheet_info_free(&info);
    file = make_workbook(&(workbook_parts){
        .styles = styles,
        .sheet = SHEET(
            "<row><c s='1'><v>42928</v></c><c t='e'><v>#N/A</v></c><c><f>A1</f></c><c><f>A1</f><v>1</v></c></row>")});
    rows = rows_of_file(&file, NULL, &info);
    CHECK(t, info.days == 1 && info.errors == 1 && info.formulas == 2 && info.uncalculated == 1,
          "kinds of cells are counted");
    ca_text_free(&file);
    ca_text_free(&rows);
    ca_sheet_info_free(&info);
    file = make_workbook(ROWS("<row><c><v>1</v></c></row><row><c><v>2</v></c></row><row><c><v>3</v></c></row>"));
    int status = ca_sheet_read((ca_slice){file.at, file.size}, NULL, end_after_two, &last, &info, &error);
    CHECK(t, status == -1 && last == 2 && !error.words.size, "the function of the rows ends the reading");
    ca_text_free(&file);
    ca_error_free(&error);
    ca_sheet_info_free(&info);
}

int main(void)
{
    check_tally t = {0, 0};
    test_texts(&t);
    test_escapes(&t);
    test_numbers(&t);
    test_days(&t);
    test_positions(&t);
    test_sheets(&t);
    test_info(&t);
    return CHECK_END(&t);
}
