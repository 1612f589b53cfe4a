/* SPDX-License-Identifier: MIT */
/* The open cases of an authority of Durham's size: counted in October, sampled (5%), and listed for each quarter. */
#include "make-quarter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LISTED_CASES = 3955, MONTHS_OF_PERIOD = 12, AUDITORS = 36, REVIEWING_OFFICERS = 16, TEAM_MOST = 11 };
enum { LISTED_YEAR = 2017, SAMPLE_PERCENT = 5, SECURE_CASES = 12, CLOSED_PERCENT = 8 };
enum { OPEN_CASES = LISTED_CASES + SECURE_CASES };

typedef struct {
    const char *name;
    const char *team[TEAM_MOST];
    int teams, workers; /* workers of each team */
    bool spread;        /* over all localities; else a team has one locality */
} service;

static const service services[] = {
    {"First Contact", {"First Contact"}, 1, 16, true},
    {"Families First",
     {"Families First 1", "Families First 2", "Families First 3", "Families First 4", "Families First 5",
      "Families First 6", "Families First 7", "Families First 8", "Families First 9", "Families First 10",
      "Families First 11"},
     11,
     12,
     false},
    {"Child Protection and Court Work",
     {"Child Protection and Court Work 1", "Child Protection and Court Work 2", "Child Protection and Court Work 3"},
     3,
     8,
     false},
    {"Disability and Transitions", {"Children with a Disability 0-13", "Transitions 14-25"}, 2, 7, true},
    {"Looked After and Permanence",
     {"Looked After and Permanence 1", "Looked After and Permanence 2", "Looked After and Permanence 3"},
     3,
     13,
     false},
    {"Young People's Service", {"Young People's Service 1", "Young People's Service 2"}, 2, 10, true},
    {"Secure Services", {"Secure Services"}, 1, 4, true},
};
enum { SERVICES = sizeof services / sizeof *services };

/* Similar cases: COUNT of them, in a service (and one of its teams, or -1), of an age in months. */
typedef struct {
    int count, service, team;
    const char *type;
    int youngest, oldest;
    const char *status[3];
} kind;

static const kind kinds[] = {
    {150, 0, -1, "CIN", 1, 191, {"Section 17", "Section 17", "Section 47 enquiry"}},
    {1920, 1, -1, "CIN", 1, 191, {"Section 17", "Section 17", "Section 17"}},
    {300, 1, -1, "CP", 1, 203, {"Child protection plan", "Child protection plan", "Child protection plan"}},
    {221, 2, -1, "CP", 1, 179, {"Child protection plan", "Child protection plan", "Pre-proceedings"}},
    {120, 2, -1, "LAC", 1, 179, {"Interim care order", "Interim care order", "Section 20"}},
    {140, 3, 0, "CIN", 3, 167, {"Section 17", "Section 17", "Section 17"}},
    {78, 3, 1, "CIN", 168, 227, {"Section 17", "Section 17", "Section 17"}},
    {668, 4, -1, "LAC", 2, 215, {"Care order", "Section 20", "Placement order"}},
    {290, 5, -1, "CL", 216, 287, {"Relevant child", "Former relevant child", "Former relevant child"}},
    {68, 5, -1, "CIN", 192, 215, {"Section 17", "Section 17", "Section 17"}},
};
/* Cases of a service from which no sample is drawn; not counted in October. */
static const kind secure = {SECURE_CASES, 6, 0, "LAC", 144, 197, {"Secure order", "Secure order", "Remand"}};
static const char *const localities[] = {"North", "South", "East"};

typedef struct {
    int id;
    const kind *kind;
    int team, worker, manager, officer, locality;
    const char *status;
    ca_date born;
} open_case;

/* Returns the index of a service's first team among all teams, and of its first worker among all workers. */
static int team_before(int at)
{
    int count = 0;
    for (int i = 0; i < at; i++)
        count += services[i].teams;
    return count;
}

static int workers_before(int at)
{
    int count = 0;
    for (int i = 0; i < at; i++)
        count += services[i].teams * services[i].workers;
    return count;
}

/* Returns the last day of October, on which the authority counts its cases. */
static ca_date count_day(int year)
{
    return quarter_start(year * 4 + 2) + 30;
}

static open_case make_case(chances *from, const kind *made, int id, ca_date on)
{
    const service *at = &services[made->service];
    open_case c = {.id = id, .kind = made, .status = made->status[below(from, 3)]};
    c.team = made->team >= 0 ? made->team : below(from, at->teams);
    c.worker = workers_before(made->service) + c.team * at->workers + below(from, at->workers) + 1;
    c.manager = team_before(made->service) + c.team + 1;
    c.officer = below(from, REVIEWING_OFFICERS) + 1;
    c.locality = at->spread ? below(from, 3) : c.team % 3;
    c.born = ca_date_add_months(on, -between(from, made->youngest, made->oldest)) - below(from, 28);
    return c;
}

/* Returns YEAR's list as of ON, by case id, with room for the secure ones after it; free() it. */
static open_case *make_cases(int year, ca_date on)
{
    chances from = chances_of("cases", (uint64_t)year);
    open_case *cases = ca_allocate(LISTED_CASES + SECURE_CASES, sizeof *cases);
    int order[LISTED_CASES], count = 0, id = 10000;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        for (int j = 0; j < kinds[i].count; j++)
            order[count++] = (int)i;
    shuffle(&from, order, LISTED_CASES);
    for (int i = 0; i < LISTED_CASES; i++) {
        id += between(&from, 1, 40);
        cases[i] = make_case(&from, &kinds[order[i]], id, on);
    }
    return cases;
}

/* Returns the list of the first day of QUARTER: some cases of the quarter before are closed, and as many others are
 * open. */
static open_case *make_open(ca_quarter quarter)
{
    chances from = chances_of("open", (uint64_t)(quarter / 4));
    ca_quarter first = quarter - quarter % 4;
    open_case *cases = make_cases(quarter / 4, quarter_start(first));
    int id = cases[LISTED_CASES - 1].id;
    for (int i = 0; i < SECURE_CASES; i++)
        cases[LISTED_CASES + i] = make_case(&from, &secure, id += between(&from, 1, 40), quarter_start(first));
    for (ca_quarter at = first + 1; at <= quarter; at++)
        for (int i = 0; i < OPEN_CASES; i++) {
            const kind *of = cases[i].kind;
            bool outgrown = cases[i].born < ca_date_add_months(quarter_start(at), -of->oldest - 1);
            if (happens(&from, CLOSED_PERCENT) || outgrown)
                cases[i] = make_case(&from, of, id += between(&from, 1, 40), quarter_start(at));
        }
    return cases;
}

static void add_age(ca_text *to, ca_date born, ca_date on)
{
    int months = (on - born) / 31;
    while (ca_date_add_months(born, months + 1) <= on)
        months++;
    if (months < 24)
        ca_text_format(to, "%d month%s", months, months == 1 ? "" : "s");
    else
        ca_text_format(to, "%d years", months / 12);
}

static void add_case(ca_text *to, const open_case *c, ca_date on)
{
    const service *at = &services[c->kind->service];
    bool reviewed = c->kind->type[0] == 'L' || c->kind->type[1] == 'P';
    ca_text_format(to, "%d,Child %d,", c->id, c->id);
    ca_date_write(to, c->born);
    ca_text_byte(to, ',');
    add_age(to, c->born, on);
    ca_text_format(to, ",%s,%s,%s,%s,%s,Worker %03d,Manager %02d,", c->kind->type, c->status, at->name,
                   localities[c->locality], at->team[c->team], c->worker, c->manager);
    if (reviewed)
        ca_text_format(to, "Reviewing Officer %02d", c->officer);
}

static void write_text(ca_text *text)
{
    if (fwrite(text->at, 1, text->size, stdout) != text->size || fflush(stdout) != 0)
        give_up("cannot write to standard output");
    ca_text_free(text);
}

static const char headings[] =
    "case_id,child,born,age,case_type,legal_status,service,locality,team,practitioner,manager,iro";

void write_cases(void)
{
    open_case *cases = make_cases(LISTED_YEAR, count_day(LISTED_YEAR));
    ca_text text = {0};
    ca_text_format(&text, "%s\n", headings);
    for (int i = 0; i < LISTED_CASES; i++) {
        add_case(&text, &cases[i], count_day(LISTED_YEAR));
        ca_text_byte(&text, '\n');
    }
    write_text(&text);
    free(cases);
}

/* Marks 5%, rounded up, of the cases of a service; the child of an audited case must be born. */
static void draw(chances *from, const open_case *cases, int at, ca_date start, bool *drawn)
{
    int indexes[LISTED_CASES], count = 0, all = 0;
    for (int i = 0; i < LISTED_CASES; i++)
        if (cases[i].kind->service == at) {
            all++;
            if (cases[i].born < start)
                indexes[count++] = i;
        }
    shuffle(from, indexes, (size_t)count);
    for (int i = 0; i < count && i * 100 < all * SAMPLE_PERCENT; i++)
        drawn[indexes[i]] = true;
}

void write_sample(ca_quarter quarter)
{
    chances from = chances_of("sample", (uint64_t)quarter);
    open_case *cases = make_cases(quarter / 4, count_day(quarter / 4));
    bool drawn[LISTED_CASES] = {false};
    ca_text text = {0};
    for (int i = 0; i < SERVICES; i++)
        draw(&from, cases, i, quarter_start(quarter), drawn);
    ca_text_format(&text, "%s,auditor,audit_date,from,to\n", headings);
    for (int i = 0; i < LISTED_CASES; i++) {
        if (!drawn[i])
            continue;
        ca_date date = audit_day(&from, quarter);
        add_case(&text, &cases[i], date);
        ca_text_format(&text, ",Auditor %02d,", below(&from, AUDITORS) + 1);
        ca_date_write(&text, date);
        ca_text_byte(&text, ',');
        ca_date_write(&text, ca_date_add_months(date, -MONTHS_OF_PERIOD));
        ca_text_byte(&text, ',');
        ca_date_write(&text, date);
        ca_text_byte(&text, '\n');
    }
    write_text(&text);
    free(cases);
}

void write_open(ca_quarter quarter)
{
    open_case *cases = make_open(quarter);
    ca_text text = {0};
    ca_text_format(&text, "%s\n", headings);
    for (int i = 0; i < OPEN_CASES; i++) {
        add_case(&text, &cases[i], quarter_start(quarter));
        ca_text_byte(&text, '\n');
    }
    write_text(&text);
    free(cases);
}

/* Returns whether a line of the CSV list begins with the case. */
static bool listed(const char *list, int id)
{
    char line[32];
    (void)snprintf(line, sizeof line, "\n%d,", id);
    return strstr(list, line) != NULL;
}

void write_again(ca_quarter quarter, const char *drawn, const json_t *earlier)
{
    open_case *cases = make_open(quarter);
    ca_text text = {0};
    ca_text_format(&text, "%s,previous_date,previous_id,previous_grade\n", headings);
    for (int i = 0; i < OPEN_CASES; i++) {
        ca_text id = {0};
        ca_text_format(&id, "%d", cases[i].id);
        const json_t *before = json_object_get(earlier, ca_text_words(&id));
        ca_text_free(&id);
        const char *grade = words_in(json_object_get(before, "grading"), "final");
        if (strcmp(grade, grade_ids[INADEQUATE]) != 0 || listed(drawn, cases[i].id))
            continue;
        add_case(&text, &cases[i], quarter_start(quarter));
        ca_text_format(&text, ",%s,%s,%s\n", words_in(json_object_get(before, "audit"), "date"), words_in(before, "id"),
                       grade);
    }
    write_text(&text);
    free(cases);
}

const char *team_of(int number)
{
    for (int i = 0; i < SERVICES; i++) {
        if (number <= services[i].teams)
            return services[i].team[number - 1];
        number -= services[i].teams;
    }
    return NULL;
}
