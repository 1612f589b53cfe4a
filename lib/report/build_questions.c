/* SPDX-License-Identifier: MIT */
/* Tables by question: grades, answers, their changes, and both by group. */
#include "report/build_questions.h"

#include "data/figure_limits.h"
#include "report/told.h"
#include "summary/summary_figures.h"

#include <stdlib.h>
#include <string.h>

static bool is_graded(const ca_count_layout *layout, int question)
{
    return layout->questions[question].type == CA_QUESTION_GRADE;
}

static ca_table *add_graded(const ca_report_part *part)
{
    const ca_count_layout *layout = part->layout;
    const ca_tally *tally = &part->framework->total->all;
    ca_table *table = ca_part_table(part, "questions", "By question", "grades by question");
    ca_table_note(part->set, table,
                  "Not applicable and not filled in are counted apart: neither is a grade, and "
                  "neither is in a percentage.");
    ca_part_question_columns(part, table);
    ca_part_grade_columns(part, table);
    ca_table_column(part->set, table, "Graded", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Good or better, %", CA_CELL_PERCENT);
    ca_table_narrow(table, CA_NARROW_ALONE, 0, "Good or better");
    ca_part_bound_columns(part, table);
    ca_part_spare_column(part, table, "Not applicable", CA_SPARE_REST);
    ca_part_spare_column(part, table, "Not filled in", CA_SPARE_REST);
    for (int i = 0; i < layout->question_count; i++) {
        ca_share good = ca_tally_good_answers(tally, layout, i);
        if (!is_graded(layout, i))
            continue;
        ca_part_question(part, table, &layout->questions[i]);
        for (int j = 0; j < layout->grade_count; j++)
            ca_table_value(table, CA_CELL_NUMBER, (int64_t)tally->counts[ca_count_answer(layout, i, j)]);
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)good.of);
        ca_part_share(part, table, good);
        ca_part_bounds(part, table, good);
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)tally->counts[ca_count_na(layout, i)]);
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)tally->counts[ca_count_blank(layout, i)]);
    }
    return table;
}

/* Adds two cells: the number of answers, and the percentage. */
static void add_share(const ca_report_part *part, ca_table *table, ca_share share)
{
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)share.of);
    ca_part_share(part, table, share);
}

/* Adds a percentage, or the counts if they are few: "3 of 8". */
static void heat_cell(const ca_report_part *part, ca_table *table, ca_share good)
{
    ca_text words = {0};
    if (!good.of || good.of >= CA_LEAST_AUDITS) {
        ca_part_share(part, table, good);
        return;
    }
    ca_told_share(&words, good.n, good.of);
    ca_table_words(part->set, table, words.at);
    ca_text_free(&words);
}

static ca_share yes_of(const ca_tally *tally, const ca_count_layout *layout, int question)
{
    uint64_t yes = tally->counts[ca_count_answer(layout, question, 0)],
             no = tally->counts[ca_count_answer(layout, question, 1)];
    return (ca_share){yes, yes + no, tally->population};
}

/* Begins the table of the questions of TYPE by the groups of a dimension, with its note. */
static ca_table *begin_heat(const ca_report_part *part, size_t dimension, bool graded)
{
    ca_table *table = ca_part_table_by(part, &part->summary->dimensions[dimension], graded ? "questions" : "answers",
                                       graded ? "Questions by" : "Answers by",
                                       graded ? "good or better, by question and" : "answered yes, by question and");
    ca_table_note(part->set, table,
                  "%s; their counts if these are fewer than %d. In brackets: the number of audits. [z]: no answer%s.",
                  graded ? "Good or better, as a percentage of the answers with a grade"
                         : "Answered yes, as a percentage of yes and no",
                  CA_LEAST_AUDITS, graded ? " has a grade" : "");
    return table;
}

/* Adds a table with a row for each question of TYPE, graded or yes-or-no, and a column for each group of a dimension. */
static void add_heat(const ca_report_part *part, size_t dimension, enum ca_question_type type)
{
    const ca_count_layout *layout = part->layout;
    const ca_map *groups = &part->framework->by[dimension];
    bool graded = type == CA_QUESTION_GRADE;
    ca_table *table = begin_heat(part, dimension, graded);
    table->wide = true;
    ca_part_question_columns(part, table);
    size_t *order = ca_map_natural_order(groups);
    for (size_t i = 0; i < groups->count; i++) {
        const ca_group_tally *team = groups->entries[order[i]].thing;
        ca_slice group =
            ca_group_words(part->set, part->summary->dimensions[dimension].field, groups->entries[order[i]].name);
        ca_text heading = {0};
        ca_text_append(&heading, group.at, group.size);
        ca_text_format(&heading, " (%s)", ca_told_count_in(&part->set->arena, team->all.counts[CA_COUNT_RECORDS]));
        ca_table_column(part->set, table, heading.at, CA_CELL_PERCENT);
        if (graded) /* yes may be good news or bad */
            ca_table_heat(table);
        ca_text_free(&heading);
    }
    for (int i = 0; i < layout->question_count; i++) {
        if (layout->questions[i].type != type)
            continue;
        ca_part_question(part, table, &layout->questions[i]);
        for (size_t j = 0; j < groups->count; j++) {
            const ca_tally *group = &((const ca_group_tally *)groups->entries[order[j]].thing)->all;
            heat_cell(part, table, graded ? ca_tally_good_answers(group, layout, i) : yes_of(group, layout, i));
        }
    }
    free(order);
}

/* A table of the graded questions for each dimension with several groups; of those of yes and no by team. */
static void add_heats(const ca_report_part *part, enum ca_question_type type)
{
    for (size_t i = 0; i < part->summary->dimension_count; i++) {
        enum ca_field field = part->summary->dimensions[i].field;
        bool by_team = field == CA_TEAM_FIELD;
        bool asked = type == CA_QUESTION_GRADE && field != CA_KIND_FIELD && field != CA_THEME_FIELD &&
                     part->framework->by[i].count > 1;
        if ((by_team || asked) && ca_part_has_groups(part, i))
            add_heat(part, i, type);
    }
}

static void choice(const ca_report_part *part, ca_table *table, bool has, size_t index)
{
    if (has)
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)part->framework->total->all.counts[index]);
    else
        ca_table_none(part->set, table, "[z]");
}

/* Adds a table of the questions that are answered by yes, no or a text. */
static void add_answers(const ca_report_part *part)
{
    static const char *const headings[] = {"Yes", "No", "Answered in words", "Not applicable", "Not filled in"};
    const ca_count_layout *layout = part->layout;
    ca_table *table = ca_part_table(part, "answers", "Other answers", "questions without a grade");
    ca_part_question_columns(part, table);
    for (size_t i = 0; i < 2; i++)
        ca_table_column(part->set, table, headings[i], CA_CELL_NUMBER);
    ca_table_column(part->set, table, CA_YES_PERCENT, CA_CELL_PERCENT);
    ca_part_bound_columns(part, table);
    for (size_t i = 2; i < sizeof headings / sizeof *headings; i++)
        ca_table_column(part->set, table, headings[i], CA_CELL_NUMBER);
    for (int i = 0; i < layout->question_count; i++) {
        enum ca_question_type type = layout->questions[i].type;
        ca_share yes = type == CA_QUESTION_YES_NO ? yes_of(&part->framework->total->all, layout, i) : (ca_share){0};
        if (type == CA_QUESTION_GRADE)
            continue;
        ca_part_question(part, table, &layout->questions[i]);
        choice(part, table, type == CA_QUESTION_YES_NO, ca_count_answer(layout, i, 0));
        choice(part, table, type == CA_QUESTION_YES_NO, ca_count_answer(layout, i, 1));
        ca_part_share(part, table, yes);
        ca_part_bounds(part, table, yes);
        choice(part, table, type == CA_QUESTION_TEXT, ca_count_answer(layout, i, 0));
        choice(part, table, true, ca_count_na(layout, i));
        choice(part, table, true, ca_count_blank(layout, i));
    }
}

/* How a table of changes tells the questions of one type. */
typedef struct {
    enum ca_question_type type;
    const char *name, *sheet, *title, *measure;
    struct {
        const char *of, *percent, *brief; /* headings; BRIEF of the percentage, in a narrow table */
    } columns[2];                         /* the quarter before, and this quarter */
    bool news;                            /* a rise is good news, and a fall bad */
} change_table;
static const change_table graded_changes = {
    .type = CA_QUESTION_GRADE,
    .name = "changes",
    .sheet = "Changes",
    .title = "what has changed, by question",
    .measure = "Good or better, as a percentage of the answers with a grade",
    .columns = {{"Quarter before, graded", "Quarter before, %", "Good or better then"},
                {"This quarter, graded", "This quarter, %", "Good or better now"}},
    .news = true};
static const change_table answer_changes = {
    .type = CA_QUESTION_YES_NO,
    .name = "changes-answers",
    .sheet = "Changes, answers",
    .title = "what has changed, yes or no",
    .measure = "Answered yes, as a percentage of yes and no",
    .columns = {{"Quarter before, answers", "Quarter before, yes, %", "Yes then"},
                {"This quarter, answers", "This quarter, yes, %", "Yes now"}}};

/* The two quarters that are compared. */
typedef struct {
    const change_table *kind;
    const ca_tally *tallies[2]; /* NULL: there is no such quarter */
    ca_slice names[2];
    ca_text before;
} compared;

static compared compare(const ca_report_part *part, const change_table *kind)
{
    const ca_map *quarters = &part->framework->total->quarters;
    compared c = {.kind = kind};
    c.names[1] = ca_quarter_latest(quarters);
    ca_quarter_before(c.names[1], &c.before);
    c.names[0] = (ca_slice){ca_text_words(&c.before), c.before.size};
    for (int i = 0; i < 2; i++)
        c.tallies[i] = c.names[0].size ? ca_map_find(quarters, c.names[i]) : NULL;
    return c;
}

/* Returns the change of a question, and sets its shares in the two quarters. */
static ca_change change_of(const compared *c, const ca_count_layout *layout, int question, ca_share shares[2])
{
    for (int i = 0; i < 2; i++)
        shares[i] = c->kind->type == CA_QUESTION_GRADE ? ca_tally_good_answers(c->tallies[i], layout, question)
                                                       : yes_of(c->tallies[i], layout, question);
    return ca_change_of_several(c->names[0], c->names[1], shares[0], shares[1], 1);
}

/* Returns whether any question can be compared. */
static bool any_change(const compared *c, const ca_count_layout *layout)
{
    ca_share shares[2];
    for (int i = 0; c->tallies[0] && c->tallies[1] && i < layout->question_count; i++)
        if (layout->questions[i].type == c->kind->type && change_of(c, layout, i, shares).to.size)
            return true;
    return false;
}

static ca_table *begin_changes(const ca_report_part *part, const compared *c)
{
    const change_table *kind = c->kind;
    ca_table *table = ca_part_table(part, kind->name, kind->sheet, kind->title);
    ca_text months[2] = {{0}};
    for (int i = 0; i < 2; i++)
        ca_told_quarter(&months[i], c->names[i]);
    ca_table_note(part->set, table,
                  "%s: %s against %s, the quarter immediately before. A change is clear if its 99%% interval excludes "
                  "zero: with many rows, 95%% would mark some by chance.",
                  kind->measure, months[1].at, months[0].at);
    ca_part_question_columns(part, table);
    for (int i = 0; i < 2; i++) {
        ca_table_column(part->set, table, kind->columns[i].of, CA_CELL_NUMBER);
        ca_table_narrow(table, CA_NARROW_OF, 0, NULL);
        ca_table_column(part->set, table, kind->columns[i].percent, CA_CELL_PERCENT);
        ca_table_narrow(table, CA_NARROW_ALONE, 0, kind->columns[i].brief);
        ca_text_free(&months[i]);
    }
    ca_part_change_columns(part, table, "99% interval");
    return table;
}

/* Adds a table of the questions of one type against the quarter before, if any of them can be compared. */
static void add_changes(const ca_report_part *part, const change_table *kind)
{
    const ca_count_layout *layout = part->layout;
    compared c = compare(part, kind);
    if (ca_part_is_sample(part) && any_change(&c, layout)) {
        ca_table *table = begin_changes(part, &c);
        for (int i = 0; i < layout->question_count; i++) {
            ca_share shares[2];
            if (layout->questions[i].type != kind->type)
                continue;
            ca_change change = change_of(&c, layout, i, shares);
            ca_part_question(part, table, &layout->questions[i]);
            add_share(part, table, shares[0]);
            add_share(part, table, shares[1]);
            ca_part_change_of(part, table, &change, kind->news);
        }
    }
    ca_text_free(&c.before);
}

void ca_part_questions(const ca_report_part *part)
{
    bool has[CA_QUESTION_TEXT + 1] = {false};
    for (int i = 0; i < part->layout->question_count; i++)
        has[part->layout->questions[i].type] = true;
    if (has[CA_QUESTION_GRADE]) {
        ca_part_chart_grades(part, add_graded(part));
        add_changes(part, &graded_changes);
        add_heats(part, CA_QUESTION_GRADE);
    }
    if (has[CA_QUESTION_YES_NO] || has[CA_QUESTION_TEXT])
        add_answers(part);
    if (has[CA_QUESTION_YES_NO]) {
        add_changes(part, &answer_changes);
        add_heats(part, CA_QUESTION_YES_NO);
    }
}
