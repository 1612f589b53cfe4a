/* SPDX-License-Identifier: MIT */
/* Packages: parts by relationships, hostile parts, limits, and files of another kind. Each is read as a workbook, as
 * a user would hand it over. */
#include "make_workbook.h"

#include "office/file_kind.h"

#define ONE SHEET("<row><c><v>1</v></c></row>")
#define BOOK WORKBOOK("<sheets><sheet name='Cases' sheetId='1' r:id='s1'/></sheets>")
#define LINK(target) RELATIONSHIPS(RELATIONSHIP("s1", "worksheet", target))

/* A package whose workbook is NAME, with TARGET as its sheet, which is the member SHEET_NAME. */
static bool finds(const char *root, const char *name, const char *links, const char *target, const char *sheet_name)
{
    ca_text relationships = {0}, root_text = {0};
    ca_text_format(&relationships, LINK("%s"), target);
    ca_text_format(&root_text, ROOT("%s"), root);
    ca_text file = make_zip((zip_member[]){{"_rels/", NULL, 0},
                                           {"_rels/.rels", root_text.at, 0},
                                           {name, BOOK, 0},
                                           {links, relationships.at, 0},
                                           {sheet_name, ONE, 0},
                                           {NULL, NULL, 0}});
    ca_text_free(&relationships);
    ca_text_free(&root_text);
    return file_gives(file, NULL, "1:n1;");
}

static void test_names(check_tally *t)
{
    CHECK(t, finds("workbook.xml", "workbook.xml", "_rels/workbook.xml.rels", "sheet.xml", "sheet.xml"),
          "parts at the root");
    CHECK(t, finds("/xl/a.xml", "xl/a.xml", "xl/_rels/a.xml.rels", "/Xl/Sheets/One.xml", "xl/sheets/one.XML"),
          "absolute targets, and names that differ by capitals");
    CHECK(t, finds("xl/a.xml", "xl/a.xml", "xl/_rels/a.xml.rels", "../x/./../one.xml", "one.xml"), "relative targets");
    CHECK(t, finds("xl\\a.xml", "xl\\a.xml", "xl\\_rels\\a.xml.rels", "sheets\\one.xml", "xl\\sheets\\one.xml"),
          "backslashes");
    CHECK(t, finds("xl/a.xml", "xl/a.xml", "xl/_rels/a.xml.rels", "my%20sheet.xml", "xl/my sheet.xml"),
          "escaped names");
    CHECK(t, finds("xl/a.xml", "xl/a.xml", "xl/_rels/a.xml.rels", "../../../../etc/passwd", "etc/passwd"),
          "nothing is above the root");
    CHECK(
        t,
        gives(
            &(workbook_parts){
                .root = "<Relationships xmlns='" PACKAGE "'><Relationship Id='a' Type='http://purl.oclc.org/ooxml/"
                        "officeDocument/relationships/officeDocument' Target='xl/workbook.xml'/></Relationships>",
                .workbook = "<w:workbook xmlns:w='http://purl.oclc.org/ooxml/spreadsheetml/main' xmlns:q='http://"
                            "purl.oclc.org/ooxml/officeDocument/relationships'><w:sheets><w:sheet name='A' "
                            "q:id='s1'/></w:sheets></w:workbook>",
                .relationships = "<Relationships xmlns='" PACKAGE "'><Relationship Id='s1' Type='http://purl.oclc.org/"
                                 "ooxml/officeDocument/relationships/worksheet' Target='worksheets/sheet1.xml'/>"
                                 "</Relationships>",
                .sheet = "<worksheet xmlns='http://purl.oclc.org/ooxml/spreadsheetml/main'><sheetData><row><c t='d'>"
                         "<v>2017-07-12</v></c></row></sheetData></worksheet>"},
            "1:d2017-07-12;"),
        "strict namespaces");
    CHECK(t,
          gives(&(workbook_parts){.relationships =
                                      RELATIONSHIPS("<Relationship Id='s1' Type='" OFFICE "/worksheet' Target="
                                                    "'worksheets/sheet1.xml' TargetMode='External'/>")},
                "!has lost the cells of sheet 'Cases'"),
          "a target outside the package is not read, whatever it is called");
    CHECK(t, gives(&(workbook_parts){.relationships = LINK("http://example.org/sheet.xml")}, "!has lost the cells"),
          "nor is a target that only looks like one");
}

/* Whether a sheet whose root declares COUNT more namespaces gives WANTED. */
static bool declares(size_t count, const char *wanted)
{
    ca_text sheet = {0};
    ca_text_add(&sheet, "<worksheet xmlns='" MAIN "'");
    for (size_t i = 0; i < count; i++)
        ca_text_format(&sheet, " xmlns:p%zu='urn:p'", i);
    ca_text_add(&sheet, "><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>");
    bool same = gives(&(workbook_parts){.sheet = sheet.at}, wanted);
    ca_text_free(&sheet);
    return same;
}

static void test_namespaces(check_tally *t)
{
    CHECK(t,
          gives(&(workbook_parts){.sheet = SHEET("<row><c><q xmlns='urn:q'><v>8</v></q><v>1</v></c></row>")}, "1:n1;"),
          "a default namespace ends with its element");
    CHECK(t,
          gives(&(workbook_parts){.sheet = "<p:worksheet xmlns:p='" MAIN "'><p:sheetData><p:row><p:c><p:v>1</p:v><p:q "
                                           "xmlns:p='urn:q'><p:v>8</p:v></p:q></p:c><p:c><p:v>2</p:v></p:c></p:row>"
                                           "</p:sheetData></p:worksheet>"},
                "1:n1|n2;"),
          "and so does that of a prefix");
    CHECK(t,
          gives(&(workbook_parts){.workbook = "<workbook xmlns='" MAIN "'><sheets><sheet r:id='s2' z:id='s1' name='A' "
                                              "id='s3' xmlns:z='" OFFICE "' xmlns:r='urn:r'/></sheets></workbook>",
                                  .sheet = SHEET("<row><c><v>1</v></c></row>")},
                "1:n1;"),
          "an attribute's namespace, which its element declares");
    CHECK(t,
          gives(&(workbook_parts){.sheet = SHEET("<row xml:space='preserve'><c><q:v>1</q:v></c></row>")},
                "!not well-formed"),
          "a prefix that is not declared");
    CHECK(t, declares(255, "1:n1;") && declares(256, "!declares more than 256 namespaces"),
          "a part with many namespaces");
}

/* Changes each of the bytes FROM in the file to TO, which has the same length. */
static void change(ca_text *file, const char *from, const char *to)
{
    size_t size = strlen(from);
    for (size_t i = 0; i + size <= file->size; i++)
        if (memcmp(file->at + i, from, size) == 0)
            memcpy(file->at + i, to, size);
}

static ca_text twice(const char *other)
{
    return make_zip((zip_member[]){{"_rels/.rels", ROOT("xl/workbook.xml"), 0},
                                   {"xl/workbook.xml", BOOK, 0},
                                   {"xl/_rels/workbook.xml.rels", LINK("sheet1.xml"), 0},
                                   {"xl/sheet1.xml", ONE, 0},
                                   {other, ONE, 0},
                                   {NULL, NULL, 0}});
}

static void test_duplicates(check_tally *t)
{
    ca_text file = twice("xl/sheet2.xml");
    change(&file, "xl/sheet2.xml", "xl/sheet1.xml");
    CHECK(t, file_gives(file, NULL, "!it has two parts named 'xl/sheet1.xml'"), "two parts of one name are refused");
    CHECK(t, file_gives(twice("XL/Sheet1.xml"), NULL, "!two parts named 'XL/Sheet1.xml'"),
          "capitals make no other name");
    CHECK(t, file_gives(twice("xl\\sheet1.xml"), NULL, "!two parts named"), "nor do backslashes");
    CHECK(t, file_gives(twice("xl/./x/../sheet1.xml"), NULL, "!two parts named"), "nor do dots");
}

#define IN_A_SHEET(text, size_) (&(workbook_parts){.sheet = text, .size = size_})

static void test_xml(check_tally *t)
{
    CHECK(t,
          gives(&(workbook_parts){.texts = "<!DOCTYPE sst [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]>" TEXTS(
                                      "<si><t>&b;</t></si>"),
                                  .sheet = ONE},
                "!document type"),
          "a document type is refused");
    CHECK(t, gives(IN_A_SHEET("<!DOCTYPE worksheet SYSTEM 'file:///etc/passwd'>" ONE, 0), "!document type"),
          "so is one in another file");
    CHECK(t,
          gives(IN_A_SHEET("<?xml version='1.0' encoding='ISO-8859-1'?>" ONE, 0), "!neither UTF-8 nor UTF-16") &&
              gives(IN_A_SHEET("<?xml version='1.0' encoding='UTF-7'?>" ONE, 0), "!cannot be read"),
          "other encodings are refused");
    CHECK(t, gives(IN_A_SHEET("\xEF\xBB\xBF<?xml version='1.0' encoding='utf-8' standalone='yes'?>" ONE, 0), "1:n1;"),
          "a byte order mark is none of the text");
    char wide[2 * sizeof ONE] = "\xFE\xFF";
    for (size_t i = 0; i < sizeof ONE - 1; i++)
        wide[2 * i + 3] = (ONE)[i];
    CHECK(t, gives(IN_A_SHEET(wide, sizeof wide), "1:n1;"), "UTF-16");
    CHECK(t,
          gives(IN_A_SHEET("<worksheet xmlns='" MAIN "'><sheetData><row><c><v>1</v></c></row>", 0),
                "!not well-formed XML"),
          "a sheet that ends too early");
    CHECK(t,
          gives(IN_A_SHEET(SHEET("<row><c t='inlineStr'><is><t>\xE9</t></is></c></row>"), 0), "!not well-formed XML"),
          "a text that is not UTF-8");
    CHECK(t, gives(IN_A_SHEET(SHEET("<row><c><v>&nbsp;</v></c></row>"), 0), "!not well-formed XML"),
          "an unknown entity");
    CHECK(t, gives(IN_A_SHEET("<chartsheet xmlns='" MAIN "'/>", 0), "!has no cells"), "a part that is no sheet");
}

/* HEAD, then COUNT times PIECE, then TAIL. The caller frees it. */
static ca_text repeated(const char *head, const char *piece, size_t count, const char *tail)
{
    ca_text all = {0};
    size_t size = strlen(piece);
    ca_text_add(&all, head);
    ca_text_room(&all, count * size + strlen(tail));
    for (size_t i = 0; i < count; i++)
        ca_text_append(&all, piece, size);
    ca_text_add(&all, tail);
    return all;
}

static bool sheet_gives(ca_text sheet, const char *wanted)
{
    bool same = gives(IN_A_SHEET(sheet.at, 0), wanted);
    ca_text_free(&sheet);
    return same;
}

#define BEGIN "<worksheet xmlns='" MAIN "'><sheetData>"
#define END "</sheetData></worksheet>"
#define TEXT_BEGIN BEGIN "<row><c t='inlineStr'><is><t>"
#define TEXT_END "</t></is></c></row>" END

static void test_part_limits(check_tally *t)
{
    const size_t mebibyte = 1 << 20;
    CHECK(t,
          sheet_gives(repeated(BEGIN, "<a>", 254, ""), "!not well-formed") &&
              sheet_gives(repeated(BEGIN, "<a>", 255, ""), "!more than 256 elements in each other"),
          "at most 256 elements in each other");
    ca_text many = repeated(BEGIN "<row><c ", "", 0, "");
    for (int i = 0; i < 513; i++)
        ca_text_format(&many, "a%d='' ", i);
    ca_text_add(&many, "/></row>" END);
    CHECK(t, sheet_gives(many, "!more than 512 attributes"), "at most 512 attributes");
    CHECK(t, sheet_gives(repeated(TEXT_BEGIN, "x", mebibyte + 1, TEXT_END), "!a text in it is longer than 1 MiB"),
          "a text of at most 1 MiB");
    CHECK(t,
          sheet_gives(repeated(BEGIN "<row><c><v>1</v></c></row><!--", "x", mebibyte * 2, "-->" END),
                      "!tag or comment in it is longer than 1 MiB"),
          "a comment of at most 1 MiB");
    CHECK(t, sheet_gives(repeated(BEGIN "<row r='", "1", mebibyte * 2, "'/>" END), "!tag or comment in it is longer"),
          "a tag of at most 1 MiB");
    CHECK(t, sheet_gives(repeated(BEGIN "<row><c><v>1</v></c></row>", "<!--x-->", mebibyte / 2, END), "1:n1;"),
          "many short comments do no harm");
    ca_text names = {0};
    ca_text_add(&names, BEGIN);
    for (int i = 0; i < 1000000; i++)
        ca_text_format(&names, "<a%d/>", i);
    ca_text_add(&names, END);
    CHECK(t, sheet_gives(names, "!needs more than 32 MiB of memory"), "a parser keeps at most 32 MiB of names");
}

static void test_sizes(check_tally *t)
{
    const size_t mebibyte = 1 << 20;
    ca_text comment = repeated("<!--", "x", 1024 - strlen("<!---->"), "-->");
    CHECK(t, sheet_gives(repeated(BEGIN, comment.at, 129 << 10, END), "!a part of it unpacks to more than 128 MiB"),
          "a part of at most 128 MiB");
    ca_text filler = repeated("", comment.at, 66 << 10, "");
    ca_text styles = repeated(filler.at, STYLES(""), 1, ""), texts = repeated(filler.at, TEXTS(""), 1, "");
    ca_text sheet = repeated(BEGIN, filler.at, 1, END);
    CHECK(t,
          gives(&(workbook_parts){.styles = styles.at, .texts = texts.at, .sheet = sheet.at},
                "!its parts unpack to more than 192 MiB"),
          "all parts together of at most 192 MiB");
    CHECK(t, gives(&(workbook_parts){.styles = styles.at, .sheet = sheet.at}, ""), "two of them are read");
    ca_text_free(&comment);
    ca_text_free(&filler);
    ca_text_free(&styles);
    ca_text_free(&texts);
    ca_text_free(&sheet);
    ca_text large = repeated("PK\3\4", " ", 64 * mebibyte - 3, "");
    CHECK(t, file_gives(large, NULL, "!larger than 64 MiB"), "a file of at most 64 MiB");
    ca_text table = repeated("<sst xmlns='" MAIN "'>", "<si/>", 500001, "</sst>");
    CHECK(t, gives(&(workbook_parts){.texts = table.at}, "!more than 500,000 different texts"),
          "at most 500,000 texts");
    ca_text_free(&table);
}

static int pass_row(const ca_sheet_row *row, void *context)
{
    (void)row;
    (void)context;
    return 0;
}

static void test_cell_limits(check_tally *t)
{
    ca_text rows = repeated(BEGIN "<row>", "<c/>", 16384, "</row>");
    ca_text all = repeated("", rows.at + strlen(BEGIN), 306, END), sheet = {0};
    ca_text_add(&sheet, BEGIN);
    ca_text_append(&sheet, all.at, all.size);
    CHECK(t, sheet_gives(sheet, "!has more than 5,000,000 cells"), "at most 5 million cells");
    ca_text_free(&all);
    ca_text_free(&rows);
    CHECK(t, sheet_gives(repeated(BEGIN, "<row><c/><c/></row><row><c/></row>", 1, END), ""),
          "empty cells make no rows");
    ca_text far = {0};
    ca_text_add(&far, BEGIN);
    for (int i = 1; i <= 3060; i++)
        ca_text_format(&far, "<row><c r='XFD%d'><v>1</v></c></row>", i);
    ca_text_add(&far, END);
    ca_text file = make_workbook(IN_A_SHEET(far.at, 0));
    ca_sheet_info info = {.sheets = 0};
    ca_error error = {0};
    (void)!ca_sheet_read((ca_slice){file.at, file.size}, NULL, pass_row, NULL, &info, &error);
    CHECK(t, strstr(ca_text_words(&error.words), "has more than 50,000,000 empty cells"),
          "at most 50 million gaps between cells");
    ca_sheet_info_free(&info);
    ca_error_free(&error);
    ca_text_free(&file);
    ca_text_free(&far);
    ca_text text = repeated("<sst xmlns='" MAIN "'><si><t>", "x", 1 << 20, "</t></si></sst>");
    ca_text row = repeated(BEGIN "<row>", "<c t='s'><v>0</v></c>", 17, "</row>" END);
    CHECK(t, gives(&(workbook_parts){.texts = text.at, .sheet = row.at}, "!row 1: its texts are longer than 16 MiB"),
          "a row with texts of at most 16 MiB, although they share one");
    ca_text_free(&row);
    row = repeated(BEGIN, "<row><c t='s'><v>0</v></c></row>", 257, END);
    CHECK(t, gives(&(workbook_parts){.texts = text.at, .sheet = row.at}, "!its texts are longer than 256 MiB"),
          "a sheet with texts of at most 256 MiB");
    ca_text_free(&row);
    ca_text_free(&text);
}

static void test_members(check_tally *t)
{
    zip_member *members = ca_allocate(2002, sizeof *members);
    ca_text *names = ca_allocate(2001, sizeof *names);
    for (int i = 0; i < 2001; i++) {
        ca_text_format(&names[i], "%d", i);
        members[i].name = names[i].at;
    }
    CHECK(t, file_gives(make_zip(members), NULL, "!it has more than 2000 parts"), "at most 2,000 parts");
    for (int i = 0; i < 2001; i++)
        ca_text_free(&names[i]);
    free(names);
    free(members);
    ca_text file = make_workbook(&(workbook_parts){.sheet = ONE});
    ca_text_append(&file, "\0\0\0", 3);
    CHECK(t, file_gives(file, NULL, "1:n1;"), "bytes after the end of the file do no harm");
    file = make_workbook(&(workbook_parts){.sheet = ONE});
    file.size /= 2;
    CHECK(t, file_gives(file, NULL, "!it is not a whole zip file"), "half a file");
    /* The size in the directory of the file is a claim; that in the header of the member, too. */
    ca_text sheet = repeated(BEGIN "<row><c><v>1</v></c></row>", " ", 0x41414, END);
    file = make_workbook(&(workbook_parts){.sheet = sheet.at});
    uint32_t size = (uint32_t)sheet.size;
    char claimed[] = {(char)size, (char)(size >> 8), (char)(size >> 16), '\0'};
    change(&file, claimed, "\x0A\x01\x01");
    CHECK(t, file_gives(file, NULL, "1:n1;"), "the sizes that a file claims are not believed");
    ca_text_free(&sheet);
}

/* Whether a file of these bytes has the kind, and the reader of sheets refuses it with WORDS. */
static bool is_kind(const char *bytes, size_t size, enum ca_file_kind kind, const char *words)
{
    ca_text file = {0};
    ca_text_append(&file, bytes, size);
    bool same = ca_file_kind(NULL, (ca_slice){file.at, file.size}) == kind;
    return file_gives(file, NULL, words) && same;
}

static bool zip_is_kind(const zip_member *members, enum ca_file_kind kind, const char *words)
{
    ca_text file = make_zip(members);
    bool same = ca_file_kind(NULL, (ca_slice){file.at, file.size}) == kind;
    if (!same)
        printf("# kind %d\n", (int)ca_file_kind(NULL, (ca_slice){file.at, file.size}));
    return file_gives(file, NULL, words) && same;
}

#define BYTES(words) words, sizeof(words) - 1
#define COMPOUND "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0\0"

static void test_kinds(check_tally *t)
{
    char lock[165] = "\3Ada";
    memset(lock + 4, ' ', 51);
    memcpy(lock + 55, "\3\0A\0d\0a\0", 8);
    CHECK(t,
          is_kind(BYTES(COMPOUND "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"), CA_FILE_ENCRYPTED, "!password"),
          "encrypted");
    CHECK(t, is_kind(BYTES(COMPOUND "W\0o\0r\0k\0b\0o\0o\0k\0"), CA_FILE_OLD_OFFICE, "!before 2007"),
          "an old workbook");
    CHECK(t, is_kind(BYTES(COMPOUND "W\0o\0r\0d\0D\0o\0c\0u\0"), CA_FILE_OLD_OFFICE, "!before 2007"),
          "an old document");
    CHECK(t, is_kind(BYTES(COMPOUND), CA_FILE_COMPOUND, "!is old (.xls, .doc) or protected"), "one of the two");
    char stored[30] = "PK\3\4";
    stored[26] = (char)strlen("mimetype");
    ca_text zip = {0};
    ca_text_append(&zip, stored, sizeof stored);
    ca_text_add(&zip, "mimetypeapplication/vnd.oasis.opendocument.text");
    CHECK(t, is_kind(zip.at, zip.size, CA_FILE_OPEN_DOCUMENT, "!"), "OpenDocument by its first member");
    ca_text_free(&zip);
    CHECK(t, is_kind(BYTES("%PDF-1.7"), CA_FILE_PDF, "!is a PDF; ask"), "a PDF");
    CHECK(t, is_kind(BYTES("{\\rtf1"), CA_FILE_RICH_TEXT, "!Rich Text"), "Rich Text");
    CHECK(t, is_kind(BYTES("\x1F\x8B\x08"), CA_FILE_GZIP, "!gzip; unpack it"), "gzip");
    CHECK(t, is_kind(lock, sizeof lock, CA_FILE_LOCK, "!lock file"), "a lock file by its bytes");
    CHECK(t,
          ca_file_kind("lists/~$open.xlsx", ca_slice_of("x")) == CA_FILE_LOCK &&
              ca_file_kind("~$lists/open.xlsx", ca_slice_of("x")) == CA_FILE_OTHER,
          "a lock file by its name");
    CHECK(t,
          is_kind(BYTES("id,name\n"), CA_FILE_OTHER, "!is no Excel workbook") &&
              is_kind("", 0, CA_FILE_OTHER, "!is no Excel"),
          "text and an empty file are of no such kind");
    CHECK(t, is_kind(BYTES("<html><table>"), CA_FILE_OTHER, "!is no Excel workbook"), "HTML is of no such kind");
}

static void test_zip_kinds(check_tally *t)
{
    static const char word[] = "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'/>";
    static const char slides[] =
        "<p:presentation xmlns:p='http://schemas.openxmlformats.org/presentationml/2006/main'/>";
    CHECK(t,
          zip_is_kind((zip_member[]){{"mimetype", "application/vnd.oasis.opendocument.spreadsheet", 0},
                                     {"content.xml", "<a/>", 0},
                                     {NULL, NULL, 0}},
                      CA_FILE_OPEN_DOCUMENT, "!OpenDocument file (.ods, .odt); save it as .xlsx"),
          "OpenDocument");
    CHECK(t,
          zip_is_kind((zip_member[]){{"Index/Document.iwa", "x", 0}, {NULL, NULL, 0}}, CA_FILE_NUMBERS,
                      "!export it as .xlsx"),
          "Numbers");
    CHECK(t,
          zip_is_kind(
              (zip_member[]){{"_rels/.rels", ROOT("xl/workbook.bin"), 0}, {"xl/workbook.bin", "x", 0}, {NULL, NULL, 0}},
              CA_FILE_BINARY_WORKBOOK, "!(.xlsb); save it as .xlsx"),
          "a binary workbook");
    CHECK(t,
          zip_is_kind((zip_member[]){{"_rels/.rels", ROOT("word/d.xml"), 0}, {"word/d.xml", word, 0}, {NULL, NULL, 0}},
                      CA_FILE_WORD, "!Word document (.docx)"),
          "a Word document");
    CHECK(t,
          zip_is_kind((zip_member[]){{"_rels/.rels", ROOT("d.xml"), 0}, {"d.xml", word, 0}, {NULL, NULL, 0}},
                      CA_FILE_ZIP, "!Word document (.docx)"),
          "a Word document by its first part");
    CHECK(t,
          zip_is_kind((zip_member[]){{"_rels/.rels", ROOT("ppt/p.xml"), 0}, {"ppt/p.xml", slides, 0}, {NULL, NULL, 0}},
                      CA_FILE_PRESENTATION, "!PowerPoint"),
          "a presentation");
    ca_text inner = make_workbook(&(workbook_parts){.sheet = ONE});
    CHECK(t, ca_file_kind(NULL, (ca_slice){inner.at, inner.size}) == CA_FILE_WORKBOOK, "a workbook");
    CHECK(t,
          zip_is_kind((zip_member[]){{"open.xlsx", inner.at, inner.size}, {NULL, NULL, 0}}, CA_FILE_ZIP,
                      "!is a zip file without a workbook; unpack it"),
          "a zip file with a workbook in it");
    ca_text_free(&inner);
    CHECK(t,
          zip_is_kind((zip_member[]){{"xl/workbook.xml", BOOK, 0}, {NULL, NULL, 0}}, CA_FILE_WORKBOOK,
                      "!does not name its first part"),
          "a workbook without relationships");
    ca_text sentence = {0};
    ca_file_kind_sentence(&sentence, CA_FILE_PDF);
    CHECK(t,
          strcmp(sentence.at, "is a PDF; ask for the list as .xlsx or .csv") == 0 &&
              strcmp(ca_file_kind_noun(CA_FILE_WORKBOOK), "an Excel workbook (.xlsx)") == 0 &&
              !*ca_file_kind_noun(CA_FILE_OTHER),
          "kinds in words");
    ca_text_free(&sentence);
}

int main(void)
{
    check_tally t = {0, 0};
    test_names(&t);
    test_namespaces(&t);
    test_duplicates(&t);
    test_xml(&t);
    test_part_limits(&t);
    test_sizes(&t);
    test_cell_limits(&t);
    test_members(&t);
    test_kinds(&t);
    test_zip_kinds(&t);
    return CHECK_END(&t);
}
