/* SPDX-License-Identifier: MIT */
/* The reader of a public report, who knows what it tells and that rows add up, and tries all else that may be true. */
#ifndef READER_H
#define READER_H

#include "disclosure.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_GRADES = 5, MOST_TABLES = 3, MOST_ROWS = 40, ROOM = 1 + MOST_TABLES * MOST_ROWS };

/* The numbers of a row: its total, the two sums that this splits into, and then each grade. */
enum { TOTAL, BELOW, GOOD, GRADES, MOST_NODES = GRADES + MOST_GRADES, MIXED = MOST_NODES };

/* What there is to tell: the rows are the whole and then those of each table. It points into itself. */
typedef struct {
    ca_disclosure_rule rule;
    uint64_t counts[ROOM][MOST_GRADES];
    ca_disclosed_row rows[ROOM];
    ca_disclosed_table tables[MOST_TABLES];
    size_t table_count, row_count;
} world;

/* A row as it is read. SINGLE has a bit for each withheld number that has shown but one value yet, and the bit MIXED
 * while every cast of a row that has anybody in it has all of them in the grade ONLY. */
typedef struct {
    int truth[MOST_NODES];
    bool told[MOST_NODES];
    unsigned single;
    int only;
} sight;

typedef struct {
    const world *of;
    int grades, good;
    sight sights[ROOM];
    /* What is being tried: counts for every row, and of the whole as tried what is left for the rows to come. */
    int guess[ROOM][MOST_GRADES], left[MOST_GRADES];
    /* The rows of one table in the order in which they are tried; the number of a row that is to differ, or -1. */
    size_t order[MOST_ROWS], count, target;
    int number;
    /* How far the whole may lie from the truth, and how far it did before. */
    int reach, passed;
} reader;

static inline void world_begin(world *w, int grades, int good, uint64_t most)
{
    memset(w, 0, sizeof *w);
    w->rule = (ca_disclosure_rule){grades, good, most};
    w->row_count = 1;
    for (size_t row = 0; row < ROOM; row++)
        w->rows[row].counts = w->counts[row];
}

/* Adds a table of ROWS rows; the place of the first. */
static inline size_t world_table(world *w, size_t rows)
{
    size_t first = w->row_count;
    w->tables[w->table_count++] = (ca_disclosed_table){&w->rows[first], rows};
    w->row_count += rows;
    return first;
}

static inline int world_disclose(world *w)
{
    return ca_disclose(&w->rule, &w->rows[0], w->tables, w->table_count);
}

static inline int reader_node(const reader *r, const int *counts, int node)
{
    if (node >= GRADES)
        return counts[node - GRADES];
    int sum = 0;
    for (int g = node == GOOD ? r->good : 0; g < (node == BELOW ? r->good : r->grades); g++)
        sum += counts[g];
    return sum;
}

/* Whether a number that is not told is one to be kept: a sum of known zeros is not, and where no grade lies below
 * good there is no split to speak of. */
static inline bool reader_keeps(const reader *r, const sight *s, int node)
{
    if (s->told[node] || (node == GOOD && r->good == 0))
        return false;
    bool zeros = node == BELOW || node == GOOD;
    for (int g = node == GOOD ? r->good : 0; zeros && g < (node == BELOW ? r->good : r->grades); g++)
        zeros = s->told[GRADES + g];
    return !zeros;
}

static inline void reader_look(reader *r, const world *w)
{
    *r = (reader){.of = w, .grades = w->rule.grades, .good = w->rule.good};
    for (size_t row = 0; row < w->row_count; row++) {
        sight *s = &r->sights[row];
        unsigned withheld = w->rows[row].withheld;
        int counts[MOST_GRADES] = {0};
        s->only = -1;
        for (int g = 0; g < r->grades; g++)
            counts[g] = (int)w->counts[row][g];
        for (int n = 0; n < GRADES + r->grades; n++)
            s->truth[n] = reader_node(r, counts, n);
        s->told[TOTAL] = !(withheld & CA_WITHHELD_TOTAL);
        s->told[BELOW] = s->told[GOOD] = !(withheld & (CA_WITHHELD_TOTAL | CA_WITHHELD_SPLIT));
        for (int g = 0; g < r->grades; g++) {
            s->told[GRADES + g] = !ca_withholds_grade(&w->rule, &w->rows[0], &w->rows[row], g);
            if (counts[g] > 0 && counts[g] == s->truth[TOTAL])
                s->only = g;
        }
        for (int n = 0; n < GRADES + r->grades; n++)
            s->single |= (unsigned)reader_keeps(r, s, n) << n;
        s->single |= (unsigned)(s->only >= 0) << MIXED;
    }
}

/* Whether NUMBER of ROW as tried is another than in truth. */
static inline bool reader_differs(const reader *r, size_t row, int number)
{
    const sight *s = &r->sights[row];
    if (number < MIXED)
        return reader_node(r, r->guess[row], number) != s->truth[number];
    int total = reader_node(r, r->guess[row], TOTAL);
    return total > 0 && r->guess[row][s->only] != total;
}

static inline void reader_note(reader *r, size_t row)
{
    for (int n = 0; n <= MIXED; n++)
        if (r->sights[row].single & 1u << n && reader_differs(r, row, n))
            r->sights[row].single &= ~(1u << n);
}

/* Narrows what GRADE of ROW may be to what the sum NODE leaves, where that is told. */
static inline void reader_narrow(const reader *r, size_t row, int grade, int node, int *low, int *high)
{
    const sight *s = &r->sights[row];
    int first = node == GOOD ? r->good : 0, end = node == BELOW ? r->good : r->grades, rest = s->truth[node];
    if (!s->told[node])
        return;
    for (int g = first; g < grade; g++)
        rest -= r->guess[row][g];
    if (*high > rest)
        *high = rest;
    if (grade + 1 == end && *low < rest)
        *low = rest;
}

/* What GRADE of ROW may be with the grades before it as tried, and MOST at most. */
static inline void reader_span(const reader *r, size_t row, int grade, int most, int *low, int *high)
{
    const sight *s = &r->sights[row];
    *low = 0;
    *high = most;
    reader_narrow(r, row, grade, grade < r->good ? BELOW : GOOD, low, high);
    reader_narrow(r, row, grade, TOTAL, low, high);
    if (s->told[GRADES + grade]) {
        int told = s->truth[GRADES + grade];
        *low = *low > told ? *low : told;
        *high = *high < told ? *high : told;
    }
}

/* Whether what is told of the rows from place AT fits what is left for them. */
static inline bool reader_fits(const reader *r, size_t at)
{
    for (int n = 0; n < GRADES + r->grades; n++) {
        int sum = 0, left = reader_node(r, r->left, n);
        bool all = true;
        for (size_t i = at; i < r->count; i++) {
            const sight *s = &r->sights[r->order[i]];
            sum += s->told[n] ? s->truth[n] : 0;
            all = all && s->told[n];
        }
        if (sum > left || (all && sum < left))
            return false;
    }
    return true;
}

/* Tries every count of the row at place AT from GRADE on, the nearest to the truth first, and the rows behind it. */
static inline bool reader_place(reader *r, size_t at, int grade)
{
    if (grade == 0 && !reader_fits(r, at))
        return false;
    if (at == r->count)
        return true;
    size_t row = r->order[at];
    bool target = r->number >= 0 && row == r->target;
    /* A row that is shown has audits, or it would not be there. */
    if (grade == r->grades && r->sights[row].truth[TOTAL] > 0 && reader_node(r, r->guess[row], TOTAL) == 0)
        return false;
    if (grade == r->grades)
        return (!target || reader_differs(r, row, r->number)) && reader_place(r, at + 1, 0);
    int low, high, truth = r->sights[row].truth[GRADES + grade];
    reader_span(r, row, grade, r->left[grade], &low, &high);
    if (at + 1 == r->count)
        low = r->left[grade];
    int far = high - truth > truth - low ? high - truth : truth - low;
    for (int step = target && r->number == GRADES + grade; step <= 2 * far; step++) {
        int count = step % 2 ? truth + (step + 1) / 2 : truth - step / 2;
        if (count < low || count > high)
            continue;
        r->guess[row][grade] = count;
        r->left[grade] -= count;
        bool found = reader_place(r, at, grade + 1);
        r->left[grade] += count;
        if (found)
            return true;
    }
    return false;
}

/* Whether the rows of TABLE can add up to the whole as tried; with NUMBER from 0, so that it differs in the row TARGET.
 * That row is tried first, and then those of which more is told: what is left is for the ones that take anything. */
static inline bool reader_table(reader *r, const ca_disclosed_table *table, size_t target, int number)
{
    size_t first = (size_t)(table->rows - r->of->rows);
    r->count = 0;
    r->target = target;
    r->number = number;
    memcpy(r->left, r->guess[0], sizeof r->left);
    if (number >= 0)
        r->order[r->count++] = target;
    for (int told = MOST_NODES; told >= 0; told--)
        for (size_t row = first; row < first + table->count; row++) {
            int of = 0;
            for (int n = 0; n < GRADES + r->grades; n++)
                of += r->sights[row].told[n];
            if (of == told && (number < 0 || row != target))
                r->order[r->count++] = row;
        }
    return reader_place(r, 0, 0);
}

/* The whole is tried: if every table can add up to it, what they may be with it. */
static inline void reader_weigh(reader *r)
{
    for (size_t t = 0; t < r->of->table_count; t++)
        if (!reader_table(r, &r->of->tables[t], 0, -1))
            return;
    reader_note(r, 0);
    for (size_t t = 0; t < r->of->table_count; t++) {
        const ca_disclosed_table *table = &r->of->tables[t];
        size_t first = (size_t)(table->rows - r->of->rows), end = first + table->count;
        for (size_t row = first; row < end; row++)
            for (int n = 0; n <= MIXED; n++)
                if (r->sights[row].single & 1u << n && reader_table(r, table, row, n))
                    for (size_t i = first; i < end; i++)
                        reader_note(r, i);
    }
}

static inline bool reader_done(const reader *r)
{
    bool done = true;
    for (size_t row = 0; row < r->of->row_count; row++)
        done = done && r->sights[row].single == 0;
    return done;
}

/* Tries the wholes that lie within reach of the truth and did not before. */
static inline void reader_whole(reader *r, int grade, int far)
{
    if (grade == r->grades) {
        if (far > r->passed && !reader_done(r))
            reader_weigh(r);
        return;
    }
    int low, high, truth = r->sights[0].truth[GRADES + grade];
    reader_span(r, 0, grade, r->sights[0].truth[TOTAL], &low, &high);
    for (int count = low; count <= high; count++) {
        int off = abs(count - truth);
        r->guess[0][grade] = count;
        if (off <= r->reach)
            reader_whole(r, grade + 1, far > off ? far : off);
    }
}

/* Tries all that may be true, from the truth outwards, until every withheld number has shown two values. */
static inline void reader_enumerate(reader *r)
{
    r->passed = -1;
    for (r->reach = 0; r->passed < r->sights[0].truth[TOTAL] && !reader_done(r); r->reach = r->reach * 2 + 1) {
        reader_whole(r, 0, 0);
        r->passed = r->reach;
    }
}

#endif
