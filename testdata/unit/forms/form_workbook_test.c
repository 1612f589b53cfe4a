/* SPDX-License-Identifier: MIT */
/* Workbooks of forms: a book made by hand has the cells that it should have, with formulas, rules and names; each loss is
 * noticed; a failure changes nothing. */
#include "../report/members.h"
#include "../scratch.h"
#include "forms/form_pages.h"
#include "forms/form_verify.h"
#include "forms/form_workbook.h"
#include "office/sheet_read.h"

#include <fcntl.h>

/* The rows of the form, which are in its sheet from row 1 on. */
enum row {
    ROW_MARK,
    ROW_TITLE,
    ROW_IDENTITY,
    ROW_MISSING,
    ROW_BLOCK,
    ROW_NOTE,
    ROW_PARTS,
    ROW_HEADINGS,
    ROW_FIRST, /* with answers */
    ROW_FOLLOWS,
    ROW_HIDDEN,
    ROW_SHOWN,
    ROW_TEXTS,
    ROW_GAP,
    ROWS
};

typedef struct {
    scratch *s;
    ca_form_book book;
    ca_form form;
    ca_form *forms[1];
    ca_form_paragraph paragraphs[1];
    ca_slice grades[2], yes_no[2];
    ca_form_row rows[ROWS];
} made;

static ca_form_cell label(const char *text)
{
    return (ca_form_cell){.kind = CA_FORM_LABEL, .list = CA_FORM_NO_LIST, .text = ca_slice_of(text)};
}

static ca_form_cell cell(enum ca_form_cell_kind kind, enum ca_type type, enum ca_form_list list, const char *text)
{
    return (ca_form_cell){.kind = kind, .type = type, .list = list, .text = ca_slice_of(text)};
}

static ca_form_cell answer(enum ca_type type, const char *text)
{
    return cell(CA_FORM_ANSWER, type, CA_FORM_NO_LIST, text);
}

static ca_form_cell required(ca_form_cell wanted)
{
    wanted.required = true;
    return wanted;
}

static void make_top(made *m)
{
    static const enum ca_form_row_kind kinds[ROWS] = {
        [ROW_MARK] = CA_FORM_ROW_PARTS,        [ROW_TITLE] = CA_FORM_ROW_TITLE,
        [ROW_IDENTITY] = CA_FORM_ROW_IDENTITY, [ROW_MISSING] = CA_FORM_ROW_MISSING,
        [ROW_BLOCK] = CA_FORM_ROW_BLOCK,       [ROW_NOTE] = CA_FORM_ROW_NOTE,
        [ROW_PARTS] = CA_FORM_ROW_PARTS,       [ROW_HEADINGS] = CA_FORM_ROW_HEADINGS,
        [ROW_FIRST] = CA_FORM_ROW_ENTRY,       [ROW_FOLLOWS] = CA_FORM_ROW_ENTRY,
        [ROW_HIDDEN] = CA_FORM_ROW_ENTRY,      [ROW_SHOWN] = CA_FORM_ROW_ENTRY,
        [ROW_TEXTS] = CA_FORM_ROW_ENTRY,       [ROW_GAP] = CA_FORM_ROW_GAP};
    ca_form_row *rows = m->rows;
    for (int i = 0; i < ROWS; i++)
        rows[i] = (ca_form_row){.kind = kinds[i]};
    rows[ROW_MARK].key = ca_slice_of(CA_FORM_MARK);
    rows[ROW_MARK].cells[CA_FORM_GUIDANCE] = label(CA_FORM_RECORD);
    rows[ROW_TITLE].cells[CA_FORM_TITLE] = label("Case audit");
    rows[ROW_IDENTITY].key = ca_slice_of(CA_FORM_IDENTITY);
    rows[ROW_IDENTITY].cells[CA_FORM_GUIDANCE] = cell(CA_FORM_SHOWN, CA_TEXT, CA_FORM_NO_LIST, "dcc-1");
    rows[ROW_MISSING].cells[CA_FORM_TITLE] = label("Missing answers");
    rows[ROW_BLOCK].cells[CA_FORM_TITLE] = label("Questions & answers");
    rows[ROW_NOTE].cells[CA_FORM_TITLE] = label("A note.");
    rows[ROW_PARTS].key = ca_slice_of(CA_FORM_PARTS);
    rows[ROW_PARTS].cells[CA_FORM_SHORT] = label("grade");
    rows[ROW_HEADINGS].cells[CA_FORM_TITLE] = label("Question");
}

static void make_entries(made *m)
{
    ca_form_row *row = &m->rows[ROW_FIRST];
    *row = (ca_form_row){.kind = CA_FORM_ROW_ENTRY, .key = ca_slice_of("answers.seen"), .instead = CA_FORM_OTHER};
    row->cells[CA_FORM_SHORT] = required(cell(CA_FORM_ANSWER, CA_BOOL, CA_FORM_LIST_YES_NO, ""));
    row->cells[CA_FORM_WIDE] = required(answer(CA_PROSE, ""));
    row->cells[CA_FORM_OTHER] = answer(CA_TEXT, "");
    row->missing = 2;
    row = &m->rows[ROW_FOLLOWS];
    row->key = ca_slice_of("answers.when");
    row->after = ROW_FIRST + 1;
    row->after_label = ca_slice_of("Yes, \"at once\"");
    row->cells[CA_FORM_SHORT] = required(answer(CA_DATE, "2017-07-12"));
    row->cells[CA_FORM_WIDE] = required(answer(CA_PROSE, ""));
    row = &m->rows[ROW_HIDDEN];
    row->key = ca_slice_of("moderation.answers.risk");
    row->cells[CA_FORM_SHORT] = required(cell(CA_FORM_ANSWER, CA_GRADE, CA_FORM_LIST_GRADES, ""));
    row->cells[CA_FORM_OTHER] = cell(CA_FORM_HIDDEN, CA_GRADE, CA_FORM_NO_LIST, "Good");
    row->missing = 1;
    row = &m->rows[ROW_SHOWN];
    row->key = ca_slice_of("moderation.answers.plan");
    row->cells[CA_FORM_SHORT] = cell(CA_FORM_ANSWER, CA_GRADE, CA_FORM_LIST_GRADES, "Good");
    row->cells[CA_FORM_OTHER] = cell(CA_FORM_HIDDEN, CA_GRADE, CA_FORM_NO_LIST, "Poor <1>");
    row = &m->rows[ROW_TEXTS];
    row->cells[CA_FORM_TITLE] = label("left\xE2\x80\xAEright");
    row->cells[CA_FORM_GUIDANCE] = answer(CA_TEXT, "=1+1");
    row->cells[CA_FORM_SHORT] = answer(CA_DATE, "12 July");
    row->cells[CA_FORM_WIDE] = answer(CA_PROSE, "_x0041_ a\r\nb\x01 \xE2\x80\x8D & <c>");
    row->cells[CA_FORM_SECOND] = answer(CA_COUNT, "45");
    row->cells[CA_FORM_MEDIUM] = answer(CA_COUNT, "045");
    row->cells[CA_FORM_FAULT] = label("To mend: it is a guess");
}

static void make_book(made *m, scratch *s)
{
    *m = (made){.s = s,
                .paragraphs = {{.text = {"Fill in the cells.", 18}, .link = {"", 0}}},
                .grades = {{"Good", 4}, {"Poor <1>", 8}}};
    m->yes_no[0] = ca_slice_of("Yes, \"at once\"");
    m->yes_no[1] = ca_slice_of("No");
    make_top(m);
    make_entries(m);
    m->form = (ca_form){.id = ca_slice_of("dcc-1"),
                        .sheet_name = ca_slice_of("It's case 1"),
                        .edition = 2,
                        .rows = m->rows,
                        .count = ROWS,
                        .missing = 3,
                        .frozen = ROW_BLOCK};
    m->forms[0] = &m->form;
    m->book = (ca_form_book){
        .title = "Audits & more", .first_page = m->paragraphs, .paragraph_count = 1, .forms = m->forms, .count = 1};
    m->book.lists[CA_FORM_LIST_GRADES] = (ca_form_choices){.labels = m->grades, .count = 2};
    m->book.lists[CA_FORM_LIST_YES_NO] = (ca_form_choices){.labels = m->yes_no, .count = 2};
}

/* Writes the book to PATH. Returns 0, or -1 and leaves PATH as it was. */
static int write_book(const made *m, const char *path, bool lock, ca_error *error)
{
    const ca_form_workbook_options options = {.lock = lock, .created = 1500000000};
    ca_output output;
    int status = ca_output_open(&output, path, error);
    if (status == 0)
        status = ca_form_workbook_write(&m->book, &options, &output, error);
    if (status == 0)
        return ca_output_finish(&output, error);
    ca_output_abandon(&output);
    return status;
}

/* --- what the workbook has ---------------------------------------------------------------------------------------- */

typedef struct {
    ca_text cells; /* "B2 text Case audit\n" for each */
} listing;

static int list_row(const ca_sheet_row *row, void *context)
{
    static const char *const kinds[] = {"empty", "text", "number", "day", "time", "bool", "error", "uncalculated"};
    listing *l = context;
    for (size_t i = 0; i < row->count; i++) {
        if (row->kinds[i] == CA_SHEET_EMPTY)
            continue;
        ca_cell_name(&l->cells, (size_t)row->row - 1, i);
        ca_text_format(&l->cells, " %s%s ", row->formulas[i] ? "formula " : "", kinds[row->kinds[i]]);
        ca_text_append(&l->cells, row->cells[i].at, row->cells[i].size);
        ca_text_byte(&l->cells, '\n');
    }
    return 0;
}

/* Lists the cells of a sheet of the workbook at PATH. */
static listing list_sheet(const char *path, const char *sheet)
{
    listing l = {.cells = {0}};
    ca_text bytes = scratch_read(path);
    ca_sheet_info info = {.sheets = 0};
    ca_error error = {0};
    if (ca_sheet_read((ca_slice){bytes.at, bytes.size}, sheet, list_row, &l, &info, &error))
        ca_text_format(&l.cells, "error: %s", ca_text_words(&error.words));
    ca_error_free(&error);
    ca_sheet_info_free(&info);
    ca_text_free(&bytes);
    return l;
}

static void check_listed(scratch *s, const char *path, const char *sheet, const char *wanted)
{
    listing l = list_sheet(path, sheet);
    bool same = strcmp(ca_text_words(&l.cells), wanted) == 0;
    CHECK(&s->tally, same, "sheet '%s' has the cells of its page", sheet);
    if (!same)
        printf("# %s\n", ca_text_words(&l.cells));
    ca_text_free(&l.cells);
}

static void check_cells(const made *m, const char *path)
{
    check_listed(m->s, path, "Start here",
                 "A1 text Audits & more\nA2 text Fill in the cells.\nA4 text The sheets of this workbook\n"
                 "B4 text Answers still missing\nA5 text It's case 1: dcc-1\nB5 formula number 3\n");
    check_listed(m->s, path, "It's case 1",
                 "A1 text caseaudit.form/1\nC1 text record\nB2 text Case audit\nA3 text form\nC3 text dcc-1\n"
                 "B4 text Missing answers\nC4 formula number 3\nB5 text Questions & answers\nB6 text A note.\n"
                 "A7 text parts\nD7 text grade\nB8 text Question\nJ8 text Missing\nK8 text To mend or to check\n"
                 "A9 text answers.seen\nJ9 formula number 2\n"
                 "A10 text answers.when\nD10 day 2017-07-12\nJ10 formula number 0\n"
                 "A11 text moderation.answers.risk\nH11 formula text shown after your own grade\nJ11 formula number 1\n"
                 "A12 text moderation.answers.plan\nD12 text Good\nH12 formula text Poor <1>\n"
                 "B13 text left\xEF\xBF\xBDright\nC13 text =1+1\nD13 text 12 July\n"
                 "E13 text _x0041_ a\nb\xEF\xBF\xBD \xE2\x80\x8D & <c>\nF13 number 45\nG13 text 045\n"
                 "K13 text To mend: it is a guess\n");
    check_listed(m->s, path, "Lists",
                 "A1 text grades\nB1 text yes_no\nC1 text shown_later\nD1 text as_sent\nA2 text Good\n"
                 "B2 text Yes, \"at once\"\nC2 text Good\nD2 text Fill in the cells.\nA3 text Poor <1>\nB3 text No\n"
                 "C3 text Poor <1>\nD3 text To mend: it is a guess\n");
}

static const char sheet_part[] = "xl/worksheets/sheet2.xml", book_part[] = "xl/workbook.xml";

static void check_has(const made *m, const char *path, const char *part, const char *words, const char *what)
{
    CHECK(&m->s->tally, member_has(path, part, words), "%s", what);
}

static void check_parts(const made *m, const char *path)
{
    check_has(m, path, sheet_part, "<f>IF(LEN(TRIM(H9))&gt;0,0,IF(LEN(TRIM(D9))=0,1,0)+IF(LEN(TRIM(E9))=0,1,0))</f>",
              "a row's missing answers are counted unless another answer is enough");
    check_has(m, path, sheet_part,
              "<f>IF(TRIM(D9)=\"Yes, \"\"at once\"\"\",IF(LEN(TRIM(D10))=0,1,0)+IF(LEN(TRIM(E10))=0,1,0),0)</f>",
              "a row that follows another is counted after its answer");
    check_has(m, path, sheet_part, "<f>SUM(J5:J15)</f>", "the sheet's missing answers are summed");
    check_has(m, path, sheet_part,
              "<f>IF(LEN(TRIM(D11))&gt;0,'Lists'!$C$2&amp;\"\",\"shown after your own grade\")</f>",
              "a hidden value is shown after the answer");
    check_has(m, path, sheet_part, "sqref=\"D11:D12\"", "cells below each other with the same list have one rule");
    check_has(m, path, sheet_part, "<formula1>grades</formula1>", "a drop-down is that of a name");
    check_has(m, path, sheet_part, "<dataValidations count=\"6\">", "there are six rules");
    check_has(m, path, sheet_part, "<row r=\"7\" spans=\"1:11\" ht=\"14.52\" hidden=\"1\"",
              "the row of parts is hidden");
    check_has(m, path, sheet_part, "<col min=\"1\" max=\"1\" width=\"24.7109375\" hidden=\"1\"",
              "the column of keys is hidden");
    check_has(m, path, sheet_part, "&amp;LAudits &amp;&amp; more&amp;R dcc-1", "the printed page has the record's id");
    check_has(m, path, book_part, "<definedName name=\"grades\">'Lists'!$A$2:$A$3</definedName>",
              "the list has a name");
    check_has(m, path, book_part, "<sheet name=\"Lists\" sheetId=\"3\" state=\"hidden\"", "the lists are hidden");
    check_has(m, path, "docProps/core.xml", "<dc:title>Audits &amp; more</dc:title><dc:creator></dc:creator>",
              "the document has a title and no person");
}

static void check_lock(const made *m)
{
    char *path = scratch_path(m->s, "locked.xlsx");
    ca_error error = {0};
    CHECK(&m->s->tally, write_book(m, path, true, &error) == 0, "a protected workbook is written%s",
          ca_text_words(&error.words));
    check_has(m, path, sheet_part,
              "<sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\" formatColumns=\"0\" formatRows=\"0\"",
              "its sheet is protected without a password, and rows can be made higher");
    check_has(m, path, "xl/worksheets/sheet3.xml", "<sheetProtection", "its lists are protected");
    check_has(m, path, "xl/styles.xml", "<protection locked=\"0\"", "its answers are not");
    (void)unlink(path);
    free(path);
    ca_error_free(&error);
}

/* --- losses ------------------------------------------------------------------------------------------------------- */

static int verify(const made *m, const char *path, ca_error *error)
{
    ca_form_pages pages;
    int file = open(path, O_RDONLY);
    ca_form_pages_make(&pages, &m->book);
    int status = file < 0 ? ca_error_set(error, "cannot be opened") : ca_form_verify(file, &pages, false, error);
    if (file >= 0)
        (void)close(file);
    ca_form_pages_free(&pages);
    return status;
}

static void check_loss(const made *m, const char *path, const char *part, const char *from, const char *to,
                       const char *words)
{
    char *bad = scratch_path(m->s, "bad.xlsx");
    ca_text all = scratch_read(path);
    ca_error error = {0};
    bool changed = write_file(bad, all.at, all.size) && change_member(bad, part, from, to);
    CHECK(&m->s->tally, changed && verify(m, bad, &error) == -1, "%s: a loss of %s is noticed", part, from);
    CHECK(&m->s->tally, words_in(&error, words), "the error has: %s", words);
    ca_text_free(&all);
    (void)unlink(bad);
    free(bad);
}

static void check_losses(const made *m, const char *path)
{
    static const char texts[] = "xl/sharedStrings.xml";
    check_loss(m, path, texts, ">12 July<", ">12 Jul<", "a text is cut");
    check_loss(m, path, texts, ">12 July<", ">13 July<",
               "sheet 'It's case 1', cell D13 is not the cell that was written");
    check_loss(m, path, sheet_part, "<v>45</v>", "<v>46</v>", "cell F13 is not");
    check_loss(m, path, sheet_part, "r=\"F13\" s=", "r=\"F13\" t=\"str\" s=", "cell F13 is not");
    check_loss(m, path, sheet_part, "<v>42928</v>", "<v>42929</v>", "cell D10 is not");
    check_loss(m, path, sheet_part, "<f>SUM(J5:J15)</f>", "<f>SUM(J5:J1)</f>", "a formula is cut");
    check_loss(m, path, sheet_part, "<formula1>grades</formula1>", "", "elements 'formula1'");
    check_loss(m, path, book_part, "<definedName name=\"grades\">'Lists'!$A$2:$A$3</definedName>", "",
               "elements 'definedName'");
    check_loss(m, path, book_part, " state=\"hidden\"", "", "sheet 'Lists' is not the sheet");
    check_loss(m, path, "docProps/core.xml", "<dc:title>Audits &amp; more</dc:title>", "", "elements 'title'");
}

static void check_too_long(made *m)
{
    enum { UNITS = 32767 };
    char *path = scratch_path(m->s, "long.xlsx"), *text = ca_allocate(UNITS + 1, 1);
    ca_error error = {0};
    memset(text, 'a', UNITS);
    m->rows[ROW_TEXTS].cells[CA_FORM_WIDE].text = (ca_slice){text, UNITS};
    CHECK(&m->s->tally, write_book(m, path, false, &error) == 0, "the longest text is written%s",
          ca_text_words(&error.words));
    (void)unlink(path);
    memcpy(text, "_x0041_", strlen("_x0041_"));
    CHECK(&m->s->tally, write_book(m, path, false, &error) == -1, "a text that its escapes make too long is not");
    CHECK(&m->s->tally, words_in(&error, "cell E13: the text is longer than a cell holds (32767); shorten it"),
          "the error names the cell");
    CHECK(&m->s->tally, access(path, F_OK) != 0, "and no file is written");
    free(path);
    free(text);
}

/* A sheet with more rules than the library counts: all cells still have theirs. */
static void check_many_rules(made *m)
{
    enum { ENTRIES = 300 };
    char *path = scratch_path(m->s, "rules.xlsx");
    ca_error error = {0};
    ca_form_row *rows = ca_allocate((size_t)ENTRIES * 2, sizeof *rows);
    for (size_t i = 0; i < (size_t)ENTRIES * 2; i += 2) {
        rows[i].kind = CA_FORM_ROW_GAP;
        rows[i + 1].kind = CA_FORM_ROW_ENTRY;
        rows[i + 1].cells[CA_FORM_SHORT] = cell(CA_FORM_ANSWER, CA_GRADE, CA_FORM_LIST_GRADES, "");
    }
    m->form.rows = rows;
    m->form.count = (size_t)ENTRIES * 2;
    CHECK(&m->s->tally, write_book(m, path, false, &error) == 0, "a form of 300 blocks is written%s",
          ca_text_words(&error.words));
    check_has(m, path, sheet_part, "sqref=\"D2:D600\"", "one rule goes on over the gaps");
    (void)unlink(path);
    free(path);
    free(rows);
    ca_error_free(&error);
}

int main(void)
{
    scratch s;
    made m;
    ca_error error = {0};
    if (!scratch_begin(&s))
        return 1;
    char *path = scratch_path(&s, "form.xlsx");
    make_book(&m, &s);
    CHECK(&s.tally, write_book(&m, path, false, &error) == 0, "a workbook is written%s", ca_text_words(&error.words));
    CHECK(&s.tally, verify(&m, path, &error) == 0, "and verified once more%s", ca_text_words(&error.words));
    check_cells(&m, path);
    check_parts(&m, path);
    check_losses(&m, path);
    check_lock(&m);
    check_too_long(&m);
    check_many_rules(&m);
    (void)unlink(path);
    free(path);
    ca_error_free(&error);
    scratch_end(&s);
    return CHECK_END(&s.tally);
}
