/* SPDX-License-Identifier: MIT */
/* Themes by quarter. */
#include "report/theme_counts.h"

#include "record/theme_key.h"
#include "record/theme_meant.h"
#include "report/part.h"

#include <stdlib.h>

static bool has_audits(const ca_tally *tally)
{
    return tally->counts[CA_COUNT_RECORDS] > 0;
}

ca_quarter ca_last_quarter(const ca_summary *summary)
{
    ca_quarter last = CA_NO_QUARTER;
    for (size_t i = 0; i < summary->frameworks.count; i++) {
        const ca_map *quarters = &((const ca_framework_tally *)summary->frameworks.entries[i].thing)->total->quarters;
        for (size_t j = 0; j < quarters->count; j++) {
            ca_quarter quarter = ca_quarter_read(quarters->entries[j].name);
            if (has_audits(quarters->entries[j].thing) && quarter > last)
                last = quarter;
        }
    }
    return last;
}

const ca_finding_theme *ca_summary_theme(const ca_summary *summary, ca_slice words)
{
    const ca_finding_theme *theme = NULL;
    for (size_t i = 0; i < summary->frameworks.count && !theme; i++)
        theme =
            ca_theme_meant(&((const ca_framework_tally *)summary->frameworks.entries[i].thing)->layout->themes, words);
    return theme;
}

/* Returns the count of a theme of the audit tool LAYOUT, which is made if it is new; NULL if it has no name. */
static ca_theme_count *theme_at(ca_theme_counts *counts, const ca_count_layout *layout, ca_slice name, ca_text *key)
{
    ca_text_clear(key);
    ca_theme_key(key, name);
    if (!key->size)
        return NULL;
    ca_map_entry *entry = ca_map_at(&counts->themes, (ca_slice){key->at, key->size});
    if (!entry->thing) {
        entry->thing = ca_allocate(1, sizeof(ca_theme_count));
        const ca_finding_theme *theme = ca_theme_meant(&layout->themes, name);
        *(ca_theme_count *)entry->thing =
            (ca_theme_count){.name = name, .title = theme ? ca_slice_of(theme->title) : name};
    }
    return entry->thing;
}

static void count_in(ca_theme_counts *counts, const ca_count_layout *layout, const ca_tally *tally, ca_quarter quarter,
                     bool last, ca_text *key)
{
    const ca_map *findings = &tally->findings.map;
    for (size_t i = 0; i < findings->count; i++) {
        ca_slice section, kind, name;
        ca_finding_key(&findings->entries[i], &section, &kind, &name);
        ca_theme_count *theme = ca_slice_is(kind, "improvement") ? theme_at(counts, layout, name, key) : NULL;
        if (!theme)
            continue;
        uint64_t n = ((const ca_finding *)findings->entries[i].thing)->n;
        theme->last += last ? n : 0;
        theme->quarters =
            ca_array_grow(theme->quarters, theme->count, &theme->capacity, sizeof(struct ca_theme_quarter));
        theme->quarters[theme->count++] = (struct ca_theme_quarter){quarter, n};
    }
}

void ca_theme_counts_of(ca_theme_counts *counts, const ca_summary *summary)
{
    ca_text key = {0};
    counts->last = ca_last_quarter(summary);
    for (size_t i = 0; i < summary->frameworks.count; i++) {
        const ca_framework_tally *framework = summary->frameworks.entries[i].thing;
        const ca_map *quarters = &framework->total->quarters;
        if (counts->last == CA_NO_QUARTER)
            count_in(counts, framework->layout, &framework->total->all, CA_NO_QUARTER, true, &key);
        for (size_t j = 0; counts->last != CA_NO_QUARTER && j < quarters->count; j++) {
            ca_quarter quarter = ca_quarter_read(quarters->entries[j].name);
            count_in(counts, framework->layout, quarters->entries[j].thing, quarter, quarter == counts->last, &key);
        }
    }
    ca_text_free(&key);
}

const ca_theme_count *ca_theme_count_find(const ca_theme_counts *counts, ca_slice key)
{
    return ca_map_find(&counts->themes, key);
}

uint64_t ca_theme_count_after(const ca_theme_count *theme, ca_quarter quarter)
{
    uint64_t n = 0;
    for (size_t i = 0; theme && i < theme->count; i++)
        n += theme->quarters[i].quarter > quarter ? theme->quarters[i].n : 0;
    return n;
}

static int most_first(const void *a, const void *b)
{
    const ca_theme_count *one = *(const ca_theme_count *const *)a, *other = *(const ca_theme_count *const *)b;
    if (one->last != other->last)
        return one->last > other->last ? -1 : 1;
    return ca_slice_compare(one->name, other->name);
}

const ca_theme_count **ca_theme_counts_most(const ca_theme_counts *counts, size_t *count)
{
    const ca_theme_count **list = ca_allocate(counts->themes.count + 1, sizeof *list);
    *count = 0;
    for (size_t i = 0; i < counts->themes.count; i++) {
        const ca_theme_count *theme = counts->themes.entries[i].thing;
        if (theme->last)
            list[(*count)++] = theme;
    }
    if (*count)
        qsort(list, *count, sizeof *list, most_first);
    return list;
}

static void free_theme(void *thing)
{
    free(((ca_theme_count *)thing)->quarters);
    free(thing);
}

void ca_theme_counts_free(ca_theme_counts *counts)
{
    ca_map_free(&counts->themes, free_theme);
    *counts = (ca_theme_counts){0};
}
