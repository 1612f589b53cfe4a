/* SPDX-License-Identifier: MIT */
/* Suppression in public reports: a level of a table is withheld in all rows, or in none. */
#include "stats/suppression.h"

#include <stdlib.h>
#include <string.h>

static uint64_t sum_of(const uint64_t *counts, int from, int to)
{
    uint64_t sum = 0;
    for (int i = from; i < to; i++)
        sum += counts[i];
    return sum;
}

uint64_t ca_disclosure_total(const ca_disclosure_rule *rule, const uint64_t *counts)
{
    return sum_of(counts, 0, rule->grades);
}

/* Returns the index of the first good grade, at least 0. If every grade is good, GOOD is 0; a tool without grades has a
 * GOOD below 0, and no counts. */
static int first_good(const ca_disclosure_rule *rule)
{
    return rule->good < 0 ? 0 : rule->good;
}

uint64_t ca_disclosure_good(const ca_disclosure_rule *rule, const uint64_t *counts)
{
    return sum_of(counts, first_good(rule), rule->grades);
}

unsigned ca_withheld_with_more(unsigned withheld)
{
    if (withheld & CA_WITHHELD_TOTAL)
        return CA_WITHHELD_ALL;
    return withheld & CA_WITHHELD_SPLIT ? withheld | CA_WITHHELD_GRADES : withheld;
}

bool ca_withholds_grade(const ca_disclosure_rule *rule, unsigned withheld, int grade)
{
    return withheld & (grade < rule->good ? CA_WITHHELD_BELOW : CA_WITHHELD_GOOD);
}

static bool any_small(const ca_disclosure_rule *rule, const uint64_t *counts, int from, int to)
{
    for (int i = from; i < to; i++)
        if (counts[i] <= rule->most)
            return true;
    return false;
}

unsigned ca_disclose_row(const ca_disclosure_rule *rule, const uint64_t *counts)
{
    int good_from = first_good(rule);
    uint64_t total = ca_disclosure_total(rule, counts), good = ca_disclosure_good(rule, counts);
    unsigned withheld = 0;
    if (!total)
        return 0; /* an empty row discloses nothing */
    if (good_from > 0 && (good <= rule->most || total - good <= rule->most))
        withheld |= CA_WITHHELD_SPLIT;
    if (any_small(rule, counts, 0, good_from))
        withheld |= CA_WITHHELD_BELOW;
    if (any_small(rule, counts, good_from, rule->grades))
        withheld |= CA_WITHHELD_GOOD;
    return ca_withheld_with_more(withheld);
}

/* A row that may be folded into the others. */
typedef struct {
    ca_disclosed_row *row;
    uint64_t total;
} candidate;

static int smaller_first(const void *a, const void *b)
{
    const candidate *one = a, *other = b;
    if (one->total != other->total)
        return one->total < other->total ? -1 : 1;
    return ca_slice_compare(one->row->name, other->row->name);
}

/* Folds the small rows, and then the smallest of the rest until the folded rows are at least two and large enough
 * together. If that is impossible, folds all rows. */
static void fold(const ca_disclosure_rule *rule, ca_disclosed_table *table)
{
    candidate *rows = ca_allocate(table->count, sizeof *rows);
    size_t count = 0;
    uint64_t together = 0;
    table->folded = 0;
    memset(table->others, 0, (size_t)rule->grades * sizeof *table->others);
    for (size_t i = 0; i < table->count; i++) {
        uint64_t total = ca_disclosure_total(rule, table->rows[i].counts);
        table->rows[i].folded = false;
        if (total && !table->rows[i].apart)
            rows[count++] = (candidate){&table->rows[i], total};
    }
    if (count > 1)
        qsort(rows, count, sizeof *rows, smaller_first);
    bool any = count > 1 && rows[0].total < rule->least;
    for (size_t i = 0; any && i < count; i++) {
        if (rows[i].total >= rule->least && together >= rule->least && table->folded > 1)
            break;
        rows[i].row->folded = true;
        table->folded++;
        together += rows[i].total;
        for (int grade = 0; grade < rule->grades; grade++)
            table->others[grade] += rows[i].row->counts[grade];
    }
    free(rows);
}

static bool adds_up(const ca_disclosure_rule *rule, const uint64_t *whole, const ca_disclosed_table *table)
{
    for (int grade = 0; grade < rule->grades; grade++) {
        uint64_t sum = 0;
        for (size_t i = 0; i < table->count; i++)
            sum += table->rows[i].counts[grade];
        if (sum != whole[grade])
            return false;
    }
    return true;
}

int ca_disclose_table(const ca_disclosure_rule *rule, const uint64_t *whole, unsigned withheld,
                      ca_disclosed_table *table)
{
    size_t standing = 0;
    unsigned rows = 0;
    if (!adds_up(rule, whole, table))
        return -1;
    fold(rule, table);
    for (size_t i = 0; i < table->count; i++) {
        const ca_disclosed_row *row = &table->rows[i];
        if (row->folded || row->apart || !ca_disclosure_total(rule, row->counts))
            continue;
        standing++;
        rows |= ca_disclose_row(rule, row->counts);
    }
    if (table->folded) {
        standing++;
        rows |= ca_disclose_row(rule, table->others);
    }
    table->withheld = standing > 1 ? withheld | rows : withheld;
    return 0;
}
