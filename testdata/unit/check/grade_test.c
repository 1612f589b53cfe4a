/* SPDX-License-Identifier: MIT */
/* Durham's limiting judgements for every combination of the six limiting domains' grades, the overall grade and the
 * three rulesets, against a second implementation of the rules. */
#include "../check.h"
#include "check/grade.h"
#include "data/framework_library.h"
#include "record/record_read.h"

#include <string.h>

enum { INADEQUATE, REQUIRES_IMPROVEMENT, GOOD, OUTSTANDING, GRADES, DOMAINS = 6 };

/* First the three domains that make the whole inadequate, then the three that put a lower ceiling on it. */
static const char *const domains[DOMAINS] = {"risk", "voice", "progress", "assessment", "plan", "recording"};
static const char *const rulesets[] = {"tool", "handbook", "closing-note"};

static int at_most(int grade, int limit)
{
    return grade < limit ? grade : limit;
}

/* The rules from the three pages of the source. */
static int expected(const char *ruleset, const int *grades, int overall)
{
    bool safety_fails = grades[0] == INADEQUATE || grades[1] == INADEQUATE || grades[2] == INADEQUATE;
    int lowest = GRADES;
    for (int i = 3; i < DOMAINS; i++)
        lowest = at_most(grades[i], lowest);
    if (strcmp(ruleset, "closing-note") == 0)
        return safety_fails || lowest == INADEQUATE ? INADEQUATE : overall;
    if (safety_fails)
        return INADEQUATE;
    if (strcmp(ruleset, "handbook") == 0)
        return lowest <= REQUIRES_IMPROVEMENT ? at_most(overall, REQUIRES_IMPROVEMENT) : overall;
    return lowest == INADEQUATE ? at_most(overall, REQUIRES_IMPROVEMENT) : overall;
}

typedef struct {
    const ca_framework *framework;
    const ca_library *library;
    const ca_shape *format;
    ca_reporter reporter;
    ca_record record;
    ca_grading grading;
    ca_text line;
} bench;

/* Reads a record with these grades; a grade of -1 omits the domain, -2 marks it not applicable. */
static void read_record(bench *b, const int *grades, int overall)
{
    ca_text_clear(&b->line);
    ca_text_add(&b->line,
                "{\"schema\":\"caseaudit.record/1\",\"id\":\"t\",\"framework\":\"durham-2016\",\"answers\":{");
    const char *comma = "";
    for (int i = 0; i < DOMAINS; i++) {
        if (grades[i] == -1)
            continue;
        ca_text_format(&b->line, "%s\"%s\":{", comma, domains[i]);
        comma = ",";
        if (grades[i] == -2)
            ca_text_add(&b->line, "\"na\":\"no such work yet\"}");
        else
            ca_text_format(&b->line, "\"grade\":\"%s\"}", b->framework->scale[grades[i]].id);
    }
    ca_text_format(&b->line, "},\"overall\":{\"grade\":\"%s\"}}", b->framework->scale[overall].id);
    ca_line line = {.location = {.source = "test", .line = 1, .column = 1}, .text = {b->line.at, b->line.size}};
    ca_record_read(&b->record, &line, b->library, b->format, &b->reporter);
}

static void check_every_combination(check_tally *t, bench *b)
{
    for (size_t r = 0; r < 3; r++) {
        int ruleset = ca_framework_ruleset(b->framework, rulesets[r]);
        unsigned tried = 0, wrong = 0;
        for (int combination = 0; combination < 1 << 14; combination++) {
            int grades[DOMAINS], overall = combination >> 12;
            for (int i = 0; i < DOMAINS; i++)
                grades[i] = combination >> (2 * i) & 3;
            read_record(b, grades, overall);
            ca_grade_record(&b->record, ruleset, &b->grading);
            int final = expected(rulesets[r], grades, overall);
            bool right = b->grading.final == final && b->grading.capped == (final < overall) &&
                         !b->grading.any_undecided && b->grading.auditor == overall;
            wrong += !right || b->record.stopped;
            tried++;
        }
        CHECK(t, wrong == 0 && tried == 16384, "%s: all %u combinations (%u wrong)", rulesets[r], tried, wrong);
    }
}

/* A domain without an answer leaves the result undecided only if its worst grade would lower the result. */
static void check_missing_answers(check_tally *t, bench *b)
{
    unsigned wrong = 0, not_applicable_wrong = 0;
    for (size_t r = 0; r < 3; r++)
        for (int missing = 0; missing < DOMAINS; missing++)
            for (int overall = 0; overall < GRADES; overall++) {
                int ruleset = ca_framework_ruleset(b->framework, rulesets[r]);
                int grades[DOMAINS] = {GOOD, GOOD, GOOD, GOOD, GOOD, GOOD}, worst[DOMAINS];
                memcpy(worst, grades, sizeof grades);
                worst[missing] = INADEQUATE;
                bool open = expected(rulesets[r], worst, overall) < overall;
                grades[missing] = -1;
                read_record(b, grades, overall);
                ca_grade_record(&b->record, ruleset, &b->grading);
                int question = ca_framework_question(b->framework, ca_slice_of(domains[missing]));
                wrong += b->grading.any_undecided != open || b->grading.undecided[question] != open ||
                         (b->grading.final == CA_NO_GRADE) != open;
                grades[missing] = -2;
                read_record(b, grades, overall);
                ca_grade_record(&b->record, ruleset, &b->grading);
                not_applicable_wrong += b->grading.any_undecided || b->grading.final != overall;
            }
    CHECK(t, wrong == 0, "a missing answer leaves undecided what it could lower (%u wrong)", wrong);
    CHECK(t, not_applicable_wrong == 0, "not applicable decides nothing (%u wrong)", not_applicable_wrong);
}

int main(void)
{
    check_tally tally = {0};
    ca_arena arena = {0};
    ca_library library = {0};
    ca_error error = {0};
    ca_reporter reporter = {.stream = stderr};
    ca_memory_begin();
    CHECK(&tally, ca_library_open(&library, NULL, 0, &reporter, &error) == 0, "the built-in frameworks are sound");
    bench b = {.library = &library,
               .format = ca_format_shape(&arena),
               .framework = ca_library_find(&library, ca_slice_of("durham-2016"))};
    check_every_combination(&tally, &b);
    check_missing_answers(&tally, &b);
    ca_record_free(&b.record);
    ca_grading_free(&b.grading);
    ca_text_free(&b.line);
    ca_library_free(&library);
    ca_error_free(&error);
    ca_arena_free(&arena);
    return CHECK_END(&tally);
}
