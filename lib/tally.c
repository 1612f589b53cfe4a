/* SPDX-License-Identifier: MIT */
/* Tallies that add up. */
#include "tally.h"

#include <stdlib.h>

void ca_tally_begin(ca_tally *tally, const ca_layout *layout)
{
    *tally = (ca_tally){.counts = ca_allocate(layout->size, sizeof *tally->counts)};
}

void ca_tally_add(ca_tally *into, const ca_tally *from, const ca_layout *layout)
{
    for (size_t i = 0; i < layout->size; i++)
        into->counts[i] += from->counts[i];
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

void ca_tally_apply(ca_tally *tally, const ca_increments *increments)
{
    for (size_t i = 0; i < increments->count; i++)
        tally->counts[increments->counts[i]]++;
}

void ca_increments_free(ca_increments *increments)
{
    free(increments->counts);
    free(increments->found);
    ca_text_free(&increments->keys);
    *increments = (ca_increments){0};
}
