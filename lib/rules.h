/* SPDX-License-Identifier: MIT */
/* The rules of validation: one table that the programs, the manual and the tests share. */
#ifndef CA_RULES_H
#define CA_RULES_H

#include <stdbool.h>

/* X(NAME, id, severity, stops, missing, summary)
 *   severity  error or warning
 *   stops     the record cannot be read or truly counted, so it does not pass
 *   missing   about something not filled in: --draft switches it off
 *   summary   what the rule wants, for --list-rules and audit-validate(1) */
#define CA_RULES(X)                                                                                    \
    X(BYTE_ORDER, "byte-order-mark", ERROR, true, false,                                               \
      "the file is UTF-8 without a byte order mark, not UTF-16")                                       \
    X(RECORD_SIZE, "record-size", ERROR, true, false, "a record is at most 16 MiB long")               \
    X(JSON_SYNTAX, "json-syntax", ERROR, true, false, "a record is one JSON object on one line")       \
    X(JSON_ENCODING, "json-encoding", ERROR, true, false,                                              \
      "text is valid UTF-8, its escapes are whole characters, and U+0000 does not occur")              \
    X(JSON_DEPTH, "json-depth", ERROR, true, false, "values are nested at most 64 deep")               \
    X(MEMBER_DUPLICATE, "member-duplicate", ERROR, true, false,                                        \
      "an object has no member twice")                                                                 \
    X(MEMBER_TYPE, "member-type", ERROR, true, false, "a member has the type that the record format gives it") \
    X(SCHEMA_MISSING, "schema-missing", ERROR, true, false, "a record says which format it has")       \
    X(SCHEMA_UNKNOWN, "schema-unknown", ERROR, true, false, "the format is caseaudit.record/1")        \
    X(ID_MISSING, "id-missing", ERROR, true, false, "a record has an id")                              \
    X(ID_DUPLICATE, "id-duplicate", ERROR, true, false, "no two records of a run have the same id")    \
    X(FRAMEWORK_MISSING, "framework-missing", ERROR, true, false,                                      \
      "a record names the framework that it was made with")                                            \
    X(FRAMEWORK_UNKNOWN, "framework-unknown", ERROR, true, false,                                      \
      "the framework is one of those built in or given with -F")                                       \
    X(RULESET_UNKNOWN, "ruleset-unknown", ERROR, true, false,                                          \
      "the framework has the ruleset that was asked for")                                              \
    X(QUESTION_UNKNOWN, "question-unknown", ERROR, true, false,                                        \
      "every answer is to a question of the framework")                                                \
    X(GRADE_UNKNOWN, "grade-unknown", ERROR, true, false, "every grade is one of the framework's")     \
    X(CODE_UNKNOWN, "code-unknown", ERROR, true, false, "a coded value is one of those listed for it") \
    X(DATE_INVALID, "date-invalid", ERROR, true, false, "a date exists and is written YYYY-MM-DD")     \
    X(LINE_EMPTY, "line-empty", WARNING, false, false, "no line is empty")                             \
    X(MEMBER_UNKNOWN, "member-unknown", WARNING, false, false,                                         \
      "every member is one of the record format's or the framework's")                                 \
    X(PLACEHOLDER, "placeholder", ERROR, false, false,                                                 \
      "no placeholder of a form is left in; what holds one counts as not filled in")                   \
    X(CASE_ID_MISSING, "case-id-missing", ERROR, false, true, "the case has an id")                    \
    X(CASE_TYPE_MISSING, "case-type-missing", WARNING, false, true,                                    \
      "the type of case is given; without it, questions for some types are asked of nobody")           \
    X(CASE_TYPE_OUTSIDE, "case-type-outside", WARNING, false, false,                                   \
      "the type of case is one that the framework is for")                                             \
    X(TEAM_MISSING, "team-missing", WARNING, false, true, "the team is named")                         \
    X(PRACTITIONER_MISSING, "practitioner-missing", WARNING, false, true, "the practitioner is named") \
    X(MANAGER_MISSING, "manager-missing", WARNING, false, true, "the manager is named")                \
    X(LOCALITY_MISSING, "locality-missing", WARNING, false, true, "the locality is named")             \
    X(AUDITOR_MISSING, "auditor-missing", ERROR, false, true, "the auditor is named")                  \
    X(AUDIT_DATE_MISSING, "audit-date-missing", ERROR, false, true, "the audit has a date")            \
    X(PERIOD_MISSING, "period-missing", WARNING, false, true, "the period that the audit covers is given") \
    X(QUARTER_MISSING, "quarter-missing", WARNING, false, true, "the quarter is given")                \
    X(QUARTER_FORM, "quarter-form", WARNING, false, false,                                             \
      "the quarter is written like 2017-18 Q2, Q1 beginning in April")                                 \
    X(PREVIOUS_DATE_MISSING, "previous-date-missing", WARNING, false, true,                            \
      "a case that was audited before says when")                                                      \
    X(AUDITOR_NOT_INDEPENDENT, "auditor-not-independent", ERROR, false, false,                         \
      "the auditor is neither the case's practitioner nor its manager")                                \
    X(ANSWER_MISSING, "answer-missing", ERROR, false, true,                                            \
      "every question that applies is answered or marked not applicable")                              \
    X(ANSWER_INAPPLICABLE, "answer-inapplicable", WARNING, false, false,                               \
      "no answer is given to a question that does not apply")                                          \
    X(ANSWER_MIXED, "answer-mixed", ERROR, false, false,                                               \
      "an answer fits its question: a grade, yes or no, or text, and not applicable in its place only") \
    X(EVIDENCE_MISSING, "evidence-missing", ERROR, false, true,                                        \
      "an answer has the evidence that the framework requires")                                        \
    X(IMPACT_MISSING, "impact-missing", ERROR, false, true,                                            \
      "an answer says the impact on the child where the framework requires it")                        \
    X(COMMENT_MISSING, "comment-missing", ERROR, false, true,                                          \
      "an answer has the comment that the framework requires")                                         \
    X(NA_REASON_MISSING, "na-reason-missing", ERROR, false, true,                                      \
      "what is not applicable says why")                                                               \
    X(NA_NOT_ALLOWED, "na-not-allowed", ERROR, false, false,                                           \
      "a question that everybody must answer is not marked not applicable")                            \
    X(OVERALL_MISSING, "overall-missing", ERROR, false, true,                                          \
      "there is an overall grade where the framework requires one")                                    \
    X(OVERALL_REASON_MISSING, "overall-reason-missing", ERROR, false, true,                            \
      "the overall grade has a reason where the framework requires one")                               \
    X(OVERALL_RECENT_MISSING, "overall-recent-missing", ERROR, false, true,                            \
      "recent practice has a grade where the framework requires one")                                  \
    X(OVERALL_ABOVE_CEILING, "overall-above-ceiling", ERROR, false, false,                             \
      "the overall grade is not above what the limiting judgements allow")                             \
    X(OVERRIDE_NOT_ALLOWED, "override-not-allowed", ERROR, false, false,                               \
      "a limiting judgement is overridden only where the ruleset allows it, with who, when and why")   \
    X(PLAN_MISSING, "plan-missing", ERROR, false, true,                                                \
      "an overall grade below the framework's line has a plan of actions")                             \
    X(ACTION_TEXT_MISSING, "action-text-missing", ERROR, false, true, "an action says what is to be done") \
    X(ACTION_OWNER_MISSING, "action-owner-missing", ERROR, false, true, "an action has an owner")      \
    X(ACTION_DUE_MISSING, "action-due-missing", ERROR, false, true, "an action has a date to be done by") \
    X(ACTION_MANAGER_MISSING, "action-manager-missing", ERROR, false, true,                            \
      "an action of a plan names the manager where the framework requires it")                         \
    X(ACTION_REVIEW_MISSING, "action-review-missing", ERROR, false, true,                              \
      "an action of a plan has a date of review where the framework requires it")                      \
    X(ACTION_REVIEW_LATE, "action-review-late", ERROR, false, false,                                   \
      "an action of a plan is reviewed within the framework's days of the audit")                      \
    X(ACTION_DUE_EARLY, "action-due-early", ERROR, false, false, "no action was due before the audit") \
    X(ACTION_DUE_SAME_DAY, "action-due-same-day", WARNING, false, false,                               \
      "no action is due on the day of the audit")                                                      \
    X(ESCALATION_MISSING, "escalation-missing", ERROR, false, true,                                    \
      "a grade or flag that the framework escalates names the person who was told")                    \
    X(DISCUSSION_MISSING, "discussion-missing", ERROR, false, true,                                    \
      "the audit was discussed with everybody whom the framework names, or says why not")              \
    X(DISCUSSION_MEANS, "discussion-means", ERROR, false, false,                                       \
      "a discussion was not held by a means that the framework rules out")                             \
    X(DISCUSSION_LATE, "discussion-late", WARNING, false, false,                                       \
      "a discussion is not later than the audit")                                                      \
    X(CSV_SYNTAX, "csv-syntax", ERROR, true, false,                                                    \
      "audit-new: a list of cases is CSV in UTF-8 with every quote closed")                            \
    X(CSV_CELLS, "csv-cells", ERROR, true, false,                                                      \
      "audit-new: a row has as many cells as there are headings")                                      \
    X(CSV_IGNORED, "csv-ignored", WARNING, false, false,                                               \
      "audit-new: every column is one that a draft takes")                                             \
    X(GRADING_MISSING, "grading-missing", ERROR, false, false,                                         \
      "audit-grade --check: a record has its grading")                                                 \
    X(GRADING_DIFFERS, "grading-differs", ERROR, false, false,                                         \
      "audit-grade --check: the grading is what the rules give")                                       \
    X(DATES_CONTRADICT, "dates-contradict", ERROR, false, false,                                       \
      "dates do not contradict one another")

enum ca_rule_id {
#define X(name, id, severity, stops, missing, summary) CA_RULE_##name,
    CA_RULES(X)
#undef X
        CA_RULE_COUNT
};

enum ca_severity { CA_SEVERITY_WARNING, CA_SEVERITY_ERROR };

struct ca_rule {
    const char *id, *summary;
    enum ca_severity severity;
    bool stops, missing;
    bool always; /* said by every tool, not by audit-validate alone */
};

extern const struct ca_rule ca_rules[CA_RULE_COUNT];

#endif
