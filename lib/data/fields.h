/* SPDX-License-Identifier: MIT */
/* The record format caseaudit.record/1 as one table: each member with its type, its short name and its privacy.
 * Readers, drafts, CSV headings, --map, --set, --by and caseaudit-record(5) follow it. */
#ifndef CA_FIELDS_H
#define CA_FIELDS_H

#include "data/filler.h"

/* X(GROUP, first field): members that repeat are a group, whose fields are next to one another in the table below. */
#define CA_GROUPS(X)              \
    X(HEADS, HEAD)                \
    X(AUDITORS, AUDITORS_NAME)    \
    X(DISCUSSED, CONTACT_DATE)    \
    X(ANSWERS, ANSWER_GRADE)      \
    X(FINDINGS, FINDING_SECTION)  \
    X(ACTIONS, ACTION_ACTION)     \
    X(FLAGS, FLAG)                \
    X(REPLIES, REPLY_BY)          \
    X(NOTES, NOTE_AT)             \
    X(MODERATED, MODERATED_GRADE) \
    X(BEFORE, BEFORE_GRADE)       \
    X(FIRED, FIRED_RULE)

enum ca_group {
#define X(group, first) CA_##group,
    CA_GROUPS(X)
#undef X
        CA_GROUP_COUNT,
    CA_SINGLE = CA_GROUP_COUNT
};

enum ca_type {
    CA_TEXT,
    CA_PROSE, /* free text of an auditor */
    CA_DATE,
    CA_GRADE,
    CA_CODE,
    CA_BOOL,
    CA_COUNT,
    CA_REASON,  /* a text, or true: not applicable without a reason */
    CA_CONTACT, /* a date, or an object */
    CA_WORDS,   /* a list of texts */
    CA_INSIDE   /* an object, list or map whose members are in the table */
};

/* What audit-redact does with a member. */
enum ca_privacy {
    CA_KEPT,
    CA_RECORD,
    CA_CASE,
    CA_CHILD_NAME,
    CA_WORKER,  /* a pseudonym of its kind */
    CA_BORN,    /* replaced by the age in years */
    CA_AGE,     /* kept, unless there is a date of birth */
    CA_GROUP,   /* kept if it identifies nobody, else withheld */
    CA_CODED,   /* the same, but kept only if it is a slug or a quarter, or if the framework lists it */
    CA_MONTH,   /* replaced by the first day of the month */
    CA_WITHHELD /* always withheld */
};

/* X(NAME, group, path, type, codes, short name, heading, privacy)
 *   path     "name.name", "name[].name" for a list, "name.*" for members named by the framework
 *   codes    the list a coded value comes from, or NULL
 *   short    for --by and --set; NULL where only the path names it
 *   heading  in a list of cases; NULL where it has none */
#define CA_FIELDS(X)                                                                                           \
    X(SCHEMA, SINGLE, "schema", TEXT, NULL, NULL, NULL, KEPT)                                                  \
    X(ID, SINGLE, "id", TEXT, NULL, NULL, NULL, RECORD)                                                        \
    X(FRAMEWORK, SINGLE, "framework", TEXT, NULL, NULL, NULL, KEPT)                                            \
    X(KIND, SINGLE, "kind", CODE, ca_kinds, "kind", NULL, KEPT)                                                \
    X(THEME, SINGLE, "theme", TEXT, NULL, "theme", NULL, CODED)                                                \
    X(CASE_ID, SINGLE, "case.id", TEXT, NULL, "case", "case_id", CASE)                                         \
    X(CHILD, SINGLE, "case.child", TEXT, NULL, "child", "child", CHILD_NAME)                                   \
    X(BORN, SINGLE, "case.born", DATE, NULL, "born", "born", BORN)                                             \
    X(AGE, SINGLE, "case.age", TEXT, NULL, "age", "age", AGE)                                                  \
    X(CASE_TYPE, SINGLE, "case.type", CODE, ca_case_types, "type", "case_type", KEPT)                          \
    X(LEGAL_STATUS, SINGLE, "case.legal_status", TEXT, NULL, "legal_status", "legal_status", GROUP)            \
    X(SERVICE, SINGLE, "case.service", TEXT, NULL, "service", "service", GROUP)                                \
    X(LOCALITY, SINGLE, "case.locality", TEXT, NULL, "locality", "locality", GROUP)                            \
    X(TEAM, SINGLE, "case.team", TEXT, NULL, "team", "team", GROUP)                                            \
    X(PRACTITIONER, SINGLE, "case.practitioner", TEXT, NULL, "practitioner", "practitioner", WORKER)           \
    X(MANAGER, SINGLE, "case.manager", TEXT, NULL, "manager", "manager", WORKER)                               \
    X(IRO, SINGLE, "case.iro", TEXT, NULL, "iro", "iro", WORKER)                                               \
    X(HEAD, HEADS, "heads.*", TEXT, NULL, NULL, NULL, WITHHELD)                                                \
    X(AUDITOR, SINGLE, "audit.auditor", TEXT, NULL, "auditor", "auditor", WORKER)                              \
    X(AUDIT_DATE, SINGLE, "audit.date", DATE, NULL, "date", "audit_date", MONTH)                               \
    X(FROM, SINGLE, "audit.from", DATE, NULL, "from", "from", MONTH)                                           \
    X(TO, SINGLE, "audit.to", DATE, NULL, "to", "to", MONTH)                                                   \
    X(QUARTER, SINGLE, "audit.quarter", TEXT, NULL, "quarter", NULL, CODED)                                    \
    X(PREVIOUS_AUDITED, SINGLE, "audit.previous.audited", BOOL, NULL, NULL, NULL, KEPT)                        \
    X(PREVIOUS_DATE, SINGLE, "audit.previous.date", DATE, NULL, NULL, NULL, MONTH)                             \
    X(PREVIOUS_ID, SINGLE, "audit.previous.id", TEXT, NULL, NULL, NULL, RECORD)                                \
    X(PREVIOUS_GRADE, SINGLE, "audit.previous.grade", GRADE, NULL, NULL, NULL, KEPT)                           \
    X(AUDITORS_NAME, AUDITORS, "audit.auditors[].name", TEXT, NULL, NULL, NULL, WORKER)                        \
    X(AUDITORS_EXTERNAL, AUDITORS, "audit.auditors[].external", BOOL, NULL, NULL, "auditor_external", KEPT)    \
    X(CONTACT_DATE, DISCUSSED, "discussed.*.date", DATE, NULL, NULL, NULL, MONTH)                              \
    X(CONTACT_HOW, DISCUSSED, "discussed.*.how", CODE, ca_means, NULL, NULL, KEPT)                             \
    X(CONTACT_MINUTES, DISCUSSED, "discussed.*.minutes", COUNT, NULL, NULL, NULL, KEPT)                        \
    X(CONTACT_VIEWS, DISCUSSED, "discussed.*.views", PROSE, NULL, NULL, NULL, WITHHELD)                        \
    X(CONTACT_NOT, DISCUSSED, "discussed.*.not", PROSE, NULL, NULL, NULL, WITHHELD)                            \
    X(CONTEXT, SINGLE, "context", PROSE, NULL, NULL, NULL, WITHHELD)                                           \
    X(ANSWER_GRADE, ANSWERS, "answers.*.grade", GRADE, NULL, NULL, NULL, KEPT)                                 \
    X(ANSWER_NA, ANSWERS, "answers.*.na", REASON, NULL, NULL, NULL, WITHHELD)                                  \
    X(ANSWER_EVIDENCE, ANSWERS, "answers.*.evidence", PROSE, NULL, NULL, NULL, WITHHELD)                       \
    X(ANSWER_IMPACT, ANSWERS, "answers.*.impact", PROSE, NULL, NULL, NULL, WITHHELD)                           \
    X(ANSWER_ANSWER, ANSWERS, "answers.*.answer", PROSE, NULL, NULL, NULL, WITHHELD)                           \
    X(ANSWER_DATE, ANSWERS, "answers.*.date", DATE, NULL, NULL, NULL, MONTH)                                   \
    X(ANSWER_COMMENT, ANSWERS, "answers.*.comment", PROSE, NULL, NULL, NULL, WITHHELD)                         \
    X(OVERALL_GRADE, SINGLE, "overall.grade", GRADE, NULL, NULL, NULL, KEPT)                                   \
    X(OVERALL_REASON, SINGLE, "overall.reason", PROSE, NULL, NULL, NULL, WITHHELD)                             \
    X(OVERALL_RECENT, SINGLE, "overall.recent", GRADE, NULL, NULL, NULL, KEPT)                                 \
    X(OVERRIDE_BY, SINGLE, "overall.override.by", TEXT, NULL, NULL, NULL, WORKER)                              \
    X(OVERRIDE_DATE, SINGLE, "overall.override.date", DATE, NULL, NULL, NULL, MONTH)                           \
    X(OVERRIDE_REASON, SINGLE, "overall.override.reason", PROSE, NULL, NULL, NULL, WITHHELD)                   \
    X(FINDING_SECTION, FINDINGS, "findings[].section", TEXT, NULL, NULL, NULL, KEPT)                           \
    X(FINDING_KIND, FINDINGS, "findings[].kind", CODE, ca_finding_kinds, NULL, NULL, KEPT)                     \
    X(FINDING_THEME, FINDINGS, "findings[].theme", TEXT, NULL, NULL, NULL, CODED)                              \
    X(FINDING_TEXT, FINDINGS, "findings[].text", PROSE, NULL, NULL, NULL, WITHHELD)                            \
    X(FINDING_BEFORE, FINDINGS, "findings[].before", CODE, ca_finding_before, NULL, NULL, KEPT)                \
    X(ACTION_ACTION, ACTIONS, "actions[].action", PROSE, NULL, NULL, NULL, WITHHELD)                           \
    X(ACTION_OWNER, ACTIONS, "actions[].owner", TEXT, NULL, NULL, NULL, WORKER)                                \
    X(ACTION_DUE, ACTIONS, "actions[].due", DATE, NULL, NULL, NULL, MONTH)                                     \
    X(ACTION_MANAGER, ACTIONS, "actions[].manager", TEXT, NULL, NULL, NULL, WORKER)                            \
    X(ACTION_REVIEW, ACTIONS, "actions[].review", DATE, NULL, NULL, NULL, MONTH)                               \
    X(ACTION_REVIEWED, ACTIONS, "actions[].reviewed", DATE, NULL, NULL, NULL, MONTH)                           \
    X(ACTION_REVIEWED_BY, ACTIONS, "actions[].reviewed_by", TEXT, NULL, NULL, NULL, WORKER)                    \
    X(ACTION_DONE, ACTIONS, "actions[].done", DATE, NULL, NULL, NULL, MONTH)                                   \
    X(ACTION_COMMENT, ACTIONS, "actions[].comment", PROSE, NULL, NULL, NULL, WITHHELD)                         \
    X(ESCALATION_URGENT, SINGLE, "escalation.urgent", BOOL, NULL, NULL, NULL, KEPT)                            \
    X(ESCALATION_TO, SINGLE, "escalation.to", TEXT, NULL, NULL, NULL, WORKER)                                  \
    X(ESCALATION_DATE, SINGLE, "escalation.date", DATE, NULL, NULL, NULL, MONTH)                               \
    X(FLAG, FLAGS, "flags.*", BOOL, NULL, NULL, NULL, KEPT)                                                    \
    X(COMMENT, SINGLE, "comment", PROSE, NULL, NULL, NULL, WITHHELD)                                           \
    X(CHECK_ON_FILE, SINGLE, "checklist.on_file", BOOL, NULL, NULL, NULL, KEPT)                                \
    X(CHECK_SENT, SINGLE, "checklist.sent_to_manager", BOOL, NULL, NULL, NULL, KEPT)                           \
    X(CHECK_PLAN, SINGLE, "checklist.plan_done", BOOL, NULL, NULL, NULL, KEPT)                                 \
    X(CHECK_ESCALATED, SINGLE, "checklist.escalated", BOOL, NULL, NULL, NULL, KEPT)                            \
    X(CHECK_SYSTEM, SINGLE, "checklist.on_system", BOOL, NULL, NULL, NULL, KEPT)                               \
    X(RESPONSE_BY, SINGLE, "response.by", TEXT, NULL, NULL, NULL, WORKER)                                      \
    X(RESPONSE_DATE, SINGLE, "response.date", DATE, NULL, NULL, NULL, MONTH)                                   \
    X(RESPONSE_TEXT, SINGLE, "response.text", PROSE, NULL, NULL, NULL, WITHHELD)                               \
    X(RESPONSE_AGREES, SINGLE, "response.agrees", BOOL, NULL, NULL, NULL, KEPT)                                \
    X(REPLY_BY, REPLIES, "responses[].by", TEXT, NULL, NULL, NULL, WORKER)                                     \
    X(REPLY_DATE, REPLIES, "responses[].date", DATE, NULL, NULL, NULL, MONTH)                                  \
    X(REPLY_TEXT, REPLIES, "responses[].text", PROSE, NULL, NULL, NULL, WITHHELD)                              \
    X(REPLY_AGREES, REPLIES, "responses[].agrees", BOOL, NULL, NULL, NULL, KEPT)                               \
    X(NOTE_AT, NOTES, "notes[].at", TEXT, NULL, NULL, NULL, WITHHELD)                                          \
    X(NOTE_TEXT, NOTES, "notes[].text", PROSE, NULL, NULL, NULL, WITHHELD)                                     \
    X(FORM_EDITION, SINGLE, "form.edition", COUNT, NULL, NULL, NULL, KEPT)                                     \
    X(MODERATION_BLIND, SINGLE, "moderation.blind", BOOL, NULL, NULL, NULL, KEPT)                              \
    X(MODERATOR, SINGLE, "moderation.moderator", TEXT, NULL, NULL, NULL, WORKER)                               \
    X(MODERATION_DATE, SINGLE, "moderation.date", DATE, NULL, NULL, NULL, MONTH)                               \
    X(MODERATED_GRADE, MODERATED, "moderation.answers.*.grade", GRADE, NULL, NULL, NULL, KEPT)                 \
    X(MODERATED_COMMENT, MODERATED, "moderation.answers.*.comment", PROSE, NULL, NULL, NULL, WITHHELD)         \
    X(MODERATED_AGREED, MODERATED, "moderation.answers.*.agreed", BOOL, NULL, NULL, NULL, KEPT)                \
    X(MODERATED_OVERALL, SINGLE, "moderation.overall.grade", GRADE, NULL, NULL, NULL, KEPT)                    \
    X(MODERATED_REASON, SINGLE, "moderation.overall.reason", PROSE, NULL, NULL, NULL, WITHHELD)                \
    X(MODERATED_OVERALL_AGREED, SINGLE, "moderation.overall.agreed", BOOL, NULL, NULL, NULL, KEPT)             \
    X(AUDIT_QUALITY, SINGLE, "moderation.audit_quality", TEXT, NULL, NULL, NULL, CODED)                        \
    X(ACTIONS_ADDRESSED, SINGLE, "moderation.actions_addressed", BOOL, NULL, NULL, NULL, KEPT)                 \
    X(MODERATION_COMMENT, SINGLE, "moderation.comment", PROSE, NULL, NULL, NULL, WITHHELD)                     \
    X(BEFORE_MODERATOR, SINGLE, "moderation.before.moderator", TEXT, NULL, NULL, NULL, WORKER)                 \
    X(BEFORE_DATE, SINGLE, "moderation.before.date", DATE, NULL, NULL, NULL, MONTH)                            \
    X(BEFORE_BLIND, SINGLE, "moderation.before.blind", BOOL, NULL, NULL, NULL, KEPT)                           \
    X(BEFORE_GRADE, BEFORE, "moderation.before.answers.*.grade", GRADE, NULL, NULL, NULL, KEPT)                \
    X(BEFORE_ANSWER_COMMENT, BEFORE, "moderation.before.answers.*.comment", PROSE, NULL, NULL, NULL, WITHHELD) \
    X(BEFORE_AGREED, BEFORE, "moderation.before.answers.*.agreed", BOOL, NULL, NULL, NULL, KEPT)               \
    X(BEFORE_OVERALL, SINGLE, "moderation.before.overall.grade", GRADE, NULL, NULL, NULL, KEPT)                \
    X(BEFORE_REASON, SINGLE, "moderation.before.overall.reason", PROSE, NULL, NULL, NULL, WITHHELD)            \
    X(BEFORE_OVERALL_AGREED, SINGLE, "moderation.before.overall.agreed", BOOL, NULL, NULL, NULL, KEPT)         \
    X(BEFORE_QUALITY, SINGLE, "moderation.before.audit_quality", TEXT, NULL, NULL, NULL, CODED)                \
    X(BEFORE_ADDRESSED, SINGLE, "moderation.before.actions_addressed", BOOL, NULL, NULL, NULL, KEPT)           \
    X(BEFORE_COMMENT, SINGLE, "moderation.before.comment", PROSE, NULL, NULL, NULL, WITHHELD)                  \
    X(GRADING_RULESET, SINGLE, "grading.ruleset", TEXT, NULL, NULL, NULL, CODED)                               \
    X(GRADING_DIGEST, SINGLE, "grading.digest", TEXT, NULL, NULL, NULL, CODED)                                 \
    X(GRADING_AUDITOR, SINGLE, "grading.auditor", GRADE, NULL, NULL, NULL, KEPT)                               \
    X(GRADING_MODERATED, SINGLE, "grading.moderated", GRADE, NULL, NULL, NULL, KEPT)                           \
    X(GRADING_CEILING, SINGLE, "grading.ceiling", GRADE, NULL, NULL, NULL, KEPT)                               \
    X(FIRED_RULE, FIRED, "grading.rules[].rule", TEXT, NULL, NULL, NULL, CODED)                                \
    X(FIRED_BINDING, FIRED, "grading.rules[].binding", BOOL, NULL, NULL, NULL, KEPT)                           \
    X(FIRED_BECAUSE, FIRED, "grading.rules[].because", WORDS, NULL, NULL, NULL, KEPT)                          \
    X(FIRED_CEILING, FIRED, "grading.rules[].ceiling", GRADE, NULL, NULL, NULL, KEPT)                          \
    X(FIRED_LOWER_BY, FIRED, "grading.rules[].lower_by", COUNT, NULL, NULL, NULL, KEPT)                        \
    X(GRADING_FINAL, SINGLE, "grading.final", GRADE, NULL, NULL, NULL, KEPT)                                   \
    X(GRADING_CAPPED, SINGLE, "grading.capped", BOOL, NULL, NULL, NULL, KEPT)                                  \
    X(GRADING_OVERRIDE, SINGLE, "grading.override", BOOL, NULL, NULL, NULL, KEPT)                              \
    X(GRADING_UNDECIDED, SINGLE, "grading.undecided", WORDS, NULL, NULL, NULL, KEPT)                           \
    X(GRADING_INDICATIVE, SINGLE, "grading.indicative", GRADE, NULL, NULL, NULL, KEPT)                         \
    X(GRADING_GOOD, SINGLE, "grading.good", BOOL, NULL, NULL, NULL, KEPT)                                      \
    X(GRADING_PLAN, SINGLE, "grading.plan", CODE, ca_requirement_states, NULL, NULL, KEPT)                     \
    X(GRADING_ESCALATION, SINGLE, "grading.escalation", CODE, ca_requirement_states, NULL, NULL, KEPT)

enum ca_field {
#define X(name, group, path, type, codes, short_name, heading, privacy) CA_##name##_FIELD,
    CA_FIELDS(X)
#undef X
        CA_FIELD_COUNT
};

/* The first field of each group: those of an entry are counted from it. */
enum {
#define X(group, first) CA_##group##_FIRST = CA_##first##_FIELD,
    CA_GROUPS(X)
#undef X
        CA_SINGLE_FIRST = 0
};

/* Counted by the compiler: the fields of the largest group, and the names and indexes of the longest path, each of which
 * takes two characters at least. A field before the first of its group does not compile. */
union ca_largest_group {
#define X(name, group, path, type, codes, short_name, heading, privacy) \
    char name[CA_##group == CA_SINGLE                            ? 1    \
              : (int)CA_##name##_FIELD < (int)CA_##group##_FIRST ? -1   \
                                                                 : CA_##name##_FIELD - CA_##group##_FIRST + 1];
    CA_FIELDS(X)
#undef X
};
union ca_longest_path {
#define X(name, group, path, type, codes, short_name, heading, privacy) char name[sizeof path];
    CA_FIELDS(X)
#undef X
};
enum { CA_ENTRY_FIELDS = sizeof(union ca_largest_group), CA_STEPS_MOST = sizeof(union ca_longest_path) / 2 + 1 };

/* The lists of coded values: X(NAME, code). Of each an enum and a NULL-ended array of the codes. */
#define CA_CASE_TYPES(X) X(TYPE_EH, "EH") X(TYPE_CIN, "CIN") X(TYPE_CP, "CP") X(TYPE_LAC, "LAC") X(TYPE_CL, "CL")
/* The people that an audit is discussed with. */
#define CA_PEOPLE(X)                \
    X(PRACTITIONER, "practitioner") \
    X(MANAGER, "manager")           \
    X(IRO, "iro")                   \
    X(CP_CHAIR, "cp_chair")         \
    X(FAMILY, "family")             \
    X(CHILD, "child")
#define CA_RECORD_KINDS(X)    \
    X(FULL, "full")           \
    X(THEMATIC, "thematic")   \
    X(EXTERNAL, "external")   \
    X(BENCHMARK, "benchmark") \
    X(PROGRAMME, "programme")
#define CA_FINDING_KINDS(X) X(STRENGTH, "strength") X(IMPROVEMENT, "improvement")
#define CA_FINDING_BEFORE(X) X(NEW, "new") X(CONTINUING, "continuing") X(IMPROVED, "improved")
/* Whether an audit has the plan or the escalation that its grade requires. */
#define CA_REQUIREMENT_STATES(X) X(NOT_REQUIRED, "not-required") X(PRESENT, "present") X(MISSING, "missing")

#define X(name, code) CA_##name,
enum ca_case_type { CA_CASE_TYPES(X) CA_TYPE_COUNT };
enum ca_contact_role { CA_PEOPLE(X) CA_CONTACT_ROLE_COUNT };
enum ca_record_kind { CA_RECORD_KINDS(X) CA_KIND_COUNT };
enum ca_requirement_state { CA_REQUIREMENT_STATES(X) CA_REQUIREMENT_STATE_COUNT };
#undef X
#define X(name, code) CA_FINDING_IS_##name,
enum ca_finding_kind { CA_FINDING_KINDS(X) CA_FINDING_KIND_COUNT };
enum ca_finding_change { CA_FINDING_BEFORE(X) CA_FINDING_BEFORE_COUNT };
#undef X
extern const char *const ca_case_types[CA_TYPE_COUNT + 1], *const ca_contact_roles[CA_CONTACT_ROLE_COUNT + 1];
/* The titles of the types, for reports and forms: "Child in need". */
extern const char *const ca_case_type_titles[CA_TYPE_COUNT];
/* The titles of these people, for reports and forms: "Independent reviewing officer". */
extern const char *const ca_contact_titles[CA_CONTACT_ROLE_COUNT];
extern const char *const ca_kinds[CA_KIND_COUNT + 1], *const ca_requirement_states[CA_REQUIREMENT_STATE_COUNT + 1];
extern const char *const ca_finding_kinds[CA_FINDING_KIND_COUNT + 1],
    *const ca_finding_before[CA_FINDING_BEFORE_COUNT + 1];
extern const char *const ca_means[]; /* of a discussion */

typedef struct {
    const char *path;
    enum ca_type type;
    enum ca_group group;
    const char *const *codes;
    const char *short_name, *heading;
    enum ca_privacy privacy;
} ca_field_entry;
extern const ca_field_entry ca_fields[CA_FIELD_COUNT];
/* The first field of each group: the fields of an entry are numbered from it. */
extern const enum ca_field ca_first_fields[CA_GROUP_COUNT];

/* Returns the index of WORDS in a NULL-ended LIST, or -1. */
int ca_index_in(const char *const *list, ca_slice words) CA_MUST_USE;

/* Returns the path of the list whose entries are GROUP, without brackets: "actions". Empty if the group is none of a list. */
ca_slice ca_list_path(enum ca_group group) CA_MUST_USE;

/* Returns the kinds of member (bits of enum ca_filler_kind) whose fillers count as not filled in for FIELD. 0: any
 * text is kept, except placeholders of a form. */
unsigned ca_field_fillers(enum ca_field field) CA_MUST_USE;

/* Returns the field with this short name, heading or path, or CA_FIELD_COUNT. */
enum ca_field ca_field_named(const char *name) CA_MUST_USE;

/* The table as a tree, which readers follow while they walk a record. */
typedef struct ca_shape {
    const char *name;
    size_t size;
    enum ca_type type;
    enum ca_group group; /* of the members that repeat here, or CA_SINGLE */
    enum ca_field field; /* of a leaf; of a list or map, the first field of its group */
    bool list, map;
    unsigned fillers;        /* kinds of member: the fillers of a leaf, or of a member that has others inside */
    struct ca_shape *inside; /* members in the table's order */
    struct ca_shape *next;
} ca_shape;

/* Returns the tree, made in ARENA. It is read-only: one is enough for all readers. */
const ca_shape *ca_format_shape(ca_arena *arena) CA_MUST_USE;

#endif
