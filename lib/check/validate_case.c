/* SPDX-License-Identifier: MIT */
/* Validation of the case: the head of an audit, the answers, the findings, the moderation. */
#include "check/validate_case.h"

#include "check/theme_spellings.h"
#include "record/action.h"
#include "record/auditors_of.h"
#include "record/spellings.h"
#include "record/theme_meant.h"

#include <string.h>

/* --- independence: nobody audits or moderates work in which they had a part --------------------------------------- */

/* The member with the person of each conflict. */
static const enum ca_field field_of[CA_CONFLICT_COUNT] = {
    [CA_CONFLICT_AUDITOR] = CA_AUDITOR_FIELD,           [CA_CONFLICT_SECOND] = CA_BEFORE_MODERATOR_FIELD,
    [CA_CONFLICT_PRACTITIONER] = CA_PRACTITIONER_FIELD, [CA_CONFLICT_IRO] = CA_IRO_FIELD,
    [CA_CONFLICT_MANAGER] = CA_MANAGER_FIELD,
};

/* Somebody who judges, and where the record names them. */
typedef struct {
    const ca_person *who;
    uint32_t node;
    const char *path;
} judge_named;

static void report_bars(ca_checker *c, enum ca_rule_id rule, unsigned bars, const judge_named *judge, const char *words)
{
    for (int bar = CA_NO_CONFLICT + 1; bar < CA_CONFLICT_COUNT; bar++)
        if (field_of[bar] && (bars >> bar & 1))
            ca_record_report(c->record, c->reporter, rule, judge->node, judge->path, words,
                             ca_fields[field_of[bar]].path);
}

/* Reports RULE if JUDGE, the auditor or the moderator (AGAIN), had a part in the work that they judge. */
static void check_judge(ca_checker *c, const judge_named *judge, bool again, enum ca_rule_id rule)
{
    ca_person people[CA_CONFLICT_COUNT];
    ca_record *record = c->record;
    for (int bar = CA_NO_CONFLICT + 1; bar < CA_CONFLICT_COUNT; bar++)
        people[bar] =
            ca_person_read(&record->arena, field_of[bar] ? ca_record_text(record, field_of[bar]) : (ca_slice){"", 0},
                           c->reading->people);
    ca_judge judging = {.who = judge->who};
    ca_judged_work judged = {.practitioner = &people[CA_CONFLICT_PRACTITIONER],
                             .manager = &people[CA_CONFLICT_MANAGER],
                             .iro = &people[CA_CONFLICT_IRO],
                             .auditor = again ? &people[CA_CONFLICT_AUDITOR] : NULL,
                             .second = again ? &people[CA_CONFLICT_SECOND] : NULL};
    if (again && record->groups[CA_AUDITORS].count)
        ca_auditors_judged(record, c->reading->people, &judged);
    unsigned unclear, bars = ca_independence_bars(&judging, &judged, &unclear);
    report_bars(c, rule, bars, judge, "is the same person as %s");
    report_bars(c, CA_RULE_INDEPENDENCE_UNCLEAR, unclear, judge,
                "may be the same person as %s; a list of --people can say who is one");
    if (judge->who->nobody && judge->node)
        ca_record_report(record, c->reporter, CA_RULE_INDEPENDENCE_UNCLEAR, judge->node, judge->path,
                         "is a role, and names nobody; a list of --people can say whose it is");
}

/* The same of the person in FIELD. */
static void check_independence(ca_checker *c, enum ca_field field, enum ca_rule_id rule)
{
    ca_person who = ca_person_read(&c->record->arena, ca_record_text(c->record, field), c->reading->people);
    const judge_named judge = {&who, c->record->at[field].node, ca_fields[field].path};
    check_judge(c, &judge, field == CA_MODERATOR_FIELD, rule);
}

/* The same of each of those who audited together with the person in audit.auditor. */
static void check_together(ca_checker *c)
{
    size_t count = 0;
    if (!c->record->groups[CA_AUDITORS].count)
        return;
    const ca_auditor_of *list = ca_auditors_of(c->record, c->reading->people, &count);
    for (size_t i = 0; i < count; i++) {
        ca_text path = {0};
        if (list[i].entry < 0)
            continue;
        ca_text_format(&path, "audit.auditors[%d].name", list[i].entry + 1);
        const judge_named judge = {&list[i].person, list[i].node, path.at};
        check_judge(c, &judge, false, CA_RULE_AUDITOR_NOT_INDEPENDENT);
        ca_text_free(&path);
    }
}

/* --- the head of an audit: the case, the people, the dates -------------------------------------------------------- */

static bool asks_by_type(const ca_framework *framework)
{
    for (int i = 0; i < framework->question_count; i++)
        if (framework->questions[i].applies)
            return true;
    return false;
}

/* Reports RULE if FIELD is not filled in, at the object that it belongs in. */
static void need(ca_checker *c, enum ca_field field, enum ca_rule_id rule, const char *object, const char *words)
{
    if (!ca_record_has(c->record, field))
        ca_record_report(c->record, c->reporter, rule, ca_check_member(c, object), ca_fields[field].path, "%s", words);
}

/* Checks the boxes of the framework's form; each empty one is reported by the rule for it. */
static void check_boxes(ca_checker *c)
{
    static const struct {
        enum ca_field field;
        enum ca_rule_id rule;
    } own_rules[] = {
        {CA_TEAM_FIELD, CA_RULE_TEAM_MISSING},
        {CA_PRACTITIONER_FIELD, CA_RULE_PRACTITIONER_MISSING},
        {CA_MANAGER_FIELD, CA_RULE_MANAGER_MISSING},
        {CA_LOCALITY_FIELD, CA_RULE_LOCALITY_MISSING},
        {CA_QUARTER_FIELD, CA_RULE_QUARTER_MISSING},
        {CA_CASE_TYPE_FIELD, CA_RULE_COUNT},
        {CA_CASE_ID_FIELD, CA_RULE_COUNT},
        {CA_AUDITOR_FIELD, CA_RULE_COUNT},
        {CA_AUDIT_DATE_FIELD, CA_RULE_COUNT},
        {CA_FROM_FIELD, CA_RULE_COUNT},
        {CA_TO_FIELD, CA_RULE_COUNT},
    };
    const ca_framework *framework = c->framework;
    for (int i = 0; i < CA_FIELD_COUNT; i++) {
        enum ca_rule_id rule = CA_RULE_HEAD_MISSING;
        if (!framework->expects[i] || ca_record_has(c->record, (enum ca_field)i))
            continue;
        for (size_t own = 0; own < sizeof own_rules / sizeof *own_rules; own++)
            if (own_rules[own].field == (enum ca_field)i)
                rule = own_rules[own].rule;
        ca_text object = {0};
        ca_text_append(&object, ca_fields[i].path, strcspn(ca_fields[i].path, "."));
        if (rule != CA_RULE_COUNT)
            need(c, (enum ca_field)i, rule, object.at, "is not filled in");
        ca_text_free(&object);
    }
    for (int i = 0; i < framework->head_count; i++) {
        const ca_entry *head = ca_record_entry(c->record, CA_HEADS, i);
        if (!framework->heads[i].expected || (head && ca_entry_value(head, CA_HEAD_FIELD)->node))
            continue;
        ca_text path = {0};
        ca_text_format(&path, "heads.%s", framework->heads[i].id);
        ca_record_report(c->record, c->reporter, CA_RULE_HEAD_MISSING, ca_check_member(c, "heads"), path.at,
                         "is not filled in");
        ca_text_free(&path);
    }
}

/* A team that is N/A is counted as a team. */
static void check_groups(ca_checker *c)
{
    static const enum ca_field groups[] = {CA_SERVICE_FIELD, CA_LOCALITY_FIELD, CA_TEAM_FIELD};
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        if (ca_check_is_filler(c, groups[i], ca_record_text(c->record, groups[i])))
            ca_record_report(c->record, c->reporter, CA_RULE_TEXT_SAYS_NOTHING, c->record->at[groups[i]].node,
                             ca_fields[groups[i]].path, "is a filler, and is counted as a name; leave it blank");
}

static void check_case(ca_checker *c)
{
    need(c, CA_CASE_ID_FIELD, CA_RULE_CASE_ID_MISSING, "case", "is not filled in");
    if (asks_by_type(c->framework))
        need(c, CA_CASE_TYPE_FIELD, CA_RULE_CASE_TYPE_MISSING, "case",
             "is not filled in, so that questions for some types of case are asked of nobody");
    else if (c->framework->expects[CA_CASE_TYPE_FIELD])
        need(c, CA_CASE_TYPE_FIELD, CA_RULE_CASE_TYPE_MISSING, "case", "is not filled in");
    int type = ca_record_type(c->record);
    if (type >= 0 && c->framework->case_types && !(c->framework->case_types >> type & 1))
        ca_record_report(c->record, c->reporter, CA_RULE_CASE_TYPE_OUTSIDE, c->record->at[CA_CASE_TYPE_FIELD].node,
                         "case.type", "the framework is not for cases of this type");
    check_boxes(c);
    check_groups(c);
}

/* Another spelling of a quarter counts as that quarter; any other text counts as a separate one. */
static void check_quarter(ca_checker *c)
{
    ca_record *record = c->record;
    ca_slice text = ca_record_text(record, CA_QUARTER_FIELD);
    uint32_t node = record->at[CA_QUARTER_FIELD].node;
    ca_text name = {0};
    if (!ca_record_has(record, CA_QUARTER_FIELD) || ca_quarter_is_plain(text))
        return;
    ca_quarter_name(&name, text);
    if (ca_quarter_read(text) == CA_NO_QUARTER)
        ca_record_report(record, c->reporter, CA_RULE_QUARTER_FORM, node, "audit.quarter",
                         "is not written like 2017-18 Q2");
    else
        ca_record_report(record, c->reporter, CA_RULE_QUARTER_FORM, node, "audit.quarter",
                         "is another spelling of %s, which it is counted as", name.at);
    ca_text_free(&name);
}

/* The period may begin and end some days beside the months of the framework's window, but not a month. */
static void check_window(ca_checker *c)
{
    ca_date from = ca_record_number(c->record, CA_FROM_FIELD, CA_NO_DATE);
    ca_date to = ca_record_number(c->record, CA_TO_FIELD, CA_NO_DATE);
    int months = c->framework->window_months;
    if (!months || from == CA_NO_DATE || to == CA_NO_DATE || from > to)
        return;
    bool shorter = from > ca_date_add_months(to, 1 - months) - (months == 1),
         longer = from < ca_date_add_months(to, -months - 1);
    if (shorter || longer)
        ca_record_report(c->record, c->reporter, CA_RULE_PERIOD_WINDOW, c->record->at[CA_FROM_FIELD].node, "audit.from",
                         "makes the period %s than the %d months that the framework asks for",
                         shorter ? "shorter" : "longer", months);
}

static void check_audit(ca_checker *c)
{
    ca_record *record = c->record;
    need(c, CA_AUDITOR_FIELD, CA_RULE_AUDITOR_MISSING, "audit", "is not filled in");
    need(c, CA_AUDIT_DATE_FIELD, CA_RULE_AUDIT_DATE_MISSING, "audit", "is not filled in");
    if ((c->framework->expects[CA_FROM_FIELD] && !ca_record_has(record, CA_FROM_FIELD)) ||
        (c->framework->expects[CA_TO_FIELD] && !ca_record_has(record, CA_TO_FIELD)))
        ca_record_report(record, c->reporter, CA_RULE_PERIOD_MISSING, ca_check_member(c, "audit"), "audit",
                         "the period that the audit covers (from, to) is not filled in");
    check_quarter(c);
    ca_date date = ca_record_number(record, CA_AUDIT_DATE_FIELD, CA_NO_DATE);
    ca_quarter quarter = ca_quarter_read(ca_record_text(record, CA_QUARTER_FIELD));
    /* An audit may be dated some weeks before or after its quarter, but not a whole one. */
    if (quarter != CA_NO_QUARTER && date != CA_NO_DATE &&
        (ca_quarter_of(date) > quarter + 1 || ca_quarter_of(date) < quarter - 1))
        ca_record_report(record, c->reporter, CA_RULE_DATES_CONTRADICT, record->at[CA_QUARTER_FIELD].node,
                         "audit.quarter", "is not that of audit.date, nor next to it");
    bool before = ca_record_number(record, CA_PREVIOUS_AUDITED_FIELD, 0) ||
                  ca_record_has(record, CA_PREVIOUS_ID_FIELD) || ca_record_has(record, CA_PREVIOUS_GRADE_FIELD);
    if (before && !ca_record_has(record, CA_PREVIOUS_DATE_FIELD))
        ca_record_report(record, c->reporter, CA_RULE_PREVIOUS_DATE_MISSING, ca_check_member(c, "audit"),
                         "audit.previous.date", "the case was audited before; when is not filled in");
    check_window(c);
    check_independence(c, CA_AUDITOR_FIELD, CA_RULE_AUDITOR_NOT_INDEPENDENT);
    check_together(c);
}

/* Pairs of dates: the first must not be later than the second. */
static void check_order(ca_checker *c)
{
    static const struct {
        enum ca_field first, second;
    } orders[] = {
        {CA_FROM_FIELD, CA_TO_FIELD},
        {CA_TO_FIELD, CA_AUDIT_DATE_FIELD},
        {CA_BORN_FIELD, CA_AUDIT_DATE_FIELD},
        {CA_PREVIOUS_DATE_FIELD, CA_AUDIT_DATE_FIELD},
        {CA_AUDIT_DATE_FIELD, CA_MODERATION_DATE_FIELD},
        {CA_AUDIT_DATE_FIELD, CA_OVERRIDE_DATE_FIELD},
    };
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        ca_value first = c->record->at[orders[i].first], second = c->record->at[orders[i].second];
        if (first.node && second.node && first.number > second.number)
            ca_record_report(c->record, c->reporter, CA_RULE_DATES_CONTRADICT, first.node,
                             ca_fields[orders[i].first].path, "is later than %s", ca_fields[orders[i].second].path);
    }
}

/* A day that is years from the audit has probably a mistyped year. */
static void check_far_days(ca_checker *c)
{
    static const enum ca_field days[] = {CA_ESCALATION_DATE_FIELD, CA_MODERATION_DATE_FIELD, CA_OVERRIDE_DATE_FIELD};
    ca_date audited = ca_record_number(c->record, CA_AUDIT_DATE_FIELD, CA_NO_DATE);
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        if (ca_day_is_far(ca_record_number(c->record, days[i], CA_NO_DATE), audited))
            ca_record_report(c->record, c->reporter, CA_RULE_DAY_FAR, c->record->at[days[i]].node,
                             ca_fields[days[i]].path, "is more than five years from audit.date");
}

/* A checklist that is in the record has a box that is ticked, or nobody has confirmed anything. */
static void check_checklist(ca_checker *c)
{
    uint32_t node = ca_check_member(c, "checklist");
    bool ticked = false;
    for (int i = CA_CHECK_ON_FILE_FIELD; i <= CA_CHECK_SYSTEM_FIELD; i++)
        ticked |= ca_record_number(c->record, (enum ca_field)i, 0) != 0;
    if (node && !ticked)
        ca_record_report(c->record, c->reporter, CA_RULE_CHECKLIST_UNCONFIRMED, node, "checklist",
                         "no box is ticked, so nobody has confirmed that the audit is filed and was sent on");
}

void ca_check_heads(ca_checker *c)
{
    if (ca_record_number(c->record, CA_KIND_FIELD, CA_FULL) != CA_PROGRAMME) {
        check_case(c);
        check_audit(c);
    }
    check_order(c);
    check_far_days(c);
    check_checklist(c);
}

/* --- the answers to the questions of the framework ---------------------------------------------------------------- */

/* A question that is being checked. */
typedef struct {
    ca_checker *checker;
    const ca_question *question;
    const ca_entry *answer; /* NULL: the record has no answer */
    enum ca_state state;
    bool applies;
} asked;

static void report_answer(const asked *a, enum ca_rule_id rule, const char *member, const char *words)
{
    ca_checker *c = a->checker;
    ca_text path = {0};
    ca_text_format(&path, "answers.%s%s%s", a->question->id, *member ? "." : "", member);
    ca_record_report(c->record, c->reporter, rule, a->answer ? a->answer->node : ca_check_member(c, "answers"), path.at,
                     "%s", words);
    ca_text_free(&path);
}

static bool has_value(const asked *a, enum ca_field field)
{
    return a->answer && ca_entry_value(a->answer, field)->node;
}

/* Reports members that do not belong together, or not to a question of this type. */
static void check_mixture(const asked *a)
{
    bool graded = has_value(a, CA_ANSWER_GRADE_FIELD), answered = has_value(a, CA_ANSWER_ANSWER_FIELD);
    enum ca_question_type type = a->question->type;
    if (graded && type != CA_QUESTION_GRADE)
        report_answer(a, CA_RULE_ANSWER_MIXED, "grade", "the question does not ask for a grade");
    if (answered && type == CA_QUESTION_GRADE)
        report_answer(a, CA_RULE_ANSWER_MIXED, "answer", "the question asks for a grade");
    bool reason_missing = a->answer && ca_answer_lacks_reason(a->answer);
    if (!has_value(a, CA_ANSWER_NA_FIELD) && !reason_missing)
        return;
    if (graded || answered)
        report_answer(a, CA_RULE_ANSWER_MIXED, "na", "is answered and marked not applicable");
    if (!a->question->na)
        report_answer(a, CA_RULE_NA_NOT_ALLOWED, "na", "must be answered; not applicable is not for this question");
    if (reason_missing && !graded && !answered)
        report_answer(a, CA_RULE_NA_REASON_MISSING, "na", "is not applicable without a reason");
}

static void check_answer_texts(const asked *a)
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
        if ((a->question->requires & texts[i].need) && !has_value(a, texts[i].field))
            report_answer(a, texts[i].rule, texts[i].member, "is not filled in, and the framework requires it");
}

/* Returns whether the evidence or comment is "N/A": some forms have no other box for it. */
static bool says_not_applicable(const asked *a)
{
    static const enum ca_field fields[] = {CA_ANSWER_EVIDENCE_FIELD, CA_ANSWER_COMMENT_FIELD};
    const ca_fillers *fillers = ca_library_fillers(a->checker->reading->library, a->checker->framework);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (has_value(a, fields[i]) &&
            ca_is_filler(fillers, CA_FILLER_NOT_APPLICABLE, ca_entry_text(a->checker->record, a->answer, fields[i])))
            return true;
    return false;
}

/* Returns what a question without an answer lacks, in words: only what is missing, and no box that its form does not have. */
static const char *lacking(const asked *a)
{
    bool told = has_value(a, CA_ANSWER_EVIDENCE_FIELD) || has_value(a, CA_ANSWER_COMMENT_FIELD) ||
                has_value(a, CA_ANSWER_IMPACT_FIELD);
    if (a->question->na && says_not_applicable(a))
        return "is not answered; the N/A in its evidence or comment belongs in 'na', with the reason";
    if (told && a->question->type == CA_QUESTION_GRADE)
        return "the grade is not filled in";
    return a->question->na ? "is neither answered nor marked not applicable" : "is not answered";
}

static void check_question(const asked *a)
{
    bool answered = a->state != CA_STATE_BLANK && a->state != CA_STATE_NA;
    check_mixture(a);
    if (!a->applies) {
        if (answered)
            report_answer(a, CA_RULE_ANSWER_INAPPLICABLE, "",
                          "the question does not apply to this case; it is counted");
        return;
    }
    if (answered)
        check_answer_texts(a);
    else if (a->state == CA_STATE_BLANK && !has_value(a, CA_ANSWER_NA_FIELD)) {
        if (a->question->type != CA_QUESTION_TEXT || a->question->requires)
            report_answer(a, CA_RULE_ANSWER_MISSING, "", lacking(a));
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

/* --- findings and themes: what they need to be counted together --------------------------------------------------- */

/* With a vocabulary, themes are counted by it, whatever their form. */
static void check_finding_theme(ca_checker *c, const ca_entry *finding)
{
    const ca_finding_themes *themes = &c->framework->finding_themes;
    ca_slice text = ca_entry_text(c->record, finding, CA_FINDING_THEME_FIELD);
    uint32_t node = ca_entry_value(finding, CA_FINDING_THEME_FIELD)->node;
    const char *path = ca_check_path(c, "findings[%d].theme", finding->key + 1);
    if (themes->count && !ca_theme_meant(themes, text)) {
        const ca_finding_theme *near = ca_finding_theme_near(themes, text);
        ca_record_report(c->record, c->reporter, CA_RULE_THEME_UNLISTED, node, path,
                         "is not in the vocabulary of themes%s%s%s",
                         near ? "; did you mean '" : ", and is counted apart", near ? near->id : "", near ? "'?" : "");
    } else if (!themes->count && !ca_slice_is_slug(text)) {
        ca_record_report(c->record, c->reporter, CA_RULE_THEME_FORM, node, path,
                         ca_slice_is_slug(ca_spelling_plain(&c->record->arena, CA_SPELT_GROUP, text))
                             ? "is not written like absent-fathers; write it in lower case, without accents or spaces"
                             : "is not written like absent-fathers, and will not be counted with those that are");
    }
}

static void check_finding(ca_checker *c, const ca_entry *finding)
{
    const ca_value *section = ca_entry_value(finding, CA_FINDING_SECTION_FIELD);
    const ca_value *theme = ca_entry_value(finding, CA_FINDING_THEME_FIELD);
    const char *lacks = !section->node ? "the section is not filled in"
                        : !ca_entry_value(finding, CA_FINDING_KIND_FIELD)->node
                            ? "the kind, strength or improvement, is not filled in"
                        : !theme->node && !ca_entry_value(finding, CA_FINDING_TEXT_FIELD)->node
                            ? "neither the theme nor the text is filled in"
                            : NULL;
    if (lacks)
        ca_record_report(c->record, c->reporter, CA_RULE_FINDING_INCOMPLETE, finding->node,
                         ca_check_path(c, "findings[%d]", finding->key + 1), "%s", lacks);
    if (theme->node)
        check_finding_theme(c, finding);
}

static void check_theme(ca_checker *c)
{
    uint32_t node = c->record->at[CA_THEME_FIELD].node;
    ca_slice theme = ca_spelling_plain(&c->record->arena, CA_SPELT_GROUP, ca_record_text(c->record, CA_THEME_FIELD));
    bool known = !c->framework->theme_count;
    if (ca_record_number(c->record, CA_KIND_FIELD, CA_FULL) != CA_THEMATIC)
        return;
    if (!node) {
        ca_record_report(c->record, c->reporter, CA_RULE_THEME_MISSING, 0, "theme",
                         "is not filled in, and the audit is a thematic one");
        return;
    }
    for (int i = 0; i < c->framework->theme_count; i++)
        known |= ca_slice_is(theme, c->framework->themes[i].id);
    if (!known)
        ca_record_report(c->record, c->reporter, CA_RULE_THEME_UNKNOWN, node, "theme",
                         "is not a theme that the framework lists");
}

/* An audit that is marked as a programme by mistake would not be counted. */
static void check_programme(ca_checker *c)
{
    ca_record *record = c->record;
    if (ca_record_number(record, CA_KIND_FIELD, CA_FULL) != CA_PROGRAMME)
        return;
    if (ca_record_has(record, CA_CASE_ID_FIELD) || ca_record_has(record, CA_OVERALL_GRADE_FIELD) ||
        record->groups[CA_ANSWERS].count)
        ca_record_report(record, c->reporter, CA_RULE_PROGRAMME_MIXED, record->at[CA_KIND_FIELD].node, "kind",
                         "is that of findings about a programme, and there is a case, an answer or a grade, which is "
                         "not counted");
}

/* Without questions, only this distinguishes an audit without findings from a draft that nobody has filled in. */
static void check_empty(ca_checker *c)
{
    const ca_entries *findings = &c->record->groups[CA_FINDINGS];
    bool empty = !c->framework->question_count && !ca_record_has(c->record, CA_COMMENT_FIELD) &&
                 !ca_record_has(c->record, CA_CONTEXT_FIELD);
    for (size_t i = 0; i < findings->count; i++)
        empty &= ca_entry_is_empty(&findings->entries[i]);
    if (empty)
        ca_record_report(c->record, c->reporter, CA_RULE_AUDIT_EMPTY, ca_check_member(c, "findings"), "findings",
                         "there is neither a finding nor a comment nor a context");
}

void ca_check_findings(ca_checker *c)
{
    const ca_entries *findings = &c->record->groups[CA_FINDINGS];
    check_theme(c);
    check_programme(c);
    check_empty(c);
    for (size_t i = 0; i < findings->count; i++)
        if (!ca_entry_is_empty(&findings->entries[i]))
            check_finding(c, &findings->entries[i]);
}

/* --- moderation: the moderator, and their judgements -------------------------------------------------------------- */

static void report(ca_checker *c, enum ca_rule_id rule, uint32_t node, const char *path, const char *words)
{
    ca_record_report(c->record, c->reporter, rule, node, path, "%s", words);
}

static void check_moderator(ca_checker *c)
{
    ca_record *record = c->record;
    uint32_t node = record->at[CA_MODERATOR_FIELD].node, moderation = ca_check_member(c, "moderation");
    if (!node)
        report(c, CA_RULE_MODERATOR_MISSING, moderation, "moderation.moderator",
               "is not filled in, and there is a moderation");
    if (!ca_record_has(record, CA_MODERATION_DATE_FIELD))
        report(c, CA_RULE_MODERATION_DATE_MISSING, moderation, "moderation.date", "is not filled in");
    check_independence(c, CA_MODERATOR_FIELD, CA_RULE_MODERATOR_NOT_INDEPENDENT);
}

/* Checks one judgement: the auditor's grade (or no node), whether the moderator agrees, and the moderator's grade. */
static void check_judgement(ca_checker *c, ca_value given, ca_value agreed, ca_value grade, uint32_t node,
                            const char *path)
{
    bool same = given.node && given.number == grade.number;
    if (!agreed.node)
        return;
    if (!agreed.number && !grade.node)
        report(c, CA_RULE_MODERATION_JUDGEMENT_MISSING, agreed.node, path,
               "the moderator does not agree, and gives no grade");
    else if (agreed.number && !given.node)
        report(c, CA_RULE_MODERATION_CONTRADICTS, node, path, "agrees with a grade that the auditor did not give");
    else if (agreed.number && grade.node && !same)
        report(c, CA_RULE_MODERATION_CONTRADICTS, grade.node, path, "the moderator agrees, and gives another grade");
    else if (!agreed.number && same)
        report(c, CA_RULE_MODERATION_CONTRADICTS, grade.node, path,
               "the moderator does not agree, and gives the same grade");
}

static ca_value grade_of(const ca_checker *c, int question)
{
    const ca_entry *answer = ca_record_answer(c->record, question);
    return answer ? *ca_entry_value(answer, CA_ANSWER_GRADE_FIELD) : (ca_value){0};
}

static void check_moderated_answer(ca_checker *c, int question, bool required)
{
    const ca_entry *entry = ca_record_moderated(c->record, question);
    ca_value given = grade_of(c, question), none = {0};
    ca_value agreed = entry ? *ca_entry_value(entry, CA_MODERATED_AGREED_FIELD) : none;
    ca_value grade = entry ? *ca_entry_value(entry, CA_MODERATED_GRADE_FIELD) : none;
    bool begun = entry && (!ca_entry_is_empty(entry) || ca_value_na(ca_entry_value(entry, CA_MODERATED_GRADE_FIELD)));
    ca_text path = {0};
    ca_text_format(&path, "moderation.answers.%s", c->framework->questions[question].id);
    uint32_t node = entry ? entry->node : ca_check_member(c, "moderation");
    if (!agreed.node && !grade.node && (begun || (required && given.node)))
        report(c, CA_RULE_MODERATION_JUDGEMENT_MISSING, node, path.at, "has neither agreement nor a grade");
    check_judgement(c, given, agreed, grade, node, path.at);
    ca_text_free(&path);
}

static void check_moderated_overall(ca_checker *c)
{
    const ca_record *record = c->record;
    ca_value agreed = record->at[CA_MODERATED_OVERALL_AGREED_FIELD], grade = record->at[CA_MODERATED_OVERALL_FIELD];
    ca_value given = record->at[CA_OVERALL_GRADE_FIELD];
    bool required = c->framework->moderation.requires & CA_MODERATES_OVERALL;
    bool begun = ca_record_has(record, CA_MODERATED_REASON_FIELD) || ca_value_na(&grade);
    uint32_t node = ca_check_member(c, "moderation");
    if (!agreed.node && !grade.node && (begun || (required && given.node)))
        report(c, CA_RULE_MODERATION_JUDGEMENT_MISSING, node, "moderation.overall",
               ca_record_has(record, CA_AUDIT_QUALITY_FIELD)
                   ? "has neither agreement nor a grade; the quality of the audit is not that of the practice"
                   : "has neither agreement nor a grade");
    check_judgement(c, given, agreed, grade, node, "moderation.overall");
}

void ca_check_moderation(ca_checker *c)
{
    const ca_record *record = c->record;
    unsigned requires = c->framework->moderation.requires;
    uint32_t node = ca_check_member(c, "moderation");
    if (ca_moderation_state(record) == CA_NOT_MODERATED)
        return;
    check_moderator(c);
    for (int i = 0; i < c->framework->question_count; i++)
        if (c->framework->questions[i].type == CA_QUESTION_GRADE)
            check_moderated_answer(c, i, requires & CA_MODERATES_ANSWERS);
    check_moderated_overall(c);
    if ((requires & CA_MODERATES_QUALITY) && !ca_record_has(record, CA_AUDIT_QUALITY_FIELD))
        report(c, CA_RULE_AUDIT_QUALITY_MISSING, node, "moderation.audit_quality",
               "is not filled in, and the grades of the practice do not say it");
    if ((requires & CA_MODERATES_ACTIONS) && ca_record_has_action(record) &&
        !ca_record_has(record, CA_ACTIONS_ADDRESSED_FIELD))
        report(c, CA_RULE_ACTIONS_ADDRESSED_MISSING, node, "moderation.actions_addressed",
               "is not filled in, and the audit has actions");
}
