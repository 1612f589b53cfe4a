/* SPDX-License-Identifier: MIT */
/* The series of public reports. It has nothing but what their records told: what was withheld there stays withheld. */
#include "report/build_public_series.h"

#include "data/framework_digest.h"
#include "report/told.h"

#include <stdlib.h>
#include <string.h>

/* A period of a report. */
typedef struct {
    const json_t *part;
    ca_quarter first, last;
    bool whole; /* it has every quarter between these */
} period;

typedef struct {
    period *list;
    size_t count;
    bool others; /* a period was left out, since its audits were graded by other rules */
} series;

/* Reads the quarters of PART. Returns false if one is not a quarter. */
static bool read_period(const json_t *part, period *read)
{
    const json_t *name, *names = json_object_get(part, "quarters");
    size_t i;
    *read = (period){part, CA_NO_QUARTER, CA_NO_QUARTER, false};
    json_array_foreach (names, i, name) {
        ca_quarter quarter = ca_quarter_read(ca_slice_of(json_string_value(name)));
        if (quarter == CA_NO_QUARTER)
            return false;
        read->first = i == 0 || quarter < read->first ? quarter : read->first;
        read->last = i == 0 || quarter > read->last ? quarter : read->last;
    }
    read->whole = (size_t)(read->last - read->first) + 1 == json_array_size(names);
    return json_array_size(names) > 0;
}

static bool same_rules(const ca_public_part *p, const json_t *part, const json_t *now)
{
    const char *digest = json_string_value(json_object_get(part, "digest"));
    return strcmp(ca_digest_now(digest), p->part.layout->digest) == 0 &&
           json_equal(json_object_get(part, "ruleset"), json_object_get(now, "ruleset"));
}

/* Adds PART; of two reports of the same quarters the later one stays. */
static void add_period(const ca_public_part *p, series *all, const json_t *part, const json_t *now)
{
    period read;
    if (!part || !read_period(part, &read))
        return;
    if (!same_rules(p, part, now)) {
        all->others = true;
        return;
    }
    for (size_t i = 0; i < all->count; i++)
        if (json_equal(json_object_get(all->list[i].part, "quarters"), json_object_get(part, "quarters"))) {
            all->list[i] = read;
            return;
        }
    all->list[all->count++] = read;
}

static int compare_periods(const void *a, const void *b)
{
    const period *one = a, *other = b;
    return one->first != other->first ? (one->first < other->first ? -1 : 1)
                                      : (one->last > other->last) - (one->last < other->last);
}

static void add_name(const ca_public_part *p, ca_table *table, const period *one)
{
    const json_t *name;
    size_t i;
    ca_text words = {0};
    if (one->whole)
        ca_told_months(&words, one->first, one->last);
    json_array_foreach (json_object_get(one->part, "quarters"), i, name)
        if (!one->whole)
            ca_text_format(&words, "%s%s", i ? ", " : "", json_string_value(name));
    ca_table_words(p->part.set, table, words.at);
    ca_text_free(&words);
}

/* Adds a row: the number of audits, and of those that were good or better, unless the report withheld it. */
static void add_row(ca_public_part *p, ca_table *table, const period *one)
{
    const json_t *row = ca_publication_published(one->part, "overall", ca_slice_of(""));
    const json_t *total = json_object_get(row, "total"), *good = json_object_get(json_object_get(row, "split"), "good");
    bool withheld =
        !json_is_integer(total) || !json_is_integer(good) || json_integer_value(good) > json_integer_value(total);
    add_name(p, table, one);
    ca_table_value(table, CA_CELL_NUMBER, json_integer_value(json_object_get(one->part, "audits")));
    ca_public_count(p, table, (uint64_t)json_integer_value(total), !json_is_integer(total));
    ca_public_count(p, table, (uint64_t)json_integer_value(good), withheld);
    if (withheld)
        ca_public_withhold(p, table, 1);
    else
        ca_part_share(&p->part, table,
                      (ca_share){(uint64_t)json_integer_value(good), (uint64_t)json_integer_value(total), 0});
}

static void add_table(ca_public_part *p, const series *all)
{
    ca_table *table = ca_part_table(&p->part, "series", "By period", "audits by period, as each report told them");
    ca_public_column(p, table, "Period", CA_CELL_TEXT, 0);
    ca_public_column(p, table, "Audits", CA_CELL_NUMBER, 0);
    ca_public_column(p, table, "With a final grade", CA_CELL_NUMBER, 0);
    ca_public_column(p, table, "Good or better, audits", CA_CELL_NUMBER, 0);
    ca_public_column(p, table, "Good or better, %", CA_CELL_PERCENT, CA_NOTE_GOOD);
    ca_table_note(p->part.set, table,
                  "Each period is as its own report told it, and what that report withheld is withheld here. "
                  "If periods overlap, an audit counts in each of them.");
    if (all->others)
        ca_table_note(p->part.set, table, "Periods that were graded by other rules are left out.");
    for (size_t i = 0; i < all->count; i++)
        add_row(p, table, &all->list[i]);
    ca_part_chart_good(&p->part, table, "period");
}

void ca_public_series(ca_public_part *p)
{
    const ca_publication *publication = p->part.options->publication;
    const enum ca_record_kind kind = p->part.summary->kind;
    if (!publication || !publication->count || !ca_framework_has_overall(p->part.framework))
        return;
    const json_t *now = ca_publication_part(publication->document, p->part.layout->id, kind);
    series all = {.list = ca_allocate(publication->count + 1, sizeof *all.list)};
    for (size_t i = 0; i < publication->count; i++)
        add_period(p, &all, ca_publication_part(publication->published[i], p->part.layout->id, kind), now);
    add_period(p, &all, now, now);
    qsort(all.list, all.count, sizeof *all.list, compare_periods);
    if (all.count > 1)
        add_table(p, &all);
    free(all.list);
}
