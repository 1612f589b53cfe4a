/* SPDX-License-Identifier: MIT */
/* Implications of rules: all possible data for a few audits are tried, in which a rule connects the answers to a
 * question with the final grades, and no withheld count may be derivable.
 *
 * With any argument it also tries larger data, which takes minutes. */
#include "../check.h"
#include "stats/implied.h"
#include "worlds.h"

enum { MOST_GRADES = 4, NA = MOST_GRADES, BLANK, ANSWERS, MOST_RULES = 2 };

#define LIMIT(from, to, its_answer, line, its_flag, force, most, steps)                                        \
    {                                                                                                          \
        .id = "rule", .at_or_above = (from), .at_or_below = (to), .answer = (its_answer), .count = 1,          \
        .flag = (its_flag), .previous_at_or_below = CA_NO_GRADE, .has_unless = (line) >= 0, .unless_count = 1, \
        .unless_at_or_above = (line), .unless_others = CA_NO_GRADE, .binding = (force), .ceiling = (most),     \
        .lower_by = (steps)                                                                                    \
    }
#define BETWEEN(from, to, most) LIMIT(from, to, -1, CA_NO_GRADE, -1, true, most, 0)
#define UP_TO(grade, most) BETWEEN(CA_NO_GRADE, grade, most)
#define UNLESS(grade, most) LIMIT(CA_NO_GRADE, CA_NO_GRADE, -1, grade, -1, true, most, 0)
#define LOWERS(grade, steps) LIMIT(CA_NO_GRADE, grade, -1, CA_NO_GRADE, -1, true, CA_NO_GRADE, steps)

/* A scale, and rules about one question. */
typedef struct {
    const char *name;
    int grades, good, audits;
    uint64_t ungraded;
    ca_limiting_rule limits[MOST_RULES];
    int limit_count;
} kind;

typedef struct {
    kind of;
    ca_disclosure_rule rule;
    ca_implied implied;
    bool free; /* the question withholds nothing because of the rules */
    uint64_t whole[MOST_GRADES], answers[ANSWERS];
    reader reader;
} world;

static bool fires(const ca_limiting_rule *limit, int answer)
{
    if (limit->has_unless)
        return answer >= NA || answer < limit->unless_at_or_above;
    return answer < NA && (limit->at_or_below == CA_NO_GRADE || answer <= limit->at_or_below) &&
           answer >= limit->at_or_above;
}

/* Returns whether a case with this answer can have this final grade. */
static bool agrees(const kind *of, int grade, int answer)
{
    int most = of->grades - 1, steps = 0;
    bool open = false;
    for (int i = 0; i < of->limit_count; i++) {
        const ca_limiting_rule *limit = &of->limits[i];
        bool counts = fires(limit, answer) || (answer == BLANK && !limit->lower_by);
        if (counts && limit->ceiling != CA_NO_GRADE && limit->ceiling < most)
            most = limit->ceiling;
        steps += fires(limit, answer) ? limit->lower_by : 0;
        open |= answer == BLANK && limit->lower_by; /* without the answer only the lowest grade is certain */
    }
    most = open || steps > most ? 0 : most - steps;
    return grade <= most;
}

/* Returns whether the answers are possible for audits with these final grades: every set of grades has at least as many
 * matching answers as audits (Hall). */
static bool can_be(const world *w)
{
    for (unsigned grades = 1; grades < 1U << w->of.grades; grades++) {
        uint64_t need = 0, has = 0;
        for (int answer = 0; answer < ANSWERS; answer++) {
            bool agreed = false;
            for (int grade = 0; grade < w->of.grades; grade++)
                agreed |= (grades >> grade & 1) && agrees(&w->of, grade, answer);
            has += agreed ? w->answers[answer] : 0;
        }
        for (int grade = 0; grade < w->of.grades; grade++)
            need += grades >> grade & 1 ? w->whole[grade] : 0;
        if (need > has)
            return false;
    }
    return true;
}

static void read_row(world *w, const uint64_t *counts, unsigned withheld)
{
    uint64_t total = ca_disclosure_total(&w->rule, counts);
    bool nobody = !(withheld & CA_WITHHELD_TOTAL) && !total;
    reader_reads(&w->reader, total, withheld & CA_WITHHELD_TOTAL);
    for (int grade = 0; grade < w->rule.grades; grade++)
        reader_reads(&w->reader, counts[grade], !nobody && ca_withholds_grade(&w->rule, withheld, grade));
    reader_reads(&w->reader, ca_disclosure_good(&w->rule, counts), !nobody && withheld & CA_WITHHELD_SPLIT);
}

static void read_world(world *w)
{
    if (!can_be(w))
        return;
    unsigned whole = ca_disclose_row(&w->rule, w->whole), own = ca_disclose_row(&w->rule, w->answers);
    unsigned withheld = w->free ? own : ca_implied_withheld(&w->implied, whole, own);
    bool some = w->answers[NA] + w->answers[BLANK] > 0;
    bool apart = withheld & CA_WITHHELD_TOTAL || (withheld & CA_WITHHELD_WITHOUT && some);
    reader_begin(&w->reader);
    read_row(w, w->whole, whole);
    read_row(w, w->answers, withheld);
    reader_reads(&w->reader, w->answers[NA], apart);
    reader_reads(&w->reader, w->answers[BLANK], apart);
    reader_ends(&w->reader);
}

static void try_answers(world *w, int answer, uint64_t left)
{
    if (answer == w->of.grades)
        answer = NA;
    if (answer == BLANK) {
        w->answers[BLANK] = left;
        read_world(w);
        return;
    }
    for (uint64_t n = 0; n <= left; n++) {
        w->answers[answer] = n;
        try_answers(w, answer + 1, left - n);
    }
}

static void try_wholes(world *w, int grade, uint64_t left)
{
    if (grade + 1 == w->of.grades || grade + 1 == MOST_GRADES) {
        w->whole[grade] = left;
        try_answers(w, 0, (uint64_t)w->of.audits + w->of.ungraded);
        return;
    }
    for (uint64_t n = 0; n <= left; n++) {
        w->whole[grade] = n;
        try_wholes(w, grade + 1, left - n);
    }
}

static finding find(const kind *of, bool free_of_rules, bool apart)
{
    static const ca_question question = {.id = "question", .type = CA_QUESTION_GRADE, .after = -1};
    ca_question questions[] = {question};
    world w = {.of = *of, .rule = {of->grades, of->good, 2, 5}, .free = free_of_rules};
    ca_ruleset ruleset = {.id = "rules", .limits = w.of.limits, .limit_count = of->limit_count};
    ca_framework framework = {.scale_count = of->grades,
                              .good = of->good,
                              .questions = questions,
                              .question_count = 1,
                              .rulesets = &ruleset,
                              .ruleset_count = 1};
    ca_implied_of(&framework, 0, &w.implied);
    w.implied.levels = apart ? w.implied.levels : 0;
    try_wholes(&w, 0, (uint64_t)of->audits);
    finding found = reader_finds(&w.reader);
    printf("# %s: %lu worlds, %zu reports, %lu counts withheld, known %lu\n", of->name, w.reader.worlds, w.reader.count,
           found.withheld, found.known);
    reader_free(&w.reader);
    return found;
}

/* Rules of every kind on three grades (0, 1, 2) and four. */
static const kind kinds[] = {
    {"0 is at most 0", 3, 2, 11, 0, {UP_TO(0, 0)}, 1},
    {"0 is at most 0, some without a grade", 3, 2, 9, 2, {UP_TO(0, 0)}, 1},
    {"0 is at most 1", 3, 2, 11, 0, {UP_TO(0, 1)}, 1},
    {"1 is at most 0", 3, 2, 11, 0, {UP_TO(1, 0)}, 1},
    {"1 is at most 1", 3, 2, 11, 1, {UP_TO(1, 1)}, 1},
    {"0 is at most 0, good from 1", 3, 1, 11, 0, {UP_TO(0, 0)}, 1},
    {"0 is at most 1, good from 1", 3, 1, 11, 0, {UP_TO(0, 1)}, 1},
    {"1 is at most 0, good from 1", 3, 1, 11, 0, {UP_TO(1, 0)}, 1},
    {"1 is at most 1, good from 1", 3, 1, 11, 0, {UP_TO(1, 1)}, 1},
    {"1 is at most 1, all good", 3, 0, 11, 0, {UP_TO(1, 1)}, 1},
    {"2 rules", 3, 2, 11, 0, {UP_TO(0, 0), UP_TO(1, 1)}, 2},
    {"1 and above is at most 0", 3, 2, 11, 0, {BETWEEN(1, CA_NO_GRADE, 0)}, 1},
    {"2 is at most 1", 3, 2, 11, 0, {BETWEEN(2, CA_NO_GRADE, 1)}, 1},
    {"1 alone is at most 0", 3, 2, 11, 0, {BETWEEN(1, 1, 0)}, 1},
    {"any grade lowers", 3, 2, 11, 0, {BETWEEN(1, CA_NO_GRADE, 1), UP_TO(0, 1)}, 2},
    {"0 lowers by 1", 3, 2, 11, 0, {LOWERS(0, 1)}, 1},
    {"1 lowers by 2, good from 1", 3, 1, 11, 0, {LOWERS(1, 2)}, 1},
    {"1 lowers by 1, and 0 is at most 1", 3, 2, 11, 0, {LOWERS(1, 1), UP_TO(0, 1)}, 2},
    {"1 unless 2", 3, 2, 11, 0, {UNLESS(2, 1)}, 1},
    {"0 unless 1", 3, 2, 11, 0, {UNLESS(1, 0)}, 1},
    {"an answer of two", 2, 1, 14, 1, {UP_TO(0, 0)}, 1},
};

static const kind larger[] = {
    {"of four, 0 is at most 0", 4, 2, 12, 0, {UP_TO(0, 0)}, 1},
    {"of four, 0 is at most 1", 4, 2, 12, 0, {UP_TO(0, 1)}, 1},
    {"of four, 1 is at most 1", 4, 2, 12, 0, {UP_TO(1, 1)}, 1},
    {"of four, 2 is at most 2", 4, 2, 12, 0, {UP_TO(2, 2)}, 1},
    {"of four, the handbook", 4, 2, 12, 0, {UP_TO(1, 1), UP_TO(0, 0)}, 2},
    {"of four, 0 lowers by 1", 4, 2, 12, 0, {LOWERS(0, 1)}, 1},
    {"0 is at most 0, 14 audits", 3, 2, 14, 1, {UP_TO(0, 0)}, 1},
    {"1 is at most 0, 14 audits", 3, 2, 14, 1, {UP_TO(1, 0)}, 1},
    {"1 is at most 1, good from 1, 14 audits", 3, 1, 14, 1, {UP_TO(1, 1)}, 1},
    {"1 unless 2, 14 audits", 3, 2, 14, 1, {UNLESS(2, 1)}, 1},
};

static void check_kinds(check_tally *t, const kind *all, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        finding found = find(&all[i], false, true);
        CHECK(t, found.known == 0 && found.withheld > 0, "%s: no withheld count is known", all[i].name);
    }
}

/* The reader must find the counts that are disclosed if the rules are ignored. */
static void check_reader(check_tally *t)
{
    static const kind low = {"as if there were no rule", 3, 2, 11, 0, {UP_TO(0, 0)}, 1};
    static const kind high = {"from good up", 3, 1, 11, 0, {UP_TO(1, 1)}, 1};
    CHECK(t, find(&low, true, true).known > 0, "a rule that is not thought of reveals a count");
    CHECK(t, find(&high, true, true).known > 0, "and so does one among the grades from good up");
    CHECK(t, find(&low, false, false).known > 0, "and so do blanks that are counted apart");
}

static void imply(ca_limiting_rule *limits, int count, enum ca_question_type type, ca_implied implied[2])
{
    ca_question questions[] = {{.id = "first", .type = type, .after = -1}, {.id = "second", .type = type, .after = 0}};
    ca_ruleset ruleset = {.id = "rules", .limits = limits, .limit_count = count};
    ca_framework framework = {.scale_count = 4,
                              .good = 2,
                              .questions = questions,
                              .question_count = 2,
                              .rulesets = &ruleset,
                              .ruleset_count = 1};
    ca_implied_of(&framework, count ? 0 : -1, implied);
}

static void check_what_is_implied(check_tally *t)
{
    const unsigned below = CA_WITHHELD_BELOW, grades = CA_WITHHELD_GRADES, apart = CA_WITHHELD_WITHOUT;
    ca_limiting_rule low[] = {UP_TO(0, 0)}, flag[] = {LIMIT(CA_NO_GRADE, CA_NO_GRADE, -1, CA_NO_GRADE, 0, true, 0, 0)};
    ca_limiting_rule advice[] = {LIMIT(CA_NO_GRADE, 0, -1, CA_NO_GRADE, -1, false, 0, 0)};
    ca_implied implied[2];
    imply(low, 1, CA_QUESTION_GRADE, implied);
    CHECK(t, ca_implied_withheld(implied, 0, 0) == 0, "where all is published, nothing is withheld");
    CHECK(t, ca_implied_withheld(implied, below, 0) == (below | apart), "the level of a rule is carried over");
    CHECK(t, ca_implied_withheld(implied, CA_WITHHELD_GOOD, 0) == 0, "and no other");
    CHECK(t, ca_implied_withheld(implied, 0, below) == (below | apart), "what a question withholds is kept apart");
    imply(flag, 1, CA_QUESTION_GRADE, implied);
    CHECK(t, ca_implied_withheld(implied, grades, 0) == 0, "a flag says nothing of a question");
    imply(advice, 1, CA_QUESTION_GRADE, implied);
    CHECK(t, ca_implied_withheld(implied, grades, 0) == 0, "nor does advice");
}

static void check_answers(check_tally *t)
{
    const unsigned grades = CA_WITHHELD_GRADES, all = CA_WITHHELD_ALL;
    int first[] = {0}, both[] = {0, 1};
    ca_limiting_rule limits[] = {LIMIT(CA_NO_GRADE, CA_NO_GRADE, 1, CA_NO_GRADE, -1, true, 1, 0),
                                 LIMIT(CA_NO_GRADE, CA_NO_GRADE, 0, CA_NO_GRADE, -1, true, 1, 0)};
    ca_implied implied[2];
    limits[0].questions = limits[1].questions = first;
    limits[0].question_count = limits[1].question_count = 1;
    imply(limits, 1, CA_QUESTION_YES_NO, implied);
    CHECK(t, ca_implied_withheld(implied, grades, 0) == (grades | CA_WITHHELD_WITHOUT), "an answer of two is a split");
    CHECK(t, ca_implied_withheld(implied, CA_WITHHELD_BELOW, 0) == 0, "which the grades below good say nothing of");
    CHECK(t, ca_implied_withheld(implied + 1, grades, 0) == 0, "nor does the rule say anything of another question");
    imply(limits, 2, CA_QUESTION_YES_NO, implied);
    CHECK(t, ca_implied_withheld(implied, 0, 0) == all,
          "a question that lowers whatever its answer is never published");
    limits[0].questions = both;
    limits[0].question_count = 2;
    imply(limits, 1, CA_QUESTION_YES_NO, implied);
    CHECK(t, ca_implied_withheld(implied, 0, 0) == 0 && ca_implied_withheld(implied + 1, 0, 0) == all,
          "nor is one that follows another that rules look at");
    imply(limits, 0, CA_QUESTION_YES_NO, implied);
    CHECK(t, ca_implied_withheld(implied, grades, 0) == 0, "without a ruleset nothing is implied");
}

int main(int count, char **arguments)
{
    check_tally tally = {0};
    (void)arguments;
    check_what_is_implied(&tally);
    check_answers(&tally);
    check_reader(&tally);
    check_kinds(&tally, kinds, sizeof kinds / sizeof *kinds);
    if (count > 1)
        check_kinds(&tally, larger, sizeof larger / sizeof *larger);
    return CHECK_END(&tally);
}
