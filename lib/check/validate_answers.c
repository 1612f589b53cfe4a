/* SPDX-License-Identifier: MIT */
/* Validation of the answers to a framework's questions. */
#include "check/validate_case.h"

/* A question on its way through the checks. */
typedef struct {
    ca_checker *checker;
    const ca_question *question;
    const ca_entry *answer; /* NULL: the record has none */
    enum ca_state state;
    bool applies;
} asked;

static void report(const asked *a, enum ca_rule_id rule, const char *member, const char *words)
{
    ca_checker *c = a->checker;
    ca_text path = {0};
    ca_text_format(&path, "answers.%s%s%s", a->question->id, *member ? "." : "", member);
    ca_record_report(c->record, c->reporter, rule, a->answer ? a->answer->node : ca_check_place(c, "answers"), path.at,
                     "%s", words);
    ca_text_free(&path);
}

static bool has(const asked *a, enum ca_field field)
{
    return a->answer && ca_entry_value(a->answer, field)->node;
}

/* Members that do not belong together, or not to a question of this type. */
static void check_mixture(const asked *a)
{
    bool graded = has(a, CA_ANSWER_GRADE_FIELD), answered = has(a, CA_ANSWER_ANSWER_FIELD);
    enum ca_question_type type = a->question->type;
    if (graded && type != CA_QUESTION_GRADE)
        report(a, CA_RULE_ANSWER_MIXED, "grade", "the question does not ask for a grade");
    if (answered && type == CA_QUESTION_GRADE)
        report(a, CA_RULE_ANSWER_MIXED, "answer", "the question asks for a grade");
    bool reason_missing = a->answer && ca_answer_lacks_reason(a->answer);
    if (!has(a, CA_ANSWER_NA_FIELD) && !reason_missing)
        return;
    if (graded || answered)
        report(a, CA_RULE_ANSWER_MIXED, "na", "is answered and marked not applicable");
    if (!a->question->na)
        report(a, CA_RULE_NA_NOT_ALLOWED, "na", "must be answered; not applicable is not for this question");
    if (reason_missing && !graded && !answered)
        report(a, CA_RULE_NA_REASON_MISSING, "na", "is not applicable without a reason");
}

static void check_texts(const asked *a)
{
    static const struct {
        enum ca_need need;
        enum ca_field field;
        enum ca_rule_id rule;
        const char *member;
    } texts[] = {
        {CA_NEED_EVIDENCE, CA_ANSWER_EVIDENCE_FIELD, CA_RULE_EVIDENCE_MISSING, "evidence"},
        {CA_NEED_IMPACT, CA_ANSWER_IMPACT_FIELD, CA_RULE_IMPACT_MISSING, "impact"},
        {CA_NEED_COMMENT, CA_ANSWER_COMMENT_FIELD, CA_RULE_COMMENT_MISSING, "comment"},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if ((a->question->requires & texts[i].need) && !has(a, texts[i].field))
            report(a, texts[i].rule, texts[i].member, "is not filled in, and the framework requires it");
}

/* As forms are filled in that have no other box for it: "N/A" in the place of evidence. */
static bool says_not_applicable(const asked *a)
{
    static const enum ca_field fields[] = {CA_ANSWER_EVIDENCE_FIELD, CA_ANSWER_COMMENT_FIELD};
    const ca_nothing *nothing = ca_library_nothing(a->checker->reading->library, a->checker->framework);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (has(a, fields[i]) && ca_says_nothing(nothing, CA_NOTHING_NOT_APPLICABLE,
                                                 ca_entry_text(a->checker->record, a->answer, fields[i])))
            return true;
    return false;
}

static void check_question(const asked *a)
{
    bool answered = a->state != CA_STATE_BLANK && a->state != CA_STATE_NA;
    check_mixture(a);
    if (!a->applies) {
        if (answered)
            report(a, CA_RULE_ANSWER_INAPPLICABLE, "", "the question does not apply to this case; it is counted");
        return;
    }
    if (answered)
        check_texts(a);
    else if (a->state == CA_STATE_BLANK && !has(a, CA_ANSWER_NA_FIELD)) {
        if (a->question->type != CA_QUESTION_TEXT || a->question->requires)
            report(a, CA_RULE_ANSWER_MISSING, "",
                   says_not_applicable(a)
                       ? "is not answered; the N/A in its evidence or comment belongs in 'na', with the reason"
                       : "is neither answered nor marked not applicable");
    }
}

void ca_check_answers(ca_checker *checker)
{
    for (int i = 0; i < checker->framework->question_count; i++) {
        int grade;
        asked a = {.checker = checker,
                   .question = &checker->framework->questions[i],
                   .answer = ca_record_answer(checker->record, i),
                   .state = ca_record_state(checker->record, i, &grade),
                   .applies = ca_record_applies(checker->record, i)};
        check_question(&a);
    }
}
