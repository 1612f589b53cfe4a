/* SPDX-License-Identifier: MIT */
/* Findings counted by section, kind and theme. The smallest ids of a union are the smallest of the
 * smallest of its parts, so capped lists add up in any order and grouping. */
#include "findings.h"

#include <stdlib.h>
#include <string.h>

void ca_finding_key_write(ca_text *key, ca_slice section, ca_slice kind, ca_slice theme)
{
    ca_text_append(key, section.at, section.size);
    ca_text_byte(key, '\0');
    ca_text_append(key, kind.at, kind.size);
    ca_text_byte(key, '\0');
    ca_text_append(key, theme.at, theme.size);
}

ca_finding *ca_findings_of_key(ca_findings *findings, ca_slice key, uint64_t hash)
{
    ca_map_entry *entry = ca_map_at_hash(&findings->map, key, hash);
    if (!entry->thing)
        entry->thing = ca_allocate(1, sizeof(ca_finding));
    return entry->thing;
}

ca_finding *ca_findings_at(ca_findings *findings, ca_slice section, ca_slice kind, ca_slice theme)
{
    ca_text key = {0};
    ca_finding_key_write(&key, section, kind, theme);
    ca_finding *finding = ca_findings_of_key(findings, (ca_slice){key.at, key.size}, ca_hash(key.at, key.size));
    ca_text_free(&key);
    return finding;
}

static ca_slice up_to_nul(const char *at, size_t size)
{
    const char *stop = memchr(at, '\0', size);
    return (ca_slice){at, stop ? (size_t)(stop - at) : size};
}

void ca_finding_key(const ca_map_entry *entry, ca_slice *section, ca_slice *kind, ca_slice *theme)
{
    const char *end = entry->name.at + entry->name.size;
    *section = up_to_nul(entry->name.at, entry->name.size);
    const char *at = section->at + section->size + 1;
    *kind = up_to_nul(at, (size_t)(end - at));
    at = kind->at + kind->size + 1;
    *theme = (ca_slice){at, (size_t)(end - at)};
}

static void release_case(ca_slice id)
{
    free((char *)(uintptr_t)id.at);
}

/* Where ID stands among the cases, or would. */
static size_t place_among(const ca_finding *finding, ca_slice id)
{
    size_t low = 0, high = finding->case_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (ca_slice_compare(finding->cases[middle], id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The first eight bytes as a number that is in the order of the bytes. */
static uint64_t beginning(ca_slice id)
{
    uint64_t number = 0;
    for (size_t i = 0; i < sizeof number; i++)
        number = number << 8 | (i < id.size ? (unsigned char)id.at[i] : 0);
    return number;
}

static void insert_case(ca_finding *finding, size_t at, ca_slice id)
{
    if (finding->case_count == CA_CASES_MOST) {
        finding->more = true;
        release_case(finding->cases[--finding->case_count]);
    }
    finding->cases =
        ca_room_for_one(finding->cases, finding->case_count, &finding->case_capacity, sizeof *finding->cases);
    memmove(&finding->cases[at + 1], &finding->cases[at], (finding->case_count - at) * sizeof *finding->cases);
    finding->cases[at] = (ca_slice){ca_copy(id.at, id.size), id.size};
    if (++finding->case_count == CA_CASES_MOST)
        finding->limit = beginning(finding->cases[CA_CASES_MOST - 1]);
}

void ca_finding_add_case(ca_finding *finding, ca_slice id)
{
    bool full = finding->case_count == CA_CASES_MOST;
    if (!id.size)
        return;
    if (full && beginning(id) > finding->limit) {
        finding->more = true; /* as most cases of a large group are */
        return;
    }
    size_t at = place_among(finding, id);
    bool there = at < finding->case_count && ca_slice_equal(finding->cases[at], id);
    if (!there && at == CA_CASES_MOST)
        finding->more = true;
    else if (!there)
        insert_case(finding, at, id);
}

/* Both lists are in order: where one case of FROM is beyond a full list, those behind it are too. */
static void add_cases(ca_finding *into, const ca_finding *from)
{
    for (size_t i = 0; i < from->case_count; i++) {
        bool full = into->case_count == CA_CASES_MOST;
        if (full && ca_slice_compare(into->cases[CA_CASES_MOST - 1], from->cases[i]) < 0) {
            into->more = true;
            return;
        }
        ca_finding_add_case(into, from->cases[i]);
    }
}

void ca_findings_add(ca_findings *into, const ca_findings *from)
{
    for (size_t i = 0; i < from->map.count; i++) {
        const ca_map_entry *entry = &from->map.entries[i];
        const ca_finding *one = entry->thing;
        ca_finding *all = ca_findings_of_key(into, entry->name, entry->hash);
        all->n += one->n;
        all->programme += one->programme;
        all->more |= one->more;
        for (int j = 0; j < CA_FINDING_BEFORE_COUNT; j++)
            all->before[j] += one->before[j];
        add_cases(all, one);
    }
}

static void release(void *thing)
{
    ca_finding *finding = thing;
    for (size_t i = 0; i < finding->case_count; i++)
        release_case(finding->cases[i]);
    free(finding->cases);
    free(finding);
}

void ca_findings_free(ca_findings *findings)
{
    ca_map_free(&findings->map, release);
}
