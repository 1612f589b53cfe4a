/* SPDX-License-Identifier: MIT */
/* The public tables of questions. Each question's row stands alone: nothing in the report adds questions up. */
#include "tables_public.h"

#include <stdlib.h>
#include <string.h>

static const unsigned everything = CA_WITHHELD_TOTAL | CA_WITHHELD_SPLIT | CA_WITHHELD_BELOW | CA_WITHHELD_GOOD;

/* What the rows of all questions withhold; those that are answered in words have no row. */
typedef struct {
    ca_public_part *p;
    ca_disclosed_row *rows;
    uint64_t (*answers)[2]; /* of yes and no: no, as what lies below, and then yes */
    const uint64_t *counts;
} question_rows;

static ca_disclosure_rule rule_of(const question_rows *q, int question)
{
    if (q->p->part.layout->questions[question].type == CA_QUESTION_YES_NO)
        return (ca_disclosure_rule){2, 1, q->p->rule.most};
    return q->p->rule;
}

/* How many audits were asked a question: those that answered it, or did not. */
static uint64_t asked(const question_rows *q, int question)
{
    const ca_layout *layout = q->p->part.layout;
    uint64_t sum = q->counts[ca_count_na(layout, question)] + q->counts[ca_count_blank(layout, question)];
    for (int i = 0; i < ca_layout_choices(layout, question); i++)
        sum += q->counts[ca_count_answer(layout, question, i)];
    return sum;
}

/* A question that is asked of some case types alone. */
static bool of_types(const question_rows *q, int question)
{
    return !*q->p->part.layout->questions[question].after && asked(q, question) != q->counts[CA_COUNT_RECORDS];
}

/* Whether how many audits were asked questions of some types tells of few: of those types, of the others, or of what
 * the types of one question have more than those of another; or whether the table by type withholds what it would tell. */
static bool types_tell(const question_rows *q)
{
    const ca_public_part *p = q->p;
    for (int i = 0; i < p->part.layout->question_count; i++)
        for (int j = 0; of_types(q, i) && j < p->part.layout->question_count; j++) {
            uint64_t one = asked(q, i), other = of_types(q, j) ? asked(q, j) : q->counts[CA_COUNT_RECORDS];
            if (ca_public_few(q->p, one) || ca_public_few(q->p, one > other ? one - other : other - one))
                return true;
        }
    for (size_t i = 0; i < p->group_count; i++) {
        const ca_map *types = &p->part.framework->by[p->dimensions[i]];
        if (p->part.summary->dimensions[p->dimensions[i]].field != CA_CASE_TYPE_FIELD)
            continue;
        for (size_t j = 0; j < p->groups[i].count; j++) {
            const ca_group_tally *type = types->entries[j].thing;
            if ((p->groups[i].rows[j].withheld & CA_WITHHELD_TOTAL) || ca_public_few(p, type->all.counts[CA_COUNT_NOT_GRADED]))
                return true;
        }
    }
    return false;
}

/* The question that one follows, or -1. */
static int before(const ca_layout *layout, int question)
{
    for (int i = 0; *layout->questions[question].after && i < layout->question_count; i++)
        if (strcmp(layout->questions[i].id, layout->questions[question].after) == 0)
            return i;
    return -1;
}

/* Whether a question that this one follows withholds an answer: how many were asked this one would tell it. */
static bool follows_withheld(const question_rows *q, int question)
{
    const ca_layout *layout = q->p->part.layout;
    int at = before(layout, question);
    for (int steps = 0; at >= 0 && steps < layout->question_count; steps++, at = before(layout, at))
        if (q->rows[at].withheld)
            return true;
    return false;
}

/* A question's row is judged by itself, since nothing adds questions up; and then by what else would tell of it. */
static void judge(question_rows *q)
{
    const ca_layout *layout = q->p->part.layout;
    bool types = types_tell(q);
    for (int i = 0; i < layout->question_count; i++) {
        const ca_disclosure_rule rule = rule_of(q, i);
        bool graded = layout->questions[i].type == CA_QUESTION_GRADE;
        if (layout->questions[i].type == CA_QUESTION_TEXT)
            continue;
        q->answers[i][0] = q->counts[ca_count_answer(layout, i, 1)];
        q->answers[i][1] = q->counts[ca_count_answer(layout, i, 0)];
        q->rows[i].counts = graded ? &q->counts[ca_count_answer(layout, i, 0)] : q->answers[i];
        if (ca_disclose(&rule, &q->rows[i], NULL, 0) < 0 || (types && of_types(q, i)))
            q->rows[i].withheld = everything;
        /* A limiting judgement ties low grades of a question to low overall grades. */
        if (graded && layout->rule_count && layout->good > 1)
            q->rows[i].withheld |= q->p->whole.withheld & CA_WITHHELD_BELOW;
    }
    for (int i = 0; i < layout->question_count; i++)
        if (follows_withheld(q, i))
            q->rows[i].withheld = everything;
}

/* Not applicable and not filled in, in two cells. They tell of the forms and not of the children, and are withheld where
 * the number of answers is, which follows from them. */
static void add_without(ca_public_part *p, ca_table *table, int question, bool withheld)
{
    const uint64_t *counts = p->part.framework->total->all.counts;
    ca_public_count(p, table, counts[ca_count_na(p->part.layout, question)], withheld);
    ca_public_count(p, table, counts[ca_count_blank(p->part.layout, question)], withheld);
}

static void without_columns(ca_public_part *p, ca_table *table)
{
    ca_public_column(p, table, "Not applicable", CA_CELL_NUMBER, CA_NOTE_WITHOUT);
    ca_public_column(p, table, "Not filled in", CA_CELL_NUMBER, CA_NOTE_WITHOUT);
}

static void add_graded(const question_rows *q)
{
    ca_public_part *p = q->p;
    const ca_layout *layout = p->part.layout;
    ca_table *table = ca_public_table(p, "questions", "By question", "grades by question");
    ca_part_question_columns(&p->part, table);
    for (int i = 0; i < layout->grade_count; i++)
        ca_public_column(p, table, layout->grades[i].title, CA_CELL_NUMBER, 0);
    ca_public_column(p, table, "Graded", CA_CELL_NUMBER, 0);
    ca_public_share_columns(p, table, "Good or better, per cent");
    without_columns(p, table);
    for (int i = 0; i < layout->question_count; i++) {
        const ca_disclosed_row *row = &q->rows[i];
        ca_share good = ca_tally_good_answers(&p->part.framework->total->all, layout, i);
        if (layout->questions[i].type != CA_QUESTION_GRADE)
            continue;
        ca_part_question(&p->part, table, &layout->questions[i]);
        ca_public_grades(p, table, row, row);
        ca_public_count(p, table, good.of, row->withheld & CA_WITHHELD_TOTAL);
        ca_public_share(p, table, good, row->withheld & CA_WITHHELD_SPLIT);
        add_without(p, table, i, row->withheld & CA_WITHHELD_TOTAL);
    }
    ca_part_draw_grades(&p->part, table);
}

static void add_answered(const question_rows *q)
{
    ca_public_part *p = q->p;
    const ca_layout *layout = p->part.layout;
    ca_table *table = ca_public_table(p, "answers", "Other answers", "questions answered yes or no");
    ca_part_question_columns(&p->part, table);
    ca_public_column(p, table, "Yes", CA_CELL_NUMBER, 0);
    ca_public_column(p, table, "No", CA_CELL_NUMBER, 0);
    without_columns(p, table);
    for (int i = 0; i < layout->question_count; i++) {
        const ca_disclosed_row *row = &q->rows[i];
        if (layout->questions[i].type != CA_QUESTION_YES_NO)
            continue;
        ca_part_question(&p->part, table, &layout->questions[i]);
        ca_public_count(p, table, q->answers[i][1], row->withheld & CA_WITHHELD_SPLIT);
        ca_public_count(p, table, q->answers[i][0], row->withheld & CA_WITHHELD_SPLIT);
        add_without(p, table, i, row->withheld & CA_WITHHELD_TOTAL);
    }
}

void ca_public_questions(ca_public_part *p)
{
    bool has[CA_QUESTION_TEXT + 1] = {false};
    size_t count = (size_t)p->part.layout->question_count;
    question_rows q = {p, ca_allocate(count, sizeof *q.rows), ca_allocate(count, sizeof *q.answers),
                       p->part.framework->total->all.counts};
    judge(&q);
    for (size_t i = 0; i < count; i++)
        has[p->part.layout->questions[i].type] = true;
    if (has[CA_QUESTION_GRADE])
        add_graded(&q);
    if (has[CA_QUESTION_YES_NO])
        add_answered(&q);
    free(q.rows);
    free(q.answers);
}
