/* SPDX-License-Identifier: MIT */
/* Tests of the table model and of its two writers, CSV and workbook. */
#include "../../lib/table.h"
#include "../../lib/workbook_check.h"
#include "../../lib/workbook_write.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zip.h>

static int tests, failures;

static void report(bool passed, const char *name)
{
    tests++;
    failures += !passed;
    (void)printf("%s %d - %s\n", passed ? "ok" : "not ok", tests, name);
}

#define CHECK(condition) report((condition), #condition)

static const char *folder; /* where everything is written */

static char *in_folder(const char *name)
{
    ca_text path = {0};
    ca_text_format(&path, "%s/%s", folder, name);
    return path.at;
}

static ca_text read_file(const char *path)
{
    ca_text all = {0};
    char piece[4096];
    FILE *file = fopen(path, "rb");
    size_t size = file ? fread(piece, 1, sizeof piece, file) : 0;
    for (; size; size = fread(piece, 1, sizeof piece, file))
        ca_text_append(&all, piece, size);
    if (file)
        (void)fclose(file);
    return all;
}

/* How many entries the folder has, "." and ".." among them. */
static int entries(void)
{
    ca_text command = {0};
    int count = -1;
    ca_text_format(&command, "ls -a '%s' | wc -l", folder);
    FILE *list = popen(command.at, "r");
    if (list && fscanf(list, "%d", &count) != 1)
        count = -1;
    if (list)
        (void)pclose(list);
    ca_text_free(&command);
    return count;
}

static bool sheet_becomes(const char *wanted, const char *expected)
{
    ca_tables set = {0};
    bool same = strcmp(ca_tables_add(&set, "x", wanted, "X")->sheet, expected) == 0;
    ca_tables_free(&set);
    return same;
}

static void test_sheet_names(void)
{
    CHECK(sheet_becomes("Overall", "Overall"));
    CHECK(sheet_becomes("a[b]c:d*e?f/g\\h", "a-b-c-d-e-f-g-h"));
    CHECK(sheet_becomes("'quoted'", "quoted"));
    CHECK(sheet_becomes("It's", "It's"));
    CHECK(sheet_becomes("", "Sheet"));
    CHECK(sheet_becomes("''", "Sheet"));
    CHECK(sheet_becomes("history", "history 2"));
    CHECK(sheet_becomes("1234567890123456789012345678901234", "1234567890123456789012345678901"));
    CHECK(sheet_becomes("123456789012345678901234567890'4", "123456789012345678901234567890"));
    CHECK(sheet_becomes("12345678901234567890123456789\xF0\x9F\x98\x80x",
                        "12345678901234567890123456789\xF0\x9F\x98\x80"));
    CHECK(sheet_becomes("123456789012345678901234567890\xF0\x9F\x98\x80", "123456789012345678901234567890"));
    CHECK(sheet_becomes("a\x01\xFF_x0041_", "a---x0041_"));
    ca_tables set = {0};
    const char *long_name = "The very long name of some team 1";
    (void)ca_tables_add(&set, "a", "Teams", "");
    CHECK(strcmp(ca_tables_add(&set, "b", "TEAMS", "")->sheet, "TEAMS 2") == 0);
    CHECK(strcmp(ca_tables_add(&set, "c", "teams", "")->sheet, "teams 3") == 0);
    CHECK(strcmp(ca_tables_add(&set, "d", long_name, "")->sheet, "The very long name of some team") == 0);
    CHECK(strcmp(ca_tables_add(&set, "e", long_name, "")->sheet, "The very long name of some te 2") == 0);
    CHECK(strcmp(ca_tables_add(&set, "f", "T\xC5\xB5r", "")->sheet, "T\xC5\xB5r") == 0);
    CHECK(strcmp(ca_tables_add(&set, "g", "T\xC5\xB4R", "")->sheet, "T\xC5\xB4R 2") == 0);
    CHECK(ca_tables_find(&set, "c") == set.tables[2] && !ca_tables_find(&set, "z"));
    ca_tables_free(&set);
}

static bool csv_is(const ca_table *table, bool raw, const char *expected)
{
    char *path = in_folder("t.csv");
    ca_output output;
    ca_problem problem = {0};
    bool done = ca_output_open(&output, path, &problem) == 0 &&
                ca_csv_write(table, raw, &output, &problem) == 0 && ca_output_finish(&output, &problem) == 0;
    ca_text all = read_file(path);
    done = done && ca_slice_is((ca_slice){ca_text_words(&all), all.size}, expected);
    ca_text_free(&all);
    ca_problem_free(&problem);
    (void)unlink(path);
    free(path);
    return done;
}

static void test_csv(void)
{
    ca_tables set = {0};
    ca_table *table = ca_tables_add(&set, "x", "X", "X");
    ca_table_column(&set, table, "=Heading", CA_CELL_TEXT);
    ca_table_column(&set, table, "Points", CA_CELL_POINTS);
    CHECK(csv_is(table, false, "\"'=Heading\",\"Points\"\r\n"));
    ca_table_words(&set, table, "say \"a\", b\r\nc");
    ca_table_value(table, CA_CELL_POINTS, -30);
    ca_table_words(&set, table, "-3");
    ca_table_value(table, CA_CELL_PERCENT, 581);
    ca_table_words(&set, table, "@SUM(A1)");
    ca_table_value(table, CA_CELL_NUMBER, -7);
    ca_table_words(&set, table, "\n=1");
    ca_table_value(table, CA_CELL_DATE, ca_date_read(ca_slice_of("2017-07-12")));
    ca_table_words(&set, table, "T\xC5\xB5r");
    ca_table_none(&set, table, "[z]");
    ca_table_words(&set, table, "");
    ca_table_words(&set, table, NULL);
    CHECK(table->row_count == 6);
    CHECK(csv_is(table, false,
                 "\"'=Heading\",\"Points\"\r\n\"say \"\"a\"\", b\r\nc\",-3.0\r\n"
                 "\"'-3\",58.1\r\n\"'@SUM(A1)\",-7\r\n"
                 "\"'\n=1\",2017-07-12\r\n\"T\xC5\xB5r\",\"[z]\"\r\n\"\",\"\"\r\n"));
    CHECK(csv_is(table, true,
                 "\"=Heading\",\"Points\"\r\n\"say \"\"a\"\", b\r\nc\",-3.0\r\n"
                 "\"-3\",58.1\r\n\"@SUM(A1)\",-7\r\n"
                 "\"\n=1\",2017-07-12\r\n\"T\xC5\xB5r\",\"[z]\"\r\n\"\",\"\"\r\n"));
    ca_tables_free(&set);
}

/* A set with every kind of cell, and texts that workbooks are known to get wrong. */
static void fill(ca_tables *set, const char *first)
{
    static const char *const texts[] = {
        "=1+1", "-3", "_x0041_", "_x0041_x0042_", "_x0041\r", "a\rb\nc\td",
        "  led & <followed> by \"spaces\" '  ", "a\x01\x1F z", "not a character \xEF\xBF\xBE",
        "broken \xFF UTF-8 \xE2\x82", "\xF0\x9F\x98\x80", "]]>", "\r"};
    static const int64_t days[] = {CA_NO_DATE, -25508, -25509}; /* before and from 1900-03-01 */
    static const int64_t numbers[] = {INT64_MIN, 999999999999999, -999999999999999, 1000000000000000, 0};
    set->title = "Audit & <summary>";
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
    table = ca_tables_add(set, "by-team", "By team/overall", "By team");
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
static int check_against(const char *file, const char *first, ca_problem *problem)
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

static bool same_files(const char *a, const char *b)
{
    ca_text one = read_file(a), other = read_file(b);
    bool same = one.size > 0 &&
                ca_slice_equal((ca_slice){one.at, one.size}, (ca_slice){other.at, other.size});
    ca_text_free(&one);
    ca_text_free(&other);
    return same;
}

static void test_workbook(void)
{
    ca_tables set = {0};
    ca_problem problem = {0};
    char *one = in_folder("one.xlsx"), *two = in_folder("two.xlsx");
    struct stat now;
    fill(&set, "first");
    CHECK(ca_workbook_write(&set, one, 1500000000, &problem) == 0);
    CHECK(problem.words.size == 0);
    if (problem.words.size)
        (void)printf("# %s\n", problem.words.at);
    CHECK(check_against(one, "first", &problem) == 0);
    int made = open(two, O_WRONLY | O_CREAT | O_EXCL, 0600);
    CHECK(made >= 0 && close(made) == 0);
    CHECK(ca_workbook_write(&set, two, 1500000000, &problem) == 0);
    CHECK(same_files(one, two));
    CHECK(stat(two, &now) == 0 && (now.st_mode & 0777) == 0600);
    CHECK(ca_workbook_write(&set, "/dev/null", 0, &problem) == 0);
    CHECK(entries() == 4);
    CHECK(check_against(one, "other", &problem) == -1);
    CHECK(strstr(ca_text_words(&problem.words), "cell A5 holds another text"));
    ca_problem_free(&problem);
    CHECK(ca_workbook_write(&set, "/nonexistent/x.xlsx", 0, &problem) == -1);
    CHECK(strstr(ca_text_words(&problem.words), "x.xlsx: the workbook could not be written: No such file"));
    ca_problem_free(&problem);
    (void)unlink(two);
    free(one);
    free(two);
    ca_tables_free(&set);
}

/* one.xlsx, cut short in several places. */
static void test_damage(void)
{
    char *one = in_folder("one.xlsx"), *bad = in_folder("bad.xlsx");
    ca_text all = read_file(one);
    int caught = 0, tries = 0;
    for (size_t size = all.size / 8; size < all.size; size += all.size / 8, tries++) {
        ca_problem problem = {0};
        FILE *file = fopen(bad, "wb");
        bool written = file && fwrite(all.at, 1, size, file) == size;
        written = file && fclose(file) == 0 && written;
        caught += written && check_against(bad, "first", &problem) == -1 && problem.words.size > 0;
        ca_problem_free(&problem);
    }
    CHECK(tries > 6 && caught == tries);
    ca_text_free(&all);
    (void)unlink(bad);
    free(one);
    free(bad);
}

static char *member_text(zip_t *zip, const char *name, zip_uint64_t *size)
{
    zip_stat_t stat;
    zip_file_t *member = zip_fopen(zip, name, 0);
    if (!member || zip_stat(zip, name, 0, &stat))
        return NULL;
    char *text = ca_allocate((size_t)stat.size + 1, 1);
    *size = zip_fread(member, text, stat.size) == (zip_int64_t)stat.size ? stat.size : 0;
    (void)zip_fclose(member);
    return text;
}

/* A copy of one.xlsx where FROM is TO in the member NAME; what the check says of it. */
static bool change_caught(const char *name, const char *from, const char *to, const char *words)
{
    char *one = in_folder("one.xlsx"), *bad = in_folder("bad.xlsx");
    ca_text all = read_file(one), changed = {0};
    ca_problem problem = {0};
    FILE *file = fopen(bad, "wb");
    bool done = file && fwrite(all.at, 1, all.size, file) == all.size;
    done = file && fclose(file) == 0 && done;
    zip_t *zip = done ? zip_open(bad, 0, NULL) : NULL;
    zip_uint64_t size = 0;
    char *text = zip ? member_text(zip, name, &size) : NULL;
    char *at = text ? strstr(text, from) : NULL;
    if (at) {
        ca_text_append(&changed, text, (size_t)(at - text));
        ca_text_add(&changed, to);
        ca_text_add(&changed, at + strlen(from));
        zip_source_t *source = zip_source_buffer(zip, changed.at, changed.size, 0);
        done = source && zip_file_add(zip, name, source, ZIP_FL_OVERWRITE) >= 0 && zip_close(zip) == 0;
        done = done && check_against(bad, "first", &problem) == -1 &&
               strstr(ca_text_words(&problem.words), words);
        if (!done)
            (void)printf("# %s: %s\n", name, ca_text_words(&problem.words));
    }
    ca_text_free(&all);
    ca_text_free(&changed);
    ca_problem_free(&problem);
    (void)unlink(bad);
    free(text);
    free(one);
    free(bad);
    return at && done;
}

static void test_changes(void)
{
    static const char sheet[] = "xl/worksheets/sheet1.xml", texts[] = "xl/sharedStrings.xml";
    CHECK(change_caught(texts, "<t>first", "<t>worst", "holds another text"));
    CHECK(change_caught(texts, "_x005F_x0041_<", "_x0041_<", "holds another text"));
    CHECK(change_caught(sheet, "<v>-5000</v>", "<v>-5001</v>", "holds another number"));
    CHECK(change_caught(sheet, "<v>-5000</v>", "<v>-5000.05</v>", "holds another number"));
    CHECK(change_caught(sheet, "<v>-5000</v>", "", "is missing"));
    CHECK(change_caught(sheet, "<v>-5000</v>", "<f>1</f><v>-5000</v>", "is a formula"));
    CHECK(change_caught(sheet, "</sheetData>", "<row r=\"99\"><c r=\"A99\"><v>1</v></c></row></sheetData>",
                        "should be empty"));
    CHECK(change_caught(sheet, "</worksheet>", "", "not well-formed"));
    CHECK(change_caught("xl/workbook.xml", "name=\"Overall\"", "name=\"overall\"", "another name"));
    CHECK(change_caught("xl/tables/table1.xml", "ref=\"A4", "ref=\"A3", "the table is another"));
    CHECK(change_caught("xl/tables/table1.xml", "name=\"Words\"", "name=\"Worts\"", "the table is another"));
    CHECK(change_caught("xl/_rels/workbook.xml.rels", "sheet1.xml", "sheet2.xml", "not in its place"));
    CHECK(change_caught("docProps/core.xml", "<dc:title>", "<dc:titel>", "not well-formed"));
}

/* What is said of a workbook with one text of SIZE times PIECE. */
static bool long_text_refused(const char *piece, size_t count, const char *words)
{
    ca_tables set = {0};
    ca_text text = {0};
    ca_problem problem = {0};
    char *path = in_folder("long.xlsx");
    ca_table *table = ca_tables_add(&set, "records", "Records", "Records");
    ca_table_column(&set, table, "A", CA_CELL_TEXT);
    ca_table_column(&set, table, "B", CA_CELL_TEXT);
    for (size_t i = 0; i < count; i++)
        ca_text_add(&text, piece);
    ca_table_words(&set, table, "a");
    ca_table_text(&set, table, (ca_slice){text.at, text.size});
    int status = ca_workbook_write(&set, path, 0, &problem);
    bool exists = access(path, F_OK) == 0;
    bool fine = words ? status == -1 && !exists && strstr(ca_text_words(&problem.words), words)
                      : status == 0 && exists;
    if (!fine)
        (void)printf("# %s\n", ca_text_words(&problem.words));
    (void)unlink(path);
    free(path);
    ca_text_free(&text);
    ca_tables_free(&set);
    ca_problem_free(&problem);
    return fine;
}

static void test_limits(void)
{
    static const char emoji[] = "\xF0\x9F\x98\x80";
    static const char refused[] = "sheet 'Records', cell B3: text longer than a cell";
    CHECK(long_text_refused("x", 32767, NULL));
    CHECK(long_text_refused("x", 32768, refused));
    CHECK(long_text_refused(emoji, 16383, NULL));
    CHECK(long_text_refused(emoji, 16384, refused));
    CHECK(long_text_refused("_x0041_", 2520, NULL));
    CHECK(long_text_refused("_x0041_", 2521, refused));
    CHECK(long_text_refused("\r\n", 16383, NULL));
    ca_tables set = {0};
    ca_problem problem = {0};
    ca_table *table = ca_tables_add(&set, "a", "Wide", "Wide");
    for (int i = 0; i < 16385; i++)
        ca_table_column(&set, table, "", CA_CELL_NUMBER);
    char *path = in_folder("wide.xlsx");
    CHECK(ca_workbook_write(&set, path, 0, &problem) == -1 &&
          strstr(ca_text_words(&problem.words), "more columns than a sheet holds (16384)"));
    ca_problem_free(&problem);
    ca_tables_free(&set);
    table = ca_tables_add(&set, "a", "Tall", "Tall");
    ca_table_column(&set, table, "A", CA_CELL_NUMBER);
    for (int i = 0; i < 1048575; i++)
        ca_table_value(table, CA_CELL_NUMBER, i);
    CHECK(ca_workbook_write(&set, path, 0, &problem) == -1 &&
          strstr(ca_text_words(&problem.words), "more rows than a sheet holds (1048576)"));
    ca_problem_free(&problem);
    ca_tables_free(&set);
    CHECK(ca_workbook_write(&set, path, 0, &problem) == -1);
    free(path);
    ca_problem_free(&problem);
}

static bool words_in(ca_problem *problem, const char *words)
{
    bool there = strstr(ca_text_words(&problem->words), words);
    if (!there)
        (void)printf("# %s\n", ca_text_words(&problem->words));
    ca_problem_free(problem);
    return there;
}

/* A file may not grow beyond some size; children ignored; and a workbook that stays what it was. */
static void test_failing_writes(void)
{
    ca_tables set = {0};
    ca_problem problem = {0};
    struct rlimit before, small;
    char *one = in_folder("one.xlsx");
    ca_text was = read_file(one);
    fill(&set, "second");
    CHECK(getrlimit(RLIMIT_FSIZE, &before) == 0);
    small = (struct rlimit){.rlim_cur = 2000, .rlim_max = before.rlim_max};
    CHECK(setrlimit(RLIMIT_FSIZE, &small) == 0);
    CHECK(ca_workbook_write(&set, one, 0, &problem) == -1);
    CHECK(words_in(&problem, "ended by signal"));
    (void)signal(SIGXFSZ, SIG_IGN); /* now the writes fail, some of them unnoticed by the library */
    CHECK(ca_workbook_write(&set, one, 0, &problem) == -1);
    CHECK(words_in(&problem, "the workbook could not be written"));
    (void)signal(SIGXFSZ, SIG_DFL);
    CHECK(setrlimit(RLIMIT_FSIZE, &before) == 0);
    ca_text is = read_file(one);
    CHECK(is.size && ca_slice_equal((ca_slice){was.at, was.size}, (ca_slice){is.at, is.size}));
    CHECK(entries() == 3);
    (void)signal(SIGCHLD, SIG_IGN);
    CHECK(ca_workbook_write(&set, one, 0, &problem) == 0);
    (void)signal(SIGCHLD, SIG_DFL);
    CHECK(check_against(one, "second", &problem) == 0);
    ca_text_free(&was);
    ca_text_free(&is);
    ca_tables_free(&set);
    ca_problem_free(&problem);
    free(one);
}

/* To standard output, in a child whose standard output is a file. */
static void test_standard_output(void)
{
    char *path = in_folder("stdout.xlsx");
    (void)fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        ca_tables set = {0};
        ca_problem problem = {0};
        int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
        free(path); /* so that valgrind finds nothing lost in the children */
        fill(&set, "first");
        if (setenv("TMPDIR", folder, 1) || file < 0 || dup2(file, STDOUT_FILENO) < 0)
            _exit(1);
        _exit(ca_workbook_write(&set, NULL, 0, &problem) ? 1 : 0);
    }
    int status = -1;
    ca_problem problem = {0};
    CHECK(child > 0 && waitpid(child, &status, 0) == child && status == 0);
    CHECK(check_against(path, "first", &problem) == 0);
    CHECK(entries() == 4);
    (void)unlink(path);
    free(path);
    ca_problem_free(&problem);
}

int main(void)
{
    char name[] = "/tmp/table_test-XXXXXX";
    ca_memory_begin();
    folder = mkdtemp(name);
    if (!folder) {
        (void)fprintf(stderr, "table_test: %s\n", strerror(errno));
        return 2;
    }
    test_sheet_names();
    test_csv();
    test_workbook();
    test_damage();
    test_changes();
    test_limits();
    test_failing_writes();
    test_standard_output();
    char *one = in_folder("one.xlsx");
    CHECK(unlink(one) == 0);
    CHECK(rmdir(folder) == 0); /* and nothing else was left in it */
    free(one);
    (void)printf("1..%d\n", tests);
    return failures ? 1 : 0;
}
