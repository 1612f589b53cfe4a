/* SPDX-License-Identifier: MIT */
/* The rows of an auditor's form: everything that the framework asks of this case. */
#include "forms/form_auditor.h"

#include "forms/form_labels.h"
#include "forms/form_rest.h"

#include <stdlib.h>

enum { SPARE_ROWS = 15 };

static void add_case(ca_form_layout *l)
{
    ca_form_block_begin(l, "The case", NULL, &ca_form_single_block);
    for (int i = CA_CASE_ID_FIELD; i <= CA_IRO_FIELD; i++) {
        enum ca_field field = (enum ca_field)i;
        bool names = field == CA_CHILD_FIELD || field == CA_BORN_FIELD;
        if (field == CA_CASE_ID_FIELD || (ca_form_wants(l, field) && (!names || l->options->names)))
            ca_form_add_single(l, CA_FORM_GUIDANCE, field, field == CA_CASE_ID_FIELD || l->framework->expects[field]);
    }
    for (int i = 0; i < l->framework->head_count; i++) {
        const ca_named *head = &l->framework->heads[i];
        if (head->name && !l->options->names)
            continue;
        ca_form_add_member(l, CA_HEADS, CA_HEAD_FIELD, i, head->id, head->title, head->expected);
        if (head->date)
            l->form->rows[l->form->count - 1].cells[CA_FORM_GUIDANCE].type = CA_DATE;
    }
}

static void add_audit(ca_form_layout *l)
{
    ca_form_block_begin(l, "The audit", NULL, &ca_form_single_block);
    for (int i = CA_AUDITOR_FIELD; i <= CA_QUARTER_FIELD; i++) {
        enum ca_field field = (enum ca_field)i;
        bool always = field == CA_AUDITOR_FIELD || field == CA_AUDIT_DATE_FIELD;
        ca_form_add_single(l, CA_FORM_GUIDANCE, field, always || l->framework->expects[field]);
    }
    if (ca_form_wants(l, CA_THEME_FIELD))
        ca_form_add_single(l, CA_FORM_GUIDANCE, CA_THEME_FIELD, false);
    for (int i = CA_PREVIOUS_AUDITED_FIELD; i <= CA_PREVIOUS_GRADE_FIELD; i++)
        if (ca_form_wants(l, (enum ca_field)i))
            ca_form_add_single(l, CA_FORM_GUIDANCE, (enum ca_field)i, l->framework->expects[i]);
    if (ca_form_wants(l, CA_CONTEXT_FIELD)) {
        ca_form_block_begin(l, "Context", NULL, &ca_form_prose_block);
        ca_form_add_single(l, CA_FORM_WIDE, CA_CONTEXT_FIELD, l->framework->expects[CA_CONTEXT_FIELD]);
    }
}

/* --- the questions ------------------------------------------------------------------------------------------------ */

/* Returns the guidance next to a question: what to ask, and when it is asked. */
static ca_slice guidance_of(ca_form_layout *l, const ca_question *question)
{
    ca_text words = {0};
    if (question->after >= 0)
        ca_text_format(&words, "Only if the answer to “%s” is %s.", l->framework->questions[question->after].title,
                       question->after_yes ? "yes" : "no");
    if (question->date)
        ca_text_format(&words, "%sDate: %s.", words.size ? "\n" : "", question->date);
    const json_t *ask = json_object_get(question->guidance, "ask");
    for (size_t i = 0; i < json_array_size(ask); i++)
        ca_text_format(&words, "%s• %s", words.size ? "\n" : "", json_string_value(json_array_get(ask, i)));
    return ca_form_keep(l, &words);
}

/* Returns the columns for the answers to QUESTION. */
static ca_form_block answer_block(const ca_question *question)
{
    static const enum ca_form_column wide[] = {CA_FORM_WIDE, CA_FORM_SECOND, CA_FORM_MEDIUM};
    static const struct {
        enum ca_need need;
        ca_form_block_column column;
    } texts[] = {
        {CA_NEED_EVIDENCE, {CA_FORM_KEY, "evidence", "Evidence", CA_ANSWER_EVIDENCE_FIELD, true, CA_FORM_ANSWER}},
        {CA_NEED_IMPACT, {CA_FORM_KEY, "impact", "Impact on the child", CA_ANSWER_IMPACT_FIELD, true, CA_FORM_ANSWER}},
        {CA_NEED_COMMENT, {CA_FORM_KEY, "comment", "Comment", CA_ANSWER_COMMENT_FIELD, true, CA_FORM_ANSWER}},
    };
    ca_form_block b = {.count = 0};
    size_t used = 0;
    ca_form_block_add(&b,
                      (ca_form_block_column){CA_FORM_TITLE, NULL, "Question", CA_FIELD_COUNT, false, CA_FORM_LABEL});
    ca_form_block_add(
        &b, (ca_form_block_column){CA_FORM_GUIDANCE, NULL, "Ask of the file", CA_FIELD_COUNT, false, CA_FORM_LABEL});
    if (question->type == CA_QUESTION_GRADE)
        ca_form_block_add(
            &b, (ca_form_block_column){CA_FORM_SHORT, "grade", "Grade", CA_ANSWER_GRADE_FIELD, true, CA_FORM_ANSWER});
    else if (question->type == CA_QUESTION_YES_NO)
        ca_form_block_add(&b, (ca_form_block_column){CA_FORM_SHORT, "answer", "Yes or no", CA_ANSWER_ANSWER_FIELD, true,
                                                     CA_FORM_ANSWER});
    else
        ca_form_block_add(
            &b, (ca_form_block_column){wide[used++], "answer", "Answer", CA_ANSWER_ANSWER_FIELD, true, CA_FORM_ANSWER});
    for (size_t i = 0; i < sizeof texts / sizeof *texts && used < sizeof wide / sizeof *wide; i++)
        if (question->requires & texts[i].need) {
            ca_form_block_column column = texts[i].column;
            column.column = wide[used++];
            ca_form_block_add(&b, column);
        }
    if (question->na)
        ca_form_block_add(&b,
                          (ca_form_block_column){used < 2 ? CA_FORM_SECOND : CA_FORM_OTHER, "na",
                                                 "Not applicable because", CA_ANSWER_NA_FIELD, false, CA_FORM_ANSWER});
    if (question->date)
        ca_form_block_add(
            &b, (ca_form_block_column){CA_FORM_SMALL, "date", "Date", CA_ANSWER_DATE_FIELD, false, CA_FORM_ANSWER});
    return b;
}

/* Returns the column of FIELD in a block; CA_FORM_KEY if it has none. */
static enum ca_form_column column_of(const ca_form_block *b, enum ca_field field)
{
    for (size_t i = 0; i < b->count; i++)
        if (b->columns[i].field == field)
            return b->columns[i].column;
    return CA_FORM_KEY;
}

static bool same_block(const ca_form_block *a, const ca_form_block *b)
{
    bool same = a->count == b->count;
    for (size_t i = 0; same && i < a->count; i++)
        same = a->columns[i].column == b->columns[i].column && a->columns[i].field == b->columns[i].field;
    return same;
}

static ca_slice question_title(ca_form_layout *l, const ca_question *question)
{
    ca_text title = {0};
    if (question->number)
        ca_text_format(&title, "%d. ", question->number);
    ca_text_add(&title, question->title);
    return ca_form_keep(l, &title);
}

/* Makes ROW depend on the answer to the question that QUESTION follows; ROWS has the index + 1 of each question's row. */
static void follow(const ca_form_layout *l, const ca_question *question, const size_t *rows, ca_form_row *row)
{
    if (question->after < 0)
        return;
    row->after = rows[question->after];
    row->after_label =
        ca_form_label(l->framework, CA_ANSWER_ANSWER_FIELD, ca_slice_of(question->after_yes ? "yes" : "no"));
}

static void add_questions(ca_form_layout *l)
{
    const ca_framework *framework = l->framework;
    int type = ca_record_type(l->record), section = -1;
    size_t *rows = ca_allocate((size_t)framework->question_count + 1, sizeof *rows);
    ca_form_block before = {.count = 0};
    bool begun = false;
    for (int i = 0; i < framework->question_count; i++) {
        const ca_question *question = &framework->questions[i];
        const ca_entry *answer = ca_record_answer(l->record, i);
        if (!ca_question_asked(question, type) && (!answer || ca_entry_is_empty(answer)))
            continue;
        ca_form_block b = answer_block(question);
        bool titled = !begun || question->section != section;
        if (titled || !same_block(&b, &before))
            ca_form_block_begin(l,
                                !titled                 ? NULL
                                : question->section < 0 ? (begun ? "Other questions" : "Questions")
                                                        : framework->sections[question->section].title,
                                NULL, &b);
        ca_text key = {0};
        ca_text_format(&key, "answers.%s", question->id);
        ca_slice guidance = guidance_of(l, question), title = question_title(l, question);
        ca_form_row *row = ca_form_add_entry(l, &b, ca_form_keep(l, &key), title, answer);
        ca_form_set_label(l, row, CA_FORM_GUIDANCE, guidance);
        row->instead = column_of(&b, CA_ANSWER_NA_FIELD);
        rows[i] = l->form->count;
        follow(l, question, rows, row);
        before = b;
        section = question->section;
        begun = true;
    }
    free(rows);
}

/* --- discussions, findings, actions ------------------------------------------------------------------------------- */

static void add_discussions(ca_form_layout *l)
{
    static const ca_form_block b = {
        {{CA_FORM_TITLE, NULL, "Person", CA_FIELD_COUNT, false, CA_FORM_LABEL},
         {CA_FORM_SHORT, "date", "Date", CA_CONTACT_DATE_FIELD, false, CA_FORM_ANSWER},
         {CA_FORM_WIDE, "views", "Views of the person", CA_CONTACT_VIEWS_FIELD, false, CA_FORM_ANSWER},
         {CA_FORM_SECOND, "not", "If there was none: why not", CA_CONTACT_NOT_FIELD, false, CA_FORM_ANSWER},
         {CA_FORM_OTHER, "how", "How", CA_CONTACT_HOW_FIELD, false, CA_FORM_ANSWER},
         {CA_FORM_SMALL, "minutes", "Minutes", CA_CONTACT_MINUTES_FIELD, false, CA_FORM_ANSWER}},
        6};
    const ca_requirements *requirements = &l->framework->requirements;
    unsigned asked = ca_people_asked(l->record), people = asked | requirements->discuss_may;
    for (int i = 0; i < requirements->discuss_any_count; i++)
        people |= requirements->discuss_any[i];
    for (int i = 0; i < CA_CONTACT_ROLE_COUNT; i++)
        if (ca_record_entry(l->record, CA_DISCUSSED, i) &&
            !ca_entry_is_empty(ca_record_entry(l->record, CA_DISCUSSED, i)))
            people |= 1U << i;
    if (!people)
        return;
    ca_form_block_begin(
        l, "Discussions of the audit",
        requirements->discuss_any_count ? "Where nobody is marked as required, one of these people is enough." : NULL,
        &b);
    for (int i = 0; i < CA_CONTACT_ROLE_COUNT; i++) {
        if (!(people >> i & 1))
            continue;
        bool required = asked >> i & 1;
        ca_text key = {0}, title = {0};
        ca_text_format(&key, "discussed.%s", ca_contact_roles[i]);
        ca_text_add(&title, ca_contact_titles[i]);
        if (required)
            ca_text_add(&title, " (required: a date, or why not)");
        if (requirements->discuss_minutes[i])
            ca_text_format(&title, "; at least %d minutes", requirements->discuss_minutes[i]);
        ca_slice path = ca_form_keep(l, &key), words = ca_form_keep(l, &title);
        ca_form_row *row = ca_form_add_entry(l, &b, path, words, ca_record_entry(l->record, CA_DISCUSSED, i));
        row->cells[CA_FORM_SHORT].required = required;
        row->instead = CA_FORM_SECOND;
    }
}

/* Returns the columns of findings, as answers or to be read. */
ca_form_block ca_form_finding_block(const ca_form_layout *l, bool answers)
{
    enum ca_form_cell_kind kind = answers ? CA_FORM_ANSWER : CA_FORM_SHOWN;
    ca_form_block b = {
        {{CA_FORM_TITLE, NULL, "Finding", CA_FIELD_COUNT, false, CA_FORM_LABEL},
         {CA_FORM_GUIDANCE, "section", "About which question", CA_FINDING_SECTION_FIELD, answers, kind},
         {CA_FORM_SHORT, "kind", "Kind", CA_FINDING_KIND_FIELD, answers, kind},
         {CA_FORM_WIDE, "text", answers ? "Finding (required, or a theme)" : "Finding", CA_FINDING_TEXT_FIELD, false,
          kind},
         {CA_FORM_SECOND, "theme",
          l->framework->theme_count || l->framework->finding_themes.count ? "Theme" : "Theme, in two or three words",
          CA_FINDING_THEME_FIELD, false, kind},
         {CA_FORM_OTHER, "before", "Compared with earlier audits", CA_FINDING_BEFORE_FIELD, false, kind}},
        6};
    for (size_t i = 0; !answers && i < b.count; i++)
        b.columns[i].part = NULL;
    return b;
}

ca_form_block ca_form_action_block(const ca_form_layout *l, bool answers)
{
    enum ca_form_cell_kind kind = answers ? CA_FORM_ANSWER : CA_FORM_SHOWN;
    unsigned needs = l->framework->requirements.plan_requires;
    ca_form_block b = {{{CA_FORM_TITLE, NULL, "Action", CA_FIELD_COUNT, false, CA_FORM_LABEL},
                        {CA_FORM_GUIDANCE, "owner", "Who does it", CA_ACTION_OWNER_FIELD, answers, kind},
                        {CA_FORM_SHORT, "due", "By when", CA_ACTION_DUE_FIELD, answers, kind},
                        {CA_FORM_WIDE, "action", "What is to be done", CA_ACTION_ACTION_FIELD, answers, kind}},
                       4};
    if (needs & CA_NEED_MANAGER)
        ca_form_block_add(&b, (ca_form_block_column){CA_FORM_SECOND, "manager", "Manager responsible",
                                                     CA_ACTION_MANAGER_FIELD, false, kind});
    if (needs & CA_NEED_REVIEW)
        ca_form_block_add(
            &b, (ca_form_block_column){CA_FORM_OTHER, "review", "Review by", CA_ACTION_REVIEW_FIELD, false, kind});
    for (size_t i = 0; !answers && i < b.count; i++)
        b.columns[i].part = NULL;
    return b;
}

static void add_findings_and_actions(ca_form_layout *l)
{
    ca_form_block findings = ca_form_finding_block(l, true), actions = ca_form_action_block(l, true);
    ca_form_block_begin(l, "Findings", "A strength or an area for improvement; a row each. More rows may be added.",
                        &findings);
    ca_form_add_list(l, CA_FINDINGS, "findings", "Finding", &findings, SPARE_ROWS);
    ca_form_block_begin(l, "Actions", "One action a row, with a person and a date. More rows may be added.", &actions);
    ca_form_add_list(l, CA_ACTIONS, "actions", "Action", &actions, SPARE_ROWS);
}

/* --- the overall grade and the rest ------------------------------------------------------------------------------- */

static void add_overall(ca_form_layout *l)
{
    const ca_framework *framework = l->framework;
    bool has = ca_record_has(l->record, CA_OVERALL_GRADE_FIELD) || ca_record_has(l->record, CA_OVERALL_REASON_FIELD);
    if (!framework->scale_count || (!framework->overall_required && !has))
        return;
    bool reason = framework->overall_requires & CA_NEED_REASON;
    ca_form_block b = {
        {{CA_FORM_TITLE, NULL, "Item", CA_FIELD_COUNT, false, CA_FORM_LABEL},
         {CA_FORM_SHORT, "grade", "Grade", CA_OVERALL_GRADE_FIELD, framework->overall_required, CA_FORM_ANSWER},
         {CA_FORM_WIDE, "reason", "Reason", CA_OVERALL_REASON_FIELD, reason, CA_FORM_ANSWER}},
        3};
    ca_form_block_begin(l, "Overall", NULL, &b);
    ca_form_row *row = ca_form_row_add(l, CA_FORM_ROW_ENTRY, ca_slice_of("overall"));
    ca_form_set_label(l, row, CA_FORM_TITLE, ca_slice_of("Overall grade"));
    for (size_t i = 1; i < b.count; i++)
        ca_form_set_value(l, row, b.columns[i].column, CA_FORM_ANSWER, b.columns[i].field,
                          &l->record->at[b.columns[i].field])
            ->required = b.columns[i].required;
    if (framework->overall_recent || ca_record_has(l->record, CA_OVERALL_RECENT_FIELD)) {
        ca_form_block_begin(l, NULL, NULL, &ca_form_single_block);
        ca_form_add_single(l, CA_FORM_GUIDANCE, CA_OVERALL_RECENT_FIELD, framework->overall_recent);
    }
}

static void add_flags_and_escalation(ca_form_layout *l)
{
    const ca_framework *framework = l->framework;
    const ca_requirements *requirements = &framework->requirements;
    if (framework->flag_count)
        ca_form_block_begin(l, "Does one of these apply?", NULL, &ca_form_single_block);
    for (int i = 0; i < framework->flag_count; i++)
        ca_form_add_member(l, CA_FLAGS, CA_FLAG_FIELD, i, framework->flags[i].id, framework->flags[i].title, false);
    if (requirements->escalation_at_or_below != CA_NO_GRADE || requirements->escalation_flags ||
        requirements->immediate_flags) {
        ca_form_block_begin(l, "Escalation", "To be filled in if the grade or an answer above calls for it.",
                            &ca_form_single_block);
        for (int i = CA_ESCALATION_URGENT_FIELD; i <= CA_ESCALATION_DATE_FIELD; i++)
            ca_form_add_single(l, CA_FORM_GUIDANCE, (enum ca_field)i, false);
    }
    if (requirements->plan_below != CA_NO_GRADE) {
        ca_form_block_begin(l, "Checklist", NULL, &ca_form_single_block);
        for (int i = CA_CHECK_ON_FILE_FIELD; i <= CA_CHECK_SYSTEM_FIELD; i++)
            ca_form_add_single(l, CA_FORM_GUIDANCE, (enum ca_field)i, false);
    }
    ca_form_block_begin(l, "Anything else", NULL, &ca_form_prose_block);
    ca_form_add_single(l, CA_FORM_WIDE, CA_COMMENT_FIELD, false);
}

void ca_form_add_auditor(ca_form_layout *l)
{
    add_case(l);
    add_audit(l);
    add_questions(l);
    add_overall(l);
    add_findings_and_actions(l);
    add_discussions(l);
    add_flags_and_escalation(l);
    ca_form_add_rest(l);
}
