/* SPDX-License-Identifier: MIT */
/* The public tables of questions. Each question's row stands alone: nothing in the report adds questions up. */
#include "tables_public.h"

/* Whether a case type's number of audits is withheld. A question that is asked of some types alone would tell it. */
static bool types_withheld(const ca_public_part *p)
{
    for (size_t i = 0; i < p->group_count; i++) {
        if (p->part.summary->dimensions[p->dimensions[i]].field != CA_CASE_TYPE_FIELD)
            continue;
        for (size_t j = 0; j < p->groups[i].count; j++)
            if (p->groups[i].rows[j].withheld & CA_WITHHELD_TOTAL)
                return true;
    }
    return false;
}

/* What the row of a question withholds: its grades by the rule, all of it where there are too few. */
static void judge(const ca_public_part *p, const ca_disclosure_rule *rule, ca_disclosed_row *row, int question)
{
    static const unsigned everything = CA_WITHHELD_TOTAL | CA_WITHHELD_SPLIT | CA_WITHHELD_BELOW | CA_WITHHELD_GOOD;
    const ca_layout *layout = p->part.layout;
    const uint64_t *counts = p->part.framework->total->all.counts;
    uint64_t asked = counts[ca_count_na(layout, question)] + counts[ca_count_blank(layout, question)];
    for (int i = 0; i < rule->grades; i++)
        asked += row->counts[i];
    bool of_some = asked != counts[CA_COUNT_RECORDS];
    if (ca_disclose(rule, row, NULL, 0) < 0 || (of_some && types_withheld(p)))
        row->withheld = everything;
}

/* Not applicable and not filled in, in two cells: both or neither, as their sum may be known. */
static void add_without(ca_public_part *p, ca_table *table, int question, bool withheld)
{
    const ca_layout *layout = p->part.layout;
    const uint64_t *counts = p->part.framework->total->all.counts;
    uint64_t na = counts[ca_count_na(layout, question)], blank = counts[ca_count_blank(layout, question)];
    withheld |= (na && na <= p->rule.most) || (blank && blank <= p->rule.most);
    ca_public_count(p, table, na, withheld);
    ca_public_count(p, table, blank, withheld);
}

static void without_columns(ca_public_part *p, ca_table *table)
{
    ca_public_column(p, table, "Not applicable", CA_CELL_NUMBER, CA_NOTE_WITHOUT);
    ca_public_column(p, table, "Not filled in", CA_CELL_NUMBER, CA_NOTE_WITHOUT);
}

static void add_graded(ca_public_part *p)
{
    const ca_layout *layout = p->part.layout;
    const ca_tally *all = &p->part.framework->total->all;
    ca_table *table = ca_public_table(p, "questions", "By question", "grades by question");
    ca_part_question_columns(&p->part, table);
    for (int i = 0; i < layout->grade_count; i++)
        ca_public_column(p, table, layout->grades[i].title, CA_CELL_NUMBER, 0);
    ca_public_column(p, table, "Graded", CA_CELL_NUMBER, 0);
    ca_public_share_columns(p, table, "Good or better, per cent");
    without_columns(p, table);
    for (int i = 0; i < layout->question_count; i++) {
        ca_disclosed_row row = {&all->counts[ca_count_answer(layout, i, 0)], 0};
        ca_share good = ca_tally_good_answers(all, layout, i);
        if (layout->questions[i].type != CA_QUESTION_GRADE)
            continue;
        judge(p, &p->rule, &row, i);
        ca_part_question(&p->part, table, &layout->questions[i]);
        ca_public_grades(p, table, &row, &row);
        ca_public_count(p, table, good.of, row.withheld & CA_WITHHELD_TOTAL);
        ca_public_share(p, table, good, row.withheld & CA_WITHHELD_SPLIT);
        add_without(p, table, i, row.withheld & CA_WITHHELD_TOTAL);
    }
    ca_part_draw_grades(&p->part, table);
}

/* Questions that are answered yes or no: "yes" stands for good, so that one rule serves for both. */
static void add_answered(ca_public_part *p)
{
    const ca_layout *layout = p->part.layout;
    const ca_tally *all = &p->part.framework->total->all;
    const ca_disclosure_rule rule = {2, 1, p->rule.most};
    ca_table *table = ca_public_table(p, "answers", "Other answers", "questions answered yes or no");
    ca_part_question_columns(&p->part, table);
    ca_public_column(p, table, "Yes", CA_CELL_NUMBER, 0);
    ca_public_column(p, table, "No", CA_CELL_NUMBER, 0);
    without_columns(p, table);
    for (int i = 0; i < layout->question_count; i++) {
        if (layout->questions[i].type != CA_QUESTION_YES_NO)
            continue;
        const uint64_t answers[2] = {all->counts[ca_count_answer(layout, i, 1)],
                                     all->counts[ca_count_answer(layout, i, 0)]};
        ca_disclosed_row row = {answers, 0};
        judge(p, &rule, &row, i);
        ca_part_question(&p->part, table, &layout->questions[i]);
        ca_public_count(p, table, answers[1], row.withheld & CA_WITHHELD_SPLIT);
        ca_public_count(p, table, answers[0], row.withheld & CA_WITHHELD_SPLIT);
        add_without(p, table, i, row.withheld & CA_WITHHELD_TOTAL);
    }
}

void ca_public_questions(ca_public_part *p)
{
    bool has[CA_QUESTION_TEXT + 1] = {false};
    for (int i = 0; i < p->part.layout->question_count; i++)
        has[p->part.layout->questions[i].type] = true;
    if (has[CA_QUESTION_GRADE])
        add_graded(p);
    if (has[CA_QUESTION_YES_NO])
        add_answered(p);
}
