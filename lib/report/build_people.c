/* SPDX-License-Identifier: MIT */
/* The tables of those who audited, and of those who replied to the feedback. */
#include "report/build_people.h"

#include "report/told.h"

#include <stdlib.h>

uint64_t ca_part_auditor_count(const ca_report_part *part, uint64_t *outside)
{
    uint64_t count = 0;
    *outside = 0;
    for (size_t i = 0; i < part->summary->dimension_count; i++) {
        const ca_map *groups = &part->framework->by[i];
        if (part->summary->dimensions[i].field != CA_AUDITOR_FIELD)
            continue;
        for (size_t j = 0; j < groups->count; j++) {
            const uint64_t *counts = ((const ca_group_tally *)groups->entries[j].thing)->all.counts;
            bool named = groups->entries[j].name.size && counts[CA_COUNT_RECORDS];
            count += named;
            *outside += named && counts[CA_COUNT_AS_OUTSIDER];
        }
    }
    return count;
}

/* Sets what the table shows as a sentence: "4 auditors made the audits, 2 of them from outside the authority". */
static void tell_auditors(const ca_report_part *part, ca_table *table)
{
    uint64_t outside, count = ca_part_auditor_count(part, &outside);
    ca_text words = {0};
    if (!count)
        return;
    ca_told_things(&words, count, "auditor", "auditors");
    ca_text_add(&words, " made the audits, ");
    if (outside)
        ca_told_count(&words, outside);
    ca_text_add(&words, outside ? " of them from outside the authority" : "none of them from outside the authority");
    table->finding = ca_arena_copy(&part->set->arena, words.at, words.size);
    ca_text_free(&words);
}

void ca_part_auditors(const ca_report_part *part)
{
    static const char *const rows[] = {"People of the authority", CA_AUDITORS_OUTSIDE, "Both together"};
    const uint64_t *counts = part->framework->total->all.counts, *by = &counts[CA_COUNT_AUDITED_BY];
    uint64_t said = by[0] + by[1] + by[2];
    if (counts[CA_COUNT_AUDITED_BY_UNKNOWN] || (!said && !counts[CA_COUNT_TOGETHER]))
        return;
    ca_table *table = ca_part_table(part, "auditors", "Auditors", "who audited");
    if (counts[CA_COUNT_TOGETHER])
        ca_table_note(part->set, table, "%s made by several people together, and each counts once here.",
                      ca_told_things_in(&part->set->arena, counts[CA_COUNT_TOGETHER], "audit was", "audits were"));
    tell_auditors(part, table);
    ca_table_column(part->set, table, "Audited by", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Audits", CA_CELL_NUMBER);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ca_table_words(part->set, table, rows[i]);
        ca_table_value(table, CA_CELL_NUMBER, (int64_t)by[i]);
    }
    ca_table_words(part->set, table, "Not said");
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)(counts[CA_COUNT_RECORDS] - said));
}

static void add_replies(const ca_report_part *part, ca_table *table, const char *by, ca_slice name,
                        const uint64_t *counts)
{
    uint64_t due = counts[CA_COUNT_FEEDBACK_DUE], replied = counts[CA_COUNT_REPLIED], all = counts[CA_COUNT_REPLIES];
    uint64_t agree = counts[CA_COUNT_AGREES], disagree = counts[CA_COUNT_AGREES + 1];
    if (!due)
        return;
    ca_table_words(part->set, table, by);
    ca_table_text_if_any(part->set, table, name);
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)due);
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)replied);
    ca_part_share(part, table, (ca_share){replied, due, 0});
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)all);
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)agree);
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)disagree);
    ca_table_value(table, CA_CELL_NUMBER, (int64_t)(all - agree - disagree));
}

static void add_groups(const ca_report_part *part, ca_table *table, enum ca_field field, const char *by)
{
    for (size_t i = 0; i < part->summary->dimension_count; i++) {
        const ca_map *groups = &part->framework->by[i];
        if (part->summary->dimensions[i].field != field || !ca_part_has_groups(part, i))
            continue;
        size_t *order = ca_map_natural_order(groups);
        for (size_t j = 0; j < groups->count; j++) {
            const ca_map_entry *entry = &groups->entries[order[j]];
            add_replies(part, table, by, ca_value_or_blank(entry->name),
                        ((const ca_group_tally *)entry->thing)->all.counts);
        }
        free(order);
    }
}

void ca_part_replies(const ca_report_part *part)
{
    const uint64_t *counts = part->framework->total->all.counts;
    if (!counts[CA_COUNT_REPLIES] || counts[CA_COUNT_REPLIES_UNKNOWN])
        return;
    ca_table *table = ca_part_table(part, "replies", "Replies", "replies to the feedback on audits");
    ca_table_note(
        part->set, table,
        "An audit in which something is filled in is owed feedback. Practitioner and manager may both reply, so "
        "an audit may have several replies.");
    ca_table_column(part->set, table, "By", CA_CELL_TEXT);
    ca_table_column(part->set, table, "Quarter or team", CA_CELL_TEXT);
    ca_table_column(part->set, table, CA_REPLIES_DUE, CA_CELL_NUMBER);
    ca_table_column(part->set, table, CA_REPLIES_REPLIED, CA_CELL_NUMBER);
    ca_table_column(part->set, table, "With a reply, %", CA_CELL_PERCENT);
    ca_table_column(part->set, table, CA_REPLIES_NUMBER, CA_CELL_NUMBER);
    ca_table_column(part->set, table, CA_REPLIES_AGREE, CA_CELL_NUMBER);
    ca_table_column(part->set, table, CA_REPLIES_DISAGREE, CA_CELL_NUMBER);
    ca_table_column(part->set, table, "Do not say", CA_CELL_NUMBER);
    add_replies(part, table, CA_REPLIES_ALL, (ca_slice){"", 0}, counts);
    add_groups(part, table, CA_QUARTER_FIELD, "Quarter");
    add_groups(part, table, CA_TEAM_FIELD, "Team");
}
