/* SPDX-License-Identifier: MIT */
/* The tables of questions: the grades of each, and the other answers. */
#include "tables_parts.h"

#include <string.h>

/* The parts of a form, where it has any; the questions' numbers and titles. */
static void name_columns(const ca_report_part *part, ca_table *table)
{
    if (part->layout->section_count)
        ca_table_column(part->set, table, "Section", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Number", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Question", CA_CELL_TEXT);
}

static void name_section(const ca_report_part *part, ca_table *table, const char *id)
{
    const ca_layout *layout = part->layout;
    for (int i = 0; i < layout->section_count; i++)
        if (strcmp(layout->sections[i].id, id) == 0) {
            ca_table_words(part->set, table, layout->sections[i].title);
            return;
        }
    ca_table_none(part->set, table, "[z]");
}

static void name_question(const ca_report_part *part, ca_table *table, const ca_layout_question *question)
{
    if (part->layout->section_count)
        name_section(part, table, question->section);
    if (question->number)
        ca_table_value(table, CA_CELL_NUMBER, question->number);
    else
        ca_table_none(part->set, table, "[z]");
    ca_table_words(part->set, table, question->title);
}

static void add_graded(const ca_report_part *part)
{
    const ca_layout *layout = part->layout;
    const ca_tally *tally = &part->framework->total->all;
    ca_table *table = ca_part_table(part, "questions", "By question", "grades by question");
    ca_table_note(part->set, table, "Not applicable and not filled in are counted apart: neither is a grade, and "
                  "neither is in a percentage.");
    name_columns(part, table);
    for (int i = 0; i < layout->grade_count; i++)
        ca_table_column(part->set, table, layout->grades[i].title, CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Graded", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Good or better, per cent", CA_CELL_PERCENT);
    ca_part_bound_columns(part, table);
    ca_table_column(part->set, table, "Not applicable", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Not filled in", CA_CELL_NUMBER);
    for (int i = 0; i < layout->question_count; i++) {
        ca_share good = ca_tally_good_answers(tally, layout, i);
        if (layout->questions[i].type != CA_QUESTION_GRADE)
            continue;
        name_question(part, table, &layout->questions[i]);
        for (int j = 0; j < layout->grade_count; j++)
            ca_table_value(table, CA_CELL_NUMBER, (int64_t)tally->counts[ca_count_answer(layout, i, j)]);
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)good.of);
        ca_part_share(part, table, good);
        ca_part_bounds(part, table, good);
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)tally->counts[ca_count_na(layout, i)]);
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)tally->counts[ca_count_blank(layout, i)]);
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
    name_columns(part, table);
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
        ca_table_column(part->set, table, headings[i], CA_CELL_NUMBER);
    for (int i = 0; i < layout->question_count; i++) {
        enum ca_question_type type = layout->questions[i].type;
        if (type == CA_QUESTION_GRADE)
            continue;
        name_question(part, table, &layout->questions[i]);
        choice(part, table, type == CA_QUESTION_YES_NO, ca_count_answer(layout, i, 0));
        choice(part, table, type == CA_QUESTION_YES_NO, ca_count_answer(layout, i, 1));
        choice(part, table, type == CA_QUESTION_TEXT, ca_count_answer(layout, i, 0));
        choice(part, table, true, ca_count_na(layout, i));
        choice(part, table, true, ca_count_blank(layout, i));
    }
}

void ca_part_questions(const ca_report_part *part)
{
    if (has_type(part->layout, true))
        add_graded(part);
    if (has_type(part->layout, false))
        add_answers(part);
}
