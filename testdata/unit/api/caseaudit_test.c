/* SPDX-License-Identifier: MIT */
/* The library for other programs: the promises of caseaudit.h that the tools do not need. */
#include "caseaudit.h"

#include "../check.h"

#include <string.h>

static const char sound[] = "{\"schema\":\"caseaudit.record/1\",\"id\":\"a-1\",\"framework\":\"durham-2016\","
                            "\"case\":{\"id\":\"77870\",\"type\":\"CIN\",\"team\":\"North\"},"
                            "\"answers\":{\"risk\":{\"grade\":\"inadequate\"},\"voice\":{\"grade\":\"good\"}},"
                            "\"overall\":{\"grade\":\"good\",\"reason\":\"Choose an item\"}}";

typedef struct {
    int errors, warnings;
    char last_rule[64];
} heard;

static void hear(const caseaudit_diagnostic *diagnostic, void *context)
{
    heard *h = context;
    *(diagnostic->error ? &h->errors : &h->warnings) += 1;
    (void)snprintf(h->last_rule, sizeof h->last_rule, "%s", diagnostic->rule);
}

static void check_records(check_tally *t, caseaudit *library, heard *h)
{
    caseaudit_grading grading;
    char *text;
    size_t size;
    CHECK(t, !caseaudit_record_read(library, "{", 1, "x", 3) && h->errors == 1 && *caseaudit_error(library),
          "a line that is no record is reported once, and refused");
    h->errors = h->warnings = 0;
    caseaudit_record *record = caseaudit_record_read(library, sound, sizeof sound - 1, "x", 4);
    CHECK(t, record && h->errors + h->warnings == 0, "a record is read without a word");
    CHECK(t, strcmp(caseaudit_record_framework(record), "durham-2016") == 0, "it has its framework");
    text = caseaudit_record_text(record, "case.team");
    CHECK(t, text && strcmp(text, "North") == 0, "a member has its text");
    caseaudit_free(text);
    CHECK(t, !caseaudit_record_text(record, "overall.reason") && !caseaudit_record_text(record, "nothing"),
          "a placeholder is not filled in, and there are no other members");
    CHECK(t, strcmp(caseaudit_record_answer(record, "voice"), "good") == 0 && !caseaudit_record_answer(record, "plan"),
          "an answer is its grade");
    CHECK(t, caseaudit_validate(library, record) == h->errors && h->errors > 0, "validation reports every error");
    CHECK(t,
          caseaudit_grade(library, record, NULL, &grading) == 0 && strcmp(grading.final, "inadequate") == 0 &&
              grading.capped,
          "an inadequate risk limits the whole");
    CHECK(t, caseaudit_grade(library, record, "none", &grading) < 0 && strstr(caseaudit_error(library), "ruleset"),
          "an unknown ruleset is an error");
    CHECK(t,
          caseaudit_graded_line(library, record, NULL, &text, &size) == 0 && strlen(text) == size &&
              strncmp(text, sound, sizeof sound - 2) == 0 && strstr(text, ",\"grading\":{\"ruleset\":\"tool\""),
          "the line has its grading as the last member");
    caseaudit_free(text);
    caseaudit_record_free(record);
}

static void check_placeholder(check_tally *t, caseaudit *library, heard *h)
{
    static const char line[] = "{\"schema\":\"caseaudit.record/1\",\"id\":\"a-2\",\"framework\":\"durham-2016\","
                               "\"audit\":{\"date\":\"Click here to enter a date\"}}";
    caseaudit_record *record = caseaudit_record_read(library, line, sizeof line - 1, "x", 1);
    h->errors = 0;
    int errors = record ? caseaudit_validate(library, record) : 0;
    CHECK(t, record && errors == h->errors && errors > 0, "a placeholder is an error of validation");
    caseaudit_record_free(record);
}

/* The number of records that the summary says it has, as a text; the caller's. */
static bool has_records(caseaudit *library, caseaudit_summary *summary, const char *records)
{
    char *json = NULL;
    size_t size;
    bool has = caseaudit_summary_write(library, summary, &json, &size) == 0 && strstr(json, records);
    caseaudit_free(json);
    return has;
}

static void check_summaries(check_tally *t, caseaudit *library)
{
    caseaudit_record *record = caseaudit_record_read(library, sound, sizeof sound - 1, "x", 1);
    caseaudit_summary *one = caseaudit_summary_new(library, "team", NULL);
    caseaudit_summary *two = caseaudit_summary_new(library, "team", NULL);
    caseaudit_summary *other = caseaudit_summary_new(library, "service", NULL);
    CHECK(t, caseaudit_summary_add_record(library, one, record) == 0 && has_records(library, one, "\"records\":1"),
          "a record is counted");
    CHECK(t, caseaudit_summary_add(library, two, one) == 0 && has_records(library, two, "\"records\":1"),
          "a summary is added");
    CHECK(t,
          has_records(library, one, "\"records\":1") && caseaudit_summary_add_record(library, one, record) == 0 &&
              has_records(library, one, "\"records\":2"),
          "and can be counted into and written after that");
    CHECK(t, caseaudit_summary_add(library, one, one) == 0 && has_records(library, one, "\"records\":4"),
          "a summary is added to itself");
    CHECK(t,
          caseaudit_summary_add(library, other, one) < 0 && *caseaudit_error(library) &&
              has_records(library, other, "\"records\":0"),
          "one that does not add leaves the other as it was");
    CHECK(t,
          !caseaudit_summary_new(library, "colour", NULL) && !caseaudit_summary_new(library, NULL, "2017-02-30") &&
              !caseaudit_summary_read(library, "{}", 2),
          "members, dates and summaries that are none");
    caseaudit_summary_free(one);
    caseaudit_summary_free(two);
    caseaudit_summary_free(other);
    caseaudit_record_free(record);
}

int main(void)
{
    check_tally tally = {0};
    heard h = {0};
    char *error = NULL;
    const char *const missing[] = {"/nowhere/framework.json"};
    caseaudit *library = caseaudit_open(NULL, 0, hear, &h, NULL);
    CHECK(&tally, library && caseaudit_framework_count(library) == 6 && !caseaudit_framework_id(library, 6),
          "the built-in frameworks are there");
    CHECK(&tally, strcmp(caseaudit_version(), CASEAUDIT_VERSION) == 0, "the header is of this version");
    check_records(&tally, library, &h);
    check_placeholder(&tally, library, &h);
    check_summaries(&tally, library);
    caseaudit_close(library);
    CHECK(&tally, !caseaudit_open(missing, 1, NULL, NULL, &error) && error && *error, "a framework that is not there");
    caseaudit_free(error);
    return CHECK_END(&tally);
}
