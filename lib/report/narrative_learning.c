/* SPDX-License-Identifier: MIT */
/* The text on what was done about themes, and what became of them. */
#include "report/narrative_learning.h"

#include "base/utf8.h"
#include "report/build_learning.h"
#include "report/learning.h"
#include "report/told.h"

static bool has_outcome(const ca_table *table, size_t row, enum ca_learning_outcome outcome)
{
    return ca_slice_is(ca_cell_of(table, row, CA_LEARNING_SINCE)->text, ca_learning_outcomes[outcome]);
}

static ca_slice theme_at(const ca_table *table, size_t row)
{
    return ca_cell_of(table, row, ca_learning_headings[CA_LEARNING_THEME])->text;
}

static uint64_t findings_at(const ca_table *table, size_t row)
{
    return (uint64_t)ca_cell_of(table, row, CA_LEARNING_FINDINGS)->number;
}

/* Adds a sentence with the themes that have no response, each with its findings. */
static void tell_unanswered(ca_tables *set, const ca_table *table)
{
    ca_text words = {0};
    for (size_t row = 0; row < table->row_count; row++) {
        if (!has_outcome(table, row, CA_LEARNING_IS_UNANSWERED))
            continue;
        ca_text_format(&words, "%s%.*s (%s)",
                       words.size ? "; " : "No response yet, with the findings: ", (int)theme_at(table, row).size,
                       theme_at(table, row).at, ca_told_count_in(&set->arena, findings_at(table, row)));
    }
    if (words.size)
        ca_narrative_item(set, "%s.", words.at);
    ca_text_free(&words);
}

static ca_slice text_of(const ca_table *table, size_t row, enum ca_learning_column column)
{
    return ca_text_without_blanks(ca_cell_of(table, row, ca_learning_headings[column])->text);
}

/* Appends " (Head of Service; overdue, due on 3 May 2017)" of the response in ROW. */
static void write_state(ca_text *words, const ca_table *table, size_t row)
{
    ca_slice owner = text_of(table, row, CA_LEARNING_OWNER), state = text_of(table, row, CA_LEARNING_STATE);
    bool done = ca_cell_of(table, row, ca_learning_headings[CA_LEARNING_DONE])->kind == CA_CELL_DATE;
    const ca_cell *day = ca_cell_of(table, row, ca_learning_headings[done ? CA_LEARNING_DONE : CA_LEARNING_DUE]);
    ca_text_add(words, " (");
    if (owner.size)
        ca_text_format(words, "%.*s; ", (int)owner.size, owner.at);
    if (state.size) {
        ca_text_byte(words, (char)(state.at[0] | 0x20)); /* without its capital */
        ca_text_append(words, state.at + 1, state.size - 1);
    }
    if (day->kind == CA_CELL_DATE) {
        ca_text_add(words, done ? " on " : ", due on ");
        ca_date_in_words(words, (ca_date)day->number);
    }
    ca_text_byte(words, ')');
}

/* Appends what became of the theme in ROW: ": came back, 7 findings in July to September 2017." */
static void write_outcome(ca_text *words, const ca_table *table, size_t row, const char *months)
{
    ca_slice outcome = ca_cell_of(table, row, CA_LEARNING_SINCE)->text;
    uint64_t findings = findings_at(table, row);
    ca_text_format(words, ": %.*s", (int)outcome.size, outcome.at);
    if (findings) {
        ca_text_add(words, ", ");
        ca_told_things(words, findings, "finding", "findings");
        ca_text_format(words, " in %s", months);
    } else if (has_outcome(table, row, CA_LEARNING_IS_BACK)) {
        ca_text_format(words, " after that, but not in %s", months);
    }
}

/* Adds an item for each response: to which theme, by whom, until when, and what became of the theme. */
static void tell_responses(ca_tables *set, const ca_table *table, const char *months)
{
    for (size_t row = 0; row < table->row_count; row++) {
        ca_slice theme = theme_at(table, row), response = text_of(table, row, CA_LEARNING_RESPONSE);
        ca_text words = {0};
        if (has_outcome(table, row, CA_LEARNING_IS_UNANSWERED))
            continue;
        while (response.size && response.at[response.size - 1] == '.')
            response.size--;
        ca_text_format(&words, "%.*s: ", (int)theme.size, theme.at);
        if (response.size)
            ca_text_on_one_line(&words, response);
        else
            ca_text_add(&words, "a response that is not told");
        write_state(&words, table, row);
        write_outcome(&words, table, row, months);
        ca_narrative_item(set, "%s.", words.at);
        ca_text_free(&words);
    }
}

void ca_narrative_learning(ca_tables *set, const ca_summary *summary)
{
    const ca_table *table = ca_tables_find(set, CA_LEARNING);
    ca_quarter last = ca_last_quarter(summary);
    ca_text months = {0};
    if (!table)
        return;
    ca_narrative_heading(set, 2, "You said, we did");
    if (set->audience == CA_INTERNAL) {
        if (last == CA_NO_QUARTER)
            ca_text_add(&months, "these audits");
        else
            ca_told_months(&months, last, last);
        ca_narrative_paragraph(set, "The learning log: %s.", table->finding);
        tell_responses(set, table, months.at);
        tell_unanswered(set, table);
    }
    size_t from = set->block_count;
    if (table->row_count)
        ca_narrative_table(set, table);
    ca_narrative_to_annex(set, from);
    ca_text_free(&months);
}
