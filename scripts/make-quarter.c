/* SPDX-License-Identifier: MIT */
/* make-quarter: invents a Durham quarter, the same on every run: open cases, samples, audits. */
#include "make-quarter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const grade_ids[GRADE_COUNT] = {"inadequate", "requires-improvement", "good", "outstanding"};
const char *const domain_ids[DOMAIN_COUNT] = {
    "referral", "assessment", "plan", "chronology", "risk", "visits", "voice", "family", "progress",
    "decisions", "oversight", "review", "diversity", "recording", "placements", "independence"};

static const char usage[] =
    "usage: make-quarter cases\n"
    "       make-quarter sample 'YYYY-YY Qn'\n"
    "       make-quarter complete 'YYYY-YY Qn' [--planted FILE] <drafts\n"
    "Writes invented data: the CSV list of open cases, the CSV rows drawn for a quarter, or the\n"
    "audits that complete the drafts of audit-new -f durham-2016, with faults in known numbers.\n";

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

int main(int count, char **arguments)
{
    const char *command = count > 1 ? arguments[1] : "";
    ca_memory_begin();
    if (strcmp(command, "--help") == 0 || strcmp(command, "-h") == 0)
        return fputs(usage, stdout) < 0 || fflush(stdout) != 0 ? 2 : 0;
    if (strcmp(command, "cases") == 0 && count == 2) {
        write_cases();
        return 0;
    }
    ca_quarter quarter = count > 2 ? ca_quarter_read(ca_slice_of(arguments[2])) : CA_NO_QUARTER;
    bool planted = count == 5 && strcmp(arguments[3], "--planted") == 0;
    if (count > 2 && quarter == CA_NO_QUARTER)
        give_up("the quarter must be written like '2017-18 Q2'");
    if (quarter != CA_NO_QUARTER && quarter / 4 < 1970)
        give_up("quarters begin with 1970-71 Q1");
    if (strcmp(command, "sample") == 0 && count == 3)
        write_sample(quarter);
    else if (strcmp(command, "complete") == 0 && (count == 3 || planted))
        complete_audits(quarter, planted ? arguments[4] : NULL);
    else {
        (void)fputs(usage, stderr);
        return 2;
    }
    return 0;
}
