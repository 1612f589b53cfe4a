/* SPDX-License-Identifier: MIT */
/* Findings counted by section, kind and theme. */
#include "summary/findings.h"

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
    ca_slice words = {key.at, key.size};
    ca_finding *finding = ca_findings_of_key(findings, words, ca_table_hash(words));
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

/* Adds ONE to ALL, without its spellings. */
static void add(ca_finding *all, const ca_finding *one)
{
    all->n += one->n;
    all->programme += one->programme;
    all->audits += one->audits;
    all->audits_unknown |= one->audits_unknown;
    for (int j = 0; j < CA_FINDING_BEFORE_COUNT; j++)
        all->before[j] += one->before[j];
    ca_case_ids_join(&all->cases, &one->cases);
}

/* Adds the finding FROM to ALL, which has its theme. */
static void add_named(ca_finding *all, const ca_map_entry *from)
{
    const ca_finding *one = from->thing;
    if (all->spellings || one->spellings) {
        ca_slice section, kind, theme;
        ca_finding_key(from, &section, &kind, &theme);
        ca_spellings_join(&all->spellings, theme, all->n, one->spellings, theme, one->n);
    }
    add(all, one);
}

void ca_findings_add(ca_findings *into, const ca_findings *from)
{
    for (size_t i = 0; i < from->map.count; i++) {
        const ca_map_entry *entry = &from->map.entries[i];
        add_named(ca_findings_of_key(into, entry->name, entry->hash), entry);
    }
}

void ca_findings_join_sections(ca_findings *into, const ca_findings *from)
{
    for (size_t i = 0; i < from->map.count; i++) {
        ca_slice section, kind, theme;
        ca_finding_key(&from->map.entries[i], &section, &kind, &theme);
        add_named(ca_findings_at(into, (ca_slice){"", 0}, kind, theme), &from->map.entries[i]);
    }
    ca_findings_merge(into);
}

static void release(void *thing)
{
    ca_finding *finding = thing;
    ca_case_ids_free(&finding->cases);
    ca_spellings_free(finding->spellings);
    free(finding);
}

static size_t theme_at(ca_slice name)
{
    ca_slice section, kind, theme;
    ca_finding_key(&(ca_map_entry){.name = name}, &section, &kind, &theme);
    return name.size - theme.size;
}

static ca_spellings **spellings_of(void *finding)
{
    return &((ca_finding *)finding)->spellings;
}

static uint64_t number_of(const void *finding)
{
    return ((const ca_finding *)finding)->n;
}

static void merge(void *into, void *from, const void *context)
{
    (void)context;
    add(into, from);
    release(from);
}

void ca_findings_merge(ca_findings *findings)
{
    static const ca_spelt_things things = {theme_at, spellings_of, number_of, merge, NULL};
    ca_spellings_merge(&findings->map, ca_spelling_rule_of(CA_FINDING_THEME_FIELD), &things);
}

void ca_findings_free(ca_findings *findings)
{
    ca_map_free(&findings->map, release);
}
