/* SPDX-License-Identifier: MIT */
/* The figures on concerns, read from their tables. */
#include "report/concern_figures.h"

#include "report/told.h"

static int64_t sum_of(const ca_table *counts, const char *heading)
{
    int64_t sum = 0;
    for (size_t row = 0; row < counts->row_count; row++)
        if (ca_slice_is(counts->cells[row * counts->column_count].text, "All"))
            sum += ca_cell_of(counts, row, heading)->number;
    return sum;
}

static bool has_state(const ca_table *list, size_t row, const char *state)
{
    return ca_slice_is(ca_cell_of(list, row, "State")->text, state);
}

static int64_t count_state(const ca_table *list, const char *state)
{
    int64_t n = 0;
    for (size_t row = 0; list && row < list->row_count; row++)
        n += has_state(list, row, state);
    return n;
}

bool ca_concern_is_open(const ca_table *list, size_t row)
{
    return has_state(list, row, "No record");
}

ca_concern_figures ca_concern_figures_of(const ca_tables *set, const ca_summary *summary)
{
    ca_concern_figures c = {.counts = ca_tables_find(set, "concern-counts"),
                            .unplanned = ca_tables_find(set, "no-plan")};
    if (c.counts)
        c.list = ca_tables_find(set, "concerns");
    else
        c.counts = ca_tables_find(set, "concerns");
    if (!c.counts)
        return c;
    for (size_t i = 0; i < summary->frameworks.count; i++) {
        const ca_framework_tally *framework = summary->frameworks.entries[i].thing;
        c.uncounted += framework->uncounted;
        c.low_unasked += framework->layout->concerns_known && framework->layout->concern_line == CA_NO_GRADE;
    }
    c.all = sum_of(c.counts, "To be told of");
    c.flagged = sum_of(c.counts, "Flagged");
    c.inadequate = sum_of(c.counts, "Inadequate");
    c.other = sum_of(c.counts, "For another reason");
    c.told = sum_of(c.counts, "Somebody was told");
    c.open = sum_of(c.counts, "No record");
    c.flagged_open = sum_of(c.counts, "Flagged, and no record");
    c.without_plan = sum_of(c.counts, "Without the plan they need");
    c.listed_open = count_state(c.list, "No record");
    c.listed_unplanned = count_state(c.unplanned, "Missing");
    return c;
}

const char *ca_audits_word(int64_t n)
{
    return n == 1 ? "audit" : "audits";
}

void ca_concern_open_write(const ca_concern_figures *c, ca_text *to)
{
    ca_text_add(to, "No record that anybody was told: ");
    ca_told_things(to, (uint64_t)c->open, "audit", "audits");
    if (c->open == 1 && c->flagged_open) {
        ca_text_add(to, ", which is flagged");
    } else if (c->flagged_open) {
        ca_text_add(to, ", ");
        ca_told_count(to, (uint64_t)c->flagged_open);
        ca_text_add(to, " of them flagged");
    }
}
