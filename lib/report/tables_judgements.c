/* SPDX-License-Identifier: MIT */
/* What a tool that asks for no overall judgement has in its place: the grades of all areas, added up. Several of them are of
 * one audit, so that they are no sample of their own, and have no interval. */
#include "report/tables_parts.h"

static void row(const ca_report_part *part, ca_table *table, const char *words, ca_share share, const uint64_t *audits)
{
    ca_table_words(part->set, table, words);
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)share.n);
    ca_part_share(part, table, share);
    if (audits)
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)*audits);
    else
        ca_table_none(part->set, table, "[z]");
}

void ca_part_judgements(const ca_report_part *part)
{
    const ca_layout *layout = part->layout;
    const ca_tally *all = &part->framework->total->all;
    ca_share good = ca_tally_good_judgements(all, layout);
    ca_table *table = ca_part_table(part, "overall", "Overall", "judgements by area, added up");
    ca_table_note(part->set, table,
                  "This audit tool gives no overall judgement. The grades of all areas are counted, several "
                  "from one audit, so that they have no interval.");
    ca_table_column(part->set, table, "Grade", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Judgements", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Per cent", CA_CELL_PERCENT);
    ca_table_column(part->set, table, "Audits", CA_CELL_NUMBER);
    for (int i = 0; i < layout->grade_count; i++)
        row(part, table, layout->grades[i].title, (ca_share){ca_tally_judgements(all, layout, i), good.of, 0}, NULL);
    row(part, table, "Good or better", good, NULL);
    row(part, table, "All judgements", (ca_share){good.of, good.of, 0}, &all->counts[CA_COUNT_RECORDS]);
}

void ca_part_judgement_columns(const ca_report_part *part, ca_table *table)
{
    for (int i = 0; i < part->layout->grade_count; i++) {
        ca_text heading = {0};
        ca_text_format(&heading, "Judgements: %s", part->layout->grades[i].title);
        ca_table_column(part->set, table, heading.at, CA_CELL_NUMBER);
        ca_text_free(&heading);
    }
    ca_table_column(part->set, table, "Judgements", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Good or better, judgements", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Good or better, per cent", CA_CELL_PERCENT);
}

void ca_part_judgement_cells(const ca_report_part *part, ca_table *table, const ca_tally *tally)
{
    ca_share good = ca_tally_good_judgements(tally, part->layout);
    for (int i = 0; i < part->layout->grade_count; i++)
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)ca_tally_judgements(tally, part->layout, i));
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)good.of);
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)good.n);
    ca_part_share(part, table, good);
}
