/* SPDX-License-Identifier: MIT */
/* The table of contents of a workbook. */
#include "report/build_contents.h"

#include "report/workbook_chart.h"

enum { HEADINGS_MOST = 6 }; /* that say what a sheet holds */

ca_table *ca_contents_begin(ca_tables *set)
{
    ca_table *table = ca_tables_add(set, CA_CONTENTS, "Contents", "Contents");
    ca_table_note(set, table, "Each row leads to a sheet.");
    ca_table_column(set, table, "Sheet", CA_CELL_LINK);
    ca_table_column(set, table, "Name of the sheet", CA_CELL_TEXT);
    if (set->audience == CA_INTERNAL) {
        ca_table_column(set, table, "What it holds", CA_CELL_TEXT);
        ca_table_column(set, table, "Rows", CA_CELL_NUMBER);
    }
    return table;
}

/* Adds a cell with the finding of a table, or the first of its headings. */
static void add_holding(ca_tables *set, ca_table *contents, const ca_table *table)
{
    ca_text words = {0};
    size_t most = table->column_count <= HEADINGS_MOST + 1 ? table->column_count : HEADINGS_MOST;
    for (size_t i = 0; i < most && !table->finding; i++)
        ca_text_format(&words, "%s%s", i ? "; " : "", table->columns[i].heading);
    if (most < table->column_count && !table->finding)
        ca_text_format(&words, "; and %zu columns more", table->column_count - most);
    ca_table_words(set, contents, table->finding ? table->finding : ca_text_words(&words));
    ca_text_free(&words);
}

/* Returns whether a table of SET has a cell with MARK in place of a figure. */
static bool is_used(const ca_tables *set, ca_slice mark)
{
    for (size_t i = 0; i < set->count; i++)
        for (size_t j = 0; j < set->tables[i]->cell_count; j++)
            if (set->tables[i]->cells[j].kind == CA_CELL_NONE && ca_slice_equal(set->tables[i]->cells[j].text, mark))
                return true;
    return false;
}

/* Adds a note on each mark that stands in place of a figure, as the table of notes explains it. */
static void add_marks(ca_tables *set, ca_table *contents)
{
    const ca_table *notes = ca_tables_find(set, "notes");
    for (size_t row = 0; notes && row < notes->row_count; row++) {
        const ca_cell *cells = &notes->cells[row * notes->column_count];
        if (cells[0].text.size && *cells[0].text.at == '[' && is_used(set, cells[0].text))
            ca_table_note(set, contents, "%.*s in a cell: %.*s", (int)cells[0].text.size, cells[0].text.at,
                          (int)cells[1].text.size, cells[1].text.at);
    }
}

void ca_contents_end(ca_tables *set, ca_table *contents)
{
    bool internal = set->audience == CA_INTERNAL;
    add_marks(set, contents);
    for (size_t i = 0; i < set->count; i++) {
        const ca_table *table = set->tables[i];
        if (table == contents || table->aside)
            continue;
        ca_table_link(set, contents, table);
        ca_table_words(set, contents, table->sheet);
        if (!internal)
            continue;
        add_holding(set, contents, table);
        if (table == set->front) {
            ca_table_none(set, contents, "[z]");
            continue;
        }
        ca_table_value(contents, CA_CELL_NUMBER, (int64_t)table->row_count);
        for (size_t j = 0; j < set->chart_count; j++)
            if (set->charts[j]->table == table && ca_chart_has_sheet(set->charts[j])) {
                ca_table_link_chart(set, contents, set->charts[j]);
                ca_table_words(set, contents, set->charts[j]->sheet);
                ca_table_words(set, contents, set->charts[j]->instead);
                ca_table_value(contents, CA_CELL_NUMBER, (int64_t)table->row_count);
            }
    }
}
