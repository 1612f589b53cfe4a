/* SPDX-License-Identifier: MIT */
/* Findings whose themes are spellings of one: merged in any order and grouping, they are the same. */
#include "../check.h"
#include "../random.h"
#include "summary/findings.h"

#include <string.h>

enum { ROUNDS = 200, NAMES = 60, PARTS = 5, LONGEST = 64 };

/* Returns a name of few different characters. */
static ca_slice random_name(uint64_t *state, char to[LONGEST])
{
    static const char *const characters[] = {"a",      "A", "\u00e1", " ",  "b",       "B",
                                             "\u00a0", "-", "`",      "\t", "e\u0301", "1"};
    size_t count = (size_t)(next_random(state) % 5);
    to[0] = '\0';
    for (size_t i = 0; i < count; i++)
        (void)strcat(to, characters[next_random(state) % (sizeof characters / sizeof *characters)]);
    return ca_slice_of(to);
}

static void add_random(ca_findings *findings, ca_slice theme)
{
    ca_finding *finding = ca_findings_at(findings, ca_slice_of("voice"), ca_slice_of("strength"), theme);
    finding->n++;
    ca_case_ids_add(&finding->cases, theme);
}

static bool same_spellings(const ca_spellings *one, const ca_spellings *other)
{
    if (!one || !other || one->count != other->count)
        return !one && !other;
    for (size_t i = 0; i < one->count; i++) {
        const uint64_t *number = ca_map_find(other, one->entries[i].name);
        if (!number || *number != *(const uint64_t *)one->entries[i].thing)
            return false;
    }
    return true;
}

static bool same(const ca_findings *one, const ca_findings *other)
{
    bool same = one->map.count == other->map.count;
    for (size_t i = 0; same && i < one->map.count; i++) {
        const ca_finding *a = one->map.entries[i].thing, *b = ca_map_find(&other->map, one->map.entries[i].name);
        same = b && a->n == b->n && a->cases.count == b->cases.count && same_spellings(a->spellings, b->spellings);
    }
    return same;
}

/* Adds random themes to ALL and to one of PARTS, and the parts to SUM, some of them merged before. */
static void split(uint64_t *state, ca_findings *all, ca_findings *sum)
{
    ca_findings parts[PARTS] = {{.map = {0}}};
    for (int i = 0; i < NAMES; i++) {
        char name[LONGEST];
        ca_slice theme = random_name(state, name);
        add_random(all, theme);
        add_random(&parts[next_random(state) % PARTS], theme);
    }
    for (size_t i = 0; i < PARTS; i++) {
        ca_findings *to = next_random(state) % 2 && i + 1 < PARTS ? &parts[i + 1] : sum;
        if (next_random(state) % 2)
            ca_findings_merge(&parts[i]);
        ca_findings_add(to, &parts[i]);
        if (next_random(state) % 2)
            ca_findings_merge(to);
        ca_findings_free(&parts[i]);
    }
    ca_findings_merge(all);
    ca_findings_merge(sum);
}

static void check_merging(check_tally *t)
{
    uint64_t state = 7, several = 0;
    bool equal = true, shown = true;
    for (int i = 0; i < ROUNDS; i++) {
        ca_findings all = {.map = {0}}, sum = {.map = {0}};
        split(&state, &all, &sum);
        equal &= same(&all, &sum);
        for (size_t j = 0; j < all.map.count; j++) {
            const ca_finding *one = all.map.entries[j].thing;
            ca_slice section, kind, theme;
            ca_finding_key(&all.map.entries[j], &section, &kind, &theme);
            several += one->spellings != NULL;
            shown &= !one->spellings || ca_slice_equal(ca_spellings_shown(one->spellings), theme);
        }
        ca_findings_free(&all);
        ca_findings_free(&sum);
    }
    CHECK(t, equal, "parts that are merged and added in any order give what all of them give");
    CHECK(t, shown, "a group has the name that is its most frequent spelling");
    CHECK(t, several > ROUNDS, "many groups have several spellings");
}

static void add_in(ca_findings *findings, const char *section, const char *theme, uint64_t n, uint64_t audits)
{
    ca_finding *one = ca_findings_at(findings, ca_slice_of(section), ca_slice_of("strength"), ca_slice_of(theme));
    one->n += n;
    one->audits += audits;
}

static void check_sections(check_tally *t)
{
    ca_findings findings = {.map = {0}}, all = {.map = {0}};
    add_in(&findings, "voice", "Seen alone", 3, 2);
    add_in(&findings, "plan", "seen alone", 2, 1);
    add_in(&findings, "plan", "drift", 1, 1);
    ca_findings_join_sections(&all, &findings);
    const ca_finding *seen = ca_findings_at(&all, ca_slice_of(""), ca_slice_of("strength"), ca_slice_of("Seen alone"));
    CHECK(t, all.map.count == 2 && seen->n == 5 && seen->audits == 3 && seen->spellings,
          "the spellings of a theme in two sections are together");
    ca_findings_free(&findings);
    ca_findings_free(&all);
}

int main(void)
{
    check_tally t = {0, 0};
    check_merging(&t);
    check_sections(&t);
    return CHECK_END(&t);
}
