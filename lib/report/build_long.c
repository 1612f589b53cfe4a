/* SPDX-License-Identifier: MIT */
/* The table of all counts, one a row, for other programs. */
#include "report/build_long.h"

#include "report/part.h"
#include "summary/summary_figures.h"

#include <stdlib.h>

typedef struct {
    ca_tables *set;
    ca_table *table;
    const ca_count_layout *layout;
    bool several;
    ca_slice period, group, value;
} counting;

static void add_count(const counting *c, const char *question, const char *grade, uint64_t n, uint64_t of)
{
    if (c->several)
        ca_table_words(c->set, c->table, c->layout->title);
    ca_table_text(c->set, c->table, c->period);
    ca_table_text(c->set, c->table, c->group);
    ca_table_text(c->set, c->table, c->value);
    ca_table_words(c->set, c->table, question);
    ca_table_words(c->set, c->table, grade);
    ca_table_value(c->table, CA_CELL_NUMBER, (int64_t)n);
    ca_table_value(c->table, CA_CELL_NUMBER, (int64_t)of);
}

static void add_question(const counting *c, const ca_tally *tally, int question)
{
    static const char *const answers[] = {"Yes", "No"};
    const ca_count_layout *layout = c->layout;
    enum ca_question_type type = layout->questions[question].type;
    int count = type == CA_QUESTION_GRADE ? layout->grade_count : type == CA_QUESTION_YES_NO ? 2 : 0;
    uint64_t of = 0;
    for (int i = 0; i < count; i++)
        of += tally->counts[ca_count_answer(layout, question, i)];
    for (int i = 0; i < count && of; i++)
        add_count(c, layout->questions[question].title,
                  type == CA_QUESTION_GRADE ? layout->grades[i].title : answers[i],
                  tally->counts[ca_count_answer(layout, question, i)], of);
}

/* Adds the rows of a quarter of a group. What has no answer has no row. */
static void add_tally(const counting *c, const ca_tally *tally, bool judges)
{
    const ca_count_layout *layout = c->layout;
    ca_share good = ca_tally_good(tally, layout);
    for (int i = 0; i < layout->grade_count && judges && good.of; i++)
        add_count(c, "Overall", layout->grades[i].title, tally->counts[layout->overall + (size_t)i], good.of);
    for (int i = 0; i < layout->question_count; i++)
        add_question(c, tally, i);
}

static void add_group(counting *c, const ca_group_tally *group, bool judges)
{
    for (size_t i = 0; i < group->quarters.count; i++) {
        c->period = ca_value_or_blank(group->quarters.entries[i].name);
        add_tally(c, group->quarters.entries[i].thing, judges);
    }
}

static void add_framework(counting *c, const ca_summary *summary, const ca_framework_tally *framework)
{
    bool judges = ca_framework_has_overall(framework);
    c->layout = framework->layout;
    c->group = c->value = ca_slice_of("All");
    add_group(c, framework->total, judges);
    for (size_t i = 0; i < summary->dimension_count; i++) {
        const ca_dimension *dimension = &summary->dimensions[i];
        if (dimension->field == CA_QUARTER_FIELD || dimension->field == CA_KIND_FIELD)
            continue; /* a quarter is the period; other kinds are not reported on */
        c->group = ca_slice_of(dimension->name);
        size_t *order = ca_map_natural_order(&framework->by[i]);
        for (size_t j = 0; j < framework->by[i].count; j++) {
            const ca_map_entry *entry = &framework->by[i].entries[order[j]];
            c->value = ca_value_or_blank(entry->name);
            add_group(c, entry->thing, judges);
        }
        free(order);
    }
}

void ca_tables_add_long(ca_tables *set, const ca_summary *summary)
{
    static const char *const headings[] = {"period", "group", "value", "question", "grade"};
    counting c = {.set = set, .several = summary->frameworks.count > 1};
    c.table = ca_tables_add(set, "long", "All counts", "All counts, one a row, for other programs");
    ca_table_note(
        set, c.table,
        "n of \"of\" answers of the question, in the period, among the audits of the value of the group, have the "
        "grade. A question without an answer has no row. Its rows are not printed.");
    if (c.several)
        ca_table_column(set, c.table, "tool", CA_CELL_TEXT);
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
        ca_table_column(set, c.table, headings[i], CA_CELL_TEXT);
    ca_table_column(set, c.table, "n", CA_CELL_NUMBER);
    ca_table_column(set, c.table, "of", CA_CELL_NUMBER);
    c.table->data = true;
    for (size_t i = 0; i < summary->frameworks.count; i++)
        add_framework(&c, summary, summary->frameworks.entries[i].thing);
}
