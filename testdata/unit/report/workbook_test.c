/* SPDX-License-Identifier: MIT */
/* Workbooks: what is written is what was meant, what is not is noticed, and what fails changes nothing.
 * one.xlsx is written first and stays until the end. */
#include "../scratch.h"
#include "members.h"
#include "report/table.h"
#include "report/workbook_book.h"
#include "report/workbook_check.h"
#include "report/workbook_write.h"
#include "write_workbook.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

/* How many files the folder has; -1 when that cannot be known. */
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

/* Whether the file at PATH holds BYTES, which are some. */
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

/* Whether FILE holds what fill() makes with FIRST. */
static int verify(const char *file, const char *first, ca_problem *problem)
{
    ca_tables set = {0};
    ca_book layout = {0};
    fill(&set, first);
    int status = ca_book_make(&layout, &set, problem);
    if (status == 0)
        status = ca_workbook_check(file, &layout, problem);
    ca_book_free(&layout);
    ca_tables_free(&set);
    return status;
}

static void check_written(scratch *s)
{
    check_tally *t = &s->tally;
    ca_tables set = {0};
    ca_problem problem = {0};
    char *one = scratch_path(s, "one.xlsx"), *two = scratch_path(s, "two.xlsx");
    struct stat now;
    fill(&set, "first");
    CHECK(t, write_workbook(&set, one, 1500000000, &problem) == 0, "a workbook is written");
    CHECK(t, problem.words.size == 0, "without a word%s", ca_text_words(&problem.words));
    CHECK(t, verify(one, "first", &problem) == 0, "it holds what it was to hold");
    int made = open(two, O_WRONLY | O_CREAT | O_EXCL, 0600);
    CHECK(t, made >= 0 && close(made) == 0, "another file is there before");
    CHECK(t, write_workbook(&set, two, 1500000000, &problem) == 0, "a workbook takes the place of a file");
    ca_text written = scratch_read(one);
    CHECK(t, holds(two, &written), "the same tables and time make the same bytes");
    CHECK(t, stat(two, &now) == 0 && (now.st_mode & 0777) == 0600, "the file keeps its permissions");
    CHECK(t, write_workbook(&set, "/dev/null", 0, &problem) == 0, "a workbook goes to a device");
    CHECK(t, files_in(s) == 2, "the two workbooks are all that is left behind");
    CHECK(t, verify(one, "other", &problem) == -1, "a workbook that holds another text is refused");
    CHECK(t, words_in(&problem, "cell A5 holds another text"), "the problem names the cell");
    CHECK(t, write_workbook(&set, "/nonexistent/x.xlsx", 0, &problem) == -1, "a workbook in no folder is not written");
    CHECK(t, words_in(&problem, "x.xlsx: cannot be written: No such file"), "the problem says which and why");
    (void)unlink(two);
    free(one);
    free(two);
    ca_text_free(&written);
    ca_tables_free(&set);
}

/* one.xlsx, cut short in several places. */
static void check_damage(scratch *s)
{
    char *one = scratch_path(s, "one.xlsx"), *bad = scratch_path(s, "bad.xlsx");
    ca_text all = scratch_read(one);
    int caught = 0, tries = 0;
    for (size_t size = all.size / 8; size && size < all.size; size += all.size / 8, tries++) {
        ca_problem problem = {0};
        caught += write_file(bad, all.at, size) && verify(bad, "first", &problem) == -1 && problem.words.size > 0;
        ca_problem_free(&problem);
    }
    CHECK(&s->tally, tries > 6 && caught == tries, "a workbook cut short is refused, wherever it is cut");
    ca_text_free(&all);
    (void)unlink(bad);
    free(one);
    free(bad);
}

/* Whether a copy of one.xlsx where FROM is TO in the member NAME is refused with WORDS. */
static bool change_caught(const scratch *s, const char *name, const char *from, const char *to, const char *words)
{
    char *one = scratch_path(s, "one.xlsx"), *bad = scratch_path(s, "bad.xlsx");
    ca_text all = scratch_read(one);
    ca_problem problem = {0};
    bool caught = write_file(bad, all.at, all.size) && change_member(bad, name, from, to) &&
                  verify(bad, "first", &problem) == -1 && words_in(&problem, words);
    ca_text_free(&all);
    ca_problem_free(&problem);
    (void)unlink(bad);
    free(one);
    free(bad);
    return caught;
}

static void check_changed_cells(scratch *s)
{
    static const char sheet[] = "xl/worksheets/sheet1.xml", texts[] = "xl/sharedStrings.xml";
    check_tally *t = &s->tally;
    CHECK(t, change_caught(s, texts, "<t>first", "<t>worst", "holds another text"), "another text is noticed");
    CHECK(t, change_caught(s, texts, "_x005F_x0041_<", "_x0041_<", "holds another text"),
          "an escape that would be read as a letter is noticed");
    CHECK(t, change_caught(s, sheet, "<v>-5000</v>", "<v>-5001</v>", "holds another number"),
          "another number is noticed");
    CHECK(t, change_caught(s, sheet, "<v>-5000</v>", "<v>-5000.05</v>", "holds another number"),
          "a number that is off by a fraction is noticed");
    CHECK(t, change_caught(s, sheet, "<v>-5000</v>", "", "is missing"), "a missing value is noticed");
    CHECK(t, change_caught(s, sheet, "<v>-5000</v>", "<f>1</f><v>-5000</v>", "is a formula"),
          "a formula is noticed, though its value is right");
    CHECK(t,
          change_caught(s, sheet, "</sheetData>", "<row r=\"99\"><c r=\"A99\"><v>1</v></c></row></sheetData>",
                        "should be empty"),
          "a cell too many is noticed");
}

static void check_changed_parts(scratch *s)
{
    static const char table[] = "xl/tables/table1.xml";
    check_tally *t = &s->tally;
    CHECK(t, change_caught(s, "xl/worksheets/sheet1.xml", "</worksheet>", "", "not well-formed"),
          "a sheet without its end is noticed");
    CHECK(t, change_caught(s, "xl/workbook.xml", "name=\"Overall\"", "name=\"overall\"", "another name"),
          "a sheet's name in other case is noticed");
    CHECK(t, change_caught(s, table, "ref=\"A4", "ref=\"A3", "the table is another"),
          "a table in another place is noticed");
    CHECK(t, change_caught(s, table, "name=\"Words\"", "name=\"Worts\"", "the table is another"),
          "another heading in the table is noticed");
    CHECK(t, change_caught(s, "xl/_rels/workbook.xml.rels", "sheet1.xml", "sheet2.xml", "not in its place"),
          "a sheet that points to another's part is noticed");
    CHECK(t, change_caught(s, "docProps/core.xml", "<dc:title>", "<dc:titel>", "not well-formed"),
          "a part without cells is to be well-formed too");
}

/* Whether a workbook with a text of COUNT times PIECE is refused with WORDS, or written when WORDS is NULL. */
static bool long_text(const scratch *s, const char *piece, size_t count, const char *words)
{
    ca_tables set = {0};
    ca_text text = {0};
    ca_problem problem = {0};
    char *path = scratch_path(s, "long.xlsx");
    ca_table *table = ca_tables_add(&set, "records", "Records", "Records");
    ca_table_column(&set, table, "A", CA_CELL_TEXT);
    ca_table_column(&set, table, "B", CA_CELL_TEXT);
    for (size_t i = 0; i < count; i++)
        ca_text_add(&text, piece);
    ca_table_words(&set, table, "a");
    ca_table_text(&set, table, (ca_slice){text.at, text.size});
    int status = write_workbook(&set, path, 0, &problem);
    bool exists = access(path, F_OK) == 0;
    bool fine = words ? status == -1 && !exists && strstr(ca_text_words(&problem.words), words) : status == 0 && exists;
    if (!fine)
        printf("# %s\n", ca_text_words(&problem.words));
    (void)unlink(path);
    free(path);
    ca_text_free(&text);
    ca_tables_free(&set);
    ca_problem_free(&problem);
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
    ca_problem problem = {0};
    char *path = scratch_path(s, "large.xlsx");
    ca_table *table = ca_tables_add(&set, "a", "Wide", "Wide");
    for (int i = 0; i < 16385; i++)
        ca_table_column(&set, table, "", CA_CELL_NUMBER);
    CHECK(t,
          write_workbook(&set, path, 0, &problem) == -1 &&
              words_in(&problem, "more columns than a sheet holds (16384)"),
          "too many columns are refused");
    ca_tables_free(&set);
    table = ca_tables_add(&set, "a", "Tall", "Tall");
    ca_table_column(&set, table, "A", CA_CELL_NUMBER);
    for (int i = 0; i < 1048575; i++)
        ca_table_value(table, CA_CELL_NUMBER, i);
    CHECK(t,
          write_workbook(&set, path, 0, &problem) == -1 && words_in(&problem, "more rows than a sheet holds (1048576)"),
          "too many rows are refused");
    ca_tables_free(&set);
    CHECK(t, write_workbook(&set, path, 0, &problem) == -1, "a workbook without sheets is refused");
    free(path);
    ca_problem_free(&problem);
}

/* A file may not grow beyond some size; children ignored; and a workbook that stays what it was. */
static void check_failing_writes(scratch *s)
{
    check_tally *t = &s->tally;
    ca_tables set = {0};
    ca_problem problem = {0};
    struct rlimit before;
    char *one = scratch_path(s, "one.xlsx");
    ca_text was = scratch_read(one);
    fill(&set, "second");
    CHECK(t, getrlimit(RLIMIT_FSIZE, &before) == 0, "the limit on files is known");
    fflush(stdout); /* which may be a file, and longer than the limit; the next lines stay in its buffer */
    CHECK(t, setrlimit(RLIMIT_FSIZE, &(struct rlimit){.rlim_cur = 2000, .rlim_max = before.rlim_max}) == 0,
          "files may not grow beyond 2000 bytes");
    CHECK(t, write_workbook(&set, one, 0, &problem) == -1, "a write that a signal ends is a failure");
    CHECK(t, words_in(&problem, "ended by signal"), "the problem says so");
    (void)signal(SIGXFSZ, SIG_IGN); /* now the writes fail, some of them unnoticed by the library */
    CHECK(t, write_workbook(&set, one, 0, &problem) == -1, "a write that falls short is a failure");
    CHECK(t, words_in(&problem, "the workbook could not be written"), "the problem says so too");
    (void)signal(SIGXFSZ, SIG_DFL);
    CHECK(t, setrlimit(RLIMIT_FSIZE, &before) == 0, "the limit is lifted");
    CHECK(t, holds(one, &was), "the workbook is what it was");
    CHECK(t, files_in(s) == 1, "the failures left nothing behind");
    (void)signal(SIGCHLD, SIG_IGN);
    CHECK(t, write_workbook(&set, one, 0, &problem) == 0, "a workbook is written where children are ignored");
    (void)signal(SIGCHLD, SIG_DFL);
    CHECK(t, verify(one, "second", &problem) == 0, "the new workbook took the old one's place");
    ca_text_free(&was);
    ca_tables_free(&set);
    ca_problem_free(&problem);
    free(one);
}

/* In a child whose standard output is a file. */
static void check_standard_output(scratch *s)
{
    check_tally *t = &s->tally;
    char *path = scratch_path(s, "stdout.xlsx");
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        ca_tables set = {0};
        ca_problem problem = {0};
        int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
        free(path); /* so that valgrind finds nothing lost in the children */
        fill(&set, "first");
        if (setenv("TMPDIR", s->folder, 1) || file < 0 || dup2(file, STDOUT_FILENO) < 0)
            _exit(1);
        _exit(write_workbook(&set, NULL, 0, &problem) ? 1 : 0);
    }
    int status = -1;
    ca_problem problem = {0};
    CHECK(t, child > 0 && waitpid(child, &status, 0) == child && status == 0,
          "a workbook is written to standard output");
    CHECK(t, verify(path, "first", &problem) == 0, "it holds what it was to hold there too");
    CHECK(t, files_in(s) == 2, "nothing is left behind in TMPDIR");
    (void)unlink(path);
    free(path);
    ca_problem_free(&problem);
}

int main(void)
{
    scratch s;
    ca_memory_begin();
    if (!scratch_begin(&s))
        return 2;
    check_written(&s);
    check_damage(&s);
    check_changed_cells(&s);
    check_changed_parts(&s);
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
