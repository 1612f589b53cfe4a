/* SPDX-License-Identifier: MIT */
/* Names of people, normalised: names of one person, conflicts, and unclear cases. */
#include "../check.h"
#include "record/independence.h"

#include <string.h>

/* Two names, and their relation: 'o' counted as one person, 'a' alike (a conflict), 'm' may be one person, '-' two
 * people. */
typedef struct {
    const char *one, *other;
    char is;
} pair;

static char likeness(const ca_person *one, const ca_person *other)
{
    if (ca_person_is(one, other))
        return ca_person_alike(one, other) && !ca_person_may_be(one, other) ? 'o' : '!';
    if (ca_person_alike(one, other))
        return ca_person_may_be(one, other) ? '!' : 'a';
    return ca_person_may_be(one, other) ? 'm' : '-';
}

/* Returns the relation of OTHER to ONE according to the index. */
static char found_likeness(const ca_person *one, const ca_person *other)
{
    ca_person_index index = {.arena = {0}};
    ca_person_index_add(&index, one, 0);
    char is = ca_person_index_alike(&index, other, NULL)    ? ca_person_is(one, other) ? 'o' : 'a'
              : ca_person_index_may_be(&index, other, NULL) ? 'm'
                                                            : '-';
    ca_person_index_free(&index);
    return is;
}

static void check_pairs(check_tally *t, const pair *pairs, size_t count, const ca_people_list *people, bool teams)
{
    for (size_t i = 0; i < count; i++) {
        ca_arena arena = {0};
        ca_slice names[] = {ca_slice_of(pairs[i].one), ca_slice_of(pairs[i].other)};
        ca_person read[2];
        for (int at = 0; at < 2; at++)
            read[at] = teams ? ca_team_read(&arena, names[at]) : ca_person_read(&arena, names[at], people);
        char there = likeness(&read[0], &read[1]), back = likeness(&read[1], &read[0]);
        CHECK(t, there == pairs[i].is && back == pairs[i].is, "'%s' and '%s': %c (found %c, %c)", pairs[i].one,
              pairs[i].other, pairs[i].is, there, back);
        there = found_likeness(&read[0], &read[1]);
        back = found_likeness(&read[1], &read[0]);
        CHECK(t, there == pairs[i].is && back == pairs[i].is, "'%s' and '%s', looked up: %c (found %c, %c)",
              pairs[i].one, pairs[i].other, pairs[i].is, there, back);
        ca_arena_free(&arena);
    }
}

static const pair names[] = {
    /* counted as one: words in order, a surname with its comma moved to the end */
    {"Omar Nash", "omar  NASH", 'o'},
    {"Omar Nash", "Nash, Omar", 'o'},
    {"Omar Nash", "NASH,Omar", 'o'},
    {"Omar Nash", "Nash , Omar ", 'o'},
    {"Omar Nash", "Omar Nash,", 'o'},
    {"Omar Ali Nash", "Nash, Omar Ali", 'o'},
    {"Ana de la Cruz", "de la Cruz, Ana", 'o'},
    {"Jos\303\251 D\303\255az", "Diaz, Jose", 'o'},
    {"Omar Nash (Agency)", "Nash, Omar (Agency)", 'o'},
    {"Omar Nash - Agency", "Nash, Omar - Agency", 'o'},
    /* alike: any order, titles, marks, spaces */
    {"Omar Nash", "Nash Omar", 'a'},
    {"Omar Nash", "Mr Omar Nash", 'a'},
    {"Omar Nash", "Mr. O\314\201mar Nash", 'a'},
    {"Omar Nash", "Nash, Mr Omar", 'a'},
    {"Omar Nash", "NASH Mr Omar", 'a'},
    {"Omar Nash", "Nash, Omar (Mr)", 'a'},
    {"Omar Nash", "Nash, Omar, Dr", 'a'},
    {"Omar Nash", "Rev. Dr Omar Nash", 'a'},
    {"Omar Nash", "Cllr Omar Nash", 'a'},
    {"Omar Nash", "Omar Nash (Agency)", 'a'},
    {"Omar Nash", "Omar Nash - agency", 'a'},
    {"Omar Nash", "Omar Nash \342\200\223 Agency", 'a'},
    {"Omar Nash", "Omar Nash [agency]", 'a'},
    {"Omar Nash", "AGENCY: Nash, Omar", 'a'},
    {"Omar Nash", "Omar Nash (locum)", 'a'},
    {"Omar Nash", "Omar Nash Agency", 'a'},
    {"Omar Nash", "Agency Worker Omar Nash", 'a'},
    {"Omar Nash", "Nash, Omar (Agency Social Worker)", 'a'},
    {"Omar Nash", "Omar Nash, Social Worker", 'a'},
    {"Omar Nash", "Omar Nash / Senior Practitioner", 'a'},
    {"Omar Nash", "Omar Nash.", 'a'},
    {"Omar Nash", "Omar_Nash", 'a'},
    {"Omar Nash", "O\342\200\213mar\342\200\215 Nash", 'a'},
    {"Mr Nash", "Nash", 'a'},
    {"Una O'Brien", "Una OBrien", 'a'},
    {"Una O'Brien", "O Brien, Una", 'a'},
    {"Una O\302\264Brien", "Una O'Brien", 'a'},
    {"Anne-Marie Nash", "Nash Anne Marie", 'a'},
    {"Annemarie Nash", "Anne Marie Nash", 'a'},
    {"Ivy Nash-Gale", "Nash Gale, Ivy", 'a'},
    {"Nguy\341\273\205n Mai", "Mai Nguyen", 'a'},
    {"\320\220\320\275\320\275\320\260 \320\233\320\270", "\320\233\320\270 \320\260\320\275\320\275\320\260", 'a'},
    /* may be one: words within the other's, initials, one surname and one initial */
    {"Omar Nash", "Omar Ali Nash", 'm'},
    {"Nash", "Omar Nash", 'm'},
    {"Omar", "Omar Nash", 'm'},
    {"Mr Nash", "Omar Nash", 'm'},
    {"O Nash", "Omar Nash", 'm'},
    {"O. Nash", "Nash, Omar", 'm'},
    {"O.Nash", "Omar Nash", 'm'},
    {"Nash O", "Omar Nash", 'm'},
    {"Nash, O.", "Omar Nash", 'm'},
    {"O A Nash", "Omar Nash", 'm'},
    {"O. A. Nash", "Omar Ali Nash", 'm'},
    {"Olive Nash", "Omar Nash", 'm'},
    {"Sam Nash", "Samantha Nash", 'm'},
    {"Omar Nash / Ivy Gale", "Omar Nash", 'm'},
    {"Omar Nash (was Ivy Gale)", "Ivy Gale", 'm'},
    {"Vacant (was Ivy Gale)", "Ivy Gale", 'm'},
    {"Omar Nash MBE", "Omar Nash", 'm'},
    /* two people */
    {"Omar Nash", "Ivy Nash", '-'},
    {"Omar Nash", "Omar Gale", '-'},
    {"Ann Lee", "Ann Leeson", '-'},
    {"Li Wei", "Lia Weiss", '-'},
    {"O", "Omar Nash", '-'},
    {"O N", "Omar Nash", '-'},
    {"Manager 1", "Moderator 1", '-'},
    {"Worker 1", "Worker 2", '-'},
    {"Operations Manager 1", "Manager 1", '-'},
    {"Team Manager", "Operations Manager", '-'},
    {"Worker 1", "worker 1", 'o'},
    {"Senior", "Senior", 'o'},
    /* nobody */
    {"", "", '-'},
    {"Duty Worker", "Duty Worker", '-'},
    {"Agency Worker", "agency worker", '-'},
};

static void check_nobody(check_tally *t)
{
    static const char *const nobody[] = {
        "",
        " ",
        "-",
        ".",
        "?",
        "---",
        "N/A",
        "n/a",
        "N.A.",
        "NULL",
        "none",
        "Nil",
        "Nobody",
        "no one",
        "TBC",
        "t.b.c.",
        "TBA",
        "Unallocated",
        "unassigned",
        "Vacant",
        "VACANT POST",
        "Vacant 3",
        "Vacancy - Team Manager",
        "Duty",
        "Duty Worker",
        "Duty Team",
        "Duty Team North",
        "Duty Social Worker 2",
        "DUTY SW",
        "Agency",
        "Agency Worker",
        "Agency Worker 2",
        "(agency)",
        "Locum Social Worker",
        "Worker",
        "Social Worker",
        "Allocated Worker",
        "Team",
        "Senior Social Worker",
        "Duty Manager",
        "Not allocated",
        "Awaiting allocation",
        "To be confirmed",
        "Not known",
        "Unknown",
        "x",
        "XXX",
        "Emergency Duty Team",
        "Bank Staff Worker",
        "No allocated worker",
    };
    static const char *const somebody[] = {
        "Worker 1",
        "Worker A",
        "Social Worker 3",
        "Manager 1",
        "Auditor 1",
        "Team Manager",
        "Ann Post",
        "A Post",
        "Mr Duty",
        "Ann Duty",
        "A Duty",
        "Ann Bank",
        "Senior",
        "Nora Worker",
        "Li",
        "Ng",
        "Vacant (was Ivy Gale)",
        "Omar Nash (Duty)",
        "Na Li",
        "Ann Staff",
    };
    for (size_t i = 0; i < sizeof nobody / sizeof *nobody; i++) {
        ca_arena arena = {0};
        ca_person read = ca_person_read(&arena, ca_slice_of(nobody[i]), NULL);
        CHECK(t, read.nobody && !read.counted.text.size && !ca_person_alike(&read, &read), "'%s' is nobody", nobody[i]);
        ca_arena_free(&arena);
    }
    for (size_t i = 0; i < sizeof somebody / sizeof *somebody; i++) {
        ca_arena arena = {0};
        ca_person read = ca_person_read(&arena, ca_slice_of(somebody[i]), NULL);
        CHECK(t, !read.nobody && ca_person_alike(&read, &read), "'%s' is somebody", somebody[i]);
        ca_arena_free(&arena);
    }
}

static void check_counted(check_tally *t)
{
    static const char *const turned[][2] = {
        {"Omar  NASH", "omar nash"},
        {"Nash, Omar", "omar nash"},
        {"Nash,Omar (Agency)", "omar nash (agency)"},
        {"Nash, Omar, Dr", "nash, omar, dr"},
        {"Nash, Social Worker", "nash, social worker"},
        {"Nash, Mr", "nash, mr"},
        {", Omar", ", omar"},
        {"Nash,", "nash"},
        {"Smith-Jones, Ann-Marie", "ann-marie smith-jones"},
        {"Omar Nash (Agency)", "omar nash (agency)"},
    };
    for (size_t i = 0; i < sizeof turned / sizeof *turned; i++) {
        ca_arena arena = {0};
        ca_slice counted = ca_person_counted(&arena, ca_slice_of(turned[i][0]));
        const char *wanted = turned[i][1];
        CHECK(t, ca_slice_is(counted, wanted), "'%s' is counted as '%s'", turned[i][0], wanted);
        ca_arena_free(&arena);
    }
}

static void add(check_tally *t, ca_people_list *people, const char *name, const char *person)
{
    CHECK(t, ca_people_add(people, ca_slice_of(name), ca_slice_of(person)), "'%s' is %s", name,
          *person ? person : "nobody");
}

static void check_list(check_tally *t)
{
    static const pair listed[] = {
        {"O. Nash", "Omar Nash", 'o'},   /* one, by the list */
        {"O Nash", "Omar Nash", 'a'},    /* not in the list, but with the words of a name in it */
        {"Nash O", "Nash Omar", 'm'},    /* with the words of two people in the list */
        {"Omar Nash", "Nash Omar", '-'}, /* two, by the list, whatever their words */
        {"Nash, Omar", "Nash Omar", '-'}, {"Ivy Gale", "Ivy A Gale", '-'},
        {"Ivy Gale", "I Gale", 'm'},      {"Principal Social Worker", "Principal Social Worker", 'o'},
        {"Bank Pool", "Bank Pool", '-'},
    };
    ca_people_list people = {.by_name = {0}};
    add(t, &people, "O. Nash", "omar nash");
    add(t, &people, "Omar Nash", "omar nash");
    add(t, &people, "Nash Omar", "the other omar nash");
    add(t, &people, "Ivy Gale", "1");
    add(t, &people, "Ivy A Gale", "2");
    add(t, &people, "Principal Social Worker", "una dale");
    add(t, &people, "Bank Pool", "");
    CHECK(t, !ca_people_add(&people, ca_slice_of("OMAR nash"), ca_slice_of("3")), "a name is one person's");
    check_pairs(t, listed, sizeof listed / sizeof *listed, &people, false);
    ca_people_free(&people);
}

static void check_teams(check_tally *t)
{
    static const pair teams[] = {
        {"South Team", "Team South", 'a'},
        {"South Team", "south  team", 'o'},
        {"South Team", "South", 'm'},
        {"Team 1", "Team 2", '-'},
        {"Team 1", "Team 11", '-'},
        {"Duty Team", "Team, Duty", 'a'},
        {"Families First 1", "Families First 2", '-'},
        {"N/A", "N/A", '-'},
    };
    check_pairs(t, teams, sizeof teams / sizeof *teams, NULL, true);
}

/* The conflicts of "Omar Nash", who manages "Ivy Gale; South Team", with each person of a case. */
static void check_rule(check_tally *t)
{
    ca_arena arena = {0};
    ca_person omar = ca_person_read(&arena, ca_slice_of("Omar Nash"), NULL);
    ca_person turned = ca_person_read(&arena, ca_slice_of("Nash Omar"), NULL);
    ca_person initial = ca_person_read(&arena, ca_slice_of("O Nash"), NULL);
    ca_person ivy = ca_person_read(&arena, ca_slice_of("Gale, Ivy"), NULL);
    ca_person south = ca_team_read(&arena, ca_slice_of("Team South")), none = ca_team_read(&arena, ca_slice_of(""));
    ca_person managed = ca_person_read(&arena, ca_slice_of("Ivy Gale"), NULL);
    ca_person managed_team = ca_team_read(&arena, ca_slice_of("South Team"));
    ca_person_index people = {.arena = {0}}, teams = {.arena = {0}};
    ca_person_index_add(&people, &managed, 0);
    ca_person_index_add(&teams, &managed_team, 0);
    ca_judge judge = {.who = &omar, .people = &people, .teams = &teams}, of_team = {.who = &ivy, .team = &south};
    const struct {
        ca_judged_work judged;
        enum ca_conflict bar;
    } cases[] = {
        {{.practitioner = &turned}, CA_CONFLICT_PRACTITIONER},
        {{.manager = &turned}, CA_CONFLICT_MANAGER},
        {{.iro = &turned}, CA_CONFLICT_IRO},
        {{.auditor = &turned}, CA_CONFLICT_AUDITOR},
        {{.second = &turned}, CA_CONFLICT_SECOND},
        {{.practitioner = &ivy}, CA_CONFLICT_MANAGES},
        {{.manager = &ivy}, CA_CONFLICT_MANAGES},
        {{.iro = &ivy}, CA_CONFLICT_MANAGES},
        {{.team = &south}, CA_CONFLICT_MANAGES},
        {{.auditor = &ivy}, CA_NO_CONFLICT},
        {{.practitioner = NULL}, CA_NO_CONFLICT},
        {{.practitioner = &initial}, CA_NO_CONFLICT},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CHECK(t, ca_independence_conflict(&judge, &cases[i].judged) == cases[i].bar, "case %zu: %s", i + 1,
              cases[i].bar ? ca_conflict_words[cases[i].bar] : "nothing is in the way");
    unsigned unclear, bars = ca_independence_bars(&judge, &(ca_judged_work){.practitioner = &initial}, &unclear);
    CHECK(t, !bars && unclear == 1U << CA_CONFLICT_PRACTITIONER, "an initial: nobody can tell");
    CHECK(t, ca_independence_conflict(&of_team, &(ca_judged_work){.team = &south}) == CA_NO_CONFLICT,
          "one's own team, not asked for");
    of_team.other_teams = true;
    CHECK(t, ca_independence_conflict(&of_team, &(ca_judged_work){.team = &managed_team}) == CA_CONFLICT_TEAM,
          "one's own team");
    CHECK(t, ca_independence_conflict(&of_team, &(ca_judged_work){.team = &none}) == CA_NO_CONFLICT, "no team");
    ca_person_index_free(&people);
    ca_person_index_free(&teams);
    ca_arena_free(&arena);
}

int main(void)
{
    check_tally t = {0, 0};
    check_pairs(&t, names, sizeof names / sizeof *names, NULL, false);
    check_nobody(&t);
    check_counted(&t);
    check_list(&t);
    check_teams(&t);
    check_rule(&t);
    return CHECK_END(&t);
}
