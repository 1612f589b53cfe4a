/* SPDX-License-Identifier: MIT */
/* make-bench: writes any number of invented Durham audits, or a case list, for measurements; the output is the same on
 * every run. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char usage[] =
    "usage: make-bench records|cases NUMBER\n"
    "Writes NUMBER records of durham-2016, of about 19 KB each, or a CSV list of NUMBER cases.\n";

enum { ANSWER_LEAST = 800, ANSWER_MOST = 1330, TEAMS = 25, QUARTERS = 8, QUESTIONS = 16, TYPES = 5, TEXT_MOST = 400 };

#define COUNT(list) (sizeof(list) / sizeof *(list))

static const char *const questions[QUESTIONS] = {
    "referral", "assessment", "plan",      "chronology", "risk",      "visits",    "voice",      "family",
    "progress", "decisions",  "oversight", "review",     "diversity", "recording", "placements", "independence"};
static const char *const types[TYPES] = {"EH", "CIN", "CP", "LAC", "CL"};
enum { LOOKED_AFTER = 3, FOR_LOOKED_AFTER = 14 };
static const char *const services[TYPES] = {"Early Help", "Families First", "Child Protection", "Looked After",
                                            "Care Leavers"};
static const char *const localities[] = {"North", "East", "South", "West"};
static const char *const grades[] = {"inadequate", "requires-improvement", "good", "outstanding"};

/* The words of the sentences. */
static const char *const owners[] = {"child",  "mother",      "father",  "worker",
                                     "school", "grandmother", "manager", "sister"};
static const char *const things[] = {"account of the week",  "wish to stay near friends", "letter about the move",
                                     "health plan",          "record of the visit",       "worry about bedtimes",
                                     "share in the meeting", "calendar of contact",       "note of the telephone call",
                                     "room at home"};
static const char *const standing[] = {"was written down in full",          "was read out at the conference",
                                       "is on the file with its date",      "changed what the plan asks for",
                                       "was talked through at supervision", "was weighed against what others saw",
                                       "led to an earlier visit",           "is quoted in the assessment"};
static const char *const actors[] = {
    "The health visitor",  "The family support worker", "A teacher",        "The youth worker",        "The nursery",
    "The housing officer", "The reviewing officer",     "The school nurse", "The independent visitor", "A neighbour"};
static const char *const deeds[] = {"saw the child alone",
                                    "asked about the mornings",
                                    "drew up a routine with the parents",
                                    "came to the core group",
                                    "checked the bedroom and the kitchen",
                                    "went through the plan line by line",
                                    "sent the minutes round",
                                    "rang before the weekend",
                                    "took the child to the group",
                                    "wrote to the court",
                                    "looked at the earlier files"};
static const char *const effects[] = {"so that the child sleeps at home and is at school on time",
                                      "which gave the child someone to turn to",
                                      "and the child now says what a good day is like",
                                      "so that the risk to the child fell within a month",
                                      "and for the child this meant fewer moves",
                                      "which made the contact safer for the child",
                                      "so that the parents know what is to change and by when",
                                      "and the child has met the new worker twice"};
static const char *const times[] = {"in the spring",       "in the second month",   "after the first review",
                                    "before the holidays", "within five days",      "at the end of the period",
                                    "over three visits",   "when the family moved", "in the autumn",
                                    "early in the year"};
static const char *const days[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday"};

typedef struct {
    uint64_t state;
} chances;

/* A random stream (xorshift64*) for each record, so that a longer file begins with the same records as a shorter
 * one. */
static chances chances_of(uint64_t number)
{
    chances from = {(number + 1) * 0x9E3779B97F4A7C15U};
    return from;
}

static uint32_t below(chances *from, uint32_t count)
{
    uint64_t x = from->state;
    x ^= x >> 12;
    x ^= x << 25;
    x ^= x >> 27;
    from->state = x;
    return (uint32_t)((((x * 0x2545F4914F6CDD1DU) >> 32) * count) >> 32);
}

static char *put(char *at, const char *words)
{
    size_t size = strlen(words);
    memcpy(at, words, size);
    return at + size;
}

#define ONE_OF(from, list) ((list)[below((from), (uint32_t)COUNT(list))])

/* Every draw has its own statement: the compiler chooses the order in which arguments are evaluated. */
static char *put_sentence(char *at, chances *from)
{
    const char *owner = ONE_OF(from, owners), *thing = ONE_OF(from, things);
    const char *when = ONE_OF(from, times), *stood = ONE_OF(from, standing), *actor = ONE_OF(from, actors);
    const char *day = ONE_OF(from, days), *deed = ONE_OF(from, deeds), *effect = ONE_OF(from, effects);
    at = put(put(put(put(at, "The "), owner), "’s "), thing);
    at = put(put(put(put(at, " "), stood), " "), when);
    at = put(put(put(put(at, ". "), actor), " "), deed);
    at = put(put(put(put(put(at, " on a "), day), ", "), effect), ".");
    return below(from, 2) ? at : put(at, " This was the child’s own wish."); /* a curly quote every 150 bytes or so */
}

static char *put_text(char *at, chances *from, size_t least)
{
    char *start = at;
    do {
        if (at != start)
            *at++ = ' ';
        at = put_sentence(at, from);
    } while ((size_t)(at - start) < least);
    return at;
}

/* Most grades are good, as in reality; teams are a little better or worse than others. */
static uint32_t grade_of(chances *from, uint32_t team)
{
    uint32_t chance = below(from, 100) + team % 7;
    return chance < 6 ? 0 : chance < 34 ? 1 : chance < 92 ? 2 : 3;
}

typedef struct {
    uint64_t number;
    uint32_t type, team, quarter, month, day;
    int year;
} audit;

static audit audit_of(chances *from, uint64_t number)
{
    audit a = {.number = number};
    a.team = below(from, TEAMS);
    a.type = a.team % TYPES;
    a.quarter = below(from, QUARTERS);
    uint32_t month = 3 + a.quarter * 3 + below(from, 3); /* from January 2016 */
    a.year = 2016 + (int)(month / 12);
    a.month = month % 12 + 1;
    a.day = 1 + below(from, 20);
    return a;
}

static char *put_head(char *at, chances *from, const audit *a)
{
    int year = 2016 + (int)(a->quarter / 4);
    at += sprintf(
        at,
        "{\"schema\":\"caseaudit.record/1\",\"id\":\"bench-%07llu\",\"framework\":\"durham-2016\",\"kind\":\"full\",",
        (unsigned long long)a->number);
    uint32_t birth_month = 1 + below(from, 12);
    int born = 2001 + (int)below(from, 14);
    at += sprintf(at,
                  "\"case\":{\"id\":\"%llu\",\"child\":\"Child "
                  "%llu\",\"born\":\"%d-%02u-01\",\"type\":\"%s\",\"service\":\"%s\",",
                  1000000 + (unsigned long long)a->number, (unsigned long long)a->number, born, birth_month,
                  types[a->type], services[a->type]);
    at += sprintf(at,
                  "\"locality\":\"%s\",\"team\":\"%s %u\",\"practitioner\":\"Worker %u\",\"manager\":\"Manager %u\"},",
                  localities[a->team % COUNT(localities)], services[a->type], a->team + 1,
                  a->team * 10 + below(from, 10) + 1, a->team + 1);
    at += sprintf(at,
                  "\"audit\":{\"auditor\":\"Auditor "
                  "%u\",\"date\":\"%d-%02u-%02u\",\"from\":\"%d-%02u-%02u\",\"to\":\"%d-%02u-%02u\",\"quarter\":\"%d-%"
                  "02d Q%u\"},",
                  below(from, 40) + 1, a->year, a->month, a->day, a->year - 1, a->month, a->day, a->year, a->month,
                  a->day, year, (year + 1) % 100, a->quarter % 4 + 1);
    at += sprintf(at,
                  "\"heads\":{\"family_name\":\"Family "
                  "%llu\"},\"discussed\":{\"practitioner\":\"%d-%02u-%02u\",\"manager\":{\"date\":\"%d-%02u-%02u\","
                  "\"how\":\"telephone\",\"minutes\":%u}},",
                  (unsigned long long)a->number, a->year, a->month, a->day, a->year, a->month, a->day,
                  5 * below(from, 12) + 5);
    at = put_text(put(at, "\"context\":\""), from, TEXT_MOST);
    return put(at, "\",");
}

/* Returns the worst grade that was given. */
static uint32_t put_answers(char **end, chances *from, const audit *a)
{
    char *at = put(*end, "\"answers\":{");
    uint32_t worst = COUNT(grades) - 1, asked = a->type == LOOKED_AFTER ? QUESTIONS : FOR_LOOKED_AFTER;
    for (uint32_t i = 0; i < asked; i++) {
        at += sprintf(at, "%s\"%s\":{", i ? "," : "", questions[i]);
        if (below(from, 40) == 0) {
            at = put(at, "\"na\":\"Nothing of this kind arose in the audited period.\"}");
            continue;
        }
        uint32_t grade = grade_of(from, a->team);
        worst = grade < worst ? grade : worst;
        at += sprintf(at, "\"grade\":\"%s\",\"evidence\":\"", grades[grade]);
        at = put_text(at, from, ANSWER_LEAST + below(from, ANSWER_MOST - ANSWER_LEAST));
        at = put(at, "\"}");
    }
    *end = put(at, "},");
    return worst;
}

static char *put_record(char *at, uint64_t number)
{
    chances from = chances_of(number);
    audit a = audit_of(&from, number);
    at = put_head(at, &from, &a);
    uint32_t worst = put_answers(&at, &from, &a), overall = worst < 2 ? worst : grade_of(&from, a.team);
    overall = overall < worst ? worst : overall;
    at += sprintf(at, "\"overall\":{\"grade\":\"%s\",\"reason\":\"", grades[overall]);
    at = put(put_text(at, &from, TEXT_MOST / 2), "\"},\"findings\":[");
    at += sprintf(at, "{\"section\":\"%s\",\"kind\":\"%s\",\"theme\":\"assessment\",\"text\":\"",
                  questions[below(&from, FOR_LOOKED_AFTER)], overall >= 2 ? "strength" : "improvement");
    at = put(put_sentence(at, &from), "\"}],\"actions\":[");
    at += sprintf(
        at,
        "{\"action\":\"See the child at home and at school, and put down what the child says.\",\"owner\":\"Worker "
        "%u\",\"due\":\"%d-%02u-28\",\"manager\":\"Manager %u\",\"review\":\"%d-%02u-28\"}]",
        a.team * 10 + 1, a.year, a.month, a.team + 1, a.year, a.month);
    at = put(at, ",\"flags\":{\"safeguarding\":false,\"good_example\":false}");
    if (overall == 0)
        at += sprintf(at, ",\"escalation\":{\"urgent\":false,\"to\":\"Manager %u\",\"date\":\"%d-%02u-%02u\"}",
                      a.team + 1, a.year, a.month, a.day);
    return put(at, "}\n");
}

static char *put_case(char *at, uint64_t number)
{
    chances from = chances_of(number);
    audit a = audit_of(&from, number);
    uint32_t auditor = 1 + below(&from, 40), worker = a.team * 10 + below(&from, 10) + 1;
    return at + sprintf(at, "%llu,Child %llu,%s,%s,%s,%s %u,Worker %u,Manager %u,Auditor %u,%d-%02u-%02u\n",
                        1000000 + (unsigned long long)number, (unsigned long long)number, types[a.type],
                        services[a.type], localities[a.team % COUNT(localities)], services[a.type], a.team + 1, worker,
                        a.team + 1, auditor, a.year, a.month, a.day);
}

int main(int count, char **arguments)
{
    static char buffer[1 << 16]; /* larger than any record */
    char *end = NULL;
    bool records = count == 3 && strcmp(arguments[1], "records") == 0;
    bool cases = count == 3 && strcmp(arguments[1], "cases") == 0;
    unsigned long long number = records || cases ? strtoull(arguments[2], &end, 10) : 0;
    if (number == 0 || *end || number > 9999999) {
        (void)fputs(usage, stderr);
        return 2;
    }
    if (cases)
        (void)puts("case_id,child,case_type,service,locality,team,practitioner,manager,auditor,audit_date");
    for (uint64_t i = 1; i <= number; i++) {
        char *after = records ? put_record(buffer, i) : put_case(buffer, i);
        if (fwrite(buffer, (size_t)(after - buffer), 1, stdout) != 1)
            break;
    }
    if (fflush(stdout) != 0 || ferror(stdout)) {
        (void)fputs("make-bench: cannot write\n", stderr);
        return 2;
    }
    return 0;
}
