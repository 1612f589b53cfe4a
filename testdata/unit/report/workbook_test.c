/* SPDX-License-Identifier: MIT */
/* Workbooks: the written workbook has the given contents, any difference is noticed, and a failure changes nothing.
 * one.xlsx is written first and remains until the end. */
#include "../scratch.h"
#include "members.h"
#include "read_workbook.h"
#include "report/workbook_style.h"
#include "write_workbook.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

/* Returns the number of files in the folder; -1 if it is not known. */
static int files_in(const scratch *s)
{
    DIR *folder = opendir(s->folder);
    int count = folder ? 0 : -1;
    for (struct dirent *entry = folder ? readdir(folder) : NULL; entry; entry = readdir(folder))
        count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    if (folder)
        closedir(folder);
    return count;
}

/* Returns whether the file at PATH has the contents BYTES, which are not empty. */
static bool holds(const char *path, const ca_text *bytes)
{
    ca_text all = scratch_read(path);
    bool same = all.size > 0 && ca_slice_equal((ca_slice){all.at, all.size}, (ca_slice){bytes->at, bytes->size});
    ca_text_free(&all);
    return same;
}

/* Every kind of cell, and texts that workbooks are known to get wrong. */
static void fill_overall(ca_tables *set, const char *first)
{
    static const char *const texts[] = {"=1+1",
                                        "-3",
                                        "_x0041_",
                                        "_x0041_x0042_",
                                        "_x0041\r",
                                        "a\rb\nc\td",
                                        "  led & <followed> by \"spaces\" '  ",
                                        "a\x01\x1F z",
                                        "not a character \xEF\xBF\xBE",
                                        "broken \xFF UTF-8 \xE2\x82",
                                        "\xF0\x9F\x98\x80",
                                        "]]>",
                                        "\r"};
    static const int64_t days[] = {CA_NO_DATE, -25508, -25509}; /* before and from 1900-03-01 */
    static const int64_t numbers[] = {INT64_MIN, 999999999999999, -999999999999999, 1000000000000000, 0};
    ca_table *table = ca_tables_add(set, "overall", "Overall", "Grades \xE2\x80\x93 overall");
    ca_table_note(set, table, "%d cases were audited.", 198);
    ca_table_note(set, table, "[z] is not applicable.");
    ca_table_column(set, table, "Words", CA_CELL_TEXT);
    ca_table_column(set, table, "Number", CA_CELL_NUMBER);
    ca_table_column(set, table, "number", CA_CELL_PERCENT); /* the same heading to Excel */
    ca_table_column(set, table, "Change\nin points", CA_CELL_POINTS);
    ca_table_column(set, table, "", CA_CELL_DATE);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        int64_t n = (int64_t)i;
        ca_table_words(set, table, i ? texts[i] : first);
        ca_table_value(table, CA_CELL_NUMBER, i && i < 6 ? numbers[i - 1] : n * 1000 - 5000);
        ca_table_value(table, CA_CELL_PERCENT, i == 5 ? 0 : n * 77 + 1);
        ca_table_value(table, CA_CELL_POINTS, n * 3 - 17);
        ca_table_value(table, CA_CELL_DATE, i && i < 4 ? days[i - 1] : n * 5000);
    }
}

/* A set of three tables; FIRST is the text in A5 of the first sheet. */
static void fill(ca_tables *set, const char *first)
{
    set->title = "Audit & <summary>";
    fill_overall(set, first);
    ca_table *table = ca_tables_add(set, "by-team", "By team/overall", "By team");
    ca_table_column(set, table, "Team", CA_CELL_TEXT);
    ca_table_column(set, table, "Per cent", CA_CELL_PERCENT);
    ca_table_none(set, table, "");
    ca_table_none(set, table, "[z]");
    ca_table_words(set, table, "");
    ca_table_value(table, CA_CELL_PERCENT, -1);
    table = ca_tables_add(set, "by team", "Q1", "Nothing here");
    ca_table_column(set, table, "One", CA_CELL_TEXT);
    ca_table_column(set, table, "Two", CA_CELL_TEXT);
}

/* Verifies that FILE can be the result of fill() with FIRST; with CELLS also compares every cell. */
static int verify(const char *file, const char *first, bool cells, ca_error *error)
{
    ca_tables set = {0};
    ca_book layout = {0};
    fill(&set, first);
    int status = ca_book_make(&layout, &set, error);
    if (status == 0)
        ca_book_measure(&layout);
    if (status == 0)
        status = verify_workbook(file, &layout, error);
    if (status == 0 && cells && !cells_are(file, &layout))
        status = ca_error_set(error, "other cells");
    ca_book_free(&layout);
    ca_tables_free(&set);
    return status;
}

static void check_written(scratch *s)
{
    check_tally *t = &s->tally;
    ca_tables set = {0};
    ca_error error = {0};
    char *one = scratch_path(s, "one.xlsx"), *two = scratch_path(s, "two.xlsx");
    struct stat now;
    fill(&set, "first");
    CHECK(t, write_workbook(&set, one, 1500000000, &error) == 0, "a workbook is written");
    CHECK(t, error.words.size == 0, "without a word%s", ca_text_words(&error.words));
    CHECK(t, verify(one, "first", true, &error) == 0, "it holds the cells of its tables%s",
          ca_text_words(&error.words));
    int made = open(two, O_WRONLY | O_CREAT | O_EXCL, 0600);
    CHECK(t, made >= 0 && close(made) == 0, "another file is there before");
    CHECK(t, write_workbook(&set, two, 1500000000, &error) == 0, "a workbook replaces a file");
    ca_text written = scratch_read(one);
    CHECK(t, holds(two, &written), "the same tables and time make the same bytes");
    CHECK(t, stat(two, &now) == 0 && (now.st_mode & 0777) == 0600, "the file keeps its permissions");
    CHECK(t, write_workbook(&set, "/dev/null", 0, &error) == 0, "a workbook goes to a device");
    CHECK(t, files_in(s) == 2, "the two workbooks are all that is left behind");
    CHECK(t, verify(one, "other", true, &error) == -1 && words_in(&error, "other cells"),
          "another text in a cell is seen by this test");
    CHECK(t, verify(one, "a longer text", false, &error) == -1, "a workbook with a shorter text is refused");
    CHECK(t, words_in(&error, "part xl/worksheets/sheet1.xml: a text is cut"), "the error names the part");
    CHECK(t, write_workbook(&set, "/nonexistent/x.xlsx", 0, &error) == -1, "a workbook in no folder is not written");
    CHECK(t, words_in(&error, "x.xlsx: cannot be written: No such file"), "the error says which and why");
    (void)unlink(two);
    free(one);
    free(two);
    ca_text_free(&written);
    ca_tables_free(&set);
}

enum { DATA = 60, DATA_BYTES = 50 }; /* of the first part: after its header, which names it */

/* Checks one.xlsx cut short, and changed at several offsets. */
static void check_damage(scratch *s)
{
    char *one = scratch_path(s, "one.xlsx"), *bad = scratch_path(s, "bad.xlsx");
    ca_text all = scratch_read(one);
    int caught = 0, tries = 0;
    for (size_t size = all.size / 8; size && size < all.size; size += all.size / 8, tries++) {
        ca_error error = {0};
        caught += write_file(bad, all.at, size) && verify(bad, "first", false, &error) == -1 && error.words.size > 0;
        ca_error_free(&error);
    }
    CHECK(&s->tally, tries > 6 && caught == tries, "a workbook cut short is refused, wherever it is cut");
    caught = 0;
    for (size_t at = DATA; at < DATA + DATA_BYTES; at++) {
        ca_error error = {0};
        all.at[at] ^= 1;
        caught += write_file(bad, all.at, all.size) && verify(bad, "first", false, &error) == -1;
        all.at[at] ^= 1;
        ca_error_free(&error);
    }
    CHECK(&s->tally, caught == DATA_BYTES, "so is one with a changed bit in its first part");
    ca_text_free(&all);
    (void)unlink(bad);
    free(one);
    free(bad);
}

/* Returns whether a copy of one.xlsx with FROM changed to TO in the member NAME is refused with WORDS. */
static bool change_caught(const scratch *s, const char *name, const char *from, const char *to, const char *words)
{
    char *one = scratch_path(s, "one.xlsx"), *bad = scratch_path(s, "bad.xlsx");
    ca_text all = scratch_read(one);
    ca_error error = {0};
    bool caught = write_file(bad, all.at, all.size) && change_member(bad, name, from, to) &&
                  verify(bad, "first", false, &error) == -1 && words_in(&error, words);
    ca_text_free(&all);
    ca_error_free(&error);
    (void)unlink(bad);
    free(one);
    free(bad);
    return caught;
}

static void check_lost_cells(scratch *s)
{
    static const char sheet[] = "xl/worksheets/sheet1.xml", texts[] = "xl/sharedStrings.xml";
    check_tally *t = &s->tally;
    CHECK(t, change_caught(s, texts, "<t>first", "<t>fir", "a text is cut"), "a text cut short is noticed");
    CHECK(t, change_caught(s, texts, "<si><t>first</t></si>", "", "a text is cut"), "a lost text is noticed");
    CHECK(t, change_caught(s, texts, "first</t></si><si><t>", "first", "a text is cut"),
          "two texts that became one are noticed");
    CHECK(t, change_caught(s, sheet, "<v>-5000</v>", "", "sheet1.xml: it has 71 of 72 elements 'v'"),
          "a lost value is noticed");
    CHECK(t, change_caught(s, sheet, "<row r=\"1\"", "<raw r=\"1\"", "not well-formed"), "a damaged row is noticed");
    CHECK(t,
          change_caught(s, sheet, "</sheetData>", "<row r=\"99\"><c r=\"A99\"/></row></sheetData>", "elements 'row'"),
          "a row too many is noticed");
    CHECK(t, change_caught(s, sheet, "</row></sheetData>", "<c r=\"Z9\"/></row></sheetData>", "elements 'c'"),
          "a cell too many is noticed");
}

static void check_lost_parts(scratch *s)
{
    static const char table[] = "xl/tables/table1.xml", theme[] = "xl/theme/theme1.xml";
    check_tally *t = &s->tally;
    CHECK(t, change_caught(s, "xl/worksheets/sheet1.xml", "</worksheet>", "", "not well-formed"),
          "a sheet without its end is noticed");
    CHECK(t,
          change_caught(s, "xl/workbook.xml", "<sheet name=\"Overall\" sheetId=\"1\" r:id=\"rId1\"/>", "", "'sheet'"),
          "a sheet that is not listed is noticed");
    CHECK(t, change_caught(s, table, "<tableColumn id=\"1\" name=\"Words\"/>", "", "'tableColumn'"),
          "a lost column of a table is noticed");
    CHECK(t, change_caught(s, "xl/worksheets/sheet1.xml", "<tablePart r:id=\"rId1\"/>", "", "'tablePart'"),
          "a lost table is noticed");
    CHECK(t, change_caught(s, "[Content_Types].xml", "<Override", "<Overrade", "'Override'"),
          "a part without a type is noticed");
    CHECK(t, change_caught(s, "docProps/core.xml", "<dc:title>", "<dc:titel>", "not well-formed"),
          "a part without cells is to be well-formed too");
    CHECK(t, change_caught(s, theme, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>", "", "first line"),
          "a part without its first line is noticed");
}

/* Returns whether a workbook with a text of COUNT times PIECE is refused with WORDS, or written if WORDS is NULL. */
static bool long_text(const scratch *s, const char *piece, size_t count, const char *words)
{
    ca_tables set = {0};
    ca_text text = {0};
    ca_error error = {0};
    char *path = scratch_path(s, "long.xlsx");
    ca_table *table = ca_tables_add(&set, "records", "Records", "Records");
    ca_table_column(&set, table, "A", CA_CELL_TEXT);
    ca_table_column(&set, table, "B", CA_CELL_TEXT);
    for (size_t i = 0; i < count; i++)
        ca_text_add(&text, piece);
    ca_table_words(&set, table, "a");
    ca_table_text(&set, table, (ca_slice){text.at, text.size});
    int status = write_workbook(&set, path, 0, &error);
    bool exists = access(path, F_OK) == 0;
    bool fine = words ? status == -1 && !exists && strstr(ca_text_words(&error.words), words) : status == 0 && exists;
    if (!fine)
        printf("# %s\n", ca_text_words(&error.words));
    (void)unlink(path);
    free(path);
    ca_text_free(&text);
    ca_tables_free(&set);
    ca_error_free(&error);
    return fine;
}

static void check_long_texts(scratch *s)
{
    static const char emoji[] = "\xF0\x9F\x98\x80", refused[] = "sheet 'Records', cell B3: text longer than a cell";
    check_tally *t = &s->tally;
    CHECK(t, long_text(s, "x", 32767, NULL), "a cell holds 32767 characters");
    CHECK(t, long_text(s, "x", 32768, refused), "and not one more");
    CHECK(t, long_text(s, emoji, 16383, NULL), "a cell holds 16383 characters above U+FFFF");
    CHECK(t, long_text(s, emoji, 16384, refused), "they count as two each");
    CHECK(t, long_text(s, "_x0041_", 2520, NULL), "a cell holds 2520 texts that look like escapes");
    CHECK(t, long_text(s, "_x0041_", 2521, refused), "they count as they are escaped");
    CHECK(t, long_text(s, "\r\n", 16383, NULL), "a cell holds 16383 ends of lines");
}

static void check_sizes(scratch *s)
{
    check_tally *t = &s->tally;
    ca_tables set = {0};
    ca_error error = {0};
    char *path = scratch_path(s, "large.xlsx");
    ca_table *table = ca_tables_add(&set, "a", "Wide", "Wide");
    for (int i = 0; i < 16385; i++)
        ca_table_column(&set, table, "", CA_CELL_NUMBER);
    CHECK(t, write_workbook(&set, path, 0, &error) == -1 && words_in(&error, "more columns than a sheet holds (16384)"),
          "too many columns are refused");
    ca_tables_free(&set);
    table = ca_tables_add(&set, "a", "Tall", "Tall");
    ca_table_column(&set, table, "A", CA_CELL_NUMBER);
    for (int i = 0; i < 1048575; i++)
        ca_table_value(table, CA_CELL_NUMBER, i);
    CHECK(t, write_workbook(&set, path, 0, &error) == -1 && words_in(&error, "more rows than a sheet holds (1048576)"),
          "too many rows are refused");
    ca_tables_free(&set);
    CHECK(t, write_workbook(&set, path, 0, &error) == -1, "a workbook without sheets is refused");
    free(path);
    ca_error_free(&error);
}

/* With a limit on the size of files, and with children ignored, writes fail and a workbook is unchanged. */
static void check_failing_writes(scratch *s)
{
    check_tally *t = &s->tally;
    ca_tables set = {0};
    ca_error error = {0};
    struct rlimit before;
    char *one = scratch_path(s, "one.xlsx");
    ca_text was = scratch_read(one);
    fill(&set, "second");
    CHECK(t, getrlimit(RLIMIT_FSIZE, &before) == 0, "the limit on files is known");
    fflush(stdout); /* it may be a file longer than the limit; the next lines stay in its buffer */
    CHECK(t, setrlimit(RLIMIT_FSIZE, &(struct rlimit){.rlim_cur = 2000, .rlim_max = before.rlim_max}) == 0,
          "files may not grow beyond 2000 bytes");
    CHECK(t, write_workbook(&set, one, 0, &error) == -1, "a write that a signal ends is a failure");
    CHECK(t, words_in(&error, "ended by signal"), "the error says so");
    (void)signal(SIGXFSZ, SIG_IGN); /* now the writes fail, some of them unnoticed by the library */
    CHECK(t, write_workbook(&set, one, 0, &error) == -1, "a write that falls short is a failure");
    CHECK(t, words_in(&error, "the workbook could not be written"), "the error says so too");
    (void)signal(SIGXFSZ, SIG_DFL);
    CHECK(t, setrlimit(RLIMIT_FSIZE, &before) == 0, "the limit is lifted");
    CHECK(t, holds(one, &was), "the workbook is what it was");
    CHECK(t, files_in(s) == 1, "the failures left nothing behind");
    (void)signal(SIGCHLD, SIG_IGN);
    CHECK(t, write_workbook(&set, one, 0, &error) == 0, "a workbook is written where children are ignored");
    (void)signal(SIGCHLD, SIG_DFL);
    CHECK(t, verify(one, "second", true, &error) == 0, "the new workbook replaced the old one");
    ca_text_free(&was);
    ca_tables_free(&set);
    ca_error_free(&error);
    free(one);
}

/* Runs in a child whose standard output is a file. */
static void check_standard_output(scratch *s)
{
    check_tally *t = &s->tally;
    char *path = scratch_path(s, "stdout.xlsx");
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        ca_tables set = {0};
        ca_error error = {0};
        int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
        free(path); /* so that valgrind reports no leak in the children */
        fill(&set, "first");
        if (setenv("TMPDIR", s->folder, 1) || file < 0 || dup2(file, STDOUT_FILENO) < 0)
            _exit(1);
        _exit(write_workbook(&set, NULL, 0, &error) ? 1 : 0);
    }
    int status = -1;
    ca_error error = {0};
    CHECK(t, child > 0 && waitpid(child, &status, 0) == child && status == 0,
          "a workbook is written to standard output");
    CHECK(t, verify(path, "first", true, &error) == 0, "it holds what it was to hold there too");
    CHECK(t, files_in(s) == 2, "nothing is left behind in TMPDIR");
    (void)unlink(path);
    free(path);
    ca_error_free(&error);
}

int main(void)
{
    scratch s;
    ca_memory_begin();
    if (!scratch_begin(&s))
        return 2;
    check_written(&s);
    check_damage(&s);
    check_lost_cells(&s);
    check_lost_parts(&s);
    check_long_texts(&s);
    check_sizes(&s);
    check_failing_writes(&s);
    check_standard_output(&s);
    char *one = scratch_path(&s, "one.xlsx");
    CHECK(&s.tally, unlink(one) == 0, "the first workbook is there to the end");
    free(one);
    scratch_end(&s);
    return CHECK_END(&s.tally);
}
