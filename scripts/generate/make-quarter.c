/* SPDX-License-Identifier: MIT */
/* make-quarter: invents a Durham quarter, the same on every run: open cases, samples, audits. */
#include "make-quarter.h"
#include "base/hash.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const grade_ids[GRADE_COUNT] = {"inadequate", "requires-improvement", "good", "outstanding"};
const char *const domain_ids[DOMAIN_COUNT] = {
    "referral", "assessment", "plan",      "chronology", "risk",      "visits",    "voice",      "family",
    "progress", "decisions",  "oversight", "review",     "diversity", "recording", "placements", "independence"};

static const char usage[] =
    "usage: make-quarter cases\n"
    "       make-quarter sample 'YYYY-YY Qn'\n"
    "       make-quarter complete 'YYYY-YY Qn' [--planted FILE] <drafts\n"
    "       make-quarter open|auditors 'YYYY-YY Qn'\n"
    "       make-quarter moderators\n"
    "       make-quarter again 'YYYY-YY Qn' drawn.csv graded.jsonl\n"
    "       make-quarter return 'YYYY-YY Qn' [--planted FILE] [--earlier graded.jsonl] <drafts\n"
    "       make-quarter moderate [--blind] <drawn\n"
    "       make-quarter actions YYYY-MM-DD <lines\n"
    "Writes invented data: the CSV list of open cases, the CSV rows drawn for a quarter, or the\n"
    "audits that complete the drafts of audit-new -f durham-2016, with faults in known numbers.\n"
    "For a whole programme: the cases open on the first day of a quarter, those who audit and\n"
    "moderate, the inadequate cases to be audited again, audits as they come back (not moderated\n"
    "and with no action done), what moderators make of them, and actions done by a day.\n";

void give_up(const char *words)
{
    (void)fprintf(stderr, "make-quarter: %s\n", words);
    exit(2);
}

static uint64_t next(chances *from)
{
    uint64_t mixed = from->state += 0x9E3779B97F4A7C15U;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBU;
    return mixed ^ (mixed >> 31);
}

chances chances_of(const char *purpose, uint64_t number)
{
    chances from = {ca_hash(purpose, strlen(purpose)) ^ (number * 0xD1342543DE82EF95U)};
    (void)next(&from);
    return from;
}

int below(chances *from, int count)
{
    return (int)(next(from) % (uint64_t)count);
}

int between(chances *from, int least, int most)
{
    return least + below(from, most - least + 1);
}

bool happens(chances *from, int percent)
{
    return below(from, 100) < percent;
}

void shuffle(chances *from, int *numbers, size_t count)
{
    for (size_t i = count; i > 1; i--) {
        size_t other = (size_t)below(from, (int)i);
        int kept = numbers[i - 1];
        numbers[i - 1] = numbers[other];
        numbers[other] = kept;
    }
}

ca_date quarter_start(ca_quarter quarter)
{
    static const char *const months[] = {"04", "07", "10", "01"};
    int part = quarter % 4;
    ca_text text = {0};
    ca_text_format(&text, "%04d-%s-01", quarter / 4 + (part == 3), months[part]);
    ca_date date = ca_date_read((ca_slice){text.at, text.size});
    ca_text_free(&text);
    return date;
}

ca_date audit_day(chances *from, ca_quarter quarter)
{
    ca_date date = quarter_start(quarter) + between(from, 10, 80);
    int weekday = (date + 3) % 7; /* 1970-01-01 was a Thursday: 0 is Monday */
    return weekday >= 5 ? date - 2 : date;
}

static bool is(const char *word, const char *wanted)
{
    return strcmp(word, wanted) == 0;
}

static int misuse(void)
{
    (void)fputs(usage, stderr);
    return 2;
}

/* Runs "complete" or "return" with the arguments after the quarter. */
static int run_completion(ca_quarter quarter, bool fresh, char *const *options)
{
    completion how = {.fresh = fresh};
    for (; options[0]; options += 2)
        if (options[1] && is(options[0], "--planted"))
            how.planted = options[1];
        else if (options[1] && fresh && is(options[0], "--earlier"))
            how.earlier = options[1];
        else
            return misuse();
    complete_audits(quarter, &how);
    return 0;
}

static int run_again(ca_quarter quarter, const char *drawn, const char *earlier)
{
    char *list = whole_file(drawn);
    json_t *records = records_by_case(earlier);
    write_again(quarter, list, records);
    json_decref(records);
    free(list);
    return 0;
}

static int run_quarter(const char *command, ca_quarter quarter, char *const *rest)
{
    if (is(command, "complete") || is(command, "return"))
        return run_completion(quarter, is(command, "return"), rest);
    if (is(command, "again") && rest[0] && rest[1] && !rest[2])
        return run_again(quarter, rest[0], rest[1]);
    if (rest[0])
        return misuse();
    if (is(command, "sample"))
        write_sample(quarter);
    else if (is(command, "open"))
        write_open(quarter);
    else if (is(command, "auditors"))
        write_auditors(quarter);
    else
        return misuse();
    return 0;
}

static int run_alone(const char *command)
{
    if (is(command, "cases"))
        write_cases();
    else if (is(command, "moderators"))
        write_moderators();
    else if (is(command, "moderate"))
        moderate_records(false);
    else
        return misuse();
    return 0;
}

int main(int count, char **arguments)
{
    const char *command = count > 1 ? arguments[1] : "";
    ca_memory_begin();
    if (is(command, "--help") || is(command, "-h"))
        return fputs(usage, stdout) < 0 || fflush(stdout) != 0 ? 2 : 0;
    if (count <= 2)
        return run_alone(command);
    if (is(command, "moderate") && count == 3 && is(arguments[2], "--blind")) {
        moderate_records(true);
        return 0;
    }
    if (is(command, "actions") && count == 3) {
        ca_date date = ca_date_read(ca_slice_of(arguments[2]));
        if (date == CA_NO_DATE)
            give_up("the day must be written like 2017-12-31");
        finish_actions(date);
        return 0;
    }
    ca_quarter quarter = ca_quarter_read(ca_slice_of(arguments[2]));
    if (quarter == CA_NO_QUARTER)
        give_up("the quarter must be written like '2017-18 Q2'");
    if (quarter / 4 < 1970)
        give_up("quarters begin with 1970-71 Q1");
    return run_quarter(command, quarter, arguments + 3);
}
