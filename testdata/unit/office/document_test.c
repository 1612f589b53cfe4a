/* SPDX-License-Identifier: MIT */
/* Word documents: what is seen of their text, tables through all that may be around rows and cells, controls and fields, and
 * texts outside. */
#include "make_document.h"

/* --- text -------------------------------------------------------------------------------------------------------- */

static void test_text(check_tally *t)
{
    CHECK(t, reads(DOCUMENT(PR("One") P(R("T") R("wo")) P("")), "One;Two;;"), "runs are joined, paragraphs are not");
    CHECK(t,
          reads(DOCUMENT(P(
                    "<w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/>"
                    "<w:t>c</w:t><w:cr/><w:ptab/><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e</w:t></w:r>")),
                "a>b/c/>\xE2\x80\x91"
                "de;"),
          "tabs, line breaks and hyphens; tab stops are none");
    CHECK(t,
          reads(DOCUMENT(P("<w:smartTag><w:smartTagPr/>" R("a") "</w:smartTag><w:customXml><w:customXmlPr/>" R(
                    "b") "</w:customXml><w:hyperlink>" R("c") "</w:hyperlink><w:fldSimple>" R("d") "</w:fldSimple>"
                                                                                                   "<w:dir>" R(
                                                                                                       "e") "</"
                                                                                                            "w:dir>"
                                                                                                            "<w:"
                                                                                                            "bdo"
                                                                                                            ">" R("f") "</w:bdo>" SDT(
                                                                                                                "",
                                                                                                                R("g")))),
                "abcdefg{text , @6 g= };"),
          "elements around runs are seen through");
    CHECK(t,
          reads(DOCUMENT(P("<w:r><w:ruby><w:rubyPr/><w:rt>" R("x") "</w:rt><w:rubyBase>" R(
                    "a") "</w:rubyBase></w:ruby></w:r>"
                         "<m:oMath><m:r><w:rPr><w:vanish/></w:rPr><m:t>b</m:t></m:r></"
                         "m:oMath>") "<m:oMathPara><m:oMath><m:r><m:t>c</m:t></m:r></"
                                     "m:oMath></m:oMathPara>"),
                "ab;c;"),
          "ruby text is left out; formulas are text, between paragraphs, too");
    CHECK(t,
          reads("<x:document xmlns:x='" WORD "'><x:body><x:p><x:r><x:t>a\nb</x:t></x:r></x:p></x:body></x:document>",
                "a b;"),
          "any prefix; a line break in the XML is a space");
    CHECK(t,
          reads("<w:document xmlns:w='http://purl.oclc.org/ooxml/wordprocessingml/main'><w:body>" PR(
                    "a") "</w:body></w:document>",
                "a;"),
          "a strict document");
    CHECK(t,
          reads(DOCUMENT(
                    P("<w:r><w:rPr><w:vanish/></w:rPr><w:t>a</w:t><w:t>b</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/>"
                      "</w:rPr><w:t>c</w:t></w:r><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>"
                      "</w:rPr><w:t>d</w:t></w:r>")),
                "abcd;hidden=1;"),
          "hidden text is read, and counted by runs");
}

static void test_symbols(check_tally *t)
{
#define SYM(font, number) "<w:r><w:sym w:font='" font "' w:char='" number "'/></w:r>"
    CHECK(t,
          reads(DOCUMENT(P(SYM("Wingdings", "F0A8") SYM("wingdings", "006F") SYM("Wingdings", "F0FE")
                               SYM("Wingdings", "F078") SYM("Wingdings", "F0FC"))),
                "\xE2\x98\x90\xE2\x98\x90\xE2\x98\x91\xE2\x98\x92\xE2\x9C\x93;"),
          "boxes and ticks of symbol fonts");
    CHECK(t,
          reads(DOCUMENT(P(SYM("Wingdings", "F0") SYM("Webdings", "F045") SYM("Own", "F045") SYM("Own", "D800")
                               SYM("Own", "x") "<w:r><w:sym/></w:r>" SYM("Arial", "00E9"))),
                "\xE2\x87\xA8\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xC3\xA9;symbols=5;"),
          "symbols that are not known are marked and counted; other characters are themselves");
#undef SYM
}

static void test_changes(check_tally *t)
{
    CHECK(t,
          reads(DOCUMENT(
                    P(R("a") "<w:ins>" R("b") "</w:ins><w:del><w:r><w:delText>c</w:delText><w:t>x</w:t></w:r></w:del>"
                                              "<w:moveFrom>" R("d") "</w:moveFrom><w:moveTo>" R("e") "</w:moveTo>")),
                "abe;ins=1;del=1;move=1;"),
          "changes are taken as accepted, and counted");
    CHECK(t,
          reads(DOCUMENT(P("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" R("a")) PR("b")
                             P("<w:pPr><w:rPr><w:moveFrom/></w:rPr></w:pPr>" R("c")) PR("d")
                                 P("<w:pPr><w:rPr><w:ins/></w:rPr></w:pPr>" R("e"))),
                "ab;cd;e;ins=1;del=1;move=1;"),
          "a deleted mark joins two paragraphs");
    CHECK(t,
          reads(DOCUMENT(P("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" R("a"))
                             TBL(TR(TC(P("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" R("b")) PR("c") PR("d")))) PR("e")),
                "a;table 1;e;table 1:1[1 bc/d|];del=2;"),
          "in a cell, too, and not across a table");
    CHECK(t,
          reads(DOCUMENT(P(
                    "<w:pPr><w:rPr><w:vanish/></w:rPr><w:pPrChange><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:pPrChange>"
                    "</w:pPr>" R("a")) PR("b")),
                "a;b;"),
          "the properties before a change do not count");
    CHECK(t,
          reads(DOCUMENT(TBL(TR(TC(PR("a"))) TR("<w:trPr><w:del/></w:trPr>" TC(PR("b") TBL(TR(TC(PR("x"))))))
                                 TR("<w:trPr><w:ins/></w:trPr>" TC(PR("c")) TC("<w:tcPr><w:cellDel/></w:tcPr>" PR("d"))
                                        TC("<w:tcPr><w:cellIns/></w:tcPr>" PR("e"))))),
                "table 1;table 1:1[1 a|]2[1 c|3 e|];ins=2;del=2;"),
          "rows and cells that were deleted are left out");
    CHECK(t,
          reads(DOCUMENT(PR("a") TBL(TR("<w:trPr><w:del/></w:trPr>" TC(PR("b")))) TBL(TR(TC(PR("c"))))),
                "a;table 1;table 1:1[1 c|];del=1;"),
          "a table without rows is none");
}

static void test_alternatives(check_tally *t)
{
#define BOX "<w:txbxContent>" PR("box") PR("two") "</w:txbxContent>"
#define ALTERNATIVES(each) P(R("a") "<w:r><mc:AlternateContent>" each "</mc:AlternateContent></w:r>" R("b"))
    CHECK(t,
          reads(DOCUMENT(ALTERNATIVES("<mc:Choice Requires='wps'><wps:txbx>" BOX "</wps:txbx></mc:Choice><mc:Fallback>"
                                      "<w:pict><v:textbox>" BOX "</v:textbox></w:pict></mc:Fallback>")),
                "ab;box box/two;"),
          "a text box is read once");
    CHECK(t,
          reads(DOCUMENT(
                    ALTERNATIVES("<mc:Choice Requires='w16se'><w:t>x</w:t></mc:Choice><mc:Choice Requires=' w14  wps '>"
                                 "<w:t>y</w:t></mc:Choice><mc:Choice Requires='wps'><w:t>z</w:t></mc:Choice>"
                                 "<mc:Fallback><w:t>f</w:t></mc:Fallback>")),
                "ayb;"),
          "the first choice that is known");
    CHECK(t,
          reads(DOCUMENT(ALTERNATIVES("<mc:Choice Requires='w16se'><w:t>x</w:t></mc:Choice><mc:Fallback><w:t>f</w:t>"
                                      "</mc:Fallback>") ALTERNATIVES("<mc:Choice><w:t>x</w:t></mc:Choice>")),
                "afb;ab;alternatives=1;"),
          "or else the fallback; without one it is counted");
    CHECK(
        t,
        reads(DOCUMENT(TBL(TR(TC(PR("1"))) TR(TC(PR("2")) TC(P(R("a") "<w:pict><v:textbox><w:txbxContent>" TBL(TR(TC(PR(
                  "x")) TC(PR("y") PR("z"))) TR(TC(PR("u")))) P("") "</w:txbxContent></v:textbox></w:pict>" R("b")))))),
              "table 1;table 1:1[1 1|]2[1 2|2 ab|];box 1.2.2 x>y/z/u/;"),
        "a table in a text box is lines of text, with its place");
#undef BOX
#undef ALTERNATIVES
}

/* --- tables ------------------------------------------------------------------------------------------------------ */

static void test_tables(check_tally *t)
{
#define SPAN(number) "<w:tcPr><w:gridSpan w:val='" number "'/></w:tcPr>"
    CHECK(t,
          reads(DOCUMENT(PR("a") TBL(TR(TC(PR("b")) TC(PR("c") PR("d")))) TBL(TR(TC(PR("e")))) PR("f")),
                "a;table 1;table 2;f;table 1:1[1 b|2 c/d|];table 2:1[1 e|];"),
          "tables among paragraphs");
    CHECK(t,
          reads(DOCUMENT(TBL(
                    TR("<w:trPr><w:gridBefore w:val='1'/><w:tblHeader/></w:trPr>" TC(SPAN("2") PR("a")) TC(PR("b"))) TR(
                        "<w:trPr><w:tblHeader w:val='false'/></w:trPr>" TC(SPAN("0") PR("c")) TC(SPAN("x") PR("d"))))),
                "table 1;table 1:1h[2-3 a|4 b|]2[1 c|2 d|];"),
          "columns of the grid, and a header");
    CHECK(
        t,
        reads(DOCUMENT(TBL(TR(TC("<w:tcPr><w:vMerge w:val='restart'/></w:tcPr>" PR("a"))) TR(TC(
                  "<w:tcPr><w:vMerge/></w:tcPr>" PR("")) TC("<w:tcPr><w:vMerge w:val='continue'/></w:tcPr>" PR("x"))))),
              "table 1;table 1:1[1 a|]2[1^|2^x|];"),
        "cells that are merged with the ones above");
    CHECK(t,
          reads(DOCUMENT(
                    TBL(TR(TC(PR("a")) SDT("", TC(PR("b"))))
                            SDT("", TR(SDT("", "<w:customXml>" TC(PR("c")) "</w:customXml>") TC(PR("d")))) "<w:ins>" TR(
                                "<w:smartTag>" SDT("", SDT("", SDT("", TC(PR("e"))))) "</w:smartTag>") "</w:ins>")),
                "table 1;table 1:1[1 a|2 b{text , @0 b= }|]2[1 c{text , @0 c= }|2 d|]3[1 e{text , @0 e= }{text , @0 e= "
                "}{text "
                ", @0 e= }|];ins=1;"),
          "tables are seen through what is around rows and cells");
    CHECK(t,
          reads(DOCUMENT(TBL(TR(TC(PR("a") TBL(TR(TC(PR("b")) TC(PR("c") PR("d"))) TR(TC(PR("e")) TC(P("")))) PR("f")
                                       TBL(TR(TC(PR("g")))) P("")) TC(PR("h"))))),
                "table 1;table 1:1[1 a/b>c/d/e>/f/g/|2 h|];table 1 in row 1, cell 1 of table 1:1[1 b|2 c/d|]2[1 e|2 "
                "|];table 2 in "
                "row 1, cell 1 of table 1:1[1 g|];"),
          "a nested table is text of its cell, and a table of its own");
    CHECK(t, reads(DOCUMENT(TBL("") TBL(TR(""))), ""), "tables without cells are none");
    CHECK(t,
          reads(DOCUMENT(TR(TC(PR("a"))) TBL(TC(PR("b")) TR(TC(TC(PR("c")) TR(TC(PR("d"))))) PR("e")) R("f")
                             TBL(PR("g"))),
                "a;table 1;b;e;f;table 2;g;table 1:1[1 c/d|];table 2:;"),
          "tables in disorder lose no text");
#undef SPAN
}

static void test_sections(check_tally *t)
{
#define SECTION(items) SDT("<w15:repeatingSection/>", items)
#define ITEM(content) SDT("<w15:repeatingSectionItem/>", content)
    CHECK(t,
          reads(DOCUMENT(SECTION(ITEM(PR("a") PR("b")) ITEM(PR("c"))) PR("d")
                             TBL(TR(TC(PR("h"))) SECTION(ITEM(TR(TC(PR("e")))) ITEM(TR(TC(PR("f")))))) ITEM(PR("g"))),
                "1.1 a;1.1 b;1.2 c;d;table 1;3.1 g;table 1:1[1 h|]2.1 2[1 e|]2.2 3[1 f|];"),
          "items of repeating sections");
#undef SECTION
#undef ITEM
}

/* --- controls ---------------------------------------------------------------------------------------------------- */

static void test_controls(check_tally *t)
{
    CHECK(t,
          reads(DOCUMENT(P(R("a ") SDT("<w:alias w:val='Grade'/><w:tag w:val='g'/>" LIST, R("Go") R("od")) R(" b"))),
                "a Good b{choice g,Grade @2 Good=1 };"),
          "a choice with the value of its item");
    CHECK(t,
          reads(DOCUMENT(P(SDT("<w:comboBox><w:listItem w:displayText='Good' w:value='1'/></w:comboBox>", R("Other")))
                             P(SDT(LIST, R("Choose an item.")))),
                "Other{choice , @0 Other= };Choose an item.{choice , @0 Choose an item.= P};"),
          "a choice of other words, and none");
    CHECK(t,
          reads(DOCUMENT(P(SDT(CHECKBOX("1"), R("X")) R(" Yes ") SDT(CHECKBOX("false"), R("O")) R(" No"))),
                "X Yes O No{check , @0 X=yes }{check , @6 O=no };"),
          "check boxes by their state");
    CHECK(t,
          reads(DOCUMENT(SDT("<w:tag w:val='t'/>", PR("a") PR("b")) PR("c")
                             SDT("", TBL(TR(TC(SDT("", PR("d")) PR("e")))))),
                "a{text t, @0 a/b= };b;c;table 1;table 1:1[1 d/e{text , @0 d= }|];"),
          "controls around paragraphs; those around tables are not listed");
    CHECK(t,
          reads(DOCUMENT(P(SDT("<w:picture/>", R("x")) SDT("<w:group/>", SDT("<w:text/>", R("y"))) SDT("", "") SDT(
                    "<w:tag w:val='n'/>", "<w:r><w:pict><v:textbox><w:txbxContent>" P(
                                              SDT("", R("z"))) "</w:txbxContent></v:textbox></w:pict></w:r>"))),
                "xy{text , @1 y= }{text , @2 = P}{text n, @2 = P};box z;"),
          "pictures and groups are not listed, nor controls in text boxes");
    CHECK(
        t,
        reads(
            DOCUMENT(TBL(TR(SDT("<w:tag w:val='o'/>",
                                TC(P(R("a") SDT("<w:tag w:val='i'/>", R("b")))
                                       TBL(TR(SDT("<w:tag w:val='c'/>", TC(P(R("d") SDT(LIST, R("Bad"))))))) P("")))))),
            "table 1;table 1:1[1 ab/dBad/{text o, @0 ab/dBad/= }{text i, @1 b= }{text c, @3 dBad= N}{choice , @4 Bad=2 "
            "N}|];table 1 in row 1, cell 1 of table 1:1[1 dBad{text c, @0 dBad= }{choice , @1 Bad=2 }|];"),
        "the controls of a nested table are listed with the cell around it, too");
    CHECK(t,
          reads(DOCUMENT(TBL(TR(SDT("<w:tag w:val='o'/>", TC(PR("a")) TC(PR("b")))))),
                "table 1;table 1:1[1 a{text o, @0 a= }|2 b|];"),
          "a control around two cells is the first one's");
}

static void test_placeholders(check_tally *t)
{
    CHECK(t,
          reads(DOCUMENT(P(SDT("<w:showingPlcHdr/>", STYLED("Your name")))
                             P(SDT("<w:showingPlcHdr w:val='0'/>", R("Ada")))),
                "Your name{text , @0 Your name= P};Ada{text , @0 Ada= };"),
          "by the mark of the control");
    CHECK(t,
          reads(DOCUMENT(P(SDT("<w:showingPlcHdr/>", R("Typed"))) P(SDT("", STYLED("Typed")))
                             P(SDT("", STYLED("T") R("y")))),
                "Typed{text , @0 Typed= PD};Typed{text , @0 Typed= PD};Ty{text , @0 Ty= };"),
          "a mark without the style, or the style without a mark, is doubtful");
    CHECK(t,
          reads(DOCUMENT(P(SDT("", R("click or tap to Enter a date"))) P(SDT("", R(" Click here to enter text. ")))
                             P(SDT("", R("Click here"))) P(SDT("", R("\xE2\x80\x82\xC2\xA0 ")))),
                "click or tap to Enter a date{text , @0 click or tap to Enter a date= P}; Click here to enter text. "
                "{text , @0 "
                " Click here to enter text. = P};Click here{text , @0 Click here= };\xE2\x80\x82\xC2\xA0 {text , @0 "
                "\xE2\x80\x82\xC2\xA0 = P};"),
          "by the texts of Word, and blanks");
}

static void test_dates(check_tally *t)
{
#define DATE(day, format, text)                                                                                       \
    P(SDT("<w:date w:fullDate='" day "T00:00:00Z'><w:dateFormat w:val='" format "'/><w:lid w:val='en-GB'/></w:date>", \
          R(text)))
    CHECK(
        t,
        reads(
            DOCUMENT(DATE("2021-05-11", "dd/MM/yyyy", "11/05/2021") DATE("2021-05-11", "M/d/yyyy", "5/11/2021") DATE(
                "2021-05-11", "d MMMM yyyy", "Tuesday 11th May 2021") DATE("2021-05-11", "MMM yy", "May 21")),
            "11/05/2021{date , @0 11/05/2021=2021-05-11 };5/11/2021{date , @0 5/11/2021=2021-05-11 };Tuesday 11th May "
            "2021{date , @0 Tuesday 11th May 2021=2021-05-11 };May 21{date , @0 May 21=2021-05-11 };"),
        "days in several formats");
    CHECK(t,
          reads(DOCUMENT(DATE("2021-05-11", "dd/MM/yyyy", "05/11/2021") DATE("2021-05-11", "dd/MM/yyyy", "12/05/2021")
                             DATE("2021-05-11", "d MMM yyyy", "11 June 2021") DATE("2021-05-11", "", "last week")),
                "05/11/2021{date , @0 05/11/2021=2021-05-11 X};12/05/2021{date , @0 12/05/2021=2021-05-11 X};11 June "
                "2021{date "
                ", @0 11 June 2021=2021-05-11 X};last week{date , @0 last week=2021-05-11 X};"),
          "a day that was typed over");
    CHECK(t,
          reads(DOCUMENT(DATE("2021-02-30", "", "30/02/2021") P(SDT("<w:date/>", R("1/2/2021")))
                             DATE("2021-05-11", "", "") DATE("2021-05-11", "", "2021-05-11")),
                "30/02/2021{date , @0 30/02/2021= };1/2/2021{date , @0 1/2/2021= };{date , @0 =2021-05-11 "
                "P};2021-05-11{date , "
                "@0 2021-05-11=2021-05-11 };"),
          "no day, and no text");
#undef DATE
}

static void test_fields(check_tally *t)
{
#define BLANKS "\xE2\x80\x82\xE2\x80\x82\xE2\x80\x82\xE2\x80\x82\xE2\x80\x82"
#define CHOICES "<w:listEntry w:val='One'/><w:listEntry w:val='Two'/>"
    CHECK(t,
          reads(DOCUMENT(P(R("a ") FORM_FIELD("<w:name w:val='Text1'/><w:helpText w:val='Why'/><w:textInput/>")
                               CODE("FORMTEXT") FIELD("separate") R("b") R("c") FIELD("end") R(" d"))),
                "a bc d{ftext Text1,Why @2 bc= };"),
          "a text");
    CHECK(t,
          reads(DOCUMENT(P(FORM_FIELD("<w:textInput/>") FIELD("separate") R(BLANKS) FIELD("end"))),
                BLANKS "{ftext , @0 " BLANKS "= P};"),
          "a text that is not filled in");
    CHECK(t,
          reads(DOCUMENT(P(FORM_FIELD("<w:ddList><w:result w:val='1'/><w:default w:val='0'/>" CHOICES "</w:ddList>")
                               CODE("FORMDROPDOWN") FIELD("end")) P(FORM_FIELD("<w:ddList>" CHOICES "</w:ddList>")
                                                                        FIELD("separate") FIELD("end"))
                             P(FORM_FIELD("<w:ddList><w:default w:val='1'/>" CHOICES "</w:ddList>") FIELD("end"))
                                 P(FORM_FIELD("<w:ddList><w:result w:val='7'/>" CHOICES "</w:ddList>") FIELD("end"))),
                "Two{fchoice , @0 Two=Two };One{fchoice , @0 One=One };Two{fchoice , @0 Two=Two };{fchoice , @0 = P};"),
          "choices: the result, the default or the first; none has no text in the file");
    CHECK(t,
          reads(DOCUMENT(P(FORM_FIELD("<w:checkBox><w:default w:val='1'/></w:checkBox>") FIELD("end")
                               FORM_FIELD("<w:checkBox><w:default w:val='1'/><w:checked w:val='0'/></w:checkBox>")
                                   FIELD("end") FORM_FIELD("<w:checkBox><w:checked/></w:checkBox>") FIELD("end"))),
                "\xE2\x98\x92\xE2\x98\x90\xE2\x98\x92{fcheck , @0 \xE2\x98\x92=yes }{fcheck , @3 \xE2\x98\x90=no "
                "}{fcheck , @6 "
                "\xE2\x98\x92=yes };"),
          "check boxes");
    CHECK(t,
          reads(DOCUMENT(P(R("a") FIELD("begin") CODE("IF") FIELD("begin") CODE("REF") FIELD("separate") R("x")
                               FIELD("end") FIELD("separate") R("b") FIELD("begin") FIELD("separate") R("c")
                                   FIELD("end") R("d") FIELD("end") R("e"))),
                "abcde;"),
          "the result of a field in the instructions of another is not seen");
    CHECK(t,
          reads(DOCUMENT(P(FIELD("end") FIELD("separate") R("a") FIELD("begin") R("x")) PR("b")
                             TBL(TR(TC(P(R("c") FIELD("begin"))) TC(P(R("d") FIELD("end")))))),
                "a;b;table 1;table 1:1[1 c|2 d|];"),
          "a field without an end hides nothing after its paragraph");
#undef BLANKS
#undef CHOICES
}

/* Whether what was typed of the first paragraph of XML is WANTED. */
static bool typed_is(const char *xml, const char *wanted)
{
    ca_document document;
    ca_error error = {0};
    ca_text file = make_document(xml), typed = {0};
    bool same = ca_document_read((ca_slice){file.at, file.size}, NULL, &document, &error) == 0 && document.block_count;
    if (same)
        ca_document_typed(&typed, &document.blocks[0].content);
    same = same && strcmp(ca_text_words(&typed), wanted) == 0;
    if (!same)
        printf("# %s%s\n", ca_text_words(&typed), ca_text_words(&error.words));
    ca_document_free(&document);
    ca_error_free(&error);
    ca_text_free(&file);
    ca_text_free(&typed);
    return same;
}

static void test_typed(check_tally *t)
{
#define SHOWN(text) SDT("<w:showingPlcHdr/>", STYLED(text))
    CHECK(t,
          typed_is(DOCUMENT(P(R("Seen ") SHOWN("x") R("by ") SDT("", SHOWN("y") R("Ada")) R(" ") SHOWN("z"))),
                   "Seen by Ada"),
          "typed text is without placeholders");
    CHECK(t,
          typed_is(DOCUMENT(PR(" Choose an item. ")), "") &&
              typed_is(DOCUMENT(PR("Choose an item. Good")), "Choose an item. Good"),
          "a placeholder of a control that was lost, alone");
    CHECK(t, typed_is(DOCUMENT(SDT("<w:showingPlcHdr/>", P(STYLED("a")) P(STYLED("b")))), ""),
          "a placeholder of two paragraphs");
    CHECK(t,
          ca_document_is_placeholder(ca_slice_of("CHOOSE AN ITEM")) && !ca_document_is_placeholder(ca_slice_of("")) &&
              !ca_document_is_placeholder(ca_slice_of("n/a")),
          "texts of placeholders");
#undef SHOWN
}

/* --- other parts ------------------------------------------------------------------------------------------------- */

static void test_parts(check_tally *t)
{
    CHECK(t,
          document_is(
              make_zip((zip_member[]){
                  {"_rels/.rels", ROOT("word/document22.xml"), 0},
                  {"word/document22.xml",
                   DOCUMENT(P(SDT("<w:placeholder><w:docPart w:val='Own'/></w:placeholder>", R("Who are you?")))
                                P(SDT("<w:placeholder><w:docPart w:val='Other'/></w:placeholder>", R("Who are you?")))
                                    P("<w:commentRangeStart w:id='1'/>" R(
                                        "a") "<w:r><w:commentReference w:id='1'/></w:r>") "<w:altChunk r:id='x'/>"),
                   0},
                  {"word/_rels/document22.xml.rels", LINKS, 0},
                  {"word/header1.xml", PART("hdr", PR("Form") TBL(TR(TC(PR("b")) TC(PR("c")))) P("")), 0},
                  {"word/footer1.xml", PART("ftr", PR(" ")), 0},
                  {"word/footnotes.xml",
                   PART("footnotes",
                        "<w:footnote w:type='separator'>" P("<w:r><w:separator/></w:r>") "</w:footnote>"
                                                                                         "<w:footnote>" PR("foot") PR(
                                                                                             "note") "</w:footnote>"),
                   0},
                  {"word/comments.xml", PART("comments", "<w:comment w:id='1'>" PR("Why?") "</w:comment>"), 0},
                  {"word/glossary/document.xml",
                   PART("glossaryDocument",
                        "<w:docParts><w:docPart><w:docPartPr><w:name w:val='Own'/></w:docPartPr><w:docPartBody>" P(
                            "<w:ins>" STYLED("Who are you?") "</w:ins>") "</w:docPartBody></w:docPart></w:docParts>"),
                   0},
                  {NULL, NULL, 0}}),
              "Who are you?{text , @0 Who are you?= P};Who are you?{text , @0 Who are you?= };a;header "
              "Form/b>c/;footnote foot/note;comment Why?;comments=1;parts=1;"),
          "headers, notes, comments and the texts of placeholders");
}

/* Whether the document says that it is by PROGRAM, and has TITLE. */
static void test_properties(check_tally *t)
{
    ca_text file = make_zip((zip_member[]){
        {"_rels/.rels",
         RELATIONSHIPS(RELATIONSHIP("r1", "officeDocument", "d.xml") RELATIONSHIP(
             "r2", "extended-properties",
             "app.xml") "<Relationship Id='r3' Target='core.xml' "
                        "Type='http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
                        "core-properties'/>"),
         0},
        {"d.xml", DOCUMENT(PR("a")), 0},
        {"app.xml",
         "<Properties "
         "xmlns='http://schemas.openxmlformats.org/officeDocument/2006/extended-properties'><Application>Word"
         "</Application><A><Application>x</Application></A></Properties>",
         0},
        {"core.xml",
         "<c:coreProperties xmlns:c='http://schemas.openxmlformats.org/package/2006/metadata/core-properties' "
         "xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>Audit</dc:title></c:coreProperties>",
         0},
        {NULL, NULL, 0}});
    ca_document document;
    ca_error error = {0};
    int status = ca_document_read((ca_slice){file.at, file.size}, "a.docx", &document, &error);
    CHECK(t,
          status == 0 && document.kind == CA_FILE_WORD && ca_slice_is(document.application, "Word") &&
              ca_slice_is(document.title, "Audit"),
          "the program that saved it, and its title");
    ca_document_free(&document);
    ca_error_free(&error);
    ca_text_free(&file);
}

int main(void)
{
    check_tally t = {0, 0};
    test_text(&t);
    test_symbols(&t);
    test_changes(&t);
    test_alternatives(&t);
    test_tables(&t);
    test_sections(&t);
    test_controls(&t);
    test_placeholders(&t);
    test_dates(&t);
    test_fields(&t);
    test_typed(&t);
    test_parts(&t);
    test_properties(&t);
    return CHECK_END(&t);
}
