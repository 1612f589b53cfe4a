/* SPDX-License-Identifier: MIT */
/* Word documents that are damaged, hostile or too large, and files of other kinds. */
#include "make_document.h"

/* --- files that cannot be read ----------------------------------------------------------------------------------- */

#define BYTES(words) words, sizeof(words) - 1
#define COMPOUND "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0\0"

/* Whether a file of these BYTES, named NAME, is refused with WORDS, and as one of KIND. */
static bool refuses(const char *bytes, size_t size, const char *name, enum ca_file_kind kind, const char *words)
{
    ca_document document;
    ca_error error = {0};
    int status = ca_document_read((ca_slice){bytes, size}, name, &document, &error);
    bool same = status && document.kind == kind && strcmp(ca_text_words(&error.words), words) == 0;
    if (!same)
        printf("# %s\n", ca_text_words(&error.words));
    ca_document_free(&document);
    ca_error_free(&error);
    return same;
}

static void test_kinds(check_tally *t)
{
    CHECK(t,
          refuses(
              BYTES(COMPOUND "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"), NULL, CA_FILE_ENCRYPTED,
              "is a workbook or document that is protected with a password; open it in Word and save a copy without a "
              "password (File, Info, Protect Document, Encrypt with Password)"),
          "encrypted");
    CHECK(t,
          refuses(BYTES(COMPOUND "W\0o\0r\0d\0D\0o\0c\0u\0"), "a.doc", CA_FILE_OLD_OFFICE,
                  "is an Excel or Word file of before 2007 (.xls, .doc); open it in Word and save it as .docx"),
          "an old document");
    CHECK(t,
          refuses(BYTES("{\\rtf1"), "a.doc", CA_FILE_RICH_TEXT,
                  "is a Rich Text document (.rtf); open it in Word and save it as .docx"),
          "Rich Text");
    CHECK(t, refuses(BYTES("%PDF-1.7"), NULL, CA_FILE_PDF, "is a PDF; ask for the document as .docx"), "a PDF");
    CHECK(t,
          refuses(BYTES("\3Ada"), "forms/~$a.docx", CA_FILE_LOCK,
                  "is the lock file of a document that somebody has open; name the document itself"),
          "a lock file");
    CHECK(t,
          refuses(BYTES("<html>"), "a.doc", CA_FILE_OTHER,
                  "is no Word document (.docx); open it in Word and save it as .docx") &&
              refuses("", 0, NULL, CA_FILE_OTHER, "is no Word document (.docx); open it in Word and save it as .docx"),
          "text, and an empty file");
    ca_text book = make_workbook(&(workbook_parts){.sheet = NULL});
    CHECK(t,
          refuses(book.at, book.size, NULL, CA_FILE_WORKBOOK,
                  "is an Excel workbook (.xlsx); name the Word document (.docx)"),
          "a workbook");
    ca_text_free(&book);
    ca_text open = make_zip((zip_member[]){
        {"mimetype", "application/vnd.oasis.opendocument.text", 0}, {"content.xml", "<a/>", 0}, {NULL, NULL, 0}});
    CHECK(t,
          refuses(open.at, open.size, NULL, CA_FILE_OPEN_DOCUMENT,
                  "is an OpenDocument file (.ods, .odt); open it in Word and save it as .docx"),
          "OpenDocument");
    ca_text_free(&open);
    ca_text zip = make_zip((zip_member[]){{"a.docx", "x", 0}, {NULL, NULL, 0}});
    CHECK(t,
          refuses(zip.at, zip.size, NULL, CA_FILE_ZIP,
                  "is a zip file without a Word document; unpack it and name the documents in it"),
          "a zip file");
    ca_text_free(&zip);
}

/* The file is the same with "@" in BODY instead of COUNT times TEXT. The caller frees it. */
static ca_text document_of_many(const char *body, const char *text, size_t count)
{
    ca_text xml = {0};
    const char *at = strchr(body, '@');
    ca_text_append(&xml, body, (size_t)(at - body));
    for (size_t i = 0; i < count; i++)
        ca_text_add(&xml, text);
    ca_text_add(&xml, at + 1);
    ca_text file = make_document(xml.at);
    ca_text_free(&xml);
    return file;
}

#define CANNOT "!cannot be read as a Word document: "
#define ADVICE "; open it in Word and save it as a new document, or ask for the file once more"

static void test_hostile(check_tally *t)
{
    ca_text half = make_document(DOCUMENT(PR("a")));
    half.size /= 2;
    CHECK(t, document_is(half, CANNOT "it is not a whole zip file" ADVICE), "a file that was cut short");
    CHECK(t, reads("<!DOCTYPE w:document>" DOCUMENT(PR("a")), CANNOT "a part of it has a document type"),
          "a document type");
    CHECK(t,
          document_is(make_zip((zip_member[]){{"_rels/.rels", ROOT("word/d.xml"), 0},
                                              {"word/d.xml", DOCUMENT(""), 0},
                                              {"WORD\\d.xml", DOCUMENT(PR("a")), 0},
                                              {NULL, NULL, 0}}),
                      CANNOT "it has two parts named"),
          "two parts of one name");
    CHECK(t,
          document_is(make_zip((zip_member[]){{"word/document.xml", DOCUMENT(""), 0}, {NULL, NULL, 0}}),
                      CANNOT "it does not name its first part" ADVICE),
          "no relationship to the document");
    CHECK(t,
          reads("<w:styles xmlns:w='" WORD "'/>", "!is a zip file without a Word document; unpack it") &&
              reads("<a/>", "!is a zip file without"),
          "another first part");
    CHECK(t,
          reads("<p:presentation xmlns:p='http://schemas.openxmlformats.org/presentationml/2006/main'/>",
                "!is a PowerPoint presentation (.pptx); name the Word document (.docx)"),
          "a presentation by its first part");
    CHECK(t,
          document_is(make_zip((zip_member[]){{"_rels/.rels", ROOT("word/d.xml"), 0},
                                              {"word/d.xml", DOCUMENT(PR("a")), 0},
                                              {"word/_rels/d.xml.rels", LINKS, 0},
                                              {"word/header1.xml", PART("ftr", PR("a")), 0},
                                              {NULL, NULL, 0}}),
                      CANNOT "its header is none" ADVICE),
          "a header that is none");
    CHECK(t, reads("<w:document xmlns:w='" WORD "'><w:body><w:p>", CANNOT "a part of it is not well-formed XML"),
          "XML without its end");
}

static void test_limits(check_tally *t)
{
    CHECK(t,
          document_is(document_of_many(DOCUMENT("@"), "<w:ins>", 300),
                      CANNOT "a part of it has more than 256 elements in each other"),
          "too deep");
    CHECK(t,
          document_is(document_of_many(DOCUMENT(P("<w:r><w:t>@</w:t></w:r>")), "0123456789abcdef", 70000),
                      CANNOT "a text in it is longer than 1 MiB"),
          "a long text");
    CHECK(t,
          document_is(document_of_many(DOCUMENT(P(SDT("<w:tag w:val='@'/>", ""))), "0123456789abcdef", 70000),
                      CANNOT "a tag or comment in it is longer"),
          "a long attribute");
    CHECK(
        t,
        document_is(document_of_many(DOCUMENT(P("@")), "<w:sdt><w:sdtContent/></w:sdt>", CA_DOCUMENT_CONTROLS_MOST + 1),
                    CANNOT "it has more than 100000 controls and fields"),
        "too many controls");
    CHECK(t,
          document_is(document_of_many(DOCUMENT("@"), "<w:p/>", CA_DOCUMENT_BLOCKS_MOST + 1),
                      CANNOT "it has more than 1000000 paragraphs and tables"),
          "too many paragraphs");
    CHECK(t,
          document_is(document_of_many(DOCUMENT(TBL(TR("@"))), "<w:tc/>", CA_DOCUMENT_CELLS_MOST + 1),
                      CANNOT "its tables have more than 1000000 cells"),
          "too many cells");
}

/* Whether tables in each other, each of which has the text of those in it, are refused. */
static bool nests_too_much(void)
{
    enum { TABLES = 75, TEXT = 1000000 };
    ca_text xml = {0};
    ca_text_add(&xml, "<w:document xmlns:w='" WORD "'><w:body>");
    for (int i = 0; i < TABLES; i++)
        ca_text_add(&xml, "<w:tbl><w:tr><w:tc>");
    ca_text_add(&xml, "<w:p><w:r><w:t>");
    for (int i = 0; i < TEXT; i++)
        ca_text_byte(&xml, 'a');
    ca_text_add(&xml, "</w:t></w:r></w:p>");
    for (int i = 0; i < TABLES; i++)
        ca_text_add(&xml, "</w:tc></w:tr></w:tbl>");
    ca_text_add(&xml, "</w:body></w:document>");
    bool refused = document_is(make_document(xml.at), CANNOT "its texts have more than 64 MiB");
    ca_text_free(&xml);
    return refused;
}

/* Reads BYTES, whatever it gives. Returns whether a failure has an error, and a reading none. */
static bool ends_well(const char *bytes, size_t size)
{
    ca_document document;
    ca_error error = {0};
    ca_text shown = {0};
    int status = ca_document_read((ca_slice){bytes, size}, NULL, &document, &error);
    if (status == 0)
        show_document(&shown, &document);
    bool well = status ? error.words.size > 0 : !error.words.size;
    ca_document_free(&document);
    ca_error_free(&error);
    ca_text_free(&shown);
    return well;
}

/* A document with everything that the reader knows, and cuts and changes of it. */
static void test_damage(check_tally *t)
{
    static const char xml[] = DOCUMENT(
        SDT("<w:tag w:val='t'/>" LIST, PR("a") PR("b")) TBL(TR("<w:trPr><w:gridBefore w:val='1'/></w:trPr>" SDT(
            "<w:tag w:val='c'/>",
            TC("<w:tcPr><w:gridSpan w:val='2'/></w:tcPr>" PR("c") TBL(TR(TC(P(SDT(CHECKBOX("1"), R("X")))))) PR("")))))
            P(FORM_FIELD("<w:ddList><w:listEntry w:val='One'/></w:ddList>") FIELD("separate")
                  FIELD("end") "<w:del>" R("x") "</w:del>"));
    ca_text packed = make_document(xml);
    size_t wrong = 0;
    for (size_t size = 0; size < packed.size; size += 64)
        wrong += !ends_well(packed.at, size);
    CHECK(t, wrong == 0, "cut at every 64th byte");
    for (size_t i = 0; i < packed.size; i++) {
        packed.at[i] = (char)(packed.at[i] ^ 0x55);
        wrong += !ends_well(packed.at, packed.size);
        packed.at[i] = (char)(packed.at[i] ^ 0x55);
    }
    CHECK(t, wrong == 0, "each byte changed");
    ca_text_free(&packed);
    ca_text changed = {0};
    ca_text_add(&changed, xml);
    for (size_t i = 0; i < changed.size; i++) {
        ca_text file;
        char byte = changed.at[i];
        changed.at[i] = byte == 's' ? 't' : byte == 't' ? 'r' : byte == '/' ? ' ' : 'p';
        file = make_document(changed.at);
        wrong += !ends_well(file.at, file.size);
        ca_text_free(&file);
        changed.at[i] = byte;
    }
    CHECK(t, wrong == 0, "each byte of the XML changed");
    ca_text_free(&changed);
}

int main(void)
{
    check_tally t = {0, 0};
    test_kinds(&t);
    test_hostile(&t);
    test_limits(&t);
    CHECK(&t, nests_too_much(), "too much text by tables in each other");
    test_damage(&t);
    return CHECK_END(&t);
}
