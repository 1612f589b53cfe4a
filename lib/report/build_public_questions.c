/* SPDX-License-Identifier: MIT */
/* The public tables of questions, and the suppression of their small counts. Each question is judged alone: no table
 * adds questions up. */
#include "report/build_public_questions.h"

#include "report/public_editions.h"
#include "stats/implied.h"
#include "summary/summary_figures.h"

#include <stdlib.h>
#include <string.h>

/* The rows of all questions. Questions that are answered by a text have none. */
typedef struct {
    ca_public_part *p;
    unsigned *withheld;
    uint64_t (*answers)[2]; /* [0] no, which counts as below good; [1] yes */
    ca_implied *implied;
    const uint64_t *counts;
} question_rows;

static ca_disclosure_rule rule_of(const question_rows *q, int question)
{
    if (q->p->part.layout->questions[question].type == CA_QUESTION_YES_NO)
        return (ca_disclosure_rule){2, 1, q->p->rule.most, q->p->rule.least};
    return q->p->rule;
}

/* Returns how many audits were asked a question and have no answer that counts. */
static uint64_t without(const question_rows *q, int question)
{
    const ca_count_layout *layout = q->p->part.layout;
    return q->counts[ca_count_na(layout, question)] + q->counts[ca_count_blank(layout, question)];
}

/* Returns whether a question is asked only for some audits, for example of one case type. */
static bool of_some(const question_rows *q, int question)
{
    return ca_count_asked(q->p->part.layout, q->counts, question) != q->counts[CA_COUNT_RECORDS];
}

/* Returns what is withheld of the final grades of the audits that were asked: of all audits; and if only some were
 * asked, of every group that they may belong to. Small groups are added up and withheld, and may be the ones that were
 * asked. */
static unsigned whole_of(const question_rows *q, int question)
{
    const ca_public_part *p = q->p;
    unsigned withheld = p->whole_withheld;
    for (size_t i = 0; of_some(q, question) && i < p->group_count; i++)
        if (p->part.summary->dimensions[p->dimensions[i]].field != CA_QUARTER_FIELD)
            withheld |= p->groups[i].folded ? (unsigned)CA_WITHHELD_GRADES : p->groups[i].withheld;
    return withheld;
}

static const ca_framework *framework_of(const ca_library *library, const ca_count_layout *layout)
{
    const ca_framework *framework = library ? ca_library_find(library, ca_slice_of(layout->id)) : NULL;
    bool same = framework && strcmp(framework->digest, layout->digest) == 0;
    return same && (!layout->ruleset || ca_framework_ruleset(framework, layout->ruleset) >= 0) ? framework : NULL;
}

bool ca_public_knows_rules(const ca_library *library, const ca_count_layout *layout)
{
    bool binding = false;
    for (int i = 0; i < layout->rule_count; i++)
        binding |= layout->rules[i].binding;
    return !binding || framework_of(library, layout);
}

/* Sets what the limiting rules imply for each question. If the rules are not known, any of them may look at any
 * question. */
static void find_implied(question_rows *q)
{
    const ca_count_layout *layout = q->p->part.layout;
    const ca_library *library = q->p->part.options->library;
    const ca_framework *framework = framework_of(library, layout);
    bool known = ca_public_knows_rules(library, layout);
    for (int i = 0; i < layout->question_count; i++)
        q->implied[i].never = !known;
    if (!known || !framework || !layout->ruleset)
        return;
    ca_implied *implied = ca_allocate((size_t)framework->question_count, sizeof *implied);
    ca_implied_of(framework, ca_framework_ruleset(framework, layout->ruleset), implied);
    for (int i = 0; i < layout->question_count; i++) {
        int index = ca_framework_question(framework, ca_slice_of(layout->questions[i].id));
        if (index >= 0)
            q->implied[i] = implied[index];
    }
    free(implied);
}

/* Returns the question that this one follows, or -1. */
static int before(const ca_count_layout *layout, int question)
{
    for (int i = 0; *layout->questions[question].after && i < layout->question_count; i++)
        if (strcmp(layout->questions[i].id, layout->questions[question].after) == 0)
            return i;
    return -1;
}

/* Returns whether a question that this one follows withholds an answer: the number asked here would reveal it. */
static bool follows_withheld(const question_rows *q, int question)
{
    const ca_count_layout *layout = q->p->part.layout;
    int at = before(layout, question);
    for (int steps = 0; at >= 0 && steps < layout->question_count; steps++, at = before(layout, at))
        if (q->withheld[at] & CA_WITHHELD_GRADES)
            return true;
    return false;
}

static const uint64_t *row_of(const question_rows *q, int question)
{
    const ca_count_layout *layout = q->p->part.layout;
    return layout->questions[question].type == CA_QUESTION_GRADE ? &q->counts[ca_count_answer(layout, question, 0)]
                                                                 : q->answers[question];
}

static ca_public_row public_row_of(const question_rows *q, int question, const ca_disclosure_rule *rule)
{
    static const char *const answers[] = {"no", "yes"};
    const ca_count_layout_question *asked_of = &q->p->part.layout->questions[question];
    bool graded = asked_of->type == CA_QUESTION_GRADE;
    return (ca_public_row){graded ? "questions" : "answers", ca_slice_of(asked_of->id), rule,
                           graded ? q->p->grade_ids : answers, row_of(q, question)};
}

/* Sets what each row withholds: by its own counts, then by everything that would reveal them. */
static void judge(question_rows *q)
{
    const ca_count_layout *layout = q->p->part.layout;
    find_implied(q);
    for (int i = 0; i < layout->question_count; i++) {
        const ca_disclosure_rule rule = rule_of(q, i);
        if (layout->questions[i].type == CA_QUESTION_TEXT)
            continue;
        q->answers[i][0] = q->counts[ca_count_answer(layout, i, 1)];
        q->answers[i][1] = q->counts[ca_count_answer(layout, i, 0)];
        const ca_public_row row = public_row_of(q, i, &rule);
        const unsigned whole = whole_of(q, i),
                       own = ca_implied_withheld(&q->implied[i], whole, ca_disclose_row(&rule, row.counts));
        /* Because of an earlier edition it may withhold more, or publish what that published; then the rules decide
         * what follows. */
        q->withheld[i] = ca_implied_withheld(&q->implied[i], whole, ca_public_row_withholds(q->p, &row, own));
        if (q->implied[i].every && q->withheld[i] & CA_WITHHELD_WITHOUT && without(q, i))
            q->withheld[i] = CA_WITHHELD_ALL;
    }
    for (int i = 0; i < layout->question_count; i++)
        if (follows_withheld(q, i))
            q->withheld[i] = CA_WITHHELD_ALL;
}

/* Returns what a row shows as withheld. A row without answers withholds none. */
static unsigned shown(const question_rows *q, int question)
{
    const ca_disclosure_rule rule = rule_of(q, question);
    unsigned withheld = q->withheld[question];
    if (!(withheld & CA_WITHHELD_TOTAL) && !ca_disclosure_total(&rule, row_of(q, question)))
        withheld &= ~(unsigned)CA_WITHHELD_GRADES;
    return withheld;
}

/* Adds two cells: not applicable and not filled in. They concern forms, not children, and are withheld only if the
 * number of answers is, or if they would reveal what the rules imply. A sum of zero is already known from the
 * others. */
static void add_without(const question_rows *q, ca_table *table, int question)
{
    uint64_t na = q->counts[ca_count_na(q->p->part.layout, question)];
    uint64_t blank = q->counts[ca_count_blank(q->p->part.layout, question)];
    unsigned withheld = q->withheld[question];
    bool hidden = withheld & CA_WITHHELD_TOTAL || (withheld & CA_WITHHELD_WITHOUT && without(q, question));
    ca_public_count(q->p, table, na, hidden);
    ca_public_count(q->p, table, blank, hidden);
    const ca_disclosure_rule rule = rule_of(q, question);
    const ca_public_row row = public_row_of(q, question, &rule);
    ca_public_enter(q->p, &row, withheld);
    ca_public_enter_numbers(q->p, row.table, q->p->part.layout->questions[question].id, "without",
                            (const char *const[]){"na", "blank"}, (uint64_t[]){na, blank}, 2, hidden);
}

static void without_columns(ca_public_part *p, ca_table *table)
{
    ca_public_column(p, table, "Not applicable", CA_CELL_NUMBER, CA_NOTE_WITHOUT);
    ca_table_narrow(table, CA_NARROW_ALONE, CA_SPARE_REST, NULL);
    ca_public_column(p, table, "Not filled in", CA_CELL_NUMBER, CA_NOTE_WITHOUT);
    ca_table_narrow(table, CA_NARROW_ALONE, CA_SPARE_REST, NULL);
}

static void add_graded(const question_rows *q)
{
    ca_public_part *p = q->p;
    const ca_count_layout *layout = p->part.layout;
    ca_table *table = ca_part_table(&p->part, "questions", "By question", "grades by question");
    ca_part_question_columns(&p->part, table);
    ca_public_grade_columns(p, table);
    ca_public_column(p, table, "Graded", CA_CELL_NUMBER, 0);
    ca_public_share_columns(p, table, "Good or better, %", CA_NOTE_GOOD);
    without_columns(p, table);
    for (int i = 0; i < layout->question_count; i++) {
        if (layout->questions[i].type != CA_QUESTION_GRADE)
            continue;
        unsigned withheld = shown(q, i);
        ca_share good = ca_tally_good_answers(&p->part.framework->total->all, layout, i);
        ca_part_question(&p->part, table, &layout->questions[i]);
        ca_public_grades(p, table, row_of(q, i), withheld);
        ca_public_count(p, table, good.of, withheld & CA_WITHHELD_TOTAL);
        ca_public_share(p, table, good, withheld & CA_WITHHELD_SPLIT);
        add_without(q, table, i);
    }
    ca_part_chart_grades(&p->part, table);
}

static void add_answered(const question_rows *q)
{
    ca_public_part *p = q->p;
    const ca_count_layout *layout = p->part.layout;
    ca_table *table = ca_part_table(&p->part, "answers", "Other answers", "questions answered yes or no");
    ca_part_question_columns(&p->part, table);
    ca_public_column(p, table, "Yes", CA_CELL_NUMBER, 0);
    ca_public_column(p, table, "No", CA_CELL_NUMBER, 0);
    ca_public_share_columns(p, table, CA_YES_PERCENT, 0);
    without_columns(p, table);
    for (int i = 0; i < layout->question_count; i++) {
        if (layout->questions[i].type != CA_QUESTION_YES_NO)
            continue;
        unsigned withheld = shown(q, i);
        ca_part_question(&p->part, table, &layout->questions[i]);
        ca_public_count(p, table, q->answers[i][1], withheld & CA_WITHHELD_SPLIT);
        ca_public_count(p, table, q->answers[i][0], withheld & CA_WITHHELD_SPLIT);
        ca_public_share(
            p, table,
            (ca_share){q->answers[i][1], q->answers[i][0] + q->answers[i][1], p->part.framework->total->all.population},
            withheld & CA_WITHHELD_SPLIT);
        add_without(q, table, i);
    }
}

void ca_public_questions(ca_public_part *p)
{
    bool has[CA_QUESTION_TEXT + 1] = {false};
    size_t count = (size_t)p->part.layout->question_count;
    question_rows q = {p, ca_allocate(count, sizeof *q.withheld), ca_allocate(count, sizeof *q.answers),
                       ca_allocate(count, sizeof *q.implied), p->part.framework->total->all.counts};
    judge(&q);
    for (size_t i = 0; i < count; i++)
        has[p->part.layout->questions[i].type] = true;
    if (has[CA_QUESTION_GRADE])
        add_graded(&q);
    if (has[CA_QUESTION_YES_NO])
        add_answered(&q);
    free(q.withheld);
    free(q.answers);
    free(q.implied);
}
