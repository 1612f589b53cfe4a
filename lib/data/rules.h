/* SPDX-License-Identifier: MIT */
/* The rules of validation: one table, which programs, manual and tests read; and the options that switch warnings. */
#ifndef CA_RULES_H
#define CA_RULES_H

#include "base/error.h"
#include "base/json_scan.h"

/* X(NAME, id, severity, stops, kind, tools, summary)
 *   severity  error or warning
 *   stops     the record cannot be read or truly counted, so it does not pass
 *   kind      MISSING: about something not filled in, so that --draft switches it off; ASKED: off unless -W switches it
 *             on; ANY: the others
 *   tools     ALWAYS: every tool that reads the record reports it; CHECK: only audit-validate, unless it stops
 *   summary   what the rule requires, for --list-rules and audit-validate(1) */
#define CA_RULES(X)                                                                                                    \
    X(BYTE_ORDER, "byte-order-mark", ERROR, true, ANY, CHECK, "the file is in UTF-8, not UTF-16")                      \
    X(FILE_KIND, "file-kind", ERROR, true, ANY, CHECK,                                                                 \
      "the file is one of records, and no workbook, document, table or archive")                                       \
    X(RECORD_SIZE, "record-size", ERROR, true, ANY, CHECK, "a record is at most 16 MiB long")                          \
    X(JSON_SYNTAX, "json-syntax", ERROR, true, ANY, CHECK, "a record is one JSON object on one line")                  \
    X(JSON_ENCODING, "json-encoding", ERROR, true, ANY, CHECK,                                                         \
      "text is valid UTF-8, its escapes are whole characters, and U+0000 does not occur")                              \
    X(JSON_DEPTH, "json-depth", ERROR, true, ANY, CHECK, "values are nested at most 64 deep")                          \
    X(MEMBER_DUPLICATE, "member-duplicate", ERROR, true, ANY, CHECK, "an object has no member twice")                  \
    X(MEMBER_TYPE, "member-type", ERROR, true, ANY, CHECK, "a member has the type that the record format gives it")    \
    X(SCHEMA_MISSING, "schema-missing", ERROR, true, ANY, CHECK, "a record says which format it has")                  \
    X(SCHEMA_UNKNOWN, "schema-unknown", ERROR, true, ANY, CHECK, "the format is caseaudit.record/1")                   \
    X(ID_MISSING, "id-missing", ERROR, true, ANY, CHECK, "a record has an id")                                         \
    X(ID_FORM, "id-form", ERROR, true, ANY, CHECK, "an id has no white space at its ends")                             \
    X(ID_DUPLICATE, "id-duplicate", ERROR, true, ANY, CHECK, "no two records of a run have the same id")               \
    X(FRAMEWORK_MISSING, "framework-missing", ERROR, true, ANY, CHECK,                                                 \
      "a record names the framework that it was made with")                                                            \
    X(FRAMEWORK_UNKNOWN, "framework-unknown", ERROR, true, ANY, CHECK,                                                 \
      "the framework is one of those built in or given with -F")                                                       \
    X(RULESET_UNKNOWN, "ruleset-unknown", ERROR, true, ANY, CHECK, "the framework has the ruleset that was asked for") \
    X(QUESTION_UNKNOWN, "question-unknown", ERROR, true, ANY, CHECK, "every answer is to a question of the framework") \
    X(GRADE_UNKNOWN, "grade-unknown", ERROR, true, ANY, CHECK, "every grade is one of the framework's")                \
    X(CODE_UNKNOWN, "code-unknown", ERROR, true, ANY, CHECK, "a coded value is one of those listed for it")            \
    X(DATE_INVALID, "date-invalid", ERROR, true, ANY, CHECK, "a date exists and is written YYYY-MM-DD")                \
    X(LINE_EMPTY, "line-empty", WARNING, false, ANY, ALWAYS, "no line is empty")                                       \
    X(SECTION_UNKNOWN, "section-unknown", ERROR, true, ANY, CHECK,                                                     \
      "a finding is about a section or question of the framework")                                                     \
    X(MEMBER_UNKNOWN, "member-unknown", WARNING, false, ANY, CHECK,                                                    \
      "every member is one of the record format's or the framework's")                                                 \
    X(PLACEHOLDER, "placeholder", ERROR, false, ANY, CHECK,                                                            \
      "no placeholder of a form is left in; what holds one counts as not filled in")                                   \
    X(CASE_ID_MISSING, "case-id-missing", ERROR, false, MISSING, ALWAYS, "the case has an id")                         \
    X(CASE_TYPE_MISSING, "case-type-missing", WARNING, false, MISSING, CHECK,                                          \
      "the type of case is given; without it, questions for some types are asked of nobody")                           \
    X(CASE_TYPE_OUTSIDE, "case-type-outside", WARNING, false, ANY, CHECK,                                              \
      "the type of case is one that the framework is for")                                                             \
    X(TEAM_MISSING, "team-missing", WARNING, false, MISSING, CHECK, "the team is named")                               \
    X(PRACTITIONER_MISSING, "practitioner-missing", WARNING, false, MISSING, CHECK, "the practitioner is named")       \
    X(MANAGER_MISSING, "manager-missing", WARNING, false, MISSING, CHECK, "the manager is named")                      \
    X(LOCALITY_MISSING, "locality-missing", WARNING, false, MISSING, CHECK, "the locality is named")                   \
    X(HEAD_MISSING, "head-missing", WARNING, false, MISSING, CHECK,                                                    \
      "what else the framework's form has a box for is filled in")                                                     \
    X(AUDITOR_MISSING, "auditor-missing", ERROR, false, MISSING, CHECK, "the auditor is named")                        \
    X(AUDIT_DATE_MISSING, "audit-date-missing", ERROR, false, MISSING, CHECK, "the audit has a date")                  \
    X(PERIOD_MISSING, "period-missing", WARNING, false, MISSING, CHECK, "the period that the audit covers is given")   \
    X(QUARTER_MISSING, "quarter-missing", WARNING, false, MISSING, CHECK, "the quarter is given")                      \
    X(QUARTER_FORM, "quarter-form", WARNING, false, ANY, CHECK,                                                        \
      "the quarter is written like 2017-18 Q2, Q1 beginning in April")                                                 \
    X(PREVIOUS_DATE_MISSING, "previous-date-missing", WARNING, false, MISSING, CHECK,                                  \
      "a case that was audited before says when")                                                                      \
    X(AUDITOR_NOT_INDEPENDENT, "auditor-not-independent", ERROR, false, ANY, CHECK,                                    \
      "the auditor is not the case's practitioner, its manager or its reviewing officer")                              \
    X(INDEPENDENCE_UNCLEAR, "independence-unclear", WARNING, false, ANY, ALWAYS,                                       \
      "the names show that nobody audits or moderates work of their own")                                              \
    X(ANSWER_MISSING, "answer-missing", ERROR, false, MISSING, CHECK,                                                  \
      "every question that applies is answered or marked not applicable")                                              \
    X(ANSWER_INAPPLICABLE, "answer-inapplicable", WARNING, false, ANY, CHECK,                                          \
      "no answer is given to a question that does not apply")                                                          \
    X(ANSWER_MIXED, "answer-mixed", ERROR, false, ANY, CHECK,                                                          \
      "an answer fits its question: a grade, yes or no, or text, and not applicable only where it may be")             \
    X(EVIDENCE_MISSING, "evidence-missing", ERROR, false, MISSING, CHECK,                                              \
      "an answer has the evidence that the framework requires")                                                        \
    X(IMPACT_MISSING, "impact-missing", ERROR, false, MISSING, CHECK,                                                  \
      "an answer says the impact on the child where the framework requires it")                                        \
    X(COMMENT_MISSING, "comment-missing", ERROR, false, MISSING, CHECK,                                                \
      "an answer has the comment that the framework requires")                                                         \
    X(NA_REASON_MISSING, "na-reason-missing", ERROR, false, MISSING, CHECK, "what is not applicable says why")         \
    X(NA_NOT_ALLOWED, "na-not-allowed", ERROR, false, ANY, CHECK,                                                      \
      "a question that everybody must answer is not marked not applicable")                                            \
    X(AUDIT_EMPTY, "audit-empty", ERROR, false, MISSING, CHECK,                                                        \
      "an audit with a tool that asks no questions has findings, a comment or a context")                              \
    X(OVERALL_MISSING, "overall-missing", ERROR, false, MISSING, CHECK,                                                \
      "there is an overall grade where the framework requires one")                                                    \
    X(OVERALL_REASON_MISSING, "overall-reason-missing", ERROR, false, MISSING, CHECK,                                  \
      "the overall grade has a reason where the framework requires one")                                               \
    X(OVERALL_RECENT_MISSING, "overall-recent-missing", ERROR, false, MISSING, CHECK,                                  \
      "recent practice has a grade where the framework requires one")                                                  \
    X(OVERALL_ABOVE_CEILING, "overall-above-ceiling", ERROR, false, ANY, CHECK,                                        \
      "the overall grade is not above what the limiting judgements allow")                                             \
    X(OVERRIDE_NOT_ALLOWED, "override-not-allowed", ERROR, false, ANY, CHECK,                                          \
      "a limiting judgement is overridden only where the ruleset allows it, with who, when and why")                   \
    X(PLAN_MISSING, "plan-missing", ERROR, false, MISSING, CHECK,                                                      \
      "an overall grade below the framework's line has a plan of actions")                                             \
    X(ACTION_TEXT_MISSING, "action-text-missing", ERROR, false, MISSING, CHECK, "an action says what is to be done")   \
    X(ACTION_OWNER_MISSING, "action-owner-missing", ERROR, false, MISSING, CHECK, "an action has an owner")            \
    X(ACTION_DUE_MISSING, "action-due-missing", ERROR, false, MISSING, CHECK, "an action has a date to be done by")    \
    X(ACTION_MANAGER_MISSING, "action-manager-missing", ERROR, false, MISSING, CHECK,                                  \
      "an action of a plan names the manager where the framework requires it")                                         \
    X(ACTION_REVIEW_MISSING, "action-review-missing", ERROR, false, MISSING, CHECK,                                    \
      "an action of a plan has a date of review where the framework requires it")                                      \
    X(ACTION_REVIEW_LATE, "action-review-late", ERROR, false, ANY, CHECK,                                              \
      "an action of a plan is reviewed within the framework's days of the audit")                                      \
    X(ACTION_DUE_EARLY, "action-due-early", ERROR, false, ANY, CHECK, "no action was due before the audit")            \
    X(ACTION_DUE_SAME_DAY, "action-due-same-day", WARNING, false, ANY, CHECK,                                          \
      "no action is due on the day of the audit")                                                                      \
    X(ESCALATION_MISSING, "escalation-missing", ERROR, false, MISSING, CHECK,                                          \
      "a grade or flag that the framework escalates names the person who was told")                                    \
    X(IMMEDIATE_RESPONSE_MISSING, "immediate-response-missing", ERROR, false, MISSING, CHECK,                          \
      "a flag that calls for an immediate response is marked urgent, with who was told and when")                      \
    X(FLAG_MISSING, "flag-missing", WARNING, false, MISSING, CHECK,                                                    \
      "a flag on which something urgent depends is answered, true or false")                                           \
    X(URGENCY_MISSING, "urgency-missing", WARNING, false, MISSING, CHECK,                                              \
      "an audit that is escalated says whether urgent action is needed")                                               \
    X(DISCUSSION_MISSING, "discussion-missing", ERROR, false, MISSING, CHECK,                                          \
      "the audit was discussed with everybody whom the framework names, or says why not")                              \
    X(DISCUSSION_MEANS, "discussion-means", ERROR, false, ANY, CHECK,                                                  \
      "a discussion was not held by a means that the framework rules out")                                             \
    X(DISCUSSION_SHORT, "discussion-short", WARNING, false, ANY, CHECK,                                                \
      "a discussion lasted as long as the framework asks")                                                             \
    X(DISCUSSION_LATE, "discussion-late", WARNING, false, ANY, CHECK, "a discussion is not later than the audit")      \
    X(PERIOD_WINDOW, "period-window", WARNING, false, ANY, CHECK,                                                      \
      "the period that the audit covers is as long as the framework's")                                                \
    X(CHECKLIST_UNCONFIRMED, "checklist-unconfirmed", WARNING, false, MISSING, CHECK,                                  \
      "a box of the checklist is ticked")                                                                              \
    X(PROGRAMME_MIXED, "programme-mixed", ERROR, false, ANY, CHECK,                                                    \
      "a record about a whole programme, which is not counted as an audit, has no case, answers or grade")             \
    X(FINDING_INCOMPLETE, "finding-incomplete", ERROR, false, MISSING, CHECK,                                          \
      "a finding says its section, whether it is a strength or for improvement, and what it is")                       \
    X(THEME_FORM, "theme-form", WARNING, false, ANY, CHECK,                                                            \
      "a theme is lower-case words with hyphens, so that it can be counted")                                           \
    X(THEME_MISSING, "theme-missing", WARNING, false, MISSING, CHECK, "a thematic audit says its theme")               \
    X(THEME_UNKNOWN, "theme-unknown", WARNING, false, ANY, CHECK,                                                      \
      "the theme of a thematic audit is one that the framework lists")                                                 \
    X(THEME_NEAR, "theme-near", WARNING, false, ANY, CHECK,                                                            \
      "a theme is spelt as others spell it, since each spelling is counted as a theme of its own")                     \
    X(THEME_UNLISTED, "theme-unlisted", WARNING, false, ANY, CHECK,                                                    \
      "the theme of a finding is one of the vocabulary, if there is one")                                              \
    X(EVIDENCE_THIN, "evidence-thin", WARNING, false, ANY, CHECK, "the evidence has words enough to carry its grade")  \
    X(IMPACT_THIN, "impact-thin", WARNING, false, ANY, CHECK, "the impact has words enough to say something")          \
    X(PROCESS_ONLY, "process-only", WARNING, false, ANY, CHECK,                                                        \
      "a judgement says what the work meant for the child, not only what was done")                                    \
    X(TEXT_REPEATED, "text-repeated", WARNING, false, ANY, CHECK, "no text of the record is repeated word for word")   \
    X(TEXT_SHARED, "text-shared", WARNING, false, ANY, CHECK, "no text is word for word in two records of a run")      \
    X(SENTENCE_REPEATED, "sentence-repeated", WARNING, false, ANY, CHECK, "no sentence is in a text twice")            \
    X(EVIDENCE_LATER, "evidence-later", WARNING, false, ANY, CHECK, "no evidence is of a day after the audit")         \
    X(TEXT_SAYS_NOTHING, "text-says-nothing", WARNING, false, ANY, CHECK,                                              \
      "a text says something, and is neither a word for nothing nor a dash")                                           \
    X(ACTION_NOT_SMART, "action-not-smart", WARNING, false, ANY, CHECK,                                                \
      "an action says what is to be done so that anybody can check it, and by a date")                                 \
    X(ACRONYM, "acronym", WARNING, false, ANY, CHECK, "an acronym is explained in the record")                         \
    X(EMOTIVE, "emotive", WARNING, false, ANY, CHECK, "facts are given in plain words, not in emotive ones")           \
    X(BLAMING, "blaming", WARNING, false, ANY, CHECK, "nobody is blamed")                                              \
    X(MITIGATION, "mitigation", WARNING, false, ANY, CHECK, "what was found is not excused with the pressure of work") \
    X(CHILD_NAMED, "child-named", WARNING, false, ASKED, CHECK, "free text does not contain the child's name")         \
    X(OTHER_CHILD_NAMED, "other-child-named", WARNING, false, ANY, CHECK,                                              \
      "no text names another child instead of the record's")                                                           \
    X(OVERALL_FAR, "overall-far", WARNING, false, ANY, CHECK,                                                          \
      "the overall grade is at most one grade away from the middle of the others")                                     \
    X(OVERALL_ABOVE_WORST, "overall-above-worst", WARNING, false, MISSING, CHECK,                                      \
      "an overall grade better than the worst of the others gives a reason")                                           \
    X(SUPERVISION_NONE, "supervision-none", WARNING, false, ANY, CHECK,                                                \
      "there was supervision in the months that the audit covers")                                                     \
    X(CSV_SYNTAX, "csv-syntax", ERROR, true, ANY, CHECK,                                                               \
      "a list can be read to its end, as CSV or as a sheet of a workbook")                                             \
    X(CSV_CELLS, "csv-cells", ERROR, true, ANY, CHECK,                                                                 \
      "a row of a list has no more cells than there are headings, and more than an id")                                \
    X(CSV_IGNORED, "csv-ignored", WARNING, false, ANY, ALWAYS, "every column of a list is one that the tool takes")    \
    X(ID_DAMAGED, "id-damaged", ERROR, true, ANY, CHECK,                                                               \
      "an id of a list is as its system has it, not as a spreadsheet left it")                                         \
    X(DAY_UNCLEAR, "day-unclear", WARNING, false, ANY, ALWAYS,                                                         \
      "a date is written as a date, and is one that somebody knew")                                                    \
    X(CASE_CLOSED, "case-closed", WARNING, false, ANY, ALWAYS,                                                         \
      "a list of open cases has no case that has closed; those that have are left out")                                \
    X(CASE_ID_DUPLICATE, "case-id-duplicate", ERROR, true, ANY, CHECK, "audit-sample: a case is in the list once")     \
    X(CASE_TWICE, "case-twice", WARNING, false, ANY, ALWAYS,                                                           \
      "audit-sample, audit-new: a child has one id in the list")                                                       \
    X(AUDITOR_UNMATCHED, "auditor-unmatched", WARNING, false, ANY, ALWAYS,                                             \
      "audit-sample: the people and teams in an auditor's row are in the list of cases")                               \
    X(PERSON_UNCLEAR, "person-unclear", WARNING, false, ANY, ALWAYS,                                                   \
      "audit-sample, audit-moderate, audit-redact, audit-actions: nobody is counted under two names")                  \
    X(GROUP_SPELLING, "group-spelling", WARNING, false, ANY, ALWAYS,                                                   \
      "audit-validate, audit-sample: a team, service, locality or theme is spelt in one way")                          \
    X(GRADING_MISSING, "grading-missing", ERROR, false, ANY, ALWAYS, "audit-grade --check: a record has its grading")  \
    X(GRADING_DIFFERS, "grading-differs", ERROR, false, ANY, ALWAYS,                                                   \
      "audit-grade --check: the grading is what the rules give")                                                       \
    X(DRAFT_DIFFERS, "draft-differs", WARNING, false, ANY, CHECK,                                                      \
      "audit-validate --planned: a record says what its draft was filled in with")                                     \
    X(DRAFT_UNKNOWN, "draft-unknown", WARNING, false, ANY, CHECK,                                                      \
      "audit-validate --planned: a record is of one of the drafts")                                                    \
    X(UPDATE_UNKNOWN, "update-unknown", ERROR, true, ANY, CHECK,                                                       \
      "audit-actions update: an update is for an action of the records that are read")                                 \
    X(UPDATE_DIFFERS, "update-differs", ERROR, true, ANY, CHECK,                                                       \
      "audit-actions update: an update has the text of its action as it is in the record")                             \
    X(UPDATE_REPEATED, "update-repeated", ERROR, true, ANY, CHECK, "audit-actions update: an action has one update")   \
    X(UPDATE_INCOMPLETE, "update-incomplete", ERROR, true, ANY, CHECK,                                                 \
      "audit-actions update: who was told and when, all that a plan needs, and when an action was done are filled in") \
    X(UPDATE_IGNORED, "update-ignored", WARNING, false, ANY, ALWAYS,                                                   \
      "audit-actions update: nothing is changed in a column that is not written back")                                 \
    X(FORM_FILE, "form-file", ERROR, true, ANY, CHECK,                                                                 \
      "audit-import: a file is a workbook with forms, or has records")                                                 \
    X(FORM_VALUE, "form-value", ERROR, false, ANY, CHECK,                                                              \
      "audit-import: a cell can be read as the answer that it is for")                                                 \
    X(FORM_SHOWN, "form-shown", ERROR, false, ANY, CHECK,                                                              \
      "audit-import: a moderator agrees with the grade that the record has, and not with an earlier one")              \
    X(FORM_TWICE, "form-twice", ERROR, true, ANY, CHECK, "audit-import: forms of one audit do not differ")             \
    X(FORM_EARLIER, "form-earlier", ERROR, false, ANY, CHECK,                                                          \
      "audit-import --earlier: the form that counts was made from the earlier ones that came back")                    \
    X(FORM_PERSON, "form-person", ERROR, true, ANY, CHECK,                                                             \
      "audit-import: forms of auditors and of moderators are read apart")                                              \
    X(FORM_UNKNOWN, "form-unknown", ERROR, true, ANY, CHECK, "audit-import --drafts: a form is of one of the drafts")  \
    X(FORM_OUTDATED, "form-outdated", ERROR, true, ANY, CHECK,                                                         \
      "audit-import --drafts: a form is of the edition that is out")                                                   \
    X(FORM_FRAMEWORK, "form-framework", WARNING, false, ANY, ALWAYS,                                                   \
      "audit-import: a form was made with the framework as it is now")                                                 \
    X(FORM_NOTE, "form-note", WARNING, false, ANY, ALWAYS, "audit-import: text is in the cells for answers alone")     \
    X(FORM_CLEARED, "form-cleared", WARNING, false, ANY, ALWAYS,                                                       \
      "audit-import: what is filled in on a form stays filled in")                                                     \
    X(FORM_FORMULA, "form-formula", WARNING, false, ANY, ALWAYS,                                                       \
      "audit-import: an answer is typed, and not worked out by a formula")                                             \
    X(FORM_ROW, "form-row", WARNING, false, ANY, ALWAYS,                                                               \
      "audit-import: each finding and action is in a row of the form")                                                 \
    X(SURVEY_MAP, "survey-map", ERROR, true, ANY, CHECK,                                                               \
      "audit-import --map: a map has the members of its format, and names those of the framework")                     \
    X(SURVEY_COLUMN, "survey-column", ERROR, true, ANY, CHECK,                                                         \
      "audit-import: each column that a map names is in the table, and none is about the person who answered")         \
    X(SURVEY_CASE, "survey-case", ERROR, true, ANY, CHECK, "audit-import: a response says which case it is about")     \
    X(FORM_DOCUMENT, "form-document", WARNING, false, ANY, ALWAYS,                                                     \
      "audit-import: a Word form has no tracked changes, and no text that is not read")                                \
    X(FRAMEWORK_JSON, "framework-json", ERROR, true, ANY, CHECK, "a framework's file is one JSON object in UTF-8")     \
    X(FRAMEWORK_MEMBER, "framework-member", ERROR, true, ANY, CHECK,                                                   \
      "a framework has the members that its format asks for, and no others")                                           \
    X(FRAMEWORK_VALUE, "framework-value", ERROR, true, ANY, CHECK,                                                     \
      "a framework's values have the type and the range that its format gives them")                                   \
    X(FRAMEWORK_ID, "framework-id", ERROR, true, ANY, CHECK,                                                           \
      "an id of a framework is lower-case words with hyphens, and is there once")                                      \
    X(FRAMEWORK_REFERENCE, "framework-reference", ERROR, true, ANY, CHECK,                                             \
      "a grade, question, flag or section that a framework names is in it")                                            \
    X(FRAMEWORK_RULE, "framework-rule", ERROR, true, ANY, CHECK,                                                       \
      "a grading rule of a framework can fire, and does something when it does")                                       \
    X(FRAMEWORK_SCALE, "framework-scale", WARNING, false, ANY, ALWAYS,                                                 \
      "audit-new --check: the grades of a scale are from worst to best")                                               \
    X(FRAMEWORK_CYCLE, "framework-cycle", ERROR, true, ANY, CHECK,                                                     \
      "no question of a framework waits in the end for its own answer")                                                \
    X(MODERATOR_MISSING, "moderator-missing", ERROR, false, MISSING, CHECK, "a moderation names the moderator")        \
    X(MODERATOR_NOT_INDEPENDENT, "moderator-not-independent", ERROR, false, ANY, ALWAYS,                               \
      "the moderator did not audit, do, manage or review the work, and a third reader is not the second")              \
    X(MODERATION_DATE_MISSING, "moderation-date-missing", WARNING, false, MISSING, CHECK, "a moderation has a date")   \
    X(MODERATION_JUDGEMENT_MISSING, "moderation-judgement-missing", ERROR, false, MISSING, CHECK,                      \
      "every judgement of a moderation has agreement or a grade")                                                      \
    X(MODERATION_CONTRADICTS, "moderation-contradicts", ERROR, false, ANY, CHECK,                                      \
      "a moderator who agrees gives no other grade, and one who does not gives another")                               \
    X(AUDIT_QUALITY_MISSING, "audit-quality-missing", WARNING, false, MISSING, CHECK,                                  \
      "a moderation says how good the audit itself is where the framework asks for it")                                \
    X(ACTIONS_ADDRESSED_MISSING, "actions-addressed-missing", WARNING, false, MISSING, CHECK,                          \
      "a moderation says whether the audit's actions were addressed where the framework asks for it")                  \
    X(MERGE_NO_ORIGINAL, "merge-no-original", ERROR, true, ANY, CHECK,                                                 \
      "audit-moderate merge: a record that came back has an original")                                                 \
    X(MERGE_TWICE, "merge-twice", ERROR, true, ANY, CHECK, "audit-moderate merge: a record came back once")            \
    X(MERGE_UNMODERATED, "merge-unmoderated", ERROR, true, ANY, CHECK,                                                 \
      "audit-moderate merge: a record that came back is moderated")                                                    \
    X(MERGE_CHANGED, "merge-changed", ERROR, true, ANY, CHECK,                                                         \
      "audit-moderate merge: a record that came back has the audit as it is in the original")                          \
    X(MERGE_KEPT, "merge-kept", WARNING, false, ANY, ALWAYS,                                                           \
      "audit-moderate merge --moderation-only: a part of the audit is as in the original")                             \
    X(MERGE_MODERATED, "merge-moderated", ERROR, true, ANY, CHECK,                                                     \
      "audit-moderate merge: the original is not moderated in another way already")                                    \
    X(EXTERNAL_KIND, "external-kind", ERROR, true, ANY, CHECK,                                                         \
      "audit-moderate merge --external: what is compared with the originals are external audits")                      \
    X(EXTERNAL_UNPAIRED, "external-unpaired", WARNING, false, ANY, ALWAYS,                                             \
      "audit-moderate merge --external: an external audit has one of the same case and period")                        \
    X(GRADER_TWICE, "grader-twice", ERROR, true, ANY, CHECK, "audit-moderate benchmark: nobody grades one case twice") \
    X(DAY_FAR, "day-far", WARNING, false, ANY, ALWAYS,                                                                 \
      "an action, an escalation or a moderation has no day that is years from the audit")                              \
    X(DATES_CONTRADICT, "dates-contradict", ERROR, false, ANY, ALWAYS, "dates do not contradict one another")

enum ca_rule_id {
#define X(name, id, severity, stops, kind, tools, summary) CA_RULE_##name,
    CA_RULES(X)
#undef X
        CA_RULE_COUNT
};

enum ca_severity { CA_SEVERITY_WARNING, CA_SEVERITY_ERROR };

struct ca_rule {
    const char *id, *summary;
    enum ca_severity severity;
    bool stops, missing, asked;
    bool always; /* reported by every tool that reads records, not only by audit-validate */
};

extern const struct ca_rule ca_rules[CA_RULE_COUNT];

/* Returns the rule that is broken by a text with this error of the scanner. */
enum ca_rule_id ca_rule_of_scan(enum ca_scan_error error) CA_MUST_USE;

/* Sets OFF to the default: rules of the kind ASKED are off. */
void ca_warnings_begin(bool off[CA_RULE_COUNT]);
/* Applies the value of one option -W: rules separated by commas, each with or without no- before it; 'all' is every
 * warning. Returns 0; or -1 with an error if a name is no rule, or a rule is an error. */
int ca_warnings_apply(bool off[CA_RULE_COUNT], const char *words, ca_error *error) CA_MUST_USE;
/* Returns the rule ID; or CA_RULE_COUNT, with an error that suggests the nearest one. */
enum ca_rule_id ca_rule_named(ca_slice id, ca_error *error) CA_MUST_USE;

#endif
