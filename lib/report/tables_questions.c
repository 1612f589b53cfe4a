/* SPDX-License-Identifier: MIT */
/* The tables of questions: the grades of each, and the other answers. */
#include "report/tables_parts.h"

static bool is_graded(const ca_layout *layout, int question)
{
    return layout->questions[question].type == CA_QUESTION_GRADE;
}

static ca_table *add_graded(const ca_report_part *part)
{
    const ca_layout *layout = part->layout;
    const ca_tally *tally = &part->framework->total->all;
    ca_table *table = ca_part_table(part, "questions", "By question", "grades by question");
    ca_table_note(part->set, table,
                  "Not applicable and not filled in are counted apart: neither is a grade, and "
                  "neither is in a percentage.");
    ca_part_question_columns(part, table);
    for (int i = 0; i < layout->grade_count; i++)
        ca_table_column(part->set, table, layout->grades[i].title, CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Graded", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Good or better, per cent", CA_CELL_PERCENT);
    ca_part_bound_columns(part, table);
    ca_table_column(part->set, table, "Not applicable", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Not filled in", CA_CELL_NUMBER);
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

/* The change of the first question that has one: of all of them the quarters are the same. */
static ca_change any_change(const ca_report_part *part, ca_text *before)
{
    ca_change change = {0};
    ca_share shares[2];
    for (int i = 0; i < part->layout->question_count && !change.to.size; i++)
        if (is_graded(part->layout, i))
            change = ca_change_of_answers(&part->framework->total->quarters, part->layout, i, before, shares);
    return change;
}

/* A share with the answers that it is of, in two cells. */
static void add_share(const ca_report_part *part, ca_table *table, ca_share share)
{
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)share.of);
    ca_part_share(part, table, share);
}

/* How each question stands against the quarter before, where there are the two. */
static void add_changes(const ca_report_part *part)
{
    const ca_layout *layout = part->layout;
    const ca_map *quarters = &part->framework->total->quarters;
    ca_text before = {0};
    ca_change whole = any_change(part, &before);
    if (whole.to.size) {
        ca_table *table = ca_part_table(part, "changes", "Changes", "what has changed, by question");
        ca_table_note(part->set, table,
                      "Good or better, per cent of the answers with a grade: %.*s against %.*s, the "
                      "quarter immediately before.",
                      (int)whole.to.size, whole.to.at, (int)whole.from.size, whole.from.at);
        ca_part_question_columns(part, table);
        ca_table_column(part->set, table, "Quarter before, graded", CA_CELL_NUMBER);
        ca_table_column(part->set, table, "Quarter before, per cent", CA_CELL_PERCENT);
        ca_table_column(part->set, table, "This quarter, graded", CA_CELL_NUMBER);
        ca_table_column(part->set, table, "This quarter, per cent", CA_CELL_PERCENT);
        ca_part_change_columns(part, table);
        for (int i = 0; i < layout->question_count; i++) {
            ca_share shares[2];
            if (!is_graded(layout, i))
                continue;
            ca_change change = ca_change_of_answers(quarters, layout, i, &before, shares);
            ca_part_question(part, table, &layout->questions[i]);
            add_share(part, table, shares[0]);
            add_share(part, table, shares[1]);
            ca_part_change(part, table, &change);
        }
    }
    ca_text_free(&before);
}

/* Questions by team: where in the authority each stands well, at a glance. */
static void add_heat(const ca_report_part *part, const ca_map *teams)
{
    const ca_layout *layout = part->layout;
    ca_table *table =
        ca_part_table(part, "questions-by-team", "Questions by team", "good or better, by question and team");
    ca_table_note(part->set, table,
                  "Per cent of the answers with a grade. In brackets: the team's audits; few audits tell "
                  "little. [z]: no answer has a grade.");
    ca_part_question_columns(part, table);
    for (size_t i = 0; i < teams->count; i++) {
        const ca_group_tally *team = teams->entries[i].thing;
        ca_slice name = teams->entries[i].name.size ? teams->entries[i].name : ca_slice_of("(not filled in)");
        ca_text heading = {0};
        ca_text_append(&heading, name.at, name.size);
        ca_text_format(&heading, " (%llu)", (unsigned long long)team->all.counts[CA_COUNT_RECORDS]);
        ca_table_column(part->set, table, heading.at, CA_CELL_PERCENT);
        ca_table_heat(table);
        ca_text_free(&heading);
    }
    for (int i = 0; i < layout->question_count; i++) {
        if (!is_graded(layout, i))
            continue;
        ca_part_question(part, table, &layout->questions[i]);
        for (size_t j = 0; j < teams->count; j++) {
            const ca_group_tally *team = teams->entries[j].thing;
            ca_part_share(part, table, ca_tally_good_answers(&team->all, layout, i));
        }
    }
}

static bool has_type(const ca_layout *layout, bool graded)
{
    for (int i = 0; i < layout->question_count; i++)
        if ((layout->questions[i].type == CA_QUESTION_GRADE) == graded)
            return true;
    return false;
}

static void choice(const ca_report_part *part, ca_table *table, bool has, size_t place)
{
    if (has)
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)part->framework->total->all.counts[place]);
    else
        ca_table_none(part->set, table, "[z]");
}

/* Questions that are answered yes or no, or by a text. */
static void add_answers(const ca_report_part *part)
{
    static const char *const headings[] = {"Yes", "No", "Answered in words", "Not applicable", "Not filled in"};
    const ca_layout *layout = part->layout;
    ca_table *table = ca_part_table(part, "answers", "Other answers", "questions without a grade");
    ca_part_question_columns(part, table);
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
        ca_table_column(part->set, table, headings[i], CA_CELL_NUMBER);
    for (int i = 0; i < layout->question_count; i++) {
        enum ca_question_type type = layout->questions[i].type;
        if (type == CA_QUESTION_GRADE)
            continue;
        ca_part_question(part, table, &layout->questions[i]);
        choice(part, table, type == CA_QUESTION_YES_NO, ca_count_answer(layout, i, 0));
        choice(part, table, type == CA_QUESTION_YES_NO, ca_count_answer(layout, i, 1));
        choice(part, table, type == CA_QUESTION_TEXT, ca_count_answer(layout, i, 0));
        choice(part, table, true, ca_count_na(layout, i));
        choice(part, table, true, ca_count_blank(layout, i));
    }
}

void ca_part_questions(const ca_report_part *part)
{
    if (has_type(part->layout, true)) {
        ca_part_draw_grades(part, add_graded(part));
        add_changes(part);
        for (size_t i = 0; i < part->summary->dimension_count; i++)
            if (part->summary->dimensions[i].field == CA_TEAM_FIELD && ca_part_has_groups(part, i))
                add_heat(part, &part->framework->by[i]);
    }
    if (has_type(part->layout, false))
        add_answers(part);
}
