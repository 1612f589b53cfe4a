/* SPDX-License-Identifier: MIT */
/* Tallies that add up. */
#include "summary/tally.h"

#include <stdlib.h>

void ca_tally_begin(ca_tally *tally, const ca_layout *layout)
{
    *tally = (ca_tally){.counts = ca_allocate(layout->size, sizeof *tally->counts)};
}

void ca_tally_add_counts(ca_tally *into, const ca_tally *from, const ca_layout *layout)
{
    for (size_t i = 0; i < layout->size; i++)
        into->counts[i] += from->counts[i];
}

void ca_tally_add(ca_tally *into, const ca_tally *from, const ca_layout *layout)
{
    ca_tally_add_counts(into, from, layout);
    ca_findings_add(&into->findings, &from->findings);
}

void ca_tally_free(ca_tally *tally)
{
    free(tally->counts);
    ca_findings_free(&tally->findings);
    *tally = (ca_tally){0};
}

ca_group_tally *ca_group_tally_new(const ca_layout *layout)
{
    ca_group_tally *group = ca_allocate(1, sizeof *group);
    ca_tally_begin(&group->all, layout);
    return group;
}

ca_tally *ca_group_tally_quarter(ca_group_tally *group, ca_slice quarter, const ca_layout *layout)
{
    ca_map_entry *entry = ca_map_at(&group->quarters, quarter);
    if (!entry->thing) {
        entry->thing = ca_allocate(1, sizeof(ca_tally));
        ca_tally_begin(entry->thing, layout);
    }
    return entry->thing;
}

void ca_group_tally_add(ca_group_tally *into, const ca_group_tally *from, const ca_layout *layout)
{
    ca_tally_add(&into->all, &from->all, layout);
    for (size_t i = 0; i < from->quarters.count; i++) {
        const ca_map_entry *entry = &from->quarters.entries[i];
        ca_tally_add(ca_group_tally_quarter(into, entry->name, layout), entry->thing, layout);
    }
}

void ca_group_tally_add_counts(ca_group_tally *into, const ca_group_tally *from, const ca_layout *layout)
{
    ca_tally_add_counts(&into->all, &from->all, layout);
    for (size_t i = 0; i < from->quarters.count; i++) {
        const ca_map_entry *entry = &from->quarters.entries[i];
        ca_tally_add_counts(ca_group_tally_quarter(into, entry->name, layout), entry->thing, layout);
    }
}

static void free_quarter(void *tally)
{
    ca_tally_free(tally);
    free(tally);
}

void ca_group_tally_free(void *thing)
{
    ca_group_tally *group = thing;
    ca_tally_free(&group->all);
    ca_map_free(&group->quarters, free_quarter);
    free(group);
}

void ca_tally_apply(ca_tally *tally, const ca_increments *increments, const ca_addition *addition)
{
    const uint32_t *counts = increments->counts + addition->first_count;
    const char *keys = increments->keys.at;
    ca_slice id = {keys + addition->case_start, addition->case_end - addition->case_start};
    for (size_t i = 0; i < addition->count; i++)
        tally->counts[counts[i]]++;
    for (size_t i = 0; i < addition->found_count; i++) {
        const ca_found *found = &increments->found[addition->first_found + i];
        ca_finding *finding = ca_findings_of_key(
            &tally->findings, (ca_slice){keys + found->start, found->end - found->start}, found->hash);
        finding->n++;
        finding->programme += addition->programme;
        if (found->before >= 0)
            finding->before[found->before]++;
        ca_case_ids_add(&finding->cases, id);
    }
}

void ca_increments_clear(ca_increments *increments)
{
    increments->count = increments->found_count = 0;
    ca_text_clear(&increments->keys);
}

void ca_increments_free(ca_increments *increments)
{
    free(increments->counts);
    free(increments->found);
    ca_text_free(&increments->keys);
    *increments = (ca_increments){0};
}
