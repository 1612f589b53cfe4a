/* SPDX-License-Identifier: MIT */
/* The rows of a moderator's form: the audit as it is, to be read, and next to it the moderation. */
#include "forms/form_moderator.h"

#include "forms/form_auditor.h"
#include "forms/form_labels.h"
#include "forms/form_rest.h"

#include <stdio.h>

enum { SPARE_ACTIONS = 5 };

/* Adds a row with a member to be read, if it is filled in. */
static void add_shown(ca_form_layout *l, enum ca_field field, enum ca_form_column column)
{
    if (!ca_record_has(l->record, field))
        return;
    ca_form_row *row = ca_form_row_add(l, CA_FORM_ROW_ENTRY, (ca_slice){"", 0});
    ca_form_set_label(l, row, CA_FORM_TITLE, ca_slice_of(ca_form_member_label(field)));
    (void)ca_form_set_value(l, row, column, CA_FORM_SHOWN, field, &l->record->at[field]);
}

static void add_facts(ca_form_layout *l)
{
    ca_form_add_line(l, CA_FORM_ROW_BLOCK, "The audit, to be read");
    for (int i = CA_CASE_ID_FIELD; i <= CA_PREVIOUS_GRADE_FIELD; i++)
        if (ca_fields[i].group == CA_SINGLE && !ca_form_left_out((enum ca_field)i, l->options))
            add_shown(l, (enum ca_field)i, CA_FORM_GUIDANCE);
    add_shown(l, CA_CONTEXT_FIELD, CA_FORM_WIDE);
}

static void add_moderation(ca_form_layout *l)
{
    ca_form_block_begin(l, "Your moderation", NULL, &ca_form_single_block);
    ca_form_add_single(l, CA_FORM_GUIDANCE, CA_MODERATOR_FIELD, true);
    ca_form_add_single(l, CA_FORM_GUIDANCE, CA_MODERATION_DATE_FIELD, true);
}

/* Whether a question of the framework requires one of NEEDS, bits of enum ca_need. */
static bool requires(const ca_framework *framework, unsigned needs)
{
    for (int i = 0; i < framework->question_count; i++)
        if (framework->questions[i].requires & needs)
            return true;
    return false;
}

/* Returns the columns in which an answer is read and moderated. A blind moderator gives a grade, and sees the auditor's after
 * it; another agrees, or gives one. */
static ca_form_block answer_block(const ca_form_layout *l)
{
    bool blind = l->options->blind, needed = l->framework->moderation.requires & CA_MODERATES_ANSWERS;
    bool evidence = requires(l->framework, CA_NEED_EVIDENCE);
    ca_form_block b = {
        {{CA_FORM_TITLE, NULL, "Question", CA_FIELD_COUNT, false, CA_FORM_LABEL},
         {CA_FORM_SHORT, "grade", blind ? "Your grade" : "Your grade, if another", CA_MODERATED_GRADE_FIELD,
          needed && blind, CA_FORM_ANSWER},
         {CA_FORM_WIDE, NULL, evidence ? "The auditor's evidence" : "The auditor's comment", CA_ANSWER_EVIDENCE_FIELD,
          false, CA_FORM_SHOWN},
         {CA_FORM_SECOND, "comment", "Your comment", CA_MODERATED_COMMENT_FIELD, false, CA_FORM_ANSWER},
         {CA_FORM_OTHER, NULL, blind ? "The auditor's grade, once yours is given" : "The auditor's grade",
          CA_ANSWER_GRADE_FIELD, false, blind ? CA_FORM_HIDDEN : CA_FORM_SHOWN}},
        5};
    if (evidence && requires(l->framework, CA_NEED_IMPACT | CA_NEED_COMMENT))
        ca_form_block_add(&b,
                          (ca_form_block_column){CA_FORM_GUIDANCE, NULL, "The auditor's words on impact, or comment",
                                                 CA_ANSWER_IMPACT_FIELD, false, CA_FORM_SHOWN});
    if (!blind)
        ca_form_block_add(&b, (ca_form_block_column){CA_FORM_SMALL, "agreed", "Do you agree?",
                                                     CA_MODERATED_AGREED_FIELD, needed, CA_FORM_ANSWER});
    return b;
}

/* Begins a block whose rows show a grade of the auditor's, and marks its column: the importer compares the grade with the one that
 * the record has then. A blind moderator's grade depends on none. */
static void begin_block(ca_form_layout *l, const char *title, const char *note, const ca_form_block *b)
{
    ca_form_block_begin(l, title, note, b);
    ca_form_row *parts = &l->form->rows[l->form->count - 2]; /* above the headings */
    if (!l->options->blind)
        ca_form_set_label(l, parts, CA_FORM_OTHER, ca_slice_of(CA_FORM_SHOWN_GRADE));
}

/* Returns the field that a column shows of ANSWER: that of the column, or one that is there instead. */
static enum ca_field shown_field(const ca_entry *answer, enum ca_field field)
{
    if (field == CA_ANSWER_EVIDENCE_FIELD && !ca_entry_value(answer, field)->node)
        field = CA_ANSWER_IMPACT_FIELD;
    if (field == CA_ANSWER_IMPACT_FIELD && !ca_entry_value(answer, field)->node)
        field = CA_ANSWER_COMMENT_FIELD;
    if (field == CA_ANSWER_GRADE_FIELD && ca_entry_value(answer, CA_ANSWER_NA_FIELD)->node)
        field = CA_ANSWER_NA_FIELD;
    return field;
}

/* Fills in the cells of an answer that are read. */
static void show_answer(ca_form_layout *l, const ca_form_block *b, ca_form_row *row, const ca_entry *answer)
{
    for (size_t i = 0; i < b->count; i++) {
        const ca_form_block_column *column = &b->columns[i];
        if (column->field == CA_FIELD_COUNT || column->part)
            continue;
        enum ca_field field = shown_field(answer, column->field);
        ca_form_cell *cell =
            ca_form_set_value(l, row, column->column, column->kind, field, ca_entry_value(answer, field));
        if (field != CA_ANSWER_NA_FIELD || column->field != CA_ANSWER_GRADE_FIELD)
            continue;
        ca_text words = {0}; /* under the heading of the grade */
        ca_text_add(&words, "Not applicable");
        if (!ca_slice_is(cell->text, "Yes")) /* ticked without a reason */
            ca_text_format(&words, ": %.*s", (int)cell->text.size, cell->text.at);
        cell->text = ca_form_keep(l, &words);
    }
}

static void add_answers(ca_form_layout *l)
{
    ca_form_block b = answer_block(l);
    bool begun = false;
    for (int i = 0; i < l->framework->question_count; i++) {
        const ca_question *question = &l->framework->questions[i];
        const ca_entry *answer = ca_record_answer(l->record, i), *moderated = ca_record_moderated(l->record, i);
        if (!answer || ca_entry_is_empty(answer) || question->type != CA_QUESTION_GRADE)
            continue;
        if (!begun)
            begin_block(l, "The answers",
                        l->options->blind ? "Give your own grade first: the auditor's then shows beside it."
                                          : "For each: yes in the last column, or a grade of your own.",
                        &b);
        begun = true;
        ca_text key = {0}, title = {0};
        ca_text_format(&key, "moderation.answers.%s", question->id);
        ca_text_add(&title, question->title);
        ca_slice path = ca_form_keep(l, &key), words = ca_form_keep(l, &title);
        ca_form_block moderation = b;
        for (size_t j = 0; j < moderation.count; j++)
            if (!moderation.columns[j].part)
                moderation.columns[j].kind = CA_FORM_LABEL; /* of the answer, which show_answer fills in */
        ca_form_row *row = ca_form_add_entry(l, &moderation, path, words, moderated);
        show_answer(l, &b, row, answer);
        row->instead = l->options->blind ? CA_FORM_KEY : CA_FORM_SHORT;
    }
}

static void add_overall(ca_form_layout *l)
{
    bool blind = l->options->blind, needed = l->framework->moderation.requires & CA_MODERATES_OVERALL;
    if (!l->framework->scale_count ||
        (!l->framework->overall_required && !ca_record_has(l->record, CA_OVERALL_GRADE_FIELD)))
        return;
    ca_form_block b = answer_block(l);
    for (size_t i = 0; i < b.count; i++)
        if (b.columns[i].column == CA_FORM_SECOND)
            b.columns[i] = (ca_form_block_column){
                CA_FORM_SECOND, "reason", "Your reason", CA_MODERATED_REASON_FIELD, false, CA_FORM_ANSWER};
        else if (b.columns[i].column == CA_FORM_WIDE)
            b.columns[i].heading = "The auditor's reason";
        else if (b.columns[i].column == CA_FORM_GUIDANCE)
            b.columns[i--] = b.columns[--b.count];
    for (size_t i = 0; i < b.count; i++)
        b.columns[i].required = needed && (b.columns[i].column == (blind ? CA_FORM_SHORT : CA_FORM_SMALL));
    begin_block(l, "Overall", NULL, &b);
    ca_form_row *row = ca_form_row_add(l, CA_FORM_ROW_ENTRY, ca_slice_of("moderation.overall"));
    ca_record *record = l->record;
    ca_form_set_label(l, row, CA_FORM_TITLE, ca_slice_of("Overall grade"));
    (void)ca_form_set_value(l, row, CA_FORM_WIDE, CA_FORM_SHOWN, CA_OVERALL_REASON_FIELD,
                            &record->at[CA_OVERALL_REASON_FIELD]);
    ca_form_set_value(l, row, CA_FORM_SHORT, CA_FORM_ANSWER, CA_MODERATED_OVERALL_FIELD,
                      &record->at[CA_MODERATED_OVERALL_FIELD])
        ->required = needed && blind;
    (void)ca_form_set_value(l, row, CA_FORM_SECOND, CA_FORM_ANSWER, CA_MODERATED_REASON_FIELD,
                            &record->at[CA_MODERATED_REASON_FIELD]);
    (void)ca_form_set_value(l, row, CA_FORM_OTHER, blind ? CA_FORM_HIDDEN : CA_FORM_SHOWN, CA_OVERALL_GRADE_FIELD,
                            &record->at[CA_OVERALL_GRADE_FIELD]);
    if (!blind)
        ca_form_set_value(l, row, CA_FORM_SMALL, CA_FORM_ANSWER, CA_MODERATED_OVERALL_AGREED_FIELD,
                          &record->at[CA_MODERATED_OVERALL_AGREED_FIELD])
            ->required = needed;
    row->instead = blind ? CA_FORM_KEY : CA_FORM_SHORT;
}

/* Returns the number of the last action of the record that is the auditor's. */
static size_t auditors_actions(const ca_form_layout *l)
{
    const ca_entries *there = &l->record->groups[CA_ACTIONS];
    size_t count = there->count ? (size_t)there->entries[there->count - 1].key + 1 : 0;
    uint64_t from = l->options->own_actions_from;
    return from && from <= count ? (size_t)from - 1 : count;
}

/* Adds rows for actions of the moderator's, numbered after those that are shown: those that were added before, and blank ones. */
static void add_actions(ca_form_layout *l)
{
    ca_form_block b = ca_form_action_block(l, true);
    const ca_entries *there = &l->record->groups[CA_ACTIONS];
    size_t count = auditors_actions(l), last = there->count ? (size_t)there->entries[there->count - 1].key + 1 : 0;
    ca_form_block_begin(l, "Actions that you add",
                        "One action a row, with a person and a date. More rows may be added.", &b);
    for (size_t i = count + 1; i <= last + SPARE_ACTIONS; i++) {
        ca_text key = {0}, title = {0};
        ca_text_format(&key, "actions.%zu", i);
        ca_text_format(&title, "Action %zu", i);
        ca_slice path = ca_form_keep(l, &key), words = ca_form_keep(l, &title);
        ca_form_row_may_be_blank(
            ca_form_add_entry(l, &b, path, words, ca_record_entry(l->record, CA_ACTIONS, (int)i - 1)));
    }
}

static void add_lists(ca_form_layout *l)
{
    ca_form_block findings = ca_form_finding_block(l, false), actions = ca_form_action_block(l, false);
    size_t count = auditors_actions(l);
    if (l->record->groups[CA_FINDINGS].count) {
        ca_form_block_begin(l, "The auditor's findings, to be read", NULL, &findings);
        ca_form_add_list(l, CA_FINDINGS, "findings", "Finding", &findings, 0);
    }
    if (count) {
        ca_form_block_begin(l, "The auditor's actions, to be read", NULL, &actions);
        for (size_t i = 1; i <= count; i++) {
            ca_text title = {0};
            ca_text_format(&title, "Action %zu", i);
            ca_slice words = ca_form_keep(l, &title);
            (void)ca_form_add_entry(l, &actions, (ca_slice){"", 0}, words,
                                    ca_record_entry(l->record, CA_ACTIONS, (int)i - 1));
        }
    }
    add_actions(l);
}

static void add_judgement(ca_form_layout *l)
{
    unsigned needs = l->framework->moderation.requires;
    ca_form_block_begin(l, "The audit as a whole", NULL, &ca_form_single_block);
    ca_form_add_single(l, CA_FORM_GUIDANCE, CA_AUDIT_QUALITY_FIELD, needs & CA_MODERATES_QUALITY);
    ca_form_add_single(l, CA_FORM_GUIDANCE, CA_ACTIONS_ADDRESSED_FIELD, needs & CA_MODERATES_ACTIONS);
    ca_form_block_begin(l, NULL, NULL, &ca_form_prose_block);
    ca_form_add_single(l, CA_FORM_WIDE, CA_MODERATION_COMMENT_FIELD, false);
}

void ca_form_add_moderator(ca_form_layout *l)
{
    add_facts(l);
    add_moderation(l);
    add_answers(l);
    add_overall(l);
    add_lists(l);
    ca_form_add_rest(l);
    add_judgement(l);
}
