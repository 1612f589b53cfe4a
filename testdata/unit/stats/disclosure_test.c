/* SPDX-License-Identifier: MIT */
/* Suppression in a public report: all possible data for a few audits are tried, and no withheld count may be derivable.
 *
 * With any argument it also tries larger data, which takes minutes. */
#include "../check.h"
#include "worlds.h"

enum { MOST_GRADES = 4, MOST_ROWS = 3, MOST_TABLES = 2 };

/* A number of audits on a scale, in tables with so many rows (0: no such table). */
typedef struct {
    ca_disclosure_rule rule;
    int audits;
    size_t rows[MOST_TABLES];
} kind;

typedef struct {
    kind of;
    uint64_t whole[MOST_GRADES], counts[MOST_TABLES][MOST_ROWS][MOST_GRADES], others[MOST_TABLES][MOST_GRADES];
    ca_disclosed_row rows[MOST_TABLES][MOST_ROWS];
    ca_disclosed_table tables[MOST_TABLES];
    bool by_row; /* a wrong rule, to test the test: each row is judged by itself */
    reader *reader;
} world;

static const char *const names[MOST_ROWS] = {"a", "b", "c"};

static void begin(world *w, const kind *of, reader *r)
{
    memset(w, 0, sizeof *w);
    memset(r, 0, sizeof *r);
    w->of = *of;
    w->reader = r;
    for (size_t t = 0; t < MOST_TABLES; t++) {
        w->tables[t] = (ca_disclosed_table){.rows = w->rows[t], .count = of->rows[t], .others = w->others[t]};
        for (size_t i = 0; i < of->rows[t]; i++)
            w->rows[t][i] = (ca_disclosed_row){.name = ca_slice_of(names[i]), .counts = w->counts[t][i]};
    }
}

/* Reads a row: its total, each grade, and the number of good or better. */
static void read_row(const world *w, const uint64_t *counts, unsigned withheld)
{
    const ca_disclosure_rule *rule = &w->of.rule;
    reader_hears(w->reader, ca_disclosure_total(rule, counts));
    for (int grade = 0; grade < rule->grades; grade++)
        reader_reads(w->reader, counts[grade], ca_withholds_grade(rule, withheld, grade));
    reader_reads(w->reader, ca_disclosure_good(rule, counts), withheld & CA_WITHHELD_SPLIT && rule->good > 0);
}

static void read_table(world *w, size_t t, unsigned whole)
{
    ca_disclosed_table *table = &w->tables[t];
    if (ca_disclose_table(&w->of.rule, w->whole, whole, table) < 0)
        abort();
    for (size_t i = 0; i < table->count; i++) {
        const ca_disclosed_row *row = &table->rows[i];
        unsigned withheld = w->by_row ? whole | ca_disclose_row(&w->of.rule, row->counts) : table->withheld;
        reader_hears(w->reader, row->folded);
        read_row(w, row->counts, row->folded ? (unsigned)CA_WITHHELD_GRADES : withheld);
    }
    if (table->folded)
        read_row(w, table->others, table->withheld);
}

static void read_world(world *w)
{
    for (size_t t = 0; t < MOST_TABLES; t++)
        for (size_t i = 0; i < w->of.rows[t]; i++)
            if (!ca_disclosure_total(&w->of.rule, w->counts[t][i]))
                return; /* a row in a table has audits */
    unsigned whole = ca_disclose_row(&w->of.rule, w->whole);
    reader_begin(w->reader);
    read_row(w, w->whole, whole);
    for (size_t t = 0; t < MOST_TABLES; t++)
        if (w->of.rows[t])
            read_table(w, t, whole);
    reader_ends(w->reader);
}

/* Distributes the audits of a grade of the whole over the rows of table T, from ROW on. */
static void share_out(world *w, size_t t, int grade, size_t row, uint64_t left)
{
    if (t == MOST_TABLES) {
        read_world(w);
    } else if (!w->of.rows[t]) {
        share_out(w, t + 1, 0, 0, w->whole[0]);
    } else if (row + 1 < w->of.rows[t]) {
        for (uint64_t n = 0; n <= left; n++) {
            w->counts[t][row][grade] = n;
            share_out(w, t, grade, row + 1, left - n);
        }
    } else {
        w->counts[t][row][grade] = left;
        if (grade + 1 < w->of.rule.grades)
            share_out(w, t, grade + 1, 0, w->whole[grade + 1]);
        else
            share_out(w, t + 1, 0, 0, w->whole[0]);
    }
}

static void try_wholes(world *w, int grade, uint64_t left)
{
    if (grade + 1 == w->of.rule.grades || grade + 1 == MOST_GRADES) {
        w->whole[grade] = left;
        share_out(w, 0, 0, 0, w->whole[0]);
        return;
    }
    for (uint64_t n = 0; n <= left; n++) {
        w->whole[grade] = n;
        try_wholes(w, grade + 1, left - n);
    }
}

static void check_worlds(check_tally *t, const kind *of)
{
    world w;
    reader r;
    begin(&w, of, &r);
    try_wholes(&w, 0, (uint64_t)of->audits);
    finding found = reader_finds(&r);
    CHECK(t, found.known == 0 && found.withheld > 0,
          "%d grades, good from %d, threshold %llu, rows of %llu, %d audits, rows %zu+%zu: of %lu worlds and %zu "
          "reports, %lu "
          "counts withheld, known %lu",
          of->rule.grades, of->rule.good, (unsigned long long)of->rule.most, (unsigned long long)of->rule.least,
          of->audits, of->rows[0], of->rows[1], r.worlds, r.count, found.withheld, found.known);
    reader_free(&r);
}

static void check_small(check_tally *t)
{
    static const kind kinds[] = {
        {{4, 2, 2, 5}, 16, {0, 0}}, {{4, 0, 2, 5}, 16, {0, 0}},  {{2, 1, 5, 11}, 30, {0, 0}},
        {{4, 2, 2, 5}, 12, {2, 0}}, {{3, 2, 2, 5}, 16, {2, 0}},  {{3, 1, 2, 5}, 16, {2, 0}},
        {{3, 0, 2, 5}, 14, {2, 0}}, {{2, 1, 5, 20}, 44, {2, 0}}, {{2, 1, 2, 5}, 20, {3, 0}},
        {{3, 1, 2, 5}, 9, {3, 0}},  {{2, 1, 2, 5}, 14, {2, 2}},  {{3, 2, 2, 5}, 10, {2, 2}},
        {{2, 1, 2, 5}, 10, {3, 2}},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        check_worlds(t, &kinds[i]);
}

static void check_large(check_tally *t)
{
    static const kind kinds[] = {
        {{4, 2, 5, 20}, 30, {0, 0}}, {{4, 2, 5, 11}, 20, {2, 0}}, {{4, 2, 5, 11}, 24, {2, 0}},
        {{4, 2, 5, 20}, 24, {2, 0}}, {{3, 1, 5, 11}, 30, {2, 0}}, {{3, 2, 5, 11}, 30, {2, 0}},
        {{3, 1, 5, 20}, 44, {2, 0}}, {{3, 2, 5, 20}, 44, {2, 0}}, {{2, 1, 5, 11}, 36, {3, 0}},
        {{2, 1, 5, 20}, 63, {3, 0}}, {{2, 1, 5, 11}, 40, {2, 0}}, {{2, 1, 5, 20}, 60, {2, 0}},
        {{3, 1, 5, 11}, 24, {2, 0}}, {{3, 1, 2, 5}, 12, {3, 0}},  {{4, 2, 2, 5}, 14, {2, 0}},
        {{2, 1, 5, 11}, 24, {2, 2}}, {{2, 1, 5, 11}, 28, {2, 2}}, {{2, 1, 2, 5}, 14, {3, 3}},
        {{3, 2, 2, 5}, 12, {2, 2}},  {{3, 1, 2, 5}, 12, {2, 2}},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        check_worlds(t, &kinds[i]);
}

/* The reader must find the counts that a wrong rule discloses. */
static void check_reader(check_tally *t)
{
    static const kind of = {{3, 2, 2, 5}, 16, {2, 0}};
    world w;
    reader r;
    begin(&w, &of, &r);
    w.by_row = true;
    try_wholes(&w, 0, (uint64_t)of.audits);
    finding found = reader_finds(&r);
    CHECK(t, found.known > 0, "where each row is judged by itself, counts can be known: %lu", found.known);
    reader_free(&r);
}

static unsigned alone(int good, const uint64_t *counts)
{
    return ca_disclose_row(&(ca_disclosure_rule){4, good, 5, 20}, counts);
}

static void check_alone(check_tally *t)
{
    const unsigned sides = CA_WITHHELD_BELOW | CA_WITHHELD_GOOD, all = CA_WITHHELD_GRADES;
    CHECK(t, alone(2, (uint64_t[]){20, 30, 100, 40}) == 0, "where nothing is small, all is published");
    CHECK(t, alone(2, (uint64_t[]){6, 6, 6, 6}) == 0, "what is above the threshold is not small");
    CHECK(t, alone(2, (uint64_t[]){0, 43, 100, 20}) == CA_WITHHELD_BELOW, "none is small");
    CHECK(t, alone(2, (uint64_t[]){5, 40, 100, 20}) == CA_WITHHELD_BELOW, "the split is published with a small grade");
    CHECK(t, alone(2, (uint64_t[]){20, 40, 100, 5}) == CA_WITHHELD_GOOD, "and so it is above good");
    CHECK(t, alone(2, (uint64_t[]){3, 40, 100, 0}) == sides, "and with one on either side");
    CHECK(t, alone(2, (uint64_t[]){2, 3, 100, 20}) == all, "a small sum below good takes all");
    CHECK(t, alone(2, (uint64_t[]){30, 20, 5, 0}) == all, "a small sum from good up does");
    CHECK(t, alone(2, (uint64_t[]){30, 20, 0, 0}) == all, "and so does none");
    CHECK(t, alone(1, (uint64_t[]){3, 40, 100, 20}) == all, "a grade alone on its side is the sum of it");
    CHECK(t, alone(0, (uint64_t[]){3, 40, 100, 20}) == CA_WITHHELD_GOOD, "a scale without a grade below good");
    CHECK(t, alone(2, (uint64_t[]){0, 0, 0, 0}) == 0, "of nobody there is nothing to withhold");
    CHECK(t, ca_disclose_row(&(ca_disclosure_rule){0, -1, 5, 20}, NULL) == 0, "nor of a tool without grades");
}

/* A table of COUNT rows of four grades, good from the third. */
static unsigned table_of(world *w, reader *r, size_t count, const uint64_t rows[][MOST_GRADES])
{
    begin(w, &(kind){{4, 2, 5, 20}, 0, {count, 0}}, r);
    for (size_t i = 0; i < count; i++)
        for (int g = 0; g < MOST_GRADES; g++) {
            w->counts[0][i][g] = rows[i][g];
            w->whole[g] += rows[i][g];
        }
    return ca_disclose_table(&w->of.rule, w->whole, ca_disclose_row(&w->of.rule, w->whole), &w->tables[0]) == 0
               ? w->tables[0].withheld
               : ~0U;
}

static void check_tables(check_tally *t)
{
    static const uint64_t ample[][MOST_GRADES] = {{10, 20, 30, 40}, {40, 30, 20, 10}, {9, 6, 8, 7}};
    static const uint64_t small_sum[][MOST_GRADES] = {{10, 10, 20, 20}, {8, 8, 18, 18}, {2, 2, 12, 14}};
    static const uint64_t small_grade[][MOST_GRADES] = {{10, 10, 20, 20}, {8, 8, 18, 18}, {2, 9, 12, 14}};
    world w;
    reader r;
    CHECK(t, table_of(&w, &r, 3, ample) == 0 && w.tables[0].folded == 0, "a table without small counts is published");
    CHECK(t, table_of(&w, &r, 3, small_sum) == CA_WITHHELD_GRADES, "a small sum of a row takes the level of all rows");
    CHECK(t, table_of(&w, &r, 3, small_grade) == CA_WITHHELD_BELOW, "and so does a small grade");
    CHECK(t, table_of(&w, &r, 1, small_grade + 2) == CA_WITHHELD_BELOW,
          "the one row of a table shows what the whole shows");
    w.whole[0]++, w.whole[1]--;
    CHECK(t, ca_disclose_table(&w.of.rule, w.whole, 0, &w.tables[0]) == -1,
          "rows that add up in all, but not grade by grade, are refused");
}

static bool folds(size_t count, const uint64_t totals[], size_t folded, const bool rows[])
{
    uint64_t counts[MOST_ROWS][MOST_GRADES] = {{0}};
    world w;
    reader r;
    for (size_t i = 0; i < count; i++)
        counts[i][3] = totals[i];
    bool as_said =
        table_of(&w, &r, count, (const uint64_t(*)[MOST_GRADES])counts) != ~0U && w.tables[0].folded == folded;
    for (size_t i = 0; i < count; i++)
        as_said = as_said && w.rows[0][i].folded == rows[i];
    return as_said;
}

static void check_folding(check_tally *t)
{
    CHECK(t, folds(3, (uint64_t[]){20, 30, 40}, 0, (bool[]){0, 0, 0}), "rows of enough audits are not folded");
    CHECK(t, folds(3, (uint64_t[]){19, 30, 40}, 2, (bool[]){1, 1, 0}), "a small row takes the next with it");
    CHECK(t, folds(3, (uint64_t[]){30, 19, 30}, 2, (bool[]){1, 1, 0}), "of two alike the first by name");
    CHECK(t, folds(3, (uint64_t[]){10, 10, 40}, 2, (bool[]){1, 1, 0}), "two that are enough together are one row");
    CHECK(t, folds(3, (uint64_t[]){10, 9, 40}, 3, (bool[]){1, 1, 1}), "if they are not, further ones do");
    CHECK(t, folds(2, (uint64_t[]){1, 40}, 2, (bool[]){1, 1}), "and so do all");
    CHECK(t, folds(1, (uint64_t[]){1}, 0, (bool[]){0}), "but one row alone is not folded");
    CHECK(t, folds(3, (uint64_t[]){0, 20, 30}, 0, (bool[]){0, 0, 0}), "a row without audits takes no part");
}

int main(int count, char **arguments)
{
    check_tally tally = {0};
    (void)arguments;
    check_alone(&tally);
    check_tables(&tally);
    check_folding(&tally);
    check_reader(&tally);
    check_small(&tally);
    if (count > 1)
        check_large(&tally);
    return CHECK_END(&tally);
}
