/* SPDX-License-Identifier: MIT */
/* The change of each group: its last quarter against the one before, each with the number of audits that it rests on. In a
 * table of its own, since the table of the group has all quarters together. */
#include "report/tables_parts.h"

/* Good or better in a quarter of a group; nothing where it has no audits. */
static ca_share share_in(const ca_report_part *part, const ca_map *quarters, ca_slice name)
{
    const ca_tally *tally = ca_map_find(quarters, name);
    return tally ? ca_tally_good(tally, part->layout) : (ca_share){0};
}

/* The quarter, how many have a final grade, and how many of them are good or better, in three cells. */
static void add_quarter(const ca_report_part *part, ca_table *table, ca_slice name, ca_share good)
{
    if (name.size)
        ca_table_text(part->set, table, name);
    else
        ca_table_none(part->set, table, "[z]");
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)good.of);
    ca_part_share(part, table, good);
}

static void add_row(const ca_report_part *part, ca_table *table, const ca_map_entry *entry)
{
    const ca_map *quarters = &((const ca_group_tally *)entry->thing)->quarters;
    ca_slice last = ca_quarter_latest(quarters);
    ca_text before = {0};
    ca_change change = ca_change_of(quarters, NULL, part->layout, &before);
    ca_quarter_before(last, &before);
    ca_slice earlier = {ca_text_words(&before), before.size};
    ca_part_value(part, table, entry->name);
    add_quarter(part, table, earlier, share_in(part, quarters, earlier));
    add_quarter(part, table, last, share_in(part, quarters, last));
    ca_part_change(part, table, &change);
    ca_text_free(&before);
}

static bool has_change(const ca_report_part *part, const ca_map *groups)
{
    ca_text before = {0};
    bool any = false;
    for (size_t i = 0; i < groups->count && !any; i++)
        any = ca_change_of(&((const ca_group_tally *)groups->entries[i].thing)->quarters, NULL, part->layout, &before)
                  .to.size;
    ca_text_free(&before);
    return any;
}

void ca_part_group_changes(const ca_report_part *part, size_t dimension, const char *heading)
{
    const ca_map *groups = &part->framework->by[dimension];
    const char *name = part->summary->dimensions[dimension].name;
    ca_text names[3] = {{0}};
    if (!ca_framework_judges(part->framework) || !has_change(part, groups))
        return;
    ca_text_format(&names[0], "changes-by-%s", name);
    ca_text_format(&names[1], "Changes by %s", name);
    ca_text_format(&names[2], "what has changed, by %s", name);
    ca_table *table = ca_part_table(part, names[0].at, names[1].at, names[2].at);
    ca_table_note(part->set, table,
                  "The last quarter in which each has audits, against the quarter immediately before; [z]: "
                  "no comparison. Per cent is good or better, of the audits with a final grade.");
    ca_table_column(part->set, table, heading, CA_CELL_TEXT);
    ca_table_column(part->set, table, "Quarter before", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Quarter before, with a final grade", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Quarter before, per cent", CA_CELL_PERCENT);
    ca_table_column(part->set, table, "Last quarter", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Last quarter, with a final grade", CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Last quarter, per cent", CA_CELL_PERCENT);
    ca_part_change_columns(part, table);
    for (size_t i = 0; i < groups->count; i++)
        add_row(part, table, &groups->entries[i]);
    for (int i = 0; i < 3; i++)
        ca_text_free(&names[i]);
}
