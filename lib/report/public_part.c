/* SPDX-License-Identifier: MIT */
/* The part of a public report on one framework: its columns and cells. */
#include "report/public_part.h"

bool ca_public_few(const ca_public_part *p, uint64_t n)
{
    return n > 0 && n <= p->rule.most;
}

void ca_public_column(ca_public_part *p, ca_table *table, const char *heading, enum ca_cell_kind kind, int note)
{
    ca_text words = {0};
    ca_text_add(&words, heading);
    if (note)
        ca_text_format(&words, " [note %d]", note);
    p->notes |= note ? 1U << note : 0;
    ca_table_column(p->part.set, table, words.at, kind);
    ca_text_free(&words);
}

void ca_public_withhold(ca_public_part *p, ca_table *table, int cells)
{
    for (int i = 0; i < cells; i++)
        ca_table_none(p->part.set, table, "[c]");
    p->withheld += (uint64_t)cells;
}

void ca_public_count(ca_public_part *p, ca_table *table, uint64_t n, bool withheld)
{
    if (withheld)
        ca_public_withhold(p, table, 1);
    else
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)n);
}

void ca_public_share(ca_public_part *p, ca_table *table, ca_share share, bool withheld)
{
    if (withheld) {
        ca_public_withhold(p, table, ca_part_is_sample(&p->part) ? 3 : 1);
        return;
    }
    ca_part_share(&p->part, table, share);
    ca_part_bounds(&p->part, table, share);
}

void ca_public_share_columns(ca_public_part *p, ca_table *table, const char *heading, int note)
{
    ca_public_column(p, table, heading, CA_CELL_PERCENT, note);
    if (!ca_part_is_sample(&p->part))
        return;
    ca_public_column(p, table, "95% interval from", CA_CELL_PERCENT, CA_NOTE_INTERVAL);
    ca_table_narrow(table, CA_NARROW_BOUND, 0, NULL);
    ca_public_column(p, table, "95% interval to", CA_CELL_PERCENT, CA_NOTE_INTERVAL);
    ca_table_narrow(table, CA_NARROW_BOUND, 0, NULL);
}

void ca_public_grade_columns(ca_public_part *p, ca_table *table)
{
    for (int i = 0; i < p->part.layout->grade_count; i++) {
        ca_public_column(p, table, p->part.layout->grades[i].title, CA_CELL_NUMBER, 0);
        ca_table_narrow(table, CA_NARROW_ALONE, CA_SPARE_GRADES, NULL);
    }
}

void ca_public_grades(ca_public_part *p, ca_table *table, const uint64_t *counts, unsigned withheld)
{
    for (int i = 0; i < p->rule.grades; i++)
        ca_public_count(p, table, counts[i], ca_withholds_grade(&p->rule, withheld, i));
}
