/* SPDX-License-Identifier: MIT */
/* The answers of a form as values: what people and their programs put into cells, and what the record gets. */
#include "../check.h"
#include "forms/form_value.h"
#include "office/sheet_read.h"

#include <string.h>

/* A cell, and the value; NULL: it cannot be read. */
typedef struct {
    const char *path;
    unsigned char kind;
    const char *text, *wanted;
    bool warned;
} value_case;

static const value_case cases[] = {
    {"answers.risk.grade", CA_SHEET_TEXT, "Good", "good", false},
    {"answers.risk.grade", CA_SHEET_TEXT, " GOOD. ", "good", false},
    {"answers.risk.grade", CA_SHEET_TEXT, "RI", "requires-improvement", false},
    {"answers.risk.grade", CA_SHEET_TEXT, "Requires  improvement", "requires-improvement", false},
    {"answers.risk.grade", CA_SHEET_TEXT, "Good \xe2\x80\x93 with notes", NULL, false},
    {"answers.risk.grade", CA_SHEET_TEXT, "N/A", "N/A", false},
    {"answers.risk.grade", CA_SHEET_ERROR, "#N/A", NULL, false},
    {"answers.risk.grade", CA_SHEET_UNCALCULATED, "", NULL, false},
    {"audit.date", CA_SHEET_DAY, "2017-07-12", "2017-07-12", false},
    {"audit.date", CA_SHEET_TIME, "2017-07-12", "2017-07-12", true},
    {"audit.date", CA_SHEET_TEXT, "12/07/2017", "2017-07-12", false},
    {"audit.date", CA_SHEET_TEXT, "12.7.17", "2017-07-12", false},
    {"audit.date", CA_SHEET_TEXT, "7th July 2017", "2017-07-07", false},
    {"audit.date", CA_SHEET_TEXT, "2017-07-12", "2017-07-12", false},
    {"audit.date", CA_SHEET_TEXT, "07/25/2017", NULL, false},
    {"audit.date", CA_SHEET_TEXT, "Jul-17", NULL, false},
    {"audit.date", CA_SHEET_TEXT, "next week", NULL, false},
    {"audit.date", CA_SHEET_TEXT, "15/05/20", "2020-05-15", false},
    {"audit.date", CA_SHEET_NUMBER, "42928", "2017-07-12", true},
    {"audit.date", CA_SHEET_NUMBER, "36525", NULL, false},
    {"audit.date", CA_SHEET_NUMBER, "7", NULL, false},
    {"audit.date", CA_SHEET_TEXT, "tbc", "tbc", false},
    {"flags.safeguarding", CA_SHEET_TEXT, "yes", "true", false},
    {"flags.safeguarding", CA_SHEET_TEXT, "No.", "false", false},
    {"flags.safeguarding", CA_SHEET_BOOL, "TRUE", "true", false},
    {"flags.safeguarding", CA_SHEET_NUMBER, "0", "false", false},
    {"flags.safeguarding", CA_SHEET_TEXT, "x", "true", false},
    {"flags.safeguarding", CA_SHEET_TEXT, "\xe2\x9c\x93", "true", false},
    {"flags.safeguarding", CA_SHEET_TEXT, "perhaps", NULL, false},
    {"discussed.manager.minutes", CA_SHEET_NUMBER, "45", "45", false},
    {"discussed.manager.minutes", CA_SHEET_TEXT, "45", "45", false},
    {"discussed.manager.minutes", CA_SHEET_TEXT, "an hour", NULL, false},
    {"discussed.manager.how", CA_SHEET_TEXT, "Telephone", "telephone", false},
    {"case.type", CA_SHEET_TEXT, "Looked-after child", "LAC", false},
    {"case.type", CA_SHEET_TEXT, "CLA", "LAC", false},
    {"case.id", CA_SHEET_NUMBER, "77870", "77870", false},
    {"case.id", CA_SHEET_TEXT, "007", "007", false},
    {"case.id", CA_SHEET_TEXT, "1.23E+05", NULL, false},
    {"findings.2.kind", CA_SHEET_TEXT, "area for improvement", "improvement", false},
    {"findings.2.theme", CA_SHEET_TEXT, "Fathers, who are absent", "fathers-who-are-absent", false},
    {"findings.2.section", CA_SHEET_TEXT, "risk", "risk", false},
    {"findings.2.section", CA_SHEET_TEXT, "the weather", NULL, false},
    {"actions.+81.due", CA_SHEET_TEXT, "1/8/2017", "2017-08-01", false},
    {"answers.risk.evidence", CA_SHEET_TEXT, " One.\r\nTwo.\rThree. ", "One.\nTwo.\nThree.", false},
    {"answers.risk.evidence", CA_SHEET_TEXT, "=1+1", "=1+1", false},
};

static const char *const no_members[] = {"",
                                         "id",
                                         "framework",
                                         "grading.final",
                                         "answers.rsik.grade",
                                         "answers",
                                         "actions.0.due",
                                         "actions.due",
                                         "notes.1.text",
                                         "form.edition",
                                         "risk.grade",
                                         "case.",
                                         "answers.risk.grade.x",
                                         "moderation.before.date",
                                         NULL};

static void check_case(check_tally *t, const ca_form_values *values, const value_case *one)
{
    ca_arena arena = {0};
    ca_form_answer cell = {.path = ca_slice_of(one->path), .text = ca_slice_of(one->text), .kind = one->kind};
    ca_form_member member = ca_form_member_of(values->framework, cell.path);
    bool is_member = member.field != CA_FIELD_COUNT;
    ca_form_value value = {.error = ""};
    if (is_member)
        value = ca_form_value_read(values, member, &cell, &arena);
    bool same = one->wanted ? !value.error && ca_slice_is(value.text, one->wanted) : value.error != NULL;
    CHECK(t, is_member && same && (value.warning != NULL) == one->warned, "%s: '%.*s'", one->path,
          (int)strcspn(one->text, "\r\n"), one->text);
    ca_arena_free(&arena);
}

int main(void)
{
    check_tally t = {0};
    ca_library library = {0};
    ca_reporter silent = {.quiet = true};
    ca_error error = {0};
    int opened = ca_library_open(&library, NULL, 0, &silent, &error);
    const ca_framework *framework = ca_library_find(&library, ca_slice_of("durham-2016"));
    CHECK(&t, opened == 0 && framework, "the framework");
    ca_form_values values = {framework, ca_library_fillers(&library, framework), false};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_case(&t, &values, &cases[i]);
    for (size_t i = 0; no_members[i]; i++)
        CHECK(&t, ca_form_member_of(framework, ca_slice_of(no_members[i])).field == CA_FIELD_COUNT, "no member: '%s'",
              no_members[i]);
    values.epoch_1904 = true;
    check_case(&t, &values, &(value_case){"audit.date", CA_SHEET_NUMBER, "41466", "2017-07-12", true});
    ca_library_free(&library);
    ca_error_free(&error);
    return CHECK_END(&t);
}
