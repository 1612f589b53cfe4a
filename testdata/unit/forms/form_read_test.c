/* SPDX-License-Identifier: MIT */
/* Forms as they come back: moved, sorted and deleted cells, text in unexpected places, forms that are damaged, and files that
 * are no workbook. */
#include "../office/make_workbook.h"

#include "forms/form_read.h"

/* Rows of a sheet, each a line of its number and its cells from column A on: "2|form|a-1". A text alone is that text; "n:7" is
 * the number 7, "d:" a day, "b:" a truth value, "e:" an error, "f:" a formula without its result, "r:" one with a result. */
#define IDENTITY                                               \
    "1|caseaudit.form/1|record|framework|edition|for|digest\n" \
    "2|form|a-1|durham-2016|Edition 2|Auditor|3f9a1b2c\n"
#define QUESTIONS                                   \
    "10||Questions\n"                               \
    "11|parts|||grade|evidence|na\n"                \
    "12||Question|Guidance|Grade|Evidence|Reason\n" \
    "13|answers.risk|Risk|Look.|Good|Seen.\n"       \
    "14|answers.voice|Voice|Listen.|||Too young\n"
#define ACTIONS                           \
    "20||Actions\n"                       \
    "21|parts|||due|action|owner\n"       \
    "22||Action|No|Due|What|Who\n"        \
    "23|actions.1|1||d:42928|Visit|Ada\n" \
    "24|actions.2|2\n"
#define FINDINGS                      \
    "30||Findings\n"                  \
    "31|parts|||kind|text|theme\n"    \
    "32||Findings||Kind|Text|Theme\n" \
    "33|findings.1|1||Strength|Kind\n"
#define FORM IDENTITY QUESTIONS ACTIONS FINDINGS

/* What the reader gives of it. */
#define OF_IDENTITY "a-1 durham-2016 3f9a1b2c 2 auditor:"
#define OF_QUESTIONS "answers.risk.grade=Good;answers.risk.evidence=Seen.;answers.voice.na=Too young;"
#define OF_ACTIONS "actions.1.due=d2017-07-12;actions.1.action=Visit;actions.1.owner=Ada;"
#define OF_FINDINGS "findings.1.kind=Strength;findings.1.text=Kind;"
#define OF_FORM OF_IDENTITY OF_QUESTIONS OF_ACTIONS OF_FINDINGS

static void add_cell(ca_text *xml, const char *row, size_t column, ca_slice text)
{
    static const char types[] = "ndbefr";
    const char *type = text.size > 1 && text.at[1] == ':' ? strchr(types, text.at[0]) : NULL;
    ca_slice value = type ? (ca_slice){text.at + 2, text.size - 2} : text;
    ca_text name = {0};
    ca_cell_name(&name, (size_t)strtoul(row, NULL, 10) - 1, column);
    ca_text_format(xml, "<c r='%s'", name.at);
    ca_text_free(&name);
    if (!type)
        ca_text_format(xml, " t='inlineStr'><is><t xml:space='preserve'>%.*s</t></is></c>", (int)value.size, value.at);
    else if (*type == 'f' || *type == 'r')
        ca_text_format(xml, "><f>A1</f><v>%.*s</v></c>", *type == 'r' ? (int)value.size : 0, value.at);
    else
        ca_text_format(xml, " t='%s'%s><v>%.*s</v></c>",
                       *type == 'b'   ? "b"
                       : *type == 'e' ? "e"
                                      : "n",
                       *type == 'd' ? " s='1'" : "", (int)value.size, value.at);
}

/* Appends the sheet of ROWS. */
static void add_sheet(ca_text *xml, const char *rows)
{
    ca_text_add(xml, "<worksheet xmlns='" MAIN "'><sheetData>");
    for (const char *line = rows; *line; line += strcspn(line, "\n") + 1) {
        size_t size = strcspn(line, "\n"), at = strcspn(line, "|");
        ca_text_format(xml, "<row r='%.*s'>", (int)at, line);
        for (size_t column = 0; at < size; column++) {
            size_t end = at + 1 + strcspn(line + at + 1, "|\n");
            if (end > at + 1)
                add_cell(xml, line, column, (ca_slice){line + at + 1, end - at - 1});
            at = end;
        }
        ca_text_add(xml, "</row>");
    }
    ca_text_add(xml, "</sheetData></worksheet>");
}

static const char styles[] = STYLES("<cellXfs><xf numFmtId='0'/><xf numFmtId='22'/></cellXfs>");

/* The workbook with these sheets, of which the second may be NULL. The caller frees it. */
static ca_text make_form(const char *first, const char *second)
{
    ca_text one = {0}, two = {0};
    add_sheet(&one, first);
    add_sheet(&two, second ? second : "");
    ca_text file = make_zip((zip_member[]){
        {"_rels/.rels", ROOT("xl/workbook.xml"), 0},
        {"xl/workbook.xml",
         WORKBOOK("<sheets><sheet name='One' sheetId='1' r:id='s1'/><sheet name='Two' state='hidden' sheetId='2' "
                  "r:id='s2'/></sheets>"),
         0},
        {"xl/_rels/workbook.xml.rels",
         RELATIONSHIPS(RELATIONSHIP("s1", "worksheet", "1.xml") RELATIONSHIP("s2", "worksheet", "2.xml")
                           RELATIONSHIP("s3", "styles", "styles.xml")),
         0},
        {"xl/styles.xml", styles, 0},
        {"xl/1.xml", one.at, 0},
        {"xl/2.xml", two.at, 0},
        {NULL, NULL, 0}});
    ca_text_free(&one);
    ca_text_free(&two);
    return file;
}

static void note_slice(ca_text *to, const char *before, ca_slice text)
{
    ca_text_add(to, before);
    ca_text_append(to, text.size ? text.at : "", text.size);
}

static void note_answer(ca_text *to, const ca_form_answer *answer)
{
    static const char kinds[] = "-tndTbeu";
    if (!answer->path.size)
        ca_cell_name(to, (size_t)answer->location.line - 1, (size_t)answer->location.column - 1);
    note_slice(to, "", answer->path);
    ca_text_byte(to, '=');
    if (answer->formula)
        ca_text_byte(to, '=');
    if (answer->kind != CA_SHEET_TEXT)
        ca_text_byte(to, kinds[answer->kind]);
    note_slice(to, "", answer->text);
    ca_text_byte(to, ';');
}

/* Which cells are noted: those with a path, those without one that are below row 3 and to the right of column C or in column A,
 * since the texts of the forms above are not there; the blanks. */
enum noted { PATHS, TYPED, BLANKS, OTHERS };

static bool is_noted(const ca_form_answer *answer, enum noted noted)
{
    if (noted == PATHS)
        return answer->path.size > 0;
    uint64_t row = answer->location.line, column = answer->location.column;
    return !answer->path.size && row != 12 && row != 22 && row != 32 && column != 2 && column != 3;
}

static void note_form(ca_text *to, const ca_form_return *form, enum noted noted)
{
    if (form->error) {
        ca_text_format(to, "!%s", form->error);
        return;
    }
    if (noted == PATHS) {
        note_slice(to, "", form->id);
        note_slice(to, " ", form->framework);
        note_slice(to, " ", form->digest);
        ca_text_format(to, " %u %s:", (unsigned)form->edition, ca_form_purposes[form->purpose]);
    }
    for (size_t i = 0; i < form->count && noted != BLANKS; i++)
        if (is_noted(&form->answers[i], noted))
            note_answer(to, &form->answers[i]);
    for (size_t i = 0; i < form->blank_count && noted == BLANKS; i++)
        note_slice(to, i ? ";" : "", form->blanks[i].path);
}

/* What the reader makes of a file, or "!" and the error. The caller frees it. */
static ca_text noted_of(ca_slice file, const char *name, enum noted noted)
{
    ca_form_returns returns = {.count = 0};
    ca_error error = {0};
    ca_text notes = {0};
    if (ca_form_read(file, name, &returns, &error))
        ca_text_format(&notes, "!%s", ca_text_words(&error.words));
    for (size_t i = 0; i < returns.count && noted != OTHERS; i++) {
        ca_text_add(&notes, i ? "/" : "");
        note_form(&notes, &returns.forms[i], noted);
    }
    for (size_t i = 0; i < returns.other_count && noted == OTHERS; i++) {
        ca_text_format(&notes, "%s:", returns.others[i].sheet);
        for (size_t j = 0; j < returns.others[i].count; j++)
            note_answer(&notes, &returns.others[i].answers[j]);
    }
    ca_form_returns_free(&returns);
    ca_error_free(&error);
    return notes;
}

static bool noted_is(ca_text notes, const char *wanted)
{
    const char *words = ca_text_words(&notes);
    bool same = *wanted == '!' ? *words == '!' && strstr(words, wanted + 1) : strcmp(words, wanted) == 0;
    if (!same)
        printf("# %s\n", words);
    ca_text_free(&notes);
    return same;
}

/* Whether the reader makes WANTED of the workbook with these sheets, or with "!..." an error that has these words. */
static bool gives_of(const char *first, const char *second, enum noted noted, const char *wanted)
{
    ca_text file = make_form(first, second);
    bool same = noted_is(noted_of((ca_slice){file.at, file.size}, "form.xlsx", noted), wanted);
    ca_text_free(&file);
    return same;
}

static bool form_gives(const char *rows, const char *wanted)
{
    return gives_of(rows, NULL, PATHS, wanted);
}

static bool typed_is(const char *rows, const char *wanted)
{
    return gives_of(rows, NULL, TYPED, wanted);
}

static void test_answers(check_tally *t)
{
    CHECK(t, form_gives(FORM, OF_FORM), "key and part name the member");
    CHECK(t, gives_of(IDENTITY QUESTIONS, NULL, BLANKS, "answers.risk.na;answers.voice.grade;answers.voice.evidence"),
          "cells that are not filled in are given as blanks");
    CHECK(t,
          gives_of("1|Good\n", FORM, PATHS, OF_FORM) &&
              gives_of("1|Good\n4||Read this\n", FORM, OTHERS, "One:A1=Good;B4=Read this;"),
          "a hidden sheet is read; the cells of a sheet without a form are given without a path");
    CHECK(t, gives_of(FORM, FORM, PATHS, OF_FORM "/" OF_FORM), "each sheet of a workbook may have a form");
    CHECK(t,
          form_gives(IDENTITY
                     "6|parts|||value\n7|audit.date|Date||d:42928.4375\n8|context|||Calm\n9|flags.concerns|||b:1\n",
                     OF_IDENTITY "audit.date=T2017-07-12;context=Calm;flags.concerns=bTRUE;"),
          "the part \"value\" is the member of the key; a time of day is cut off and marked");
    CHECK(t,
          form_gives(IDENTITY "6|parts|||value\n7|context|||e:#N/A\n8|comment|||f:\n9|audit.date|||r:42928\n",
                     OF_IDENTITY "context=e#N/A;comment==u;audit.date==n42928;"),
          "errors and formulas are given with their kind");
    CHECK(t,
          form_gives("1|caseaudit.form/1|record|for\n2|form|a-1|Moderator\n3|parts|||grade|comment\n"
                     "4|moderation.answers.risk|Risk|Seen.|Good|Poor\n5|parts|||agreed|reason\n"
                     "6|moderation.overall|||Yes|Good\n",
                     "a-1   0 moderator:moderation.answers.risk.grade=Good;moderation.answers.risk.comment=Poor;"
                     "moderation.overall.agreed=Yes;moderation.overall.reason=Good;"),
          "a moderator's form");
    CHECK(
        t,
        form_gives("1|caseaudit.form/1|record|for\n2|form|n:77870|\n4|moderation.overall||\n", "77870   0 moderator:"),
        "an id may be a number; a moderator's form is one by its keys, too");
    CHECK(t,
          form_gives(IDENTITY "6|parts|||value\n7|context||| \n8|comment|||\u00a0\n", OF_IDENTITY) &&
              form_gives(IDENTITY "6|parts|||value\n7|context||| a \n", OF_IDENTITY "context= a ;"),
          "white space alone is no answer; around an answer it is kept");
    CHECK(t, form_gives(IDENTITY "6|parts|||value\n900000|context|||Far\n", OF_IDENTITY "context=Far;"),
          "empty rows do not end a form");
}

/* Notes are given after the cells, without a path. */
static void test_notes(check_tally *t)
{
    static const char notes[] = "<comments xmlns='" MAIN "'><authors><author>Ada</author></authors><commentList>"
                                "<comment ref='D3'><text><r><t>Not </t></r><r><t>sure.</t></r></text></comment>"
                                "<comment ref='B2'><text><t>[Threaded comment]\n\nYour version of Excel\n\nComment:\n"
                                "    Why?\n</t></text></comment><comment ref='A1'><text><t> </t></text></comment>"
                                "</commentList></comments>";
    ca_text sheet = {0};
    add_sheet(&sheet, IDENTITY "3|parts|||value\n");
    ca_text file = make_zip(
        (zip_member[]){{"_rels/.rels", ROOT("xl/workbook.xml"), 0},
                       {"xl/workbook.xml", WORKBOOK("<sheets><sheet name='One' sheetId='1' r:id='s1'/></sheets>"), 0},
                       {"xl/_rels/workbook.xml.rels", RELATIONSHIPS(RELATIONSHIP("s1", "worksheet", "1.xml")), 0},
                       {"xl/1.xml", sheet.at, 0},
                       {"xl/_rels/1.xml.rels", RELATIONSHIPS(RELATIONSHIP("n1", "comments", "notes.xml")), 0},
                       {"xl/notes.xml", notes, 0},
                       {NULL, NULL, 0}});
    ca_form_returns returns = {.count = 0};
    ca_error error = {0};
    ca_text given = {0};
    int status = ca_form_read((ca_slice){file.at, file.size}, "form.xlsx", &returns, &error);
    bool notes_alone = status == 0 && returns.count == 1;
    for (size_t i = 0; notes_alone && i < returns.forms[0].count; i++) {
        note_answer(&given, &returns.forms[0].answers[i]);
        notes_alone = returns.forms[0].answers[i].note;
    }
    CHECK(t, notes_alone && noted_is(given, "D3=Not sure.;B2=Why?;"), "notes on cells are given with their cell");
    ca_form_returns_free(&returns);
    ca_error_free(&error);
    ca_text_free(&file);
    ca_text_free(&sheet);
}

#define SHIFTED_FORM                                                   \
    "4||||||My own line\n"                                             \
    "7||\u00a0caseaudit.form/1 |record|framework|edition|for|digest\n" \
    "8||Form|a-1|durham-2016|Edition 2|Auditor|3f9a1b2c\n"             \
    "11||Parts|||grade|evidence|na\n"                                  \
    "13||'answers.risk|||Good|Seen.\n"                                 \
    "14|| Answers.Voice\u00a0|||||Too young\n"

/* Whether the form of ROWS has COUNT blank cells. */
static bool blanks_are(const char *rows, size_t count)
{
    ca_form_returns returns = {.count = 0};
    ca_error error = {0};
    ca_text file = make_form(rows, NULL);
    bool same = ca_form_read((ca_slice){file.at, file.size}, "form.xlsx", &returns, &error) == 0 &&
                returns.count == 1 && returns.forms[0].blank_count == count;
    ca_form_returns_free(&returns);
    ca_error_free(&error);
    ca_text_free(&file);
    return same;
}

static void test_moved(check_tally *t)
{
    CHECK(t, form_gives(SHIFTED_FORM, OF_IDENTITY OF_QUESTIONS) && typed_is(SHIFTED_FORM, "F4=My own line;"),
          "inserted rows and columns, blanks, an apostrophe and capitals do no harm to keys");
    CHECK(t,
          form_gives(IDENTITY "11|parts|||grade|evidence\n12|answers.voice|||Poor\n13|answers.risk|||Good\n",
                     OF_IDENTITY "answers.voice.grade=Poor;answers.risk.grade=Good;"),
          "sorted rows");
    CHECK(t, blanks_are(IDENTITY "11|parts|||grade|grade|evidence|evidence|other|other\n13|answers.risk\n", 2),
          "a row has one blank cell for each name of its parts that the format has");
    CHECK(t,
          form_gives(IDENTITY ACTIONS "25|answers.risk|||Good|Seen.\n" FINDINGS "40|parts|||grade|evidence|na\n"
                                      "41|answers.voice|||||Too young\n",
                     OF_IDENTITY OF_ACTIONS "answers.risk.grade=Good;answers.risk.evidence=Seen.;" OF_FINDINGS
                                            "answers.voice.na=Too young;"),
          "a row that was moved to another block has the parts of its own");
    CHECK(t,
          form_gives(IDENTITY QUESTIONS "23|actions.1|1||d:42928|Visit|Ada\n" FINDINGS,
                     OF_IDENTITY OF_QUESTIONS OF_FINDINGS) &&
              typed_is(IDENTITY QUESTIONS "23|actions.1|1||d:42928|Visit|Ada\n" FINDINGS,
                       "D23=d2017-07-12;E23=Visit;F23=Ada;"),
          "without their row of parts, entries are not taken for answers of another block");
    CHECK(t,
          form_gives(IDENTITY QUESTIONS "15|answers.risk|Risk|Look.|Poor\n",
                     OF_IDENTITY OF_QUESTIONS "answers.risk.grade=Poor;"),
          "a key that is there twice is given twice");
    CHECK(t,
          form_gives("1|caseaudit.form/1|caseaudit.form/1|record\n2|form|form|a-1\n3|parts|parts||value\n"
                     "4|audit.date|audit.date||soon\n",
                     "a-1   0 auditor:audit.date=soon;"),
          "a copy of the column of keys is left out");
    CHECK(t, form_gives(IDENTITY "5|parts|||colour\n6|x.y|||blue\n", OF_IDENTITY "x.y.colour=blue;"),
          "members that the format does not have are given");
}

static void test_typed(check_tally *t)
{
    CHECK(t,
          typed_is(FORM "50|||||||Below\n", "G50=Below;") && typed_is(IDENTITY "4|||||Above\n" QUESTIONS, "E4=Above;"),
          "text above and below the blocks is given with its cell");
    CHECK(t, typed_is(IDENTITY "11|parts|||grade\n13|answers.risk|||Good|remark\n", "E13=remark;"),
          "so is text in a column without a part");
    CHECK(t, typed_is(IDENTITY "11|parts|||grade|evidence\n13||||Good|Seen.\n", "D13=Good;E13=Seen.;"),
          "so is a row whose key was deleted");
    CHECK(
        t,
        typed_is(IDENTITY "11|parts|||grade\n13|see me|||Good\n14|ok|||Poor\n", "A13=see me;D13=Good;A14=ok;D14=Poor;"),
        "text in the column of keys is no key");
    CHECK(t,
          typed_is("1|caseaudit.form/1|record||||My note\n2|form|a-1|||Late\n3|parts|||value|To do!\n",
                   "F1=My note;E2=Late;E3=To do!;"),
          "text in hidden rows and beside the identity is no part");
}

#define OF_MORE(row) "actions.+" row ".due=d2017-07-13;actions.+" row ".action=More;actions.+" row ".owner=Ben;"

static void test_more_entries(check_tally *t)
{
    CHECK(t, form_gives(IDENTITY ACTIONS "25||||d:42929|More|Ben\n", OF_IDENTITY OF_ACTIONS OF_MORE("25")),
          "a row without a key directly after the last entry is one more entry");
    CHECK(t,
          form_gives(IDENTITY ACTIONS "25||||d:42929|More|Ben\n26||||d:42929|More|Ben\n" FINDINGS "34|||||Also\n",
                     OF_IDENTITY OF_ACTIONS OF_MORE("25") OF_MORE("26") OF_FINDINGS "findings.+34.text=Also;"),
          "so is the next one, in each block of a list");
    CHECK(t,
          form_gives(IDENTITY "20|parts|||due|action|owner\n21||No|||What|Who\n22|actions.1|||||Ada\n23|||||Visit\n"
                              "24|actions.2||||Call\n",
                     OF_IDENTITY "actions.1.owner=Ada;actions.+23.action=Visit;actions.2.action=Call;"),
          "so is one between two entries");
    CHECK(t,
          form_gives(IDENTITY "20|parts|||due|action|owner\n21||No|||What|Who\n22|||||Visit\n",
                     OF_IDENTITY "actions.+22.action=Visit;"),
          "so is one of a block without entries; the headings are none");
    CHECK(t,
          form_gives(IDENTITY ACTIONS "26|||||Later\n", OF_IDENTITY OF_ACTIONS) &&
              form_gives(IDENTITY ACTIONS "25||||Findings\n26|parts|||kind|text|theme\n", OF_IDENTITY OF_ACTIONS) &&
              form_gives(IDENTITY ACTIONS "25|||||||Far right\n", OF_IDENTITY OF_ACTIONS) &&
              form_gives(IDENTITY QUESTIONS "15||||Good\n", OF_IDENTITY OF_QUESTIONS),
          "a row after a gap, the title of a block, a row without answers, a row below questions is none");
}

static void test_lost(check_tally *t)
{
    static const char no_column[] = "1|record|framework|edition|for|digest\n2|a-1|durham-2016|Edition 2|Auditor|3f\n"
                                    "11|||grade|evidence|na\n13|Risk|Look.|Good|Seen.\n";
    CHECK(t, form_gives(no_column, "!the hidden first column of the form is gone; ask the auditor"),
          "a form without the column of keys is an error");
    CHECK(t, form_gives("2|form|a-1\n" QUESTIONS, "!the hidden first row of the form is gone; ask"),
          "so is one without the first row");
    CHECK(
        t,
        form_gives("1||||grade|evidence\n2||||Good|Seen.\n3|||due|action|owner\n", "!the hidden first row and column"),
        "so is one without both");
    CHECK(t, form_gives("1|caseaudit.form/1|record\n" QUESTIONS, "!the row with the id of the record is gone; ask"),
          "so is one without an identity");
    CHECK(t, form_gives("1|caseaudit.form/1|record\n2|form| \n", "!the id of the record is gone; type it in again"),
          "so is one without an id");
    CHECK(t, form_gives(IDENTITY "40|caseaudit.form/1|record\n41|form|a-2\n", "!has a second form below the first"),
          "so is a sheet with the forms of two records");
    CHECK(t, form_gives("1|caseaudit.form/2|record\n", "!is a form of another version"), "so is a later version");
    CHECK(t,
          form_gives("1|Grade|Evidence\n2|Good|Seen.\n3|grade|Evidence\n", "") &&
              gives_of("1|id|grade|evidence\n2|a-1|Good|Seen.\n", NULL, OTHERS,
                       "One:A1=id;B1=grade;C1=evidence;A2=a-1;B2=Good;C2=Seen.;"),
          "a sheet with some of these words is no form");
    CHECK(t, gives_of("1|caseaudit.form/1|record\n", FORM, PATHS, "!") && gives_of(FORM, "1|x\n", OTHERS, "Two:A1=x;"),
          "the other sheets are read all the same");
}

static bool refuses(const char *bytes, size_t size, const char *name, const char *wanted)
{
    return noted_is(noted_of((ca_slice){bytes, size}, name, PATHS), wanted);
}

#define BYTES(words) words, sizeof(words) - 1
#define COMPOUND "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0\0"

static void test_other_files(check_tally *t)
{
    CHECK(t,
          refuses(BYTES("%PDF-1.7"), "a.pdf",
                  "!is a PDF; ask the auditor for the form itself, an Excel workbook (.xlsx)"),
          "a PDF");
    CHECK(t, refuses("", 0, "a.xlsx", "!is empty; ask the auditor to send"), "an empty file");
    CHECK(t, refuses(BYTES("id,grade\n"), "a.csv", "!is no Excel workbook (.xlsx); ask the auditor for the form"),
          "CSV");
    CHECK(t,
          refuses(BYTES("<html><table>"), "a.xls",
                  "!is a web page or XML, whatever its name is; ask the auditor to open"),
          "a web page called .xls");
    CHECK(t,
          refuses(BYTES(COMPOUND "W\0o\0r\0k\0b\0o\0o\0k\0"), "a.xls",
                  "!ask the auditor to save it as an Excel workbook"),
          "an old workbook");
    CHECK(t,
          refuses(BYTES(COMPOUND "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"), "a.xlsx",
                  "!password; ask the auditor to save it as an Excel workbook (.xlsx) without a password"),
          "an encrypted workbook");
    CHECK(t, refuses(BYTES("x"), "forms/~$a.xlsx", "!is the lock file of a workbook"), "a lock file");
    static const struct {
        const char *member, *wanted;
    } zips[] = {{"content.xml", "!(.ods, .odt); ask the auditor to save it as an Excel workbook (.xlsx) and send that"},
                {"Index/Document.iwa", "!ask the auditor to export it as an Excel workbook"},
                {"xl/workbook.bin", "!(.xlsb); ask the auditor to save it as an Excel workbook"},
                {"word/document.xml", "!is a Word document (.docx); ask the auditor for the form itself"},
                {"forms/a.xlsx", "!is a zip file without a workbook; unpack it, and give the forms in it"}};
    for (size_t i = 0; i < sizeof zips / sizeof *zips; i++) {
        ca_text zip = make_zip((zip_member[]){{zips[i].member, "x", 0}, {NULL, NULL, 0}});
        CHECK(t, refuses(zip.at, zip.size, "a.xlsx", zips[i].wanted), "a zip file with %s", zips[i].member);
        ca_text_free(&zip);
    }
    ca_text form = make_form(FORM, NULL);
    CHECK(t,
          refuses(form.at, form.size / 2, "a.xlsx", "!it is not a whole zip file; ask the auditor to open it in Excel"),
          "half a workbook");
    ca_text_free(&form);
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

/* Whether the reader makes WANTED of a workbook with these parts. */
static bool parts_give(const workbook_parts *parts, const char *wanted)
{
    ca_text file = make_workbook(parts);
    bool same = noted_is(noted_of((ca_slice){file.at, file.size}, "form.xlsx", PATHS), wanted);
    ca_text_free(&file);
    return same;
}

static bool sheet_gives(ca_text sheet, const char *wanted)
{
    bool same = parts_give(&(workbook_parts){.sheet = sheet.at}, wanted);
    ca_text_free(&sheet);
    return same;
}

#define BEGIN "<worksheet xmlns='" MAIN "'><sheetData>"
#define END "</sheetData></worksheet>"
#define TEXT_OF(text) "<c t='inlineStr'><is><t>" text "</t></is></c>"
#define MARK_ROW "<row>" TEXT_OF("caseaudit.form/1") TEXT_OF("record") "</row>"
#define ID_ROW "<row>" TEXT_OF("form") TEXT_OF("a-1") "</row>"
#define SEND_AGAIN "ask the auditor to open it in Excel, save it again as an Excel workbook (.xlsx) and send that"

/* Each hostile file is refused with its limit and with the next step of the auditor. */
static void test_hostile_parts(check_tally *t)
{
    const size_t mebibyte = 1 << 20;
    CHECK(t,
          parts_give(&(workbook_parts){.texts = "<!DOCTYPE sst [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]>" TEXTS(
                                           "<si><t>&b;</t></si>")},
                     "!a document type, which no Office program writes; " SEND_AGAIN),
          "entities in the table of texts");
    CHECK(t,
          sheet_gives(repeated("<!DOCTYPE a SYSTEM 'file:///etc/passwd'>" BEGIN, "", 0, END), "!a document type") &&
              sheet_gives(repeated("<?xml version='1.0' encoding='UTF-7'?>" BEGIN, "", 0, END), "!cannot be read"),
          "entities of other files, in any encoding");
    CHECK(t,
          sheet_gives(repeated(BEGIN, "<a>", 255, ""), "!more than 256 elements in each other; " SEND_AGAIN) &&
              sheet_gives(repeated(BEGIN "<!--", "x", 2 * mebibyte, "-->" END), "!is longer than 1 MiB; " SEND_AGAIN),
          "deep elements and long tokens");
    CHECK(t,
          parts_give(&(workbook_parts){.relationships = RELATIONSHIPS(
                                           "<Relationship Id='s1' Type='" OFFICE
                                           "/worksheet' Target='file:///dev/zero' TargetMode='External'/>")},
                     "!has lost the cells of sheet 'Cases'; ask"),
          "a sheet outside the workbook is not read");
    ca_text comment = repeated("<!--", "x", 1024 - strlen("<!---->"), "-->");
    CHECK(t, sheet_gives(repeated(BEGIN, comment.at, 129 << 10, END), "!unpacks to more than 128 MiB; " SEND_AGAIN),
          "a part that unpacks to too much");
    ca_text_free(&comment);
}

static void test_hostile_cells(check_tally *t)
{
    const size_t mebibyte = 1 << 20;
    ca_text texts = repeated("<sst xmlns='" MAIN "'><si><t>", "x", mebibyte, "</t></si></sst>");
    ca_text shared = repeated(BEGIN MARK_ROW ID_ROW, "<row><c t='s'><v>0</v></c></row>", 17, END);
    CHECK(t,
          parts_give(&(workbook_parts){.texts = texts.at, .sheet = shared.at},
                     "!its texts are longer than 16 MiB; ask the auditor to shorten them"),
          "many cells share one long text");
    ca_text_free(&shared);
    ca_text_free(&texts);
    CHECK(t,
          sheet_gives(repeated(BEGIN MARK_ROW ID_ROW, "<row><c><v>1</v></c></row>", CA_FORM_CELLS_MOST, END),
                      "!has more than 100,000 filled cells; ask the auditor for the form alone"),
          "too many filled cells");
    CHECK(t,
          sheet_gives(repeated(BEGIN MARK_ROW ID_ROW, "<row>" TEXT_OF("parts") "</row>", CA_FORM_BLOCKS_MOST, END),
                      "!has more than 1,000 rows of parts; ask"),
          "too many blocks");
    CHECK(t,
          sheet_gives(repeated(BEGIN MARK_ROW ID_ROW "<row r='16777217'>", "", 0, "</row>" END),
                      "!row 16777217: no sheet of Excel has so many rows; ask the auditor for a workbook") &&
              sheet_gives(repeated(BEGIN MARK_ROW ID_ROW "<row><c r='XFD3'><v>1</v></c></row>", "", 0, END),
                          "a-1   0 auditor:"),
          "cells that are too far are refused; the last ones of a sheet take no room");
    CHECK(
        t,
        sheet_gives(repeated("<worksheet xmlns='" MAIN "'><dimension ref='A1:XFD1048576'/><sheetData>" MARK_ROW ID_ROW,
                             "", 0, END),
                    "a-1   0 auditor:"),
        "the size that a sheet claims is not believed");
    CHECK(t,
          sheet_gives(repeated(BEGIN MARK_ROW ID_ROW "<row><c r='B3' t='s'><v>7</v></c></row>", "", 0, END),
                      "!cell B3: its text is missing from the workbook; ask the auditor to open the form in Excel"),
          "a text that is not in the workbook");
}

/* A form that lost its end, or whose bytes were changed, is refused or read as it was. */
static void test_damaged(check_tally *t)
{
    static const char right[] = OF_IDENTITY OF_QUESTIONS OF_FINDINGS;
    ca_text file = make_form(IDENTITY QUESTIONS FINDINGS, "1|x\n"), read = {0};
    size_t cut = 0, changed = 0;
    for (size_t size = 0; size < file.size; size += 64) {
        char *copy = ca_copy(file.at, size); /* so that a sanitizer sees a byte too far */
        read = noted_of((ca_slice){copy, size}, "form.xlsx", PATHS);
        cut += ca_text_words(&read)[0] != '!';
        ca_text_free(&read);
        free(copy);
    }
    CHECK(t, cut == 0, "a form that is cut at any place is refused");
    for (size_t i = 0; i < file.size; i++) {
        file.at[i] = (char)(file.at[i] ^ (i % 2 ? 0x01 : 0xFF));
        read = noted_of((ca_slice){file.at, file.size}, "form.xlsx", PATHS);
        const char *words = ca_text_words(&read);
        changed += *words != '!' && strcmp(words, right) != 0;
        ca_text_free(&read);
        file.at[i] = (char)(file.at[i] ^ (i % 2 ? 0x01 : 0xFF));
    }
    CHECK(t, changed == 0, "a form with a changed byte is refused or read as it was");
    ca_text_free(&file);
}

int main(void)
{
    check_tally t = {0, 0};
    test_answers(&t);
    test_notes(&t);
    test_moved(&t);
    test_typed(&t);
    test_more_entries(&t);
    test_lost(&t);
    test_other_files(&t);
    test_hostile_parts(&t);
    test_hostile_cells(&t);
    test_damaged(&t);
    return CHECK_END(&t);
}
