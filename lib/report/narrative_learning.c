/* SPDX-License-Identifier: MIT */
/* The text on what was done about themes, and what became of them. */
#include "report/narrative_learning.h"

#include "report/build_learning.h"
#include "report/learning.h"
#include "report/told.h"

/* A theme of the table, with the rows of all its responses. */
typedef struct {
    ca_slice theme;
    ca_date done_on; /* the latest, or CA_NO_DATE */
    uint64_t findings;
} told_theme;

static bool has_outcome(const ca_table *table, size_t row, enum ca_learning_outcome outcome)
{
    return ca_slice_is(ca_cell_of(table, row, CA_LEARNING_SINCE)->text, ca_learning_outcomes[outcome]);
}

static ca_slice theme_at(const ca_table *table, size_t row)
{
    return ca_cell_of(table, row, ca_learning_headings[CA_LEARNING_THEME])->text;
}

/* Reads the theme of ROW. Returns false if a row before it has the same. */
static bool read_theme(const ca_table *table, size_t row, told_theme *one)
{
    *one = (told_theme){.theme = theme_at(table, row), .done_on = CA_NO_DATE};
    for (size_t i = 0; i < row; i++)
        if (ca_slice_equal(theme_at(table, i), one->theme))
            return false;
    one->findings = (uint64_t)ca_cell_of(table, row, CA_LEARNING_FINDINGS)->number;
    for (size_t i = row; i < table->row_count; i++) {
        const ca_cell *done = ca_cell_of(table, i, ca_learning_headings[CA_LEARNING_DONE]);
        if (ca_slice_equal(theme_at(table, i), one->theme) && done->kind == CA_CELL_DATE && done->number > one->done_on)
            one->done_on = (ca_date)done->number;
    }
    return true;
}

/* Adds a sentence on each theme that came back: "Drift was marked done on 3 May 2017 and came back: 7 findings in ...". */
static void tell_back(ca_tables *set, const ca_table *table, const char *months)
{
    told_theme one;
    for (size_t row = 0; row < table->row_count; row++) {
        ca_text words = {0};
        if (!has_outcome(table, row, CA_LEARNING_IS_BACK) || !read_theme(table, row, &one))
            continue;
        ca_text_format(&words, "%.*s was marked done", (int)one.theme.size, one.theme.at);
        if (one.done_on != CA_NO_DATE) {
            ca_text_add(&words, " on ");
            ca_date_in_words(&words, one.done_on);
        }
        ca_text_add(&words, " and came back: ");
        if (one.findings)
            ca_told_things(&words, one.findings, "finding", "findings");
        else
            ca_text_add(&words, "it was found since then, but not");
        ca_narrative_item(set, "%s in %s.", words.at, months);
        ca_text_free(&words);
    }
}

/* Adds a sentence with the themes of one outcome: with the day on which each was done, or else with its findings. */
static void tell_others(ca_tables *set, const ca_table *table, enum ca_learning_outcome outcome, const char *opening)
{
    ca_text words = {0};
    told_theme one;
    for (size_t row = 0; row < table->row_count; row++) {
        if (!has_outcome(table, row, outcome) || !read_theme(table, row, &one))
            continue;
        ca_text_format(&words, "%s%.*s", words.size ? "; " : opening, (int)one.theme.size, one.theme.at);
        if (outcome == CA_LEARNING_IS_UNANSWERED) {
            ca_text_format(&words, " (%s)", ca_told_count_in(&set->arena, one.findings));
        } else if (one.done_on != CA_NO_DATE) {
            ca_text_add(&words, " (");
            ca_date_in_words(&words, one.done_on);
            ca_text_byte(&words, ')');
        }
    }
    if (words.size)
        ca_narrative_item(set, "%s.", words.at);
    ca_text_free(&words);
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
        tell_back(set, table, months.at);
        tell_others(set, table, CA_LEARNING_IS_GONE, "Not found again since it was done: ");
        tell_others(set, table, CA_LEARNING_IS_EARLY, "Done too late for the findings to tell: ");
        tell_others(set, table, CA_LEARNING_IS_UNANSWERED, "Without a response yet, with the number of findings: ");
    }
    if (table->row_count)
        ca_narrative_table(set, table);
    ca_text_free(&months);
}
